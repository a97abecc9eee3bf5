#include "tests/services/planning/rpc/chain_fixture.h"

// Plans as they go on: the examples' chains of revisions, and what goes into a chain.
namespace rekenschap::planning {
namespace {

using testing::Fails;
using testing::IsOk;
using testing::Violates;

std::string ColumnOf(const v1::Cell& cell) {
  return cell.structural() ? "structural" : std::to_string(cell.year());
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

using ChainTest = ChainFixture;

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

// A paper that changes nothing but says so.
v1::Revision Another(const v1::Revision& last, const std::string& title) {
  v1::Revision draft;
  draft.set_title(title);
  *draft.mutable_adopted_by() = last.adopted_by();
  return draft;
}

TEST_F(ChainTest, RecordsADraftOnceWhetherItNamesItsPredecessorOrNot) {
  LoadAvimChain();
  const auto exists = Fails(absl::StatusCode::kAlreadyExists, "REVISION_EXISTS");
  v1::Revision draft = Another(*Get(Avim(6)), "Named first");
  draft.set_predecessor(Avim(6));
  EXPECT_EQ(Create(draft)->revision().name(), Avim(7));
  draft.clear_predecessor();
  EXPECT_THAT(Create(draft), exists);
  draft.set_title("Named afterwards");
  EXPECT_EQ(Create(draft)->revision().name(), Avim(8));
  draft.set_predecessor(Avim(6));
  EXPECT_THAT(Create(draft), exists);
  draft.set_predecessor(Avim(5));
  EXPECT_EQ(Create(draft)->revision().name(), Avim(9)) << "on another revision it is another draft";
}

TEST_F(ChainTest, KnowsAGivenRevisionAgainAlsoInItsCompleteForm) {
  LoadAvimChain();
  for (int number = 1; number <= 6; ++number) {
    EXPECT_THAT(Create(*Get(Avim(number))),
                Fails(absl::StatusCode::kAlreadyExists, "REVISION_EXISTS"))
        << number;
  }
}

TEST_F(ChainTest, TellsHowAStaleDraftIsRecordedAgain) {
  LoadAvimChain();
  const v1::Revision overtaken = Another(*Get(Avim(6)), "Overtaken");
  const v1::Revision draft = Create(overtaken)->revision();
  ASSERT_THAT(Adopt(Create(Another(*Get(Avim(6)), "Overtaking"))->revision()), IsOk());
  const absl::Status stale = Adopt(draft).status();
  EXPECT_THAT(stale, Fails(absl::StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER"));
  EXPECT_NE(stale.message().find("predecessor"), absl::string_view::npos) << stale;
  // Word for word it is known; what to do about that is what the refusal said.
  const absl::Status known = Create(overtaken).status();
  EXPECT_THAT(known, Fails(absl::StatusCode::kAlreadyExists, "REVISION_EXISTS"));
  EXPECT_EQ(known.message(),
            Avim(7) +
                " was recorded with the same content; use it, or name in predecessor the "
                "revision to record it on as well");
  v1::Revision again = overtaken;
  again.set_predecessor(Avim(8));
  const auto recorded = Create(again);
  ASSERT_THAT(recorded, IsOk());
  EXPECT_THAT(Adopt(recorded->revision()), IsOk());
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
