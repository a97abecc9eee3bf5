#include "clients/cli/report_figures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <re2/re2.h>
#include <utility>

#include <absl/status/status.h>

#include "clients/cli/budget_notation.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/report_explanations.h"
#include "clients/cli/sheet_limits.h"
#include "services/base/text/blanks.h"
#include "services/finance/notation.h"
#include "services/finance/quantity.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using Kind = SheetCell::Kind;

// `1,234.56` and `12.5`: a decimal point, with commas by thousands.
bool IsEnglish(std::string text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return false;
  const std::string_view whole = std::string_view(text).substr(0, point);
  // Dots by thousands are Dutch: one point with other than three digits behind it is not.
  const bool grouped = whole.find(',') != std::string_view::npos;
  if (!grouped && text.size() - point - 1 == 3) return false;
  std::erase(text, ',');
  return finance::ReadPlain(text).ok();
}

constexpr std::size_t kQuoted = 40;

// Of a formula whose result was not stored.
FigureFault FormulaFault(Language language) {
  const bool dutch = language == Language::kDutch;
  return {"FORMULA_WITHOUT_VALUE",
          dutch ? "de formule in deze cel heeft geen uitkomst"
                : "the formula in this cell has no result",
          dutch ? "open het bestand in het rekenblad, laat het rekenen en bewaar het opnieuw"
                : "open the file in the spreadsheet, let it reckon and save it again"};
}

constexpr int kFteDecimals = 3;
constexpr std::size_t kMostOfFigure = 40;

FigureFault AmbiguousFault(std::string_view figure, Language language) {
  const bool dutch = language == Language::kDutch;
  std::string whole(figure);
  std::erase(whole, '.');
  std::string fraction(figure);
  std::ranges::replace(fraction, '.', ',');
  return {
      "FIGURE_AMBIGUOUS",
      QuotedCell(figure) + (dutch ? " kan " : " can be ") + whole +
          (dutch ? " zijn en ook " : " and also ") + fraction +
          (dutch ? "; niets van deze eenheid zegt welke" : "; nothing of this unit tells which"),
      (dutch ? "schrijf " : "write ") + whole + (dutch ? " of " : " or ") + fraction};
}

// `1,234`: a thousand to who writes commas by thousands. A zero begins none.
bool MayBeEnglishThousand(std::string_view figure) {
  if (figure.find('.') != std::string_view::npos) return false;
  std::string swapped(figure);
  std::ranges::replace(swapped, ',', '.');
  return IsLoneDot(swapped) && finance::ReadDutch(swapped).ok();
}

// What is no count: it has decimals, or it is no figure at all.
FigureFault CountFault(const std::string& quoted, std::string_view figure,
                       const absl::StatusOr<finance::Written>& written, Language language) {
  const bool dutch = language == Language::kDutch;
  if (!written.ok() || written->decimals == 0) {
    return {"FIGURE_MALFORMED",
            quoted + (dutch ? " is geen aantal in Nederlandse notatie"
                            : " is not a count in Dutch notation"),
            dutch ? "schrijf een heel getal, met punten per duizendtal of zonder, zoals 1.234"
                  : "write a whole number, with dots by thousands or without, such as 1.234"};
  }
  std::int64_t whole = written->digits;
  for (int i = 0; i < written->decimals; ++i) whole /= 10;
  std::int64_t other = written->digits < 0 ? whole - 1 : whole + 1;
  if (MayBeEnglishThousand(figure)) other = std::exchange(whole, written->digits);
  return {"FIGURE_MALFORMED",
          quoted + (dutch ? ": een aantal heeft geen decimalen" : ": a count has no decimals"),
          (dutch ? "schrijf " : "write ") + std::to_string(whole) + (dutch ? " of " : " or ") +
              std::to_string(other)};
}

constexpr std::size_t kMostDigits = 18;  // of which any figure can be read

// Whether a figure has more digits before its decimal sign than any has.
bool IsTooLong(std::string_view figure, char decimal) {
  const std::string_view whole = figure.substr(0, figure.find(decimal));
  return whole.find_first_not_of("-0123456789.") == std::string_view::npos &&
         std::ranges::count_if(whole, [](char c) { return c >= '0' && c <= '9'; }) >
             static_cast<std::ptrdiff_t>(kMostDigits);
}

// A number as the reader's spreadsheet shows it.
std::string ShownFigure(const SheetCell& cell, Language language) {
  std::string shown = cell.text;
  if (cell.kind == Kind::kNumber && language == Language::kDutch) {
    std::ranges::replace(shown, '.', ',');
  }
  return QuotedCell(shown);
}

FigureFault TooLargeFault(const SheetCell& cell, int decimals, Language language) {
  const bool dutch = language == Language::kDutch;
  return {"FIGURE_TOO_LARGE",
          ShownFigure(cell, language) +
              (dutch ? " is groter dan enig cijfer kan zijn: hooguit "
                     : " is larger than any figure can be: at most ") +
              finance::FormatFigure(finance::kMaxFigure, decimals, language),
          dutch ? "kijk of er cijfers te veel staan" : "see whether it has digits too many"};
}

FigureFault TooFineFault(const SheetCell& cell, int decimals, Language language) {
  const bool dutch = language == Language::kDutch;
  const std::string most = std::to_string(decimals) + (dutch ? " decimalen" : " decimals");
  std::string remedy = dutch ? "rond het af op " : "round it to ";
  remedy += decimals > 0 ? most : (dutch ? "een geheel getal" : "a whole number");
  if (cell.formula) {
    remedy += (dutch ? ", in de formule met AFRONDEN(…; " : ", in the formula with ROUND(…; ") +
              std::to_string(decimals) + ")";
  }
  return {"FIGURE_MALFORMED",
          ShownFigure(cell, language) +
              (dutch ? " heeft meer decimalen dan hier passen: hooguit "
                     : " has more decimals than fit here: at most ") +
              most,
          std::move(remedy)};
}

bool IsProof(const SheetCell& cell) {
  const std::string_view figure = base::Trimmed(cell.text);
  return cell.kind == Kind::kText && figure.size() <= kMostOfFigure &&
         !MayBeEnglishThousand(figure) && ProvesThousandsDot(figure);
}

}  // namespace

std::string QuotedCell(std::string_view cell) {
  std::string text(base::Trimmed(cell));
  if (text.size() > kQuoted) {
    std::size_t end = kQuoted;
    // Not within a character.
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text.resize(end);
  }
  return "'" + text + "'";
}

void FindProofOfThousandsDot(const Sheet& sheet, std::set<std::string>& units) {
  const auto header = HeaderRow(sheet);
  if (!header) return;
  std::optional<std::size_t> unit;
  std::vector<std::size_t> figures;
  for (std::size_t column = 0; column < sheet.rows[*header].size(); ++column) {
    const KnownColumn* known = FindColumn(base::Trimmed(sheet.rows[*header][column].text));
    if (known == nullptr) continue;
    if (known->field == "unit") unit = column;
    if (IsFigureField(known->field) || known->field == kExplanationAmount)
      figures.push_back(column);
  }
  if (!unit) return;
  for (std::size_t row = *header + 1; row < sheet.rows.size(); ++row) {
    const bool proves = std::ranges::any_of(
        figures, [&](std::size_t column) { return IsProof(sheet.At(row, column)); });
    if (proves) units.emplace(base::Trimmed(sheet.At(row, *unit).text));
  }
}

bool MayBeFigure(const SheetCell& cell) {
  switch (cell.kind) {
    case Kind::kNumber:
    case Kind::kError:
      return true;
    case Kind::kEmpty:
      return !cell.IsEmpty();
    case Kind::kDate:
    case Kind::kTruth:
      return false;
    case Kind::kText:
      break;
  }
  // A minus may stand behind the digits too, as in `1.250,-`; between them it is of a day.
  static const re2::RE2 figure(R"([-+‒–−€.,\s\pZ]*[0-9][0-9.,\s\pZ]*[-‒–−€\s\pZ]*)");
  static const re2::RE2 day(R"([\s\pZ]*[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{2}){1,2}[\s\pZ]*)");
  return re2::RE2::FullMatch(cell.text, figure) && !re2::RE2::FullMatch(cell.text, day);
}

FigureFault ReadFigure(const SheetCell& cell, int decimals, const FigureReading& reading,
                       std::int64_t& value, bool& english) {
  const Language language = reading.language;
  const auto say = [language](const char* dutch, const char* in_english) {
    return std::string(language == Language::kDutch ? dutch : in_english);
  };
  const std::string quoted = QuotedCell(cell.text);
  const std::string fill_in = say("vul hier het cijfer zelf in", "fill in the figure itself here");
  english = false;
  switch (cell.kind) {
    case Kind::kDate:
      return {"FIGURE_IS_DATE",
              say("hier staat een datum, geen cijfer", "a date stands here, not a figure"),
              say("zet de opmaak van de cel op getal en typ het cijfer opnieuw",
                  "set the cell's format to number and type the figure again")};
    case Kind::kError:
      return {"FIGURE_IS_ERROR",
              quoted + say(" is een fout van het rekenblad, geen cijfer",
                           " is an error of the spreadsheet, not a figure"),
              fill_in};
    case Kind::kTruth:
      return {"FIGURE_MALFORMED", quoted + say(" is geen cijfer", " is not a figure"), fill_in};
    case Kind::kEmpty:
      return FormulaFault(language);
    case Kind::kText:
    case Kind::kNumber:
      break;
  }
  if (cell.percentage || cell.scaled) {
    return {"FIGURE_SCALED",
            say("de opmaak van deze cel toont een percentage, of duizenden of miljoenen",
                "this cell's format shows a percentage, or thousands or millions"),
            say("zet de opmaak op getal, zodat er staat wat bedoeld is",
                "set the format to number, so that it shows what is meant")};
  }
  const auto written =
      cell.kind == Kind::kNumber ? finance::ReadPlain(cell.text) : finance::ReadDutch(cell.text);
  const auto scaled = written.ok() ? finance::ScaleTo(*written, decimals) : written.status();
  const bool text = cell.kind == Kind::kText;
  const std::string_view figure = base::Trimmed(cell.text);
  const bool too_fine = text && scaled.ok() && written->decimals > decimals;
  if (scaled.ok() && !(too_fine && MayBeEnglishThousand(figure))) {
    if (text && decimals == kFteDecimals && !reading.thousands_dot && IsLoneDot(figure)) {
      return AmbiguousFault(figure, language);
    }
    value = *scaled;
    return {};
  }
  if (absl::IsOutOfRange(scaled.status()) || IsTooLong(figure, text ? ',' : '.')) {
    return TooLargeFault(cell, decimals, language);
  }
  if (text && decimals == 0) {
    english = IsEnglish(cell.text);
    return CountFault(quoted, figure, written, language);
  }
  // A number of a spreadsheet is in no notation, and a thousand in English is none of too fine.
  if (!text || (written.ok() && !MayBeEnglishThousand(figure))) {
    return TooFineFault(cell, decimals, language);
  }
  english = text && IsEnglish(cell.text);
  return {"FIGURE_MALFORMED",
          quoted +
              say(" is geen cijfer in Nederlandse notatie met hooguit ",
                  " is not a figure in Dutch notation with at most ") +
              std::to_string(decimals) + say(" decimalen", " decimals"),
          say("schrijf een komma voor decimalen en punten per duizendtal, zoals 1.234,56",
              "write a decimal comma and dots by thousands, such as 1.234,56")};
}

FigureFault TextFault(const SheetCell& cell, bool is_text, Language language) {
  const bool dutch = language == Language::kDutch;
  if (cell.text.size() > kMaxCellBytes) {
    return {"CELL_TOO_LONG",
            dutch ? "deze cel telt meer dan 10.000 bytes" : "this cell has more than 10,000 bytes",
            dutch ? "kort hem in" : "shorten it"};
  }
  if (is_text && cell.kind == Kind::kEmpty && !cell.IsEmpty()) return FormulaFault(language);
  if (!is_text || (cell.kind != Kind::kDate && cell.kind != Kind::kError)) return {};
  return {"CELL_NOT_TEXT",
          dutch ? "hier staat een datum of een fout van het rekenblad, geen tekst"
                : "a date or an error of the spreadsheet stands here, not a text",
          dutch ? "zet de opmaak van de cel op tekst en typ hem opnieuw"
                : "set the cell's format to text and type it again"};
}

int DecimalsOf(const std::string& kind) {
  return kind == "euro" ? 2 : kind == "fte" ? kFteDecimals : 0;
}

void SetFigure(monitoring::v1::ReportLine& line, const std::string& field, std::int64_t value) {
  if (field == "euro.spent_eurocents") line.mutable_euro()->set_spent_eurocents(value);
  if (field == "euro.committed_eurocents") line.mutable_euro()->set_committed_eurocents(value);
  if (field == "euro.forecast") line.mutable_euro()->set_forecast_eurocents(value);
  if (field == "fte.establishment_fte_thousandths")
    line.mutable_fte()->set_establishment_fte_thousandths(value);
  if (field == "fte.in_post_fte_thousandths")
    line.mutable_fte()->set_in_post_fte_thousandths(value);
  if (field == "fte.deployable_fte_thousandths")
    line.mutable_fte()->set_deployable_fte_thousandths(value);
  if (field == "fte.inflow_fte_thousandths") line.mutable_fte()->set_inflow_fte_thousandths(value);
  if (field == "fte.outflow_fte_thousandths")
    line.mutable_fte()->set_outflow_fte_thousandths(value);
  if (field == "fte.forecast") line.mutable_fte()->set_forecast_fte_thousandths(value);
  if (field == "count.realised_count") line.mutable_count()->set_realised_count(value);
}

void SetKind(monitoring::v1::ReportLine& line, const std::string& kind) {
  if (kind == "euro") line.mutable_euro();
  if (kind == "fte") line.mutable_fte();
  if (kind == "count") line.mutable_count();
}

}  // namespace rekenschap::cli
