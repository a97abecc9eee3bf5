#include "services/monitoring/domain/outlier_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/figure_rules.h"
#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

finance::Period PeriodOf(const std::string& text) { return *finance::ParsePeriod(text); }

// Seven periods in which EUR 100.000 was spent and half an fte came, with little in it.
std::vector<PastFigure> PastSpending() {
  return {{PeriodOf("2019-Q3"), 300'000'00}, {PeriodOf("2019-Q4"), 401'000'00},
          {PeriodOf("2020-Q1"), 99'000'00},  {PeriodOf("2020-Q2"), 200'000'00},
          {PeriodOf("2020-Q3"), 299'000'00}, {PeriodOf("2020-Q4"), 400'000'00},
          {PeriodOf("2021-Q1"), 102'000'00}};
}

std::vector<std::string> OutliersOf(const Report& report, FigureContext figures,
                                    const RuleBook& rules = {}) {
  static const Plan kPlan = SmallPlan();
  CheckContext context;
  context.plan = &kPlan;
  context.rules = rules;
  context.figures = std::move(figures);
  std::vector<std::string> found;
  const auto findings = *CheckReport(report, context);
  for (const finance::Finding& finding : findings) {
    if (finding.rule.starts_with("OUTLIER")) found.push_back(finding.rule + " " + finding.line);
  }
  return found;
}

// A report with so many euros spent at the end of 2021-Q2, of which the target is EUR 200.000.
Report Spent(std::int64_t euros) {
  Report report = GoodReport();
  report.lines[0].figures = {euros * 100, {}, {}, {}, {}, {}, {}};
  return report;
}

std::vector<std::string> InHistory(std::int64_t euros, std::vector<PastFigure> past,
                                   const RuleBook& rules = {}) {
  FigureContext figures;
  figures.history["budget"] = std::move(past);
  return OutliersOf(Spent(euros), figures, rules);
}

TEST(OutlierRulesTest, SetAChangeAgainstTheUnitsOwn) {
  const std::string outlier = "OUTLIER_IN_HISTORY budget";
  EXPECT_THAT(InHistory(300'000, PastSpending()), ElementsAre(outlier));
  EXPECT_THAT(InHistory(105'000, PastSpending()), ElementsAre(outlier));
  // Close to the target it is no outlier, however unlike the rest it is.
  EXPECT_THAT(InHistory(250'000, PastSpending()), IsEmpty());
  EXPECT_THAT(InHistory(250'001, PastSpending()), ElementsAre(outlier));
  EXPECT_THAT(
      InHistory(250'001, PastSpending(),
                RuleBook({{"OUTLIER_IN_HISTORY", false, {}, {{"least_deviation", 3'000}}}})),
      IsEmpty());
  EXPECT_THAT(InHistory(300'000, PastSpending(),
                        RuleBook({{"OUTLIER_IN_HISTORY", false, {}, {{"observations", 8}}}})),
              IsEmpty());
  EXPECT_THAT(InHistory(300'000, PastSpending(), RuleBook({{"OUTLIER_IN_HISTORY", true, {}, {}}})),
              IsEmpty());
}

TEST(OutlierRulesTest, NeedHistoryThatGoesOnWithoutAGap) {
  std::vector<PastFigure> past = PastSpending();
  past.pop_back();  // what was spent in this period alone is not known
  EXPECT_THAT(InHistory(300'000, past), IsEmpty());
  past = PastSpending();
  past.erase(past.begin(), past.begin() + 2);  // 5 changes are left
  EXPECT_THAT(InHistory(300'000, past), ElementsAre("OUTLIER_IN_HISTORY budget"));
  past.erase(past.begin());  // and now 3: of 2020-Q2 nobody knows the change
  EXPECT_THAT(InHistory(300'000, past), IsEmpty());
  EXPECT_THAT(InHistory(300'000, {}), IsEmpty());
}

TEST(OutlierRulesTest, FollowAStockAcrossTheYearsEnd) {
  FigureContext figures;
  std::vector<PastFigure>& past = figures.history["fte"];
  std::int64_t fte = 5'000;
  for (const char* period :
       {"2019-Q3", "2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"}) {
    past.push_back({PeriodOf(period), fte += period[6] == '1' ? 400 : 500});
  }
  Report report = GoodReport();  // the target is 10 fte; 8,4 were in post
  report.lines[1][Figure::kRealised] = 5'500;
  EXPECT_THAT(OutliersOf(report, figures), ElementsAre("OUTLIER_IN_HISTORY fte"));
  report.lines[1][Figure::kRealised] = 15'000;
  EXPECT_THAT(OutliersOf(report, figures), ElementsAre("OUTLIER_IN_HISTORY fte"));
}

TEST(OutlierRulesTest, SayWhatWasUsual) {
  static const Plan kPlan = SmallPlan();
  CheckContext context;
  context.plan = &kPlan;
  context.figures.history["budget"] = PastSpending();
  const auto findings = *CheckReport(Spent(300'000), context);
  ASSERT_EQ(findings.size(), 2U);  // it deviates from the target as well
  const finance::Finding& finding = findings[1];
  EXPECT_EQ(finding.given->value, 300'000'00);
  EXPECT_EQ(finding.expected->value, 203'000'00);  // 102.000 and the usual 101.000
  EXPECT_EQ(finding.difference->value, 97'000'00);
  EXPECT_EQ(TextOf(finding, finance::Language::kDutch).message,
            "besteed is € 300.000,00, in deze periode € 198.000,00 erbij; over 6 eerdere perioden "
            "was dat doorgaans € 101.000,00, dat zou € 203.000,00 zijn");
}

// Six units that share EUR 2.400.000 a year evenly: EUR 200.000 each by 2021-Q2.
Plan SixUnits() {
  Plan plan = SmallPlan();
  PlanLine& budget = plan.revision.lines[0];
  budget.plan.series.years[2021] = 2'400'000'00;
  budget.plan.weights.clear();
  plan.programme.units.clear();
  for (const char* unit : {"a", "b", "c", "d", "e", "rotterdam"}) {
    plan.programme.units.push_back({unit, unit, *finance::ParseDate("2013-01-01"), {}});
    budget.plan.weights.push_back({unit, 1});
  }
  return plan;
}

std::vector<finance::Finding> AmongPeers(std::int64_t euros, std::vector<std::int64_t> peers) {
  static const Plan kPlan = SixUnits();
  CheckContext context;
  context.plan = &kPlan;
  for (std::size_t i = 0; i < peers.size(); ++i) {
    context.figures.peers["budget"].push_back(
        {std::string(1, static_cast<char>('a' + i)), peers[i] * 100});
  }
  std::vector<finance::Finding> found = *CheckReport(Spent(euros), context);
  std::erase_if(found, [](const finance::Finding& of) { return of.rule != "OUTLIER_AMONG_PEERS"; });
  return found;
}

TEST(OutlierRulesTest, SetAFigureAgainstTheOtherUnits) {
  const std::vector<std::int64_t> on_target = {190'000, 198'000, 200'000, 202'000, 210'000};
  const std::vector<std::int64_t> all_late = {90'000, 98'000, 100'000, 102'000, 110'000};
  EXPECT_EQ(AmongPeers(100'000, on_target).size(), 1U);
  EXPECT_EQ(AmongPeers(300'000, on_target).size(), 1U);
  EXPECT_THAT(AmongPeers(200'000, on_target), IsEmpty());
  EXPECT_THAT(AmongPeers(100'000, all_late), IsEmpty());  // as late as the others
  EXPECT_THAT(AmongPeers(200'000, all_late), IsEmpty());  // nothing wrong with being on target
  EXPECT_THAT(AmongPeers(100'000, {198'000, 199'000, 200'000, 202'000}), IsEmpty());  // too few
  const auto found = AmongPeers(100'000, on_target);
  EXPECT_EQ(found.at(0).expected->value, 200'000'00);
  EXPECT_EQ(TextOf(found.at(0), finance::Language::kDutch).message,
            "besteed is € 100.000,00, 50,00 % van het doel; bij 5 andere eenheden is het doorgaans "
            "100,00 %, dat zou € 200.000,00 zijn");
  EXPECT_EQ(TextOf(found.at(0), finance::Language::kEnglish).message,
            "spent is € 100,000.00, 50.00 % of the target; with 5 other units it is 100.00 % as a "
            "rule, which would be € 200,000.00");
}

OutlierNeeds NeedsOf(const Report& report, const Plan& plan, bool has_before = true,
                     const RuleBook& rules = {}) {
  return OutlierNeedsOf(report, plan, *PeriodTargetsOf(plan.revision, report.period), rules,
                        has_before);
}

TEST(OutlierRulesTest, AskOnlyForWhatTheyCanUse) {
  const Plan six = SixUnits();
  const Report off = Spent(300'000);
  OutlierNeeds needs = NeedsOf(off, six);
  // Of the line without a target every figure may be one; it has no share of a target.
  EXPECT_THAT(needs.history, ElementsAre("budget", "trained"));
  EXPECT_THAT(needs.peers, ElementsAre("budget"));
  needs = NeedsOf(Spent(200'000), six);
  EXPECT_THAT(needs.history, ElementsAre("trained"));
  EXPECT_THAT(needs.peers, IsEmpty());
  EXPECT_THAT(NeedsOf(off, six, false).history, IsEmpty());
  EXPECT_THAT(NeedsOf(off, SmallPlan()).peers, IsEmpty());  // too few units
  const RuleBook none(
      {{"OUTLIER_AMONG_PEERS", true, {}, {}}, {"OUTLIER_IN_HISTORY", true, {}, {}}});
  needs = NeedsOf(off, six, true, none);
  EXPECT_THAT(needs.history, IsEmpty());
  EXPECT_THAT(needs.peers, IsEmpty());
  Report strange = off;
  strange.lines[0].measure = finance::Measure::kCount;
  strange.lines[2].line = "unknown";
  EXPECT_THAT(NeedsOf(strange, six).history, IsEmpty());
}

// A unit that follows its plan gives the rules on figures nothing to say.
RC_GTEST_PROP(FigureRulesProperty, FindNothingInAReportThatFollowsItsPlan, ()) {
  Plan plan = SixUnits();
  const auto budget_of = [](std::int64_t a) { return 1'200'000'00 + a * 12; };
  PlanLine& budget = plan.revision.lines[0];
  PlanLine& fte = plan.revision.lines[1];
  budget.pays_for = "fte";
  fte.plan.weights = budget.plan.weights;
  for (const int year : {2020, 2021}) {
    budget.plan.series.years[year] = budget_of(*rc::gen::inRange<std::int64_t>(0, 50'000'000'00));
    fte.plan.series.years[year] = *rc::gen::inRange<std::int64_t>(6'000, 600'000);
  }
  if (*rc::gen::arbitrary<bool>()) {
    const auto first = *rc::gen::inRange<std::int64_t>(0, 5'001);
    const auto second = *rc::gen::inRange<std::int64_t>(0, 5'001);
    budget.plan.phasing.profile = {first, second, 0, 10'000 - first - second};
  }
  for (finance::Weight& weight : budget.plan.weights) {
    weight.weight = *rc::gen::inRange<std::int64_t>(1, 100);
  }
  plan.revision.lines.pop_back();
  const std::string unit = *rc::gen::element<std::string>("a", "rotterdam");
  const auto follow = [&](const finance::Period& period, const std::string& who) {
    Report report;
    report.programme = "avim";
    report.period = period;
    report.unit = who;
    const auto euros = **TargetFor(budget, report);
    const auto staff = **TargetFor(fte, report);
    report.lines.resize(2);
    report.lines[0].line = "budget";
    report.lines[0].figures = {euros.to_date, {}, euros.year, {}, {}, {}, {}};
    // Nobody leaves but who is too many; all is counted from 1 January.
    Report december = report;
    december.period = {period.year - 1, finance::PeriodKind::kQuarter, 4};
    const auto start = *TargetFor(fte, december);
    const std::int64_t since = staff.to_date - (start ? start->to_date : 0);
    report.lines[1].line = "fte";
    report.lines[1].measure = finance::Measure::kFte;
    report.lines[1].figures = {
        staff.to_date,         {}, staff.year, staff.to_date, staff.to_date, since > 0 ? since : 0,
        since < 0 ? -since : 0};
    return report;
  };
  CheckContext context;
  context.plan = &plan;
  const finance::Period period = {2021, finance::PeriodKind::kQuarter, *rc::gen::inRange(1, 5)};
  context.figures.before = follow(PeriodBefore(period), unit);
  for (finance::Period past = PeriodBefore(period); past.year == 2020 || past.year == 2021;
       past = PeriodBefore(past)) {
    const Report report = follow(past, unit);
    for (const ReportLine& line : report.lines) {
      auto& history = context.figures.history[line.line];
      history.insert(history.begin(), {past, *line[Figure::kRealised]});
    }
  }
  for (const char* peer : {"b", "c", "d", "e"}) {
    for (const ReportLine& line : follow(period, peer).lines) {
      context.figures.peers[line.line].push_back({peer, *line[Figure::kRealised]});
    }
  }
  const std::vector<std::size_t> sound = {0, 1};
  const auto findings = *FigureFindings(follow(period, unit), context, sound);
  RC_ASSERT(findings.empty());
}

}  // namespace
}  // namespace rekenschap::monitoring
