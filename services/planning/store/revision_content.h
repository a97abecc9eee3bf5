#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CONTENT_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CONTENT_H_

#include "services/base/store/connection.h"
#include "services/planning/domain/revision.h"

// The tables and keys of a revision. The revision's own row comes first.
namespace rekenschap::planning {

void InsertContent(base::Connection& connection, const Revision& revision);

// Fills in the tables and keys of a revision whose programme and number are known.
void LoadContent(base::Connection& connection, Revision& revision);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_REVISION_CONTENT_H_
