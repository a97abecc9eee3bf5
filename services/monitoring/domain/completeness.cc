#include "services/monitoring/domain/completeness.h"

#include <algorithm>

#include "services/finance/arithmetic.h"

namespace rekenschap::monitoring {
namespace {

using Expected = ExpectedReport::State;
using State = ReportVersion::State;

int DaysAfter(finance::Date due, finance::Date day) {
  const auto days = std::chrono::sys_days(day) - std::chrono::sys_days(due);
  return std::max(0, static_cast<int>(days.count()));
}

Expected StateOf(const Standing& standing, finance::Date due, finance::Date today) {
  // Who reported after all is held to it.
  if (standing.exemption && !HasStandingReport(standing)) return Expected::kExempt;
  if (standing.accepted_sequence > 0) return Expected::kAccepted;
  if (standing.submitted_sequence > 0) {
    return standing.submitted_state == State::kReturned ? Expected::kReturned
                                                        : Expected::kSubmitted;
  }
  return today > due ? Expected::kMissing : Expected::kNotYetDue;
}

ExpectedReport ExpectedOf(const Standing& standing, finance::Date due, finance::Date today) {
  ExpectedReport expected;
  expected.unit = standing.unit;
  expected.state = StateOf(standing, due, today);
  expected.version = standing.last_version;
  expected.first_submit_time_micros = standing.first_submit_time_micros;
  expected.nil = standing.nil;
  if (expected.state == Expected::kExempt) {
    expected.reason = *standing.exemption;
    return expected;
  }
  expected.days_late = DaysAfter(due, standing.first_submit_day.value_or(today));
  if (expected.state == Expected::kAccepted) {
    expected.correction_pending = standing.submitted_state == State::kSubmitted;
    expected.correction_asked = !expected.correction_pending &&
                                (standing.reopened || standing.submitted_state == State::kReturned);
  }
  expected.draft = standing.last_version > 0 && standing.last_state == State::kDraft;
  if (standing.submitted_state == State::kReturned || expected.correction_asked) {
    expected.reason = standing.return_reason;
  }
  return expected;
}

}  // namespace

bool HasStandingReport(const Standing& standing) {
  if (standing.accepted_sequence > 0) return true;
  return standing.submitted_sequence > 0 && standing.submitted_state != State::kReturned;
}

std::vector<ExpectedReport> ExpectedReports(const Programme& programme,
                                            const finance::Period& period, finance::Date due,
                                            finance::Date today,
                                            std::span<const Standing> standings) {
  const finance::Date end = finance::LastDay(period);
  std::vector<ExpectedReport> reports;
  auto standing = standings.begin();
  for (const Unit& unit : programme.units) {
    if (!IsValidOn(unit, end)) continue;
    while (standing != standings.end() && standing->unit < unit.id) ++standing;
    if (standing != standings.end() && standing->unit == unit.id) {
      reports.push_back(ExpectedOf(*standing, due, today));
    } else {
      Standing nothing;
      nothing.unit = unit.id;
      reports.push_back(ExpectedOf(nothing, due, today));
    }
  }
  return reports;
}

Completeness CompletenessOf(const std::vector<ExpectedReport>& reports) {
  Completeness sum;
  for (const ExpectedReport& report : reports) Add(report, sum);
  return sum;
}

void Add(const ExpectedReport& report, Completeness& sum) {
  if (report.state == Expected::kExempt) {
    ++sum.exempt;
    return;
  }
  ++sum.expected;
  switch (report.state) {
    case Expected::kNotYetDue:
      ++sum.not_yet_due;
      break;
    case Expected::kMissing:
      ++sum.missing;
      break;
    case Expected::kReturned:
      ++sum.returned;
      break;
    case Expected::kAccepted:
      ++sum.accepted;
      [[fallthrough]];
    case Expected::kSubmitted:
      ++sum.received;
      ++(report.days_late > 0 ? sum.late : sum.on_time);
      if (report.nil) ++sum.nil;
      break;
    case Expected::kExempt:
      break;
  }
}

void Add(const Completeness& other, Completeness& sum) {
  sum.expected += other.expected;
  sum.received += other.received;
  sum.on_time += other.on_time;
  sum.late += other.late;
  sum.nil += other.nil;
  sum.accepted += other.accepted;
  sum.returned += other.returned;
  sum.missing += other.missing;
  sum.not_yet_due += other.not_yet_due;
  sum.exempt += other.exempt;
}

std::optional<std::int64_t> RateOf(int part, int whole) {
  if (whole == 0) return std::nullopt;
  // A part is at most the whole: nothing here can overflow.
  return finance::MultiplyDivideHalfEven(part, 10'000, whole).value();
}

}  // namespace rekenschap::monitoring
