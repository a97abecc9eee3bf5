#include <gtest/gtest.h>

#include "services/base/journal/journal.h"
#include "services/base/store/store.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/schema.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using testing::IsOk;

class PlanRevisionsTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<base::Store>> Open(const base::SchemaPart& schema = Schema()) {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    return base::Store::Open(options, "monitoring", {base::Journal::Schema(), schema});
  }
  static void Run(base::Store& store, const std::string& sql) {
    ASSERT_THAT(store.WriteAndWait([&sql](base::Connection& connection) {
      connection.session() << sql;
      return absl::OkStatus();
    }),
                IsOk())
        << sql;
  }
  static void Insert(base::Store& store, const PlanRevision& revision) {
    ASSERT_THAT(store.WriteAndWait([&revision](base::Connection& connection) {
      Programme programme;
      programme.id = "avim";
      InsertProgramme(connection, programme, 1);
      InsertRevision(connection, "avim", revision, {1, 1});
      return absl::OkStatus();
    }),
                IsOk());
  }
  static std::optional<PlanRevision> Load(base::Store& store, std::int64_t number) {
    std::optional<PlanRevision> revision;
    EXPECT_THAT(store.ReadAndWait([&](base::Connection& connection) {
      revision = LoadRevision(connection, "avim", number);
      return absl::OkStatus();
    }),
                IsOk());
    return revision;
  }

  testing::TempDir dir_;
};

TEST_F(PlanRevisionsTest, ReadBackAsPapersPrintThem) {
  PlanRevision revision = SplitPlan().revision;
  revision.adopted_by = "36 550 VI nr. 1";
  revision.adopted_date = "2024-06-01";
  RevisionPaper& paper = revision.paper;
  paper.title = "Begroting";
  paper.adopted_by = {revision.adopted_by, "Ontwerp", revision.adopted_date, "https://x.org"};
  paper.sequence = 7;
  paper.adopt_sequence = 9;
  PaperTable budget{"budget", "Budget", 1'000, {}, {{{2024}, "1.200"}}, "2.400"};
  budget.lines = {{"budget",
                   {{{2024}, "1.300", Rectification{"Misdruk.", "FEZ", "2024-06-02"}},
                    {finance::Column::Structural(), "1.200", {}}},
                   "2.500"}};
  PaperTable fte{"fte", "Fte", 1, {{"fte", {}, ""}}, {}, ""};
  paper.tables = {budget, fte};
  const auto store = *Open();
  Insert(*store, revision);
  EXPECT_EQ(Load(*store, 1), revision);
  revision.number = 2;
  paper.printed_in = {"36 550 VI nr. 2", "Druk", "2024-06-03", ""};
  Insert(*store, revision);
  EXPECT_EQ(Load(*store, 2), revision);
}

TEST_F(PlanRevisionsTest, ReadBackAsTheyWereWritten) {
  PlanRevision revision = SplitPlan().revision;
  revision.content_hash = "c0ffee";
  revision.adopted_by = "36 550 VI nr. 1";
  revision.adopted_date = "2024-06-01";
  finance::LinePlan& budget = revision.lines[0].plan;
  revision.lines[0].receipts = true;
  revision.lines[0].may_be_negative = true;
  revision.lines[0].pays_for = "fte";
  budget.phasing = {{4'000, 0, 6'000}, {{2024, {1, 120'000'000}}, {2025, {-5, 5, 7, 8}}}};
  budget.amounts = {{{2024}, {{{"lo", 5}, {"rotterdam", 0}}, -7}},
                    {{2025}, {}},  // nothing given, and still by amount
                    {finance::Column::Structural(), {{}, 3}}};
  budget.handovers.push_back(
      {"lo", *finance::ParseDate("2026-01-01"), {{"lx", 0}, {"rotterdam", 1}}});
  revision.lines[1].plan.phasing.profile = {10'000};
  PlanLine followed;
  followed.id = "followed";
  revision.lines.push_back(followed);
  const auto store = *Open();
  Insert(*store, revision);
  PlanRevision other = revision;
  other.number = 2;
  other.lines.pop_back();
  Insert(*store, other);
  EXPECT_EQ(Load(*store, 1), revision);
  EXPECT_EQ(Load(*store, 2), other);
  EXPECT_EQ(Load(*store, 3), std::nullopt);
  EXPECT_EQ(ContentHash("avim", *Load(*store, 1)), ContentHash("avim", revision));
}

// A store as it was before lines could be spread otherwise than by a key.
TEST_F(PlanRevisionsTest, OfAnOlderStoreAreWhatTheyWere) {
  base::SchemaPart old = Schema();
  old.migrations.resize(1);
  const std::string key = "'avim', 1, 0";
  {
    const auto store = *Open(old);
    Run(*store, "INSERT INTO plan_programme VALUES ('avim', '', 'QUARTER', 500, 1, 1, 0)");
    Run(*store, "INSERT INTO plan_revision VALUES ('avim', 1, 'c0ffee', 'paper', '2019-11-15', 1)");
    Run(*store, "INSERT INTO plan_line VALUES (" + key +
                    ", 'budget', 'Budget', 'EUR', 'FLOW', 'CASH', 1, 0, 3000)");
    Run(*store, "INSERT INTO plan_year VALUES (" + key + ", 2024, 1200)");
    Run(*store, "INSERT INTO plan_weight VALUES (" + key + ", 'landelijk', 3)");
  }
  const auto store = *Open();
  PlanRevision expected;
  expected.number = 1;
  expected.content_hash = "c0ffee";
  expected.adopted_by = "paper";
  expected.adopted_date = "2019-11-15";
  PlanLine& line = expected.lines.emplace_back();
  line.id = "budget";
  line.title = "Budget";
  line.basis = finance::Basis::kCash;
  line.may_be_negative = true;
  line.plan.series = {finance::Nature::kFlow, {{2024, 1'200}}, 3'000, 0};
  line.plan.weights = {{"landelijk", 3}};
  EXPECT_EQ(Load(*store, 1), expected);
  // And its hash is the one in the journal, of format 1.
  EXPECT_EQ(ContentHash("avim", *Load(*store, 1)),
            "1f0d9e87ad4c5c78167ea8b893f962ba6dda66aee1c2499c22f92b0d659209b0");
}

}  // namespace
}  // namespace rekenschap::monitoring
