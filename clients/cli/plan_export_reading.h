#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_READING_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_READING_H_

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "clients/cli/calls.h"
#include "clients/cli/plan_query.h"
#include "rekenschap/planning/v1/programme.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "rekenschap/planning/v1/unit.pb.h"

namespace rekenschap::cli {

// A plan with what it rests on, as the planning service answers it.
struct PlanRead {
  planning::v1::Programme programme;
  std::vector<planning::v1::Unit> units;          // each after its parent and its predecessor
  std::vector<planning::v1::Revision> revisions;  // the oldest first; the one asked for is the last
};

// Reads the revision that is asked for and its programme; with `whole_chain` also the revisions
// that it stands on, down to the first.
absl::StatusOr<PlanRead> ReadPlan(const Session& session, Planning& stub, const PlanQuery& query,
                                  bool whole_chain);

// The drafts of the plan's programme, known as of the same moment, that are none of its revisions.
absl::StatusOr<std::vector<std::string>> DraftsLeftOut(const Session& session, Planning& stub,
                                                       const PlanQuery& query,
                                                       const PlanRead& plan);

// The units of the plan's programme and those that they come from, into the plan.
absl::Status ReadUnits(const Session& session, Planning& stub, PlanRead& plan);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_READING_H_
