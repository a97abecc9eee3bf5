#include "services/monitoring/store/rechecks.h"

#include <utility>

#include "services/monitoring/store/positions.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct SelectAccepted {
  static constexpr char kSql[] =
      "SELECT p.unit, p.period_end, p.version_sequence, v.revision_number, v.policy_version FROM "
      "position AS p JOIN report_version AS v ON v.sequence = p.version_sequence WHERE p.programme "
      "= :programme AND p.kind = 'ACCEPTED' AND p.until_sequence > :now AND (p.unit, p.period_end) "
      "> (:unit, :end) ORDER BY p.unit, p.period_end LIMIT :most";
  using Params = std::tuple<Text, Integer, Text, Text, Integer>;
  using Row = std::tuple<Text, Text, Integer, Integer, Integer>;
};
struct Upsert {
  static constexpr char kSql[] =
      "INSERT INTO recheck (programme, revision_number, policy_version, checked_count, "
      "deviating_count, record_time_micros) VALUES (:programme, :revision, :policy, :checked, "
      ":deviating, :time) ON CONFLICT (programme) DO UPDATE SET revision_number = "
      "excluded.revision_number, policy_version = excluded.policy_version, checked_count = "
      "excluded.checked_count, deviating_count = excluded.deviating_count, record_time_micros = "
      "excluded.record_time_micros";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct UpdateOutdated {
  // No plan has a revision below 1. One lower each time, so that a recheck that is under way sees
  // it.
  static constexpr char kSql[] =
      "UPDATE recheck SET revision_number = MIN(revision_number, 0) - 1 WHERE programme = "
      ":programme";
  using Params = std::tuple<Text>;
  using Row = std::tuple<>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT programme, revision_number, policy_version, checked_count, deviating_count, "
      "record_time_micros FROM recheck WHERE programme = :programme";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Text, Integer, Integer, Integer, Integer, Integer>;
};
struct SelectPage {
  static constexpr char kSql[] =
      "SELECT programme, revision_number, policy_version, checked_count, deviating_count, "
      "record_time_micros FROM recheck WHERE programme > :after ORDER BY programme LIMIT :most";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Integer, Integer, Integer, Integer, Integer>;
};

Recheck FromRow(SelectOne::Row row) {
  auto& [programme, revision, policy, checked, deviating, time] = row;
  return {std::move(programme), revision, policy, checked, deviating, time};
}

}  // namespace

std::vector<AcceptedReport> ListAccepted(base::Connection& connection, const std::string& programme,
                                         const AcceptedPlace& after, int limit) {
  std::vector<AcceptedReport> reports;
  for (auto& [unit, end, sequence, revision, policy] : connection.All<SelectAccepted>(
           programme, kNow, after.unit, after.period_end, Integer{limit})) {
    reports.push_back({std::move(unit), std::move(end), sequence, revision, policy});
  }
  return reports;
}

void SaveRecheck(base::Connection& connection, const Recheck& recheck) {
  connection.Run<Upsert>(recheck.programme, recheck.revision_number, recheck.policy_version,
                         recheck.checked, recheck.deviating, recheck.record_time_micros);
}

void MarkOutdated(base::Connection& connection, const std::string& programme) {
  connection.Run<UpdateOutdated>(programme);
}

std::optional<Recheck> FindRecheck(base::Connection& connection, const std::string& programme) {
  auto row = connection.First<SelectOne>(programme);
  if (!row) return std::nullopt;
  return FromRow(*std::move(row));
}

std::vector<Recheck> ListRechecks(base::Connection& connection, const std::string& after,
                                  int limit) {
  std::vector<Recheck> rechecks;
  for (auto& row : connection.All<SelectPage>(after, Integer{limit})) {
    rechecks.push_back(FromRow(std::move(row)));
  }
  return rechecks;
}

}  // namespace rekenschap::monitoring
