#ifndef REKENSCHAP_SERVICES_BASE_JOURNAL_WRITE_ONCE_H_
#define REKENSCHAP_SERVICES_BASE_JOURNAL_WRITE_ONCE_H_

#include <cstdint>
#include <memory>
#include <utility>

#include <absl/functional/any_invocable.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "services/base/journal/requests.h"
#include "services/base/status/status.h"
#include "services/base/store/store.h"

// Writes and reads that answer with a value.
namespace rekenschap::base {

template <class Answer>
using DoneWith = absl::AnyInvocable<void(absl::StatusOr<Answer>)>;

// What a write answers, and the journal entry that says so.
template <class Answer>
struct Recorded {
  Answer answer;
  Remembered by;
};

// A write that repeating does not do twice: `decide` runs when `request` is new, and what it is
// answered with is remembered; otherwise `recall` makes the first answer again from that. Answers
// once it is durable.
template <class Answer>
void WriteOnce(Store& store, absl::Time deadline, Request request,
               absl::AnyInvocable<absl::StatusOr<Recorded<Answer>>(Connection&)> decide,
               absl::AnyInvocable<absl::StatusOr<Answer>(Connection&, const Remembered&)> recall,
               DoneWith<Answer> done) {
  auto answer = std::make_shared<absl::StatusOr<Answer>>(absl::UnknownError("not decided"));
  store.Write(
      deadline,
      [request = std::move(request), decide = std::move(decide), recall = std::move(recall),
       answer](Connection& connection) mutable -> absl::Status {
        ASSIGN_OR_RETURN(const std::optional<Remembered> before, Recall(connection, request));
        if (before) {
          *answer = recall(connection, *before);
          return answer->status();
        }
        ASSIGN_OR_RETURN(Recorded<Answer> recorded, decide(connection));
        Remember(connection, request, recorded.by);
        *answer = std::move(recorded.answer);
        return absl::OkStatus();
      },
      [answer, done = std::move(done)](absl::Status status) mutable {
        done(status.ok() ? std::move(*answer) : absl::StatusOr<Answer>(std::move(status)));
      });
}

// A read that answers with a value.
template <class Answer>
void ReadAs(Store& store, absl::Time deadline,
            absl::AnyInvocable<absl::StatusOr<Answer>(Connection&)> read, DoneWith<Answer> done) {
  auto answer = std::make_shared<absl::StatusOr<Answer>>(absl::UnknownError("not read"));
  store.Read(
      deadline,
      [read = std::move(read), answer](Connection& connection) mutable {
        *answer = read(connection);
        return answer->status();
      },
      [answer, done = std::move(done)](absl::Status status) mutable {
        done(status.ok() ? std::move(*answer) : absl::StatusOr<Answer>(std::move(status)));
      });
}

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_JOURNAL_WRITE_ONCE_H_
