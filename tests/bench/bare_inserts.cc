#include "tests/bench/bare_inserts.h"

#include <memory>
#include <stdexcept>
#include <utility>

#include <absl/time/clock.h>
#include <sqlite3.h>

namespace rekenschap::bench {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;
using Value = std::unique_ptr<sqlite3_value, Close>;

void Must(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  throw std::runtime_error(sqlite3_errmsg(database));
}

Database Open(const std::string& path) {
  sqlite3* database = nullptr;
  Must(sqlite3_open(path.c_str(), &database), database);
  return Database(database);
}

Statement Prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  Must(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), database);
  return Statement(statement);
}

void Run(sqlite3* database, const std::string& sql) {
  Must(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), database);
}

// A table's rows in memory, and the statement that writes one.
struct Table {
  std::vector<std::vector<Value>> rows;
  Statement insert;
};

Table Copy(sqlite3* from, sqlite3* to, const std::string& name) {
  const Statement schema = Prepare(
      from, "SELECT sql FROM sqlite_master WHERE tbl_name = '" + name + "' AND sql IS NOT NULL");
  while (sqlite3_step(schema.get()) == SQLITE_ROW) {
    Run(to, reinterpret_cast<const char*>(sqlite3_column_text(schema.get(), 0)));
  }
  Table table;
  const Statement select = Prepare(from, "SELECT * FROM " + name + " ORDER BY rowid");
  const int columns = sqlite3_column_count(select.get());
  while (sqlite3_step(select.get()) == SQLITE_ROW) {
    std::vector<Value>& row = table.rows.emplace_back();
    for (int i = 0; i < columns; ++i) {
      row.emplace_back(sqlite3_value_dup(sqlite3_column_value(select.get(), i)));
    }
  }
  std::string marks = "?";
  for (int i = 1; i < columns; ++i) marks += ", ?";
  table.insert = Prepare(to, "INSERT INTO " + name + " VALUES (" + marks + ")");
  return table;
}

void Insert(sqlite3* database, sqlite3_stmt* insert, const std::vector<Value>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    Must(sqlite3_bind_value(insert, static_cast<int>(i) + 1, row[i].get()), database);
  }
  Must(sqlite3_step(insert), database);
  sqlite3_reset(insert);
}

}  // namespace

double BareInsertsPerSecond(const std::string& from, const std::string& to,
                            const std::vector<std::string>& tables, int things, int batch) {
  const Database source = Open(from);
  const Database database = Open(to);
  Run(database.get(),
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000");
  std::vector<Table> copies;
  for (const std::string& name : tables) {
    copies.push_back(Copy(source.get(), database.get(), name));
  }
  const absl::Time start = absl::Now();
  for (int i = 0; i < things; ++i) {
    if (i % batch == 0) Run(database.get(), "BEGIN IMMEDIATE");
    for (const Table& table : copies) {
      const std::size_t rows = table.rows.size();
      const auto count = static_cast<std::size_t>(things);
      const auto at = static_cast<std::size_t>(i);
      for (std::size_t row = at * rows / count; row < (at + 1) * rows / count; ++row) {
        Insert(database.get(), table.insert.get(), table.rows[row]);
      }
    }
    if (i % batch == batch - 1 || i == things - 1) Run(database.get(), "COMMIT");
  }
  return things / absl::ToDoubleSeconds(absl::Now() - start);
}

}  // namespace rekenschap::bench
