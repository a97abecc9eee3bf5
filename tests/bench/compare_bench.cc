// Prints, from one run on the machine it stands on, what a comparison costs over a store with a
// million versions of reports beside one with ten thousand, timed in turn. Claims are ratios;
// absolute figures depend on the machine.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <vector>

#include <absl/time/clock.h>

#include "services/monitoring/app/comparisons.h"
#include "tests/bench/report_rows.h"
#include "tests/support/pair.h"

namespace rekenschap::bench {
namespace {

using monitoring::v1::ComparePlanRequest;
using monitoring::v1::ComparePlanResponse;
using Stub = monitoring::v1::ComparisonService::Stub;

constexpr int kTimes = 1'000;

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::abort();  // nothing fails here but for a broken benchmark
}

// The example's programme with its three euro lines alone.
planning::v1::PlanFile ThreeLinePlan() {
  planning::v1::PlanFile plan = testing::AvimPlan();
  auto& revision = *plan.mutable_revisions(0)->mutable_revisions(0);
  revision.mutable_tables()->DeleteSubrange(1, revision.tables_size() - 1);
  for (auto& line : *revision.mutable_tables(0)->mutable_lines()) line.clear_pays_for();
  return plan;
}

// A monitoring service over a store with so many rows.
std::unique_ptr<testing::MonitoringServer> Filled(const std::string& folder,
                                                  const std::string& planning,
                                                  const ReportRows& rows) {
  {
    testing::MonitoringServer server(folder, planning);
    if (!testing::Eventually([&] {
          monitoring::v1::ListPlanCopiesResponse plans;
          Must(testing::CallAs("", server.stub(),
                               &monitoring::v1::MonitoringService::Stub::ListPlanCopies,
                               monitoring::v1::ListPlanCopiesRequest(), plans));
          return plans.plans_size() == 1 && !plans.plans(0).revision().empty();
        })) {
      std::abort();
    }
  }
  const absl::Time start = absl::Now();
  WriteReports(folder + "/monitoring.db", rows);
  std::printf("%10lld versions of reports over %lld quarters written in %.1f s.\n",
              static_cast<long long>(CountOf(rows)), static_cast<long long>(rows.periods),
              absl::ToDoubleSeconds(absl::Now() - start));
  return std::make_unique<testing::MonitoringServer>(folder, planning);
}

ComparePlanRequest RequestOf(const char* period) {
  ComparePlanRequest request;
  request.set_programme("programmes/avim-mensenhandel");
  request.set_period(period);
  request.set_figures(ComparePlanRequest::FIGURES_BOTH);
  return request;
}

// Microseconds of a call, the wire with it.
double TimeCall(testing::MonitoringServer& server, const ComparePlanRequest& request) {
  ComparePlanResponse response;
  const absl::Time start = absl::Now();
  Must(testing::CallAs("", server.comparisons(), &Stub::ComparePlan, request, response));
  return absl::ToDoubleMicroseconds(absl::Now() - start);
}

// The journal entry that a comparison is of.
std::int64_t Compare(testing::MonitoringServer& server, const monitoring::ComparisonQuery& query) {
  monitoring::Comparisons comparisons(server.app());
  std::promise<absl::StatusOr<std::int64_t>> answered;
  comparisons.ComparePlan(query, absl::InfiniteFuture(),
                          [&answered](const absl::StatusOr<monitoring::ComparisonAnswer>& answer) {
                            answered.set_value(answer.ok()
                                                   ? absl::StatusOr<std::int64_t>(answer->sequence)
                                                   : answer.status());
                          });
  const absl::StatusOr<std::int64_t> sequence = answered.get_future().get();
  Must(sequence.status());
  return *sequence;
}

// Microseconds of the comparison alone.
double TimeRead(testing::MonitoringServer& server, const monitoring::ComparisonQuery& query) {
  const absl::Time start = absl::Now();
  Compare(server, query);
  return absl::ToDoubleMicroseconds(absl::Now() - start);
}

// What a tenth of them stays below: what else the machine does only ever adds to a time.
double FastestTenth(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 10];
}

// Times both in turn, each first as often as the other, and prints how they compare.
template <class Time>
void Print(const char* what, const Time& small, const Time& large) {
  std::vector<double> small_times;
  std::vector<double> large_times;
  for (int i = 0; i < kTimes; ++i) {
    if (i % 2 == 0) small_times.push_back(small());
    large_times.push_back(large());
    if (i % 2 == 1) small_times.push_back(small());
  }
  const double few = FastestTenth(small_times);
  const double many = FastestTenth(large_times);
  std::printf("%-58s %9.0f %9.0f %7.2f\n", what, few, many, many / few);
}

int Main() {
  const testing::TempDir dir;
  const testing::TempDir small_dir;
  const testing::TempDir large_dir;
  testing::PlanningServer planning(dir.path());
  Must(testing::LoadAndAdopt(planning, ThreeLinePlan()));
  const auto small = Filled(small_dir.path(), planning.address(), {40, 25});
  const auto large = Filled(large_dir.path(), planning.address(), {400, 250});

  std::printf(
      "Provisional and accepted figures of 3 lines by 10 units, the fastest tenth of %d in turn.\n",
      kTimes);
  std::printf("%-58s %9s %9s %7s\n", "", "10,000 us", "1 mln us", "ratio");
  const auto alone = [&](const char* what, const monitoring::ComparisonQuery& query) {
    const auto time = [&query](testing::MonitoringServer& server) {
      return [&query, &server] { return TimeRead(server, query); };
    };
    Print(what, time(*small), time(*large));
  };
  monitoring::ComparisonQuery query;
  query.programme = "avim-mensenhandel";
  query.figures = monitoring::FigureKind::kBoth;
  query.from = *finance::ParsePeriod("2024-Q4");
  query.to = query.from;
  alone("a period that all units reported on", query);
  const auto before_last = [&query](testing::MonitoringServer& server) {
    monitoring::ComparisonQuery earlier = query;
    earlier.as_of_sequence = Compare(server, query) - 1;
    return [earlier, &server] { return TimeRead(server, earlier); };
  };
  Print("the same as it stood one journal entry before", before_last(*small), before_last(*large));
  query.from = query.to = *finance::ParsePeriod("2024-Q2");
  alone("one that a unit is missing of (carried from before)", query);
  query.from = query.to = *finance::ParsePeriod("2024");
  query.span = monitoring::Span::kPeriods;
  alone("the periods of a year beside another", query);
  const ComparePlanRequest request = RequestOf("2024-Q4");
  const auto call = [&request](testing::MonitoringServer& server) {
    return [&request, &server] { return TimeCall(server, request); };
  };
  Print("the first of these as a call over gRPC", call(*small), call(*large));
  std::printf("As things stand the ratio is to be at most 1.10.\n");
  return 0;
}

}  // namespace
}  // namespace rekenschap::bench

int main() { return rekenschap::bench::Main(); }
