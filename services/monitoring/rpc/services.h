#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_SERVICES_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_SERVICES_H_

#include <string>
#include <vector>

#include "services/monitoring/rpc/comparison_service.h"
#include "services/monitoring/rpc/forecast_service.h"
#include "services/monitoring/rpc/monitoring_service.h"
#include "services/monitoring/rpc/period_service.h"
#include "services/monitoring/rpc/policy_service.h"
#include "services/monitoring/rpc/report_stream_service.h"
#include "services/monitoring/rpc/rule_service.h"
#include "services/monitoring/rpc/settlement_service.h"
#include "services/monitoring/rpc/statement_service.h"

namespace rekenschap::monitoring {

// All that the contract of monitoring holds, over one `Monitoring`, which outlives it.
class Services {
 public:
  // `store_id` is of the journal that receipts point into.
  Services(Monitoring& monitoring, const std::string& store_id)
      : reports_(monitoring, store_id),
        report_streams_(monitoring, store_id),
        periods_(monitoring),
        policies_(monitoring),
        rules_(monitoring),
        comparisons_(monitoring),
        forecasts_(monitoring),
        settlements_(monitoring),
        statements_(monitoring) {}

  // To serve, beside `others`.
  std::vector<grpc::Service*> With(std::vector<grpc::Service*> others) {
    const std::vector<grpc::Service*> own = {&reports_,   &report_streams_, &periods_,
                                             &policies_,  &rules_,          &comparisons_,
                                             &forecasts_, &settlements_,    &statements_};
    others.insert(others.begin(), own.begin(), own.end());
    return others;
  }

  // Before the server is shut down: streams have no end of their own.
  void EndStreams() { report_streams_.EndStreams(); }

 private:
  MonitoringService reports_;
  ReportStreamService report_streams_;
  PeriodService periods_;
  PolicyService policies_;
  RuleService rules_;
  ComparisonService comparisons_;
  ForecastService forecasts_;
  SettlementService settlements_;
  StatementService statements_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_SERVICES_H_
