#ifndef REKENSCHAP_SERVICES_MONITORING_APP_PERIOD_READING_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_PERIOD_READING_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/calendar.h"
#include "services/monitoring/domain/completeness.h"
#include "services/monitoring/domain/period_books.h"
#include "services/monitoring/store/period_range.h"
#include "services/monitoring/store/standings.h"

namespace rekenschap::monitoring {

// A period with the reports that it asks for.
struct PeriodOverview {
  std::string programme;
  std::string programme_title;
  finance::Period period;
  DueDate due;
  PeriodStanding standing;
  std::vector<ExpectedReport> reports;
  std::vector<PeriodEvent> events;
  LaterCorrections later_corrections;
};

// The periods of a kind that end from one day to another, in order.
std::vector<finance::Period> PeriodsThatEnd(finance::PeriodKind kind, finance::Date from,
                                            finance::Date to);

// When reports of the programme on the period are due: by its own rules among `due_rules`, or else
// the national ones. DATA_LOSS when no rule says.
absl::StatusOr<DueDate> DueIn(const std::map<std::string, std::vector<DueRule>>& due_rules,
                              const std::string& programme, const finance::Period& period);

// What the periods of a range stand on, read in three queries however many there are.
class PeriodReading {
 public:
  // As of the journal entry `as_of`; 0 for now.
  PeriodReading(base::Connection& connection, const PeriodRange& range, std::int64_t as_of);

  // Has the periods tell why reports were returned or reopened, the marked lines included: one by
  // one, for who shows the reports.
  void TakeReasons(base::Connection& connection);

  // A period in the range. DATA_LOSS when no rule says when it is due.
  absl::StatusOr<PeriodOverview> Of(const Programme& programme, const finance::Period& period,
                                    finance::Date today) const;
  // The same with how many corrections later reports hold of it, and the first `most` of them.
  absl::StatusOr<PeriodOverview> InFull(base::Connection& connection, const Programme& programme,
                                        const finance::Period& period, finance::Date today,
                                        std::size_t most) const;

 private:
  std::int64_t as_of_;
  std::vector<StandingsOfPeriod> standings_;  // by programme and end
  std::vector<PeriodEvent> events_;           // by programme, end and age
  std::map<std::string, std::vector<DueRule>> due_rules_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_PERIOD_READING_H_
