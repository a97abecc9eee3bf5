#include "clients/cli/table.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include <google/protobuf/struct.pb.h>

#include "clients/cli/csv_rows.h"
#include "clients/cli/json_text.h"
#include "clients/cli/terminal_text.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

const char* StartOf(Colour colour) {
  switch (colour) {
    case Colour::kNone:
      return "";
    case Colour::kGood:
      return "\033[32m";
    case Colour::kBad:
      return "\033[31m";
    case Colour::kDim:
      return "\033[2m";
  }
  return "";
}

void PrintAligned(const Session& session, Table table) {
  table.title = ForTerminal(table.title);
  for (Column& column : table.columns) column.title = ForTerminal(column.title);
  for (auto& row : table.rows) {
    for (Cell& cell : row) cell.text = ForTerminal(cell.text);
  }
  std::vector<std::size_t> widths;
  for (const Column& column : table.columns) widths.push_back(WidthOf(column.title));
  const auto spans = [&table](const auto& row) {
    return row.size() == 1 && table.columns.size() > 1;
  };
  for (const auto& row : table.rows) {
    if (spans(row)) continue;
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], WidthOf(row[i].text));
  }
  const auto print = [&](std::size_t i, const std::string& text, Colour colour) {
    const std::string pad(widths[i] - WidthOf(text), ' ');
    const bool last = i + 1 == table.columns.size();
    if (i > 0) session.out << "  ";
    if (table.columns[i].right) session.out << pad;
    if (session.colour && colour != Colour::kNone) {
      session.out << StartOf(colour) << text << "\033[0m";
    } else {
      session.out << text;
    }
    if (!table.columns[i].right && !last) session.out << pad;
  };
  if (!table.title.empty()) session.out << table.title << '\n';
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    print(i, table.columns[i].title, Colour::kDim);
  }
  session.out << '\n';
  for (const auto& row : table.rows) {
    if (spans(row)) {
      session.out << row[0].text;
    } else {
      for (std::size_t i = 0; i < row.size(); ++i) print(i, row[i].text, row[i].colour);
    }
    session.out << '\n';
  }
}

const std::string& NameOf(const Column& column) {
  return column.name.empty() ? column.title : column.name;
}

const std::string& ForPrograms(const Cell& cell) {
  return cell.plain.empty() ? cell.text : cell.plain;
}

void PrintCsv(const Session& session, const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(NameOf(column));
  session.out << CsvRow(names, ';', "\n");
  PrintCsvRows(session, table);
}

std::string JsonOf(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  return JsonText(message, options);
}

// The rows as objects, by the names of their columns.
void PrintObjects(const Session& session, const Table& table) {
  google::protobuf::ListValue list;
  for (const auto& row : table.rows) {
    auto& fields = *list.add_values()->mutable_struct_value()->mutable_fields();
    for (std::size_t i = 0; i < row.size(); ++i) {
      fields[NameOf(table.columns[i])].set_string_value(ForPrograms(row[i]));
    }
  }
  PrintJson(session, list);
  session.out << '\n';
}

}  // namespace

std::size_t WidthOf(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void Print(const Session& session, const Table& table) {
  switch (session.output) {
    case Output::kTable:
      return PrintAligned(session, table);
    case Output::kCsv:
      return PrintCsv(session, table);
    case Output::kJson:
      return PrintObjects(session, table);
  }
}

void PrintCsvRows(const Session& session, const Table& table) {
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const Cell& cell : row) cells.push_back(NoFormula(ForPrograms(cell)));
    session.out << CsvRow(cells, ';', "\n");
  }
}

void PrintJson(const Session& session, const google::protobuf::Message& message) {
  session.out << JsonOf(message);
}

void PrintListedJson(const Session& session, const std::string& field, bool first,
                     const google::protobuf::Message& message) {
  session.out << (first ? "{\n \"" + field + "\": [" : ",");
  std::istringstream lines(JsonOf(message));
  for (std::string line; std::getline(lines, line);) session.out << "\n  " << line;
}

void EndListedJson(const Session& session, bool empty) {
  session.out << (empty ? "{}\n" : "\n ]\n}\n");
}

Cell FigureCell(const Session& session, bool is_set, const type::v1::Quantity& quantity,
                Colour colour) {
  const auto figure = is_set ? wire::FromProto(quantity) : std::nullopt;
  if (!figure) return {""};
  return {finance::FormatFigure(*figure, session.language()), finance::FormatPlain(*figure),
          colour};
}

Cell PercentCell(const Session& session, bool is_set, std::int64_t basis_points) {
  if (!is_set) return {""};
  return {finance::FormatFigure(basis_points, 2, session.language()) + " %",
          finance::FormatPlain({finance::Measure::kEuro, basis_points})};
}

std::string LastPart(const std::string& name) { return name.substr(name.rfind('/') + 1); }

}  // namespace rekenschap::cli
