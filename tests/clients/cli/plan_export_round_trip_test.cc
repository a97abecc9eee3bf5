// `plan export` against real planning services in this process.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/calls.h"
#include "clients/cli/plan_export.h"
#include "clients/cli/plan_import.h"
#include "clients/cli/plan_load.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

planning::v1::PlanFile WholeExample() {
  return testing::ExamplePlan({"avim/units.txtpb", "avim/programme.txtpb", "avim/plan.txtpb",
                               "avim/later-synthetic.txtpb"});
}

// A planning service with a command beside it.
class Side {
 public:
  explicit Side(const std::string& name) : server_(Folder(name)) {}

  int Do(std::vector<std::string> arguments) {
    out_.str("");
    err_.str("");
    const Session session = SessionOf();
    CLI::App plan;
    int exit_code = kUsage;
    AddPlanExport(plan, session, exit_code);
    std::ranges::reverse(arguments);
    try {
      plan.parse(std::move(arguments));
    } catch (const CLI::ParseError&) {
      return kUsage;
    }
    return exit_code;
  }
  int Export(const std::string& plan, const std::string& format, const std::string& path,
             std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"export", plan, "--format", format, "--file", path};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Do(arguments);
  }
  int Load(const std::string& path) { return LoadPlans(SessionOf(), {path}); }
  // What `plan import` says of it.
  std::string Import(const std::string& path) {
    out_.str("");
    ImportOptions options;
    options.path = path;
    options.programme = "avim-mensenhandel";
    EXPECT_EQ(ImportPlan(SessionOf(), options), kDone) << err_.str();
    return out_.str();
  }

  void Adopt(int number) {
    const Revision draft = Get("programmes/avim-mensenhandel/revisions/" + std::to_string(number));
    planning::v1::AdoptRevisionRequest request;
    request.set_name(draft.name());
    request.set_etag(draft.etag());
    request.set_request_id(testing::NextRequestId());
    planning::v1::AdoptRevisionResponse response;
    EXPECT_THAT(
        testing::CallAs("financien", server_.stub(), &Planning::AdoptRevision, request, response),
        IsOk());
  }
  Revision Get(const std::string& name) {
    planning::v1::GetRevisionRequest request;
    request.set_name(name);
    planning::v1::GetRevisionResponse response;
    EXPECT_THAT(testing::CallAs("lezer", server_.stub(), &Planning::GetRevision, request, response),
                IsOk());
    return response.revision();
  }
  std::vector<std::string> Hashes() {
    planning::v1::ListRevisionsRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    request.set_page_size(100);
    planning::v1::ListRevisionsResponse response;
    EXPECT_THAT(
        testing::CallAs("lezer", server_.stub(), &Planning::ListRevisions, request, response),
        IsOk());
    std::vector<std::string> hashes;
    for (const Revision& revision : response.revisions()) {
      hashes.push_back(revision.content_hash());
    }
    return hashes;
  }

  testing::PlanningServer& server() { return server_; }
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }
  std::string operator/(const std::string& name) const { return dir_ / name; }

 private:
  std::string Folder(const std::string& name) const {
    std::filesystem::create_directory(dir_ / name);
    return dir_ / name;
  }
  Session SessionOf() {
    Session session{out_, err_};
    session.planning_address = server_.address();
    session.name = "beleid";
    return session;
  }

  testing::TempDir dir_;
  std::ostringstream out_;
  std::ostringstream err_;
  testing::PlanningServer server_;
};

std::string Read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST(PlanExportRoundTripTest, AChainLoadedElsewhereHasTheSameHashes) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), WholeExample()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "txtpb", here / "keten.txtpb", {"--chain"}), kDone)
      << here.err();
  EXPECT_THAT(here.out(), HasSubstr("revisions/6 met de 5 ervoor"));
  EXPECT_EQ(here.err(), "");
  Side there("daar");
  ASSERT_EQ(there.Load(here / "keten.txtpb"), kDone) << there.err();
  ASSERT_EQ(here.Hashes().size(), 6);
  EXPECT_EQ(there.Hashes(), here.Hashes());
  for (int number = 1; number <= 6; ++number) there.Adopt(number);
  // And exported from there it is the same file but for who adopted it.
  ASSERT_EQ(there.Export("avim-mensenhandel", "txtpb", there / "keten.txtpb", {"--chain"}), kDone);
  const auto content = [](const std::string& path) {
    const std::string text = Read(path);
    return text.substr(text.find("\nunits {"));
  };
  EXPECT_EQ(content(there / "keten.txtpb"), content(here / "keten.txtpb"));
}

TEST(PlanExportRoundTripTest, AChainSaysWhichDraftsItLeavesOut) {
  Side whole("heel");
  ASSERT_THAT(LoadAndAdopt(whole.server(), WholeExample()), IsOk());
  ASSERT_EQ(whole.Export("avim-mensenhandel", "txtpb", whole / "keten.txtpb", {"--chain"}), kDone);
  Side here("hier");
  ASSERT_EQ(here.Load(whole / "keten.txtpb"), kDone) << here.err();
  here.Adopt(1);
  ASSERT_EQ(here.Export("avim-mensenhandel", "txtpb", here / "een.txtpb", {"--chain"}), kDone);
  EXPECT_THAT(here.err(),
              HasSubstr("nog een ontwerp: avim-mensenhandel/2, avim-mensenhandel/3, "
                        "avim-mensenhandel/4, avim-mensenhandel/5, avim-mensenhandel/6."));
  // A draft that is asked for is in its chain.
  ASSERT_EQ(here.Export("avim-mensenhandel/5", "txtpb", here / "vijf.txtpb", {"--chain"}), kDone);
  EXPECT_THAT(here.err(), HasSubstr("nog een ontwerp: avim-mensenhandel/6."));
  // Who asks for one revision asks for no chain.
  ASSERT_EQ(here.Export("avim-mensenhandel", "txtpb", here / "los.txtpb"), kDone);
  EXPECT_THAT(here.err(), Not(HasSubstr("ontwerp")));
}

TEST(PlanExportRoundTripTest, WhatIsNewAndExtendedAtOnceComesThrough) {
  Side here("hier");
  planning::v1::PlanFile file = testing::AvimPlan();
  Revision& later = *file.mutable_revisions(0)->add_revisions();
  later = file.revisions(0).revisions(0);
  later.set_title("Een regel erbij, met een jaar uit haar structurele bedrag");
  later.clear_printed_in();
  later.clear_reconciliation_override();
  for (auto& table : *later.mutable_tables()) {
    table.clear_printed_totals();
    for (auto& line : *table.mutable_lines()) line.clear_cells();
  }
  planning::v1::Line& line = *later.mutable_tables(0)->add_lines();
  line.set_id("nieuw");
  line.set_title("Nieuw");
  line.set_allocation_key(later.allocation_keys(0).id());
  line.add_cells()->set_year(2023);
  line.add_cells()->set_structural(true);
  ASSERT_TRUE(google::protobuf::TextFormat::MergeFromString(
      R"(mutations {
           id: "bedrag" title: "Bedrag" class: CLASS_POLICY kind: KIND_STRUCTURAL_CHANGE
           reason: "Besluit." explanation: "Een nieuwe regel."
           entries { line: "nieuw" structural: true amount { eurocents: 700 } }
         }
         mutations {
           id: "jaar" title: "Jaar" class: CLASS_TECHNICAL kind: KIND_EXTENSION
           reason: "Het jaar 2024 komt in beeld." entries { line: "nieuw" year: 2024 }
         })",
      &later));
  ASSERT_THAT(LoadAndAdopt(here.server(), file), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "txtpb", here / "keten.txtpb", {"--chain"}), kDone);
  Side there("daar");
  ASSERT_EQ(there.Load(here / "keten.txtpb"), kDone) << there.err();
  EXPECT_EQ(there.Hashes(), here.Hashes());
}

TEST(PlanExportRoundTripTest, AFirstRevisionLoadedElsewhereHasTheSameHash) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), testing::AvimPlan()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel/1", "txtpb", here / "plan.txtpb"), kDone);
  Side there("daar");
  ASSERT_EQ(there.Load(here / "plan.txtpb"), kDone) << there.err();
  EXPECT_EQ(there.Hashes(), here.Hashes());
}

TEST(PlanExportRoundTripTest, ALaterRevisionIsAPlanOfItsOwnWithTheSameFigures) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), WholeExample()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "txtpb", here / "plan.txtpb"), kDone);
  EXPECT_THAT(here.err(), HasSubstr("--chain"));
  EXPECT_THAT(Read(here / "plan.txtpb"),
              AllOf(HasSubstr("# programmes/avim-mensenhandel/revisions/6"),
                    HasSubstr("as a plan of its own"), Not(HasSubstr("mutations {"))));
  Side there("daar");
  ASSERT_EQ(there.Load(here / "plan.txtpb"), kDone) << there.err();
  there.Adopt(1);
  // The figures say so: they are byte for byte the same.
  ASSERT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "pakket"), kDone);
  ASSERT_EQ(there.Export("avim-mensenhandel", "ofdp", there / "pakket"), kDone);
  EXPECT_EQ(Read(there / "pakket/budget.csv"), Read(here / "pakket/budget.csv"));
}

TEST(PlanExportRoundTripTest, ALaterRevisionLoadedWhereItIsStandsAlready) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), WholeExample()), IsOk());
  for (const int number : {3, 6}) {
    const std::string name = "avim-mensenhandel/" + std::to_string(number);
    const std::string path = here / ("plan-" + std::to_string(number) + ".txtpb");
    ASSERT_EQ(here.Export(name, "txtpb", path), kDone);
    ASSERT_EQ(here.Load(path), kDone) << here.err();
    EXPECT_THAT(here.out(), HasSubstr("revisions/" + std::to_string(number) +
                                      ": was al vastgelegd (vastgesteld)\n"));
  }
  EXPECT_EQ(here.Hashes().size(), 6);
}

TEST(PlanExportRoundTripTest, ALaterRevisionOnAnotherPlanIsToldToBeExportedWithItsChain) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), WholeExample()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel/3", "txtpb", here / "plan.txtpb"), kDone);
  Side there("daar");
  ASSERT_THAT(LoadAndAdopt(there.server(), testing::AvimPlan()), IsOk());
  EXPECT_EQ(there.Load(here / "plan.txtpb"), kFailed);
  EXPECT_THAT(there.err(), AllOf(HasSubstr("STAND_MISFIT"), HasSubstr("--chain")));
}

TEST(PlanExportRoundTripTest, ADraftThatWasPassedOverIsNotOfTheChain) {
  Side here("hier");
  planning::v1::PlanFile file = WholeExample();
  auto& later = *file.mutable_revisions(1)->mutable_revisions();
  planning::v1::PlanFile first = file;
  first.mutable_revisions()->RemoveLast();
  ASSERT_THAT(LoadAndAdopt(here.server(), first), IsOk());
  // Two drafts on revision 1; the second is adopted.
  for (const char* title : {"Overgeslagen", "Vervolg"}) {
    planning::v1::CreateRevisionRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    *request.mutable_revision() = later[0];
    request.mutable_revision()->set_title(title);
    request.set_request_id(testing::NextRequestId());
    planning::v1::CreateRevisionResponse response;
    ASSERT_THAT(testing::CallAs("beleid", here.server().stub(), &Planning::CreateRevision, request,
                                response),
                IsOk());
  }
  here.Adopt(3);
  ASSERT_EQ(here.Export("avim-mensenhandel", "txtpb", here / "keten.txtpb", {"--chain"}), kDone);
  EXPECT_THAT(Read(here / "keten.txtpb"), Not(HasSubstr("Overgeslagen")));
  Side there("daar");
  ASSERT_EQ(there.Load(here / "keten.txtpb"), kDone) << there.err();
  EXPECT_EQ(there.Hashes().size(), 2);
  EXPECT_EQ(there.Get("programmes/avim-mensenhandel/revisions/2").title(), "Vervolg");
}

TEST(PlanExportRoundTripTest, ExportsAsItWasKnown) {
  Side here("hier");
  planning::v1::PlanFile file = WholeExample();
  planning::v1::PlanFile first = file;
  first.mutable_revisions()->RemoveLast();
  ASSERT_THAT(LoadAndAdopt(here.server(), first), IsOk());
  const std::int64_t then =
      here.Get("programmes/avim-mensenhandel/revisions/current").adopt_sequence();
  ASSERT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "toen"), kDone);
  planning::v1::PlanFile later;
  *later.add_revisions() = file.revisions(1);
  ASSERT_THAT(LoadAndAdopt(here.server(), later), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "nog-eens",
                        {"--as-of", std::to_string(then)}),
            kDone)
      << here.err();
  for (const char* name : {"/datapackage.json", "/budget.csv"}) {
    EXPECT_EQ(Read(here / "nog-eens" + name), Read(here / "toen" + name));
  }
  EXPECT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "ervoor", {"--as-of", "1"}), kFailed);
  EXPECT_FALSE(std::filesystem::exists(here / "ervoor"));
}

TEST(PlanExportRoundTripTest, SaysWhatTheOpenDataHasNoPlaceFor) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), WholeExample()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "rijksfinancien", here / "plan.csv"), kDone);
  EXPECT_THAT(here.err(), AllOf(HasSubstr("mensenhandel-budget (Mensenhandel (formatie)): het "
                                          "structurele bedrag van € 7.214.760,00"),
                                HasSubstr("mensenhandel-fte (Mensenhandel): fte's"),
                                HasSubstr("ienr-getraind"), Not(HasSubstr("bijdrage-eu"))));
  EXPECT_THAT(Read(here / "plan.csv"),
              AllOf(HasSubstr("VI.31.budget..mensenhandel-budget.U;2022;TC;"),
                    HasSubstr(";mensenhandel-budget;U;4943,92\r\n"),
                    HasSubstr("VI.31.ontvangsten..bijdrage-eu.O;2024;TC;"),
                    HasSubstr(";bijdrage-eu;O;300\r\n")));
}

TEST(PlanExportRoundTripTest, OpenDataImportedAgainIsNothingNew) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), WholeExample()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "rijksfinancien", here / "plan.csv"), kDone);
  ASSERT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "pakket"), kDone);
  for (const char* name : {"plan.csv", "pakket"}) {
    EXPECT_THAT(here.Import(here / name), HasSubstr("er is niets vast te leggen")) << name;
  }
  // And what was changed in it by hand is one mutation.
  std::string csv = Read(here / "plan.csv");
  const std::string figure = ";bijdrage-eu;O;300\r\n";
  ASSERT_NE(csv.find(figure), std::string::npos);
  csv.replace(csv.find(figure), figure.size(), ";bijdrage-eu;O;300,01\r\n");
  std::ofstream(here / "plan.csv", std::ios::binary) << csv;
  EXPECT_THAT(here.Import(here / "plan.csv"), HasSubstr("+10,00"));
}

TEST(PlanExportRoundTripTest, RefusesWhatItCannotDoAndWritesNothing) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), testing::AvimPlan()), IsOk());
  struct Case {
    std::string plan;
    std::string format;
    std::vector<std::string> more;
    int exit_code;
    std::string says;
  };
  for (const Case& c : std::vector<Case>{
           {"geen-programma", "txtpb", {}, kFailed, "programmes/geen-programma"},
           {"avim-mensenhandel/9", "ofdp", {}, kFailed, "REVISION_UNKNOWN"},
           {"avim-mensenhandel/x", "ofdp", {}, kUsage, "avim-mensenhandel/2"},
           {"avim-mensenhandel", "xlsx", {}, kUsage, ""},
           {"avim-mensenhandel", "ofdp", {"--chain"}, kUsage, "--format txtpb"},
           {"avim-mensenhandel", "rijksfinancien", {"--chain"}, kUsage, "--format txtpb"},
           {"avim-mensenhandel", "txtpb", {"--as-of", "gisteren"}, kUsage, "2021-05-01"},
           {"avim-mensenhandel", "txtpb", {"--as-of", "0"}, kUsage, "begint bij 1"}}) {
    EXPECT_EQ(here.Export(c.plan, c.format, here / "uit", c.more), c.exit_code) << c.plan;
    EXPECT_THAT(here.err(), HasSubstr(c.says)) << c.plan;
    EXPECT_FALSE(std::filesystem::exists(here / "uit")) << c.plan;
  }
}

TEST(PlanExportRoundTripTest, ReplacesAPackageOnlyWithForce) {
  Side here("hier");
  ASSERT_THAT(LoadAndAdopt(here.server(), testing::AvimPlan()), IsOk());
  ASSERT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "pakket"), kDone);
  EXPECT_THAT(here.err(), HasSubstr("ienr-getraind")) << "a line without figures";
  std::ofstream(here / "pakket/budget.csv") << "met de hand veranderd";
  EXPECT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "pakket"), kUsage);
  EXPECT_THAT(here.err(), AllOf(HasSubstr("pakket/budget.csv"), HasSubstr("--force")));
  EXPECT_EQ(Read(here / "pakket/budget.csv"), "met de hand veranderd");
  EXPECT_EQ(here.Export("avim-mensenhandel", "ofdp", here / "pakket", {"--force"}), kDone);
  EXPECT_THAT(Read(here / "pakket/budget.csv"), HasSubstr("budget_line_id,"));
}

}  // namespace
}  // namespace rekenschap::cli
