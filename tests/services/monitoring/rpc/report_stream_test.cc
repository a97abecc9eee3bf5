#include <algorithm>
#include <thread>

#include <google/protobuf/util/message_differencer.h>

#include "tests/services/monitoring/rpc/report_stream_fixture.h"

namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::Fails;
using testing::Violates;

TEST_F(ReportStreamTest, AnswersEveryReportWithTheReceiptThatSubmittingItAloneGives) {
  v1::SubmitReportsRequest request;
  Add(request, ReportOf("rotterdam"), "one");
  Add(request, ReportOf("limburg"), "two");
  const auto response = Send(request);
  ASSERT_EQ(response.results_size(), 2);
  EXPECT_EQ(response.results(1).item_number(), 2);
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(response.results(i).has_receipt()) << ErrorOf(response.results(i));
    v1::Receipt streamed = response.results(i).receipt();
    if (streamed.rule_versions().empty()) {
      *streamed.mutable_rule_versions() = response.rule_versions();
    }
    const auto alone = Submit(request.items(i).report(), request.items(i).request_id());
    ASSERT_THAT(alone.status(), IsOk());
    EXPECT_EQ(streamed.SerializeAsString().size(), alone->SerializeAsString().size());
    EXPECT_EQ(streamed.leaf_hash(), alone->leaf_hash());
    EXPECT_EQ(streamed.rule_versions_size(), alone->rule_versions_size());
    EXPECT_GT(streamed.rule_versions_size(), 0);
  }
}

TEST_F(ReportStreamTest, RefusesWhatIsWrongWithAllThatIsFoundAndTakesInTheRest) {
  v1::Report malformed = ReportOf("oost-nederland");
  malformed.set_period("2021-Q9");
  v1::SubmitReportsRequest request;
  Add(request, Wrong("rotterdam"));
  Add(request, ReportOf("limburg"));
  Add(request, malformed);
  Add(request, ReportOf("amsterdam"), "");
  const auto response = Send(request);
  ASSERT_EQ(response.results_size(), 4);
  EXPECT_THAT(ErrorOf(response.results(0)), Violates("report.lines", "LINE_MISSING"));
  EXPECT_TRUE(std::ranges::any_of(response.results(0).findings(), [](const auto& finding) {
    return finding.rule() == "LINE_MISSING";
  }));
  EXPECT_TRUE(response.results(1).has_receipt());
  EXPECT_EQ(ErrorOf(response.results(2)).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(ErrorOf(response.results(3)), Violates("request_id", "REQUEST_ID_MISSING"));
  EXPECT_THAT(Get(NameOf("limburg")).status(), IsOk());
  EXPECT_THAT(Get(NameOf("rotterdam")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
}

TEST_F(ReportStreamTest, TakesAllOfARequestInOrNothingOfIt) {
  v1::SubmitReportsRequest request;
  request.set_all_or_nothing(true);
  Add(request, ReportOf("limburg"), "good");
  Add(request, Wrong("rotterdam"), "bad");
  const auto refused = Send(request);
  EXPECT_THAT(ErrorOf(refused.results(0)), Fails(absl::StatusCode::kAborted, "OTHERS_REFUSED"));
  EXPECT_THAT(ErrorOf(refused.results(1)), Violates("report.lines", "LINE_MISSING"));
  EXPECT_THAT(Get(NameOf("limburg")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
  *request.mutable_items(1)->mutable_report() = ReportOf("rotterdam");
  const auto taken = Send(request);
  EXPECT_TRUE(taken.results(0).has_receipt()) << ErrorOf(taken.results(0));
  EXPECT_TRUE(taken.results(1).has_receipt()) << ErrorOf(taken.results(1));
  EXPECT_EQ(taken.results(0).receipt().version(), 1);
}

TEST_F(ReportStreamTest, FindsOnValidatingWhatSubmittingFindsAndKeepsNothing) {
  v1::SubmitReportsRequest request;
  v1::Report first = ReportOf("rotterdam", "2021-Q1");
  v1::Report then = ReportOf("rotterdam", "2021-Q2", -50'000);
  for (auto& line : *then.mutable_lines()) line.clear_explanations();
  Add(request, first);
  Add(request, then);
  Add(request, Wrong("limburg"));
  request.set_validate_only(true);
  const auto validated = Send(request);
  EXPECT_THAT(Get(NameOf("rotterdam", "2021-Q1")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
  request.set_validate_only(false);
  const auto submitted = Send(request);
  bool fell = false;
  for (int i = 0; i < 3; ++i) {
    const auto& result = submitted.results(i);
    const auto& found = result.has_receipt() ? result.receipt().findings() : result.findings();
    ASSERT_EQ(validated.results(i).findings_size(), found.size()) << i;
    for (int k = 0; k < found.size(); ++k) {
      EXPECT_TRUE(MessageDifferencer::Equals(validated.results(i).findings(k), found[k]))
          << validated.results(i).findings(k).DebugString() << found[k].DebugString();
      fell = fell || found[k].rule() == "BELOW_POSITION_BEFORE";
    }
    EXPECT_FALSE(validated.results(i).has_receipt());
  }
  // Also what only the report before it in the same request lets one find.
  EXPECT_TRUE(fell);
}

TEST_F(ReportStreamTest, GoesOnAfterACutWithoutTakingAnythingInTwice) {
  std::vector<v1::SubmitReportsRequest> requests(3);
  for (const char* unit : {"rotterdam", "limburg", "amsterdam"}) {
    v1::SubmitReportsRequest& request = requests[unit[0] == 'r' ? 0 : unit[0] == 'l' ? 1 : 2];
    Add(request, ReportOf(unit), std::string("id-") + unit);
  }
  std::string leaf;
  {
    Intake cut(*monitoring_);
    ASSERT_TRUE(cut.Send(requests[0]));
    const auto response = cut.Answer();
    ASSERT_TRUE(response);
    leaf = response->results(0).receipt().leaf_hash();
    ASSERT_TRUE(cut.Send(requests[1]));  // whether it came in, nobody tells
  }
  Intake again(*monitoring_);
  for (const auto& request : requests) ASSERT_TRUE(again.Send(request));
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto response = again.Answer();
    ASSERT_TRUE(response);
    ASSERT_TRUE(response->results(0).has_receipt()) << ErrorOf(response->results(0));
    EXPECT_EQ(response->results(0).receipt().version(), 1);
    if (i == 0) {
      EXPECT_EQ(response->results(0).receipt().leaf_hash(), leaf);
    }
  }
  EXPECT_THAT(again.End(), IsOk());
}

TEST_F(ReportStreamTest, RefusesARequestIdThatCameWithOtherContent) {
  v1::SubmitReportsRequest request;
  Add(request, ReportOf("rotterdam"), "same");
  Add(request, ReportOf("limburg"), "same");
  const auto response = Send(request);
  EXPECT_TRUE(response.results(0).has_receipt());
  EXPECT_THAT(ErrorOf(response.results(1)),
              Fails(absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
}

TEST_F(ReportStreamTest, AnswersTheSameContentAsSuch) {
  v1::SubmitReportsRequest request;
  Add(request, ReportOf("rotterdam"));
  Add(request, ReportOf("rotterdam"));
  const auto response = Send(request);
  EXPECT_FALSE(response.results(0).unchanged());
  EXPECT_TRUE(response.results(1).unchanged());
  EXPECT_EQ(response.results(1).receipt().version(), 1);
}

TEST_F(ReportStreamTest, EndsForARequestThatHoldsNothingOrTooMuchAndKeepsWhatCameBefore) {
  for (const int count : {0, 1001}) {
    Intake intake(*monitoring_);
    v1::SubmitReportsRequest good;
    Add(good, ReportOf("rotterdam"));
    ASSERT_TRUE(intake.Send(good));
    v1::SubmitReportsRequest bad;
    for (int i = 0; i < count; ++i) bad.add_items();
    ASSERT_TRUE(intake.Send(bad));
    const auto response = intake.Answer();
    ASSERT_TRUE(response);
    EXPECT_TRUE(response->results(0).has_receipt());
    EXPECT_THAT(intake.End(), Violates("items", "ITEMS_UNFIT"));
  }
}

TEST_F(ReportStreamTest, EndsForALanguageThatItDoesNotSpeak) {
  Intake intake(*monitoring_);
  v1::SubmitReportsRequest request;
  Add(request, ReportOf("rotterdam"));
  request.set_language_code("fr");
  ASSERT_TRUE(intake.Send(request));
  EXPECT_THAT(intake.End(), Violates("language_code", "LANGUAGE_UNKNOWN"));
  EXPECT_THAT(Get(NameOf("rotterdam")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
}

TEST_F(ReportStreamTest, AnswersEveryRequestOfALongStream) {
  Intake intake(*monitoring_);
  const int count = 300;
  std::thread writer([&intake] {
    for (int i = 0; i < count; ++i) {
      v1::SubmitReportsRequest request;
      for (int k = 0; k < 20; ++k) Add(request, Wrong("rotterdam"));
      intake.Send(request);
    }
  });
  for (int i = 0; i < count; ++i) {
    const auto response = intake.Answer();
    if (!response || response->results_size() != 20) {
      ADD_FAILURE() << i;
      break;
    }
  }
  writer.join();
  EXPECT_THAT(intake.End(), IsOk());
}

TEST_F(ReportStreamTest, WantsToKnowWhoSubmitsAndNotWhoChecks) {
  v1::SubmitReportsRequest request;
  Add(request, ReportOf("rotterdam"));
  request.set_validate_only(true);
  Intake intake(*monitoring_, "");
  ASSERT_TRUE(intake.Send(request));
  const auto checked = intake.Answer();
  ASSERT_TRUE(checked);
  EXPECT_FALSE(checked->results(0).has_error());
  request.set_validate_only(false);
  ASSERT_TRUE(intake.Send(request));
  EXPECT_THAT(intake.End(), Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
  EXPECT_THAT(Get(NameOf("rotterdam")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
}

TEST_F(ReportStreamTest, TellsWhatStoodBeforeFromWhatIsHeldBack) {
  const auto before = Submit(ReportOf("limburg"), "before");
  ASSERT_THAT(before.status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam")).status(), IsOk());
  v1::SubmitReportsRequest request;
  request.set_all_or_nothing(true);
  Add(request, ReportOf("limburg"), "before");
  Add(request, ReportOf("amsterdam"));
  Add(request, ReportOf("den-haag"), "twice");
  Add(request, ReportOf("den-haag"), "twice");
  Add(request, Wrong("rotterdam"));
  const auto response = Send(request);
  EXPECT_EQ(response.results(0).receipt().leaf_hash(), before->leaf_hash());
  EXPECT_TRUE(response.results(1).unchanged());
  EXPECT_TRUE(response.results(1).has_receipt());
  for (const int held_back : {2, 3}) {
    EXPECT_THAT(ErrorOf(response.results(held_back)),
                Fails(absl::StatusCode::kAborted, "OTHERS_REFUSED"));
    EXPECT_FALSE(response.results(held_back).has_receipt());
  }
  EXPECT_THAT(Get(NameOf("den-haag")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
}

TEST_F(ReportStreamTest, EndsWhenTheServiceStopsAndKeepsWhatItAnswered) {
  auto intake = std::make_unique<Intake>(*monitoring_);
  v1::SubmitReportsRequest request;
  Add(request, ReportOf("rotterdam"));
  ASSERT_TRUE(intake->Send(request));
  ASSERT_TRUE(intake->Answer());
  std::thread stopper([this] { monitoring_.reset(); });
  EXPECT_FALSE(intake->Answer());
  EXPECT_THAT(intake->End(), Fails(absl::StatusCode::kUnavailable, ""));
  intake.reset();
  stopper.join();
  Start();
  EXPECT_THAT(Get(NameOf("rotterdam")).status(), IsOk());
}

}  // namespace
}  // namespace rekenschap::monitoring
