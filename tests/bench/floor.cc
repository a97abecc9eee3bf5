#include "tests/bench/floor.h"

#include <cstdint>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>
#include <vector>

#include <absl/time/clock.h>
#include <sqlite3.h>

namespace rekenschap::bench {
namespace {

const std::string kHash(64, 'a');

void Must(int code, sqlite3* database) {
  if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database));
}

// A row of integers and texts, inserted through a statement that was prepared once.
class Inserter {
 public:
  Inserter(sqlite3* database, const std::string& table, int integers, int texts)
      : database_(database), integers_(integers) {
    std::string columns;
    std::string marks;
    for (int i = 0; i < integers + texts; ++i) {
      columns += (i > 0 ? ", c" : "c") + std::to_string(i) + (i < integers ? " BIGINT" : " TEXT");
      marks += i > 0 ? ", ?" : "?";
    }
    Must(
        sqlite3_exec(database,
                     ("CREATE TABLE " + table + " (" + columns + ", PRIMARY KEY (c0, c1))").c_str(),
                     nullptr, nullptr, nullptr),
        database);
    Must(sqlite3_prepare_v2(database, ("INSERT INTO " + table + " VALUES (" + marks + ")").c_str(),
                            -1, &statement_, nullptr),
         database);
    texts_ = texts;
  }
  ~Inserter() { sqlite3_finalize(statement_); }
  Inserter(const Inserter&) = delete;
  Inserter& operator=(const Inserter&) = delete;

  void Insert(std::int64_t first, std::int64_t second, const std::string& text) {
    sqlite3_bind_int64(statement_, 1, first);
    sqlite3_bind_int64(statement_, 2, second);
    for (int i = 2; i < integers_; ++i) sqlite3_bind_int64(statement_, i + 1, 12'345'678);
    for (int i = 0; i < texts_; ++i) {
      sqlite3_bind_text(statement_, integers_ + i + 1, text.data(), static_cast<int>(text.size()),
                        SQLITE_STATIC);
    }
    Must(sqlite3_step(statement_), database_);
    sqlite3_reset(statement_);
  }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int integers_;
  int texts_ = 0;
};

}  // namespace

double RowsPerSecond(const std::string& path, int batch, int submissions) {
  sqlite3* database = nullptr;
  Must(sqlite3_open(path.c_str(), &database), database);
  Must(
      sqlite3_exec(
          database,
          "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;",
          nullptr, nullptr, nullptr),
      database);
  double rate = 0;
  {
    Inserter requests(database, "request", 2, 4);
    Inserter versions(database, "version", 6, 9);
    Inserter lines(database, "line", 9, 3);
    Inserter positions(database, "position", 4, 4);
    Inserter entries(database, "entry", 2, 5);
    const std::string text(24, 'x');
    const absl::Time start = absl::Now();
    for (int i = 0; i < submissions; ++i) {
      if (i % batch == 0)
        Must(sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), database);
      requests.Insert(i, 0, text);
      versions.Insert(i, 0, text);
      for (int line = 0; line < 3; ++line) lines.Insert(i, line, text);
      positions.Insert(i, 0, text);
      entries.Insert(i, 0, kHash);
      if (i % batch == batch - 1 || i == submissions - 1)
        Must(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr), database);
    }
    rate = submissions / absl::ToDoubleSeconds(absl::Now() - start);
  }
  sqlite3_close(database);
  return rate;
}

double SyncSeconds(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const std::vector<char> page(4096, 'x');
  constexpr int kTimes = 50;
  const absl::Time start = absl::Now();
  for (int i = 0; i < kTimes; ++i) {
    if (write(file, page.data(), page.size()) < 0 || fdatasync(file) != 0)
      throw std::runtime_error("cannot sync " + path);
  }
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start) / kTimes;
  close(file);
  return seconds;
}

}  // namespace rekenschap::bench
