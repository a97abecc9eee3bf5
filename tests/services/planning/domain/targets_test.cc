#include "services/planning/domain/targets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/domain/revision_builders.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

finance::Period At(const std::string& period) { return *finance::ParsePeriod(period); }

// Everything of these lines and periods.
TargetQuery Asking(std::vector<std::string> lines, const std::vector<std::string>& periods) {
  TargetQuery query;
  query.lines = std::move(lines);
  for (const std::string& period : periods) query.periods.push_back(At(period));
  return query;
}

// As `people/2021-Q1 north 12500 of 50000`; the whole of a line is `*`, the reserve `reserve`.
std::vector<std::string> Written(const std::vector<Target>& targets) {
  std::vector<std::string> texts;
  for (const Target& target : targets) {
    const std::string unit = target.central_reserve ? "reserve"
                             : target.unit.empty()  ? "*"
                                                    : target.unit;
    texts.push_back(target.line + "/" + finance::FormatPeriod(target.period) + " " + unit + " " +
                    std::to_string(target.to_date) + " of " + std::to_string(target.year));
  }
  return texts;
}

std::vector<std::string> All(const Revision& plan, const TargetQuery& query) {
  return Written(ListTargets(plan, query, {}, 10'000).value().targets);
}

TEST(TargetsTest, AreTheWholeThenTheUnitsThenTheReserve) {
  Revision plan = PlanOfEveryKind();
  plan.tables[0].lines[0].amounts[{2021}] = {{{"north", 30'000}}, 20'000};
  EXPECT_THAT(
      All(plan, Asking({"people"}, {"2021-Q1", "2022"})),
      ElementsAre("people/2021-Q1 * 25000 of 100000", "people/2021-Q1 north 7500 of 30000",
                  "people/2021-Q1 south 12500 of 50000", "people/2021-Q1 reserve 5000 of 20000",
                  "people/2022 * 200000 of 200000", "people/2022 north 100000 of 100000",
                  "people/2022 south 100000 of 100000"));
}

TEST(TargetsTest, FollowTheRevisionsPhasingAndHandovers) {
  Revision plan = PlanOfEveryKind();
  plan.profiles = {{"late", "Late", {0, 0, 0, 10'000}}};
  plan.tables[0].lines[0].profile = "late";
  plan.tables[0].lines[1].phased[2021] = {49'999, 50'000};
  plan.handovers = {{"north", finance::Date(std::chrono::year(2021) / 12 / 1), {{"east", 1}}}};
  EXPECT_THAT(
      All(plan, Asking({"people", "hire"}, {"2021-H1"})),
      ElementsAre("people/2021-H1 * 0 of 100000", "people/2021-H1 east 0 of 16666",
                  "people/2021-H1 north 0 of 33334", "people/2021-H1 south 0 of 50000",
                  "hire/2021-H1 * 49999 of 50000", "hire/2021-H1 east 0 of 0",
                  "hire/2021-H1 north 25000 of 25000", "hire/2021-H1 south 24999 of 25000"));
}

TEST(TargetsTest, ComeByLineAsInTheRevisionThenByPeriod) {
  TargetQuery query = Asking({"posts", "hire"}, {"2021-Q2", "2021-Q1", "2021-H1"});
  std::vector<std::string> blocks;
  for (const std::string& text : All(PlanOfEveryKind(), query)) {
    const std::string block = text.substr(0, text.find(' '));
    if (blocks.empty() || blocks.back() != block) blocks.push_back(block);
  }
  EXPECT_THAT(blocks, ElementsAre("hire/2021-Q1", "hire/2021-Q2", "hire/2021-H1", "posts/2021-Q1",
                                  "posts/2021-Q2", "posts/2021-H1"));
}

TEST(TargetsTest, LeaveOutWhatThePlanDoesNotSay) {
  Revision plan = PlanOfEveryKind();
  plan.tables[4].lines[0].cells.clear();  // a line that is only followed
  EXPECT_THAT(All(plan, Asking({"cases"}, {"2021"})), IsEmpty());
  EXPECT_THAT(All(plan, Asking({"people"}, {"2020"})), IsEmpty());
  EXPECT_THAT(All(plan, Asking({}, {})), IsEmpty());
  EXPECT_THAT(All(plan, Asking({}, {"2021"})), SizeIs(3 * 6));
}

TEST(TargetsTest, OfNamedUnitsLeaveTheWholeAndTheReserveOut) {
  Revision plan = PlanOfEveryKind();
  plan.tables[0].lines[0].amounts[{2021}] = {{}, 20'000};
  TargetQuery query = Asking({"people"}, {"2021"});
  query.units = {"south"};
  EXPECT_THAT(All(plan, query), ElementsAre("people/2021 south 40000 of 40000"));
}

TEST(TargetsTest, AreAskedOfKnownLinesAndUnits) {
  Revision plan = PlanOfEveryKind();
  plan.tables[0].lines[0].amounts[{2021}] = {{{"west", 1}}, 0};
  plan.handovers = {{"north", finance::Date(std::chrono::year(2030) / 1 / 1), {{"east", 1}}}};
  EXPECT_THAT(ListTargets(plan, Asking({"people", "nobody"}, {"2021"}), {}, 10),
              testing::Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
  TargetQuery query = Asking({}, {"2021"});
  query.units = {"up"};
  const absl::Status unknown = ListTargets(plan, query, {}, 10).status();
  EXPECT_THAT(unknown, testing::Fails(absl::StatusCode::kNotFound, "UNIT_UNKNOWN"));
  EXPECT_EQ(unknown.message(), "units/up has no target in this plan");
  // By the key, by an amount, by a handover.
  query.units = {"north", "west", "east"};
  EXPECT_THAT(ListTargets(plan, query, {}, 10), testing::IsOk());
}

TEST(TargetsTest, AreTheSameInPagesOfEverySize) {
  Revision plan = PlanOfEveryKind();
  plan.tables[0].lines[0].amounts[{2022}] = {{{"north", 30'000}}, 20'000};
  for (TargetQuery query : {Asking({}, {"2020-Q4", "2021-Q3", "2022-Q4", "2023-Q1"}),
                            Asking({"hire", "desks"}, {"2021", "2019"})}) {
    const std::vector<Target> all = ListTargets(plan, query, {}, 10'000)->targets;
    for (int size = 1; size <= static_cast<int>(all.size()) + 1; ++size) {
      std::vector<Target> paged;
      std::optional<TargetPlace> next = TargetPlace();
      while (next) {
        const TargetPage page = ListTargets(plan, query, *next, size).value();
        EXPECT_LE(page.targets.size(), static_cast<std::size_t>(size));
        // Only a full page has another one after it, which is not empty.
        EXPECT_TRUE(!page.next || page.targets.size() == static_cast<std::size_t>(size));
        EXPECT_FALSE(page.targets.empty());
        paged.insert(paged.end(), page.targets.begin(), page.targets.end());
        next = page.next;
      }
      EXPECT_EQ(paged, all) << size;
    }
  }
}

// A page costs what it returns: a line that cannot be resolved is not met on a page that has
// nothing of it.
TEST(TargetsTest, OfAPageAreResolvedAndNoOthers) {
  Revision plan = PlanOfEveryKind();
  const auto break_line = [](Line& line) {
    line.allocation_key.clear();
    line.amounts[{2021}] = {{{"north", 1}}, 0};
  };
  break_line(plan.tables[0].lines[0]);
  break_line(plan.tables[1].lines[0]);
  const TargetQuery query = Asking({"people", "hire", "pledge"}, {"2021-Q1", "2021-Q2"});
  EXPECT_FALSE(ListTargets(plan, query, {}, 3).ok());
  EXPECT_FALSE(ListTargets(plan, query, {1, 0}, 3).ok());
  const auto page = ListTargets(plan, query, {2, 0}, 5);  // hire
  ASSERT_THAT(page, testing::IsOk());
  EXPECT_EQ(page->next, (TargetPlace{3, 2}));
  EXPECT_FALSE(ListTargets(plan, query, {4, 0}, 3).ok());
  EXPECT_THAT(ListTargets(plan, query, {6, 0}, 3)->targets, IsEmpty());
  EXPECT_THAT(ListTargets(plan, query, {1'000'000, 5}, 3)->targets, IsEmpty());
}

}  // namespace
}  // namespace rekenschap::planning
