#include "services/planning/domain/revision_rules.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"
#include "services/planning/domain/plausibility.h"
#include "services/planning/domain/reconciliation.h"

namespace rekenschap::planning {
namespace {

using finance::Finding;
using finance::Severity;

// Besluit verdeling sterkte en middelen politie, articles 3 and 6: 7 %.
constexpr std::int64_t kUsualDeviationLimit = 700;

void CheckRectifications(const Revision& revision, std::size_t table_index,
                         std::vector<Finding>& findings) {
  const Table& table = revision.tables[table_index];
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    const Line& line = table.lines[i];
    for (std::size_t j = 0; j < line.cells.size(); ++j) {
      const Cell& cell = line.cells[j];
      // What mutations derive is more precise than the paper that prints its rounding.
      const bool derived =
          revision.predecessor != 0 && cell.printed &&
          finance::IntervalOf(*cell.printed, line.may_be_negative).Contains(cell.worked_with);
      const bool differs = cell.printed && cell.printed->value != cell.worked_with &&
                           !(derived && !cell.rectification);
      if (differs == cell.rectification.has_value()) continue;
      Finding finding;
      finding.rule = differs ? "RECTIFICATION_MISSING" : "RECTIFICATION_IDLE";
      finding.severity = differs ? Severity::kFatal : Severity::kWarning;
      finding.field = absl::StrFormat("tables[%d].lines[%d].cells[%d]", table_index, i, j);
      finding.line = line.id;
      finding.given = finance::Quantity{table.measure, cell.worked_with};
      finding.params["column"] = finance::FormatColumn(cell.column);
      if (cell.printed) {
        finding.params["printed"] = cell.printed->text;
        finding.expected = finance::Quantity{table.measure, cell.printed->value};
        finding.difference =
            finance::Quantity{table.measure, cell.worked_with - cell.printed->value};
      }
      if (differs && revision.predecessor != 0) finding.params["derived"] = "true";
      findings.push_back(std::move(finding));
    }
  }
}

Finding OnColumn(const Table& table, std::size_t table_index, const ColumnReconciliation& column,
                 const char* rule, Severity severity, std::int64_t sum) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.field = absl::StrFormat("tables[%d]", table_index);
  finding.given = finance::Quantity{table.measure, sum};
  finding.expected = finance::Quantity{table.measure, column.printed_total->value};
  finding.difference = finance::Quantity{table.measure, sum - column.printed_total->value};
  finding.params["table"] = table.id;
  finding.params["column"] = finance::FormatColumn(column.column);
  finding.params["printed_total"] = column.printed_total->text;
  if (!column.suspects.empty()) {
    const Suspect& likeliest = column.suspects.front();
    if (!likeliest.line.empty()) finding.params["suspect"] = likeliest.line;
    finding.params["nominal_fit"] =
        finance::FormatPlain(finance::Quantity{table.measure, likeliest.nominal_fit});
  }
  return finding;
}

Finding OnRow(const Table& table, std::size_t table_index, const RowReconciliation& row) {
  Finding finding;
  finding.rule = "ROW_IRRECONCILABLE";
  finding.severity = Severity::kWarning;
  finding.field = absl::StrFormat("tables[%d]", table_index);
  finding.line = row.line;
  finding.given = finance::Quantity{table.measure, row.printed_sum};
  finding.expected = finance::Quantity{table.measure, row.printed_total.value};
  finding.difference = finance::Quantity{table.measure, row.printed_sum - row.printed_total.value};
  finding.params["table"] = table.id;
  finding.params["printed_total"] = row.printed_total.text;
  const Suspect& likeliest = row.suspects.front();
  if (!likeliest.column.empty()) finding.params["suspect"] = likeliest.column;
  finding.params["nominal_fit"] =
      finance::FormatPlain(finance::Quantity{table.measure, likeliest.nominal_fit});
  return finding;
}

// Sets given, expected and their difference.
absl::Status SetFigures(finance::Measure measure, std::int64_t given, std::int64_t expected,
                        Finding& finding) {
  ASSIGN_OR_RETURN(const std::int64_t difference, finance::CheckedSubtract(given, expected));
  finding.given = finance::Quantity{measure, given};
  finding.expected = finance::Quantity{measure, expected};
  finding.difference = finance::Quantity{measure, difference};
  return absl::OkStatus();
}

absl::Status CheckTotals(const Revision& revision, std::size_t table_index,
                         std::vector<Finding>& findings) {
  const Table& table = revision.tables[table_index];
  ASSIGN_OR_RETURN(const TableReconciliation reconciliation, Reconcile(revision, table));
  for (const ColumnReconciliation& column : reconciliation.columns) {
    if (column.printed == Fit::kIrreconcilable) {
      findings.push_back(OnColumn(table, table_index, column, "PRINT_IRRECONCILABLE",
                                  Severity::kWarning, *column.printed_lines_sum));
    }
    if (column.printed == Fit::kConsistentByRounding) {
      findings.push_back(OnColumn(table, table_index, column, "PRINT_FITS_BY_ROUNDING",
                                  Severity::kInfo, *column.printed_lines_sum));
    }
    if (column.worked_with == Fit::kIrreconcilable) {
      findings.push_back(
          OnColumn(table, table_index, column, "WORKED_WITH_MISFIT",
                   revision.reconciliation_override.empty() ? Severity::kFatal : Severity::kWarning,
                   column.worked_with_sum));
    }
  }
  for (const RowReconciliation& row : reconciliation.rows) {
    if (row.printed == Fit::kIrreconcilable) findings.push_back(OnRow(table, table_index, row));
  }
  return absl::OkStatus();
}

// The years of a euro line against what the strength that it pays for costs.
absl::Status CheckStrength(const Revision& revision, std::size_t table_index,
                           std::size_t line_index, std::vector<Finding>& findings) {
  const Table& table = revision.tables[table_index];
  const Line& line = table.lines[line_index];
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const Cell& cell = line.cells[i];
    ASSIGN_OR_RETURN(const auto cost, CostOfStrength(revision, table, line, cell.column));
    if (!cost || IsNearStrength(cell.worked_with, *cost)) continue;
    Finding finding;
    finding.rule = "STRENGTH_IMPLAUSIBLE";
    finding.severity = Severity::kWarning;
    finding.field = absl::StrFormat("tables[%d].lines[%d].cells[%d]", table_index, line_index, i);
    finding.line = line.id;
    finding.params["column"] = finance::FormatColumn(cell.column);
    finding.params["pays_for"] = line.pays_for;
    RETURN_IF_ERROR(SetFigures(table.measure, cell.worked_with, *cost, finding));
    findings.push_back(std::move(finding));
  }
  return absl::OkStatus();
}

// The line over the units in a column, by amounts and by what they leave to the key.
absl::StatusOr<finance::Division> DivisionIn(const finance::LinePlan& plan,
                                             finance::Column column) {
  const int year = column.is_structural() ? plan.series.years.rbegin()->first + 1 : column.year;
  ASSIGN_OR_RETURN(std::optional<finance::Division> division, finance::DivideYear(plan, year));
  return *std::move(division);
}

// What every unit gets, where amounts are given, against what the key would give it of what is not
// kept central. A unit that gets less because others get more is off the key as well.
absl::Status CheckDeviations(const Revision& revision, std::size_t table_index,
                             std::size_t line_index, std::vector<Finding>& findings) {
  const Table& table = revision.tables[table_index];
  const Line& line = table.lines[line_index];
  const AllocationKey* key = KeyOf(revision, line);
  if (key == nullptr) return absl::OkStatus();
  const std::int64_t limit = key->deviation_limit_basis_points.value_or(kUsualDeviationLimit);
  const finance::LinePlan plan = PlanOf(revision, table, line);
  for (const auto& [column, given] : line.amounts) {
    const Cell* cell = CellAt(line, column);
    if (cell == nullptr || plan.series.years.empty()) continue;
    ASSIGN_OR_RETURN(const finance::Division division, DivisionIn(plan, column));
    ASSIGN_OR_RETURN(const std::int64_t divided,
                     finance::CheckedSubtract(cell->worked_with, given.reserve));
    ASSIGN_OR_RETURN(const auto by_key, finance::Allocate(divided, key->weights));
    for (const finance::Share& share : division.units) {
      const auto found = std::ranges::find(by_key, share.id, &finance::Share::id);
      const std::int64_t expected = found == by_key.end() ? 0 : found->value;
      ASSIGN_OR_RETURN(std::int64_t allowed,
                       finance::MultiplyDivideHalfEven(expected < 0 ? -expected : expected, limit,
                                                       finance::kWholeBasisPoints));
      // What rounding leaves to those that are given no amount is no deviation.
      if (std::ranges::find(given.units, share.id, &finance::Share::id) == given.units.end()) {
        allowed = std::max<std::int64_t>(allowed, 1);
      }
      Finding finding;
      RETURN_IF_ERROR(SetFigures(table.measure, share.value, expected, finding));
      if (finding.difference->value <= allowed && finding.difference->value >= -allowed) continue;
      finding.rule = "UNIT_OFF_KEY";
      finding.severity = Severity::kWarning;
      finding.field = absl::StrFormat("tables[%d].lines[%d].unit_amounts", table_index, line_index);
      finding.line = line.id;
      finding.params["unit"] = share.id;
      finding.params["key"] = key->id;
      finding.params["column"] = finance::FormatColumn(column);
      finding.params["limit_basis_points"] = std::to_string(limit);
      findings.push_back(std::move(finding));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckExplanations(const Revision& revision, const RuleContext& context,
                               std::vector<Finding>& findings) {
  const ExplanationLadder& ladder = context.ladder == nullptr ? NationalLadder() : *context.ladder;
  const ExplanationStep& step = StepFor(ladder, context.article_size);
  for (std::size_t i = 0; i < revision.mutations.size(); ++i) {
    const Mutation& mutation = revision.mutations[i];
    const std::int64_t due =
        mutation.mutation_class == MutationClass::kTechnical ? step.technical : step.policy;
    ASSIGN_OR_RETURN(const std::int64_t weight, WeightOf(revision, mutation));
    const bool explained = mutation.explanation.find_first_not_of(" \t\r\n") != std::string::npos;
    if (explained || weight == 0 || weight < due) continue;
    Finding finding;
    RETURN_IF_ERROR(SetFigures(finance::Measure::kEuro, weight, due, finding));
    finding.rule = "EXPLANATION_MISSING";
    finding.severity = Severity::kFatal;
    finding.field = absl::StrFormat("mutations[%d].explanation", i);
    finding.params["mutation"] = mutation.id;
    finding.params["source"] = ladder.source;
    findings.push_back(std::move(finding));
  }
  return absl::OkStatus();
}

// Some steps may come at any time of the year.
bool HasAPlace(Phase phase) {
  return phase != Phase::kUnspecified && phase != Phase::kIncidentalSupplementary &&
         phase != Phase::kTechnicalCorrection;
}

void CheckPhase(const Revision& revision, const RuleContext& context,
                std::vector<Finding>& findings) {
  if (revision.budget_year == 0 || revision.budget_year != context.budget_year_before ||
      !HasAPlace(revision.phase) || !HasAPlace(context.phase_before) ||
      revision.phase >= context.phase_before) {
    return;
  }
  Finding finding;
  finding.rule = "PHASE_OUT_OF_ORDER";
  finding.severity = Severity::kWarning;
  finding.field = "phase";
  finding.params["phase"] = std::string(ToString(revision.phase));
  finding.params["phase_before"] = std::string(ToString(context.phase_before));
  finding.params["budget_year"] = std::to_string(revision.budget_year);
  findings.push_back(std::move(finding));
}

void CheckInstalments(const Revision& revision, std::vector<Finding>& findings) {
  const bool has_cash = std::ranges::any_of(revision.tables, [](const Table& table) {
    return table.basis == finance::Basis::kCash && table.direction == Direction::kExpenditure;
  });
  if (revision.instalments.empty() || has_cash) return;
  Finding finding;
  finding.rule = "INSTALMENTS_WITHOUT_CASH";
  finding.severity = Severity::kWarning;
  finding.field = "instalments";
  findings.push_back(std::move(finding));
}

}  // namespace

absl::StatusOr<std::vector<Finding>> FindingsOn(const Revision& revision,
                                                const RuleContext& context) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < revision.tables.size(); ++i) {
    CheckRectifications(revision, i, findings);
    RETURN_IF_ERROR(CheckTotals(revision, i, findings));
    for (std::size_t j = 0; j < revision.tables[i].lines.size(); ++j) {
      RETURN_IF_ERROR(CheckStrength(revision, i, j, findings));
      RETURN_IF_ERROR(CheckDeviations(revision, i, j, findings));
    }
  }
  RETURN_IF_ERROR(CheckLifetimes(revision, context.last_days, findings));
  RETURN_IF_ERROR(CheckExplanations(revision, context, findings));
  CheckPhase(revision, context, findings);
  CheckInstalments(revision, findings);
  return findings;
}

}  // namespace rekenschap::planning
