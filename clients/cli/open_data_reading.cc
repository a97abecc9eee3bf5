#include "clients/cli/open_data_reading.h"

#include <algorithm>
#include <utility>

#include <absl/status/status.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "clients/cli/csv_rows.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/open_data_rows.h"

namespace rekenschap::cli {
namespace {

// The table of a row; null, and noted, when its figures are of another kind.
BudgetTable* TableFor(const OpenDataRow& row, std::vector<BudgetTable>& tables,
                      ImportProblems& problems) {
  const auto found = std::ranges::find(tables, row.table_id, &BudgetTable::id);
  if (found == tables.end()) {
    BudgetTable& table = tables.emplace_back(row.kind);
    table.id = row.table_id;
    table.title = row.table_title;
    return &table;
  }
  if (found->measure == row.kind.measure && found->nature == row.kind.nature &&
      found->basis == row.kind.basis && found->direction == row.kind.direction) {
    return &*found;
  }
  problems.Add(row.line_place, "TABLE_MIXED",
               problems.Say("een tabel heeft cijfers van één soort, grondslag en richting",
                            "a table has figures of one kind, basis and direction"),
               problems.Say("geef wat van een andere soort is een eigen tabel",
                            "give what is of another kind a table of its own"));
  return nullptr;
}

void AddRow(const OpenDataRow& row, BudgetTable& table, ImportProblems& problems) {
  if (std::ranges::find(table.columns, row.column) == table.columns.end()) {
    table.columns.push_back(row.column);
  }
  auto line = std::ranges::find(table.lines, row.line_id, &BudgetLine::id);
  if (line == table.lines.end()) {
    BudgetLine fresh;
    fresh.place = row.line_place;
    fresh.label = row.line_title;
    fresh.title = row.line_title;
    fresh.id = row.line_id;
    line = table.lines.insert(line, std::move(fresh));
  }
  if (!row.value) {
    line->unknown.push_back(row.column);
  } else if (std::ranges::find(line->figures, row.column, &BudgetFigure::column) !=
             line->figures.end()) {
    problems.Add(
        row.figure_place, "FIGURE_TWICE",
        problems.Say("de regel heeft al een cijfer voor dit jaar",
                     "the line has a figure for this year already"),
        problems.Say("laat er een staan, of tel ze op", "keep one of them, or add them up"));
  } else {
    line->figures.push_back({row.column, row.figure_place, row.text, false, "", *row.value});
  }
}

}  // namespace

OpenDataFormat OpenDataFormatOf(std::string_view content) {
  content = WithoutByteOrderMark(content);
  const std::string_view header = content.substr(0, content.find('\n'));
  const auto starts = [header](std::string first, std::string second, const char* separator) {
    return header.starts_with(first + separator + second + separator);
  };
  if (starts(rijksfinancien::kColumns[0], rijksfinancien::kColumns[1], ";")) {
    return OpenDataFormat::kRijksfinancien;
  }
  if (starts(ofdp::kColumns[0], ofdp::kColumns[1], ",")) return OpenDataFormat::kOfdp;
  return OpenDataFormat::kNone;
}

std::optional<OpenDataPlan> ReadOpenData(OpenDataFormat format, const Sheet& sheet,
                                         planning::v1::Revision::Phase phase,
                                         ImportProblems& problems) {
  const std::size_t before = problems.total();
  const OpenDataRows rows = ReadOpenDataRows(format, sheet, phase, problems);
  OpenDataPlan plan{{}, rows.phase, rows.rows.size(), rows.other_phases};
  for (const OpenDataRow& row : rows.rows) {
    if (BudgetTable* const table = TableFor(row, plan.tables, problems))
      AddRow(row, *table, problems);
  }
  if (problems.total() > before) return std::nullopt;
  for (BudgetTable& table : plan.tables) {
    std::ranges::sort(table.columns);
    for (BudgetLine& line : table.lines) {
      std::ranges::stable_sort(line.figures, {}, &BudgetFigure::column);
    }
  }
  return plan;
}

absl::StatusOr<std::string> FiguresPathOf(const std::string& data_package) {
  google::protobuf::Struct package;
  if (!google::protobuf::util::JsonStringToMessage(data_package, &package).ok()) {
    return absl::InvalidArgumentError("it is no JSON object");
  }
  const auto& resources = package.fields().find("resources");
  if (resources == package.fields().end() || resources->second.list_value().values().empty()) {
    return absl::InvalidArgumentError("it names no resources");
  }
  const auto& first = resources->second.list_value().values(0).struct_value().fields();
  const auto path = first.find("path");
  const std::string figures = path == first.end() ? "" : path->second.string_value();
  if (figures.empty() || figures.front() == '/' || figures.find("..") != std::string::npos ||
      figures.find(':') != std::string::npos || figures.find('\\') != std::string::npos) {
    return absl::InvalidArgumentError("its first resource has no path inside the package's folder");
  }
  return figures;
}

}  // namespace rekenschap::cli
