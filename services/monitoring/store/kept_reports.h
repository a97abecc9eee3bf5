#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_KEPT_REPORTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_KEPT_REPORTS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

#include "services/monitoring/domain/comparison.h"

namespace rekenschap::monitoring {

// Reports that were asked for last, by the entry that recorded them: a version that was recorded
// never changes. They are what comparing costs most, and people look at the same periods over and
// over.
class KeptReports {
 public:
  // Some years of a programme of dozens of units that explain a lot; for each reading connection.
  static constexpr std::size_t kMostBytes = 64UL * 1024 * 1024;

  explicit KeptReports(std::size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

  // Null when it is not kept; good until something else is kept.
  const CountedReport* Find(std::int64_t sequence);

  // Lets go of those that nobody asked for longest, so that all together take no more than the
  // most, as estimated. One that takes more by itself is not kept. It is not kept yet.
  void Keep(std::int64_t sequence, CountedReport report);

 private:
  struct Kept {
    std::int64_t sequence = 0;
    CountedReport report;
    std::size_t bytes = 0;
  };

  const std::size_t most_bytes_;
  std::size_t bytes_ = 0;    // of all of them
  std::list<Kept> reports_;  // the last asked for first
  std::unordered_map<std::int64_t, std::list<Kept>::iterator> places_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_KEPT_REPORTS_H_
