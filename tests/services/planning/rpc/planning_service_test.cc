#include "services/planning/rpc/planning_service.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "tests/services/planning/rpc/planning_fixture.h"

namespace rekenschap::planning {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::CallAs;
using testing::Fails;
using testing::IsOk;
using testing::NextRequestId;
using testing::Violates;

using PlanningServiceTest = PlanningFixture;

TEST_F(PlanningServiceTest, HoldsThePlanAsPrintedAcrossARestart) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  const v1::Revision before = *Get("programmes/avim-mensenhandel/revisions/current");
  server_.reset();
  server_ = std::make_unique<testing::PlanningServer>(dir_.path());
  const v1::Revision after = *Get("programmes/avim-mensenhandel/revisions/1");
  EXPECT_TRUE(MessageDifferencer::Equals(before, after));
  EXPECT_EQ(after.state(), v1::Revision::STATE_ADOPTED);
  EXPECT_EQ(after.author(), "unverified:planner");
  EXPECT_EQ(after.adopter(), "unverified:adopter");
  const v1::Cell& cell = after.tables(0).lines(0).cells(0);
  EXPECT_EQ(cell.printed(), "6,8");
  EXPECT_EQ(cell.worked_with().eurocents(), 70'000'000);
  EXPECT_FALSE(cell.rectification().reason().empty());
}

// Every cell of the Kamerstuk, as it went in and as it is worked with.
TEST_F(PlanningServiceTest, WorksWithEveryCellOfTheKamerstuk) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  const v1::Revision plan = *Get("programmes/avim-mensenhandel/revisions/1");
  const std::int64_t cents[3][5] = {
      {70'000'000, 340'000'000, 560'000'000, 620'000'000, 680'000'000},
      {30'000'000, 160'000'000, 260'000'000, 290'000'000, 320'000'000},
      {100'000'000, 100'000'000, 30'000'000, 30'000'000, 0}};
  const std::int64_t thousandths[2][5] = {{11'600, 46'400, 49'300, 58'000, 58'000},
                                          {5'800, 23'200, 24'700, 29'000, 29'000}};
  for (int line = 0; line < 3; ++line) {
    for (int column = 0; column < 5; ++column) {
      EXPECT_EQ(plan.tables(0).lines(line).cells(column).worked_with().eurocents(),
                cents[line][column])
          << line << column;
    }
  }
  for (int line = 0; line < 2; ++line) {
    for (int column = 0; column < 5; ++column) {
      EXPECT_EQ(plan.tables(1).lines(line).cells(column).worked_with().fte_thousandths(),
                thousandths[line][column]);
    }
  }
}

TEST_F(PlanningServiceTest, AdoptsWithFourEyesAnEtagAndFiguresThatFit) {
  LoadUnitsAndProgramme();
  v1::Revision misprint = Plan();
  misprint.mutable_tables(0)->mutable_lines(0)->mutable_cells(0)->clear_worked_with();
  misprint.mutable_tables(0)->mutable_lines(0)->mutable_cells(0)->clear_rectification();
  const v1::Revision broken = Create(misprint)->revision();
  EXPECT_THAT(Adopt(broken),
              Fails(absl::StatusCode::kFailedPrecondition, "REVISION_HAS_FATAL_FINDINGS"));
  const v1::Revision draft = Create(Plan())->revision();
  EXPECT_EQ(draft.state(), v1::Revision::STATE_DRAFT);
  EXPECT_THAT(Adopt(draft, "planner"), Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"));
  v1::Revision stale = draft;
  stale.set_etag("another");
  EXPECT_THAT(Adopt(stale), Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(Get("programmes/avim-mensenhandel/revisions/current"),
              Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  const v1::Revision adopted = *Adopt(draft);
  EXPECT_EQ(adopted.state(), v1::Revision::STATE_ADOPTED);
  EXPECT_THAT(Adopt(adopted), Fails(absl::StatusCode::kFailedPrecondition, "REVISION_ADOPTED"));
  v1::Revision later;
  later.set_title("Nothing but another paper");
  *later.mutable_adopted_by() = Plan().adopted_by();
  v1::Revision earlier = later;
  earlier.mutable_adopted_by()->set_date("2019-01-01");
  EXPECT_THAT(Adopt(Create(earlier)->revision()),
              Fails(absl::StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER"));
  EXPECT_THAT(Adopt(Create(later)->revision()), IsOk());
}

TEST_F(PlanningServiceTest, AdoptsAPrintThatDoesNotFitOnlyWithAReason) {
  LoadUnitsAndProgramme();
  v1::Revision misprint = Plan();
  misprint.mutable_tables(0)->mutable_lines(0)->mutable_cells(0)->clear_worked_with();
  misprint.mutable_tables(0)->mutable_lines(0)->mutable_cells(0)->clear_rectification();
  misprint.set_reconciliation_override("The Minister wants the print as it stands.");
  EXPECT_THAT(Adopt(Create(misprint)->revision()), IsOk());
}

TEST_F(PlanningServiceTest, RepeatsTheFirstAnswerToARequest) {
  LoadUnitsAndProgramme();
  v1::CreateRevisionRequest request;
  request.set_parent("programmes/avim-mensenhandel");
  *request.mutable_revision() = Plan();
  request.set_request_id("once");
  v1::CreateRevisionResponse first;
  ASSERT_THAT(CallAs("planner", server_->stub(), &Stub::CreateRevision, request, first), IsOk());
  ASSERT_THAT(Adopt(first.revision()), IsOk());
  server_.reset();
  server_ = std::make_unique<testing::PlanningServer>(dir_.path());
  v1::CreateRevisionResponse again;
  ASSERT_THAT(CallAs("planner", server_->stub(), &Stub::CreateRevision, request, again), IsOk());
  EXPECT_TRUE(MessageDifferencer::Equals(first, again));
  EXPECT_THAT(Get("programmes/avim-mensenhandel/revisions/2"),
              Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  request.mutable_revision()->set_title("Another");
  EXPECT_THAT(CallAs("planner", server_->stub(), &Stub::CreateRevision, request, again),
              Fails(absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
}

TEST_F(PlanningServiceTest, AnswersAllThatIsWrongWithARevisionAtOnce) {
  LoadUnitsAndProgramme();
  v1::Revision bad = Plan();
  bad.clear_title();
  bad.mutable_adopted_by()->set_date("2021-02-30");
  bad.mutable_tables(0)->mutable_lines(0)->mutable_cells(1)->set_printed("3.4");
  bad.mutable_tables(0)->mutable_lines(1)->mutable_cells(0)->mutable_worked_with()->set_count(3);
  bad.mutable_allocation_keys(0)->mutable_weights(0)->set_unit("rotterdam");
  const absl::Status status = Create(bad).status();
  EXPECT_THAT(status, Violates("revision.title", "TEXT_MISSING"));
  EXPECT_THAT(status, Violates("revision.adopted_by.date", "DATE_MALFORMED"));
  EXPECT_THAT(status, Violates("revision.tables[0].lines[0].cells[1].printed", "FIGURE_MALFORMED"));
  EXPECT_THAT(status,
              Violates("revision.tables[0].lines[1].cells[0].worked_with", "MEASURE_WRONG"));
  EXPECT_THAT(status, Violates("revision.allocation_keys[0].weights[0].unit", "NAME_MALFORMED"));
}

TEST_F(PlanningServiceTest, RefusesPartsThatDoNotHangTogether) {
  LoadUnitsAndProgramme();
  const std::vector<std::tuple<std::string, std::string, std::function<void(v1::Revision&)>>>
      cases = {
          {"revision.tables[0].nature", "NATURE_UNFIT",
           [](v1::Revision& r) { r.mutable_tables(0)->set_nature(type::v1::NATURE_STOCK); }},
          {"revision.tables[0].basis", "BASIS_UNFIT",
           [](v1::Revision& r) { r.mutable_tables(0)->clear_basis(); }},
          {"revision.tables[0].direction", "DIRECTION_UNKNOWN",
           [](v1::Revision& r) {
             r.mutable_tables(0)->set_direction(static_cast<v1::Direction>(3));
           }},
          {"revision.tables[0].lines[1].id", "ID_TWICE",
           [](v1::Revision& r) {
             r.mutable_tables(0)->mutable_lines(1)->set_id("mensenhandel-budget");
           }},
          {"revision.tables[0].lines[0].allocation_key", "KEY_UNKNOWN",
           [](v1::Revision& r) { r.mutable_tables(0)->mutable_lines(0)->set_allocation_key("x"); }},
          {"revision.tables[0].lines[0].allocation_key", "KEY_MISSING",
           [](v1::Revision& r) { r.mutable_tables(0)->mutable_lines(0)->clear_allocation_key(); }},
          {"revision.tables[0].lines[0].pays_for", "PAYS_FOR_UNFIT",
           [](v1::Revision& r) {
             r.mutable_tables(0)->mutable_lines(0)->set_pays_for("ienr-budget");
           }},
          {"revision.tables[0].lines[0].cells[1]", "COLUMN_TWICE",
           [](v1::Revision& r) {
             r.mutable_tables(0)->mutable_lines(0)->mutable_cells(1)->set_year(2020);
           }},
          {"revision.tables[0].lines[0].cells[0]", "NEGATIVE_FIGURE",
           [](v1::Revision& r) {
             r.mutable_tables(0)
                 ->mutable_lines(0)
                 ->mutable_cells(0)
                 ->mutable_worked_with()
                 ->set_eurocents(-1);
           }},
          {"revision.allocation_keys[0].weights", "WEIGHTS_UNFIT",
           [](v1::Revision& r) {
             for (auto& w : *r.mutable_allocation_keys(0)->mutable_weights()) w.set_weight(0);
           }},
          {"revision.tables[0].lines[0].cells[0].printed", "PRINT_WITHOUT_DOCUMENT",
           [](v1::Revision& r) { r.clear_printed_in(); }}};
  for (const auto& [field, reason, spoil] : cases) {
    v1::Revision revision = Plan();
    spoil(revision);
    EXPECT_THAT(Create(revision), Violates(field, reason));
  }
}

TEST_F(PlanningServiceTest, RefusesWhatIsNotKnownOrExistsAlready) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  v1::CreateUnitRequest unit;
  *unit.mutable_unit() = file_.units(0);
  unit.set_request_id(NextRequestId());
  v1::CreateUnitResponse created;
  EXPECT_THAT(CallAs("planner", server_->stub(), &Stub::CreateUnit, unit, created),
              Fails(absl::StatusCode::kAlreadyExists, "UNIT_EXISTS"));
  unit.mutable_unit()->set_name("units/new");
  unit.mutable_unit()->set_predecessor("units/nowhere");
  EXPECT_THAT(CallAs("planner", server_->stub(), &Stub::CreateUnit, unit, created),
              Fails(absl::StatusCode::kNotFound, "UNIT_UNKNOWN"));
  unit.mutable_unit()->clear_predecessor();
  EXPECT_THAT(CallAs("", server_->stub(), &Stub::CreateUnit, unit, created),
              Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
  unit.clear_request_id();
  EXPECT_THAT(CallAs("planner", server_->stub(), &Stub::CreateUnit, unit, created),
              Violates("request_id", "REQUEST_ID_MISSING"));
}

TEST_F(PlanningServiceTest, ResolvesTargetsThatAddUp) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  v1::ListTargetsRequest request;
  for (const char* period : {"2031-Q1", "2021-Q2", "2020-M07"}) request.add_periods(period);
  const auto all = *Targets(request);
  std::map<std::pair<std::string, std::string>, std::int64_t> wholes;
  std::map<std::pair<std::string, std::string>, std::int64_t> sums;
  const auto value = [](const type::v1::Quantity& q) {
    return q.eurocents() + q.fte_thousandths();
  };
  for (const auto& target : all.targets()) {
    (target.unit().empty() ? wholes : sums)[{target.line(), target.period()}] +=
        value(target.to_date());
  }
  EXPECT_EQ(wholes, sums);
  EXPECT_EQ(wholes.size(), 15U);
  EXPECT_EQ((wholes[{"mensenhandel-fte", "2021-Q2"}]), 29'000);
  EXPECT_EQ((wholes[{"mensenhandel-budget", "2031-Q1"}]), 170'000'000);
  EXPECT_EQ((wholes[{"tijdelijke-inhuur", "2031-Q1"}]), 0);
}

TEST_F(PlanningServiceTest, PagesTargetsWithoutLosingOne) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  v1::ListTargetsRequest request;
  request.add_periods("2021-Q2");
  const auto whole = *Targets(request);
  request.set_page_size(7);
  v1::ListTargetsResponse paged;
  do {
    const auto page = *Targets(request);
    EXPECT_LE(page.targets_size(), 7);
    paged.mutable_targets()->MergeFrom(page.targets());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  ASSERT_EQ(paged.targets_size(), whole.targets_size());
  for (int i = 0; i < whole.targets_size(); ++i) {
    EXPECT_TRUE(MessageDifferencer::Equals(paged.targets(i), whole.targets(i)));
  }
}

TEST_F(PlanningServiceTest, RefusesTargetsOfWhatThereIsNot) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  v1::ListTargetsRequest request;
  EXPECT_THAT(Targets(request), Violates("periods", "PERIOD_MISSING"));
  request.add_periods("2021-Q7");
  EXPECT_THAT(Targets(request), Violates("periods[0]", "PERIOD_MALFORMED"));
  request.set_periods(0, "2019");
  EXPECT_EQ(Targets(request)->targets_size(), 0);
  request.set_effective_date("2019-11-18");
  EXPECT_THAT(Targets(request), Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  request.clear_effective_date();
  request.add_lines("nothing");
  EXPECT_THAT(Targets(request), Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
}

TEST_F(PlanningServiceTest, ListsPageByPage) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, file_), IsOk());
  v1::ListUnitsRequest request;
  request.set_page_size(4);
  std::vector<std::string> names;
  do {
    v1::ListUnitsResponse page;
    ASSERT_THAT(CallAs("", server_->stub(), &Stub::ListUnits, request, page), IsOk());
    for (const auto& unit : page.units()) names.push_back(unit.name());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(names.size(), 10U);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

}  // namespace
}  // namespace rekenschap::planning
