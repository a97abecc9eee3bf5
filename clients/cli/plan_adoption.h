#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_ADOPTION_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_ADOPTION_H_

#include <string>
#include <vector>

#include "clients/cli/plan_findings.h"
#include "clients/cli/session.h"
#include "rekenschap/planning/v1/revision.pb.h"

namespace rekenschap::cli {

// Revisions of one programme, by number.
using Revisions = google::protobuf::RepeatedPtrField<planning::v1::Revision>;

// The one adopted last; null for none.
const planning::v1::Revision* AdoptedLast(const Revisions& revisions);

// Why a draft can never be adopted any more, with `in_force` the revision adopted last (null for
// none): a later one is, or the stand that it was made on has passed, also where that is itself a
// draft, of `others`, that has. Empty while it can.
std::string WhyPassed(const Session& session, const planning::v1::Revision& draft,
                      const planning::v1::Revision* in_force, const Revisions& others);

// What stands in the way of adopting a draft, a sentence each; empty when anybody but its author
// can.
std::vector<std::string> ObstaclesTo(const Session& session, const planning::v1::Revision& draft,
                                     const Findings& findings,
                                     const planning::v1::Revision* in_force,
                                     const Revisions& others = {});

// Adopts drafts (`avim-mensenhandel/2`) in the order given; `avim-mensenhandel/all` stands for all
// of that programme's, by number, and leaves those that have passed. Stops at the first that is
// refused for anything else, and says which were adopted.
int AdoptPlans(const Session& session, const std::vector<std::string>& plans);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_ADOPTION_H_
