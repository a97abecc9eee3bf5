#include "clients/cli/budget_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include "clients/cli/budget_label.h"
#include "clients/cli/budget_layout.h"
#include "clients/cli/budget_notation.h"
#include "clients/cli/budget_subject.h"
#include "services/finance/names.h"
#include "services/finance/printed.h"

namespace rekenschap::cli {
namespace {

using finance::Column;
using finance::Measure;
using Kind = SheetCell::Kind;

constexpr std::size_t kMaxLabel = 200;

class Reader {
 public:
  Reader(const Sheet& sheet, const BudgetHints& hints, ImportProblems& problems)
      : sheet_(sheet), hints_(hints), problems_(problems) {}

  std::optional<BudgetTable> Read() {
    const std::size_t before = problems_.total();
    const auto layout = FindLayout(sheet_, problems_);
    if (!layout) return std::nullopt;
    layout_ = *layout;
    for (const auto& [at, column] : layout_.figures) table_.columns.push_back(column);
    table_.header_place = sheet_.PlaceOf(layout_.header, layout_.figures.front().first);
    SettleSubject(sheet_, layout_, hints_, table_, problems_);
    // Without a unit the figures would only be wrong in another way.
    if (problems_.total() > before) return std::nullopt;
    FindNotation();
    for (std::size_t row = layout_.header + 1; row < sheet_.rows.size(); ++row) ReadRow(row);
    CheckLines();
    if (problems_.total() > before) return std::nullopt;
    return std::move(table_);
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return problems_.Say(dutch, english);
  }
  void Note(std::size_t row, std::size_t column, const char* rule, std::string message,
            std::string remedy) {
    problems_.Add(sheet_.PlaceOf(row, column), rule, std::move(message), std::move(remedy));
  }
  const SheetCell& LabelCell(std::size_t row) const { return sheet_.At(row, layout_.labels); }

  void FindNotation() {
    notation_ = {hints_.english, hints_.thousands_dot};
    for (std::size_t row = layout_.header + 1; row < sheet_.rows.size(); ++row) {
      for (const auto& [at, column] : layout_.figures) {
        const SheetCell& cell = sheet_.At(row, at);
        if (cell.kind == Kind::kText && cell.text.size() <= 40 && ProvesThousandsDot(cell.text)) {
          notation_.thousands_dot = true;
        }
      }
    }
  }

  static bool IsThere(const SheetCell& cell) { return cell.kind != Kind::kEmpty || cell.formula; }

  bool HasFigures(std::size_t row) const {
    if (layout_.row_totals && IsThere(sheet_.At(row, *layout_.row_totals))) return true;
    return std::ranges::any_of(
        layout_.figures, [&](const auto& figure) { return IsThere(sheet_.At(row, figure.first)); });
  }

  // Whether the row repeats the years of the header.
  bool IsHeader(std::size_t row) const {
    return std::ranges::all_of(layout_.figures, [&](const auto& figure) {
      return HeaderColumn(sheet_.At(row, figure.first)) == figure.second;
    });
  }

  void ReadRow(std::size_t row) {
    const SheetCell& label = LabelCell(row);
    CheckStray(row);
    if (!HasFigures(row)) return SkipRow(row);
    if (IsHeader(row)) {
      ended_ = true;
      return Note(row, layout_.figures.front().first, "SECOND_TABLE",
                  Say("hier begint een tweede tabel", "a second table begins here"),
                  Say("zet elke tabel op een eigen blad", "put each table on a sheet of its own"));
    }
    if (ended_) return;
    if (label.kind != Kind::kText && label.kind != Kind::kNumber) {
      return Note(row, layout_.labels, "LABEL_MISSING",
                  Say("de rij heeft cijfers en geen naam", "the row has figures and no name"),
                  Say("geef de regel een naam", "give the line a name"));
    }
    if (label.text.size() > kMaxLabel) {
      return Note(row, layout_.labels, "LABEL_TOO_LONG",
                  Say("de naam is langer dan 200 tekens", "the name is longer than 200 characters"),
                  Say("kort hem in", "shorten it"));
    }
    if (IsPartLabel(label.text)) {
      return Note(row, layout_.labels, "LINE_IS_PART",
                  "'" + label.text +
                      Say("' is deel van een andere regel en zou dubbel tellen",
                          "' is part of another line and would count twice"),
                  Say("haal de rij weg, of splits de regel waar hij bij hoort",
                      "take the row away, or split the line that it belongs to"));
    }
    if (IsTotalLabel(label.text)) return ReadTotals(row);
    if (!table_.printed_totals.empty()) {
      return Note(row, layout_.labels, "LINE_AFTER_TOTAL",
                  "'" + label.text + Say("' staat onder het totaal", "' stands below the total"),
                  Say("zet alle regels van de tabel boven het totaal, en een andere tabel op een "
                      "eigen blad",
                      "put all lines of the table above the total, and another table on a sheet of "
                      "its own"));
    }
    ReadLine(row);
  }

  // A row without figures is a heading or a remark.
  void SkipRow(std::size_t row) {
    const SheetCell* text = nullptr;
    std::size_t at = 0;
    for (std::size_t i = 0; i < sheet_.rows[row].size() && text == nullptr; ++i) {
      if (sheet_.At(row, i).kind == Kind::kEmpty) continue;
      text = &sheet_.At(row, i);
      at = i;
    }
    if (text == nullptr) return;
    table_.skipped.push_back({sheet_.PlaceOf(row, at), ShownText(*text),
                              Say("geen cijfers in deze rij", "no figures in this row")});
  }

  // Figures outside the columns of the header would be lost without a word.
  void CheckStray(std::size_t row) {
    for (std::size_t i = layout_.figures.front().first; i < sheet_.rows[row].size(); ++i) {
      const bool known = layout_.row_totals == i ||
                         std::ranges::any_of(layout_.figures,
                                             [i](const auto& figure) { return figure.first == i; });
      if (known || !IsThere(sheet_.At(row, i))) continue;
      Note(row, i, "COLUMN_WITHOUT_HEADER",
           "'" + ShownText(sheet_.At(row, i)) +
               Say("' staat in een kolom zonder kop", "' stands in a column without a header"),
           Say("zet het jaar boven de kolom, of haal haar weg",
               "put the year above the column, or take it away"));
    }
  }

  std::optional<BudgetFigure> ReadFigure(std::size_t row, std::size_t at, Column column) {
    const SheetCell& cell = sheet_.At(row, at);
    const std::string place = sheet_.PlaceOf(row, at);
    const auto printed = DutchFigure(cell, notation_, place, problems_);
    if (!printed) return std::nullopt;
    const auto figure = finance::ParsePrinted(*printed, table_.measure, table_.print_unit);
    if (!figure.ok()) {
      Note(
          row, at, "FIGURE_UNFIT",
          "'" + ShownText(cell) +
              Say("' is te groot, of heeft decimalen kleiner dan een cent, een duizendste fte of "
                  "een heel aantal",
                  "' is too large, or has decimals below a cent, a thousandth of an fte or a whole "
                  "count"),
          Say("kijk of de eenheid klopt (--print-unit)",
              "see whether the unit fits (--print-unit)"));
      return std::nullopt;
    }
    // Of a stored number the text that is shown is what a reader compares with.
    const std::string as_read = cell.kind == Kind::kNumber ? *printed : ShownText(cell);
    return BudgetFigure{column,   place,         as_read,           cell.formula,
                        *printed, figure->value, figure->half_place};
  }

  void ReadLine(std::size_t row) {
    BudgetLine line;
    line.place = sheet_.PlaceOf(row, layout_.labels);
    line.label = LabelCell(row).text;
    CleanLabel clean = CleanedLabel(line.label, hints_.keep_digits);
    line.title = std::move(clean.title);
    line.footnote = std::move(clean.footnote);
    if (layout_.ids) {
      line.id = sheet_.At(row, *layout_.ids).text;
      if (!finance::IsId(line.id)) {
        Note(row, *layout_.ids, "ID_MALFORMED",
             "'" + ShownText(sheet_.At(row, *layout_.ids)) +
                 Say("' is geen id: kleine letters, cijfers en koppeltekens",
                     "' is no id: lower-case letters, digits and hyphens"),
             Say("vul de kolom in, of haal haar weg", "fill the column in, or take it away"));
      }
    }
    for (const auto& [at, column] : layout_.figures) {
      if (!IsThere(sheet_.At(row, at))) {
        line.unknown.push_back(column);
      } else if (auto figure = ReadFigure(row, at, column)) {
        line.figures.push_back(*std::move(figure));
      }
    }
    if (layout_.row_totals && IsThere(sheet_.At(row, *layout_.row_totals))) {
      const auto total = ReadFigure(row, *layout_.row_totals, Column{});
      if (total && table_.nature == finance::Nature::kFlow) line.printed_row_total = total->printed;
    }
    table_.lines.push_back(std::move(line));
  }

  void ReadTotals(std::size_t row) {
    if (!table_.printed_totals.empty()) {
      return Note(row, layout_.labels, "TOTAL_TWICE",
                  Say("er is al een rij met totalen", "there is a row with totals already"),
                  Say("laat alleen het eindtotaal staan", "keep only the grand total"));
    }
    table_.total_label = LabelCell(row).text;
    for (const auto& [at, column] : layout_.figures) {
      if (!IsThere(sheet_.At(row, at))) continue;
      if (auto figure = ReadFigure(row, at, column)) {
        table_.printed_totals.push_back(*std::move(figure));
      }
    }
    if (!layout_.row_totals || !IsThere(sheet_.At(row, *layout_.row_totals))) return;
    const auto total = ReadFigure(row, *layout_.row_totals, Column{});
    if (total && table_.nature == finance::Nature::kFlow)
      table_.printed_grand_total = total->printed;
  }

  void CheckLines() {
    std::map<std::string, std::string> seen;
    for (const BudgetLine& line : table_.lines) {
      const std::string key = line.id.empty() ? LabelKey(line.title) : line.id;
      const auto [found, fresh] = seen.emplace(key, line.place);
      if (fresh) continue;
      problems_.Add(line.place, "LINE_TWICE",
                    "'" + line.title + Say("' staat ook in ", "' also stands in ") + found->second,
                    Say("geef de regels namen die verschillen", "give the lines different names"));
    }
    if (table_.lines.size() > kMaxBudgetLines) {
      problems_.Add(sheet_.name, "FILE_TOO_LARGE",
                    Say("de tabel heeft meer dan 200 regels", "the table has more than 200 lines"),
                    Say("splits haar", "split it"));
    }
    if (table_.lines.empty() && problems_.empty()) {
      problems_.Add(sheet_.name, "LINES_MISSING",
                    Say("onder de kop staat geen regel met cijfers",
                        "there is no line with figures below the header"),
                    Say("kijk of het goede blad is gekozen (--sheet)",
                        "see whether the right sheet is chosen (--sheet)"));
    }
  }

  const Sheet& sheet_;
  const BudgetHints& hints_;
  ImportProblems& problems_;
  BudgetLayout layout_;
  Notation notation_;
  BudgetTable table_;
  bool ended_ = false;  // another table follows
};

}  // namespace

std::optional<BudgetTable> ReadBudgetTable(const Sheet& sheet, const BudgetHints& hints,
                                           ImportProblems& problems) {
  return Reader(sheet, hints, problems).Read();
}

}  // namespace rekenschap::cli
