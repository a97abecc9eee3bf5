#include "tests/services/planning/rpc/planning_fixture.h"

namespace rekenschap::planning {
namespace {

using testing::CallAs;
using testing::Fails;
using testing::IsOk;
using testing::NextRequestId;
using testing::Violates;

// One load, written and read by hand.
class Load {
 public:
  Load(testing::PlanningServer& server, const std::string& name) {
    base::PrepareCall(context_, absl::Seconds(30), name);
    stream_ = server.stub().LoadPlans(&context_);
  }
  ~Load() {
    if (stream_ == nullptr) return;
    context_.TryCancel();
    static_cast<void>(stream_->Finish());
  }
  bool Send(const std::vector<v1::LoadItem>& items) {
    v1::LoadPlansRequest request;
    request.mutable_items()->Assign(items.begin(), items.end());
    return stream_->Write(request);
  }
  // The next thing's result; nothing when the stream has ended.
  std::optional<v1::LoadResult> Answer() {
    if (next_ == response_.results_size()) {
      next_ = 0;
      response_.Clear();
      if (!stream_->Read(&response_)) return std::nullopt;
    }
    return response_.results(next_++);
  }
  absl::Status End() {
    stream_->WritesDone();
    while (Answer()) {
    }
    const absl::Status end = base::FromGrpc(stream_->Finish());
    stream_.reset();
    return end;
  }

 private:
  grpc::ClientContext context_;
  v1::LoadPlansResponse response_;
  int next_ = 0;
  std::unique_ptr<grpc::ClientReaderWriter<v1::LoadPlansRequest, v1::LoadPlansResponse>> stream_;
};

absl::Status ErrorOf(const v1::LoadResult& response) { return base::FromProto(response.error()); }

v1::LoadItem UnitItem(const std::string& id, const std::string& request_id) {
  v1::LoadItem request;
  v1::Unit& unit = *request.mutable_unit()->mutable_unit();
  unit.set_name("units/" + id);
  unit.set_title(id);
  unit.set_valid_from("2020-01-01");
  request.mutable_unit()->set_request_id(request_id);
  return request;
}

using LoadPlansTest = PlanningFixture;

TEST_F(LoadPlansTest, RecordsAWholeFileInOneStream) {
  Load load(*server_, "planner");
  std::vector<v1::LoadItem> units;
  std::vector<std::string> names;
  for (const auto& unit : file_.units()) {
    v1::LoadItem& item = units.emplace_back();
    *item.mutable_unit()->mutable_unit() = unit;
    item.mutable_unit()->set_request_id(NextRequestId());
    names.push_back(unit.name());
  }
  v1::LoadItem programme;
  *programme.mutable_programme()->mutable_programme() = file_.programmes(0);
  programme.mutable_programme()->set_request_id(NextRequestId());
  names.push_back("programmes/avim-mensenhandel");
  v1::LoadItem revision;
  revision.mutable_revision()->set_parent("programmes/avim-mensenhandel");
  *revision.mutable_revision()->mutable_revision() = Plan();
  revision.mutable_revision()->set_request_id(NextRequestId());
  names.push_back("programmes/avim-mensenhandel/revisions/1");
  ASSERT_TRUE(load.Send(units));
  ASSERT_TRUE(load.Send({programme, revision}));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto answer = load.Answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->item_number(), static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(answer->name(), names[i]);
    EXPECT_FALSE(answer->has_error());
    EXPECT_EQ(answer->findings_size() > 0, i + 1 == names.size());
  }
  EXPECT_THAT(load.End(), IsOk());
  EXPECT_EQ(Get(names.back())->state(), v1::Revision::STATE_DRAFT);
}

TEST_F(LoadPlansTest, AnswersEachInItsPlaceAndGoesOnAfterARefusal) {
  Load load(*server_, "planner");
  ASSERT_TRUE(load.Send({UnitItem("one", "r1"), UnitItem("Not An Id", "r2"), UnitItem("one", "r3"),
                         UnitItem("two", ""), v1::LoadItem()}));
  ASSERT_TRUE(load.Send({UnitItem("three", "r4")}));
  EXPECT_EQ(load.Answer()->name(), "units/one");
  EXPECT_THAT(ErrorOf(*load.Answer()), Violates("unit.name", "NAME_MALFORMED"));
  EXPECT_THAT(ErrorOf(*load.Answer()), Fails(absl::StatusCode::kAlreadyExists, "UNIT_EXISTS"));
  EXPECT_THAT(ErrorOf(*load.Answer()), Violates("request_id", "REQUEST_ID_MISSING"));
  EXPECT_THAT(ErrorOf(*load.Answer()), Violates("item", "ITEM_MISSING"));
  const auto last = load.Answer();
  EXPECT_EQ(last->name(), "units/three");
  EXPECT_EQ(last->item_number(), 6);
  EXPECT_THAT(load.End(), IsOk());
}

TEST_F(LoadPlansTest, RefusesARequestThatHoldsNothingOrTooMuchAndKeepsWhatCameBefore) {
  for (const int count : {0, 201}) {
    const std::string kept = "kept-" + std::to_string(count);
    Load load(*server_, "planner");
    ASSERT_TRUE(load.Send({UnitItem(kept, kept)}));
    std::vector<v1::LoadItem> items;
    for (int i = 0; i < count; ++i) {
      items.push_back(UnitItem("many-" + std::to_string(i), "m" + std::to_string(i)));
    }
    ASSERT_TRUE(load.Send(items));
    EXPECT_EQ(load.Answer()->name(), "units/" + kept);
    EXPECT_THAT(load.End(), Violates("items", "ITEMS_UNFIT"));
  }
}

TEST_F(LoadPlansTest, FindsWhatTheCallsOfTheirOwnRecorded) {
  const v1::LoadItem request = UnitItem("one", "once");
  v1::CreateUnitResponse created;
  ASSERT_THAT(CallAs("planner", server_->stub(), &Stub::CreateUnit, request.unit(), created),
              IsOk());
  Load load(*server_, "planner");
  ASSERT_TRUE(load.Send({request}));
  EXPECT_EQ(load.Answer()->name(), "units/one");
  EXPECT_THAT(load.End(), IsOk());
}

TEST_F(LoadPlansTest, TakesInMoreThanFitsItsWindowWithoutBeingReadMeanwhile) {
  Load load(*server_, "planner");
  const int count = 2000;
  // A thread of its own writes on while nobody reads, until the service takes no more.
  std::thread writer([&load] {
    for (int i = 0; i < count; ++i) {
      const std::string id = std::to_string(i);
      load.Send({UnitItem("unit-" + id, "r" + id)});
    }
  });
  for (int i = 0; i < count; ++i) {
    const auto answer = load.Answer();
    if (!answer || answer->name() != "units/unit-" + std::to_string(i)) {
      ADD_FAILURE() << i;
      break;
    }
  }
  writer.join();
  EXPECT_THAT(load.End(), IsOk());
}

TEST_F(LoadPlansTest, WantsToKnowWhoLoads) {
  Load load(*server_, "");
  EXPECT_THAT(load.End(), Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
}

TEST_F(LoadPlansTest, EndsWhenTheServiceStopsAndKeepsWhatItAnswered) {
  auto load = std::make_unique<Load>(*server_, "planner");
  ASSERT_TRUE(load->Send({UnitItem("one", "r1")}));
  EXPECT_EQ(load->Answer()->name(), "units/one");
  std::thread stopper([this] { server_.reset(); });
  EXPECT_FALSE(load->Answer());
  EXPECT_THAT(load->End(), Fails(absl::StatusCode::kUnavailable, ""));
  load.reset();
  stopper.join();
  server_ = std::make_unique<testing::PlanningServer>(dir_.path());
  v1::GetUnitRequest get;
  get.set_name("units/one");
  v1::GetUnitResponse got;
  EXPECT_THAT(CallAs("", server_->stub(), &Stub::GetUnit, get, got), IsOk());
}

}  // namespace
}  // namespace rekenschap::planning
