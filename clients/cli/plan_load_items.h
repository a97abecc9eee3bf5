#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_ITEMS_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_ITEMS_H_

#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "clients/cli/session.h"
#include "rekenschap/planning/v1/plan_file.pb.h"
#include "rekenschap/planning/v1/planning_service.pb.h"

// What is loaded, thing by thing, and which revision of it stands on which.
namespace rekenschap::cli {

// One thing of a file.
struct LoadedItem {
  planning::v1::LoadItem load;
  std::string where;            // for messages: the file, and what it is of it
  std::string chain;            // of a revision: its programme
  std::int64_t number = 0;      // of a revision: the one that the file means it to have
  bool number_named = false;    // in its name
  bool number_guessed = false;  // the file gives nothing to tell it by
  bool follows = false;         // on the revision before it in its chain
  bool waits = false;           // for the answers on the revisions before it
  bool prepared = false;
  bool left_out = false;  // because what it stands on was refused
  bool answered = false;  // for good
  std::string name;       // that the service answered; empty when it was refused
};

// What a file holds, in the order in which it is loaded.
std::vector<LoadedItem> ItemsOf(const std::string& path, const planning::v1::PlanFile& file);

// Settles which number each revision is meant to have: the one in its name, else the one after its
// predecessor or after the revision before it, whichever comes later. And which ones have to wait.
void NumberItems(std::vector<LoadedItem>& items);

// The same content gets the same request id, so that loading it again finds the first answer.
void SetRequestId(planning::v1::LoadItem& item);

// The item that the predecessor that `items[at]` names is, when that is one loaded with it; null
// when it is a revision of the service. All before it have been answered. INVALID_ARGUMENT when the
// service gave the items other numbers and it cannot be told which is meant.
absl::StatusOr<const LoadedItem*> LoadedPredecessor(const Session& session,
                                                    const std::vector<LoadedItem>& items,
                                                    std::size_t at);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_ITEMS_H_
