#include "clients/cli/report_template.h"

#include <fstream>
#include <ostream>
#include <vector>

#include "clients/cli/comparison_words.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparisonRow;

// The columns of the template, by the field that they fill; description and target are for the
// reader.
constexpr const char* kFields[] = {"euro.spent_eurocents",
                                   "euro.committed_eurocents",
                                   "fte.establishment_fte_thousandths",
                                   "fte.in_post_fte_thousandths",
                                   "fte.deployable_fte_thousandths",
                                   "fte.inflow_fte_thousandths",
                                   "fte.outflow_fte_thousandths",
                                   "count.realised_count",
                                   "forecast",
                                   "explanations[0].text",
                                   "explanations[0].cause",
                                   "explanations[0].amount",
                                   "correction_reason"};

std::string Quoted(const std::string& text) {
  if (text.find_first_of(";\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string TemplateOf(const Session& session, const std::string& programme,
                       const std::string& period, const std::string& unit,
                       const monitoring::v1::ComparePlanResponse& response) {
  const auto language = session.language();
  // Spreadsheets know UTF-8 by its byte order mark.
  std::string csv = "\xef\xbb\xbf";
  for (const char* field : {"programme", "unit", "period", "line"})
    csv += HeaderOf(field, language) + ';';
  csv += session.Say("omschrijving;doel", "description;target");
  for (const char* field : kFields) csv += ';' + HeaderOf(field, language);
  csv += "\r\n";
  for (const ComparisonRow& row : response.rows()) {
    if (row.unit().empty()) continue;
    csv += programme + ';' + unit + ';' + period + ';' + row.line() + ';' +
           Quoted(row.line_title()) + ';';
    // In Dutch notation whatever the language of the headers: that is what the file is read in.
    Session dutch = session;
    dutch.language_code = "nl";
    csv += FigureCell(dutch, row.has_target(), row.target()).text;
    csv += std::string(std::size(kFields), ';') + "\r\n";
  }
  return csv;
}

}  // namespace

int WriteTemplate(const Session& session, const std::string& programme, const std::string& period,
                  const std::string& unit, const std::string& path) {
  monitoring::v1::ComparePlanRequest request;
  request.set_programme("programmes/" + LastPart(programme));
  request.set_period(period);
  request.add_units("units/" + LastPart(unit));
  monitoring::v1::ComparePlanResponse response;
  const auto stub = ComparisonsOf(session);
  const absl::Status status =
      CallOn(session, *stub, &ComparisonsStub::ComparePlan, request, response);
  if (!status.ok()) return Fail(session, status);
  const std::string csv =
      TemplateOf(session, LastPart(programme), period, LastPart(unit), response);
  if (path.empty()) {
    session.out << csv;
    return kDone;
  }
  std::ofstream file(path, std::ios::binary);
  file << csv;
  file.close();
  if (!file) {
    session.err << session.Say("fout: kan niet schrijven: ", "error: cannot write: ") << path
                << '\n';
    return kUsage;
  }
  session.out
      << path
      << session.Say(
             ": sjabloon geschreven; vul het in en controleer het met: rekenschap report check ",
             ": template written; fill it in and check it with: rekenschap report check ")
      << path << '\n';
  return kDone;
}

}  // namespace rekenschap::cli
