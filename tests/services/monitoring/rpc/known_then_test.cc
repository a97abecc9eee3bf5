#include <random>

#include <gmock/gmock.h>

#include "tests/services/monitoring/rpc/books_fixture.h"

// What was known at an earlier entry of the journal.
namespace rekenschap::monitoring {
namespace {

class KnownThenTest : public BooksTest {
 protected:
  v1::ListPeriodsResponse List(std::int64_t as_of, const std::string& date = "2021-11-02") {
    v1::ListPeriodsRequest request;
    request.set_parent("programmes/-");
    request.set_from_date("2021-01-01");
    request.set_to_date("2021-12-31");
    request.set_view(v1::PERIOD_VIEW_FULL);
    request.set_date(date);
    request.set_as_of_sequence(as_of);
    v1::ListPeriodsResponse response;
    EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, response),
                IsOk());
    return response;
  }
  // Does something with the report or the period, at random; most of it is refused somewhere.
  void Do(std::mt19937& random) {
    const auto one_of = [&random](std::vector<std::string> of) {
      return of[std::uniform_int_distribution<std::size_t>(0, of.size() - 1)(random)];
    };
    const std::string unit = one_of({"amsterdam", "limburg", "rotterdam"});
    const std::string period = one_of({"2021-Q2", "2021-Q3"});
    const std::string name = "programmes/avim-mensenhandel/reports/" + period + "/" + unit;
    v1::Report report = ReportOf(unit, period, static_cast<int>(random() % 50));
    report.set_correction_reason("Factuur.");
    if (random() % 4 == 0) {
      for (auto& line : *report.mutable_lines()) {
        if (line.has_euro()) line.mutable_euro()->set_spent_eurocents(0);
        if (line.has_fte()) line.mutable_fte()->set_in_post_fte_thousandths(0);
        if (line.has_count()) line.mutable_count()->set_realised_count(0);
      }
    }
    switch (random() % 10) {
      case 0:
      case 1:
        Submit(report).IgnoreError();
        break;
      case 2:
        SaveDraft(report).IgnoreError();
        break;
      case 3:
        if (const auto got = Get(name); got.ok()) SubmitDraft(got->report()).IgnoreError();
        break;
      case 4:
      case 5:
        Accept(name).IgnoreError();
        break;
      case 6:
        Return(name, "Klopt niet.").IgnoreError();
        break;
      case 7:
        ReopenReport(name).IgnoreError();
        break;
      case 8:
        Exempt(period, unit, random() % 2 == 0).IgnoreError();
        break;
      default:
        if (random() % 2 == 0) {
          Close(period, "Zo is het genoeg.").IgnoreError();
        } else {
          ReopenPeriod(period, "Toch nog iets.").IgnoreError();
        }
    }
  }
};

// Today's standing is kept in a table of its own; an earlier one is made of the versions. Both say
// the same of every moment, also after all that came later.
TEST_F(KnownThenTest, IsWhatWasAnsweredThen) {
  std::mt19937 random(20210802);
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  std::vector<v1::ListPeriodsResponse> answers;
  for (int step = 0; step < 150; ++step) {
    Do(random);
    v1::ListPeriodsResponse now = List(0);
    if (!answers.empty() && answers.back().sequence() == now.sequence()) continue;
    answers.push_back(std::move(now));
  }
  ASSERT_GT(answers.size(), 50U);  // enough of it was allowed
  for (const v1::ListPeriodsResponse& answer : answers) {
    ASSERT_EQ(List(answer.sequence()).DebugString(), answer.DebugString());
  }
  EXPECT_EQ(Mismatches(), 0);
}

TEST_F(KnownThenTest, IsJudgedByTheDayOfTheEntryUnlessOneIsGiven) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  const std::int64_t sequence = List(0).sequence();
  // The entry is of today, long after 1 August 2021.
  EXPECT_EQ(List(sequence, "").periods(1).completeness().missing_count(), 9);
  EXPECT_EQ(List(sequence, "2021-08-01").periods(1).completeness().not_yet_due_count(), 9);
  EXPECT_EQ(List(sequence - 1, "2021-08-01").periods(1).completeness().not_yet_due_count(), 10);
}

TEST_F(KnownThenTest, TakesTheArrangementsOfThatTime) {
  const std::int64_t before = List(0).sequence();
  v1::SetPolicyRequest set;
  set.mutable_policy()->set_name("programmes/avim-mensenhandel/policy");
  set.mutable_policy()->set_reason("Sneller zicht.");
  set.mutable_policy()->add_due_rules()->set_days_after_end(14);
  set.set_etag("policy-0");
  set.set_request_id(NextRequestId());
  v1::SetPolicyResponse response;
  ASSERT_THAT(CallAs("reviewer", monitoring_->policies(), &v1::PolicyService::Stub::SetPolicy, set,
                     response),
              IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").due_date(), "2021-07-14");
  EXPECT_EQ(GetPeriod("2021-Q2", "2021-08-02", before).due_date(), "2021-08-01");
}

// A comparison tells of each period when it is due, by the arrangements of that time.
TEST_F(KnownThenTest, ComparesByTheArrangementsOfThatTime) {
  const auto due = [this](const std::string& period, std::int64_t as_of) {
    v1::ComparePlanRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_period(period);
    request.add_lines("mensenhandel-budget");
    request.set_as_of_sequence(as_of);
    v1::ComparePlanResponse response;
    EXPECT_THAT(CallAs("", monitoring_->comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                       request, response),
                IsOk());
    EXPECT_EQ(response.periods_size(), 1);
    return response.periods(0).due_date() + (response.periods(0).not_yet_due() ? " to come" : "");
  };
  EXPECT_EQ(due("2021-Q2", 0), "2021-08-01");
  EXPECT_EQ(due("2199-Q4", 0), "2200-02-01 to come");
  const std::int64_t before = List(0).sequence();
  v1::SetPolicyRequest set;
  set.mutable_policy()->set_name("programmes/avim-mensenhandel/policy");
  set.mutable_policy()->set_reason("Sneller zicht.");
  set.mutable_policy()->add_due_rules()->set_days_after_end(14);
  set.set_etag("policy-0");
  set.set_request_id(NextRequestId());
  v1::SetPolicyResponse response;
  ASSERT_THAT(CallAs("reviewer", monitoring_->policies(), &v1::PolicyService::Stub::SetPolicy, set,
                     response),
              IsOk());
  EXPECT_EQ(due("2021-Q2", 0), "2021-07-14");
  EXPECT_EQ(due("2199-Q4", 0), "2200-01-14 to come");
  EXPECT_EQ(due("2021-Q2", before), "2021-08-01");
  EXPECT_EQ(due("2199-Q4", before), "2200-02-01 to come");
}

TEST_F(KnownThenTest, IsNotToldOfWhatIsStillToCome) {
  v1::GetPeriodRequest request;
  request.set_name(PeriodName("2021-Q2"));
  request.set_as_of_sequence(List(0).sequence() + 1);
  v1::GetPeriodResponse response;
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::GetPeriod, request, response),
              testing::Violates("as_of_sequence", "SEQUENCE_AHEAD"));
}

}  // namespace
}  // namespace rekenschap::monitoring
