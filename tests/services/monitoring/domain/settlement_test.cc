#include "services/monitoring/domain/settlement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/monitoring/domain/settlement_texts.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::Violates;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

Settlement Settled(const std::vector<LineClaim>& claims, std::int64_t paid,
                   std::int64_t most = 10'000) {
  auto settlement = Settle(claims, paid, most);
  EXPECT_TRUE(settlement.ok()) << settlement.status();
  return settlement.value_or(Settlement());
}

TEST(SettlementTest, KeepsWhatIsUnspentOutstandingUntilSomethingIsDecided) {
  const Settlement settlement =
      Settled({{"a", "A", 1'000, 0, 700}, {"b", "B", 500, 0, 500}}, 1'500);
  EXPECT_EQ(settlement.granted, settlement.spent + settlement.outstanding);
  EXPECT_EQ(settlement.outstanding, 300);
  EXPECT_EQ(settlement.carried_over, 300);
  EXPECT_EQ(settlement.to_recover, 0);
  EXPECT_EQ(settlement.lines[0].carried_over, 300);
  EXPECT_EQ(settlement.lines[1].carried_over, 0);
}

TEST(SettlementTest, RecoversWhatMayNotBeCarriedOver) {
  const Settlement settlement = Settled({{"a", "A", 1'000, 0, 700}}, 1'000, 1'000);
  EXPECT_EQ(settlement.carried_over, 100);
  EXPECT_EQ(settlement.to_recover, 200);
  EXPECT_EQ(Settled({{"a", "A", 1'000, 0, 700}}, 1'000, 0).to_recover, 300);
}

TEST(SettlementTest, LeavesOverspendingToTheSpender) {
  const Settlement settlement =
      Settled({{"a", "A", 1'000, 0, 1'300}, {"b", "B", 500, 0, 400}}, 1'500);
  EXPECT_EQ(settlement.own_account, 300);
  EXPECT_EQ(settlement.charged, 1'400);
  EXPECT_EQ(settlement.outstanding, 100);  // the other line's: it does not pay for the first
}

TEST(SettlementTest, BringsInWhatWasCarriedOver) {
  const Settlement settlement = Settled({{"a", "A", 1'000, 200, 1'100}}, 1'000);
  EXPECT_EQ(settlement.own_account, 0);
  EXPECT_EQ(settlement.outstanding, 100);
}

TEST(SettlementTest, SaysWhatIsStillToPayAndWhatNeverWas) {
  Settlement settlement = Settled({{"a", "A", 1'000, 0, 800}}, 500);
  EXPECT_EQ(settlement.still_to_pay, 300);
  EXPECT_EQ(settlement.never_paid, 200);
  EXPECT_EQ(settlement.outstanding, 0);
  settlement = Settled({{"a", "A", 1'000, 0, 300}}, 500);
  EXPECT_EQ(settlement.outstanding, 200);
  EXPECT_EQ(settlement.never_paid, 500);
}

TEST(SettlementTest, RecoversWhatWasPaidBeyondTheGrant) {
  const Settlement settlement = Settled({{"a", "A", 1'000, 0, 900}}, 1'250);
  EXPECT_EQ(settlement.outstanding, 350);
  EXPECT_EQ(settlement.carried_over, 100);
  EXPECT_EQ(settlement.to_recover, 250);
}

TEST(SettlementTest, ChargesNothingWhereLessThanNothingWasSpent) {
  const Settlement settlement = Settled({{"a", "A", 1'000, 0, -50}}, 1'000);
  EXPECT_EQ(settlement.charged, 0);
  EXPECT_EQ(settlement.own_account, -50);
  EXPECT_EQ(settlement.outstanding, 1'000);
}

TEST(SettlementTest, RefusesALineBelowZero) {
  EXPECT_THAT(Settle({{"a", "A", -1, 0, 0}}, 0, 10'000), Fails(kPrecondition, "GRANT_NEGATIVE"));
}

RC_GTEST_PROP(SettlementProperty, AmountsAlwaysAddUp, ()) {
  std::vector<LineClaim> claims;
  const int lines = *rc::gen::inRange(0, 6);
  for (int i = 0; i < lines; ++i) {
    claims.push_back({"l" + std::to_string(i), "", *rc::gen::inRange<std::int64_t>(0, 1'000'000),
                      *rc::gen::inRange<std::int64_t>(0, 100'000),
                      *rc::gen::inRange<std::int64_t>(-10'000, 1'500'000)});
  }
  const auto paid = *rc::gen::inRange<std::int64_t>(0, 4'000'000);
  const auto most = *rc::gen::inRange<std::int64_t>(0, 10'001);
  const auto settled = Settle(claims, paid, most);
  RC_ASSERT(settled.ok());
  const Settlement& s = *settled;
  RC_ASSERT(s.spent == s.charged + s.own_account);
  RC_ASSERT(s.granted + s.carried_in == s.charged + s.unspent);
  RC_ASSERT(s.paid + s.carried_in + s.still_to_pay == s.charged + s.outstanding);
  RC_ASSERT(s.outstanding == s.carried_over + s.to_recover);
  RC_ASSERT(s.outstanding == 0 || s.still_to_pay == 0);
  RC_ASSERT(s.charged <= s.granted + s.carried_in);
  RC_ASSERT(s.carried_over <= s.unspent);
  for (const std::int64_t amount : {s.charged, s.unspent, s.outstanding, s.still_to_pay,
                                    s.never_paid, s.carried_over, s.to_recover}) {
    RC_ASSERT(amount >= 0);
  }
  std::int64_t carried = 0;
  for (const SettledLine& line : s.lines) {
    RC_ASSERT(line.granted + line.carried_in == line.charged + line.unspent);
    RC_ASSERT(line.spent == line.charged + line.own_account);
    RC_ASSERT(line.carried_over >= 0 && line.carried_over <= line.unspent);
    carried += line.carried_over;
  }
  RC_ASSERT(carried == s.carried_over);
}

TEST(SettlementTest, GrantsTheCashExpenditure) {
  PlanRevision revision = SmallPlan().revision;
  PlanLine commitments = revision.lines[0];
  commitments.id = "commitments";
  commitments.basis = finance::Basis::kCommitments;
  PlanLine receipts = revision.lines[0];
  receipts.id = "receipts";
  receipts.receipts = true;
  revision.lines.push_back(commitments);
  revision.lines.push_back(receipts);
  const auto lines = GrantLines(revision);
  ASSERT_EQ(lines.size(), 1);
  EXPECT_EQ(lines[0]->id, "budget");
  EXPECT_EQ(FirstGrantYear(revision), 2021);
  EXPECT_EQ(FirstGrantYear(PlanRevision()), 0);
  revision.lines[0].basis = finance::Basis::kAccrual;
  revision.lines.pop_back();
  EXPECT_EQ(GrantLines(revision).front()->id, "budget");
}

TEST(SettlementTest, ChecksCounterEntries) {
  const Payment paid{"avim", 1, 2021, *finance::ParseDate("2021-01-15"), 1'000, "P", "R", 0,
                     "",     0, 1};
  Payment back = paid;
  back.number = 2;
  back.corrects = 1;
  back.amount = -400;
  EXPECT_TRUE(CheckCorrection(back, paid, 600).ok());
  EXPECT_THAT(CheckCorrection(back, paid, 601), Fails(kPrecondition, "CORRECTION_TOO_LARGE"));
  EXPECT_EQ(base::DetailsOf(CheckCorrection(back, paid, 601)).metadata["left_eurocents"], "399");
  EXPECT_THAT(CheckCorrection(back, back, 0), Fails(kPrecondition, "CORRECTION_OF_CORRECTION"));
  back.year = 2022;
  EXPECT_THAT(CheckCorrection(back, paid, 0), Fails(kPrecondition, "CORRECTION_OF_OTHER_YEAR"));
}

TEST(SettlementTest, TakesNoPaymentOnADayThatIsStillToCome) {
  const finance::Date today = *finance::ParseDate("2026-11-30");
  Payment paid;
  for (const char* day : {"2021-01-15", "2026-11-30"}) {
    paid.date = *finance::ParseDate(day);
    EXPECT_TRUE(CheckMade(paid, today).ok()) << day;
  }
  for (const char* day : {"2026-12-01", "2027-01-15"}) {
    paid.date = *finance::ParseDate(day);
    const absl::Status refused = CheckMade(paid, today);
    EXPECT_THAT(refused, Violates("payment.payment_date", "PAYMENT_NOT_YET_MADE")) << day;
    EXPECT_THAT(
        base::DetailsOf(refused).metadata,
        ::testing::IsSupersetOf({std::pair<const std::string, std::string>("payment_date", day),
                                 {"today", "2026-11-30"}}));
  }
}

TEST(SettlementTest, ReadsTheNamesOfPayments) {
  EXPECT_EQ(*PaymentNumber(PaymentName("avim", 12), "avim"), 12);
  for (const char* wrong : {"", "programmes/other/payments/1", "programmes/avim/payments/0",
                            "programmes/avim/payments/", "programmes/avim/payments/01",
                            "programmes/avim/payments/1x"}) {
    EXPECT_FALSE(PaymentNumber(wrong, "avim").ok()) << wrong;
  }
}

TEST(SettlementTest, EveryFieldIsInTheHash) {
  const Payment payment{"avim", 1, 2021, *finance::ParseDate("2021-01-15"), 1'000, "P", "R", 0,
                        "me",   5, 6};
  const std::string hash = ContentHash(payment);
  const auto changed = [&](const auto& change) {
    Payment other = payment;
    change(other);
    return ContentHash(other) != hash;
  };
  EXPECT_TRUE(changed([](Payment& p) { p.programme = "b"; }));
  EXPECT_TRUE(changed([](Payment& p) { p.number = 2; }));
  EXPECT_TRUE(changed([](Payment& p) { p.year = 2022; }));
  EXPECT_TRUE(changed([](Payment& p) { p.date = *finance::ParseDate("2021-01-16"); }));
  EXPECT_TRUE(changed([](Payment& p) { p.amount = 1'001; }));
  EXPECT_TRUE(changed([](Payment& p) { p.document = "Q"; }));
  EXPECT_TRUE(changed([](Payment& p) { p.reason = "S"; }));
  EXPECT_TRUE(changed([](Payment& p) { p.corrects = 1; }));
  EXPECT_TRUE(changed([](Payment& p) { p.principal = "you"; }));
  EXPECT_FALSE(changed([](Payment& p) { p.sequence = 7; }));
}

TEST(SettlementTest, TellsEveryStepWithItsSourceOrThatThereIsNone) {
  const Settlement settlement = Settled({{"a", "A", 1'000, 0, 700}}, 1'000);
  for (const auto language : {finance::Language::kDutch, finance::Language::kEnglish}) {
    const auto steps = StepsOf(settlement, {}, language);
    ASSERT_EQ(steps.size(), 12);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      EXPECT_EQ(static_cast<std::size_t>(steps[i].kind), i);
      EXPECT_NE(steps[i].title, "");
      EXPECT_NE(steps[i].note, "");
      if (steps[i].source.empty()) {
        EXPECT_THAT(steps[i].note, ::testing::AnyOf(::testing::HasSubstr("geen bepaling"),
                                                    ::testing::HasSubstr("No article")));
      }
    }
  }
  CarryOverDecision decision;
  decision.sequence = 3;
  decision.most_basis_points = 250;
  decision.document = "Brief 12";
  EXPECT_THAT(StepsOf(settlement, decision, finance::Language::kDutch)[10].note,
              ::testing::HasSubstr("2,50 % van wat beschikbaar was, volgens Brief 12"));
}

}  // namespace
}  // namespace rekenschap::monitoring
