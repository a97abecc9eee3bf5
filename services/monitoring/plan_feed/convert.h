#ifndef REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_CONVERT_H_
#define REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_CONVERT_H_

#include <absl/status/statusor.h>

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// What planning sent, as monitoring keeps it. DATA_LOSS PLAN_UNREADABLE when it cannot be
// understood; FAILED_PRECONDITION PLAN_OF_OTHER_RESOLUTION when its targets resolve in a way that
// this version does not know.
absl::StatusOr<PlanChange> FromProto(const planning::v1::WatchPlansResponse& message);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_CONVERT_H_
