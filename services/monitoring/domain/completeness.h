#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPLETENESS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPLETENESS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/finance/period.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"

// What is expected of whom on a period, and what of it came in and in time.
namespace rekenschap::monitoring {

// How far a unit's report on a period is, as it stands in the books.
struct Standing {
  std::string unit;
  // The last version, be it a draft; 0 for none. Versions are known by their number and by the
  // journal entry that recorded them.
  std::int64_t last_version = 0;
  std::int64_t last_sequence = 0;
  ReportVersion::State last_state = ReportVersion::State::kDraft;
  // The last one that was submitted, and the accepted one; 0 for none.
  std::int64_t submitted_sequence = 0;
  ReportVersion::State submitted_state = ReportVersion::State::kDraft;
  std::string submitted_hash;  // of its content; empty for none
  std::int64_t accepted_sequence = 0;
  bool reopened = false;  // a correction of the accepted one was asked for
  std::optional<std::int64_t> first_submit_time_micros;
  std::optional<finance::Date> first_submit_day;  // of that moment, where the due dates hold
  // Every figure is 0 of the last submitted version or, when that was returned, the accepted one.
  bool nil = false;
  // Why the last submitted one was returned, as far as the whole goes; TakeReason makes it why
  // whatever has to be mended has to be.
  std::string return_reason;
  std::optional<std::string> exemption;  // why no report is asked for

  bool operator==(const Standing&) const = default;
};

// The report that is expected of a unit.
struct ExpectedReport {
  enum class State { kNotYetDue, kMissing, kSubmitted, kReturned, kAccepted, kExempt };

  std::string unit;
  State state = State::kNotYetDue;
  std::int64_t version = 0;
  std::optional<std::int64_t> first_submit_time_micros;
  int days_late = 0;  // after the due date; while nothing came in, how many days it is overdue
  bool nil = false;
  bool draft = false;               // one waits to be submitted
  bool correction_pending = false;  // of an accepted report: one waits for a review
  bool correction_asked = false;    // or was asked for, and none waits
  std::string reason;               // why it was exempted, returned or reopened

  bool operator==(const ExpectedReport&) const = default;
};

// Received are part of expected, so that no rate is above 100 %.
struct Completeness {
  int expected = 0;
  int received = 0;
  int on_time = 0;
  int late = 0;
  int nil = 0;
  int accepted = 0;
  int returned = 0;
  int missing = 0;
  int not_yet_due = 0;
  int exempt = 0;

  bool operator==(const Completeness&) const = default;
};

// Whether a report waits for a review or was accepted: one that was returned does not stand.
bool HasStandingReport(const Standing& standing);

// The reports that are expected on `period`, by unit: of the programme's units that exist on its
// last day. `standings` are of this period, by unit; those of other units do not count. `today` is
// the day in the Netherlands.
std::vector<ExpectedReport> ExpectedReports(const Programme& programme,
                                            const finance::Period& period, finance::Date due,
                                            finance::Date today,
                                            std::span<const Standing> standings);

Completeness CompletenessOf(const std::vector<ExpectedReport>& reports);

// Adds a report to the count, or a count to another.
void Add(const ExpectedReport& report, Completeness& sum);
void Add(const Completeness& other, Completeness& sum);

// `part` of `whole` in hundredths of a percent; nothing of nothing.
std::optional<std::int64_t> RateOf(int part, int whole);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPLETENESS_H_
