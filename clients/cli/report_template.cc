#include "clients/cli/report_template.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <vector>

#include <absl/strings/match.h>

#include "clients/cli/calls.h"
#include "clients/cli/comparison_words.h"
#include "clients/cli/csv_rows.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/report_template_book.h"
#include "clients/cli/sheet_limits.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/comparison_service.grpc.pb.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

int FailToWrite(const Session& session, const std::string& path, const std::string& why) {
  session.err << session.Say("fout: kan niet schrijven: ", "error: cannot write: ") << path
              << (why.empty() ? "" : " (" + why + ")") << '\n';
  return kUsage;
}

// Whether something can be written at `path`; says why not.
bool CanWrite(const Session& session, const std::string& path) {
  if (!absl::EndsWithIgnoreCase(path, ".xlsx") && !absl::EndsWithIgnoreCase(path, ".csv")) {
    session.err << path
                << session.Say(
                       ": een sjabloon wordt geschreven als .xlsx of .csv; een rekenblad kan .xlsx "
                       "ook bewaren als .ods\n",
                       ": a template is written as .xlsx or .csv; a spreadsheet can save .xlsx as "
                       ".ods too\n");
    return false;
  }
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return true;
  session.err << path
              << session.Say(
                     ": dit bestand bestaat al en is misschien ingevuld; kies een andere "
                     "naam, of haal het eerst weg\n",
                     ": this file is there already and may be filled in; choose another "
                     "name, or take it away first\n");
  return false;
}

// That nobody reports then: a file without rows would only be refused once it is filled in.
int RefuseEmpty(const Session& session, const std::string& programme, const std::string& period,
                const std::string& unit) {
  session.err << session.Say("fout: ", "error: ");
  if (unit.empty()) {
    session.err << session.Say("in deze periode heeft geen eenheid iets te rapporteren: ",
                               "no unit has anything to report in this period: ")
                << period
                << session.Say("; kies een periode van het plan\n", "; choose one of the plan\n");
    return kFailed;
  }
  session.err << LastPart(unit)
              << session.Say(" heeft niets te rapporteren in ", " has nothing to report in ")
              << period
              << session.Say(
                     ": de eenheid bestaat dan niet. Kies een eenheid die er dan is; die staan in: "
                     "rekenschap report template ",
                     ": the unit does not exist then. Choose a unit that is there then; they are "
                     "in: rekenschap report template ")
              << programme << ' ' << period << " --all-units\n";
  return kFailed;
}

}  // namespace

std::string CsvOf(const std::vector<TemplateRow>& rows, finance::Language language) {
  // Spreadsheets know UTF-8 by its byte order mark.
  std::string csv = "\xef\xbb\xbf";
  std::vector<std::string> cells;
  for (const KnownColumn& column : KnownColumns()) {
    cells.emplace_back(language == finance::Language::kDutch ? column.dutch : column.english);
  }
  csv += CsvRow(cells, ';');
  for (const TemplateRow& row : rows) {
    cells.clear();
    for (const TemplateCell& cell : row.cells) {
      // In Dutch notation whatever the language of the headers: that is what the file is read in.
      cells.push_back(cell.figure ? finance::FormatFigure(*cell.figure, finance::Language::kDutch)
                                  : NoFormula(cell.text));
    }
    csv += CsvRow(cells, ';');
  }
  return csv;
}

int WriteTemplate(const Session& session, const std::string& programme, const std::string& period,
                  const std::string& unit, const std::string& path) {
  if (!path.empty() && !CanWrite(session, path)) return kUsage;
  monitoring::v1::ComparePlanRequest request;
  request.set_programme("programmes/" + LastPart(programme));
  request.set_period(period);
  if (!unit.empty()) request.add_units("units/" + LastPart(unit));
  request.set_figures(monitoring::v1::ComparePlanRequest::FIGURES_ACCEPTED);
  monitoring::v1::ComparePlanResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::ComparisonService>(session);
  const absl::Status status = CallOn(
      session, *stub, &monitoring::v1::ComparisonService::Stub::ComparePlan, request, response);
  if (!status.ok()) return Fail(session, status);
  const auto rows =
      TemplateRowsOf(response, LastPart(programme), period, !unit.empty(), session.language());
  if (rows.empty()) return RefuseEmpty(session, LastPart(programme), period, unit);
  // More than that could not be read back.
  if (rows.size() + 100 > kMaxSheetRows) {
    session.err << session.Say(
        "fout: dit worden te veel rijen voor één bestand; noem een eenheid\n",
        "error: these are too many rows for one file; name a unit\n");
    return kUsage;
  }
  const bool book = absl::EndsWithIgnoreCase(path, ".xlsx");
  if (book) {
    const absl::Status written = WriteTemplateBook(path, rows, session.language());
    if (!written.ok()) return FailToWrite(session, path, std::string(written.message()));
  } else {
    const std::string csv = CsvOf(rows, session.language());
    if (path.empty()) {
      session.out << csv;
      return kDone;
    }
    std::ofstream file(path, std::ios::binary);
    file << csv;
    file.close();
    if (!file) return FailToWrite(session, path, "");
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
