#ifndef REKENSCHAP_CLIENTS_CLI_CALLS_H_
#define REKENSCHAP_CLIENTS_CLI_CALLS_H_

#include <memory>
#include <string>

#include <absl/status/status.h>
#include <absl/time/time.h>
#include <grpcpp/grpcpp.h>

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/monitoring_service.grpc.pb.h"
#include "rekenschap/planning/v1/planning_service.grpc.pb.h"
#include "services/base/rpc/channel.h"
#include "services/base/rpc/status_convert.h"

// How the commands call the services. Apart from the session, which is all that most of the command
// needs: the services' stubs are long to compile.
namespace rekenschap::cli {

using Planning = planning::v1::PlanningService::Stub;
using Monitoring = monitoring::v1::MonitoringService::Stub;
std::unique_ptr<Planning> PlanningOf(const Session& session);
std::unique_ptr<Monitoring> MonitoringOf(const Session& session);

// The stub of another of Monitoring's services.
template <class Service>
std::unique_ptr<typename Service::Stub> StubOfMonitoring(const Session& session) {
  return Service::NewStub(base::MakeChannel(session.monitoring_address));
}

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

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_CALLS_H_
