#include "clients/cli/budget_subject.h"

#include <algorithm>
#include <map>
#include <utility>

#include "clients/cli/budget_label.h"
#include "clients/cli/budget_notation.h"

namespace rekenschap::cli {
namespace {

using finance::Measure;

constexpr std::size_t kMaxTitle = 200;

class Settler {
 public:
  Settler(const Sheet& sheet, const BudgetLayout& layout, const BudgetHints& hints,
          BudgetTable& table, ImportProblems& problems)
      : sheet_(sheet), layout_(layout), hints_(hints), table_(table), problems_(problems) {}

  void Settle() {
    table_.title = hints_.title;
    if (table_.title.empty() && !layout_.captions.empty()) table_.title = layout_.captions.front();
    if (table_.title.empty()) table_.title = sheet_.name;
    if (table_.title.size() > kMaxTitle) {
      Note(0, 0, "TITLE_TOO_LONG",
           Say("de tekst boven de tabel is langer dan 200 tekens",
               "the text above the table is longer than 200 characters"),
           Say("geef een titel met --title", "give a title with --title"));
    }
    std::vector<std::string> texts = layout_.captions;
    texts.push_back(sheet_.name);
    const auto said = hints_.table_measure ? MeasureInTexts(texts) : std::nullopt;
    if (said && said != hints_.table_measure && !hints_.measure) {
      return NoteOtherMeasure(*said, texts);
    }
    texts.push_back(hints_.title);
    FindKnown();
    auto measure = hints_.measure ? hints_.measure : hints_.table_measure;
    if (!measure) measure = MeasureInTexts(texts);
    if (!measure && known_ != nullptr) measure = known_->measure;
    if (!measure) {
      Note(layout_.header, layout_.figures.front().first, "MEASURE_MISSING",
           Say("boven de tabel staat niet of dit euro's, fte of aantallen zijn",
               "nothing above the table tells whether these are euros, fte or counts"),
           Say("geef --measure eur, --measure fte of --measure count",
               "give --measure eur, --measure fte or --measure count") +
               TablesOfPlan());
      return;
    }
    table_.measure = *measure;
    table_.nature = *measure == Measure::kFte ? finance::Nature::kStock : finance::Nature::kFlow;
    if (*measure == Measure::kEuro) SettleBasis(texts);
    SettleUnit(texts);
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return problems_.Say(dutch, english);
  }
  void Note(std::size_t row, std::size_t column, const char* rule, std::string message,
            std::string remedy) {
    problems_.Add(sheet_.PlaceOf(row, column), rule, std::move(message), std::move(remedy));
  }

  // Where the text stands: in a cell above the figures, or as the name of the sheet.
  std::string PlaceOfText(const std::string& text) const {
    for (std::size_t row = 0; row <= layout_.header; ++row) {
      for (std::size_t i = 0; i < sheet_.rows[row].size(); ++i) {
        if (sheet_.At(row, i).text.starts_with(text)) return sheet_.PlaceOf(row, i);
      }
    }
    return sheet_.name;
  }

  std::string Name(Measure measure) const {
    if (measure == Measure::kEuro) return Say("euro's", "euros");
    return measure == Measure::kFte ? "fte" : Say("aantallen", "counts");
  }

  // Figures of one measure, taken as another, would all be wrong.
  void NoteOtherMeasure(Measure said, const std::vector<std::string>& texts) {
    const auto saying = std::ranges::find_if(
        texts, [said](const auto& text) { return MeasureInTexts({text}) == said; });
    SheetCell cell;
    cell.text = *saying;
    const Measure asked = *hints_.table_measure;
    const char* const option = asked == Measure::kEuro  ? "--measure eur"
                               : asked == Measure::kFte ? "--measure fte"
                                                        : "--measure count";
    problems_.Add(
        PlaceOfText(*saying), "MEASURE_OTHER",
        "«" + ShownText(cell) + Say("» zegt dat dit ", "» says that these are ") + Name(said) +
            Say(" zijn; de tabel die met --table is genoemd is van ",
                "; the table that --table names is of ") +
            Name(asked),
        Say("noem met --table een tabel van ", "name a table of ") + Name(said) +
            Say(", laat --table weg, of geef ", " with --table, leave --table out, or give ") +
            option + Say(" als het toch ", " if these are ") + Name(asked) +
            Say(" zijn", " after all"));
  }

  void FindKnown() {
    for (const KnownTable& table : hints_.known) {
      if (!IsSameTitle(table.title, table_.title)) continue;
      // Two tables with one title do not tell which it is.
      if (known_ != nullptr) {
        known_ = nullptr;
        return;
      }
      known_ = &table;
    }
  }

  // For a remedy: the tables of the plan, one of which it may be.
  std::string TablesOfPlan() const {
    if (hints_.known.empty()) return "";
    std::string tables;
    for (const KnownTable& table : hints_.known) {
      tables += (tables.empty() ? "" : ", ") + table.id + " («" + table.title + "»)";
    }
    return Say(", of noem met --table de tabel van het plan die het is: ",
               ", or name with --table the table of the plan that it is: ") +
           tables;
  }

  void SettleBasis(const std::vector<std::string>& texts) {
    auto basis = hints_.basis ? hints_.basis : BasisInTexts(texts);
    if (!basis && known_ != nullptr) basis = known_->basis;
    if (!basis) {
      Note(layout_.header, layout_.figures.front().first, "BASIS_MISSING",
           Say("boven de tabel staat niet of dit verplichtingen of kasbedragen zijn",
               "nothing above the table tells whether these are commitments or cash"),
           Say("geef --basis cash, --basis commitments of --basis accrual",
               "give --basis cash, --basis commitments or --basis accrual") +
               TablesOfPlan());
      return;
    }
    table_.basis = *basis;
    table_.direction =
        hints_.direction.value_or(known_ != nullptr && known_->measure == Measure::kEuro
                                      ? known_->direction
                                      : planning::v1::DIRECTION_EXPENDITURE);
  }

  void SettleUnit(const std::vector<std::string>& texts) {
    if (hints_.print_unit) {
      table_.print_unit = *hints_.print_unit;
      table_.unit_source = "--print-unit";
      return;
    }
    std::map<std::int64_t, std::string> units;
    for (const std::string& text : texts) {
      if (const auto unit = UnitInText(text)) units.emplace(*unit, text);
    }
    const char* const advice_nl = "geef --print-unit 1, 1000 of 1000000";
    const char* const advice_en = "give --print-unit 1, 1000 or 1000000";
    if (units.size() == 1 && table_.measure != Measure::kEuro &&
        MeasureInTexts({units.begin()->second}) == Measure::kEuro) {
      const std::string& text = units.begin()->second;
      problems_.Add(
          PlaceOfText(text), "UNIT_OF_EUROS",
          "«" + text +
              Say("» is een eenheid van euro's; dit zijn ", "» is a unit of euros; these are ") +
              Name(table_.measure),
          Say(advice_nl, advice_en));
    } else if (units.size() == 1 && units.begin()->first <= 1'000'000) {
      table_.print_unit = units.begin()->first;
      table_.unit_source = "«" + units.begin()->second + "»";
    } else if (units.size() > 1) {
      Note(layout_.header, layout_.labels, "UNIT_AMBIGUOUS",
           Say("boven de tabel staan twee eenheden: ", "two units stand above the table: ") + "«" +
               units.begin()->second + "», «" + units.rbegin()->second + "»",
           Say(advice_nl, advice_en));
    } else if (units.size() == 1 || table_.measure == Measure::kEuro) {
      Note(layout_.header, layout_.labels, "UNIT_MISSING",
           units.empty() ? Say("boven de tabel staat niet in welke eenheid de bedragen zijn",
                               "nothing above the table tells the unit of the amounts")
                         : Say("bedragen in miljarden zijn te grof voor een plan",
                               "amounts in billions are too coarse for a plan"),
           Say(advice_nl, advice_en));
    } else {
      table_.unit_source = Say("niet genoemd, dus per 1", "not named, so by 1");
    }
  }

  const Sheet& sheet_;
  const BudgetLayout& layout_;
  const BudgetHints& hints_;
  BudgetTable& table_;
  ImportProblems& problems_;
  const KnownTable* known_ = nullptr;  // the table of the plan that has the title
};

}  // namespace

void SettleSubject(const Sheet& sheet, const BudgetLayout& layout, const BudgetHints& hints,
                   BudgetTable& table, ImportProblems& problems) {
  Settler(sheet, layout, hints, table, problems).Settle();
}

std::string WithoutUnit(const std::string& title) {
  const std::size_t bracket = title.rfind('(');
  if (bracket == std::string::npos || !UnitInText(title.substr(bracket))) return title;
  return title.substr(0, bracket);
}

bool IsSameTitle(const std::string& title, const std::string& other) {
  return LabelKey(WithoutUnit(title)) == LabelKey(WithoutUnit(other));
}

}  // namespace rekenschap::cli
