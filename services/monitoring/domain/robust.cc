#include "services/monitoring/domain/robust.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace rekenschap::monitoring {
namespace {

__extension__ using Wide = __int128;

// Twice the median, so that it is whole.
std::int64_t TwiceMedian(std::vector<std::int64_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return 2 * *middle;
  return *middle + *std::max_element(values.begin(), middle);
}

bool Fits(std::int64_t value) { return value >= -kMaxObservation && value <= kMaxObservation; }

}  // namespace

std::int64_t MedianOf(std::vector<std::int64_t> observations) {
  const std::int64_t twice = TwiceMedian(std::move(observations));
  const std::int64_t low = twice >> 1;  // rounds down, also below 0
  return twice % 2 == 0 || low % 2 == 0 ? low : low + 1;
}

bool IsOutlier(const std::vector<std::int64_t>& observations, std::int64_t value,
               std::int64_t threshold_hundredths, std::int64_t least) {
  if (observations.empty() || static_cast<std::int64_t>(observations.size()) < least) return false;
  if (!Fits(value) || !std::ranges::all_of(observations, Fits)) return false;
  const std::int64_t twice_median = TwiceMedian(observations);
  const auto twice_distance = [twice_median](std::int64_t of) {
    const std::int64_t distance = 2 * of - twice_median;
    return distance < 0 ? -distance : distance;
  };
  std::vector<std::int64_t> distances;
  Wide sum = 0;
  for (const std::int64_t observation : observations) {
    distances.push_back(twice_distance(observation));
    sum += distances.back();
  }
  const Wide distance = twice_distance(value);
  // Both sides times 4 · 10^6, or 2 · 10^8 times the number of observations.
  if (const Wide four_mad = TwiceMedian(std::move(distances)); four_mad > 0) {
    return distance * 2 * 674'500 * 100 > Wide{threshold_hundredths} * 1'000'000 * four_mad;
  }
  const auto count = static_cast<std::int64_t>(observations.size());
  return distance * 1'000'000 * 100 * count > Wide{threshold_hundredths} * 1'253'314 * sum;
}

}  // namespace rekenschap::monitoring
