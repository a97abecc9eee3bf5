#include "services/monitoring/store/statements.h"

#include <gmock/gmock.h>

#include "rekenschap/monitoring/v1/statement_service.grpc.pb.h"
#include "services/monitoring/app/statement_facts.h"
#include "services/monitoring/domain/statement_form.h"
#include "tests/services/monitoring/rpc/books_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/same_message.h"

// Freezing statements and reading them.
namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using testing::Fails;
using testing::Violates;
using StatementStub = v1::StatementService::Stub;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kNotFound = absl::StatusCode::kNotFound;

class StatementsTest : public BooksTest {
 protected:
  // Leaves Rotterdam as the one that is asked for a report.
  void ExemptTheOthers() {
    const v1::Period period = GetPeriod("2021-Q2");
    for (const v1::ExpectedReport& report : period.reports()) {
      const std::string unit = report.unit().substr(std::string("units/").size());
      if (unit == "rotterdam") continue;
      ASSERT_THAT(Exempt("2021-Q2", unit), IsOk());
    }
  }
  static v1::FreezeStatementRequest Request(std::int64_t as_of = 0, bool provisional = false) {
    v1::FreezeStatementRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    request.set_period("2021-Q2");
    request.set_as_of_sequence(as_of);
    if (provisional) request.set_figures(v1::StatementContent::FIGURES_PROVISIONAL);
    request.set_request_id(NextRequestId());
    return request;
  }
  absl::StatusOr<v1::FreezeStatementResponse> Freeze(const v1::FreezeStatementRequest& request,
                                                     const std::string& as = "ministerie") {
    const auto stub = v1::StatementService::NewStub(monitoring_->channel());
    v1::FreezeStatementResponse response;
    const auto status = CallAs(as, *stub, &StatementStub::FreezeStatement, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::GetStatementResponse> GetOne(const std::string& name,
                                                  const std::string& language = "nl") {
    const auto stub = v1::StatementService::NewStub(monitoring_->channel());
    v1::GetStatementRequest request;
    request.set_name(name);
    request.set_language_code(language);
    v1::GetStatementResponse response;
    const auto status = CallAs("", *stub, &StatementStub::GetStatement, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::ListStatementsResponse> List(const v1::ListStatementsRequest& request) {
    const auto stub = v1::StatementService::NewStub(monitoring_->channel());
    v1::ListStatementsResponse response;
    const auto status = CallAs("", *stub, &StatementStub::ListStatements, request, response);
    if (!status.ok()) return status;
    return response;
  }
  // What would be frozen as of that entry, in its canonical form.
  std::string FormAt(std::int64_t sequence, StatementKind kind = StatementKind::kAccepted) {
    std::string form;
    const auto read = [&](base::Connection& connection) -> absl::Status {
      StatementQuery query{"avim-mensenhandel", *finance::ParsePeriod("2021-Q2"), kind, sequence};
      auto facts = FactsOf(connection, monitoring_->app().journal(), query);
      if (!facts.ok()) return facts.status();
      form = CanonicalForm(*AssembleStatement(*std::move(facts)));
      return absl::OkStatus();
    };
    EXPECT_THAT(monitoring_->store().ReadAndWait(read), IsOk());
    return form;
  }
  static std::string NameOf(int number) {
    return "programmes/avim-mensenhandel/statements/2021-Q2." + std::to_string(number);
  }
};

TEST_F(StatementsTest, FixesWhatIsAcceptedAndTellsWhatIsMissing) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  const auto frozen = Freeze(Request());
  ASSERT_THAT(frozen, IsOk());
  EXPECT_FALSE(frozen->unchanged());
  const v1::Statement& statement = frozen->statement();
  EXPECT_EQ(statement.name(), NameOf(1));
  EXPECT_EQ(statement.principal(), "unverified:ministerie");
  const v1::StatementContent& content = statement.content();
  EXPECT_TRUE(content.provisional());
  EXPECT_EQ(content.legal_basis_size(), 2);
  EXPECT_EQ(content.plan().title(), "Oorspronkelijke reeksen");
  EXPECT_GT(content.plan().adopt_sequence(), content.plan().record_sequence());
  EXPECT_EQ(content.coverage().expected_count(), 10);
  EXPECT_EQ(content.coverage().received_count(), 2);
  EXPECT_EQ(content.coverage().accepted_count(), 1);
  EXPECT_EQ(content.coverage().counted_count(), 1);
  EXPECT_EQ(content.coverage().missing_count(), 8);
  ASSERT_EQ(content.reports_size(), 1);
  EXPECT_EQ(content.reports(0).report(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(content.reports(0).reviewer(), "unverified:reviewer");
  ASSERT_EQ(content.tables_size(), 3);
  EXPECT_EQ(content.tables(0).title(), "Budgetreeks");
  EXPECT_EQ(content.tables(0).lines(0).cells(0).printed(), "6,8");
  EXPECT_EQ(content.tables(0).lines(0).cells(0).worked_with().eurocents(), 70'000'000);
  EXPECT_EQ(content.tables(0).totals(3).printed(), "10");
  EXPECT_EQ(content.tables(0).totals(3).worked_with().eurocents(), 940'000'000);
  EXPECT_EQ(content.tables(0).total().realised().eurocents(), 30'000'000);
  EXPECT_EQ(content.tables(1).total().realised().fte_thousandths(), 4'000);

  const auto got = GetOne(statement.name());
  ASSERT_THAT(got, IsOk());
  EXPECT_TRUE(testing::Same(got->statement(), statement));
  EXPECT_EQ(got->finding_texts_size(), content.findings_size());
}

TEST_F(StatementsTest, IsTheSameToTheByteFromTheSamePlaceWhateverCameLater) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg")), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q2/limburg", "Leeg."), IsOk());
  const auto first = Freeze(Request());
  ASSERT_THAT(first, IsOk());
  const std::int64_t place = first->statement().content().position().sequence();
  const std::string form = FormAt(place);
  const std::string provisional = FormAt(place, StatementKind::kProvisional);
  EXPECT_NE(form, provisional);

  // Later: corrections, acceptances, a return, a policy, and another revision of the plan.
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 50);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(Submit(correction), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Submit(ReportOf("limburg", "2021-Q2", 7)), IsOk());
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q2/amsterdam", "Fout."), IsOk());
  ASSERT_THAT(
      testing::LoadAndAdopt(*planning_, testing::ExamplePlan({"avim/later-synthetic.txtpb"})),
      IsOk());
  ASSERT_TRUE(testing::Eventually([this] {
    v1::ListPlanCopiesResponse plans;
    return CallAs("", monitoring_->stub(), &Stub::ListPlanCopies, v1::ListPlanCopiesRequest(),
                  plans)
               .ok() &&
           plans.plans(0).revision() != "programmes/avim-mensenhandel/revisions/1";
  }));
  const auto now = Freeze(Request());
  ASSERT_THAT(now, IsOk());
  EXPECT_EQ(now->statement().name(), NameOf(2));
  EXPECT_NE(now->statement().content().plan().revision(),
            first->statement().content().plan().revision());

  EXPECT_EQ(FormAt(place), form);
  EXPECT_EQ(FormAt(place, StatementKind::kProvisional), provisional);
  const auto again = Freeze(Request(place));
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE(again->unchanged());
  EXPECT_TRUE(testing::Same(again->statement(), first->statement()));
}

// What a statement says of Rotterdam, and of itself.
struct Told {
  bool provisional = false;
  bool outstanding = false;
  std::string reason;

  bool operator==(const Told&) const = default;
};

Told ToldIn(const absl::StatusOr<v1::FreezeStatementResponse>& frozen) {
  EXPECT_THAT(frozen, IsOk());
  if (!frozen.ok()) return {};
  const v1::StatementContent& content = frozen->statement().content();
  for (const v1::StatementUnit& unit : content.units()) {
    if (unit.unit() != "units/rotterdam") continue;
    EXPECT_EQ(unit.state(), v1::StatementUnit::STATE_ACCEPTED);
    return {content.provisional(), unit.correction_pending(), unit.reason()};
  }
  ADD_FAILURE() << "no Rotterdam";
  return {};
}

TEST_F(StatementsTest, StaysProvisionalUntilACorrectionThatWasAskedForIsAccepted) {
  ExemptTheOthers();
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  std::vector<std::pair<std::int64_t, std::string>> forms;
  const auto told = [&] {
    const auto frozen = Freeze(Request());
    EXPECT_THAT(frozen, IsOk());
    const std::int64_t place = LastSequence();
    forms.emplace_back(place, FormAt(place));
    return ToldIn(frozen);
  };
  EXPECT_EQ(told(), (Told{false, false, ""}));
  ASSERT_THAT(ReopenReport(kRotterdam, {"mensenhandel-budget"}), IsOk());
  const std::string marked = "mensenhandel-budget: Een boeking ontbreekt.";
  EXPECT_EQ(told(), (Told{true, true, marked}));
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 50);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(Submit(correction), IsOk());
  EXPECT_EQ(told(), (Told{true, true, ""}));
  ASSERT_THAT(Return(kRotterdam, "Welke factuur?", {"mensenhandel-budget"}), IsOk());
  EXPECT_EQ(told(), (Told{true, true, "Welke factuur? mensenhandel-budget: Klopt niet."}));
  v1::Report mended = ReportOf("rotterdam", "2021-Q2", 60);
  mended.set_correction_reason("De factuur van mei.");
  ASSERT_THAT(Submit(mended), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_EQ(told(), (Told{false, false, ""}));

  // From every place it is what it was there, whatever came later.
  for (const auto& [place, form] : forms) EXPECT_EQ(FormAt(place), form) << place;
  EXPECT_EQ(ToldIn(Freeze(Request(forms[1].first))), (Told{true, true, marked}));

  // A closed period is final, and tells what is outstanding all the same.
  ASSERT_THAT(ReopenReport(kRotterdam), IsOk());
  EXPECT_EQ(told(), (Told{true, true, "Een boeking ontbreekt."}));
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  ASSERT_THAT(Close("2021-Q2", "De correctie komt later."), IsOk());
  EXPECT_EQ(told(), (Told{false, true, "Een boeking ontbreekt."}));
}

TEST_F(StatementsTest, AnswersWithTheOneThatStandsWhenNothingChanged) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  const auto first = Freeze(Request());
  ASSERT_THAT(first, IsOk());
  const auto second = Freeze(Request());  // the journal went on by the freezing itself
  ASSERT_THAT(second, IsOk());
  EXPECT_TRUE(second->unchanged());
  EXPECT_EQ(second->statement().name(), first->statement().name());
  const v1::FreezeStatementRequest lost = Request();
  ASSERT_TRUE(Freeze(lost)->unchanged());
  const auto provisional = Freeze(Request(0, true));
  ASSERT_THAT(provisional, IsOk());
  EXPECT_EQ(provisional->statement().name(), NameOf(2));
  EXPECT_EQ(provisional->statement().content().coverage().counted_count(), 1);

  const v1::FreezeStatementRequest request = Request();
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  const auto once = Freeze(request);
  ASSERT_THAT(once, IsOk());
  EXPECT_EQ(once->statement().name(), NameOf(3));
  const auto twice = Freeze(request);
  ASSERT_THAT(twice, IsOk());
  EXPECT_FALSE(twice->unchanged());
  EXPECT_TRUE(testing::Same(*twice, *once));
  // Asked again after what came since, the answer that nothing had changed comes again.
  const auto repeated = Freeze(lost);
  ASSERT_THAT(repeated, IsOk());
  EXPECT_TRUE(repeated->unchanged());
  EXPECT_EQ(repeated->statement().name(), first->statement().name());
}

TEST_F(StatementsTest, HoldsFiguresAgainstTheRevisionThatIsAskedFor) {
  v1::FreezeStatementRequest request = Request();
  request.set_revision_number(1);
  EXPECT_THAT(Freeze(request), IsOk());
  request = Request();
  request.set_revision_number(2);
  EXPECT_THAT(Freeze(request), Fails(kNotFound, "REVISION_UNKNOWN"));
  request.set_revision_number(-1);
  EXPECT_THAT(Freeze(request), Violates("revision_number", "REVISION_NEGATIVE"));
  EXPECT_THAT(Freeze(Request(1)), Fails(kNotFound, "REVISION_UNKNOWN"));  // not yet here then
}

TEST_F(StatementsTest, RefusesWhatCannotBeFrozen) {
  v1::FreezeStatementRequest request = Request();
  request.set_period("2021-H1");
  EXPECT_THAT(Freeze(request), Violates("period", "PERIOD_NOT_OF_CADENCE"));
  request.set_period("2021-Q5");
  EXPECT_THAT(Freeze(request), Violates("period", "PERIOD_MALFORMED"));
  request.set_period("2199-Q1");
  EXPECT_THAT(Freeze(request), Fails(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_ENDED"));
  request = Request();
  request.set_parent("programmes/unknown");
  EXPECT_THAT(Freeze(request), Fails(kNotFound, "PROGRAMME_UNKNOWN"));
  request.set_parent("avim");
  EXPECT_THAT(Freeze(request), Violates("parent", "NAME_MALFORMED"));
  EXPECT_THAT(Freeze(Request(1'000'000)), Violates("as_of_sequence", "SEQUENCE_AHEAD"));
  EXPECT_THAT(Freeze(Request(-1)), Violates("as_of_sequence", "SEQUENCE_NEGATIVE"));
  request = Request();
  request.set_figures(static_cast<v1::StatementContent::Figures>(9));
  EXPECT_THAT(Freeze(request), Violates("figures", "FIGURES_UNKNOWN"));
  EXPECT_THAT(Freeze(Request(), ""),
              Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
  request = Request();
  request.clear_request_id();
  EXPECT_THAT(Freeze(request), Fails(kInvalid, ""));

  EXPECT_THAT(GetOne(NameOf(1)), Fails(kNotFound, "STATEMENT_UNKNOWN"));
  EXPECT_THAT(GetOne("programmes/avim-mensenhandel/statements/2021-Q2"),
              Violates("name", "NAME_MALFORMED"));
  EXPECT_THAT(GetOne(NameOf(1), "fr"), Fails(kInvalid, ""));
}

TEST_F(StatementsTest, ListsThemInPages) {
  ASSERT_THAT(Freeze(Request()), IsOk());
  ASSERT_THAT(Freeze(Request(0, true)), IsOk());
  v1::FreezeStatementRequest earlier = Request();
  earlier.set_period("2021-Q1");
  ASSERT_THAT(Freeze(earlier), IsOk());
  v1::ListStatementsRequest request;
  request.set_parent("programmes/avim-mensenhandel");
  request.set_page_size(1);
  std::vector<std::string> names;
  do {
    const auto page = List(request);
    ASSERT_THAT(page, IsOk());
    for (const auto& statement : page->statements()) {
      names.push_back(statement.name().substr(statement.name().rfind('/') + 1));
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ElementsAre("2021-Q1.1", "2021-Q2.1", "2021-Q2.2"));
  request.set_page_size(0);
  request.set_period("2021-Q1");
  EXPECT_EQ(List(request)->statements_size(), 1);
  request.set_period("2021");
  EXPECT_EQ(List(request)->statements_size(), 0);
  request.set_period("x");
  EXPECT_THAT(List(request), Violates("period", "PERIOD_MALFORMED"));
  request.clear_period();
  request.set_page_token("x");
  EXPECT_THAT(List(request), Fails(kInvalid, ""));
}

TEST_F(StatementsTest, ListsWhoseFiguresTheyAreOfAndWhichMayStillChange) {
  ASSERT_THAT(Freeze(Request(0, true)), IsOk());
  ExemptTheOthers();
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Freeze(Request()), IsOk());
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  ASSERT_THAT(Close("2021-Q2"), IsOk());
  ASSERT_THAT(Freeze(Request()), IsOk());
  v1::ListStatementsRequest request;
  request.set_parent("programmes/avim-mensenhandel");
  const auto listed = List(request);
  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->statements_size(), 3);
  const auto expect = [&](int i, v1::StatementContent::Figures figures, bool closed,
                          bool provisional) {
    EXPECT_EQ(listed->statements(i).figures(), figures) << i;
    EXPECT_EQ(listed->statements(i).period_closed(), closed) << i;
    EXPECT_EQ(listed->statements(i).provisional(), provisional) << i;
  };
  expect(0, v1::StatementContent::FIGURES_PROVISIONAL, false, true);
  expect(1, v1::StatementContent::FIGURES_ACCEPTED, false, false);
  expect(2, v1::StatementContent::FIGURES_ACCEPTED, true, false);

  // Those from before it was noted beside them say it in their content, as long as that is there.
  Sql("UPDATE statement SET figures = NULL, period_closed = NULL, provisional = NULL");
  EXPECT_TRUE(testing::Same(*List(request), *listed));
  EXPECT_EQ(Mismatches(), 0);
  Sql("UPDATE statement SET content = 'x' WHERE number = 2");
  EXPECT_EQ(List(request)->statements(1).figures(), v1::StatementContent::FIGURES_UNSPECIFIED);
  EXPECT_TRUE(testing::Same(List(request)->statements(2), listed->statements(2)));
}

TEST_F(StatementsTest, FindsWhatListsTellOtherwiseThanTheStatement) {
  ASSERT_THAT(Freeze(Request()), IsOk());
  EXPECT_EQ(Mismatches(), 0);
  Sql("UPDATE statement SET provisional = 0");
  EXPECT_EQ(Mismatches(), 1);
  Sql("UPDATE statement SET provisional = 1");
  EXPECT_EQ(Mismatches(), 0);
  Sql("UPDATE statement SET freeze_time_micros = freeze_time_micros - 1");
  EXPECT_EQ(Mismatches(), 1);
}

TEST_F(StatementsTest, SaysSoWhenWhatIsStoredIsNoStatementAnyMore) {
  ASSERT_THAT(Freeze(Request()), IsOk());
  Sql("UPDATE statement SET content = 'x'");
  EXPECT_THAT(GetOne(NameOf(1)), Fails(absl::StatusCode::kDataLoss, "STATEMENT_UNREADABLE"));
  const auto stub = system::v1::JournalService::NewStub(monitoring_->channel());
  system::v1::VerifyContentsResponse verified;
  ASSERT_THAT(CallAs("", *stub, &system::v1::JournalService::Stub::VerifyContents,
                     system::v1::VerifyContentsRequest(), verified),
              IsOk());
  ASSERT_EQ(verified.mismatches_size(), 1);
  EXPECT_EQ(verified.mismatches(0).resource(), NameOf(1));
}

// Copies that arrived before papers were kept.
TEST_F(StatementsTest, WorkWithOlderCopiesOfPlans) {
  Programme programme;
  programme.id = "older";
  programme.title = "Older";
  PlanRevision revision;
  revision.number = 1;
  revision.content_hash = "c0ffee";
  revision.adopted_by = "35 300 VI nr. 15";
  revision.adopted_date = "2019-11-15";
  PlanLine line;
  line.id = "budget";
  line.plan.series.years[2021] = 100;
  revision.lines = {line};
  const auto take = [this](const PlanChange& change) {
    return monitoring_->app().TakePlanChange(change, *monitoring_->app().LastFeedPlace());
  };
  ASSERT_THAT(take(programme), IsOk());
  ASSERT_THAT(take(std::pair(programme.id, revision)), IsOk());
  v1::FreezeStatementRequest request = Request();
  request.set_parent("programmes/older");
  const auto frozen = Freeze(request);
  ASSERT_THAT(frozen, IsOk());
  EXPECT_FALSE(frozen->statement().content().plan().tables_kept());
  EXPECT_GT(frozen->statement().content().plan().arrival_sequence(), 0);
  // The same, as it arrives today.
  programme.purpose.instrument = "bijzondere bijdrage";
  revision.paper.title = "Reeksen";
  revision.paper.tables = {{"t", "Tabel", 1, {{"budget", {}, ""}}, {}, ""}};
  EXPECT_THAT(take(programme), IsOk());
  EXPECT_THAT(take(std::pair(programme.id, revision)), IsOk());
  revision.lines[0].plan.series.years[2021] = 200;
  EXPECT_THAT(take(std::pair(programme.id, revision)),
              Fails(absl::StatusCode::kDataLoss, "PLAN_REWRITTEN"));
}

}  // namespace
}  // namespace rekenschap::monitoring
