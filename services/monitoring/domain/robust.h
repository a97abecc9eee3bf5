#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_ROBUST_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_ROBUST_H_

#include <cstdint>
#include <vector>

#include "services/finance/quantity.h"

namespace rekenschap::monitoring {

// The largest size of a value that is judged below; sums of them stay far from overflow.
inline constexpr std::int64_t kMaxObservation = 4 * finance::kMaxFigure;

// The value in the middle; of an even number of them the mean of the two in the middle, rounded
// half to even. There is at least one, and none is beyond kMaxObservation.
std::int64_t MedianOf(std::vector<std::int64_t> observations);

// Whether `value` lies further from the middle of the observations than `threshold_hundredths` says
// (350 stands for 3.5), by the modified z-score
//
//   0.6745 · |value − median| ÷ MAD
//
// where MAD is the median of the observations' distances from their median. Of more than half of
// them alike the MAD is 0: then by |value − median| ÷ (1.253314 · their mean distance); and of all
// of them alike, every other value does. Exact: no rounding decides. False with fewer observations
// than `least` or than one, and where a value is beyond kMaxObservation.
//
// Source: B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers (1993), which advises 3.5;
// the mean distance in place of a MAD of 0 as in IBM SPSS (Modified z score).
bool IsOutlier(const std::vector<std::int64_t>& observations, std::int64_t value,
               std::int64_t threshold_hundredths, std::int64_t least);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_ROBUST_H_
