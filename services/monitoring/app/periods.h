#ifndef REKENSCHAP_SERVICES_MONITORING_APP_PERIODS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_PERIODS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/app/period_reading.h"
#include "services/monitoring/app/programme_book.h"
#include "services/monitoring/domain/reporting_rates.h"

// Periods: how complete they are, closing and reopening them, and whom they ask no report of.
namespace rekenschap::monitoring {

// What was known when, and the day to judge by what is due.
struct PeriodMoment {
  std::int64_t as_of_sequence = 0;    // 0 for now
  std::optional<finance::Date> date;  // without one: today or, of an earlier entry, its day
};

// Which periods: of one programme or, when it is empty, of all, that end from one day to another.
struct PeriodQuery {
  std::string programme;
  finance::Date from;
  finance::Date to;
  PeriodMoment moment;
  // With why reports were returned or reopened, and how much later ones put right.
  bool full = false;
};
// Where a list of periods goes on: after this period of this programme.
struct PeriodPlace {
  std::string programme;
  std::optional<finance::Date> period_end;
};

// Answers, with the last journal entry that they take into account.
struct PeriodAnswer {
  PeriodOverview period;
  std::int64_t sequence = 0;
};
struct PeriodList {
  std::vector<PeriodOverview> periods;
  std::int64_t sequence = 0;
};
struct ProgrammeRates {
  std::string programme;
  std::string programme_title;
  ReportingRates rates;
};
struct RateList {
  std::vector<ProgrammeRates> programmes;
  bool more = false;  // there are programmes after these
  std::int64_t sequence = 0;
};

// Every function answers through `done`, on a thread of the store; every write stands in the
// journal and is done once per request.
class Periods {
 public:
  // `monitoring` outlives it.
  explicit Periods(Monitoring& monitoring)
      : store_(monitoring.store()), journal_(monitoring.journal()) {}

  // Today in the Netherlands, where the due dates hold.
  finance::Date Today() const { return DutchDay(journal_.Now()); }

  void List(PeriodQuery query, PeriodPlace after, int limit, absl::Time deadline,
            base::DoneWith<PeriodList> done);
  // Of one programme, or of up to `limit` programmes after `after`.
  void ListRates(PeriodQuery query, std::string after, int limit, absl::Time deadline,
                 base::DoneWith<RateList> done);
  void Get(std::string programme, finance::Period period, PeriodMoment moment, absl::Time deadline,
           base::DoneWith<PeriodAnswer> done);
  // Closes or reopens it.
  void SetState(std::string programme, finance::Period period, PeriodState state, std::string etag,
                std::string reason, base::Request request, absl::Time deadline,
                base::DoneWith<PeriodOverview> done);
  void Exempt(Exemption exemption, base::Request request, absl::Time deadline,
              base::DoneWith<PeriodOverview> done);

 private:
  struct Moment;  // a PeriodMoment that holds
  absl::StatusOr<Moment> MomentOf(base::Connection& connection, const PeriodMoment& asked) const;

  // NOT_FOUND PROGRAMME_UNKNOWN; INVALID_ARGUMENT PERIOD_NOT_OF_CADENCE.
  absl::StatusOr<ProgrammeBook::Known> ProgrammeWith(base::Connection& connection,
                                                     const std::string& programme,
                                                     const finance::Period& period);
  // As of an entry of the journal; 0 for the last. `today` is the day to judge by what is due.
  absl::StatusOr<PeriodOverview> OverviewOf(base::Connection& connection,
                                            const Programme& programme,
                                            const finance::Period& period, std::int64_t as_of,
                                            finance::Date today) const;
  absl::StatusOr<PeriodList> ListIn(base::Connection& connection, const PeriodQuery& query,
                                    PeriodPlace after, std::size_t limit);
  absl::StatusOr<RateList> ListRatesIn(base::Connection& connection, const PeriodQuery& query,
                                       const std::string& after, std::size_t limit);

  base::Store& store_;
  base::Journal& journal_;
  ProgrammeBook programmes_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_PERIODS_H_
