#include "services/planning/domain/instalments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/services/planning/domain/revision_builders.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using ::testing::HasSubstr;

// The four of the Besluit financieel beheer politie, with their shares.
Revision PlanPaidIn(const std::vector<std::int64_t>& shares) {
  Revision plan = PlanOfEveryKind();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    plan.instalments.push_back({static_cast<int>(3 * i + 1), 15, shares[i]});
  }
  return plan;
}

// As `2021-01-15 37500 (37500), ...`: when, how much, and how much of the year by then.
std::string Written(const std::vector<InstalmentDue>& due) {
  std::string text;
  for (const InstalmentDue& one : due) {
    text += (text.empty() ? "" : ", ") + finance::FormatDate(one.date) + " " +
            std::to_string(one.amount) + " (" + std::to_string(one.year_to_date) + ")";
  }
  return text;
}

TEST(InstalmentsTest, DivideTheCashBudgetOverTheSchedule) {
  const Revision plan = PlanPaidIn({2'500, 2'500, 2'500, 2'500});
  // People and hire; neither the pledges, which are on another basis, nor the fees, which come in.
  EXPECT_EQ(Written(*InstalmentsOf(plan, 2021)),
            "2021-01-15 37500 (37500), 2021-04-15 37500 (75000), 2021-07-15 37500 (112500), "
            "2021-10-15 37500 (150000)");
  EXPECT_EQ((*InstalmentsOf(plan, 2021))[2].share, 2'500);
  EXPECT_EQ(InstalmentsOf(plan, 2022)->back().year_to_date, 240'000);
  EXPECT_EQ(InstalmentsOf(plan, 2035)->back().year_to_date, 300'000);  // structurally
}

TEST(InstalmentsTest, FollowTheirShares) {
  EXPECT_EQ(Written(*InstalmentsOf(PlanPaidIn({4'000, 3'000, 2'000, 1'000}), 2021)),
            "2021-01-15 60000 (60000), 2021-04-15 45000 (105000), 2021-07-15 30000 (135000), "
            "2021-10-15 15000 (150000)");
  EXPECT_EQ(Written(*InstalmentsOf(PlanPaidIn({10'000}), 2021)), "2021-01-15 150000 (150000)");
  EXPECT_EQ(Written(*InstalmentsOf(PlanPaidIn({0, 10'000}), 2021)),
            "2021-01-15 0 (0), 2021-04-15 150000 (150000)");
}

TEST(InstalmentsTest, GiveTheCentsThatRemainToTheLargestRemainders) {
  Revision plan = PlanPaidIn({2'500, 2'500, 2'500, 2'500});
  plan.tables[0].lines[0].cells[0].worked_with += 2;
  EXPECT_EQ(Written(*InstalmentsOf(plan, 2021)),
            "2021-01-15 37501 (37501), 2021-04-15 37501 (75002), 2021-07-15 37500 (112502), "
            "2021-10-15 37500 (150002)");
}

TEST(InstalmentsTest, AreNilOfANilBudget) {
  Revision plan = PlanPaidIn({5'000, 5'000});
  for (Line& line : plan.tables[0].lines) line.cells[0].worked_with = 0;
  EXPECT_EQ(Written(*InstalmentsOf(plan, 2021)), "2021-01-15 0 (0), 2021-04-15 0 (0)");
}

TEST(InstalmentsTest, SayWhatIsNotPlannedAndWhatToDo) {
  const Revision plan = PlanPaidIn({10'000});
  Revision without_cash = plan;
  without_cash.tables[0].basis = finance::Basis::kAccrual;
  Revision without_schedule = plan;
  without_schedule.instalments.clear();
  const struct {
    const Revision& plan;
    int year;
    const char* problem;
    const char* remedy;
  } examples[] = {
      {without_schedule, 2021, "programmes/programme/revisions/1 has no schedule of instalments",
       "give one in instalments"},
      {plan, 2020, "programmes/programme/revisions/1 has no cash budget for 2020",
       "on a cash basis a figure for that year"},
      {without_cash, 2021, "has no cash budget for 2021", "on a cash basis"}};
  for (const auto& [revision, year, problem, remedy] : examples) {
    const auto due = InstalmentsOf(revision, year);
    EXPECT_THAT(due,
                testing::Fails(absl::StatusCode::kFailedPrecondition, "INSTALMENTS_NOT_PLANNED"));
    const std::string message(due.status().message());
    EXPECT_THAT(message, HasSubstr(problem));
    EXPECT_THAT(message, HasSubstr(remedy));
    // The year, where it is about one.
    EXPECT_EQ(base::DetailsOf(due.status()).metadata.contains("year"),
              std::string(problem).find("budget") != std::string::npos);
  }
}

RC_GTEST_PROP(InstalmentsProperty, AddUpToTheBudget, ()) {
  std::vector<std::int64_t> shares;
  std::int64_t left = finance::kWholeBasisPoints;
  for (int i = 0; i < 3; ++i) {
    shares.push_back(*rc::gen::inRange<std::int64_t>(0, left + 1));
    left -= shares.back();
  }
  shares.push_back(left);
  Revision plan = PlanPaidIn(shares);
  const auto budget = *rc::gen::inRange<std::int64_t>(0, finance::kMaxFigure);
  plan.tables[0].lines[0].cells[0].worked_with = budget;
  const auto due = *InstalmentsOf(plan, 2021);
  RC_ASSERT(due.back().year_to_date == budget + 50'000);
}

}  // namespace
}  // namespace rekenschap::planning
