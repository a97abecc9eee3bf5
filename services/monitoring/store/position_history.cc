#include "services/monitoring/store/position_history.h"

#include <algorithm>
#include <array>
#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/positions.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

// In the order of the index of what stands, which holds all that is asked of a position.
struct SelectPast {
  static constexpr char kSql[] =
      "SELECT p.period_end, l.line, l.realised FROM position AS p CROSS JOIN report_line AS l ON "
      "l.sequence = p.version_sequence WHERE p.programme = :programme AND p.unit = :unit AND "
      "p.kind = :kind AND p.period_end >= :first AND p.period_end <= :last AND p.until_sequence = "
      "9223372036854775807 AND (l.line = :line OR :any_line = '') ORDER BY p.period_end";
  using Params = std::tuple<Text, Text, Text, Text, Text, Text, Text>;
  using Row = std::tuple<Text, Text, MaybeInteger>;
};
// The version that counts provisionally: what was returned does not, and what was accepted before
// it counts again.
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
  std::array<finance::Period, kHistoryPeriods> periods;
  finance::Period period = key.period;
  for (finance::Period& past : periods) past = period = PeriodBefore(period);
  std::map<std::string, std::vector<PastFigure>> past;
  for (auto& [end, id, realised] :
       connection.All<SelectPast>(key.programme, key.unit, NameOf(PositionKind::kProvisional),
                                  EndOf(periods.back()), EndOf(periods.front()), line, line)) {
    if (!realised) continue;
    const auto of = std::ranges::find(periods, StoredDate(end), finance::LastDay);
    if (of != periods.end()) past[id].push_back({*of, *realised});
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
