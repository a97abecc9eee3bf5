#include "clients/cli/report_columns.h"

#include <algorithm>
#include <array>

namespace rekenschap::cli {
namespace {

using finance::Language;

constexpr std::array<KnownColumn, 19> kColumns = {{
    {"programma", "programme", "programme", true},
    {"eenheid", "unit", "unit", true},
    {"periode", "period", "period", true},
    {"regel", "line", "line", true},
    {"omschrijving", "description", ""},
    {"doel", "target", ""},
    {"besteed", "spent", "euro.spent_eurocents"},
    {"verplicht", "committed", "euro.committed_eurocents"},
    {"formatie", "establishment", "fte.establishment_fte_thousandths"},
    {"bezetting", "in post", "fte.in_post_fte_thousandths"},
    {"inzetbaar", "deployable", "fte.deployable_fte_thousandths"},
    {"instroom", "inflow", "fte.inflow_fte_thousandths"},
    {"uitstroom", "outflow", "fte.outflow_fte_thousandths"},
    {"gerealiseerd", "realised", "count.realised_count"},
    {"prognose", "forecast", "forecast"},  // of whichever kind the row is
    {"toelichting", "explanation", "explanations[0].text"},
    {"oorzaak", "cause", "explanations[0].cause"},
    {"toegelicht bedrag", "explained amount", "explanations[0].amount"},
    {"correctiereden", "correction reason", "correction_reason"},
}};

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace

std::span<const KnownColumn> KnownColumns() { return kColumns; }

const KnownColumn* FindColumn(std::string_view header) {
  const std::string name = Lower(std::string(header));
  const auto known = std::ranges::find_if(kColumns, [&name](const KnownColumn& column) {
    return column.dutch == name || column.english == name;
  });
  return known == kColumns.end() ? nullptr : &*known;
}

std::string HeaderOf(std::string_view field, Language language) {
  for (const KnownColumn& column : kColumns) {
    if (column.field == field) {
      return std::string(language == Language::kDutch ? column.dutch : column.english);
    }
  }
  return std::string(field);
}

}  // namespace rekenschap::cli
