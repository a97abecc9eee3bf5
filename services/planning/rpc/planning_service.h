#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_PLANNING_SERVICE_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_PLANNING_SERVICE_H_

#include "rekenschap/planning/v1/planning_service.grpc.pb.h"
#include "services/planning/app/planning.h"
#include "services/planning/rpc/plan_loads.h"
#include "services/planning/rpc/plan_watchers.h"

namespace rekenschap::planning {

// The calls of the contract: takes requests apart, hands them to `Planning`, puts answers together.
class PlanningService final : public v1::PlanningService::CallbackService {
 public:
  // `planning` outlives it.
  explicit PlanningService(Planning& planning)
      : planning_(planning),
        watchers_(planning),
        loads_({}, PlanLoads::Callers::kNamed, TakePlans(planning)) {}

  // Ends the streams, so that the server can stop.
  void EndStreams() {
    watchers_.End();
    loads_.End();
  }

  grpc::ServerUnaryReactor* CreateUnit(grpc::CallbackServerContext* context,
                                       const v1::CreateUnitRequest* request,
                                       v1::CreateUnitResponse* response) override;
  grpc::ServerUnaryReactor* GetUnit(grpc::CallbackServerContext* context,
                                    const v1::GetUnitRequest* request,
                                    v1::GetUnitResponse* response) override;
  grpc::ServerUnaryReactor* ListUnits(grpc::CallbackServerContext* context,
                                      const v1::ListUnitsRequest* request,
                                      v1::ListUnitsResponse* response) override;
  grpc::ServerUnaryReactor* CreateProgramme(grpc::CallbackServerContext* context,
                                            const v1::CreateProgrammeRequest* request,
                                            v1::CreateProgrammeResponse* response) override;
  grpc::ServerUnaryReactor* GetProgramme(grpc::CallbackServerContext* context,
                                         const v1::GetProgrammeRequest* request,
                                         v1::GetProgrammeResponse* response) override;
  grpc::ServerUnaryReactor* ListProgrammes(grpc::CallbackServerContext* context,
                                           const v1::ListProgrammesRequest* request,
                                           v1::ListProgrammesResponse* response) override;
  grpc::ServerUnaryReactor* CreateRevision(grpc::CallbackServerContext* context,
                                           const v1::CreateRevisionRequest* request,
                                           v1::CreateRevisionResponse* response) override;
  grpc::ServerUnaryReactor* GetRevision(grpc::CallbackServerContext* context,
                                        const v1::GetRevisionRequest* request,
                                        v1::GetRevisionResponse* response) override;
  grpc::ServerUnaryReactor* ListRevisions(grpc::CallbackServerContext* context,
                                          const v1::ListRevisionsRequest* request,
                                          v1::ListRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* AdoptRevision(grpc::CallbackServerContext* context,
                                          const v1::AdoptRevisionRequest* request,
                                          v1::AdoptRevisionResponse* response) override;
  grpc::ServerUnaryReactor* ReconcileRevision(grpc::CallbackServerContext* context,
                                              const v1::ReconcileRevisionRequest* request,
                                              v1::ReconcileRevisionResponse* response) override;
  grpc::ServerUnaryReactor* DiffRevisions(grpc::CallbackServerContext* context,
                                          const v1::DiffRevisionsRequest* request,
                                          v1::DiffRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* GetLineHistory(grpc::CallbackServerContext* context,
                                           const v1::GetLineHistoryRequest* request,
                                           v1::GetLineHistoryResponse* response) override;
  grpc::ServerUnaryReactor* ListInstalments(grpc::CallbackServerContext* context,
                                            const v1::ListInstalmentsRequest* request,
                                            v1::ListInstalmentsResponse* response) override;
  grpc::ServerUnaryReactor* ListTargets(grpc::CallbackServerContext* context,
                                        const v1::ListTargetsRequest* request,
                                        v1::ListTargetsResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchPlansResponse>* WatchPlans(
      grpc::CallbackServerContext* context, const v1::WatchPlansRequest* request) override;
  grpc::ServerBidiReactor<v1::LoadPlansRequest, v1::LoadPlansResponse>* LoadPlans(
      grpc::CallbackServerContext* context) override;

 private:
  Planning& planning_;
  PlanWatchers watchers_;
  PlanLoads loads_;
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_PLANNING_SERVICE_H_
