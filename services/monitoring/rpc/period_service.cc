#include "services/monitoring/rpc/period_service.h"

#include <utility>

#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/rpc/fields.h"
#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"

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

}  // namespace

grpc::ServerUnaryReactor* PeriodService::ListPeriods(grpc::CallbackServerContext* context,
                                                     const v1::ListPeriodsRequest* request,
                                                     v1::ListPeriodsResponse* response) {
  return Serve(context, "ListPeriods", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = PlaceOf(call, *request);
    if (!after.ok()) return call.Finish(after.status());
    auto query = FromProto(*request, periods_.Today());
    if (!query.ok()) return call.Finish(query.status());
    periods_.List(*std::move(query), *std::move(after), *size, call.deadline(),
                  Answering<PeriodList>(
                      call, [call, request, response, size = *size](const PeriodList& list) {
                        const bool full = request->view() == v1::PERIOD_VIEW_FULL;
                        for (const PeriodOverview& period : list.periods) {
                          ToProto(period, full, *response->add_periods());
                        }
                        response->set_sequence(list.sequence);
                        if (list.periods.size() < static_cast<std::size_t>(size)) return;
                        const PeriodOverview& last = list.periods.back();
                        response->set_next_page_token(base::PageToken(
                            call.method(),
                            absl::StrFormat("%s|%s", last.programme,
                                            finance::FormatDate(finance::LastDay(last.period))),
                            base::Asked(*request)));
                      }));
  });
}

grpc::ServerUnaryReactor* PeriodService::GetPeriod(grpc::CallbackServerContext* context,
                                                   const v1::GetPeriodRequest* request,
                                                   v1::GetPeriodResponse* response) {
  return Serve(context, "GetPeriod", [&](const Call& call) {
    auto named = PeriodNamed(request->name());
    if (!named.ok()) return call.Finish(named.status());
    const auto moment = MomentOf(*request);
    if (!moment.ok()) return call.Finish(moment.status());
    const bool full = request->view() != v1::PERIOD_VIEW_BASIC;
    periods_.Get(std::move(named->programme), named->period, *moment, call.deadline(),
                 Answering<PeriodAnswer>(call, [response, full](const PeriodAnswer& answer) {
                   ToProto(answer.period, full, *response->mutable_period());
                   response->set_sequence(answer.sequence);
                 }));
  });
}

grpc::ServerUnaryReactor* PeriodService::ListReportingRates(
    grpc::CallbackServerContext* context, const v1::ListReportingRatesRequest* request,
    v1::ListReportingRatesResponse* response) {
  return Serve(context, "ListReportingRates", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = base::PageKey(call.method(), request->page_token(), base::Asked(*request));
    if (!after.ok()) return call.Finish(after.status());
    auto query = FromProto(*request, periods_.Today());
    if (!query.ok()) return call.Finish(query.status());
    const bool units = !query->programme.empty();
    periods_.ListRates(
        *std::move(query), *std::move(after), *size, call.deadline(),
        Answering<RateList>(call, [call, request, response, units](const RateList& list) {
          for (const ProgrammeRates& rates : list.programmes) {
            ToProto(rates, units, *response->mutable_rates());
          }
          response->set_sequence(list.sequence);
          if (!list.more) return;
          response->set_next_page_token(base::PageToken(
              call.method(), list.programmes.back().programme, base::Asked(*request)));
        }));
  });
}

template <class Request, class Response>
grpc::ServerUnaryReactor* PeriodService::SetState(grpc::CallbackServerContext* context,
                                                  const char* method, const Request* request,
                                                  Response* response, PeriodState state) {
  return Serve(context, method, [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto named = PeriodNamed(request->name());
    if (!named.ok()) return call.Finish(named.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    const auto reason = CheckReason(request->reason(), /*required=*/state == PeriodState::kOpen);
    if (!reason.ok()) return call.Finish(reason);
    periods_.SetState(std::move(named->programme), named->period, state, request->etag(),
                      request->reason(), *std::move(write), call.deadline(),
                      Answering<PeriodOverview>(call, TellingPeriod(response)));
  });
}

grpc::ServerUnaryReactor* PeriodService::ClosePeriod(grpc::CallbackServerContext* context,
                                                     const v1::ClosePeriodRequest* request,
                                                     v1::ClosePeriodResponse* response) {
  return SetState(context, "ClosePeriod", request, response, PeriodState::kClosed);
}

grpc::ServerUnaryReactor* PeriodService::ReopenPeriod(grpc::CallbackServerContext* context,
                                                      const v1::ReopenPeriodRequest* request,
                                                      v1::ReopenPeriodResponse* response) {
  return SetState(context, "ReopenPeriod", request, response, PeriodState::kOpen);
}

grpc::ServerUnaryReactor* PeriodService::ExemptUnit(grpc::CallbackServerContext* context,
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
    periods_.Exempt(std::move(exemption), *std::move(write), call.deadline(),
                    Answering<PeriodOverview>(call, TellingPeriod(response)));
  });
}

}  // namespace rekenschap::monitoring
