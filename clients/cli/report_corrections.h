#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_CORRECTIONS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_CORRECTIONS_H_

#include <cstddef>
#include <set>
#include <string>

#include "clients/cli/report_figures.h"
#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// Adds what a row that names a closed period puts right to `report`: `line` is the row read as any
// other, its one figure the amount with its sign. A fault when it has
// other figures or none; then a correction without amount is added, so that rows and corrections
// go on together.
FigureFault AddPriorCorrection(const monitoring::v1::ReportLine& line, const std::string& period,
                               const std::string& reason, finance::Language language,
                               monitoring::v1::Report& report);

// The field of the columns that a part of a correction stands under, such as
// `prior_corrections[0].amount`; empty for another field.
std::string ColumnFieldOfCorrection(const monitoring::v1::Report& report, const std::string& field);

// The index in `prior_corrections[2].amount`, or -1.
int CorrectionIndexOf(const std::string& field);

// The reasons for correcting a report that was accepted: rows that give reasons of their own are
// all heard, and the same one counts once.
class CorrectionReasons {
 public:
  // Adds a row's reason to the report. A fault, once, when they are longer together than the 2,000
  // characters that the service takes; reasons from there on are left out.
  FigureFault Add(const std::string& reason, finance::Language language,
                  monitoring::v1::Report& report);

 private:
  std::set<std::string> heard_;
  std::size_t characters_ = 0;  // of those in the report
  bool full_ = false;
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_CORRECTIONS_H_
