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
  budget.series = {finance::Nature::kFlow, {{2021, 800'000'00}}, {}, 0};
  budget.weights = {{"amsterdam", 1}, {"rotterdam", 1}};
  PlanLine fte;
  fte.id = "fte";
  fte.measure = finance::Measure::kFte;
  fte.series = {finance::Nature::kStock, {{2021, 40'000}}, {}, 0};
  fte.weights = budget.weights;
  PlanLine trained;
  trained.id = "trained";
  trained.measure = finance::Measure::kCount;
  plan.revision.lines = {budget, fte, trained};
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
