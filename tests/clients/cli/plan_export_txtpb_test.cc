#include "clients/cli/plan_export_txtpb.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/plan_export_sample.h"

namespace rekenschap::cli {
namespace {

using planning::v1::PlanFile;
using planning::v1::Revision;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

planning::v1::Unit Unit(const std::string& id) {
  planning::v1::Unit unit;
  unit.set_name("units/" + id);
  unit.set_title(id);
  unit.set_valid_from("2013-01-01");
  unit.set_sequence(1);
  unit.mutable_record_time()->set_seconds(1);
  return unit;
}

TEST(PlanExportTxtpbTest, LeavesOutWhatTheServiceAloneSets) {
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {Unit("oost")}, {FirstRevision()});
  Revision given = FirstRevision();
  for (const char* field :
       {"name", "state", "target_resolution_version", "author", "record_time", "sequence",
        "adopter", "adopt_time", "adopt_sequence", "content_hash", "etag"}) {
    Revision::GetReflection()->ClearField(&given, Revision::descriptor()->FindFieldByName(field));
  }
  const Revision& exported = plan.file.revisions(0).revisions(0);
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(given, exported))
      << exported.DebugString();
  EXPECT_EQ(plan.file.revisions(0).programme(), "programmes/proef");
  EXPECT_EQ(plan.file.programmes(0).sequence(), 0);
  EXPECT_FALSE(plan.file.programmes(0).has_record_time());
  EXPECT_EQ(plan.file.units(0).sequence(), 0);
  EXPECT_FALSE(plan.file.units(0).has_record_time());
}

TEST(PlanExportTxtpbTest, ReadsBackAsTheSameFile) {
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {Unit("west"), Unit("oost")},
                                       {FirstRevision(), SecondRevision()});
  const auto read = FromText<PlanFile>(ToTxtpb(plan));
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(plan.file, read))
      << read.DebugString();
}

TEST(PlanExportTxtpbTest, IsGoodToRead) {
  planning::v1::Revision revision = FirstRevision();
  revision.mutable_tables()->DeleteSubrange(1, 2);
  revision.clear_allocation_keys();
  EXPECT_EQ(ToTxtpb(PlanFileOf(SampleProgramme(), {Unit("oost")}, {revision})),
            R"(# proto-file: rekenschap/planning/v1/plan_file.proto
# proto-message: rekenschap.planning.v1.PlanFile
#
# programmes/proef/revisions/1, «Begin», adopted by b.
# Content hash aaaa

units { name: "units/oost" title: "oost" valid_from: "2013-01-01" }

programmes {
  name: "programmes/proef"
  title: "Proef"
  legal_basis { number: "1 nr. 2" title: "Motie" date: "2019-09-19" uri: "https://x.nl/motie" }
  budget_chapter: "VI"
  budget_article: "31"
  instrument: "bijdrage; bijzonder"
  cadence: PERIOD_KIND_QUARTER
  units: "units/oost"
}

revisions {
  programme: "programmes/proef"
  revisions {
    title: "Begin"
    adopted_by { number: "3 nr. 4" title: "Een \"wet\"" date: "2019-12-20" }
    tables {
      id: "geld"
      title: "Geld; \"x 1\"\nmln"
      measure: MEASURE_EUR
      nature: NATURE_FLOW
      basis: BASIS_CASH
      print_unit_count: 1000000
      lines {
        id: "inhuur"
        title: "Inhuur"
        cells { year: 2020 printed: "1,2" worked_with { eurocents: 123456789 } }
        cells { year: 2021 worked_with { eurocents: -50000 } }
        cells { structural: true worked_with { eurocents: 100000 } }
        allocation_key: "sleutel"
      }
    }
    phase: PHASE_ADOPTED_BUDGET
    budget_year: 2020
  }
}
)");
}

TEST(PlanExportTxtpbTest, WritesLettersAsTheyAre) {
  planning::v1::Revision revision = FirstRevision();
  revision.set_title("Eén reeks — € 3");
  EXPECT_THAT(ToTxtpb(PlanFileOf(SampleProgramme(), {}, {revision})),
              HasSubstr("title: \"Eén reeks — € 3\""));
}

TEST(PlanExportTxtpbTest, KeepsEveryCommentOnItsOwnLine) {
  planning::v1::Revision revision = FirstRevision();
  revision.set_title("Begin\nunits { name: \"units/ingesmokkeld\" }");
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {}, {revision});
  const auto read = FromText<PlanFile>(ToTxtpb(plan));
  EXPECT_EQ(read.units_size(), 0);
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(plan.file, read));
}

TEST(PlanExportTxtpbTest, KeepsTheChainWithItsMutationsAndNoNumbers) {
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {}, {FirstRevision(), SecondRevision()});
  ASSERT_EQ(plan.file.revisions(0).revisions_size(), 2);
  const Revision& second = plan.file.revisions(0).revisions(1);
  EXPECT_EQ(second.predecessor(), "");
  EXPECT_EQ(second.mutations_size(), 1);
  EXPECT_EQ(second.tables(0).lines(0).cells(0).printed(), "1,2");
  EXPECT_THAT(plan.remarks,
              AllOf(Contains("The chain of programmes/proef/revisions/2, in the order decided:"),
                    Contains("    content hash aaaa"), Contains("    content hash bbbb")));
}

TEST(PlanExportTxtpbTest, MakesALaterRevisionAPlanOfItsOwn) {
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {}, {SecondRevision()});
  const Revision& alone = plan.file.revisions(0).revisions(0);
  EXPECT_EQ(alone.predecessor(), "");
  EXPECT_EQ(alone.mutations_size(), 0);
  EXPECT_EQ(alone.phase(), Revision::PHASE_FIRST_SUPPLEMENTARY);
  // The print of 1,2 million was a rounding of EUR 1.234.567,89; without the mutations it would ask
  // for a rectification.
  EXPECT_EQ(alone.tables(0).lines(0).cells(0).printed(), "");
  EXPECT_EQ(alone.tables(0).lines(0).cells(0).worked_with().eurocents(), 123456789);
  EXPECT_THAT(
      plan.remarks,
      ElementsAre("programmes/proef/revisions/2, «Vervolg», adopted by b, as a plan of its own:",
                  "without programmes/proef/revisions/1, which it changes, and its mutations.",
                  "There its content hash is bbbb;",
                  "loaded from here it is a first revision, and so has another.",
                  "The print of inhuur, 2020 (1,2) is left out: it is a rounding of what the "
                  "mutations made."));
}

TEST(PlanExportTxtpbTest, KeepsPrintsThatAreWorkedWithOrRectifiedInAPlanOfItsOwn) {
  planning::v1::Revision revision = SecondRevision();
  auto& cells = *revision.mutable_tables(0)->mutable_lines(0)->mutable_cells();
  cells[0].mutable_rectification()->set_reason("De druk kan niet kloppen.");
  cells[1].set_printed("-0,00049999");
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {}, {revision});
  const auto& line = plan.file.revisions(0).revisions(0).tables(0).lines(0);
  EXPECT_EQ(line.cells(0).printed(), "1,2");
  EXPECT_EQ(line.cells(1).printed(), "-0,00049999");
  EXPECT_THAT(plan.remarks, Not(Contains(HasSubstr("left out"))));
}

TEST(PlanExportTxtpbTest, LeavesTheExtensionOfANewLineToItsMutation) {
  planning::v1::Revision second = SecondRevision();
  *second.mutable_tables(0)->add_lines() = FromText<planning::v1::Line>(R"(
    id: "nieuw" title: "Nieuw" cells { year: 2020 } cells { year: 2021 } cells { structural: true })");
  second.MergeFrom(FromText<planning::v1::Revision>(R"(
    mutations {
      id: "jaar-erbij" title: "Jaar erbij" class: CLASS_TECHNICAL kind: KIND_EXTENSION
      reason: "2021." entries { line: "nieuw" year: 2021 } entries { line: "inhuur" year: 2021 }
    })"));
  const ExportedPlan plan = PlanFileOf(SampleProgramme(), {}, {FirstRevision(), second});
  const auto& table = plan.file.revisions(0).revisions(1).tables(0);
  EXPECT_EQ(table.lines(0).cells_size(), 3) << "a line that was there can be given complete";
  ASSERT_EQ(table.lines(1).cells_size(), 2);
  EXPECT_EQ(table.lines(1).cells(0).year(), 2020);
  EXPECT_TRUE(table.lines(1).cells(1).structural());
}

TEST(PlanExportTxtpbTest, SaysThatADraftIsOne) {
  planning::v1::Revision draft = FirstRevision();
  draft.set_state(Revision::STATE_DRAFT);
  draft.clear_adopter();
  EXPECT_THAT(PlanFileOf(SampleProgramme(), {}, {draft}).remarks[0],
              StartsWith("programmes/proef/revisions/1, «Begin», a draft."));
}

TEST(PlanExportTxtpbTest, WritesALongChainInItsOrder) {
  std::vector<Revision> chain = {FirstRevision()};
  for (int number = 2; number <= 50; ++number) {
    chain.push_back(SecondRevision());
    chain.back().set_title("Revisie " + std::to_string(number));
    chain.back().set_predecessor("programmes/proef/revisions/" + std::to_string(number - 1));
  }
  const auto read = FromText<PlanFile>(ToTxtpb(PlanFileOf(SampleProgramme(), {}, chain)));
  ASSERT_EQ(read.revisions(0).revisions_size(), 50);
  for (int i = 1; i < 50; ++i) {
    EXPECT_EQ(read.revisions(0).revisions(i).title(), "Revisie " + std::to_string(i + 1));
  }
}

}  // namespace
}  // namespace rekenschap::cli
