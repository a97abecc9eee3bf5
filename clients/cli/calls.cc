#include "clients/cli/calls.h"

#include <random>

#include <absl/strings/str_format.h>

namespace rekenschap::cli {

std::unique_ptr<Planning> PlanningOf(const Session& session) {
  return planning::v1::PlanningService::NewStub(base::MakeChannel(session.planning_address));
}

std::unique_ptr<Monitoring> MonitoringOf(const Session& session) {
  return monitoring::v1::MonitoringService::NewStub(base::MakeChannel(session.monitoring_address));
}

std::string NewRequestId() {
  std::random_device random;
  std::string id;
  for (int i = 0; i < 4; ++i) id += absl::StrFormat("%08x", random());
  return id;
}

}  // namespace rekenschap::cli
