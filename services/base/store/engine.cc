#include "services/base/store/engine.h"

#include <exception>
#include <stdexcept>
#include <utility>

#include <soci/sqlite3/soci-sqlite3.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

namespace engine = sqlite_api;  // where SOCI puts sqlite3.h

engine::sqlite3* Handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// Every connection here belongs to one thread, so the engine's own locks, and its counting of
// memory under one, would only cost. Too late (and without harm) where it has been used before.
void LeaveLockingToUs() {
  static const bool done = [] {
    engine::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    engine::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return true;
  }();
  static_cast<void>(done);
}

struct Kind {
  absl::StatusCode code;
  const char* reason;
};

Kind KindOf(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return {absl::StatusCode::kAlreadyExists, "STORE_CONFLICT"};
    default:
      break;
  }
  switch (extended_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
      return {absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE"};
    case SQLITE_FULL:
      return {absl::StatusCode::kResourceExhausted, "STORE_FULL"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {absl::StatusCode::kDataLoss, "STORE_CORRUPT"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {absl::StatusCode::kFailedPrecondition, "STORE_NOT_WRITABLE"};
    case SQLITE_INTERRUPT:
      return {absl::StatusCode::kCancelled, "STORE_INTERRUPTED"};
    default:
      return {absl::StatusCode::kInternal, "STORE_ERROR"};
  }
}

absl::Status EngineError(Kind kind, std::string message) {
  ErrorDetails details;
  details.reason = kind.reason;
  return Error(kind.code, "store: " + std::move(message), std::move(details));
}

}  // namespace

std::unique_ptr<soci::session> OpenSession(const std::string& path, bool read_only) {
  if (path.find('"') != std::string::npos) {
    throw std::invalid_argument(
        "the path has a quotation mark, which no connection string can hold");
  }
  LeaveLockingToUs();
  auto session =
      std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + path + "\" timeout=5");
  engine::sqlite3_extended_result_codes(Handle(*session), 1);
  ExecuteScript(*session,
                "PRAGMA journal_mode = WAL;"
                "PRAGMA synchronous = FULL;"
                "PRAGMA foreign_keys = ON;"
                "PRAGMA temp_store = MEMORY;"
                "PRAGMA cache_size = -65536;");
  if (read_only) ExecuteScript(*session, "PRAGMA query_only = ON;");
  return session;
}

void ExecuteScript(soci::session& session, const std::string& sql) {
  engine::sqlite3* handle = Handle(session);
  if (engine::sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw soci::sqlite3_soci_error(engine::sqlite3_errmsg(handle),
                                   engine::sqlite3_extended_errcode(handle));
  }
}

void Reset(soci::statement& statement) {
  // Its result is that of the last step, which has been answered already.
  engine::sqlite3_reset(
      static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_);
}

bool InTransaction(soci::session& session) {
  return engine::sqlite3_get_autocommit(Handle(session)) == 0;
}

void CountLogPages(soci::session& session, int& pages) {
  const auto count = [](void* counted, engine::sqlite3*, const char*, int now) {
    *static_cast<int*>(counted) = now;
    return SQLITE_OK;
  };
  engine::sqlite3_wal_hook(Handle(session), count, &pages);
}

void CopyLog(soci::session& session) {
  engine::sqlite3_wal_checkpoint_v2(Handle(session), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                    nullptr);
}

bool Checkpoint(soci::session& session) {
  return engine::sqlite3_wal_checkpoint_v2(Handle(session), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                           nullptr, nullptr) == SQLITE_OK;
}

absl::Status StatusOfException() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    return EngineError(KindOf(error.result()), error.what());
  } catch (const std::exception& error) {
    return EngineError({absl::StatusCode::kInternal, "STORE_ERROR"}, error.what());
  } catch (...) {
    return EngineError({absl::StatusCode::kInternal, "STORE_ERROR"}, "an unknown exception");
  }
}

}  // namespace rekenschap::base
