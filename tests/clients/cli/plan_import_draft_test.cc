#include "clients/cli/plan_import_draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/plan_words.h"
#include "tests/clients/cli/plan_export_sample.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using planning::v1::Mutation;
using planning::v1::Revision;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A plan with one printed figure that is rectified, one that mutations made, and a structural one.
Revision InForce() {
  return FromText<Revision>(R"pb(
    name: "programmes/proef/revisions/3"
    tables {
      id: "geld"
      title: "Geld"
      measure: MEASURE_EUR
      nature: NATURE_FLOW
      basis: BASIS_CASH
      print_unit_count: 1000000
      lines {
        id: "inhuur"
        title: "Tijdelijke inhuur"
        allocation_key: "k"
        cells {
          year: 2020
          printed: "6,8"
          worked_with { eurocents: 70000000 }
          rectification { reason: "Herhaald." author: "x" date: "2020-01-01" }
        }
        cells {
          year: 2021
          worked_with { eurocents: 341234567 }
        }
        cells {
          structural: true
          worked_with { eurocents: 500000000 }
        }
      }
      lines {
        id: "formatie"
        title: "I&R (formatie)"
        allocation_key: "k"
        cells {
          year: 2020
          worked_with { eurocents: 100 }
        }
      }
      printed_totals { year: 2020 printed: "7" }
    }
    tables {
      id: "fte"
      title: "Fte"
      measure: MEASURE_FTE
      nature: NATURE_STOCK
      lines {
        id: "team"
        title: "Tijdelijke inhuur"
        allocation_key: "k"
        cells {
          year: 2020
          printed: "5"
          worked_with { fte_thousandths: 5000 }
        }
      }
    }
    allocation_keys { id: "k" title: "K" }
  )pb");
}

struct Outcome {
  std::optional<ImportDraft> draft;
  std::vector<TableMatch> matches;
  std::vector<std::string> problems;
};

struct Given {
  std::string csv;
  std::string table = "";
  std::string key = "";
};

Outcome Make(const Given& given, const Revision* in_force) {
  ImportProblems problems(Language::kDutch);
  const auto sheets = ReadSheets("a.csv", "Kas x € 1 mln\n" + given.csv, ';', problems);
  const auto table = ReadBudgetTable(sheets.at(0), {}, problems);
  Outcome outcome;
  if (table) {
    ImportRequest request;
    request.in_force = in_force;
    request.tables = {*table};
    request.adopted_by.set_number("35 850 VI nr. 2");
    request.printed_in = request.adopted_by;
    request.key = given.key;
    request.matches = MatchTables(request.tables, in_force, given.table, problems);
    outcome.matches = request.matches;
    if (problems.empty()) outcome.draft = MakeImportDraft(request, problems);
  }
  for (const auto& problem : problems.first()) {
    EXPECT_FALSE(problem.remedy.empty());
    outcome.problems.push_back(problem.place + " " + problem.rule);
  }
  EXPECT_EQ(outcome.draft.has_value(), problems.empty());
  return outcome;
}

// Changes as `line column was>becomes`.
std::vector<std::string> Changes(const ImportDraft& draft) {
  std::vector<std::string> changes;
  for (const CellChange& change : draft.changes) {
    changes.push_back(change.line + " " + finance::FormatColumn(change.column) + " " +
                      (change.was ? std::to_string(*change.was) : "-") + ">" +
                      std::to_string(change.becomes) + (change.extends ? " extends" : ""));
  }
  return changes;
}

TEST(PlanImportDraftTest, WithoutAPlanItIsAFirstRevision) {
  const auto made =
      Make({"Regel;2020;Struc.\nTijdelijke inhuur1;6,8;-1\nTotaal;7;\n", "", "k"}, nullptr);
  ASSERT_TRUE(made.draft);
  const Revision& revision = made.draft->revision;
  EXPECT_EQ(revision.title(), "Stand volgens 35 850 VI nr. 2");
  EXPECT_EQ(revision.printed_in().number(), "35 850 VI nr. 2");
  EXPECT_TRUE(revision.mutations().empty());
  ASSERT_EQ(revision.tables_size(), 1);
  EXPECT_EQ(revision.tables(0).id(), "kas-x-1-mln");
  EXPECT_EQ(revision.tables(0).print_unit_count(), 1'000'000);
  const auto& line = revision.tables(0).lines(0);
  EXPECT_EQ(line.id(), "tijdelijke-inhuur");
  EXPECT_EQ(line.allocation_key(), "k");
  EXPECT_TRUE(line.may_be_negative());
  EXPECT_EQ(line.cells(0).printed(), "6,8");
  EXPECT_FALSE(line.cells(0).has_worked_with());
  EXPECT_TRUE(line.cells(1).structural());
  EXPECT_EQ(revision.tables(0).printed_totals(0).printed(), "7");
}

TEST(PlanImportDraftTest, NewLinesNeedAKey) {
  EXPECT_THAT(Make({"Regel;2020\nA;1\nB;2\n"}, nullptr).problems, ElementsAre(" KEY_MISSING"));
  Revision two_keys = InForce();
  two_keys.add_allocation_keys()->set_id("l");
  EXPECT_THAT(Make({"Regel;2020\nNieuw;1\n"}, &two_keys).problems, ElementsAre(" KEY_MISSING"));
  EXPECT_TRUE(Make({"Regel;2020\nNieuw;1\n", "", "l"}, &two_keys).draft);
}

TEST(PlanImportDraftTest, EveryFigureThatDiffersIsInOneMutation) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2020;2021;Struc.\nTijdelijke inhuur1;6,8;3,9;4,5\n"}, &plan);
  ASSERT_TRUE(made.draft) << made.problems[0];
  EXPECT_EQ(made.matches[0].by, MatchedBy::kKind);
  EXPECT_EQ(made.matches[0].lines[0].by, MatchedBy::kTitle);
  EXPECT_THAT(Changes(*made.draft), ElementsAre("inhuur 2021 341234567>390000000",
                                                "inhuur structural 500000000>450000000"));
  const Revision& revision = made.draft->revision;
  EXPECT_EQ(revision.predecessor(), plan.name());
  ASSERT_EQ(revision.mutations_size(), 1);
  const Mutation& mutation = revision.mutations(0);
  EXPECT_EQ(mutation.id(), "import-geld");
  EXPECT_EQ(mutation.title(), "Saldo volgens 35 850 VI nr. 2");
  EXPECT_EQ(mutation.class_(), Mutation::CLASS_NET);
  EXPECT_EQ(mutation.kind(), Mutation::KIND_ADJUSTMENT);
  EXPECT_GE(mutation.reason().size(), 10U);
  ASSERT_EQ(mutation.entries_size(), 2);
  EXPECT_EQ(mutation.entries(0).amount().eurocents(), 390'000'000 - 341'234'567);
  EXPECT_EQ(mutation.entries(1).amount().eurocents(), -50'000'000);
  EXPECT_TRUE(mutation.entries(1).structural());
  // All tables go on, without the prints of another paper; the reason of the same print stays.
  ASSERT_EQ(revision.tables_size(), 2);
  EXPECT_EQ(revision.tables(1).lines(0).cells(0).printed(), "");
  EXPECT_TRUE(revision.tables(0).printed_totals().empty());
  EXPECT_EQ(revision.tables(0).lines(0).cells(0).rectification().reason(), "Herhaald.");
  EXPECT_FALSE(revision.tables(0).lines(0).cells(1).has_worked_with());
  EXPECT_THAT(made.draft->not_in_file, ElementsAre("I&R (formatie)"));
}

TEST(PlanImportDraftTest, APrintThatTheFigureIsRoundedToChangesNothing) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2021\nTijdelijke inhuur;3,4\n"}, &plan);
  ASSERT_TRUE(made.draft);
  EXPECT_THAT(Changes(*made.draft), IsEmpty());
  ASSERT_EQ(made.draft->kept.size(), 1U);
  EXPECT_EQ(made.draft->kept[0].why, Kept::kRounding);
  EXPECT_EQ(made.draft->kept[0].value, 341'234'567);
  EXPECT_EQ(made.draft->new_prints, 1);
  EXPECT_FALSE(made.draft->nothing_new);  // the print itself is new
}

TEST(PlanImportDraftTest, WhatIsInForceIsNothingNew) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2020\nTijdelijke inhuur1;6,8\nTotaal;7\n"}, &plan);
  ASSERT_TRUE(made.draft);
  EXPECT_TRUE(made.draft->nothing_new);
  EXPECT_EQ(made.draft->kept[0].why, Kept::kSamePrint);
}

TEST(PlanImportDraftTest, EmptyCellsChangeNothing) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2020;2021\nTijdelijke inhuur;6,8;\n"}, &plan);
  ASSERT_TRUE(made.draft);
  EXPECT_TRUE(made.draft->nothing_new);
}

TEST(PlanImportDraftTest, NextYearsComeOutOfTheStructuralFigure) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2022;2023\nTijdelijke inhuur;5,0;5,5\n"}, &plan);
  ASSERT_TRUE(made.draft) << made.problems[0];
  EXPECT_THAT(Changes(*made.draft), ElementsAre("inhuur 2022 500000000>500000000 extends",
                                                "inhuur 2023 500000000>550000000 extends"));
  const Revision& revision = made.draft->revision;
  ASSERT_EQ(revision.mutations_size(), 2);
  EXPECT_EQ(revision.mutations(0).kind(), Mutation::KIND_EXTENSION);
  EXPECT_EQ(revision.mutations(0).id(), "import-geld-jaren");
  EXPECT_EQ(revision.mutations(0).entries_size(), 2);
  EXPECT_FALSE(revision.mutations(0).entries(0).has_amount());
  ASSERT_EQ(revision.mutations(1).entries_size(), 1);
  EXPECT_EQ(revision.mutations(1).entries(0).year(), 2023);
  EXPECT_EQ(revision.mutations(1).entries(0).amount().eurocents(), 50'000'000);
}

TEST(PlanImportDraftTest, YearsThatASeriesCannotHaveAreNamed) {
  const Revision plan = InForce();
  EXPECT_THAT(
      Make({"Regel;2019;2023;Struc.\nTijdelijke inhuur;1;1;5,0\nI&R(formatie);;;1\n"}, &plan)
          .problems,
      ElementsAre("B3 YEAR_NOT_IN_SERIES", "C3 YEAR_NOT_IN_SERIES", "D4 YEAR_NOT_IN_SERIES"));
}

TEST(PlanImportDraftTest, NewLinesComeWithTheirFiguresAsMutations) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2020;2021\nOpleiding;0,1;-0,2\n"}, &plan);
  ASSERT_TRUE(made.draft);
  EXPECT_THAT(Changes(*made.draft),
              ElementsAre("opleiding 2020 ->10000000", "opleiding 2021 ->-20000000"));
  ASSERT_EQ(made.draft->revision.tables(0).lines_size(), 3);
  const auto& line = made.draft->revision.tables(0).lines(2);
  EXPECT_EQ(line.allocation_key(), "k");
  EXPECT_TRUE(line.may_be_negative());
  EXPECT_EQ(made.draft->revision.mutations(0).entries(1).amount().eurocents(), -20'000'000);
}

TEST(PlanImportDraftTest, ANegativeFigureIsToldWhereThePlanHadNone) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2020\nI&R(formatie);-1\n"}, &plan);
  ASSERT_TRUE(made.draft);
  EXPECT_THAT(made.draft->may_be_negative, ElementsAre("I&R (formatie)"));
}

TEST(PlanImportDraftTest, FiguresWithoutPrintLeaveTheTablesToTheService) {
  const Revision plan = InForce();
  ImportProblems problems(Language::kDutch);
  BudgetTable table;
  table.id = "geld";
  table.basis = finance::Basis::kCash;
  BudgetLine line;
  line.id = "inhuur";
  line.title = "Tijdelijke inhuur";
  line.figures.push_back({finance::Column{2020}, "R2", "800", false, "", 80'000'000, 0});
  table.lines.push_back(line);
  ImportRequest request;
  request.in_force = &plan;
  request.tables = {table};
  request.matches = MatchTables(request.tables, &plan, "", problems);
  const auto draft = MakeImportDraft(request, problems);
  ASSERT_TRUE(draft);
  EXPECT_TRUE(draft->revision.tables().empty());
  EXPECT_FALSE(draft->revision.has_printed_in());
  EXPECT_THAT(Changes(*draft), ElementsAre("inhuur 2020 70000000>80000000"));
}

TEST(PlanImportMatchTest, TablesAndLinesThatCannotBeAreNamed) {
  const Revision plan = InForce();
  EXPECT_THAT(Make({"Regel;2020\nA;1\n", "fte"}, &plan).problems,
              ElementsAre("B2 TABLE_OTHER_KIND"));
  Revision two = InForce();
  *two.add_tables() = plan.tables(0);
  two.mutable_tables(2)->set_id("meer-geld");
  EXPECT_THAT(Make({"Regel;2020\nA;1\n"}, &two).problems, ElementsAre("B2 TABLE_AMBIGUOUS"));
  EXPECT_THAT(Make({"id;Regel;2020\nteam;A;1\n"}, &plan).problems,
              ElementsAre("B3 LINE_OF_OTHER_TABLE"));
  EXPECT_THAT(Make({"id;Regel;2020\ninhuur;A;1\nx;Tijdelijke inhuur;1\n"}, &plan).problems,
              IsEmpty());
}

TEST(PlanImportMatchTest, NewIdsAreNotTaken) {
  const Revision plan = InForce();
  const auto made = Make({"Regel;2020\nTeam;1\n€;2\n"}, &plan);
  ASSERT_TRUE(made.draft) << made.problems[0];
  EXPECT_EQ(made.matches[0].lines[0].id, "team-geld");
  EXPECT_EQ(made.matches[0].lines[1].id, "geld");
}

}  // namespace
}  // namespace rekenschap::cli
