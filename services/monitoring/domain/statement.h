#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/finding.h"
#include "services/finance/quantity.h"
#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/domain/plan_paper.h"
#include "services/monitoring/domain/rules.h"

// What an accountability statement (verantwoordingsstaat) says. Its fields are those of the
// contract (rekenschap.monitoring.v1.StatementContent), in their order, where they are documented;
// resources go by their names, and days and periods are written out.
namespace rekenschap::monitoring {

// How far the report of a unit is.
enum class StatementState { kMissing, kSubmitted, kReturned, kAccepted, kExempt };

// Whose figures count.
enum class StatementKind { kAccepted, kProvisional };

struct StatementPlan {
  std::string revision;
  std::string title;
  std::string content_hash;
  Document adopted_by;
  std::optional<Document> printed_in;
  std::int64_t record_sequence = 0;
  std::int64_t adopt_sequence = 0;
  std::int64_t arrival_sequence = 0;
  bool tables_kept = false;

  bool operator==(const StatementPlan&) const = default;
};

struct StatementPosition {
  std::string store_id;
  std::int64_t sequence = 0;
  std::string chain_hash;
  std::string date;

  bool operator==(const StatementPosition&) const = default;
};

struct StatementCoverage {
  std::int64_t expected = 0;
  std::int64_t received = 0;
  std::int64_t accepted = 0;
  std::int64_t on_time = 0;
  std::int64_t late = 0;
  std::int64_t nil = 0;
  std::int64_t returned = 0;
  std::int64_t missing = 0;
  std::int64_t exempt = 0;
  std::int64_t counted = 0;

  bool operator==(const StatementCoverage&) const = default;
};

struct StatementUnit {
  std::string unit;
  std::string title;
  StatementState state = StatementState::kMissing;
  std::string report;
  std::string first_submit_date;
  std::int64_t days_late = 0;
  bool nil = false;
  bool correction_pending = false;
  bool counted = false;
  std::string reason;

  bool operator==(const StatementUnit&) const = default;
};

struct StatementCell {
  std::string column;
  std::string printed;
  std::optional<finance::Quantity> worked_with;
  std::optional<Rectification> rectification;

  bool operator==(const StatementCell&) const = default;
};

struct StatementFigures {
  std::optional<finance::Quantity> target;
  std::optional<finance::Quantity> year_target;
  std::optional<finance::Quantity> realised;
  std::optional<finance::Quantity> committed;
  std::optional<finance::Quantity> deployable;
  std::optional<finance::Quantity> forecast;
  std::optional<finance::Quantity> difference;
  std::optional<std::int64_t> difference_basis_points;
  Comparison status = Comparison::kMissing;
  std::int64_t expected = 0;
  std::int64_t received = 0;
  std::optional<finance::Quantity> covered_target;
  std::optional<finance::Quantity> central_reserve;

  bool operator==(const StatementFigures&) const = default;
};

struct StatementCarried {
  std::string period;
  std::optional<finance::Quantity> realised;
  std::string report;

  bool operator==(const StatementCarried&) const = default;
};

struct StatementUnitFigures {
  std::string unit;
  std::optional<StatementFigures> figures;
  std::string report;
  bool unit_ended = false;
  std::optional<StatementCarried> carried;

  bool operator==(const StatementUnitFigures&) const = default;
};

struct StatementLine {
  std::string line;
  std::string title;
  std::vector<StatementCell> cells;
  std::string printed_row_total;
  std::optional<StatementFigures> figures;
  std::vector<StatementUnitFigures> units;

  bool operator==(const StatementLine&) const = default;
};

struct StatementTable {
  std::string id;
  std::string title;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Nature nature = finance::Nature::kFlow;
  finance::Basis basis = finance::Basis::kNone;
  bool receipts = false;
  std::int64_t print_unit = 1;
  std::vector<StatementLine> lines;
  std::vector<StatementCell> totals;
  std::string printed_grand_total;
  std::optional<StatementFigures> total;

  bool operator==(const StatementTable&) const = default;
};

struct StatementReport {
  std::string report;
  std::string content_hash;
  std::string submitter;
  std::int64_t submit_sequence = 0;
  std::string reviewer;
  std::int64_t accept_sequence = 0;
  std::int64_t revision_number = 0;
  std::string revision_hash;
  std::int64_t rule_set = 0;
  std::string correction_reason;
  bool carried = false;
  std::int64_t policy_version = 0;

  bool operator==(const StatementReport&) const = default;
};

struct StatementFinding {
  std::string report;
  finance::Finding finding;

  bool operator==(const StatementFinding&) const = default;
};

struct StatementExplanation {
  std::string report;
  std::string line;
  std::string text;
  std::string cause;  // POLICY; empty for one that is not coded
  std::optional<finance::Quantity> amount;

  bool operator==(const StatementExplanation&) const = default;
};

struct StatementCorrection {
  std::string report;
  std::string line;
  std::string period;
  std::optional<finance::Quantity> amount;
  std::string reason;

  bool operator==(const StatementCorrection&) const = default;
};

struct StatementPeriodEvent {
  bool closed = false;
  std::string principal;
  std::string reason;
  std::int64_t sequence = 0;

  bool operator==(const StatementPeriodEvent&) const = default;
};

// All that a statement says and its hash covers.
struct StatementContent {
  static constexpr std::int64_t kFormat = 1;

  std::int64_t format_version = kFormat;
  std::string programme;
  std::string programme_title;
  std::string period;
  std::string start_date;
  std::string end_date;
  std::string due_date;
  std::string due_source;
  Purpose purpose;
  StatementKind kind = StatementKind::kAccepted;
  bool period_closed = false;
  bool provisional = false;
  StatementPlan plan;
  StatementPosition position;
  StatementCoverage coverage;
  std::vector<StatementUnit> units;
  std::vector<StatementTable> tables;
  std::vector<StatementReport> reports;
  std::vector<RuleVersions> rule_sets;
  std::vector<StatementFinding> findings;
  std::vector<StatementExplanation> explanations;
  std::vector<StatementCorrection> prior_corrections;
  std::vector<StatementPeriodEvent> events;

  bool operator==(const StatementContent&) const = default;
};

// Whose figures a statement is of, and whether it may still change: what a list tells of it.
struct StatementStanding {
  StatementKind kind = StatementKind::kAccepted;
  bool period_closed = false;
  bool provisional = false;

  bool operator==(const StatementStanding&) const = default;
};

inline StatementStanding StandingIn(const StatementContent& content) {
  return {content.kind, content.period_closed, content.provisional};
}

// A statement as it stands, with the record of its freezing.
struct Statement {
  std::string programme;
  finance::Period period;
  std::int64_t number = 0;
  StatementContent content;
  std::string content_hash;
  std::string principal;
  std::int64_t freeze_time_micros = 0;
  std::int64_t sequence = 0;

  bool operator==(const Statement&) const = default;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_H_
