#include "services/finance/allocation.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::finance {
namespace {

using ::testing::ElementsAre;

// The statutory shares of the operational strength, in thousandths of a percent.
std::vector<Weight> StatutoryKey() {
  return {{"noord-nederland", 8665}, {"oost-nederland", 15137},      {"midden-nederland", 10579},
          {"noord-holland", 7531},   {"amsterdam", 11600},           {"den-haag", 12818},
          {"rotterdam", 13167},      {"zeeland-west-brabant", 7351}, {"oost-brabant", 7042},
          {"limburg", 6110}};
}

std::int64_t SumOf(const std::vector<Share>& shares) {
  return std::accumulate(shares.begin(), shares.end(), std::int64_t{0},
                         [](std::int64_t sum, const Share& share) { return sum + share.value; });
}

// In tenths of an fte, as a table in print would have it.
TEST(AllocationTest, DividesTheFtesOverTheUnitsByTheStatutoryKey) {
  EXPECT_THAT(*Allocate(580, StatutoryKey()),
              ElementsAre(Share{"amsterdam", 67}, Share{"den-haag", 74}, Share{"limburg", 36},
                          Share{"midden-nederland", 61}, Share{"noord-holland", 44},
                          Share{"noord-nederland", 50}, Share{"oost-brabant", 41},
                          Share{"oost-nederland", 88}, Share{"rotterdam", 76},
                          Share{"zeeland-west-brabant", 43}));
  EXPECT_THAT(*Allocate(290, StatutoryKey()),
              ElementsAre(Share{"amsterdam", 34}, Share{"den-haag", 37}, Share{"limburg", 18},
                          Share{"midden-nederland", 31}, Share{"noord-holland", 22},
                          Share{"noord-nederland", 25}, Share{"oost-brabant", 20},
                          Share{"oost-nederland", 44}, Share{"rotterdam", 38},
                          Share{"zeeland-west-brabant", 21}));
}

TEST(AllocationTest, AddsUpToTheThousandthOfAnFte) {
  EXPECT_EQ(SumOf(*Allocate(58'000, StatutoryKey())), 58'000);
  EXPECT_EQ(SumOf(*Allocate(29'000, StatutoryKey())), 29'000);
}

TEST(AllocationTest, GivesTiesToTheFirstById) {
  EXPECT_THAT(*Allocate(1, {{"b", 1}, {"a", 1}}), ElementsAre(Share{"a", 1}, Share{"b", 0}));
}

TEST(AllocationTest, DividesANegativeTotalByMagnitude) {
  EXPECT_THAT(*Allocate(-10, {{"a", 2}, {"b", 1}}), ElementsAre(Share{"a", -7}, Share{"b", -3}));
}

TEST(AllocationTest, DividesTheLargestTotalWithoutOverflow) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(SumOf(*Allocate(most, {{"a", 1'000'000'000'000}, {"b", 999'999'999'999}})), most);
}

TEST(AllocationTest, DividesTheLowestTotalWithoutOverflow) {
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  EXPECT_THAT(*Allocate(least, {{"a", 1}}), ElementsAre(Share{"a", least}));
  EXPECT_EQ(SumOf(*Allocate(least, {{"a", 2}, {"b", 1}})), least);
}

TEST(AllocationTest, RefusesWeightsThatAddUpToMoreThanFits) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_THAT(Allocate(1, {{"a", most}, {"b", 1}}),
              testing::Fails(absl::StatusCode::kOutOfRange, ""));
}

TEST(AllocationTest, RefusesKeysThatDivideNothing) {
  EXPECT_THAT(Allocate(1, {}), testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(Allocate(1, {{"a", 0}}), testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(Allocate(1, {{"a", -1}, {"b", 2}}),
              testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(Allocate(1, {{"a", 1}, {"a", 2}}),
              testing::Fails(absl::StatusCode::kInvalidArgument, ""));
}

std::vector<Weight> AnyKey() {
  const auto count = *rc::gen::inRange<std::size_t>(1, 20);
  std::vector<Weight> weights;
  for (std::size_t i = 0; i < count; ++i) {
    weights.push_back({"unit-" + std::to_string(i), *rc::gen::inRange<std::int64_t>(0, 100'000)});
  }
  weights.front().weight += 1;
  return weights;
}

RC_GTEST_PROP(AllocationProperty, AddsUpExactly, (std::int64_t total)) {
  RC_ASSERT(SumOf(*Allocate(total, AnyKey())) == total);
}

RC_GTEST_PROP(AllocationProperty, GivesEveryoneTheExactShareToWithinOneUnit, ()) {
  const auto total = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
  const std::vector<Weight> weights = AnyKey();
  const std::int64_t sum = std::accumulate(
      weights.begin(), weights.end(), std::int64_t{0},
      [](std::int64_t so_far, const Weight& weight) { return so_far + weight.weight; });
  const std::vector<Share> shares = *Allocate(total, weights);
  for (const Weight& weight : weights) {
    const auto share = std::ranges::find(shares, weight.id, &Share::id);
    const std::int64_t floor = total * weight.weight / sum;
    RC_ASSERT(share->value == floor || share->value == floor + 1);
  }
}

RC_GTEST_PROP(AllocationProperty, DoesNotDependOnTheOrderOfTheKey, (std::int64_t total)) {
  std::vector<Weight> weights = AnyKey();
  const auto forward = *Allocate(total, weights);
  std::ranges::reverse(weights);
  RC_ASSERT(*Allocate(total, weights) == forward);
}

TEST(ApportionTest, GivesWhatRoundingLeavesToTheLargestRemainders) {
  const struct {
    std::int64_t total;
    std::vector<Journey> journeys;
    std::int64_t numerator, denominator;
    std::vector<std::int64_t> positions;
  } examples[] = {
      {0, {}, 1, 2, {}},
      {15, {{0, 10}, {0, 20}}, 1, 2, {5, 10}},
      {15, {{0, 11}, {0, 20}}, 1, 2, {5, 10}},  // 5,5 and 10, the whole rounded down
      {16, {{0, 11}, {0, 20}}, 1, 2, {6, 10}},  // and up
      {1, {{0, 1}, {0, 1}}, 1, 2, {1, 0}},      // a tie goes to the first
      {2, {{0, 1}, {0, 2}, {0, 3}}, 1, 3, {0, 1, 1}},
      {10, {{10, 0}, {0, 10}}, 1, 3, {7, 3}},  // 6,67 down the one way and 3,33 up the other
      {-10, {{0, -7}, {0, -13}}, 1, 2, {-3, -7}},
      {7, {{-5, 9}, {5, 5}}, 1, 2, {2, 5}},
      {0, {{-3, 4}, {3, -4}}, 1, 2, {1, -1}},    // half, and less than half
      {30, {{0, 10}, {0, 10}}, 3, 2, {15, 15}},  // beyond the end
      {-10, {{0, 10}, {0, 10}}, -1, 2, {-5, -5}},
  };
  for (const auto& [total, journeys, numerator, denominator, positions] : examples) {
    const auto apportioned = Apportion(total, journeys, numerator, denominator);
    ASSERT_THAT(apportioned, testing::IsOk());
    EXPECT_EQ(*apportioned, positions) << total;
  }
}

TEST(ApportionTest, RefusesATotalThatTheyDoNotAddUpTo) {
  const std::vector<Journey> journeys = {{0, 10}, {0, 5}};  // together 7,5 half way
  for (const std::int64_t total : {-1, 6, 10, 100}) {
    EXPECT_THAT(Apportion(total, journeys, 1, 2),
                testing::Fails(absl::StatusCode::kInvalidArgument, ""))
        << total;
  }
  EXPECT_THAT(Apportion(1, {}, 1, 2), testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(Apportion(1, journeys, 1, 0), testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(Apportion(1, journeys, 1, -2),
              testing::Fails(absl::StatusCode::kInvalidArgument, ""));
}

TEST(ApportionTest, RefusesWhatDoesNotFit) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_THAT(Apportion(0, {{-most, most}}, 1, 2),
              testing::Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_THAT(Apportion(0, {{0, most}}, 3, 2), testing::Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_THAT(Apportion(0, {{1, most}}, 3, 2), testing::Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_EQ(*Apportion(most, {{0, most}}, 5, 5), std::vector<std::int64_t>{most});
}

}  // namespace
}  // namespace rekenschap::finance
