#include "clients/cli/plan_changes.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "clients/cli/layout.h"
#include "clients/cli/plan_words.h"

namespace rekenschap::cli {
namespace {

using planning::v1::CellDifference;
using planning::v1::Revision;

constexpr std::size_t kLabelWidth = 42;
constexpr std::size_t kNarrowLabelWidth = 34;  // where the table would not fit on a page

// Where a revision makes a mutation; after all of them for one of another revision.
std::ptrdiff_t PlaceOf(const Revision& revision, const std::string& id) {
  const auto& mutations = revision.mutations();
  return std::ranges::find_if(mutations,
                              [&id](const auto& mutation) { return mutation.id() == id; }) -
         mutations.begin();
}

LineChanges ChangesOf(const Revision& revision, const planning::v1::Line& line,
                      const Differences& differences) {
  LineChanges changes;
  changes.line = line.id();
  changes.title = line.title();
  for (const auto& cell : line.cells()) {
    changes.becomes[ColumnOf(cell)] = ValueOf(cell.worked_with());
  }
  changes.was = changes.becomes;
  for (const CellDifference& difference : differences) {
    if (difference.line() != line.id()) continue;
    changes.was.erase(ColumnOf(difference));
    if (difference.has_was()) {
      changes.was[ColumnOf(difference)] = ValueOf(difference.was());
    }
  }
  changes.mutations = MutationRowsOf(revision, line.id(), differences);
  return changes;
}

// What the lines add up to in each column that one of them names.
Figures SumOf(const std::vector<const Figures*>& lines) {
  std::set<finance::Column> columns;
  for (const Figures* line : lines) {
    for (const auto& [column, value] : *line) columns.insert(column);
  }
  Figures sums;
  for (const finance::Column column : columns) {
    for (const Figures* line : lines) {
      if (const auto value = HoldingIn(*line, column)) sums[column] += *value;
    }
  }
  return sums;
}

std::vector<std::int64_t> ValuesOf(const TableChanges& changes) {
  std::vector<std::int64_t> values;
  const auto add = [&values](const Figures& figures) {
    for (const auto& [column, value] : figures) values.push_back(value);
  };
  for (const LineChanges& line : changes.lines) {
    add(line.was);
    add(line.becomes);
    for (const MutationRow& row : line.mutations) add(row.amounts);
  }
  add(changes.total_was);
  add(changes.total_becomes);
  return values;
}

// A row of figures under the columns; amounts show their sign.
std::vector<Cell> RowOf(const Session& session, const std::string& label, const Figures& figures,
                        const std::set<finance::Column>& columns, const Scale& scale, bool signs,
                        Colour colour = Colour::kNone) {
  std::vector<Cell> row = {Cell("  " + label, "", colour)};
  for (const finance::Column column : columns) {
    const auto found = figures.find(column);
    row.push_back(found == figures.end() ? Cell("")
                  : signs                ? SignedCell(session, scale, found->second, colour)
                                         : ScaledCell(session, scale, found->second, colour));
  }
  return row;
}

Table ShortLabels(Table table, std::size_t width) {
  for (auto& row : table.rows) {
    if (row.size() == table.columns.size()) row[0].text = Shortened(row[0].text, width);
  }
  return table;
}

// What becomes of the total, in the columns in which a line changes.
Figures TotalChange(const TableChanges& changes) {
  Figures total;
  for (const LineChanges& line : changes.lines) {
    for (const MutationRow& row : line.mutations) {
      for (const auto& [column, amount] : row.amounts) total[column] = 0;
    }
  }
  for (const auto& [column, value] : changes.total_becomes) {
    const auto before = changes.total_was.find(column);
    const std::int64_t change = value - (before == changes.total_was.end() ? 0 : before->second);
    if (change != 0) total[column] = change;
  }
  return total;
}

}  // namespace

std::vector<MutationRow> MutationRowsOf(const Revision& revision, const std::string& line,
                                        const Differences& differences) {
  std::vector<MutationRow> rows;
  MutationRow unexplained;
  for (const CellDifference& difference : differences) {
    if (difference.line() != line) continue;
    for (const auto& mutation : difference.mutations()) {
      auto row = std::ranges::find(rows, mutation.mutation(), &MutationRow::id);
      if (row == rows.end()) {
        row = rows.insert(rows.end(), {mutation.mutation(), mutation.title(), {}});
      }
      row->amounts[ColumnOf(difference)] += ValueOf(mutation.amount());
    }
    if (const std::int64_t rest = ValueOf(difference.unexplained()); rest != 0) {
      unexplained.amounts[ColumnOf(difference)] = rest;
    }
  }
  std::ranges::stable_sort(
      rows, {}, [&revision](const MutationRow& row) { return PlaceOf(revision, row.id); });
  if (!unexplained.amounts.empty()) rows.push_back(std::move(unexplained));
  return rows;
}

std::vector<TableChanges> ChangesOf(const Revision& revision, const Differences& differences) {
  std::vector<TableChanges> tables;
  for (const auto& table : revision.tables()) {
    TableChanges changes;
    changes.table = &table;
    std::vector<LineChanges> lines;
    for (const auto& line : table.lines()) lines.push_back(ChangesOf(revision, line, differences));
    std::vector<const Figures*> was;
    std::vector<const Figures*> becomes;
    for (const LineChanges& line : lines) {
      was.push_back(&line.was);
      becomes.push_back(&line.becomes);
    }
    changes.total_was = SumOf(was);
    changes.total_becomes = SumOf(becomes);
    for (LineChanges& line : lines) {
      if (std::ranges::any_of(differences, [&line](const CellDifference& difference) {
            return difference.line() == line.line;
          })) {
        changes.lines.push_back(std::move(line));
      }
    }
    if (!changes.lines.empty()) tables.push_back(std::move(changes));
  }
  return tables;
}

std::optional<std::int64_t> HoldingIn(const Figures& figures, finance::Column column) {
  if (const auto found = figures.find(column); found != figures.end()) return found->second;
  const auto structural = figures.find(finance::Column::Structural());
  if (structural == figures.end() || structural == figures.begin()) return std::nullopt;
  const finance::Column last_year = std::prev(structural)->first;
  return column > last_year && !column.is_structural() ? std::optional(structural->second)
                                                       : std::nullopt;
}

Table ChangesTable(const Session& session, const TableChanges& changes, const std::string& was,
                   const std::string& becomes) {
  const planning::v1::Table& table = *changes.table;
  const Scale scale =
      ScaleFor(MeasureOf(table.measure()), table.print_unit_count(), ValuesOf(changes));
  std::set<finance::Column> columns;
  for (const auto& [column, value] : changes.total_was) columns.insert(column);
  for (const auto& [column, value] : changes.total_becomes) columns.insert(column);

  Table out;
  out.title = Caption(session, table.title() + " [" + table.id() + "]", table.basis(),
                      table.direction(), scale);
  out.columns = {{""}};
  for (const finance::Column column : columns) out.columns.push_back({ColumnTitle(column), true});
  const auto stand = [&](const std::string& label, const Figures& figures) {
    out.rows.push_back(
        RowOf(session, session.Say("Stand ", "Stand ") + label, figures, columns, scale, false));
  };
  for (const LineChanges& line : changes.lines) {
    out.rows.push_back({line.title + " (" + line.line + ")"});
    stand(was, line.was);
    for (const MutationRow& row : line.mutations) {
      const bool unexplained = row.id.empty();
      out.rows.push_back(
          RowOf(session, unexplained ? session.Say("ONVERKLAARD", "UNEXPLAINED") : row.title,
                row.amounts, columns, scale, true, unexplained ? Colour::kBad : Colour::kNone));
    }
    stand(becomes, line.becomes);
  }
  if (table.lines_size() > 1) {
    out.rows.push_back({session.Say("Totaal van de tabel", "Total of the table")});
    stand(was, changes.total_was);
    out.rows.push_back(RowOf(session, session.Say("Mutaties", "Mutations"), TotalChange(changes),
                             columns, scale, true));
    stand(becomes, changes.total_becomes);
  }
  const bool is_wide = SplitColumns(ShortLabels(out, kLabelWidth), 1).size() > 1;
  return ShortLabels(std::move(out), is_wide ? kNarrowLabelWidth : kLabelWidth);
}

}  // namespace rekenschap::cli
