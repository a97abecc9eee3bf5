#include "clients/cli/report_json.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <absl/strings/str_format.h>
#include <google/protobuf/util/json_util.h>

#include "clients/cli/budget_sheet.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;

// Splits `content` into the objects of a list, or that follow each other; whatever is between them
// must be blanks, commas and the brackets of the list. Only the depth of braces counts: what an
// object holds is the JSON reader's to understand.
absl::StatusOr<std::vector<std::pair<int, std::string_view>>> Objects(std::string_view content) {
  std::vector<std::pair<int, std::string_view>> objects;
  int row = 1;
  int depth = 0;
  std::size_t begin = 0;
  int begin_row = 1;
  bool in_text = false;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = content[i];
    if (c == '\n') ++row;
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
      continue;
    }
    if (c == '{' && depth++ == 0) {
      begin = i;
      begin_row = row;
    } else if (c == '}') {
      if (--depth < 0)
        return absl::InvalidArgumentError(absl::StrFormat("row %d: a } too many", row));
      if (depth == 0) objects.emplace_back(begin_row, content.substr(begin, i + 1 - begin));
    } else if (depth > 0) {
      in_text = c == '"';
    } else if (std::string_view(" \t\r\n,[]").find(c) == std::string_view::npos) {
      return absl::InvalidArgumentError(absl::StrFormat("row %d: here a { is expected", row));
    }
  }
  if (depth > 0) {
    return absl::InvalidArgumentError(
        absl::StrFormat("row %d: the object that begins here has no end", begin_row));
  }
  return objects;
}

template <class Message>
absl::Status Parse(std::string_view text, int row, Message& message) {
  const auto status = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(text.data(), text.size()), &message);
  if (status.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrFormat("row %d: %s", row, std::string(status.message())));
}

}  // namespace

absl::StatusOr<std::vector<JsonReport>> ReadJsonReports(const std::string& content) {
  ASSIGN_OR_RETURN(auto objects, Objects(content));
  // A file around the reports: its one field is their list.
  if (objects.size() == 1) {
    const std::string_view whole = objects.front().second;
    const std::size_t name = whole.find_first_not_of(" \t\r\n", 1);
    constexpr std::string_view kAround = "\"reports\"";
    if (name != std::string_view::npos && whole.substr(name).starts_with(kAround)) {
      const std::size_t colon = whole.find(':', name);
      if (colon == std::string_view::npos) {
        return absl::InvalidArgumentError("after \"reports\" a : is expected");
      }
      const int before = objects.front().first - 1 +
                         static_cast<int>(std::ranges::count(whole.substr(0, colon), '\n'));
      ASSIGN_OR_RETURN(objects, Objects(whole.substr(colon + 1, whole.size() - colon - 2)));
      for (auto& object : objects) object.first += before;
    }
  }
  std::vector<JsonReport> reports;
  for (const auto& [row, text] : objects) {
    reports.push_back({{}, row});
    RETURN_IF_ERROR(Parse(text, row, reports.back().report));
  }
  return reports;
}

void TakeJson(const std::string& content, finance::Language language, ReportFile& file) {
  const auto say = [language](const char* dutch, const char* english) {
    return std::string(language == finance::Language::kDutch ? dutch : english);
  };
  if (content.size() > kMaxImportBytes) {
    file.problems.push_back(
        {0, "", "FILE_TOO_LARGE",
         say("het bestand is groter dan 16 MiB", "the file is larger than 16 MiB"),
         say("splits het", "split it"), ""});
    return;
  }
  auto reports = ReadJsonReports(content);
  if (!reports.ok()) {
    file.problems.push_back(
        {0, "", "FILE_NOT_JSON",
         say("dit zijn geen rapportages in JSON: ", "these are no reports in JSON: ") +
             std::string(reports.status().message()),
         say("schrijf de velden zoals in rekenschap.monitoring.v1.Report",
             "write the fields as in rekenschap.monitoring.v1.Report"),
         ""});
    return;
  }
  for (JsonReport& read : *reports) {
    FiledReport& filed = file.reports.emplace_back();
    filed.report = std::move(read.report);
    filed.first_row = read.row;
    filed.rows.assign(static_cast<std::size_t>(filed.report.lines_size()), read.row);
  }
}

}  // namespace rekenschap::cli
