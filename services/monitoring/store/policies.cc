#include "services/monitoring/store/policies.h"

#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/policy_rules.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct InsertRow {
  static constexpr char kSql[] =
      "INSERT INTO policy (programme, version, reason, principal, record_time_micros, sequence) "
      "VALUES (:programme, :version, :reason, :principal, :time, :sequence)";
  using Params = std::tuple<Text, Integer, Text, Text, Integer, Integer>;
  using Row = std::tuple<>;
};
struct InsertDueRule {
  static constexpr char kSql[] =
      "INSERT INTO policy_due_rule (programme, version, position, end_months, days_after_end, "
      "months_after, day, source) VALUES (:programme, :version, :position, :months, :days, "
      ":months_after, :day, :source)";
  using Params = std::tuple<Text, Integer, Integer, Text, MaybeInteger, Integer, Integer, Text>;
  using Row = std::tuple<>;
};
struct SelectRow {
  static constexpr char kSql[] =
      "SELECT reason, principal, record_time_micros, sequence FROM policy WHERE programme = "
      ":programme AND version = :version";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Integer, Integer>;
};
struct SelectLast {
  static constexpr char kSql[] =
      "SELECT version FROM policy WHERE programme = :programme ORDER BY version DESC LIMIT 1";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Integer>;
};
struct SelectVersionBy {
  static constexpr char kSql[] =
      "SELECT version FROM policy WHERE programme = :programme AND sequence = :sequence";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectDueRules {
  static constexpr char kSql[] =
      "SELECT end_months, days_after_end, months_after, day, source FROM policy_due_rule WHERE "
      "programme = :programme AND version = :version ORDER BY position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, MaybeInteger, Integer, Integer, Text>;
};

struct SelectRuleRange {
  static constexpr char kSql[] =
      "SELECT r.programme, r.end_months, r.days_after_end, r.months_after, r.day, r.source FROM "
      "policy AS p JOIN policy_due_rule AS r ON r.programme = p.programme AND r.version = "
      "p.version "
      "WHERE p.programme >= :first AND p.programme <= :last AND p.version = (SELECT MAX(l.version) "
      "FROM policy AS l WHERE l.programme = p.programme AND l.sequence <= :as_of) ORDER BY "
      "r.programme, r.position";
  using Params = std::tuple<Text, Text, Integer>;
  using Row = std::tuple<Text, Text, MaybeInteger, Integer, Integer, Text>;
};

std::vector<int> StoredMonths(const Text& text) {
  std::vector<int> months;
  for (const auto part : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    int month = 0;
    months.push_back(Stored(absl::SimpleAtoi(part, &month) ? std::optional(month) : std::nullopt));
  }
  return months;
}

}  // namespace

void InsertPolicy(base::Connection& connection, const Policy& policy) {
  connection.Run<InsertRow>(policy.programme, policy.version, policy.reason, policy.principal,
                            policy.record_time_micros, policy.sequence);
  for (std::size_t i = 0; i < policy.due_rules.size(); ++i) {
    const DueRule& rule = policy.due_rules[i];
    connection.Run<InsertDueRule>(policy.programme, policy.version, static_cast<Integer>(i),
                                  absl::StrJoin(rule.end_months, " "), rule.days_after_end,
                                  Integer{rule.day_of_month.months_after},
                                  Integer{rule.day_of_month.day}, rule.source);
  }
  InsertPolicyRules(connection, policy);
}

std::map<std::string, std::vector<DueRule>> ListDueRules(base::Connection& connection,
                                                         const std::string& first,
                                                         const std::string& last,
                                                         std::int64_t as_of) {
  std::map<std::string, std::vector<DueRule>> rules;
  for (auto& [programme, months, days, months_after, day, source] :
       connection.All<SelectRuleRange>(first, last, as_of)) {
    rules[programme].push_back({StoredMonths(months),
                                days,
                                {static_cast<int>(months_after), static_cast<int>(day)},
                                std::move(source)});
  }
  return rules;
}

Policy PolicyInForce(base::Connection& connection, const std::string& programme) {
  return FindPolicy(connection, programme, LastPolicyVersion(connection, programme)).value();
}

std::int64_t LastPolicyVersion(base::Connection& connection, const std::string& programme) {
  const auto last = connection.First<SelectLast>(programme);
  return last ? std::get<0>(*last) : 0;
}

std::optional<Policy> FindPolicy(base::Connection& connection, const std::string& programme,
                                 std::int64_t version) {
  Policy policy;
  policy.programme = programme;
  if (version == 0) return policy;
  auto row = connection.First<SelectRow>(programme, version);
  if (!row) return std::nullopt;
  auto& [reason, principal, time, sequence] = *row;
  policy.version = version;
  policy.reason = std::move(reason);
  policy.principal = std::move(principal);
  policy.record_time_micros = time;
  policy.sequence = sequence;
  policy.due_rules.clear();
  for (auto& [months, days, months_after, day, source] :
       connection.All<SelectDueRules>(programme, version)) {
    policy.due_rules.push_back({StoredMonths(months),
                                days,
                                {static_cast<int>(months_after), static_cast<int>(day)},
                                std::move(source)});
  }
  LoadPolicyRules(connection, policy);
  return policy;
}

std::optional<Policy> FindPolicyBy(base::Connection& connection, const std::string& programme,
                                   std::int64_t sequence) {
  const auto row = connection.First<SelectVersionBy>(programme, sequence);
  if (!row) return std::nullopt;
  return FindPolicy(connection, programme, std::get<0>(*row));
}

}  // namespace rekenschap::monitoring
