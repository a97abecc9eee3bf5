#include "services/planning/domain/revision_rules.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/finding_texts.h"
#include "tests/services/planning/domain/avim_tables.h"

namespace rekenschap::planning {
namespace {

using finance::Finding;
using finance::Severity;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> FindingsIn(const Revision& revision) {
  return FindingsOn(revision, RuleContext()).value();
}

// Fatal ones with an exclamation mark.
std::vector<std::string> RulesOf(const Revision& revision) {
  std::vector<std::string> rules;
  for (const Finding& finding : FindingsIn(revision)) {
    rules.push_back(finding.rule + (finding.severity == Severity::kFatal ? "!" : ""));
  }
  return rules;
}

std::vector<Finding> Of(const std::string& rule, const Revision& revision) {
  std::vector<Finding> findings = FindingsIn(revision);
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule; });
  return findings;
}

Revision Printed() {
  Revision revision;
  revision.tables = {AvimBudget()};
  return revision;
}

TEST(RevisionRulesTest, BlockAdoptionUntilWhatIsWorkedWithFitsOrIsOverridden) {
  Revision revision = Printed();
  const std::string by_rounding = "PRINT_FITS_BY_ROUNDING";
  EXPECT_THAT(RulesOf(revision),
              ElementsAre("PRINT_IRRECONCILABLE", "WORKED_WITH_MISFIT!", by_rounding, by_rounding));
  revision.reconciliation_override = "The Minister decided so.";
  EXPECT_THAT(RulesOf(revision),
              ElementsAre("PRINT_IRRECONCILABLE", "WORKED_WITH_MISFIT", by_rounding, by_rounding));
  Cell& misprint = revision.tables[0].lines[0].cells[0];
  misprint.worked_with = 7 * kMillion / 10;
  EXPECT_EQ(RulesOf(revision)[0], "RECTIFICATION_MISSING!");
  misprint.rectification = Rectification{"a misprint", "somebody", {}};
  EXPECT_THAT(RulesOf(revision), ElementsAre("PRINT_IRRECONCILABLE", by_rounding, by_rounding));
  revision.tables[0].lines[1].cells[0].rectification = Rectification{"for nothing", "somebody", {}};
  EXPECT_EQ(RulesOf(revision)[0], "RECTIFICATION_IDLE");
}

TEST(RevisionRulesTest, LetMutationsMakeWhatThePaperRounds) {
  Revision revision = Printed();
  Cell& cell = revision.tables[0].lines[1].cells[0];  // 0,3
  cell.worked_with += 4'000'000;                      // 0,34
  EXPECT_THAT(RulesOf(revision), Contains("RECTIFICATION_MISSING!"));
  revision.predecessor = 1;
  EXPECT_THAT(Of("RECTIFICATION_MISSING", revision), IsEmpty());
  cell.worked_with += 2'000'000;  // 0,36 would be printed 0,4
  EXPECT_THAT(RulesOf(revision), Contains("RECTIFICATION_MISSING!"));
}

TEST(RevisionRulesTest, FindTheYearThatDoesNotPayForItsStrength) {
  Revision revision = AvimRevision();
  const auto findings = Of("STRENGTH_IMPLAUSIBLE", revision);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_EQ(findings[0].field, "tables[0].lines[0].cells[0]");
  EXPECT_EQ(findings[0].line, "mensenhandel");
  EXPECT_EQ(findings[0].expected->value, 68 * kMillion / 100);
  EXPECT_EQ(findings[0].difference->value, 612 * kMillion / 100);
  EXPECT_THAT(TextOf(findings[0], finance::Language::kEnglish).message,
              HasSubstr("mensenhandel-fte costs about"));
  revision.tables[0].lines[0].cells[0].worked_with = 7 * kMillion / 10;
  EXPECT_THAT(Of("STRENGTH_IMPLAUSIBLE", revision), IsEmpty());
}

// Far off: it stays a warning, however far.
TEST(RevisionRulesTest, NeverBlockOnTheStrengthThatEurosPayFor) {
  Revision revision = AvimRevision();
  for (Line& line : revision.tables[0].lines) {
    for (Cell& cell : line.cells) {
      if (!cell.column.is_structural()) cell.worked_with *= 50;
    }
  }
  const auto findings = Of("STRENGTH_IMPLAUSIBLE", revision);
  EXPECT_EQ(findings.size(), 8U);
  for (const Finding& finding : findings) EXPECT_EQ(finding.severity, Severity::kWarning);
}

TEST(RevisionRulesTest, FindTheRowThatDoesNotAddUp) {
  Revision revision = Printed();
  revision.tables[0].lines[2].printed_row_total =
      *finance::ParsePrinted("1,7", finance::Measure::kEuro, 1'000'000);
  const auto findings = Of("ROW_IRRECONCILABLE", revision);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_EQ(findings[0].line, "inhuur");
  EXPECT_EQ(findings[0].difference->value, 9 * kMillion / 10);
  EXPECT_THAT(TextOf(findings[0], finance::Language::kEnglish).message,
              HasSubstr("line inhuur of table table"));
  EXPECT_THAT(TextOf(findings[0], finance::Language::kEnglish).remedy,
              HasSubstr("2020, for which € 100,000.00 would fit"));
}

// EUR 10.000,00 in a column, divided over a to c by 90, 8 and 2 %.
Revision Divided(finance::Column column, finance::GivenAmounts given,
                 std::optional<std::int64_t> limit) {
  Line line;
  line.id = "line";
  line.cells = {{{2021}, std::nullopt, 1'000'000, false, std::nullopt},
                {finance::Column::Structural(), std::nullopt, 1'000'000, false, std::nullopt}};
  line.allocation_key = "key";
  line.amounts[column] = std::move(given);
  Table table;
  table.id = "table";
  table.lines = {line};
  AllocationKey key;
  key.id = "key";
  key.weights = {{"a", 90}, {"b", 8}, {"c", 2}};
  key.deviation_limit_basis_points = limit;
  Revision revision;
  revision.tables = {table};
  revision.keys = {key};
  return revision;
}

// Which units, and by how much.
std::vector<std::string> OffKey(const Revision& revision) {
  std::vector<std::string> units;
  for (const Finding& finding : Of("UNIT_OFF_KEY", revision)) {
    units.push_back(finding.params.at("unit") + " " + std::to_string(finding.difference->value));
  }
  return units;
}

TEST(RevisionRulesTest, FindUnitsThatAreFurtherThanSevenPercentFromTheKey) {
  const struct {
    finance::GivenAmounts given;
    std::vector<std::string> off;
  } examples[] = {
      {{{{"a", 900'000}, {"b", 80'000}, {"c", 20'000}}, 0}, {}},
      {{{{"b", 85'600}}, 0}, {}},  // 7 % more is allowed
      {{{{"b", 85'601}}, 0}, {"b 5601"}},
      {{{{"b", 74'400}}, 0}, {}},  // and 7 % less
      {{{{"b", 74'399}}, 0}, {"b -5601"}},
      {{{{"c", 0}}, 0}, {"c -20000"}},
      // Units that get what is left are units too.
      {{{{"a", 963'000}}, 0}, {"b -50400", "c -12600"}},
      // What stays central is not divided, by the key or otherwise.
      {{{{"a", 450'000}, {"b", 40'000}, {"c", 10'000}}, 500'000}, {}},
      {{{{"a", 900'000}}, 50'000}, {"b -36000", "c -9000"}},
      // The key does not name d at all.
      {{{{"a", 890'000}, {"d", 10'000}}, 0}, {"d 10000"}},
  };
  for (const auto& [given, off] : examples) {
    for (const finance::Column column : {finance::Column{2021}, finance::Column::Structural()}) {
      EXPECT_EQ(OffKey(Divided(column, given, std::nullopt)), off);
    }
  }
}

TEST(RevisionRulesTest, HoldUnitsAgainstTheLimitOfTheirKey) {
  const finance::GivenAmounts given{{{"c", 20'001}}, 0};
  // What rounding leaves to the others is no deviation.
  EXPECT_THAT(OffKey(Divided({2021}, given, 0)), ElementsAre("c 1"));
  EXPECT_THAT(OffKey(Divided({2021}, given, 1)), IsEmpty());
  EXPECT_THAT(OffKey(Divided({2021}, {{{"c", 40'000}}, 0}, 9'999)), ElementsAre("c 20000"));
  EXPECT_THAT(OffKey(Divided({2021}, {{{"c", 40'000}}, 0}, 10'000)), IsEmpty());
}

TEST(RevisionRulesTest, SayWhichUnitIsOffWhichKey) {
  const auto findings = Of("UNIT_OFF_KEY", Divided({2021}, {{{"b", 100'000}}, 0}, std::nullopt));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_EQ(findings[0].field, "tables[0].lines[0].unit_amounts");
  const FindingText text = TextOf(findings[0], finance::Language::kEnglish);
  for (const char* part : {"unit b", "line line", "2021", "key key", "1,000.00", "800.00", "7 %"}) {
    EXPECT_THAT(text.message, HasSubstr(part));
  }
  EXPECT_THAT(text.remedy, HasSubstr("nearer to the key"));
}

TEST(RevisionRulesTest, FindAScheduleThatHasNothingToPay) {
  Revision revision = Printed();
  revision.instalments = {{1, 15, 10'000}};
  EXPECT_THAT(RulesOf(revision), Contains("INSTALMENTS_WITHOUT_CASH"));
  revision.tables[0].basis = finance::Basis::kCash;
  EXPECT_THAT(Of("INSTALMENTS_WITHOUT_CASH", revision), IsEmpty());
  revision.tables[0].direction = Direction::kReceipts;
  EXPECT_THAT(RulesOf(revision), Contains("INSTALMENTS_WITHOUT_CASH"));
}

TEST(RevisionRulesTest, FindAPhaseThatComesBeforeItsPredecessors) {
  const struct {
    Phase before, phase;
    bool out_of_order;
  } examples[] = {
      {Phase::kDraftBudget, Phase::kAdoptedBudget, false},
      {Phase::kFirstSupplementary, Phase::kFirstSupplementary, false},
      {Phase::kFinalLaw, Phase::kFirstSupplementary, true},
      {Phase::kAdoptedBudget, Phase::kAmendment, true},
      {Phase::kFinalLaw, Phase::kTechnicalCorrection, false},
      {Phase::kTechnicalCorrection, Phase::kAmendment, false},
      {Phase::kSecondSupplementary, Phase::kIncidentalSupplementary, false},
      {Phase::kUnspecified, Phase::kDraftBudget, false},
  };
  for (const auto& [before, phase, out_of_order] : examples) {
    Revision revision;
    revision.phase = phase;
    revision.budget_year = 2021;
    RuleContext context;
    context.phase_before = before;
    context.budget_year_before = 2021;
    const auto findings = *FindingsOn(revision, context);
    EXPECT_EQ(findings.size(), out_of_order ? 1U : 0U) << ToString(phase);
    context.budget_year_before = 2020;  // another year's cycle
    EXPECT_THAT(*FindingsOn(revision, context), IsEmpty());
  }
}

TEST(RevisionRulesTest, SayWhatIsWrongAndWhatToDo) {
  Revision revision = AvimRevision();
  revision.tables[0].lines[1].cells[0].rectification = Rectification{"for nothing", "somebody", {}};
  revision.tables[0].lines[1].cells[1].worked_with += 1;
  revision.instalments = {{1, 15, 10'000}};
  std::set<std::string> rules;
  for (const Finding& finding : FindingsIn(revision)) {
    rules.insert(finding.rule);
    EXPECT_FALSE(TextOf(finding, finance::Language::kEnglish).message.empty()) << finding.rule;
    EXPECT_FALSE(TextOf(finding, finance::Language::kEnglish).remedy.empty()) << finding.rule;
  }
  EXPECT_EQ(rules.size(), 7U);
  EXPECT_THAT(TextOf(Of("PRINT_IRRECONCILABLE", revision)[0], finance::Language::kEnglish).remedy,
              HasSubstr("line mensenhandel, 2020, for which € 700,000.00 would fit"));
}

}  // namespace
}  // namespace rekenschap::planning
