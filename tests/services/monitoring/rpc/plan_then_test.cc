#include <gmock/gmock.h>

#include "rekenschap/monitoring/v1/statement_service.grpc.pb.h"
#include "tests/services/monitoring/rpc/reports_fixture.h"
#include "tests/support/eventually.h"

// Which plan and which day answers as of an earlier entry of the journal stand on.
namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using ::testing::IsEmpty;
using ::testing::SizeIs;
constexpr auto kNotFound = absl::StatusCode::kNotFound;

class PlanThenTest : public ReportsTest {
 protected:
  using Comparisons = v1::ComparisonService::Stub;

  template <class Service, class Request, class Response>
  static absl::StatusOr<Response> Ask(Service& stub,
                                      grpc::Status (Service::*method)(grpc::ClientContext*,
                                                                      const Request&, Response*),
                                      const Request& request) {
    Response response;
    const absl::Status status = CallAs("", stub, method, request, response);
    if (!status.ok()) return status;
    return response;
  }
  // Without how far the copy of the plans is now.
  template <class Response>
  static absl::StatusOr<Response> Steady(absl::StatusOr<Response> answer) {
    if (answer.ok()) answer->mutable_basis()->clear_feed();
    return answer;
  }
  absl::StatusOr<v1::ComparePlanResponse> Compare(std::int64_t as_of) {
    v1::ComparePlanRequest request;
    request.set_programme(kAvim);
    request.set_period("2022-Q2");
    request.set_as_of_sequence(as_of);
    return Steady(Ask(monitoring_->comparisons(), &Comparisons::ComparePlan, request));
  }
  absl::StatusOr<v1::GetDevelopmentResponse> Develop(std::int64_t as_of,
                                                     const std::string& to = "2022-Q4") {
    v1::GetDevelopmentRequest request;
    request.set_programme(kAvim);
    request.set_line("mensenhandel-budget");
    request.set_to_period(to);
    request.set_as_of_sequence(as_of);
    return Steady(Ask(monitoring_->comparisons(), &Comparisons::GetDevelopment, request));
  }
  absl::StatusOr<v1::GetForecastResponse> Forecast(std::int64_t as_of) {
    v1::GetForecastRequest request;
    request.set_programme(kAvim);
    request.set_period("2022-Q2");
    request.set_as_of_sequence(as_of);
    const auto stub = v1::ForecastService::NewStub(monitoring_->channel());
    return Steady(Ask(*stub, &v1::ForecastService::Stub::GetForecast, request));
  }
  absl::StatusOr<v1::GetSettlementResponse> Settle(std::int64_t as_of) {
    v1::GetSettlementRequest request;
    request.set_programme(kAvim);
    request.set_year(2022);
    request.set_as_of_sequence(as_of);
    const auto stub = v1::SettlementService::NewStub(monitoring_->channel());
    return Steady(Ask(*stub, &v1::SettlementService::Stub::GetSettlement, request));
  }
  static v1::ListPortfolioRequest All(std::int64_t as_of, const std::string& period = "") {
    v1::ListPortfolioRequest request;
    request.set_period(period);
    request.set_as_of_sequence(as_of);
    return request;
  }
  absl::StatusOr<v1::ListPortfolioResponse> List(const v1::ListPortfolioRequest& request) {
    auto answer = Ask(monitoring_->comparisons(), &Comparisons::ListPortfolio, request);
    if (answer.ok()) answer->clear_feed();
    return answer;
  }
  // The revision that a statement as of that entry stands on.
  std::string StatedRevision(std::int64_t as_of) {
    v1::FreezeStatementRequest request;
    request.set_parent(kAvim);
    request.set_period("2021-Q2");
    request.set_as_of_sequence(as_of);
    request.set_request_id(NextRequestId());
    const auto stub = v1::StatementService::NewStub(monitoring_->channel());
    v1::FreezeStatementResponse response;
    EXPECT_THAT(CallAs("ministerie", *stub, &v1::StatementService::Stub::FreezeStatement, request,
                       response),
                IsOk());
    return response.statement().content().plan().revision();
  }
  void AdoptAnother() {
    ASSERT_THAT(
        testing::LoadAndAdopt(*planning_, testing::ExamplePlan({"avim/later-synthetic.txtpb"})),
        IsOk());
    ASSERT_TRUE(testing::Eventually([this] {
      const auto now = Compare(0);
      return now.ok() && now->basis().revision() != kFirst;
    }));
  }
  void Execute(const std::vector<std::string>& statements) {
    ASSERT_THAT(monitoring_->store().WriteAndWait([&](base::Connection& connection) {
      for (const std::string& statement : statements) connection.session() << statement;
      return absl::OkStatus();
    }),
                IsOk());
  }
  // Noon of 10 August 2021.
  void SetBackTheJournal() {
    Execute({"UPDATE journal_entry SET record_time_micros = 1628589600000000"});
  }
  static constexpr char kAvim[] = "programmes/avim-mensenhandel";
  static constexpr char kFirst[] = "programmes/avim-mensenhandel/revisions/1";
};

template <class Response>
void ExpectSame(const absl::StatusOr<Response>& now, const absl::StatusOr<Response>& then) {
  ASSERT_THAT(now, IsOk());
  ASSERT_THAT(then, IsOk());
  EXPECT_EQ(now->DebugString(), then->DebugString());
}

TEST_F(PlanThenTest, IsThePlanThatHadArrivedWhateverArrivedSince) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  const auto compared = Compare(0);
  const auto developed = Develop(0);
  const auto forecast = Forecast(0);
  const auto settled = Settle(0);
  const auto listed = List(All(0, "2022-Q2"));
  ASSERT_THAT(compared, IsOk());
  EXPECT_EQ(compared->basis().revision(), kFirst);
  const std::int64_t then = compared->sequence();
  AdoptAnother();

  ExpectSame(Compare(then), compared);
  ExpectSame(Develop(then), developed);
  ExpectSame(Forecast(then), forecast);
  ExpectSame(Settle(then), settled);
  ExpectSame(List(All(then, "2022-Q2")), listed);
  EXPECT_EQ(StatedRevision(then), compared->basis().revision());

  // Now they stand on what arrived, and so does the statement.
  EXPECT_NE(Compare(0)->rows(0).DebugString(), compared->rows(0).DebugString());
  EXPECT_NE(Develop(0)->basis().revision(), kFirst);
  EXPECT_NE(Forecast(0)->basis().revision(), kFirst);
  EXPECT_NE(Settle(0)->basis().revision(), kFirst);
  EXPECT_NE(List(All(0))->rows(0).revision(), kFirst);
  EXPECT_NE(StatedRevision(0), kFirst);
}

TEST_F(PlanThenTest, IsToldByTheJournalOfCopiesThatDoNotSayWhenTheyArrived) {
  const auto compared = Compare(0);
  ASSERT_THAT(compared, IsOk());
  AdoptAnother();
  Execute({"DELETE FROM plan_printed_total", "DELETE FROM plan_print",
           "DELETE FROM plan_table_line", "DELETE FROM plan_table", "DELETE FROM plan_paper"});
  ExpectSame(Compare(compared->sequence()), compared);
}

TEST_F(PlanThenTest, SaysSoWhenNoPlanHadArrived) {
  EXPECT_THAT(Compare(1), Fails(kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(Develop(1), Fails(kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(Forecast(1), Fails(kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(Settle(1), Fails(kNotFound, "REVISION_UNKNOWN"));
  auto portfolio = All(1);
  ASSERT_THAT(List(portfolio), IsOk());
  EXPECT_THAT(List(portfolio)->rows(), IsEmpty());
  portfolio.add_programmes(kAvim);
  EXPECT_THAT(List(portfolio), Fails(kNotFound, "REVISION_UNKNOWN"));
  portfolio.set_programmes(0, "programmes/x");
  EXPECT_THAT(List(portfolio), Fails(kNotFound, "PROGRAMME_UNKNOWN"));
}

// Nothing was reported: what has ended by then decides.
TEST_F(PlanThenTest, TakesTheDayOfTheEntryForToday) {
  const std::int64_t entry = Compare(0)->sequence();
  SetBackTheJournal();
  EXPECT_EQ(List(All(entry))->rows(0).period(), "2021-Q2");
  EXPECT_NE(List(All(0))->rows(0).period(), "2021-Q2");
  const auto developed = Develop(entry, "");
  ASSERT_THAT(developed, IsOk());
  EXPECT_EQ(developed->points().rbegin()->period(), "2021-Q2");
  EXPECT_NE(Develop(0, "")->points().rbegin()->period(), "2021-Q2");
}

TEST_F(PlanThenTest, KeepsToTheDayOfTheFirstPage) {
  ASSERT_THAT(
      testing::LoadAndAdopt(*planning_, testing::ExamplePlan({"split-synthetic/plan.txtpb"})),
      IsOk());
  auto request = All(0);
  ASSERT_TRUE(testing::Eventually([&] {
    const auto listed = List(request);
    return listed.ok() && listed->rows_size() > 0 &&
           listed->rows().rbegin()->programme() == "programmes/landelijk-voorbeeld";
  }));
  const auto all = List(request);
  ASSERT_THAT(all, IsOk());
  request.set_page_size(1);
  const auto first = List(request);
  ASSERT_THAT(first, IsOk());
  ASSERT_FALSE(first->next_page_token().empty());
  SetBackTheJournal();
  request.set_page_token(first->next_page_token());
  const auto second = List(request);
  ASSERT_THAT(second, IsOk());
  ASSERT_FALSE(second->rows().empty());
  EXPECT_EQ(second->rows().rbegin()->DebugString(), all->rows().rbegin()->DebugString());
}

}  // namespace
}  // namespace rekenschap::monitoring
