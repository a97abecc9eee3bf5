#include "services/planning/domain/content_hash.h"

#include <gtest/gtest.h>

#include "services/base/hash/canonical.h"
#include "tests/services/planning/domain/hash_samples.h"

namespace rekenschap::planning {
namespace {

using finance::Measure;

TEST(ContentHashTest, LeavesTheRecordOut) {
  Revision recorded = Full();
  recorded.author = "planner";
  recorded.record_time_micros = 1;
  recorded.sequence = 2;
  recorded.state = Revision::State::kAdopted;
  recorded.adopter = "adopter";
  recorded.adopt_time_micros = 3;
  recorded.adopt_sequence = 4;
  recorded.content_hash = "hash";
  EXPECT_EQ(ContentHash(recorded), ContentHash(Full()));
}

// Never change these: what was recorded is proved by them.
TEST(ContentHashTest, FrozenVectors) {
  EXPECT_EQ(ContentHash(Plain()),
            "3213f122f70e1e658ae458ebe7051d9cc5f6a92935089cff452f35cf7f42f89e");
  EXPECT_EQ(ContentHash(Full()),
            "e0bf69a0835bbb93735146cef15c8c983240c75f707f7e8c006243fb152cf67b");
}

// Format 1 as it was before there was another, written out.
TEST(ContentHashTest, APlainRevisionIsOfFormatOne) {
  const auto paper = [](base::Canonical& canonical, const Document& document) {
    canonical.Text(document.number).Text(document.title).Text("2019-11-18").Text(document.uri);
  };
  base::Canonical expected("rekenschap.revision", 1);
  expected.Text("avim-mensenhandel").Integer(1).Text("Kamerbrief");
  paper(expected, Plain().printed_in.value());
  paper(expected, Plain().adopted_by);
  expected.Text("Because.").Integer(1).List(1);
  expected.Text("budget").Text("Table budget").Text("EUR").Text("FLOW").Text("CASH");
  expected.Integer(1'000'000).List(1);
  expected.Text("people").Text("Line people").Integer(5).Text("key").Text("posts").Flag(true);
  expected.List(2);
  expected.Text("2020").Text("6,8").Integer(70'000'000);
  expected.Text("A misprint.").Text("someone").Text("2020-02-03");
  expected.Text("structural").Absent().Integer(680'000'000).Absent();
  expected.List(1).Text("2020").Text("2");
  expected.List(1).Text("key").Text("Key");
  paper(expected, Plain().keys[0].source);
  expected.List(2).Text("north").Integer(3).Text("south").Integer(1);
  EXPECT_EQ(ContentHash(Plain()), expected.Hash());
}

Programme SomeProgramme() {
  Programme programme;
  programme.id = "avim";
  programme.title = "AVIM";
  programme.legal_basis = {Paper("1")};
  programme.budget_chapter = "VI";
  programme.budget_article = "31";
  programme.instrument = "bijdrage";
  programme.units = {"north", "south"};
  programme.threshold = {500, 1, 2, 3};
  return programme;
}

TEST(ContentHashTest, AProgrammeWithAnArticleSizeIsOfFormatTwo) {
  EXPECT_EQ(ContentHash(SomeProgramme()),
            "8a1c34576afbc0d2cff73a92b0c65c51e7ab85132f84a87fec2142c1f5f0f14e");
  Programme sized = SomeProgramme();
  sized.article_size_eurocents = 5;
  EXPECT_EQ(ContentHash(sized), "b0b44ecdee8a99c9a85f9a7107bd8ee6435d87873960ed336005000aa32d4465");
  sized.article_size_eurocents = 6;
  EXPECT_NE(ContentHash(sized), "b0b44ecdee8a99c9a85f9a7107bd8ee6435d87873960ed336005000aa32d4465");
}

TEST(ContentHashTest, TheHashOfADraftDoesNotKnowItsNumber) {
  Revision numbered = Full();
  numbered.number = 7;
  EXPECT_EQ(GivenHash(numbered), GivenHash(Full()));
  // Nor the version of the resolution: nobody gives it.
  numbered.target_resolution_version = 3;
  EXPECT_EQ(GivenHash(numbered), GivenHash(Full()));
  Revision other = Full();
  other.predecessor = 0;
  EXPECT_NE(GivenHash(other), GivenHash(Full()));
}

// What a predecessor decides is not what somebody gave, even where the two come to the same.
TEST(ContentHashTest, TheHashOfADraftTellsWhatWasGiven) {
  Revision open = Full();
  open.tables[0].lines[0].cells[1].worked_with_open = true;
  EXPECT_NE(GivenHash(open), GivenHash(Full()));
  Revision in_fte = Full();
  in_fte.mutations[0].entries[0].measure = Measure::kFte;
  Revision in_euros = Full();
  in_euros.mutations[0].entries[0].measure = Measure::kEuro;
  EXPECT_NE(GivenHash(in_fte), GivenHash(in_euros));
  // A first revision that leaves a figure to its print says the same as one that gives it.
  Revision printed = Plain();
  printed.tables[0].lines[0].cells[0].worked_with_open = true;
  EXPECT_EQ(GivenHash(printed), GivenHash(Plain()));
}

TEST(ContentHashTest, AnAdoptionNamesItsContentAndItsAdopter) {
  Revision adopted = Full();
  adopted.content_hash = ContentHash(adopted);
  adopted.adopter = "adopter";
  const std::string hash = AdoptionHash(adopted);
  adopted.adopter = "another";
  EXPECT_NE(AdoptionHash(adopted), hash);
  adopted.adopter = "adopter";
  adopted.content_hash = ContentHash(Plain());
  EXPECT_NE(AdoptionHash(adopted), hash);
}

}  // namespace
}  // namespace rekenschap::planning
