#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <absl/status/status.h>
#include <absl/strings/numbers.h>

#include "clients/cli/budget_workbook.h"
#include "clients/cli/number_format.h"
#include "clients/cli/sheet_limits.h"
#include "clients/cli/workbook_xml.h"
#include "services/base/status/status.h"

// OpenDocument (ISO/IEC 26300): one part with styles and sheets; cells and rows that repeat stand
// once.
namespace rekenschap::cli {
namespace {

using Kind = SheetCell::Kind;

std::string At(const XmlAttributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

std::size_t Repeats(const XmlAttributes& attributes, const std::string& name) {
  int repeats = 1;
  if (!absl::SimpleAtoi(At(attributes, name), &repeats)) return 1;
  return static_cast<std::size_t>(std::max(repeats, 1));
}

// Whether a row or column is.
bool IsHidden(const XmlAttributes& attributes) {
  const std::string visibility = At(attributes, "visibility");
  return visibility == "collapse" || visibility == "filter";
}

class OdsReader {
 public:
  absl::StatusOr<std::vector<Sheet>> Read(const std::string& styles, const std::string& content) {
    const XmlEvents events = {
        .start = [this](const std::string& element,
                        const XmlAttributes& attributes) { Start(element, attributes); },
        .end = [this](const std::string& element) { End(element); },
        .text = [this](std::string_view text) { Text(text); }};
    if (!styles.empty()) RETURN_IF_ERROR(ReadXml(styles, events));
    RETURN_IF_ERROR(ReadXml(content, events));
    RETURN_IF_ERROR(failure_);
    return std::move(sheets_);
  }

 private:
  static constexpr std::size_t kStyleBytes = 256;  // about what a style takes

  void Start(const std::string& element, const XmlAttributes& attributes) {
    if (!failure_.ok()) return;
    if (element == "number-style" || element == "percentage-style" || element == "currency-style" ||
        element == "date-style") {
      format_ = At(attributes, "name");
      failure_ = room_.Take(kStyleBytes);
      formats_[format_].percentage = element == "percentage-style";
    } else if (element == "number" && !format_.empty()) {
      int decimals = 0;
      if (absl::SimpleAtoi(At(attributes, "decimal-places"), &decimals)) {
        formats_[format_].decimals = decimals;
      }
      formats_[format_].scaled = attributes.contains("display-factor");
    } else if (element == "style") {
      style_ = At(attributes, "name");
      styles_[style_] = At(attributes, "data-style-name");
      failure_ = room_.Take(kStyleBytes);
    } else if (element == "table-properties" && At(attributes, "display") == "false") {
      hiding_.insert(style_);
    } else if (element == "table") {
      if (++table_depth_ == 1) StartSheet(At(attributes, "name"), At(attributes, "style-name"));
    } else if (table_depth_ != 1) {
      return;
    } else if (element == "table-column") {
      const std::size_t repeats = Repeats(attributes, "number-columns-repeated");
      for (std::size_t i = 0; i < repeats && columns_.size() < kMaxSheetColumns; ++i) {
        if (IsHidden(attributes)) sheets_.back().hidden_columns.push_back(columns_.size());
        columns_.push_back(At(attributes, "default-cell-style-name"));
      }
    } else if (element == "table-row") {
      row_repeats_ = Repeats(attributes, "number-rows-repeated");
      row_hidden_ = IsHidden(attributes);
      column_ = 0;
      cells_.clear();
    } else if (element == "table-cell" || element == "covered-table-cell") {
      attributes_ = attributes;
      NoteMerged();
      text_.clear();
      paragraphs_ = 0;
      in_cell_ = true;
    } else if (element == "annotation") {
      ++aside_;
    } else if (element == "p" && aside_ == 0) {
      in_paragraph_ = true;
      if (++paragraphs_ > 1) Text(" ");
    } else if (element == "s") {
      Text(std::string(std::min<std::size_t>(Repeats(attributes, "c"), kMaxCellBytes), ' '));
    } else if (element == "tab" || element == "line-break") {
      Text(" ");
    }
  }

  void StartSheet(std::string name, const std::string& style) {
    if (sheets_.size() >= kMaxSheets) {
      failure_ = LimitPassed(SheetLimit::kSheets);
      return;
    }
    sheets_.push_back({std::move(name), {}});
    sheets_.back().hidden = hiding_.contains(style);
    columns_.clear();
    row_ = 0;
  }

  void End(const std::string& element) {
    if (!failure_.ok()) return;
    if (element.ends_with("-style")) format_.clear();
    if (element == "table" && table_depth_ > 0) --table_depth_;
    if (table_depth_ != 1) return;
    if (element == "annotation") --aside_;
    if (element == "p" && aside_ == 0) in_paragraph_ = false;
    if (element == "table-cell" || element == "covered-table-cell") EndCell();
    if (element == "table-row") EndRow();
  }

  void Text(std::string_view text) {
    if (in_paragraph_ && in_cell_ && aside_ == 0 && text_.size() <= kMaxCellBytes) text_ += text;
  }

  void EndCell() {
    in_cell_ = false;
    const std::size_t repeats = Repeats(attributes_, "number-columns-repeated");
    SheetCell cell = CellOf();
    const bool filled = cell.kind != Kind::kEmpty || cell.formula;
    if (filled && column_ + repeats > kMaxSheetColumns) {
      failure_ = LimitPassed(SheetLimit::kColumns,
                             sheets_.back().PlaceOf(row_, std::max(column_, kMaxSheetColumns)));
    } else if (filled) {
      for (std::size_t i = 0; i < repeats; ++i) cells_.emplace_back(column_ + i, cell);
    }
    column_ += repeats;
  }

  void NoteMerged() {
    const std::size_t rows = Repeats(attributes_, "number-rows-spanned");
    const std::size_t columns = Repeats(attributes_, "number-columns-spanned");
    auto& merged = sheets_.back().merged;
    if ((rows > 1 || columns > 1) && merged.size() < kMaxMerged) {
      merged.push_back({row_, column_, row_ + rows - 1});
    }
  }

  void EndRow() {
    if (!cells_.empty()) {
      for (std::size_t i = 0; i < row_repeats_; ++i) {
        for (const auto& [column, cell] : cells_) {
          failure_ = PutCell(sheets_.back(), row_ + i, column, cell, room_);
          if (!failure_.ok()) return;
        }
        if (row_hidden_) sheets_.back().hidden_rows.push_back(row_ + i);
      }
    }
    row_ += row_repeats_;
  }

  SheetCell CellOf() const {
    SheetCell cell;
    const std::string type = At(attributes_, "value-type");
    if (type == "float" || type == "currency" || type == "percentage") {
      NumberFormat format = FormatOfCell();
      format.percentage |= type == "percentage";
      cell = NumberCell(At(attributes_, "value"), format);
    } else if (type == "date" || type == "time") {
      cell.kind = Kind::kDate;
      cell.text = At(attributes_, type + "-value");
    } else if (type == "boolean") {
      cell.kind = Kind::kTruth;
      cell.text = At(attributes_, "boolean-value") == "true" ? "TRUE" : "FALSE";
    } else if (!text_.empty()) {
      const bool error =
          attributes_.contains("formula") && (text_.front() == '#' || text_.rfind("Err:", 0) == 0);
      cell.kind = error ? Kind::kError : Kind::kText;
      cell.text = text_;
    }
    cell.formula = attributes_.contains("formula");
    cell.blank = cell.formula && type == "string" && text_.empty();
    return cell;
  }

  NumberFormat FormatOfCell() const {
    std::string style = At(attributes_, "style-name");
    if (style.empty() && column_ < columns_.size()) style = columns_[column_];
    const auto found = styles_.find(style);
    const auto format = formats_.find(found == styles_.end() ? "" : found->second);
    return format == formats_.end() ? NumberFormat() : format->second;
  }

  std::vector<Sheet> sheets_;
  SheetRoom room_;
  absl::Status failure_;
  std::map<std::string, NumberFormat> formats_;  // by the name of the data style
  std::map<std::string, std::string> styles_;    // of cells: the name of their data style
  std::string format_;                           // the data style that is open
  std::string style_;                            // the last style that began
  std::set<std::string> hiding_;                 // the styles of sheets that are hidden
  bool row_hidden_ = false;                      // the row that is open
  std::vector<std::string> columns_;             // the style that cells have in each column
  int table_depth_ = 0;                          // a cell can hold a table of its own
  int aside_ = 0;                                // comments are no content
  bool in_cell_ = false;
  bool in_paragraph_ = false;
  int paragraphs_ = 0;
  std::size_t row_ = 0;
  std::size_t row_repeats_ = 1;
  std::size_t column_ = 0;
  std::vector<std::pair<std::size_t, SheetCell>> cells_;  // of the row that is open
  XmlAttributes attributes_;                              // of the cell that is open
  std::string text_;
};

}  // namespace

absl::StatusOr<std::vector<Sheet>> ReadOds(const PartReader& parts) {
  ASSIGN_OR_RETURN(const std::string content, parts("content.xml"));
  const auto styles = parts("styles.xml");
  if (!styles.ok() && !absl::IsNotFound(styles.status())) return styles.status();
  return OdsReader().Read(styles.ok() ? *styles : "", content);
}

}  // namespace rekenschap::cli
