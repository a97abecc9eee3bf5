#include "services/monitoring/domain/statement_assembly.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/domain/statement_form.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using finance::Measure;
using finance::Quantity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;

ReportVersion VersionOf(const std::string& unit, std::int64_t sequence) {
  ReportVersion version;
  version.report = GoodReport(unit);
  version.report.lines[0].explanations = {{Cause::kOther, "Volgens plan.", {}}};
  version.version = 1;
  version.sequence = version.submit_sequence = sequence;
  version.content_hash = ContentHash(version.report);
  version.submitter = "controller";
  version.reviewer = "korps";
  version.revision_number = 1;
  return version;
}

Standing StandingOf(const std::string& unit, std::int64_t accepted) {
  Standing standing;
  standing.unit = unit;
  standing.last_version = 1;
  standing.submitted_sequence = accepted;
  standing.submitted_state = ReportVersion::State::kAccepted;
  standing.accepted_sequence = accepted;
  standing.first_submit_day = *finance::ParseDate("2021-08-03");
  return standing;
}

// Both units of the small plan reported and were accepted; the tables are printed.
StatementFacts SmallFacts() {
  StatementFacts facts;
  facts.plan = SmallPlan();
  facts.plan.programme.title = "AVIM";
  facts.plan.revision.lines[0].title = "Budget";
  PaperTable budget{"budget", "Budgetreeks", 1'000'000, {{"budget", {}, ""}}, {}, ""};
  budget.lines[0].cells = {{{2021}, "0,9", Rectification{"Misdruk.", "FEZ", "2021-01-01"}}};
  budget.printed_totals = {{{2021}, "1"}};
  PaperTable fte{"fte", "Fte-reeks", 1, {{"fte", {{{2021}, "40,0", {}}}, ""}}, {}, ""};
  PaperTable trained{"trained", "Training", 1, {{"trained", {}, ""}}, {}, ""};
  facts.plan.revision.paper.tables = {budget, fte, trained};
  facts.arrival_sequence = 4;
  facts.period = *finance::ParsePeriod("2021-Q2");
  facts.due = {*finance::ParseDate("2021-08-01"), "art. 6"};
  facts.position = {"store", 20, "chain", "2021-08-20"};
  for (const auto& [unit, sequence] :
       {std::pair<std::string, std::int64_t>("amsterdam", 10), {"rotterdam", 11}}) {
    facts.positions.push_back({unit, VersionOf(unit, sequence), {}});
    facts.records[sequence] = {sequence + 5, {{"LINE_MISSING", 1}}};
    facts.standings.push_back(StandingOf(unit, sequence));
  }
  return facts;
}

TEST(StatementAssemblyTest, LaysTablesOutAsPrintedWithRealisationBeside) {
  const auto content = AssembleStatement(SmallFacts());
  ASSERT_THAT(content, IsOk());
  ASSERT_EQ(content->tables.size(), 3U);
  const StatementTable& budget = content->tables[0];
  EXPECT_EQ(budget.title, "Budgetreeks");
  EXPECT_EQ(budget.print_unit, 1'000'000);
  const StatementCell& cell = budget.lines.at(0).cells.at(0);
  EXPECT_EQ(cell.column, "2021");
  EXPECT_EQ(cell.printed, "0,9");  // the misprint stays
  EXPECT_EQ(cell.worked_with, (Quantity{Measure::kEuro, 800'000'00}));
  EXPECT_EQ(cell.rectification->reason, "Misdruk.");
  EXPECT_EQ(budget.totals.at(0).printed, "1");
  EXPECT_EQ(budget.totals.at(0).worked_with, (Quantity{Measure::kEuro, 800'000'00}));
  EXPECT_EQ(budget.total->target, (Quantity{Measure::kEuro, 400'000'00}));
  EXPECT_EQ(budget.total->realised, (Quantity{Measure::kEuro, 400'000'00}));
  EXPECT_EQ(budget.total->difference, (Quantity{Measure::kEuro, 0}));
  EXPECT_EQ(content->tables[1].lines[0].units.size(), 2U);
  EXPECT_EQ(content->tables[2].total, std::nullopt);  // nobody planned it
  EXPECT_TRUE(content->plan.tables_kept);
}

TEST(StatementAssemblyTest, NamesWhatItStandsOn) {
  const auto content = AssembleStatement(SmallFacts());
  ASSERT_THAT(content, IsOk());
  EXPECT_EQ(content->plan.revision, "programmes/avim/revisions/1");
  EXPECT_EQ(content->plan.arrival_sequence, 4);
  EXPECT_EQ(content->position.sequence, 20);
  ASSERT_EQ(content->reports.size(), 2U);
  const StatementReport& report = content->reports[0];
  EXPECT_EQ(report.report, "programmes/avim/reports/2021-Q2/amsterdam/versions/1");
  EXPECT_EQ(report.submit_sequence, 10);
  EXPECT_EQ(report.accept_sequence, 15);
  EXPECT_EQ(report.reviewer, "korps");
  EXPECT_EQ(report.rule_set, 0);
  EXPECT_EQ(content->rule_sets.size(), 1U);
  ASSERT_EQ(content->explanations.size(), 2U);
  EXPECT_EQ(content->explanations[1].text, "Volgens plan.");
}

TEST(StatementAssemblyTest, TellsOfAMissingUnitAndSaysProvisional) {
  StatementFacts facts = SmallFacts();
  facts.positions[1] = {"rotterdam", {}, VersionOf("rotterdam", 11)};
  facts.positions[1].earlier->report.period = *finance::ParsePeriod("2021-Q1");
  facts.standings.pop_back();
  const auto content = AssembleStatement(facts);
  ASSERT_THAT(content, IsOk());
  EXPECT_TRUE(content->provisional);
  EXPECT_EQ(content->coverage.expected, 2);
  EXPECT_EQ(content->coverage.missing, 1);
  EXPECT_EQ(content->coverage.counted, 1);
  EXPECT_EQ(content->coverage.late, 1);
  EXPECT_EQ(content->units[0].days_late, 2);
  EXPECT_EQ(content->units[1].state, StatementState::kMissing);
  EXPECT_FALSE(content->units[1].counted);
  const StatementUnitFigures& missing = content->tables[0].lines[0].units[1];
  EXPECT_EQ(missing.figures->status, Comparison::kMissing);
  EXPECT_EQ(missing.carried->period, "2021-Q1");
  EXPECT_EQ(content->tables[0].total->realised, (Quantity{Measure::kEuro, 200'000'00}));
  ASSERT_EQ(content->reports.size(), 2U);
  EXPECT_TRUE(content->reports[1].carried);
}

TEST(StatementAssemblyTest, IsProvisionalUntilEverythingIsAcceptedOrThePeriodIsClosed) {
  EXPECT_FALSE(AssembleStatement(SmallFacts())->provisional);
  StatementFacts facts = SmallFacts();
  facts.kind = StatementKind::kProvisional;
  EXPECT_TRUE(AssembleStatement(facts)->provisional);
  facts = SmallFacts();
  facts.standings[0].submitted_sequence = 12;
  facts.standings[0].submitted_state = ReportVersion::State::kSubmitted;
  EXPECT_TRUE(AssembleStatement(facts)->units[0].correction_pending);
  EXPECT_TRUE(AssembleStatement(facts)->provisional);
  facts.events = {{"avim", facts.period, PeriodState::kClosed, "korps", "Klaar.", 0, 18}};
  EXPECT_FALSE(AssembleStatement(facts)->provisional);
  facts.events.push_back({"avim", facts.period, PeriodState::kOpen, "korps", "Toch.", 0, 19});
  EXPECT_TRUE(AssembleStatement(facts)->provisional);
  EXPECT_FALSE(AssembleStatement(facts)->period_closed);
}

TEST(StatementAssemblyTest, TellsOfACorrectionThatWasAskedForWhy) {
  StatementFacts facts = SmallFacts();
  facts.standings[1].reopened = true;
  facts.standings[1].return_reason = "fte: controleer de telling";
  auto content = *AssembleStatement(facts);
  EXPECT_TRUE(content.provisional);
  EXPECT_FALSE(content.units[0].correction_pending);
  EXPECT_TRUE(content.units[1].correction_pending);
  EXPECT_EQ(content.units[1].state, StatementState::kAccepted);
  EXPECT_EQ(content.units[1].reason, "fte: controleer de telling");
  const std::string asked = FactsHash(content);
  EXPECT_NE(asked, FactsHash(*AssembleStatement(SmallFacts())));

  // It came in: it waits, and nothing is asked until it is returned.
  facts.standings[1].submitted_sequence = 12;
  facts.standings[1].submitted_state = ReportVersion::State::kSubmitted;
  content = *AssembleStatement(facts);
  EXPECT_TRUE(content.units[1].correction_pending);
  EXPECT_EQ(content.units[1].reason, "");
  EXPECT_NE(FactsHash(content), asked);
  facts.standings[1].submitted_state = ReportVersion::State::kReturned;
  facts.standings[1].return_reason = "De bijlage ontbreekt.";
  content = *AssembleStatement(facts);
  EXPECT_TRUE(content.provisional);
  EXPECT_TRUE(content.units[1].correction_pending);
  EXPECT_EQ(content.units[1].reason, "De bijlage ontbreekt.");

  // A closed period is final, and tells what is outstanding all the same.
  facts.events = {{"avim", facts.period, PeriodState::kClosed, "korps", "Komt later.", 0, 18}};
  content = *AssembleStatement(facts);
  EXPECT_FALSE(content.provisional);
  EXPECT_TRUE(content.units[1].correction_pending);
}

TEST(StatementAssemblyTest, IsProvisionalWhileTheLastReportOfAUnitThatEndedIsNotSettled) {
  StatementFacts facts = SmallFacts();
  facts.positions.push_back({"gone", VersionOf("gone", 9), {}, /*ended=*/true});
  facts.records[9] = facts.records[10];
  EXPECT_FALSE(AssembleStatement(facts)->provisional);
  facts.positions.back().unsettled = true;
  EXPECT_TRUE(AssembleStatement(facts)->provisional);
}

TEST(StatementAssemblyTest, CallsNilWhatItsTablesHaveAsNil) {
  StatementFacts facts = SmallFacts();
  facts.standings[0].nil = true;  // of a correction that was returned, or waits
  EXPECT_EQ(AssembleStatement(facts)->coverage.nil, 0);
  for (ReportLine& line : facts.positions[0].current->report.lines) line.figures = {0};
  facts.standings[0].nil = false;
  EXPECT_EQ(AssembleStatement(facts)->coverage.nil, 1);
  EXPECT_TRUE(AssembleStatement(facts)->units[0].nil);
}

TEST(StatementAssemblyTest, TellsOfWhomNothingWasAskedAndWhatWasReturned) {
  StatementFacts facts = SmallFacts();
  facts.positions[0].current.reset();
  facts.positions[1].current.reset();
  facts.standings[0] = {};
  facts.standings[0].unit = "amsterdam";
  facts.standings[0].exemption = "Reorganisatie.";
  facts.standings[1].accepted_sequence = 0;
  facts.standings[1].submitted_state = ReportVersion::State::kReturned;
  facts.standings[1].return_reason = "Leeg.";
  const auto content = AssembleStatement(facts);
  ASSERT_THAT(content, IsOk());
  EXPECT_EQ(content->units[0].state, StatementState::kExempt);
  EXPECT_EQ(content->units[0].reason, "Reorganisatie.");
  EXPECT_EQ(content->units[1].state, StatementState::kReturned);
  EXPECT_EQ(content->units[1].reason, "Leeg.");
  EXPECT_EQ(content->coverage.exempt, 1);
  EXPECT_EQ(content->coverage.returned, 1);
  EXPECT_EQ(content->coverage.received, 0);
  EXPECT_THAT(content->reports, IsEmpty());
}

TEST(StatementAssemblyTest, GroupsLinesWhereTablesWereNotKept) {
  StatementFacts facts = SmallFacts();
  facts.plan.revision.paper = {};
  const auto content = AssembleStatement(facts);
  ASSERT_THAT(content, IsOk());
  EXPECT_FALSE(content->plan.tables_kept);
  std::vector<Measure> measures;
  for (const StatementTable& table : content->tables) measures.push_back(table.measure);
  EXPECT_THAT(measures, ElementsAre(Measure::kEuro, Measure::kFte, Measure::kCount));
  EXPECT_EQ(content->tables[0].title, "");
  EXPECT_EQ(content->tables[0].total->realised, (Quantity{Measure::kEuro, 400'000'00}));
}

TEST(StatementAssemblyTest, RefusesASumThatDoesNotFit) {
  StatementFacts facts = SmallFacts();
  for (StatedUnit& position : facts.positions) {
    position.current->report.lines[0][Figure::kRealised] = INT64_MAX - 1;
  }
  EXPECT_EQ(AssembleStatement(facts).status().code(), absl::StatusCode::kOutOfRange);
}

RC_GTEST_PROP(StatementAssemblyPropertyTest, GivesTheSameBytesInWhateverOrderTheFactsCome, ()) {
  StatementFacts facts = SmallFacts();
  facts.events = {{"avim", facts.period, PeriodState::kClosed, "korps", "Klaar.", 0, 18},
                  {"avim", facts.period, PeriodState::kOpen, "korps", "Toch.", 0, 19}};
  const std::string form = CanonicalForm(*AssembleStatement(facts));
  const auto shuffle = [](auto& list) {
    for (std::size_t i = list.size(); i > 1; --i) {
      std::swap(list[i - 1], list[*rc::gen::inRange<std::size_t>(0, i)]);
    }
  };
  shuffle(facts.positions);
  shuffle(facts.standings);
  shuffle(facts.events);
  shuffle(facts.plan.programme.units);
  RC_ASSERT(CanonicalForm(*AssembleStatement(facts)) == form);
}

}  // namespace
}  // namespace rekenschap::monitoring
