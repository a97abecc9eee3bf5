#include "services/monitoring/store/positions.h"

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

// Until further notice. Where it chooses rows it is written out: the index of what stands is found
// by that alone.
constexpr Integer kOpen = 9'223'372'036'854'775'807;
static_assert(kOpen == kNow + 1);

struct CloseOpen {
  static constexpr char kSql[] =
      "UPDATE position SET until_sequence = :sequence WHERE programme = :programme AND unit = "
      ":unit AND kind = :kind AND period_end = :end AND until_sequence = 9223372036854775807";
  using Params = std::tuple<Integer, Text, Text, Text, Text>;
  using Row = std::tuple<>;
};
struct Insert {
  static constexpr char kSql[] =
      "INSERT INTO position (programme, unit, kind, period_end, from_sequence, until_sequence, "
      "version_sequence) VALUES (:programme, :unit, :kind, :end, :from, :until, :version)";
  using Params = std::tuple<Text, Text, Text, Text, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct SelectLastEnd {
  static constexpr char kSql[] =
      "SELECT period_end FROM position WHERE programme = :programme AND unit = :unit AND kind = "
      ":kind AND period_end <= :end ORDER BY period_end DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<Text>;
};
struct SelectAt {
  static constexpr char kSql[] =
      "SELECT version_sequence, until_sequence FROM position WHERE programme = :programme AND "
      "unit = :unit AND kind = :kind AND period_end = :end AND from_sequence <= :as_of "
      "ORDER BY from_sequence DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Text, Integer>;
  using Row = std::tuple<Integer, Integer>;
};

// The same of what stands now, of which there is at most one in a period.
struct SelectStanding {
  static constexpr char kSql[] =
      "SELECT period_end, version_sequence FROM position WHERE programme = :programme AND unit = "
      ":unit AND kind = :kind AND period_end <= :end AND until_sequence = 9223372036854775807 "
      "ORDER BY period_end DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<Text, Integer>;
};

struct SelectNext {
  static constexpr char kSql[] =
      "SELECT period_end, version_sequence FROM position WHERE programme = :programme AND unit = "
      ":unit AND kind = :kind AND period_end > :after AND period_end <= :until AND until_sequence "
      "= "
      "9223372036854775807 ORDER BY period_end LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Text, Text>;
  using Row = std::tuple<Text, Integer>;
};

}  // namespace

std::string NameOf(PositionKind kind) {
  return kind == PositionKind::kProvisional ? "PROVISIONAL" : "ACCEPTED";
}

void MovePosition(base::Connection& connection, const ReportKey& key, PositionKind kind,
                  std::int64_t sequence, std::int64_t version_sequence) {
  const Text end = finance::FormatDate(finance::LastDay(key.period));
  connection.Run<CloseOpen>(sequence, key.programme, key.unit, NameOf(kind), end);
  if (version_sequence == 0) return;
  StartPosition(connection, key, kind, sequence, version_sequence);
}

void StartPosition(base::Connection& connection, const ReportKey& key, PositionKind kind,
                   std::int64_t sequence, std::int64_t version_sequence) {
  connection.Run<Insert>(key.programme, key.unit, NameOf(kind),
                         finance::FormatDate(finance::LastDay(key.period)), sequence, kOpen,
                         version_sequence);
}

std::optional<Position> FindPosition(base::Connection& connection, const std::string& programme,
                                     const std::string& unit, PositionKind kind,
                                     finance::Date period_end, std::int64_t as_of) {
  if (as_of == kNow) {
    const auto last = connection.First<SelectStanding>(programme, unit, NameOf(kind),
                                                       finance::FormatDate(period_end));
    if (!last) return std::nullopt;
    return Position{StoredDate(std::get<0>(*last)), std::get<1>(*last)};
  }
  finance::Date end = period_end;
  for (;;) {
    const auto last =
        connection.First<SelectLastEnd>(programme, unit, NameOf(kind), finance::FormatDate(end));
    if (!last) return std::nullopt;
    const auto at =
        connection.First<SelectAt>(programme, unit, NameOf(kind), std::get<0>(*last), as_of);
    end = StoredDate(std::get<0>(*last));
    if (at && std::get<1>(*at) > as_of) return Position{end, std::get<0>(*at)};
    end = std::chrono::sys_days(end) - std::chrono::days(1);
  }
}

std::optional<Position> FindPositionAfter(base::Connection& connection,
                                          const std::string& programme, const std::string& unit,
                                          PositionKind kind, finance::Date after,
                                          finance::Date until) {
  const auto next = connection.First<SelectNext>(
      programme, unit, NameOf(kind), finance::FormatDate(after), finance::FormatDate(until));
  if (!next) return std::nullopt;
  return Position{StoredDate(std::get<0>(*next)), std::get<1>(*next)};
}

}  // namespace rekenschap::monitoring
