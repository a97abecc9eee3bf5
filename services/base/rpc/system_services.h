#ifndef REKENSCHAP_SERVICES_BASE_RPC_SYSTEM_SERVICES_H_
#define REKENSCHAP_SERVICES_BASE_RPC_SYSTEM_SERVICES_H_

#include <functional>
#include <optional>
#include <string>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "rekenschap/system/v1/system_service.grpc.pb.h"
#include "services/base/journal/journal.h"
#include "services/base/store/store.h"

// The calls that both services answer alike. Store and journal outlive them.
namespace rekenschap::base {

class SystemService final : public system::v1::SystemService::CallbackService {
 public:
  SystemService(Store& store, const Journal& journal, std::string service, absl::Time start)
      : store_(store), journal_(journal), service_(std::move(service)), start_(start) {}

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context,
                                      const system::v1::GetStatusRequest* request,
                                      system::v1::GetStatusResponse* response) override;

 private:
  Store& store_;
  const Journal& journal_;
  const std::string service_;
  const absl::Time start_;
};

// What the content that a journal entry recorded hashes to, as it is stored now; nothing when it is
// gone.
using HashOfStored =
    std::function<absl::StatusOr<std::optional<std::string>>(Connection&, const JournalEntry&)>;

class JournalService final : public system::v1::JournalService::CallbackService {
 public:
  JournalService(Store& store, const Journal& journal, HashOfStored hash_of_stored)
      : store_(store), journal_(journal), hash_of_stored_(std::move(hash_of_stored)) {}

  grpc::ServerUnaryReactor* ListEntries(grpc::CallbackServerContext* context,
                                        const system::v1::ListEntriesRequest* request,
                                        system::v1::ListEntriesResponse* response) override;
  grpc::ServerUnaryReactor* GetCheckpoint(grpc::CallbackServerContext* context,
                                          const system::v1::GetCheckpointRequest* request,
                                          system::v1::GetCheckpointResponse* response) override;
  grpc::ServerUnaryReactor* VerifyContents(grpc::CallbackServerContext* context,
                                           const system::v1::VerifyContentsRequest* request,
                                           system::v1::VerifyContentsResponse* response) override;

 private:
  absl::Status VerifyPage(Connection& connection, std::int64_t after, int page_size,
                          system::v1::VerifyContentsResponse& response) const;

  Store& store_;
  const Journal& journal_;
  const HashOfStored hash_of_stored_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_SYSTEM_SERVICES_H_
