#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_VERIFY_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_VERIFY_H_

#include <map>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "clients/cli/journal_reading.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/report.pb.h"
#include "rekenschap/monitoring/v1/statement.pb.h"

// Proving a statement: what it says against the journals of both services and the reports that it
// stands on. Hashes and sums are made again here; the services only hand over what they hold.
namespace rekenschap::cli {

// One thing that was checked.
struct Check {
  std::string what;
  std::vector<std::string> faults;  // empty: it is in order
};
using Checks = std::vector<Check>;

// A journal of which the chain was proven, as far as it was.
struct ProvenJournal {
  std::string store_id;
  std::map<std::int64_t, base::JournalEntry> entries;  // by sequence
  std::string fault;                                   // how its chain is broken
};

// Reads the journal of a service. A chain that is broken is a fault, not an error.
absl::StatusOr<ProvenJournal> ProveJournal(const Session& session, const std::string& service);

// That the statement hashes to what it says, and adds up.
void CheckContent(const Session& session, const monitoring::v1::Statement& statement,
                  Checks& checks);

// That by monitoring's journal no report was left out or put in, nor what is outstanding of one.
Check CheckCompleteness(const Session& session, const monitoring::v1::StatementContent& content,
                        const ProvenJournal& journal);

// That by monitoring's journal each unit submitted first on the day that is told, and that it is as
// late as told, given the due date.
Check CheckTimeliness(const Session& session, const monitoring::v1::StatementContent& content,
                      const ProvenJournal& journal);

// That monitoring's journal holds its freezing, its place, the submission and acceptance of every
// report that it stands on, and no others.
void CheckMonitoring(const Session& session, const monitoring::v1::Statement& statement,
                     const ProvenJournal& journal, Checks& checks);

// That planning's journal holds its revision.
void CheckPlanning(const Session& session, const monitoring::v1::StatementContent& content,
                   const ProvenJournal& journal, Checks& checks);

// That `report`, as the service holds it, is what the statement stands on, figure by figure.
Check CheckReport(const Session& session, const monitoring::v1::StatementContent& content,
                  const monitoring::v1::StatementReport& stated,
                  const monitoring::v1::Report& report);

// All of it.
absl::StatusOr<Checks> VerifyStatement(const Session& session,
                                       const monitoring::v1::Statement& statement);

// Prints what was checked, and gives the exit code.
int PrintChecks(const Session& session, const std::string& name, const Checks& checks);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_VERIFY_H_
