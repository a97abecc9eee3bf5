#include "clients/cli/statement_hashes.h"

#include <algorithm>
#include <map>
#include <vector>

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "clients/cli/table.h"
#include "services/base/hash/canonical.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using base::Canonical;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementFinding;
using monitoring::v1::StatementReport;

void AddMessage(Canonical& canonical, const Message& message);

// `FTE` of `MEASURE_FTE`.
void AddEnum(Canonical& canonical, const EnumDescriptor& type, int number) {
  if (number == 0) {
    canonical.Absent();
    return;
  }
  std::string prefix;
  for (const char c : type.name()) {
    if (!prefix.empty() && absl::ascii_isupper(static_cast<unsigned char>(c))) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  const auto* value = type.FindValueByNumber(number);
  canonical.Text(value == nullptr ? std::to_string(number)
                                  : value->name().substr(prefix.size() + 1));
}

void AddSingle(Canonical& canonical, const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      canonical.Text(reflection.GetString(message, &field));
      return;
    case FieldDescriptor::CPPTYPE_BOOL:
      canonical.Flag(reflection.GetBool(message, &field));
      return;
    case FieldDescriptor::CPPTYPE_INT32:
      canonical.Integer(reflection.GetInt32(message, &field));
      return;
    case FieldDescriptor::CPPTYPE_INT64:
      canonical.Integer(reflection.GetInt64(message, &field));
      return;
    case FieldDescriptor::CPPTYPE_ENUM:
      AddEnum(canonical, *field.enum_type(), reflection.GetEnumValue(message, &field));
      return;
    default:
      canonical.Flag(true);
      AddMessage(canonical, reflection.GetMessage(message, &field));
  }
}

// Lists hold messages only, and maps go from texts.
void AddList(Canonical& canonical, const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  const int size = reflection.FieldSize(message, &field);
  canonical.List(static_cast<std::size_t>(size));
  if (!field.is_map()) {
    for (int i = 0; i < size; ++i) {
      AddMessage(canonical, reflection.GetRepeatedMessage(message, &field, i));
    }
    return;
  }
  std::map<std::string, const Message*> entries;
  for (int i = 0; i < size; ++i) {
    const Message& entry = reflection.GetRepeatedMessage(message, &field, i);
    entries[entry.GetReflection()->GetString(entry, field.message_type()->map_key())] = &entry;
  }
  for (const auto& [key, entry] : entries) {
    canonical.Text(key);
    AddSingle(canonical, *entry, *field.message_type()->map_value());
  }
}

void AddMessage(Canonical& canonical, const Message& message) {
  const int count = message.GetDescriptor()->field_count();
  std::vector<const FieldDescriptor*> fields;
  fields.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    fields.push_back(message.GetDescriptor()->field(i));
  }
  std::ranges::sort(fields, {}, [](const FieldDescriptor* field) { return field->number(); });
  for (const FieldDescriptor* field : fields) {
    if (field->is_repeated()) {
      AddList(canonical, message, *field);
    } else if (field->has_presence() && !message.GetReflection()->HasField(message, field)) {
      canonical.Absent();
    } else {
      AddSingle(canonical, message, *field);
    }
  }
}

// A quantity as reports have it in their hashes.
void AddQuantity(Canonical& canonical, bool is_set, const type::v1::Quantity& quantity) {
  const auto figure = is_set ? wire::FromProto(quantity) : std::nullopt;
  if (!figure) {
    canonical.Absent();
    return;
  }
  canonical.Text(finance::ToString(figure->measure)).Integer(figure->value);
}

void AddFinding(Canonical& canonical, const StatementFinding& finding) {
  const auto severity = wire::FromProto(finding.severity());
  canonical.Text(finding.rule())
      .Integer(finding.rule_version())
      .Text(severity ? finance::ToString(*severity) : "")
      .Text(finding.field())
      .Text(finding.line());
  AddQuantity(canonical, finding.has_given(), finding.given());
  AddQuantity(canonical, finding.has_expected(), finding.expected());
  AddQuantity(canonical, finding.has_difference(), finding.difference());
  const std::map<std::string, std::string> params(finding.params().begin(), finding.params().end());
  canonical.List(params.size());
  for (const auto& [name, value] : params) canonical.Text(name).Text(value);
}

void AddFigure(Canonical& canonical, bool is_set, std::int64_t figure) {
  is_set ? canonical.Integer(figure) : canonical.Absent();
}

// The measure and the figures: realised, committed, forecast, establishment, deployable, inflow,
// outflow.
void AddFigures(Canonical& canonical, const monitoring::v1::ReportLine& line) {
  const auto absent = [&canonical](int times) {
    for (int i = 0; i < times; ++i) canonical.Absent();
  };
  if (line.has_fte()) {
    const auto& fte = line.fte();
    canonical.Text("FTE");
    AddFigure(canonical, fte.has_in_post_fte_thousandths(), fte.in_post_fte_thousandths());
    absent(1);
    AddFigure(canonical, fte.has_forecast_fte_thousandths(), fte.forecast_fte_thousandths());
    AddFigure(canonical, fte.has_establishment_fte_thousandths(),
              fte.establishment_fte_thousandths());
    AddFigure(canonical, fte.has_deployable_fte_thousandths(), fte.deployable_fte_thousandths());
    AddFigure(canonical, fte.has_inflow_fte_thousandths(), fte.inflow_fte_thousandths());
    AddFigure(canonical, fte.has_outflow_fte_thousandths(), fte.outflow_fte_thousandths());
  } else if (line.has_count()) {
    canonical.Text("COUNT");
    AddFigure(canonical, line.count().has_realised_count(), line.count().realised_count());
    absent(6);
  } else {
    const auto& euro = line.euro();
    canonical.Text("EUR");
    AddFigure(canonical, euro.has_spent_eurocents(), euro.spent_eurocents());
    AddFigure(canonical, euro.has_committed_eurocents(), euro.committed_eurocents());
    AddFigure(canonical, euro.has_forecast_eurocents(), euro.forecast_eurocents());
    absent(4);
  }
}

// Whether the line's explanations say more than the one text that a line could have before.
bool IsCoded(const monitoring::v1::ReportLine& line) {
  if (line.explanations_size() > 1) return true;
  return std::ranges::any_of(line.explanations(), [](const auto& explanation) {
    return explanation.cause() != monitoring::v1::Explanation::CAUSE_UNSPECIFIED ||
           explanation.has_amount();
  });
}

void AddExplanations(Canonical& canonical, const monitoring::v1::ReportLine& line) {
  canonical.List(static_cast<std::size_t>(line.explanations_size()));
  for (const auto& explanation : line.explanations()) {
    const auto cause = explanation.cause();
    const std::string name = monitoring::v1::Explanation::Cause_Name(cause);
    canonical
        .Text(cause == monitoring::v1::Explanation::CAUSE_UNSPECIFIED
                  ? ""
                  : name.substr(sizeof("CAUSE_") - 1))
        .Text(explanation.text());
    const auto amount = wire::FromProto(explanation.amount());
    explanation.has_amount() && amount ? canonical.Integer(amount->value) : canonical.Absent();
  }
}

}  // namespace

std::string StatementHash(const StatementContent& content) {
  Canonical canonical("rekenschap.statement", content.format_version());
  AddMessage(canonical, content);
  return canonical.Hash();
}

std::string ReportHash(const monitoring::v1::Report& report) {
  std::vector<const monitoring::v1::ReportLine*> lines;
  for (const auto& line : report.lines()) lines.push_back(&line);
  std::ranges::stable_sort(lines, {},
                           [](const auto* line) -> const std::string& { return line->line(); });
  const bool coded = std::ranges::any_of(lines, [](const auto* line) { return IsCoded(*line); });
  const int format = coded ? 3 : report.prior_corrections_size() > 0 ? 2 : 1;
  Canonical canonical("rekenschap.report", format);
  canonical.Text(LastPart(report.programme()))
      .Text(report.period())
      .Text(LastPart(report.unit()))
      .Text(report.correction_reason())
      .List(lines.size());
  for (const auto* line : lines) {
    canonical.Text(line->line());
    AddFigures(canonical, *line);
    coded ? AddExplanations(canonical, *line)
          : void(canonical.Text(line->explanations().empty() ? "" : line->explanations(0).text()));
  }
  if (format == 1) return canonical.Hash();
  canonical.List(static_cast<std::size_t>(report.prior_corrections_size()));
  for (const auto& prior : report.prior_corrections()) {
    canonical.Text(prior.line()).Text(prior.period());
    AddQuantity(canonical, true, prior.amount());
    canonical.Text(prior.reason());
  }
  return canonical.Hash();
}

std::string SubmissionHash(const StatementContent& content, const StatementReport& report) {
  std::map<std::string, int> rules;
  if (report.rule_set() >= 0 && report.rule_set() < content.rule_sets_size()) {
    const auto& versions = content.rule_sets(report.rule_set()).rule_versions();
    rules.insert(versions.begin(), versions.end());
  }
  std::vector<const StatementFinding*> findings;
  for (const StatementFinding& finding : content.findings()) {
    if (finding.report() == report.report()) findings.push_back(&finding);
  }
  const bool settled = std::ranges::any_of(findings, &StatementFinding::settled);
  const bool plain = report.policy_version() == 0 && !settled;
  Canonical canonical("rekenschap.submission", plain ? 1 : 2);
  canonical.Text(report.content_hash())
      .Integer(VersionOf(report.report()))
      .Integer(report.revision_number())
      .Text(report.revision_hash())
      .List(rules.size());
  for (const auto& [id, version] : rules) canonical.Text(id).Integer(version);
  canonical.List(findings.size());
  for (const StatementFinding* finding : findings) AddFinding(canonical, *finding);
  if (plain) return canonical.Hash();
  canonical.Integer(report.policy_version()).List(findings.size());
  for (const StatementFinding* finding : findings) canonical.Flag(finding->settled());
  return canonical.Hash();
}

std::string AcceptanceHash(const StatementReport& report) {
  return Canonical("rekenschap.review", 1)
      .Text(report.content_hash())
      .Integer(VersionOf(report.report()))
      .Text("ACCEPTED")
      .Text(report.reviewer())
      .Text("")
      .Hash();
}

std::string ExemptionHash(const StatementContent& content,
                          const monitoring::v1::StatementUnit& unit, const std::string& principal) {
  return Canonical("rekenschap.exemption", 1)
      .Text(LastPart(content.programme()))
      .Text(content.period())
      .Text(LastPart(unit.unit()))
      .Flag(false)  // not lifted
      .Text(principal)
      .Text(unit.reason())
      .Hash();
}

std::string AdoptionHash(const std::string& content_hash, const std::string& adopter) {
  return Canonical("rekenschap.adoption", 1).Text(content_hash).Text(adopter).Hash();
}

std::int64_t VersionOf(const std::string& report) {
  std::int64_t version = 0;
  return absl::SimpleAtoi(LastPart(report), &version) ? version : 0;
}

}  // namespace rekenschap::cli
