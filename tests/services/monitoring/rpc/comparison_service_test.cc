#include "services/monitoring/rpc/comparison_service.h"

#include <gmock/gmock.h>

#include "services/base/rpc/page.h"
#include "tests/services/monitoring/rpc/reports_fixture.h"
#include "tests/support/eventually.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using testing::Fails;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Compared = v1::ComparePlanRequest;
using Row = v1::ComparisonRow;

// The AVIM's units in a tree: rotterdam and den-haag below `west`, which reports nothing.
class ComparisonServiceTest : public ReportsTest {
 protected:
  using Comparisons = v1::ComparisonService::Stub;

  void SetUp() override {
    auto plan = testing::AvimPlan();
    planning::v1::Unit west;
    west.set_name("units/west");
    west.set_title("West");
    west.set_valid_from("2013-01-01");
    for (auto& unit : *plan.mutable_units()) {
      if (unit.name() == "units/rotterdam" || unit.name() == "units/den-haag") {
        unit.set_parent("units/west");
      }
    }
    planning::v1::PlanFile first;
    *first.add_units() = west;
    ASSERT_THAT(testing::LoadAndAdopt(*planning_, first), IsOk());
    ASSERT_THAT(testing::LoadAndAdopt(*planning_, plan), IsOk());
    Start();
  }
  template <class Request, class Response>
  absl::StatusOr<Response> Call(grpc::Status (Comparisons::*method)(grpc::ClientContext*,
                                                                    const Request&, Response*),
                                const Request& request) {
    Response response;
    const auto status = CallAs("", monitoring_->comparisons(), method, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::ComparePlanResponse> Compare(const Compared& request) {
    return Call(&Comparisons::ComparePlan, request);
  }
  absl::StatusOr<v1::GetDevelopmentResponse> Develop(const v1::GetDevelopmentRequest& request) {
    return Call(&Comparisons::GetDevelopment, request);
  }
  absl::StatusOr<v1::ListPortfolioResponse> List(const v1::ListPortfolioRequest& request) {
    return Call(&Comparisons::ListPortfolio, request);
  }
  static Compared Of(const std::string& period) {
    Compared request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_period(period);
    request.add_lines("mensenhandel-budget");
    return request;
  }
  static v1::GetDevelopmentRequest LineOf(const std::string& line) {
    v1::GetDevelopmentRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_line(line);
    return request;
  }
  // `unit realised`, or `-` for one that is missing.
  static std::string Short(const Row& row) {
    return std::string(2 * static_cast<std::size_t>(row.depth()), ' ') + row.unit() +
           (row.subtotal() ? " total " : " ") +
           (row.has_realised() ? std::to_string(row.realised().eurocents()) : "-");
  }
};

TEST_F(ComparisonServiceTest, ShowsProvisionalAndAcceptedFiguresApart) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  auto correction = ReportOf("rotterdam", "2021-Q2", 500);
  correction.set_correction_reason("Factuur nagekomen.");
  ASSERT_THAT(Submit(correction).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg")).status(), IsOk());
  auto request = Of("2021-Q2");
  request.set_figures(Compared::FIGURES_BOTH);
  const auto both = Compare(request);
  ASSERT_THAT(both.status(), IsOk());
  const Row& total = both->rows(0);
  EXPECT_EQ(total.realised().eurocents(), 20'050'000);
  EXPECT_EQ(total.coverage().received_count(), 2);
  EXPECT_EQ(total.accepted().realised().eurocents(), 10'000'000);
  EXPECT_EQ(total.accepted().coverage().received_count(), 1);
  EXPECT_EQ(total.accepted().coverage().expected_count(), 10);
  for (const Row& row : both->rows()) {
    if (row.unit() != "units/limburg") continue;
    EXPECT_EQ(row.realised().eurocents(), 10'000'000);
    EXPECT_FALSE(row.accepted().has_realised());
    EXPECT_EQ(row.accepted().status(), Row::STATUS_MISSING);
  }
  ASSERT_THAT(both->periods(), SizeIs(1));
  EXPECT_EQ(both->periods(0).coverage().received_count(), 2);
  EXPECT_EQ(both->periods(0).accepted_coverage().received_count(), 1);
  // Each kind alone says the same.
  for (const bool accepted : {false, true}) {
    request.set_figures(accepted ? Compared::FIGURES_ACCEPTED : Compared::FIGURES_PROVISIONAL);
    const auto one = Compare(request);
    EXPECT_FALSE(one->rows(0).has_accepted());
    EXPECT_EQ(one->rows(0).realised().eurocents(),
              accepted ? total.accepted().realised().eurocents() : total.realised().eurocents());
  }
}

TEST_F(ComparisonServiceTest, SaysHowManyGaveWhatAReportMayLeaveOut) {
  auto rotterdam = ReportOf("rotterdam");
  rotterdam.mutable_lines(0)->mutable_euro()->set_forecast_eurocents(20'000'000);
  rotterdam.mutable_lines(0)->mutable_euro()->set_committed_eurocents(10'000'000);
  ASSERT_THAT(Submit(rotterdam).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg")).status(), IsOk());
  auto request = Of("2021-Q2");
  request.set_view(Compared::VIEW_TOTALS);
  request.set_figures(Compared::FIGURES_BOTH);
  const auto both = Compare(request);
  ASSERT_THAT(both.status(), IsOk());
  ASSERT_GT(both->rows_size(), 0);
  EXPECT_EQ(both->rows(0).forecast().eurocents(), 20'000'000);
  EXPECT_EQ(both->rows(0).coverage().received_count(), 2);
  EXPECT_EQ(both->rows(0).coverage().forecast_count(), 1);
  EXPECT_EQ(both->rows(0).coverage().committed_count(), 1);
  EXPECT_EQ(both->rows(0).coverage().deployable_count(), 0);
  EXPECT_EQ(both->rows(0).accepted().coverage().forecast_count(), 0);
}

TEST_F(ComparisonServiceTest, TotalsTheUnitsBelowOneOfTheTree) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  auto request = Of("2021-Q2");
  request.add_units("units/west");
  request.set_view(Compared::VIEW_TREE);
  const auto tree = Compare(request);
  ASSERT_THAT(tree.status(), IsOk());
  std::vector<std::string> rows;
  for (const Row& row : tree->rows()) {
    if (!row.line().empty()) rows.push_back(Short(row));
  }
  EXPECT_THAT(rows, ElementsAre(" 10000000", "units/west total 10000000", "  units/den-haag -",
                                "  units/rotterdam 10000000"));
  EXPECT_EQ(tree->rows(1).coverage().received_count(), 1);
  EXPECT_EQ(tree->rows(1).coverage().expected_count(), 2);
  EXPECT_EQ(tree->coverage().expected_count(), 2);
  EXPECT_THAT(tree->missing_units(), ElementsAre("units/den-haag"));
}

TEST_F(ComparisonServiceTest, SetsTheUnitsOfEveryLineUnderEachUnit) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  auto request = Of("2021-Q2");
  request.clear_lines();
  request.add_units("units/rotterdam");
  request.set_view(Compared::VIEW_BY_UNIT);
  const auto compared = Compare(request);
  ASSERT_THAT(compared.status(), IsOk());
  // Its six lines, its totals of euros and of fte, then the totals of the same.
  ASSERT_GT(compared->rows_size(), 8);
  for (int i = 0; i < 8; ++i) EXPECT_EQ(compared->rows(i).unit(), "units/rotterdam");
  EXPECT_EQ(compared->rows(6).line(), "");
  EXPECT_EQ(compared->rows(6).realised().eurocents(), 30'000'000);
  EXPECT_EQ(compared->rows(7).realised().fte_thousandths(), 4'000);
  EXPECT_EQ(compared->rows(8).unit(), "");
}

TEST_F(ComparisonServiceTest, SetsThePeriodsOfAYearBesideAnother) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1")).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1'000)).status(), IsOk());
  auto request = Of("2021");
  request.set_span(Compared::SPAN_PERIODS);
  request.set_view(Compared::VIEW_TOTALS);
  const auto year = Compare(request);
  ASSERT_THAT(year.status(), IsOk());
  std::vector<std::string> lines;
  for (const Row& row : year->rows()) {
    EXPECT_THAT(row.unit(), IsEmpty());
    if (!row.line().empty()) lines.push_back(row.period() + Short(row));
  }
  EXPECT_THAT(lines, ElementsAre("2021-Q1 10000000", "2021-Q2 10100000", "2021-Q3 -", "2021-Q4 -"));
  ASSERT_THAT(year->periods(), SizeIs(4));
  EXPECT_EQ(year->periods(1).coverage().received_count(), 1);
  EXPECT_EQ(year->periods(3).coverage().received_count(), 0);
  EXPECT_EQ(year->coverage().received_count(), 0);  // of the last of them
  request.set_period("2021-Q2");
  request.set_to_period("2022-Q1");
  EXPECT_THAT(Compare(request)->periods(), SizeIs(4));
}

TEST_F(ComparisonServiceTest, SetsYearsBesideAnotherAtTheirLastReportedPeriod) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q4")).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2022-Q1")).status(), IsOk());
  auto request = Of("2021");
  request.set_to_period("2023");
  request.set_span(Compared::SPAN_YEARS);
  request.set_view(Compared::VIEW_TOTALS);
  const auto years = Compare(request);
  ASSERT_THAT(years.status(), IsOk());
  std::vector<std::string> periods;
  for (const auto& period : years->periods()) periods.push_back(period.period());
  EXPECT_THAT(periods, ElementsAre("2021-Q4", "2022-Q1", "2023-Q4"));
  EXPECT_TRUE(years->rows(0).has_year_target());
  EXPECT_TRUE(years->rows(0).has_year_share_basis_points());
  // Of accepted figures there are none yet: the years stand at their ends.
  request.set_figures(Compared::FIGURES_ACCEPTED);
  EXPECT_EQ(Compare(request)->periods(1).period(), "2022-Q4");
}

TEST_F(ComparisonServiceTest, StandsAtTheLastPeriodWithAReportThatCounts) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1")).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg", "2021-Q3")).status(), IsOk());
  v1::ListPortfolioRequest portfolio;
  auto years = Of("2021");
  years.set_span(Compared::SPAN_YEARS);
  const auto before = List(portfolio);
  ASSERT_THAT(before.status(), IsOk());
  EXPECT_EQ(before->rows(0).period(), "2021-Q3");
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q3/limburg", "Leeg."), IsOk());
  EXPECT_EQ(List(portfolio)->rows(0).period(), "2021-Q1");
  EXPECT_EQ(Compare(years)->periods(0).period(), "2021-Q1");
  EXPECT_EQ(Develop(LineOf("mensenhandel-budget"))->points().rbegin()->period(), "2021-Q1");
  // At an entry from before the return it does count.
  portfolio.set_as_of_sequence(before->sequence());
  EXPECT_EQ(List(portfolio)->rows(0).period(), "2021-Q3");
}

TEST_F(ComparisonServiceTest, CarriesAMissingUnitsLastPosition) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1")).status(), IsOk());
  auto request = Of("2021-Q2");
  request.add_units("units/rotterdam");
  const auto compared = Compare(request);
  ASSERT_THAT(compared.status(), IsOk());
  EXPECT_FALSE(compared->rows(0).has_realised());
  EXPECT_EQ(compared->rows(1).status(), Row::STATUS_MISSING);
  EXPECT_EQ(compared->rows(1).carried().period(), "2021-Q1");
  EXPECT_EQ(compared->rows(1).carried().realised().eurocents(), 10'000'000);
}

TEST_F(ComparisonServiceTest, FollowsALineFromPeriodToPeriod) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1")).status(), IsOk());
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q1/rotterdam"), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 20'000)).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg", "2021-Q2")).status(), IsOk());
  const auto developed = Develop(LineOf("mensenhandel-budget"));
  ASSERT_THAT(developed.status(), IsOk());
  EXPECT_EQ(developed->measure(), type::v1::MEASURE_EUR);
  ASSERT_THAT(developed->points(), SizeIs(6));  // 2020-Q1 until what was reported on last
  EXPECT_EQ(developed->points(0).period(), "2020-Q1");
  EXPECT_FALSE(developed->points(0).provisional().has_realised());
  EXPECT_EQ(developed->points(0).provisional().status(), Row::STATUS_MISSING);
  EXPECT_FALSE(developed->points(0).provisional().has_change());
  const auto& q1 = developed->points(4);
  EXPECT_EQ(q1.period(), "2021-Q1");
  EXPECT_TRUE(q1.has_target());
  EXPECT_EQ(q1.provisional().change().eurocents(), 10'000'000);  // since 1 January
  EXPECT_EQ(q1.provisional().change_count(), 1);
  EXPECT_EQ(q1.provisional().change_expected_count(), 10);
  EXPECT_EQ(q1.accepted().realised().eurocents(), 10'000'000);
  const auto& q2 = developed->points(5);
  EXPECT_EQ(q2.provisional().realised().eurocents(), 22'000'000);
  EXPECT_EQ(q2.provisional().coverage().received_count(), 2);
  // Like against like: limburg's position in Q1 is not known.
  EXPECT_EQ(q2.provisional().change().eurocents(), 2'000'000);
  EXPECT_EQ(q2.provisional().change_count(), 1);
  EXPECT_FALSE(q2.accepted().has_realised());
  EXPECT_FALSE(q2.accepted().has_change());
}

TEST_F(ComparisonServiceTest, FollowsAPositionOverTheTurnOfTheYearForASubtree) {
  auto before = ReportOf("rotterdam", "2021-Q4");
  ASSERT_THAT(Submit(before).status(), IsOk());
  auto after = ReportOf("rotterdam", "2022-Q1");
  after.mutable_lines(3)->mutable_fte()->set_in_post_fte_thousandths(3'500);
  ASSERT_THAT(Submit(after).status(), IsOk());
  auto request = LineOf("mensenhandel-fte");
  request.add_units("units/west");
  request.set_from_period("2022-Q1");
  const auto developed = Develop(request);
  ASSERT_THAT(developed.status(), IsOk());
  ASSERT_THAT(developed->points(), SizeIs(1));
  const auto& point = developed->points(0);
  EXPECT_EQ(point.provisional().realised().fte_thousandths(), 3'500);
  EXPECT_EQ(point.provisional().change().fte_thousandths(), 1'500);
  EXPECT_EQ(point.provisional().coverage().expected_count(), 2);
  // And as of before the second came in.
  request.set_as_of_sequence(developed->sequence() - 1);
  request.set_to_period("2022-Q1");
  const auto earlier = Develop(request);
  ASSERT_THAT(earlier.status(), IsOk());
  EXPECT_FALSE(earlier->points(0).provisional().has_realised());
}

TEST_F(ComparisonServiceTest, ListsHowProgrammesStand) {
  auto other = testing::ExamplePlan({"split-synthetic/plan.txtpb"});
  ASSERT_THAT(testing::LoadAndAdopt(*planning_, other), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  v1::ListPortfolioRequest request;
  ASSERT_TRUE(testing::Eventually([&] {
    const auto listed = List(request);
    return listed.ok() && listed->rows_size() > 0 &&
           listed->rows().rbegin()->programme() == "programmes/landelijk-voorbeeld";
  }));
  const auto all = List(request);
  const v1::PortfolioRow& avim = all->rows(0);
  EXPECT_EQ(avim.programme(), "programmes/avim-mensenhandel");
  EXPECT_EQ(avim.period(), "2021-Q2");  // the last that was reported on
  EXPECT_EQ(avim.total().measure(), type::v1::MEASURE_EUR);
  EXPECT_EQ(avim.total().realised().eurocents(), 30'000'000);
  EXPECT_EQ(avim.total().coverage().received_count(), 1);
  EXPECT_EQ(avim.compared_count(), 30);
  EXPECT_EQ(avim.missing_count(), 27);
  EXPECT_EQ(avim.above_count() + avim.below_count(), 2);  // one line is on target
  // Page by page the same, of one moment.
  request.set_page_size(1);
  std::vector<std::string> seen;
  do {
    const auto page = List(request);
    ASSERT_THAT(page.status(), IsOk());
    EXPECT_EQ(page->sequence(), all->sequence());
    for (const auto& row : page->rows()) seen.push_back(row.SerializeAsString());
    request.set_page_token(page->next_page_token());
    // What comes in meanwhile is not in it.
    ASSERT_THAT(
        Submit(ReportOf("limburg", "2021-Q2", static_cast<std::int64_t>(seen.size()))).status(),
        IsOk());
  } while (!request.page_token().empty());
  ASSERT_EQ(seen.size(), static_cast<std::size_t>(all->rows_size()));
  for (int i = 0; i < all->rows_size(); ++i) {
    EXPECT_EQ(seen[static_cast<std::size_t>(i)], all->rows(i).SerializeAsString());
  }
  // Named ones, at a period of another cadence.
  request.clear_page_token();
  request.clear_page_size();
  request.add_programmes("programmes/avim-mensenhandel");
  request.set_period("2021-M08");
  request.set_figures(Compared::FIGURES_ACCEPTED);
  const auto named = List(request);
  ASSERT_THAT(named.status(), IsOk());
  EXPECT_EQ(named->rows(0).period(), "2021-Q2");
  EXPECT_FALSE(named->rows(0).total().has_realised());
}

TEST_F(ComparisonServiceTest, ListsWhichProgrammesHaveNoRowAndWhy) {
  const auto before = List({});
  ASSERT_THAT(before.status(), IsOk());
  EXPECT_THAT(before->omitted_programmes(), IsEmpty());
  planning::v1::PlanFile planless;
  auto& programme = *planless.add_programmes();
  programme = testing::AvimPlan().programmes(0);
  programme.set_name("programmes/zonder-plan");
  ASSERT_THAT(testing::LoadAndAdopt(*planning_, planless), IsOk());
  ASSERT_TRUE(testing::Eventually([&] {
    const auto listed = List({});
    return listed.ok() && listed->omitted_programmes_size() == 1;
  }));
  const auto now = List({});
  ASSERT_THAT(now.status(), IsOk());
  ASSERT_THAT(now->omitted_programmes(), SizeIs(1));
  EXPECT_EQ(now->omitted_programmes(0).programme(), "programmes/zonder-plan");
  EXPECT_EQ(now->omitted_programmes(0).reason(), v1::OmittedProgramme::REASON_NO_PLAN);
  EXPECT_EQ(now->omitted_programmes(0).period(), "");
  EXPECT_EQ(now->rows_size(), before->rows_size());
  // At an earlier entry only what was known then is left out.
  ASSERT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  v1::ListPortfolioRequest request;
  request.set_as_of_sequence(now->sequence());
  EXPECT_THAT(List(request)->omitted_programmes(), SizeIs(1));
  request.set_as_of_sequence(before->sequence());
  EXPECT_THAT(List(request)->omitted_programmes(), IsEmpty());
  request.clear_as_of_sequence();
  // Before the plan's first year there is no target.
  request.set_period("2019-Q4");
  request.set_page_size(1);
  const auto first = List(request);
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_THAT(first->rows(), IsEmpty());
  ASSERT_THAT(first->omitted_programmes(), SizeIs(1));
  EXPECT_EQ(first->omitted_programmes(0).programme(), "programmes/avim-mensenhandel");
  EXPECT_EQ(first->omitted_programmes(0).reason(), v1::OmittedProgramme::REASON_NO_TARGET);
  EXPECT_EQ(first->omitted_programmes(0).period(), "2019-Q4");
  request.set_page_token(first->next_page_token());
  const auto second = List(request);
  ASSERT_THAT(second.status(), IsOk());
  ASSERT_THAT(second->omitted_programmes(), SizeIs(1));
  EXPECT_EQ(second->omitted_programmes(0).reason(), v1::OmittedProgramme::REASON_NO_PLAN);
  // What is named is not left out but refused.
  request.clear_page_token();
  request.add_programmes("programmes/zonder-plan");
  EXPECT_THAT(List(request).status(), Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
}

TEST_F(ComparisonServiceTest, RefusesWhatCannotBeCompared) {
  const auto status = [this](const std::function<void(Compared&)>& change) {
    Compared request = Of("2021-Q2");
    change(request);
    return Compare(request).status();
  };
  using enum absl::StatusCode;
  EXPECT_THAT(status([](auto& r) { r.set_programme("programmes/x"); }),
              Fails(kNotFound, "PROGRAMME_UNKNOWN"));
  EXPECT_THAT(status([](auto& r) { r.add_lines("x"); }), Fails(kNotFound, "LINE_UNKNOWN"));
  EXPECT_THAT(status([](auto& r) { r.add_units("units/x"); }), Fails(kNotFound, "UNIT_UNKNOWN"));
  EXPECT_THAT(status([](auto& r) { r.set_period("2021-M06"); }),
              Fails(kInvalidArgument, "PERIOD_NOT_OF_CADENCE"));
  EXPECT_THAT(status([](auto& r) { r.set_period("2021"); }),
              Fails(kInvalidArgument, "PERIOD_NOT_OF_CADENCE"));
  EXPECT_THAT(status([](auto& r) {
                r.set_span(Compared::SPAN_PERIODS);
                r.set_to_period("2021-M12");
              }),
              Fails(kInvalidArgument, "PERIOD_NOT_OF_CADENCE"));
  for (const auto span : {Compared::SPAN_PERIODS, Compared::SPAN_YEARS}) {
    EXPECT_THAT(status([span](auto& r) {
                  r.set_span(span);
                  r.set_to_period("2020");
                }),
                Fails(kInvalidArgument, "PERIODS_REVERSED"));
    EXPECT_THAT(status([span](auto& r) {
                  r.set_span(span);
                  r.set_to_period("2199");
                }),
                Fails(kInvalidArgument, "TOO_MANY_PERIODS"));
  }
  EXPECT_THAT(status([](auto& r) { r.set_as_of_sequence(1'000'000); }),
              Fails(kInvalidArgument, "SEQUENCE_AHEAD"));
  for (const auto& broken : std::vector<std::function<void(Compared&)>>{
           [](auto& r) { r.set_programme("x"); }, [](auto& r) { r.set_period("2021-Q5"); },
           [](auto& r) { r.set_period(""); }, [](auto& r) { r.add_units("rotterdam"); },
           [](auto& r) { r.set_to_period("2021-Q3"); },
           [](auto& r) { r.set_figures(static_cast<Compared::Figures>(9)); },
           [](auto& r) { r.set_span(static_cast<Compared::Span>(9)); },
           [](auto& r) { r.set_view(static_cast<Compared::View>(9)); },
           [](auto& r) { r.set_as_of_sequence(-1); },
           [](auto& r) {
             for (int i = 0; i < 200; ++i) r.add_lines("x");
           }}) {
    EXPECT_THAT(status(broken), Fails(kInvalidArgument, "REQUEST_MALFORMED"));
  }
}

TEST_F(ComparisonServiceTest, RefusesADevelopmentOrPortfolioThatCannotBe) {
  using enum absl::StatusCode;
  auto development = LineOf("mensenhandel-budget");
  development.set_to_period("2021-M05");
  EXPECT_THAT(Develop(development).status(), Fails(kInvalidArgument, "PERIOD_NOT_OF_CADENCE"));
  development.set_to_period("x");
  EXPECT_THAT(Develop(development).status(), Fails(kInvalidArgument, "REQUEST_MALFORMED"));
  EXPECT_THAT(Develop(LineOf("x")).status(), Fails(kNotFound, "LINE_UNKNOWN"));
  EXPECT_THAT(Develop(LineOf("")).status(), Fails(kInvalidArgument, "REQUEST_MALFORMED"));
  v1::ListPortfolioRequest portfolio;
  portfolio.add_programmes("programmes/x");
  EXPECT_THAT(List(portfolio).status(), Fails(kNotFound, "PROGRAMME_UNKNOWN"));
  portfolio.set_figures(Compared::FIGURES_BOTH);
  EXPECT_THAT(List(portfolio).status(), Fails(kInvalidArgument, "REQUEST_MALFORMED"));
  portfolio.clear_figures();
  portfolio.set_page_token("x");
  EXPECT_THAT(List(portfolio).status(), Fails(kInvalidArgument, "PAGE_TOKEN_INVALID"));
  for (const char* place : {"x|-1|2021-07-01", "x|0|2021-07-32", "x|0"}) {
    portfolio.set_page_token(base::PageToken("ListPortfolio", place, base::Asked(portfolio)));
    EXPECT_THAT(List(portfolio).status(), Fails(kInvalidArgument, "PAGE_TOKEN_INVALID"));
  }
  portfolio.set_page_token(
      base::PageToken("ListPortfolio", "x|0|2021-07-01", base::Asked(portfolio)));
  EXPECT_THAT(List(portfolio), IsOk());
  portfolio.clear_page_token();
  portfolio.set_page_size(-1);
  EXPECT_THAT(List(portfolio).status(), Fails(kInvalidArgument, "PAGE_SIZE_NEGATIVE"));
}

}  // namespace
}  // namespace rekenschap::monitoring
