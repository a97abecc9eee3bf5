// `plan import` against a real planning service in this process.
#include "clients/cli/plan_import.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/workbook_sample.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Mutation;
using planning::v1::Revision;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

using Stub = planning::v1::PlanningService::Stub;

const char* const kBudget =
    "Budgetreeks, kas (bedragen x € 1 mln);;;;;\n"
    ";2020;2021;2022;2023;Struc.\n"
    "Mensenhandel (formatie);6,8;3,4;5,6;6,2;6,8\n"
    "I&R(formatie);0,3;1,6;2,6;2,9;3,2\n"
    "Tijdelijke inhuur1;1,0;1,0;0,3;0,3;0,0\n"
    "Totaal;2;6;8;10;10\n";

// A table that prints some of the lines.
const char* const kTwoYears = "Budgetreeks, kas (bedragen x € 1 mln);;\nRegel;2020;2021\n";

class PlanImportTest : public ::testing::Test {
 protected:
  PlanImportTest() : server_(folder_.path()) {}

  void SetUp() override {
    ASSERT_THAT(testing::LoadAndAdopt(server_, testing::AvimPlan()), IsOk());
  }

  int Import(const std::string& name, const std::string& content, bool write = false,
             ImportOptions options = {}) {
    const std::string path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    options.path = path;
    options.programme = "avim-mensenhandel";
    options.document.set_number("35 850 VI nr. 2");
    options.document.set_date("2021-05-28");
    options.explanation = "Er zijn meer zaken dan verwacht.";
    options.write = write;
    out_.str("");
    err_.str("");
    Session session{out_, err_};
    session.planning_address = server_.address();
    session.name = "planner";
    return ImportPlan(session, options);
  }

  Revision Get(const std::string& number) {
    planning::v1::GetRevisionRequest request;
    request.set_name("programmes/avim-mensenhandel/revisions/" + number);
    planning::v1::GetRevisionResponse response;
    EXPECT_THAT(testing::CallAs("x", server_.stub(), &Stub::GetRevision, request, response),
                IsOk());
    return response.revision();
  }

  void Adopt(const std::string& number) {
    planning::v1::AdoptRevisionRequest request;
    request.set_name("programmes/avim-mensenhandel/revisions/" + number);
    request.set_etag(Get(number).etag());
    request.set_request_id(testing::NextRequestId());
    planning::v1::AdoptRevisionResponse response;
    EXPECT_THAT(testing::CallAs("adopter", server_.stub(), &Stub::AdoptRevision, request, response),
                IsOk());
  }

  int Revisions() {
    planning::v1::ListRevisionsRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    planning::v1::ListRevisionsResponse response;
    EXPECT_THAT(testing::CallAs("x", server_.stub(), &Stub::ListRevisions, request, response),
                IsOk());
    return response.revisions_size();
  }

  testing::TempDir folder_;
  testing::PlanningServer server_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(PlanImportTest, ThePrintOfThePlanInForceIsNothingNew) {
  EXPECT_EQ(Import("a.csv", kBudget, true), kDone) << err_.str();
  EXPECT_THAT(
      out_.str(),
      AllOf(HasSubstr("«I&R(formatie)» → I&R (formatie) (ienr-budget)"),
            HasSubstr("«1» hoort niet bij de naam van «Tijdelijke inhuur»"),
            HasSubstr("6.800.000,00"), HasSubstr("het plan kent deze druk al"),
            HasSubstr("dit is het plan dat al geldt (revisie 1); er is niets vast te leggen")));
  EXPECT_EQ(Revisions(), 1);
}

TEST_F(PlanImportTest, ADryRunTellsAndRecordsNothing) {
  std::string changed = kBudget;
  changed.replace(changed.find("3,4"), 3, "3,9");
  EXPECT_EQ(Import("a.csv", changed), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("3.400.000,00  +500.000,00  3.900.000,00"),
                                HasSubstr("Er is niets vastgelegd")));
  EXPECT_EQ(Revisions(), 1);
}

TEST_F(PlanImportTest, WhatIsRecordedIsTheStandOfTheFileAndImportedAgainNothingNew) {
  const std::string next =
      "Budgetreeks, kas (bedragen x € 1 mln);;;;;;\n"
      ";2020;2021;2022;2023;2024;Struc.\n"
      "Mensenhandel (formatie);6,8;3,9;5,6;6,2;6,5;6,8\n"
      "I&R(formatie);0,3;1,6;2,6;2,9;;3,2\n"
      "Tijdelijke inhuur1;1,0;1,0;0,3;0,3;0,0;0,0\n"
      "Opleiding;0,1;0,2;0,2;0,2;0,2;0,2\n";
  EXPECT_EQ(Import("a.csv", next, true), kDone) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("ontwerp vastgelegd"));
  const Revision draft = Get("2");
  ASSERT_EQ(draft.mutations_size(), 2);
  EXPECT_EQ(draft.mutations(0).kind(), Mutation::KIND_EXTENSION);
  const auto& line = draft.tables(0).lines(0);
  EXPECT_EQ(line.cells(0).worked_with().eurocents(), 70'000'000);  // the rectified one
  EXPECT_TRUE(line.cells(0).has_rectification());
  EXPECT_EQ(line.cells(1).worked_with().eurocents(), 390'000'000);
  EXPECT_EQ(line.cells(4).year(), 2024);
  EXPECT_EQ(line.cells(4).worked_with().eurocents(), 650'000'000);
  EXPECT_EQ(draft.tables(1).lines_size(), 2);  // the fte go on

  // Recorded again it is the same draft.
  EXPECT_EQ(Import("a.csv", next, true), kDone) << err_.str();
  EXPECT_EQ(Revisions(), 2);
  Adopt("2");
  EXPECT_EQ(Import("a.csv", next, true), kDone) << err_.str();
  EXPECT_THAT(out_.str(), HasSubstr("dit is het plan dat al geldt (revisie 2)"));
}

TEST_F(PlanImportTest, KnowsAPrintThatAnEarlierRevisionRectified) {
  // The paper of the second revision prints nothing of the first line.
  ASSERT_EQ(Import("a.csv", std::string(kTwoYears) + "I&R (formatie);0,3;1,9\n", true), kDone)
      << err_.str();
  Adopt("2");
  EXPECT_TRUE(Get("2").tables(0).lines(0).cells(0).printed().empty());
  ASSERT_EQ(Import("a.csv", kBudget, true), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("700.000,00; het plan kent deze druk al"),
                                Not(HasSubstr("+6.100.000,00"))));
  const Revision draft = Get("3");
  EXPECT_EQ(draft.tables(0).lines(1).cells(1).worked_with().eurocents(), 160'000'000);
  const auto& cell = draft.tables(0).lines(0).cells(0);
  EXPECT_EQ(cell.printed(), "6,8");
  EXPECT_EQ(cell.worked_with().eurocents(), 70'000'000);
  const Revision first = Get("1");
  EXPECT_EQ(cell.rectification().reason(),
            first.tables(0).lines(0).cells(0).rectification().reason());
}

TEST_F(PlanImportTest, APrintThatANewerPaperReplacedIsNotTheRectifiedOne) {
  // In the second revision the figure is another; from the third it is again what it was rectified
  // to, but as that one's own print.
  const struct {
    const char* revision;
    const char* line;
    const char* proposed;
  } steps[] = {{"2", "Mensenhandel (formatie);0,9;3,4\n", "+5.900.000,00"},
               {"3", "Mensenhandel (formatie);0,7;3,4\n", "+6.100.000,00"},
               {"4", "I&R (formatie);0,4;1,6\n", "+6.100.000,00"}};
  for (const auto& [revision, line, proposed] : steps) {
    ASSERT_EQ(Import("a.csv", std::string(kTwoYears) + line, true), kDone) << err_.str();
    Adopt(revision);
    EXPECT_EQ(Import("b.csv", kBudget), kDone) << err_.str();
    EXPECT_THAT(out_.str(),
                AllOf(HasSubstr(proposed), Not(HasSubstr("het plan kent deze druk al"))))
        << revision;
  }
}

TEST_F(PlanImportTest, ATableWithTheTitleOfOneOfThePlanIsThatOne) {
  // The title says neither cash nor commitments; the plan's own table does.
  const std::string table =
      "BUDGETREEKS (bedragen x € 1 mln);;\nRegel;2020;2021\nI&R (formatie);0,3;1,9\n";
  EXPECT_EQ(Import("a.csv", table), kDone) << err_.str();
  EXPECT_THAT(out_.str(),
              AllOf(HasSubstr("I&R (formatie) (ienr-budget)"), HasSubstr("+300.000,00")));
}

TEST_F(PlanImportTest, SaysWhichTablesThePlanHas) {
  const std::string table = "Onbekend (bedragen x € 1 mln);;\nRegel;2020;2021\nA;0,3;1,9\n";
  EXPECT_EQ(Import("a.csv", table), kUsage);
  EXPECT_THAT(err_.str(),
              AllOf(HasSubstr("BASIS_MISSING"), HasSubstr("budget («"), HasSubstr("fte («")));
  ImportOptions options;
  options.table = "bestaatniet";
  EXPECT_EQ(Import("a.csv", table, false, options), kUsage);
  EXPECT_THAT(err_.str(),
              AllOf(HasSubstr("het plan heeft geen tabel «bestaatniet»"),
                    HasSubstr("TABLE_UNKNOWN"), HasSubstr("kies met --table uit budget")));
}

TEST_F(PlanImportTest, PointsFromAPlanFileToLoading) {
  EXPECT_EQ(Import("plan.txtpb", "units { name: \"units/a\" }\n"), kUsage);
  EXPECT_THAT(err_.str(), AllOf(HasSubstr("dit is Protobuf-tekst"), HasSubstr("plan load")));
  EXPECT_EQ(Import("plan.csv", "# proto-file: rekenschap/planning/v1/plan_file.proto\n"), kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("FILE_IS_PLAN"));
}

TEST_F(PlanImportTest, ReadsWorkbooks) {
  const std::string xlsx = Zip(XlsxParts(
      "Fte",
      "<row><c t=\"s\"><v>0</v></c><c><v>2020</v></c><c><v>2021</v></c></row><row><c "
      "t=\"inlineStr\"><is><t>I&amp;R</t></is></c><c s=\"1\"><v>5.7999999999999998</v></c><c "
      "s=\"1\"><v>24</v></c></row>"));
  ImportOptions fte;
  fte.table = "fte";
  EXPECT_EQ(Import("a.xlsx", xlsx, false, fte), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("blad «Fte»"), HasSubstr("I&R (ienr-fte)"),
                                HasSubstr("«24,0»"), HasSubstr("+0,800  24,000")));
}

TEST_F(PlanImportTest, WhatCannotBeUnderstoodIsToldAtOnceAndNothingStored) {
  EXPECT_EQ(Import("a.csv", "Kas x € 1 mln\nRegel;2020;2021\nA;-;17.903\n", true), kUsage);
  EXPECT_THAT(err_.str(), AllOf(HasSubstr("B3: '-'"), HasSubstr("[DASH_ALONE]"), HasSubstr("C3: "),
                                HasSubstr("→ schrijf 0 voor nihil")));
  EXPECT_EQ(Import("a.xlsx", "geen werkblad"), kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("FILE_NOT_ITS_NAME"));
  EXPECT_EQ(Import("a.csv", ""), kUsage);
  EXPECT_EQ(Revisions(), 1);
}

TEST_F(PlanImportTest, AFileOfEurosIsNoTableOfFte) {
  ImportOptions options;
  options.table = "fte";
  EXPECT_EQ(Import("a.csv", kBudget, true, options), kUsage);
  EXPECT_THAT(err_.str(), AllOf(HasSubstr("A1: «Budgetreeks, kas"), HasSubstr("[MEASURE_OTHER]"),
                                HasSubstr("noem met --table een tabel van euro's")));
  EXPECT_THAT(out_.str(), Not(HasSubstr("fte")));
  EXPECT_EQ(Revisions(), 1);
  options.table = "budget";
  EXPECT_EQ(Import("a.csv", "Fte;\nRegel;2020\nI&R (formatie);0,3\n", true, options), kUsage);
  EXPECT_THAT(err_.str(), AllOf(HasSubstr("A1: «Fte»"), HasSubstr("[MEASURE_OTHER]")));
  EXPECT_EQ(Revisions(), 1);
}

TEST_F(PlanImportTest, ADryRunTellsWhatRecordingAndAdoptingAskFor) {
  std::string changed = kBudget;
  changed.replace(changed.find("3,4"), 3, "3,9");
  ImportOptions options;
  options.path = folder_ / "a.csv";
  std::ofstream(options.path) << changed;
  options.programme = "avim-mensenhandel";
  Session session{out_, err_};
  session.planning_address = server_.address();
  EXPECT_EQ(ImportPlan(session, options), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("dat doet --write, samen met --document-number "
                                          "\"NUMMER\" --document-date JJJJ-MM-DD --as NAAM\n"),
                                HasSubstr("--explanation \"TOELICHTING\"\n")));
  // What is given is not asked for.
  EXPECT_EQ(Import("a.csv", changed), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("dat doet --write\n"), Not(HasSubstr("--explanation"))));
}

TEST_F(PlanImportTest, RecordingNeedsTheDocument) {
  ImportOptions options;
  options.path = folder_ / "a.csv";
  std::ofstream(options.path) << kBudget;
  options.programme = "avim-mensenhandel";
  options.write = true;
  Session session{out_, err_};
  session.planning_address = server_.address();
  EXPECT_EQ(ImportPlan(session, options), kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("--document-number"));
}

TEST_F(PlanImportTest, AFirstPlanOfOneUnitNeedsNoKey) {
  planning::v1::PlanFile file = testing::AvimPlan();
  planning::v1::PlanFile single;
  *single.add_programmes() = file.programmes(0);
  single.mutable_programmes(0)->set_name("programmes/klein");
  single.mutable_programmes(0)->clear_units();
  single.mutable_programmes(0)->add_units(file.programmes(0).units(0));
  ASSERT_THAT(testing::LoadAndAdopt(server_, single), IsOk());
  ImportOptions options;
  options.path = folder_ / "a.csv";
  std::ofstream(options.path) << kBudget;
  options.programme = "klein";
  options.document.set_number("1");
  options.document.set_date("2020-01-01");
  options.write = true;
  Session session{out_, err_};
  session.planning_address = server_.address();
  session.name = "planner";
  EXPECT_EQ(ImportPlan(session, options), kDone) << err_.str();
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("eerste revisie"), HasSubstr("klein/1"),
                                HasSubstr("WORKED_WITH_MISFIT")));
}

}  // namespace
}  // namespace rekenschap::cli
