#include "services/monitoring/store/standings.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeText = std::optional<std::string>;
using MaybeInteger = std::optional<std::int64_t>;
using StandingRow = std::tuple<Text, Integer, Integer, Text, MaybeInteger, Integer, Text, Integer,
                               Integer, Text, MaybeText>;

struct SelectOne {
  static constexpr char kSql[] =
      "SELECT unit, last_version, last_sequence, last_state, first_submit_time_micros, "
      "submitted_sequence, submitted_state, accepted_sequence, nil, return_reason, exemption FROM "
      "report_standing WHERE programme = :programme AND period_end = :end AND unit = :unit";
  using Params = std::tuple<Text, Text, Text>;
  using Row = StandingRow;
};
struct SelectOfPeriod {
  static constexpr char kSql[] =
      "SELECT unit, last_version, last_sequence, last_state, first_submit_time_micros, "
      "submitted_sequence, submitted_state, accepted_sequence, nil, return_reason, exemption FROM "
      "report_standing WHERE programme = :programme AND period_end = :end ORDER BY unit";
  using Params = std::tuple<Text, Text>;
  using Row = StandingRow;
};
struct Upsert {
  static constexpr char kSql[] =
      "INSERT INTO report_standing (programme, period_end, unit, last_version, last_sequence, "
      "last_state, first_submit_time_micros, submitted_sequence, submitted_state, "
      "accepted_sequence, nil, return_reason, exemption) VALUES (:programme, :end, :unit, "
      ":version, :sequence, :state, :time, :submitted, :submitted_state, :accepted, :nil, :reason, "
      ":exemption) ON CONFLICT (programme, period_end, unit) DO UPDATE SET last_version = "
      "excluded.last_version, last_sequence = excluded.last_sequence, last_state = "
      "excluded.last_state, first_submit_time_micros = excluded.first_submit_time_micros, "
      "submitted_sequence = excluded.submitted_sequence, submitted_state = "
      "excluded.submitted_state, accepted_sequence = excluded.accepted_sequence, nil = "
      "excluded.nil, return_reason = excluded.return_reason, exemption = excluded.exemption";
  using Params = std::tuple<Text, Text, Text, Integer, Integer, Text, MaybeInteger, Integer, Text,
                            Integer, Integer, Text, MaybeText>;
  using Row = std::tuple<>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

Standing StandingOf(StandingRow row) {
  auto& [unit, version, sequence, state, time, submitted, submitted_state, accepted, nil, reason,
         exemption] = row;
  Standing standing;
  standing.unit = std::move(unit);
  standing.last_version = version;
  standing.last_sequence = sequence;
  standing.last_state = Stored(ParseState(state));
  standing.first_submit_time_micros = time;
  standing.submitted_sequence = submitted;
  standing.submitted_state = Stored(ParseState(submitted_state));
  standing.accepted_sequence = accepted;
  standing.nil = nil != 0;
  standing.return_reason = std::move(reason);
  standing.exemption = std::move(exemption);
  return standing;
}

}  // namespace

Standing FindStanding(base::Connection& connection, const ReportKey& key) {
  auto row = connection.First<SelectOne>(key.programme, EndOf(key.period), key.unit);
  if (row) return StandingOf(*std::move(row));
  Standing none;
  none.unit = key.unit;
  return none;
}

void SaveStanding(base::Connection& connection, const ReportKey& key, const Standing& standing) {
  connection.Run<Upsert>(key.programme, EndOf(key.period), key.unit, standing.last_version,
                         standing.last_sequence, Text(ToString(standing.last_state)),
                         standing.first_submit_time_micros, standing.submitted_sequence,
                         Text(ToString(standing.submitted_state)), standing.accepted_sequence,
                         Integer{standing.nil}, standing.return_reason, standing.exemption);
}

std::vector<Standing> ListStandings(base::Connection& connection, const std::string& programme,
                                    const finance::Period& period) {
  std::vector<Standing> standings;
  for (StandingRow& row : connection.All<SelectOfPeriod>(programme, EndOf(period))) {
    standings.push_back(StandingOf(std::move(row)));
  }
  return standings;
}

}  // namespace rekenschap::monitoring
