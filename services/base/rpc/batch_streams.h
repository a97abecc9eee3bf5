#ifndef REKENSCHAP_SERVICES_BASE_RPC_BATCH_STREAMS_H_
#define REKENSCHAP_SERVICES_BASE_RPC_BATCH_STREAMS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>
#include <grpcpp/grpcpp.h>

#include "services/base/rpc/call.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"

namespace rekenschap::base {

// How much of one stream is taken in before its answers are.
struct BatchLimits {
  int most_items = 200;                  // in one request
  std::size_t open_items = 1024;         // that wait to be settled
  std::size_t open_bytes = 16UL << 20U;  // of the requests that hold those
  std::size_t answers = 64;              // that wait to be taken
};

// Streams of batches: each request holds `items`, and its response one of `results` for each of
// them, with its `item_number` in the stream. What comes in is handed over at once, and the
// responses go out in order once they are settled; who does not read them is not read from.
template <class Request, class Response>
class BatchStreams {
  class Stream;

 public:
  using Reactor = grpc::ServerBidiReactor<Request, Response>;

  // One request's answer in the making. Callable from any thread.
  class Answer {
   public:
    Answer(std::shared_ptr<Stream> stream, std::size_t bytes)
        : stream_(std::move(stream)), bytes_(bytes) {}

    // `fill(response)` puts in what became of `count` items that had not been settled.
    template <class Fill>
    void Settle(int count, Fill fill) {
      const std::lock_guard lock(stream_->mutex_);
      fill(response_);
      stream_->Settle(*this, count);
    }
    // The item at `at` came to nothing.
    void Refuse(int at, const absl::Status& status) {
      Settle(1, [&](Response& response) {
        SetError(status, *response.mutable_results(at)->mutable_error());
      });
    }

   private:
    friend Stream;

    const std::shared_ptr<Stream> stream_;
    const std::size_t bytes_;
    Response response_;  // guarded by the stream's mutex
    int open_ = 0;       // items that are not settled yet; likewise
  };

  // Whether a stream that does not say whose it is ends at once, or `Take` decides.
  enum class Callers { kNamed, kAnyone };

  // Hands over what `request` holds; it is there until the call returns. An error ends the stream,
  // and then nothing of the request may be settled.
  using Take =
      std::function<absl::Status(const absl::StatusOr<std::string>& principal,
                                 const Request& request, const std::shared_ptr<Answer>& answer)>;

  BatchStreams(BatchLimits limits, Callers callers, Take take)
      : limits_(limits), callers_(callers), take_(std::move(take)) {}

  // A stream of the caller of `context`; gRPC runs it to its end.
  Reactor* Start(grpc::CallbackServerContext* context) {
    const absl::StatusOr<std::string> principal = PrincipalOf(*context);
    auto stream = std::make_shared<Stream>(*this, principal);
    bool ended = false;
    {
      const std::lock_guard lock(mutex_);
      streams_.insert(stream);
      ended = ended_;
    }
    if (ended) {
      stream->EndWith(absl::UnavailableError("the service is stopping"));
    } else if (!principal.ok() && callers_ == Callers::kNamed) {
      stream->EndWith(principal.status());
    } else {
      stream->Begin();
    }
    return stream.get();
  }

  // Ends every stream with UNAVAILABLE once what it took in is answered, and every later one at
  // once.
  void End() {
    std::set<std::shared_ptr<Stream>> streams;
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
      streams = streams_;
    }
    for (const auto& stream : streams) {
      stream->EndWith(
          absl::UnavailableError("the service is stopping; send again what is unanswered"));
    }
  }

 private:
  const BatchLimits limits_;
  const Callers callers_;
  const Take take_;
  std::mutex mutex_;
  bool ended_ = false;                         // guarded by mutex_
  std::set<std::shared_ptr<Stream>> streams_;  // guarded by mutex_
};

// Callbacks come from gRPC's threads and from those that settle; `mutex_` guards everything below
// it.
template <class Request, class Response>
class BatchStreams<Request, Response>::Stream final : public Reactor,
                                                      public std::enable_shared_from_this<Stream> {
 public:
  Stream(BatchStreams& streams, absl::StatusOr<std::string> principal)
      : streams_(streams), principal_(std::move(principal)) {}

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
    if (ok) TakeRequest();
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
    const std::shared_ptr<Stream> self = this->shared_from_this();
    const std::lock_guard lock(streams_.mutex_);
    streams_.streams_.erase(self);
  }

 private:
  friend Answer;

  // Without the mutex: until the next read the request is nobody else's.
  void TakeRequest() {
    const std::shared_ptr<Answer> answer = Expect();
    if (answer == nullptr) return;
    const absl::Status status = streams_.take_(principal_, request_, answer);
    if (status.ok()) return;
    const std::lock_guard lock(mutex_);
    std::erase(answers_, answer);
    if (!end_) end_ = status;
    Settle(*answer, answer->open_);
  }

  // A place among the answers for the request that came in; null when it is not taken.
  std::shared_ptr<Answer> Expect() {
    const std::lock_guard lock(mutex_);
    if (gone_ || end_) return nullptr;
    const int count = request_.items_size();
    const int most = streams_.limits_.most_items;
    if (count == 0 || count > most) {
      end_ = InvalidField("items", "ITEMS_UNFIT",
                          absl::StrFormat("a request holds 1 to %d items, and this one %d; what "
                                          "came before it is recorded",
                                          most, count));
      return nullptr;
    }
    auto answer = std::make_shared<Answer>(this->shared_from_this(), request_.ByteSizeLong());
    answer->open_ = count;
    open_ += static_cast<std::size_t>(count);
    open_bytes_ += answer->bytes_;
    for (int i = 0; i < count; ++i) answer->response_.add_results()->set_item_number(++taken_);
    answers_.push_back(answer);
    return answer;
  }

  // All below with mutex_ held.

  void Go() {
    if (finished_) return;
    if (gone_ && !end_) end_ = absl::CancelledError("the caller is gone");
    if (gone_) answers_.clear();
    if (!writing_ && !answers_.empty() && answers_.front()->open_ == 0) {
      writing_ = true;
      message_ = std::move(answers_.front()->response_);
      answers_.pop_front();
      // While more is ready to follow, the messages share a packet.
      const bool more = !answers_.empty() && answers_.front()->open_ == 0;
      this->StartWrite(&message_,
                       more ? grpc::WriteOptions().set_buffer_hint() : grpc::WriteOptions());
    }
    const BatchLimits& limits = streams_.limits_;
    if (!reading_ && !end_ && open_ < limits.open_items && open_bytes_ < limits.open_bytes &&
        answers_.size() < limits.answers) {
      reading_ = true;
      this->StartRead(&request_);
    }
    if (end_ && answers_.empty() && !writing_) {
      finished_ = true;
      this->Finish(ToGrpc(*end_));
    }
  }

  void Settle(Answer& answer, int count) {
    answer.open_ -= count;
    open_ -= static_cast<std::size_t>(count);
    if (answer.open_ > 0) return;
    open_bytes_ -= answer.bytes_;
    Go();
  }

  BatchStreams& streams_;
  const absl::StatusOr<std::string> principal_;

  std::mutex mutex_;
  std::deque<std::shared_ptr<Answer>> answers_;  // of what was taken in, in order
  std::size_t open_ = 0;                         // items that are not settled yet
  std::size_t open_bytes_ = 0;                   // of the requests that hold them
  std::int64_t taken_ = 0;                       // how many items came in so far
  Request request_;                              // of the read that is under way, not guarded
  Response message_;                             // being written
  bool reading_ = false;
  bool writing_ = false;
  bool gone_ = false;  // nobody takes the answers
  bool finished_ = false;
  std::optional<absl::Status> end_;  // how the stream ends; nothing while it goes on
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_BATCH_STREAMS_H_
