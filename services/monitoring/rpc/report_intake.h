#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_REPORT_INTAKE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_REPORT_INTAKE_H_

#include <cstdint>
#include <optional>

#include "services/base/rpc/handlers.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {

// What submitting a report and keeping one start with.
struct ReportIntake {
  base::Request write;
  finance::Language language = finance::Language::kEnglish;
  Report report;
  std::optional<std::int64_t> expected_version;
};

// From a request with a report, a request id, an expected version and a language.
template <class Request>
absl::StatusOr<ReportIntake> IntakeOf(const base::Call& call, const Request& request) {
  ReportIntake intake;
  ASSIGN_OR_RETURN(intake.write, base::RequestOf(call, request.request_id()));
  ASSIGN_OR_RETURN(intake.language, wire::LanguageOf(request.language_code()));
  ASSIGN_OR_RETURN(intake.report, FromProto(request.report()));
  if (request.has_expected_version()) intake.expected_version = request.expected_version();
  return intake;
}

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_REPORT_INTAKE_H_
