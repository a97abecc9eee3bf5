#include "services/monitoring/plan_feed/convert_paper.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::IsOk;

template <class Proto>
Proto Parse(const char* text) {
  Proto proto;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &proto));
  return proto;
}

constexpr char kRevision[] = R"pb(
  title: "Reeksen"
  sequence: 12
  adopt_sequence: 13
  adopted_by { number: "35 300 VI nr. 15" title: "Nota" date: "2019-11-15" }
  printed_in { number: "28 638 nr. 177" date: "2019-11-19" uri: "https://example.org" }
  tables {
    id: "budget"
    title: "Budgetreeks"
    print_unit_count: 1000000
    lines {
      id: "mh"
      printed_row_total: "9,0"
      cells { structural: true printed: "6,8" }
      cells {
        year: 2020
        printed: "6,8"
        rectification { reason: "Misdruk." author: "FEZ" date: "2019-11-25" }
      }
      cells {
        year: 2021
        worked_with { eurocents: 1 }
      }
    }
    printed_totals { structural: true printed: "10" }
    printed_totals { year: 2020 printed: "2" }
    printed_grand_total: "12"
  })pb";

TEST(ConvertPaperTest, KeepsWhatIsPrintedAndWhy) {
  const auto paper = PaperOf(Parse<planning::v1::Revision>(kRevision));
  ASSERT_THAT(paper, IsOk());
  EXPECT_EQ(paper->title, "Reeksen");
  EXPECT_EQ(paper->sequence, 12);
  EXPECT_EQ(paper->adopt_sequence, 13);
  EXPECT_EQ(paper->adopted_by.title, "Nota");
  EXPECT_EQ(paper->printed_in->uri, "https://example.org");
  const PaperTable& table = paper->tables.at(0);
  EXPECT_EQ(table.print_unit, 1'000'000);
  EXPECT_EQ(table.printed_grand_total, "12");
  const PaperLine& line = table.lines.at(0);
  EXPECT_EQ(line.printed_row_total, "9,0");
  // By column, without those of which nothing is printed.
  const std::vector<PaperCell> cells = {
      {{2020}, "6,8", Rectification{"Misdruk.", "FEZ", "2019-11-25"}},
      {finance::Column::Structural(), "6,8", {}}};
  EXPECT_EQ(line.cells, cells);
  const std::vector<PaperTotal> totals = {{{2020}, "2"}, {finance::Column::Structural(), "10"}};
  EXPECT_EQ(table.printed_totals, totals);
}

TEST(ConvertPaperTest, TakesAPrintUnitOfOneWhereNoneIsGiven) {
  auto revision = Parse<planning::v1::Revision>(kRevision);
  revision.mutable_tables(0)->clear_print_unit_count();
  EXPECT_EQ(PaperOf(revision)->tables[0].print_unit, 1);
}

TEST(ConvertPaperTest, RefusesAFigureInNoColumn) {
  auto revision = Parse<planning::v1::Revision>(kRevision);
  revision.mutable_tables(0)->mutable_lines(0)->mutable_cells(0)->set_structural(false);
  EXPECT_THAT(PaperOf(revision), Fails(absl::StatusCode::kInvalidArgument, ""));
  revision = Parse<planning::v1::Revision>(kRevision);
  revision.mutable_tables(0)->mutable_printed_totals(1)->clear_year();
  EXPECT_THAT(PaperOf(revision), Fails(absl::StatusCode::kInvalidArgument, ""));
}

TEST(ConvertPaperTest, KeepsWhatAProgrammeRestsOn) {
  const Purpose purpose = PurposeOf(Parse<planning::v1::Programme>(R"pb(
    legal_basis { number: "35 300 nr. 25" title: "Motie" date: "2019-09-19" uri: "https://x.org" }
    budget_chapter: "VI"
    budget_article: "31"
    instrument: "bijzondere bijdrage")pb"));
  const Purpose expected = {{{"35 300 nr. 25", "Motie", "2019-09-19", "https://x.org"}},
                            "VI",
                            "31",
                            "bijzondere bijdrage"};
  EXPECT_EQ(purpose, expected);
}

}  // namespace
}  // namespace rekenschap::monitoring
