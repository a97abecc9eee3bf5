#include "services/planning/store/revision_content.h"

#include <stdexcept>
#include <utility>

#include "services/planning/store/columns.h"
#include "services/planning/store/revision_changes.h"

namespace rekenschap::planning {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using Integer = std::int64_t;

struct InsertTable {
  static constexpr char kSql[] =
      "INSERT INTO plan_table (programme, revision, position, id, title, measure, nature, basis, "
      "print_unit, receipts, printed_grand_total) VALUES (:programme, :revision, :position, :id, "
      ":title, :measure, :nature, :basis, :print_unit, :receipts, :grand_total)";
  using Params =
      std::tuple<Text, Integer, Integer, Text, Text, Text, Text, Text, Integer, Integer, MaybeText>;
  using Row = std::tuple<>;
};
struct InsertLine {
  static constexpr char kSql[] =
      "INSERT INTO plan_line (programme, revision, table_position, position, id, title, "
      "opening_position, allocation_key, pays_for, may_be_negative, profile, printed_row_total) "
      "VALUES (:programme, :revision, :table, :position, :id, :title, :opening, :key, :pays_for, "
      ":negative, :profile, :row_total)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text, Text, Integer, Text, Text,
                            Integer, Text, MaybeText>;
  using Row = std::tuple<>;
};
struct InsertCell {
  static constexpr char kSql[] =
      "INSERT INTO plan_cell (programme, revision, table_position, line_position, year, printed, "
      "worked_with, rectification_reason, rectification_author, rectification_date) VALUES "
      "(:programme, :revision, :table, :line, :year, :printed, :worked_with, :reason, :author, "
      ":date)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, MaybeText, Integer, MaybeText,
                            MaybeText, MaybeText>;
  using Row = std::tuple<>;
};
struct InsertTotal {
  static constexpr char kSql[] =
      "INSERT INTO plan_printed_total (programme, revision, table_position, year, printed) VALUES "
      "(:programme, :revision, :table, :year, :printed)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text>;
  using Row = std::tuple<>;
};
struct InsertKey {
  static constexpr char kSql[] =
      "INSERT INTO plan_key (programme, revision, id, title, source_number, source_title, "
      "source_date, source_uri, total_weight, deviation_limit) VALUES (:programme, :revision, "
      ":id, "
      ":title, :number, :source_title, :date, :uri, :total, :limit)";
  using Params = std::tuple<Text, Integer, Text, Text, Text, Text, Text, Text, Integer,
                            std::optional<Integer>>;
  using Row = std::tuple<>;
};
struct InsertWeight {
  static constexpr char kSql[] =
      "INSERT INTO plan_key_weight (programme, revision, allocation_key, unit, weight) VALUES "
      "(:programme, :revision, :key, :unit, :weight)";
  using Params = std::tuple<Text, Integer, Text, Text, Integer>;
  using Row = std::tuple<>;
};
struct SelectTables {
  static constexpr char kSql[] =
      "SELECT id, title, measure, nature, basis, print_unit, receipts, printed_grand_total FROM "
      "plan_table "
      "WHERE programme = :programme AND revision = :revision ORDER BY position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Text, Text, Text, Integer, Integer, MaybeText>;
};
struct SelectLines {
  static constexpr char kSql[] =
      "SELECT table_position, id, title, opening_position, allocation_key, pays_for, "
      "may_be_negative, profile, printed_row_total FROM plan_line WHERE programme = :programme AND "
      "revision = :revision "
      "ORDER BY table_position, position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Text, Text, Integer, Text, Text, Integer, Text, MaybeText>;
};
struct SelectCells {
  static constexpr char kSql[] =
      "SELECT table_position, line_position, year, printed, worked_with, rectification_reason, "
      "rectification_author, rectification_date FROM plan_cell WHERE programme = :programme AND "
      "revision = :revision ORDER BY table_position, line_position, year";
  using Params = std::tuple<Text, Integer>;
  using Row =
      std::tuple<Integer, Integer, Integer, MaybeText, Integer, MaybeText, MaybeText, MaybeText>;
};
struct SelectTotals {
  static constexpr char kSql[] =
      "SELECT table_position, year, printed FROM plan_printed_total WHERE programme = :programme "
      "AND revision = :revision ORDER BY table_position, year";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Text>;
};
struct SelectKeys {
  static constexpr char kSql[] =
      "SELECT id, title, source_number, source_title, source_date, source_uri, total_weight, "
      "deviation_limit FROM plan_key "
      "WHERE programme = :programme AND revision = :revision ORDER BY id";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Text, Text, Text, Text, Integer, std::optional<Integer>>;
};
struct SelectWeights {
  static constexpr char kSql[] =
      "SELECT unit, weight FROM plan_key_weight WHERE programme = :programme AND "
      "revision = :revision AND allocation_key = :key ORDER BY unit";
  using Params = std::tuple<Text, Integer, Text>;
  using Row = std::tuple<Text, Integer>;
};

finance::Printed StoredPrint(const Text& text, const Table& table) {
  auto printed = finance::ParsePrinted(text, table.measure, table.print_unit);
  if (!printed.ok()) throw std::runtime_error("a stored figure cannot be read: " + text);
  return *std::move(printed);
}

MaybeText TextOf(const std::optional<finance::Printed>& printed) {
  return printed ? MaybeText(printed->text) : std::nullopt;
}

void InsertLineContent(base::Connection& connection, const Revision& revision, Integer table,
                       Integer position, const Line& line) {
  connection.Run<InsertLine>(revision.programme, revision.number, table, position, line.id,
                             line.title, line.opening_position, line.allocation_key, line.pays_for,
                             Integer{line.may_be_negative}, line.profile,
                             TextOf(line.printed_row_total));
  for (const Cell& cell : line.cells) {
    MaybeText reason;
    MaybeText author;
    MaybeText date;
    if (cell.rectification) {
      reason = cell.rectification->reason;
      author = cell.rectification->author;
      date = finance::FormatDate(cell.rectification->date);
    }
    connection.Run<InsertCell>(revision.programme, revision.number, table, position,
                               Integer{cell.column.year}, TextOf(cell.printed), cell.worked_with,
                               reason, author, date);
  }
}

Cell CellOf(const Table& table, SelectCells::Row& row) {
  auto& [table_position, line_position, year, printed, worked_with, reason, author, date] = row;
  Cell cell;
  cell.column = {static_cast<int>(year)};
  if (printed) cell.printed = StoredPrint(*printed, table);
  cell.worked_with = worked_with;
  if (reason) {
    cell.rectification = {*std::move(reason), author.value_or(""), StoredDate(date.value_or(""))};
  }
  return cell;
}

}  // namespace

void InsertContent(base::Connection& connection, const Revision& revision) {
  for (std::size_t i = 0; i < revision.tables.size(); ++i) {
    const Table& table = revision.tables[i];
    const auto position = static_cast<Integer>(i);
    connection.Run<InsertTable>(
        revision.programme, revision.number, position, table.id, table.title,
        Text(finance::ToString(table.measure)), Text(finance::ToString(table.nature)),
        Text(finance::ToString(table.basis)), table.print_unit,
        Integer{table.direction == Direction::kReceipts}, TextOf(table.printed_grand_total));
    for (std::size_t j = 0; j < table.lines.size(); ++j) {
      InsertLineContent(connection, revision, position, static_cast<Integer>(j), table.lines[j]);
    }
    for (const PrintedTotal& total : table.printed_totals) {
      connection.Run<InsertTotal>(revision.programme, revision.number, position,
                                  Integer{total.column.year}, total.printed.text);
    }
  }
  for (const AllocationKey& key : revision.keys) {
    connection.Run<InsertKey>(revision.programme, revision.number, key.id, key.title,
                              key.source.number, key.source.title,
                              finance::FormatDate(key.source.date), key.source.uri,
                              key.total_weight, key.deviation_limit_basis_points);
    for (const finance::Weight& weight : key.weights) {
      connection.Run<InsertWeight>(revision.programme, revision.number, key.id, weight.id,
                                   weight.weight);
    }
  }
  InsertChanges(connection, revision);
}

void LoadContent(base::Connection& connection, Revision& revision) {
  const Text& programme = revision.programme;
  const Integer number = revision.number;
  for (auto& [id, title, measure, nature, basis, print_unit, receipts, grand_total] :
       connection.All<SelectTables>(programme, number)) {
    Table& table = revision.tables.emplace_back();
    table.id = std::move(id);
    table.title = std::move(title);
    table.measure = Stored(finance::ParseMeasure(measure));
    table.nature = Stored(finance::ParseNature(nature));
    table.basis = Stored(finance::ParseBasis(basis));
    table.print_unit = print_unit;
    table.direction = receipts != 0 ? Direction::kReceipts : Direction::kExpenditure;
    if (grand_total) table.printed_grand_total = StoredPrint(*grand_total, table);
  }
  for (auto& [table_position, id, title, opening, key, pays_for, negative, profile, row_total] :
       connection.All<SelectLines>(programme, number)) {
    Table& table = revision.tables.at(static_cast<std::size_t>(table_position));
    Line& line = table.lines.emplace_back();
    line.id = std::move(id);
    line.title = std::move(title);
    line.opening_position = opening;
    line.allocation_key = std::move(key);
    line.pays_for = std::move(pays_for);
    line.may_be_negative = negative != 0;
    line.profile = std::move(profile);
    if (row_total) line.printed_row_total = StoredPrint(*row_total, table);
  }
  for (SelectCells::Row& row : connection.All<SelectCells>(programme, number)) {
    Table& table = revision.tables.at(static_cast<std::size_t>(std::get<0>(row)));
    Line& line = table.lines.at(static_cast<std::size_t>(std::get<1>(row)));
    line.cells.push_back(CellOf(table, row));
  }
  for (auto& [position, year, printed] : connection.All<SelectTotals>(programme, number)) {
    Table& table = revision.tables.at(static_cast<std::size_t>(position));
    table.printed_totals.push_back({{static_cast<int>(year)}, StoredPrint(printed, table)});
  }
  for (auto& [id, title, source_number, source_title, date, uri, total, limit] :
       connection.All<SelectKeys>(programme, number)) {
    AllocationKey& key = revision.keys.emplace_back();
    key.id = std::move(id);
    key.title = std::move(title);
    key.source =
        StoredDocument(std::move(source_number), std::move(source_title), date, std::move(uri));
    key.total_weight = total;
    key.deviation_limit_basis_points = limit;
    for (auto& [unit, weight] : connection.All<SelectWeights>(programme, number, key.id)) {
      key.weights.push_back({std::move(unit), weight});
    }
  }
  LoadChanges(connection, revision);
}

}  // namespace rekenschap::planning
