#ifndef REKENSCHAP_SERVICES_BASE_STATUS_STATUS_H_
#define REKENSCHAP_SERVICES_BASE_STATUS_STATUS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/strings/string_view.h>

// Errors as values: an absl::Status whose details a program can act on. The details travel in one
// payload, so that nothing below the rpc layer needs to know protobuf; services/base/rpc turns them
// into google.rpc details.
namespace rekenschap::base {

// One thing that is wrong with one field of a request, or one precondition that does not hold for
// one resource.
struct Violation {
  std::string field;        // the path of the field, or the resource's name
  std::string reason;       // stable and UPPER_SNAKE
  std::string description;  // what is wrong and what to do, in English

  bool operator==(const Violation&) const = default;
};

struct ErrorDetails {
  std::string reason;  // stable and UPPER_SNAKE; empty when nothing is known
  // The dynamic parts of the message, by name: who says it in another language needs them.
  std::map<std::string, std::string> metadata;
  std::vector<Violation> violations;     // fields of the request
  std::vector<Violation> preconditions;  // resources in the wrong state
  std::string resource_type;
  std::string resource_name;

  bool operator==(const ErrorDetails&) const = default;
};

// A status with details. The message says what is wrong, where, and what to do.
absl::Status Error(absl::StatusCode code, std::string message, ErrorDetails details);

// INVALID_ARGUMENT about one field. `facts` are the dynamic parts of the description, by name.
absl::Status InvalidField(std::string field, std::string reason, std::string description,
                          std::map<std::string, std::string> facts = {});

// INVALID_ARGUMENT about all of `violations`, of which there is at least one. The message quotes
// the first. `facts` are the dynamic parts of its description where it is the only one.
absl::Status InvalidFields(std::string reason, std::vector<Violation> violations,
                           std::map<std::string, std::string> facts = {});

// NOT_FOUND; `reason` such as UNIT_UNKNOWN. The message says that there is no such resource, unless
// another is given.
absl::Status NotFound(std::string reason, std::string resource_type, std::string resource_name,
                      std::string message = "");

// The details of `status`; empty when it has none.
ErrorDetails DetailsOf(const absl::Status& status);

// `status` with "`context`: " before its message; its details are kept. OK stays OK.
absl::Status Annotate(const absl::Status& status, std::string_view context);

// Debian's Abseil has a string_view of its own.
inline absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace rekenschap::base

#define REKENSCHAP_CONCAT_INNER(a, b) a##b
#define REKENSCHAP_CONCAT(a, b) REKENSCHAP_CONCAT_INNER(a, b)

// Returns the status of `expression` from the enclosing function unless it is OK.
#define RETURN_IF_ERROR(expression)                                             \
  do {                                                                          \
    if (absl::Status rekenschap_status = (expression); !rekenschap_status.ok()) \
      return rekenschap_status;                                                 \
  } while (false)

// Assigns the value of the StatusOr `expression` to `lhs`, or returns its status from the enclosing
// function.
#define ASSIGN_OR_RETURN(lhs, expression) \
  ASSIGN_OR_RETURN_IMPL(REKENSCHAP_CONCAT(rekenschap_value_, __LINE__), lhs, expression)
#define ASSIGN_OR_RETURN_IMPL(value, lhs, expression) \
  auto value = (expression);                          \
  if (!value.ok()) return std::move(value).status();  \
  lhs = *std::move(value)

#endif  // REKENSCHAP_SERVICES_BASE_STATUS_STATUS_H_
