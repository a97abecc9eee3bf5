#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_PROGRAMMES_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_PROGRAMMES_H_

#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/planning/domain/programme.h"

namespace rekenschap::planning {

void InsertProgramme(base::Connection& connection, const Programme& programme);
std::optional<Programme> FindProgramme(base::Connection& connection, const std::string& id);

// Up to `limit` programmes whose id comes after `after`, by id.
std::vector<Programme> ListProgrammes(base::Connection& connection, const std::string& after,
                                      int limit);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_PROGRAMMES_H_
