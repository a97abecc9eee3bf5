#include <gmock/gmock.h>

#include "tests/services/monitoring/rpc/books_fixture.h"
#include "tests/support/same_message.h"

// Periods: completeness, closing and reopening, exemptions, due dates.
namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::Violates;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class PeriodsTest : public BooksTest {};

TEST_F(PeriodsTest, TellsWhatIsExpectedAndWhatCameIn) {
  const v1::Period before = GetPeriod("2021-Q2", "2021-08-01");
  EXPECT_EQ(before.due_date(), "2021-08-01");
  EXPECT_EQ(before.due_source(), "Besluit financieel beheer politie, art. 6");
  EXPECT_EQ(before.completeness().expected_count(), 10);
  EXPECT_EQ(before.completeness().not_yet_due_count(), 10);
  EXPECT_FALSE(before.completeness().has_reporting_rate_basis_points());  // nobody had to yet
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().missing_count(), 10);

  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam")), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q2/amsterdam", "Leeg."), IsOk());
  ASSERT_THAT(Exempt("2021-Q2", "den-haag"), IsOk());
  const v1::Period period = GetPeriod("2021-Q2");
  EXPECT_EQ(period.completeness().expected_count(), 9);
  EXPECT_EQ(period.completeness().exempt_count(), 1);
  EXPECT_EQ(period.completeness().received_count(), 2);
  EXPECT_EQ(period.completeness().late_count(), 2);  // 2021 is long ago
  EXPECT_EQ(period.completeness().accepted_count(), 1);
  EXPECT_EQ(period.completeness().returned_count(), 1);
  EXPECT_EQ(period.completeness().missing_count(), 6);
  EXPECT_EQ(period.completeness().reporting_rate_basis_points(), 2'222);
  ASSERT_EQ(period.reports_size(), 10);
  EXPECT_EQ(period.reports(0).unit(), "units/amsterdam");
  EXPECT_EQ(period.reports(0).state(), v1::ExpectedReport::STATE_RETURNED);
  EXPECT_EQ(period.reports(0).reason(), "Leeg.");
  EXPECT_EQ(period.reports(1).state(), v1::ExpectedReport::STATE_EXEMPT);
}

TEST_F(PeriodsTest, TellsWhyReportsWereReturnedOrReopenedWithTheMarkedLines) {
  const auto reason = [this](std::int64_t as_of = 0) {
    const v1::Period period = GetPeriod("2021-Q2", "2021-08-02", as_of);
    for (const v1::ExpectedReport& report : period.reports()) {
      if (report.unit() == "units/rotterdam") return report.reason();
    }
    return std::string("no Rotterdam");
  };
  std::vector<std::pair<std::int64_t, std::string>> told;
  const auto expect = [&](const std::string& text) {
    EXPECT_EQ(reason(), text);
    told.emplace_back(LastSequence(), text);
  };
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  expect("");
  ASSERT_THAT(Return(kRotterdam, "", {"mensenhandel-budget"}), IsOk());
  expect("mensenhandel-budget: Klopt niet.");
  // Of a list that has the reports it is the same.
  v1::ListPeriodsRequest list;
  list.set_parent("programmes/avim-mensenhandel");
  list.set_from_date("2021-04-01");
  list.set_to_date("2021-06-30");
  list.set_date("2021-08-02");
  list.set_view(v1::PERIOD_VIEW_FULL);
  v1::ListPeriodsResponse listed;
  ASSERT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, list, listed), IsOk());
  ASSERT_EQ(listed.periods_size(), 1);
  EXPECT_TRUE(testing::Same(listed.periods(0), GetPeriod("2021-Q2")));
  v1::Report mended = ReportOf("rotterdam");
  *mended.mutable_lines(0) = ReportOf("rotterdam", "2021-Q2", 5).lines(0);
  ASSERT_THAT(Submit(mended), IsOk());
  expect("");
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  expect("");
  ASSERT_THAT(ReopenReport(kRotterdam, {"mensenhandel-budget"}), IsOk());
  expect("mensenhandel-budget: Een boeking ontbreekt.");
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 50);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(Submit(correction), IsOk());
  expect("");  // it waits
  ASSERT_THAT(Return(kRotterdam, "Welke factuur?", {"ienr-fte"}), IsOk());
  expect("Welke factuur? ienr-fte: Klopt niet.");
  correction = ReportOf("rotterdam", "2021-Q2", 60);
  correction.set_correction_reason("De factuur van mei.");
  ASSERT_THAT(Submit(correction), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  expect("");
  ASSERT_THAT(ReopenReport(kRotterdam), IsOk());
  expect("Een boeking ontbreekt.");
  for (const auto& [sequence, text] : told) EXPECT_EQ(reason(sequence), text) << sequence;
}

TEST_F(PeriodsTest, ExpectsNothingOfAnExemptUnitInComparisons) {
  const auto compared = [this](std::int64_t as_of) {
    v1::ComparePlanRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_period("2021-Q2");
    request.add_lines("mensenhandel-budget");
    request.set_as_of_sequence(as_of);
    v1::ComparePlanResponse response;
    EXPECT_THAT(CallAs("", monitoring_->comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                       request, response),
                IsOk());
    return response;
  };
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  const std::int64_t before = compared(0).sequence();
  ASSERT_THAT(Exempt("2021-Q2", "den-haag"), IsOk());
  const v1::ComparePlanResponse exempt = compared(0);
  EXPECT_EQ(exempt.coverage().expected_count(), 9);
  EXPECT_EQ(exempt.missing_units_size(), 8);
  for (const auto& row : exempt.rows()) {
    EXPECT_EQ(row.status() == v1::ComparisonRow::STATUS_EXEMPT, row.unit() == "units/den-haag");
    EXPECT_EQ(row.coverage().expected_count(), row.unit().empty() ? 9 : 0);
  }
  EXPECT_EQ(compared(before).coverage().expected_count(), 10);
  ASSERT_THAT(Exempt("2021-Q2", "den-haag", /*lift=*/true), IsOk());
  EXPECT_EQ(compared(0).coverage().expected_count(), 10);
}

TEST_F(PeriodsTest, KnowsAReportOfNothing) {
  v1::Report nil = ReportOf("rotterdam");
  for (auto& line : *nil.mutable_lines()) {
    if (line.has_euro()) line.mutable_euro()->set_spent_eurocents(0);
    if (line.has_fte()) line.mutable_fte()->set_in_post_fte_thousandths(0);
    if (line.has_count()) line.mutable_count()->set_realised_count(0);
  }
  ASSERT_THAT(Submit(nil), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().nil_count(), 1);
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 5)), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().nil_count(), 0);
  // Of a correction that was returned nothing counts.
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  nil.set_correction_reason("Er is niets besteed.");
  ASSERT_THAT(Submit(nil), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().nil_count(), 1);
  ASSERT_THAT(Return(kRotterdam, "Er is wel besteed."), IsOk());
  const v1::Period now = GetPeriod("2021-Q2");
  EXPECT_EQ(now.completeness().nil_count(), 0);
  EXPECT_EQ(GetPeriod("2021-Q2", "2021-08-02", LastSequence()).completeness().nil_count(), 0);
}

TEST_F(PeriodsTest, LetsAUnitBeExemptOrAPeriodCloseOnceAWrongReportWasReturned) {
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  EXPECT_THAT(Exempt("2021-Q2", "rotterdam"), Fails(kPrecondition, "REPORT_EXISTS"));
  ASSERT_THAT(Return(kRotterdam, "Dit is de rapportage van een ander."), IsOk());
  EXPECT_THAT(Close("2021-Q2"), Fails(kPrecondition, "REPORTS_MISSING"));
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam"), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().exempt_count(), 1);
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().returned_count(), 0);
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam", /*lift=*/true), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().returned_count(), 1);
  EXPECT_THAT(Close("2021-Q2", "Er komt niets meer."), IsOk());
}

TEST_F(PeriodsTest, ClosesOnlyOverWhatWasSeen) {
  v1::ClosePeriodRequest request;
  request.set_name(PeriodName("2021-Q1"));
  request.set_etag(GetPeriod("2021-Q1").etag());
  request.set_reason("Het programma begon in april.");
  request.set_request_id(NextRequestId());
  ASSERT_THAT(Exempt("2021-Q1", "rotterdam"), IsOk());
  v1::ClosePeriodResponse response;
  EXPECT_THAT(
      CallAs("reviewer", monitoring_->periods(), &PeriodStub::ClosePeriod, request, response),
      Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  request.set_etag(GetPeriod("2021-Q1").etag());
  ASSERT_THAT(
      CallAs("reviewer", monitoring_->periods(), &PeriodStub::ClosePeriod, request, response),
      IsOk());
  // Repeated after it was reopened, the first answer comes again.
  ASSERT_THAT(ReopenPeriod("2021-Q1", "Een factuur."), IsOk());
  v1::ClosePeriodResponse again;
  ASSERT_THAT(CallAs("reviewer", monitoring_->periods(), &PeriodStub::ClosePeriod, request, again),
              IsOk());
  EXPECT_EQ(again.period().state(), v1::Period::STATE_CLOSED);
  EXPECT_EQ(again.period().etag(), response.period().etag());
  EXPECT_EQ(GetPeriod("2021-Q1").state(), v1::Period::STATE_OPEN);
}

TEST_F(PeriodsTest, ClosesAPeriodForGoodUntilItIsReopened) {
  EXPECT_THAT(Close("2021-Q2"), Fails(kPrecondition, "PERIOD_BEFORE_OPEN"));
  EXPECT_THAT(Close("2021-Q1"), Fails(kPrecondition, "REPORTS_MISSING"));
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  EXPECT_THAT(Close("2021-Q2", "Toch."), Fails(kPrecondition, "REPORTS_WAITING"));
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Close("2021-Q2", "Een eenheid volstaat."), IsOk());
  EXPECT_EQ(Get(kRotterdam)->report().state(), v1::Report::STATE_CLOSED);
  EXPECT_EQ(Realised("rotterdam", true), 100'000);

  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 5);
  correction.set_correction_reason("Een factuur.");
  EXPECT_THAT(Submit(correction), Violates("report.period", "PERIOD_CLOSED"));
  EXPECT_THAT(Exempt("2021-Q2", "limburg"), Fails(kPrecondition, "PERIOD_CLOSED"));
  EXPECT_THAT(ReopenPeriod("2021-Q1", "Een factuur."), Fails(kPrecondition, "PERIOD_AFTER_CLOSED"));
  EXPECT_THAT(ReopenPeriod("2021-Q2", ""), Violates("reason", "TEXT_MISSING"));
  ASSERT_THAT(ReopenPeriod("2021-Q2", "Een factuur."), IsOk());
  EXPECT_EQ(Get(kRotterdam)->report().state(), v1::Report::STATE_ACCEPTED);
  EXPECT_THAT(Submit(correction), IsOk());
  const v1::Period period = GetPeriod("2021-Q2");
  EXPECT_EQ(period.state(), v1::Period::STATE_OPEN);
  ASSERT_EQ(period.events_size(), 2);
  EXPECT_EQ(period.events(0).state(), v1::Period::STATE_CLOSED);
  EXPECT_EQ(period.events(1).reason(), "Een factuur.");
  EXPECT_EQ(period.events(1).principal(), "unverified:reviewer");
}

TEST_F(PeriodsTest, HoldsAPriorCorrectionAgainstThePeriodThatItNames) {
  for (const char* period : {"2021-Q1", "2021-Q2"}) {
    ASSERT_THAT(Close(period, "Het programma begon in juli."), IsOk());
  }
  v1::Report report = ReportOf("rotterdam", "2021-Q3");
  auto& prior = *report.add_prior_corrections();
  prior.set_line("mensenhandel-budget");
  prior.mutable_amount()->set_eurocents(-5'000);
  prior.set_reason("Dubbel geboekt.");
  // 2021-H1 ends on the day of 2021-Q2, which is closed, and is no period of the programme.
  prior.set_period("2021-H1");
  EXPECT_THAT(Submit(report),
              Violates("report.prior_corrections[0].period", "PRIOR_PERIOD_NOT_OF_CADENCE"));
  prior.set_period("2021-Q2");
  EXPECT_THAT(Submit(report), IsOk());
}

TEST_F(PeriodsTest, TakesACorrectionOfAClosedPeriodInTheNextReport) {
  v1::Report report = ReportOf("rotterdam");
  auto& prior = *report.add_prior_corrections();
  prior.set_line("mensenhandel-budget");
  prior.set_period("2021-Q1");
  prior.mutable_amount()->set_eurocents(-5'000);
  prior.set_reason("Dubbel geboekt.");
  EXPECT_THAT(Submit(report), Violates("report.prior_corrections[0].period", "PRIOR_PERIOD_OPEN"));
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  ASSERT_THAT(Submit(report), IsOk());
  const v1::Report got = Get(kRotterdam)->report();
  ASSERT_EQ(got.prior_corrections_size(), 1);
  EXPECT_EQ(got.prior_corrections(0).reason(), "Dubbel geboekt.");
  report.mutable_prior_corrections(0)->set_period("2020-H2");
  EXPECT_THAT(Submit(report),
              Violates("report.prior_corrections[0].period", "PRIOR_PERIOD_NOT_OF_CADENCE"));
  report.mutable_prior_corrections(0)->set_period("2021-Q1");
  report.mutable_prior_corrections(0)->set_line("mensenhandel-fte");
  EXPECT_THAT(Submit(report),
              Violates("report.prior_corrections[0].amount", "PRIOR_MEASURE_WRONG"));
}

TEST_F(PeriodsTest, TellsOfAClosedPeriodWhichLaterReportPutsItRight) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  for (const char* period : {"2021-Q1", "2021-Q2"}) {
    ASSERT_THAT(Close(period, "Een eenheid volstaat."), IsOk());
  }
  v1::Report report = ReportOf("rotterdam", "2021-Q3");
  auto& prior = *report.add_prior_corrections();
  prior.set_line("mensenhandel-budget");
  prior.set_period("2021-Q2");
  prior.mutable_amount()->set_eurocents(-100'000);
  prior.set_reason("Dubbel geboekt.");
  const auto draft = SaveDraft(report);
  ASSERT_THAT(draft, IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").later_correction_count(), 0);
  EXPECT_EQ(GetPeriod("2021-Q2").later_corrections_size(), 0);
  ASSERT_THAT(SubmitDraft(*draft), IsOk());

  const std::string name = "programmes/avim-mensenhandel/reports/2021-Q3/rotterdam";
  const v1::Period submitted = GetPeriod("2021-Q2");
  EXPECT_EQ(submitted.later_correction_count(), 1);
  ASSERT_EQ(submitted.later_corrections_size(), 1);
  const v1::LaterCorrection& later = submitted.later_corrections(0);
  EXPECT_EQ(later.unit(), "units/rotterdam");
  EXPECT_EQ(later.report(), name + "/versions/1");
  EXPECT_EQ(later.state(), v1::Report::STATE_SUBMITTED);
  EXPECT_EQ(later.correction().line(), "mensenhandel-budget");
  EXPECT_EQ(later.correction().period(), "2021-Q2");
  EXPECT_EQ(later.correction().amount().eurocents(), -100'000);
  EXPECT_EQ(later.correction().reason(), "Dubbel geboekt.");
  const std::int64_t while_submitted = LastSequence();
  ASSERT_THAT(Accept(name), IsOk());
  const v1::Period accepted = GetPeriod("2021-Q2");
  ASSERT_EQ(accepted.later_corrections_size(), 1);
  EXPECT_EQ(accepted.later_corrections(0).state(), v1::Report::STATE_ACCEPTED);
  const v1::Report told = Get(kRotterdam)->report();
  EXPECT_EQ(told.later_correction_count(), 1);
  ASSERT_EQ(told.later_corrections_size(), 1);
  EXPECT_EQ(told.later_corrections(0).report(), name + "/versions/1");
  EXPECT_EQ(Get(name)->report().later_correction_count(), 0);
  EXPECT_EQ(GetPeriod("2021-Q3").later_correction_count(), 0);

  // A correction of the report that corrects stands beside it until it is decided on.
  const std::int64_t while_accepted = LastSequence();
  report.set_correction_reason("Een factuur.");
  report.mutable_prior_corrections(0)->mutable_amount()->set_eurocents(-150'000);
  ASSERT_THAT(Submit(report), IsOk());
  const v1::Period pending = GetPeriod("2021-Q2");
  ASSERT_EQ(pending.later_corrections_size(), 2);
  EXPECT_EQ(pending.later_corrections(0).state(), v1::Report::STATE_ACCEPTED);
  EXPECT_EQ(pending.later_corrections(1).state(), v1::Report::STATE_SUBMITTED);
  EXPECT_EQ(pending.later_corrections(1).report(), name + "/versions/2");
  EXPECT_EQ(pending.later_corrections(1).correction().amount().eurocents(), -150'000);
  ASSERT_THAT(Return(name, "Klopt niet."), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").later_correction_count(), 1);
  report.clear_prior_corrections();
  ASSERT_THAT(Submit(report), IsOk());
  ASSERT_THAT(Accept(name), IsOk());
  EXPECT_EQ(GetPeriod("2021-Q2").later_correction_count(), 0);
  EXPECT_EQ(Get(kRotterdam)->report().later_correction_count(), 0);
  // And it is known what was told before.
  const auto then = [this](std::int64_t as_of) { return GetPeriod("2021-Q2", "", as_of); };
  ASSERT_EQ(then(while_submitted).later_corrections_size(), 1);
  EXPECT_EQ(then(while_submitted).later_corrections(0).state(), v1::Report::STATE_SUBMITTED);
  ASSERT_EQ(then(while_accepted).later_corrections_size(), 1);
  EXPECT_EQ(then(while_accepted).later_corrections(0).state(), v1::Report::STATE_ACCEPTED);
}

TEST_F(PeriodsTest, PointsAComparisonAndAListToWhatIsPutRightLater) {
  for (const char* period : {"2021-Q1", "2021-Q2"}) {
    ASSERT_THAT(Close(period, "Het programma begon in juli."), IsOk());
  }
  v1::Report report = ReportOf("rotterdam", "2021-Q3");
  for (const char* line : {"mensenhandel-budget", "ienr-budget"}) {
    auto& prior = *report.add_prior_corrections();
    prior.set_line(line);
    prior.set_period("2021-Q2");
    prior.mutable_amount()->set_eurocents(-100'000);
    prior.set_reason("Dubbel geboekt.");
  }
  const std::int64_t before = LastSequence();
  ASSERT_THAT(Submit(report), IsOk());
  v1::ComparePlanRequest request;
  request.set_programme("programmes/avim-mensenhandel");
  request.set_period("2021-Q2");
  const auto counted = [&] {
    v1::ComparePlanResponse response;
    EXPECT_THAT(CallAs("", monitoring_->comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                       request, response),
                IsOk());
    return response.periods_size() == 1 ? response.periods(0).later_correction_count() : -1;
  };
  EXPECT_EQ(counted(), 2);
  request.add_lines("ienr-budget");
  EXPECT_EQ(counted(), 1);
  request.add_units("units/rotterdam");
  EXPECT_EQ(counted(), 1);
  request.set_units(0, "units/limburg");
  EXPECT_EQ(counted(), 0);
  request.clear_units();
  request.set_as_of_sequence(before);
  EXPECT_EQ(counted(), 0);
  request.clear_as_of_sequence();
  // Of accepted figures only what is accepted; what a newer version has too is told once.
  request.set_figures(v1::ComparePlanRequest::FIGURES_ACCEPTED);
  EXPECT_EQ(counted(), 0);
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q3/rotterdam"), IsOk());
  EXPECT_EQ(counted(), 1);
  report.set_correction_reason("Een factuur.");
  report.mutable_prior_corrections(1)->mutable_amount()->set_eurocents(-150'000);
  ASSERT_THAT(Submit(report), IsOk());
  EXPECT_EQ(counted(), 1);
  request.clear_figures();
  EXPECT_EQ(counted(), 1);
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q3/rotterdam", "Klopt niet."),
              IsOk());
  request.set_period("2021-Q3");
  EXPECT_EQ(counted(), 0);

  v1::ListPeriodsRequest list;
  list.set_parent("programmes/avim-mensenhandel");
  list.set_from_date("2021-06-30");
  list.set_to_date("2021-09-30");
  for (const auto view : {v1::PERIOD_VIEW_BASIC, v1::PERIOD_VIEW_FULL}) {
    list.set_view(view);
    v1::ListPeriodsResponse page;
    ASSERT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, list, page), IsOk());
    ASSERT_EQ(page.periods_size(), 2);
    EXPECT_EQ(page.periods(0).later_correction_count(), view == v1::PERIOD_VIEW_FULL ? 2 : 0);
    EXPECT_EQ(page.periods(0).later_corrections_size(), 0) << "a page of them has no bound";
    EXPECT_EQ(page.periods(1).later_correction_count(), 0);
  }
}

TEST_F(PeriodsTest, ListsPeriodsInPages) {
  v1::ListPeriodsRequest request;
  request.set_parent("programmes/-");
  request.set_from_date("2021-01-01");
  request.set_to_date("2022-03-31");
  request.set_page_size(2);
  std::vector<std::string> names;
  do {
    v1::ListPeriodsResponse page;
    ASSERT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
                IsOk());
    for (const auto& period : page.periods()) names.push_back(period.name().substr(37));
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ::testing::ElementsAre("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1"));

  v1::ListPeriodsResponse page;
  request.set_to_date("2020-01-01");
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Violates("to_date", "DATES_REVERSED"));
  request.set_to_date("2031-01-02");
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Violates("to_date", "DATES_TOO_FAR"));
  request.set_to_date("2022-03-31");
  request.set_as_of_sequence(1'000'000);
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Violates("as_of_sequence", "SEQUENCE_AHEAD"));
  request.set_as_of_sequence(-1);
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Violates("as_of_sequence", "NUMBER_NEGATIVE"));
  request.set_as_of_sequence(0);
  request.set_page_token("nonsense");
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
  request.clear_page_token();
  request.set_view(static_cast<v1::PeriodView>(9));
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Violates("view", "VIEW_UNKNOWN"));
  request.clear_view();
  request.set_parent("programmes/unknown");
  request.set_to_date("2022-03-31");
  EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::ListPeriods, request, page),
              Fails(absl::StatusCode::kNotFound, "PROGRAMME_UNKNOWN"));
}

TEST_F(PeriodsTest, WorksWithTheDueDatesOfTheProgramme) {
  v1::GetPolicyRequest get;
  get.set_name("programmes/avim-mensenhandel/policy");
  v1::GetPolicyResponse got;
  ASSERT_THAT(CallAs("", monitoring_->policies(), &v1::PolicyService::Stub::GetPolicy, get, got),
              IsOk());
  EXPECT_EQ(got.policy().version(), 0);
  EXPECT_EQ(got.policy().due_rules_size(), 2);
  v1::SetPolicyRequest set;
  *set.mutable_policy() = got.policy();
  set.mutable_policy()->mutable_due_rules(0)->set_days_after_end(14);
  set.set_etag(got.policy().etag());
  set.set_request_id(NextRequestId());
  v1::SetPolicyResponse response;
  const auto call = [&] {
    return CallAs("reviewer", monitoring_->policies(), &v1::PolicyService::Stub::SetPolicy, set,
                  response);
  };
  EXPECT_THAT(call(), Violates("policy.reason", "TEXT_MISSING"));
  set.mutable_policy()->set_reason("Sneller zicht.");
  ASSERT_THAT(call(), IsOk());
  EXPECT_EQ(response.policy().version(), 1);
  EXPECT_EQ(GetPeriod("2021-Q2").due_date(), "2021-07-14");
  const v1::SetPolicyResponse first = response;
  ASSERT_THAT(call(), IsOk());  // the same request
  EXPECT_EQ(response.policy().etag(), first.policy().etag());
  set.set_request_id(NextRequestId());
  EXPECT_THAT(call(), Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  set.set_etag(first.policy().etag());
  set.mutable_policy()->mutable_due_rules(1)->add_end_months(1);
  set.mutable_policy()->mutable_due_rules(0)->mutable_end_months()->Clear();
  set.mutable_policy()->mutable_due_rules(0)->add_end_months(3);
  EXPECT_THAT(call(), Violates("policy.due_rules", "DUE_RULE_MISSING"));
}

}  // namespace
}  // namespace rekenschap::monitoring
