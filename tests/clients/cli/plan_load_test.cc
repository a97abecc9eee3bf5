#include "clients/cli/plan_load.h"

#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "rekenschap/planning/v1/planning_service.grpc.pb.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kFile[] = R"pb(
  units { name: "units/rotterdam" title: "Rotterdam" }
  units { name: "units/limburg" title: "Limburg" }
  programmes { name: "programmes/avim" units: "units/rotterdam" }
)pb";

// A service with no room for `units/rotterdam` the first times, and so no programme with it.
class Busy final : public planning::v1::PlanningService::Service {
 public:
  Busy(int times, grpc::StatusCode code) : times_(times), code_(code) {}

  grpc::Status LoadPlans(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<planning::v1::LoadPlansResponse, planning::v1::LoadPlansRequest>*
          stream) override {
    planning::v1::LoadPlansRequest request;
    while (stream->Read(&request)) {
      planning::v1::LoadPlansResponse response;
      for (const auto& item : request.items()) Answer(item, *response.add_results());
      stream->Write(response);
    }
    return grpc::Status::OK;
  }

  grpc::Status ListUnits(grpc::ServerContext*, const planning::v1::ListUnitsRequest*,
                         planning::v1::ListUnitsResponse*) override {
    return grpc::Status::OK;
  }
  grpc::Status ListProgrammes(grpc::ServerContext*, const planning::v1::ListProgrammesRequest*,
                              planning::v1::ListProgrammesResponse*) override {
    return grpc::Status::OK;
  }

  const std::vector<std::string>& sent() const { return sent_; }

 private:
  void Answer(const planning::v1::LoadItem& item, planning::v1::LoadResult& result) {
    const std::string name =
        item.has_unit() ? item.unit().unit().name() : item.programme().programme().name();
    sent_.push_back(name);
    if (name == "units/rotterdam" && times_-- > 0) {
      result.mutable_error()->set_code(code_);
      result.mutable_error()->set_message("no room");
    } else if (item.has_programme() && !has_rotterdam_) {
      result.mutable_error()->set_code(grpc::StatusCode::NOT_FOUND);
      result.mutable_error()->set_message("units/rotterdam is not known");
    } else {
      has_rotterdam_ = has_rotterdam_ || name == "units/rotterdam";
      result.set_name(name);
    }
  }

  int times_;
  const grpc::StatusCode code_;
  bool has_rotterdam_ = false;
  std::vector<std::string> sent_;
};

struct Outcome {
  int exit_code;
  std::string out;
  std::string err;
  std::vector<std::string> sent;
};

Outcome Load(int times, grpc::StatusCode code) {
  Busy busy(times, code);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&busy);
  const auto server = builder.BuildAndStart();
  const testing::TempDir dir;
  const std::string path = dir / "plan.txtpb";
  std::ofstream(path) << kFile;
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.planning_address = "127.0.0.1:" + std::to_string(port);
  session.timeout_seconds = 1;
  const int exit_code = LoadPlans(session, {path});
  server->Shutdown();
  server->Wait();
  return {exit_code, out.str(), err.str(), busy.sent()};
}

TEST(PlanLoadTest, SendsAgainWhatTheServiceHadNoRoomForAndWhatStandsOnIt) {
  for (const grpc::StatusCode code :
       {grpc::StatusCode::RESOURCE_EXHAUSTED, grpc::StatusCode::UNAVAILABLE,
        grpc::StatusCode::DEADLINE_EXCEEDED}) {
    const Outcome outcome = Load(1, code);
    EXPECT_EQ(outcome.exit_code, kDone) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.sent, ElementsAre("units/rotterdam", "units/limburg", "programmes/avim",
                                          "units/rotterdam", "programmes/avim"));
  }
}

TEST(PlanLoadTest, GivesUpWhenThatTakesTheTimeout) {
  const Outcome outcome = Load(1'000, grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(outcome.exit_code, kFailed);
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("units/limburg"), Not(HasSubstr("rotterdam"))));
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("no room"), HasSubstr("2 van 3 geweigerd")));
  EXPECT_LT(outcome.sent.size(), 30U) << "the waits grow";
}

TEST(PlanLoadTest, SaysThatThereIsNothingToLoad) {
  const testing::TempDir dir;
  const std::string path = dir / "plan.txtpb";
  std::ofstream(path) << "# only a remark\n";
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(LoadPlans(Session{out, err}, {path}), kUsage);
  EXPECT_THAT(err.str(), HasSubstr("niets te laden"));
}

TEST(PlanLoadTest, SendsNothingAgainThatIsRefusedForGood) {
  const Outcome outcome = Load(1, grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(outcome.exit_code, kFailed);
  EXPECT_THAT(outcome.sent, ElementsAre("units/rotterdam", "units/limburg", "programmes/avim"));
  EXPECT_THAT(outcome.err, HasSubstr("2 van 3 geweigerd"));
}

}  // namespace
}  // namespace rekenschap::cli
