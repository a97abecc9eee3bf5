#include "services/monitoring/store/later_corrections.h"

#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct InsertReport {
  static constexpr char kSql[] =
      "INSERT INTO correcting_report (programme, period, unit, report_end) VALUES (:programme, "
      ":period, :unit, :end) ON CONFLICT (programme, period, unit, report_end) DO NOTHING";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<>;
};
// Of each report the accepted version that counted then, and the last one that was taken in.
struct SelectCounting {
  static constexpr char kSql[] =
      "SELECT c.unit, (SELECT CASE WHEN p.until_sequence > :still THEN p.version_sequence END FROM "
      "position AS p WHERE p.programme = c.programme AND p.unit = c.unit AND p.kind = 'ACCEPTED' "
      "AND p.period_end = c.report_end AND p.from_sequence <= :as_of ORDER BY p.from_sequence DESC "
      "LIMIT 1), (SELECT CASE WHEN p.until_sequence > :still_in THEN p.version_sequence END FROM "
      "position AS p WHERE p.programme = c.programme AND p.unit = c.unit AND p.kind = "
      "'PROVISIONAL' AND p.period_end = c.report_end AND p.from_sequence <= :in_as_of ORDER BY "
      "p.from_sequence DESC LIMIT 1) FROM correcting_report AS c WHERE c.programme = :programme "
      "AND c.period = :period AND (c.unit = :unit OR :any_unit = '') ORDER BY c.unit, "
      "c.report_end";
  using Params = std::tuple<Integer, Integer, Integer, Integer, Text, Text, Text, Text>;
  using Row = std::tuple<Text, MaybeInteger, MaybeInteger>;
};
struct SelectCorrections {
  static constexpr char kSql[] =
      "SELECT v.period, v.version, c.line, c.measure, c.amount, c.reason FROM report_version AS v "
      "CROSS JOIN report_prior_correction AS c WHERE v.sequence = :sequence AND c.sequence = "
      "v.sequence AND c.period = :period ORDER BY c.position";
  using Params = std::tuple<Integer, Text>;
  using Row = std::tuple<Text, Integer, Text, Text, Integer, Text>;
};

}  // namespace

void NoteCorrectedPeriods(base::Connection& connection, const Report& report) {
  std::set<std::string> periods;
  for (const PriorCorrection& prior : report.prior_corrections) {
    periods.insert(finance::FormatPeriod(prior.period));
  }
  for (const std::string& period : periods) {
    connection.Run<InsertReport>(report.programme, period, report.unit,
                                 finance::FormatDate(finance::LastDay(report.period)));
  }
}

void ForEachLaterCorrection(base::Connection& connection, const std::string& programme,
                            const finance::Period& period, const std::string& unit,
                            std::int64_t as_of, const std::function<void(LaterCorrection)>& take) {
  const Text corrected = finance::FormatPeriod(period);
  const auto add = [&](const std::string& of_unit, Integer sequence, bool accepted) {
    for (auto& [report_period, version, line, measure, amount, reason] :
         connection.All<SelectCorrections>(sequence, corrected)) {
      take({of_unit,
            StoredPeriod(report_period),
            version,
            accepted,
            {std::move(line),
             period,
             {Stored(finance::ParseMeasure(measure)), amount},
             std::move(reason)}});
    }
  };
  for (const auto& [of_unit, accepted, provisional] : connection.All<SelectCounting>(
           as_of, as_of, as_of, as_of, programme, corrected, unit, unit)) {
    if (accepted) add(of_unit, *accepted, true);
    if (provisional && provisional != accepted) add(of_unit, *provisional, false);
  }
}

LaterCorrections FirstLaterCorrections(base::Connection& connection, const std::string& programme,
                                       const finance::Period& period, const std::string& unit,
                                       std::int64_t as_of, std::size_t most) {
  LaterCorrections later;
  ForEachLaterCorrection(connection, programme, period, unit, as_of, [&](LaterCorrection one) {
    ++later.count;
    if (later.first.size() < most) later.first.push_back(std::move(one));
  });
  return later;
}

}  // namespace rekenschap::monitoring
