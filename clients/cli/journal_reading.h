#ifndef REKENSCHAP_CLIENTS_CLI_JOURNAL_READING_H_
#define REKENSCHAP_CLIENTS_CLI_JOURNAL_READING_H_

#include <functional>
#include <string>

#include <absl/status/statusor.h>

#include "clients/cli/calls.h"
#include "rekenschap/system/v1/system_service.grpc.pb.h"
#include "services/base/journal/entry.h"

// Reading a journal and proving it from its entries alone.
namespace rekenschap::cli {

using JournalStub = system::v1::JournalService::Stub;

// The address of `planning` or `monitoring`.
std::string AddressOf(const Session& session, const std::string& service);

// The resource that is written as other commands write it: `avim-mensenhandel`, with `/2` for a
// plan, `/2021-Q2` for a period, `/2021-Q2.1` for a statement, `/2021-Q2/rotterdam` for a report
// and `/2021-Q2/rotterdam/1` for a version of it. A whole name stays as it is.
std::string JournalResourceOf(const std::string& text);

// The identity that a journal starts from, and its end.
struct JournalRead {
  std::string store_id;
  base::JournalHead head;
};

// Goes through the whole journal; `take`, where there is one, gets each entry once it follows on
// those before it. Nothing that the service says of itself is taken for granted. DATA_LOSS when
// the chain is broken, or ends otherwise than the service says.
absl::StatusOr<JournalRead> ReadJournal(
    const Session& session, JournalStub& stub,
    const std::function<void(const base::JournalEntry&)>& take = {});

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_JOURNAL_READING_H_
