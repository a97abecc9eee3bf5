#include "tests/bench/bare_inserts.h"

#include <algorithm>
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

// A table that is read from one store and written to another.
struct Table {
  std::size_t rows = 0;  // in all
  std::size_t read = 0;
  Statement select;
  Statement insert;
};

Table OpenTable(sqlite3* from, sqlite3* to, const std::string& name) {
  const Statement schema = Prepare(
      from, "SELECT sql FROM sqlite_master WHERE tbl_name = '" + name + "' AND sql IS NOT NULL");
  while (sqlite3_step(schema.get()) == SQLITE_ROW) {
    Run(to, reinterpret_cast<const char*>(sqlite3_column_text(schema.get(), 0)));
  }
  Table table;
  const Statement count = Prepare(from, "SELECT COUNT(*) FROM " + name);
  Must(sqlite3_step(count.get()), from);
  table.rows = static_cast<std::size_t>(sqlite3_column_int64(count.get(), 0));
  table.select = Prepare(from, "SELECT * FROM " + name + " ORDER BY rowid");
  std::string marks = "?";
  for (int i = 1; i < sqlite3_column_count(table.select.get()); ++i) marks += ", ?";
  table.insert = Prepare(to, "INSERT INTO " + name + " VALUES (" + marks + ")");
  return table;
}

using Row = std::vector<Value>;

// Its rows up to number `until`.
std::vector<Row> Read(Table& table, std::size_t until) {
  std::vector<Row> rows;
  for (; table.read < until && sqlite3_step(table.select.get()) == SQLITE_ROW; ++table.read) {
    Row& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(table.select.get()); ++i) {
      row.emplace_back(sqlite3_value_dup(sqlite3_column_value(table.select.get(), i)));
    }
  }
  return rows;
}

void Insert(sqlite3* database, sqlite3_stmt* insert, const Row& row) {
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
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; "
      "PRAGMA wal_autocheckpoint = 4000");
  std::vector<Table> copies;
  for (const std::string& name : tables) {
    copies.push_back(OpenTable(source.get(), database.get(), name));
  }
  // What is to be written is in memory when the clock runs, one batch at a time.
  absl::Duration written;
  const auto count = static_cast<std::size_t>(things);
  for (std::size_t begin = 0; begin < count;) {
    const std::size_t end = std::min(count, begin + static_cast<std::size_t>(batch));
    std::vector<std::vector<std::vector<Row>>> rows(end - begin);  // by thing and table
    for (std::size_t thing = begin; thing < end; ++thing) {
      for (Table& table : copies) {
        rows[thing - begin].push_back(Read(table, (thing + 1) * table.rows / count));
      }
    }
    const absl::Time start = absl::Now();
    Run(database.get(), "BEGIN IMMEDIATE");
    for (const auto& thing : rows) {
      for (std::size_t table = 0; table < copies.size(); ++table) {
        for (const Row& row : thing[table]) {
          Insert(database.get(), copies[table].insert.get(), row);
        }
      }
    }
    Run(database.get(), "COMMIT");
    written += absl::Now() - start;
    begin = end;
  }
  return things / absl::ToDoubleSeconds(written);
}

}  // namespace rekenschap::bench
