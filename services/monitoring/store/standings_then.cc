#include <algorithm>
#include <map>
#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/standings.h"

// How far each report was at an earlier entry of the journal: it follows from the entries that
// recorded, submitted, decided on and reopened its versions, so nothing has to be kept for it.
namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using State = ReportVersion::State;

struct SelectVersions {
  static constexpr char kSql[] =
      "SELECT v.programme, v.period_end, v.unit, v.version, v.sequence, v.submit_sequence, "
      "v.submit_time_micros, v.state, v.review_sequence, v.return_reason, v.content_hash, "
      "v.reopen_sequence, CASE WHEN EXISTS (SELECT 1 FROM report_line AS l WHERE l.sequence = "
      "v.sequence AND (COALESCE(l.realised, 0) <> 0 OR COALESCE(l.committed, 0) <> 0 OR "
      "COALESCE(l.forecast, 0) <> 0 OR COALESCE(l.establishment, 0) <> 0 OR "
      "COALESCE(l.deployable, 0) <> 0 OR COALESCE(l.inflow, 0) <> 0 OR COALESCE(l.outflow, 0) <> "
      "0)) THEN 0 ELSE 1 END FROM plan_programme AS p CROSS JOIN report_version AS v WHERE p.id "
      ">= :first AND p.id <= :last AND v.programme = p.id AND v.period_end >= :from AND "
      "v.period_end <= :to AND v.sequence <= :as_of ORDER BY p.id, v.period_end, v.unit, v.version";
  using Params = std::tuple<Text, Text, Text, Text, Integer>;
  using Row = std::tuple<Text, Text, Text, Integer, Integer, Integer, Integer, Text, Integer, Text,
                         Text, Integer, Integer>;
};
struct SelectExemptions {
  static constexpr char kSql[] =
      "SELECT programme, period, unit, lifted, reason FROM exemption WHERE programme >= :first AND "
      "programme <= :last AND sequence <= :as_of ORDER BY sequence";
  using Params = std::tuple<Text, Text, Integer>;
  using Row = std::tuple<Text, Text, Text, Integer, Text>;
};

// A standing while the versions of its report are gone through in their order.
struct Making {
  Standing standing;
  Integer submit_sequence = 0;  // of the version that was submitted last
  Integer review_sequence = 0;  // of the version that was accepted last
  bool accepted_nil = false;    // that one is nil
};

void Take(SelectVersions::Row& row, Integer as_of, Making& making) {
  auto& [programme, end, unit, number, sequence, submitted, time, state, reviewed, reason, hash,
         reopened, nil] = row;
  const auto by_then = [as_of](Integer entry) { return entry > 0 && entry <= as_of; };
  const bool returned = Stored(ParseState(state)) == State::kReturned;
  State then = State::kDraft;
  if (by_then(submitted)) {
    then = !by_then(reviewed) ? State::kSubmitted : returned ? State::kReturned : State::kAccepted;
  }
  Standing& standing = making.standing;
  standing.last_version = number;
  standing.last_sequence = sequence;
  standing.last_state = then;
  if (then == State::kDraft) return;
  standing.first_submit_time_micros =
      std::min(standing.first_submit_time_micros.value_or(time), time);
  if (submitted > making.submit_sequence) {
    making.submit_sequence = submitted;
    standing.submitted_sequence = sequence;
    standing.submitted_state = then;
    standing.submitted_hash = std::move(hash);
    standing.nil = nil != 0;
    standing.return_reason = then == State::kReturned ? std::move(reason) : Text();
  }
  if (then == State::kAccepted && reviewed > making.review_sequence) {
    making.review_sequence = reviewed;
    standing.accepted_sequence = sequence;
    standing.reopened = by_then(reopened);
    making.accepted_nil = nil != 0;
  }
}

}  // namespace

std::vector<StandingsOfPeriod> ListStandingsThen(base::Connection& connection,
                                                 const PeriodRange& range, std::int64_t as_of) {
  std::map<std::pair<Text, finance::Date>, std::map<Text, Making>> all;
  for (SelectVersions::Row& row : connection.All<SelectVersions>(
           range.first_programme, range.last_programme, finance::FormatDate(range.from),
           finance::FormatDate(range.to), as_of)) {
    const auto& [programme, end, unit] =
        std::tie(std::get<0>(row), std::get<1>(row), std::get<2>(row));
    Take(row, as_of, all[{programme, StoredDate(end)}][unit]);
  }
  for (auto& [programme, period, unit, lifted, reason] :
       connection.All<SelectExemptions>(range.first_programme, range.last_programme, as_of)) {
    const finance::Date end = finance::LastDay(StoredPeriod(period));
    if (end < range.from || end > range.to) continue;
    all[{programme, end}][unit].standing.exemption =
        lifted != 0 ? std::nullopt : std::optional(std::move(reason));
  }
  std::vector<StandingsOfPeriod> periods;
  for (auto& [key, units] : all) {
    StandingsOfPeriod& period = periods.emplace_back();
    period.programme = key.first;
    period.period_end = key.second;
    for (auto& [unit, making] : units) {
      making.standing.unit = unit;
      const bool counts_again = making.standing.submitted_state == State::kReturned &&
                                making.standing.accepted_sequence > 0;
      if (counts_again) making.standing.nil = making.accepted_nil;
      period.standings.push_back(std::move(making.standing));
    }
  }
  return periods;
}

}  // namespace rekenschap::monitoring
