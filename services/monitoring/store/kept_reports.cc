#include "services/monitoring/store/kept_reports.h"

#include <utility>

#include "services/monitoring/domain/report_size.h"

namespace rekenschap::monitoring {

const CountedReport* KeptReports::Find(std::int64_t sequence) {
  const auto found = places_.find(sequence);
  if (found == places_.end()) return nullptr;
  reports_.splice(reports_.begin(), reports_, found->second);
  return &found->second->report;
}

void KeptReports::Keep(std::int64_t sequence, CountedReport report) {
  const std::size_t bytes = sizeof(Kept) + EstimatedBytes(report.report);
  if (bytes > most_bytes_) return;
  reports_.push_front({sequence, std::move(report), bytes});
  places_[sequence] = reports_.begin();
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= reports_.back().bytes;
    places_.erase(reports_.back().sequence);
    reports_.pop_back();
  }
}

}  // namespace rekenschap::monitoring
