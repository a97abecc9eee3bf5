#include "clients/cli/budget_sheet.h"

#include <algorithm>
#include <utility>

#include <absl/strings/match.h>

#include "clients/cli/budget_workbook.h"
#include "clients/cli/csv_rows.h"
#include "clients/cli/sheet_limits.h"
#include "clients/cli/utf8.h"
#include "clients/cli/zip_check.h"
#include "services/base/text/blanks.h"

namespace rekenschap::cli {
namespace {

void NoteDamaged(const absl::Status& why, ImportProblems& problems) {
  if (absl::IsResourceExhausted(why)) return NoteLimitPassed(why, problems);
  problems.Add(
      "", "FILE_DAMAGED",
      problems.Say("het bestand is beschadigd of versleuteld", "the file is damaged or encrypted") +
          " (" + std::string(why.message()) + ")",
      problems.Say("open het in een rekenblad en bewaar het opnieuw als .ods, .xlsx of "
                   "CSV UTF-8",
                   "open it in a spreadsheet and save it again as .ods, .xlsx or CSV "
                   "UTF-8"));
}

void NoteOtherKind(ImportProblems& problems) {
  problems.Add(
      "", "FILE_NOT_ITS_NAME",
      problems.Say("de inhoud is niet wat de naam zegt; gelezen worden .csv, .ods en .xlsx",
                   "the content is not what the name says; .csv, .ods and .xlsx are read"),
      problems.Say("bewaar het vanuit het rekenblad onder een naam die klopt",
                   "save it from the spreadsheet under a name that fits"));
}

std::vector<Sheet> ReadPacked(const std::string& name, const std::string& content,
                              ImportProblems& problems) {
  const auto names = NamesInZip(content);
  if (!names.ok()) {
    NoteDamaged(names.status(), problems);
    return {};
  }
  const auto has = [&names](const char* part) {
    return std::ranges::find(*names, part) != names->end();
  };
  const bool ods = has("content.xml") && has("mimetype");
  const bool xlsx = has("[Content_Types].xml") && has("xl/workbook.xml");
  const char* const ending = ods ? ".ods" : ".xlsx";
  if (ods == xlsx || !absl::EndsWithIgnoreCase(name, ending)) {
    NoteOtherKind(problems);
    return {};
  }
  const auto parts = PartsOf(content);
  if (!parts.ok()) {
    NoteDamaged(parts.status(), problems);
    return {};
  }
  auto sheets = ods ? ReadOds(*parts) : ReadXlsx(*parts);
  if (!sheets.ok()) {
    NoteDamaged(sheets.status(), problems);
    return {};
  }
  for (const Sheet& sheet : *sheets) {
    const auto is_text = [](const SheetCell& cell) { return IsUtf8(cell.text); };
    if (IsUtf8(sheet.name) && std::ranges::all_of(sheet.rows, [&](const auto& row) {
          return std::ranges::all_of(row, is_text);
        })) {
      continue;
    }
    NoteDamaged(absl::InvalidArgumentError("its texts are not UTF-8"), problems);
    return {};
  }
  return *std::move(sheets);
}

// What UTF-16 starts with.
bool IsUtf16(std::string_view content) {
  return content.starts_with("\xff\xfe") || content.starts_with("\xfe\xff");
}

// What stands between the cells of the first row with content where no semicolon does.
std::optional<char> OtherSeparator(std::string_view content) {
  content.remove_prefix(std::min(content.find_first_not_of("\r\n"), content.size()));
  const std::string_view first = content.substr(0, content.find_first_of("\r\n"));
  if (first.find(';') != std::string_view::npos) return std::nullopt;
  for (const char other : {',', '\t'}) {
    if (first.find(other) != std::string_view::npos) return other;
  }
  return std::nullopt;
}

void NoteSeparator(char other, ImportProblems& problems) {
  const std::string read =
      other == ',' ? problems.Say("een komma", "a comma") : problems.Say("een tab", "a tab");
  problems.Add("A1", "FILE_SEPARATOR",
               problems.Say("tussen de kolommen staat ", "between the columns stands ") + read,
               problems.Say("scheid de kolommen met een puntkomma (;), of bewaar het werkblad als "
                            ".xlsx of .ods",
                            "separate the columns with a semicolon (;), or save the sheet as .xlsx "
                            "or .ods"));
}

// The limit that stopped the reading of a CSV file.
std::optional<SheetLimit> LimitOf(CsvFault fault) {
  switch (fault) {
    case CsvFault::kCellTooLong:
      return SheetLimit::kCellBytes;
    case CsvFault::kTooManyRows:
      return SheetLimit::kRows;
    case CsvFault::kTooManyColumns:
      return SheetLimit::kColumns;
    case CsvFault::kTooManyCells:
      return SheetLimit::kCells;
    case CsvFault::kNone:
    case CsvFault::kQuotes:
      break;
  }
  return std::nullopt;
}

std::vector<Sheet> ReadText(const std::string& content, char delimiter, ImportProblems& problems) {
  if (IsUtf16(content) || !IsUtf8(content)) {
    problems.Add("", "FILE_NOT_UTF8",
                 problems.Say("de tekens in het bestand zijn geen UTF-8",
                              "the characters in the file are not UTF-8"),
                 problems.Say("bewaar het werkblad als CSV UTF-8", "save the sheet as CSV UTF-8"));
    return {};
  }
  CsvRows read = ReadCsvRows(WithoutByteOrderMark(content), delimiter);
  const bool undivided =
      read.fault == CsvFault::kNone &&
      std::ranges::all_of(read.rows, [](const auto& row) { return row.size() <= 1; });
  if (delimiter == ';' && (undivided || read.fault == CsvFault::kQuotes)) {
    if (const auto other = OtherSeparator(content)) {
      NoteSeparator(*other, problems);
      return {};
    }
  }
  if (read.fault == CsvFault::kQuotes) {
    problems.Add("A" + std::to_string(read.fault_row + 1), "FILE_QUOTES",
                 problems.Say("in deze rij staat een aanhalingsteken op een plek waar dat niet kan",
                              "in this row a quotation mark stands where it cannot"),
                 problems.Say("bewaar het bestand opnieuw vanuit het rekenblad",
                              "save the file again from the spreadsheet"));
    return {};
  }
  Sheet sheet;
  if (const auto limit = LimitOf(read.fault)) {
    NoteLimitPassed(LimitPassed(*limit, sheet.PlaceOf(read.fault_row, read.fault_column)),
                    problems);
    return {};
  }
  for (auto& row : read.rows) {
    auto& cells = sheet.rows.emplace_back();
    for (const std::string& text : row) {
      SheetCell cell;
      cell.text = base::Trimmed(text);
      cell.kind = cell.text.empty() ? SheetCell::Kind::kEmpty : SheetCell::Kind::kText;
      cells.push_back(std::move(cell));
    }
  }
  std::vector<Sheet> sheets;
  sheets.push_back(std::move(sheet));
  return sheets;
}

}  // namespace

bool SheetCell::IsEmpty() const {
  if (kind == Kind::kEmpty) return !formula || blank;
  return kind == Kind::kText && base::Trimmed(text).empty();
}

const SheetCell& Sheet::At(std::size_t row, std::size_t column) const {
  static const SheetCell kNothing;
  if (row >= rows.size() || column >= rows[row].size()) return kNothing;
  return rows[row][column];
}

std::string Sheet::PlaceOf(std::size_t row, std::size_t column) const {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return (name.empty() ? "" : name + "!") + letters + std::to_string(row + 1);
}

bool IsPacked(std::string_view content) { return content.substr(0, 2) == "PK"; }

std::vector<Sheet> ReadSheets(const std::string& name, const std::string& content, char delimiter,
                              ImportProblems& problems) {
  if (content.size() > kMaxImportBytes) {
    NoteLimitPassed(LimitPassed(SheetLimit::kFileBytes), problems);
    return {};
  }
  if (IsPacked(content)) return ReadPacked(name, content, problems);
  const bool workbook =
      absl::EndsWithIgnoreCase(name, ".ods") || absl::EndsWithIgnoreCase(name, ".xlsx");
  if (workbook && content.empty()) {
    problems.Add("", "FILE_EMPTY",
                 problems.Say("het bestand is leeg (0 bytes)", "the file is empty (0 bytes)"),
                 problems.Say("bewaar het opnieuw vanuit het rekenblad, of vraag het opnieuw op",
                              "save it again from the spreadsheet, or ask for it again"));
    return {};
  }
  if (workbook || content.starts_with("%PDF") ||
      (content.find('\0') != std::string::npos && !IsUtf16(content))) {
    NoteOtherKind(problems);
    return {};
  }
  return ReadText(content, delimiter, problems);
}

}  // namespace rekenschap::cli
