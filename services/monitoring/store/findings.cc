#include "services/monitoring/store/findings.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct InsertFinding {
  static constexpr char kSql[] =
      "INSERT INTO report_finding (sequence, position, rule, rule_version, severity, field, line, "
      "measure, given, expected, difference, settled) VALUES (:sequence, :position, :rule, "
      ":version, "
      ":severity, :field, :line, :measure, :given, :expected, :difference, :settled)";
  using Params = std::tuple<Integer, Integer, Text, Integer, Text, Text, Text, Text, MaybeInteger,
                            MaybeInteger, MaybeInteger, Integer>;
  using Row = std::tuple<>;
};
struct InsertParam {
  static constexpr char kSql[] =
      "INSERT INTO report_finding_param (sequence, position, name, value) VALUES (:sequence, "
      ":position, :name, :value)";
  using Params = std::tuple<Integer, Integer, Text, Text>;
  using Row = std::tuple<>;
};
struct SelectFindings {
  static constexpr char kSql[] =
      "SELECT rule, rule_version, severity, field, line, measure, given, expected, difference, "
      "settled FROM report_finding WHERE sequence = :sequence ORDER BY position";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Integer, Text, Text, Text, Text, MaybeInteger, MaybeInteger,
                         MaybeInteger, Integer>;
};
struct SelectParams {
  static constexpr char kSql[] =
      "SELECT position, name, value FROM report_finding_param WHERE sequence = :sequence "
      "ORDER BY position, name";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Integer, Text, Text>;
};

}  // namespace

void InsertFindings(base::Connection& connection, std::int64_t sequence,
                    const std::vector<finance::Finding>& findings) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const finance::Finding& finding = findings[i];
    const auto position = static_cast<Integer>(i);
    const auto amount = [](const std::optional<finance::Quantity>& quantity) {
      return quantity ? MaybeInteger(quantity->value) : std::nullopt;
    };
    // Of quantities that are not all there, any tells the measure of them all.
    const auto& any = finding.given      ? finding.given
                      : finding.expected ? finding.expected
                                         : finding.difference;
    const Text measure = any ? Text(finance::ToString(any->measure)) : Text();
    connection.Run<InsertFinding>(sequence, position, finding.rule, Integer{finding.rule_version},
                                  Text(finance::ToString(finding.severity)), finding.field,
                                  finding.line, measure, amount(finding.given),
                                  amount(finding.expected), amount(finding.difference),
                                  Integer{finding.settled});
    for (const auto& [name, value] : finding.params) {
      connection.Run<InsertParam>(sequence, position, name, value);
    }
  }
}

std::vector<finance::Finding> LoadFindings(base::Connection& connection, std::int64_t sequence) {
  std::vector<finance::Finding> findings;
  for (auto& [rule, version, severity, field, line, measure, given, expected, difference, settled] :
       connection.All<SelectFindings>(sequence)) {
    finance::Finding& finding = findings.emplace_back();
    finding.rule = std::move(rule);
    finding.rule_version = static_cast<int>(version);
    finding.severity = Stored(finance::ParseSeverity(severity));
    finding.field = std::move(field);
    finding.line = std::move(line);
    finding.settled = settled != 0;
    if (measure.empty()) continue;
    const finance::Measure in = Stored(finance::ParseMeasure(measure));
    if (given) finding.given = {in, *given};
    if (expected) finding.expected = {in, *expected};
    if (difference) finding.difference = {in, *difference};
  }
  if (findings.empty()) return findings;
  for (auto& [position, name, value] : connection.All<SelectParams>(sequence)) {
    findings.at(static_cast<std::size_t>(position))
        .params.emplace(std::move(name), std::move(value));
  }
  return findings;
}

}  // namespace rekenschap::monitoring
