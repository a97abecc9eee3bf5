#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PLAN_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PLAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/period.h"
#include "services/finance/quantity.h"
#include "services/finance/target.h"
#include "services/monitoring/domain/plan_paper.h"

// What monitoring knows of the plans: a copy of what planning decided.
namespace rekenschap::monitoring {

// An organisation that reports.
struct Unit {
  std::string id;
  std::string title;
  finance::Date valid_from;
  std::optional<finance::Date> valid_until;  // the last day
  std::string parent = {};                   // the unit above it, an id; empty for a root

  bool operator==(const Unit&) const = default;
};

// Whether the unit exists on that day.
bool IsValidOn(const Unit& unit, finance::Date day);

// From when a deviation asks for an explanation: above the larger of the share of the target and
// the amount.
struct DeviationThreshold {
  std::int64_t share_basis_points = 500;
  std::int64_t amount_eurocents = 1'000'000;
  std::int64_t amount_fte_thousandths = 500;
  std::int64_t amount_count = 0;

  bool operator==(const DeviationThreshold&) const = default;
};

// Of lines in that measure.
std::int64_t AmountOf(const DeviationThreshold& threshold, finance::Measure measure);

// One earmarked purpose.
struct Programme {
  std::string id;
  std::string title;
  finance::PeriodKind cadence = finance::PeriodKind::kQuarter;
  DeviationThreshold threshold;
  std::vector<Unit> units;  // those that take part, by id
  Purpose purpose;          // empty in copies that arrived before it was kept
  std::vector<Unit> above;  // those above them in the tree that do not take part, by id

  bool operator==(const Programme&) const = default;
};

// One thing that is planned and realised. Where the plan divides it over nobody there is no target:
// it is reported and followed.
struct PlanLine {
  std::string id;
  std::string title;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Basis basis = finance::Basis::kNone;
  bool receipts = false;  // its euros are received, not spent
  bool may_be_negative = false;
  std::string pays_for;  // the fte line that a euro line pays for; empty for none, or not known
  finance::LinePlan plan;

  bool operator==(const PlanLine&) const = default;
};

// One adopted revision.
struct PlanRevision {
  std::int64_t number = 0;
  std::string content_hash;
  std::string adopted_by;       // the paper's number
  std::string adopted_date;     // and its date, ISO 8601
  std::vector<PlanLine> lines;  // in the order of the plan
  RevisionPaper paper;

  bool operator==(const PlanRevision&) const = default;
};

// A programme with the revision that is worked with. Never changes once made.
struct Plan {
  Programme programme;
  PlanRevision revision;
};

// The unit if it takes part, else null.
const Unit* FindUnit(const Programme& programme, const std::string& id);
const PlanLine* FindLine(const PlanRevision& revision, const std::string& id);

// What the plan says for a unit.
struct UnitTarget {
  std::int64_t to_date = 0;
  std::int64_t year = 0;

  bool operator==(const UnitTarget&) const = default;
};

// The unit's part of a line's target. Nothing for a unit that the plan does not name. One that gets
// its targets later in the year has 0 until then; one that has passed them on by the year's end has
// 0 there, or of a flow what it keeps.
std::optional<UnitTarget> TargetOfUnit(const finance::LineTarget& target, const std::string& unit);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PLAN_H_
