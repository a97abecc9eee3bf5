#ifndef REKENSCHAP_TESTS_BENCH_QUARTERLY_REPORTS_H_
#define REKENSCHAP_TESTS_BENCH_QUARTERLY_REPORTS_H_

#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/monitoring/app/monitoring.h"

// What many units report on many programmes over the years.
namespace rekenschap::bench {

// 250 programmes by 10 units by the quarters of 10 years.
inline constexpr int kQuarterlyReports = 100'000;

// Makes known programmes with two budgets and the staff that one of them pays for, evenly over
// their units. Aborts when it cannot.
void TakeQuarterlyPlans(monitoring::Monitoring& app);

// The reports in the order in which they come in: period by period, and in a period programme by
// programme. All are near their targets but for one in ten, which explains why it is not.
monitoring::v1::Report QuarterlyReport(int number);

}  // namespace rekenschap::bench

#endif  // REKENSCHAP_TESTS_BENCH_QUARTERLY_REPORTS_H_
