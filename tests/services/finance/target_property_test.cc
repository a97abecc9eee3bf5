#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/finance/target.h"
#include "tests/services/finance/plans.h"

// What holds of the targets of every plan.
namespace rekenschap::finance {
namespace {

constexpr int kFirst = 2020;
const std::vector<std::string> kUnits = {"a", "b", "c", "d", "e", "f"};

std::int64_t AnyFigure(bool negative) {
  // Small ones too: they show what rounding does.
  const std::int64_t most = *rc::gen::element<std::int64_t>(5, 50, 1'000, 1'000'000'000);
  return *rc::gen::inRange<std::int64_t>(negative ? -most : 0, most + 1);
}

std::vector<std::string> AnyUnits(std::size_t least) {
  std::set<std::string> units;
  const auto count = *rc::gen::inRange<std::size_t>(least, kUnits.size());
  while (units.size() < count) units.insert(*rc::gen::elementOf(kUnits));
  return {units.begin(), units.end()};
}

std::vector<Weight> AnyWeights() {
  std::vector<Weight> weights;
  for (const std::string& unit : AnyUnits(1)) {
    weights.push_back({unit, *rc::gen::inRange<std::int64_t>(0, 20)});
  }
  weights.back().weight += 1;
  return weights;
}

std::vector<std::int64_t> AnyProfile() {
  std::vector<std::int64_t> shares(*rc::gen::element<std::size_t>(1, 2, 3, 4, 12), 0);
  std::int64_t left = kWholeBasisPoints;
  for (std::int64_t& share : shares) {
    share = *rc::gen::inRange<std::int64_t>(0, left + 1);
    left -= share;
  }
  shares.back() += left;
  return shares;
}

Series AnySeries(bool negative) {
  Series series;
  series.nature = *rc::gen::element(Nature::kFlow, Nature::kStock);
  const int years = *rc::gen::inRange(1, 4);
  for (int i = 0; i < years; ++i) series.years[kFirst + i] = AnyFigure(negative);
  if (*rc::gen::arbitrary<bool>()) series.structural = AnyFigure(negative);
  if (series.nature == Nature::kStock) series.opening = AnyFigure(negative);
  return series;
}

// Amounts out of `value`, so that the key has somebody left to divide the rest over, or nothing.
GivenAmounts AnyAmounts(const std::vector<Weight>& weights, std::int64_t value, bool negative) {
  GivenAmounts given;
  std::int64_t left = value;
  for (const std::string& unit : AnyUnits(0)) {
    given.units.push_back(
        {unit, negative ? AnyFigure(true) : *rc::gen::inRange<std::int64_t>(0, left + 1)});
    left -= given.units.back().value;
  }
  const bool others = std::ranges::any_of(weights, [&](const Weight& weight) {
    return weight.weight > 0 &&
           std::ranges::find(given.units, weight.id, &Share::id) == given.units.end();
  });
  given.reserve = others && !negative ? *rc::gen::inRange<std::int64_t>(0, left + 1) : left;
  return given;
}

void AddPhasing(LinePlan& plan, bool negative) {
  if (*rc::gen::arbitrary<bool>()) plan.phasing.profile = AnyProfile();
  for (const auto& [year, value] : plan.series.years) {
    if (StartOf(plan.series, year) == value || *rc::gen::inRange(0, 3) > 0) continue;
    std::vector<std::int64_t> figures(*rc::gen::element<std::size_t>(1, 2, 3, 4, 12), value);
    for (std::int64_t& figure : figures) figure = AnyFigure(negative);
    figures.back() = value;
    plan.phasing.years[year] = std::move(figures);
  }
}

void AddAmounts(LinePlan& plan, bool negative) {
  const auto add = [&](Column column, std::int64_t value) {
    if (plan.weights.empty() || *rc::gen::arbitrary<bool>()) {
      plan.amounts[column] = AnyAmounts(plan.weights, value, negative);
    }
  };
  for (const auto& [year, value] : plan.series.years) add({year}, value);
  if (plan.series.structural) add(Column::Structural(), *plan.series.structural);
}

void AddHandovers(LinePlan& plan) {
  const int count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i) {
    Handover handover;
    handover.from = *rc::gen::elementOf(kUnits);
    handover.date = {std::chrono::year(*rc::gen::inRange(kFirst - 1, kFirst + 5)),
                     std::chrono::month(*rc::gen::inRange(1U, 13U)), std::chrono::day(1)};
    handover.to = AnyWeights();
    std::erase_if(handover.to, [&](const Weight& to) { return to.id == handover.from; });
    handover.to.push_back({"z", 1});
    plan.handovers.push_back(std::move(handover));
  }
  std::ranges::stable_sort(plan.handovers, {}, &Handover::date);
}

LinePlan AnyPlan(bool negative) {
  LinePlan plan;
  plan.series = AnySeries(negative);
  if (*rc::gen::inRange(0, 4) > 0) plan.weights = AnyWeights();
  AddPhasing(plan, negative);
  if (plan.weights.empty() || *rc::gen::arbitrary<bool>()) AddAmounts(plan, negative);
  AddHandovers(plan);
  return plan;
}

Period AnyPeriod() {
  const auto kind = *rc::gen::element(PeriodKind::kYear, PeriodKind::kHalf, PeriodKind::kFourMonths,
                                      PeriodKind::kQuarter, PeriodKind::kMonth);
  return {*rc::gen::inRange(kFirst, kFirst + 6), kind,
          *rc::gen::inRange(1, PeriodsInYear(kind) + 1)};
}

std::vector<Period> LastPeriodsOf(int year) {
  return {{year, PeriodKind::kYear, 1},
          {year, PeriodKind::kHalf, 2},
          {year, PeriodKind::kFourMonths, 3},
          {year, PeriodKind::kQuarter, 4},
          {year, PeriodKind::kMonth, 12}};
}

// Resolves, where the plan says something; a test that finds too little of that gives up by itself.
LineTarget TargetOfAny(const LinePlan& plan, const Period& period) {
  const auto target = TargetOf(plan, period);
  RC_ASSERT(target.ok());
  RC_PRE(target->has_value());
  return **target;
}

RC_GTEST_PROP(TargetProperty, AddsUpExactly, (bool negative)) {
  const LineTarget target = TargetOfAny(AnyPlan(negative), AnyPeriod());
  RC_ASSERT(SumOf(target.to_date_division) == target.to_date);
  RC_ASSERT(SumOf(target.year_division) == target.year);
  for (const Division* division : {&target.to_date_division, &target.year_division}) {
    RC_ASSERT(std::ranges::is_sorted(division->units, {}, &Share::id));
    RC_ASSERT(std::ranges::adjacent_find(division->units, {}, &Share::id) == division->units.end());
  }
}

RC_GTEST_PROP(TargetProperty, OfTheLastPeriodIsTheYears, (bool negative)) {
  const LinePlan plan = AnyPlan(negative);
  const int year = *rc::gen::inRange(kFirst, kFirst + 6);
  for (const Period& period : LastPeriodsOf(year)) {
    const LineTarget target = TargetOfAny(plan, period);
    RC_ASSERT(target.to_date == ValueInYear(plan.series, year));
    RC_ASSERT(target.to_date == target.year);
    RC_ASSERT(target.to_date_division == target.year_division);
  }
}

// The year's own division, until a unit passes something on.
RC_GTEST_PROP(TargetProperty, OfTheYearIsTheYearsDivision, (bool negative)) {
  LinePlan plan = AnyPlan(negative);
  plan.handovers.clear();
  const Period period = AnyPeriod();
  const LineTarget target = TargetOfAny(plan, period);
  // One that comes from somewhere and goes to nothing is told so; the year alone does not know it.
  const auto nothing = [](const Share& share) { return share.value == 0; };
  Division by_year = **DivideYear(plan, period.year);
  Division by_target = target.year_division;
  std::erase_if(by_year.units, nothing);
  std::erase_if(by_target.units, nothing);
  RC_ASSERT(by_target == by_year);
}

RC_GTEST_PROP(TargetProperty, WithNothingNewIsFirstPhasedAndThenAllocated, (bool negative)) {
  const LinePlan plan = PlanOf(AnySeries(negative), AnyWeights());
  const Period period = AnyPeriod();
  const LineTarget target = TargetOfAny(plan, period);
  const std::int64_t start = *StartOf(plan.series, period.year);
  const std::int64_t value = *ValueInYear(plan.series, period.year);
  const int count = PeriodsInYear(period.kind);
  // Half to even of start + movement × index ÷ count, in whole numbers.
  const std::int64_t moved = (value - start) * period.index;
  std::int64_t down = moved / count;
  if (moved % count < 0) --down;
  const std::int64_t twice = 2 * (moved - down * count);
  const bool up = twice > count || (twice == count && down % 2 != 0);
  RC_ASSERT(target.to_date == start + down + (up ? 1 : 0));
  RC_ASSERT(target.to_date_division.units == *Allocate(target.to_date, plan.weights));
  RC_ASSERT(target.year_division.units == *Allocate(value, plan.weights));
  RC_ASSERT(target.to_date_division.reserve == 0 && target.year_division.reserve == 0);
}

RC_GTEST_PROP(TargetProperty, OfALinearProfileIsThatOfNone, (bool negative)) {
  LinePlan plan = AnyPlan(negative);
  plan.phasing = {};
  LinePlan linear = plan;
  const auto count = *rc::gen::element<std::size_t>(1, 2, 4);
  linear.phasing.profile.assign(count, kWholeBasisPoints / static_cast<std::int64_t>(count));
  const Period period = AnyPeriod();
  RC_ASSERT(TargetOfAny(linear, period) == TargetOfAny(plan, period));
}

// Thirds and twelfths are no whole hundredths of a percent, figures can be.
RC_GTEST_PROP(TargetProperty, OfEvenFiguresIsThatOfNone, (bool negative)) {
  LinePlan plan = AnyPlan(negative);
  plan.phasing = {};
  const int count = *rc::gen::element(1, 2, 3, 4, 12);
  for (auto& [year, value] : plan.series.years) value *= 12;
  plan.series.opening *= 12;
  plan.amounts.clear();
  if (plan.weights.empty()) plan.weights = {{"a", 1}};
  const int year = plan.series.years.begin()->first;
  const std::int64_t start = *StartOf(plan.series, year);
  const std::int64_t movement = plan.series.years[year] - start;
  RC_PRE(movement != 0);
  LinePlan given = plan;
  for (int i = 1; i <= count; ++i) {
    given.phasing.years[year].push_back(start + movement / count * i);
  }
  Period period = AnyPeriod();
  period.year = year;
  RC_ASSERT(TargetOfAny(given, period) == TargetOfAny(plan, period));
}

RC_GTEST_PROP(TargetProperty, IsNotChangedInSumByHandingOver, (bool negative)) {
  const LinePlan plan = AnyPlan(negative);
  LinePlan before = plan;
  before.handovers.clear();
  const Period period = AnyPeriod();
  const LineTarget passed = TargetOfAny(plan, period);
  const LineTarget undisturbed = TargetOfAny(before, period);
  RC_ASSERT(passed.to_date == undisturbed.to_date);
  RC_ASSERT(passed.year == undisturbed.year);
  RC_ASSERT(passed.to_date_division.reserve == undisturbed.to_date_division.reserve);
  // Who has no part in any handover keeps what it has.
  std::set<std::string> involved;
  for (const Handover& handover : plan.handovers) {
    involved.insert(handover.from);
    for (const Weight& to : handover.to) involved.insert(to.id);
  }
  for (const Share& share : undisturbed.to_date_division.units) {
    if (involved.contains(share.id)) continue;
    RC_ASSERT(std::ranges::find(passed.to_date_division.units, share) !=
              passed.to_date_division.units.end());
  }
}

RC_GTEST_PROP(TargetProperty, IsNotMovedByAHandoverThatIsYetToCome, (bool negative)) {
  LinePlan plan = AnyPlan(negative);
  const Period period = AnyPeriod();
  const LineTarget all = TargetOfAny(plan, period);
  std::erase_if(plan.handovers,
                [&](const Handover& handover) { return handover.date > LastDay(period); });
  RC_ASSERT(TargetOfAny(plan, period).to_date_division == all.to_date_division);
}

// Figures that are not below zero are divided into such figures: through handovers, by amounts, in
// rounding.
RC_GTEST_PROP(TargetProperty, OfNoFigureBelowZeroIsNotBelowZero, ()) {
  const LinePlan plan = AnyPlan(false);
  // A path that is steeper than the year's own takes units beyond where they end.
  RC_PRE(plan.phasing.years.empty() || plan.amounts.empty());
  const LineTarget target = TargetOfAny(plan, AnyPeriod());
  for (const Division* division : {&target.to_date_division, &target.year_division}) {
    for (const Share& share : division->units) RC_ASSERT(share.value >= 0);
    RC_ASSERT(division->reserve >= 0);
  }
}

}  // namespace
}  // namespace rekenschap::finance
