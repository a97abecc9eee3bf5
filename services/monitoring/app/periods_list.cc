#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/periods.h"

// Reading periods, one or many.
namespace rekenschap::monitoring {

using base::Connection;

namespace {

// How many periods are summed in one answer, so that it is bounded whatever is asked.
constexpr std::size_t kMostSummed = 10'000;

using Known = ProgrammeBook::Known;

// The last of these, unless there are none.
std::string LastOf(const std::vector<Known>& programmes, std::string otherwise) {
  if (programmes.empty()) return otherwise;
  return programmes.back()->id;
}

}  // namespace

struct Periods::Moment {
  std::int64_t as_of = 0;     // 0 for now
  std::int64_t sequence = 0;  // what that comes to
  finance::Date today;
};

absl::StatusOr<Periods::Moment> Periods::MomentOf(Connection& connection,
                                                  const PeriodMoment& asked) const {
  const std::int64_t head = journal_.Head(connection).sequence;
  if (asked.as_of_sequence > head) {
    return base::InvalidField("as_of_sequence", "SEQUENCE_AHEAD",
                              absl::StrFormat("the journal's last entry is %d", head),
                              {{"last_entry", std::to_string(head)}});
  }
  if (asked.as_of_sequence == 0) return Moment{0, head, asked.date.value_or(Today())};
  Moment moment{asked.as_of_sequence, asked.as_of_sequence, Today()};
  if (const auto entry = journal_.Get(connection, asked.as_of_sequence)) {
    moment.today = DutchDay(absl::FromUnixMicros(entry->record_time_micros));
  }
  moment.today = asked.date.value_or(moment.today);
  return moment;
}

absl::StatusOr<PeriodList> Periods::ListIn(Connection& connection, const PeriodQuery& query,
                                           PeriodPlace after, std::size_t limit) {
  ASSIGN_OR_RETURN(const Moment moment, MomentOf(connection, query.moment));
  PeriodList list;
  list.sequence = moment.sequence;
  // What there still is of a programme.
  const auto periods_of = [&](const Programme& programme) {
    auto periods = PeriodsThatEnd(programme.cadence, query.from, query.to);
    if (programme.id == after.programme && after.period_end) {
      std::erase_if(periods,
                    [&](const auto& p) { return finance::LastDay(p) <= *after.period_end; });
    }
    return periods;
  };
  // Adds what there is of `programmes`, until the page is full.
  const auto add = [&](const std::vector<Known>& programmes) -> absl::Status {
    std::vector<std::pair<const Programme*, finance::Period>> wanted;
    for (const Known& programme : programmes) {
      for (const finance::Period& period : periods_of(*programme)) {
        if (list.periods.size() + wanted.size() == limit) break;
        wanted.emplace_back(programme.get(), period);
      }
    }
    if (wanted.empty()) return absl::OkStatus();
    PeriodReading reading(connection,
                          {wanted.front().first->id, wanted.back().first->id, query.from, query.to},
                          moment.as_of);
    if (query.full) reading.TakeReasons(connection);
    for (const auto& [programme, period] : wanted) {
      ASSIGN_OR_RETURN(PeriodOverview overview,
                       query.full ? reading.InFull(connection, *programme, period, moment.today,
                                                   /*most=*/0)
                                  : reading.Of(*programme, period, moment.today));
      list.periods.push_back(std::move(overview));
    }
    return absl::OkStatus();
  };
  if (!query.programme.empty()) {
    const Known programme = programmes_.Get(connection, query.programme);
    if (programme == nullptr) return NoPlan(connection, query.programme);
    RETURN_IF_ERROR(add({programme}));
    return list;
  }
  // The programme that the page before ended in may have more.
  const Known last = programmes_.Get(connection, after.programme);
  if (last != nullptr) RETURN_IF_ERROR(add({last}));
  std::string from = after.programme;
  while (list.periods.size() < limit) {
    const auto programmes = programmes_.After(connection, from, static_cast<int>(limit));
    if (programmes.empty()) break;
    RETURN_IF_ERROR(add(programmes));
    from = LastOf(programmes, from);
  }
  return list;
}

absl::StatusOr<RateList> Periods::ListRatesIn(Connection& connection, const PeriodQuery& query,
                                              const std::string& after, std::size_t limit) {
  ASSIGN_OR_RETURN(const Moment moment, MomentOf(connection, query.moment));
  RateList list;
  list.sequence = moment.sequence;
  std::vector<Known> programmes;
  if (query.programme.empty()) {
    programmes = programmes_.After(connection, after, static_cast<int>(limit) + 1);
    list.more = programmes.size() > limit;
    if (list.more) programmes.pop_back();
  } else {
    programmes = {programmes_.Get(connection, query.programme)};
    if (programmes.front() == nullptr) return NoPlan(connection, query.programme);
  }
  std::vector<std::vector<finance::Period>> periods;
  std::size_t count = 0;
  for (const Known& programme : programmes) {
    auto some = PeriodsThatEnd(programme->cadence, query.from, query.to);
    if (!periods.empty() && count + some.size() > kMostSummed) break;
    count += some.size();
    periods.push_back(std::move(some));
  }
  list.more = list.more || periods.size() < programmes.size();
  programmes.resize(periods.size());
  if (programmes.empty()) return list;
  const PeriodReading reading(connection,
                              {programmes.front()->id, programmes.back()->id, query.from, query.to},
                              moment.as_of);
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    ProgrammeRates& of = list.programmes.emplace_back();
    of.programme = programmes[i]->id;
    of.programme_title = programmes[i]->title;
    for (const finance::Period& period : periods[i]) {
      ASSIGN_OR_RETURN(const PeriodOverview overview,
                       reading.Of(*programmes[i], period, moment.today));
      of.rates.Take(overview.reports);
    }
  }
  return list;
}

void Periods::List(PeriodQuery query, PeriodPlace after, int limit, absl::Time deadline,
                   base::DoneWith<PeriodList> done) {
  base::ReadAs<PeriodList>(
      store_, deadline,
      [this, query = std::move(query), after = std::move(after), limit](Connection& connection) {
        return ListIn(connection, query, after, static_cast<std::size_t>(limit));
      },
      std::move(done));
}

void Periods::ListRates(PeriodQuery query, std::string after, int limit, absl::Time deadline,
                        base::DoneWith<RateList> done) {
  base::ReadAs<RateList>(
      store_, deadline,
      [this, query = std::move(query), after = std::move(after), limit](Connection& connection) {
        return ListRatesIn(connection, query, after, static_cast<std::size_t>(limit));
      },
      std::move(done));
}

void Periods::Get(std::string programme, finance::Period period, PeriodMoment moment,
                  absl::Time deadline, base::DoneWith<PeriodAnswer> done) {
  base::ReadAs<PeriodAnswer>(
      store_, deadline,
      [this, programme = std::move(programme), period,
       moment](Connection& connection) -> absl::StatusOr<PeriodAnswer> {
        ASSIGN_OR_RETURN(const Known known, ProgrammeWith(connection, programme, period));
        ASSIGN_OR_RETURN(const Moment when, MomentOf(connection, moment));
        PeriodAnswer answer;
        ASSIGN_OR_RETURN(answer.period,
                         OverviewOf(connection, *known, period, when.as_of, when.today));
        answer.sequence = when.sequence;
        return answer;
      },
      std::move(done));
}

}  // namespace rekenschap::monitoring
