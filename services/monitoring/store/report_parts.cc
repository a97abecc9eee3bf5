#include "services/monitoring/store/report_parts.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct InsertExplanation {
  static constexpr char kSql[] =
      "INSERT INTO report_explanation (sequence, line_position, position, cause, text, amount) "
      "VALUES (:sequence, :line, :position, :cause, :text, :amount)";
  using Params = std::tuple<Integer, Integer, Integer, Text, Text, std::optional<std::int64_t>>;
  using Row = std::tuple<>;
};
struct SelectExplanations {
  static constexpr char kSql[] =
      "SELECT line_position, cause, text, amount FROM report_explanation WHERE sequence = "
      ":sequence ORDER BY line_position, position";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Integer, Text, Text, std::optional<std::int64_t>>;
};
struct InsertCorrection {
  static constexpr char kSql[] =
      "INSERT INTO report_prior_correction (sequence, position, line, period, measure, amount, "
      "reason) VALUES (:sequence, :position, :line, :period, :measure, :amount, :reason)";
  using Params = std::tuple<Integer, Integer, Text, Text, Text, Integer, Text>;
  using Row = std::tuple<>;
};
struct SelectCorrections {
  static constexpr char kSql[] =
      "SELECT line, period, measure, amount, reason FROM report_prior_correction WHERE sequence = "
      ":sequence ORDER BY position";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Text, Text, Integer, Text>;
};
struct InsertReturn {
  static constexpr char kSql[] =
      "INSERT INTO report_line_return (sequence, position, line, reason) VALUES (:sequence, "
      ":position, :line, :reason)";
  using Params = std::tuple<Integer, Integer, Text, Text>;
  using Row = std::tuple<>;
};
struct SelectReturns {
  static constexpr char kSql[] =
      "SELECT line, reason FROM report_line_return WHERE sequence = :sequence ORDER BY position";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Text>;
};

}  // namespace

void InsertExplanations(base::Connection& connection, std::int64_t sequence,
                        const std::vector<ReportLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = 0; j < lines[i].explanations.size(); ++j) {
      const Explanation& explanation = lines[i].explanations[j];
      connection.Run<InsertExplanation>(sequence, static_cast<Integer>(i), static_cast<Integer>(j),
                                        Text(ToString(explanation.cause)), explanation.text,
                                        explanation.amount);
    }
  }
}

void LoadExplanations(base::Connection& connection, std::int64_t sequence,
                      std::vector<ReportLine>& lines) {
  for (auto& [line, cause, text, amount] : connection.All<SelectExplanations>(sequence)) {
    lines.at(static_cast<std::size_t>(line))
        .explanations.push_back({Stored(ParseCause(cause)), std::move(text), amount});
  }
}

void InsertPriorCorrections(base::Connection& connection, std::int64_t sequence,
                            const std::vector<PriorCorrection>& corrections) {
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    const PriorCorrection& correction = corrections[i];
    connection.Run<InsertCorrection>(sequence, static_cast<Integer>(i), correction.line,
                                     finance::FormatPeriod(correction.period),
                                     Text(finance::ToString(correction.amount.measure)),
                                     correction.amount.value, correction.reason);
  }
}

std::vector<PriorCorrection> LoadPriorCorrections(base::Connection& connection,
                                                  std::int64_t sequence) {
  std::vector<PriorCorrection> corrections;
  for (auto& [line, period, measure, amount, reason] :
       connection.All<SelectCorrections>(sequence)) {
    corrections.push_back({std::move(line),
                           StoredPeriod(period),
                           {Stored(finance::ParseMeasure(measure)), amount},
                           std::move(reason)});
  }
  return corrections;
}

void InsertLineReturns(base::Connection& connection, std::int64_t sequence,
                       const std::vector<LineReturn>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    connection.Run<InsertReturn>(sequence, static_cast<Integer>(i), lines[i].line, lines[i].reason);
  }
}

std::vector<LineReturn> LoadLineReturns(base::Connection& connection, std::int64_t sequence) {
  std::vector<LineReturn> lines;
  for (auto& [line, reason] : connection.All<SelectReturns>(sequence)) {
    lines.push_back({std::move(line), std::move(reason)});
  }
  return lines;
}

}  // namespace rekenschap::monitoring
