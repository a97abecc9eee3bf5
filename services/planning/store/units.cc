#include "services/planning/store/units.h"

#include <utility>

#include "services/planning/store/columns.h"

namespace rekenschap::planning {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using Integer = std::int64_t;
using UnitRow = std::tuple<Text, Text, Text, Text, MaybeText, Text, Integer, Integer>;

struct Insert {
  static constexpr char kSql[] =
      "INSERT INTO unit (id, title, parent, valid_from, valid_until, predecessor, "
      "record_time_micros, sequence) VALUES (:id, :title, :parent, :from, :until, :predecessor, "
      ":time, :sequence)";
  using Params = UnitRow;
  using Row = std::tuple<>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT id, title, parent, valid_from, valid_until, predecessor, record_time_micros, "
      "sequence "
      "FROM unit WHERE id = :id";
  using Params = std::tuple<Text>;
  using Row = UnitRow;
};
struct SelectId {
  static constexpr char kSql[] = "SELECT id FROM unit WHERE id = :id";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text>;
};
struct SelectPage {
  static constexpr char kSql[] =
      "SELECT id, title, parent, valid_from, valid_until, predecessor, record_time_micros, "
      "sequence "
      "FROM unit WHERE id > :after ORDER BY id LIMIT :most";
  using Params = std::tuple<Text, Integer>;
  using Row = UnitRow;
};
struct SelectLastDays {
  static constexpr char kSql[] =
      "SELECT unit.id, unit.valid_until FROM programme_unit JOIN unit ON unit.id = "
      "programme_unit.unit WHERE programme_unit.programme = :programme AND unit.valid_until IS NOT "
      "NULL";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text, Text>;
};

Unit UnitOf(UnitRow row) {
  auto& [id, title, parent, from, until, predecessor, time, sequence] = row;
  Unit unit;
  unit.id = std::move(id);
  unit.title = std::move(title);
  unit.parent = std::move(parent);
  unit.valid_from = StoredDate(from);
  if (until) unit.valid_until = StoredDate(*until);
  unit.predecessor = std::move(predecessor);
  unit.record_time_micros = time;
  unit.sequence = sequence;
  return unit;
}

}  // namespace

void InsertUnit(base::Connection& connection, const Unit& unit) {
  const MaybeText until =
      unit.valid_until ? MaybeText(finance::FormatDate(*unit.valid_until)) : std::nullopt;
  connection.Run<Insert>(unit.id, unit.title, unit.parent, finance::FormatDate(unit.valid_from),
                         until, unit.predecessor, unit.record_time_micros, unit.sequence);
}

std::optional<Unit> FindUnit(base::Connection& connection, const std::string& id) {
  auto row = connection.First<SelectOne>(id);
  if (!row) return std::nullopt;
  return UnitOf(*std::move(row));
}

bool HasUnit(base::Connection& connection, const std::string& id) {
  return connection.First<SelectId>(id).has_value();
}

std::map<std::string, finance::Date> LastDaysOf(base::Connection& connection,
                                                const std::string& programme) {
  std::map<std::string, finance::Date> last_days;
  for (const auto& [unit, day] : connection.All<SelectLastDays>(programme)) {
    last_days.emplace(unit, StoredDate(day));
  }
  return last_days;
}

std::vector<Unit> ListUnits(base::Connection& connection, const std::string& after, int limit) {
  std::vector<Unit> units;
  for (UnitRow& row : connection.All<SelectPage>(after, Integer{limit})) {
    units.push_back(UnitOf(std::move(row)));
  }
  return units;
}

}  // namespace rekenschap::planning
