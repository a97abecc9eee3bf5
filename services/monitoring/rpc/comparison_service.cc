#include "services/monitoring/rpc/comparison_service.h"

#include <optional>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/convert_comparison.h"

namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

// Pages of a portfolio go on after `<programme>|<sequence>|<day>`, so that all are of one moment.
struct PortfolioPlace {
  std::string programme;
  std::int64_t sequence = 0;
  std::optional<finance::Date> today;
};

absl::StatusOr<PortfolioPlace> PlaceOf(const Call& call, const v1::ListPortfolioRequest& request) {
  ASSIGN_OR_RETURN(const std::string key,
                   base::PageKey(call.method(), request.page_token(), base::Asked(request)));
  if (key.empty()) return PortfolioPlace{"", request.as_of_sequence(), {}};
  const std::vector<std::string> parts = absl::StrSplit(key, '|');
  std::int64_t sequence = 0;
  const auto today = parts.size() == 3 ? finance::ParseDate(parts[2])
                                       : absl::InvalidArgumentError("it has other parts");
  if (!today.ok() || !absl::SimpleAtoi(parts[1], &sequence) || sequence < 0) {
    return base::InvalidField("page_token", "PAGE_TOKEN_INVALID",
                              "it is not one that ListPortfolio gave");
  }
  return PortfolioPlace{parts[0], sequence, *today};
}

}  // namespace

grpc::ServerUnaryReactor* ComparisonService::ComparePlan(grpc::CallbackServerContext* context,
                                                         const v1::ComparePlanRequest* request,
                                                         v1::ComparePlanResponse* response) {
  return Serve(context, "ComparePlan", [&](const Call& call) {
    auto query = FromProto(*request);
    if (!query.ok()) return call.Finish(query.status());
    comparisons_.ComparePlan(
        *std::move(query), call.deadline(),
        Answering<ComparisonAnswer>(
            call, [response](const ComparisonAnswer& answer) { ToProto(answer, *response); }));
  });
}

grpc::ServerUnaryReactor* ComparisonService::GetDevelopment(
    grpc::CallbackServerContext* context, const v1::GetDevelopmentRequest* request,
    v1::GetDevelopmentResponse* response) {
  return Serve(context, "GetDevelopment", [&](const Call& call) {
    auto query = FromProto(*request);
    if (!query.ok()) return call.Finish(query.status());
    comparisons_.GetDevelopment(
        *std::move(query), call.deadline(),
        Answering<DevelopmentAnswer>(
            call, [response](const DevelopmentAnswer& answer) { ToProto(answer, *response); }));
  });
}

grpc::ServerUnaryReactor* ComparisonService::ListPortfolio(grpc::CallbackServerContext* context,
                                                           const v1::ListPortfolioRequest* request,
                                                           v1::ListPortfolioResponse* response) {
  return Serve(context, "ListPortfolio", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto place = PlaceOf(call, *request);
    if (!place.ok()) return call.Finish(place.status());
    auto query = FromProto(*request);
    if (!query.ok()) return call.Finish(query.status());
    query->as_of_sequence = place->sequence;
    query->today = place->today;
    comparisons_.ListPortfolio(
        *std::move(query), std::move(place->programme), *size, call.deadline(),
        Answering<PortfolioAnswer>(
            call, [this, call, request, response](const PortfolioAnswer& answer) {
              ToProto(answer, *response);
              ToProto(comparisons_.feed().Get(), *response->mutable_feed());
              if (answer.last.empty()) return;
              response->set_next_page_token(
                  base::PageToken(call.method(),
                                  absl::StrFormat("%s|%d|%s", answer.last, answer.sequence,
                                                  finance::FormatDate(answer.today)),
                                  base::Asked(*request)));
            }));
  });
}

}  // namespace rekenschap::monitoring
