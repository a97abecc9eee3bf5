#ifndef REKENSCHAP_CLIENTS_CLI_PORTFOLIO_NOTES_H_
#define REKENSCHAP_CLIENTS_CLI_PORTFOLIO_NOTES_H_

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/comparison_service.pb.h"

// What is said below a portfolio.
namespace rekenschap::cli {

// Says how many lines of units have something realised on a target of zero, and of which
// programmes; nothing where there are none.
void PrintZeroTargets(const Session& session,
                      const monitoring::v1::ListPortfolioResponse& response);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PORTFOLIO_NOTES_H_
