#include "services/planning/domain/finding_texts.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "services/finance/notation.h"
#include "services/finance/placeholders.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {
namespace {

using finance::Finding;
using finance::Language;

struct Bilingual {
  std::string_view dutch;
  std::string_view english;

  std::string_view In(Language language) const {
    return language == Language::kDutch ? dutch : english;
  }
};

// `{given}`, `{expected}`, `{line}` and the names of a finding's parameters in braces stand for its
// values; see ValueOf for the others.
struct Texts {
  std::string_view rule;  // with the case of it that the texts are for, where there are several
  Bilingual message;
  Bilingual remedy;
};

constexpr Bilingual kSums = {
    "in tabel {table}, kolom {column}, tellen de regels op tot {given}, tegen een gedrukt totaal "
    "van {printed_total} ({expected})",
    "in table {table}, column {column}, the lines add up to {given} against a printed total of "
    "{printed_total} ({expected})"};
constexpr Bilingual kDiffersFromPrint = {
    "regel {line} werkt in {column} met {given}, waar {printed} ({expected}) gedrukt staat, zonder "
    "reden",
    "line {line} works with {given} in {column} where {printed} ({expected}) is printed, without a "
    "reason"};

const std::vector<Texts>& Catalogue() {
  static const auto* const kCatalogue = new std::vector<Texts>{
      {"EXPLANATION_MISSING",
       {"mutatie {mutation} gaat over {given} en heeft geen toelichting; voor dit artikel is die "
        "verplicht vanaf {expected} ({source})",
        "mutation {mutation} moves {given} and has no explanation; for this article one is due "
        "from {expected} on ({source})"},
       {"geef de mutatie een toelichting en leg het ontwerp opnieuw vast",
        "give the mutation its explanation and record the draft again"}},
      {"INSTALMENTS_WITHOUT_CASH",
       {"er is een betaalschema, maar geen regel met uitgaven op kasbasis om uit te betalen",
        "there is a schedule of instalments and no line of expenditure on a cash basis to pay "
        "from"},
       {"geef de regels die betaald worden hun basis (BASIS_CASH), of laat het schema weg",
        "give the lines that are paid their basis (BASIS_CASH), or leave the schedule out"}},
      {"PHASE_OUT_OF_ORDER",
       {"in begrotingsjaar {budget_year} volgt {phase} op {phase_before}, een stap die later in de "
        "cyclus komt",
        "in budget year {budget_year}, {phase} follows on {phase_before}, which comes later in the "
        "cycle"},
       {"controleer de fase en het begrotingsjaar",
        "look whether the phase and the budget year are right"}},
      {"PRINT_FITS_BY_ROUNDING",
       {"{sums}; de cijfers waarvan ze zijn afgerond kunnen wel kloppen",
        "{sums}; the figures that they were rounded from can fit"},
       {"er hoeft niets te gebeuren", "nothing has to be done"}},
      {"PRINT_IRRECONCILABLE",
       {"zoals gedrukt: {sums}; geen afronding maakt dat mogelijk",
        "as printed: {sums}; no rounding allows it"},
       {"de waarschijnlijkste oorzaak is {suspect}, waar {nominal_fit} zou passen; een "
        "rectificatie "
        "komt naast het gedrukte cijfer en vervangt het nooit",
        "the likeliest cause is {suspect}, for which {nominal_fit} would fit; a rectification "
        "stands beside the print and never replaces it"}},
      {"RECTIFICATION_IDLE",
       {"regel {line} heeft in {column} een rectificatie, maar werkt met wat gedrukt staat",
        "line {line} has a rectification in {column} but works with what is printed"},
       {"geef het cijfer waarmee in plaats daarvan wordt gewerkt, of laat de rectificatie weg",
        "give the value that is worked with instead, or leave the rectification out"}},
      {"RECTIFICATION_IDLE unprinted",
       {"regel {line} heeft in {column} een rectificatie, maar daar staat niets gedrukt om van af "
        "te wijken",
        "line {line} has a rectification in {column}, where nothing is printed that it could "
        "depart from"},
       {"geef wat daar gedrukt staat, of laat de rectificatie weg",
        "give what is printed there, or leave the rectification out"}},
      {"RECTIFICATION_MISSING",
       kDiffersFromPrint,
       {"voeg een rectificatie toe met reden, auteur en datum, of werk met het gedrukte cijfer",
        "add a rectification with its reason, author and date, or work with the printed figure"}},
      {"RECTIFICATION_MISSING derived",
       kDiffersFromPrint,
       {"noem de mutatie die het verschil maakt, of voeg een rectificatie toe met reden, auteur en "
        "datum",
        "name the mutation that makes the difference, or add a rectification with its reason, "
        "author and date"}},
      {"ROW_IRRECONCILABLE",
       {"zoals gedrukt: {row} van tabel {table} telt over de jaren op tot {given}, tegen een "
        "gedrukt totaal van {printed_total} ({expected}); geen afronding maakt dat mogelijk",
        "as printed: {row} of table {table} adds up to {given} over its years against a printed "
        "total of {printed_total} ({expected}); no rounding allows it"},
       {"de waarschijnlijkste oorzaak is {suspect}, waar {nominal_fit} zou passen",
        "the likeliest cause is {suspect}, for which {nominal_fit} would fit"}},
      {"STRENGTH_IMPLAUSIBLE",
       {"regel {line} heeft {given} in {column}; tegen de structurele prijs kost de gemiddelde "
        "sterkte van {pays_for} ongeveer {expected}",
        "line {line} has {given} in {column}; at the structural price the average strength of "
        "{pays_for} costs about {expected}"},
       {"kijk of de euro's of de fte van dat jaar niet kloppen, of zeg in het document waarom de "
        "prijs afwijkt; het staat vaststelling niet in de weg",
        "look whether the euros or the fte of that year are at fault, or say in the document why "
        "the price differs; it does not stand in the way"}},
      {"UNIT_GONE",
       {"eenheid {unit} bestaat tot en met {last_day} en heeft ook daarna doelen, die geen "
        "overdracht doorgeeft",
        "unit {unit} exists until {last_day} and has targets after it, which no handover passes "
        "on"},
       {"noem in handovers de eenheden die haar doelen vanaf {from} overnemen, of verdeel wat "
        "daarna komt over andere eenheden",
        "name in handovers the units that take its targets over from {from} on, or divide what "
        "comes after over other units"}},
      {"UNIT_OFF_KEY",
       {"eenheid {unit} krijgt {given} van regel {line} in {column}, waar sleutel {key} haar "
        "{expected} geeft; dat scheelt meer dan {limit} %",
        "unit {unit} gets {given} of line {line} in {column}, where key {key} gives it {expected}; "
        "that is more than {limit} % off"},
       {"breng het bedrag dichter bij de sleutel, of laat over de afwijking besluiten zoals het "
        "Besluit verdeling sterkte en middelen politie vraagt",
        "bring the amount nearer to the key, or have the deviation decided as the Besluit "
        "verdeling sterkte en middelen politie asks"}},
      {"WORKED_WITH_MISFIT",
       {"zoals ermee gewerkt wordt: {sums}; geen afronding maakt dat mogelijk",
        "worked with: {sums}; no rounding allows it"},
       {"rectificeer met reden het cijfer dat niet klopt, of zeg in reconciliation_override waarom "
        "het plan toch zo staat",
        "rectify the figure at fault with its reason, or say in reconciliation_override why the "
        "plan stands as it is"}},
      {"WORKED_WITH_MISFIT suspect",
       {"zoals ermee gewerkt wordt: {sums}; geen afronding maakt dat mogelijk",
        "worked with: {sums}; no rounding allows it"},
       {"rectificeer met reden het cijfer dat niet klopt (het waarschijnlijkst is {suspect}, waar "
        "{nominal_fit} zou passen), of zeg in reconciliation_override waarom het plan toch zo "
        "staat",
        "rectify the figure at fault with its reason (the likeliest is {suspect}, for which "
        "{nominal_fit} would fit), or say in reconciliation_override why the plan stands as it "
        "is"}},
  };
  return *kCatalogue;
}

// In the order of Phase.
constexpr Bilingual kPhases[] = {
    {"een stap zonder naam", "a step without a name"},
    {"de ontwerpbegroting", "the draft budget"},
    {"de nota van wijziging", "the memorandum of amendment"},
    {"het amendement", "the amendment"},
    {"de vastgestelde begroting", "the adopted budget"},
    {"de incidentele suppletoire begroting", "the incidental supplementary budget"},
    {"de eerste suppletoire begroting", "the first supplementary budget"},
    {"de Prinsjesdagsuppletoire begroting", "the Budget Day supplementary budget"},
    {"de tweede suppletoire begroting", "the second supplementary budget"},
    {"de slotwet", "the final law"},
    {"de technische correctie", "the technical correction"}};

std::string Param(const Finding& finding, std::string_view name) {
  const auto found = finding.params.find(std::string(name));
  return found == finding.params.end() ? "" : found->second;
}

// The texts of the finding, for the case of its rule that it is.
const Texts* TextsOf(const Finding& finding) {
  std::string rule = finding.rule;
  if (rule == "RECTIFICATION_IDLE" && !finding.params.contains("printed")) rule += " unprinted";
  if (rule == "RECTIFICATION_MISSING" && finding.params.contains("derived")) rule += " derived";
  if (rule == "WORKED_WITH_MISFIT" && finding.params.contains("nominal_fit")) rule += " suspect";
  const auto found = std::ranges::find(Catalogue(), rule, &Texts::rule);
  return found == Catalogue().end() ? nullptr : &*found;
}

std::string ColumnText(std::string column, Language language) {
  return column == "structural" && language == Language::kDutch ? "structureel" : column;
}

// A figure as a parameter has it, in the measure of what was given.
std::string FigureText(const Finding& finding, const std::string& plain, Language language) {
  const auto written = finance::ReadPlain(plain);
  if (!written.ok() || !finding.given) return plain;
  const finance::Measure measure = finding.given->measure;
  const auto value = finance::ScaleTo(*written, finance::DecimalsOf(measure));
  return value.ok() ? finance::FormatQuantity({measure, *value}, language) : plain;
}

std::string DateText(const std::string& iso, Language language) {
  const auto date = finance::ParseDate(iso);
  return date.ok() ? finance::FormatDateInWords(*date, language) : iso;
}

// Hundredths of a percent without decimals that are 0: `7`, `7.25`.
std::string PercentText(const std::string& basis_points, Language language) {
  const auto written = finance::ReadPlain(basis_points);
  if (!written.ok()) return basis_points;
  return written->digits % 100 == 0 ? std::to_string(written->digits / 100)
                                    : finance::FormatFigure(written->digits, 2, language);
}

// A line or a column that is the likeliest cause; the printed total where none is named.
std::string SuspectText(const Finding& finding, Language language) {
  const bool dutch = language == Language::kDutch;
  if (finding.rule == "ROW_IRRECONCILABLE") {
    const std::string column = Param(finding, "suspect");
    if (column.empty()) return dutch ? "het gedrukte totaal" : "the printed total";
    return (dutch ? "het cijfer van " : "the figure of ") + ColumnText(column, language);
  }
  const std::string column = ColumnText(Param(finding, "column"), language);
  const std::string line = Param(finding, "suspect");
  if (line.empty()) return (dutch ? "het gedrukte totaal, " : "the printed total, ") + column;
  return (dutch ? "regel " : "line ") + line + ", " + column;
}

std::string ValueOf(const Finding& finding, std::string_view name, Language language) {
  const auto amount = [language](const std::optional<finance::Quantity>& quantity) {
    return quantity ? finance::FormatQuantity(*quantity, language) : std::string();
  };
  std::string param = Param(finding, name);
  if (name == "given") return amount(finding.given);
  if (name == "expected") return amount(finding.expected);
  if (name == "line") return finding.line;
  if (name == "column") return ColumnText(param, language);
  if (name == "nominal_fit") return FigureText(finding, param, language);
  if (name == "limit") return PercentText(Param(finding, "limit_basis_points"), language);
  if (name == "last_day" || name == "from") return DateText(param, language);
  if (name == "suspect") return SuspectText(finding, language);
  if (name == "row") {
    const bool dutch = language == Language::kDutch;
    if (finding.line.empty()) return dutch ? "de rij met totalen" : "the row of totals";
    return (dutch ? "regel " : "line ") + finding.line;
  }
  if (name == "phase" || name == "phase_before") {
    const auto phase = ParsePhase(param);
    return phase ? std::string(kPhases[static_cast<std::size_t>(*phase)].In(language)) : param;
  }
  if (name == "sums") {
    return finance::FillPlaceholders(kSums.In(language), [&](std::string_view inner) {
      return ValueOf(finding, inner, language);
    });
  }
  return param;
}

}  // namespace

FindingText TextOf(const Finding& finding, Language language) {
  const Texts* texts = TextsOf(finding);
  if (texts == nullptr) return {};
  const auto value_of = [&](std::string_view name) { return ValueOf(finding, name, language); };
  return {finance::FillPlaceholders(texts->message.In(language), value_of),
          finance::FillPlaceholders(texts->remedy.In(language), value_of)};
}

}  // namespace rekenschap::planning
