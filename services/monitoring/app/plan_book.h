#ifndef REKENSCHAP_SERVICES_MONITORING_APP_PLAN_BOOK_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_PLAN_BOOK_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/plan.h"

namespace rekenschap::monitoring {

// The plans, read once and kept: a revision never changes, so only which one is the last has to be
// asked each time. Of each programme the newest is kept. For any thread.
class PlanBook {
 public:
  // The programme with its last adopted revision, as `connection` sees it; null when either is not
  // known.
  std::shared_ptr<const Plan> Get(base::Connection& connection, const std::string& programme);

  // The same with an earlier revision.
  std::shared_ptr<const Plan> Get(base::Connection& connection, const std::string& programme,
                                  std::int64_t number);

  // Reads all of them again when they are asked for next: journal entry `sequence` told where a
  // unit stands in the tree.
  void Forget(std::int64_t sequence);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Plan>> plans_;  // by programme; guarded by mutex_
  std::int64_t placed_ = 0;  // what a plan has to know to be kept; guarded by mutex_
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_PLAN_BOOK_H_
