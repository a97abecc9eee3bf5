#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_VIEWS_H_

#include "clients/cli/statement_document.h"
#include "rekenschap/monitoring/v1/statement.pb.h"

// How statements are written down.
namespace rekenschap::cli {

// As text, to append to a letter, with aligned tables within a page.
void PrintText(const Session& session, const Blocks& blocks);

// As a page in Markdown, with GitHub's tables.
void PrintMarkdown(const Session& session, const Blocks& blocks);

// Every figure in a row of its own, for spreadsheets and programs: by table, line and unit, an
// empty unit being the total of a line and an empty line that of a table.
Table StatementRows(const monitoring::v1::StatementContent& content);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_VIEWS_H_
