#include "services/monitoring/domain/unit_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;

// The places as `  west 4`: indented by depth, with where the subtree ends.
std::vector<std::string> Tree(const Programme& programme, const std::vector<std::string>& units) {
  std::vector<std::string> places;
  for (const TreePlace& place : TreeOf(programme, *SubtreesOf(programme, units))) {
    places.push_back(std::string(2 * static_cast<std::size_t>(place.depth), ' ') + place.unit +
                     " " + std::to_string(place.end));
  }
  return places;
}

TEST(UnitTreeTest, StandsEachUnitBeforeThoseBelowIt) {
  EXPECT_THAT(Tree(TreePlan().programme, {}), ElementsAre("nederland 5", "  limburg 2", "  west 5",
                                                          "    amsterdam 4", "    rotterdam 5"));
  EXPECT_THAT(Tree(SmallPlan().programme, {}), ElementsAre("amsterdam 1", "gone 2", "rotterdam 3"));
}

TEST(UnitTreeTest, NeverShowsASubtotalOverAPart) {
  EXPECT_THAT(Tree(TreePlan().programme, {"west"}),
              ElementsAre("west 3", "  amsterdam 2", "  rotterdam 3"));
  EXPECT_THAT(Tree(TreePlan().programme, {"rotterdam", "limburg"}),
              ElementsAre("limburg 1", "rotterdam 2"));
}

TEST(UnitTreeTest, KnowsAUnitAboveOnlyWhenSomethingIsBelowIt) {
  EXPECT_THAT(*SubtreesOf(TreePlan().programme, {"west"}),
              ElementsAre("amsterdam", "rotterdam", "west"));
  const absl::Status unknown = SubtreesOf(TreePlan().programme, {"oost"}).status();
  EXPECT_THAT(unknown, testing::Fails(absl::StatusCode::kNotFound, "UNIT_UNKNOWN"));
  EXPECT_EQ(unknown.message(),
            "units/oost takes no part in programmes/avim, nor does any unit below it");
}

TEST(UnitTreeTest, TakesAUnitWhoseParentIsNotKnownForARoot) {
  Programme programme = TreePlan().programme;
  programme.above.clear();
  EXPECT_THAT(Tree(programme, {}), ElementsAre("amsterdam 1", "limburg 2", "rotterdam 3"));
}

TEST(UnitTreeTest, LetsAUnitThatReportsHaveOthersBelowIt) {
  Programme programme = TreePlan().programme;
  programme.units.push_back(programme.above[1]);
  programme.above.pop_back();
  EXPECT_THAT(Tree(programme, {"west"}), ElementsAre("west 3", "  amsterdam 2", "  rotterdam 3"));
}

}  // namespace
}  // namespace rekenschap::monitoring
