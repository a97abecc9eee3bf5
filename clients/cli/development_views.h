#ifndef REKENSCHAP_CLIENTS_CLI_DEVELOPMENT_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_DEVELOPMENT_VIEWS_H_

#include <string>
#include <vector>

#include "clients/cli/comparison_words.h"
#include "rekenschap/monitoring/v1/comparison_service.pb.h"

// How the development of a line is shown.
namespace rekenschap::cli {

// What a chart is drawn with.
struct ChartMarks {
  std::string accepted = "█";
  std::string provisional = "▒";  // what is not accepted yet
  std::string target = "│";
};
// In plain ASCII: `#`, `+`, `|`.
ChartMarks PlainMarks();

// A bar for each point, `width` characters at most and in one scale: accepted, then provisional
// figures, and where the target is. Nothing is drawn of what is below zero.
std::vector<std::string> BarsOf(const monitoring::v1::GetDevelopmentResponse& response,
                                const ChartMarks& marks, std::size_t width);

// For people, with bars; for programs a row a period.
void PrintDevelopment(const Session& session,
                      const monitoring::v1::GetDevelopmentResponse& response,
                      const ChartMarks& marks);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_DEVELOPMENT_VIEWS_H_
