#include "services/monitoring/store/counted_reports.h"

#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/kept_reports.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeText = std::optional<std::string>;
using MaybeInteger = std::optional<std::int64_t>;

// Which version of which report, the line as report_line has it, and one of its explanations: a
// line with several comes as several rows.
using LineRow = std::tuple<Text, Text, Text, Integer, Text, Text, MaybeInteger, MaybeInteger,
                           MaybeInteger, MaybeInteger, MaybeInteger, MaybeInteger, MaybeInteger,
                           MaybeText, MaybeText, MaybeInteger>;

// Of a unit's positions only the one that stood then is looked at.
struct SelectPositions {
  static constexpr char kSql[] =
      "SELECT part.unit, (SELECT CASE WHEN p.until_sequence > :still THEN p.version_sequence END "
      "FROM position AS p WHERE p.programme = part.programme AND p.unit = part.unit AND p.kind = "
      ":kind AND p.period_end = :end AND p.from_sequence <= :as_of ORDER BY p.from_sequence DESC "
      "LIMIT 1) FROM plan_programme_unit AS part WHERE part.programme = :programme";
  using Params = std::tuple<Integer, Text, Text, Integer, Text>;
  using Row = std::tuple<Text, MaybeInteger>;
};
// The same of now, which how far each report is tells without looking at its versions.
struct SelectStanding {
  static constexpr char kSql[] =
      "SELECT s.unit, CASE WHEN :kind = 'ACCEPTED' OR s.submitted_state = 'RETURNED' THEN "
      "s.accepted_sequence ELSE s.submitted_sequence END FROM report_standing AS s WHERE "
      "s.programme = :programme AND s.period_end = :end ORDER BY s.unit";
  using Params = std::tuple<Text, Text, Text>;
  using Row = std::tuple<Text, MaybeInteger>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT v.programme, v.period, v.unit, v.version, l.line, l.measure, l.realised, "
      "l.committed, l.forecast, l.establishment, l.deployable, l.inflow, l.outflow, e.cause, "
      "e.text, e.amount FROM report_version AS v CROSS JOIN report_line AS l LEFT JOIN "
      "report_explanation AS e ON e.sequence = l.sequence AND e.line_position = l.position WHERE "
      "v.sequence = :sequence AND l.sequence = v.sequence ORDER BY l.position, e.position";
  using Params = std::tuple<Integer>;
  using Row = LineRow;
};
struct SelectLastEnd {
  static constexpr char kSql[] =
      "SELECT MAX(last_end) FROM (SELECT (SELECT period_end FROM position AS p WHERE p.programme = "
      "part.programme AND p.unit = part.unit AND p.kind = :kind AND p.period_end >= :from AND "
      "p.period_end <= :to AND p.from_sequence <= :as_of AND p.until_sequence > :still ORDER BY "
      "p.period_end DESC LIMIT 1) AS last_end FROM plan_programme_unit AS part WHERE "
      "part.programme = :programme) AS ends";
  using Params = std::tuple<Text, Text, Text, Integer, Integer, Text>;
  using Row = std::tuple<MaybeText>;
};
// The same of what stands now, by the index of that alone.
struct SelectLastEndNow {
  static constexpr char kSql[] =
      "SELECT MAX(last_end) FROM (SELECT (SELECT period_end FROM position AS p WHERE p.programme = "
      "part.programme AND p.unit = part.unit AND p.kind = :kind AND p.period_end >= :from AND "
      "p.period_end <= :to AND p.until_sequence = 9223372036854775807 ORDER BY p.period_end DESC "
      "LIMIT 1) AS last_end FROM plan_programme_unit AS part WHERE part.programme = :programme) AS "
      "ends";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<MaybeText>;
};

// Adds what `row` says to its report.
void Take(LineRow&& row, CountedReport& counted) {
  auto& [programme, period, unit, version, line, measure, realised, committed, forecast,
         establishment, deployable, inflow, outflow, cause, text, amount] = row;
  Report& report = counted.report;
  if (report.lines.empty()) {
    report.programme = std::move(programme);
    report.period = StoredPeriod(period);
    report.unit = std::move(unit);
    counted.version = version;
  }
  if (report.lines.empty() || report.lines.back().line != line) {
    report.lines.push_back(
        {std::move(line),
         Stored(finance::ParseMeasure(measure)),
         {realised, committed, forecast, establishment, deployable, inflow, outflow},
         {}});
  }
  if (!cause) return;
  report.lines.back().explanations.push_back(
      {Stored(ParseCause(*cause)), std::move(text).value_or(""), amount});
}

std::optional<CountedReport> Read(base::Connection& connection, std::int64_t sequence) {
  CountedReport counted;
  for (auto& row : connection.All<SelectOne>(sequence)) Take(std::move(row), counted);
  if (counted.report.lines.empty()) return std::nullopt;
  return counted;
}

}  // namespace

std::map<std::string, CountedReport> LoadCounted(base::Connection& connection,
                                                 const std::string& programme, PositionKind kind,
                                                 finance::Date period_end, std::int64_t as_of) {
  const Text end = finance::FormatDate(period_end);
  std::map<std::string, CountedReport> counted;
  for (auto& [unit, sequence] :
       as_of == kNow
           ? connection.All<SelectStanding>(NameOf(kind), programme, end)
           : connection.All<SelectPositions>(as_of, NameOf(kind), end, as_of, programme)) {
    if (sequence.value_or(0) == 0) continue;
    if (auto report = LoadCounted(connection, *sequence)) {
      counted.emplace(std::move(unit), *std::move(report));
    }
  }
  return counted;
}

std::optional<CountedReport> LoadCounted(base::Connection& connection, std::int64_t sequence) {
  if (!connection.reads_only()) return Read(connection, sequence);
  auto& kept = connection.Kept<KeptReports>();
  if (const CountedReport* known = kept.Find(sequence)) return *known;
  auto counted = Read(connection, sequence);
  if (counted) kept.Keep(sequence, *counted);
  return counted;
}

std::optional<finance::Date> LastReportedEnd(base::Connection& connection,
                                             const std::string& programme, PositionKind kind,
                                             finance::Date from, finance::Date to,
                                             std::int64_t as_of) {
  const Text first = finance::FormatDate(from);
  const Text last = finance::FormatDate(to);
  const auto row =
      as_of == kNow
          ? connection.First<SelectLastEndNow>(NameOf(kind), first, last, programme)
          : connection.First<SelectLastEnd>(NameOf(kind), first, last, as_of, as_of, programme);
  if (!row || !std::get<0>(*row)) return std::nullopt;
  return StoredDate(*std::get<0>(*row));
}

}  // namespace rekenschap::monitoring
