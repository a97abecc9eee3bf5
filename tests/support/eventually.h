#ifndef REKENSCHAP_TESTS_SUPPORT_EVENTUALLY_H_
#define REKENSCHAP_TESTS_SUPPORT_EVENTUALLY_H_

#include <chrono>
#include <functional>
#include <future>

namespace rekenschap::testing {

// Waits until `condition` holds; false when it does not within half a minute.
inline bool Eventually(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    // Gives way between looks; what is waited for is the condition.
    std::promise<void>().get_future().wait_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace rekenschap::testing

#endif  // REKENSCHAP_TESTS_SUPPORT_EVENTUALLY_H_
