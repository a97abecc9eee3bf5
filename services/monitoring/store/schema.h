#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_SCHEMA_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_SCHEMA_H_

#include "services/base/store/migrations.h"

namespace rekenschap::monitoring {

// The tables of the monitoring service.
base::SchemaPart Schema();

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_SCHEMA_H_
