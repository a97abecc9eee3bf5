#include "services/monitoring/rpc/statement_service.h"

#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/rpc/fields.h"
#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert_statement.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

// Pages go on after `<end of period>|<number>`.
absl::StatusOr<StatementPlace> PlaceOf(const Call& call, const v1::ListStatementsRequest& request) {
  ASSIGN_OR_RETURN(const std::string key,
                   base::PageKey(call.method(), request.page_token(), base::Asked(request)));
  if (key.empty()) return StatementPlace{};
  const std::vector<std::string> parts = absl::StrSplit(key, '|');
  StatementPlace place;
  if (parts.size() != 2 || !finance::ParseDate(parts[0]).ok() ||
      !absl::SimpleAtoi(parts[1], &place.number)) {
    return base::InvalidField("page_token", "PAGE_TOKEN_INVALID",
                              "it is not one that ListStatements gave");
  }
  place.period_end = parts[0];
  return place;
}

}  // namespace

grpc::ServerUnaryReactor* StatementService::FreezeStatement(
    grpc::CallbackServerContext* context, const v1::FreezeStatementRequest* request,
    v1::FreezeStatementResponse* response) {
  return Serve(context, "FreezeStatement", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto query = FromProto(*request);
    if (!query.ok()) return call.Finish(query.status());
    statements_.Freeze(*std::move(query), *std::move(write), call.deadline(),
                       Answering<Freezing>(call, [response](const Freezing& freezing) {
                         ToProto(freezing.statement, *response->mutable_statement());
                         response->set_unchanged(freezing.unchanged);
                       }));
  });
}

grpc::ServerUnaryReactor* StatementService::GetStatement(grpc::CallbackServerContext* context,
                                                         const v1::GetStatementRequest* request,
                                                         v1::GetStatementResponse* response) {
  return Serve(context, "GetStatement", [&](const Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    auto id = base::Named("name", finance::ParseStatementName(request->name()));
    if (!id.ok()) return call.Finish(id.status());
    const auto period = finance::ParsePeriod(id->period);
    if (!period.ok()) return call.Finish(period.status());
    statements_.Get(
        std::move(id->programme), *period, id->number, call.deadline(),
        Answering<Statement>(call, [response, language = *language](const Statement& statement) {
          ToProto(statement, *response->mutable_statement());
          FindingTexts(statement, language, *response);
        }));
  });
}

grpc::ServerUnaryReactor* StatementService::ListStatements(grpc::CallbackServerContext* context,
                                                           const v1::ListStatementsRequest* request,
                                                           v1::ListStatementsResponse* response) {
  return Serve(context, "ListStatements", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = PlaceOf(call, *request);
    if (!after.ok()) return call.Finish(after.status());
    base::FieldChecks checks;
    std::string programme =
        checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(request->parent()));
    std::optional<finance::Period> period;
    if (!request->period().empty()) {
      period = checks.Take("period", "PERIOD_MALFORMED", finance::ParsePeriod(request->period()));
    }
    if (const auto status = std::move(checks).ToStatus("REQUEST_MALFORMED"); !status.ok()) {
      return call.Finish(status);
    }
    statements_.List(
        std::move(programme), period, *std::move(after), *size, call.deadline(),
        Answering<std::vector<StoredStatement>>(
            call, [call, request, response,
                   size = *size](const std::vector<StoredStatement>& statements) {
              for (const StoredStatement& statement : statements) {
                ToProto(statement, *response->add_statements());
              }
              if (statements.size() < static_cast<std::size_t>(size)) return;
              const StoredStatement& last = statements.back();
              response->set_next_page_token(base::PageToken(
                  call.method(),
                  absl::StrFormat("%s|%d", finance::FormatDate(finance::LastDay(last.period)),
                                  last.number),
                  base::Asked(*request)));
            }));
  });
}

}  // namespace rekenschap::monitoring
