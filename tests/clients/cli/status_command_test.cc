#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

#include <CLI/CLI.hpp>
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "clients/cli/commands.h"
#include "rekenschap/monitoring/v1/monitoring_service.grpc.pb.h"
#include "rekenschap/system/v1/system_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Monitor final : public system::v1::SystemService::Service {
 public:
  grpc::Status GetStatus(grpc::ServerContext* /*context*/,
                         const system::v1::GetStatusRequest* /*request*/,
                         system::v1::GetStatusResponse* response) override {
    response->set_service("monitoring");
    return grpc::Status::OK;
  }
};

// Has copies of `count` plans, 100 to a page.
class Plans final : public monitoring::v1::MonitoringService::Service {
 public:
  explicit Plans(int count) : count_(count) {}

  grpc::Status ListPlanCopies(grpc::ServerContext* /*context*/,
                              const monitoring::v1::ListPlanCopiesRequest* request,
                              monitoring::v1::ListPlanCopiesResponse* response) override {
    const int first = request->page_token().empty() ? 0 : std::stoi(request->page_token());
    const int end = std::min(count_, first + 100);
    for (int i = first; i < end; ++i) {
      response->add_plans()->set_programme("programmes/p" + std::to_string(i));
    }
    if (end < count_) response->set_next_page_token(std::to_string(end));
    response->mutable_feed()->set_state(monitoring::v1::PlanFeed::STATE_CURRENT);
    return grpc::Status::OK;
  }

 private:
  const int count_;
};

// What `status` prints where monitoring has copies of so many plans.
std::string StatusWith(int count, const std::string& language) {
  Monitor monitor;
  Plans plans(count);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&monitor);
  builder.RegisterService(&plans);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  session.planning_address = session.monitoring_address = "127.0.0.1:" + std::to_string(port);
  CLI::App app;
  int exit_code = -1;
  AddStatusCommand(app, session, exit_code);
  app.parse("status", false);
  EXPECT_EQ(exit_code, kDone);
  std::string text = out.str();
  std::ranges::replace(text, '\n', ' ');  // it is wrapped
  return text;
}

TEST(StatusCommandTest, NamesThePlansAndHowManyMore) {
  EXPECT_THAT(StatusWith(0, "nl"), HasSubstr("Plannen bij monitoring: geen (bij)"));
  EXPECT_THAT(StatusWith(100, "nl"), HasSubstr(", programmes/p99 (bij)"));
  EXPECT_THAT(StatusWith(250, "nl"),
              AllOf(HasSubstr(", programmes/p99 en nog 150 (bij)"), Not(HasSubstr("/p100"))));
  EXPECT_THAT(StatusWith(101, "en"), HasSubstr(", programmes/p99 and 1 more (current)"));
}

}  // namespace
}  // namespace rekenschap::cli
