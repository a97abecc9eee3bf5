#include <algorithm>
#include <vector>

#include <gmock/gmock.h>

#include "tests/services/monitoring/rpc/books_fixture.h"

// Forecasts and settlements over real gRPC.
namespace rekenschap::monitoring {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Fails;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::Violates;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class SettlementServiceTest : public BooksTest {
 protected:
  using Settlements = v1::SettlementService::Stub;

  std::unique_ptr<Settlements> Stub() {
    return v1::SettlementService::NewStub(monitoring_->channel());
  }
  static v1::RecordPaymentRequest PaymentOf(std::int64_t eurocents, int year = 2021) {
    v1::RecordPaymentRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.mutable_payment()->set_year(year);
    request.mutable_payment()->set_payment_date("2021-01-15");
    request.mutable_payment()->mutable_amount()->set_eurocents(eurocents);
    request.mutable_payment()->set_document("Betaalopdracht 1");
    request.mutable_payment()->set_reason("Eerste termijn");
    request.set_request_id(NextRequestId());
    return request;
  }
  absl::StatusOr<v1::Payment> Pay(const v1::RecordPaymentRequest& request) {
    v1::RecordPaymentResponse response;
    const auto status =
        CallAs("financien", *Stub(), &Settlements::RecordPayment, request, response);
    if (!status.ok()) return status;
    return response.payment();
  }
  absl::StatusOr<v1::GetSettlementResponse> Settle(int year, std::int64_t as_of = 0) {
    v1::GetSettlementRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_year(year);
    request.set_as_of_sequence(as_of);
    v1::GetSettlementResponse response;
    const auto status = CallAs("", *Stub(), &Settlements::GetSettlement, request, response);
    if (!status.ok()) return status;
    return response;
  }
  static std::int64_t Amount(const absl::StatusOr<v1::GetSettlementResponse>& settlement,
                             v1::SettlementStep::Kind kind) {
    EXPECT_THAT(settlement.status(), IsOk());
    if (!settlement.ok()) return -1;
    return settlement->steps(kind - 1).amount().eurocents();
  }
  // The earlier years that are not settled, on which it rests.
  static std::vector<int> UnsettledYears(const absl::StatusOr<v1::GetSettlementResponse>& answer) {
    EXPECT_THAT(answer.status(), IsOk());
    std::vector<int> years;
    if (!answer.ok()) return years;
    for (const v1::UnsettledYear& unsettled : answer->unsettled_years()) {
      years.push_back(unsettled.year());
    }
    return years;
  }
  absl::Status Decide(int year, std::int64_t most) {
    v1::DecideCarryOverRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.mutable_decision()->set_year(year);
    request.mutable_decision()->set_most_basis_points(most);
    request.mutable_decision()->set_document("Brief 3");
    request.mutable_decision()->set_reason("Zo afgesproken.");
    request.set_request_id(NextRequestId());
    v1::DecideCarryOverResponse response;
    return CallAs("minister", *Stub(), &Settlements::DecideCarryOver, request, response);
  }
};

TEST_F(SettlementServiceTest, SettlesAYearByItsAcceptedReports) {
  ASSERT_THAT(Pay(PaymentOf(600'000'000)).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q4")).status(), IsOk());
  auto settlement = Settle(2021);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_GRANTED), 600'000'000);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_SPENT), 0);
  EXPECT_EQ(settlement->provisional_spent().eurocents(), 30'000'000);
  EXPECT_EQ(settlement->received_count(), 1);
  EXPECT_EQ(settlement->accepted_count(), 0);
  const std::int64_t before = settlement->sequence();
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q4/rotterdam"), IsOk());
  settlement = Settle(2021);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_SPENT), 30'000'000);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_OUTSTANDING), 570'000'000);
  EXPECT_EQ(settlement->expected_count(), 10);
  EXPECT_EQ(settlement->accepted_count(), 1);
  EXPECT_EQ(settlement->missing_units_size(), 9);
  EXPECT_EQ(settlement->lines_size(), 3);
  EXPECT_EQ(Amount(Settle(2021, before), v1::SettlementStep::KIND_SPENT), 0);

  // Next year begins with what was left; a decision changes how much that is.
  EXPECT_EQ(Amount(Settle(2022), v1::SettlementStep::KIND_CARRIED_IN), 570'000'000);
  ASSERT_THAT(Decide(2021, 1'000), IsOk());
  settlement = Settle(2021);
  EXPECT_EQ(settlement->decision().principal(), "unverified:minister");
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_CARRIED_OVER), 60'000'000);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_TO_RECOVER), 510'000'000);
  EXPECT_EQ(Amount(Settle(2022), v1::SettlementStep::KIND_CARRIED_IN), 60'000'000);
}

TEST_F(SettlementServiceTest, TellsOnWhichEarlierYearsThatAreNotSettledItRests) {
  ASSERT_THAT(Pay(PaymentOf(50'000'000, 2020)).status(), IsOk());
  auto settlement = Settle(2021);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_CARRIED_IN), 50'000'000);
  ASSERT_THAT(UnsettledYears(settlement), ElementsAre(2020));
  EXPECT_EQ(settlement->unsettled_years(0).expected_count(), 10);
  EXPECT_EQ(settlement->unsettled_years(0).accepted_count(), 0);
  const std::int64_t before = settlement->sequence();
  EXPECT_THAT(UnsettledYears(Settle(2022)), ElementsAre(2020, 2021));
  EXPECT_THAT(UnsettledYears(Settle(2020)), IsEmpty()) << "it says so of itself by its counts";

  const v1::Period period = GetPeriod("2020-Q4");
  for (const v1::ExpectedReport& report : period.reports()) {
    if (report.unit() == "units/rotterdam") continue;
    ASSERT_THAT(Exempt("2020-Q4", report.unit().substr(std::string("units/").size())), IsOk());
  }
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2020-Q4")).status(), IsOk());
  settlement = Settle(2021);
  ASSERT_THAT(UnsettledYears(settlement), ElementsAre(2020)) << "its report waits";
  EXPECT_EQ(settlement->unsettled_years(0).expected_count(), 1);
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2020-Q4/rotterdam"), IsOk());
  settlement = Settle(2021);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_CARRIED_IN), 20'000'000);
  EXPECT_THAT(UnsettledYears(settlement), IsEmpty());
  EXPECT_THAT(UnsettledYears(Settle(2022)), ElementsAre(2021));
  EXPECT_THAT(UnsettledYears(Settle(2021, before)), ElementsAre(2020)) << "as it was then";
}

TEST_F(SettlementServiceTest, RestsOnNoYearThatCarriesNothingOver) {
  ASSERT_THAT(Pay(PaymentOf(600'000'000)).status(), IsOk());
  EXPECT_THAT(UnsettledYears(Settle(2021)), IsEmpty()) << "there was no money in 2020";
  EXPECT_THAT(UnsettledYears(Settle(2022)), ElementsAre(2021));
  ASSERT_THAT(Decide(2021, 0), IsOk());
  EXPECT_THAT(UnsettledYears(Settle(2022)), IsEmpty()) << "all is recovered";
  // Nor on those before it.
  ASSERT_THAT(Pay(PaymentOf(50'000'000, 2020)).status(), IsOk());
  ASSERT_THAT(Pay(PaymentOf(1'000, 2022)).status(), IsOk());
  EXPECT_THAT(UnsettledYears(Settle(2022)), IsEmpty());
  EXPECT_THAT(UnsettledYears(Settle(2023)), ElementsAre(2022));
}

TEST_F(SettlementServiceTest, TellsWhatCameInAndIsNotAcceptedFromWhatNeverCame) {
  const std::string reports = "programmes/avim-mensenhandel/reports/2021-Q4/";
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q4")).status(), IsOk());
  auto settlement = Settle(2021);
  ASSERT_THAT(settlement.status(), IsOk());
  const std::int64_t first = settlement->sequence();
  ASSERT_THAT(Submit(ReportOf("den-haag", "2021-Q4")).status(), IsOk());
  ASSERT_THAT(Return(reports + "den-haag", "Welke factuur?"), IsOk());
  ASSERT_THAT(SaveDraft(ReportOf("limburg", "2021-Q4")).status(), IsOk());
  settlement = Settle(2021);
  ASSERT_THAT(settlement.status(), IsOk());
  EXPECT_THAT(settlement->unaccepted_units(), ElementsAre("units/den-haag", "units/rotterdam"));
  EXPECT_THAT(settlement->missing_units(), SizeIs(8));
  EXPECT_THAT(settlement->missing_units(), Contains("units/limburg")) << "a draft is not in";
  EXPECT_EQ(settlement->received_count(), 1);
  ASSERT_THAT(Accept(reports + "rotterdam"), IsOk());
  settlement = Settle(2021);
  ASSERT_THAT(settlement.status(), IsOk());
  EXPECT_THAT(settlement->unaccepted_units(), ElementsAre("units/den-haag"));
  EXPECT_THAT(settlement->missing_units(), SizeIs(8));
  settlement = Settle(2021, first);
  ASSERT_THAT(settlement.status(), IsOk());
  EXPECT_THAT(settlement->unaccepted_units(), ElementsAre("units/rotterdam"));
  EXPECT_THAT(settlement->missing_units(), SizeIs(9));
}

// Temporary staff is granted nothing after 2023.
class SettlementOfEndedLinesTest : public SettlementServiceTest {
 protected:
  void SetUp() override {
    auto plan = testing::AvimPlan();
    for (auto& table : *plan.mutable_revisions(0)->mutable_revisions(0)->mutable_tables()) {
      for (auto& line : *table.mutable_lines()) {
        if (line.id() == "tijdelijke-inhuur") line.mutable_cells()->RemoveLast();
      }
    }
    ASSERT_THAT(testing::LoadAndAdopt(*planning_, plan), IsOk());
    Start();
  }
};

TEST_F(SettlementOfEndedLinesTest, TellsWhatWasSpentThereAllTheSame) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2024-Q4")).status(), IsOk());
  auto settlement = Settle(2024);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_SPENT), 0);
  EXPECT_EQ(settlement->provisional_spent().eurocents(), 30'000'000);
  ASSERT_EQ(settlement->lines_size(), 3);
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2024-Q4/rotterdam"), IsOk());
  settlement = Settle(2024);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_SPENT), 30'000'000);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_OWN_ACCOUNT), 10'000'000);
  ASSERT_EQ(settlement->lines_size(), 3);
  EXPECT_EQ(settlement->lines(2).granted().eurocents(), 0);
  // Where nothing was spent on it, it is not in the settlement.
  EXPECT_EQ(Settle(2025)->lines_size(), 2);
}

// Limburg ended before a first report on 2021 could be asked of it, Rotterdam in its course.
class SettlementOfEndedUnitsTest : public SettlementServiceTest {
 protected:
  void SetUp() override {
    auto plan = testing::AvimPlan();
    for (auto& unit : *plan.mutable_units()) {
      if (unit.name() == "units/limburg") unit.set_valid_until("2021-02-15");
      if (unit.name() == "units/rotterdam") unit.set_valid_until("2021-08-15");
    }
    ASSERT_THAT(testing::LoadAndAdopt(*planning_, plan), IsOk());
    Start();
  }
  // Whoever still exists then.
  void AcceptAllAtTheYearsEnd() {
    const v1::Period period = GetPeriod("2021-Q4");
    for (const v1::ExpectedReport& report : period.reports()) {
      const std::string unit = report.unit().substr(std::string("units/").size());
      ASSERT_THAT(Submit(ReportOf(unit, "2021-Q4")), IsOk());
      ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q4/" + unit), IsOk());
    }
  }
  // Whether a statement of the accepted figures says that it may still change.
  bool IsProvisionalAtTheYearsEnd() {
    v1::FreezeStatementRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    request.set_period("2021-Q4");
    request.set_request_id(NextRequestId());
    v1::FreezeStatementResponse response;
    const auto statements = v1::StatementService::NewStub(monitoring_->channel());
    EXPECT_THAT(CallAs("ministerie", *statements, &v1::StatementService::Stub::FreezeStatement,
                       request, response),
                IsOk());
    const auto& coverage = response.statement().content().coverage();
    EXPECT_EQ(coverage.accepted_count(), coverage.expected_count());
    return response.statement().content().provisional();
  }
};

TEST_F(SettlementOfEndedUnitsTest, AsksOnlyWhatCouldBeReported) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2")).status(), IsOk());
  const auto waiting = Settle(2021);
  ASSERT_THAT(waiting.status(), IsOk());
  EXPECT_THAT(waiting->unaccepted_units(), ElementsAre("units/rotterdam"));
  EXPECT_THAT(waiting->missing_units(), SizeIs(8));
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q2/rotterdam"), IsOk());
  const auto settlement = Settle(2021);
  EXPECT_EQ(Amount(settlement, v1::SettlementStep::KIND_SPENT), 30'000'000);
  EXPECT_EQ(settlement->expected_count(), 9);
  EXPECT_EQ(settlement->accepted_count(), 1);
  EXPECT_EQ(settlement->missing_units_size(), 8);
  EXPECT_THAT(settlement->missing_units(), ::testing::Not(::testing::Contains("units/limburg")));
}

TEST_F(SettlementOfEndedUnitsTest, ExpectsNothingOfOneThatWasExemptFromItsLastReport) {
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam"), IsOk());
  EXPECT_EQ(Settle(2021)->expected_count(), 8);
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam", /*lift=*/true), IsOk());
  EXPECT_EQ(Settle(2021)->expected_count(), 9);
}

TEST_F(SettlementOfEndedUnitsTest, LeavesAStatementProvisionalUntilItsLastReportIsSettled) {
  const std::string last = "programmes/avim-mensenhandel/reports/2021-Q2/rotterdam";
  AcceptAllAtTheYearsEnd();
  EXPECT_TRUE(IsProvisionalAtTheYearsEnd()) << "it is missing";
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam"), IsOk());
  EXPECT_FALSE(IsProvisionalAtTheYearsEnd()) << "it is exempt";
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam", /*lift=*/true), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2")), IsOk());
  EXPECT_TRUE(IsProvisionalAtTheYearsEnd()) << "it waits";
  ASSERT_THAT(Accept(last), IsOk());
  EXPECT_FALSE(IsProvisionalAtTheYearsEnd()) << "it is accepted";
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 5);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(Submit(correction), IsOk());
  EXPECT_TRUE(IsProvisionalAtTheYearsEnd()) << "its correction waits";
  ASSERT_THAT(Return(last, "Welke factuur?"), IsOk());
  EXPECT_TRUE(IsProvisionalAtTheYearsEnd()) << "its correction was returned";
  v1::Report mended = ReportOf("rotterdam", "2021-Q2", 6);
  mended.set_correction_reason("De factuur van mei.");
  ASSERT_THAT(Submit(mended), IsOk());
  ASSERT_THAT(Accept(last), IsOk());
  EXPECT_FALSE(IsProvisionalAtTheYearsEnd()) << "its correction is accepted";
  ASSERT_THAT(ReopenReport(last), IsOk());
  EXPECT_TRUE(IsProvisionalAtTheYearsEnd()) << "a correction was asked for";
}

TEST_F(SettlementOfEndedUnitsTest, LetsAStatementBeFinalOnceItsLastPeriodIsClosed) {
  AcceptAllAtTheYearsEnd();
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  ASSERT_THAT(Close("2021-Q2", "De eenheid is opgeheven."), IsOk());
  EXPECT_FALSE(IsProvisionalAtTheYearsEnd());
}

// Whatever asks for its figures at the year's end says the same of it.
TEST_F(SettlementOfEndedUnitsTest, IsExemptInComparisonForecastAndStatementAlike) {
  ASSERT_THAT(Exempt("2021-Q2", "rotterdam"), IsOk());
  v1::ComparePlanRequest comparing;
  comparing.set_programme("programmes/avim-mensenhandel");
  comparing.set_period("2021-Q4");
  comparing.add_lines("mensenhandel-budget");
  v1::ComparePlanResponse compared;
  ASSERT_THAT(CallAs("", monitoring_->comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                     comparing, compared),
              IsOk());
  const auto row = std::ranges::find(compared.rows(), "units/rotterdam", &v1::ComparisonRow::unit);
  ASSERT_NE(row, compared.rows().end());
  EXPECT_EQ(row->status(), v1::ComparisonRow::STATUS_EXEMPT);

  v1::GetForecastRequest forecasting;
  forecasting.set_programme("programmes/avim-mensenhandel");
  forecasting.set_period("2021-Q4");
  forecasting.add_lines("mensenhandel-budget");
  v1::GetForecastResponse forecast;
  const auto forecasts = v1::ForecastService::NewStub(monitoring_->channel());
  ASSERT_THAT(
      CallAs("", *forecasts, &v1::ForecastService::Stub::GetForecast, forecasting, forecast),
      IsOk());
  EXPECT_EQ(forecast.rows(0).expected_count(), compared.rows(0).coverage().expected_count());

  v1::FreezeStatementRequest freezing;
  freezing.set_parent("programmes/avim-mensenhandel");
  freezing.set_period("2021-Q4");
  freezing.set_request_id(NextRequestId());
  v1::FreezeStatementResponse frozen;
  const auto statements = v1::StatementService::NewStub(monitoring_->channel());
  ASSERT_THAT(CallAs("ministerie", *statements, &v1::StatementService::Stub::FreezeStatement,
                     freezing, frozen),
              IsOk());
  const v1::StatementLine& line = frozen.statement().content().tables(0).lines(0);
  ASSERT_EQ(line.line(), "mensenhandel-budget");
  EXPECT_EQ(line.figures().expected_count(), compared.rows(0).coverage().expected_count());
  const auto stated =
      std::ranges::find(line.units(), "units/rotterdam", &v1::StatementUnitFigures::unit);
  ASSERT_NE(stated, line.units().end());
  EXPECT_EQ(stated->figures().status(), v1::StatementFigures::STATUS_EXEMPT);
}

TEST_F(SettlementServiceTest, ExpectsNothingOfAnExemptUnit) {
  ASSERT_THAT(Exempt("2021-Q4", "den-haag"), IsOk());
  auto settlement = Settle(2021);
  ASSERT_THAT(settlement.status(), IsOk());
  EXPECT_EQ(settlement->expected_count(), 9);
  EXPECT_THAT(settlement->missing_units(), ::testing::SizeIs(9));
  EXPECT_THAT(settlement->missing_units(), ::testing::Not(::testing::Contains("units/den-haag")));
  const std::int64_t exempt = settlement->sequence();
  ASSERT_THAT(Exempt("2021-Q4", "den-haag", /*lift=*/true), IsOk());
  EXPECT_EQ(Settle(2021)->expected_count(), 10);
  EXPECT_EQ(Settle(2021, exempt)->expected_count(), 9);
}

TEST_F(SettlementServiceTest, RecordsPaymentsOnceAndTakesThemBack) {
  const auto request = PaymentOf(100'000);
  const auto first = Pay(request);
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_EQ(first->name(), "programmes/avim-mensenhandel/payments/1");
  EXPECT_EQ(first->principal(), "unverified:financien");
  EXPECT_EQ(Pay(request)->sequence(), first->sequence());  // the same request
  auto back = PaymentOf(-100'001);
  back.mutable_payment()->set_corrects(first->name());
  EXPECT_THAT(Pay(back).status(), Fails(kPrecondition, "CORRECTION_TOO_LARGE"));
  back = PaymentOf(-100'000);
  back.mutable_payment()->set_corrects(first->name());
  ASSERT_THAT(Pay(back).status(), IsOk());
  back.set_request_id(NextRequestId());
  EXPECT_THAT(Pay(back).status(), Fails(kPrecondition, "CORRECTION_TOO_LARGE"));
  back.mutable_payment()->set_corrects("programmes/avim-mensenhandel/payments/9");
  EXPECT_THAT(Pay(back).status(), Fails(absl::StatusCode::kNotFound, "PAYMENT_UNKNOWN"));
  EXPECT_EQ(Amount(Settle(2021), v1::SettlementStep::KIND_PAID), 0);

  v1::ListPaymentsRequest list;
  list.set_programme("programmes/avim-mensenhandel");
  list.set_page_size(1);
  v1::ListPaymentsResponse page;
  ASSERT_THAT(CallAs("", *Stub(), &Settlements::ListPayments, list, page), IsOk());
  ASSERT_EQ(page.payments_size(), 1);
  list.set_page_token(page.next_page_token());
  ASSERT_THAT(CallAs("", *Stub(), &Settlements::ListPayments, list, page), IsOk());
  ASSERT_EQ(page.payments_size(), 1);
  EXPECT_EQ(page.payments(0).corrects(), first->name());

  // The journal proves them.
  const auto check = monitoring_->store().ReadAndWait([&](base::Connection& connection) {
    for (const auto& entry : monitoring_->app().journal().List(connection, 0, 1'000)) {
      if (entry.action != "payment.record") continue;
      const auto hash = monitoring_->app().HashOfStored(connection, entry);
      EXPECT_TRUE(hash.ok() && *hash == entry.content_hash) << entry.sequence;
    }
    return absl::OkStatus();
  });
  EXPECT_THAT(check, IsOk());
}

// Their hashes do not cover when it was, nor a policy's who.
TEST_F(SettlementServiceTest, HoldsWhoAndWhenAgainstTheJournal) {
  ASSERT_THAT(Pay(PaymentOf(100'000)).status(), IsOk());
  ASSERT_THAT(Decide(2021, 1'000), IsOk());
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
  EXPECT_EQ(Mismatches(), 0);
  for (const std::string table : {"payment", "carry_over_decision", "policy"}) {
    Sql("UPDATE " + table + " SET record_time_micros = record_time_micros + 1");
    EXPECT_EQ(Mismatches(), 1) << table;
    Sql("UPDATE " + table + " SET record_time_micros = record_time_micros - 1");
    EXPECT_EQ(Mismatches(), 0) << table;
  }
  Sql("UPDATE policy SET principal = 'unverified:controller'");
  EXPECT_EQ(Mismatches(), 1);
}

TEST_F(SettlementServiceTest, RefusesWhatIsNotAPayment) {
  auto wrong = PaymentOf(0);
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.amount", "AMOUNT_ZERO"));
  wrong = PaymentOf(-5);
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.corrects", "CORRECTED_PAYMENT_MISSING"));
  wrong = PaymentOf(5);
  wrong.mutable_payment()->mutable_amount()->set_count(5);
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.amount", "AMOUNT_MISSING"));
  wrong = PaymentOf(5, 1800);
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.year", "YEAR_OUT_OF_BOUNDS"));
  wrong = PaymentOf(5);
  wrong.mutable_payment()->set_payment_date("15-1-2021");
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.payment_date", "DATE_MALFORMED"));
  wrong.mutable_payment()->set_payment_date("2199-12-31");
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.payment_date", "PAYMENT_NOT_YET_MADE"));
  wrong = PaymentOf(5);
  wrong.mutable_payment()->clear_reason();
  EXPECT_THAT(Pay(wrong).status(), Violates("payment.reason", "TEXT_MISSING"));
  wrong = PaymentOf(5);
  wrong.set_programme("programmes/unknown");
  EXPECT_THAT(Pay(wrong).status(), Fails(absl::StatusCode::kNotFound, "PROGRAMME_UNKNOWN"));
  EXPECT_THAT(Settle(2019).status(), Fails(kPrecondition, "GRANT_UNKNOWN"));
  EXPECT_THAT(Settle(2021, 1'000'000).status(), Violates("as_of_sequence", "SEQUENCE_AHEAD"));
  EXPECT_THAT(Decide(2021, 10'001), Violates("decision.most_basis_points", "NUMBER_OUT_OF_BOUNDS"));
}

class ForecastServiceTest : public BooksTest {
 protected:
  static v1::GetForecastRequest RequestOf() {
    v1::GetForecastRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_period("2021-Q2");
    request.add_lines("mensenhandel-budget");
    request.set_language_code("nl");
    return request;
  }
  absl::Status Call(const v1::GetForecastRequest& request, v1::GetForecastResponse& response) {
    const auto stub = v1::ForecastService::NewStub(monitoring_->channel());
    return CallAs("", *stub, &v1::ForecastService::Stub::GetForecast, request, response);
  }
};

TEST_F(ForecastServiceTest, ExpectsNothingOfAnExemptUnit) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2")).status(), IsOk());
  ASSERT_THAT(Exempt("2021-Q2", "den-haag"), IsOk());
  v1::GetForecastResponse response;
  ASSERT_THAT(Call(RequestOf(), response), IsOk());
  EXPECT_EQ(response.rows(0).expected_count(), 9);
  EXPECT_EQ(response.rows(0).received_count(), 1);
  EXPECT_THAT(response.missing_units(), ::testing::SizeIs(8));
  EXPECT_THAT(response.missing_units(), ::testing::Not(::testing::Contains("units/den-haag")));
  ASSERT_THAT(Exempt("2021-Q2", "den-haag", /*lift=*/true), IsOk());
  ASSERT_THAT(Call(RequestOf(), response), IsOk());
  EXPECT_EQ(response.rows(0).expected_count(), 10);
}

TEST_F(ForecastServiceTest, ForecastsWithCoverageAndFormulas) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2")).status(), IsOk());
  v1::GetForecastRequest request = RequestOf();
  v1::GetForecastResponse response;
  const auto call = [&] { return Call(request, response); };
  ASSERT_THAT(call(), IsOk());
  ASSERT_EQ(response.rows_size(), 11);
  EXPECT_EQ(response.rows(0).received_count(), 1);
  EXPECT_EQ(response.rows(0).expected_count(), 10);
  EXPECT_EQ(response.rows(0).forecasts(0).forecast().eurocents(), 20'000'000);
  EXPECT_EQ(response.rows(0).forecasts(0).unit_count(), 1);
  EXPECT_EQ(response.missing_units_size(), 9);
  request.add_units("units/rotterdam");
  ASSERT_THAT(call(), IsOk());
  EXPECT_EQ(response.rows(1).forecasts(0).formula(),
            "€ 100.000,00 gerealiseerd × 4 kwartalen ÷ 2 verstreken = € 200.000,00");
  EXPECT_EQ(response.rows(1).forecasts(2).obstacle(),
            v1::MethodForecast::OBSTACLE_LAST_YEAR_INCOMPLETE);
  request.set_figures(v1::GetForecastRequest::FIGURES_ACCEPTED);
  ASSERT_THAT(call(), IsOk());
  EXPECT_EQ(response.rows(0).received_count(), 0);
  request.set_period("2021-M06");
  EXPECT_THAT(call(), Violates("period", "PERIOD_NOT_OF_CADENCE"));
  request.set_period("2021-Q2");
  request.set_confidence_basis_points(1);
  EXPECT_THAT(call(), Violates("confidence_basis_points", "NUMBER_OUT_OF_BOUNDS"));
  request.set_confidence_basis_points(0);
  request.set_lines(0, "unknown");
  EXPECT_THAT(call(), Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
}

}  // namespace
}  // namespace rekenschap::monitoring
