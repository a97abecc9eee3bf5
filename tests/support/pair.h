#ifndef REKENSCHAP_TESTS_SUPPORT_PAIR_H_
#define REKENSCHAP_TESTS_SUPPORT_PAIR_H_

#include <memory>
#include <string>
#include <vector>

#include "rekenschap/planning/v1/plan_file.pb.h"
#include "services/base/rpc/channel.h"
#include "services/base/rpc/server.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/rpc/system_services.h"
#include "services/monitoring/app/rechecker.h"
#include "services/monitoring/plan_feed/plan_feed.h"
#include "services/monitoring/rpc/services.h"
#include "services/planning/rpc/planning_service.h"
#include "tests/support/temp_dir.h"

// Both services in this process, over real gRPC on free ports of loopback, on stores of their own.
namespace rekenschap::testing {

class PlanningServer {
 public:
  // Goes on with the store in `folder` when there is one.
  explicit PlanningServer(const std::string& folder, const std::string& address = "127.0.0.1:0");
  ~PlanningServer();

  const std::string& address() const { return server_->address(); }
  std::shared_ptr<grpc::Channel> channel() const { return channel_; }
  planning::v1::PlanningService::Stub& stub() { return *stub_; }
  base::Store& store() { return *store_; }

 private:
  std::unique_ptr<base::Store> store_;
  std::unique_ptr<base::Journal> journal_;
  std::unique_ptr<planning::Planning> planning_;
  std::unique_ptr<planning::PlanningService> service_;
  std::unique_ptr<base::SystemService> system_service_;
  std::unique_ptr<base::JournalService> journal_service_;
  std::unique_ptr<base::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<planning::v1::PlanningService::Stub> stub_;
};

class MonitoringServer {
 public:
  MonitoringServer(const std::string& folder, const std::string& planning_address);
  ~MonitoringServer();

  const std::string& address() const { return server_->address(); }
  std::shared_ptr<grpc::Channel> channel() const { return channel_; }
  monitoring::v1::MonitoringService::Stub& stub() { return *stub_; }
  monitoring::v1::PeriodService::Stub& periods() { return *periods_; }
  monitoring::v1::PolicyService::Stub& policies() { return *policies_; }
  monitoring::v1::ComparisonService::Stub& comparisons() { return *comparisons_; }
  monitoring::v1::ReportStreamService::Stub& stream_stub() { return *stream_stub_; }
  base::Store& store() { return *store_; }
  monitoring::Monitoring& app() { return *monitoring_; }
  monitoring::v1::RuleService::Stub& rules() { return *rules_stub_; }

 private:
  std::unique_ptr<base::Store> store_;
  std::unique_ptr<base::Journal> journal_;
  std::unique_ptr<monitoring::Monitoring> monitoring_;
  std::unique_ptr<monitoring::Rechecker> rechecker_;
  std::unique_ptr<monitoring::Services> services_;
  std::unique_ptr<base::SystemService> system_service_;
  std::unique_ptr<base::JournalService> journal_service_;
  std::unique_ptr<base::Server> server_;
  std::unique_ptr<monitoring::PlanFeed> feed_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<monitoring::v1::MonitoringService::Stub> stub_;
  std::unique_ptr<monitoring::v1::PeriodService::Stub> periods_;
  std::unique_ptr<monitoring::v1::PolicyService::Stub> policies_;
  std::unique_ptr<monitoring::v1::RuleService::Stub> rules_stub_;
  std::unique_ptr<monitoring::v1::ComparisonService::Stub> comparisons_;
  std::unique_ptr<monitoring::v1::ReportStreamService::Stub> stream_stub_;
};

// Calls `method` as `name`; fails after half a minute.
template <class Stub, class Request, class Response>
absl::Status CallAs(const std::string& name, Stub& stub,
                    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response& response) {
  grpc::ClientContext context;
  base::PrepareCall(context, absl::Seconds(30), name);
  return base::FromGrpc((stub.*method)(&context, request, &response));
}

// Example plan files of deploy/examples, as one.
planning::v1::PlanFile ExamplePlan(const std::vector<std::string>& names);

// The AVIM example up to the plan as printed.
planning::v1::PlanFile AvimPlan();

// Records units, programmes and revisions as `planner` and adopts every revision as `adopter`.
absl::Status LoadAndAdopt(PlanningServer& server, const planning::v1::PlanFile& file);

// A fresh request id.
std::string NextRequestId();

}  // namespace rekenschap::testing

#endif  // REKENSCHAP_TESTS_SUPPORT_PAIR_H_
