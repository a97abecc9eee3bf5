#ifndef REKENSCHAP_SERVICES_PLANNING_APP_REVISION_CACHE_H_
#define REKENSCHAP_SERVICES_PLANNING_APP_REVISION_CACHE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// Revisions that were read not long ago, since their content never changes. Of what they give only
// the content counts: adoption may have come since.
class RevisionCache {
 public:
  // NOT_FOUND REVISION_UNKNOWN. For reads: a write may still be taken back.
  absl::StatusOr<std::shared_ptr<const Revision>> Get(base::Connection& connection,
                                                      const std::string& programme,
                                                      std::int64_t number);

 private:
  std::mutex mutex_;
  std::map<std::pair<std::string, std::int64_t>, std::shared_ptr<const Revision>>
      revisions_;  // guarded by mutex_
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_APP_REVISION_CACHE_H_
