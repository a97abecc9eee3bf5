#include "clients/cli/plan_findings.h"

#include <algorithm>

#include "clients/cli/layout.h"
#include "clients/cli/plan_words.h"

namespace rekenschap::cli {
namespace {

using type::v1::Finding;

std::vector<const Finding*> HeaviestFirst(const Findings& findings) {
  std::vector<const Finding*> sorted;
  for (const Finding& finding : findings) sorted.push_back(&finding);
  std::ranges::stable_sort(sorted, std::ranges::greater(), &Finding::severity);
  return sorted;
}

}  // namespace

std::vector<std::string> FindingLines(const Session& session, const Findings& findings) {
  constexpr std::size_t kIndent = 18;
  std::vector<std::string> lines;
  const auto add = [&lines](const std::vector<std::string>& more) {
    lines.insert(lines.end(), more.begin(), more.end());
  };
  for (const Finding* finding : HeaviestFirst(findings)) {
    add(Wrapped(finding->rule() + ": " + finding->message(), kPageWidth, kIndent,
                "  " + SeverityCell(session, finding->severity()).text));
    if (finding->severity() == type::v1::SEVERITY_INFO || finding->remedy().empty()) continue;
    add(Wrapped(session.Say("Te doen: ", "To do: ") + finding->remedy(), kPageWidth, kIndent));
  }
  return lines;
}

Table FindingsTable(const Session& session, const Findings& findings) {
  Table table;
  table.columns = {{"severity"}, {"rule"}, {"field"}, {"line"}, {"message"}, {"remedy"}};
  for (const Finding* finding : HeaviestFirst(findings)) {
    table.rows.push_back({SeverityCell(session, finding->severity()), finding->rule(),
                          finding->field(), finding->line(), finding->message(),
                          finding->remedy()});
  }
  return table;
}

}  // namespace rekenschap::cli
