#ifndef REKENSCHAP_SERVICES_MONITORING_APP_PROGRAMME_BOOK_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_PROGRAMME_BOOK_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/plan.h"

namespace rekenschap::monitoring {

// The programmes with their units, read once and kept: they never change once they have arrived.
// For any thread.
class ProgrammeBook {
 public:
  using Known = std::shared_ptr<const Programme>;

  // Null when it is not known.
  Known Get(base::Connection& connection, const std::string& id);

  // Up to `limit` of those whose id comes after `after`, by id.
  std::vector<Known> After(base::Connection& connection, const std::string& after, int limit);

 private:
  Known Find(const std::string& id);

  std::mutex mutex_;
  std::map<std::string, Known> known_;  // guarded by mutex_
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_PROGRAMME_BOOK_H_
