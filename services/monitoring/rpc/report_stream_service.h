#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_REPORT_STREAM_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_REPORT_STREAM_SERVICE_H_

#include <string>

#include "rekenschap/monitoring/v1/report_stream_service.grpc.pb.h"
#include "services/base/rpc/batch_streams.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// The intake of many reports.
class ReportStreamService final : public v1::ReportStreamService::CallbackService {
 public:
  // `monitoring` outlives it; `store_id` is of the journal that receipts point into.
  ReportStreamService(Monitoring& monitoring, std::string store_id);

  grpc::ServerBidiReactor<v1::SubmitReportsRequest, v1::SubmitReportsResponse>* SubmitReports(
      grpc::CallbackServerContext* context) override;

  // Before the server is shut down: streams have no end of their own.
  void EndStreams() { streams_.End(); }

 private:
  base::BatchStreams<v1::SubmitReportsRequest, v1::SubmitReportsResponse> streams_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_REPORT_STREAM_SERVICE_H_
