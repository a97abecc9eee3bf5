#include <optional>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "services/monitoring/app/deviations.h"
#include "services/monitoring/store/rechecks.h"
#include "tests/services/monitoring/rpc/reports_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/same_message.h"

// The catalogue, how a programme sets it, and what a change makes of accepted reports.
namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using testing::Eventually;
using testing::Fails;
using ::testing::IsEmpty;
using testing::Violates;
using RuleStub = v1::RuleService::Stub;
constexpr char kProgramme[] = "programmes/avim-mensenhandel";

class RuleServiceTest : public ReportsTest {
 protected:
  v1::Policy Policy() {
    v1::GetPolicyRequest request;
    request.set_name(std::string(kProgramme) + "/policy");
    v1::GetPolicyResponse response;
    EXPECT_THAT(
        CallAs("", monitoring_->policies(), &v1::PolicyService::Stub::GetPolicy, request, response),
        IsOk());
    return response.policy();
  }
  // Sets rules and ladders as the text says.
  absl::Status SetPolicy(const std::string& text) {
    v1::SetPolicyRequest request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, request.mutable_policy()));
    const v1::Policy before = Policy();
    request.mutable_policy()->set_name(before.name());
    request.mutable_policy()->set_reason("Afgesproken.");
    request.set_etag(before.etag());
    request.set_request_id(NextRequestId());
    v1::SetPolicyResponse response;
    return CallAs("reviewer", monitoring_->policies(), &v1::PolicyService::Stub::SetPolicy, request,
                  response);
  }
  absl::StatusOr<v1::Rule> Rule(const std::string& id, const std::string& programme = "") {
    v1::GetRuleRequest request;
    request.set_name("rules/" + id);
    request.set_programme(programme);
    v1::GetRuleResponse response;
    const absl::Status status =
        CallAs("", monitoring_->rules(), &RuleStub::GetRule, request, response);
    if (!status.ok()) return status;
    return response.rule();
  }
  absl::StatusOr<v1::ListDeviationsResponse> Deviations(const std::string& parent = kProgramme,
                                                        int size = 0, std::string token = "") {
    v1::ListDeviationsRequest request;
    request.set_parent(parent);
    request.set_page_size(size);
    request.set_page_token(std::move(token));
    v1::ListDeviationsResponse response;
    const absl::Status status =
        CallAs("", monitoring_->rules(), &RuleStub::ListDeviations, request, response);
    if (!status.ok()) return status;
    return response;
  }
  std::vector<v1::Recheck> Rechecks() {
    v1::ListRechecksResponse response;
    EXPECT_THAT(CallAs("", monitoring_->rules(), &RuleStub::ListRechecks, v1::ListRechecksRequest(),
                       response),
                IsOk());
    return {response.rechecks().begin(), response.rechecks().end()};
  }
  // Waits until the accepted reports have been held against that plan and policy.
  bool Rechecked(std::int64_t revision, std::int64_t policy) {
    return testing::Eventually([&] {
      const auto rechecks = Rechecks();
      return rechecks.size() == 1 && rechecks[0].revision_number() == revision &&
             rechecks[0].policy_version() == policy && !rechecks[0].outdated();
    });
  }
  // EUR 900.000 more for the first line in 2021, in a second revision.
  void RaiseBudget() {
    planning::v1::PlanFile file;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(R"(
      revisions {
        programme: "programmes/avim-mensenhandel"
        revisions {
          title: "Eerste suppletoire 2021"
          phase: PHASE_FIRST_SUPPLEMENTARY
          budget_year: 2021
          predecessor: "programmes/avim-mensenhandel/revisions/1"
          adopted_by { number: "TEST 1" title: "Voorbeeld" date: "2021-06-01" }
          mutations {
            id: "meer" title: "Meer" class: CLASS_POLICY kind: KIND_ADJUSTMENT
            reason: "Er zijn meer zaken." explanation: "Er zijn meer zaken dan verwacht."
            entries { line: "mensenhandel-budget" year: 2021 amount { eurocents: 90000000 } }
          }
        }
      })",
                                                              &file));
    ASSERT_THAT(testing::LoadAndAdopt(*planning_, file), IsOk());
  }
};

TEST_F(RuleServiceTest, ListsTheWholeCatalogueWithTextsInBothLanguages) {
  v1::ListRulesResponse response;
  ASSERT_THAT(
      CallAs("", monitoring_->rules(), &RuleStub::ListRules, v1::ListRulesRequest(), response),
      IsOk());
  EXPECT_EQ(response.rules_size(), static_cast<int>(Rules().size()));
  for (const v1::Rule& rule : response.rules()) {
    for (const auto* text : {&rule.title(), &rule.message(), &rule.remedy(), &rule.source()}) {
      EXPECT_FALSE(text->dutch().empty()) << rule.rule();
      EXPECT_FALSE(text->english().empty()) << rule.rule();
    }
    EXPECT_EQ(rule.set_severity(), rule.severity());
  }
  EXPECT_EQ(Rule("DEVIATION_UNEXPLAINED")->version(), 2);
  EXPECT_THAT(Rule("NO_SUCH_RULE"), Fails(absl::StatusCode::kNotFound, "RULE_UNKNOWN"));
  EXPECT_THAT(Rule("FIGURE_MISSING", "programmes/none"),
              Fails(absl::StatusCode::kNotFound, "PROGRAMME_UNKNOWN"));
  EXPECT_THAT(Rule("FIGURE_MISSING", "avim"), Violates("programme", "NAME_MALFORMED"));
}

TEST_F(RuleServiceTest, ShowHowAProgrammeHasSetThemAndKeepItThroughARestart) {
  ASSERT_THAT(SetPolicy(R"(rule_settings { rule: "BELOW_POSITION_BEFORE" off: true }
                           rule_settings { rule: "ABOVE_YEAR_BUDGET" severity: SEVERITY_INFO
                                           parameters { key: "tolerance" value: 250 } }
                           explanation_ladders { measure: MEASURE_EUR
                             preset: PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN })"),
              IsOk());
  monitoring_.reset();
  Start();
  EXPECT_TRUE(Rule("BELOW_POSITION_BEFORE", kProgramme)->off());
  EXPECT_FALSE(Rule("BELOW_POSITION_BEFORE")->off());
  const v1::Rule budget = *Rule("ABOVE_YEAR_BUDGET", kProgramme);
  EXPECT_EQ(budget.set_severity(), type::v1::SEVERITY_INFO);
  EXPECT_EQ(budget.severity(), type::v1::SEVERITY_WARNING);
  EXPECT_EQ(budget.parameters(0).set_number(), 250);
  const v1::Rule deviation = *Rule("DEVIATION_UNEXPLAINED", kProgramme);
  ASSERT_EQ(deviation.explanation_due_size(), 3);
  EXPECT_TRUE(deviation.explanation_due(0).of_programme());
  EXPECT_EQ(deviation.explanation_due(0).ladder().steps_size(), 4);
  EXPECT_FALSE(deviation.explanation_due(1).of_programme());
  EXPECT_EQ(deviation.explanation_due(1).amount().fte_thousandths(), 500);
  EXPECT_FALSE(Rule("DEVIATION_UNEXPLAINED")->explanation_due(0).has_ladder());
  EXPECT_EQ(budget.explanation_due_size(), 0);
  const v1::Policy policy = Policy();
  EXPECT_EQ(policy.version(), 1);
  EXPECT_EQ(policy.rule_settings(0).rule(), "ABOVE_YEAR_BUDGET");  // by rule
  ASSERT_EQ(policy.explanation_ladders_size(), 1);
  EXPECT_EQ(policy.explanation_ladders(0).steps_size(), 4);
  EXPECT_EQ(policy.explanation_ladders(0).steps(0).below().eurocents(), 5'000'000'000);
  // What it shows can be set again.
  std::string text;
  v1::Policy again;
  *again.mutable_rule_settings() = policy.rule_settings();
  *again.mutable_explanation_ladders() = policy.explanation_ladders();
  google::protobuf::TextFormat::PrintToString(again, &text);
  EXPECT_THAT(SetPolicy(text), IsOk());
}

TEST_F(RuleServiceTest, StayTheVersionThatTheyAreWhenTheSameIsSetAgain) {
  const char* const settings[] = {
      R"(rule_settings { rule: "BELOW_POSITION_BEFORE" off: true }
         rule_settings { rule: "ABOVE_YEAR_BUDGET" parameters { key: "tolerance" value: 250 } })",
      // The same in another order.
      R"(rule_settings { rule: "ABOVE_YEAR_BUDGET" parameters { key: "tolerance" value: 250 } }
         rule_settings { rule: "BELOW_POSITION_BEFORE" off: true })"};
  for (const char* text : settings) {
    ASSERT_THAT(SetPolicy(text), IsOk());
    EXPECT_EQ(Policy().version(), 1);
  }
  v1::SetPolicyRequest request;
  *request.mutable_policy() = Policy();
  request.set_etag(Policy().etag());
  request.set_request_id("once");
  const auto set = [&] {
    v1::SetPolicyResponse response;
    EXPECT_THAT(CallAs("other", monitoring_->policies(), &v1::PolicyService::Stub::SetPolicy,
                       request, response),
                IsOk());
    return response.policy();
  };
  EXPECT_TRUE(testing::Same(set(), Policy()));
  // For another reason it is another decision.
  const v1::Policy first = Policy();
  request.mutable_policy()->set_reason("Opnieuw afgesproken.");
  request.set_request_id(NextRequestId());
  EXPECT_EQ(set().version(), 2);
  // What was answered that it stood is answered so again.
  *request.mutable_policy() = first;
  request.set_request_id("once");
  EXPECT_TRUE(testing::Same(set(), first));
}

TEST_F(RuleServiceTest, ShowFromWhichDifferenceOnAnExplanationIsDue) {
  planning::v1::PlanFile file;
  auto& programme = *file.add_programmes();
  programme = testing::AvimPlan().programmes(0);
  programme.set_name("programmes/eigen-drempel");
  programme.mutable_deviation_threshold()->set_amount_eurocents(250'000);
  ASSERT_THAT(testing::LoadAndAdopt(*planning_, file), IsOk());
  ASSERT_TRUE(
      testing::Eventually([&] { return Rule("DEVIATION_UNEXPLAINED", programme.name()).ok(); }));
  const v1::Rule own = *Rule("DEVIATION_UNEXPLAINED", programme.name());
  const v1::Rule standard = *Rule("DEVIATION_UNEXPLAINED");
  ASSERT_EQ(own.explanation_due_size(), 3);
  ASSERT_EQ(standard.explanation_due_size(), 3);
  EXPECT_EQ(own.explanation_due(0).measure(), type::v1::MEASURE_EUR);
  EXPECT_EQ(own.explanation_due(0).amount().eurocents(), 250'000);
  EXPECT_EQ(own.explanation_due(0).share_basis_points(), 500);
  EXPECT_TRUE(own.explanation_due(0).of_programme());
  EXPECT_EQ(standard.explanation_due(0).amount().eurocents(), 1'000'000);
  EXPECT_FALSE(standard.explanation_due(0).of_programme());
  // What it leaves as it is, is the default of every programme.
  for (int i = 1; i < 3; ++i) {
    EXPECT_FALSE(own.explanation_due(i).of_programme());
    EXPECT_TRUE(testing::Same(own.explanation_due(i), standard.explanation_due(i)));
  }
}

TEST_F(RuleServiceTest, AreSetWithinTheirBoundsOnly) {
  const struct {
    const char* text;
    const char* field;
    const char* reason;
  } cases[] = {
      {R"(rule_settings { rule: "NONE" off: true })", "policy.rule_settings[0].rule",
       "RULE_UNKNOWN"},
      {R"(rule_settings { rule: "LINE_MISSING" off: true })", "policy.rule_settings[0].off",
       "RULE_FIXED"},
      {R"(rule_settings { rule: "ABOVE_YEAR_BUDGET" parameters { key: "tolerance" value: -1 } })",
       "policy.rule_settings[0].parameters[tolerance]", "PARAMETER_OUT_OF_BOUNDS"},
      // By their place in what was given, which is not by rule or by measure.
      {R"(rule_settings { rule: "FORECAST_OFF_PACE" off: true }
          rule_settings { rule: "ABOVE_YEAR_BUDGET" parameters { key: "tolerance" value: -1 } })",
       "policy.rule_settings[1].parameters[tolerance]", "PARAMETER_OUT_OF_BOUNDS"},
      {R"(explanation_ladders { measure: MEASURE_COUNT steps { amount { count: 5 } } }
          explanation_ladders { measure: MEASURE_EUR preset: PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN
                                steps { amount { eurocents: 5 } } })",
       "policy.explanation_ladders[1].steps", "PRESET_CHANGED"},
      {R"(explanation_ladders { steps { amount { eurocents: 5 } } })",
       "policy.explanation_ladders[0].measure", "MEASURE_MISSING"},
      {R"(explanation_ladders { measure: MEASURE_EUR steps { amount { count: 5 } } })",
       "policy.explanation_ladders[0].steps[0].amount", "MEASURE_WRONG"},
      {R"(explanation_ladders { measure: MEASURE_EUR steps { } })",
       "policy.explanation_ladders[0].steps[0]", "STEP_EMPTY"},
      {R"(explanation_ladders { measure: MEASURE_EUR steps { share_basis_points: 5 } }
          explanation_ladders { measure: MEASURE_EUR steps { share_basis_points: 5 } })",
       "policy.explanation_ladders[1].measure", "MEASURE_TWICE"},
  };
  for (const auto& c : cases) EXPECT_THAT(SetPolicy(c.text), Violates(c.field, c.reason)) << c.text;
  EXPECT_EQ(Policy().version(), 0);
}

TEST_F(RuleServiceTest, AreNamedInTheReceiptWithThePolicyThatSetThem) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->clear_explanations();
  const v1::Receipt first = *Submit(report);
  EXPECT_EQ(first.policy_version(), 0);
  EXPECT_EQ(first.rule_versions().at("DEVIATION_UNEXPLAINED"), 2);
  EXPECT_THAT(Accept(kRotterdam),
              Fails(absl::StatusCode::kFailedPrecondition, "FINDINGS_UNEXPLAINED"));
  ASSERT_THAT(SetPolicy(R"(explanation_ladders { measure: MEASURE_EUR
                             preset: PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN })"),
              IsOk());
  report.mutable_lines(2)->mutable_euro()->set_spent_eurocents(9'999'999);
  const v1::Receipt second = *Submit(report);
  EXPECT_EQ(second.policy_version(), 1);
  EXPECT_EQ(Get(kRotterdam)->report().policy_version(), 1);
  // By the ladder no difference of this size asks for an explanation; the one that was repeated for
  // another figure has lapsed.
  std::vector<std::string> of_euros;
  for (const auto& finding : second.findings()) {
    if (finding.given().has_eurocents()) of_euros.push_back(finding.rule() + " " + finding.field());
  }
  EXPECT_THAT(of_euros, ::testing::ElementsAre("EXPLANATION_LAPSED lines[2].explanations[0].text"));
  const auto journal = system::v1::JournalService::NewStub(monitoring_->channel());
  system::v1::VerifyContentsRequest verify;
  verify.set_page_size(1000);
  system::v1::VerifyContentsResponse verified;
  ASSERT_THAT(CallAs("auditor", *journal, &system::v1::JournalService::Stub::VerifyContents, verify,
                     verified),
              IsOk());
  EXPECT_EQ(verified.mismatches_size(), 0);
}

TEST_F(RuleServiceTest, TellWhichAcceptedReportsDeviateByALaterPlan) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam")), IsOk());  // waits: it is not accepted
  EXPECT_EQ(Deviations()->checked_count(), 1);
  EXPECT_THAT(Deviations()->deviations(), IsEmpty());
  RaiseBudget();
  ASSERT_TRUE(Rechecked(2, 0));
  EXPECT_EQ(Rechecks()[0].checked_count(), 1);
  EXPECT_EQ(Rechecks()[0].deviating_count(), 1);
  const v1::ListDeviationsResponse found = *Deviations("programmes/-");
  ASSERT_EQ(found.deviations_size(), 1);
  const v1::Deviation& deviation = found.deviations(0);
  EXPECT_EQ(deviation.report(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(deviation.held_revision_number(), 1);
  EXPECT_EQ(deviation.revision_number(), 2);
  ASSERT_EQ(deviation.findings_size(), 1);
  EXPECT_EQ(deviation.findings(0).rule(), "DEVIATION_UNEXPLAINED");
  EXPECT_EQ(deviation.findings(0).line(), "mensenhandel-budget");
  // Nothing of what was accepted has changed.
  const v1::Report report = Get(kRotterdam)->report();
  EXPECT_EQ(report.state(), v1::Report::STATE_ACCEPTED);
  EXPECT_THAT(Unsettled(report.findings()), IsEmpty());
  EXPECT_THAT(Deviations("programmes/none"),
              Fails(absl::StatusCode::kNotFound, "PROGRAMME_UNKNOWN"));
  EXPECT_THAT(Deviations("none"), Violates("parent", "NAME_MALFORMED"));
}

TEST_F(RuleServiceTest, CountWhatIsAcceptedAfterThePlanCameAndWhatIsPutInItsPlace) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  RaiseBudget();
  ASSERT_TRUE(Rechecked(2, 0));
  EXPECT_EQ(Rechecks()[0].checked_count(), 0);
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_TRUE(Eventually([this] { return Rechecks()[0].deviating_count() == 1; }));
  EXPECT_EQ(Rechecks()[0].checked_count(), 1);
  EXPECT_EQ(Rechecks()[0].revision_number(), 2);
  EXPECT_FALSE(Rechecks()[0].outdated());
  // A correction is held against the newest plan, by which it is explained.
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 5);
  correction.set_correction_reason("Nageteld.");
  ASSERT_THAT(Submit(correction), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_TRUE(Eventually([this] {
    return Rechecks()[0].deviating_count() == 0 && Rechecks()[0].checked_count() == 1;
  }));
}

TEST_F(RuleServiceTest, CountWhatIsAcceptedAfterThePolicyCame) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(SetPolicy(R"(explanation_ladders { measure: MEASURE_FTE
                             steps { amount { fte_thousandths: 1 } } })"),
              IsOk());
  ASSERT_TRUE(Rechecked(1, 1));
  EXPECT_EQ(Rechecks()[0].checked_count(), 0);
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_TRUE(Eventually([this] { return Rechecks()[0].deviating_count() == 1; }));
}

TEST_F(RuleServiceTest, TellWhichAcceptedReportsDeviateByALaterPolicy) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_TRUE(Rechecked(1, 0));
  ASSERT_THAT(SetPolicy(R"(explanation_ladders { measure: MEASURE_FTE
                             steps { amount { fte_thousandths: 1 } } })"),
              IsOk());
  ASSERT_TRUE(Rechecked(1, 1));
  EXPECT_EQ(Rechecks()[0].deviating_count(), 1);
  ASSERT_EQ(Deviations()->deviations_size(), 1);
  EXPECT_EQ(Deviations()->deviations(0).held_policy_version(), 0);
  EXPECT_EQ(Deviations()->deviations(0).policy_version(), 1);
}

TEST_F(RuleServiceTest, GoThroughAcceptedReportsPageByPage) {
  const std::vector<std::string> units = {"amsterdam", "den-haag", "rotterdam"};
  for (const std::string& unit : units) {
    ASSERT_THAT(Submit(ReportOf(unit)), IsOk());
    ASSERT_THAT(Accept(std::string(kProgramme) + "/reports/2021-Q2/" + unit), IsOk());
  }
  RaiseBudget();
  ASSERT_TRUE(Rechecked(2, 0));
  for (const char* parent : {kProgramme, "programmes/-"}) {
    std::vector<std::string> found;
    std::string token;
    std::int64_t checked = 0;
    do {
      const auto page = Deviations(parent, 1, token);
      ASSERT_THAT(page, IsOk());
      for (const auto& deviation : page->deviations()) found.push_back(deviation.report());
      checked += page->checked_count();
      token = page->next_page_token();
    } while (!token.empty());
    EXPECT_EQ(found.size(), units.size()) << parent;
    EXPECT_EQ(checked, 3);
  }
  EXPECT_THAT(Deviations(kProgramme, 1, "made up"), Violates("page_token", "PAGE_TOKEN_INVALID"));
}

TEST_F(RuleServiceTest, GoThroughNoMoreThanFindingsFitInAPage) {
  for (const char* unit : {"amsterdam", "den-haag", "rotterdam"}) {
    ASSERT_THAT(Submit(ReportOf(unit)), IsOk());
    ASSERT_THAT(Accept(std::string(kProgramme) + "/reports/2021-Q2/" + unit), IsOk());
  }
  RaiseBudget();
  ASSERT_TRUE(Rechecked(2, 0));
  for (const std::string programme : {"avim-mensenhandel", ""}) {
    std::vector<std::string> found;
    std::int64_t checked = 0;
    std::optional<RecheckPlace> place = RecheckPlace{};
    while (place) {
      RecheckPage page;
      ASSERT_THAT(monitoring_->store().ReadAndWait([&](base::Connection& connection) {
        auto read = RecheckReports(monitoring_->app(), connection, programme, *place,
                                   {.reports = 100, .bytes = 1});
        if (read.ok()) page = *std::move(read);
        return read.status();
      }),
                  IsOk());
      ASSERT_EQ(page.deviations.size(), 1U);
      found.push_back(page.deviations[0].report);
      checked += page.checked;
      place = page.next;
    }
    EXPECT_EQ(found, (std::vector<std::string>{
                         "programmes/avim-mensenhandel/reports/2021-Q2/amsterdam/versions/1",
                         "programmes/avim-mensenhandel/reports/2021-Q2/den-haag/versions/1",
                         "programmes/avim-mensenhandel/reports/2021-Q2/rotterdam/versions/1"}));
    EXPECT_EQ(checked, 3);
  }
}

TEST_F(RuleServiceTest, CatchUpWithAPlanThatCameWhileTheServiceWasStopping) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_TRUE(Rechecked(1, 0));
  // As it would stand after a stop between the plan's arrival and the recheck.
  ASSERT_THAT(monitoring_->store().WriteAndWait([](base::Connection& connection) {
    Recheck before;
    before.programme = "avim-mensenhandel";
    SaveRecheck(connection, before);
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_TRUE(Rechecks()[0].outdated());
  monitoring_.reset();
  Start();
  ASSERT_TRUE(Rechecked(1, 0));
  EXPECT_EQ(Rechecks()[0].checked_count(), 1);
}

}  // namespace
}  // namespace rekenschap::monitoring
