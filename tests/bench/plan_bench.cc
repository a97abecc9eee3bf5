// Prints, from one run on the machine it stands on, what targets cost as a plan's chain of
// revisions grows, what a page of them costs, and how fast programmes are loaded beside the same
// rows written straight with SQLite. Claims are ratios; absolute figures depend on the machine.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include <absl/time/clock.h>

#include "tests/bench/bare_inserts.h"
#include "tests/support/pair.h"

namespace rekenschap::bench {
namespace {

using planning::v1::ListTargetsRequest;
using planning::v1::ListTargetsResponse;
using Stub = planning::v1::PlanningService::Stub;

constexpr int kYears = 5;
constexpr int kProgrammes = 10'000;
constexpr int kItems = 100;  // in one request of a load

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::abort();  // nothing fails here but for a broken benchmark
}

// The example's three euro lines over ten units, in a programme of its own with so many revisions.
planning::v1::PlanFile PlanOf(const std::string& id, int revisions) {
  planning::v1::PlanFile plan = testing::AvimPlan();
  plan.mutable_programmes(0)->set_name("programmes/" + id);
  auto& chain = *plan.mutable_revisions(0);
  chain.set_programme("programmes/" + id);
  auto& first = *chain.mutable_revisions(0);
  first.mutable_tables()->DeleteSubrange(1, first.tables_size() - 1);
  first.mutable_tables(0)->clear_printed_totals();
  for (auto& line : *first.mutable_tables(0)->mutable_lines()) line.clear_pays_for();
  for (int i = 1; i < revisions; ++i) {
    auto& revision = *chain.add_revisions();
    revision.set_title("Revision " + std::to_string(i + 1));
    *revision.mutable_adopted_by() = first.adopted_by();
    auto& mutation = *revision.add_mutations();
    mutation.set_id("adjustment");
    mutation.set_title("Adjustment");
    mutation.set_class_(planning::v1::Mutation::CLASS_TECHNICAL);
    mutation.set_kind(planning::v1::Mutation::KIND_ADJUSTMENT);
    mutation.set_reason("Another stand.");
    for (const char* line : {"mensenhandel-budget", "ienr-budget", "tijdelijke-inhuur"}) {
      auto& entry = *mutation.add_entries();
      entry.set_line(line);
      entry.set_year(2022);
      entry.mutable_amount()->set_eurocents(100 + i);
    }
  }
  return plan;
}

ListTargetsRequest AllTargets(const std::string& id) {
  ListTargetsRequest request;
  request.set_parent("programmes/" + id);
  for (int year = 2020; year < 2020 + kYears; ++year) {
    for (int month = 1; month <= 12; ++month) {
      request.add_periods(std::to_string(year) + (month < 10 ? "-M0" : "-M") +
                          std::to_string(month));
    }
  }
  request.set_page_size(10'000);
  return request;
}

// Milliseconds that one call takes.
double Time(testing::PlanningServer& server, const ListTargetsRequest& request,
            ListTargetsResponse& response) {
  const absl::Time start = absl::Now();
  Must(testing::CallAs("", server.stub(), &Stub::ListTargets, request, response));
  return absl::ToDoubleMilliseconds(absl::Now() - start);
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// The medians of two requests, timed in turn.
std::pair<double, double> Pair(testing::PlanningServer& server, const ListTargetsRequest& a,
                               const ListTargetsRequest& b) {
  std::vector<double> times_a;
  std::vector<double> times_b;
  for (int i = 0; i < 100; ++i) {
    ListTargetsResponse response;
    times_a.push_back(Time(server, a, response));
    times_b.push_back(Time(server, b, response));
  }
  return {Median(times_a), Median(times_b)};
}

void MeasureTargets(const std::string& folder) {
  testing::PlanningServer server(folder);
  Must(testing::LoadAndAdopt(server, PlanOf("short", 1)));
  planning::v1::PlanFile chain = PlanOf("long", 50);
  chain.clear_units();
  Must(testing::LoadAndAdopt(server, chain));
  const auto [short_ms, long_ms] = Pair(server, AllTargets("short"), AllTargets("long"));
  ListTargetsResponse all;
  Time(server, AllTargets("long"), all);
  std::printf(
      "Targets of 3 lines by 10 units by 12 periods by %d years (%d with the wholes): %.2f ms "
      "from a chain of 50 revisions, %.2f ms from one revision: ratio %.2f (at most 2).\n",
      kYears, all.targets_size(), long_ms, short_ms, long_ms / short_ms);

  ListTargetsRequest first = AllTargets("long");
  first.set_page_size(100);
  ListTargetsRequest last = first;
  ListTargetsResponse page;
  for (int i = 0; i < all.targets_size() / 100 - 1; ++i) {
    Time(server, last, page);
    last.set_page_token(page.next_page_token());
  }
  const auto [first_ms, last_ms] = Pair(server, first, last);
  ListTargetsRequest tenth = first;
  tenth.set_page_size(10);
  const auto [tenth_ms, hundred_ms] = Pair(server, tenth, first);
  std::printf(
      "A page of 100 of them: the first %.2f ms, one at the end %.2f ms: ratio %.2f. A page of 10: "
      "%.2f ms, %.2f of a page of 100; the whole: %.2f ms, %.1f times a page of 100.\n",
      first_ms, last_ms, last_ms / first_ms, tenth_ms, tenth_ms / hundred_ms, long_ms,
      long_ms / hundred_ms);
}

// Programmes a second through one stream; the mean number that shared a commit in `batch`.
double LoadProgrammes(testing::PlanningServer& server, int& batch) {
  const planning::v1::PlanFile plan = testing::AvimPlan();
  const std::int64_t commits = server.store().commit_count();
  grpc::ClientContext context;
  base::PrepareCall(context, absl::Minutes(5), "bench");
  const auto stream = server.stub().LoadPlans(&context);
  const absl::Time start = absl::Now();
  std::thread writer([&] {
    planning::v1::LoadPlansRequest request;
    for (int i = 0; i < kProgrammes; ++i) {
      auto& create = *request.add_items()->mutable_programme();
      *create.mutable_programme() = plan.programmes(0);
      create.mutable_programme()->set_name("programmes/bench-" + std::to_string(i));
      create.set_request_id("bench-" + std::to_string(i));
      if (request.items_size() < kItems && i + 1 < kProgrammes) continue;
      if (!stream->Write(request)) std::abort();
      request.clear_items();
    }
    stream->WritesDone();
  });
  planning::v1::LoadPlansResponse response;
  int loaded = 0;
  while (stream->Read(&response)) {
    for (const auto& result : response.results()) {
      if (result.has_error()) std::abort();
      ++loaded;
    }
  }
  writer.join();
  Must(base::FromGrpc(stream->Finish()));
  if (loaded != kProgrammes) std::abort();
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  const std::int64_t groups = std::max<std::int64_t>(1, server.store().commit_count() - commits);
  batch = static_cast<int>(kProgrammes / groups);
  return kProgrammes / seconds;
}

void MeasureLoading(const std::string& folder) {
  int batch = 1;
  double rate = 0;
  {
    testing::PlanningServer server(folder);
    planning::v1::PlanFile units = testing::AvimPlan();
    units.clear_programmes();
    units.clear_revisions();
    Must(testing::LoadAndAdopt(server, units));
    rate = LoadProgrammes(server, batch);
  }
  const double floor = BareInsertsPerSecond(
      folder + "/planning.db", folder + "/bare.db",
      {"programme", "programme_document", "programme_unit", "remembered_request", "journal_entry"},
      kProgrammes, batch);
  std::printf(
      "%d programmes with 10 units each in one stream, client included: %.0f a second, %d to a "
      "commit; the same rows straight into SQLite in batches of that size: %.0f a second: ratio "
      "%.2f (at least 0.5).\n",
      kProgrammes, rate, batch, floor, rate / floor);
}

int Main() {
  const testing::TempDir targets;
  MeasureTargets(targets.path());
  const testing::TempDir loading;
  MeasureLoading(loading.path());
  return 0;
}

}  // namespace
}  // namespace rekenschap::bench

int main() { return rekenschap::bench::Main(); }
