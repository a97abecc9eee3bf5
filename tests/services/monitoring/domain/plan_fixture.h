#ifndef REKENSCHAP_TESTS_SERVICES_MONITORING_DOMAIN_PLAN_FIXTURE_H_
#define REKENSCHAP_TESTS_SERVICES_MONITORING_DOMAIN_PLAN_FIXTURE_H_

#include <string>

#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"

// A small plan to hold reports against: two units that share evenly, one that ended in 2020.
namespace rekenschap::monitoring {

inline Plan SmallPlan() {
  Plan plan;
  plan.programme.id = "avim";
  plan.programme.units = {
      {"amsterdam", "Amsterdam", *finance::ParseDate("2013-01-01"), {}},
      {"gone", "Gone", *finance::ParseDate("2013-01-01"), *finance::ParseDate("2020-12-31")},
      {"rotterdam", "Rotterdam", *finance::ParseDate("2013-01-01"), {}}};
  plan.revision.number = 1;
  PlanLine budget;
  budget.id = "budget";
  budget.basis = finance::Basis::kCash;
  budget.plan.series = {finance::Nature::kFlow, {{2021, 800'000'00}}, {}, 0};
  budget.plan.weights = {{"amsterdam", 1}, {"rotterdam", 1}};
  PlanLine fte;
  fte.id = "fte";
  fte.measure = finance::Measure::kFte;
  fte.plan.series = {finance::Nature::kStock, {{2021, 40'000}}, {}, 0};
  fte.plan.weights = budget.plan.weights;
  PlanLine trained;
  trained.id = "trained";
  trained.measure = finance::Measure::kCount;
  plan.revision.lines = {budget, fte, trained};
  return plan;
}

// SmallPlan with the units in a tree: nederland > (west > amsterdam, rotterdam), limburg. Of
// nederland and west nobody reports.
inline Plan TreePlan() {
  Plan plan = SmallPlan();
  const finance::Date start = *finance::ParseDate("2013-01-01");
  plan.programme.units = {{"amsterdam", "Amsterdam", start, {}, "west"},
                          {"limburg", "Limburg", start, {}, "nederland"},
                          {"rotterdam", "Rotterdam", start, {}, "west"}};
  plan.programme.above = {{"nederland", "Nederland", start, {}},
                          {"west", "West", start, {}, "nederland"}};
  for (PlanLine& line : plan.revision.lines) {
    if (!line.plan.weights.empty())
      line.plan.weights = {{"amsterdam", 1}, {"limburg", 2}, {"rotterdam", 1}};
  }
  return plan;
}

// A plan with a unit that is split on 1 July 2024: of EUR 1.200.000 a year and 40 fte, three
// quarters are its own and then go to its successors, one third and two thirds.
inline Plan SplitPlan() {
  Plan plan;
  plan.programme.id = "avim";
  plan.programme.units = {{"landelijk", "Landelijk", *finance::ParseDate("2013-01-01"),
                           *finance::ParseDate("2024-06-30")},
                          {"lo", "Opsporing", *finance::ParseDate("2024-07-01"), {}},
                          {"lx", "Expertise", *finance::ParseDate("2024-07-01"), {}},
                          {"rotterdam", "Rotterdam", *finance::ParseDate("2013-01-01"), {}}};
  plan.revision.number = 1;
  PlanLine budget;
  budget.id = "budget";
  budget.basis = finance::Basis::kCash;
  budget.plan.series = {finance::Nature::kFlow, {{2024, 1'200'000'00}}, 1'200'000'00, 0};
  budget.plan.weights = {{"landelijk", 3}, {"rotterdam", 1}};
  budget.plan.handovers = {
      {"landelijk", *finance::ParseDate("2024-07-01"), {{"lo", 2}, {"lx", 1}}}};
  PlanLine fte;
  fte.id = "fte";
  fte.measure = finance::Measure::kFte;
  fte.plan.series = {finance::Nature::kStock, {{2024, 40'000}}, 40'000, 40'000};
  fte.plan.weights = budget.plan.weights;
  fte.plan.handovers = budget.plan.handovers;
  plan.revision.lines = {budget, fte};
  return plan;
}

// A report of 2021-Q2 on target: EUR 200.000 spent, 10 fte in post.
inline Report GoodReport(const std::string& unit = "rotterdam") {
  Report report;
  report.programme = "avim";
  report.period = *finance::ParsePeriod("2021-Q2");
  report.unit = unit;
  report.lines.resize(3);
  report.lines[0].line = "budget";
  report.lines[0][Figure::kRealised] = 200'000'00;
  report.lines[0][Figure::kCommitted] = 210'000'00;
  report.lines[1].line = "fte";
  report.lines[1].measure = finance::Measure::kFte;
  report.lines[1][Figure::kRealised] = 10'000;
  report.lines[1][Figure::kInflow] = 3'000;
  report.lines[2].line = "trained";
  report.lines[2].measure = finance::Measure::kCount;
  report.lines[2][Figure::kRealised] = 12;
  return report;
}

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_TESTS_SERVICES_MONITORING_DOMAIN_PLAN_FIXTURE_H_
