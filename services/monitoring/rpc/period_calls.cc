#include <utility>

#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/rpc/fields.h"
#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/monitoring_service.h"

// Periods and policies.
namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

// Pages of periods go on after `<programme>|<end of period>`.
absl::StatusOr<PeriodPlace> PlaceOf(const Call& call, const v1::ListPeriodsRequest& request) {
  ASSIGN_OR_RETURN(const std::string key,
                   base::PageKey(call.method(), request.page_token(), base::Asked(request)));
  if (key.empty()) return PeriodPlace{};
  const std::vector<std::string> parts = absl::StrSplit(key, '|');
  const auto end = parts.size() == 2 ? finance::ParseDate(parts[1])
                                     : absl::InvalidArgumentError("it has other parts");
  if (!end.ok()) {
    return base::InvalidField("page_token", "PAGE_TOKEN_INVALID",
                              "it is not one that ListPeriods gave");
  }
  return PeriodPlace{parts[0], *end};
}

struct NamedPeriod {
  std::string programme;
  finance::Period period;
};

absl::StatusOr<NamedPeriod> PeriodNamed(const std::string& name) {
  ASSIGN_OR_RETURN(finance::PeriodId id, base::Named("name", finance::ParsePeriodName(name)));
  ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
  return NamedPeriod{std::move(id.programme), period};
}

template <class Response>
auto TellingPeriod(Response* response) {
  return [response](const PeriodOverview& overview) {
    ToProto(overview, /*full=*/true, *response->mutable_period());
  };
}

template <class Response>
auto TellingPolicy(Response* response) {
  return [response](const Policy& policy) { ToProto(policy, *response->mutable_policy()); };
}

absl::Status CheckReason(const std::string& reason, int least) {
  base::FieldChecks checks;
  checks.Text("reason", reason, least, 2000);
  return std::move(checks).ToStatus("REASON_REFUSED");
}

}  // namespace

grpc::ServerUnaryReactor* MonitoringService::ListPeriods(grpc::CallbackServerContext* context,
                                                         const v1::ListPeriodsRequest* request,
                                                         v1::ListPeriodsResponse* response) {
  return Serve(context, "ListPeriods", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = PlaceOf(call, *request);
    if (!after.ok()) return call.Finish(after.status());
    auto query = FromProto(*request, monitoring_.Today());
    if (!query.ok()) return call.Finish(query.status());
    monitoring_.ListPeriods(
        *std::move(query), *std::move(after), *size, call.deadline(),
        Answering<std::vector<PeriodOverview>>(
            call,
            [call, request, response, size = *size](const std::vector<PeriodOverview>& periods) {
              const bool full = request->view() == v1::PERIOD_VIEW_FULL;
              for (const PeriodOverview& period : periods) {
                ToProto(period, full, *response->add_periods());
              }
              if (periods.size() < static_cast<std::size_t>(size)) return;
              const PeriodOverview& last = periods.back();
              response->set_next_page_token(base::PageToken(
                  call.method(),
                  absl::StrFormat("%s|%s", last.programme,
                                  finance::FormatDate(finance::LastDay(last.period))),
                  base::Asked(*request)));
            }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::GetPeriod(grpc::CallbackServerContext* context,
                                                       const v1::GetPeriodRequest* request,
                                                       v1::GetPeriodResponse* response) {
  return Serve(context, "GetPeriod", [&](const Call& call) {
    auto named = PeriodNamed(request->name());
    if (!named.ok()) return call.Finish(named.status());
    std::optional<finance::Date> today;
    if (!request->date().empty()) {
      base::FieldChecks checks;
      today = checks.Take("date", "DATE_MALFORMED", finance::ParseDate(request->date()));
      if (const auto status = std::move(checks).ToStatus("REQUEST_MALFORMED"); !status.ok()) {
        return call.Finish(status);
      }
    }
    const bool full = request->view() != v1::PERIOD_VIEW_BASIC;
    monitoring_.GetPeriod(
        std::move(named->programme), named->period, today, call.deadline(),
        Answering<PeriodOverview>(call, [response, full](const PeriodOverview& overview) {
          ToProto(overview, full, *response->mutable_period());
        }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ClosePeriod(grpc::CallbackServerContext* context,
                                                         const v1::ClosePeriodRequest* request,
                                                         v1::ClosePeriodResponse* response) {
  return Serve(context, "ClosePeriod", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto named = PeriodNamed(request->name());
    if (!named.ok()) return call.Finish(named.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    const auto reason = CheckReason(request->reason(), request->reason().empty() ? 0 : 3);
    if (!reason.ok()) return call.Finish(reason);
    monitoring_.SetPeriodState(std::move(named->programme), named->period, PeriodState::kClosed,
                               request->etag(), request->reason(), *std::move(write),
                               call.deadline(),
                               Answering<PeriodOverview>(call, TellingPeriod(response)));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ReopenPeriod(grpc::CallbackServerContext* context,
                                                          const v1::ReopenPeriodRequest* request,
                                                          v1::ReopenPeriodResponse* response) {
  return Serve(context, "ReopenPeriod", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto named = PeriodNamed(request->name());
    if (!named.ok()) return call.Finish(named.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    const auto reason = CheckReason(request->reason(), 3);
    if (!reason.ok()) return call.Finish(reason);
    monitoring_.SetPeriodState(std::move(named->programme), named->period, PeriodState::kOpen,
                               request->etag(), request->reason(), *std::move(write),
                               call.deadline(),
                               Answering<PeriodOverview>(call, TellingPeriod(response)));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ExemptUnit(grpc::CallbackServerContext* context,
                                                        const v1::ExemptUnitRequest* request,
                                                        v1::ExemptUnitResponse* response) {
  return Serve(context, "ExemptUnit", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto named = PeriodNamed(request->name());
    if (!named.ok()) return call.Finish(named.status());
    base::FieldChecks checks;
    Exemption exemption;
    exemption.programme = std::move(named->programme);
    exemption.period = named->period;
    exemption.unit = checks.Take("unit", "NAME_MALFORMED", finance::UnitId(request->unit()));
    exemption.reason = checks.Text("reason", request->reason(), 3, 2000);
    exemption.lifted = request->lift();
    if (const auto status = std::move(checks).ToStatus("REQUEST_MALFORMED"); !status.ok()) {
      return call.Finish(status);
    }
    monitoring_.ExemptUnit(std::move(exemption), *std::move(write), call.deadline(),
                           Answering<PeriodOverview>(call, TellingPeriod(response)));
  });
}

grpc::ServerUnaryReactor* MonitoringService::GetPolicy(grpc::CallbackServerContext* context,
                                                       const v1::GetPolicyRequest* request,
                                                       v1::GetPolicyResponse* response) {
  return Serve(context, "GetPolicy", [&](const Call& call) {
    auto programme = base::Named("name", finance::ParsePolicyName(request->name()));
    if (!programme.ok()) return call.Finish(programme.status());
    std::optional<std::int64_t> version;
    if (request->has_version()) version = request->version();
    monitoring_.GetPolicy(*std::move(programme), version, call.deadline(),
                          Answering<Policy>(call, TellingPolicy(response)));
  });
}

grpc::ServerUnaryReactor* MonitoringService::SetPolicy(grpc::CallbackServerContext* context,
                                                       const v1::SetPolicyRequest* request,
                                                       v1::SetPolicyResponse* response) {
  return Serve(context, "SetPolicy", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    auto policy = FromProto(request->policy());
    if (!policy.ok()) return call.Finish(policy.status());
    monitoring_.SetPolicy(*std::move(policy), request->etag(), *std::move(write), call.deadline(),
                          Answering<Policy>(call, TellingPolicy(response)));
  });
}

}  // namespace rekenschap::monitoring
