#include "clients/cli/report_reading.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>

#include <absl/strings/match.h>

#include "clients/cli/import_problems.h"
#include "clients/cli/plan_import_file.h"

namespace rekenschap::cli {
namespace {

struct Place {
  ReadFile* file = nullptr;
  FiledReport* filed = nullptr;
};

std::string WordsOf(const Session& session, const Place& place) {
  return place.file->path + session.Say(", rij ", ", row ") +
         std::to_string(place.filed->first_row);
}

void NoteTwice(const Session& session, const Place& here, const Place& there) {
  here.filed->problems.push_back(here.file->content.problems.size());
  here.file->content.problems.push_back(
      {here.filed->first_row, "", "REPORT_TWICE",
       session.Say("deze rapportage staat er nog eens: ", "this report stands here once more: ") +
           WordsOf(session, there),
       session.Say("laat één van beide staan", "leave one of them"), ""});
}

void NoteRepeated(const Session& session, std::vector<ReadFile>& files) {
  std::map<std::tuple<std::string, std::string, std::string>, Place> first;
  for (ReadFile& file : files) {
    for (FiledReport& filed : file.content.reports) {
      const auto& report = filed.report;
      const Place here{&file, &filed};
      const auto [found, is_new] =
          first.emplace(std::tuple(report.programme(), report.unit(), report.period()), here);
      if (is_new) continue;
      NoteTwice(session, here, found->second);
      if (found->second.filed->problems.empty()) NoteTwice(session, found->second, here);
    }
  }
}

// Whether the end of its name says that it is of a kind that is not read. Without an ending it is
// read as CSV.
bool IsOfOtherKind(const std::string& path) {
  constexpr std::array<const char*, 4> kRead = {".xlsx", ".ods", ".csv", ".json"};
  const std::string ending = std::filesystem::path(path).extension().string();
  return !ending.empty() && std::ranges::none_of(kRead, [&ending](const char* read) {
    return absl::EqualsIgnoreCase(ending, read);
  });
}

void NoteFile(ReadFile& file, const ImportProblem& problem) {
  file.content.problems.push_back(
      {0, "", problem.rule, problem.message, problem.remedy, problem.place});
  file.content.common_problems.push_back(0);
}

}  // namespace

std::vector<ReadFile> ReadReportFiles(const Session& session,
                                      const std::vector<std::string>& paths) {
  std::vector<ReadFile> files;
  for (const std::string& path : paths) {
    ReadFile& file = files.emplace_back(ReadFile{path, {}});
    ImportProblems problems(session.language());
    if (IsOfOtherKind(path)) {
      problems.Add("", "FILE_KIND_UNKNOWN",
                   session.Say("dit is geen .xlsx, .ods, .csv of .json",
                               "this is no .xlsx, .ods, .csv or .json"),
                   session.Say("bewaar het rekenblad als een daarvan, of begin met het sjabloon: "
                               "rekenschap report template",
                               "save the spreadsheet as one of these, or start from the template: "
                               "rekenschap report template"));
      NoteFile(file, problems.first().front());
      continue;
    }
    const auto content = ReadFileContent(path, problems);
    if (content) {
      file.content = ReadReportFile(path, *content, session.language());
      continue;
    }
    NoteFile(file, problems.first().front());
  }
  NoteRepeated(session, files);
  return files;
}

}  // namespace rekenschap::cli
