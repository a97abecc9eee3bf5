#include <algorithm>
#include <map>
#include <utility>

#include <absl/status/status.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include "clients/cli/budget_workbook.h"
#include "clients/cli/number_format.h"
#include "clients/cli/sheet_limits.h"
#include "clients/cli/workbook_xml.h"
#include "services/base/status/status.h"

// Office Open XML (ECMA-376): a workbook names its sheets, which point at shared strings and
// styles.
namespace rekenschap::cli {
namespace {

using Kind = SheetCell::Kind;

std::string At(const XmlAttributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

int Number(const std::string& text, int otherwise) {
  int number = 0;
  return absl::SimpleAtoi(text, &number) ? number : otherwise;
}

// Where a cell stands, from `B7`; false when it is no such text.
bool ParsePlace(const std::string& place, std::size_t& row, std::size_t& column) {
  std::size_t i = 0;
  std::size_t letters = 0;
  for (; i < place.size() && i < 3 && place[i] >= 'A' && place[i] <= 'Z'; ++i) {
    letters = letters * 26 + static_cast<std::size_t>(place[i] - 'A' + 1);
  }
  const int number = Number(place.substr(i), 0);
  if (letters == 0 || number < 1) return false;
  row = static_cast<std::size_t>(number) - 1;
  column = letters - 1;
  return true;
}

// The strings that cells point at by number; pronunciations (rPh) are left out.
absl::StatusOr<std::vector<std::string>> ReadStrings(const PartReader& parts,
                                                     const std::string& part, SheetRoom& room) {
  std::vector<std::string> strings;
  absl::Status failure;
  const auto content = parts(part);
  if (absl::IsNotFound(content.status())) return strings;  // a workbook of numbers has none
  RETURN_IF_ERROR(content.status());
  bool in_text = false;
  bool spoken = false;
  RETURN_IF_ERROR(ReadXml(*content, {.start =
                                         [&](const std::string& element, const XmlAttributes&) {
                                           if (element == "si" && failure.ok()) {
                                             failure = room.Take(sizeof(std::string));
                                             strings.emplace_back();
                                           }
                                           if (element == "rPh") spoken = true;
                                           in_text = element == "t" && !spoken;
                                         },
                                     .end =
                                         [&](const std::string& element) {
                                           if (element == "rPh") spoken = false;
                                           in_text = false;
                                         },
                                     .text =
                                         [&](std::string_view text) {
                                           if (in_text && !strings.empty()) strings.back() += text;
                                         }}));
  RETURN_IF_ERROR(failure);
  return strings;
}

// The number formats that cells point at by number.
absl::StatusOr<std::vector<NumberFormat>> ReadFormats(const PartReader& parts,
                                                      const std::string& part, SheetRoom& room) {
  std::vector<NumberFormat> formats;
  absl::Status failure;
  const auto content = parts(part);
  if (absl::IsNotFound(content.status())) return formats;
  RETURN_IF_ERROR(content.status());
  std::map<int, NumberFormat> own;
  bool in_cells = false;
  const auto start = [&](const std::string& element, const XmlAttributes& attributes) {
    if (failure.ok()) failure = room.Take(sizeof(NumberFormat));
    if (!failure.ok()) return;
    if (element == "numFmt") {
      own[Number(At(attributes, "numFmtId"), 0)] = NumberFormatOf(At(attributes, "formatCode"));
    }
    if (element == "cellXfs") in_cells = true;
    if (element != "xf" || !in_cells) return;
    const int id = Number(At(attributes, "numFmtId"), 0);
    const auto found = own.find(id);
    formats.push_back(found == own.end() ? BuiltInNumberFormat(id) : found->second);
  };
  const auto end = [&](const std::string& element) {
    if (element == "cellXfs") in_cells = false;
  };
  RETURN_IF_ERROR(ReadXml(*content, {.start = start, .end = end, .text = [](std::string_view) {}}));
  RETURN_IF_ERROR(failure);
  return formats;
}

class SheetReader {
 public:
  SheetReader(const std::vector<std::string>& strings, const std::vector<NumberFormat>& formats,
              std::string name, SheetRoom& room)
      : strings_(strings), formats_(formats), room_(room) {
    sheet_.name = std::move(name);
  }

  absl::StatusOr<Sheet> Read(const std::string& content) {
    RETURN_IF_ERROR(ReadXml(
        content, {.start = [this](const std::string& element,
                                  const XmlAttributes& attributes) { Start(element, attributes); },
                  .end = [this](const std::string& element) { End(element); },
                  .text =
                      [this](std::string_view text) {
                        if (into_ != nullptr && into_->size() <= kMaxCellBytes) *into_ += text;
                      }}));
    RETURN_IF_ERROR(failure_);
    return std::move(sheet_);
  }

 private:
  void Start(const std::string& element, const XmlAttributes& attributes) {
    if (element == "col") {
      NoteHidden(attributes);
    } else if (element == "row") {
      row_ = attributes.contains("r")
                 ? static_cast<std::size_t>(std::max(Number(At(attributes, "r"), 1), 1)) - 1
                 : next_row_;
      if (IsHidden(attributes) && row_ < kMaxSheetRows &&
          sheet_.hidden_rows.size() < kMaxSheetRows) {
        sheet_.hidden_rows.push_back(row_);
      }
      next_row_ = row_ + 1;
      next_column_ = 0;
    } else if (element == "c") {
      column_ = next_column_;
      std::size_t row = row_;
      if (attributes.contains("r") && !ParsePlace(At(attributes, "r"), row, column_)) {
        failure_ = absl::InvalidArgumentError("a cell has no place");
      }
      row_ = row;
      next_column_ = column_ + 1;
      type_ = At(attributes, "t");
      style_ = Number(At(attributes, "s"), 0);
      value_.clear();
      inline_.clear();
      formula_ = false;
      has_value_ = false;
    } else if (element == "f") {
      formula_ = true;
    } else if (element == "v") {
      into_ = &value_;
      has_value_ = true;
    } else if (element == "t" && !spoken_) {
      into_ = &inline_;
    } else if (element == "rPh") {
      spoken_ = true;
    } else if (element == "mergeCell" && sheet_.merged.size() < kMaxMerged) {
      const std::string range = At(attributes, "ref");
      MergedCells cells;
      std::size_t last_column = 0;
      if (ParsePlace(range.substr(0, range.find(':')), cells.row, cells.column) &&
          ParsePlace(range.substr(range.find(':') + 1), cells.last_row, last_column)) {
        sheet_.merged.push_back(cells);
      }
    }
  }

  static bool IsHidden(const XmlAttributes& attributes) {
    const std::string hidden = At(attributes, "hidden");
    return hidden == "1" || hidden == "true";
  }

  // Columns from `min` to `max`, counted from 1.
  void NoteHidden(const XmlAttributes& attributes) {
    if (!IsHidden(attributes)) return;
    const int most = static_cast<int>(kMaxSheetColumns);
    const int last = std::min(Number(At(attributes, "max"), 0), most);
    for (int column = std::max(Number(At(attributes, "min"), 0), 1); column <= last; ++column) {
      if (sheet_.hidden_columns.size() >= kMaxSheetColumns) return;  // said more than once
      sheet_.hidden_columns.push_back(static_cast<std::size_t>(column) - 1);
    }
  }

  void End(const std::string& element) {
    into_ = nullptr;
    if (element == "rPh") spoken_ = false;
    if (element != "c" || !failure_.ok()) return;
    SheetCell cell = CellOf();
    cell.formula = formula_;
    cell.blank = formula_ && type_ == "str" && has_value_ && value_.empty();
    const absl::Status put = PutCell(sheet_, row_, column_, std::move(cell), room_);
    if (failure_.ok()) failure_ = put;
  }

  SheetCell CellOf() {
    SheetCell cell;
    if (type_ == "inlineStr") return Text(Kind::kText, inline_);
    if (value_.empty()) return cell;
    if (type_ == "s") {
      const int index = Number(value_, -1);
      if (index < 0 || static_cast<std::size_t>(index) >= strings_.size()) {
        failure_ = absl::InvalidArgumentError("a cell points at a text that is not there");
        return cell;
      }
      return Text(Kind::kText, strings_[static_cast<std::size_t>(index)]);
    }
    if (type_ == "str") return Text(Kind::kText, value_);
    if (type_ == "e") return Text(Kind::kError, value_);
    if (type_ == "b") return Text(Kind::kTruth, value_ == "1" ? "TRUE" : "FALSE");
    if (type_ == "d") return Text(Kind::kDate, value_);
    const auto style = static_cast<std::size_t>(std::max(style_, 0));
    return NumberCell(value_, style < formats_.size() ? formats_[style] : NumberFormat());
  }

  static SheetCell Text(Kind kind, const std::string& text) {
    SheetCell cell;
    cell.kind = text.empty() ? Kind::kEmpty : kind;
    cell.text = text;
    return cell;
  }

  const std::vector<std::string>& strings_;
  const std::vector<NumberFormat>& formats_;
  SheetRoom& room_;
  Sheet sheet_;
  absl::Status failure_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::size_t next_row_ = 0;
  std::size_t next_column_ = 0;
  std::string type_;
  int style_ = 0;
  bool formula_ = false;
  bool has_value_ = false;  // also where that has no characters
  bool spoken_ = false;
  std::string value_;
  std::string inline_;
  std::string* into_ = nullptr;
};

// Where a part stands that the workbook points at.
std::string PartOf(const std::string& target) {
  return target.rfind('/', 0) == 0 ? target.substr(1) : "xl/" + target;
}

}  // namespace

absl::StatusOr<std::vector<Sheet>> ReadXlsx(const PartReader& parts) {
  ASSIGN_OR_RETURN(const std::string workbook, parts("xl/workbook.xml"));
  ASSIGN_OR_RETURN(const std::string relations, parts("xl/_rels/workbook.xml.rels"));
  std::map<std::string, std::string> targets;
  std::string strings_part = "xl/sharedStrings.xml";
  std::string styles_part = "xl/styles.xml";
  const auto ignore_end = [](const std::string&) {};
  const auto ignore_text = [](std::string_view) {};
  RETURN_IF_ERROR(ReadXml(relations, {.start =
                                          [&](const std::string&, const XmlAttributes& attributes) {
                                            const std::string type = At(attributes, "Type");
                                            const std::string part =
                                                PartOf(At(attributes, "Target"));
                                            targets[At(attributes, "Id")] = part;
                                            if (type.ends_with("/sharedStrings"))
                                              strings_part = part;
                                            if (type.ends_with("/styles")) styles_part = part;
                                          },
                                      .end = ignore_end,
                                      .text = ignore_text}));
  struct SheetPart {
    std::string name;
    std::string part;
    bool hidden = false;
  };
  std::vector<SheetPart> sheet_parts;
  RETURN_IF_ERROR(
      ReadXml(workbook, {.start =
                             [&](const std::string& element, const XmlAttributes& attributes) {
                               if (element != "sheet") return;
                               sheet_parts.push_back(
                                   {At(attributes, "name"), targets[At(attributes, "id")],
                                    At(attributes, "state").find("idden") != std::string::npos});
                             },
                         .end = ignore_end,
                         .text = ignore_text}));
  if (sheet_parts.size() > kMaxSheets) return LimitPassed(SheetLimit::kSheets);
  SheetRoom room;
  ASSIGN_OR_RETURN(const std::vector<std::string> strings, ReadStrings(parts, strings_part, room));
  ASSIGN_OR_RETURN(const std::vector<NumberFormat> formats, ReadFormats(parts, styles_part, room));
  std::vector<Sheet> sheets;
  for (const auto& [name, part, hidden] : sheet_parts) {
    ASSIGN_OR_RETURN(const std::string content, parts(part));
    auto sheet = SheetReader(strings, formats, name, room).Read(content);
    if (!sheet.ok()) return sheet.status();
    sheet->hidden = hidden;
    sheets.push_back(*std::move(sheet));
  }
  return sheets;
}

}  // namespace rekenschap::cli
