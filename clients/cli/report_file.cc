#include "clients/cli/report_file.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/numbers.h>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/notation_watch.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/report_corrections.h"
#include "clients/cli/report_explanations.h"
#include "clients/cli/report_figures.h"
#include "clients/cli/report_header.h"
#include "clients/cli/report_json.h"
#include "clients/cli/report_size.h"
#include "clients/cli/report_unseen.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using monitoring::v1::ReportLine;

using Row = std::vector<SheetCell>;

class Parser {
 public:
  explicit Parser(Language language) : language_(language) {}

  ReportFile Parse(const std::string& name, const std::string& content) {
    if (absl::EndsWithIgnoreCase(name, ".json")) {
      TakeJson(content, language_, file_);
    } else {
      ParseSheets(name, content);
    }
    if (file_.reports.empty() && file_.problems.empty()) {
      Note(0, "", "FILE_EMPTY", Say("het bestand heeft geen regels", "the file has no rows"),
           Say("begin met het sjabloon: rekenschap report template",
               "start from the template: rekenschap report template"));
    }
    Apportion();
    NoteOversized(language_, file_);
    PutInOrder(file_.reports);
    return std::move(file_);
  }

 private:
  // What is remembered of a report while its rows are read.
  struct Growing {
    CorrectionReasons reasons;
    std::map<std::string, int> lines;  // the first of each id, by its index
  };

  std::string Say(const char* dutch, const char* english) const {
    return language_ == Language::kDutch ? dutch : english;
  }

  FileProblem& Note(int row, std::string column, const char* rule, std::string message,
                    std::string remedy) {
    return file_.problems.emplace_back(
        FileProblem{row, std::move(column), rule, std::move(message), std::move(remedy), ""});
  }

  void NoteCell(std::size_t row, std::size_t column, const char* rule, std::string message,
                std::string remedy) {
    Note(static_cast<int>(row) + 1, column < header_.texts.size() ? header_.texts[column] : "",
         rule, std::move(message), std::move(remedy))
        .cell = sheet_->PlaceOf(row, column);
  }

  void ParseSheets(const std::string& name, const std::string& content) {
    ImportProblems problems(language_);
    const std::vector<Sheet> sheets = ReadSheets(name, content, ';', problems);
    for (const ImportProblem& problem : problems.first()) {
      const std::size_t digits = problem.place.find_last_not_of("0123456789") + 1;
      int row = 0;  // where it is of no row
      if (!absl::SimpleAtoi(problem.place.substr(digits), &row)) row = 0;
      Note(row, "", problem.rule.c_str(), problem.message, problem.remedy).cell = problem.place;
    }
    if (!file_.problems.empty()) return;
    for (const Sheet& sheet : sheets) FindProofOfThousandsDot(sheet, proven_);
    const bool none = std::ranges::none_of(
        sheets, [](const Sheet& sheet) { return HeaderRow(sheet).has_value(); });
    std::vector<const Sheet*> unread;
    for (const Sheet& sheet : sheets) {
      // Where no sheet has a header, the first one tells what is wrong with it.
      if (HeaderRow(sheet) || (none && &sheet == &sheets.front())) {
        ReadSheet(sheet);
        Apportion();
      } else {
        unread.push_back(&sheet);
      }
    }
    NoteUnread(unread, language_, file_);
    notations_.Note(language_, file_);
  }

  void ReadSheet(const Sheet& sheet) {
    sheet_ = &sheet;
    const std::size_t header = HeaderRow(sheet).value_or(0);
    NoteUnseen(sheet, header, language_, file_.problems);
    auto read = ReadReportHeader(sheet, header, language_, file_.problems);
    if (!read) return;
    header_ = *std::move(read);
    for (std::size_t i = header + 1; i < sheet.rows.size(); ++i) ReadRow(sheet.rows[i], i);
  }

  // Gives each report the problems of its rows on the sheet that was read; the others are common to
  // all.
  void Apportion() {
    for (; apportioned_ < file_.problems.size(); ++apportioned_) {
      const auto owner = owners_.find(file_.problems[apportioned_].row);
      (owner == owners_.end() ? file_.common_problems : file_.reports[owner->second].problems)
          .push_back(apportioned_);
    }
    owners_.clear();
  }

  // The index of the report that the row is of.
  std::size_t ReportFor(const Row& row, std::size_t at) {
    const std::string programme = header_.At(row, "programme");
    const std::string unit = header_.At(row, "unit");
    const std::string period = header_.At(row, "period");
    const auto key = std::tuple(programme, unit, period);
    const auto [found, is_new] = reports_.emplace(key, file_.reports.size());
    if (is_new) {
      FiledReport& filed = file_.reports.emplace_back();
      filed.first_row = static_cast<int>(at) + 1;
      filed.sheet = sheet_->name;
      filed.report.set_programme("programmes/" + programme);
      filed.report.set_unit("units/" + unit);
      filed.report.set_period(period);
      filed.thousands_dot = proven_.contains(unit);
      NoteColumns(header_, language_, filed);
      growing_.emplace_back();
    }
    owners_.emplace(static_cast<int>(at) + 1, found->second);
    const FiledReport& filed = file_.reports[found->second];
    if (filed.sheet != sheet_->name) {
      Note(0, "", "REPORT_ON_TWO_SHEETS",
           unit + ", " + period + Say(" staat op twee bladen: ", " stands on two sheets: ") +
               filed.sheet + Say(" en ", " and ") + sheet_->name,
           Say("laat één van beide staan", "leave one of them"));
    }
    return found->second;
  }

  void ReadRow(const Row& row, std::size_t at) {
    const int number = static_cast<int>(at) + 1;
    if (std::ranges::all_of(row, &SheetCell::IsEmpty)) return;
    for (std::size_t i = header_.texts.size(); i < row.size(); ++i) {
      if (row[i].IsEmpty()) continue;
      Note(number, "", "ROW_TOO_LONG",
           Say("de rij heeft meer cellen dan de kop", "the row has more cells than the header"),
           Say("zet tekst met een ; tussen aanhalingstekens",
               "put text with a ; between quotation marks"));
      break;
    }
    // A row that does not say whose it is stands in the way of every report.
    if (!ReadTexts(row, at, true)) return;
    const std::size_t index = ReportFor(row, at);
    FiledReport& filed = file_.reports[index];
    if (!ReadTexts(row, at, false)) return;
    FigureFault unheard =
        growing_[index].reasons.Add(header_.At(row, "correction_reason"), language_, filed.report);
    if (unheard.rule != nullptr) {
      NoteCell(at, filed.places["correction_reason"], unheard.rule, std::move(unheard.message),
               std::move(unheard.remedy));
    }
    const bool corrects = !header_.At(row, "corrected_period").empty();
    if (const int line = corrects ? -1 : LineThatGoesOn(growing_[index], row); line >= 0) {
      return ReadExplanation(row, at, line, filed);
    }
    ReportLine line;
    line.set_line(header_.At(row, "line"));
    ReadFigures(row, at, filed, line);
    if (const std::string period = header_.At(row, "corrected_period"); !period.empty()) {
      FigureFault fault = AddPriorCorrection(line, period, header_.At(row, kExplanationText),
                                             language_, filed.report);
      filed.correction_rows.push_back(number);
      if (fault.rule == nullptr) return;
      NoteCell(at, filed.places["corrected_period"], fault.rule, std::move(fault.message),
               std::move(fault.remedy));
      return;
    }
    filed.rows.push_back(number);
    filed.explanation_rows.emplace_back();
    growing_[index].lines.emplace(line.line(), filed.report.lines_size());
    *filed.report.add_lines() = std::move(line);
    ReadExplanation(row, at, filed.report.lines_size() - 1, filed);
  }

  // The line of the report that the row gives a next explanation of: it names a line again, without
  // figures. -1 for a line of its own.
  int LineThatGoesOn(const Growing& report, const Row& row) const {
    if (header_.At(row, kExplanationText).empty()) return -1;
    for (std::size_t i = 0; i < header_.fields.size() && i < row.size(); ++i) {
      if (IsFigureField(header_.fields[i]) && !row[i].IsEmpty()) return -1;
    }
    const auto line = report.lines.find(header_.At(row, "line"));
    return line == report.lines.end() ? -1 : line->second;
  }

  // The explanation that the row gives of a line, with its cause and the amount that it explains.
  void ReadExplanation(const Row& row, std::size_t at, int line, FiledReport& filed) {
    ExplanationCells cells = {
        header_.At(row, kExplanationText), header_.At(row, kExplanationCause), {}};
    const auto amount = header_.ColumnOf(kExplanationAmount);
    if (amount && *amount < row.size()) cells.amount = row[*amount];
    for (ExplanationFault& one : TakeExplanation(cells, language_, line, filed)) {
      NoteCell(at, header_.ColumnOf(one.field).value_or(header_.fields.size()), one.fault.rule,
               std::move(one.fault.message), std::move(one.fault.remedy));
    }
    if (cells.text.empty()) return;
    filed.explanation_rows[static_cast<std::size_t>(line)].push_back(static_cast<int>(at) + 1);
  }

  // Whether the texts of the row are there and are what was typed: those that name the report, or
  // the others.
  bool ReadTexts(const Row& row, std::size_t at, bool names) {
    for (std::size_t i = 0; i < header_.fields.size(); ++i) {
      const std::string_view field = header_.fields[i];
      const bool naming = field == "programme" || field == "unit" || field == "period";
      if (naming != names) continue;
      const bool text = !field.empty() && !IsFigureField(field) && field != kExplanationAmount;
      FigureFault fault = i < row.size() ? TextFault(row[i], text, language_) : FigureFault();
      if (fault.rule == nullptr) {
        if (!(naming || field == "line") || !header_.At(row, field).empty()) continue;
        fault = {"CELL_MISSING", Say("deze cel is leeg", "this cell is empty"),
                 Say("vul hem in", "fill it in")};
      }
      NoteCell(at, i, fault.rule, std::move(fault.message), std::move(fault.remedy));
      return false;
    }
    return true;
  }

  // The kind of figures that the row has, which is the first part of their fields; empty where it
  // has none.
  std::string KindOf(const Row& row, std::size_t at) {
    std::string kind;
    for (std::size_t i = 0; i < header_.fields.size() && i < row.size(); ++i) {
      const std::size_t dot = header_.fields[i].find('.');
      if (dot == std::string_view::npos || !IsFigureField(header_.fields[i]) || row[i].IsEmpty())
        continue;
      const std::string of_cell(header_.fields[i].substr(0, dot));
      if (!kind.empty() && kind != of_cell) {
        NoteCell(at, i, "MEASURE_WRONG",
                 Say("euro's, fte en aantallen staan in één rij",
                     "euros, fte and counts stand in one row"),
                 Say("vul alleen de kolommen in die bij de regel horen",
                     "fill in only the columns that go with the line"));
        return kind;
      }
      kind = of_cell;
    }
    return kind;
  }

  // The figures of the row's kind. A row with a figure that cannot be read still goes along, so
  // that all else in it is checked too.
  void ReadFigures(const Row& row, std::size_t at, const FiledReport& filed, ReportLine& line) {
    const FigureReading reading = {language_, filed.thousands_dot};
    const std::string kind = KindOf(row, at);
    if (kind.empty()) return NoteForecastAlone(row, at);
    for (std::size_t i = 0; i < header_.fields.size() && i < row.size(); ++i) {
      const bool forecast = header_.fields[i] == "forecast";
      if (row[i].IsEmpty() || (!forecast && !header_.fields[i].starts_with(kind + "."))) continue;
      std::int64_t value = 0;
      bool english = false;
      FigureFault fault = ReadFigure(row[i], DecimalsOf(kind), reading, value, english);
      if (fault.rule == nullptr || english) {
        notations_.See(row[i], sheet_->PlaceOf(at, i), english);
      }
      if (fault.rule != nullptr) {
        NoteCell(at, i, fault.rule, std::move(fault.message), std::move(fault.remedy));
        continue;
      }
      SetFigure(line, forecast ? kind + ".forecast" : std::string(header_.fields[i]), value);
    }
    SetKind(line, kind);
  }

  // What a forecast counts is known from the other figures of its row.
  void NoteForecastAlone(const Row& row, std::size_t at) {
    const auto column = header_.ColumnOf("forecast");
    if (!column || *column >= row.size() || row[*column].IsEmpty()) return;
    NoteCell(at, *column, "FORECAST_ALONE",
             Say("een prognose staat hier alleen, zonder het cijfer van nu",
                 "a forecast stands here alone, without the figure of now"),
             Say("vul in wat besteed, bezet of gerealiseerd is, ook als dat 0 is",
                 "fill in what was spent, is in post or was realised, also where that is 0"));
  }

  const Language language_;
  const Sheet* sheet_ = nullptr;  // that is being read
  ReportHeader header_;           // of that sheet
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> reports_;
  std::vector<Growing> growing_;       // of each report
  std::map<int, std::size_t> owners_;  // of the rows of the sheet: the report that they are of
  std::size_t apportioned_ = 0;        // how many problems are
  std::set<std::string> proven_;       // the units of which it is known what their dots are
  NotationWatch notations_;
  ReportFile file_;
};

}  // namespace

ReportFile ReadReportFile(const std::string& name, const std::string& content, Language language) {
  return Parser(language).Parse(name, content);
}

}  // namespace rekenschap::cli
