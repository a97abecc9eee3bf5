#ifndef REKENSCHAP_CLIENTS_CLI_SESSION_H_
#define REKENSCHAP_CLIENTS_CLI_SESSION_H_

#include <iosfwd>
#include <memory>
#include <string>

#include <absl/status/status.h>
#include <grpcpp/grpcpp.h>

#include "rekenschap/monitoring/v1/monitoring_service.grpc.pb.h"
#include "rekenschap/planning/v1/planning_service.grpc.pb.h"
#include "rekenschap/system/v1/system_service.grpc.pb.h"
#include "services/base/rpc/channel.h"
#include "services/base/rpc/status_convert.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

enum class Output { kTable, kJson, kCsv };

// Exit codes of the command.
enum ExitCode {
  kDone = 0,
  kRefused = 1,      // the answer is no: a report refused, a journal that does not verify
  kUsage = 2,        // the command line or a file cannot be understood
  kUnreachable = 3,  // a service did not answer
  kFailed = 4,       // a service answered with an error
};

// What every command works with.
struct Session {
  std::ostream& out;
  std::ostream& err;
  std::string planning_address = "127.0.0.1:7401";
  std::string monitoring_address = "127.0.0.1:7402";
  std::string name = "";  // who one is
  std::string language_code = "nl";
  Output output = Output::kTable;
  bool colour = false;
  int timeout_seconds = 30;

  finance::Language language() const {
    return finance::ParseLanguage(language_code).value_or(finance::Language::kDutch);
  }
  // The text in the language of the session.
  std::string Say(const char* dutch, const char* english) const {
    return language() == finance::Language::kDutch ? dutch : english;
  }
};

using Planning = planning::v1::PlanningService::Stub;
using Monitoring = monitoring::v1::MonitoringService::Stub;
std::unique_ptr<Planning> PlanningOf(const Session& session);
std::unique_ptr<Monitoring> MonitoringOf(const Session& session);

// Calls `method` of `stub`. A service that is away for a moment is tried again, so a write is sent
// with its own request id each time.
template <class Stub, class Request, class Response>
absl::Status CallOn(const Session& session, Stub& stub,
                    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response& response) {
  absl::Status status = absl::UnavailableError("");
  for (int attempt = 0; attempt < 3 && status.code() == absl::StatusCode::kUnavailable; ++attempt) {
    grpc::ClientContext context;
    base::PrepareCall(context, absl::Seconds(session.timeout_seconds), session.name);
    status = base::FromGrpc((stub.*method)(&context, request, &response));
  }
  return status;
}

// Calls `method`, which lists, for every page there is; `take` gets each of them.
template <class Stub, class Request, class Response, class Take>
absl::Status ForEachPage(const Session& session, Stub& stub,
                         grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                      Response*),
                         Request request, const Take& take) {
  do {
    Response page;
    absl::Status status = CallOn(session, stub, method, request, page);
    if (!status.ok()) return status;
    take(page);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

// A fresh request id.
std::string NewRequestId();

// What a refusal means, in Dutch where there is a text for it, with the service's own words: they
// hold the particulars.
std::string RefusalWords(const Session& session, const absl::Status& refusal);

// Prints what went wrong, for a person: what, where, what to do. Gives the exit code.
int Fail(const Session& session, const absl::Status& status);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_SESSION_H_
