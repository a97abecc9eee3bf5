#ifndef REKENSCHAP_TESTS_CLIENTS_CLI_READ_REPORT_H_
#define REKENSCHAP_TESTS_CLIENTS_CLI_READ_REPORT_H_

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "clients/cli/report_file.h"
#include "services/finance/language.h"

// Files of reports as a Dutch reader reads them, and what is wrong with them.
namespace rekenschap::cli {

inline ReportFile Read(const std::string& name, const std::string& content) {
  return ReadReportFile(name, content, finance::Language::kDutch);
}

// The problems as `row rule cell`; each says what is wrong and what to do.
inline std::vector<std::string> Problems(const ReportFile& file) {
  std::vector<std::string> problems;
  for (const FileProblem& problem : file.problems) {
    EXPECT_FALSE(problem.message.empty());
    EXPECT_FALSE(problem.remedy.empty());
    problems.push_back(std::to_string(problem.row) + " " + problem.rule + " " + problem.cell);
  }
  return problems;
}

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_TESTS_CLIENTS_CLI_READ_REPORT_H_
