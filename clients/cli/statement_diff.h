#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_DIFF_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_DIFF_H_

#include "clients/cli/statement_document.h"
#include "rekenschap/monitoring/v1/statement.pb.h"

namespace rekenschap::cli {

// What changed from one statement to another: a row for everything that is not the same, by part;
// where both are figures, with the difference. The first is the hash of all that they say: there
// are rows if and only if the two are not equal.
Table StatementChanges(const Session& session, const monitoring::v1::StatementContent& before,
                       const monitoring::v1::StatementContent& after);

// For people: the texts of `changes` that are too long for a column stand whole below their row.
Table WithLongTextsBelow(Table changes);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_DIFF_H_
