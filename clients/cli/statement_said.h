#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_SAID_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_SAID_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/statement.pb.h"
#include "rekenschap/monitoring/v1/statement_table.pb.h"

// What a statement says apart from its figures, thing by thing, so that two can be held against
// each other.
namespace rekenschap::cli {

// What is said under a name, in the order in which it is said: `rotterdam` -> `geaccepteerd`.
using Said = std::vector<std::pair<std::string, Cell>>;

// What there is to say of one part: `volledigheid` -> the units.
struct SaidPart {
  std::string title;
  Said said;
};

// All parts, always the same ones and in the same order. The first says the hash of the whole
// content, so that two statements that are not equal never say the same.
std::vector<SaidPart> SaidOf(const Session& session,
                             const monitoring::v1::StatementContent& content);

// The plan as it is printed and worked with: `mensenhandel-budget, 2021` -> `3.400.000,00`.
Said PrintsOf(const Session& session, const monitoring::v1::StatementContent& content);

// What the figures come to, of a line, a unit or a total: `mensenhandel-budget` -> `onder`.
Said VerdictsOf(const Session& session, const monitoring::v1::StatementContent& content);

// What a table is called: its id, or else its first line's or what it is measured in.
std::string TableNameOf(const monitoring::v1::StatementTable& table);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_SAID_H_
