#include "clients/cli/plan_adoption.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/plan_sample.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ObstaclesTest : public ::testing::Test {
 protected:
  std::vector<std::string> Obstacles(const Revision* in_force) {
    return ObstaclesTo(session_, draft_, findings_, in_force);
  }

  static Revision InForce(int number, const std::string& date) {
    Revision revision;
    revision.set_name("programmes/avim/revisions/" + std::to_string(number));
    revision.mutable_adopted_by()->set_date(date);
    return revision;
  }

  std::ostringstream out_;
  const Session session_{out_, out_};
  Revision draft_ = Parsed<Revision>(kSupplementary);  // revision 2, on 1, of 28 May 2021
  Findings findings_;
};

TEST_F(ObstaclesTest, AreNoneForADraftOnWhatIsInForce) {
  const Revision in_force = InForce(1, "2021-05-28");
  EXPECT_THAT(Obstacles(&in_force), IsEmpty());
  findings_.Add()->set_severity(type::v1::SEVERITY_WARNING);
  EXPECT_THAT(Obstacles(&in_force), IsEmpty());
}

TEST_F(ObstaclesTest, AreNoneForAFirstRevision) {
  draft_.clear_predecessor();
  EXPECT_THAT(Obstacles(nullptr), IsEmpty());
}

TEST_F(ObstaclesTest, AreFatalFindings) {
  const Revision in_force = InForce(1, "2019-11-19");
  findings_.Add()->set_severity(type::v1::SEVERITY_FATAL);
  EXPECT_THAT(Obstacles(&in_force), ElementsAre(HasSubstr("1 fatale bevinding;")));
  findings_.Add()->set_severity(type::v1::SEVERITY_FATAL);
  EXPECT_THAT(Obstacles(&in_force), ElementsAre(HasSubstr("2 fatale bevindingen;")));
}

TEST_F(ObstaclesTest, AreRevisionsThatAreLater) {
  const Revision higher = InForce(3, "2019-11-19");
  EXPECT_THAT(Obstacles(&higher), ElementsAre(HasSubstr("avim/3, sinds 19 november 2019")));
  const Revision later = InForce(1, "2021-06-01");
  EXPECT_THAT(Obstacles(&later), ElementsAre(HasSubstr("avim/1, sinds 1 juni 2021")));
}

TEST_F(ObstaclesTest, AreAPredecessorThatIsNotInForceYet) {
  EXPECT_THAT(Obstacles(nullptr), ElementsAre(HasSubstr("eerst moet worden vastgesteld")));
  draft_.set_name("programmes/avim/revisions/10");
  draft_.set_predecessor("programmes/avim/revisions/9");
  const Revision in_force = InForce(8, "2021-01-01");
  EXPECT_THAT(Obstacles(&in_force), ElementsAre(HasSubstr("is gemaakt: avim/9")));
}

TEST_F(ObstaclesTest, AreAPredecessorThatIsNotInForceAnyMore) {
  draft_.set_name("programmes/avim/revisions/4");
  const Revision in_force = InForce(3, "2021-01-01");
  EXPECT_THAT(Obstacles(&in_force),
              ElementsAre(HasSubstr("een stand die niet meer geldt; nu geldt avim/3")));
  draft_.clear_predecessor();
  EXPECT_THAT(Obstacles(&in_force), ElementsAre(HasSubstr("nu geldt avim/3")));
}

}  // namespace
}  // namespace rekenschap::cli
