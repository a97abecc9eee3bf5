#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/finding_texts.h"
#include "services/planning/domain/revision_rules.h"
#include "tests/services/planning/domain/printed_plan.h"

// From when on a rule finds something: the threshold of an explanation, the rounding of a print.
namespace rekenschap::planning {
namespace {

using finance::Language;
using ::testing::HasSubstr;

// The duty starts at the amount of the step, for the class and the article's size.
TEST(RevisionThresholdsTest, AsksForAnExplanationFromTheThresholdOn) {
  const struct {
    MutationClass mutation_class;
    std::int64_t size, amount;
    std::string explanation;
    bool asked;
  } kCases[] = {
      {MutationClass::kPolicy, 0, kMillion - 1, "", false},
      {MutationClass::kPolicy, 0, kMillion, "", true},
      {MutationClass::kPolicy, 0, -kMillion, "", true},
      {MutationClass::kPolicy, 0, -kMillion, "For it.", false},
      {MutationClass::kPolicy, 0, -kMillion, " \n", true},
      {MutationClass::kNet, 0, kMillion, "", true},
      {MutationClass::kWindfallOrSetback, 0, kMillion, "", true},
      {MutationClass::kTechnical, 0, kMillion, "", false},
      {MutationClass::kTechnical, 0, 2 * kMillion, "", true},
      {MutationClass::kPolicy, 50 * kMillion, 2 * kMillion - 1, "", false},
      {MutationClass::kPolicy, 50 * kMillion, 2 * kMillion, "", true},
      {MutationClass::kPolicy, 1'000 * kMillion, 10 * kMillion - 1, "", false},
      {MutationClass::kPolicy, 1'000 * kMillion, 10 * kMillion, "", true},
      {MutationClass::kTechnical, 1'000 * kMillion, 20 * kMillion - 1, "", false},
      {MutationClass::kTechnical, 1'000 * kMillion, 20 * kMillion, "", true},
  };
  for (const auto& test : kCases) {
    Revision revision = Printed();
    revision.mutations = {Moving(test.amount)};
    revision.mutations[0].mutation_class = test.mutation_class;
    revision.mutations[0].explanation = test.explanation;
    RuleContext context;
    context.article_size = test.size;
    EXPECT_EQ(FindingsOn(revision, context)->size(), test.asked ? 1U : 0U)
        << ToString(test.mutation_class) << " " << test.size << " " << test.amount;
  }
}

// An own ladder counts instead of the national one; 0 asks it of everything that moves euros.
TEST(RevisionThresholdsTest, HoldsMutationsAgainstTheLadderGiven) {
  const ExplanationLadder strict = *ParseLadder("own rules", {":0:0"});
  RuleContext context;
  context.ladder = &strict;
  Revision revision = Printed();
  revision.mutations = {Moving(1), Moving(0)};
  const auto findings = *FindingsOn(revision, context);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(TextOf(findings[0], Language::kEnglish).message, HasSubstr("own rules"));
}

// A derived figure needs no reason within the rounding of its print, ends included.
TEST(RevisionThresholdsTest, ADerivedFigureMayBeWhatItsPrintWasRoundedFrom) {
  const struct {
    std::int64_t predecessor, off;
    bool reasoned;
    std::string rule;
  } kCases[] = {
      {1, kMillion / 20, false, ""},
      {1, -kMillion / 20, false, ""},
      {1, kMillion / 20 + 1, false, "RECTIFICATION_MISSING"},
      {1, -kMillion / 20 - 1, false, "RECTIFICATION_MISSING"},
      {1, kMillion / 20, true, ""},
      {1, 0, true, "RECTIFICATION_IDLE"},
      {0, 1, false, "RECTIFICATION_MISSING"},
      {0, 1, true, ""},
  };
  for (const auto& test : kCases) {
    Revision revision = Printed();
    revision.predecessor = test.predecessor;
    revision.tables[0].printed_totals.clear();
    Cell& cell = revision.tables[0].lines[0].cells[0];
    cell.worked_with += test.off;
    if (test.reasoned) cell.rectification = Rectification();
    const auto findings = *FindingsOn(revision, RuleContext());
    EXPECT_EQ(findings.empty() ? "" : findings[0].rule, test.rule) << test.off;
    EXPECT_LE(findings.size(), 1U);
  }
}

}  // namespace
}  // namespace rekenschap::planning
