#include "services/monitoring/store/plan_papers.h"

#include <utility>

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeText = std::optional<std::string>;

struct InsertPurposeRow {
  static constexpr char kSql[] =
      "INSERT INTO plan_purpose (programme, budget_chapter, budget_article, instrument) VALUES "
      "(:programme, :chapter, :article, :instrument)";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<>;
};
struct SelectPurpose {
  static constexpr char kSql[] =
      "SELECT budget_chapter, budget_article, instrument FROM plan_purpose WHERE programme = "
      ":programme";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text, Text, Text>;
};
struct InsertLegalBasis {
  static constexpr char kSql[] =
      "INSERT INTO plan_legal_basis (programme, position, number, title, date, uri) VALUES "
      "(:programme, :position, :number, :title, :date, :uri)";
  using Params = std::tuple<Text, Integer, Text, Text, Text, Text>;
  using Row = std::tuple<>;
};
struct SelectLegalBasis {
  static constexpr char kSql[] =
      "SELECT number, title, date, uri FROM plan_legal_basis WHERE programme = :programme ORDER BY "
      "position";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text, Text, Text, Text>;
};
struct InsertPaperRow {
  static constexpr char kSql[] =
      "INSERT INTO plan_paper (programme, revision, title, adopted_by_title, adopted_by_uri, "
      "printed_number, printed_title, printed_date, printed_uri, sequence, adopt_sequence, "
      "arrival_sequence) VALUES (:programme, :revision, :title, :by_title, :by_uri, :number, "
      ":printed, :date, :uri, :sequence, :adopted, :arrived)";
  using Params = std::tuple<Text, Integer, Text, Text, Text, MaybeText, MaybeText, MaybeText,
                            MaybeText, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct SelectPaper {
  static constexpr char kSql[] =
      "SELECT plan_paper.title, adopted_by, adopted_by_title, adopted_date, adopted_by_uri, "
      "printed_number, printed_title, printed_date, printed_uri, sequence, adopt_sequence FROM "
      "plan_paper JOIN plan_revision ON plan_revision.programme = plan_paper.programme AND "
      "plan_revision.number = plan_paper.revision WHERE plan_paper.programme = :programme AND "
      "plan_paper.revision = :revision";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Text, Text, Text, MaybeText, MaybeText, MaybeText, MaybeText,
                         Integer, Integer>;
};
struct SelectArrival {
  static constexpr char kSql[] =
      "SELECT arrival_sequence FROM plan_paper WHERE programme = :programme AND revision = "
      ":revision";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer>;
};
struct InsertTable {
  static constexpr char kSql[] =
      "INSERT INTO plan_table (programme, revision, position, id, title, print_unit, "
      "printed_grand_total) VALUES (:programme, :revision, :position, :id, :title, :unit, :total)";
  using Params = std::tuple<Text, Integer, Integer, Text, Text, Integer, Text>;
  using Row = std::tuple<>;
};
struct SelectTables {
  static constexpr char kSql[] =
      "SELECT id, title, print_unit, printed_grand_total FROM plan_table WHERE programme = "
      ":programme AND revision = :revision ORDER BY position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Integer, Text>;
};
struct InsertTableLine {
  static constexpr char kSql[] =
      "INSERT INTO plan_table_line (programme, revision, table_position, position, line, "
      "printed_row_total) VALUES (:programme, :revision, :tab, :position, :line, :total)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text, Text>;
  using Row = std::tuple<>;
};
struct SelectTableLines {
  static constexpr char kSql[] =
      "SELECT table_position, line, printed_row_total FROM plan_table_line WHERE programme = "
      ":programme AND revision = :revision ORDER BY table_position, position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Text, Text>;
};
struct InsertPrint {
  static constexpr char kSql[] =
      "INSERT INTO plan_print (programme, revision, table_position, line_position, year, printed, "
      "rectification_reason, rectification_author, rectification_date) VALUES (:programme, "
      ":revision, :tab, :line, :year, :printed, :reason, :author, :date)";
  using Params =
      std::tuple<Text, Integer, Integer, Integer, Integer, Text, MaybeText, MaybeText, MaybeText>;
  using Row = std::tuple<>;
};
struct SelectPrints {
  static constexpr char kSql[] =
      "SELECT table_position, line_position, year, printed, rectification_reason, "
      "rectification_author, rectification_date FROM plan_print WHERE programme = :programme AND "
      "revision = :revision ORDER BY table_position, line_position, year";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Integer, Text, MaybeText, MaybeText, MaybeText>;
};
struct InsertTotal {
  static constexpr char kSql[] =
      "INSERT INTO plan_printed_total (programme, revision, table_position, year, printed) VALUES "
      "(:programme, :revision, :tab, :year, :printed)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text>;
  using Row = std::tuple<>;
};
struct SelectTotals {
  static constexpr char kSql[] =
      "SELECT table_position, year, printed FROM plan_printed_total WHERE programme = :programme "
      "AND revision = :revision ORDER BY table_position, year";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Text>;
};

template <class T>
MaybeText Part(const std::optional<T>& whole, Text T::*part) {
  return whole ? MaybeText((*whole).*part) : std::nullopt;
}

void InsertTableParts(base::Connection& connection, const std::string& programme, Integer revision,
                      Integer position, const PaperTable& table) {
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    const PaperLine& line = table.lines[i];
    const auto at = static_cast<Integer>(i);
    connection.Run<InsertTableLine>(programme, revision, position, at, line.line,
                                    line.printed_row_total);
    for (const PaperCell& cell : line.cells) {
      const auto& why = cell.rectification;
      connection.Run<InsertPrint>(programme, revision, position, at, Integer{cell.column.year},
                                  cell.printed, Part(why, &Rectification::reason),
                                  Part(why, &Rectification::author),
                                  Part(why, &Rectification::date));
    }
  }
  for (const PaperTotal& total : table.printed_totals) {
    connection.Run<InsertTotal>(programme, revision, position, Integer{total.column.year},
                                total.printed);
  }
}

}  // namespace

void InsertPurpose(base::Connection& connection, const std::string& programme,
                   const Purpose& purpose) {
  if (purpose == Purpose()) return;
  connection.Run<InsertPurposeRow>(programme, purpose.budget_chapter, purpose.budget_article,
                                   purpose.instrument);
  for (std::size_t i = 0; i < purpose.legal_basis.size(); ++i) {
    const Document& document = purpose.legal_basis[i];
    connection.Run<InsertLegalBasis>(programme, static_cast<Integer>(i), document.number,
                                     document.title, document.date, document.uri);
  }
}

Purpose LoadPurpose(base::Connection& connection, const std::string& programme) {
  Purpose purpose;
  auto row = connection.First<SelectPurpose>(programme);
  if (!row) return purpose;
  std::tie(purpose.budget_chapter, purpose.budget_article, purpose.instrument) = *std::move(row);
  for (auto& [number, title, date, uri] : connection.All<SelectLegalBasis>(programme)) {
    purpose.legal_basis.push_back(
        {std::move(number), std::move(title), std::move(date), std::move(uri)});
  }
  return purpose;
}

void InsertPaper(base::Connection& connection, const std::string& programme, std::int64_t revision,
                 const RevisionPaper& paper, std::int64_t arrival_sequence) {
  if (paper.tables.empty()) return;
  const auto& printed = paper.printed_in;
  connection.Run<InsertPaperRow>(programme, revision, paper.title, paper.adopted_by.title,
                                 paper.adopted_by.uri, Part(printed, &Document::number),
                                 Part(printed, &Document::title), Part(printed, &Document::date),
                                 Part(printed, &Document::uri), paper.sequence,
                                 paper.adopt_sequence, arrival_sequence);
  for (std::size_t i = 0; i < paper.tables.size(); ++i) {
    const PaperTable& table = paper.tables[i];
    const auto position = static_cast<Integer>(i);
    connection.Run<InsertTable>(programme, revision, position, table.id, table.title,
                                table.print_unit, table.printed_grand_total);
    InsertTableParts(connection, programme, revision, position, table);
  }
}

RevisionPaper LoadPaper(base::Connection& connection, const std::string& programme,
                        std::int64_t revision) {
  RevisionPaper paper;
  auto row = connection.First<SelectPaper>(programme, revision);
  if (!row) return paper;
  auto& [title, by, by_title, by_date, by_uri, number, printed, date, uri, sequence, adopted] =
      *row;
  paper.title = std::move(title);
  paper.adopted_by = {std::move(by), std::move(by_title), std::move(by_date), std::move(by_uri)};
  if (number) paper.printed_in = {*number, printed.value(), date.value(), uri.value()};
  paper.sequence = sequence;
  paper.adopt_sequence = adopted;
  for (auto& [id, table_title, unit, total] : connection.All<SelectTables>(programme, revision)) {
    paper.tables.push_back({std::move(id), std::move(table_title), unit, {}, {}, std::move(total)});
  }
  const auto table_at = [&paper](Integer position) -> PaperTable& {
    return paper.tables.at(static_cast<std::size_t>(position));
  };
  for (auto& [table, line, total] : connection.All<SelectTableLines>(programme, revision)) {
    table_at(table).lines.push_back({std::move(line), {}, std::move(total)});
  }
  for (auto& [table, line, year, text, reason, author, day] :
       connection.All<SelectPrints>(programme, revision)) {
    PaperCell cell{{static_cast<int>(year)}, std::move(text), {}};
    if (reason) cell.rectification = {*reason, author.value(), day.value()};
    table_at(table).lines.at(static_cast<std::size_t>(line)).cells.push_back(std::move(cell));
  }
  for (auto& [table, year, text] : connection.All<SelectTotals>(programme, revision)) {
    table_at(table).printed_totals.push_back({{static_cast<int>(year)}, std::move(text)});
  }
  return paper;
}

std::optional<std::int64_t> ArrivalOf(base::Connection& connection, const std::string& programme,
                                      std::int64_t revision) {
  const auto row = connection.First<SelectArrival>(programme, revision);
  return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

}  // namespace rekenschap::monitoring
