#include "services/monitoring/store/statement_facts.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct SelectSubmitted {
  static constexpr char kSql[] =
      "SELECT unit, version, sequence, submit_time_micros FROM report_version WHERE programme = "
      ":programme AND period_end = :end AND submit_sequence > 0 AND submit_sequence <= :as_of "
      "ORDER BY unit, version";
  using Params = std::tuple<Text, Text, Integer>;
  using Row = std::tuple<Text, Integer, Integer, Integer>;
};
struct SelectLastWord {
  static constexpr char kSql[] =
      "SELECT sequence, reopen_sequence FROM report_version WHERE programme = :programme AND "
      "period_end = :end AND unit = :unit AND submit_sequence > 0 AND submit_sequence <= :as_of "
      "ORDER BY version DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Integer>;
  using Row = std::tuple<Integer, Integer>;
};
struct SelectReopened {
  static constexpr char kSql[] =
      "SELECT unit, sequence FROM report_version WHERE programme = :programme AND period_end = "
      ":end AND reopen_sequence > 0 AND reopen_sequence <= :as_of ORDER BY unit, version";
  using Params = std::tuple<Text, Text, Integer>;
  using Row = std::tuple<Text, Integer>;
};
struct SelectCounting {
  static constexpr char kSql[] =
      "SELECT unit, kind, version_sequence FROM position WHERE programme = :programme AND "
      "period_end = :end AND from_sequence <= :as_of AND until_sequence > :still ORDER BY unit, "
      "kind";
  using Params = std::tuple<Text, Text, Integer, Integer>;
  using Row = std::tuple<Text, Text, Integer>;
};
struct SelectAcceptance {
  static constexpr char kSql[] =
      "SELECT from_sequence FROM position WHERE programme = :programme AND unit = :unit AND kind = "
      "'ACCEPTED' AND version_sequence = :version AND from_sequence <= :as_of ORDER BY "
      "from_sequence LIMIT 1";
  using Params = std::tuple<Text, Text, Integer, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectPolicyVersion {
  static constexpr char kSql[] =
      "SELECT version FROM policy WHERE programme = :programme AND sequence <= :as_of ORDER BY "
      "version DESC LIMIT 1";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

}  // namespace

std::vector<SubmittedVersion> SubmittedVersions(base::Connection& connection,
                                                const std::string& programme,
                                                const finance::Period& period, std::int64_t as_of) {
  std::vector<SubmittedVersion> versions;
  for (auto& [unit, version, sequence, time] :
       connection.All<SelectSubmitted>(programme, EndOf(period), as_of)) {
    versions.push_back({std::move(unit), version, sequence, time});
  }
  return versions;
}

bool CameIn(base::Connection& connection, const ReportKey& key, std::int64_t as_of) {
  return connection.First<SelectLastWord>(key.programme, EndOf(key.period), key.unit, as_of)
      .has_value();
}

bool IsLastWord(base::Connection& connection, const ReportKey& key, std::int64_t version_sequence,
                std::int64_t as_of) {
  const auto last =
      connection.First<SelectLastWord>(key.programme, EndOf(key.period), key.unit, as_of);
  if (!last) return false;
  const auto [sequence, reopened] = *last;
  return sequence == version_sequence && (reopened == 0 || reopened > as_of);
}

std::vector<ReopenedVersion> ReopenedVersions(base::Connection& connection,
                                              const std::string& programme,
                                              const finance::Period& period, std::int64_t as_of) {
  std::vector<ReopenedVersion> versions;
  for (auto& [unit, sequence] : connection.All<SelectReopened>(programme, EndOf(period), as_of)) {
    versions.push_back({std::move(unit), sequence});
  }
  return versions;
}

std::vector<CountingVersion> CountingVersions(base::Connection& connection,
                                              const std::string& programme,
                                              const finance::Period& period, std::int64_t as_of) {
  std::vector<CountingVersion> versions;
  for (auto& [unit, kind, sequence] :
       connection.All<SelectCounting>(programme, EndOf(period), as_of, as_of)) {
    versions.push_back({std::move(unit),
                        kind == "ACCEPTED" ? PositionKind::kAccepted : PositionKind::kProvisional,
                        sequence});
  }
  return versions;
}

std::int64_t AcceptanceOf(base::Connection& connection, const std::string& programme,
                          const std::string& unit, std::int64_t version_sequence,
                          std::int64_t as_of) {
  const auto row = connection.First<SelectAcceptance>(programme, unit, version_sequence, as_of);
  return row ? std::get<0>(*row) : 0;
}

std::int64_t PolicyVersionAt(base::Connection& connection, const std::string& programme,
                             std::int64_t as_of) {
  const auto row = connection.First<SelectPolicyVersion>(programme, as_of);
  return row ? std::get<0>(*row) : 0;
}

}  // namespace rekenschap::monitoring
