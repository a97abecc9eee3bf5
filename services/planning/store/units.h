#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_UNITS_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_UNITS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/planning/domain/unit.h"

namespace rekenschap::planning {

void InsertUnit(base::Connection& connection, const Unit& unit);
std::optional<Unit> FindUnit(base::Connection& connection, const std::string& id);
bool HasUnit(base::Connection& connection, const std::string& id);

// The last day of those units that take part in the programme and have one, by id.
std::map<std::string, finance::Date> LastDaysOf(base::Connection& connection,
                                                const std::string& programme);

// Up to `limit` units whose id comes after `after`, by id.
std::vector<Unit> ListUnits(base::Connection& connection, const std::string& after, int limit);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_UNITS_H_
