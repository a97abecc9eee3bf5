#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_VIEWS_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// `avim-mensenhandel`, `avim-mensenhandel/2` or a whole name, as the name of a revision; without a
// number the current one.
std::string RevisionNameOf(const std::string& text);

// The tables as printed, with rectifications beside them.
int ShowPlan(const Session& session, const std::string& revision);

// How printed lines and printed totals agree.
int ReconcilePlan(const Session& session, const std::string& revision);

// Targets per unit at a period's end.
int ShowTargets(const Session& session, const std::string& programme,
                const std::vector<std::string>& periods, const std::vector<std::string>& lines,
                const std::vector<std::string>& units, const std::string& effective_date);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_VIEWS_H_
