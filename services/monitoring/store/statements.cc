#include "services/monitoring/store/statements.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeText = std::optional<Text>;
using MaybeInteger = std::optional<Integer>;

constexpr char kAccepted[] = "ACCEPTED";
constexpr char kProvisional[] = "PROVISIONAL";

// One that does not stand as it is written is not known.
std::optional<StatementStanding> StandingOf(const MaybeText& figures, const MaybeInteger& closed,
                                            const MaybeInteger& provisional) {
  if (!figures || !closed || !provisional) return std::nullopt;
  if (*figures != kAccepted && *figures != kProvisional) return std::nullopt;
  return StatementStanding{
      *figures == kAccepted ? StatementKind::kAccepted : StatementKind::kProvisional, *closed != 0,
      *provisional != 0};
}

struct InsertRow {
  static constexpr char kSql[] =
      "INSERT INTO statement (programme, period_end, number, period, content, content_hash, "
      "facts_hash, principal, freeze_time_micros, sequence, figures, period_closed, provisional) "
      "VALUES (:programme, :end, :number, :period, :content, :hash, :facts, :principal, :time, "
      ":sequence, :figures, :closed, :provisional)";
  using Params = std::tuple<Text, Text, Integer, Text, Text, Text, Text, Text, Integer, Integer,
                            MaybeText, MaybeInteger, MaybeInteger>;
  using Row = std::tuple<>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT content, content_hash, facts_hash, principal, freeze_time_micros, sequence, figures, "
      "period_closed, provisional FROM statement WHERE programme = :programme AND period_end = "
      ":end AND number = :number";
  using Params = std::tuple<Text, Text, Integer>;
  using Row =
      std::tuple<Text, Text, Text, Text, Integer, Integer, MaybeText, MaybeInteger, MaybeInteger>;
};
struct SelectOfFacts {
  static constexpr char kSql[] =
      "SELECT number FROM statement WHERE programme = :programme AND period_end = :end AND "
      "facts_hash = :facts";
  using Params = std::tuple<Text, Text, Text>;
  using Row = std::tuple<Integer>;
};
struct SelectLast {
  static constexpr char kSql[] =
      "SELECT number FROM statement WHERE programme = :programme AND period_end = :end ORDER BY "
      "number DESC LIMIT 1";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<Integer>;
};
struct SelectMany {
  static constexpr char kSql[] =
      "SELECT period, number, content_hash, facts_hash, principal, freeze_time_micros, sequence, "
      "figures, period_closed, provisional FROM statement WHERE programme = :programme AND "
      "(period_end > :end OR (period_end = "
      ":same_end AND number > :number)) AND (:any = 1 OR period_end = :only) ORDER BY period_end, "
      "number LIMIT :most";
  using Params = std::tuple<Text, Text, Text, Integer, Integer, Text, Integer>;
  using Row = std::tuple<Text, Integer, Text, Text, Text, Integer, Integer, MaybeText, MaybeInteger,
                         MaybeInteger>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

}  // namespace

void InsertStatement(base::Connection& connection, const StoredStatement& statement) {
  MaybeText figures;
  MaybeInteger closed;
  MaybeInteger provisional;
  if (statement.standing) {
    figures = statement.standing->kind == StatementKind::kAccepted ? kAccepted : kProvisional;
    closed = statement.standing->period_closed ? 1 : 0;
    provisional = statement.standing->provisional ? 1 : 0;
  }
  connection.Run<InsertRow>(statement.programme, EndOf(statement.period), statement.number,
                            finance::FormatPeriod(statement.period), statement.form,
                            statement.content_hash, statement.facts_hash, statement.principal,
                            statement.freeze_time_micros, statement.sequence, figures, closed,
                            provisional);
}

std::optional<StoredStatement> FindStatement(base::Connection& connection,
                                             const std::string& programme,
                                             const finance::Period& period, std::int64_t number) {
  auto row = connection.First<SelectOne>(programme, EndOf(period), number);
  if (!row) return std::nullopt;
  auto& [form, hash, facts, principal, time, sequence, figures, closed, provisional] = *row;
  return StoredStatement{programme,
                         period,
                         number,
                         std::move(form),
                         std::move(hash),
                         std::move(facts),
                         std::move(principal),
                         time,
                         sequence,
                         StandingOf(figures, closed, provisional)};
}

std::optional<StoredStatement> FindStatementOf(base::Connection& connection,
                                               const std::string& programme,
                                               const finance::Period& period,
                                               const std::string& facts_hash) {
  const auto row = connection.First<SelectOfFacts>(programme, EndOf(period), facts_hash);
  if (!row) return std::nullopt;
  return FindStatement(connection, programme, period, std::get<0>(*row));
}

std::int64_t LastStatementNumber(base::Connection& connection, const std::string& programme,
                                 const finance::Period& period) {
  const auto row = connection.First<SelectLast>(programme, EndOf(period));
  return row ? std::get<0>(*row) : 0;
}

std::vector<StoredStatement> ListStatements(base::Connection& connection,
                                            const std::string& programme,
                                            const std::optional<finance::Period>& period,
                                            const StatementPlace& after, int limit) {
  std::vector<StoredStatement> statements;
  for (auto& [of, number, hash, facts, principal, time, sequence, figures, closed, provisional] :
       connection.All<SelectMany>(programme, after.period_end, after.period_end, after.number,
                                  Integer{period ? 0 : 1}, period ? EndOf(*period) : Text(),
                                  Integer{limit})) {
    statements.push_back({programme, StoredPeriod(of), number, "", std::move(hash),
                          std::move(facts), std::move(principal), time, sequence,
                          StandingOf(figures, closed, provisional)});
  }
  return statements;
}

}  // namespace rekenschap::monitoring
