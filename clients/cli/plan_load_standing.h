#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_STANDING_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_STANDING_H_

#include <map>
#include <set>
#include <string>

#include <absl/status/statusor.h>

#include "clients/cli/calls.h"
#include "rekenschap/planning/v1/programme.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"

namespace rekenschap::cli {

// What the service had before a load: its answers to what it had are the same as to what is new.
struct Standing {
  std::set<std::string> units;
  std::map<std::string, planning::v1::Programme> programmes;
  std::map<std::string, planning::v1::Revision> revisions;  // of the programmes asked for

  bool Has(const std::string& name) const;
  bool IsAdopted(const std::string& revision) const;

  // The later revision of `programme` that `given`, without predecessor or mutations, was exported
  // from as a plan of its own; empty for none.
  std::string ExportedAs(const std::string& programme, const planning::v1::Revision& given) const;
};

// Reads what stands: all units and programmes, and the revisions of `programmes`.
absl::StatusOr<Standing> ReadStanding(const Session& session, Planning& stub,
                                      const std::set<std::string>& programmes);

// The name of what was recorded by somebody else before, when `status` refuses `item` because of
// that and it is the same; else empty.
std::string ExistingName(const Session& session, Planning& stub, const planning::v1::LoadItem& item,
                         const absl::Status& status);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_STANDING_H_
