#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_STATEMENTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_STATEMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/finance/period.h"
#include "services/monitoring/domain/statement.h"

// The statements that stand. None ever changes.
namespace rekenschap::monitoring {

// A statement as it is kept: what it says in its canonical form.
struct StoredStatement {
  std::string programme;
  finance::Period period;
  std::int64_t number = 0;
  std::string form;  // empty where only the rest was asked for
  std::string content_hash;
  std::string facts_hash;
  std::string principal;
  std::int64_t freeze_time_micros = 0;
  std::int64_t sequence = 0;  // the journal entry that recorded it
  // As its content says; nothing where it was kept before that was noted beside it.
  std::optional<StatementStanding> standing;
};

void InsertStatement(base::Connection& connection, const StoredStatement& statement);

std::optional<StoredStatement> FindStatement(base::Connection& connection,
                                             const std::string& programme,
                                             const finance::Period& period, std::int64_t number);

// The one of the period with those facts.
std::optional<StoredStatement> FindStatementOf(base::Connection& connection,
                                               const std::string& programme,
                                               const finance::Period& period,
                                               const std::string& facts_hash);

// The number of the last statement of the period; 0 for none.
std::int64_t LastStatementNumber(base::Connection& connection, const std::string& programme,
                                 const finance::Period& period);

// Where a list of statements goes on: after this one.
struct StatementPlace {
  std::string period_end;
  std::int64_t number = 0;
};
// Up to `limit` of the programme, and of the period where one is given, by end of period and
// number, without their form.
std::vector<StoredStatement> ListStatements(base::Connection& connection,
                                            const std::string& programme,
                                            const std::optional<finance::Period>& period,
                                            const StatementPlace& after, int limit);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_STATEMENTS_H_
