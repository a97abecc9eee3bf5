#include "services/planning/domain/adoption.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/content_hash.h"
#include "tests/services/planning/domain/revision_builders.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using absl::StatusCode;
using finance::Date;
using ::testing::AllOf;
using testing::Fails;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;
using Facts = std::map<std::string, std::string>;

class AdoptionTest : public ::testing::Test {
 protected:
  AdoptionTest() {
    in_force_ = Recorded(PlanOfEveryKind());
    in_force_->state = Revision::State::kAdopted;
    Revision draft = DraftWith({});
    EXPECT_TRUE(Derive(&*in_force_, draft).empty());
    draft_ = Recorded(draft);
  }
  static Revision Recorded(Revision revision) {
    revision.author = "planner";
    revision.content_hash = ContentHash(revision);
    return revision;
  }
  absl::Status Check(const std::string& adopter = "adopter") const {
    return CheckAdoption(draft_, in_force_, EtagOf(draft_), adopter, RuleContext());
  }

  std::optional<Revision> in_force_;
  Revision draft_;
};

std::string Message(const absl::Status& status) { return std::string(status.message()); }

TEST_F(AdoptionTest, AdoptsWhatStandsOnTheRevisionInForce) { EXPECT_THAT(Check(), IsOk()); }

TEST_F(AdoptionTest, AdoptsAFirstRevision) {
  draft_ = Recorded(PlanOfEveryKind());
  in_force_.reset();
  EXPECT_THAT(Check(), IsOk());
}

TEST_F(AdoptionTest, AdoptsOnTheDayOfTheOneBefore) {
  draft_.adopted_by.date = in_force_->adopted_by.date;
  EXPECT_THAT(Check(), IsOk());
}

TEST_F(AdoptionTest, AdoptsNothingTwice) {
  draft_.state = Revision::State::kAdopted;
  EXPECT_THAT(Check(), Fails(StatusCode::kFailedPrecondition, "REVISION_ADOPTED"));
}

TEST_F(AdoptionTest, WantsTheEtagAsLastRead) {
  for (const std::string& etag : {std::string(), std::string("*"), EtagOf(*in_force_)}) {
    const auto status = CheckAdoption(draft_, in_force_, etag, "adopter", RuleContext());
    EXPECT_THAT(status, Fails(StatusCode::kAborted, "ETAG_MISMATCH")) << etag;
    EXPECT_EQ(base::DetailsOf(status).resource_name, "programmes/programme/revisions/2");
  }
  Revision adopted = draft_;
  adopted.state = Revision::State::kAdopted;
  EXPECT_NE(EtagOf(adopted), EtagOf(draft_));
}

TEST_F(AdoptionTest, WantsFourEyes) {
  EXPECT_THAT(Check("planner"), Fails(StatusCode::kPermissionDenied, "FOUR_EYES"));
  EXPECT_EQ(base::DetailsOf(Check("planner")).metadata["principal"], "planner");
}

TEST_F(AdoptionTest, AdoptsInTheOrderOfTheNumbers) {
  in_force_->number = 3;
  EXPECT_THAT(Check(), Fails(StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER"));
  EXPECT_THAT(Message(Check()), HasSubstr("programmes/programme/revisions/3"));
  EXPECT_EQ(base::DetailsOf(Check()).metadata,
            (Facts{{"in_force", "programmes/programme/revisions/3"}}));
}

TEST_F(AdoptionTest, AdoptsInTheOrderOfTheDates) {
  in_force_->adopted_by.date = Date(std::chrono::year(2021) / 1 / 2);
  EXPECT_THAT(Check(), Fails(StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER"));
  // Of both, or nobody sees what is the matter.
  EXPECT_THAT(Message(Check()), AllOf(HasSubstr("2021-01-01"), HasSubstr("2021-01-02")));
  EXPECT_EQ(base::DetailsOf(Check()).metadata,
            (Facts{{"in_force", "programmes/programme/revisions/1"},
                   {"in_force_date", "2021-01-02"},
                   {"date", "2021-01-01"}}));
}

TEST_F(AdoptionTest, TellsAStaleDraftFromOneThatIsTooEarly) {
  const struct {
    std::int64_t predecessor, in_force;
    std::string says, says_not;
    Facts facts;
  } kCases[] = {
      {1, 2, "revision 2 stands now", "not adopted", {{"predecessor", "1"}, {"stands", "2"}}},
      {0, 1, "on nothing, and revision 1 stands", "not adopted", {{"stands", "1"}}},
      {1, 0, "on revision 1, which is not adopted", "stands now", {{"predecessor", "1"}}},
      // The one in between is to be adopted first; nothing has to be recorded again.
      {2, 1, "on revision 2, which is not adopted", "again", {{"predecessor", "2"}}},
  };
  for (const auto& test : kCases) {
    draft_.number = 3;
    draft_.predecessor = test.predecessor;
    if (test.in_force == 0) {
      in_force_.reset();
    } else {
      if (!in_force_) in_force_ = PlanOfEveryKind();
      in_force_->number = test.in_force;
    }
    const absl::Status status =
        CheckAdoption(draft_, in_force_, EtagOf(draft_), "adopter", RuleContext());
    EXPECT_THAT(status, Fails(StatusCode::kFailedPrecondition, "REVISION_STALE"));
    EXPECT_THAT(Message(status), AllOf(HasSubstr(test.says), Not(HasSubstr(test.says_not))));
    EXPECT_EQ(base::DetailsOf(status).metadata, test.facts);
  }
}

TEST_F(AdoptionTest, ListsEveryFatalFindingAndNoOther) {
  draft_.tables[0].lines[0].cells[0].printed =
      *finance::ParsePrinted("1,23", finance::Measure::kEuro, 1'000'000);
  draft_.tables[0].lines[1].cells[0].printed =
      *finance::ParsePrinted("4,56", finance::Measure::kEuro, 1'000'000);
  draft_.tables[0].lines[1].cells[1].rectification = Rectification();  // a warning
  const absl::Status status = Check();
  EXPECT_THAT(status, Fails(StatusCode::kFailedPrecondition, "REVISION_HAS_FATAL_FINDINGS"));
  const auto& preconditions = base::DetailsOf(status).preconditions;
  ASSERT_EQ(preconditions.size(), 2U);
  EXPECT_EQ(preconditions[0].field, "tables[0].lines[0].cells[0]");
  EXPECT_EQ(preconditions[0].reason, "RECTIFICATION_MISSING");
  EXPECT_THAT(preconditions[0].description, AllOf(HasSubstr("line people"), HasSubstr("2021"),
                                                  HasSubstr("1,23"), HasSubstr("rectification")));
  EXPECT_EQ(preconditions[1].field, "tables[0].lines[1].cells[0]");
  EXPECT_THAT(Message(status), HasSubstr(preconditions[0].description));
  EXPECT_EQ(base::DetailsOf(status).resource_name, "programmes/programme/revisions/2");
}

TEST_F(AdoptionTest, AWarningDoesNotStandInTheWay) {
  draft_.tables[0].lines[1].cells[1].rectification = Rectification();
  EXPECT_FALSE(FindingsOn(draft_, RuleContext())->empty());
  EXPECT_THAT(Check(), IsOk());
}

// What a caller can do something about soonest comes first.
TEST_F(AdoptionTest, ChecksFromTheCallToTheContent) {
  draft_.tables[0].lines[0].cells[0].printed =
      *finance::ParsePrinted("1,23", finance::Measure::kEuro, 1'000'000);
  draft_.predecessor = 0;
  const auto found = [this](const std::string& etag, const std::string& adopter) {
    return base::DetailsOf(CheckAdoption(draft_, in_force_, etag, adopter, RuleContext())).reason;
  };
  const Date later(std::chrono::year(2022) / 1 / 1);
  in_force_->adopted_by.date = later;
  draft_.state = Revision::State::kAdopted;
  EXPECT_EQ(found("old", "planner"), "REVISION_ADOPTED");
  draft_.state = Revision::State::kDraft;
  EXPECT_EQ(found("old", "planner"), "ETAG_MISMATCH");
  EXPECT_EQ(found(EtagOf(draft_), "planner"), "FOUR_EYES");
  EXPECT_EQ(found(EtagOf(draft_), "adopter"), "REVISION_OUT_OF_ORDER");
  draft_.adopted_by.date = later;
  EXPECT_EQ(found(EtagOf(draft_), "adopter"), "REVISION_STALE");
  draft_.predecessor = 1;
  EXPECT_EQ(found(EtagOf(draft_), "adopter"), "REVISION_HAS_FATAL_FINDINGS");
}

}  // namespace
}  // namespace rekenschap::planning
