#ifndef REKENSCHAP_CLIENTS_CLI_COMPARE_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_COMPARE_VIEWS_H_

#include "clients/cli/comparison_words.h"
#include "rekenschap/monitoring/v1/comparison_service.pb.h"

// How plan against realisation is shown.
namespace rekenschap::cli {

// For people: the totals, a table of units per line, and what one should know of them. `accepted`
// is whether only accepted figures were asked for.
void PrintComparison(const Session& session, const monitoring::v1::ComparePlanResponse& response,
                     bool accepted);

// The same with a table of lines per unit.
void PrintComparisonByUnit(const Session& session,
                           const monitoring::v1::ComparePlanResponse& response, bool accepted);

// Several periods: a table of periods per line, or per line and unit.
void PrintComparisonSpan(const Session& session,
                         const monitoring::v1::ComparePlanResponse& response, bool accepted);

// For programs: every row in one table.
void PrintComparisonFlat(const Session& session,
                         const monitoring::v1::ComparePlanResponse& response);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_COMPARE_VIEWS_H_
