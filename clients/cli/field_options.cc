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

// An argument, as help names it.
struct Argument {
  std::string_view field;
  const char* dutch;
  const char* english;
};

constexpr std::array kArguments = {
    Argument{"name", "", ""},
    Argument{"parent", "programma", "programme"},
    Argument{"period", "periode", "period"},
    Argument{"periods", "periode", "period"},
    Argument{"programme", "programma", "programme"},
    Argument{"programmes", "programma", "programme"},
    Argument{"to_period", "laatste periode", "last period"},
    Argument{"unit", "eenheid", "unit"},
    Argument{"units", "eenheid", "unit"},
    Argument{"years", "jaar", "year"},
};

}  // namespace

std::string TypedName(const std::string& field, finance::Language language) {
  // `--line` can be given more than once.
  if (field == "lines" || field.starts_with("lines[")) return "--line";
  const auto* const known = std::ranges::find(kOptions, field, &Known::field);
  if (known != kOptions.end()) return std::string(known->option);
  // Of one of several, such as `units[0]`, the error says which.
  const bool of_list = field.ends_with(']');
  const std::string list = of_list ? field.substr(0, field.find('[')) : field;
  const auto* const argument = std::ranges::find(kArguments, list, &Argument::field);
  if (argument == kArguments.end()) return field;
  return language == finance::Language::kDutch ? argument->dutch : argument->english;
}

std::string TypedLead(const std::string& field, finance::Language language) {
  const std::string name = TypedName(field, language);
  return name.empty() ? "" : name + ": ";
}

}  // namespace rekenschap::cli
