#include "services/monitoring/domain/period_books.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

absl::Status Refuse(absl::StatusCode code, const char* reason, const std::string& name,
                    std::string message) {
  base::ErrorDetails details;
  details.reason = reason;
  details.resource_type = "period";
  details.resource_name = name;
  details.preconditions = {{name, reason, message}};
  return base::Error(code, std::move(message), std::move(details));
}

absl::Status CheckEtag(const std::string& name, const PeriodStanding& standing,
                       const std::string& etag) {
  if (etag == EtagOf(standing)) return absl::OkStatus();
  return Refuse(absl::StatusCode::kAborted, "ETAG_MISMATCH", name,
                absl::StrFormat("%s is not as it was when its etag was read; read it again", name));
}

// The reports that closing would leave unsettled, one by one.
absl::Status Unsettled(const char* reason, const std::string& name, const char* what,
                       std::vector<base::Violation> reports) {
  base::ErrorDetails details;
  details.reason = reason;
  details.resource_type = "period";
  details.resource_name = name;
  details.metadata["reports_count"] = std::to_string(reports.size());
  std::string message = absl::StrFormat("%s cannot be closed: %d of its reports %s %s", name,
                                        reports.size(), reports.size() == 1 ? "is" : "are", what);
  details.preconditions = std::move(reports);
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

}  // namespace

std::string_view ToString(PeriodState state) {
  return state == PeriodState::kClosed ? "CLOSED" : "OPEN";
}

std::string EtagOf(const PeriodStanding& standing) {
  return absl::StrFormat("%s-%d", ToString(standing.state), standing.sequence);
}

absl::Status CheckClosing(const std::string& name, const finance::Period& period,
                          const PeriodStanding& standing, const YearOfPeriods& year,
                          const std::vector<ExpectedReport>& reports, finance::Date today,
                          const std::string& etag, const std::string& reason) {
  constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
  if (standing.state == PeriodState::kClosed) {
    return Refuse(kPrecondition, "PERIOD_CLOSED", name,
                  name + " is closed already; it can be reopened, with a reason");
  }
  RETURN_IF_ERROR(CheckEtag(name, standing, etag));
  const finance::Date end = finance::LastDay(period);
  if (today <= end) {
    return Refuse(kPrecondition, "PERIOD_NOT_ENDED", name,
                  absl::StrFormat("%s lasts until %s; it can be closed after that", name,
                                  finance::FormatDate(end)));
  }
  if (year.earlier_open) {
    return Refuse(
        kPrecondition, "PERIOD_BEFORE_OPEN", name,
        absl::StrFormat("a period before %s in the year is open; close that first", name));
  }
  std::vector<base::Violation> waiting;
  std::vector<base::Violation> missing;
  for (const ExpectedReport& report : reports) {
    switch (report.state) {
      case ExpectedReport::State::kSubmitted:
        waiting.push_back({report.unit, "REPORTS_WAITING", "accept or return its report first"});
        break;
      case ExpectedReport::State::kReturned:
        waiting.push_back(
            {report.unit, "REPORTS_WAITING", "its report was returned and did not come in again"});
        break;
      case ExpectedReport::State::kAccepted:
        if (report.correction_pending) {
          waiting.push_back(
              {report.unit, "REPORTS_WAITING", "accept or return its correction first"});
        } else if (report.correction_asked) {
          missing.push_back(
              {report.unit, "REPORTS_MISSING",
               "a correction was asked for and did not come in; wait for it, or close "
               "with a reason"});
        }
        break;
      case ExpectedReport::State::kMissing:
      case ExpectedReport::State::kNotYetDue:
        missing.push_back({report.unit, "REPORTS_MISSING",
                           "no report came in; exempt the unit, or close with a reason"});
        break;
      case ExpectedReport::State::kExempt:
        break;
    }
  }
  if (!waiting.empty()) {
    return Unsettled("REPORTS_WAITING", name, "not settled", std::move(waiting));
  }
  if (!missing.empty() && reason.empty()) {
    return Unsettled("REPORTS_MISSING", name, "missing or uncorrected, and no reason is given",
                     std::move(missing));
  }
  return absl::OkStatus();
}

absl::Status CheckExemption(const Programme& programme, const Exemption& exemption,
                            const Standing& standing) {
  constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
  const std::string name = finance::UnitName(exemption.unit);
  const Unit* unit = FindUnit(programme, exemption.unit);
  if (unit == nullptr) return base::NotFound("UNIT_UNKNOWN", "unit of the programme", name);
  const std::string period = finance::FormatPeriod(exemption.period);
  if (!IsValidOn(*unit, finance::LastDay(exemption.period))) {
    return Refuse(kPrecondition, "UNIT_NOT_EXPECTED", name,
                  absl::StrFormat("%s does not exist at the end of %s, so nothing is asked of it",
                                  name, period));
  }
  if (exemption.lifted && !standing.exemption) {
    return Refuse(kPrecondition, "UNIT_NOT_EXEMPT", name,
                  absl::StrFormat("a report of %s on %s is asked for already; it can be exempted",
                                  name, period));
  }
  if (!exemption.lifted && standing.exemption) {
    return Refuse(kPrecondition, "UNIT_EXEMPT", name,
                  absl::StrFormat("%s is exempt on %s already; that can be lifted", name, period));
  }
  if (!exemption.lifted && standing.submitted_sequence > 0) {
    return Refuse(
        kPrecondition, "REPORT_EXISTS", name,
        absl::StrFormat(
            "a report of %s on %s came in already, and is held to what it says; return it "
            "when it should not stand",
            name, period));
  }
  return absl::OkStatus();
}

absl::Status CheckReopening(const std::string& name, const PeriodStanding& standing,
                            const YearOfPeriods& year, const std::string& etag) {
  constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
  if (standing.state == PeriodState::kOpen) {
    return Refuse(kPrecondition, "PERIOD_OPEN", name,
                  name + " is open already; it can be closed once it has ended");
  }
  RETURN_IF_ERROR(CheckEtag(name, standing, etag));
  if (year.later_closed) {
    return Refuse(
        kPrecondition, "PERIOD_AFTER_CLOSED", name,
        absl::StrFormat("a period after %s in the year is closed, and stands on it; reopen that "
                        "first",
                        name));
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::monitoring
