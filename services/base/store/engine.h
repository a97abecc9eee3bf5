#ifndef REKENSCHAP_SERVICES_BASE_STORE_ENGINE_H_
#define REKENSCHAP_SERVICES_BASE_STORE_ENGINE_H_

#include <memory>
#include <string>

#include <absl/status/status.h>
#include <soci/soci.h>

// Everything that is particular to the database engine. Today that is SQLite; the SQL itself keeps
// to the ground that SQLite and PostgreSQL share (BIGINT and TEXT, named parameters, ON CONFLICT).
namespace rekenschap::base {

// Opens a connection to the database file at `path`, which is made when it is not there. Throws
// what StatusOfException understands.
std::unique_ptr<soci::session> OpenSession(const std::string& path, bool read_only);

// Runs several statements, without parameters.
void ExecuteScript(soci::session& session, const std::string& sql);

// Ends the statement's hold on its snapshot. SOCI leaves one that was not read to its end open, and
// with it the snapshot that it reads: no checkpoint gets past it.
void Reset(soci::statement& statement);

// Whether a transaction stands: SQLite ends the whole of it by itself on a full disk and on I/O
// errors.
bool InTransaction(soci::session& session);

// Has every commit of this session that adds to the write-ahead log set `pages`, which outlives the
// session, to how many pages that holds then. From now on commits copy nothing by themselves.
void CountLogPages(soci::session& session, int& pages);

// Copies the write-ahead log into the database as far as readers allow, waiting for nobody: the
// first commit that finds all of it copied begins it anew. One copy at a time. What keeps it from
// copying is left to the next, and where the disk is full commits say so.
void CopyLog(soci::session& session);

// The same, and cuts the log to nothing when all of it went. True when it did.
bool Checkpoint(soci::session& session);

// The error for the exception that is being handled, by the engine's own code, never by its text:
//   UNAVAILABLE STORE_UNAVAILABLE (busy, locked, I/O), RESOURCE_EXHAUSTED STORE_FULL, DATA_LOSS
//   STORE_CORRUPT, ALREADY_EXISTS STORE_CONFLICT (a unique value stands already),
//   FAILED_PRECONDITION STORE_NOT_WRITABLE, CANCELLED STORE_INTERRUPTED, INTERNAL STORE_ERROR for
//   everything else.
// To be called from a catch block.
absl::Status StatusOfException();

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_ENGINE_H_
