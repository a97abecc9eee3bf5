#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_SCHEMA_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_SCHEMA_H_

#include "services/base/store/migrations.h"

namespace rekenschap::planning {

// The tables of the planning service.
base::SchemaPart Schema();

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_SCHEMA_H_
