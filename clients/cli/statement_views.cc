#include "clients/cli/statement_views.h"

#include <algorithm>
#include <ostream>
#include <string_view>

#include <absl/strings/strip.h>

#include "clients/cli/layout.h"
#include "clients/cli/statement_columns.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementFigures;
using Kind = Block::Kind;

void PrintLines(const Session& session, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) session.out << line << '\n';
}

// Whether a row has nothing behind its first cell.
bool IsBlank(const std::vector<Cell>& row) {
  return row.size() > 1 && std::all_of(row.begin() + 1, row.end(),
                                       [](const Cell& cell) { return cell.text.empty(); });
}

// Of a divided table a row may have nothing in one of its parts: it stands in the others. One that
// has nothing anywhere stays.
Table WithoutBlanks(const Table& whole, Table part) {
  std::vector<std::vector<Cell>> rows;
  for (std::size_t i = 0; i < part.rows.size(); ++i) {
    if (IsBlank(whole.rows[i]) || !IsBlank(part.rows[i])) rows.push_back(std::move(part.rows[i]));
  }
  part.rows = std::move(rows);
  return part;
}

void PrintTables(const Session& session, Table table, std::size_t together) {
  AlignMarks(table);
  Session people = session;
  people.output = Output::kTable;
  bool first = true;
  for (Table& part : SplitColumns(table, 1, kPageWidth, together)) {
    if (!first) session.out << '\n';
    first = false;
    Print(people, WithoutBlanks(table, std::move(part)));
  }
}

void PrintBlock(const Session& session, const Block& block) {
  switch (block.kind) {
    case Kind::kTitle:
      session.out << block.text << '\n' << std::string(WidthOf(block.text), '=') << '\n';
      return;
    case Kind::kHeading:
      session.out << block.text << '\n' << std::string(WidthOf(block.text), '-') << '\n';
      return;
    case Kind::kText:
      return PrintLines(session, Wrapped(block.text));
    case Kind::kCode:
      session.out << "  " << block.text << '\n';
      return;
    case Kind::kTable:
      return PrintTables(session, block.table, block.together);
    case Kind::kFacts: {
      std::size_t width = 0;
      for (const auto& [label, value] : block.items) width = std::max(width, WidthOf(label));
      for (const auto& [label, value] : block.items) {
        PrintLines(session, Wrapped(value, kPageWidth, width + 2, label));
      }
      return;
    }
    case Kind::kNotes:
      for (const auto& [mark, text] : block.items) {
        PrintLines(session, Wrapped(text, kPageWidth, 2, mark));
      }
      return;
  }
}

// Text that says nothing to Markdown.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>|#~").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

void PrintMarkdownTable(const Session& session, const Table& table) {
  for (const Column& column : table.columns) session.out << "| " << Escaped(column.title) << ' ';
  session.out << "|\n";
  for (const Column& column : table.columns) session.out << (column.right ? "|---:" : "|---");
  session.out << "|\n";
  for (const auto& row : table.rows) {
    for (const Cell& cell : row) session.out << "| " << Escaped(cell.text) << ' ';
    session.out << "|\n";
  }
}

void PrintMarkdownBlock(const Session& session, const Block& block) {
  switch (block.kind) {
    case Kind::kTitle:
      session.out << "# " << Escaped(block.text) << '\n';
      return;
    case Kind::kHeading:
      session.out << "## " << Escaped(block.text) << '\n';
      return;
    case Kind::kText:
      session.out << Escaped(block.text) << '\n';
      return;
    case Kind::kCode:
      session.out << "    " << block.text << '\n';
      return;
    case Kind::kTable:
      return PrintMarkdownTable(session, block.table);
    case Kind::kFacts:
      for (const auto& [label, value] : block.items) {
        session.out << (label.empty() ? "  - " : "- **" + Escaped(label) + "**: ") << Escaped(value)
                    << '\n';
      }
      return;
    case Kind::kNotes:
      for (const auto& [mark, text] : block.items) {
        session.out << "- " << (mark == "-" ? "" : Escaped(mark) + " ") << Escaped(text) << '\n';
      }
      return;
  }
}

std::string Plain(bool is_set, const type::v1::Quantity& quantity) {
  const auto figure = is_set ? wire::FromProto(quantity) : std::nullopt;
  return figure ? finance::FormatPlain(*figure) : "";
}

}  // namespace

void PrintText(const Session& session, const Blocks& blocks) {
  Session plain = session;
  Kind before = Kind::kTitle;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Kind kind = blocks[i].kind;
    // What belongs together stands together: a heading or a code with its text.
    const bool joins = before == Kind::kHeading || kind == Kind::kCode ||
                       (before == Kind::kTable && kind == Kind::kNotes);
    if (i > 0 && !joins) session.out << '\n';
    PrintBlock(plain, blocks[i]);
    before = kind;
  }
}

void PrintMarkdown(const Session& session, const Blocks& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) session.out << '\n';
    PrintMarkdownBlock(session, blocks[i]);
  }
}

Table StatementRows(const monitoring::v1::StatementContent& content) {
  Table out;
  out.columns = {{"table"},          {"line"},     {"line_title"},  {"unit"},
                 {"measure"},        {"target"},   {"realised"},    {"difference"},
                 {"basis_points"},   {"status"},   {"year_target"}, {"forecast"},
                 {"covered_target"}, {"received"}, {"expected"},    {"report"},
                 {"forecast_count"}};
  for (const auto& table : content.tables()) {
    const auto measure = wire::FromProto(table.measure());
    const auto add = [&](const std::string& line, const std::string& title, const std::string& unit,
                         const StatementFigures& figures, const std::string& report,
                         const std::string& forecasts) {
      out.rows.push_back(
          {table.id(), line, title, unit, measure ? std::string(finance::ToString(*measure)) : "",
           Plain(figures.has_target(), figures.target()),
           Plain(figures.has_realised(), figures.realised()),
           Plain(figures.has_difference(), figures.difference()),
           figures.has_difference_basis_points() ? std::to_string(figures.difference_basis_points())
                                                 : "",
           // Of a status that is not known there is no name.
           std::string(
               absl::StripPrefix(StatementFigures::Status_Name(figures.status()), "STATUS_")),
           Plain(figures.has_year_target(), figures.year_target()),
           Plain(figures.has_forecast(), figures.forecast()),
           Plain(figures.has_covered_target(), figures.covered_target()),
           unit.empty() ? std::to_string(figures.received_count()) : "",
           unit.empty() ? std::to_string(figures.expected_count()) : "", report, forecasts});
    };
    for (const auto& line : table.lines()) {
      add(line.line(), line.title(), "", line.figures(), "",
          std::to_string(GivenOf(line).forecast));
      for (const auto& unit : line.units()) {
        add(line.line(), line.title(), LastPart(unit.unit()), unit.figures(), unit.report(), "");
      }
    }
    if (table.has_total()) {
      add("", "", "", table.total(), "", std::to_string(GivenOf(table).forecast));
    }
  }
  return out;
}

}  // namespace rekenschap::cli
