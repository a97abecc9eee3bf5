#include "services/planning/store/schema.h"

namespace rekenschap::planning {

std::vector<base::Migration> Migrations();  // compiled in from the .sql files

base::SchemaPart Schema() { return {"planning", Migrations()}; }

}  // namespace rekenschap::planning
