#ifndef REKENSCHAP_TESTS_BENCH_BARE_INSERTS_H_
#define REKENSCHAP_TESTS_BENCH_BARE_INSERTS_H_

#include <string>
#include <vector>

namespace rekenschap::bench {

// Writes the rows that `tables` hold in the store `from` into the same tables of a fresh one at
// `to`, with SQLite's own API and prepared statements: `batch` things to a commit, each with its
// share of every table's rows. Things a second.
double BareInsertsPerSecond(const std::string& from, const std::string& to,
                            const std::vector<std::string>& tables, int things, int batch);

}  // namespace rekenschap::bench

#endif  // REKENSCHAP_TESTS_BENCH_BARE_INSERTS_H_
