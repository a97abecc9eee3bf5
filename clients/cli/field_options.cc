#include "clients/cli/field_options.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rekenschap::cli {
namespace {

struct Known {
  std::string_view field;
  std::string_view option;
};

constexpr std::array kOptions = {
    Known{"as_of", "--as-of"},
    Known{"as_of_sequence", "--as-of"},
    Known{"confidence_basis_points", "--confidence"},
    Known{"decision.document", "--document"},
    Known{"decision.most_basis_points", "--at-most"},
    Known{"decision.reason", "--reason"},
    Known{"effective_date", "--date"},
    Known{"least_error_count", "--least-errors"},
    Known{"payment.amount", "--amount"},
    Known{"payment.corrects", "--corrects"},
    Known{"payment.document", "--document"},
    Known{"payment.payment_date", "--date"},
    Known{"payment.reason", "--reason"},
    Known{"policy.reason", "--reason"},
    Known{"reason", "--reason"},
    Known{"resource_prefix", "--resource"},
};

}  // namespace

std::string TypedName(const std::string& field) {
  // `--line` can be given more than once.
  if (field == "lines" || field.starts_with("lines[")) return "--line";
  const auto* const known = std::ranges::find(kOptions, field, &Known::field);
  return known == kOptions.end() ? field : std::string(known->option);
}

}  // namespace rekenschap::cli
