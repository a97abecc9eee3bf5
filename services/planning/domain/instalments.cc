#include "services/planning/domain/instalments.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/names.h"

namespace rekenschap::planning {
namespace {

absl::Status NotPlanned(const Revision& revision, const std::string& why,
                        std::map<std::string, std::string> facts) {
  base::ErrorDetails details;
  details.metadata = std::move(facts);
  details.reason = "INSTALMENTS_NOT_PLANNED";
  details.resource_name = finance::RevisionName(revision.programme, revision.number);
  std::string message = details.resource_name + " " + why;
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

}  // namespace

absl::StatusOr<std::vector<InstalmentDue>> InstalmentsOf(const Revision& revision, int year) {
  if (revision.instalments.empty()) {
    return NotPlanned(revision,
                      "has no schedule of instalments; give one in instalments with the next "
                      "revision",
                      {});
  }
  std::optional<std::int64_t> budget;
  for (const Table& table : revision.tables) {
    if (table.basis != finance::Basis::kCash || table.direction != Direction::kExpenditure) {
      continue;
    }
    for (const Line& line : table.lines) {
      const auto value = finance::ValueInYear(SeriesOf(table, line), year);
      if (!value) continue;
      ASSIGN_OR_RETURN(budget, finance::CheckedAdd(budget.value_or(0), *value));
    }
  }
  if (!budget) {
    return NotPlanned(
        revision,
        absl::StrFormat("has no cash budget for %d; give a line of expenditure on a cash "
                        "basis a figure for that year",
                        year),
        {{"year", std::to_string(year)}});
  }
  std::vector<finance::Weight> weights;
  for (std::size_t i = 0; i < revision.instalments.size(); ++i) {
    weights.push_back({absl::StrFormat("%03d", i), revision.instalments[i].share});
  }
  ASSIGN_OR_RETURN(const auto shares, finance::Allocate(*budget, std::move(weights)));
  std::vector<InstalmentDue> due;
  std::int64_t paid = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Instalment& instalment = revision.instalments[i];
    ASSIGN_OR_RETURN(paid, finance::CheckedAdd(paid, shares[i].value));
    due.push_back({finance::Date(std::chrono::year(year),
                                 std::chrono::month(static_cast<unsigned>(instalment.month)),
                                 std::chrono::day(static_cast<unsigned>(instalment.day))),
                   shares[i].value, paid, instalment.share});
  }
  return due;
}

}  // namespace rekenschap::planning
