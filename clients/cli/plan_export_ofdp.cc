#include "clients/cli/plan_export_ofdp.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <google/protobuf/util/time_util.h>

#include "clients/cli/csv_rows.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/plan_export_json.h"
#include "clients/cli/table.h"
#include "services/base/hash/canonical.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Programme;
using planning::v1::Revision;

// The columns of the figures: their type in the schema, and what they mean in the fiscal taxonomy.
struct Field {
  const char* name;
  const char* type;
  const char* column_type;  // nullptr where the taxonomy has none that fits
  const char* title;
};

// The one column type of our own: the taxonomy has no label of a budget line.
constexpr const char* kLineLabel = "budget-line-id:label";

constexpr Field kFields[] = {
    {ofdp::kLine, "string", "budget-line-id", "Regel"},
    {ofdp::kTable, "string", "activity:generic:subprogram:code", "Tabel"},
    {ofdp::kTableTitle, "string", "activity:generic:subprogram:label", "Naam van de tabel"},
    {ofdp::kLineTitle, "string", kLineLabel, "Naam van de regel"},
    {ofdp::kMeasure, "string", "value-kind:code", "Meeteenheid"},
    {ofdp::kNature, "string", nullptr, "Stroom of stand"},
    {ofdp::kBasis, "string", nullptr, "Grondslag"},
    {ofdp::kDirection, "string", "direction", "Uitgaven of ontvangsten"},
    {ofdp::kYear, "integer", "date:fiscal-year", "Jaar"},
    {ofdp::kStructural, "boolean", nullptr, "Structureel: elk jaar na het laatste"},
    {ofdp::kPhaseId, "string", "phase:id", "Fase"},
    {ofdp::kPhaseLabel, "string", "phase:label", "Naam van de fase"},
    {ofdp::kValue, "number", "value", "Bedrag in hele euro's, fte of aantallen"},
};

// The code and the Dutch name of a step of the budget cycle; empty for none.
std::pair<std::string, std::string> PhaseOf(Revision::Phase phase) {
  const auto* const found =
      std::ranges::find(kPhaseCodes, phase, &std::pair<Revision::Phase, const char*>::first);
  const std::string code = found == std::end(kPhaseCodes) ? "" : found->second;
  switch (phase) {
    case Revision::PHASE_DRAFT_BUDGET:
      return {code, "Ontwerpbegroting"};
    case Revision::PHASE_MEMORANDUM_OF_AMENDMENT:
      return {code, "Nota van wijziging"};
    case Revision::PHASE_AMENDMENT:
      return {code, "Amendement"};
    case Revision::PHASE_ADOPTED_BUDGET:
      return {code, "Vastgestelde begroting"};
    case Revision::PHASE_INCIDENTAL_SUPPLEMENTARY:
      return {code, "Incidentele suppletoire begroting"};
    case Revision::PHASE_FIRST_SUPPLEMENTARY:
      return {code, "Eerste suppletoire begroting"};
    case Revision::PHASE_BUDGET_DAY_SUPPLEMENTARY:
      return {code, "Prinsjesdagsuppletoire begroting"};
    case Revision::PHASE_SECOND_SUPPLEMENTARY:
      return {code, "Tweede suppletoire begroting"};
    case Revision::PHASE_FINAL_LAW:
      return {code, "Slotwet"};
    case Revision::PHASE_TECHNICAL_CORRECTION:
      return {code, "Technische correctie"};
    default:
      return {};
  }
}

template <class Name>
std::string NameOf(const std::optional<Name>& value) {
  return value ? std::string(finance::ToString(*value)) : "";
}

std::string DirectionOf(const planning::v1::Table& table) {
  if (table.measure() != type::v1::MEASURE_EUR) return "";
  return table.direction() == planning::v1::DIRECTION_RECEIPTS ? ofdp::kRevenue
                                                               : ofdp::kExpenditure;
}

std::string FiguresOf(const Revision& revision) {
  const auto [phase_id, phase_label] = PhaseOf(revision.phase());
  std::string csv =
      CsvRow(std::vector<std::string>(std::begin(ofdp::kColumns), std::end(ofdp::kColumns)), ',');
  for (const planning::v1::Table& table : revision.tables()) {
    const bool has_basis = table.basis() != type::v1::BASIS_UNSPECIFIED;
    for (const auto& line : table.lines()) {
      for (const auto& cell : line.cells()) {
        const auto figure = wire::FromProto(cell.worked_with());
        absl::StrAppend(
            &csv, CsvRow({line.id(), table.id(), table.title(), line.title(),
                          NameOf(wire::FromProto(table.measure())),
                          NameOf(wire::FromProto(table.nature())),
                          has_basis ? NameOf(wire::FromProto(table.basis())) : "",
                          DirectionOf(table), cell.structural() ? "" : std::to_string(cell.year()),
                          cell.structural() ? "true" : "false", phase_id, phase_label,
                          figure ? finance::FormatPlain(*figure) : ""},
                         ','));
      }
    }
  }
  return csv;
}

Json SchemaOf() {
  std::vector<Json> fields;
  for (const Field& field : kFields) {
    Json::Members members = {{"name", field.name}, {"type", field.type}, {"title", field.title}};
    if (field.column_type != nullptr) members.emplace_back("columnType", field.column_type);
    if (field.name == std::string_view(ofdp::kValue)) {
      members.emplace_back("decimalChar", ".");
    }
    fields.push_back(Json::Object(std::move(members)));
  }
  return Json::Object(
      {{"fields", Json::List(std::move(fields))}, {"missingValues", Json::List({""})}});
}

// What holds for every figure, as columns that the figures would have had.
Json ConstantsOf(const Programme& programme) {
  const auto constant = [](const char* name, const char* column_type, const std::string& value) {
    return Json::Object(
        {{"name", name}, {"type", "string"}, {"columnType", column_type}, {"constant", value}});
  };
  return Json::List(
      {constant("budget_chapter", "administrative-classification:generic:level1:code",
                programme.budget_chapter()),
       constant("budget_article", "administrative-classification:generic:level2:code",
                programme.budget_article()),
       constant("programme_id", "activity:generic:program:code", LastPart(programme.name())),
       constant("programme_title", "activity:generic:program:label", programme.title())});
}

Json ResourceOf(const Programme& programme, const Revision& revision, const std::string& figures) {
  return Json::Object({{"name", "budget"},
                       {"title", revision.title()},
                       {"path", ofdp::kFiguresFile},
                       {"profile", "tabular-data-resource"},
                       {"format", "csv"},
                       {"mediatype", "text/csv"},
                       {"encoding", "utf-8"},
                       {"bytes", Json::Integer(static_cast<std::int64_t>(figures.size()))},
                       {"hash", "sha256:" + base::Sha256Hex(figures)},
                       {"dialect", Json::Object({{"delimiter", ","},
                                                 {"lineTerminator", "\r\n"},
                                                 {"quoteChar", "\""},
                                                 {"doubleQuote", Json::Flag(true)},
                                                 {"header", Json::Flag(true)}})},
                       {"schema", SchemaOf()},
                       {"extraFields", ConstantsOf(programme)}});
}

Json DimensionOf(const char* type, const std::vector<const char*>& keys, const char* label) {
  Json::Members attributes;
  std::vector<Json> key;
  for (const char* name : keys) {
    attributes.emplace_back(name, Json::Object({{"source", name}}));
    key.emplace_back(name);
  }
  if (label != nullptr) {
    attributes.emplace_back(label, Json::Object({{"source", label}, {"labelfor", keys.front()}}));
  }
  return Json::Object({{"dimensionType", type},
                       {"primaryKey", Json::List(std::move(key))},
                       {"attributes", Json::Object(std::move(attributes))}});
}

Json ModelOf() {
  return Json::Object(
      {{"measures", Json::Object({{"value", Json::Object({{"source", ofdp::kValue},
                                                          {"title", "Euro's waar measure EUR is"},
                                                          {"currency", "EUR"},
                                                          {"factor", Json::Integer(1)}})}})},
       {"dimensions",
        Json::Object(
            {{"line", DimensionOf("fact", {ofdp::kLine}, ofdp::kLineTitle)},
             {"table", DimensionOf("activity", {ofdp::kTable}, ofdp::kTableTitle)},
             {"kind", DimensionOf("other", {ofdp::kMeasure, ofdp::kNature, ofdp::kBasis}, nullptr)},
             {"direction", DimensionOf("other", {ofdp::kDirection}, nullptr)},
             {"date", DimensionOf("datetime", {ofdp::kYear, ofdp::kStructural}, nullptr)},
             {"phase", DimensionOf("other", {ofdp::kPhaseId}, ofdp::kPhaseLabel)}})}});
}

// The papers that the plan rests on, each once.
Json SourcesOf(const Programme& programme, const Revision& revision) {
  std::vector<Json> sources;
  std::set<std::pair<std::string, std::string>> seen;
  const auto add = [&](const type::v1::Document& document) {
    if (!seen.emplace(document.number(), document.title()).second) return;
    Json::Members members = {
        {"title", document.title().empty() ? document.number() : document.title()}};
    if (!document.uri().empty()) members.emplace_back("path", document.uri());
    members.emplace_back("number", document.number());
    members.emplace_back("date", document.date());
    sources.push_back(Json::Object(std::move(members)));
  };
  add(revision.adopted_by());
  if (revision.has_printed_in()) add(revision.printed_in());
  for (const auto& document : programme.legal_basis()) add(document);
  for (const auto& key : revision.allocation_keys()) add(key.source());
  return Json::List(std::move(sources));
}

// From the first to the last year that has a figure; nothing when there is none.
std::optional<Json> PeriodOf(const Revision& revision) {
  std::set<int> years;
  for (const planning::v1::Table& table : revision.tables()) {
    for (const auto& line : table.lines()) {
      for (const auto& cell : line.cells()) {
        if (!cell.structural()) years.insert(cell.year());
      }
    }
  }
  if (years.empty()) return std::nullopt;
  return Json::Object({{"start", absl::StrCat(*years.begin(), "-01-01")},
                       {"end", absl::StrCat(*years.rbegin(), "-12-31")}});
}

// What only we know of it.
Json OwnOf(const Programme& programme, const Revision& revision) {
  Json::Members members = {{"revision", revision.name()},
                           {"contentHash", revision.content_hash()},
                           {"adopted", Json::Flag(revision.state() == Revision::STATE_ADOPTED)},
                           {"effectiveDate", revision.adopted_by().date()}};
  if (revision.budget_year() != 0) {
    members.emplace_back("budgetYear", Json::Integer(revision.budget_year()));
  }
  if (!revision.predecessor().empty()) members.emplace_back("predecessor", revision.predecessor());
  members.emplace_back("instrument", programme.instrument());
  return Json::Object(std::move(members));
}

}  // namespace

FiscalDataPackage ToFiscalDataPackage(const Programme& programme, const Revision& revision) {
  FiscalDataPackage package;
  package.figures = FiguresOf(revision);
  const auto& created = revision.has_adopt_time() ? revision.adopt_time() : revision.record_time();
  Json::Members members = {
      {"profile", "fiscal-data-package"},
      {"name", absl::StrCat(LastPart(programme.name()), "-", LastPart(revision.name()))},
      {"title", absl::StrCat(programme.title(), ": ", revision.title())},
      {"created", google::protobuf::util::TimeUtil::ToString(created)},
      {"countryCode", "NL"},
      {"granularity", "aggregated"}};
  if (auto period = PeriodOf(revision)) members.emplace_back("fiscalPeriod", *std::move(period));
  members.emplace_back("sources", SourcesOf(programme, revision));
  members.emplace_back(
      "columnTypes", Json::List({"https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json",
                                 Json::Object({{"name", kLineLabel},
                                               {"dataType", "string"},
                                               {"labelOf", "budget-line-id"}})}));
  members.emplace_back("resources", Json::List({ResourceOf(programme, revision, package.figures)}));
  members.emplace_back("model", ModelOf());
  members.emplace_back("rekenschap", OwnOf(programme, revision));
  package.descriptor = Json::Object(std::move(members)).Print();
  return package;
}

}  // namespace rekenschap::cli
