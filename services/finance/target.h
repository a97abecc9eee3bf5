#ifndef REKENSCHAP_SERVICES_FINANCE_TARGET_H_
#define REKENSCHAP_SERVICES_FINANCE_TARGET_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/allocation.h"
#include "services/finance/column.h"
#include "services/finance/date.h"
#include "services/finance/period.h"
#include "services/finance/phasing.h"
#include "services/finance/series.h"

// What the plan says for a line at a period's end. Both services resolve targets with this code, so
// they resolve alike; a revision names the version that it was made for.
namespace rekenschap::finance {

// 2 knows phasing, amounts, reserves and handovers; what has none of them resolves as in 1.
inline constexpr int kTargetResolutionVersion = 2;

// What is given out of a line's figure by amount, before the key divides what is left.
struct GivenAmounts {
  std::vector<Share> units;  // by unit
  std::int64_t reserve = 0;  // stays central

  bool operator==(const GivenAmounts&) const = default;
};

// A unit that passes its targets on from a date, the first day of a month, as it is split, merged
// or renamed.
struct Handover {
  std::string from;
  Date date;
  std::vector<Weight> to;  // by unit

  bool operator==(const Handover&) const = default;
};

// All that decides a line's targets.
struct LinePlan {
  Series series;
  Phasing phasing;
  std::vector<Weight> weights;             // the key, by unit; may be empty
  std::map<Column, GivenAmounts> amounts;  // by column
  std::vector<Handover> handovers;         // by date; of one day in the order they are made

  bool operator==(const LinePlan&) const = default;
};

// A figure over the units.
struct Division {
  std::vector<Share> units;  // by unit
  std::int64_t reserve = 0;

  bool operator==(const Division&) const = default;
};

// The figures add up: `to_date` is the sum of its division, and so is `year`.
struct LineTarget {
  std::int64_t to_date = 0;
  std::int64_t year = 0;
  Division to_date_division;
  Division year_division;

  bool operator==(const LineTarget&) const = default;
};

// A year's value over the units, before any handover: first what is given by amount, then what is
// left by the key among the other units. Nothing where the series says nothing for the year.
// INVALID_ARGUMENT when something is left and nobody is there to get it.
absl::StatusOr<std::optional<Division>> DivideYear(const LinePlan& plan, int year);

// The target of the line at the period's end, as a whole and per unit. Nothing where the plan says
// nothing: no value for the year, for a stock none for where the year began, or nobody to divide
// over.
//
// First the whole is phased (FigureAt). Where the key alone divides the year, and for a stock the
// year before, it is then allocated by largest remainder. Else every unit goes its own way from its
// start to its value of the year, and the smallest units that rounding leaves go to the largest
// remainders, ties by unit. An opening position is spread by the key, and without one as the first
// year is.
//
// From a handover's date on, a unit's share of a stock is its successors', by their weights. Of a
// flow it keeps what it should have come to by then, as far as its share still holds that; what
// comes on top is theirs.
absl::StatusOr<std::optional<LineTarget>> TargetOf(const LinePlan& plan, const Period& period);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_TARGET_H_
