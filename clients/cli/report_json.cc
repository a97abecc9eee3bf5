#include "clients/cli/report_json.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <google/protobuf/util/json_util.h>

#include "clients/cli/csv_rows.h"
#include "clients/cli/json_keys.h"
#include "clients/cli/report_figures.h"
#include "clients/cli/sheet_limits.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;

// An object of the file, and the line that it begins in.
struct Found {
  int row = 1;
  std::string_view text;
};

const char* RowWord(finance::Language language) {
  return language == finance::Language::kDutch ? "rij" : "row";
}

// That the brackets, braces and commas around the reports do not fit, or a field, `which`, not
// among the others.
absl::Status Misfit(finance::Language language, int row, const char* dutch, const char* english,
                    std::string_view which = {}) {
  const char* why = language == finance::Language::kDutch ? dutch : english;
  return absl::OutOfRangeError(
      absl::StrFormat("%s %d: %s%s", RowWord(language), row, why, std::string(which)));
}

// Splits a text into the objects of one list, or that follow each other on their own. Only braces
// and brackets around the objects count: what an object holds is the JSON reader's to understand.
class Splitter {
 public:
  Splitter(std::string_view content, int row, finance::Language language)
      : content_(content), row_(row), language_(language) {}

  absl::StatusOr<std::vector<Found>> Split() {
    for (std::size_t i = 0; i < content_.size(); ++i) {
      const char c = content_[i];
      if (c == '\n') ++row_;
      if (in_text_) {
        if (c == '\\') ++i;
        if (c == '"') in_text_ = false;
      } else if (depth_ > 0) {
        RETURN_IF_ERROR(Within(c, i));
      } else {
        RETURN_IF_ERROR(Between(c, i));
      }
    }
    if (depth_ > 0) {
      return Refuse(begin_row_, "het object dat hier begint heeft geen einde",
                    "the object that begins here has no end");
    }
    if (list_ == List::kOpen) {
      return Refuse(list_row_, "de lijst die hier begint heeft geen einde",
                    "the list that begins here has no end");
    }
    return std::move(objects_);
  }

 private:
  enum class List { kNone, kOpen, kEnded };

  absl::Status Refuse(int row, const char* dutch, const char* english) const {
    return Misfit(language_, row, dutch, english);
  }

  absl::Status Within(char c, std::size_t at) {
    in_text_ = c == '"';
    if (c == '{') ++depth_;
    if (c != '}' || --depth_ > 0) return absl::OkStatus();
    if (objects_.size() >= kMaxSheetRows) {
      const bool dutch = language_ == finance::Language::kDutch;
      return absl::ResourceExhaustedError(absl::StrCat(
          dutch ? "rij " : "row ", begin_row_,
          dutch ? ": de rapportage die hier begint staat voorbij de 20.000 die worden gelezen"
                : ": the report that begins here stands beyond the 20,000 that are read"));
    }
    objects_.push_back({begin_row_, content_.substr(begin_, at + 1 - begin_)});
    return absl::OkStatus();
  }

  absl::Status Between(char c, std::size_t at) {
    if (std::string_view(" \t\r\n").find(c) != std::string_view::npos) return absl::OkStatus();
    if (list_ == List::kEnded)
      return Refuse(row_, "achter de lijst kan niets staan", "nothing can stand behind the list");
    switch (c) {
      case '{':
        if (list_ == List::kOpen && !objects_.empty() && !comma_) {
          return Refuse(row_, "voor deze { ontbreekt een komma",
                        "a comma is missing before this {");
        }
        comma_ = false;
        depth_ = 1;
        begin_ = at;
        begin_row_ = row_;
        return absl::OkStatus();
      case '}':
        return Refuse(row_, "een } te veel", "a } too many");
      case '[':
        if (list_ == List::kOpen || !objects_.empty()) {
          return Refuse(
              row_, "hier begint nog een lijst; er wordt er één gelezen, met alle rapportages erin",
              "here another list begins; one is read, with all reports in it");
        }
        list_ = List::kOpen;
        list_row_ = row_;
        return absl::OkStatus();
      case ']':
        if (list_ == List::kNone) return Refuse(row_, "een ] te veel", "a ] too many");
        list_ = List::kEnded;
        return absl::OkStatus();
      case ',':
        return Comma();
      default:
        return Refuse(row_, "hier wordt een { verwacht", "here a { is expected");
    }
  }

  // One stands between two objects of a list; one behind the last of them does no harm.
  absl::Status Comma() {
    if (list_ == List::kNone) {
      return Refuse(
          row_,
          "een komma staat alleen tussen rapportages in een lijst: zet [ voor de eerste en "
          "] na de laatste",
          "a comma stands between reports in a list only: put [ before the first and ] "
          "after the last");
    }
    if (objects_.empty() || comma_) return Refuse(row_, "een komma te veel", "a comma too many");
    comma_ = true;
    return absl::OkStatus();
  }

  const std::string_view content_;
  int row_;
  const finance::Language language_;
  std::vector<Found> objects_;
  int depth_ = 0;          // of braces
  bool in_text_ = false;   // between quotation marks
  std::size_t begin_ = 0;  // of the object that is open
  int begin_row_ = 1;
  List list_ = List::kNone;
  bool comma_ = false;  // stands behind the last object
  int list_row_ = 1;
};

// That a report, or an object within one, has no field of this name, if that is what Protobuf says:
// `foo: Cannot find field.`, or `(lines[0]) foo: Cannot find field.`
std::optional<absl::Status> UnknownField(std::string_view said, int row,
                                         finance::Language language) {
  constexpr std::string_view kUnknown = ": Cannot find field.";
  if (!said.ends_with(kUnknown)) return std::nullopt;
  said.remove_suffix(kUnknown.size());
  const bool dutch = language == finance::Language::kDutch;
  std::string within = dutch ? "een rapportage" : "a report";
  const std::size_t end = said.find(") ");
  const bool nested = said.starts_with('(') && end != std::string_view::npos;
  if (nested) {
    within = said.substr(1, end - 1);
    said.remove_prefix(end + 2);
  }
  std::string text =
      absl::StrFormat("%s %d: %s%s%s", RowWord(language), row, within,
                      dutch ? " heeft geen veld " : " has no field ", QuotedCell(said));
  if (nested || (said != "report" && said != "receipt")) return absl::InvalidArgumentError(text);
  text += dutch ? "; dit lijkt het hele antwoord van `rekenschap report show`"
                : "; this seems the whole answer of `rekenschap report show`";
  return absl::FailedPreconditionError(text);
}

template <class Message>
absl::Status Parse(std::string_view text, int row, finance::Language language, Message& message) {
  const auto status = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(text.data(), text.size()), &message);
  if (status.ok()) return absl::OkStatus();
  const std::string said(status.message());
  if (auto unknown = UnknownField(said, row, language)) return *std::move(unknown);
  return absl::InvalidArgumentError(absl::StrFormat("%s %d: %s", RowWord(language), row, said));
}

}  // namespace

absl::StatusOr<std::vector<JsonReport>> ReadJsonReports(const std::string& content,
                                                        finance::Language language) {
  if (content.size() > kMaxImportBytes) {
    return absl::ResourceExhaustedError(language == finance::Language::kDutch
                                            ? "het bestand is groter dan 16 MiB"
                                            : "the file is larger than 16 MiB");
  }
  ASSIGN_OR_RETURN(auto objects, Splitter(WithoutByteOrderMark(content), 1, language).Split());
  // A file around the reports: its one field is their list.
  if (objects.size() == 1) {
    const std::string_view whole = objects.front().text;
    const std::size_t name = whole.find_first_not_of(" \t\r\n", 1);
    constexpr std::string_view kAround = "\"reports\"";
    if (name != std::string_view::npos && whole.substr(name).starts_with(kAround)) {
      const std::size_t colon = whole.find(':', name);
      if (colon == std::string_view::npos) {
        return Misfit(language, objects.front().row, "na \"reports\" wordt een : verwacht",
                      "after \"reports\" a : is expected");
      }
      const int row =
          objects.front().row + static_cast<int>(std::ranges::count(whole.substr(0, colon), '\n'));
      const std::string_view inside = whole.substr(colon + 1, whole.size() - colon - 2);
      ASSIGN_OR_RETURN(objects, Splitter(inside, row, language).Split());
    }
  }
  std::vector<JsonReport> reports;
  for (const auto& [row, text] : objects) {
    reports.push_back({{}, row});
    if (const auto repeated = FindRepeatedKey(text)) {
      const auto lines = std::ranges::count(text.substr(0, repeated->at), '\n');
      return Misfit(language, row + static_cast<int>(lines),
                    "dit veld staat hier voor de tweede keer: ",
                    "this field stands here for the second time: ", QuotedCell(repeated->key));
    }
    RETURN_IF_ERROR(Parse(text, row, language, reports.back().report));
  }
  return reports;
}

void TakeJson(const std::string& content, finance::Language language, ReportFile& file) {
  const auto say = [language](const char* dutch, const char* english) {
    return std::string(language == finance::Language::kDutch ? dutch : english);
  };
  auto reports = ReadJsonReports(content, language);
  if (absl::IsResourceExhausted(reports.status())) {
    file.problems.push_back({0, "", "FILE_TOO_LARGE", std::string(reports.status().message()),
                             say("splits het bestand", "split the file"), ""});
    return;
  }
  if (!reports.ok()) {
    std::string remedy = say("schrijf de velden zoals in rekenschap.monitoring.v1.Report",
                             "write the fields as in rekenschap.monitoring.v1.Report");
    if (absl::IsOutOfRange(reports.status())) {
      remedy = say("herstel het bestand daar, of laat het opnieuw maken als er een stuk ontbreekt",
                   "mend the file there, or have it made again when a part is missing");
    } else if (absl::IsFailedPrecondition(reports.status())) {
      remedy = say("bewaar daaruit alleen wat onder `report` staat",
                   "keep only what stands under `report` in it");
    }
    file.problems.push_back(
        {0, "", "FILE_NOT_JSON",
         say("dit zijn geen rapportages in JSON: ", "these are no reports in JSON: ") +
             std::string(reports.status().message()),
         remedy, ""});
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
