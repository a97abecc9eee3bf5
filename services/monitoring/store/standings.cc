#include "services/monitoring/store/standings.h"

#include <utility>

#include "services/monitoring/domain/review.h"
#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/report_parts.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeText = std::optional<std::string>;
using MaybeInteger = std::optional<std::int64_t>;
using StandingRow = std::tuple<Text, Integer, Integer, Text, MaybeInteger, Integer, Text, Text,
                               Integer, Integer, Integer, Text, MaybeText>;

struct SelectOne {
  static constexpr char kSql[] =
      "SELECT unit, last_version, last_sequence, last_state, first_submit_time_micros, "
      "submitted_sequence, submitted_state, submitted_hash, accepted_sequence, reopened, nil, "
      "return_reason, exemption FROM report_standing WHERE programme = :programme AND period_end = "
      ":end AND unit = :unit";
  using Params = std::tuple<Text, Text, Text>;
  using Row = StandingRow;
};
// The programmes one by one, so that what they reported in other years is passed over.
struct SelectRange {
  static constexpr char kSql[] =
      "SELECT s.programme, s.period_end, s.unit, s.last_version, s.last_sequence, s.last_state, "
      "s.first_submit_time_micros, s.submitted_sequence, s.submitted_state, s.submitted_hash, "
      "s.accepted_sequence, s.reopened, s.nil, s.return_reason, s.exemption FROM plan_programme AS "
      "p CROSS JOIN report_standing AS s WHERE p.id >= :first AND p.id <= :last AND s.programme = "
      "p.id AND s.period_end >= :from AND s.period_end <= :to ORDER BY p.id, s.period_end, s.unit";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<Text, Text, Text, Integer, Integer, Text, MaybeInteger, Integer, Text,
                         Text, Integer, Integer, Integer, Text, MaybeText>;
};
struct Upsert {
  static constexpr char kSql[] =
      "INSERT INTO report_standing (programme, period_end, unit, last_version, last_sequence, "
      "last_state, first_submit_time_micros, submitted_sequence, submitted_state, submitted_hash, "
      "accepted_sequence, reopened, nil, return_reason, exemption) VALUES (:programme, :end, "
      ":unit, :version, :sequence, :state, :time, :submitted, :submitted_state, :hash, :accepted, "
      ":reopened, :nil, :reason, :exemption) ON CONFLICT (programme, period_end, unit) DO UPDATE "
      "SET last_version = excluded.last_version, last_sequence = excluded.last_sequence, "
      "last_state = excluded.last_state, first_submit_time_micros = "
      "excluded.first_submit_time_micros, submitted_sequence = excluded.submitted_sequence, "
      "submitted_state = excluded.submitted_state, submitted_hash = excluded.submitted_hash, "
      "accepted_sequence = excluded.accepted_sequence, reopened = excluded.reopened, nil = "
      "excluded.nil, return_reason = excluded.return_reason, exemption = excluded.exemption";
  using Params = std::tuple<Text, Text, Text, Integer, Integer, Text, MaybeInteger, Integer, Text,
                            Text, Integer, Integer, Integer, Text, MaybeText>;
  using Row = std::tuple<>;
};

// A version is returned or reopened, never both.
struct SelectReasons {
  static constexpr char kSql[] =
      "SELECT return_reason, reopen_reason FROM report_version WHERE sequence = :sequence";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Text>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

Standing StandingOf(StandingRow row) {
  auto& [unit, version, sequence, state, time, submitted, submitted_state, hash, accepted, reopened,
         nil, reason, exemption] = row;
  Standing standing;
  standing.unit = std::move(unit);
  standing.last_version = version;
  standing.last_sequence = sequence;
  standing.last_state = Stored(ParseState(state));
  standing.first_submit_time_micros = time;
  standing.submitted_sequence = submitted;
  standing.submitted_state = Stored(ParseState(submitted_state));
  standing.submitted_hash = std::move(hash);
  standing.accepted_sequence = accepted;
  standing.reopened = reopened != 0;
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
                         Text(ToString(standing.submitted_state)), standing.submitted_hash,
                         standing.accepted_sequence, Integer{standing.reopened},
                         Integer{standing.nil}, standing.return_reason, standing.exemption);
}

void TakeReason(base::Connection& connection, Standing& standing) {
  const std::int64_t last = standing.submitted_sequence;
  const bool returned = standing.submitted_state == ReportVersion::State::kReturned;
  if (!returned && (!standing.reopened || last != standing.accepted_sequence)) return;
  const auto reasons = connection.First<SelectReasons>(last);
  if (!reasons) return;
  const auto& [of_return, of_reopening] = *reasons;
  standing.return_reason =
      ReasonOf(returned ? of_return : of_reopening, LoadLineReturns(connection, last));
}

std::vector<StandingsOfPeriod> ListStandings(base::Connection& connection,
                                             const PeriodRange& range) {
  std::vector<StandingsOfPeriod> periods;
  Text end;
  for (auto& [programme, period_end, unit, version, sequence, state, time, submitted,
              submitted_state, hash, accepted, reopened, nil, reason, exemption] :
       connection.All<SelectRange>(range.first_programme, range.last_programme,
                                   finance::FormatDate(range.from),
                                   finance::FormatDate(range.to))) {
    if (periods.empty() || period_end != end || programme != periods.back().programme) {
      periods.push_back({std::move(programme), StoredDate(period_end), {}});
      end = std::move(period_end);
    }
    periods.back().standings.push_back(
        StandingOf({std::move(unit), version, sequence, std::move(state), time, submitted,
                    std::move(submitted_state), std::move(hash), accepted, reopened, nil,
                    std::move(reason), std::move(exemption)}));
  }
  return periods;
}

}  // namespace rekenschap::monitoring
