#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/rpc/planning_fixture.h"

// Plans over units that are recorded with a last day.
namespace rekenschap::planning {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class UnitLifetimesTest : public PlanningFixture {
 protected:
  // The rules that found something in the only revision of the example of a unit that is split.
  std::vector<std::string> RulesFound(bool with_handover) {
    auto file = testing::ExamplePlan({"split-synthetic/plan.txtpb"});
    auto& revisions = *file.mutable_revisions(0)->mutable_revisions();
    revisions.DeleteSubrange(1, revisions.size() - 1);
    if (!with_handover) revisions.Mutable(0)->clear_handovers();
    EXPECT_THAT(testing::LoadAndAdopt(*server_, file), testing::IsOk());
    v1::GetRevisionRequest request;
    request.set_name("programmes/landelijk-voorbeeld/revisions/1");
    v1::GetRevisionResponse response;
    EXPECT_THAT(testing::CallAs("", server_->stub(), &Stub::GetRevision, request, response),
                testing::IsOk());
    std::vector<std::string> rules;
    for (const auto& finding : response.findings()) {
      rules.push_back(finding.rule());
      if (finding.rule() == "UNIT_GONE") {
        EXPECT_THAT(finding.message(), HasSubstr("landelijke-eenheid"));
        EXPECT_THAT(finding.message(), HasSubstr("31 December 2023"));
        EXPECT_THAT(finding.remedy(), HasSubstr("1 January 2024"));
      }
    }
    return rules;
  }
};

TEST_F(UnitLifetimesTest, FindAUnitThatIsGoneAndPassesNothingOn) {
  EXPECT_THAT(RulesFound(false), Contains("UNIT_GONE"));
}

TEST_F(UnitLifetimesTest, FindNothingWhereItPassesItsTargetsOn) {
  EXPECT_THAT(RulesFound(true), Not(Contains("UNIT_GONE")));
}

}  // namespace
}  // namespace rekenschap::planning
