#include "services/base/rpc/server.h"

#include <future>
#include <thread>

#include <absl/time/clock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/health_check_service_interface.h>
#include <gtest/gtest.h>

#include "services/base/rpc/call.h"
#include "services/base/rpc/channel.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/rpc/system_services.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::base {
namespace {

using testing::Fails;
using testing::IsOk;
using Stub = system::v1::SystemService::Stub;

// Answers GetStatus as the test wants it.
class FakeService final : public system::v1::SystemService::CallbackService {
 public:
  std::function<void(const Call&)> handle = [](const Call& call) { call.Finish(absl::OkStatus()); };

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context,
                                      const system::v1::GetStatusRequest*,
                                      system::v1::GetStatusResponse* response) override {
    response->set_service("fake");
    return Serve(context, "GetStatus", handle);
  }
};

absl::Status Ask(const std::string& address, const std::string& name = "",
                 absl::Duration timeout = absl::Seconds(30)) {
  const auto stub = system::v1::SystemService::NewStub(MakeChannel(address));
  grpc::ClientContext context;
  PrepareCall(context, timeout, name);
  system::v1::GetStatusResponse response;
  return FromGrpc(stub->GetStatus(&context, {}, &response));
}

TEST(ServerTest, ServesOnAFreePort) {
  FakeService service;
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  EXPECT_THAT(Ask(server->address()), IsOk());
}

TEST(ServerTest, RefusesAPortThatIsTaken) {
  FakeService service;
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  FakeService other;
  EXPECT_THAT(Server::Start(server->address(), {&other}),
              Fails(absl::StatusCode::kFailedPrecondition, "LISTEN_FAILED"));
  EXPECT_THAT(Server::Start("0.0.0.0:0", {&other}),
              Fails(absl::StatusCode::kFailedPrecondition, "LISTEN_NOT_LOCAL"));
}

TEST(ServerTest, ServesOnAUnixSocket) {
  const testing::TempDir dir;
  FakeService service;
  const auto server = *Server::Start("unix:" + (dir / "socket"), {&service});
  EXPECT_THAT(Ask(server->address()), IsOk());
}

// Over TCP, since only there gRPC bounds what travels with an error.
TEST(ServerTest, AnswersAnErrorWithMoreViolationsThanFit) {
  FakeService service;
  service.handle = [](const Call& call) {
    call.Finish(InvalidFields("REFUSED",
                              std::vector<Violation>(500, {"field", "R", std::string(400, 'x')})));
  };
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  const absl::Status status = Ask(server->address());
  EXPECT_THAT(status, Fails(absl::StatusCode::kInvalidArgument, "REFUSED"));
  EXPECT_EQ(DetailsOf(status).metadata["violations"], "500");
}

TEST(ServerTest, TurnsAnExceptionIntoInternal) {
  FakeService service;
  service.handle = [](const Call&) { throw std::runtime_error("on purpose"); };
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  EXPECT_THAT(Ask(server->address()), Fails(absl::StatusCode::kInternal, ""));
}

TEST(ServerTest, TellsHandlersWhoCallsAndUntilWhen) {
  FakeService service;
  absl::StatusOr<std::string> principal;
  absl::Time deadline;
  service.handle = [&](const Call& call) {
    principal = call.Principal();
    deadline = call.deadline();
    call.Finish(absl::OkStatus());
  };
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  ASSERT_THAT(Ask(server->address(), "jan", absl::Hours(1)), IsOk());
  EXPECT_EQ(*principal, "unverified:jan");
  EXPECT_LE(deadline, absl::Now() + absl::Minutes(1));
  ASSERT_THAT(Ask(server->address()), IsOk());
  EXPECT_THAT(principal, Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
}

TEST(ServerTest, FinishesWhatIsUnderWayWhenItStops) {
  FakeService service;
  std::promise<Call> arrived;
  service.handle = [&](const Call& call) { arrived.set_value(call); };
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  auto answer = std::async(std::launch::async, [&] { return Ask(server->address()); });
  const Call call = arrived.get_future().get();
  auto stopped = std::async(std::launch::async, [&] { server->Shutdown(absl::Seconds(20)); });
  call.Finish(absl::OkStatus());
  EXPECT_THAT(answer.get(), IsOk());
  stopped.get();
  EXPECT_THAT(Ask(server->address(), "", absl::Seconds(2)),
              Fails(absl::StatusCode::kUnavailable, ""));
}

// The health and reflection services, by their names on the wire.
TEST(ServerTest, AnswersHealthChecks) {
  FakeService service;
  const auto server = *Server::Start("127.0.0.1:0", {&service});
  grpc::GenericStub stub(MakeChannel(server->address()));
  grpc::ClientContext context;
  PrepareCall(context, absl::Seconds(30), "");
  const grpc::Slice nothing("");  // HealthCheckRequest without a service: the server as a whole
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [&done](grpc::Status status) { done.set_value(std::move(status)); });
  EXPECT_THAT(FromGrpc(done.get_future().get()), IsOk());
  std::vector<grpc::Slice> slices;
  ASSERT_TRUE(response.Dump(&slices).ok());
  ASSERT_EQ(slices.size(), 1U);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(slices[0].begin()), slices[0].size()),
            std::string("\x08\x01", 2));  // status: SERVING
}

}  // namespace
}  // namespace rekenschap::base
