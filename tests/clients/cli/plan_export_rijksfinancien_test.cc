#include "clients/cli/plan_export_rijksfinancien.h"

#include <iostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/finance/notation.h"
#include "tests/clients/cli/plan_export_sample.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kHeader[] =
    "index;jaar;fase;verantwoordelijk_minister;hoofdstuk_naam;hoofdstuk_nummer;artikel_naam;"
    "artikel_nummer;beleid_of_niet_beleid;rbv_model;artikelonderdeel_naam;artikelonderdeel_nummer;"
    "instrument_of_uitsplitsing_apparaat_naam;instrument_of_uitsplitsing_apparaat_nummer;"
    "regeling_detailniveau_naam;regeling_detailniveau_nummer;vuo;bedrag\r\n";

std::vector<std::string> LeftOutOf(const RijksfinancienExport& exported, const char* language) {
  Session session{std::cout, std::cerr};
  session.language_code = language;
  std::vector<std::string> texts;
  for (const LeftOut& left_out : exported.left_out) texts.push_back(left_out.ToText(session));
  return texts;
}

// The `bedrag` of a plan of one figure.
std::string AmountOf(std::int64_t eurocents) {
  Revision revision;
  auto& table = *revision.add_tables();
  table.set_basis(type::v1::BASIS_CASH);
  table.set_measure(type::v1::MEASURE_EUR);
  auto& cell = *table.add_lines()->add_cells();
  cell.set_year(2020);
  cell.mutable_worked_with()->set_eurocents(eurocents);
  const std::string csv = ToRijksfinancien({}, revision).csv;
  const std::size_t start = csv.rfind(";U;") + 3;
  return csv.substr(start, csv.size() - 2 - start);
}

TEST(PlanExportRijksfinancienTest, WritesARowPerLineAndYear) {
  EXPECT_EQ(ToRijksfinancien(SampleProgramme(), FirstRevision()).csv,
            std::string(kHeader) +
                "VI.31.geld..inhuur.U;2020;VB;;;VI;;31;;;\"Geld; \"\"x 1\"\"\nmln\";geld;"
                "\"bijdrage; bijzonder\";;Inhuur;inhuur;U;1234,56789\r\n"
                "VI.31.geld..inhuur.U;2021;VB;;;VI;;31;;;\"Geld; \"\"x 1\"\"\nmln\";geld;"
                "\"bijdrage; bijzonder\";;Inhuur;inhuur;U;-0,5\r\n");
}

TEST(PlanExportRijksfinancienTest, SaysWhatThereWasNoPlaceFor) {
  const RijksfinancienExport exported = ToRijksfinancien(SampleProgramme(), FirstRevision());
  EXPECT_THAT(
      LeftOutOf(exported, "nl"),
      ElementsAre(
          "inhuur (Inhuur): het structurele bedrag van € 1.000,00; de tabellen kennen alleen jaren",
          "team (Team): fte's, geen euro's", "geslaagd (Geslaagd): aantallen, geen euro's"));
  EXPECT_THAT(
      LeftOutOf(exported, "en"),
      ElementsAre(
          "inhuur (Inhuur): the structural amount of € 1,000.00; the tables know years only",
          "team (Team): fte, not euros", "geslaagd (Geslaagd): counts, not euros"));
}

TEST(PlanExportRijksfinancienTest, WritesThousandsOfEurosExactly) {
  for (const auto& [eurocents, text] : std::vector<std::pair<std::int64_t, std::string>>{
           {0, "0"},
           {1, "0,00001"},
           {-1, "-0,00001"},
           {10'000, "0,1"},
           {100'000, "1"},
           {-100'000, "-1"},
           {123'450'000, "1234,5"},
           {626'439'600'000, "6264396"},
           {-100'001, "-1,00001"},
           {10'000'000'000'000'000, "100000000000"}}) {
    EXPECT_EQ(AmountOf(eurocents), text);
  }
}

RC_GTEST_PROP(PlanExportRijksfinancienProperty, WritesAmountsThatReadBackToTheCent, ()) {
  const auto eurocents = *rc::gen::inRange(-finance::kMaxFigure, finance::kMaxFigure);
  const auto written = finance::ReadDutch(AmountOf(eurocents));
  RC_ASSERT(written.ok());
  RC_ASSERT(*finance::ScaleTo(*written, 5) == eurocents);
}

TEST(PlanExportRijksfinancienTest, TellsCommitmentsCashAndReceiptsApart) {
  struct Case {
    type::v1::Basis basis;
    planning::v1::Direction direction;
    const char* kind;  // empty where there is no place
  };
  for (const Case& c : {Case{type::v1::BASIS_COMMITMENTS, planning::v1::DIRECTION_EXPENDITURE, "V"},
                        Case{type::v1::BASIS_CASH, planning::v1::DIRECTION_UNSPECIFIED, "U"},
                        Case{type::v1::BASIS_CASH, planning::v1::DIRECTION_EXPENDITURE, "U"},
                        Case{type::v1::BASIS_CASH, planning::v1::DIRECTION_RECEIPTS, "O"},
                        Case{type::v1::BASIS_COMMITMENTS, planning::v1::DIRECTION_RECEIPTS, ""},
                        Case{type::v1::BASIS_ACCRUAL, planning::v1::DIRECTION_EXPENDITURE, ""},
                        Case{type::v1::BASIS_ACCRUAL, planning::v1::DIRECTION_RECEIPTS, ""}}) {
    Revision revision = FirstRevision();
    revision.mutable_tables()->DeleteSubrange(1, 2);
    revision.mutable_tables(0)->set_basis(c.basis);
    revision.mutable_tables(0)->set_direction(c.direction);
    const RijksfinancienExport exported = ToRijksfinancien(SampleProgramme(), revision);
    if (c.kind[0] == '\0') {
      EXPECT_EQ(exported.csv, kHeader);
      ASSERT_EQ(exported.left_out.size(), 1);
      EXPECT_EQ(exported.left_out[0].why, c.basis == type::v1::BASIS_ACCRUAL
                                              ? NoPlace::kAccrual
                                              : NoPlace::kCommittedReceipts);
    } else {
      EXPECT_THAT(exported.csv, HasSubstr(std::string("VI.31.geld..inhuur.") + c.kind + ";2020;"));
      EXPECT_THAT(exported.csv, HasSubstr(std::string(";") + c.kind + ";1234,56789\r\n"));
    }
  }
}

TEST(PlanExportRijksfinancienTest, WritesEveryPhaseAndNoneAsEmpty) {
  const std::map<int, std::string> codes = {{0, ""},   {1, "OWB"}, {2, "NVW"}, {3, "AMD"},
                                            {4, "VB"}, {5, "ISB"}, {6, "O1"},  {7, "PSUPP"},
                                            {8, "O2"}, {9, "JV"},  {10, "TC"}};
  ASSERT_EQ(codes.rbegin()->first, Revision::Phase_MAX);
  for (const auto& [phase, code] : codes) {
    Revision revision = FirstRevision();
    revision.set_phase(static_cast<Revision::Phase>(phase));
    EXPECT_THAT(ToRijksfinancien(SampleProgramme(), revision).csv,
                HasSubstr("inhuur.U;2020;" + code + ";;;VI"));
  }
}

TEST(PlanExportRijksfinancienTest, TellsOfALineOfEurosWithoutFigures) {
  Revision revision = FirstRevision();
  revision.mutable_tables()->DeleteSubrange(1, 2);
  revision.mutable_tables(0)->mutable_lines(0)->clear_cells();
  const RijksfinancienExport exported = ToRijksfinancien(SampleProgramme(), revision);
  EXPECT_EQ(exported.csv, kHeader);
  EXPECT_THAT(LeftOutOf(exported, "nl"), ElementsAre("inhuur (Inhuur): geen bedragen"));
}

TEST(PlanExportRijksfinancienTest, LeavesNothingOutOfEurosPerYear) {
  Revision revision = FirstRevision();
  revision.mutable_tables()->DeleteSubrange(1, 2);
  revision.mutable_tables(0)->mutable_lines(0)->mutable_cells()->RemoveLast();
  EXPECT_THAT(ToRijksfinancien(SampleProgramme(), revision).left_out, IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
