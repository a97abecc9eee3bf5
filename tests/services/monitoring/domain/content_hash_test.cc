#include "services/monitoring/domain/content_hash.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

// A revision such as format 1 can say.
PlanRevision PlainRevision() {
  PlanRevision revision;
  revision.number = 2;
  revision.content_hash = "c0ffee";
  revision.adopted_by = "35 300 VI nr. 15";
  revision.adopted_date = "2019-11-15";
  PlanLine budget;
  budget.id = "budget";
  budget.title = "Budget";
  budget.basis = finance::Basis::kCash;
  budget.may_be_negative = true;
  budget.plan.series = {
      finance::Nature::kFlow, {{2024, 12'000'00}, {2025, 24'000'00}}, 30'000'00, 0};
  budget.plan.weights = {{"landelijk", 3}, {"rotterdam", 1}};
  PlanLine fte;
  fte.id = "fte";
  fte.title = "Fte";
  fte.measure = finance::Measure::kFte;
  fte.plan.series = {finance::Nature::kStock, {{2024, 40'000}}, {}, 8'000};
  fte.plan.weights = budget.plan.weights;
  PlanLine trained;
  trained.id = "trained";
  trained.measure = finance::Measure::kCount;
  revision.lines = {budget, fte, trained};
  return revision;
}

const std::pair<const char*, std::function<void(PlanLine&)>> kNewParts[] = {
    {"receipts", [](PlanLine& line) { line.receipts = true; }},
    {"profile",
     [](PlanLine& line) {
       line.plan.phasing.profile = {4'000, 6'000};
     }},
    {"figures per period",
     [](PlanLine& line) {
       line.plan.phasing.years[2024] = {1'000'00, 12'000'00};
     }},
    {"amounts",
     [](PlanLine& line) {
       line.plan.amounts[{2025}] = {{{"rotterdam", 5'000'00}}, 1'000'00};
     }},
    {"an empty column of amounts", [](PlanLine& line) { line.plan.amounts[{2024}] = {}; }},
    {"handovers", [](PlanLine& line) {
       line.plan.handovers = {{"landelijk", *finance::ParseDate("2024-07-01"), {{"lo", 1}}}};
     }}};

// Frozen: the journal of every store that was made before holds it.
TEST(ContentHashTest, OfAPlainRevisionIsWhatItAlwaysWas) {
  EXPECT_EQ(ContentHash("avim", PlainRevision()),
            "32b1d3e4e9026fbb508dd993b8524b09f3137d7969e53128f21917c711a04563");
}

TEST(ContentHashTest, SaysWhichLineEachLinePaysFor) {
  PlanRevision revision = PlainRevision();
  revision.lines[0].pays_for = "fte";
  const std::string paying = ContentHash("avim", revision);
  EXPECT_EQ(paying, "a67b309702b48f6b9511dc67d615b9ddad4a462a3c1f91a60c3d48b40f43701e");  // frozen
  EXPECT_NE(paying, ContentHash("avim", PlainRevision()));
  std::swap(revision.lines[0].pays_for, revision.lines[2].pays_for);
  EXPECT_NE(paying, ContentHash("avim", revision));
  revision.lines[2].pays_for = "posts";
  EXPECT_NE(paying, ContentHash("avim", revision));
}

// Frozen from here on.
TEST(ContentHashTest, OfARevisionWithEveryPartIsWhatItIs) {
  PlanRevision revision = PlainRevision();
  for (const auto& [name, add] : kNewParts) add(revision.lines[0]);
  EXPECT_EQ(ContentHash("avim", revision),
            "f8f39b729751f8288a51ddbd4ba1388d132112a7fe555f3be11c843444c7a32f");
}

TEST(ContentHashTest, ChangesWithEveryPart) {
  std::set<std::string> hashes = {ContentHash("avim", PlainRevision())};
  for (const auto& [name, add] : kNewParts) {
    for (const std::size_t line : {0U, 1U}) {
      PlanRevision revision = PlainRevision();
      add(revision.lines[line]);
      EXPECT_TRUE(hashes.insert(ContentHash("avim", revision)).second) << name << " " << line;
    }
  }
}

RevisionPaper FullPaper() {
  RevisionPaper paper;
  paper.title = "Reeksen";
  paper.printed_in = {"28 638 nr. 177", "Mensenhandel", "2019-11-19", "https://example.org"};
  paper.adopted_by = {"35 300 VI nr. 15", "Nota", "2019-11-15", "https://example.org/15"};
  paper.sequence = 12;
  paper.adopt_sequence = 13;
  PaperLine line{"budget", {{{2024}, "6,8", Rectification{"Misdruk.", "FEZ", "2019-11-25"}}}, "9"};
  paper.tables = {{"t", "Tabel", 1'000'000, {line}, {{{2024}, "2"}}, "10"}};
  return paper;
}

// Frozen from here on.
TEST(ContentHashTest, OfARevisionWithTablesIsWhatItIs) {
  PlanRevision revision = PlainRevision();
  revision.paper = FullPaper();
  EXPECT_EQ(ContentHash("avim", revision),
            "ec7a8926625d37a2f20d9244dee88ebdcac10c06982caeeb7fa8fad495bdcb44");
}

TEST(ContentHashTest, ChangesWithEverythingThatIsPrinted) {
  const std::function<void(RevisionPaper&)> spoils[] = {
      [](RevisionPaper& paper) { paper.title = "x"; },
      [](RevisionPaper& paper) { paper.printed_in.reset(); },
      [](RevisionPaper& paper) { paper.printed_in->uri = "x"; },
      [](RevisionPaper& paper) { paper.adopted_by.title = "x"; },
      [](RevisionPaper& paper) { paper.sequence = 1; },
      [](RevisionPaper& paper) { paper.adopt_sequence = 1; },
      [](RevisionPaper& paper) { paper.tables[0].id = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].title = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].print_unit = 1'000; },
      [](RevisionPaper& paper) { paper.tables[0].printed_grand_total = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].printed_totals[0].printed = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].printed_totals[0].column = {2025}; },
      [](RevisionPaper& paper) { paper.tables[0].lines[0].line = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].lines[0].printed_row_total = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].lines[0].cells[0].printed = "x"; },
      [](RevisionPaper& paper) { paper.tables[0].lines[0].cells[0].rectification.reset(); },
      [](RevisionPaper& paper) { paper.tables[0].lines[0].cells[0].rectification->author = "x"; },
  };
  PlanRevision revision = PlainRevision();
  std::set<std::string> hashes = {ContentHash("avim", revision)};
  revision.paper = FullPaper();
  hashes.insert(ContentHash("avim", revision));
  for (const auto& spoil : spoils) {
    revision.paper = FullPaper();
    spoil(revision.paper);
    hashes.insert(ContentHash("avim", revision));
  }
  EXPECT_EQ(hashes.size(), 2 + std::size(spoils));
}

TEST(ContentHashTest, OfAProgrammeTellsOfItsPapersFromFormatTwo) {
  Programme programme;
  programme.id = "avim";
  std::set<std::string> hashes = {ContentHash(programme)};
  programme.purpose.instrument = "bijzondere bijdrage";
  hashes.insert(ContentHash(programme));
  programme.purpose.legal_basis = {{"35 300 nr. 25", "Motie", "2019-09-19", ""}};
  hashes.insert(ContentHash(programme));
  programme.purpose.budget_article = "31";
  hashes.insert(ContentHash(programme));
  EXPECT_EQ(hashes.size(), 4U);
}

TEST(ContentHashTest, ChangesWithEveryFigureOfAPart) {
  const std::function<void(finance::LinePlan&)> spoils[] = {
      [](finance::LinePlan& plan) {
        plan.phasing.profile = {6'000, 4'000};
      },
      [](finance::LinePlan& plan) { plan.phasing.years[2024][0] += 1; },
      [](finance::LinePlan& plan) { plan.amounts[{2025}].reserve += 1; },
      [](finance::LinePlan& plan) {
        plan.amounts[{2025}].units = {{"rotterdam", 6'000'00}};
      },
      [](finance::LinePlan& plan) {
        plan.amounts[{2025}].units = {{"lo", 5'000'00}};
      },
      [](finance::LinePlan& plan) {
        plan.amounts = {{finance::Column::Structural(), plan.amounts[{2025}]}};
      },
      [](finance::LinePlan& plan) { plan.handovers[0].from = "rotterdam"; },
      [](finance::LinePlan& plan) { plan.handovers[0].date = *finance::ParseDate("2024-08-01"); },
      [](finance::LinePlan& plan) { plan.handovers[0].to[0].weight = 2; },
      [](finance::LinePlan& plan) { plan.handovers[0].to[0].id = "lx"; },
  };
  PlanRevision whole = PlainRevision();
  finance::LinePlan& plan = whole.lines[0].plan;
  plan.phasing.profile = {4'000, 6'000};
  plan.phasing.years[2024] = {1'000'00, 12'000'00};
  plan.amounts[{2025}] = {{{"rotterdam", 5'000'00}}, 1'000'00};
  plan.handovers = {{"landelijk", *finance::ParseDate("2024-07-01"), {{"lo", 1}}}};
  std::set<std::string> hashes = {ContentHash("avim", whole)};
  for (const auto& spoil : spoils) {
    PlanRevision revision = whole;
    spoil(revision.lines[0].plan);
    hashes.insert(ContentHash("avim", revision));
  }
  EXPECT_EQ(hashes.size(), 1 + std::size(spoils));
}

TEST(ContentHashTest, SpeaksOfAUnitsParentOnlyWhereItHasOne) {
  Unit unit{"rotterdam", "Rotterdam", *finance::ParseDate("2013-01-01"), {}};
  const std::string root = ContentHash(unit);
  EXPECT_EQ(root, "9b065563d51da4061596b4618bfbb7317094a3491c34de493c5751b3e673b299");
  unit.parent = "west";
  EXPECT_EQ(ContentHash(unit), "b2051015b53c62c57139b7e6ed30184a20e3560a28add07cbd86df51a53cdb37");
  unit.parent = "oost";
  EXPECT_NE(ContentHash(unit), root);
}

}  // namespace
}  // namespace rekenschap::monitoring
