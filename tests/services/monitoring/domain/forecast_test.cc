#include "services/monitoring/domain/forecast.h"

#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/monitoring/domain/forecast_table.h"
#include "services/monitoring/domain/forecast_texts.h"
#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::HasSubstr;
constexpr auto kDutch = finance::Language::kDutch;
constexpr auto kEnglish = finance::Language::kEnglish;
constexpr auto kQuarter = finance::PeriodKind::kQuarter;

ForecastMoment Halfway() {
  ForecastMoment moment;
  moment.elapsed = 2;
  moment.periods = 4;
  moment.realised = 400'000'00;
  moment.target = UnitTarget{500'000'00, 1'200'000'00};
  moment.last_year_same = 300'000'00;
  moment.last_year_end = 900'000'00;
  return moment;
}

TEST(ForecastTest, ForecastsAFlowByEachMethod) {
  EXPECT_EQ(ForecastBy(ForecastMethod::kRunRate, Halfway()).value, 800'000'00);
  EXPECT_EQ(ForecastBy(ForecastMethod::kPlanPaced, Halfway()).value, 1'100'000'00);
  EXPECT_EQ(ForecastBy(ForecastMethod::kLastYear, Halfway()).value, 1'200'000'00);
}

TEST(ForecastTest, ForecastsAStockByItsChange) {
  ForecastMoment moment = Halfway();
  moment.nature = finance::Nature::kStock;
  moment.realised = 14'000;
  moment.target = UnitTarget{15'000, 20'000};
  moment.last_year_same = 8'000;
  moment.last_year_end = 11'000;
  EXPECT_EQ(ForecastBy(ForecastMethod::kRunRate, moment).value, 14'000);
  moment.year_start = 11'000;
  EXPECT_EQ(ForecastBy(ForecastMethod::kRunRate, moment).value, 17'000);
  EXPECT_EQ(ForecastBy(ForecastMethod::kPlanPaced, moment).value, 19'000);
  EXPECT_EQ(ForecastBy(ForecastMethod::kLastYear, moment).value, 17'000);
}

TEST(ForecastTest, SaysWhyThereIsNone) {
  const auto obstacle = [](ForecastMethod method, const auto& change) {
    ForecastMoment moment = Halfway();
    change(moment);
    const Forecast forecast = ForecastBy(method, moment);
    EXPECT_FALSE(forecast.value);
    EXPECT_THAT(FormulaOf(forecast, moment, finance::Measure::kEuro, kQuarter, kDutch),
                HasSubstr("geen prognose: "));
    EXPECT_THAT(FormulaOf(forecast, moment, finance::Measure::kEuro, kQuarter, kEnglish),
                HasSubstr("no forecast: "));
    return forecast.obstacle;
  };
  EXPECT_EQ(obstacle(ForecastMethod::kRunRate, [](auto& m) { m.realised.reset(); }),
            ForecastObstacle::kNotReported);
  EXPECT_EQ(obstacle(ForecastMethod::kPlanPaced, [](auto& m) { m.target.reset(); }),
            ForecastObstacle::kNoTarget);
  EXPECT_EQ(obstacle(ForecastMethod::kLastYear, [](auto& m) { m.last_year_end.reset(); }),
            ForecastObstacle::kLastYearIncomplete);
  EXPECT_EQ(obstacle(ForecastMethod::kLastYear, [](auto& m) { m.last_year_same.reset(); }),
            ForecastObstacle::kLastYearIncomplete);
  EXPECT_EQ(obstacle(ForecastMethod::kLastYear, [](auto& m) { m.last_year_same = 0; }),
            ForecastObstacle::kLastYearZero);
  EXPECT_EQ(obstacle(ForecastMethod::kLastYear, [](auto& m) { m.last_year_same = -1; }),
            ForecastObstacle::kLastYearNegative);
  EXPECT_EQ(obstacle(ForecastMethod::kRunRate, [](auto& m) { m.realised = -1; }),
            ForecastObstacle::kBelowZero);
  EXPECT_EQ(obstacle(ForecastMethod::kRunRate,
                     [](auto& m) { m.realised = std::numeric_limits<std::int64_t>::max(); }),
            ForecastObstacle::kTooLarge);
  EXPECT_EQ(obstacle(ForecastMethod::kRunRate, [](auto& m) { m.realised = finance::kMaxFigure; }),
            ForecastObstacle::kTooLarge);
}

TEST(ForecastTest, WorksWithATargetOfZero) {
  ForecastMoment moment = Halfway();
  moment.target = UnitTarget{0, 0};
  EXPECT_EQ(ForecastBy(ForecastMethod::kPlanPaced, moment).value, 400'000'00);
}

TEST(ForecastTest, LetsAFigureThatMayBeBelowZero) {
  ForecastMoment moment = Halfway();
  moment.may_be_negative = true;
  moment.realised = -100;
  EXPECT_EQ(ForecastBy(ForecastMethod::kRunRate, moment).value, -200);
}

TEST(ForecastTest, ShowsTheFormulaWithItsNumbers) {
  const ForecastMoment moment = Halfway();
  const auto formula = [&](ForecastMethod method, finance::Language language) {
    return FormulaOf(ForecastBy(method, moment), moment, finance::Measure::kEuro, kQuarter,
                     language);
  };
  EXPECT_EQ(formula(ForecastMethod::kRunRate, kDutch),
            "€ 400.000,00 gerealiseerd × 4 kwartalen ÷ 2 verstreken = € 800.000,00");
  EXPECT_EQ(formula(ForecastMethod::kPlanPaced, kDutch),
            "€ 400.000,00 gerealiseerd + (€ 1.200.000,00 jaardoel − € 500.000,00 doel tot nu) = "
            "€ 1.100.000,00");
  EXPECT_EQ(formula(ForecastMethod::kLastYear, kEnglish),
            "€ 400,000.00 realised × € 900,000.00 at last year's end ÷ € 300,000.00 at the same "
            "moment = € 1,200,000.00");
}

TEST(ForecastTest, TakesTheRangeFromTheQuantilesOfPastErrors) {
  std::vector<std::int64_t> errors;
  for (int i = -9; i <= 9; ++i) errors.push_back(i * 10'000);  // −9 % to 9 %
  const RangeTerms terms;
  // 20 × 20 % ÷ 2 = 2: the second from either end.
  EXPECT_EQ(RangeAround(1'000, errors, terms, false), (ForecastRange{920, 1'080, 19}));
  EXPECT_EQ(RangeAround(1'000, errors, {9'000, 10}, false), (ForecastRange{910, 1'090, 19}));
  EXPECT_EQ(RangeAround(1'000, errors, {9'900, 10}, false), std::nullopt);
  EXPECT_EQ(RangeAround(1'000, errors, {8'000, 20}, false), std::nullopt);
  EXPECT_EQ(RangeAround(0, errors, terms, false), std::nullopt);
}

TEST(ForecastTest, KeepsARangeFromBelowZeroWhereTheFigureCannotBe) {
  const std::vector<std::int64_t> errors(10, -2'000'000);
  EXPECT_EQ(RangeAround(1'000, errors, {}, false), (ForecastRange{0, 0, 10}));
  EXPECT_EQ(RangeAround(1'000, errors, {}, true), (ForecastRange{-1'000, -1'000, 10}));
}

// Backtests: years of a line of which the truth is known, in quarters.
using Year = std::array<std::int64_t, 4>;  // what has come to by the end of each quarter

ForecastMoment At(const Year& year, const Year& before, const Year& plan, int quarter) {
  ForecastMoment moment;
  moment.elapsed = quarter;
  moment.periods = 4;
  const auto at = static_cast<std::size_t>(quarter - 1);
  moment.realised = year[at];
  moment.target = UnitTarget{plan[at], plan[3]};
  moment.last_year_same = before[at];
  moment.last_year_end = before[3];
  return moment;
}

// How far each method is off, in all over the years and quarters.
std::array<std::int64_t, 3> Misses(const std::vector<Year>& years, const Year& plan) {
  std::array<std::int64_t, 3> misses = {};
  for (std::size_t y = 1; y < years.size(); ++y) {
    for (int quarter = 1; quarter < 4; ++quarter) {
      for (const ForecastMethod method : kForecastMethods) {
        const auto value = ForecastBy(method, At(years[y], years[y - 1], plan, quarter)).value;
        EXPECT_TRUE(value);
        misses[static_cast<std::size_t>(method)] += std::abs(value.value_or(0) - years[y][3]);
      }
    }
  }
  return misses;
}

// Quarters of a year whose shares are `weights`, of about `size`, each off by up to 3 %.
Year Noisy(std::mt19937& random, const std::array<int, 4>& weights, std::int64_t size) {
  Year year = {};
  std::int64_t sum = 0;
  for (std::size_t q = 0; q < 4; ++q) {
    const auto noise = static_cast<std::int64_t>(random() % 61) - 30;  // thousandths
    sum += size * weights[q] * (1'000 + noise) / 100'000;
    year[q] = sum;
  }
  return year;
}

constexpr Year kEvenPlan = {250'000, 500'000, 750'000, 1'000'000};

TEST(ForecastBacktest, RunRateIsBestOfAnEvenLineOffItsPlan) {
  std::mt19937 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
  std::vector<Year> years;
  for (int y = 0; y < 20; ++y) {
    // Seasons that are of no account from year to year spoil last year's pattern.
    const std::array<int, 4> weights =
        y % 2 == 0 ? std::array<int, 4>{25, 25, 25, 25} : std::array<int, 4>{22, 24, 26, 28};
    years.push_back(Noisy(random, weights, 600'000));
  }
  const auto [rate, plan, last] = Misses(years, kEvenPlan);
  EXPECT_LT(rate, plan);
  EXPECT_LT(rate, last);
}

TEST(ForecastBacktest, LastYearIsBestOfASeasonalLine) {
  std::mt19937 random(2);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
  std::vector<Year> years;
  for (int y = 0; y < 20; ++y) {
    years.push_back(Noisy(random, {10, 15, 20, 55}, 700'000 + 20'000 * y));
  }
  const auto [rate, plan, last] = Misses(years, kEvenPlan);
  EXPECT_LT(last, rate);
  EXPECT_LT(last, plan);
}

TEST(ForecastBacktest, PlanPacedIsBestOfAPlannedRampWithABacklog) {
  std::mt19937 random(3);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
  const Year ramp = {50'000, 150'000, 400'000, 1'000'000};
  std::vector<Year> years;
  for (int y = 0; y < 20; ++y) {
    // A backlog of the first quarter that is not caught up.
    const auto backlog = static_cast<std::int64_t>(random() % 40'000);
    Year year = ramp;
    for (std::int64_t& figure : year) figure -= backlog;
    years.push_back(year);
  }
  const auto [rate, plan, last] = Misses(years, ramp);
  EXPECT_EQ(plan, 0);
  EXPECT_LT(plan, rate);
  EXPECT_LT(plan, last);
}

TEST(ForecastBacktest, PlanPacedIsBestOfAStepThatWasPlanned) {
  // Last year went on evenly; this year the half of it comes in the last quarter, as planned.
  const Year step = {100'000, 200'000, 300'000, 1'000'000};
  const auto [rate, plan, last] = Misses({{250'000, 500'000, 750'000, 1'000'000}, step}, step);
  EXPECT_EQ(plan, 0);
  EXPECT_GT(rate, 0);
  EXPECT_GT(last, 0);
}

TEST(ForecastBacktest, TheRangeHoldsTheTruthAtItsStatedRate) {
  std::mt19937 random(4);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
  for (const std::int64_t confidence : {5'000, 8'000, 9'000}) {
    int inside = 0;
    constexpr int kCases = 2'000;
    for (int i = 0; i < kCases; ++i) {
      std::vector<PastMoment> past;
      std::optional<PastMoment> now;
      for (int unit = 0; unit <= 29; ++unit) {
        const auto size = static_cast<std::int64_t>(100'000 * (1 + random() % 9));
        const Year year = Noisy(random, {20, 25, 25, 30}, size);
        const PastMoment moment{At(year, year, kEvenPlan, 2), year[3]};
        if (unit == 29) {
          now = moment;
        } else {
          past.push_back(moment);
        }
      }
      const auto errors = PastErrors(ForecastMethod::kRunRate, false, past);
      const auto value = ForecastBy(ForecastMethod::kRunRate, now->moment).value;
      const auto range = RangeAround(*value, errors, {confidence, 10}, false);
      ASSERT_TRUE(range);
      if (now->year_end >= range->low && now->year_end <= range->high) ++inside;
    }
    const int rate = inside * 10'000 / kCases;
    EXPECT_GE(rate, confidence - 250);
    EXPECT_LE(rate, confidence + 700);
  }
}

TEST(ForecastBacktest, LeavesOutErrorsOfWhatItSaidNothingOf) {
  PastMoment zero{Halfway(), 5};
  zero.moment.realised = 0;
  PastMoment unknown{Halfway(), 5};
  unknown.moment.realised.reset();
  EXPECT_TRUE(PastErrors(ForecastMethod::kRunRate, false, {zero, unknown}).empty());
  EXPECT_THAT(PastErrors(ForecastMethod::kRunRate, false,
                         {{Halfway(), 900'000'00}, {Halfway(), 600'000'00}}),
              ::testing::ElementsAre(-250'000, 125'000));
}

TEST(ForecastBacktest, KeepsErrorsOfAPositionThatStaysApart) {
  PastMoment trend;
  trend.moment.nature = finance::Nature::kStock;
  trend.moment.elapsed = 2;
  trend.moment.periods = 4;
  trend.moment.realised = 12'000;
  trend.moment.year_start = 10'000;
  trend.year_end = 14'000;  // as it went on
  PastMoment stays = trend;
  stays.moment.year_start.reset();
  const auto errors = [&](ForecastMethod method, bool of_staying) {
    return PastErrors(method, of_staying, {trend, stays});
  };
  EXPECT_THAT(errors(ForecastMethod::kRunRate, false), ::testing::ElementsAre(0));
  EXPECT_THAT(errors(ForecastMethod::kRunRate, true), ::testing::ElementsAre(166'667));
  // The other methods have one formula, and so has a flow.
  trend.moment.target = stays.moment.target = UnitTarget{12'000, 14'000};
  EXPECT_THAT(errors(ForecastMethod::kPlanPaced, false), ::testing::ElementsAre(0, 0));
  EXPECT_THAT(errors(ForecastMethod::kPlanPaced, true), ::testing::IsEmpty());
  trend.moment.nature = stays.moment.nature = finance::Nature::kFlow;
  EXPECT_THAT(errors(ForecastMethod::kRunRate, false), ::testing::SizeIs(2));
  EXPECT_THAT(errors(ForecastMethod::kRunRate, true), ::testing::IsEmpty());
}

CountedReport InPost(const std::string& unit, std::int64_t thousandths) {
  CountedReport counted{GoodReport(unit), 1};
  counted.report.lines[1][Figure::kRealised] = thousandths;
  return counted;
}

// Units that grow by as much in each half of a year.
TEST(ForecastTableTest, RangesStandOnErrorsOfTheirOwnFormula) {
  const Plan plan = SmallPlan();
  const finance::Period period = *finance::ParsePeriod("2021-Q2");
  ForecastHistory history;
  history.now = {{"amsterdam", InPost("amsterdam", 15'000), {}},
                 {"rotterdam", InPost("rotterdam", 16'000), {}}};
  for (int i = 0; i < 12; ++i) {
    // What amsterdam was before this year is not known.
    const std::string unit = i == 0 ? "rotterdam" : "unit-" + std::to_string(i);
    history.same[2019].emplace(unit, InPost(unit, 8'000));
    history.year_end[2019].emplace(unit, InPost(unit, 10'000));
    history.same[2020].emplace(unit, InPost(unit, 12'000));
    history.year_end[2020].emplace(unit, InPost(unit, 14'000));
  }
  const auto run_rate = [&](std::size_t unit) {
    const auto rows = *ForecastsOf(plan, period, {{"fte"}, {}}, history, {});
    return rows.at(unit).forecasts.at(0);
  };
  // Of 2018 nothing is known: what let the 8 of 2019 stay was off by a quarter.
  EXPECT_EQ(run_rate(1).value, 15'000);
  EXPECT_EQ(run_rate(1).range, (ForecastRange{18'750, 18'750, 12}));
  // What carried growth on was never off.
  EXPECT_EQ(run_rate(2).value, 18'000);
  EXPECT_EQ(run_rate(2).range, (ForecastRange{18'000, 18'000, 12}));
  // Errors of the other formula make no range.
  for (auto* years : {&history.same, &history.year_end}) years->erase(2019);
  EXPECT_EQ(run_rate(1).range, (ForecastRange{17'500, 17'500, 12}));
  EXPECT_EQ(run_rate(2).value, 18'000);
  EXPECT_EQ(run_rate(2).range, std::nullopt);
}

TEST(ForecastTableTest, TotalsSayHowManyUnitsAreInThem) {
  const Plan plan = SmallPlan();
  const finance::Period period = *finance::ParsePeriod("2021-Q2");
  ForecastHistory history;
  for (const ComparedUnit& unit : UnitsToCompare(plan, period, {})) {
    history.now.push_back({unit.unit, {}, {}, unit.ended});
  }
  ASSERT_EQ(history.now.size(), 2);
  Report report = GoodReport("rotterdam");
  report.lines[0][Figure::kForecast] = 390'000'00;
  history.now[1].current = CountedReport{report, 3};
  const auto rows = ForecastsOf(plan, period, {{"budget"}, {}}, history, {});
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 3);
  const ForecastRow& total = rows->front();
  EXPECT_EQ(total.unit, "");
  EXPECT_EQ(total.expected, 2);
  EXPECT_EQ(total.received, 1);
  EXPECT_EQ(total.own_forecast, 390'000'00);
  EXPECT_EQ(total.own_forecasts, 1);
  EXPECT_EQ(total.year_target, 800'000'00);
  EXPECT_EQ(total.forecasts[0].value, 400'000'00);
  EXPECT_EQ(total.forecasts[0].units, 1);
  EXPECT_EQ(total.forecasts[0].difference, 0);  // from the target of the unit that is in it
  EXPECT_EQ(total.forecasts[2].obstacle, ForecastObstacle::kNoUnit);
  EXPECT_EQ((*rows)[1].forecasts[0].obstacle, ForecastObstacle::kNotReported);
  EXPECT_EQ((*rows)[2].report, "programmes/avim/reports/2021-Q2/rotterdam/versions/3");
  EXPECT_FALSE(ForecastsOf(plan, period, {{"unknown"}, {}}, history, {}).ok());
}

TEST(ForecastTableTest, LeavesOutAnEndedUnitThatHasNothingToDoWithTheLine) {
  const Plan plan = SplitPlan();
  const finance::Period period = *finance::ParsePeriod("2024-Q3");
  ForecastHistory history;
  for (const ComparedUnit& unit : UnitsToCompare(plan, period, {})) {
    history.now.push_back({unit.unit, {}, {}, unit.ended});
  }
  const auto expected = [&](const Plan& of) {
    return ForecastsOf(of, period, {{"budget"}, {}}, history, {})->front().expected;
  };
  EXPECT_EQ(expected(plan), 4);  // landelijk has passed on what it had a target for
  Plan without = plan;
  without.revision.lines[0].plan.weights = {{"rotterdam", 1}};
  without.revision.lines[0].plan.handovers.clear();
  EXPECT_EQ(expected(without), 3);
  // Unless its last report says something of the line.
  Report last = GoodReport("landelijk");
  last.period = *finance::ParsePeriod("2024-Q1");
  history.now[0].earlier = CountedReport{last, 1};
  EXPECT_EQ(expected(without), 4);
}

TEST(ForecastTableTest, CountsTheYearFromAUnitsFirstPeriod) {
  Plan plan = SmallPlan();
  plan.programme.units[2].valid_from = *finance::ParseDate("2021-04-01");
  const finance::Period period = *finance::ParsePeriod("2021-Q2");
  ForecastHistory history;
  for (const ComparedUnit& unit : UnitsToCompare(plan, period, {})) {
    history.now.push_back({unit.unit, CountedReport{GoodReport(unit.unit), 1}, {}, unit.ended});
  }
  const auto rows = ForecastsOf(plan, period, {{"budget"}, {}}, history, {});
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ((*rows)[1].forecasts[0].value, 400'000'00);
  EXPECT_EQ((*rows)[2].forecasts[0].value, 600'000'00);  // one quarter of three
}

}  // namespace
}  // namespace rekenschap::monitoring
