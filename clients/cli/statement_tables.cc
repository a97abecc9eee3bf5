#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

#include "clients/cli/compare_columns.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/statement_columns.h"
#include "clients/cli/statement_document.h"
#include "clients/cli/statement_notes.h"
#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"

// The figures of a statement: as papers lay them out, exactly, and per unit.
namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementCell;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementLine;
using monitoring::v1::StatementTable;

// How the table prints its lines: as many decimals as any of the prints has. Without prints, as
// many as its figures need.
Scale ScaleOf(const StatementTable& table) {
  const finance::Measure measure = MeasureOf(table.measure());
  std::vector<std::int64_t> values;
  int decimals = -1;
  for (const StatementLine& line : table.lines()) {
    for (const StatementCell& cell : line.cells()) {
      if (const auto written = finance::ReadDutch(cell.printed()); written.ok()) {
        decimals = std::max(decimals, written->decimals);
      } else {
        values.push_back(ValueOf(cell.worked_with()));
      }
    }
  }
  if (decimals < 0) return ScaleFor(measure, table.print_unit_count(), values);
  Scale scale = PrintScale(measure, table.print_unit_count(), {});
  while (scale.decimals < decimals && scale.step > 1) {
    scale.step /= 10;
    ++scale.decimals;
  }
  while (scale.decimals > decimals) {
    scale.step *= 10;
    --scale.decimals;
  }
  return scale;
}

// A figure in the precision of the print, rounded half to even.
Cell RoundedCell(const Session& session, const Scale& scale, bool is_set,
                 const type::v1::Quantity& quantity) {
  if (!is_set) return {"-", " "};
  const auto rounded = finance::MultiplyDivideHalfEven(ValueOf(quantity), 1, scale.step);
  if (!rounded.ok()) return {"-", " "};
  return {finance::FormatFigure(*rounded, scale.decimals, session.language())};
}

// A figure of the plan as it is printed, marked where another is worked with.
Cell PrintCell(const Session& session, const Scale& scale, const StatementCell& cell) {
  if (cell.printed().empty()) return RoundedCell(session, scale, true, cell.worked_with());
  return {cell.printed() + (cell.has_rectification() ? "*" : "")};
}

// What stands beside the print: the target, perhaps that of those that count, what was realised and
// the difference.
std::size_t BesideCount(bool covered) { return covered ? 4 : 3; }

std::vector<Cell> BesideCells(const Session& session, const Scale& scale, bool is_set,
                              const StatementFigures& figures, bool covered) {
  if (!is_set) return std::vector<Cell>(BesideCount(covered), "");
  const auto rounded = [&](bool is_given, const type::v1::Quantity& quantity) {
    return RoundedCell(session, scale, is_given, quantity);
  };
  std::vector<Cell> cells = {rounded(figures.has_target(), figures.target())};
  if (covered) cells.push_back(rounded(figures.has_covered_target(), figures.covered_target()));
  cells.push_back(rounded(figures.has_realised(), figures.realised()));
  cells.push_back(rounded(figures.has_difference(), figures.difference()));
  return cells;
}

bool HasPrint(const StatementTable& table) {
  for (const StatementLine& line : table.lines()) {
    for (const StatementCell& cell : line.cells()) {
      if (!cell.printed().empty()) return true;
    }
  }
  return false;
}

bool HasPrintedTotal(const StatementTable& table) {
  return !table.printed_grand_total().empty() ||
         std::ranges::any_of(table.totals(),
                             [](const StatementCell& total) { return !total.printed().empty(); });
}

// What is printed and what came of it are totals of their own: nothing printed is realised.
template <class Add>
void AddTotals(const Session& session, const StatementTable& table, const Add& add) {
  const bool print = HasPrint(table);
  if (print && HasPrintedTotal(table)) {
    add(session.Say("Totaal (gedrukt)", "Total (printed)"), table.totals(),
        table.printed_grand_total(), false, table.total(), true);
  }
  if (table.has_total() || (!print && table.totals_size() > 0)) {
    using Cells = std::decay_t<decltype(table.totals())>;
    add(session.Say("Totaal", "Total"), print ? Cells() : table.totals(),
        print ? "" : table.printed_grand_total(), table.has_total(), table.total(), print);
  }
}

Table PaperTable(const Session& session, const std::string& period, const StatementTable& table,
                 const Scale& scale) {
  std::set<std::string> columns;  // the structural one sorts after the years
  for (const StatementCell& total : table.totals()) columns.insert(total.column());
  bool row_totals = !table.printed_grand_total().empty();
  for (const StatementLine& line : table.lines()) {
    row_totals = row_totals || !line.printed_row_total().empty();
  }
  Table out;
  out.columns = {{session.Say("regel", "line")}};
  for (const std::string& column : columns) {
    out.columns.push_back({PaperColumnTitle(session, column), true});
  }
  if (row_totals) out.columns.push_back({session.Say("Totaal", "Total"), true});
  const bool covered = HasOtherTarget(table);
  out.columns.push_back({session.Say("doel ", "target ") + period, true});
  if (covered) out.columns.push_back(CoveredTargetColumn(session));
  out.columns.push_back({session.Say("realisatie", "realised"), true});
  out.columns.push_back({session.Say("verschil", "difference"), true});
  const auto add = [&](const std::string& title, const auto& cells, const std::string& row_total,
                       bool has_figures, const StatementFigures& figures, bool printed_only) {
    std::vector<Cell> row = {title};
    for (const std::string& column : columns) {
      const auto cell = std::ranges::find(cells, column, &StatementCell::column);
      const bool shown = cell != cells.end() && !(printed_only && cell->printed().empty());
      row.push_back(shown ? PrintCell(session, scale, *cell) : Cell(""));
    }
    if (row_totals) row.emplace_back(row_total);
    for (Cell& cell : BesideCells(session, scale, has_figures, figures, covered)) {
      row.push_back(std::move(cell));
    }
    out.rows.push_back(std::move(row));
  };
  for (const StatementLine& line : table.lines()) {
    add(line.title(), line.cells(), line.printed_row_total(), line.has_figures(), line.figures(),
        false);
  }
  AddTotals(session, table, add);
  return out;
}

planning::v1::Direction DirectionOf(const StatementTable& table) {
  return table.receipts() ? planning::v1::DIRECTION_RECEIPTS : planning::v1::DIRECTION_EXPENDITURE;
}

std::string TableTitle(const Session& session, const StatementTable& table) {
  if (!table.title().empty()) return table.title();
  switch (table.measure()) {
    case type::v1::MEASURE_EUR:
      return session.Say("Regels in euro's", "Lines in euros");
    case type::v1::MEASURE_FTE:
      return session.Say("Regels in fte", "Lines in fte");
    default:
      return session.Say("Regels in aantallen", "Lines in counts");
  }
}

std::string ExactWords(const Session& session, const StatementTable& table) {
  switch (table.measure()) {
    case type::v1::MEASURE_EUR:
      return session.Say("Exact, in euro's:", "Exactly, in euros:");
    case type::v1::MEASURE_FTE:
      return session.Say("Exact, in fte:", "Exactly, in fte:");
    default:
      return session.Say("Exact:", "Exactly:");
  }
}

}  // namespace

void AddStatementTables(const Session& session, const StatementContent& content, Blocks& blocks) {
  if (!content.plan().tables_kept()) {
    blocks.push_back({Block::Kind::kText,
                      session.Say("Het plan is hier aangekomen voordat zijn tabellen werden "
                                  "bewaard: de regels staan bij elkaar per grootheid, zonder wat "
                                  "er gedrukt is.",
                                  "The plan arrived here before its tables were kept: the lines "
                                  "are grouped by measure, without what is printed.")});
  }
  const StatementStatuses statuses(session, content);
  for (const StatementTable& table : content.tables()) {
    const Scale scale = ScaleOf(table);
    blocks.push_back({Block::Kind::kHeading, Caption(session, TableTitle(session, table),
                                                     table.basis(), DirectionOf(table), scale)});
    Block paper{Block::Kind::kTable};
    paper.table = PaperTable(session, content.period(), table, scale);
    paper.together = BesideCount(HasOtherTarget(table));
    blocks.push_back(std::move(paper));
    if (Block notes = StatementTableNotes(session, table); !notes.items.empty()) {
      blocks.push_back(std::move(notes));
    }
    blocks.push_back({Block::Kind::kText, ExactWords(session, table)});
    Block exact{Block::Kind::kTable};
    const bool covered = HasOtherTarget(table);
    exact.table.columns = ExactColumns(session, session.Say("regel", "line"), covered);
    const auto add = [&](const std::string& title, const StatementFigures& figures, Cell status,
                         const GivenCounts& given) {
      auto& row = exact.table.rows.emplace_back(
          ExactCells(session, title, figures, std::move(status), covered));
      if (figures.has_forecast()) row.back().text += GivenMark(given.forecast, figures);
    };
    for (const StatementLine& line : table.lines()) {
      add(line.title(), line.figures(), statuses.OfLine(line), GivenOf(line));
    }
    if (table.has_total()) {
      add(session.Say("Totaal", "Total"), table.total(), statuses.OfTotal(table), GivenOf(table));
    }
    blocks.push_back(std::move(exact));
  }
}

void AddUnitTables(const Session& session, const StatementContent& content, Blocks& blocks) {
  const StatementTitles titles(content);
  const StatementStatuses statuses(session, content);
  for (const StatementTable& table : content.tables()) {
    for (const StatementLine& line : table.lines()) {
      blocks.push_back({Block::Kind::kText, line.title() + " — " + TableTitle(session, table)});
      Block figures{Block::Kind::kTable};
      Block notes{Block::Kind::kNotes};
      figures.table.columns =
          ExactColumns(session, session.Say("eenheid", "unit"), /*covered=*/false);
      for (const auto& unit : line.units()) {
        const std::string title = titles.OfUnit(unit.unit());
        figures.table.rows.push_back(
            ExactCells(session, title, unit.figures(), statuses.OfUnit(unit), /*covered=*/false));
        if (!unit.has_carried()) continue;
        notes.items.emplace_back(
            "-", title + session.Say(": laatst bekend ", ": last known ") +
                     unit.carried().period() + ", " +
                     FigureCell(session, true, unit.carried().realised()).text +
                     session.Say(" (verouderd; telt niet mee)", " (stale; not counted)"));
      }
      blocks.push_back(std::move(figures));
      if (!notes.items.empty()) blocks.push_back(std::move(notes));
    }
  }
}

}  // namespace rekenschap::cli
