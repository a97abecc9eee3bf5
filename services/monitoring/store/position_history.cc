#include "services/monitoring/store/position_history.h"

#include <array>
#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

// The version that counts provisionally: what was returned does not, and what was accepted before
// it counts again.
struct SelectPast {
  static constexpr char kSql[] =
      "SELECT s.period_end, l.line, l.realised FROM report_standing AS s JOIN report_line AS l ON "
      "l.sequence = CASE WHEN s.submitted_state = 'RETURNED' THEN s.accepted_sequence ELSE "
      "s.submitted_sequence END WHERE s.programme = :programme AND s.unit = :unit AND "
      "s.period_end IN (:a, :b, :c, :d, :e, :f, :g, :h) AND (l.line = :line OR :any_line = '') "
      "ORDER BY s.period_end, l.position";
  using Params = std::tuple<Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text>;
  using Row = std::tuple<Text, Text, MaybeInteger>;
};
struct SelectPeers {
  static constexpr char kSql[] =
      "SELECT s.unit, l.line, l.realised FROM report_standing AS s JOIN report_line AS l ON "
      "l.sequence = CASE WHEN s.submitted_state = 'RETURNED' THEN s.accepted_sequence ELSE "
      "s.submitted_sequence END WHERE s.programme = :programme AND s.period_end = :end AND "
      "s.unit <> :unit AND (l.line = :line OR :any_line = '') ORDER BY s.unit, l.position "
      "LIMIT :most";
  using Params = std::tuple<Text, Text, Text, Text, Text, Integer>;
  using Row = std::tuple<Text, Text, MaybeInteger>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

}  // namespace

std::map<std::string, std::vector<PastFigure>> ListPastFigures(base::Connection& connection,
                                                               const ReportKey& key,
                                                               const std::string& line) {
  static_assert(kHistoryPeriods == 8, "the statement names as many");
  std::array<finance::Period, kHistoryPeriods> periods;
  std::array<Text, kHistoryPeriods> ends;
  finance::Period period = key.period;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    period = PeriodBefore(period);
    periods[i] = period;
    ends[i] = EndOf(period);
  }
  std::map<std::string, std::vector<PastFigure>> past;
  for (auto& [end, id, realised] :
       connection.All<SelectPast>(key.programme, key.unit, ends[0], ends[1], ends[2], ends[3],
                                  ends[4], ends[5], ends[6], ends[7], line, line)) {
    if (!realised) continue;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i] == end) past[id].push_back({periods[i], *realised});
    }
  }
  return past;
}

std::map<std::string, std::vector<PeerFigure>> ListPeerFigures(base::Connection& connection,
                                                               const ReportKey& key,
                                                               const std::string& line, int limit) {
  std::map<std::string, std::vector<PeerFigure>> peers;
  for (auto& [unit, id, realised] : connection.All<SelectPeers>(
           key.programme, EndOf(key.period), key.unit, line, line, Integer{limit})) {
    if (realised) peers[id].push_back({std::move(unit), *realised});
  }
  return peers;
}

}  // namespace rekenschap::monitoring
