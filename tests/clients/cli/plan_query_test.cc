#include "clients/cli/plan_query.h"

#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/util/time_util.h>
#include <gtest/gtest.h>

#include "rekenschap/planning/v1/planning_service.pb.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using google::protobuf::util::TimeUtil;
using ::testing::AllOf;
using ::testing::HasSubstr;

std::string Message(const absl::StatusOr<planning::v1::AsOf>& result) {
  return std::string(result.status().message());
}

TEST(PlanQueryTest, ReadsTheNamesOfPlansAsPeopleTypeThem) {
  EXPECT_EQ(RevisionNameOf("avim"), "programmes/avim/revisions/current");
  EXPECT_EQ(RevisionNameOf("avim/2"), "programmes/avim/revisions/2");
  EXPECT_EQ(RevisionNameOf("programmes/avim"), "programmes/avim/revisions/current");
  EXPECT_EQ(RevisionNameOf("programmes/avim/revisions/3"), "programmes/avim/revisions/3");
  for (const char* text : {"avim", "avim/2", "programmes/avim", "programmes/avim/revisions/3"}) {
    EXPECT_EQ(ProgrammeNameOf(text), "programmes/avim") << text;
  }
  EXPECT_EQ(ShortName("programmes/avim/revisions/3"), "avim/3");
  EXPECT_EQ(NumberOf("programmes/avim/revisions/3"), 3);
  EXPECT_EQ(NumberOf("programmes/avim/revisions/current"), 0);
}

TEST(PlanQueryTest, TakesAWholeNumberForAJournalEntry) {
  const auto as_of = ParseAsOf("15", Language::kDutch);
  ASSERT_TRUE(as_of.ok()) << as_of.status();
  EXPECT_EQ(as_of->sequence(), 15);
  EXPECT_FALSE(as_of->has_time());
}

TEST(PlanQueryTest, TakesADayForItsEndAndAMomentForItself) {
  struct Case {
    const char* text;
    const char* time;
  };
  for (const Case& example : {Case{"2021-05-01", "2021-05-01T23:59:59.999999Z"},
                              Case{"2020-12-31", "2020-12-31T23:59:59.999999Z"},
                              Case{"2021-05-01T12:00:00Z", "2021-05-01T12:00:00Z"},
                              Case{"2021-05-01T12:00:00.25Z", "2021-05-01T12:00:00.250Z"},
                              Case{"2021-05-01T12:00:00+02:00", "2021-05-01T10:00:00Z"},
                              Case{"1960-01-01T00:00:00.5Z", "1960-01-01T00:00:00.500Z"}}) {
    const auto as_of = ParseAsOf(example.text, Language::kDutch);
    ASSERT_TRUE(as_of.ok()) << as_of.status();
    ASSERT_TRUE(as_of->has_time()) << example.text;
    EXPECT_EQ(TimeUtil::ToString(as_of->time()), example.time) << example.text;
  }
}

TEST(PlanQueryTest, SaysWhatIsWrongWithAMoment) {
  struct Case {
    const char* text;
    const char* says;
  };
  for (const Case& example : {Case{"", "no entry, day or moment"},
                              Case{"gisteren", "no entry, day or moment"},
                              Case{"-1", "no entry, day or moment"},
                              Case{"1.5", "no entry, day or moment"},
                              Case{"01-05-2021", "no entry, day or moment"},
                              Case{"infinite-future", "no entry, day or moment"},
                              Case{"0", "the journal starts at 1"},
                              Case{"99999999999999999999", "larger than any entry"},
                              Case{"2021-02-30", "a day that does not exist"},
                              Case{"2021-13-01", "a day that does not exist"},
                              Case{"1821-01-01", "a day that does not exist"},
                              Case{"2021-05-01T12:00:00", "no time zone"},
                              Case{"2021-05-01T12:00:00.5", "no time zone"},
                              Case{"2021-05-01T25:00:00Z", "a time that does not exist"},
                              Case{"2021-05-01T12:61:00Z", "a time that does not exist"},
                              Case{"2021-05-01T12:00Z", "a time that does not exist"},
                              Case{"2021-05-01 12:00:00Z", "a time that does not exist"},
                              Case{"2021-05-01T12:00:00.Z", "a time that does not exist"},
                              Case{"2021-05-01T12:00:00+2", "a time that does not exist"},
                              Case{"2021-05-01x", "a time that does not exist"}}) {
    const auto as_of = ParseAsOf(example.text, Language::kEnglish);
    EXPECT_EQ(as_of.status().code(), absl::StatusCode::kInvalidArgument) << example.text;
    EXPECT_THAT(Message(as_of), AllOf(HasSubstr(example.says), HasSubstr("2021-05-01T12:00:00Z")))
        << example.text;
  }
  EXPECT_THAT(Message(ParseAsOf("gisteren", Language::kDutch)),
              HasSubstr("'gisteren' is geen nummer, dag of moment; geef"));
}

TEST(PlanQueryTest, MakesAQueryOfWhatWasTyped) {
  std::ostringstream out;
  const Session session{out, out};
  const auto query = PlanQueryOf(session, "avim/2", "7", "2021-05-01");
  ASSERT_TRUE(query.ok()) << query.status();
  EXPECT_EQ(query->name, "programmes/avim/revisions/2");
  EXPECT_EQ(query->effective_date, "2021-05-01");
  const auto request = RequestFor<planning::v1::GetRevisionRequest>(*query);
  EXPECT_EQ(request.name(), "programmes/avim/revisions/2");
  EXPECT_EQ(request.as_of().sequence(), 7);

  const auto usual = PlanQueryOf(session, "avim", "", "");
  ASSERT_TRUE(usual.ok()) << usual.status();
  EXPECT_FALSE(RequestFor<planning::v1::GetRevisionRequest>(*usual).has_as_of());
}

TEST(PlanQueryTest, RefusesWhatIsNoPlanMomentOrDay) {
  std::ostringstream out;
  const Session session{out, out};
  EXPECT_THAT(std::string(PlanQueryOf(session, "avim/twee", "", "").status().message()),
              HasSubstr("'avim/twee' is geen plan"));
  EXPECT_FALSE(PlanQueryOf(session, "avim/", "", "").ok());
  EXPECT_FALSE(PlanQueryOf(session, "avim", "ooit", "").ok());
  EXPECT_THAT(std::string(PlanQueryOf(session, "avim", "", "1-5-2021").status().message()),
              HasSubstr("--date '1-5-2021' is geen dag"));
}

}  // namespace
}  // namespace rekenschap::cli
