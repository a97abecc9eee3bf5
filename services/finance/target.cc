#include "services/finance/target.h"

#include <algorithm>
#include <utility>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {
namespace {

constexpr int kMonths = 12;

std::int64_t ShareOf(const std::vector<Share>& shares, const std::string& unit) {
  const auto found = std::ranges::lower_bound(shares, unit, {}, &Share::id);
  return found != shares.end() && found->id == unit ? found->value : 0;
}

Share& ShareFor(std::vector<Share>& shares, const std::string& unit) {
  const auto found = std::ranges::lower_bound(shares, unit, {}, &Share::id);
  if (found != shares.end() && found->id == unit) return *found;
  return *shares.insert(found, {unit, 0});
}

// The column that says what holds in a year.
Column ColumnOf(const Series& series, int year) {
  return series.years.contains(year) ? Column{year} : Column::Structural();
}

bool IsFirst(const Series& series, int year) { return year == series.years.begin()->first; }

// Whether nothing is given by amount in the year, nor where a stock comes from. No column says
// where it comes from in the first year.
bool ByKeyAlone(const LinePlan& plan, int year) {
  return !plan.weights.empty() && !plan.amounts.contains(ColumnOf(plan.series, year)) &&
         (plan.series.nature == Nature::kFlow || IsFirst(plan.series, year) ||
          !plan.amounts.contains(ColumnOf(plan.series, year - 1)));
}

bool GivesNothing(const std::vector<Weight>& weights) {
  return std::ranges::all_of(weights, [](const Weight& weight) { return weight.weight == 0; });
}

// The key without the units that are given an amount.
std::vector<Weight> WeightsOfOthers(const LinePlan& plan, const GivenAmounts& given) {
  std::vector<Weight> weights;
  for (const Weight& weight : plan.weights) {
    if (!std::ranges::binary_search(given.units, weight.id, {}, &Share::id)) {
      weights.push_back(weight);
    }
  }
  return weights;
}

// Where the units stand when a year of a stock begins.
absl::StatusOr<Division> StartDivision(const LinePlan& plan, int year, std::int64_t start,
                                       const Division& of_year) {
  if (plan.series.nature == Nature::kFlow) return Division();
  if (!IsFirst(plan.series, year)) {
    ASSIGN_OR_RETURN(std::optional<Division> before, DivideYear(plan, year - 1));
    return *std::move(before);
  }
  if (start == 0) return Division();
  // Nobody says how an opening position is spread: by the key, and without one as the first year.
  std::vector<Weight> weights = plan.weights;
  if (weights.empty()) {
    for (const Share& share : of_year.units) {
      weights.push_back({share.id, std::max<std::int64_t>(share.value, 0)});
    }
  }
  if (GivesNothing(weights)) return Division{{}, start};
  ASSIGN_OR_RETURN(std::vector<Share> shares, Allocate(start, std::move(weights)));
  return Division{std::move(shares), 0};
}

// Every unit on its way from its start to its value of the year, adding up to `total`.
absl::StatusOr<Division> OnTheWay(const LinePlan& plan, int year, const Fraction& elapsed,
                                  std::int64_t total) {
  ASSIGN_OR_RETURN(const std::optional<Division> end, DivideYear(plan, year));
  const std::int64_t start_of_line = *StartOf(plan.series, year);
  ASSIGN_OR_RETURN(const Division start, StartDivision(plan, year, start_of_line, *end));
  Division way;
  for (const Division* side : {&start, &*end}) {
    for (const Share& share : side->units) ShareFor(way.units, share.id);
  }
  std::vector<Journey> journeys;
  journeys.reserve(way.units.size() + 1);
  for (const Share& share : way.units) {
    journeys.push_back({ShareOf(start.units, share.id), ShareOf(end->units, share.id)});
  }
  journeys.push_back({start.reserve, end->reserve});  // last: the units come first in a tie
  ASSIGN_OR_RETURN(const std::vector<std::int64_t> figures,
                   Apportion(total, journeys, elapsed.numerator, elapsed.denominator));
  for (std::size_t i = 0; i < way.units.size(); ++i) way.units[i].value = figures[i];
  way.reserve = figures.back();
  return way;
}

// The line's division at the end of a month, before any handover.
absl::StatusOr<Division> Undisturbed(const LinePlan& plan, int year, int month) {
  ASSIGN_OR_RETURN(const auto figure, FigureAt(plan.phasing, plan.series, year, month));
  if (ByKeyAlone(plan, year)) {
    ASSIGN_OR_RETURN(std::vector<Share> shares, Allocate(*figure, plan.weights));
    return Division{std::move(shares), 0};
  }
  ASSIGN_OR_RETURN(const auto elapsed, ElapsedAt(plan.phasing, plan.series, year, month));
  return OnTheWay(plan, year, *elapsed, *figure);
}

// From which month of the year on a handover counts: 1 when it is older, 13 when it is yet to come.
int MonthOf(const Handover& handover, int year) {
  const int handover_year = static_cast<int>(handover.date.year());
  if (handover_year != year) return handover_year < year ? 1 : kMonths + 1;
  return static_cast<int>(static_cast<unsigned>(handover.date.month()));
}

// Passes on what the unit has, except for what it keeps of what it `had`. A line in which it has no
// part has none for its successors.
absl::Status PassOn(const Handover& handover, std::int64_t had, Division& division) {
  if (!std::ranges::binary_search(division.units, handover.from, {}, &Share::id)) {
    return absl::OkStatus();
  }
  const std::int64_t share = ShareOf(division.units, handover.from);
  const std::int64_t kept =
      std::clamp(had, std::min<std::int64_t>(share, 0), std::max<std::int64_t>(share, 0));
  ASSIGN_OR_RETURN(const std::vector<Share> received, Allocate(share - kept, handover.to));
  if (kept != 0) {
    ShareFor(division.units, handover.from).value = kept;
  } else {
    std::erase_if(division.units, [&](const Share& s) { return s.id == handover.from; });
  }
  for (const Share& part : received) {
    Share& to = ShareFor(division.units, part.id);
    ASSIGN_OR_RETURN(to.value, CheckedAdd(to.value, part.value));
  }
  return absl::OkStatus();
}

// The line's division at the end of a month. `before`: the divisions, for a flow, at the end of the
// month before each month of the year in which a unit passes its targets on.
absl::StatusOr<Division> DivideAt(const LinePlan& plan, int year, int month,
                                  const std::map<int, Division>& before) {
  ASSIGN_OR_RETURN(Division division, Undisturbed(plan, year, month));
  for (const Handover& handover : plan.handovers) {
    const int made = MonthOf(handover, year);
    if (made > month) continue;
    const auto had = before.find(made);
    RETURN_IF_ERROR(PassOn(
        handover, had == before.end() ? 0 : ShareOf(had->second.units, handover.from), division));
  }
  return division;
}

absl::StatusOr<std::map<int, Division>> DivisionsBefore(const LinePlan& plan, int year) {
  std::map<int, Division> before;
  if (plan.series.nature == Nature::kStock || plan.handovers.empty()) return before;
  for (int month = 2; month <= kMonths; ++month) {
    if (std::ranges::none_of(plan.handovers, [&](const Handover& handover) {
          return MonthOf(handover, year) == month;
        })) {
      continue;
    }
    ASSIGN_OR_RETURN(before[month], DivideAt(plan, year, month - 1, before));
  }
  return before;
}

}  // namespace

absl::StatusOr<std::optional<Division>> DivideYear(const LinePlan& plan, int year) {
  const std::optional<std::int64_t> value = ValueInYear(plan.series, year);
  if (!value) return std::nullopt;
  const Column column = ColumnOf(plan.series, year);
  const auto found = plan.amounts.find(column);
  const GivenAmounts given = found == plan.amounts.end() ? GivenAmounts() : found->second;
  Division division{given.units, given.reserve};
  ASSIGN_OR_RETURN(std::int64_t left, CheckedSubtract(*value, given.reserve));
  for (const Share& share : given.units) {
    ASSIGN_OR_RETURN(left, CheckedSubtract(left, share.value));
  }
  const std::vector<Weight> others = WeightsOfOthers(plan, given);
  if (GivesNothing(others)) {
    for (const Weight& weight : others) ShareFor(division.units, weight.id);
    if (left == 0) return division;
    return absl::InvalidArgumentError(absl::StrFormat(
        "what is given in %s is %d short of the line's figure, in its smallest unit, and no key "
        "divides the rest",
        FormatColumn(column), left));
  }
  ASSIGN_OR_RETURN(const std::vector<Share> shares, Allocate(left, others));
  for (const Share& share : shares) ShareFor(division.units, share.id).value = share.value;
  return division;
}

absl::StatusOr<std::optional<LineTarget>> TargetOf(const LinePlan& plan, const Period& period) {
  if (plan.weights.empty() && plan.amounts.empty()) return std::nullopt;
  const int month = static_cast<int>(static_cast<unsigned>(LastDay(period).month()));
  ASSIGN_OR_RETURN(const auto to_date, FigureAt(plan.phasing, plan.series, period.year, month));
  if (!to_date) return std::nullopt;
  LineTarget target;
  target.to_date = *to_date;
  target.year = *ValueInYear(plan.series, period.year);
  ASSIGN_OR_RETURN(const auto before, DivisionsBefore(plan, period.year));
  ASSIGN_OR_RETURN(target.year_division, DivideAt(plan, period.year, kMonths, before));
  if (month == kMonths) {
    target.to_date_division = target.year_division;
  } else {
    ASSIGN_OR_RETURN(target.to_date_division, DivideAt(plan, period.year, month, before));
  }
  return target;
}

}  // namespace rekenschap::finance
