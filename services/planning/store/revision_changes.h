#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CHANGES_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CHANGES_H_

#include "services/base/store/connection.h"
#include "services/planning/domain/revision.h"

// What a revision says beside its tables and keys: mutations, and how figures are spread.
namespace rekenschap::planning {

void InsertChanges(base::Connection& connection, const Revision& revision);
// Fills them in; the revision's programme, number, tables and lines are set.
void LoadChanges(base::Connection& connection, Revision& revision);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CHANGES_H_
