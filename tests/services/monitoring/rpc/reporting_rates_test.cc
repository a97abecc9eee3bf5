#include <map>

#include <gmock/gmock.h>

#include "tests/services/monitoring/rpc/books_fixture.h"
#include "tests/support/eventually.h"

// Completeness and timeliness over periods.
namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::Violates;

class ReportingRatesCallsTest : public BooksTest {
 protected:
  static v1::ListReportingRatesRequest RequestFor(const std::string& parent, int from = 2021,
                                                  int to = 2021) {
    v1::ListReportingRatesRequest request;
    request.set_parent(parent);
    request.set_from_date(std::to_string(from) + "-01-01");
    request.set_to_date(std::to_string(to) + "-12-31");
    request.set_date("2025-02-02");
    return request;
  }
  absl::StatusOr<v1::ListReportingRatesResponse> List(
      const v1::ListReportingRatesRequest& request) {
    v1::ListReportingRatesResponse response;
    const absl::Status status =
        CallAs("", monitoring_->periods(), &PeriodStub::ListReportingRates, request, response);
    if (!status.ok()) return status;
    return response;
  }
};

TEST_F(ReportingRatesCallsTest, SumAProgrammePerUnitAndAsAWhole) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1")), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2")), IsOk());
  ASSERT_THAT(Exempt("2021-Q3", "rotterdam"), IsOk());
  const auto response = *List(RequestFor("programmes/avim-mensenhandel"));
  ASSERT_EQ(response.rates_size(), 11);
  const v1::ReportingRate& rotterdam = response.rates(8);
  EXPECT_EQ(rotterdam.unit(), "units/rotterdam");
  EXPECT_EQ(rotterdam.periods_count(), 3);
  EXPECT_EQ(rotterdam.completeness().received_count(), 2);
  EXPECT_EQ(rotterdam.completeness().late_count(), 2);  // 2021 is long ago
  EXPECT_EQ(rotterdam.completeness().missing_count(), 1);
  EXPECT_EQ(rotterdam.completeness().exempt_count(), 1);
  EXPECT_EQ(rotterdam.completeness().reporting_rate_basis_points(), 6'667);
  const v1::ReportingRate& whole = response.rates(10);
  EXPECT_EQ(whole.unit(), "");
  EXPECT_EQ(whole.periods_count(), 4);
  EXPECT_EQ(whole.completeness().expected_count(), 39);
  EXPECT_EQ(whole.completeness().received_count(), 2);
  auto before = RequestFor("programmes/avim-mensenhandel");
  before.set_as_of_sequence(response.sequence() - 1);
  EXPECT_EQ(List(before)->rates(10).completeness().expected_count(), 40);
}

TEST_F(ReportingRatesCallsTest, CountAUnitThatIsGoneAgainstNobody) {
  ASSERT_THAT(
      testing::LoadAndAdopt(*planning_, testing::ExamplePlan({"split-synthetic/plan.txtpb"})),
      IsOk());
  const std::string parent = "programmes/landelijk-voorbeeld";
  absl::StatusOr<v1::ListReportingRatesResponse> response;
  ASSERT_TRUE(testing::Eventually([&] {
    response = List(RequestFor(parent, 2023, 2024));
    return response.ok();
  }));
  // One unit until the end of 2023, two since: three would be too many in any period.
  std::map<std::string, int> expected;
  for (const auto& rate : response->rates()) {
    expected[rate.unit()] = rate.completeness().expected_count();
    EXPECT_LE(rate.completeness().reporting_rate_basis_points(), 10'000);
  }
  EXPECT_EQ(expected,
            (std::map<std::string, int>{
                {"", 12}, {"units/landelijke-eenheid", 4}, {"units/lo", 4}, {"units/lx", 4}}));
  response = List(RequestFor(parent, 2024, 2024));
  ASSERT_EQ(response->rates_size(), 3);
  EXPECT_EQ(response->rates(0).unit(), "units/lo");
}

TEST_F(ReportingRatesCallsTest, SumAllProgrammesInPages) {
  ASSERT_THAT(
      testing::LoadAndAdopt(*planning_, testing::ExamplePlan({"split-synthetic/plan.txtpb"})),
      IsOk());
  auto request = RequestFor("programmes/-");
  ASSERT_TRUE(testing::Eventually([&] { return List(request)->rates_size() == 2; }));
  request.set_page_size(1);
  std::vector<std::string> programmes;
  do {
    const auto page = List(request);
    ASSERT_THAT(page, IsOk());
    for (const auto& rate : page->rates()) {
      programmes.push_back(rate.programme());
      EXPECT_EQ(rate.unit(), "");
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(programmes, ::testing::ElementsAre("programmes/avim-mensenhandel",
                                                 "programmes/landelijk-voorbeeld"));
}

TEST_F(ReportingRatesCallsTest, RefuseWhatCannotBeAsked) {
  EXPECT_THAT(List(RequestFor("programmes/unknown")),
              Fails(absl::StatusCode::kNotFound, "PROGRAMME_UNKNOWN"));
  EXPECT_THAT(List(RequestFor("avim")), Violates("parent", "NAME_MALFORMED"));
  EXPECT_THAT(List(RequestFor("programmes/-", 2021, 2031)), Violates("to_date", "DATES_TOO_FAR"));
  EXPECT_THAT(List(RequestFor("programmes/-", 2022, 2021)), Violates("to_date", "DATES_REVERSED"));
  auto request = RequestFor("programmes/-");
  request.set_page_size(-1);
  EXPECT_THAT(List(request), Violates("page_size", "PAGE_SIZE_NEGATIVE"));
}

}  // namespace
}  // namespace rekenschap::monitoring
