#include "services/monitoring/app/lookups.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/plan_copies.h"

namespace rekenschap::monitoring {

using base::Connection;

absl::StatusOr<std::int64_t> SequenceOf(base::Connection& connection, const ReportKey& key,
                                        std::int64_t version) {
  const std::int64_t sequence =
      version > 0 ? FindSequence(connection, key, version) : FindLastSequence(connection, key);
  if (sequence > 0) return sequence;
  const std::string period = finance::FormatPeriod(key.period);
  return base::NotFound("REPORT_UNKNOWN", "report",
                        version > 0
                            ? finance::ReportVersionName(key.programme, period, key.unit, version)
                            : finance::ReportName(key.programme, period, key.unit));
}

absl::Status CheckExpectedVersion(const std::optional<std::int64_t>& expected, std::int64_t last,
                                  const ReportKey& key) {
  if (!expected || *expected == last) return absl::OkStatus();
  const std::string name =
      finance::ReportName(key.programme, finance::FormatPeriod(key.period), key.unit);
  base::ErrorDetails details;
  details.reason = "VERSION_MISMATCH";
  details.resource_type = "report";
  details.resource_name = name;
  details.metadata["last_version"] = std::to_string(last);
  return base::Error(absl::StatusCode::kAborted,
                     absl::StrFormat("the last version of %s is %d and not %d; read it before "
                                     "submitting another",
                                     name, last, *expected),
                     std::move(details));
}

void SupersedeWaiting(Connection& connection, const Standing& standing, std::int64_t sequence) {
  using State = ReportVersion::State;
  if (standing.submitted_state == State::kSubmitted) {
    SetState(connection, standing.submitted_sequence, State::kSuperseded);
  }
  if (standing.last_state == State::kDraft && standing.last_sequence > 0 &&
      standing.last_sequence != sequence) {
    SetState(connection, standing.last_sequence, State::kSuperseded);
  }
}

absl::Status CheckCadence(const Programme& programme, const finance::Period& period) {
  if (period.kind == programme.cadence) return absl::OkStatus();
  return base::InvalidField(
      "period", "PERIOD_NOT_OF_CADENCE",
      absl::StrFormat("the programme does not report on %s; write the period as %s",
                      finance::FormatPeriod(period), finance::ExampleOf(programme.cadence)),
      {{"period", finance::FormatPeriod(period)},
       {"example", finance::ExampleOf(programme.cadence)}});
}

absl::Status CheckOpen(Connection& connection, const std::string& programme,
                       const finance::Period& period) {
  if (FindPeriodStanding(connection, programme, period).state == PeriodState::kOpen) {
    return absl::OkStatus();
  }
  base::ErrorDetails details;
  details.reason = "PERIOD_CLOSED";
  details.resource_type = "period";
  details.resource_name = finance::PeriodName(programme, finance::FormatPeriod(period));
  std::string message = details.resource_name + " is closed; have it reopened first";
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

absl::Status NoPlan(base::Connection& connection, const std::string& programme) {
  const std::string name = finance::ProgrammeName(programme);
  if (LoadProgramme(connection, programme)) {
    return base::NotFound("REVISION_UNKNOWN", "adopted plan here for", name);
  }
  return base::NotFound("PROGRAMME_UNKNOWN", "programme", name);
}

}  // namespace rekenschap::monitoring
