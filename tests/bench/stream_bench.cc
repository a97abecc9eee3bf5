// Prints, from one run on the machine it stands on, how fast a stream of 100,000 reports is taken
// in beside the same rows written straight with SQLite, and what memory this process holds
// meanwhile. Claims are ratios; absolute figures depend on the machine.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <absl/time/clock.h>

#include "tests/bench/bare_inserts.h"
#include "tests/bench/quarterly_reports.h"
#include "tests/support/pair.h"

namespace rekenschap::bench {
namespace {

using monitoring::v1::SubmitReportsRequest;
using monitoring::v1::SubmitReportsResponse;

constexpr int kItems = 500;  // in one request
constexpr int kMarks = 10;   // how often memory is looked at
constexpr int kRounds = 3;

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::abort();  // nothing fails here but for a broken benchmark
}

// What this process holds in memory now.
double ResidentMegabytes() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t size = 0;
  std::int64_t resident = 0;
  statm >> size >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

struct Streamed {
  double per_second = 0;
  int batch = 1;  // the mean number of reports that shared a commit
  std::int64_t findings = 0;
  std::vector<double> megabytes;  // after every share of the reports
};

// Sends all of them through one stream and takes every receipt.
Streamed Stream(testing::MonitoringServer& server) {
  Streamed streamed;
  const std::int64_t commits = server.store().commit_count();
  grpc::ClientContext context;
  base::PrepareCall(context, absl::Minutes(10), "bench");
  const auto stream = server.stream_stub().SubmitReports(&context);
  const absl::Time start = absl::Now();
  std::thread writer([&] {
    for (int sent = 0; sent < kQuarterlyReports; sent += kItems) {
      SubmitReportsRequest request;
      for (int i = sent; i < sent + kItems; ++i) {
        auto& item = *request.add_items();
        item.set_request_id("bench-" + std::to_string(i));
        *item.mutable_report() = QuarterlyReport(i);
      }
      if (!stream->Write(request)) std::abort();
    }
    stream->WritesDone();
  });
  SubmitReportsResponse response;
  int taken_in = 0;
  while (stream->Read(&response)) {
    for (const auto& result : response.results()) {
      if (!result.has_receipt() || result.unchanged()) {
        std::fprintf(stderr, "%s\n", result.ShortDebugString().c_str());
        std::abort();
      }
      streamed.findings += result.receipt().findings_size();
      if (++taken_in % (kQuarterlyReports / kMarks) == 0) {
        streamed.megabytes.push_back(ResidentMegabytes());
      }
    }
  }
  writer.join();
  Must(base::FromGrpc(stream->Finish()));
  if (taken_in != kQuarterlyReports) std::abort();
  streamed.per_second = kQuarterlyReports / absl::ToDoubleSeconds(absl::Now() - start);
  streamed.batch = static_cast<int>(
      kQuarterlyReports / std::max<std::int64_t>(1, server.store().commit_count() - commits));
  return streamed;
}

// Ours beside the floor: the ratio.
double Round() {
  const testing::TempDir dir;
  Streamed streamed;
  {
    const testing::PlanningServer planning(dir.path());
    testing::MonitoringServer server(dir.path(), planning.address());
    TakeQuarterlyPlans(server.app());
    streamed = Stream(server);
  }
  const double floor =
      BareInsertsPerSecond(dir / "monitoring.db", dir / "bare.db",
                           {"report_version", "report_line", "report_explanation", "report_finding",
                            "report_finding_param", "report_standing", "position",
                            "remembered_request", "journal_entry"},
                           kQuarterlyReports, streamed.batch);
  const double ratio = streamed.per_second / floor;
  std::printf("%9.0f %9d %14.0f %9.2f %9lld  ", streamed.per_second, streamed.batch, floor, ratio,
              static_cast<long long>(streamed.findings));
  for (const double megabytes : streamed.megabytes) std::printf(" %.0f", megabytes);
  std::printf("\n");
  std::fflush(stdout);
  return ratio;
}

int Main() {
  std::printf(
      "%d reports of 3 lines in one stream, client included, beside the same rows straight into "
      "SQLite in batches of the same size.\n"
      "%9s %9s %14s %9s %9s   %s\n",
      kQuarterlyReports, "reports/s", "a commit", "SQLite rows/s", "ratio", "findings",
      "MB held, after every tenth part");
  std::vector<double> ratios;
  for (int i = 0; i < kRounds; ++i) ratios.push_back(Round());
  std::ranges::sort(ratios);
  std::printf("The median ratio is %.2f (at least 0.6).\n", ratios[kRounds / 2]);
  return 0;
}

}  // namespace
}  // namespace rekenschap::bench

int main() { return rekenschap::bench::Main(); }
