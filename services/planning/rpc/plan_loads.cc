#include "services/planning/rpc/plan_loads.h"

#include <deque>
#include <optional>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/rpc/call.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

// How many things of one stream may be waiting to be recorded: enough that a full group waits
// whenever the writer comes back for one.
constexpr std::size_t kWindow = 1024;
constexpr std::size_t kWindowBytes = 16 << 20;  // and how much they may take as they came in
constexpr int kMostItems = 200;                 // in one request
// How many requests may wait for their answer to be taken: who does not read is not read from.
constexpr std::size_t kMostAnswers = 64;

void SetError(const absl::Status& status, v1::LoadResult& out) {
  const grpc::Status error = base::ToGrpc(status);
  // The details travel as a serialised google.rpc.Status, where there are any.
  if (!out.mutable_error()->ParseFromString(error.error_details())) out.mutable_error()->Clear();
  out.mutable_error()->set_code(error.error_code());
  out.mutable_error()->set_message(error.error_message());
}

}  // namespace

// One stream. What comes in is handed to the store at once; the answers wait for their turn.
// Callbacks come from gRPC's threads and the store's; `mutex_` guards everything below it.
class PlanLoads::Load final
    : public grpc::ServerBidiReactor<v1::LoadPlansRequest, v1::LoadPlansResponse>,
      public std::enable_shared_from_this<Load> {
 public:
  Load(PlanLoads& loads, absl::StatusOr<std::string> principal)
      : loads_(loads), principal_(std::move(principal)) {}

  void Begin() {
    const std::lock_guard lock(mutex_);
    Go();
  }

  // Takes nothing in any more; ends with `status` once what was taken in is answered.
  void EndWith(const absl::Status& status) {
    const std::lock_guard lock(mutex_);
    if (!end_) end_ = status;
    Go();
  }

  void OnReadDone(bool ok) override {
    if (ok) Take();
    const std::lock_guard lock(mutex_);
    reading_ = false;
    if (!ok && !end_) end_ = absl::OkStatus();
    Go();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (!ok) gone_ = true;
    Go();
  }

  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    gone_ = true;
    Go();
  }

  void OnDone() override {
    const std::shared_ptr<Load> self = shared_from_this();
    const std::lock_guard lock(loads_.mutex_);
    loads_.loads_.erase(self);
  }

 private:
  // A request's answer in the making.
  struct Answer {
    v1::LoadPlansResponse response;
    int open = 0;           // how many of its things are not settled yet
    std::size_t bytes = 0;  // of the request
  };

  // Without the mutex: until the next read the request is nobody else's.
  void Take() {
    const std::shared_ptr<Answer> answer = Expect();
    if (answer == nullptr) return;
    for (int i = 0; i < request_.items_size(); ++i) {
      v1::LoadResult& result = *answer->response.mutable_results(i);
      const absl::Status status = Record(request_.items(i), answer, result);
      if (status.ok()) continue;
      const std::lock_guard lock(mutex_);
      SetError(status, result);
      Settle(*answer);
    }
  }

  // A place among the answers for the request that came in; null when it is not taken.
  std::shared_ptr<Answer> Expect() {
    const std::lock_guard lock(mutex_);
    if (gone_ || end_) return nullptr;
    const int count = request_.items_size();
    if (count == 0 || count > kMostItems) {
      end_ = base::InvalidField("items", "ITEMS_UNFIT",
                                absl::StrFormat("a request holds 1 to %d things, and this one %d; "
                                                "what came before it is recorded",
                                                kMostItems, count));
      return nullptr;
    }
    auto answer = std::make_shared<Answer>();
    answer->open = count;
    answer->bytes = request_.ByteSizeLong();
    open_ += static_cast<std::size_t>(count);
    open_bytes_ += answer->bytes;
    for (int i = 0; i < count; ++i) answer->response.add_results()->set_item_number(++taken_);
    answers_.push_back(answer);
    return answer;
  }

  // Hands an item to the store. What is wrong with it alone is answered here.
  absl::Status Record(const v1::LoadItem& item, const std::shared_ptr<Answer>& answer,
                      v1::LoadResult& result) {
    switch (item.item_case()) {
      case v1::LoadItem::kUnit: {
        ASSIGN_OR_RETURN(base::Request write, Writing("CreateUnit", item.unit().request_id()));
        ASSIGN_OR_RETURN(Unit unit, FromProto(item.unit().unit()));
        loads_.planning_.CreateUnit(std::move(unit), std::move(write), absl::InfiniteFuture(),
                                    Settling<Unit>(answer, result, [](const auto& made, auto& out) {
                                      out.set_name(finance::UnitName(made.id));
                                    }));
        return absl::OkStatus();
      }
      case v1::LoadItem::kProgramme: {
        const v1::CreateProgrammeRequest& given = item.programme();
        ASSIGN_OR_RETURN(base::Request write, Writing("CreateProgramme", given.request_id()));
        ASSIGN_OR_RETURN(Programme programme, FromProto(given.programme()));
        loads_.planning_.CreateProgramme(
            std::move(programme), std::move(write), absl::InfiniteFuture(),
            Settling<Programme>(answer, result, [](const auto& made, auto& out) {
              out.set_name(finance::ProgrammeName(made.id));
            }));
        return absl::OkStatus();
      }
      case v1::LoadItem::kRevision: {
        const v1::CreateRevisionRequest& given = item.revision();
        ASSIGN_OR_RETURN(base::Request write, Writing("CreateRevision", given.request_id()));
        ASSIGN_OR_RETURN(Revision revision, FromProto(given.parent(), given.revision()));
        ASSIGN_OR_RETURN(const auto language, wire::LanguageOf(given.language_code()));
        loads_.planning_.CreateRevision(
            std::move(revision), std::move(write), absl::InfiniteFuture(),
            Settling<RevisionAndFindings>(answer, result, [language](const auto& made, auto& out) {
              out.set_name(finance::RevisionName(made.revision.programme, made.revision.number));
              ToProto(made.findings, language, *out.mutable_findings());
            }));
        return absl::OkStatus();
      }
      case v1::LoadItem::ITEM_NOT_SET:
        break;
    }
    return base::InvalidField("item", "ITEM_MISSING", "give a unit, a programme or a revision");
  }

  // The write that the unary call `method` would be, so that repeating it either way is safe.
  absl::StatusOr<base::Request> Writing(const char* method, const std::string& request_id) const {
    RETURN_IF_ERROR(base::CheckRequestId(request_id));
    return base::Request{*principal_, method, request_id, ""};
  }

  // Takes the store's answer for one thing. `result` lives in the answer.
  template <class Made, class Fill>
  base::DoneWith<Made> Settling(std::shared_ptr<Answer> answer, v1::LoadResult& result, Fill fill) {
    return [self = shared_from_this(), answer = std::move(answer), &result,
            fill](absl::StatusOr<Made> made) {
      const std::lock_guard lock(self->mutex_);
      if (made.ok()) {
        fill(*made, result);
      } else {
        SetError(made.status(), result);
      }
      self->Settle(*answer);
      if (answer->open == 0) self->Go();
    };
  }

  // All below with mutex_ held.

  void Go() {
    if (finished_) return;
    if (gone_ && !end_) end_ = absl::CancelledError("the caller is gone");
    if (gone_) answers_.clear();
    if (!writing_ && !answers_.empty() && answers_.front()->open == 0) {
      writing_ = true;
      message_ = std::move(answers_.front()->response);
      answers_.pop_front();
      // While more is ready to follow, the messages share a packet.
      const bool more = !answers_.empty() && answers_.front()->open == 0;
      StartWrite(&message_, more ? grpc::WriteOptions().set_buffer_hint() : grpc::WriteOptions());
    }
    if (!reading_ && !end_ && open_ < kWindow && open_bytes_ < kWindowBytes &&
        answers_.size() < kMostAnswers) {
      reading_ = true;
      StartRead(&request_);
    }
    if (end_ && answers_.empty() && !writing_) {
      finished_ = true;
      Finish(base::ToGrpc(*end_));
    }
  }

  void Settle(Answer& answer) {
    --answer.open;
    --open_;
    if (answer.open == 0) open_bytes_ -= answer.bytes;
  }

  PlanLoads& loads_;
  const absl::StatusOr<std::string> principal_;

  std::mutex mutex_;
  std::deque<std::shared_ptr<Answer>> answers_;  // of what was taken in, in order
  std::size_t open_ = 0;                         // things that are not settled yet
  std::size_t open_bytes_ = 0;                   // of the requests that hold them
  std::int64_t taken_ = 0;                       // how many things came in so far
  v1::LoadPlansRequest request_;                 // of the read that is under way, not guarded
  v1::LoadPlansResponse message_;                // being written
  bool reading_ = false;
  bool writing_ = false;
  bool gone_ = false;  // nobody takes the answers
  bool finished_ = false;
  std::optional<absl::Status> end_;  // how the stream ends; nothing while it goes on
};

grpc::ServerBidiReactor<v1::LoadPlansRequest, v1::LoadPlansResponse>* PlanLoads::Start(
    grpc::CallbackServerContext* context) {
  const absl::StatusOr<std::string> principal = base::PrincipalOf(*context);
  auto load = std::make_shared<Load>(*this, principal);
  bool ended = false;
  {
    const std::lock_guard lock(mutex_);
    loads_.insert(load);
    ended = ended_;
  }
  if (ended) {
    load->EndWith(absl::UnavailableError("the service is stopping"));
  } else if (!principal.ok()) {
    load->EndWith(principal.status());
  } else {
    load->Begin();
  }
  return load.get();
}

void PlanLoads::End() {
  std::set<std::shared_ptr<Load>> loads;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    loads = loads_;
  }
  for (const auto& load : loads) {
    load->EndWith(absl::UnavailableError("the service is stopping; load again what is unanswered"));
  }
}

}  // namespace rekenschap::planning
