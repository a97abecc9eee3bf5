#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_BOOKS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_BOOKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>

#include "services/finance/period.h"
#include "services/monitoring/domain/completeness.h"

// Closing and reopening the books of a period, and whom they ask no report of.
namespace rekenschap::monitoring {

enum class PeriodState { kOpen, kClosed };

// OPEN, CLOSED: for storing and hashing.
std::string_view ToString(PeriodState state);

// A closing or a reopening of a period.
struct PeriodEvent {
  std::string programme;
  finance::Period period;
  PeriodState state = PeriodState::kOpen;  // after it
  std::string principal;
  std::string reason;
  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;  // the journal entry that recorded it

  bool operator==(const PeriodEvent&) const = default;
};

// That no report is asked of a unit, or is asked again.
struct Exemption {
  std::string programme;
  finance::Period period;
  std::string unit;
  bool lifted = false;
  std::string principal;
  std::string reason;
  std::int64_t sequence = 0;  // the journal entry that recorded it

  bool operator==(const Exemption&) const = default;
};

// How the books of a period stand: the last event's state, or open.
struct PeriodStanding {
  PeriodState state = PeriodState::kOpen;
  std::int64_t sequence = 0;  // of the last event; 0 for none

  bool operator==(const PeriodStanding&) const = default;
};

// What ClosePeriod and ReopenPeriod want back: it changes with every event and, while the period is
// open, with the units that closing it would need a reason for. A reason is of those alone.
std::string EtagOf(const PeriodStanding& standing, const std::vector<ExpectedReport>& reports);

// What stands around a period in its year.
struct YearOfPeriods {
  bool earlier_open = false;
  bool later_closed = false;
};

// What stands in the way of closing: ABORTED ETAG_MISMATCH; FAILED_PRECONDITION PERIOD_CLOSED,
// PERIOD_NOT_ENDED, PERIOD_BEFORE_OPEN, REPORTS_WAITING and, without a reason, REPORTS_MISSING, the
// last two with a precondition per unit.
absl::Status CheckClosing(const std::string& name, const finance::Period& period,
                          const PeriodStanding& standing, const YearOfPeriods& year,
                          const std::vector<ExpectedReport>& reports, finance::Date today,
                          const std::string& etag, const std::string& reason);

// And of exempting a unit, or of lifting that: NOT_FOUND UNIT_UNKNOWN; FAILED_PRECONDITION
// UNIT_NOT_EXPECTED, REPORT_EXISTS, UNIT_EXEMPT, UNIT_NOT_EXEMPT.
absl::Status CheckExemption(const Programme& programme, const Exemption& exemption,
                            const Standing& standing);

// And of reopening: ABORTED ETAG_MISMATCH; FAILED_PRECONDITION PERIOD_OPEN, PERIOD_AFTER_CLOSED.
absl::Status CheckReopening(const std::string& name, const PeriodStanding& standing,
                            const YearOfPeriods& year, const std::string& etag);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_BOOKS_H_
