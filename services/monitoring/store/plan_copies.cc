#include "services/monitoring/store/plan_copies.h"

#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/plan_papers.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct SelectPlace {
  static constexpr char kSql[] =
      "SELECT resume_token, copied_sequence FROM plan_feed WHERE only_row = 1";
  using Params = std::tuple<>;
  using Row = std::tuple<Text, Integer>;
};
struct UpsertPlace {
  static constexpr char kSql[] =
      "INSERT INTO plan_feed (only_row, resume_token, copied_sequence) VALUES (1, :token, "
      ":sequence) "
      "ON CONFLICT (only_row) DO UPDATE SET resume_token = excluded.resume_token, "
      "copied_sequence = excluded.copied_sequence";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertUnitRow {
  static constexpr char kSql[] =
      "INSERT INTO plan_unit (id, title, valid_from, valid_until, parent) VALUES (:id, :title, "
      ":from, :until, :parent) ON CONFLICT (id) DO NOTHING";
  using Params = std::tuple<Text, Text, Text, MaybeText, Text>;
  using Row = std::tuple<>;
};
struct SelectUnit {
  static constexpr char kSql[] =
      "SELECT id, title, valid_from, valid_until, parent FROM plan_unit WHERE id = :id";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text, Text, Text, MaybeText, MaybeText>;
};
struct SelectParent {
  static constexpr char kSql[] = "SELECT parent, parent_sequence FROM plan_unit WHERE id = :id";
  using Params = std::tuple<Text>;
  using Row = std::tuple<MaybeText, Integer>;
};
struct UpdateParent {
  static constexpr char kSql[] =
      "UPDATE plan_unit SET parent = :parent, parent_sequence = :sequence WHERE id = :id";
  using Params = std::tuple<Text, Integer, Text>;
  using Row = std::tuple<>;
};
struct SelectLastPlacing {
  static constexpr char kSql[] = "SELECT MAX(parent_sequence) FROM plan_unit";
  using Params = std::tuple<>;
  using Row = std::tuple<MaybeInteger>;
};
struct InsertProgrammeRow {
  static constexpr char kSql[] =
      "INSERT INTO plan_programme (id, title, cadence, threshold_share_basis_points, "
      "threshold_eurocents, threshold_fte_thousandths, threshold_count, arrival_sequence) VALUES "
      "(:id, :title, :cadence, :share, :euro, :fte, :count, :arrival) ON CONFLICT (id) DO NOTHING";
  using Params = std::tuple<Text, Text, Text, Integer, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct InsertTakingPart {
  static constexpr char kSql[] =
      "INSERT INTO plan_programme_unit (programme, unit) VALUES (:programme, :unit) "
      "ON CONFLICT (programme, unit) DO NOTHING";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<>;
};
struct SelectProgrammeIds {
  static constexpr char kSql[] =
      "SELECT id FROM plan_programme WHERE id > :after ORDER BY id LIMIT :most";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text>;
};
struct SelectProgrammes {
  static constexpr char kSql[] =
      "SELECT id, title, cadence, threshold_share_basis_points, threshold_eurocents, "
      "threshold_fte_thousandths, threshold_count FROM plan_programme WHERE id >= :first AND id <= "
      ":last ORDER BY id";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<Text, Text, Text, Integer, Integer, Integer, Integer>;
};
struct SelectTakingPart {
  static constexpr char kSql[] =
      "SELECT programme, plan_unit.id, title, valid_from, valid_until, parent FROM "
      "plan_programme_unit "
      "JOIN plan_unit ON plan_unit.id = plan_programme_unit.unit "
      "WHERE programme >= :first AND programme <= :last ORDER BY programme, plan_unit.id";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<Text, Text, Text, Text, MaybeText, MaybeText>;
};
struct SelectAbove {
  static constexpr char kSql[] =
      "WITH RECURSIVE above (id) AS (SELECT parent FROM plan_programme_unit JOIN plan_unit ON "
      "plan_unit.id = plan_programme_unit.unit WHERE programme = :programme AND parent <> '' "
      "UNION SELECT parent FROM above JOIN plan_unit ON plan_unit.id = above.id WHERE parent <> "
      "'') SELECT plan_unit.id, title, valid_from, valid_until, parent FROM above JOIN plan_unit "
      "ON plan_unit.id = above.id WHERE NOT EXISTS (SELECT 1 FROM plan_programme_unit AS part "
      "WHERE part.programme = :same_programme AND part.unit = above.id) ORDER BY plan_unit.id";
  using Params = std::tuple<Text, Text>;
  using Row = SelectUnit::Row;
};
struct SelectLastNumber {
  static constexpr char kSql[] =
      "SELECT number FROM plan_revision WHERE programme = :programme ORDER BY number DESC LIMIT 1";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Integer>;
};
struct SelectCopies {
  static constexpr char kSql[] =
      "SELECT plan_programme.id, title, number, content_hash, adopted_by, arrival_time_micros, "
      "arrival_sequence FROM plan_programme "
      "LEFT JOIN plan_revision ON plan_revision.programme = plan_programme.id "
      "AND number = (SELECT MAX(number) FROM plan_revision AS newest "
      "WHERE newest.programme = plan_programme.id) "
      "WHERE plan_programme.id > :after ORDER BY plan_programme.id LIMIT :most";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, MaybeInteger, MaybeText, MaybeText, MaybeInteger, Integer>;
};

Unit UnitOf(SelectUnit::Row row) {
  auto& [id, title, from, until, parent] = row;
  Unit unit{std::move(id), std::move(title), StoredDate(from), std::nullopt, parent.value_or("")};
  if (until) unit.valid_until = StoredDate(*until);
  return unit;
}

}  // namespace

FeedPlace LoadFeedPlace(base::Connection& connection) {
  auto row = connection.First<SelectPlace>();
  if (!row) return {};
  return {std::move(std::get<0>(*row)), std::get<1>(*row)};
}

void SaveFeedPlace(base::Connection& connection, const FeedPlace& place) {
  connection.Run<UpsertPlace>(place.resume_token, place.copied_sequence);
}

void InsertUnit(base::Connection& connection, const Unit& unit) {
  const MaybeText until =
      unit.valid_until ? MaybeText(finance::FormatDate(*unit.valid_until)) : std::nullopt;
  connection.Run<InsertUnitRow>(unit.id, unit.title, finance::FormatDate(unit.valid_from), until,
                                unit.parent);
}

std::optional<Unit> LoadUnit(base::Connection& connection, const std::string& id) {
  auto row = connection.First<SelectUnit>(id);
  if (!row) return std::nullopt;
  return UnitOf(*std::move(row));
}

std::optional<ParentEntry> FindParentEntry(base::Connection& connection, const std::string& id) {
  const auto row = connection.First<SelectParent>(id);
  if (!row) return std::nullopt;
  return ParentEntry{std::get<0>(*row).has_value(), std::get<1>(*row)};
}

void SetParent(base::Connection& connection, const Unit& unit, std::int64_t sequence) {
  connection.Run<UpdateParent>(unit.parent, sequence, unit.id);
}

std::int64_t LastPlacing(base::Connection& connection) {
  const auto row = connection.First<SelectLastPlacing>();
  return row ? std::get<0>(*row).value_or(0) : 0;
}

void InsertProgramme(base::Connection& connection, const Programme& programme,
                     std::int64_t arrival_sequence) {
  const DeviationThreshold& threshold = programme.threshold;
  connection.Run<InsertProgrammeRow>(
      programme.id, programme.title, Text(finance::ToString(programme.cadence)),
      threshold.share_basis_points, threshold.amount_eurocents, threshold.amount_fte_thousandths,
      threshold.amount_count, arrival_sequence);
  for (const Unit& unit : programme.units) {
    connection.Run<InsertTakingPart>(programme.id, unit.id);
  }
  InsertPurpose(connection, programme.id, programme.purpose);
}

std::optional<Programme> LoadProgramme(base::Connection& connection, const std::string& id) {
  auto programmes = ListProgrammes(connection, id, id);
  if (programmes.empty()) return std::nullopt;
  Programme& programme = programmes.front();
  programme.purpose = LoadPurpose(connection, id);
  for (auto& unit : connection.All<SelectAbove>(id, id)) {
    programme.above.push_back(UnitOf(std::move(unit)));
  }
  return std::move(programme);
}

std::vector<std::string> ListProgrammeIds(base::Connection& connection, const std::string& after,
                                          int limit) {
  std::vector<std::string> ids;
  for (auto& [id] : connection.All<SelectProgrammeIds>(after, Integer{limit})) {
    ids.push_back(std::move(id));
  }
  return ids;
}

std::vector<Programme> ListProgrammes(base::Connection& connection, const std::string& first,
                                      const std::string& last) {
  std::vector<Programme> programmes;
  for (auto& [id, title, cadence, share, euro, fte, count] :
       connection.All<SelectProgrammes>(first, last)) {
    Programme& programme = programmes.emplace_back();
    programme.id = std::move(id);
    programme.title = std::move(title);
    programme.cadence = Stored(finance::ParsePeriodKind(cadence));
    programme.threshold = {share, euro, fte, count};
  }
  auto programme = programmes.begin();
  for (auto& [id, unit, title, from, until, parent] :
       connection.All<SelectTakingPart>(first, last)) {
    while (programme->id != id) ++programme;  // both are by id
    programme->units.push_back(UnitOf(
        {std::move(unit), std::move(title), std::move(from), std::move(until), std::move(parent)}));
  }
  return programmes;
}

std::int64_t LastRevisionNumber(base::Connection& connection, const std::string& programme) {
  const auto row = connection.First<SelectLastNumber>(programme);
  return row ? std::get<0>(*row) : 0;
}

std::vector<PlanCopy> ListPlanCopies(base::Connection& connection, const std::string& after,
                                     int limit) {
  std::vector<PlanCopy> copies;
  for (auto& [id, title, number, hash, adopted_by, arrival, programme_arrival] :
       connection.All<SelectCopies>(after, Integer{limit})) {
    copies.push_back({std::move(id), std::move(title), number.value_or(0), hash.value_or(""),
                      adopted_by.value_or(""), arrival.value_or(0), programme_arrival});
  }
  return copies;
}

}  // namespace rekenschap::monitoring
