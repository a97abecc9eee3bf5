#include "clients/cli/report_findings.h"

#include <algorithm>
#include <utility>

#include "clients/cli/layout.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

bool Touches(const ReportFile& file, const FiledReport& filed, const FileProblem& problem) {
  const auto has_row = [&](const FiledReport& one) { return one.HasRow(problem.row); };
  return has_row(filed) || std::ranges::none_of(file.reports, has_row);
}

// `12`, or with the cell `G12`.
std::string PlaceOf(const FileProblem& problem) {
  if (!problem.cell.empty()) return problem.cell;
  return problem.row == 0 ? "" : std::to_string(problem.row);
}

}  // namespace

Noted NotedOf(const FiledReport& filed, const type::v1::Finding& finding) {
  return {{filed.RowOf(finding.field()), filed.ColumnOf(finding.field()), finding.rule(),
           finding.message(), finding.remedy(), filed.CellOf(finding.field())},
          finding.severity()};
}

std::vector<Noted> NotedIn(const Session& session, const FiledReport& filed,
                           const monitoring::v1::SubmitReportResult& result) {
  std::vector<Noted> noted;
  if (result.findings().empty() && result.has_error()) {
    const absl::Status error = base::FromProto(result.error());
    for (const base::Violation& violation : base::DetailsOf(error).violations) {
      const std::string field = violation.field.substr(violation.field.find('.') + 1);
      noted.push_back({{filed.RowOf(field), filed.ColumnOf(field), violation.reason,
                        violation.description, "", filed.CellOf(field)}});
    }
  }
  const auto& findings = result.has_receipt() ? result.receipt().findings() : result.findings();
  for (const auto& finding : findings) {
    if (finding.settled()) continue;  // explained: it asks nothing
    noted.push_back(NotedOf(filed, finding));
    if (finding.rule() != "CORRECTION_REASON_MISSING") continue;
    FileProblem& problem = noted.back().problem;
    problem.remedy += session.Say(" in de kolom ", " in the column ") + problem.column;
  }
  return noted;
}

std::vector<Noted> Together(const ReportFile& file, const FiledReport& filed,
                            std::vector<Noted> found) {
  std::vector<Noted> all;
  for (const FileProblem& problem : file.problems) {
    if (Touches(file, filed, problem)) all.push_back({problem});
  }
  for (Noted& one : found) {
    // A cell that cannot be read is not also missing.
    const bool known = std::ranges::any_of(file.problems, [&one](const FileProblem& problem) {
      return problem.row > 0 && problem.row == one.problem.row &&
             problem.column == one.problem.column;
    });
    if (!known) all.push_back(std::move(one));
  }
  return all;
}

bool IsSound(const ReportFile& file, const FiledReport& filed) {
  return std::ranges::none_of(
      file.problems, [&](const FileProblem& problem) { return Touches(file, filed, problem); });
}

bool IsRefused(const std::vector<Noted>& noted) {
  return std::ranges::any_of(
      noted, [](const Noted& one) { return one.severity == type::v1::SEVERITY_FATAL; });
}

void PrintNoted(const Session& session, const std::string& path, const std::vector<Noted>& noted) {
  if (noted.empty()) return;
  Table table;
  // People read the sentences below the place, where they fit on a screen.
  const bool people = session.output == Output::kTable;
  table.columns = {{session.Say("bestand", "file"), false, "file"},
                   {session.Say("plaats", "place"), true, people ? "place" : "row"},
                   {session.Say("kolom", "column"), false, "column"},
                   {session.Say("regel", "rule"), false, "rule"},
                   {session.Say("wat er is", "what is wrong"), false, "message"},
                   {session.Say("wat te doen", "what to do"), false, "remedy"},
                   {session.Say("cel", "cell"), false, "cell"}};
  if (people) table.columns.resize(4);
  const std::string name = path.substr(path.rfind('/') + 1);
  for (const Noted& one : noted) {
    const Colour colour = one.severity == type::v1::SEVERITY_FATAL ? Colour::kBad : Colour::kNone;
    const std::string row = one.problem.row == 0 ? "" : std::to_string(one.problem.row);
    table.rows.push_back({name,
                          people ? PlaceOf(one.problem) : row,
                          one.problem.column,
                          {one.problem.rule, "", colour}});
    if (!people) {
      table.rows.back().emplace_back(one.problem.message);
      table.rows.back().emplace_back(one.problem.remedy);
      table.rows.back().emplace_back(one.problem.cell);
      continue;
    }
    for (auto& line : Wrapped(one.problem.message, kPageWidth, 4))
      table.rows.push_back({std::move(line)});
    if (one.problem.remedy.empty()) continue;
    for (auto& line : Wrapped(one.problem.remedy, kPageWidth, 6, "    → "))
      table.rows.push_back({std::move(line)});
  }
  Print(session, table);
}

}  // namespace rekenschap::cli
