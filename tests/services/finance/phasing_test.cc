#include "services/finance/phasing.h"

#include <gtest/gtest.h>

#include "tests/services/finance/plans.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::finance {
namespace {

using testing::Fails;

// The figures at the end of every month, or of every `step`th.
std::vector<std::int64_t> Path(const Phasing& phasing, const Series& series, int year,
                               int step = 1) {
  std::vector<std::int64_t> path;
  for (int month = step; month <= 12; month += step) {
    path.push_back(FigureAt(phasing, series, year, month).value().value());
  }
  return path;
}

using Figures = std::vector<std::int64_t>;

Series Flow(std::int64_t value) { return {Nature::kFlow, {{2021, value}}, std::nullopt, 0}; }
Series Stock(std::int64_t start, std::int64_t end) {
  return {Nature::kStock, {{2020, start}, {2021, end}}, end, 0};
}

TEST(PhasingTest, ByProfileIsEvenWithinAPeriod) {
  const struct {
    Figures profile;
    Figures at_quarter_ends;
    Figures first_months;
  } examples[] = {{{10'000}, {300, 600, 900, 1'200}, {100, 200, 300}},
                  {{2'500, 7'500}, {150, 300, 750, 1'200}, {50, 100, 150}},
                  {{5'000, 0, 5'000}, {450, 600, 750, 1'200}, {150, 300, 450}},
                  {{1'000, 2'000, 3'000, 4'000}, {120, 360, 720, 1'200}, {40, 80, 120}},
                  {{0, 0, 0, 10'000}, {0, 0, 0, 1'200}, {0, 0, 0}},
                  {{10'000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                   {1'200, 1'200, 1'200, 1'200},
                   {1'200, 1'200, 1'200}}};
  for (const auto& [profile, at_quarter_ends, first_months] : examples) {
    const Phasing phasing{profile, {}};
    const Figures months = Path(phasing, Flow(1'200), 2021);
    EXPECT_EQ(Path(phasing, Flow(1'200), 2021, 3), at_quarter_ends);
    EXPECT_EQ(Figures(months.begin(), months.begin() + 3), first_months);
    EXPECT_EQ(months.back(), 1'200);
  }
}

TEST(PhasingTest, OfAStockGoesFromYearEndToYearEnd) {
  const Phasing phasing{{1'000, 2'000, 3'000, 4'000}, {}};
  EXPECT_EQ(Path(phasing, Stock(1'000, 2'000), 2021, 3), (Figures{1'100, 1'300, 1'600, 2'000}));
  EXPECT_EQ(Path(phasing, Stock(2'000, 1'000), 2021, 3), (Figures{1'900, 1'700, 1'400, 1'000}));
  EXPECT_EQ(Path(phasing, Stock(700, 700), 2021, 3), (Figures{700, 700, 700, 700}));
}

TEST(PhasingTest, HoldsInStructuralYearsToo) {
  const Phasing phasing{{1'000, 9'000}, {{2023, {70, 80}}}};
  const Series series{Nature::kFlow, {{2021, 100}}, 80, 0};
  EXPECT_EQ(Path(phasing, series, 2022, 6), (Figures{8, 80}));
  EXPECT_EQ(Path(phasing, series, 2023, 6), (Figures{70, 80}));
  EXPECT_EQ(Path(phasing, series, 2024, 6), (Figures{8, 80}));
}

TEST(PhasingTest, ByGivenFiguresMeetsThemExactly) {
  for (const Figures& figures :
       {Figures{601}, Figures{7, 601}, Figures{1, 1, 601}, Figures{600, -5, 900, 601},
        Figures{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 601}}) {
    const int step = 12 / static_cast<int>(figures.size());
    EXPECT_EQ(Path({{}, {{2021, figures}}}, Flow(601), 2021, step), figures);
    EXPECT_EQ(Path({{}, {{2021, figures}}}, Stock(17, 601), 2021, step), figures);
    EXPECT_EQ(Path({{}, {{2021, figures}}}, Stock(1'000, 601), 2021, step), figures);
  }
}

TEST(PhasingTest, ByGivenFiguresAnswersPeriodsOfAnotherKind) {
  const Phasing quarters{{}, {{2021, {100, 200, 500, 1'000}}}};
  EXPECT_EQ(Path(quarters, Flow(1'000), 2021, 6), (Figures{200, 1'000}));
  EXPECT_EQ(Path(quarters, Flow(1'000), 2021, 4), (Figures{133, 400, 1'000}));
  EXPECT_EQ(Path(quarters, Flow(1'000), 2021, 1),
            (Figures{33, 67, 100, 133, 167, 200, 300, 400, 500, 667, 833, 1'000}));
  const Phasing thirds{{}, {{2021, {40, 80, 1'000}}}};
  EXPECT_EQ(Path(thirds, Stock(0, 1'000), 2021, 3), (Figures{30, 60, 310, 1'000}));
}

TEST(PhasingTest, ByGivenFiguresGoesBeforeTheProfileInItsYearOnly) {
  const Phasing phasing{{0, 10'000}, {{2021, {30, 40}}}};
  const Series series{Nature::kFlow, {{2020, 100}, {2021, 40}}, std::nullopt, 0};
  EXPECT_EQ(Path(phasing, series, 2020, 6), (Figures{0, 100}));
  EXPECT_EQ(Path(phasing, series, 2021, 6), (Figures{30, 40}));
}

TEST(PhasingTest, OfTheLargestFiguresDoesNotOverflow) {
  const Figures months{kMaxFigure, -kMaxFigure, 0, 1, 2, 3, 4, 5, 6, 7, 8, kMaxFigure};
  EXPECT_EQ(Path({{}, {{2021, months}}}, Stock(-kMaxFigure, kMaxFigure), 2021), months);
  EXPECT_EQ(Path({{1, 9'999}, {}}, Flow(kMaxFigure), 2021, 6),
            (Figures{kMaxFigure / 10'000, kMaxFigure}));
}

TEST(PhasingTest, ElapsesFromNothingToTheWhole) {
  for (const Phasing& phasing :
       {Phasing(), Phasing{{3'000, 3'000, 4'000}, {}}, Phasing{{}, {{2021, {1, 2}}}}}) {
    const auto none = ElapsedAt(phasing, Flow(2), 2021, 0).value().value();
    const auto all = ElapsedAt(phasing, Flow(2), 2021, 12).value().value();
    EXPECT_EQ(none.numerator, 0);
    EXPECT_EQ(all.numerator, all.denominator);
    EXPECT_GT(all.denominator, 0);
  }
}

TEST(PhasingTest, IsNothingWhereTheSeriesSaysNothing) {
  EXPECT_EQ(*FigureAt({}, Flow(1), 2020, 6), std::nullopt);
  EXPECT_EQ(*FigureAt({}, Flow(1), 2022, 6), std::nullopt);
  EXPECT_EQ(*ElapsedAt({{}, {{2022, {1}}}}, Flow(1), 2022, 6), std::nullopt);
  Series gap = Stock(1, 2);
  gap.years[2025] = 3;
  EXPECT_EQ(StartOf(gap, 2020), 0);
  EXPECT_EQ(StartOf(gap, 2021), 1);
  EXPECT_EQ(StartOf(gap, 2025), std::nullopt);  // 2024 is in a gap
  EXPECT_EQ(StartOf(gap, 2026), 3);
  EXPECT_EQ(StartOf(Flow(1), 1999), 0);
}

TEST(PhasingTest, RefusesFiguresThatBuildUpToNothing) {
  EXPECT_THAT(FigureAt({{}, {{2021, {5, 0}}}}, Flow(0), 2021, 6),
              Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(FigureAt({{}, {{2021, {5, 7}}}}, Stock(7, 7), 2021, 6),
              Fails(absl::StatusCode::kInvalidArgument, ""));
}

TEST(PhasingTest, RefusesPeriodsThatAYearIsNotCutInto) {
  for (const std::size_t count : {0U, 5U, 6U, 7U, 8U, 9U, 10U, 11U, 13U, 24U}) {
    EXPECT_FALSE(IsPeriodCount(count)) << count;
    const Figures figures(count, 1);
    for (int month = 1; month <= 12; ++month) {
      EXPECT_THAT(FigureAt({{}, {{2021, figures}}}, Flow(1), 2021, month),
                  Fails(absl::StatusCode::kInvalidArgument, ""))
          << count;
      if (count == 0) continue;  // no profile at all is linear
      EXPECT_THAT(FigureAt({figures, {}}, Flow(1), 2021, month),
                  Fails(absl::StatusCode::kInvalidArgument, ""))
          << count;
    }
  }
  for (const std::size_t count : {1U, 2U, 3U, 4U, 12U}) EXPECT_TRUE(IsPeriodCount(count)) << count;
}

}  // namespace
}  // namespace rekenschap::finance
