#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_STANDING_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_STANDING_H_

#include <string>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/statement.pb.h"

// Whether a statement may still change, and why.
namespace rekenschap::cli {

// `voorlopig`, `volledig` or `definitief`; for programs PROVISIONAL, COMPLETE or FINAL.
Cell StandingCell(const Session& session, bool provisional, bool period_closed);

// The same as a sentence: of one that is provisional it names every reason, and the units.
std::string StandingWords(const Session& session, const monitoring::v1::StatementContent& content);

// `wacht` or `gevraagd`, of a correction that is outstanding; empty where none is.
std::string CorrectionState(const Session& session, const monitoring::v1::StatementUnit& unit);

// `correctie wacht` or `correctie gevraagd`; empty likewise.
std::string CorrectionWords(const Session& session, const monitoring::v1::StatementUnit& unit);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_STANDING_H_
