#include "services/planning/store/programmes.h"

#include <utility>

#include "services/planning/store/columns.h"

namespace rekenschap::planning {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;
using ProgrammeRow = std::tuple<Text, Text, Text, Text, Text, Text, MaybeInteger, MaybeInteger,
                                MaybeInteger, MaybeInteger, Integer, Integer, Integer>;

struct Insert {
  static constexpr char kSql[] =
      "INSERT INTO programme (id, title, budget_chapter, budget_article, instrument, cadence, "
      "threshold_share_basis_points, threshold_eurocents, threshold_fte_thousandths, "
      "threshold_count, record_time_micros, sequence, article_size_eurocents) VALUES (:id, :title, "
      ":chapter, :article, "
      ":instrument, :cadence, :share, :euro, :fte, :count, :time, :sequence, :size)";
  using Params = ProgrammeRow;
  using Row = std::tuple<>;
};
struct InsertDocument {
  static constexpr char kSql[] =
      "INSERT INTO programme_document (programme, position, number, title, date, uri) "
      "VALUES (:programme, :position, :number, :title, :date, :uri)";
  using Params = std::tuple<Text, Integer, Text, Text, Text, Text>;
  using Row = std::tuple<>;
};
struct InsertTakingPart {
  static constexpr char kSql[] =
      "INSERT INTO programme_unit (programme, unit) VALUES (:programme, :unit)";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT id, title, budget_chapter, budget_article, instrument, cadence, "
      "threshold_share_basis_points, threshold_eurocents, threshold_fte_thousandths, "
      "threshold_count, record_time_micros, sequence, article_size_eurocents FROM programme WHERE "
      "id = :id";
  using Params = std::tuple<Text>;
  using Row = ProgrammeRow;
};
struct SelectIds {
  static constexpr char kSql[] =
      "SELECT id FROM programme WHERE id > :after ORDER BY id LIMIT :most";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text>;
};
struct SelectDocuments {
  static constexpr char kSql[] =
      "SELECT number, title, date, uri FROM programme_document WHERE programme = :programme "
      "ORDER BY position";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text, Text, Text, Text>;
};
struct SelectTakingPart {
  static constexpr char kSql[] =
      "SELECT unit FROM programme_unit WHERE programme = :programme ORDER BY unit";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text>;
};

}  // namespace

void InsertProgramme(base::Connection& connection, const Programme& programme) {
  const DeviationThreshold& threshold = programme.threshold;
  connection.Run<Insert>(programme.id, programme.title, programme.budget_chapter,
                         programme.budget_article, programme.instrument,
                         Text(finance::ToString(programme.cadence)), threshold.share_basis_points,
                         threshold.amount_eurocents, threshold.amount_fte_thousandths,
                         threshold.amount_count, programme.record_time_micros, programme.sequence,
                         programme.article_size_eurocents);
  for (std::size_t i = 0; i < programme.legal_basis.size(); ++i) {
    const Document& document = programme.legal_basis[i];
    connection.Run<InsertDocument>(programme.id, static_cast<Integer>(i), document.number,
                                   document.title, finance::FormatDate(document.date),
                                   document.uri);
  }
  for (const Text& unit : programme.units) connection.Run<InsertTakingPart>(programme.id, unit);
}

std::optional<Programme> FindProgramme(base::Connection& connection, const std::string& id) {
  auto row = connection.First<SelectOne>(id);
  if (!row) return std::nullopt;
  auto& [row_id, title, chapter, article, instrument, cadence, share, euro, fte, count, time,
         sequence, article_size] = *row;
  Programme programme;
  programme.id = id;
  programme.title = std::move(title);
  programme.budget_chapter = std::move(chapter);
  programme.budget_article = std::move(article);
  programme.instrument = std::move(instrument);
  programme.cadence = Stored(finance::ParsePeriodKind(cadence));
  programme.threshold = {share, euro, fte, count};
  programme.record_time_micros = time;
  programme.sequence = sequence;
  programme.article_size_eurocents = article_size;
  for (auto& [number, document_title, date, uri] : connection.All<SelectDocuments>(id)) {
    programme.legal_basis.push_back(
        StoredDocument(std::move(number), std::move(document_title), date, std::move(uri)));
  }
  for (auto& [unit] : connection.All<SelectTakingPart>(id)) {
    programme.units.push_back(std::move(unit));
  }
  return programme;
}

std::vector<Programme> ListProgrammes(base::Connection& connection, const std::string& after,
                                      int limit) {
  std::vector<Programme> programmes;
  for (const auto& [id] : connection.All<SelectIds>(after, Integer{limit})) {
    if (auto programme = FindProgramme(connection, id)) programmes.push_back(*std::move(programme));
  }
  return programmes;
}

}  // namespace rekenschap::planning
