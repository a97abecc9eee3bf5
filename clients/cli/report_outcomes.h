#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_OUTCOMES_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_OUTCOMES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "clients/cli/report_file.h"
#include "clients/cli/report_findings.h"
#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/report_stream_service.pb.h"

namespace rekenschap::cli {

// What became of a report that was checked, kept or sent.
enum class Outcome {
  kGood,       // it could be submitted
  kKept,       // it is a draft now
  kTakenIn,    // it is submitted
  kUnchanged,  // it was taken in before
  kHeldBack,   // it is good, and was not submitted because of others
  kRefused,
};

// What is told of one report.
struct ReportOutcome {
  const std::string& path;  // of its file
  const FiledReport& filed;
  Outcome outcome = Outcome::kRefused;
  std::int64_t version = 0;  // that it has, or had already; 0 for none
  const monitoring::v1::SubmitReportResult& result;
  std::vector<Noted> noted;  // what was found in it
  bool keeping = false;      // it was to be kept as a draft
};

// How many came to what.
struct OutcomeCounts {
  std::map<Outcome, std::size_t> reports;
  std::size_t warned = 0;  // of those that were not refused: how many have a warning
};

// Tells people of one report: what became of it, what its explanations settle, what was found. Of
// one that could not be kept as a draft first what stands in the way of that.
void PrintOutcome(const Session& session, const ReportOutcome& told);

// Tells people how many reports came to what.
void PrintCounts(const Session& session, const OutcomeCounts& counts);

// Gathers what became of reports as one table for programs: a row for each report, or for each
// thing that was found in it.
class OutcomeTable {
 public:
  void Add(const ReportOutcome& told);
  void AddFile(const std::string& path, const std::vector<Noted>& noted);  // as a whole
  void Print(const Session& session) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_OUTCOMES_H_
