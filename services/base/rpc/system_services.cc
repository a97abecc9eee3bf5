#include "services/base/rpc/system_services.h"

#include <utility>

#include <absl/time/clock.h>
#include <google/protobuf/util/time_util.h>

#include "services/base/rpc/call.h"
#include "services/base/rpc/page.h"
#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

using google::protobuf::util::TimeUtil;

constexpr std::size_t kMaxPrefix = 256;

void ToProto(const JournalEntry& entry, system::v1::JournalEntry& out) {
  out.set_sequence(entry.sequence);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(entry.record_time_micros);
  out.set_principal(entry.principal);
  out.set_action(entry.action);
  out.set_resource(entry.resource);
  out.set_content_hash(entry.content_hash);
  out.set_leaf_hash(entry.leaf_hash);
  out.set_chain_hash(entry.chain_hash);
}

void ToProto(const std::string& store_id, const JournalHead& head,
             system::v1::JournalCheckpoint& out) {
  out.set_store_id(store_id);
  out.set_sequence(head.sequence);
  out.set_chain_hash(head.chain_hash);
  if (head.sequence > 0) {
    *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(head.record_time_micros);
  }
}

// Where a page of the journal begins and how long it is.
struct Page {
  std::int64_t after;
  int size;
};

template <class Request>
absl::StatusOr<Page> PageOf(const Call& call, const Request& request) {
  ASSIGN_OR_RETURN(const int size, PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::int64_t after,
                   PageNumber(call.method(), request.page_token(), Asked(request)));
  return Page{after, size};
}

}  // namespace

grpc::ServerUnaryReactor* SystemService::GetStatus(grpc::CallbackServerContext* context,
                                                   const system::v1::GetStatusRequest*,
                                                   system::v1::GetStatusResponse* response) {
  return Serve(context, "GetStatus", [&](const Call& call) {
    response->set_service(service_);
    response->set_version(REKENSCHAP_VERSION);
    *response->mutable_start_time() = TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(start_));
    response->set_store_id(store_.id());
    response->set_store_bytes(store_.SizeBytes());
    for (const auto& [component, version] : store_.schema_versions()) {
      (*response->mutable_schema_versions())[component] = version;
    }
    store_.Read(
        call.deadline(),
        [this, response](Connection& connection) {
          ToProto(store_.id(), journal_.Head(connection), *response->mutable_journal());
          return absl::OkStatus();
        },
        [call](const absl::Status& status) { call.Finish(status); });
  });
}

grpc::ServerUnaryReactor* JournalService::ListEntries(grpc::CallbackServerContext* context,
                                                      const system::v1::ListEntriesRequest* request,
                                                      system::v1::ListEntriesResponse* response) {
  return Serve(context, "ListEntries", [&](const Call& call) {
    const auto page = PageOf(call, *request);
    if (!page.ok()) return call.Finish(page.status());
    if (request->resource_prefix().size() > kMaxPrefix) {
      return call.Finish(
          InvalidField("resource_prefix", "TEXT_TOO_LONG", "it has more than 256 characters"));
    }
    store_.Read(
        call.deadline(),
        [this, call, request, response, page = *page](Connection& connection) {
          const std::vector<JournalEntry> entries =
              journal_.List(connection, page.after, page.size, request->resource_prefix());
          for (const JournalEntry& entry : entries) ToProto(entry, *response->add_entries());
          if (entries.size() == static_cast<std::size_t>(page.size)) {
            response->set_next_page_token(
                PageToken(call.method(), std::to_string(entries.back().sequence), Asked(*request)));
          }
          return absl::OkStatus();
        },
        [call](const absl::Status& status) { call.Finish(status); });
  });
}

grpc::ServerUnaryReactor* JournalService::GetCheckpoint(
    grpc::CallbackServerContext* context, const system::v1::GetCheckpointRequest*,
    system::v1::GetCheckpointResponse* response) {
  return Serve(context, "GetCheckpoint", [&](const Call& call) {
    store_.Read(
        call.deadline(),
        [this, response](Connection& connection) {
          ToProto(store_.id(), journal_.Head(connection), *response->mutable_checkpoint());
          return absl::OkStatus();
        },
        [call](const absl::Status& status) { call.Finish(status); });
  });
}

grpc::ServerUnaryReactor* JournalService::VerifyContents(
    grpc::CallbackServerContext* context, const system::v1::VerifyContentsRequest* request,
    system::v1::VerifyContentsResponse* response) {
  return Serve(context, "VerifyContents", [&](const Call& call) {
    const auto page = PageOf(call, *request);
    if (!page.ok()) return call.Finish(page.status());
    store_.Read(
        call.deadline(),
        [this, request, response, page = *page](Connection& connection) {
          RETURN_IF_ERROR(VerifyPage(connection, page.after, page.size, *response));
          if (response->checked_count() == page.size) {
            response->set_next_page_token(PageToken(
                "VerifyContents", std::to_string(page.after + page.size), Asked(*request)));
          }
          return absl::OkStatus();
        },
        [call](const absl::Status& status) { call.Finish(status); });
  });
}

absl::Status JournalService::VerifyPage(Connection& connection, std::int64_t after, int page_size,
                                        system::v1::VerifyContentsResponse& response) const {
  const std::vector<JournalEntry> entries = journal_.List(connection, after, page_size);
  for (const JournalEntry& entry : entries) {
    ASSIGN_OR_RETURN(const std::optional<std::string> stored, hash_of_stored_(connection, entry));
    if (stored == entry.content_hash) continue;
    auto& mismatch = *response.add_mismatches();
    mismatch.set_sequence(entry.sequence);
    mismatch.set_resource(entry.resource);
    mismatch.set_recorded_content_hash(entry.content_hash);
    mismatch.set_stored_content_hash(stored.value_or(""));
  }
  response.set_checked_count(static_cast<std::int64_t>(entries.size()));
  return absl::OkStatus();
}

}  // namespace rekenschap::base
