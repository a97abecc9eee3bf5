#include "clients/cli/report_unseen.h"

#include <algorithm>
#include <string>

#include "clients/cli/report_template_help.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

bool HasContent(const Sheet& sheet, std::size_t row) {
  return row < sheet.rows.size() && !std::ranges::all_of(sheet.rows[row], &SheetCell::IsEmpty);
}

// The template's own: its name alone could be that of anything.
bool IsHelp(const Sheet& sheet) {
  if (sheet.name != HelpSheetName(Language::kDutch) &&
      sheet.name != HelpSheetName(Language::kEnglish)) {
    return false;
  }
  return std::ranges::all_of(sheet.rows, [](const auto& row) {
    return row.size() <= kHelpColumns ||
           std::all_of(row.begin() + kHelpColumns, row.end(),
                       [](const SheetCell& cell) { return cell.IsEmpty(); });
  });
}

bool HasContentBelow(const Sheet& sheet, std::size_t header, std::size_t column) {
  for (std::size_t row = header + 1; row < sheet.rows.size(); ++row) {
    if (!sheet.At(row, column).IsEmpty()) return true;
  }
  return false;
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

void NoteUnread(const Sheet& sheet, Language language, std::vector<FileProblem>& problems) {
  std::size_t row = 0;
  while (row < sheet.rows.size() && !HasContent(sheet, row)) ++row;
  if (row == sheet.rows.size() || IsHelp(sheet)) return;
  const bool dutch = language == Language::kDutch;
  problems.push_back(
      {0, "", "SHEET_WITHOUT_HEADER",
       (dutch ? "dit blad heeft inhoud en boven aan geen kop, en wordt niet gelezen: "
              : "this sheet has content and no header near its top, and is not read: ") +
           sheet.name,
       dutch ? "zet de kolommen van het sjabloon in de eerste rij, of haal het blad weg"
             : "put the columns of the template into the first row, or take the sheet away",
       sheet.name});
}

}  // namespace rekenschap::cli
