#ifndef REKENSCHAP_TESTS_BENCH_REPORT_ROWS_H_
#define REKENSCHAP_TESTS_BENCH_REPORT_ROWS_H_

#include <cstdint>
#include <string>

namespace rekenschap::bench {

// How many versions of reports a store is to hold, over how many quarters from 2024-Q1.
struct ReportRows {
  std::int64_t periods = 0;
  std::int64_t versions = 0;  // of each report
};
std::int64_t CountOf(const ReportRows& rows);

// Writes them into the monitoring store at `path`, which nobody has open, as the service would have
// left them: for each of the programme's ten units and each quarter so many versions one after
// another, every fifth of them accepted. Of 2024-Q2 the last unit has none. Aborts when it cannot.
void WriteReports(const std::string& path, const ReportRows& rows);

}  // namespace rekenschap::bench

#endif  // REKENSCHAP_TESTS_BENCH_REPORT_ROWS_H_
