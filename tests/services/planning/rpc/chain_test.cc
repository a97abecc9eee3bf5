#include <google/protobuf/util/time_util.h>

#include "tests/services/planning/rpc/planning_fixture.h"

// Plans as they go on: the examples' chains of revisions, and what can be asked of them.
namespace rekenschap::planning {
namespace {

using testing::CallAs;
using testing::Fails;
using testing::IsOk;
using testing::NextRequestId;
using testing::Violates;

const char kAvim[] = "programmes/avim-mensenhandel";

std::string Avim(int number) { return std::string(kAvim) + "/revisions/" + std::to_string(number); }

std::string ColumnOf(const v1::Cell& cell) {
  return cell.structural() ? "structural" : std::to_string(cell.year());
}

std::int64_t ValueOf(const type::v1::Quantity& quantity) {
  return quantity.eurocents() + quantity.fte_thousandths() + quantity.count();
}

// What is worked with, by line and column.
using Figures = std::map<std::string, std::map<std::string, std::int64_t>>;
Figures FiguresOf(const v1::Revision& revision) {
  Figures figures;
  for (const auto& table : revision.tables()) {
    for (const auto& line : table.lines()) {
      for (const auto& cell : line.cells()) {
        figures[line.id()][ColumnOf(cell)] = ValueOf(cell.worked_with());
      }
    }
  }
  return figures;
}

class ChainTest : public PlanningFixture {
 protected:
  void LoadAvimChain() {
    auto file = testing::AvimPlan();
    file.MergeFrom(testing::ExamplePlan({"avim/later-synthetic.txtpb"}));
    ASSERT_THAT(testing::LoadAndAdopt(*server_, file), IsOk());
  }
  absl::StatusOr<v1::DiffRevisionsResponse> Diff(const std::string& name, const std::string& base) {
    v1::DiffRevisionsRequest request;
    request.set_name(name);
    request.set_base(base);
    v1::DiffRevisionsResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::DiffRevisions, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::GetLineHistoryResponse> History(const std::string& name,
                                                     const std::string& line) {
    v1::GetLineHistoryRequest request;
    request.set_name(name);
    request.set_line(line);
    v1::GetLineHistoryResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::GetLineHistory, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::ListInstalmentsResponse> Instalments(const std::string& name,
                                                          const std::vector<int>& years) {
    v1::ListInstalmentsRequest request;
    request.set_name(name);
    for (const int year : years) request.add_years(year);
    v1::ListInstalmentsResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::ListInstalments, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::Revision> GetAsOf(const std::string& name, std::int64_t sequence) {
    v1::GetRevisionRequest request;
    request.set_name(name);
    request.mutable_as_of()->set_sequence(sequence);
    v1::GetRevisionResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::GetRevision, request, response);
    if (!status.ok()) return status;
    return response.revision();
  }
  absl::StatusOr<std::string> InForceOn(const std::string& date) {
    v1::GetRevisionRequest request;
    request.set_name(std::string(kAvim) + "/revisions/current");
    request.set_effective_date(date);
    v1::GetRevisionResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::GetRevision, request, response);
    if (!status.ok()) return status;
    return response.revision().name();
  }
};

// Thousands of euros, as the budget statements print them: draft budget, adopted budget, first and
// second supplementary budget, realisation.
constexpr std::int64_t kArticle31[8][5] = {
    {5220150, 5220150, 5256456, 5259193, 5250519}, {5155411, 5155411, 5244447, 5261882, 5265815},
    {5132936, 5132936, 5150343, 5150542, 5146049}, {5199190, 5199190, 5447561, 5595789, 5595908},
    {5547979, 5570295, 6033855, 6023291, 6020985}, {5598229, 5698929, 5852939, 5903847, 5901324},
    {6041402, 6054002, 6260664, 6303513, 6306609}, {6264396, 6271396, 6452135, 6500806, 6494298}};

TEST_F(ChainTest, HoldsTheFiveStandsOfEachYearOfArticle31) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, testing::ExamplePlan({"article-31/plan.txtpb"})),
              IsOk());
  const v1::Revision::Phase phases[5] = {
      v1::Revision::PHASE_DRAFT_BUDGET, v1::Revision::PHASE_ADOPTED_BUDGET,
      v1::Revision::PHASE_FIRST_SUPPLEMENTARY, v1::Revision::PHASE_SECOND_SUPPLEMENTARY,
      v1::Revision::PHASE_FINAL_LAW};
  for (int year = 2013; year <= 2020; ++year) {
    for (int stand = 0; stand < 5; ++stand) {
      const std::int64_t thousands = kArticle31[year - 2013][stand];
      const std::string name = "programmes/artikel-31-" + std::to_string(year) + "/revisions/" +
                               std::to_string(stand + 1);
      const auto revision = Get(name);
      ASSERT_THAT(revision, IsOk()) << name;
      EXPECT_EQ(revision->phase(), phases[stand]) << name;
      EXPECT_EQ(revision->state(), v1::Revision::STATE_ADOPTED) << name;
      const v1::Cell& cell = revision->tables(0).lines(0).cells(0);
      EXPECT_EQ(cell.year(), year) << name;
      EXPECT_EQ(cell.printed(), std::to_string(thousands)) << name;
      EXPECT_EQ(cell.worked_with().eurocents(), thousands * 100'000) << name;
    }
  }
}

TEST_F(ChainTest, HoldsTheAvimChainCellByCell) {
  LoadAvimChain();
  Figures expected = {{"mensenhandel-budget",
                       {{"2020", 70'000'000},
                        {"2021", 340'000'000},
                        {"2022", 560'000'000},
                        {"2023", 620'000'000},
                        {"structural", 680'000'000}}},
                      {"ienr-budget",
                       {{"2020", 30'000'000},
                        {"2021", 160'000'000},
                        {"2022", 260'000'000},
                        {"2023", 290'000'000},
                        {"structural", 320'000'000}}},
                      {"tijdelijke-inhuur",
                       {{"2020", 100'000'000},
                        {"2021", 100'000'000},
                        {"2022", 30'000'000},
                        {"2023", 30'000'000},
                        {"structural", 0}}},
                      {"mensenhandel-fte",
                       {{"2020", 11'600},
                        {"2021", 46'400},
                        {"2022", 49'300},
                        {"2023", 58'000},
                        {"structural", 58'000}}},
                      {"ienr-fte",
                       {{"2020", 5'800},
                        {"2021", 23'200},
                        {"2022", 24'700},
                        {"2023", 29'000},
                        {"structural", 29'000}}}};
  EXPECT_EQ(FiguresOf(*Get(Avim(1))), expected);
  // 2,57 % over the stand.
  expected["mensenhandel-budget"]["2022"] = 574'392'000;
  expected["mensenhandel-budget"]["2023"] = 635'934'000;
  expected["mensenhandel-budget"]["structural"] = 697'476'000;
  expected["ienr-budget"]["2022"] = 266'682'000;
  expected["ienr-budget"]["2023"] = 297'453'000;
  expected["ienr-budget"]["structural"] = 328'224'000;
  EXPECT_EQ(FiguresOf(*Get(Avim(2))), expected);
  expected["mensenhandel-budget"]["2022"] = 494'392'000;
  expected["mensenhandel-budget"]["2023"] = 715'934'000;
  expected["ienr-budget"]["2023"] = 317'453'000;
  expected["tijdelijke-inhuur"]["2023"] = 10'000'000;
  expected["tijdelijke-inhuur"]["2022"] = 34'550'000;
  EXPECT_EQ(FiguresOf(*Get(Avim(3))), expected);
  // The new year is what the structural figure was before it changed.
  expected["mensenhandel-budget"]["2024"] = 697'476'000;
  expected["mensenhandel-budget"]["structural"] = 721'476'000;
  expected["ienr-budget"]["2024"] = 328'224'000;
  expected["tijdelijke-inhuur"]["2024"] = 0;
  expected["mensenhandel-fte"]["2024"] = 58'000;
  expected["mensenhandel-fte"]["structural"] = 60'000;
  expected["ienr-fte"]["2024"] = 29'000;
  EXPECT_EQ(FiguresOf(*Get(Avim(4))), expected);
  expected["ienr-budget"]["2024"] = 358'224'000;
  expected["bijdrage-eu"]["2024"] = 30'000'000;
  EXPECT_EQ(FiguresOf(*Get(Avim(5))), expected);
  expected["mensenhandel-budget"]["2024"] = 697'500'000;
  expected["ienr-budget"]["2024"] = 358'200'000;
  EXPECT_EQ(FiguresOf(*Get(Avim(6))), expected);
}

TEST_F(ChainTest, KeepsRevisionsAcrossARestartToTheLetter) {
  LoadAvimChain();
  std::vector<std::string> before;
  for (int number = 1; number <= 6; ++number) before.push_back(Get(Avim(number))->DebugString());
  server_.reset();
  server_ = std::make_unique<testing::PlanningServer>(dir_.path());
  for (int number = 1; number <= 6; ++number) {
    EXPECT_EQ(Get(Avim(number))->DebugString(), before[static_cast<std::size_t>(number - 1)]);
  }
}

TEST_F(ChainTest, ExplainsTheDifferenceOfAnyTwoRevisions) {
  LoadAvimChain();
  for (int from = 1; from <= 6; ++from) {
    for (int to = 1; to <= 6; ++to) {
      const auto diff = Diff(Avim(to), Avim(from));
      ASSERT_THAT(diff, IsOk());
      EXPECT_EQ(from == to, diff->differences().empty());
      for (const auto& cell : diff->differences()) {
        std::int64_t explained = 0;
        for (const auto& mutation : cell.mutations()) explained += ValueOf(mutation.amount());
        EXPECT_EQ(ValueOf(cell.becomes()) - ValueOf(cell.was()), explained)
            << from << " to " << to << ": " << cell.ShortDebugString();
        EXPECT_EQ(ValueOf(cell.unexplained()), 0);
      }
    }
  }
}

TEST_F(ChainTest, SaysWhatElseDiffers) {
  LoadAvimChain();
  const auto diff = Diff(Avim(5), "");
  ASSERT_THAT(diff, IsOk());
  EXPECT_EQ(diff->base(), Avim(4));
  const std::set<std::string> parts(diff->changed_parts().begin(), diff->changed_parts().end());
  EXPECT_TRUE(parts.contains("phasing_profiles[werving]"));
  EXPECT_TRUE(parts.contains("tables[budget].lines[mensenhandel-budget].phasing_profile"));
  EXPECT_TRUE(parts.contains("tables[budget].lines[mensenhandel-budget].unit_amounts"));
  EXPECT_FALSE(parts.contains("instalments"));
}

TEST_F(ChainTest, TellsTheStoryOfALine) {
  LoadAvimChain();
  const auto story = History(Avim(6), "mensenhandel-budget");
  ASSERT_THAT(story, IsOk());
  ASSERT_EQ(story->chapters_size(), 6);
  EXPECT_EQ(story->basis(), type::v1::BASIS_CASH);
  EXPECT_FALSE(story->chapters(0).cells(0).rectification().reason().empty());
  EXPECT_EQ(story->chapters(0).adopter(), "unverified:adopter");
  const v1::LineChapter& shift = story->chapters(2);
  EXPECT_EQ(shift.adopted_by().number(), "SYNTHETISCH 2022-2");
  ASSERT_EQ(shift.differences_size(), 2);
  EXPECT_EQ(shift.differences(0).year(), 2022);
  EXPECT_EQ(shift.differences(0).mutations(0).mutation(), "kasschuif-werving");
  EXPECT_EQ(shift.differences(0).mutations(0).kind(), v1::Mutation::KIND_CASH_SHIFT);
  EXPECT_EQ(shift.differences(0).mutations(0).amount().eurocents(), -80'000'000);
  EXPECT_EQ(story->chapters(4).differences_size(), 0) << "the grossing-up leaves it alone";
  // A line that came later has only its own chapters.
  EXPECT_EQ(History(Avim(6), "bijdrage-eu")->chapters_size(), 2);
  EXPECT_THAT(History(Avim(4), "bijdrage-eu"), Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
  EXPECT_THAT(History(Avim(9), "bijdrage-eu"),
              Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(History(Avim(6), ""), Violates("line", "ID_MALFORMED"));
}

TEST_F(ChainTest, TellsWhatWasInForceOnADay) {
  LoadAvimChain();
  EXPECT_THAT(InForceOn("2019-11-18"), Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  EXPECT_EQ(*InForceOn("2022-05-31"), Avim(1));
  EXPECT_EQ(*InForceOn("2022-06-01"), Avim(2));
  EXPECT_EQ(*InForceOn("2023-12-31"), Avim(4));
  EXPECT_EQ(*InForceOn("2100-01-01"), Avim(6));
  EXPECT_THAT(InForceOn("2022-06-31"), Violates("effective_date", "DATE_MALFORMED"));
}

TEST_F(ChainTest, TellsWhatWasKnownAtAMoment) {
  LoadAvimChain();
  const v1::Revision second = *Get(Avim(2));
  EXPECT_THAT(GetAsOf(Avim(2), second.sequence() - 1),
              Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  EXPECT_EQ(GetAsOf(Avim(2), second.sequence())->state(), v1::Revision::STATE_DRAFT);
  EXPECT_EQ(GetAsOf(Avim(2), second.adopt_sequence())->state(), v1::Revision::STATE_ADOPTED);
  const std::string current = std::string(kAvim) + "/revisions/current";
  EXPECT_EQ(GetAsOf(current, second.adopt_sequence() - 1)->name(), Avim(1));
  EXPECT_EQ(GetAsOf(current, second.adopt_sequence())->name(), Avim(2));
  EXPECT_THAT(GetAsOf(current, 0), Violates("as_of", "AS_OF_UNFIT"));

  v1::ListTargetsRequest targets;
  targets.add_periods("2022");
  targets.add_lines("mensenhandel-budget");
  targets.mutable_as_of()->set_sequence(second.adopt_sequence());
  EXPECT_EQ(Targets(targets)->targets(0).year().eurocents(), 574'392'000);
  targets.clear_as_of();
  EXPECT_EQ(Targets(targets)->targets(0).year().eurocents(), 494'392'000);
  *targets.mutable_as_of()->mutable_time() = second.record_time();
  EXPECT_EQ(Targets(targets)->targets(0).year().eurocents(), 560'000'000);

  v1::ListRevisionsRequest list;
  list.set_parent(kAvim);
  list.mutable_as_of()->set_sequence(second.sequence());
  v1::ListRevisionsResponse listed;
  ASSERT_THAT(CallAs("", server_->stub(), &Stub::ListRevisions, list, listed), IsOk());
  ASSERT_EQ(listed.revisions_size(), 2);
  EXPECT_EQ(listed.revisions(1).state(), v1::Revision::STATE_DRAFT);
}

TEST_F(ChainTest, ResolvesTargetsByProfileAndKeepsTheReserveCentral) {
  LoadAvimChain();
  v1::ListTargetsRequest request;
  request.add_periods("2024-Q2");
  request.add_lines("mensenhandel-budget");
  const auto answer = Targets(request);
  ASSERT_THAT(answer, IsOk());
  // 15 % and 20 % of EUR 6.975.000.
  EXPECT_EQ(answer->targets(0).to_date().eurocents(), 244'125'000);
  const v1::Target& reserve = answer->targets(answer->targets_size() - 1);
  EXPECT_TRUE(reserve.central_reserve());
  EXPECT_EQ(reserve.to_date().eurocents(), 17'500'000);
  EXPECT_EQ(reserve.year().eurocents(), 50'000'000);
  std::int64_t sum = 0;
  for (int i = 1; i < answer->targets_size(); ++i) {
    sum += answer->targets(i).to_date().eurocents();
  }
  EXPECT_EQ(sum, 244'125'000);
}

TEST_F(ChainTest, PaysTheYearsCashBudgetInInstalments) {
  LoadAvimChain();
  const auto paid = Instalments(Avim(2), {2022});
  ASSERT_THAT(paid, IsOk());
  ASSERT_EQ(paid->instalments_size(), 4);
  EXPECT_EQ(paid->instalments(0).due_date(), "2022-01-15");
  EXPECT_EQ(paid->instalments(0).amount().eurocents(), 348'429'600);
  EXPECT_EQ(paid->instalments(3).due_date(), "2022-10-15");
  EXPECT_EQ(paid->instalments(3).year_to_date().eurocents(), 871'074'000);
  // Receipts are not paid out.
  EXPECT_EQ(Instalments(Avim(5), {2024})->instalments(3).year_to_date().eurocents(), 1'055'700'000);
  EXPECT_THAT(Instalments(Avim(1), {2022}),
              Fails(absl::StatusCode::kFailedPrecondition, "INSTALMENTS_NOT_PLANNED"));
  EXPECT_THAT(Instalments(Avim(2), {2019}),
              Fails(absl::StatusCode::kFailedPrecondition, "INSTALMENTS_NOT_PLANNED"));
  EXPECT_THAT(Instalments(Avim(2), {}), Violates("years", "YEAR_MISSING"));
  EXPECT_THAT(Instalments(Avim(2), {2022, 1}), Violates("years[1]", "YEAR_UNFIT"));
}

TEST_F(ChainTest, RefusesARevisionThatStandsOnItselfOrOnNothing) {
  LoadAvimChain();
  v1::Revision draft;
  draft.set_title("In a circle");
  *draft.mutable_adopted_by() = Plan().adopted_by();
  for (const int number : {7, 8}) {
    draft.set_predecessor(Avim(number));
    EXPECT_THAT(Create(draft), Violates("revision.predecessor", "CHAIN_CYCLE")) << number;
  }
  draft.set_predecessor("programmes/another/revisions/1");
  EXPECT_THAT(Create(draft), Violates("revision.predecessor", "OTHER_PROGRAMME"));
  EXPECT_THAT(Get(Avim(7)), Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
}

TEST_F(ChainTest, LeavesAnAdoptedRevisionAsItIs) {
  LoadAvimChain();
  // The same again is known; the same with another figure has to say by which mutation.
  v1::Revision edited = Plan();
  EXPECT_THAT(Create(edited), Fails(absl::StatusCode::kAlreadyExists, "REVISION_EXISTS"));
  edited.mutable_tables(0)->mutable_lines(0)->mutable_cells(1)->set_printed("3,5");
  edited.set_predecessor(Avim(1));
  edited.mutable_tables(0)
      ->mutable_lines(0)
      ->mutable_cells(1)
      ->mutable_worked_with()
      ->set_eurocents(350'000'000);
  EXPECT_THAT(Create(edited),
              Violates("revision.tables[0].lines[0].cells[1].worked_with", "STAND_MISFIT"));
  EXPECT_THAT(Adopt(*Get(Avim(1))),
              Fails(absl::StatusCode::kFailedPrecondition, "REVISION_ADOPTED"));
}

TEST_F(ChainTest, AdoptsOnlyWhatStandsOnTheRevisionInForce) {
  LoadAvimChain();
  v1::Revision draft;
  draft.set_title("On the fifth");
  draft.set_predecessor(Avim(5));
  *draft.mutable_adopted_by() = Get(Avim(6))->adopted_by();
  const auto stale = Create(draft);
  ASSERT_THAT(stale, IsOk());
  EXPECT_THAT(Adopt(stale->revision()),
              Fails(absl::StatusCode::kFailedPrecondition, "REVISION_STALE"));
}

TEST_F(ChainTest, RefusesMutationsThatDoNotHoldAndStoresNothing) {
  LoadAvimChain();
  v1::Revision draft;
  draft.set_title("A cash shift that loses a euro");
  *draft.mutable_adopted_by() = Get(Avim(6))->adopted_by();
  v1::Mutation& shift = *draft.add_mutations();
  shift.set_id("kasschuif");
  shift.set_title("Kasschuif");
  shift.set_class_(v1::Mutation::CLASS_TECHNICAL);
  shift.set_kind(v1::Mutation::KIND_CASH_SHIFT);
  shift.set_reason("A year later.");
  for (const auto& [year, cents] : {std::pair(2023, -500'000), std::pair(2024, 499'900)}) {
    v1::MutationEntry& entry = *shift.add_entries();
    entry.set_line("ienr-budget");
    entry.set_year(year);
    entry.mutable_amount()->set_eurocents(cents);
  }
  EXPECT_THAT(Create(draft), Violates("revision.mutations[0].entries", "CASH_SHIFT_UNBALANCED"));
  shift.mutable_entries(1)->set_year(2031);
  shift.mutable_entries(0)->mutable_amount()->set_count(3);
  const auto both = Create(draft);
  EXPECT_THAT(both, Violates("revision.mutations[0].entries[0].amount", "MEASURE_WRONG"));
  EXPECT_THAT(both, Violates("revision.mutations[0].entries[1]", "YEAR_NOT_IN_SERIES"));
  EXPECT_THAT(Get(Avim(7)), Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
}

}  // namespace
}  // namespace rekenschap::planning
