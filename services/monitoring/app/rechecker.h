#ifndef REKENSCHAP_SERVICES_MONITORING_APP_RECHECKER_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_RECHECKER_H_

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// Runs the rules again over a programme's accepted reports whenever its plan or its policy changes,
// or one is accepted that was held against an earlier one, on a thread of its own: it stores and
// logs how many of them now deviate. What it reads it reads page by page, and all that it writes is
// one row per programme.
class Rechecker {
 public:
  // Begins with the programmes whose last recheck was against another plan or policy than they have
  // now. `monitoring` outlives it, and nothing else observes it.
  explicit Rechecker(Monitoring& monitoring);
  ~Rechecker();
  Rechecker(const Rechecker&) = delete;
  Rechecker& operator=(const Rechecker&) = delete;

 private:
  void Run();
  void Wake(const std::string& programme);
  bool Stopping();
  absl::Status WakeOutdated();
  absl::Status HoldAgain(const std::string& programme);

  Monitoring& monitoring_;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::set<std::string> waiting_;  // programmes; guarded by mutex_
  bool stop_ = false;              // guarded by mutex_
  std::thread thread_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_RECHECKER_H_
