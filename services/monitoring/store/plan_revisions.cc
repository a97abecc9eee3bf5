#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/plan_papers.h"
#include "services/monitoring/store/plan_spread.h"

// The revisions in the copy of the plans.
namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct InsertRevisionRow {
  static constexpr char kSql[] =
      "INSERT INTO plan_revision (programme, number, content_hash, adopted_by, adopted_date, "
      "arrival_time_micros) VALUES (:programme, :number, :hash, :paper, :date, :time)";
  using Params = std::tuple<Text, Integer, Text, Text, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertLine {
  static constexpr char kSql[] =
      "INSERT INTO plan_line (programme, revision, position, id, title, measure, nature, basis, "
      "receipts, may_be_negative, pays_for, opening, structural) VALUES (:programme, :revision, "
      ":position, :id, :title, :measure, :nature, :basis, :receipts, :negative, :pays_for, "
      ":opening, :structural)";
  using Params = std::tuple<Text, Integer, Integer, Text, Text, Text, Text, Text, Integer, Integer,
                            Text, Integer, MaybeInteger>;
  using Row = std::tuple<>;
};
struct InsertYear {
  static constexpr char kSql[] =
      "INSERT INTO plan_year (programme, revision, position, year, value) VALUES (:programme, "
      ":revision, :position, :year, :value)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct SelectRevision {
  static constexpr char kSql[] =
      "SELECT content_hash, adopted_by, adopted_date FROM plan_revision "
      "WHERE programme = :programme AND number = :number";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Text>;
};
struct SelectLines {
  static constexpr char kSql[] =
      "SELECT id, title, measure, nature, basis, receipts, may_be_negative, pays_for, opening, "
      "structural FROM plan_line WHERE programme = :programme AND revision = :revision "
      "ORDER BY position";
  using Params = std::tuple<Text, Integer>;
  using Row =
      std::tuple<Text, Text, Text, Text, Text, Integer, Integer, Text, Integer, MaybeInteger>;
};
struct SelectYears {
  static constexpr char kSql[] =
      "SELECT position, year, value FROM plan_year WHERE programme = :programme AND "
      "revision = :revision ORDER BY position, year";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Integer>;
};

}  // namespace

void InsertRevision(base::Connection& connection, const std::string& programme,
                    const PlanRevision& revision, const Arrival& arrival) {
  connection.Run<InsertRevisionRow>(programme, revision.number, revision.content_hash,
                                    revision.adopted_by, revision.adopted_date,
                                    arrival.time_micros);
  for (std::size_t i = 0; i < revision.lines.size(); ++i) {
    const PlanLine& line = revision.lines[i];
    const finance::Series& series = line.plan.series;
    const auto position = static_cast<Integer>(i);
    connection.Run<InsertLine>(
        programme, revision.number, position, line.id, line.title,
        Text(finance::ToString(line.measure)), Text(finance::ToString(series.nature)),
        Text(finance::ToString(line.basis)), Integer{line.receipts}, Integer{line.may_be_negative},
        line.pays_for, series.opening, series.structural);
    for (const auto& [year, value] : series.years) {
      connection.Run<InsertYear>(programme, revision.number, position, Integer{year}, value);
    }
    InsertSpread(connection, programme, revision.number, position, line.plan);
  }
  InsertPaper(connection, programme, revision.number, revision.paper, arrival.sequence);
}

std::optional<PlanRevision> LoadRevision(base::Connection& connection, const std::string& programme,
                                         std::int64_t number) {
  auto row = connection.First<SelectRevision>(programme, number);
  if (!row) return std::nullopt;
  auto& [hash, adopted_by, adopted_date] = *row;
  PlanRevision revision;
  revision.number = number;
  revision.content_hash = std::move(hash);
  revision.adopted_by = std::move(adopted_by);
  revision.adopted_date = std::move(adopted_date);
  for (auto& [id, title, measure, nature, basis, receipts, negative, pays_for, opening,
              structural] : connection.All<SelectLines>(programme, number)) {
    PlanLine& line = revision.lines.emplace_back();
    line.id = std::move(id);
    line.title = std::move(title);
    line.measure = Stored(finance::ParseMeasure(measure));
    line.basis = Stored(finance::ParseBasis(basis));
    line.receipts = receipts != 0;
    line.may_be_negative = negative != 0;
    line.pays_for = std::move(pays_for);
    line.plan.series.nature = Stored(finance::ParseNature(nature));
    line.plan.series.opening = opening;
    line.plan.series.structural = structural;
  }
  for (const auto& [position, year, value] : connection.All<SelectYears>(programme, number)) {
    PlanLine& line = revision.lines.at(static_cast<std::size_t>(position));
    line.plan.series.years[static_cast<int>(year)] = value;
  }
  LoadSpread(connection, programme, revision);
  revision.paper = LoadPaper(connection, programme, number);
  return revision;
}

}  // namespace rekenschap::monitoring
