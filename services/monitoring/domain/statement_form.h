#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_FORM_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_FORM_H_

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/statement.h"

// The canonical form of a statement: what is kept, and what its hash covers. It is documented in
// the contract, at rekenschap.monitoring.v1.Statement.content_hash.
namespace rekenschap::monitoring {

// The canonical form, `rekenschap.statement` 1.
std::string CanonicalForm(const StatementContent& content);

// What CanonicalForm gave, back. DATA_LOSS STATEMENT_UNREADABLE for anything else.
absl::StatusOr<StatementContent> ParseStatement(std::string_view form);

// The hash over what it says, whatever the place in the journal: the same for two statements that
// say the same.
std::string FactsHash(StatementContent content);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_FORM_H_
