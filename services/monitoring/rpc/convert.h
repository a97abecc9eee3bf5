#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_H_

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "rekenschap/monitoring/v1/monitoring_service.pb.h"
#include "rekenschap/monitoring/v1/period_service.pb.h"
#include "rekenschap/monitoring/v1/policy.pb.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/app/periods.h"

// Reports on the wire, both ways. What comes in is checked field by field, and all
// violations are answered at once, under their paths in the request.
namespace rekenschap::monitoring {

// INVALID_ARGUMENT REPORT_MALFORMED: what cannot be understood; what the rules say comes later.
absl::StatusOr<Report> FromProto(const v1::Report& in);
// INVALID_ARGUMENT REQUEST_MALFORMED.
absl::StatusOr<ReportFilter> FromProto(const v1::ListReportsRequest& in);

// The lines that a reviewer marks.
absl::StatusOr<std::vector<LineReturn>> FromProto(
    const google::protobuf::RepeatedPtrField<v1::LineReturn>& in);
// Why something is decided: 3 to 2000 characters, or none unless it is required. INVALID_ARGUMENT
// REASON_REFUSED.
absl::Status CheckReason(const std::string& reason, bool required);

absl::StatusOr<PeriodQuery> FromProto(const v1::ListPeriodsRequest& in, finance::Date today);
absl::StatusOr<PeriodQuery> FromProto(const v1::ListReportingRatesRequest& in, finance::Date today);
absl::StatusOr<PeriodMoment> MomentOf(const v1::GetPeriodRequest& in);
// Its name is set; it is held against the programme's cadence later.
absl::StatusOr<Policy> FromProto(const v1::Policy& in);

void ToProto(const PeriodOverview& overview, bool full, v1::Period& out);
void ToProto(const ProgrammeRates& rates, bool units,
             google::protobuf::RepeatedPtrField<v1::ReportingRate>& out);
void ToProto(const Policy& policy, v1::Policy& out);
void ToProto(const finance::Finding& finding, finance::Language language, type::v1::Finding& out);
void ToProto(const ReportVersion& version, finance::Language language, v1::Report& out);
void ToProto(const PriorCorrection& prior, v1::PriorCorrection& out);
void ToProto(const ReportDifference& difference, v1::ReportDifference& out);
void ToProto(const Basis& basis, v1::PlanBasis& out);
void ToProto(const FeedStatus& feed, v1::PlanFeed& out);
void ToProto(const PlanCopy& copy, v1::PlanCopy& out);
// The receipt; `store_id` is the journal's.
void ToProto(const Submission& submission, const std::string& store_id, finance::Language language,
             v1::Receipt& out);
// The same without the rule versions, which receipts that go out together share.
void ToProtoWithoutRules(const Submission& submission, const std::string& store_id,
                         finance::Language language, v1::Receipt& out);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_H_
