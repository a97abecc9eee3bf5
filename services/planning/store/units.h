#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_UNITS_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_UNITS_H_

#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/planning/domain/unit.h"

namespace rekenschap::planning {

void InsertUnit(base::Connection& connection, const Unit& unit);
std::optional<Unit> FindUnit(base::Connection& connection, const std::string& id);
bool HasUnit(base::Connection& connection, const std::string& id);

// Up to `limit` units whose id comes after `after`, by id.
std::vector<Unit> ListUnits(base::Connection& connection, const std::string& after, int limit);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_UNITS_H_
