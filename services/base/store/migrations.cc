#include "services/base/store/migrations.h"

#include <cstdint>
#include <random>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr char kStoreTables[] = R"sql(
CREATE TABLE IF NOT EXISTS store_identity (
  only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
  service TEXT NOT NULL,
  id TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS schema_version (
  component TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL
);
)sql";

struct SelectIdentity {
  static constexpr char kSql[] = "SELECT service, id FROM store_identity WHERE only_row = 1";
  using Params = std::tuple<>;
  using Row = std::tuple<std::string, std::string>;
};
struct InsertIdentity {
  static constexpr char kSql[] =
      "INSERT INTO store_identity (only_row, service, id) VALUES (1, :service, :id)";
  using Params = std::tuple<std::string, std::string>;
  using Row = std::tuple<>;
};
struct SelectVersion {
  static constexpr char kSql[] = "SELECT version FROM schema_version WHERE component = :component";
  using Params = std::tuple<std::string>;
  using Row = std::tuple<std::int64_t>;
};
struct SetVersion {
  static constexpr char kSql[] =
      "INSERT INTO schema_version (component, version) VALUES (:component, :version) "
      "ON CONFLICT (component) DO UPDATE SET version = excluded.version";
  using Params = std::tuple<std::string, std::int64_t>;
  using Row = std::tuple<>;
};

std::string RandomId() {
  std::random_device random;
  std::string id;
  for (int i = 0; i < 4; ++i) id += absl::StrFormat("%08x", random());
  return id;
}

absl::Status Refuse(const char* reason, std::string message) {
  ErrorDetails details;
  details.reason = reason;
  return Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

// Undoes what was begun unless it was committed.
class Transaction {
 public:
  explicit Transaction(soci::session& session) : session_(session) {
    ExecuteScript(session_, "BEGIN IMMEDIATE");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (InTransaction(session_)) ExecuteScript(session_, "ROLLBACK");
  }
  void Commit() { ExecuteScript(session_, "COMMIT"); }

 private:
  soci::session& session_;
};

absl::StatusOr<std::string> IdentityOf(Connection& connection, std::string_view service) {
  Transaction transaction(connection.session());
  ExecuteScript(connection.session(), kStoreTables);
  const auto identity = connection.First<SelectIdentity>();
  if (identity) {
    const auto& [owner, id] = *identity;
    if (owner != service) {
      return Refuse("STORE_OF_OTHER_SERVICE",
                    absl::StrFormat("the store belongs to the service '%s', not to '%s'; give each "
                                    "service a data folder of its own",
                                    owner, std::string(service)));
    }
    return id;
  }
  std::string id = RandomId();
  connection.Run<InsertIdentity>(std::string(service), id);
  transaction.Commit();
  return id;
}

absl::StatusOr<int> MigratePart(Connection& connection, const SchemaPart& part) {
  const std::string component(part.component);
  const auto row = connection.First<SelectVersion>(component);
  int version = row ? static_cast<int>(std::get<0>(*row)) : 0;
  const int newest = part.migrations.empty() ? 0 : part.migrations.back().version;
  if (version > newest) {
    return Refuse("STORE_NEWER",
                  absl::StrFormat("the store's '%s' schema has version %d and this software knows "
                                  "up to %d; start the version that wrote it, or a later one",
                                  component, version, newest));
  }
  for (const Migration& migration : part.migrations) {
    if (migration.version <= version) continue;
    Transaction transaction(connection.session());
    ExecuteScript(connection.session(), std::string(migration.sql));
    connection.Run<SetVersion>(component, static_cast<std::int64_t>(migration.version));
    transaction.Commit();
    version = migration.version;
  }
  return version;
}

}  // namespace

absl::StatusOr<StoreIdentity> Migrate(Connection& connection, std::string_view service,
                                      const std::vector<SchemaPart>& schema) {
  try {
    StoreIdentity identity;
    ASSIGN_OR_RETURN(identity.id, IdentityOf(connection, service));
    for (const SchemaPart& part : schema) {
      ASSIGN_OR_RETURN(const int version, MigratePart(connection, part));
      identity.versions[std::string(part.component)] = version;
    }
    return identity;
  } catch (...) {
    return StatusOfException();
  }
}

}  // namespace rekenschap::base
