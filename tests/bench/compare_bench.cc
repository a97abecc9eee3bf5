// Prints, from one run on the machine it stands on, what a comparison costs over a store with a
// million versions of reports beside one with ten thousand, timed in turn. Claims are ratios;
// absolute figures depend on the machine.
//
// Both stores are in this one process, where each call would find the processor's caches full of
// the other's data; a service is alone in its own. So the turns are of some calls each. And where
// a process happens to have its pages makes either store slower for as long as it is open, so both
// are opened anew for every round, and the median of the rounds is told.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>
#include <vector>

#include <absl/time/clock.h>

#include "services/monitoring/app/comparisons.h"
#include "tests/bench/report_rows.h"
#include "tests/support/eventually.h"
#include "tests/support/pair.h"

namespace rekenschap::bench {
namespace {

using monitoring::v1::ComparePlanRequest;
using monitoring::v1::ComparePlanResponse;
using Stub = monitoring::v1::ComparisonService::Stub;

constexpr int kRounds = 15;
constexpr int kTurns = 20;  // in each
constexpr int kCalls = 50;  // in a turn

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

// Makes the store of a monitoring service with so many rows.
void Fill(const std::string& folder, const std::string& planning, const ReportRows& rows) {
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

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// What the same comparison took over both stores, by round.
struct Measured {
  std::string what;
  std::vector<double> few;   // microseconds, of ten thousand versions
  std::vector<double> many;  // of a million
};

template <class Time>
void TakeTurn(const Time& time, std::vector<double>& times) {
  for (int i = 0; i < kCalls; ++i) times.push_back(time());
}

// Times both in turn, each first as often as the other.
template <class Time>
void Measure(const Time& small, const Time& large, Measured& measured) {
  std::vector<double> few;
  std::vector<double> many;
  for (int i = 0; i < kTurns; ++i) {
    if (i % 2 == 0) TakeTurn(small, few);
    TakeTurn(large, many);
    if (i % 2 == 1) TakeTurn(small, few);
  }
  measured.few.push_back(FastestTenth(few));
  measured.many.push_back(FastestTenth(many));
}

void Print(const Measured& measured) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < measured.few.size(); ++i) {
    ratios.push_back(measured.many[i] / measured.few[i]);
  }
  const auto [least, most] = std::ranges::minmax(ratios);
  std::printf("%-58s %9.0f %9.0f %7.2f  (%.2f to %.2f)\n", measured.what.c_str(),
              Median(measured.few), Median(measured.many), Median(ratios), least, most);
}

// A comparison, and the moment that it is of: `before` entries before the journal's last one.
struct Asked {
  std::string what;
  monitoring::ComparisonQuery query;
  int before = 0;
};

std::vector<Asked> Comparisons() {
  monitoring::ComparisonQuery all;
  all.programme = "avim-mensenhandel";
  all.figures = monitoring::FigureKind::kBoth;
  all.from = all.to = *finance::ParsePeriod("2024-Q4");
  monitoring::ComparisonQuery missing = all;
  missing.from = missing.to = *finance::ParsePeriod("2024-Q2");
  monitoring::ComparisonQuery year = all;
  year.from = year.to = *finance::ParsePeriod("2024");
  year.span = monitoring::Span::kPeriods;
  return {{"a period that all units reported on", all},
          {"the same as it stood one journal entry before", all, 1},
          {"one that a unit is missing of (carried from before)", missing},
          {"the periods of a year beside another", year}};
}

int Main() {
  const testing::TempDir dir;
  const testing::TempDir small_dir;
  const testing::TempDir large_dir;
  testing::PlanningServer planning(dir.path());
  Must(testing::LoadAndAdopt(planning, ThreeLinePlan()));
  Fill(small_dir.path(), planning.address(), {40, 25});
  Fill(large_dir.path(), planning.address(), {400, 250});

  std::vector<Measured> measured;
  for (const Asked& asked : Comparisons()) measured.push_back({asked.what, {}, {}});
  measured.push_back({"the first of these as a call over gRPC", {}, {}});
  for (int round = 0; round < kRounds; ++round) {
    testing::MonitoringServer small(small_dir.path(), planning.address());
    testing::MonitoringServer large(large_dir.path(), planning.address());
    std::size_t at = 0;
    for (const Asked& asked : Comparisons()) {
      const auto reading = [&asked](testing::MonitoringServer& server) {
        monitoring::ComparisonQuery query = asked.query;
        if (asked.before > 0) query.as_of_sequence = Compare(server, query) - asked.before;
        return [query, &server] { return TimeRead(server, query); };
      };
      Measure(reading(small), reading(large), measured[at++]);
    }
    const auto calling = [](testing::MonitoringServer& server) {
      return [request = RequestOf("2024-Q4"), &server] { return TimeCall(server, request); };
    };
    Measure(calling(small), calling(large), measured[at]);
  }
  std::printf(
      "Provisional and accepted figures of 3 lines by 10 units: the fastest tenth of %d calls, %d "
      "in turn, the median of %d rounds.\n",
      kTurns * kCalls, kCalls, kRounds);
  std::printf("%-58s %9s %9s %7s\n", "", "10,000 us", "1 mln us", "ratio");
  for (const Measured& one : measured) Print(one);
  std::printf("As things stand the ratio is to be at most 1.10.\n");
  return 0;
}

}  // namespace
}  // namespace rekenschap::bench

int main() { return rekenschap::bench::Main(); }
