#include <google/protobuf/text_format.h>

#include "services/planning/store/schema.h"
#include "tests/services/planning/rpc/planning_fixture.h"

// A store as it was before revisions were made of mutations on one another.
namespace rekenschap::planning {
namespace {

using testing::CallAs;
using testing::Fails;
using testing::IsOk;

// The hash of the first revision below, as it was recorded then. Never change it.
constexpr char kHash[] = "7bf49c270e30c0471b1f90f421797c556eb1d2bcf0145a1de410c0896872f1c2";

const char* const kRows[] = {
    "INSERT INTO unit VALUES ('north', 'North', '', '2013-01-01', NULL, '', 1, 1)",
    "INSERT INTO unit VALUES ('south', 'South', '', '2013-01-01', NULL, '', 2, 2)",
    "INSERT INTO programme VALUES ('avim-mensenhandel', 'AVIM', 'VI', '31', 'bijdrage', 'QUARTER', "
    "500, NULL, NULL, NULL, 3, 3)",
    "INSERT INTO programme_document VALUES ('avim-mensenhandel', 0, '28 638', '', '2019-11-18', "
    "'')",
    "INSERT INTO programme_unit VALUES ('avim-mensenhandel', 'north')",
    "INSERT INTO programme_unit VALUES ('avim-mensenhandel', 'south')",
    "INSERT INTO plan_table VALUES ('avim-mensenhandel', $, 0, 'budget', 'Budget', 'EUR', 'FLOW', "
    "'CASH', 1000000)",
    "INSERT INTO plan_line VALUES ('avim-mensenhandel', $, 0, 0, 'people', 'People', 0, 'key', '', "
    "0)",
    "INSERT INTO plan_cell VALUES ('avim-mensenhandel', $, 0, 0, 2020, '6,8', 70000000, 'The print "
    "repeats the structural figure.', 'controller', '2020-02-03')",
    "INSERT INTO plan_cell VALUES ('avim-mensenhandel', $, 0, 0, 9999, NULL, 680000000, NULL, "
    "NULL, NULL)",
    "INSERT INTO plan_printed_total VALUES ('avim-mensenhandel', $, 0, 2020, '0,7')",
    "INSERT INTO plan_key VALUES ('avim-mensenhandel', $, 'key', 'Key', 'BWBR0032333', '', "
    "'2013-01-01', '')",
    "INSERT INTO plan_key_weight VALUES ('avim-mensenhandel', $, 'key', 'north', 3)",
    "INSERT INTO plan_key_weight VALUES ('avim-mensenhandel', $, 'key', 'south', 1)",
};

constexpr char kFirst[] = R"(
  title: "As printed"
  printed_in { number: "28 638 nr. 177" date: "2019-11-18" }
  adopted_by { number: "35 300 VI nr. 15" date: "2019-11-18" }
  tables {
    id: "budget" title: "Budget" measure: MEASURE_EUR nature: NATURE_FLOW basis: BASIS_CASH
    print_unit_count: 1000000
    lines {
      id: "people" title: "People" allocation_key: "key"
      cells {
        year: 2020 printed: "6,8" worked_with { eurocents: 70000000 }
        rectification {
          reason: "The print repeats the structural figure." author: "controller"
          date: "2020-02-03"
        }
      }
      cells { structural: true worked_with { eurocents: 680000000 } }
    }
    printed_totals { year: 2020 printed: "0,7" }
  }
  allocation_keys {
    id: "key" title: "Key" source { number: "BWBR0032333" date: "2013-01-01" }
    weights { unit: "units/north" weight: 3 }
    weights { unit: "units/south" weight: 1 }
  }
)";

constexpr char kSecond[] = R"(
  title: "First supplementary budget" phase: PHASE_FIRST_SUPPLEMENTARY budget_year: 2021
  adopted_by { number: "35 850 VI nr. 1" date: "2021-06-01" }
  mutations {
    id: "year" title: "A year more" class: CLASS_TECHNICAL kind: KIND_EXTENSION
    reason: "The year begins." entries { line: "people" year: 2021 }
  }
)";

v1::Revision Parse(const std::string& text) {
  v1::Revision revision;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &revision));
  return revision;
}

// A revision that was adopted (1) and a draft with the same figures (2).
class OlderStoreTest : public PlanningFixture {
 protected:
  void SetUp() override {
    server_.reset();
    base::StoreOptions options;
    options.path = folder_ / "planning.db";
    base::SchemaPart old = Schema();
    old.migrations.resize(1);
    auto store = base::Store::Open(options, "planning", {base::Journal::Schema(), old});
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT((*store)->WriteAndWait([](base::Connection& connection) {
      for (const std::string row : kRows) {
        const std::size_t place = row.find('$');
        if (place == std::string::npos) {
          connection.session() << row;
          continue;
        }
        for (const char* number : {"1", "2"}) {
          AddRevision(connection, number);
          connection.session() << std::string(row).replace(place, 1, number);
        }
      }
      return absl::OkStatus();
    }),
                IsOk());
    store->reset();
    server_ = std::make_unique<testing::PlanningServer>(folder_.path());
  }

 private:
  static void AddRevision(base::Connection& connection, const std::string& number) {
    connection.session() << "INSERT INTO revision SELECT 'avim-mensenhandel', " + number +
                                ", 'As printed', '28 638 nr. 177', '', '2019-11-18', '', "
                                "'35 300 VI nr. 15', '', '2019-11-18', '', '', 1, 'planner', 4, " +
                                (number == "1" ? "4, '" + std::string(kHash) + "', 'adopter', 5, 5"
                                               : "6, 'another', NULL, NULL, NULL") +
                                " WHERE NOT EXISTS (SELECT 1 FROM revision WHERE number = " +
                                number + ")";
  }

  testing::TempDir folder_;
};

TEST_F(OlderStoreTest, HasItsRevisionsAsTheyWere) {
  const auto revision = Get("programmes/avim-mensenhandel/revisions/current");
  ASSERT_THAT(revision, IsOk());
  EXPECT_EQ(revision->name(), "programmes/avim-mensenhandel/revisions/1");
  EXPECT_EQ(revision->content_hash(), kHash);
  EXPECT_EQ(revision->adopter(), "adopter");
  EXPECT_EQ(revision->phase(), v1::Revision::PHASE_UNSPECIFIED);
  EXPECT_EQ(revision->predecessor(), "");
  EXPECT_EQ(revision->tables(0).lines(0).cells(0).printed(), "6,8");
  EXPECT_EQ(revision->tables(0).lines(0).cells(1).worked_with().eurocents(), 680'000'000);
  EXPECT_FALSE(revision->allocation_keys(0).has_deviation_limit_basis_points());
}

// Which also shows that what they say hashes to what it did.
TEST_F(OlderStoreTest, KnowsThemAgainWhenTheyAreGivenOnceMore) {
  const absl::Status known = Create(Parse(kFirst)).status();
  EXPECT_THAT(known, Fails(absl::StatusCode::kAlreadyExists, "REVISION_EXISTS"));
  EXPECT_EQ(base::DetailsOf(known).resource_name, "programmes/avim-mensenhandel/revisions/1");
}

TEST_F(OlderStoreTest, GoesOnWithMutations) {
  const auto draft = Create(Parse(kSecond));
  ASSERT_THAT(draft, IsOk());
  EXPECT_EQ(draft->revision().predecessor(), "programmes/avim-mensenhandel/revisions/1");
  EXPECT_EQ(draft->revision().tables(0).lines(0).cells(1).year(), 2021);
  EXPECT_EQ(draft->revision().tables(0).lines(0).cells(1).worked_with().eurocents(), 680'000'000);
  EXPECT_THAT(Adopt(draft->revision()), IsOk());
  v1::ListTargetsRequest targets;
  targets.add_periods("2021-Q2");
  EXPECT_EQ(Targets(targets)->targets(0).to_date().eurocents(), 340'000'000);
}

TEST_F(OlderStoreTest, TellsOfADraftOfThenThatItStandsOnNothing) {
  const auto draft = Get("programmes/avim-mensenhandel/revisions/2");
  ASSERT_THAT(draft, IsOk());
  EXPECT_THAT(Adopt(*draft), Fails(absl::StatusCode::kFailedPrecondition, "REVISION_STALE"));
}

}  // namespace
}  // namespace rekenschap::planning
