// Prints, from one run on the machine it stands on, how fast submissions are taken in beside an
// empty call on the same server (the ceiling) and the same rows written straight with SQLite (the
// floor). Claims are ratios; absolute figures depend on the machine.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <vector>

#include <absl/time/clock.h>
#include <grpcpp/generic/generic_stub.h>

#include "tests/bench/floor.h"
#include "tests/bench/quarterly_reports.h"
#include "tests/support/pair.h"

namespace rekenschap::bench {
namespace {

using monitoring::v1::SubmitReportRequest;
using monitoring::v1::SubmitReportResponse;

struct Measured {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

// Keeps `in_flight` calls under way for `duration`; `start` sends one and calls back when it is
// answered.
using StartCall = std::function<void(std::int64_t number, std::function<void(bool ok)> answered)>;
Measured Drive(int in_flight, absl::Duration duration, std::int64_t& next, const StartCall& start) {
  std::mutex mutex;
  std::condition_variable all_done;
  int under_way = 0;
  std::vector<double> milliseconds;
  const absl::Time begin = absl::Now();
  const absl::Time end = begin + duration;
  std::function<void()> send;  // with the mutex held
  send = [&] {
    const std::int64_t number = next++;
    ++under_way;
    const absl::Time sent = absl::Now();
    start(number, [&, sent](bool ok) {
      const std::lock_guard lock(mutex);
      --under_way;
      if (!ok) std::abort();  // nothing fails here but for a broken benchmark
      const absl::Time now = absl::Now();
      milliseconds.push_back(absl::ToDoubleMilliseconds(now - sent));
      if (now < end) send();
      if (under_way == 0) all_done.notify_all();
    });
  };
  {
    const std::lock_guard lock(mutex);
    for (int i = 0; i < in_flight; ++i) send();
  }
  std::unique_lock lock(mutex);
  all_done.wait(lock, [&] { return under_way == 0; });
  const double seconds = absl::ToDoubleSeconds(absl::Now() - begin);
  std::ranges::sort(milliseconds);
  const auto at = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share *
                                                 static_cast<double>(milliseconds.size() - 1))];
  };
  return {static_cast<double>(milliseconds.size()) / seconds, at(0.5), at(0.99)};
}

template <class Request, class Response>
struct CallState {
  grpc::ClientContext context;
  Request request;
  Response response;
};

int Main() {
  const testing::TempDir dir;
  const testing::PlanningServer planning(dir.path());
  testing::MonitoringServer server(dir.path(), planning.address());
  TakeQuarterlyPlans(server.app());
  const StartCall submit = [&server](std::int64_t number, std::function<void(bool)> answered) {
    auto state = std::make_shared<CallState<SubmitReportRequest, SubmitReportResponse>>();
    state->request.set_request_id("bench-" + std::to_string(number));
    *state->request.mutable_report() = QuarterlyReport(static_cast<int>(number));
    base::PrepareCall(state->context, absl::Seconds(30), "bench");
    server.stub().async()->SubmitReport(&state->context, &state->request, &state->response,
                                        [state, answered = std::move(answered)](
                                            const grpc::Status& status) { answered(status.ok()); });
  };
  // As empty as a call gets: a health check, which every gRPC server answers.
  grpc::GenericStub generic(server.channel());
  const StartCall empty = [&generic](std::int64_t, std::function<void(bool)> answered) {
    auto state = std::make_shared<CallState<grpc::ByteBuffer, grpc::ByteBuffer>>();
    const grpc::Slice nothing("");
    state->request = grpc::ByteBuffer(&nothing, 1);
    base::PrepareCall(state->context, absl::Seconds(30), "");
    generic.UnaryCall(&state->context, "/grpc.health.v1.Health/Check", {}, &state->request,
                      &state->response,
                      [state, answered = std::move(answered)](const grpc::Status& status) {
                        answered(status.ok());
                      });
  };

  std::int64_t reports = 0;
  std::int64_t calls = 0;
  std::printf(
      "Durable three-line submissions, beside an empty call on the same server and the same rows "
      "straight into SQLite.\n");
  std::printf("%9s %14s %9s %9s %14s %11s %12s %14s %11s\n", "in flight", "submissions/s", "p50 ms",
              "p99 ms", "empty calls/s", "of ceiling", "per commit", "SQLite rows/s", "of floor");
  for (const int in_flight : {1, 16, 64, 256}) {
    const std::int64_t commits = server.store().commit_count();
    const std::int64_t before = reports;
    const Measured submitted = Drive(in_flight, absl::Seconds(4), reports, submit);
    const double group = static_cast<double>(reports - before) /
                         static_cast<double>(server.store().commit_count() - commits);
    const Measured ceiling = Drive(in_flight, absl::Seconds(2), calls, empty);
    const int batch = std::max(1, static_cast<int>(group + 0.5));
    const double floor = RowsPerSecond(dir / ("floor" + std::to_string(in_flight)), batch,
                                       std::min(20'000, 2'000 * batch));
    std::printf("%9d %14.0f %9.2f %9.2f %14.0f %11.2f %12.1f %14.0f %11.2f\n", in_flight,
                submitted.per_second, submitted.p50_ms, submitted.p99_ms, ceiling.per_second,
                submitted.per_second / ceiling.per_second, group, floor,
                submitted.per_second / floor);
  }
  std::printf("The device makes a small append durable in %.3f ms.\n",
              1000 * SyncSeconds(dir / "sync"));
  return 0;
}

}  // namespace
}  // namespace rekenschap::bench

int main() { return rekenschap::bench::Main(); }
