#include "clients/cli/budget_layout.h"

#include <algorithm>
#include <re2/re2.h>
#include <utility>

#include <absl/strings/numbers.h>

#include "clients/cli/budget_label.h"
#include "clients/cli/budget_notation.h"
#include "services/finance/date.h"

namespace rekenschap::cli {
namespace {

using finance::Column;

bool IsOneOf(const std::string& text, std::initializer_list<const char*> candidates) {
  return std::ranges::any_of(candidates,
                             [&text](const char* candidate) { return text == candidate; });
}

bool IsIdHeader(const std::string& key) { return IsOneOf(key, {"id", "code"}); }

constexpr std::size_t kMaxCaptions = 100;

class Finder {
 public:
  Finder(const Sheet& sheet, ImportProblems& problems) : sheet_(sheet), problems_(problems) {}

  std::optional<BudgetLayout> Find() {
    if (!FindHeader()) {
      problems_.Add(sheet_.name, "HEADER_NOT_FOUND",
                    Say("geen rij heeft een jaar of «Struc.» in een eigen cel",
                        "no row has a year or «Struc.» in a cell of its own"),
                    Say("zet boven de cijfers een kop met jaartallen (2021, 2022, …, Struc.); "
                        "scheid kolommen in een CSV-bestand met ;",
                        "put a header with years (2021, 2022, …, Struc.) above the figures; "
                        "separate the columns of a CSV file with ;"));
      return std::nullopt;
    }
    const std::size_t before = problems_.total();
    ReadHeader();
    CheckOrder();
    FindLabels();
    ReadCaptions();
    if (problems_.total() > before) return std::nullopt;
    return std::move(layout_);
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return problems_.Say(dutch, english);
  }
  std::size_t width() const { return sheet_.rows[layout_.header].size(); }

  bool FindHeader() {
    for (std::size_t row = 0; row < sheet_.rows.size(); ++row) {
      if (std::ranges::any_of(sheet_.rows[row], [](const SheetCell& cell) {
            return HeaderColumn(cell).has_value();
          })) {
        layout_.header = row;
        return true;
      }
    }
    return false;
  }

  void NoteCell(std::size_t column, const char* rule, const std::string& why) {
    problems_.Add(sheet_.PlaceOf(layout_.header, column), rule,
                  "'" + ShownText(sheet_.At(layout_.header, column)) + "' " + why,
                  Say("de kop heeft een kolom met namen, zo nodig een kolom «id», dan jaren die "
                      "oplopen, «Struc.» en «Totaal»; haal andere kolommen weg",
                      "the header has a column with names, perhaps a column «id», then years that "
                      "rise, «Struc.» and «Totaal»; take other columns away"));
  }

  void ReadHeader() {
    for (std::size_t i = 0; i < width(); ++i) {
      const SheetCell& cell = sheet_.At(layout_.header, i);
      if (const auto column = HeaderColumn(cell)) {
        layout_.figures.emplace_back(i, *column);
      } else if (!layout_.figures.empty() && cell.kind == SheetCell::Kind::kText &&
                 IsTotalLabel(cell.text) && !layout_.row_totals) {
        layout_.row_totals = i;
      } else if (!layout_.figures.empty() && cell.kind != SheetCell::Kind::kEmpty) {
        NoteCell(i, "HEADER_NOT_UNDERSTOOD",
                 Say("in de kop is geen jaar en ook niet «Struc.»",
                     "in the header is no year, nor «Struc.»"));
      }
    }
  }

  void CheckOrder() {
    for (std::size_t i = 1; i < layout_.figures.size(); ++i) {
      if (layout_.figures[i - 1].second < layout_.figures[i].second) continue;
      NoteCell(layout_.figures[i].first, "YEARS_OUT_OF_ORDER",
               layout_.figures[i - 1].second == layout_.figures[i].second
                   ? Say("staat twee keer in de kop", "stands twice in the header")
                   : Say("komt na een later jaar", "comes after a later year"));
    }
  }

  bool HasText(std::size_t column) const {
    for (std::size_t row = layout_.header + 1; row < sheet_.rows.size(); ++row) {
      if (sheet_.At(row, column).kind != SheetCell::Kind::kEmpty) return true;
    }
    return false;
  }

  void FindLabels() {
    std::optional<std::size_t> labels;
    const std::size_t end = layout_.figures.front().first;
    for (std::size_t i = 0; i < end; ++i) {
      const SheetCell& cell = sheet_.At(layout_.header, i);
      if (cell.kind == SheetCell::Kind::kText && IsIdHeader(LabelKey(cell.text)) && !layout_.ids) {
        layout_.ids = i;
      } else if (!HasText(i)) {
        continue;  // an empty column in front
      } else if (!labels) {
        labels = i;
      } else {
        NoteCell(i, "HEADER_NOT_UNDERSTOOD",
                 Say("is een tweede kolom met namen", "is a second column with names"));
      }
    }
    if (labels) {
      layout_.labels = *labels;
    } else if (layout_.ids) {
      layout_.labels = *layout_.ids;  // the ids are the names
    } else {
      NoteCell(end, "LABELS_NOT_FOUND",
               Say("heeft geen kolom met namen van regels voor zich",
                   "has no column with names of lines in front of it"));
    }
  }

  void ReadCaptions() {
    for (std::size_t row = 0; row <= layout_.header; ++row) {
      for (std::size_t i = 0; i < sheet_.rows[row].size(); ++i) {
        const SheetCell& cell = sheet_.At(row, i);
        if (cell.kind != SheetCell::Kind::kText || HeaderColumn(cell)) continue;
        if (row == layout_.header && layout_.row_totals == i) continue;
        if (IsIdHeader(LabelKey(cell.text))) continue;
        if (layout_.captions.size() == kMaxCaptions) {
          problems_.Add(sheet_.PlaceOf(row, i), "TEXTS_ABOVE_TOO_MANY",
                        Say("boven de kop met jaartallen staan meer dan 100 teksten",
                            "more than 100 texts stand above the header with years"),
                        Say("zet alleen de tabel, met titel en eenheid, op een eigen blad",
                            "put the table alone, with its title and unit, on a sheet of its own"));
          return;
        }
        layout_.captions.push_back(cell.text.substr(0, 400));
      }
    }
  }

  const Sheet& sheet_;
  ImportProblems& problems_;
  BudgetLayout layout_;
};

// In lower case, with the signs that mean the same written one way.
std::string Plain(const std::string& text) {
  std::string plain = text.substr(0, 400);
  for (const auto& [sign, instead] :
       {std::pair("€", " eur "), std::pair("×", " x "), std::pair("\u00a0", " ")}) {
    for (std::size_t at = plain.find(sign); at != std::string::npos; at = plain.find(sign)) {
      plain.replace(at, std::string_view(sign).size(), instead);
    }
  }
  std::ranges::transform(plain, plain.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return plain;
}

bool Has(const std::string& text, const char* pattern) {
  return re2::RE2::PartialMatch(text, pattern);
}

}  // namespace

std::optional<Column> HeaderColumn(const SheetCell& cell) {
  if (cell.kind != SheetCell::Kind::kText && cell.kind != SheetCell::Kind::kNumber) {
    return std::nullopt;
  }
  if (cell.text.size() > 40) return std::nullopt;
  // `2021` cannot lose a digit as a footnote; a raised one it can.
  const std::string text = CleanedLabel(cell.text, false).title;
  int year = 0;
  if (text.size() == 4 && absl::SimpleAtoi(text, &year)) {
    if (year < finance::kFirstYear || year > finance::kLastYear) return std::nullopt;
    return Column{year};
  }
  if (IsOneOf(LabelKey(text),
              {"struc.", "struc", "struct.", "struct", "str.", "structureel", "structural"})) {
    return Column::Structural();
  }
  return std::nullopt;
}

std::optional<BudgetLayout> FindLayout(const Sheet& sheet, ImportProblems& problems) {
  return Finder(sheet, problems).Find();
}

std::optional<std::int64_t> UnitInText(const std::string& text) {
  const std::string plain = Plain(text);
  if (Has(plain, R"(\b(mld|miljard|miljarden|billion)\b)")) return 1'000'000'000;
  if (Has(plain,
          R"(\b(mln|miljoen|miljoenen|million|millions)\b|\bx\s*(eur(o)?\s*)?1[. ]?000[. ]?000\b)")) {
    return 1'000'000;
  }
  if (Has(plain,
          R"(\b(duizend|duizenden|duizendtallen|thousand|thousands)\b|\bx\s*(eur(o)?\s*)?1[. ]?000\b)")) {
    return 1'000;
  }
  if (Has(plain, R"(\bx\s*(eur(o)?\s*)?1([^\w.,]|[.,](\D|$)|$)|\bin\s+(hele\s+)?euro('?s)?\b)"))
    return 1;
  return std::nullopt;
}

std::optional<finance::Measure> MeasureInTexts(const std::vector<std::string>& texts) {
  bool euros = false;
  bool fte = false;
  for (const std::string& text : texts) {
    const std::string plain = Plain(text);
    euros |= Has(plain, R"(\b(eur|euro|euro's|bedrag|bedragen|budget|budgetreeks)\b)");
    fte |= Has(plain, R"(\b(fte|fte's|formatieplaatsen)\b)");
  }
  if (euros == fte) return std::nullopt;
  return euros ? finance::Measure::kEuro : finance::Measure::kFte;
}

std::optional<finance::Basis> BasisInTexts(const std::vector<std::string>& texts) {
  bool commitments = false;
  bool cash = false;
  for (const std::string& text : texts) {
    const std::string plain = Plain(text);
    commitments |= Has(plain, R"(\b(verplichtingen|commitments)\b)");
    cash |= Has(plain, R"(\b(kas|kasbasis|uitgaven|ontvangsten|cash)\b)");
  }
  if (commitments == cash) return std::nullopt;
  return commitments ? finance::Basis::kCommitments : finance::Basis::kCash;
}

}  // namespace rekenschap::cli
