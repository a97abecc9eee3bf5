#include "clients/cli/budget_notation.h"

#include <algorithm>
#include <array>

#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using Kind = SheetCell::Kind;

constexpr std::size_t kMaxFigure = 40;
constexpr std::size_t kSignificantDigits = 15;  // what a spreadsheet keeps of a number
constexpr std::array<std::string_view, 4> kDashes = {"-", "\u2012", "\u2013", "\u2212"};

std::string_view Unsigned(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  return digit == std::string_view::npos ? std::string_view() : text.substr(digit);
}

class Reader {
 public:
  Reader(const SheetCell& cell, const std::string& place, ImportProblems& problems)
      : cell_(cell), place_(place), problems_(problems) {}

  std::optional<std::string> Read(const Notation& notation) {
    switch (cell_.kind) {
      case Kind::kEmpty:
        return Refuse("FORMULA_WITHOUT_RESULT",
                      Say("de formule heeft geen uitkomst die in het bestand staat",
                          "the formula has no result that is stored in the file"),
                      Say("open het bestand in het rekenblad en bewaar het, of zet het cijfer neer",
                          "open the file in the spreadsheet and save it, or write the figure"));
      case Kind::kError:
        return Refuse(
            "CELL_ERROR",
            Quoted() + Say(" is een fout van het rekenblad", " is an error of the spreadsheet"),
            Say("herstel de formule, of zet het cijfer neer",
                "mend the formula, or write the figure"));
      case Kind::kDate:
        return Refuse("FIGURE_IS_DATE",
                      Say("hier staat een datum waar een cijfer hoort",
                          "there is a date here where a figure belongs"),
                      Say("geef de cel de opmaak van een getal en zet het cijfer opnieuw neer",
                          "give the cell the format of a number and write the figure again"));
      case Kind::kTruth:
        return NoFigure();
      case Kind::kNumber:
        return ReadNumber();
      case Kind::kText:
        return ReadText(notation);
    }
    return std::nullopt;
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return problems_.Say(dutch, english);
  }
  std::string Quoted() const { return "'" + ShownText(cell_) + "'"; }

  std::optional<std::string> Refuse(const char* rule, std::string message, std::string remedy) {
    problems_.Add(place_, rule, std::move(message), std::move(remedy));
    return std::nullopt;
  }

  std::optional<std::string> NoFigure() {
    return Refuse(
        "FIGURE_MALFORMED",
        Quoted() +
            Say(" is geen cijfer in Nederlandse notatie", " is not a figure in Dutch notation"),
        Say("schrijf alleen het cijfer, met een komma voor decimalen en punten per "
            "duizendtal: 1.234,5; voor Engelse notatie geef --notation en",
            "write the figure alone, with a decimal comma and dots by thousands: 1.234,5; "
            "for English notation give --notation en"));
  }

  std::optional<std::string> RefusePercentage() {
    return Refuse("FIGURE_IS_PERCENTAGE", Quoted() + Say(" is een percentage", " is a percentage"),
                  Say("zet het bedrag of aantal zelf neer", "write the amount or number itself"));
  }

  std::optional<std::string> ReadNumber() {
    if (cell_.percentage) return RefusePercentage();
    const std::size_t point = cell_.text.find('.');
    const int decimals =
        point == std::string::npos ? 0 : static_cast<int>(cell_.text.size() - point - 1);
    std::string digits;
    std::ranges::copy_if(cell_.text, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    const bool hidden = cell_.scaled || decimals > cell_.decimals.value_or(decimals);
    if (hidden || digits.size() > kSignificantDigits) {
      return Refuse(
          "HIDDEN_PRECISION",
          (cell_.scaled || cell_.decimals
               ? Say("het rekenblad bewaart meer dan het laat zien: ",
                     "the spreadsheet stores more than it shows: ")
               : Say("het getal heeft meer dan 15 cijfers, zoals een berekening ze achterlaat: ",
                     "the number has more than 15 digits, as a calculation leaves them: ")) +
              Swapped(cell_.text).substr(0, kMaxFigure),
          Say("zet het cijfer neer zoals het gedrukt is (of rond het af met AFRONDEN)",
              "write the figure as it is printed (or round it with ROUND)"));
    }
    std::string figure = Swapped(cell_.text);
    if (cell_.decimals && *cell_.decimals > decimals) {
      if (decimals == 0) figure += ',';
      figure.append(static_cast<std::size_t>(*cell_.decimals - decimals), '0');
    }
    return figure;
  }

  std::optional<std::string> ReadText(const Notation& notation) {
    if (cell_.text.size() > kMaxFigure) {
      return Refuse("FIGURE_TOO_LONG",
                    Quoted() + Say(" is langer dan 40 tekens", " is longer than 40 characters"),
                    Say("zet alleen het cijfer in de cel", "put only the figure into the cell"));
    }
    if (std::ranges::find(kDashes, cell_.text) != kDashes.end()) {
      return Refuse("DASH_ALONE",
                    Quoted() + Say(" zegt niet of er niets is of dat het niet bekend is",
                                   " does not tell whether it is nil or not known"),
                    Say("schrijf 0 voor nihil, of laat de cel leeg voor onbekend",
                        "write 0 for nil, or leave the cell empty for unknown"));
    }
    if (cell_.text.find('%') != std::string::npos) return RefusePercentage();
    if (cell_.text.front() == '#') {
      return Refuse(
          "CELL_ERROR",
          Quoted() + Say(" is een fout van het rekenblad", " is an error of the spreadsheet"),
          Say("herstel de formule, of zet het cijfer neer",
              "mend the formula, or write the figure"));
    }
    if (!notation.english && !notation.thousands_dot && IsLoneDot(cell_.text)) {
      std::string whole(Unsigned(cell_.text));
      std::erase(whole, '.');
      std::string fraction(Unsigned(cell_.text));
      std::ranges::replace(fraction, '.', ',');
      return Refuse(
          "FIGURE_AMBIGUOUS",
          Quoted() + Say(" kan ", " can be ") + whole + Say(" zijn en ook ", " and also ") +
              fraction +
              Say("; niets in het bestand zegt welke", "; nothing in the file tells which"),
          Say("geef --thousands-dot als de punt duizendtallen scheidt, of --notation en "
              "als hij decimalen scheidt",
              "give --thousands-dot if the dot separates thousands, or --notation en if "
              "it separates decimals"));
    }
    std::string figure = notation.english ? Swapped(cell_.text) : cell_.text;
    if (!finance::ReadDutch(figure).ok()) return NoFigure();
    return figure;
  }

  const SheetCell& cell_;
  const std::string& place_;
  ImportProblems& problems_;
};

}  // namespace

std::string Swapped(std::string text) {
  for (char& c : text) c = c == '.' ? ',' : c == ',' ? '.' : c;
  return text;
}

bool ProvesThousandsDot(std::string_view text) {
  return finance::ReadDutch(text).ok() &&
         (text.find(',') != std::string_view::npos || text.find('.') != text.rfind('.'));
}

bool IsLoneDot(std::string_view text) {
  const std::string_view figure = Unsigned(text);
  const std::size_t dot = figure.find('.');
  return dot != std::string_view::npos && dot >= 1 && dot <= 3 && figure.size() == dot + 4 &&
         figure.find_first_not_of("0123456789.") == std::string_view::npos &&
         figure.find('.', dot + 1) == std::string_view::npos;
}

std::optional<std::string> DutchFigure(const SheetCell& cell, const Notation& notation,
                                       const std::string& place, ImportProblems& problems) {
  return Reader(cell, place, problems).Read(notation);
}

std::string ShownText(const SheetCell& cell) {
  std::string text = cell.kind == Kind::kNumber ? Swapped(cell.text) : cell.text;
  if (text.size() <= kMaxFigure) return text;
  // Cut before a whole character.
  std::size_t size = kMaxFigure;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) --size;
  return text.substr(0, size) + "…";
}

}  // namespace rekenschap::cli
