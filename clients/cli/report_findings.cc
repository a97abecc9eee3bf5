#include "clients/cli/report_findings.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <string_view>
#include <utility>

#include "clients/cli/layout.h"
#include "clients/cli/malformed_texts.h"
#include "clients/cli/table.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

// `12`, or with the cell `G12`.
std::string PlaceOf(const FileProblem& problem) {
  if (!problem.cell.empty()) return problem.cell;
  return problem.row == 0 ? "" : std::to_string(problem.row);
}

constexpr std::size_t kColumnWidth = 48;  // wider than any column or field that is known

// What the service refuses a draft for too: no such report is asked, now or at all.
constexpr std::array<std::string_view, 5> kStopDrafts = {"PERIOD_CLOSED", "PERIOD_NOT_OF_CADENCE",
                                                         "PROGRAMME_UNKNOWN",
                                                         "UNIT_NOT_TAKING_PART", "UNIT_NOT_VALID"};

}  // namespace

Noted NotedOf(const FiledReport& filed, const type::v1::Finding& finding) {
  const std::string field = filed.FieldHere(finding.field(), finding.line());
  return {{filed.RowOf(field), filed.ColumnOf(field), finding.rule(), finding.message(),
           finding.remedy(), filed.CellOf(field)},
          finding.severity(),
          std::ranges::find(kStopDrafts, finding.rule()) != kStopDrafts.end()};
}

std::vector<Noted> RefusalIn(const Session& session, const FiledReport& filed,
                             const absl::Status& refusal) {
  const base::ErrorDetails details = base::DetailsOf(refusal);
  if (details.violations.empty()) {
    return {{{filed.first_row, "", details.reason, RefusalWords(session, refusal), "", ""}}};
  }
  std::vector<Noted> noted;
  for (const base::Violation& violation : details.violations) {
    const std::string field = violation.field.substr(violation.field.find('.') + 1);
    const auto text = MalformedTextOf(violation.reason, session.language());
    noted.push_back({{filed.RowOf(field), filed.ColumnOf(field), violation.reason,
                      text ? text->message : violation.description, text ? text->remedy : "",
                      filed.CellOf(field)}});
  }
  const auto total = details.metadata.find("violations");
  if (total != details.metadata.end() &&
      total->second != std::to_string(details.violations.size())) {
    noted.push_back(
        {{0, "", details.reason,
          session.Say("dit zijn de eerste van ", "these are the first of ") + total->second,
          session.Say("verbeter ze; daarna worden de volgende getoond",
                      "mend them; then the next ones are shown"),
          ""}});
  }
  return noted;
}

std::vector<Noted> NotedIn(const Session& session, const FiledReport& filed,
                           const monitoring::v1::SubmitReportResult& result) {
  std::vector<Noted> noted;
  if (result.findings().empty() && result.has_error()) {
    noted = RefusalIn(session, filed, base::FromProto(result.error()));
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
  for (const std::size_t own : filed.problems) all.push_back({file.problems[own]});
  for (Noted& one : found) {
    // A cell that cannot be read is not also missing.
    const bool known = std::ranges::any_of(filed.problems, [&](std::size_t own) {
      const FileProblem& problem = file.problems[own];
      return problem.row == one.problem.row && problem.column == one.problem.column;
    });
    if (!known) all.push_back(std::move(one));
  }
  return all;
}

std::vector<Noted> CommonIn(const ReportFile& file) {
  std::vector<Noted> common;
  for (const std::size_t one : file.common_problems) common.push_back({file.problems[one]});
  return common;
}

bool IsSound(const ReportFile& file, const FiledReport& filed) {
  return filed.problems.empty() && filed.open_amounts.empty() && file.common_problems.empty();
}

bool IsRefused(const std::vector<Noted>& noted) {
  return std::ranges::any_of(
      noted, [](const Noted& one) { return one.severity == type::v1::SEVERITY_FATAL; });
}

std::vector<Noted> WarningsIn(const std::vector<Noted>& noted) {
  std::vector<Noted> warnings;
  std::ranges::copy_if(noted, std::back_inserter(warnings),
                       [](const Noted& one) { return one.severity == type::v1::SEVERITY_WARNING; });
  return warnings;
}

void PrintNoted(const Session& session, const std::string& path, std::vector<Noted> noted,
                Refuses refuses) {
  if (noted.empty()) return;
  std::ranges::stable_sort(noted, std::ranges::greater(), &Noted::severity);
  Table table;
  table.columns = {{session.Say("bestand", "file")},
                   {session.Say("plaats", "place"), true},
                   {session.Say("kolom", "column")},
                   {session.Say("regel", "rule")}};
  const std::string name = path.substr(path.rfind('/') + 1);
  auto severity = type::v1::SEVERITY_UNSPECIFIED;
  for (const Noted& one : noted) {
    if (one.severity != severity) {
      severity = one.severity;
      table.rows.push_back({SeverityMeaning(session, severity, refuses)});
    }
    const Colour colour = one.severity == type::v1::SEVERITY_FATAL ? Colour::kBad : Colour::kNone;
    table.rows.push_back({name,
                          PlaceOf(one.problem),
                          Shortened(one.problem.column, kColumnWidth),
                          {one.problem.rule, "", colour}});
    for (auto& line : Wrapped(one.problem.message, kPageWidth, 4))
      table.rows.push_back({std::move(line)});
    // A remark asks nothing, whatever its rule would ask if it weighed more.
    if (one.problem.remedy.empty() || severity == type::v1::SEVERITY_INFO) continue;
    for (auto& line : Wrapped(one.problem.remedy, kPageWidth, 6, "    → "))
      table.rows.push_back({std::move(line)});
  }
  Print(session, table);
}

}  // namespace rekenschap::cli
