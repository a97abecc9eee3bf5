#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_REVISIONS_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_REVISIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// The number that the programme's next revision gets.
std::int64_t NextRevisionNumber(base::Connection& connection, const std::string& programme);

void InsertRevision(base::Connection& connection, const Revision& revision);

// Fills in adopter, time and sequence of the adoption.
void MarkAdopted(base::Connection& connection, const Revision& revision);

std::optional<Revision> FindRevision(base::Connection& connection, const std::string& programme,
                                     std::int64_t number);

// The number of the adopted revision in force on `effective_date`, or of the last adopted one; 0
// for none.
std::int64_t RevisionInForce(base::Connection& connection, const std::string& programme,
                             const std::optional<finance::Date>& effective_date);

// Up to `limit` revisions of a programme whose number comes after `after`, by number.
std::vector<Revision> ListRevisions(base::Connection& connection, const std::string& programme,
                                    std::int64_t after, int limit);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_REVISIONS_H_
