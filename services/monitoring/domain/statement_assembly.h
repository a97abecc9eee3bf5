#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_ASSEMBLY_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_ASSEMBLY_H_

#include <cstdint>
#include <map>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/calendar.h"
#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/domain/completeness.h"
#include "services/monitoring/domain/period_books.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/statement.h"

// From what is known at a place in the journal to a statement. Nothing of it depends on the clock,
// nor on the order in which the facts come.
namespace rekenschap::monitoring {

// What the journal knows of a version beside what it says itself.
struct VersionRecord {
  std::int64_t accept_sequence = 0;  // 0 while nobody had accepted it
  RuleVersions rules;

  bool operator==(const VersionRecord&) const = default;
};

// A unit that is compared, with the version that counts.
struct StatedUnit {
  std::string unit;
  std::optional<ReportVersion> current;  // of the period that counts
  std::optional<ReportVersion> earlier;  // else the last one before it
  bool ended = false;
  bool exempt = false;  // no report was asked of it on the period that counts
  // Of one that ended: its last report is not settled, so what is counted of it may still change.
  bool unsettled = false;
};

// All as of one place in the journal.
struct StatementFacts {
  Plan plan;
  std::int64_t arrival_sequence = 0;  // of the revision
  finance::Period period;
  StatementKind kind = StatementKind::kAccepted;
  DueDate due;
  StatementPosition position;
  std::vector<StatedUnit> positions;              // of every unit of UnitsToCompare, of the kind
  std::map<std::int64_t, VersionRecord> records;  // by the sequence of the versions in positions
  std::vector<Standing> standings;                // of the period
  std::vector<PeriodEvent> events;                // of the period
};

// OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<StatementContent> AssembleStatement(StatementFacts facts);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_ASSEMBLY_H_
