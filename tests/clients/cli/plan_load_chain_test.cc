// `plan load` and `plan adopt` against a real planning service in this process.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/budget_layout.h"
#include "clients/cli/calls.h"
#include "clients/cli/plan_adoption.h"
#include "clients/cli/plan_load.h"
#include "clients/cli/plan_views.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::cli {
namespace {

using planning::v1::PlanFile;
using planning::v1::Revision;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

constexpr char kAvim[] = "programmes/avim-mensenhandel";

std::string Avim(int number) { return std::string(kAvim) + "/revisions/" + std::to_string(number); }

class PlanLoadChainTest : public ::testing::Test {
 protected:
  PlanLoadChainTest() : server_(folder_.path()) {}

  void SetUp() override {
    ASSERT_THAT(testing::LoadAndAdopt(server_, testing::AvimPlan()), IsOk());
  }

  // The five later revisions of the example, each with its predecessor by number: 2 on 1, 3 on 2, …
  static PlanFile Later() {
    PlanFile file;
    *file.add_revisions() = testing::ExamplePlan({"avim/later-synthetic.txtpb"}).revisions(0);
    return file;
  }

  // Drafts of somebody else on revision 1, so that the numbers from 2 on are taken.
  void TakeNumbers(int count) {
    for (int i = 0; i < count; ++i) {
      planning::v1::CreateRevisionRequest request;
      request.set_parent(kAvim);
      *request.mutable_revision() = Later().revisions(0).revisions(0);
      request.mutable_revision()->set_title("Van een ander, " + std::to_string(i));
      request.set_request_id(testing::NextRequestId());
      planning::v1::CreateRevisionResponse response;
      ASSERT_THAT(
          testing::CallAs("ander", server_.stub(), &Planning::CreateRevision, request, response),
          IsOk());
    }
  }

  int Load(const PlanFile& file) {
    const std::string path = folder_ / "plan.txtpb";
    std::string text;
    google::protobuf::TextFormat::PrintToString(file, &text);
    std::ofstream(path) << text;
    return LoadPlans(SessionOf("planner"), {path});
  }
  int Adopt(const std::string& plan, const std::string& who = "adopter") {
    return AdoptPlans(SessionOf(who), {plan});
  }
  std::string List() {
    const Session session = SessionOf("lezer");
    EXPECT_EQ(ListPlans(session, {.name = std::string(kAvim) + "/revisions/current"}), kDone);
    return out_.str();
  }
  std::string Show(int number) {
    const Session session = SessionOf("lezer");
    EXPECT_EQ(ShowPlan(session, {.name = Avim(number)}), kDone);
    return out_.str();
  }
  Revision Get(int number) {
    planning::v1::GetRevisionRequest request;
    request.set_name(Avim(number));
    planning::v1::GetRevisionResponse response;
    EXPECT_THAT(testing::CallAs("lezer", server_.stub(), &Planning::GetRevision, request, response),
                IsOk());
    return response.revision();
  }

  Session SessionOf(const std::string& name) {
    out_.str("");
    err_.str("");
    Session session{out_, err_};
    session.planning_address = server_.address();
    session.name = name;
    return session;
  }

  testing::TempDir folder_;
  testing::PlanningServer server_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(PlanLoadChainTest, ARevisionOfTheFileStandsOnThatOfTheFileWhateverNumberItGot) {
  TakeNumbers(2);
  ASSERT_EQ(Load(Later()), kDone) << err_.str();
  EXPECT_EQ(Get(4).predecessor(), Avim(1));
  for (int number = 5; number <= 8; ++number)
    EXPECT_EQ(Get(number).predecessor(), Avim(number - 1));
  EXPECT_THAT(out_.str(), HasSubstr("revisie 2 van het bestand is hier revisie 4\n"));
  // Loaded again it finds the same ones.
  ASSERT_EQ(Load(Later()), kDone) << err_.str();
  EXPECT_THAT(out_.str(),
              AllOf(HasSubstr("revisions/8: was al vastgelegd\n"), Not(HasSubstr("vaststellen"))));
}

TEST_F(PlanLoadChainTest, SaysNothingOfNumbersThatAreAsMeant) {
  ASSERT_EQ(Load(Later()), kDone) << err_.str();
  EXPECT_THAT(out_.str(), Not(HasSubstr("is hier revisie")));
  EXPECT_EQ(Get(3).predecessor(), Avim(2));
}

TEST_F(PlanLoadChainTest, TakesTheNumberInTheNameForTheOneThatIsMeant) {
  PlanFile file = Later();
  auto& revisions = *file.mutable_revisions(0);
  while (revisions.revisions_size() > 2) revisions.mutable_revisions()->RemoveLast();
  revisions.mutable_revisions(0)->set_name(Avim(7));
  revisions.mutable_revisions(1)->set_predecessor(Avim(7));
  ASSERT_EQ(Load(file), kDone) << err_.str();
  EXPECT_EQ(Get(3).predecessor(), Avim(2));
  EXPECT_THAT(out_.str(), HasSubstr("revisie 7 van het bestand is hier revisie 2\n"));
}

TEST_F(PlanLoadChainTest, RefusesAPredecessorOfWhichItCannotTellWhoseItIs) {
  TakeNumbers(2);
  struct Case {
    const char* first;
    int second;
  };
  // With mutations on whatever is in force the first can be any number; and 3 is no number that the
  // file's only earlier revision, meant as 2, could have.
  for (const Case& c : {Case{"", 1}, Case{"programmes/avim-mensenhandel/revisions/1", 3}}) {
    PlanFile file = Later();
    auto& revisions = *file.mutable_revisions(0);
    while (revisions.revisions_size() > 2) revisions.mutable_revisions()->RemoveLast();
    revisions.mutable_revisions(0)->set_predecessor(c.first);
    revisions.mutable_revisions(1)->set_predecessor(Avim(c.second));
    EXPECT_EQ(Load(file), kFailed) << c.second;
    EXPECT_THAT(err_.str(), AllOf(HasSubstr("tweede suppletoire begroting 2022"),
                                  HasSubstr("predecessor noemt " + Avim(c.second)),
                                  HasSubstr("haar nummer in name")));
  }
}

TEST_F(PlanLoadChainTest, SaysOfEachThingThatItWasRecordedAndOfARevisionThatItIsAdopted) {
  PlanFile file = testing::AvimPlan();
  ASSERT_EQ(Load(file), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("units/amsterdam: was al vastgelegd\n"),
                                HasSubstr("avim-mensenhandel: was al vastgelegd\n"),
                                HasSubstr("revisions/1: was al vastgelegd (vastgesteld)\n"),
                                Not(HasSubstr("vaststellen doet"))));
}

TEST_F(PlanLoadChainTest, AdoptingAllLeavesWhatHasPassed) {
  TakeNumbers(2);
  ASSERT_EQ(Adopt("avim-mensenhandel/3"), kDone) << err_.str();
  PlanFile file = Later();  // 4 on 1: passed; 5 on 4, and so on
  auto& revisions = *file.mutable_revisions(0);
  while (revisions.revisions_size() > 2) revisions.mutable_revisions()->RemoveLast();
  ASSERT_EQ(Load(file), kDone) << err_.str();
  PlanFile next = file;
  next.mutable_revisions(0)->mutable_revisions()->RemoveLast();
  auto& good = *next.mutable_revisions(0)->mutable_revisions(0);
  good = Later().revisions(0).revisions(1);
  good.set_predecessor(Avim(3));
  ASSERT_EQ(Load(next), kDone) << err_.str();
  // Also for its own author: four eyes are not what is in the way.
  for (const char* who : {"adopter", "ander"}) {
    EXPECT_EQ(Adopt("avim-mensenhandel/all", who), kDone) << err_.str();
    EXPECT_THAT(out_.str(), AllOf(HasSubstr("avim-mensenhandel/2 blijft liggen"),
                                  HasSubstr("avim-mensenhandel/4 blijft liggen"),
                                  HasSubstr("avim-mensenhandel/5 blijft liggen")));
  }
  EXPECT_EQ(Get(6).state(), Revision::STATE_ADOPTED);
  EXPECT_THAT(List(), HasSubstr("vervallen"));
  EXPECT_EQ(Adopt("avim-mensenhandel/4"), kFailed) << "asked for by number it is refused";
}

TEST_F(PlanLoadChainTest, ADraftOnADraftThatHasPassedIsToldSo) {
  TakeNumbers(2);
  PlanFile file = Later();
  auto& revisions = *file.mutable_revisions(0);
  while (revisions.revisions_size() > 2) revisions.mutable_revisions()->RemoveLast();
  ASSERT_EQ(Load(file), kDone) << err_.str();  // 4 on 1, 5 on 4
  EXPECT_THAT(Show(5), HasSubstr("eerst moet worden vastgesteld"));
  ASSERT_EQ(Adopt("avim-mensenhandel/3"), kDone) << err_.str();
  EXPECT_THAT(Show(5),
              AllOf(HasSubstr("avim-mensenhandel/4"), HasSubstr("dat ontwerp kan niet meer worden"),
                    Not(HasSubstr("eerst moet"))));
  EXPECT_THAT(List(), HasSubstr("vervallen"));
}

// Figures that mutations made are shown in a finer unit than those that a paper prints.
TEST(ExamplePlansTest, LeaveTheUnitToTheFiguresOfATable) {
  for (const char* file : {"avim/plan.txtpb", "avim/later-synthetic.txtpb"}) {
    const auto plan = testing::ExamplePlan({file});
    for (const auto& chain : plan.revisions()) {
      for (const Revision& revision : chain.revisions()) {
        for (const auto& table : revision.tables()) {
          EXPECT_EQ(UnitInText(table.title()), std::nullopt) << file << ": " << table.title();
        }
      }
    }
  }
}

}  // namespace
}  // namespace rekenschap::cli
