#include "services/finance/allocation.h"

#include <algorithm>
#include <limits>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {
namespace {

__extension__ using Wide = unsigned __int128;
__extension__ using SignedWide = __int128;

absl::StatusOr<std::uint64_t> SumOf(const std::vector<Weight>& weights) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i].weight < 0) {
      return absl::InvalidArgumentError(
          absl::StrFormat("the weight of '%s' is negative", weights[i].id));
    }
    if (i > 0 && weights[i].id == weights[i - 1].id) {
      return absl::InvalidArgumentError(absl::StrFormat("'%s' stands twice", weights[i].id));
    }
    ASSIGN_OR_RETURN(sum, CheckedAdd(sum, weights[i].weight));
  }
  if (sum == 0) return absl::InvalidArgumentError("the weights add up to 0");
  return static_cast<std::uint64_t>(sum);
}

}  // namespace

absl::StatusOr<std::vector<Share>> Allocate(std::int64_t total, std::vector<Weight> weights) {
  std::ranges::sort(weights, {}, &Weight::id);
  ASSIGN_OR_RETURN(const std::uint64_t sum, SumOf(weights));
  const std::uint64_t magnitude =
      total < 0 ? ~static_cast<std::uint64_t>(total) + 1 : static_cast<std::uint64_t>(total);
  std::vector<Share> shares;
  std::vector<std::pair<Wide, std::size_t>> remainders;
  shares.reserve(weights.size());
  remainders.reserve(weights.size());
  std::uint64_t left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product =
        static_cast<Wide>(magnitude) * static_cast<std::uint64_t>(weights[i].weight);
    const auto whole = static_cast<std::uint64_t>(product / sum);
    shares.push_back({std::move(weights[i].id), static_cast<std::int64_t>(whole)});
    remainders.emplace_back(product % sum, i);
    left -= whole;
  }
  // The largest remainder first; ties by id, which is the order that they stand in.
  std::ranges::stable_sort(remainders,
                           [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::uint64_t i = 0; i < left; ++i) ++shares[remainders[i].second].value;
  if (total < 0) {
    // Through unsigned, since the lowest total has no positive counterpart.
    for (Share& share : shares) {
      share.value = static_cast<std::int64_t>(~static_cast<std::uint64_t>(share.value) + 1);
    }
  }
  return shares;
}

absl::StatusOr<std::vector<std::int64_t>> Apportion(std::int64_t total,
                                                    const std::vector<Journey>& journeys,
                                                    std::int64_t numerator,
                                                    std::int64_t denominator) {
  if (denominator <= 0) {
    return absl::InvalidArgumentError("a share needs a positive denominator");
  }
  std::vector<std::int64_t> positions;
  std::vector<std::pair<SignedWide, std::size_t>> remainders;
  std::int64_t left = total;
  for (const Journey& journey : journeys) {
    ASSIGN_OR_RETURN(const std::int64_t way, CheckedSubtract(journey.end, journey.start));
    const SignedWide product = static_cast<SignedWide>(way) * numerator;
    SignedWide moved = product / denominator;
    if (product % denominator < 0) --moved;  // down, not towards zero
    if (moved > std::numeric_limits<std::int64_t>::max() ||
        moved < std::numeric_limits<std::int64_t>::min()) {
      return absl::OutOfRangeError(
          absl::StrFormat("%d * %d / %d does not fit in 64 bits", way, numerator, denominator));
    }
    ASSIGN_OR_RETURN(const std::int64_t position,
                     CheckedAdd(journey.start, static_cast<std::int64_t>(moved)));
    remainders.emplace_back(product - moved * denominator, positions.size());
    positions.push_back(position);
    ASSIGN_OR_RETURN(left, CheckedSubtract(left, position));
  }
  if (left < 0 || static_cast<std::uint64_t>(left) > positions.size()) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%d is not what the positions add up to", total));
  }
  std::ranges::stable_sort(remainders,
                           [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::int64_t i = 0; i < left; ++i) {
    ++positions[remainders[static_cast<std::size_t>(i)].second];
  }
  return positions;
}

}  // namespace rekenschap::finance
