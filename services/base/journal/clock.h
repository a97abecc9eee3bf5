#ifndef REKENSCHAP_SERVICES_BASE_JOURNAL_CLOCK_H_
#define REKENSCHAP_SERVICES_BASE_JOURNAL_CLOCK_H_

#include <functional>

#include <absl/time/clock.h>
#include <absl/time/time.h>

namespace rekenschap::base {

// Tells the time; the service's is absl::Now, a test's is what the test says. Called from any
// thread.
using Clock = std::function<absl::Time()>;

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_JOURNAL_CLOCK_H_
