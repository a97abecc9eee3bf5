#include "services/monitoring/domain/period_books.h"

#include <map>
#include <optional>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

absl::Status Refuse(absl::StatusCode code, const char* reason, const std::string& name,
                    std::string message, std::map<std::string, std::string> facts = {}) {
  base::ErrorDetails details;
  details.metadata = std::move(facts);
  details.reason = reason;
  details.resource_type = "period";
  details.resource_name = name;
  details.preconditions = {{name, reason, message}};
  return base::Error(code, std::move(message), std::move(details));
}

absl::Status CheckEtag(const std::string& name, const std::string& etag,
                       const std::string& expected) {
  if (etag == expected) return absl::OkStatus();
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

// Why a unit's report is not settled.
struct Unsettledness {
  const char* reason;
  const char* description;
};

// Why closing needs a reason for the unit; nothing when it needs none.
std::optional<Unsettledness> WhyUnsettled(const ExpectedReport& report) {
  switch (report.state) {
    case ExpectedReport::State::kMissing:
    case ExpectedReport::State::kNotYetDue:
      return Unsettledness{"REPORT_MISSING",
                           "no report came in; exempt the unit, or close with a reason"};
    case ExpectedReport::State::kReturned:
      return Unsettledness{"REPORT_RETURNED",
                           "its report was returned and did not come in again; wait for it, exempt "
                           "the unit, or close with a reason"};
    case ExpectedReport::State::kAccepted:
      if (!report.correction_asked) return std::nullopt;
      return Unsettledness{"CORRECTION_MISSING",
                           "a correction was asked for and did not come in; wait for it, or close "
                           "with a reason"};
    case ExpectedReport::State::kSubmitted:
    case ExpectedReport::State::kExempt:
      return std::nullopt;
  }
  return std::nullopt;
}

// So many that two sets of units are not taken for one another by chance.
constexpr std::size_t kEtagDigits = 16;

}  // namespace

std::string_view ToString(PeriodState state) {
  return state == PeriodState::kClosed ? "CLOSED" : "OPEN";
}

std::string EtagOf(const PeriodStanding& standing, const std::vector<ExpectedReport>& reports) {
  std::string etag = absl::StrFormat("%s-%d", ToString(standing.state), standing.sequence);
  if (standing.state == PeriodState::kClosed) return etag;
  base::Canonical excused("rekenschap.period-excused", 1);
  bool any = false;
  for (const ExpectedReport& report : reports) {
    if (!WhyUnsettled(report)) continue;
    excused.Text(report.unit);
    any = true;
  }
  return any ? etag + "-" + excused.Hash().substr(0, kEtagDigits) : etag;
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
  RETURN_IF_ERROR(CheckEtag(name, etag, EtagOf(standing, reports)));
  const finance::Date end = finance::LastDay(period);
  if (today <= end) {
    return Refuse(kPrecondition, "PERIOD_NOT_ENDED", name,
                  absl::StrFormat("%s lasts until %s; it can be closed after that", name,
                                  finance::FormatDate(end)),
                  {{"last_day", finance::FormatDate(end)}});
  }
  if (year.earlier_open) {
    return Refuse(
        kPrecondition, "PERIOD_BEFORE_OPEN", name,
        absl::StrFormat("a period before %s in the year is open; close that first", name));
  }
  std::vector<base::Violation> waiting;
  std::vector<base::Violation> missing;
  for (const ExpectedReport& report : reports) {
    if (const auto why = WhyUnsettled(report)) {
      missing.push_back({report.unit, why->reason, why->description});
    } else if (report.state == ExpectedReport::State::kSubmitted) {
      waiting.push_back({report.unit, "REPORT_WAITING", "accept or return its report first"});
    } else if (report.correction_pending) {
      waiting.push_back(
          {report.unit, "CORRECTION_WAITING", "accept or return its correction first"});
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
  if (unit == nullptr) {
    return base::NotFound("UNIT_UNKNOWN", "unit", name,
                          name + " takes no part in " + finance::ProgrammeName(programme.id));
  }
  const std::string period = finance::FormatPeriod(exemption.period);
  if (!IsValidOn(*unit, finance::LastDay(exemption.period))) {
    return Refuse(kPrecondition, "UNIT_NOT_EXPECTED", name,
                  absl::StrFormat("%s does not exist at the end of %s, so nothing is asked of it",
                                  name, period),
                  {{"period", period}});
  }
  if (exemption.lifted && !standing.exemption) {
    return Refuse(kPrecondition, "UNIT_NOT_EXEMPT", name,
                  absl::StrFormat("a report of %s on %s is asked for already; it can be exempted",
                                  name, period),
                  {{"period", period}});
  }
  if (!exemption.lifted && standing.exemption) {
    return Refuse(kPrecondition, "UNIT_EXEMPT", name,
                  absl::StrFormat("%s is exempt on %s already; that can be lifted", name, period),
                  {{"period", period}});
  }
  if (!exemption.lifted && HasStandingReport(standing)) {
    const bool accepted = standing.accepted_sequence > 0;
    return Refuse(
        kPrecondition, "REPORT_EXISTS", name,
        absl::StrFormat("a report of %s on %s came in already, so there is nothing to exempt; %s",
                        name, period,
                        accepted ? "it is accepted and counts, and can be reopened when it is wrong"
                                 : "it is not accepted yet, and it can be returned first"),
        {{"period", period}, {"state", accepted ? "ACCEPTED" : "SUBMITTED"}});
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
  RETURN_IF_ERROR(CheckEtag(name, etag, EtagOf(standing, {})));
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
