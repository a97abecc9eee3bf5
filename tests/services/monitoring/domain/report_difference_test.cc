#include "services/monitoring/domain/report_difference.h"

#include <algorithm>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using finance::Measure;
using finance::Quantity;
using Kind = ReportDifference::Kind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ReportDifferenceTest, FindsNoneBetweenTheSameWhateverTheOrder) {
  Report other = GoodReport();
  std::ranges::reverse(other.lines);
  other.correction_reason = "Volgorde.";
  EXPECT_THAT(DifferencesFrom(GoodReport(), other), IsEmpty());
}

TEST(ReportDifferenceTest, TellsFiguresThatChangedAppearedAndWentAndTexts) {
  Report now = GoodReport();
  now.lines[0][Figure::kRealised] = 190'000'00;
  now.lines[0][Figure::kForecast] = 0;
  now.lines[0][Figure::kCommitted].reset();
  now.lines[1].explanations = {{Cause::kOther, "Uitstroom.", {}}};
  const Quantity nil{Measure::kEuro, 0};
  EXPECT_THAT(DifferencesFrom(GoodReport(), now),
              ElementsAre(ReportDifference{Kind::kFigure, "budget", "euro.spent_eurocents",
                                           Quantity{Measure::kEuro, 200'000'00},
                                           Quantity{Measure::kEuro, 190'000'00}, "", ""},
                          ReportDifference{Kind::kFigure,
                                           "budget",
                                           "euro.committed_eurocents",
                                           Quantity{Measure::kEuro, 210'000'00},
                                           {},
                                           "",
                                           ""},
                          ReportDifference{
                              Kind::kFigure, "budget", "euro.forecast_eurocents", {}, nil, "", ""},
                          ReportDifference{Kind::kExplanation,
                                           "fte",
                                           "",
                                           {},
                                           {},
                                           "",
                                           "",
                                           {},
                                           {{Cause::kOther, "Uitstroom.", {}}},
                                           Measure::kFte}));
  EXPECT_EQ(DifferencesFrom(GoodReport(), now)[0].Difference(),
            (Quantity{Measure::kEuro, -10'000'00}));
  EXPECT_EQ(DifferencesFrom(GoodReport(), now)[1].Difference(), std::nullopt);
}

TEST(ReportDifferenceTest, TellsLinesThatAppearAndVanish) {
  Report now = GoodReport();
  now.lines[2].line = "geschoold";
  now.lines[2].explanations = {{Cause::kOther, "Nieuwe naam.", {}}};
  EXPECT_THAT(DifferencesFrom(GoodReport(), now),
              ElementsAre(ReportDifference{Kind::kLineAdded,
                                           "geschoold",
                                           "count.realised_count",
                                           {},
                                           Quantity{Measure::kCount, 12},
                                           "",
                                           ""},
                          ReportDifference{Kind::kExplanation,
                                           "geschoold",
                                           "",
                                           {},
                                           {},
                                           "",
                                           "",
                                           {},
                                           {{Cause::kOther, "Nieuwe naam.", {}}},
                                           Measure::kCount},
                          ReportDifference{Kind::kLineRemoved,
                                           "trained",
                                           "count.realised_count",
                                           Quantity{Measure::kCount, 12},
                                           {},
                                           "",
                                           ""}));
}

TEST(ReportDifferenceTest, TakesALineOfAnotherMeasureForGoneAndNew) {
  Report now = GoodReport();
  now.lines[2].measure = Measure::kEuro;
  now.lines[2].figures = {};
  EXPECT_THAT(DifferencesFrom(GoodReport(), now),
              ElementsAre(ReportDifference{Kind::kLineAdded, "trained", "", {}, {}, "", ""},
                          ReportDifference{Kind::kLineRemoved,
                                           "trained",
                                           "count.realised_count",
                                           Quantity{Measure::kCount, 12},
                                           {},
                                           "",
                                           ""}));
}

TEST(ReportDifferenceTest, TellsCorrectionsOfEarlierPeriodsAsOftenAsTheyDiffer) {
  const PriorCorrection prior{
      "budget", *finance::ParsePeriod("2021-Q1"), {Measure::kEuro, -5'000}, "Dubbel."};
  Report accepted = GoodReport();
  accepted.prior_corrections = {prior};
  Report now = GoodReport();
  now.prior_corrections = {prior, prior};
  EXPECT_THAT(DifferencesFrom(accepted, now),
              ElementsAre(ReportDifference{Kind::kPriorCorrection,
                                           "budget",
                                           "2021-Q1",
                                           {},
                                           Quantity{Measure::kEuro, -5'000},
                                           "",
                                           "Dubbel."}));
  EXPECT_THAT(DifferencesFrom(now, accepted),
              ElementsAre(ReportDifference{Kind::kPriorCorrection,
                                           "budget",
                                           "2021-Q1",
                                           Quantity{Measure::kEuro, -5'000},
                                           {},
                                           "Dubbel.",
                                           ""}));
}

TEST(ReportDifferenceTest, HasNoDifferenceThatDoesNotFit) {
  ReportDifference difference;
  difference.accepted = Quantity{Measure::kEuro, std::numeric_limits<std::int64_t>::min()};
  difference.now = Quantity{Measure::kEuro, 1};
  EXPECT_EQ(difference.Difference(), std::nullopt);
}

RC_GTEST_PROP(ReportDifferenceProperty, IsThereExactlyWhenALineIsOther, ()) {
  const auto change = [](Report report) {
    for (ReportLine& line : report.lines) {
      for (auto& figure : line.figures) {
        if (figure && *rc::gen::inRange(0, 3) == 0) *figure += *rc::gen::inRange(-1, 2);
      }
      if (*rc::gen::inRange(0, 4) == 0) line.explanations = {{Cause::kOther, "Anders.", {}}};
    }
    if (*rc::gen::inRange(0, 4) == 0) report.lines.pop_back();
    return report;
  };
  const Report accepted = change(GoodReport());
  const Report now = change(GoodReport());
  RC_ASSERT(DifferencesFrom(accepted, now).empty() == (accepted == now));
  for (const ReportDifference& one : DifferencesFrom(accepted, now)) {
    RC_ASSERT(one.accepted != one.now || one.accepted_explanations != one.explanations);
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
