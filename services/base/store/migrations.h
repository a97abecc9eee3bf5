#ifndef REKENSCHAP_SERVICES_BASE_STORE_MIGRATIONS_H_
#define REKENSCHAP_SERVICES_BASE_STORE_MIGRATIONS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"

namespace rekenschap::base {

// One step of a schema. Steps only go forward, and one that was released never changes.
struct Migration {
  int version = 0;  // counts from 1
  std::string_view name;
  std::string_view sql;
};

// The tables of one component of a service, such as `journal` or `planning`.
struct SchemaPart {
  std::string_view component;
  std::vector<Migration> migrations;  // in order
};

// What a store is: made once, when the file is.
struct StoreIdentity {
  std::string id;  // 32 random hexadecimal digits
  std::map<std::string, int> versions;
};

// Brings the database up to date, each step in a transaction of its own, and tells what it is.
// FAILED_PRECONDITION STORE_OF_OTHER_SERVICE, STORE_NEWER (from a newer version of the software);
// DATA_LOSS STORE_CORRUPT (not a database).
absl::StatusOr<StoreIdentity> Migrate(Connection& connection, std::string_view service,
                                      const std::vector<SchemaPart>& schema);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_MIGRATIONS_H_
