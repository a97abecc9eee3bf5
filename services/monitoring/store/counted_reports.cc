#include "services/monitoring/store/counted_reports.h"

#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/report_parts.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeText = std::optional<std::string>;
using MaybeInteger = std::optional<std::int64_t>;

// Unit, period and version, then the line as report_line has it.
using LineRow = std::tuple<Text, Text, Text, Integer, Text, Text, MaybeInteger, MaybeInteger,
                           MaybeInteger, MaybeInteger, MaybeInteger, MaybeInteger, MaybeInteger>;

// CROSS JOIN keeps the engine to this order, in which every step is the search of a key.
struct SelectCounted {
  static constexpr char kSql[] =
      "SELECT v.programme, v.period, v.unit, v.version, l.line, l.measure, l.realised, "
      "l.committed, l.forecast, l.establishment, l.deployable, l.inflow, l.outflow "
      "FROM plan_programme_unit AS part CROSS JOIN position AS p CROSS JOIN report_version AS v "
      "CROSS JOIN report_line AS l WHERE part.programme = :programme AND p.programme = "
      "part.programme AND p.unit = part.unit AND p.kind = :kind AND p.period_end = :end AND "
      "p.from_sequence = (SELECT q.from_sequence FROM position AS q WHERE q.programme = "
      "part.programme AND q.unit = part.unit AND q.kind = :same_kind AND q.period_end = :same_end "
      "AND q.from_sequence <= :as_of ORDER BY q.from_sequence DESC LIMIT 1) AND p.until_sequence > "
      ":still AND v.sequence = p.version_sequence AND l.sequence = v.sequence "
      "ORDER BY part.unit, l.position";
  using Params = std::tuple<Text, Text, Text, Text, Text, Integer, Integer>;
  using Row = LineRow;
};
// The explanations of those lines: few lines have any, so they are read apart.
struct SelectExplanations {
  static constexpr char kSql[] =
      "SELECT part.unit, e.line_position, e.cause, e.text, e.amount "
      "FROM plan_programme_unit AS part CROSS JOIN position AS p CROSS JOIN report_explanation AS "
      "e "
      "WHERE part.programme = :programme AND p.programme = part.programme AND p.unit = part.unit "
      "AND p.kind = :kind AND p.period_end = :end AND p.from_sequence = (SELECT q.from_sequence "
      "FROM position AS q WHERE q.programme = part.programme AND q.unit = part.unit AND q.kind = "
      ":same_kind AND q.period_end = :same_end AND q.from_sequence <= :as_of "
      "ORDER BY q.from_sequence DESC LIMIT 1) AND p.until_sequence > :still AND "
      "e.sequence = p.version_sequence ORDER BY part.unit, e.line_position, e.position";
  using Params = std::tuple<Text, Text, Text, Text, Text, Integer, Integer>;
  using Row = std::tuple<Text, Integer, Text, Text, MaybeInteger>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT v.programme, v.period, v.unit, v.version, l.line, l.measure, l.realised, "
      "l.committed, l.forecast, l.establishment, l.deployable, l.inflow, l.outflow "
      "FROM report_version AS v CROSS JOIN report_line AS l WHERE v.sequence = :sequence AND "
      "l.sequence = v.sequence ORDER BY l.position";
  using Params = std::tuple<Integer>;
  using Row = LineRow;
};
struct SelectLastEnd {
  static constexpr char kSql[] =
      "SELECT MAX(last_end) FROM (SELECT (SELECT period_end FROM position AS p WHERE p.programme = "
      "part.programme AND p.unit = part.unit AND p.kind = :kind AND p.period_end >= :from AND "
      "p.period_end <= :to AND p.from_sequence <= :as_of ORDER BY p.period_end DESC, "
      "p.from_sequence DESC LIMIT 1) AS last_end FROM plan_programme_unit AS part WHERE "
      "part.programme = :programme) AS ends";
  using Params = std::tuple<Text, Text, Text, Integer, Text>;
  using Row = std::tuple<MaybeText>;
};

// Adds the line of `row` to its report.
void Take(LineRow&& row, CountedReport& counted) {
  auto& [programme, period, unit, version, line, measure, realised, committed, forecast,
         establishment, deployable, inflow, outflow] = row;
  Report& report = counted.report;
  if (report.lines.empty()) {
    report.programme = std::move(programme);
    report.period = StoredPeriod(period);
    report.unit = std::move(unit);
    counted.version = version;
  }
  report.lines.push_back(
      {std::move(line),
       Stored(finance::ParseMeasure(measure)),
       {realised, committed, forecast, establishment, deployable, inflow, outflow},
       {}});
}

}  // namespace

std::map<std::string, CountedReport> LoadCounted(base::Connection& connection,
                                                 const std::string& programme, PositionKind kind,
                                                 finance::Date period_end, std::int64_t as_of) {
  const Text end = finance::FormatDate(period_end);
  std::map<std::string, CountedReport> counted;
  for (auto& row : connection.All<SelectCounted>(programme, NameOf(kind), end, NameOf(kind), end,
                                                 as_of, as_of)) {
    CountedReport& report = counted[std::get<2>(row)];
    Take(std::move(row), report);
  }
  for (auto& [unit, line, cause, text, amount] : connection.All<SelectExplanations>(
           programme, NameOf(kind), end, NameOf(kind), end, as_of, as_of)) {
    counted.at(unit)
        .report.lines.at(static_cast<std::size_t>(line))
        .explanations.push_back({Stored(ParseCause(cause)), std::move(text), amount});
  }
  return counted;
}

std::optional<CountedReport> LoadCounted(base::Connection& connection, std::int64_t sequence) {
  CountedReport counted;
  for (auto& row : connection.All<SelectOne>(sequence)) Take(std::move(row), counted);
  if (counted.report.lines.empty()) return std::nullopt;
  LoadExplanations(connection, sequence, counted.report.lines);
  return counted;
}

std::optional<finance::Date> LastReportedEnd(base::Connection& connection,
                                             const std::string& programme, PositionKind kind,
                                             finance::Date from, finance::Date to,
                                             std::int64_t as_of) {
  const auto row = connection.First<SelectLastEnd>(NameOf(kind), finance::FormatDate(from),
                                                   finance::FormatDate(to), as_of, programme);
  if (!row || !std::get<0>(*row)) return std::nullopt;
  return StoredDate(*std::get<0>(*row));
}

}  // namespace rekenschap::monitoring
