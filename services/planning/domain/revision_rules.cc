#include "services/planning/domain/revision_rules.h"

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/notation.h"
#include "services/planning/domain/reconciliation.h"

namespace rekenschap::planning {
namespace {

using finance::Finding;
using finance::Severity;

void CheckRectifications(const Table& table, std::size_t table_index,
                         std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    const Line& line = table.lines[i];
    for (std::size_t j = 0; j < line.cells.size(); ++j) {
      const Cell& cell = line.cells[j];
      const bool differs = cell.printed && cell.printed->value != cell.worked_with;
      if (differs == cell.rectification.has_value()) continue;
      Finding finding;
      finding.rule = differs ? "RECTIFICATION_MISSING" : "RECTIFICATION_IDLE";
      finding.severity = differs ? Severity::kFatal : Severity::kWarning;
      finding.field = absl::StrFormat("tables[%d].lines[%d].cells[%d]", table_index, i, j);
      finding.line = line.id;
      finding.given = finance::Quantity{table.measure, cell.worked_with};
      finding.params["column"] = finance::FormatColumn(cell.column);
      if (cell.printed) finding.params["printed"] = cell.printed->text;
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
    finding.params["suspect"] = likeliest.line.empty() ? "total" : likeliest.line;
    finding.params["nominal_fit"] =
        finance::FormatPlain(finance::Quantity{table.measure, likeliest.nominal_fit});
  }
  return finding;
}

absl::Status CheckTotals(const Revision& revision, std::size_t table_index,
                         std::vector<Finding>& findings) {
  const Table& table = revision.tables[table_index];
  ASSIGN_OR_RETURN(const std::vector<ColumnReconciliation> columns, Reconcile(table));
  for (const ColumnReconciliation& column : columns) {
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
  return absl::OkStatus();
}

std::string Param(const Finding& finding, const std::string& name) {
  const auto found = finding.params.find(name);
  return found == finding.params.end() ? "" : found->second;
}

}  // namespace

absl::StatusOr<std::vector<Finding>> FindingsOn(const Revision& revision) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < revision.tables.size(); ++i) {
    CheckRectifications(revision.tables[i], i, findings);
    RETURN_IF_ERROR(CheckTotals(revision, i, findings));
  }
  return findings;
}

FindingText TextOf(const Finding& finding) {
  const std::string column = Param(finding, "column");
  const auto amount = [](const std::optional<finance::Quantity>& quantity) {
    return quantity ? finance::FormatQuantity(*quantity, finance::Language::kEnglish) : "";
  };
  if (finding.rule == "RECTIFICATION_MISSING") {
    return {
        absl::StrFormat("line %s works with %s in %s where %s is printed, without a reason",
                        finding.line, amount(finding.given), column, Param(finding, "printed")),
        "add a rectification with its reason, author and date, or work with the printed figure"};
  }
  if (finding.rule == "RECTIFICATION_IDLE") {
    return {absl::StrFormat("line %s has a rectification in %s but works with what is printed",
                            finding.line, column),
            "give the value that is worked with instead, or leave the rectification out"};
  }
  const std::string sums = absl::StrFormat(
      "in table %s, column %s, the lines add up to %s against a printed total of %s",
      Param(finding, "table"), column, amount(finding.given), Param(finding, "printed_total"));
  if (finding.rule == "PRINT_FITS_BY_ROUNDING") {
    return {sums + "; the figures that they were rounded from can fit", "nothing has to be done"};
  }
  if (finding.rule == "WORKED_WITH_MISFIT") {
    return {
        "worked with: " + sums + "; no rounding allows it",
        "rectify the figure at fault with its reason, or say in reconciliation_override why the "
        "plan stands as it is"};
  }
  return {"as printed: " + sums + "; no rounding allows it",
          absl::StrFormat("the likeliest cause is %s, for which %s would fit; a rectification "
                          "stands beside the print and never replaces it",
                          Param(finding, "suspect"), Param(finding, "nominal_fit"))};
}

}  // namespace rekenschap::planning
