#include "services/finance/allocation.h"

#include <algorithm>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {
namespace {

__extension__ using Wide = unsigned __int128;

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
    for (Share& share : shares) share.value = -share.value;
  }
  return shares;
}

}  // namespace rekenschap::finance
