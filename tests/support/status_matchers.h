#ifndef REKENSCHAP_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define REKENSCHAP_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <string>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <gmock/gmock.h>

#include "services/base/status/status.h"

// EXPECT_THAT(call, IsOk()); EXPECT_THAT(call, Fails(absl::StatusCode::kNotFound, "UNIT_UNKNOWN"));
namespace rekenschap::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <class T>
const absl::Status& StatusOf(const absl::StatusOr<T>& value) {
  return value.status();
}

MATCHER(IsOk, "is OK") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}

// With that code and, unless it is empty, that reason.
MATCHER_P2(Fails, code, reason, "fails with " + absl::StatusCodeToString(code) + " " + reason) {
  const absl::Status& status = StatusOf(arg);
  *result_listener << status.ToString() << " " << base::DetailsOf(status).reason;
  return status.code() == code &&
         (std::string(reason).empty() || base::DetailsOf(status).reason == reason);
}

// INVALID_ARGUMENT with a violation of `reason` at `field`.
MATCHER_P2(Violates, field, reason, std::string("violates ") + reason + " at " + field) {
  const absl::Status& status = StatusOf(arg);
  *result_listener << status.ToString();
  for (const base::Violation& violation : base::DetailsOf(status).violations) {
    *result_listener << "\n  " << violation.field << " " << violation.reason;
    if (violation.field == field && violation.reason == reason) return true;
  }
  return false;
}

}  // namespace rekenschap::testing

#endif  // REKENSCHAP_TESTS_SUPPORT_STATUS_MATCHERS_H_
