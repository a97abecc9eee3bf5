#ifndef REKENSCHAP_SERVICES_BASE_RPC_FIELDS_H_
#define REKENSCHAP_SERVICES_BASE_RPC_FIELDS_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/status/status.h"

namespace rekenschap::base {

// Collects everything that is wrong with a request while it is taken apart, so that all of it is
// answered at once.
class FieldChecks {
 public:
  void Note(std::string field, std::string reason, std::string description) {
    violations_.push_back({std::move(field), std::move(reason), std::move(description)});
  }

  // `text`, after noting when it has fewer or more characters (UTF-8) than it may, nothing but
  // blanks, or control characters other than line breaks: TEXT_MISSING, TEXT_TOO_SHORT,
  // TEXT_TOO_LONG, TEXT_BLANK, TEXT_UNPRINTABLE.
  const std::string& Text(const std::string& field, const std::string& text, int least, int most);

  // The value, after noting the error when there is none.
  template <class T>
  T Take(const std::string& field, const char* reason, absl::StatusOr<T> value, T otherwise = {}) {
    if (value.ok()) return *std::move(value);
    Note(field, reason, std::string(value.status().message()));
    return otherwise;
  }

  // TOO_MANY when a list is longer than it may be. True when it can be gone through.
  bool Bounded(const std::string& field, int size, int most);

  // INVALID_ARGUMENT with all that was noted, or OK.
  absl::Status ToStatus(std::string reason) &&;

 private:
  using Facts = std::map<std::string, std::string>;
  void NoteWith(const std::string& field, std::string reason, std::string description,
                Facts facts) {
    Note(field, std::move(reason), std::move(description));
    facts_ = std::move(facts);
  }

  std::vector<Violation> violations_;
  Facts facts_;  // the dynamic parts of the last description that has any
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_FIELDS_H_
