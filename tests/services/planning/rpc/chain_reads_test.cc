#include "tests/services/planning/rpc/chain_fixture.h"

// What can be asked of a chain: differences, stories, and what was known or in force when.
namespace rekenschap::planning {
namespace {

using testing::CallAs;
using testing::Fails;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::Violates;

class ChainReadsTest : public ChainFixture {
 protected:
  absl::StatusOr<v1::DiffRevisionsResponse> Diff(const std::string& name, const std::string& base,
                                                 std::int64_t known = 0) {
    v1::DiffRevisionsRequest request;
    request.set_name(name);
    request.set_base(base);
    if (known > 0) request.mutable_as_of()->set_sequence(known);
    v1::DiffRevisionsResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::DiffRevisions, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::GetLineHistoryResponse> History(const std::string& name,
                                                     const std::string& line,
                                                     std::int64_t known = 0) {
    v1::GetLineHistoryRequest request;
    request.set_name(name);
    request.set_line(line);
    if (known > 0) request.mutable_as_of()->set_sequence(known);
    v1::GetLineHistoryResponse response;
    const auto status = CallAs("", server_->stub(), &Stub::GetLineHistory, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::ListInstalmentsResponse> Instalments(const std::string& name,
                                                          const std::vector<int>& years,
                                                          std::int64_t known = 0) {
    v1::ListInstalmentsRequest request;
    request.set_name(name);
    for (const int year : years) request.add_years(year);
    if (known > 0) request.mutable_as_of()->set_sequence(known);
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

TEST_F(ChainReadsTest, ExplainsTheDifferenceOfAnyTwoRevisions) {
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

TEST_F(ChainReadsTest, SaysWhatElseDiffers) {
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

TEST_F(ChainReadsTest, TellsTheStoryOfALine) {
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
  const auto later = History(Avim(6), "bijdrage-eu");
  ASSERT_EQ(later->chapters_size(), 2);
  EXPECT_EQ(later->chapters(0).revision(), Avim(5));
  EXPECT_FALSE(later->chapters(0).differences(0).has_was());
  EXPECT_EQ(later->chapters(0).differences(0).becomes().eurocents(), 30'000'000);
  EXPECT_THAT(History(Avim(4), "bijdrage-eu"), Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
  EXPECT_THAT(History(Avim(9), "bijdrage-eu"),
              Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(History(Avim(6), ""), Violates("line", "ID_MALFORMED"));
}

TEST_F(ChainReadsTest, TellsWhatWasInForceOnADay) {
  LoadAvimChain();
  EXPECT_THAT(InForceOn("2019-11-18"), Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(std::string(InForceOn("2019-11-18").status().message()),
              HasSubstr("no revision of programmes/avim-mensenhandel is in force on 2019-11-18"));
  EXPECT_EQ(*InForceOn("2022-05-31"), Avim(1));
  EXPECT_EQ(*InForceOn("2022-06-01"), Avim(2));
  EXPECT_EQ(*InForceOn("2023-12-31"), Avim(4));
  EXPECT_EQ(*InForceOn("2100-01-01"), Avim(6));
  EXPECT_THAT(InForceOn("2022-06-31"), Violates("effective_date", "DATE_MALFORMED"));
}

TEST_F(ChainReadsTest, TellsWhatWasKnownAtAMoment) {
  LoadAvimChain();
  const v1::Revision second = *Get(Avim(2));
  EXPECT_THAT(GetAsOf(Avim(2), second.sequence() - 1),
              Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN"));
  EXPECT_THAT(std::string(GetAsOf(Avim(2), second.sequence() - 1).status().message()),
              HasSubstr("revisions/2 was not recorded yet as of then"));
  EXPECT_THAT(std::string(GetAsOf(std::string(kAvim) + "/revisions/current", 1).status().message()),
              HasSubstr("no revision of programmes/avim-mensenhandel was known as adopted as of "
                        "then"));
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

TEST_F(ChainReadsTest, KnowsInNoReadWhatWasRecordedLater) {
  LoadAvimChain();
  const std::string current = std::string(kAvim) + "/revisions/current";
  const v1::Revision fourth = *Get(Avim(4));
  const auto unknown = Fails(absl::StatusCode::kNotFound, "REVISION_UNKNOWN");
  EXPECT_THAT(Diff(Avim(4), Avim(1), fourth.sequence() - 1), unknown);
  EXPECT_THAT(Diff(Avim(1), Avim(4), fourth.sequence() - 1), unknown);
  EXPECT_THAT(Diff(Avim(4), Avim(1), fourth.sequence()), IsOk());
  EXPECT_EQ(Diff(current, "", fourth.adopt_sequence() - 1)->revision(), Avim(3));
  EXPECT_EQ(Diff(Avim(1), current, fourth.adopt_sequence())->base(), Avim(4));

  EXPECT_THAT(History(Avim(4), "mensenhandel-budget", fourth.sequence() - 1), unknown);
  EXPECT_EQ(History(current, "mensenhandel-budget", fourth.sequence())->chapters_size(), 3);
  const auto draft = History(Avim(4), "mensenhandel-budget", fourth.sequence());
  ASSERT_EQ(draft->chapters_size(), 4);
  EXPECT_EQ(draft->chapters(3).state(), v1::Revision::STATE_DRAFT);
  EXPECT_FALSE(draft->chapters(3).has_adopt_time());

  EXPECT_THAT(Instalments(Avim(4), {2024}, fourth.sequence() - 1), unknown);
  EXPECT_EQ(Instalments(current, {2023}, fourth.sequence())->revision(), Avim(3));

  v1::ReconcileRevisionRequest reconcile;
  reconcile.set_name(current);
  reconcile.mutable_as_of()->set_sequence(fourth.sequence());
  v1::ReconcileRevisionResponse reconciled;
  ASSERT_THAT(CallAs("", server_->stub(), &Stub::ReconcileRevision, reconcile, reconciled), IsOk());
  EXPECT_EQ(reconciled.revision(), Avim(3));
}

TEST_F(ChainReadsTest, KeepsThePagesOfTargetsToOneRevision) {
  LoadAvimChain();
  v1::ListTargetsRequest request;
  request.add_periods("2024");
  request.set_page_size(3);
  const auto first = Targets(request);
  EXPECT_EQ(first->revision(), Avim(6));
  v1::Revision next;
  next.set_title("Adopted between two pages");
  *next.mutable_adopted_by() = Get(Avim(6))->adopted_by();
  ASSERT_THAT(Adopt(Create(next)->revision()), IsOk());
  request.set_page_token(first->next_page_token());
  EXPECT_EQ(Targets(request)->revision(), Avim(6));
  request.set_page_size(5);
  EXPECT_EQ(Targets(request)->targets_size(), 5);
  request.clear_page_token();
  EXPECT_EQ(Targets(request)->revision(), Avim(7));
}

TEST_F(ChainReadsTest, TakesAPageTokenBackOnlyWithTheRequestThatItCameFrom) {
  LoadAvimChain();
  v1::ListTargetsRequest request;
  request.add_periods("2024");
  request.set_page_size(3);
  request.set_page_token(Targets(request)->next_page_token());
  const std::vector<std::function<void(v1::ListTargetsRequest&)>> changes = {
      [](auto& r) { r.add_periods("2023"); },
      [](auto& r) { r.add_lines("ienr-budget"); },
      [](auto& r) { r.add_units("units/rotterdam"); },
      [](auto& r) { r.set_revision_number(5); },
      [](auto& r) { r.set_effective_date("2023-01-01"); },
      [](auto& r) { r.mutable_as_of()->set_sequence(1000); }};
  for (const auto& change : changes) {
    v1::ListTargetsRequest changed = request;
    change(changed);
    EXPECT_THAT(Targets(changed), Violates("page_token", "PAGE_TOKEN_INVALID"))
        << changed.ShortDebugString();
  }

  v1::ListRevisionsRequest list;
  list.set_parent(kAvim);
  list.set_page_size(2);
  v1::ListRevisionsResponse listed;
  ASSERT_THAT(CallAs("", server_->stub(), &Stub::ListRevisions, list, listed), IsOk());
  list.set_page_token(listed.next_page_token());
  ASSERT_THAT(CallAs("", server_->stub(), &Stub::ListRevisions, list, listed), IsOk());
  EXPECT_EQ(listed.revisions(0).name(), Avim(3));
  list.mutable_as_of()->set_sequence(1000);
  EXPECT_THAT(CallAs("", server_->stub(), &Stub::ListRevisions, list, listed),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
}

TEST_F(ChainReadsTest, RefusesADateBesideTheNumberOfARevision) {
  LoadAvimChain();
  v1::ListTargetsRequest request;
  request.add_periods("2024");
  request.set_revision_number(2);
  request.set_effective_date("2023-12-31");
  EXPECT_THAT(Targets(request), Violates("effective_date", "DATE_WITHOUT_CURRENT"));
}

TEST_F(ChainReadsTest, ResolvesTargetsByProfileAndKeepsTheReserveCentral) {
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

TEST_F(ChainReadsTest, PaysTheYearsCashBudgetInInstalments) {
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

}  // namespace
}  // namespace rekenschap::planning
