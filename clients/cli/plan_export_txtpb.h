#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_TXTPB_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_TXTPB_H_

#include <string>
#include <vector>

#include "rekenschap/planning/v1/plan_file.pb.h"
#include "rekenschap/planning/v1/programme.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "rekenschap/planning/v1/unit.pb.h"

namespace rekenschap::cli {

// A plan file and what a reader has to know of it.
struct ExportedPlan {
  planning::v1::PlanFile file;
  std::vector<std::string> remarks;  // lines of text, in English as all of the file
};

// The plan file of `chain`: revisions of `programme` as the planning service answers them, the
// oldest first, each made on the one before it; at least one. `units` are those of the programme,
// each after its parent and its predecessor. What is only output is left out. A first one that has
// a predecessor becomes a plan of its own: without its mutations, and without the prints that are
// only roundings of what mutations made.
ExportedPlan PlanFileOf(const planning::v1::Programme& programme,
                        const std::vector<planning::v1::Unit>& units,
                        const std::vector<planning::v1::Revision>& chain);

// The plan as Protobuf text that `plan load` reads, its remarks as comments on top. The same plan
// gives the same bytes.
std::string ToTxtpb(const ExportedPlan& plan);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_TXTPB_H_
