#include "clients/cli/open_data_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/allocation_key_file.h"
#include "clients/cli/open_data_columns.h"

namespace rekenschap::cli {
namespace {

using finance::Column;
using finance::Language;
using planning::v1::Revision;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const char* const kRijks =
    "index;jaar;fase;verantwoordelijk_minister;hoofdstuk_naam;hoofdstuk_nummer;artikel_naam;"
    "artikel_nummer;beleid_of_niet_beleid;rbv_model;artikelonderdeel_naam;artikelonderdeel_nummer;"
    "instrument_of_uitsplitsing_apparaat_naam;instrument_of_uitsplitsing_apparaat_nummer;"
    "regeling_detailniveau_naam;regeling_detailniveau_nummer;vuo;bedrag\n";
const char* const kOfdp =
    "budget_line_id,table_id,table_title,line_title,measure,nature,basis,direction,fiscal_year,"
    "structural,phase_id,phase_label,value\n";

struct Outcome {
  std::optional<OpenDataPlan> plan;
  std::vector<std::string> problems;
};

Outcome Read(const std::string& csv, Revision::Phase phase = Revision::PHASE_UNSPECIFIED) {
  ImportProblems problems(Language::kDutch);
  const OpenDataFormat format = OpenDataFormatOf(csv);
  const auto sheets =
      ReadSheets("a.csv", csv, format == OpenDataFormat::kOfdp ? ',' : ';', problems);
  Outcome outcome;
  outcome.plan = ReadOpenData(format, sheets.at(0), phase, problems);
  for (const ImportProblem& problem : problems.first()) {
    EXPECT_FALSE(problem.message.empty());
    EXPECT_FALSE(problem.remedy.empty());
    outcome.problems.push_back(problem.place + " " + problem.rule);
  }
  return outcome;
}

// A row of rijksfinancien.nl.
std::string Rijks(const std::string& year, const std::string& phase, const std::string& part,
                  const std::string& line, const std::string& kind, const std::string& amount) {
  return ";" + year + ";" + phase + ";;;VI;;31;;;Deel " + part + ";" + part + ";;;Regel " + line +
         ";" + line + ";" + kind + ";" + amount + "\n";
}

TEST(OpenDataReadingTest, KnowsTheFormatsByTheirHeaders) {
  EXPECT_EQ(OpenDataFormatOf(kRijks), OpenDataFormat::kRijksfinancien);
  EXPECT_EQ(OpenDataFormatOf(std::string("\xef\xbb\xbf") + kOfdp), OpenDataFormat::kOfdp);
  EXPECT_EQ(OpenDataFormatOf("Regel;2020\n"), OpenDataFormat::kNone);
  EXPECT_EQ(OpenDataFormatOf(""), OpenDataFormat::kNone);
}

TEST(OpenDataReadingTest, ReadsRijksfinancien) {
  const auto read = Read(kRijks + Rijks("2021", "OWB", "geld", "a", "U", "1234,56789") +
                         Rijks("2020", "OWB", "geld", "a", "U", "-0,5") +
                         Rijks("2022", "OWB", "geld", "a", "U", "") +
                         Rijks("2020", "OWB", "geld", "a", "V", "1.000"));
  ASSERT_TRUE(read.plan) << read.problems[0];
  EXPECT_EQ(read.plan->phase, Revision::PHASE_DRAFT_BUDGET);
  ASSERT_EQ(read.plan->tables.size(), 2U);
  const BudgetTable& cash = read.plan->tables[0];
  EXPECT_EQ(cash.id, "geld");
  EXPECT_EQ(cash.basis, finance::Basis::kCash);
  ASSERT_EQ(cash.lines.size(), 1U);
  EXPECT_EQ(cash.lines[0].figures[0].column, Column{2020});
  EXPECT_EQ(cash.lines[0].figures[0].value, -50'000);
  EXPECT_EQ(cash.lines[0].figures[1].value, 123'456'789);
  EXPECT_EQ(cash.lines[0].figures[1].printed, "");
  EXPECT_THAT(cash.lines[0].unknown, ElementsAre(Column{2022}));
  // Commitments of the same part are a table of their own.
  EXPECT_EQ(read.plan->tables[1].id, "geld-verplichtingen");
  EXPECT_EQ(read.plan->tables[1].lines[0].id, "a-verplichtingen");
  EXPECT_EQ(read.plan->tables[1].basis, finance::Basis::kCommitments);
}

TEST(OpenDataReadingTest, ReadsAFiscalDataPackageWithItsStructuralFigures) {
  const auto read = Read(std::string(kOfdp) +
                         "a,geld,\"Geld, veel\",Aap,EUR,FLOW,CASH,revenue,2020,false,,,1234.56\n"
                         "a,geld,\"Geld, veel\",Aap,EUR,FLOW,CASH,revenue,,true,,,7\n"
                         "t,fte,Fte,Team,FTE,STOCK,,,2020,false,,,11.600\n");
  ASSERT_TRUE(read.plan) << read.problems[0];
  ASSERT_EQ(read.plan->tables.size(), 2U);
  EXPECT_EQ(read.plan->tables[0].title, "Geld, veel");
  EXPECT_EQ(read.plan->tables[0].direction, planning::v1::DIRECTION_RECEIPTS);
  EXPECT_EQ(read.plan->tables[0].lines[0].figures[1].column, Column::Structural());
  EXPECT_EQ(read.plan->tables[0].lines[0].figures[0].value, 123'456);
  EXPECT_EQ(read.plan->tables[1].lines[0].figures[0].value, 11'600);
}

TEST(OpenDataReadingTest, SeveralPhasesNeedAChoice) {
  const std::string csv = kRijks + Rijks("2020", "OWB", "g", "a", "U", "1") +
                          Rijks("2020", "O1", "g", "a", "U", "2") +
                          Rijks("2021", "O1", "g", "a", "U", "3");
  EXPECT_THAT(Read(csv).problems, ElementsAre("C2 PHASES_SEVERAL"));
  const auto read = Read(csv, Revision::PHASE_FIRST_SUPPLEMENTARY);
  ASSERT_TRUE(read.plan);
  EXPECT_EQ(read.plan->other_phases, 1U);
  EXPECT_EQ(read.plan->tables[0].lines[0].figures[0].value, 200'000);
}

TEST(OpenDataReadingTest, NamesEveryRowThatCannotBeUnderstood) {
  const struct {
    std::string row;
    const char* problem;
  } kCases[] = {
      {Rijks("20x0", "", "g", "a", "U", "1"), "B2 YEAR_UNFIT"},
      {Rijks("2020", "", "g", "a", "X", "1"), "Q2 KIND_UNKNOWN"},
      {Rijks("2020", "XX", "g", "a", "U", "1"), "C2 PHASE_UNKNOWN"},
      {Rijks("2020", "", "g", "a", "U", "1.5"), "R2 FIGURE_MALFORMED"},
      {Rijks("2020", "", "g", "a", "U", "1,000001"), "R2 FIGURE_MALFORMED"},
      {Rijks("2020", "", "g", "a", "U", "NaN"), "R2 FIGURE_MALFORMED"},
      {Rijks("2020", "", "g", "€", "U", "1"), "P2 ID_MALFORMED"},
      {Rijks("2020", "", "g", std::string(200, 'a'), "U", "1"), "O2 TITLE_UNFIT"},
      {Rijks("2020", "", "g", "a", "U", "1") + Rijks("2020", "", "g", "a", "U", "1"),
       "R3 FIGURE_TWICE"},
      {"", " FILE_EMPTY"},
  };
  for (const auto& test : kCases) {
    EXPECT_THAT(Read(kRijks + test.row).problems, ElementsAre(test.problem)) << test.row;
  }
  EXPECT_THAT(Read("index;jaar;fase\n;2020;\n").problems.size(), 6U);
  EXPECT_THAT(Read(std::string(kOfdp) + "a,g,G,A,EUR,FLOW,GELD,,2020,false,,,1\n").problems,
              ElementsAre("E2 KIND_UNKNOWN"));
  EXPECT_THAT(Read(std::string(kOfdp) + "a,g,G,A,EUR,FLOW,CASH,,2020,false,,,\"1,5\"\n"
                                        "b,g,G,B,FTE,STOCK,,,2020,false,,,1\n")
                  .problems,
              ElementsAre("M2 FIGURE_MALFORMED"));
  EXPECT_THAT(Read(std::string(kOfdp) + "a,g,G,A,EUR,FLOW,CASH,,2020,false,,,1\n"
                                        "b,g,G,B,FTE,STOCK,,,2020,false,,,1\n")
                  .problems,
              ElementsAre("A3 TABLE_MIXED"));
}

TEST(OpenDataReadingTest, FindsTheFiguresOfAPackageInsideItsFolder) {
  EXPECT_EQ(*FiguresPathOf(R"({"resources":[{"path":"data/budget.csv"}]})"), "data/budget.csv");
  for (const char* package :
       {"", "[]", "{}", R"({"resources":[]})", R"({"resources":[{}]})",
        R"({"resources":[{"path":"/etc/passwd"}]})", R"({"resources":[{"path":"../x.csv"}]})",
        R"({"resources":[{"path":"https://x.nl/a.csv"}]})", R"({"resources":[{"path":7}]})"}) {
    EXPECT_FALSE(FiguresPathOf(package).ok()) << package;
  }
}

TEST(AllocationKeyFileTest, ReadsUnitsAndWeights) {
  ImportProblems problems(Language::kEnglish);
  const auto key = ReadAllocationKey(
      "\xef\xbb\xbf"
      "Eenheid;Gewicht\r\nrotterdam;13.167\r\n\r\nlimburg;0\r\n",
      problems);
  ASSERT_TRUE(key);
  ASSERT_EQ(key->weights_size(), 2);
  EXPECT_EQ(key->weights(0).unit(), "units/rotterdam");
  EXPECT_EQ(key->weights(0).weight(), 13'167);
}

TEST(AllocationKeyFileTest, NamesWhatIsWrong) {
  const struct {
    const char* csv;
    std::vector<std::string> problems;
  } kCases[] = {
      {"a;b\nx;1\n", {"A1 HEADER_NOT_UNDERSTOOD"}},
      {"", {"A1 HEADER_NOT_UNDERSTOOD"}},
      {"unit;weight\n", {"A2 FILE_EMPTY"}},
      {"unit;weight\nX Y;1\na;1,5\nb;-1\nc;\na;2\nd;1\nd;1\n",
       {"A2 UNIT_UNFIT", "B3 WEIGHT_UNFIT", "B4 WEIGHT_UNFIT", "B5 WEIGHT_UNFIT", "A6 UNIT_UNFIT",
        "A8 UNIT_UNFIT"}},
  };
  for (const auto& test : kCases) {
    ImportProblems problems(Language::kEnglish);
    EXPECT_FALSE(ReadAllocationKey(test.csv, problems));
    std::vector<std::string> found;
    for (const auto& problem : problems.first())
      found.push_back(problem.place + " " + problem.rule);
    EXPECT_EQ(found, test.problems) << test.csv;
  }
}

}  // namespace
}  // namespace rekenschap::cli
