#ifndef REKENSCHAP_SERVICES_MONITORING_APP_STATEMENTS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_STATEMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/journal/write_once.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/app/statement_facts.h"
#include "services/monitoring/domain/statement.h"
#include "services/monitoring/store/statements.h"

// Accountability statements: freezing and reading them.
namespace rekenschap::monitoring {

// The largest canonical form that a statement can have.
inline constexpr std::size_t kMaxStatementBytes = 8UL * 1024 * 1024;

struct Freezing {
  Statement statement;
  bool unchanged = false;  // it stood already: nothing was recorded
};

class Statements {
 public:
  // `monitoring` outlives it.
  explicit Statements(Monitoring& monitoring) : monitoring_(monitoring) {}

  // Errors as FreezeStatement of the contract says.
  void Freeze(StatementQuery query, base::Request request, absl::Time deadline,
              base::DoneWith<Freezing> done);
  void Get(std::string programme, finance::Period period, std::int64_t number, absl::Time deadline,
           base::DoneWith<Statement> done);
  // Their standing is what their content says; nothing where that cannot be read any more.
  void List(std::string programme, std::optional<finance::Period> period, StatementPlace after,
            int limit, absl::Time deadline, base::DoneWith<std::vector<StoredStatement>> done);

 private:
  Monitoring& monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_STATEMENTS_H_
