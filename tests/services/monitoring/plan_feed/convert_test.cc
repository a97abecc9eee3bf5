#include "services/monitoring/plan_feed/convert.h"

#include <functional>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using testing::Fails;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;

// A revision with everything that decides targets.
constexpr char kWhole[] = R"pb(
  name: "programmes/avim/revisions/3"
  target_resolution_version: 2
  content_hash: "c0ffee"
  adopted_by { number: "36 550 VI nr. 1" date: "2024-06-01" }
  tables {
    id: "budget"
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    basis: BASIS_CASH
    lines {
      id: "budget"
      title: "Budget"
      pays_for: "fte"
      allocation_key: "sterkte"
      phasing_profile: "laat"
      cells {
        year: 2024
        worked_with { eurocents: 120000 }
      }
      cells {
        year: 2025
        worked_with { eurocents: 100000 }
      }
      cells {
        structural: true
        worked_with { eurocents: 90000 }
      }
      unit_amounts {
        unit: "units/rotterdam"
        year: 2024
        amount { eurocents: 30000 }
      }
      unit_amounts {
        unit: "units/amsterdam"
        year: 2024
        amount { eurocents: 10000 }
      }
      unit_amounts {
        unit: "units/amsterdam"
        structural: true
        amount { eurocents: 1 }
      }
      central_reserve {
        year: 2024
        amount { eurocents: 5000 }
      }
      phased_figures {
        period: "2025-Q1"
        to_date { eurocents: 10000 }
      }
      phased_figures {
        period: "2025-Q2"
        to_date { eurocents: 30000 }
      }
      phased_figures {
        period: "2025-Q3"
        to_date { eurocents: 60000 }
      }
      phased_figures {
        period: "2025-Q4"
        to_date { eurocents: 100000 }
      }
    }
    lines { id: "volgen" title: "Alleen volgen" }
  }
  tables {
    id: "ontvangsten"
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    basis: BASIS_COMMITMENTS
    direction: DIRECTION_RECEIPTS
    lines {
      id: "bijdrage"
      allocation_key: "sterkte"
      cells {
        year: 2024
        worked_with { eurocents: 700 }
      }
    }
  }
  tables {
    id: "fte"
    measure: MEASURE_FTE
    nature: NATURE_STOCK
    lines {
      id: "fte"
      allocation_key: "sterkte"
      may_be_negative: true
      opening_position { fte_thousandths: 8000 }
      cells {
        year: 2024
        worked_with { fte_thousandths: 40000 }
      }
    }
  }
  allocation_keys {
    id: "sterkte"
    weights { unit: "units/landelijk" weight: 3 }
    weights { unit: "units/amsterdam" weight: 1 }
  }
  phasing_profiles {
    id: "laat"
    shares_basis_points: [ 4000, 6000 ]
  }
  handovers {
    from_unit: "units/landelijk"
    date: "2024-07-01"
    to_units { unit: "units/lx" weight: 1 }
    to_units { unit: "units/lo" weight: 2 }
  }
)pb";

planning::v1::WatchPlansResponse Whole() {
  planning::v1::WatchPlansResponse message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kWhole, message.mutable_revision()));
  return message;
}

TEST(ConvertTest, TakesAllThatDecidesTargets) {
  const auto change = FromProto(Whole());
  ASSERT_THAT(change, IsOk());
  const auto& [programme, revision] = std::get<std::pair<std::string, PlanRevision>>(*change);
  EXPECT_EQ(programme, "avim");
  EXPECT_EQ(revision.number, 3);
  EXPECT_EQ(revision.adopted_by, "36 550 VI nr. 1");
  ASSERT_EQ(revision.lines.size(), 4U);
  const PlanLine& budget = revision.lines[0];
  EXPECT_FALSE(budget.receipts);
  EXPECT_EQ(budget.pays_for, "fte");
  EXPECT_EQ(revision.lines[3].pays_for, "");
  const std::vector<finance::Handover> handovers = {
      {"landelijk", *finance::ParseDate("2024-07-01"), {{"lo", 2}, {"lx", 1}}}};
  finance::LinePlan expected;
  expected.series = {finance::Nature::kFlow, {{2024, 120'000}, {2025, 100'000}}, 90'000, 0};
  expected.phasing = {{4'000, 6'000}, {{2025, {10'000, 30'000, 60'000, 100'000}}}};
  expected.weights = {{"amsterdam", 1}, {"landelijk", 3}};
  expected.amounts = {{{2024}, {{{"amsterdam", 10'000}, {"rotterdam", 30'000}}, 5'000}},
                      {finance::Column::Structural(), {{{"amsterdam", 1}}, 0}}};
  expected.handovers = handovers;
  EXPECT_EQ(budget.plan, expected);
  EXPECT_EQ(revision.lines[1].plan, (finance::LinePlan{{}, {}, {}, {}, {}}));
  EXPECT_TRUE(revision.lines[2].receipts);
  EXPECT_EQ(revision.lines[2].basis, finance::Basis::kCommitments);
  EXPECT_TRUE(revision.lines[3].may_be_negative);
  EXPECT_EQ(revision.lines[3].plan.series.opening, 8'000);
  EXPECT_EQ(revision.lines[3].plan.phasing, finance::Phasing());
  EXPECT_THAT(revision.lines[3].plan.amounts, IsEmpty());
  EXPECT_EQ(revision.lines[3].plan.handovers, handovers);
}

TEST(ConvertTest, TakesTheResolutionsThatItKnows) {
  planning::v1::WatchPlansResponse message = Whole();
  for (const int version : {1, 2}) {
    message.mutable_revision()->set_target_resolution_version(version);
    EXPECT_THAT(FromProto(message), IsOk()) << version;
  }
  for (const int version : {-1, 0, 3}) {
    message.mutable_revision()->set_target_resolution_version(version);
    EXPECT_THAT(FromProto(message),
                Fails(absl::StatusCode::kFailedPrecondition, "PLAN_OF_OTHER_RESOLUTION"))
        << version;
  }
}

TEST(ConvertTest, RefusesWhatCannotBeRead) {
  using planning::v1::Line;
  using planning::v1::Revision;
  const auto budget = [](Revision& r) -> Line& { return *r.mutable_tables(0)->mutable_lines(0); };
  const struct {
    const char* says;
    std::function<void(Revision&)> spoil;
  } cases[] = {
      {"direction is not known",
       [](Revision& r) {
         r.mutable_tables(0)->set_direction(static_cast<planning::v1::Direction>(7));
       }},
      {"not in the measure of its table",
       [&](Revision& r) {
         budget(r).mutable_unit_amounts(0)->mutable_amount()->set_fte_thousandths(1);
       }},
      {"not in the measure of its table",
       [&](Revision& r) { budget(r).mutable_central_reserve(0)->clear_amount(); }},
      {"not in the measure of its table",
       [&](Revision& r) { budget(r).mutable_phased_figures(2)->mutable_to_date()->set_count(1); }},
      {"not in the measure of its table",
       [](Revision& r) {
         r.mutable_tables(2)->mutable_lines(0)->mutable_opening_position()->set_eurocents(1);
       }},
      {"in no column", [&](Revision& r) { budget(r).mutable_cells(0)->clear_column(); }},
      {"in no column", [&](Revision& r) { budget(r).mutable_unit_amounts(0)->clear_column(); }},
      {"in no column",
       [&](Revision& r) { budget(r).mutable_central_reserve(0)->set_structural(false); }},
      {"two amounts in one column",
       [&](Revision& r) { budget(r).mutable_unit_amounts(1)->set_unit("units/rotterdam"); }},
      {"Rotterdam",
       [&](Revision& r) { budget(r).mutable_unit_amounts(1)->set_unit("units/Rotterdam"); }},
      {"no allocation key 'x'", [&](Revision& r) { budget(r).set_allocation_key("x"); }},
      {"no phasing profile 'x'", [&](Revision& r) { budget(r).set_phasing_profile("x"); }},
      {"does not divide a year",
       [](Revision& r) {
         r.mutable_phasing_profiles(0)->add_shares_basis_points(0),
             r.mutable_phasing_profiles(0)->add_shares_basis_points(0),
             r.mutable_phasing_profiles(0)->add_shares_basis_points(0);
       }},
      {"do not end at the figure of 2024",
       [](Revision& r) { r.mutable_phasing_profiles(0)->set_shares_basis_points(0, 3'000); }},
      {"do not end at the figure of 2025",
       [&](Revision& r) {
         budget(r).mutable_phased_figures(3)->mutable_to_date()->set_eurocents(99'999);
       }},
      {"2025-Q9", [&](Revision& r) { budget(r).mutable_phased_figures(0)->set_period("2025-Q9"); }},
      {"skip to 2025-Q3",
       [&](Revision& r) { budget(r).mutable_phased_figures()->DeleteSubrange(1, 1); }},
      {"skip to 2025-H2",
       [&](Revision& r) { budget(r).mutable_phased_figures(1)->set_period("2025-H2"); }},
      {"2025 are not complete",
       [&](Revision& r) { budget(r).mutable_phased_figures()->RemoveLast(); }},
      {"first day of a month", [](Revision& r) { r.mutable_handovers(0)->set_date("2024-07-02"); }},
      {"2024-7-1", [](Revision& r) { r.mutable_handovers(0)->set_date("2024-7-1"); }},
      {"not a name", [](Revision& r) { r.mutable_handovers(0)->clear_from_unit(); }},
      {"weights", [](Revision& r) { r.mutable_handovers(0)->clear_to_units(); }},
      {"weights",
       [](Revision& r) {
         r.mutable_handovers(0)->set_date("2031-01-01");
         r.mutable_handovers(0)->clear_to_units();
       }},
      {"short of the line's figure",
       [](Revision& r) { r.mutable_tables(0)->mutable_lines(0)->clear_allocation_key(); }},
  };
  for (const auto& c : cases) {
    planning::v1::WatchPlansResponse message = Whole();
    c.spoil(*message.mutable_revision());
    const auto change = FromProto(message);
    EXPECT_THAT(change, Fails(absl::StatusCode::kDataLoss, "PLAN_UNREADABLE")) << c.says;
    EXPECT_THAT(std::string(change.status().message()),
                ::testing::AllOf(HasSubstr("programmes/avim/revisions/3"), HasSubstr(c.says)));
  }
}

TEST(PlanFeedConvertTest, KnowsWhereAUnitStandsInTheTree) {
  planning::v1::WatchPlansResponse message;
  message.mutable_unit()->set_name("units/rotterdam");
  message.mutable_unit()->set_valid_from("2013-01-01");
  EXPECT_EQ(std::get<Unit>(*FromProto(message)).parent, "");
  message.mutable_unit()->set_parent("units/west");
  EXPECT_EQ(std::get<Unit>(*FromProto(message)).parent, "west");
  message.mutable_unit()->set_parent("west");
  EXPECT_THAT(FromProto(message), Fails(absl::StatusCode::kDataLoss, "PLAN_UNREADABLE"));
}

}  // namespace
}  // namespace rekenschap::monitoring
