#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_ADOPTION_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_ADOPTION_H_

#include <string>
#include <vector>

#include "clients/cli/plan_findings.h"
#include "clients/cli/session.h"

namespace rekenschap::cli {

// What stands in the way of adopting a draft, a sentence each, with `in_force` the revision adopted
// last (null for none); empty when anybody but its author can.
std::vector<std::string> ObstaclesTo(const Session& session, const planning::v1::Revision& draft,
                                     const Findings& findings,
                                     const planning::v1::Revision* in_force);

// Adopts drafts (`avim-mensenhandel/2`) in the order given; `avim-mensenhandel/all` stands for all
// of that programme's, by number. Stops at the first that is refused, and says which were adopted.
int AdoptPlans(const Session& session, const std::vector<std::string>& plans);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_ADOPTION_H_
