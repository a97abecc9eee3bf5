#include "services/monitoring/rpc/settlement_service.h"

#include <utility>

#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert_settlement.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

grpc::ServerUnaryReactor* SettlementService::GetSettlement(grpc::CallbackServerContext* context,
                                                           const v1::GetSettlementRequest* request,
                                                           v1::GetSettlementResponse* response) {
  return Serve(context, "GetSettlement", [&](const Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    auto query = FromProto(*request);
    if (!query.ok()) return call.Finish(query.status());
    monitoring::GetSettlement(
        monitoring_, *std::move(query), call.deadline(),
        Answering<SettlementAnswer>(
            call, [response, language = *language](const SettlementAnswer& answer) {
              ToProto(answer, language, *response);
            }));
  });
}

grpc::ServerUnaryReactor* SettlementService::RecordPayment(grpc::CallbackServerContext* context,
                                                           const v1::RecordPaymentRequest* request,
                                                           v1::RecordPaymentResponse* response) {
  return Serve(context, "RecordPayment", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto payment = FromProto(*request);
    if (!payment.ok()) return call.Finish(payment.status());
    monitoring::RecordPayment(monitoring_, *std::move(payment), *std::move(write), call.deadline(),
                              Answering<Payment>(call, [response](const Payment& recorded) {
                                ToProto(recorded, *response->mutable_payment());
                              }));
  });
}

grpc::ServerUnaryReactor* SettlementService::ListPayments(grpc::CallbackServerContext* context,
                                                          const v1::ListPaymentsRequest* request,
                                                          v1::ListPaymentsResponse* response) {
  return Serve(context, "ListPayments", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    const auto after =
        base::PageNumber(call.method(), request->page_token(), base::Asked(*request));
    if (!after.ok()) return call.Finish(after.status());
    auto programme = base::Named("programme", finance::ProgrammeId(request->programme()));
    if (!programme.ok()) return call.Finish(programme.status());
    const auto year = YearOf(request->year());
    if (!year.ok()) return call.Finish(year.status());
    monitoring::ListPayments(
        monitoring_, *std::move(programme), *year, *after, *size, call.deadline(),
        Answering<std::vector<Payment>>(
            call, [call, request, response, size = *size](const std::vector<Payment>& payments) {
              for (const Payment& payment : payments) ToProto(payment, *response->add_payments());
              if (payments.size() < static_cast<std::size_t>(size)) return;
              response->set_next_page_token(base::PageToken(
                  call.method(), std::to_string(payments.back().number), base::Asked(*request)));
            }));
  });
}

grpc::ServerUnaryReactor* SettlementService::DecideCarryOver(
    grpc::CallbackServerContext* context, const v1::DecideCarryOverRequest* request,
    v1::DecideCarryOverResponse* response) {
  return Serve(context, "DecideCarryOver", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto decision = FromProto(*request);
    if (!decision.ok()) return call.Finish(decision.status());
    monitoring::DecideCarryOver(
        monitoring_, *std::move(decision), *std::move(write), call.deadline(),
        Answering<CarryOverDecision>(call, [response](const CarryOverDecision& recorded) {
          ToProto(recorded, *response->mutable_decision());
        }));
  });
}

}  // namespace rekenschap::monitoring
