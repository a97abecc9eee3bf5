#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_VIEWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/plan_query.h"
#include "clients/cli/session.h"

// What `rekenschap plan` shows. Each gives the exit code.
namespace rekenschap::cli {

// The programmes, with the plan in force of each; the query's name is not looked at.
int ListProgrammes(const Session& session, const PlanQuery& query);

// The revisions of a programme.
int ListPlans(const Session& session, const PlanQuery& query);

// The plan: where it stands in the budget cycle, its tables as printed with rectifications beside
// them, what it changes of the one before, and what the rules say of it.
int ShowPlan(const Session& session, const PlanQuery& query);

// How printed lines, rows and totals agree.
int ReconcilePlan(const Session& session, const PlanQuery& query);

// The story of one line, revision by revision.
int ShowHistory(const Session& session, const PlanQuery& query, const std::string& line);

// How a plan differs from `base` (empty: the one before it), figure by figure.
int DiffPlans(const Session& session, const PlanQuery& query, const std::string& base);

// When the contribution of those years is paid.
int ShowInstalments(const Session& session, const PlanQuery& query, const std::vector<int>& years);

// What targets are asked for; empty lists stand for all.
struct TargetsWanted {
  std::vector<std::string> periods;
  std::vector<std::string> lines;
  std::vector<std::string> units;
  std::int64_t revision = 0;  // 0: the one that the query names
};

// Targets per unit at a period's end.
int ShowTargets(const Session& session, const PlanQuery& query, const TargetsWanted& wanted);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_VIEWS_H_
