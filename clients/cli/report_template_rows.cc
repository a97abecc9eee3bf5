#include "clients/cli/report_template_rows.h"

#include <algorithm>

#include "clients/cli/explanation_words.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/report_explanations.h"
#include "clients/cli/table.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using monitoring::v1::ComparisonRow;
using Role = TemplateCell::Role;

finance::Measure MeasureOf(const ComparisonRow& row) {
  switch (row.measure()) {
    case type::v1::MEASURE_FTE:
      return finance::Measure::kFte;
    case type::v1::MEASURE_COUNT:
      return finance::Measure::kCount;
    default:
      return finance::Measure::kEuro;
  }
}

std::string_view KindOf(finance::Measure measure) {
  switch (measure) {
    case finance::Measure::kFte:
      return "fte";
    case finance::Measure::kCount:
      return "count";
    case finance::Measure::kEuro:
      break;
  }
  return "euro";
}

TemplateCell Label(std::string text) { return {Role::kLabel, std::move(text), std::nullopt}; }

TemplateCell Label(bool is_set, const type::v1::Quantity& quantity) {
  return {Role::kLabel, "", is_set ? wire::FromProto(quantity) : std::nullopt};
}

// What the reader sees in a column that fills nothing.
TemplateCell ReadersCell(std::string_view column, const ComparisonRow& row,
                         const std::string& period, Language language) {
  const bool here = row.has_realised();
  if (column == "description") {
    const char* receipts = language == Language::kDutch ? " (ontvangsten)" : " (receipts)";
    return Label(row.line_title() + (row.receipts() ? receipts : ""));
  }
  if (column == "target") return Label(row.has_target(), row.target());
  if (column == "target year") return Label(row.has_year_target(), row.year_target());
  if (column == "accepted") {
    return here ? Label(true, row.realised())
                : Label(row.carried().has_realised(), row.carried().realised());
  }
  if (column == "accepted period") return Label(here ? period : row.carried().period());
  return Label("");
}

// The cell of a figure or a text that the unit fills in.
TemplateCell EntryCell(std::string_view field, finance::Measure measure) {
  const std::size_t dot = field.find('.');
  const std::string_view start = field.substr(0, dot == std::string_view::npos ? 0 : dot);
  const bool figure = start == "euro" || start == "fte" || start == "count";
  if (figure && start != KindOf(measure)) return {};
  const bool must = field == "euro.spent_eurocents" || field == "fte.in_post_fte_thousandths" ||
                    field == "count.realised_count";
  // A correction of an earlier period is a row of its own.
  if (field == "corrected_period") return {};
  return {must ? Role::kMust : Role::kMay, "", std::nullopt};
}

TemplateRow RowOf(const ComparisonRow& row, const std::string& programme, const std::string& period,
                  Language language) {
  TemplateRow made{MeasureOf(row), {}};
  for (const KnownColumn& column : KnownColumns()) {
    if (column.field.empty()) {
      made.cells.push_back(ReadersCell(column.english, row, period, language));
    } else if (column.field == "programme") {
      made.cells.push_back(Label(programme));
    } else if (column.field == "unit") {
      made.cells.push_back(Label(LastPart(row.unit())));
    } else if (column.field == "period") {
      made.cells.push_back(Label(period));
    } else if (column.field == "line") {
      made.cells.push_back(Label(row.line()));
    } else {
      made.cells.push_back(EntryCell(column.field, made.measure));
    }
  }
  return made;
}

}  // namespace

std::vector<TemplateRow> TemplateRowsOf(const monitoring::v1::ComparePlanResponse& response,
                                        const std::string& programme, const std::string& period,
                                        bool ended, Language language) {
  std::vector<const ComparisonRow*> rows;
  for (const ComparisonRow& row : response.rows()) {
    if (!row.unit().empty() && !row.line().empty() && (ended || !row.unit_ended())) {
      rows.push_back(&row);
    }
  }
  std::ranges::stable_sort(rows, {}, [](const ComparisonRow* row) { return row->unit(); });
  std::vector<TemplateRow> made;
  for (const ComparisonRow* row : rows) made.push_back(RowOf(*row, programme, period, language));
  return made;
}

std::vector<std::string> ChoicesFor(std::string_view field, Language language) {
  return field == kExplanationCause ? CauseChoices(language) : std::vector<std::string>();
}

}  // namespace rekenschap::cli
