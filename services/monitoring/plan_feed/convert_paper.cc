#include "services/monitoring/plan_feed/convert_paper.h"

#include <algorithm>
#include <utility>

#include "services/base/status/status.h"

namespace rekenschap::monitoring {
namespace {

Document DocumentOf(const type::v1::Document& in) {
  return {in.number(), in.title(), in.date(), in.uri()};
}

absl::StatusOr<PaperLine> LineOf(const planning::v1::Line& in) {
  PaperLine line{in.id(), {}, in.printed_row_total()};
  for (const planning::v1::Cell& given : in.cells()) {
    if (given.printed().empty() && !given.has_rectification()) continue;
    PaperCell& cell = line.cells.emplace_back();
    ASSIGN_OR_RETURN(cell.column, ColumnOf(given));
    cell.printed = given.printed();
    if (given.has_rectification()) {
      const planning::v1::Rectification& why = given.rectification();
      cell.rectification = {why.reason(), why.author(), why.date()};
    }
  }
  std::ranges::sort(line.cells, {}, &PaperCell::column);
  return line;
}

absl::StatusOr<PaperTable> TableOf(const planning::v1::Table& in) {
  PaperTable table;
  table.id = in.id();
  table.title = in.title();
  table.print_unit = std::max<std::int64_t>(in.print_unit_count(), 1);
  for (const planning::v1::Line& given : in.lines()) {
    ASSIGN_OR_RETURN(PaperLine line, LineOf(given));
    table.lines.push_back(std::move(line));
  }
  for (const planning::v1::PrintedTotal& given : in.printed_totals()) {
    ASSIGN_OR_RETURN(const finance::Column column, ColumnOf(given));
    table.printed_totals.push_back({column, given.printed()});
  }
  std::ranges::sort(table.printed_totals, {}, &PaperTotal::column);
  table.printed_grand_total = in.printed_grand_total();
  return table;
}

}  // namespace

Purpose PurposeOf(const planning::v1::Programme& in) {
  Purpose purpose;
  for (const type::v1::Document& given : in.legal_basis()) {
    purpose.legal_basis.push_back(DocumentOf(given));
  }
  purpose.budget_chapter = in.budget_chapter();
  purpose.budget_article = in.budget_article();
  purpose.instrument = in.instrument();
  return purpose;
}

absl::StatusOr<RevisionPaper> PaperOf(const planning::v1::Revision& in) {
  RevisionPaper paper;
  paper.title = in.title();
  if (in.has_printed_in()) paper.printed_in = DocumentOf(in.printed_in());
  paper.adopted_by = DocumentOf(in.adopted_by());
  paper.sequence = in.sequence();
  paper.adopt_sequence = in.adopt_sequence();
  for (const planning::v1::Table& given : in.tables()) {
    ASSIGN_OR_RETURN(PaperTable table, TableOf(given));
    paper.tables.push_back(std::move(table));
  }
  return paper;
}

}  // namespace rekenschap::monitoring
