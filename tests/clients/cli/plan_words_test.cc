#include "clients/cli/plan_words.h"

#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using planning::v1::Mutation;
using planning::v1::Revision;

class PlanWordsTest : public ::testing::Test {
 protected:
  std::ostringstream out_;
  const Session dutch_{out_, out_};
  const Session english_{.out = out_, .err = out_, .language_code = "en"};
};

TEST_F(PlanWordsTest, CallPhasesAsTheBudgetWorldDoes) {
  const std::pair<Revision::Phase, const char*> phases[] = {
      {Revision::PHASE_DRAFT_BUDGET, "ontwerpbegroting"},
      {Revision::PHASE_MEMORANDUM_OF_AMENDMENT, "nota van wijziging"},
      {Revision::PHASE_AMENDMENT, "amendement"},
      {Revision::PHASE_ADOPTED_BUDGET, "vastgestelde begroting"},
      {Revision::PHASE_INCIDENTAL_SUPPLEMENTARY, "incidentele suppletoire"},
      {Revision::PHASE_FIRST_SUPPLEMENTARY, "eerste suppletoire"},
      {Revision::PHASE_BUDGET_DAY_SUPPLEMENTARY, "Prinsjesdagsuppletoire"},
      {Revision::PHASE_SECOND_SUPPLEMENTARY, "tweede suppletoire"},
      {Revision::PHASE_FINAL_LAW, "slotwet"},
      {Revision::PHASE_TECHNICAL_CORRECTION, "technische correctie"},
      {Revision::PHASE_UNSPECIFIED, ""}};
  std::set<std::string> english;
  for (const auto& [phase, words] : phases) {
    EXPECT_EQ(PhaseCell(dutch_, phase).text, words);
    english.insert(PhaseCell(english_, phase).text);
  }
  EXPECT_EQ(english.size(), std::size(phases));
  EXPECT_EQ(std::size(phases), static_cast<std::size_t>(Revision::Phase_ARRAYSIZE));
  EXPECT_EQ(PhaseCell(dutch_, Revision::PHASE_FIRST_SUPPLEMENTARY).plain, "FIRST_SUPPLEMENTARY");
}

TEST_F(PlanWordsTest, NameTheStepOfARevision) {
  const std::string name = "programmes/avim/revisions/2";
  EXPECT_EQ(StepOf(dutch_, Revision::PHASE_FIRST_SUPPLEMENTARY, 2021, name),
            "eerste suppletoire 2021");
  EXPECT_EQ(StepOf(dutch_, Revision::PHASE_AMENDMENT, 0, name), "amendement");
  EXPECT_EQ(StepOf(dutch_, Revision::PHASE_UNSPECIFIED, 2021, name), "revisie 2");
  EXPECT_EQ(StepOf(english_, Revision::PHASE_UNSPECIFIED, 0, name), "revision 2");
}

TEST_F(PlanWordsTest, HaveAWordForEveryClassAndKind) {
  for (int i = 1; i < Mutation::Class_ARRAYSIZE; ++i) {
    const Cell cell = ClassCell(dutch_, static_cast<Mutation::Class>(i));
    EXPECT_NE(cell.text, cell.plain);
    EXPECT_FALSE(cell.plain.empty());
    EXPECT_NE(cell.text, ClassCell(english_, static_cast<Mutation::Class>(i)).text);
  }
  for (int i = 1; i < Mutation::Kind_ARRAYSIZE; ++i) {
    const Cell cell = KindCell(dutch_, static_cast<Mutation::Kind>(i));
    EXPECT_NE(cell.text, cell.plain);
    EXPECT_FALSE(cell.plain.empty());
    EXPECT_NE(cell.text, KindCell(english_, static_cast<Mutation::Kind>(i)).text);
  }
  EXPECT_EQ(KindCell(dutch_, Mutation::KIND_CASH_SHIFT).text, "kasschuif");
  EXPECT_EQ(KindCell(dutch_, Mutation::KIND_CASH_SHIFT).plain, "CASH_SHIFT");
  EXPECT_EQ(KindCell(dutch_, Mutation::KIND_GROSSING_UP).text, "desaldering");
}

TEST_F(PlanWordsTest, SayTheBasisAndTheWayOfTheMoney) {
  EXPECT_EQ(BasisWords(dutch_, type::v1::BASIS_CASH, planning::v1::DIRECTION_UNSPECIFIED),
            "kas, uitgaven");
  EXPECT_EQ(BasisWords(dutch_, type::v1::BASIS_COMMITMENTS, planning::v1::DIRECTION_EXPENDITURE),
            "verplichtingen, uitgaven");
  EXPECT_EQ(BasisWords(dutch_, type::v1::BASIS_ACCRUAL, planning::v1::DIRECTION_RECEIPTS),
            "baten en lasten, ontvangsten");
  EXPECT_EQ(BasisWords(dutch_, type::v1::BASIS_UNSPECIFIED, planning::v1::DIRECTION_UNSPECIFIED),
            "");
  EXPECT_EQ(Caption(dutch_, "Reeks", type::v1::BASIS_CASH, planning::v1::DIRECTION_UNSPECIFIED,
                    {finance::Measure::kEuro, 1'000'000}),
            "Reeks — kas, uitgaven, x € 1 mln");
  EXPECT_EQ(Caption(dutch_, "Reeks", type::v1::BASIS_UNSPECIFIED,
                    planning::v1::DIRECTION_UNSPECIFIED, {finance::Measure::kFte, 1}),
            "Reeks — in fte");
}

TEST_F(PlanWordsTest, SayChangedPartsInSentences) {
  Revision revision;
  revision.add_tables()->add_lines()->set_id("ienr");
  revision.add_allocation_keys()->set_id("sterkte-2012");
  revision.add_phasing_profiles()->set_id("laat");
  const std::pair<const char*, const char*> parts[] = {
      {"tables[budget].lines[ienr].title", "Regel ienr heet anders."},
      {"tables[budget].lines[ienr].unit_amounts",
       "Regel ienr heeft andere bedragen per eenheid of een andere centrale reserve."},
      {"tables[budget].lines[ienr]", "Regel ienr is nieuw."},
      {"tables[budget].lines[inhuur]", "Regel inhuur is vervallen."},
      {"allocation_keys[sterkte-2012]", "Verdeelsleutel sterkte-2012 is nieuw of anders."},
      {"allocation_keys[sterkte-2007]", "Verdeelsleutel sterkte-2007 is vervallen."},
      {"phasing_profiles[laat]", "Faseringsprofiel laat is nieuw of anders."},
      {"phasing_profiles[vroeg]", "Faseringsprofiel vroeg is vervallen."},
      {"handovers", "Eenheden dragen hun doelen anders over."},
      {"instalments", "Het betaalschema van de bijdrage is anders."},
      {"tables[budget].lines[ienr].colour", "tables[budget].lines[ienr].colour"},
      {"weather", "weather"}};
  for (const auto& [path, words] : parts) {
    EXPECT_EQ(ChangedPartWords(dutch_, path, revision), words);
  }
  EXPECT_EQ(ChangedPartWords(english_, "tables[budget].lines[ienr].allocation_key", revision),
            "Line ienr is divided by another key.");
}

TEST_F(PlanWordsTest, WriteDaysMomentsAndPapers) {
  EXPECT_EQ(DayWords(dutch_, "2021-05-28"), "28 mei 2021");
  EXPECT_EQ(DayWords(english_, "2021-05-28"), "28 May 2021");
  EXPECT_EQ(DayWords(dutch_, "ooit"), "ooit");
  google::protobuf::Timestamp time;
  time.set_seconds(1'622'203'205);
  EXPECT_EQ(MomentWords(time), "2021-05-28 12:00 UTC");
  type::v1::Document paper;
  paper.set_number("35 850 VI nr. 2");
  paper.set_date("2021-05-28");
  EXPECT_EQ(DocumentWords(dutch_, paper), "35 850 VI nr. 2 (28 mei 2021)");
}

TEST_F(PlanWordsTest, TitleColumns) {
  EXPECT_EQ(ColumnTitle({2021}), "2021");
  EXPECT_EQ(ColumnTitle(finance::Column::Structural()), "Struc.");
  planning::v1::Cell cell;
  cell.set_structural(true);
  EXPECT_EQ(ColumnOf(cell), finance::Column::Structural());
  cell.set_year(2022);
  EXPECT_EQ(ColumnOf(cell), finance::Column{2022});
}

}  // namespace
}  // namespace rekenschap::cli
