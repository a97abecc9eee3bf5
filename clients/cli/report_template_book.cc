#include "clients/cli/report_template_book.h"

#include <array>
#include <fstream>
#include <string_view>
#include <utility>
#include <xlsxwriter.h>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>

#include "clients/cli/report_columns.h"
#include "clients/cli/report_template_help.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using Role = TemplateCell::Role;

// Rows to put closed periods right in.
constexpr int kCorrectionRows = 10;
// The columns that stay in sight: programme, unit, period, line.
constexpr int kFrozenColumns = 4;
constexpr lxw_color_t kDark = 0x154273;
constexpr lxw_color_t kMustColour = 0xFFE9A8;
constexpr lxw_color_t kMayColour = 0xFFF9E3;
constexpr lxw_color_t kShutColour = 0xEDEDED;

const char* NumberFormatFor(finance::Measure measure) {
  switch (measure) {
    case finance::Measure::kEuro:
      return "#,##0.00";
    case finance::Measure::kFte:
      return "#,##0.0##";
    case finance::Measure::kCount:
      break;
  }
  return "#,##0";
}

int WidthOf(const KnownColumn& column) {
  if (column.english == "description") return 34;
  if (column.field.ends_with("text")) return 48;
  if (column.field == "correction_reason") return 32;
  if (column.field == "programme" || column.field == "line") return 22;
  if (column.field == "unit") return 18;
  return 15;
}

class Book {
 public:
  Book(const std::string& path, Language language)
      : language_(language), book_(workbook_new(path.c_str())) {}

  absl::Status Write(const std::vector<TemplateRow>& rows) {
    sheet_ = workbook_add_worksheet(book_, Say("Rapportage", "Report"));
    WriteHeader();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < rows[i].cells.size(); ++j) {
        WriteCell(static_cast<lxw_row_t>(i + 1), static_cast<lxw_col_t>(j), rows[i].measure,
                  IsFigureField(KnownColumns()[j].field), rows[i].cells[j]);
      }
    }
    const auto last = static_cast<lxw_row_t>(rows.size());
    WriteCorrectionRows(last + 1);
    for (std::size_t j = 0; last > 0 && j < KnownColumns().size(); ++j) {
      Check(KnownColumns()[j], static_cast<lxw_col_t>(j), last);
    }
    worksheet_freeze_panes(sheet_, 1, kFrozenColumns);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    Lock(sheet_);
    WriteHelp();
    const lxw_error error = workbook_close(book_);
    if (error == LXW_NO_ERROR) return absl::OkStatus();
    return absl::UnknownError(lxw_strerror(error));
  }

 private:
  const char* Say(const char* dutch, const char* english) const {
    return language_ == Language::kDutch ? dutch : english;
  }

  std::string HeaderOfColumn(const KnownColumn& column) const {
    return std::string(language_ == Language::kDutch ? column.dutch : column.english);
  }

  // One format for each look: the library writes every one that is made.
  lxw_format* FormatFor(Role role, std::optional<finance::Measure> measure) {
    const std::size_t index =
        static_cast<std::size_t>(role) * 4 + (measure ? 1 + static_cast<std::size_t>(*measure) : 0);
    lxw_format*& format = formats_[index];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    if (measure) format_set_num_format(format, NumberFormatFor(*measure));
    // Otherwise `2021-03` becomes a day.
    if (!measure) format_set_num_format(format, "@");
    if (role == Role::kShut) format_set_bg_color(format, kShutColour);
    if (role == Role::kMust || role == Role::kMay) {
      format_set_unlocked(format);
      format_set_bg_color(format, role == Role::kMust ? kMustColour : kMayColour);
      format_set_border(format, LXW_BORDER_HAIR);
    }
    return format;
  }

  void WriteHeader() {
    lxw_format* const format = workbook_add_format(book_);
    format_set_bold(format);
    format_set_bg_color(format, kDark);
    format_set_font_color(format, LXW_COLOR_WHITE);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    const auto columns = KnownColumns();
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const auto at = static_cast<lxw_col_t>(j);
      worksheet_set_column(sheet_, at, at, WidthOf(columns[j]), nullptr);
      worksheet_write_string(sheet_, 0, at, HeaderOfColumn(columns[j]).c_str(), format);
    }
  }

  void WriteCell(lxw_row_t row, lxw_col_t column, finance::Measure measure, bool figure,
                 const TemplateCell& cell) {
    if (cell.figure) {
      // A spreadsheet has no other numbers than this one; it is written as it is printed.
      double number = 0;
      const bool read = absl::SimpleAtod(finance::FormatPlain(*cell.figure), &number);
      if (read) {
        worksheet_write_number(sheet_, row, column, number,
                               FormatFor(cell.role, cell.figure->measure));
      }
      return;
    }
    lxw_format* const format = FormatFor(cell.role, figure ? std::optional(measure) : std::nullopt);
    if (cell.text.empty()) {
      worksheet_write_blank(sheet_, row, column, format);
    } else {
      worksheet_write_string(sheet_, row, column, cell.text.c_str(), format);
    }
  }

  // A heading between them would be read as a row.
  void WriteCorrectionRows(lxw_row_t first) {
    const auto columns = KnownColumns();
    for (lxw_row_t row = first; row < first + kCorrectionRows; ++row) {
      for (std::size_t j = 0; j < columns.size(); ++j) {
        const bool reader = columns[j].field.empty();
        const bool fte = columns[j].field.starts_with("fte.");
        TemplateCell cell;
        cell.role = reader ? Role::kShut : Role::kMay;
        WriteCell(row, static_cast<lxw_col_t>(j),
                  fte ? finance::Measure::kFte : finance::Measure::kEuro,
                  IsFigureField(columns[j].field), cell);
      }
    }
  }

  // What the spreadsheet lets into a column's cells in the rows up to `last`.
  void Check(const KnownColumn& column, lxw_col_t at, lxw_row_t last) {
    std::string help = ColumnHelp(column.english, language_);
    std::string header = HeaderOfColumn(column);
    std::vector<std::string> choices = ChoicesFor(column.field, language_);
    if (!IsFigureField(column.field) && choices.empty()) return;
    lxw_data_validation rule = {};
    std::vector<char*> list;
    if (!choices.empty()) {
      for (std::string& choice : choices) list.push_back(choice.data());
      list.push_back(nullptr);
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.value_list = list.data();
    } else if (column.field.starts_with("count.")) {
      rule.validate = LXW_VALIDATION_TYPE_INTEGER;
      rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    } else if (column.field.starts_with("fte.")) {
      rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
      rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    } else {  // euros may be negative
      rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule.minimum_number = -1e13;
      rule.maximum_number = 1e13;
    }
    std::string error = choices.empty() ? Say("Vul een getal in.", "Fill in a number.")
                                        : Say("Kies uit de lijst.", "Choose from the list.");
    if (column.field.starts_with("fte.") || column.field.starts_with("count.")) {
      error = Say("Vul een getal in dat niet negatief is.", "Fill in a number, not negative.");
    }
    rule.input_title = header.data();
    rule.input_message = help.empty() ? nullptr : help.data();
    rule.error_title = header.data();
    rule.error_message = error.data();
    worksheet_data_validation_range(sheet_, 1, at, last, at, &rule);
  }

  static void Lock(lxw_worksheet* sheet) {
    lxw_protection allowed = {};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(sheet, nullptr, &allowed);
  }

  void WriteHelp() {
    lxw_worksheet* const sheet = workbook_add_worksheet(book_, Say("Uitleg", "Help"));
    lxw_format* const wrapped = workbook_add_format(book_);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    lxw_format* const bold = workbook_add_format(book_);
    format_set_bold(bold);
    format_set_align(bold, LXW_ALIGN_VERTICAL_TOP);
    worksheet_set_column(sheet, 0, 0, 22, nullptr);
    worksheet_set_column(sheet, 1, 1, 90, nullptr);
    lxw_row_t row = 0;
    for (const std::string& sentence : TemplateHelp(language_)) {
      worksheet_write_string(sheet, row++, 1, sentence.c_str(), wrapped);
    }
    ++row;
    for (const KnownColumn& column : KnownColumns()) {
      const std::string help = ColumnHelp(column.english, language_);
      if (help.empty()) continue;
      worksheet_write_string(sheet, row, 0, HeaderOfColumn(column).c_str(), bold);
      worksheet_write_string(sheet, row++, 1, help.c_str(), wrapped);
    }
    Lock(sheet);
  }

  const Language language_;
  lxw_workbook* const book_;  // closing it gives it back
  lxw_worksheet* sheet_ = nullptr;
  std::array<lxw_format*, 16> formats_{};
};

}  // namespace

absl::Status WriteTemplateBook(const std::string& path, const std::vector<TemplateRow>& rows,
                               Language language) {
  // The library itself would speak to the terminal.
  if (!std::ofstream(path, std::ios::binary)) return absl::UnknownError("");
  return Book(path, language).Write(rows);
}

}  // namespace rekenschap::cli
