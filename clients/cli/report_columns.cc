#include "clients/cli/report_columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "services/base/text/blanks.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

constexpr std::array<KnownColumn, 23> kColumns = {{
    {"programma", "programme", "programme", true},
    {"eenheid", "unit", "unit", true},
    {"periode", "period", "period", true},
    {"regel", "line", "line", true},
    {"omschrijving", "description", ""},
    {"doel", "target", ""},
    {"doel jaar", "target year", ""},
    {"geaccepteerd", "accepted", ""},
    {"geaccepteerde periode", "accepted period", ""},
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
    {"corrigeert periode", "corrects period", "corrected_period"},
}};

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::ranges::replace(text, '_', ' ');
  return text;
}

// Whether one letter more, less or other makes `a` of `b`.
bool IsOneApart(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > 1 || b.size() < 3) return false;
  const auto start = std::ranges::mismatch(a, b);
  const auto rest_a = a.substr(static_cast<std::size_t>(start.in1 - a.begin()));
  const auto rest_b = b.substr(static_cast<std::size_t>(start.in2 - b.begin()));
  return rest_a.substr(1) == (a.size() == b.size() ? rest_b.substr(1) : rest_b);
}

// A title or a letterhead may stand above the header, no higher than this.
constexpr std::size_t kMostRowsAboveHeader = 20;

std::size_t KnownIn(const std::vector<SheetCell>& row) {
  return static_cast<std::size_t>(std::ranges::count_if(row, [](const SheetCell& cell) {
    return !base::Trimmed(cell.text).empty() && FindColumn(base::Trimmed(cell.text)) != nullptr;
  }));
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

bool IsFigureField(std::string_view field) {
  return field == "forecast" ||
         (field.find('.') != std::string_view::npos && !field.starts_with("explanations"));
}

std::optional<std::size_t> HeaderRow(const Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.rows.size() && i <= kMostRowsAboveHeader; ++i) {
    if (KnownIn(sheet.rows[i]) >= 3) return i;
  }
  return std::nullopt;
}

std::string NearestHeader(std::string_view header, Language language) {
  const std::string name = Lower(std::string(header));
  for (const KnownColumn& column : kColumns) {
    for (const std::string_view known : {column.dutch, column.english}) {
      if (name.starts_with(std::string(known) + " ") || IsOneApart(name, known)) {
        return std::string(language == Language::kDutch ? column.dutch : column.english);
      }
    }
  }
  return "";
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
