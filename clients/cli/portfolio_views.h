#ifndef REKENSCHAP_CLIENTS_CLI_PORTFOLIO_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_PORTFOLIO_VIEWS_H_

#include "clients/cli/comparison_words.h"
#include "rekenschap/monitoring/v1/comparison_service.pb.h"

// How programmes are shown one beside another.
namespace rekenschap::cli {

// For people a table per kind of figures, with its total; for programs a row per programme and
// kind. `accepted`: they are accepted figures, of which what came in and is not accepted is not
// called missing.
void PrintPortfolio(const Session& session, const monitoring::v1::ListPortfolioResponse& response,
                    bool accepted);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PORTFOLIO_VIEWS_H_
