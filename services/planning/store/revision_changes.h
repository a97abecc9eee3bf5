#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CHANGES_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CHANGES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/planning/domain/revision.h"

// What a revision says beside its tables and keys: mutations, and how figures are spread.
namespace rekenschap::planning {

void InsertChanges(base::Connection& connection, const Revision& revision);
// Fills them in; the revision's programme, number, tables and lines are set.
void LoadChanges(base::Connection& connection, Revision& revision);

// Only the mutations, in order; none for a revision that there is not.
std::vector<Mutation> MutationsOf(base::Connection& connection, const std::string& programme,
                                  std::int64_t number);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CHANGES_H_
