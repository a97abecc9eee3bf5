#include "clients/cli/report_unseen.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <absl/strings/ascii.h>

#include "clients/cli/report_figures.h"
#include "clients/cli/table.h"
#include "services/base/text/blanks.h"
#include "services/finance/period.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

bool HasContent(const Sheet& sheet, std::size_t row) {
  return row < sheet.rows.size() && !std::ranges::all_of(sheet.rows[row], &SheetCell::IsEmpty);
}

bool HasContentBelow(const Sheet& sheet, std::size_t header, std::size_t column) {
  for (std::size_t row = header + 1; row < sheet.rows.size(); ++row) {
    if (!sheet.At(row, column).IsEmpty()) return true;
  }
  return false;
}

using Names = std::set<std::string, std::less<>>;

// The programmes and the units that the file reports.
Names NamesIn(const ReportFile& file) {
  Names names;
  for (const FiledReport& filed : file.reports) {
    names.insert(LastPart(filed.report.programme()));
    names.insert(LastPart(filed.report.unit()));
  }
  names.erase("");
  return names;
}

// The column of the period in a row that may be one of a report; none for another row.
std::optional<std::size_t> PeriodIn(const std::vector<SheetCell>& row, const Names& names) {
  std::optional<std::size_t> period;
  bool named = false;
  bool figure = false;
  int periods = 0;
  bool year_as_number = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string_view text = base::Trimmed(row[i].text);
    if (finance::ParsePeriod(text).ok()) {
      if (!period) period = i;
      ++periods;
      year_as_number = year_as_number || row[i].kind == SheetCell::Kind::kNumber;
    } else if (names.contains(absl::AsciiStrToLower(std::string(text)))) {
      named = true;
    } else {
      figure = figure || MayBeFigure(row[i]);
    }
  }
  // Beside a period the number 2000 may as well be a figure.
  figure = figure || (year_as_number && periods > 1);
  return named && figure ? period : std::nullopt;
}

void NoteSheet(const Sheet& sheet, const std::string& place, Language language, ReportFile& file) {
  const auto say = [language](const char* dutch, const char* english) {
    return std::string(language == Language::kDutch ? dutch : english);
  };
  file.problems.push_back(
      {0, "", "SHEET_WITHOUT_HEADER",
       (sheet.hidden ? say("dit verborgen blad ", "this hidden sheet ")
                     : say("dit blad ", "this sheet ")) +
           say("lijkt rijen van een rapportage te hebben en heeft boven aan geen kop; het wordt "
               "niet gelezen: ",
               "looks as if it had rows of a report, and has no header near its top; it is not "
               "read: ") +
           sheet.name,
       (sheet.hidden ? say("maak het zichtbaar en ", "show it and ") : std::string()) +
           say("zet de kolommen van het sjabloon in de eerste rij, of haal het blad weg",
               "put the columns of the template into the first row, or take the sheet away"),
       place});
}

}  // namespace

void NoteUnseen(const Sheet& sheet, std::size_t header, Language language,
                std::vector<FileProblem>& problems) {
  const auto say = [language](const char* dutch, const char* english) {
    return std::string(language == Language::kDutch ? dutch : english);
  };
  if (sheet.hidden) {
    problems.push_back({0, "", "SHEET_HIDDEN",
                        say("dit blad is verborgen en bevat een rapportage: ",
                            "this sheet is hidden and holds a report: ") +
                            sheet.name,
                        say("maak het zichtbaar, of haal het weg", "show it, or take it away"),
                        sheet.name});
  }
  for (const std::size_t row : sheet.hidden_rows) {
    if (row <= header || !HasContent(sheet, row)) continue;
    problems.push_back({static_cast<int>(row) + 1, "", "ROW_HIDDEN",
                        say("deze rij is verborgen", "this row is hidden"),
                        say("maak hem zichtbaar of zet het filter uit, of haal hem weg",
                            "show it or switch the filter off, or take it away"),
                        sheet.PlaceOf(row, 0)});
  }
  for (const std::size_t column : sheet.hidden_columns) {
    if (!HasContentBelow(sheet, header, column)) continue;
    problems.push_back({static_cast<int>(header) + 1, sheet.At(header, column).text,
                        "COLUMN_HIDDEN", say("deze kolom is verborgen", "this column is hidden"),
                        say("maak haar zichtbaar, of haal haar weg", "show it, or take it away"),
                        sheet.PlaceOf(header, column)});
  }
  for (const MergedCells& merged : sheet.merged) {
    if (merged.last_row <= header) continue;
    problems.push_back({static_cast<int>(merged.row) + 1, "", "CELLS_MERGED",
                        say("hier zijn cellen samengevoegd: alleen de eerste heeft inhoud",
                            "cells are merged here: only the first of them has content"),
                        say("splits ze en vul elke cel in", "split them and fill in every cell"),
                        sheet.PlaceOf(merged.row, merged.column)});
  }
}

void NoteUnread(const std::vector<const Sheet*>& sheets, Language language, ReportFile& file) {
  const Names names = NamesIn(file);
  for (const Sheet* sheet : sheets) {
    for (std::size_t row = 0; row < sheet->rows.size(); ++row) {
      const auto period = PeriodIn(sheet->rows[row], names);
      if (!period) continue;
      NoteSheet(*sheet, sheet->PlaceOf(row, *period), language, file);
      break;
    }
  }
}

}  // namespace rekenschap::cli
