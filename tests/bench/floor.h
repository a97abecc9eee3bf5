#ifndef REKENSCHAP_TESTS_BENCH_FLOOR_H_
#define REKENSCHAP_TESTS_BENCH_FLOOR_H_

#include <string>

namespace rekenschap::bench {

// The rows of one three-line submission (request, version, lines, position, journal entry), written
// with SQLite's own API and prepared statements, `batch` submissions to a commit: submissions a
// second.
double RowsPerSecond(const std::string& path, int batch, int submissions);

// How long the device takes to make a small append durable, as SQLite's log does: seconds.
double SyncSeconds(const std::string& path);

}  // namespace rekenschap::bench

#endif  // REKENSCHAP_TESTS_BENCH_FLOOR_H_
