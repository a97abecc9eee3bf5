#include "clients/cli/plan_import_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include <absl/strings/str_join.h>

#include "clients/cli/open_data_columns.h"
#include "clients/cli/open_data_reading.h"
#include "clients/cli/sheet_limits.h"

namespace rekenschap::cli {
namespace {

namespace fs = std::filesystem;

bool HasCells(const Sheet& sheet) {
  return std::ranges::any_of(sheet.rows, [](const auto& row) {
    return std::ranges::any_of(
        row, [](const SheetCell& cell) { return cell.kind != SheetCell::Kind::kEmpty; });
  });
}

// The sheet that is meant; null, and noted, when that is none or not clear.
const Sheet* ChooseSheet(const std::vector<Sheet>& sheets, const std::string& name,
                         ImportProblems& problems) {
  std::vector<const Sheet*> candidates;
  std::vector<std::string> names;
  for (const Sheet& sheet : sheets) {
    names.push_back("«" + sheet.name + "»");
    if (name.empty() ? HasCells(sheet) : sheet.name == name) candidates.push_back(&sheet);
  }
  if (candidates.size() == 1) return candidates.front();
  const std::string all = absl::StrJoin(names, ", ");
  if (!name.empty()) {
    problems.Add("", "SHEET_UNKNOWN",
                 problems.Say("er is geen blad «", "there is no sheet «") + name + "»",
                 problems.Say("kies uit ", "choose from ") + all);
  } else if (candidates.empty()) {
    problems.Add("", "FILE_EMPTY", problems.Say("het bestand is leeg", "the file is empty"),
                 problems.Say("zet er een tabel in", "put a table into it"));
  } else {
    problems.Add("", "SHEET_AMBIGUOUS",
                 problems.Say("meer dan één blad heeft inhoud", "more than one sheet has content"),
                 problems.Say("kies er een met --sheet: ", "choose one with --sheet: ") + all);
  }
  return nullptr;
}

// Where the figures of a data package stand; nothing, and noted, when it does not say so.
std::optional<std::string> FiguresOfPackage(const fs::path& descriptor, ImportProblems& problems) {
  const auto content = ReadFileContent(descriptor.string(), problems);
  if (!content) return std::nullopt;
  const auto path = FiguresPathOf(*content);
  if (path.ok()) return (descriptor.parent_path() / *path).string();
  problems.Add(descriptor.filename().string(), "PACKAGE_DAMAGED",
               problems.Say("dit is geen Open Fiscal Data Package: ",
                            "this is no Open Fiscal Data Package: ") +
                   std::string(path.status().message()),
               problems.Say("exporteer het plan opnieuw: rekenschap plan export",
                            "export the plan again: rekenschap plan export"));
  return std::nullopt;
}

// Where the figures stand: a data package points at them.
std::optional<std::string> FiguresPath(const std::string& path, ImportProblems& problems) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    return FiguresOfPackage(fs::path(path) / ofdp::kDescriptorFile, problems);
  }
  if (fs::path(path).filename() == ofdp::kDescriptorFile) return FiguresOfPackage(path, problems);
  return path;
}

std::optional<ImportedFile> ReadOpenDataFile(OpenDataFormat format, const Sheet& sheet,
                                             const ImportedFileOptions& options,
                                             ImportProblems& problems) {
  auto plan = ReadOpenData(format, sheet, options.phase, problems);
  if (!plan) return std::nullopt;
  ImportedFile file;
  file.kind = format == OpenDataFormat::kOfdp ? ImportedFile::Kind::kDataPackage
                                              : ImportedFile::Kind::kRijksfinancien;
  file.phase = plan->phase;
  file.other_phases = plan->other_phases;
  for (BudgetTable& table : plan->tables) {
    if (options.table_id.empty() || table.id == options.table_id) {
      file.tables.push_back(std::move(table));
    }
  }
  if (!file.tables.empty()) return file;
  problems.Add(
      "", "TABLE_UNKNOWN",
      problems.Say("het bestand heeft geen tabel ", "the file has no table ") + options.table_id,
      problems.Say("laat --table weg voor alle tabellen", "leave --table out for all"));
  return std::nullopt;
}

// Whether a file is one that `plan load` reads.
bool IsPlanFile(const fs::path& path, const std::string& content) {
  const std::string ending = path.extension().string();
  return ending == ".txtpb" || ending == ".textproto" || ending == ".pbtxt" ||
         content.starts_with("# proto-file:");
}

}  // namespace

std::optional<std::string> ReadFileContent(const std::string& path, ImportProblems& problems) {
  std::error_code error;
  const bool regular = fs::is_regular_file(path, error);
  const std::uintmax_t size = regular ? fs::file_size(path, error) : 0;
  if (regular && !error && size > kMaxImportBytes) {
    problems.Add("", "FILE_TOO_LARGE",
                 path + problems.Say(" is groter dan 16 MiB", " is larger than 16 MiB"),
                 problems.Say("zet alleen de tabel in een nieuw werkblad",
                              "put the table alone into a new sheet"));
    return std::nullopt;
  }
  // Opening a pipe would wait for who writes into it.
  if (regular && !error) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    if (in && size > 0) content << in.rdbuf();
    if (in && content) return content.str();
  }
  problems.Add("", "FILE_UNREADABLE",
               path + problems.Say(" kan niet worden gelezen", " cannot be read"),
               problems.Say("kijk of het bestand er is en gelezen mag worden",
                            "see whether the file is there and may be read"));
  return std::nullopt;
}

std::optional<ImportedFile> ReadImportedFile(const std::string& path,
                                             const ImportedFileOptions& options,
                                             ImportProblems& problems) {
  const auto figures = FiguresPath(path, problems);
  if (!figures) return std::nullopt;
  const auto content = ReadFileContent(*figures, problems);
  if (!content) return std::nullopt;
  if (IsPlanFile(*figures, *content)) {
    problems.Add("", "FILE_IS_PLAN",
                 problems.Say("dit is Protobuf-tekst, een plan om te laden",
                              "this is Protobuf text, a plan to load"),
                 problems.Say("gebruik plan load: rekenschap plan load ",
                              "use plan load: rekenschap plan load ") +
                     path);
    return std::nullopt;
  }
  const OpenDataFormat format = OpenDataFormatOf(*content);
  // English spreadsheets write commas between cells; with a decimal comma that could not be told
  // apart.
  const bool commas = format == OpenDataFormat::kOfdp ||
                      (options.hints.english && content->find(';') == std::string::npos);
  const std::vector<Sheet> sheets = ReadSheets(*figures, *content, commas ? ',' : ';', problems);
  if (sheets.empty()) {
    if (problems.empty()) ChooseSheet(sheets, options.sheet, problems);
    return std::nullopt;
  }
  if (format != OpenDataFormat::kNone) {
    return ReadOpenDataFile(format, sheets.front(), options, problems);
  }
  const Sheet* const sheet = ChooseSheet(sheets, options.sheet, problems);
  if (sheet == nullptr) return std::nullopt;
  auto table = ReadBudgetTable(*sheet, options.hints, problems);
  if (!table) return std::nullopt;
  ImportedFile file;
  file.sheet = sheet->name;
  file.tables.push_back(*std::move(table));
  return file;
}

}  // namespace rekenschap::cli
