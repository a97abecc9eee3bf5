#include "clients/cli/portfolio_notes.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "clients/cli/comparison_words.h"

namespace rekenschap::cli {

void PrintZeroTargets(const Session& session,
                      const monitoring::v1::ListPortfolioResponse& response) {
  constexpr std::size_t kMostNamed = 100;
  std::map<std::string, std::int64_t> counts;  // by programme
  std::int64_t lines = 0;
  for (const auto& row : response.rows()) {
    if (row.zero_target_count() == 0) continue;
    counts[LastPart(row.programme())] += row.zero_target_count();
    lines += row.zero_target_count();
  }
  if (counts.empty()) return;
  std::string named;
  std::size_t told = 0;
  for (const auto& [programme, count] : counts) {
    if (told++ == kMostNamed) break;
    named += (named.empty() ? "" : ", ") + programme + " " + std::to_string(count);
  }
  if (counts.size() > kMostNamed) {
    named += session.Say(" en nog ", " and ") + std::to_string(counts.size() - kMostNamed) +
             session.Say(" programma's", " more programmes");
  }
  PrintNote(session, session.Say("Iets gerealiseerd op een doel van nul: ",
                                 "Something realised on a target of zero: ") +
                         std::to_string(lines) +
                         (lines == 1 ? session.Say(" regel van een eenheid", " line of a unit")
                                     : session.Say(" regels van eenheden", " lines of units")) +
                         " (" + named +
                         session.Say("), niet geteld bij boven of onder.",
                                     "), counted neither as above nor as below."));
}

}  // namespace rekenschap::cli
