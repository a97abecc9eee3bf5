#include "services/monitoring/store/schema.h"

namespace rekenschap::monitoring {

std::vector<base::Migration> Migrations();  // compiled in from the .sql files

base::SchemaPart Schema() { return {"monitoring", Migrations()}; }

}  // namespace rekenschap::monitoring
