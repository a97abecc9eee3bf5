#include "services/base/status/status.h"

#include <charconv>
#include <optional>
#include <utility>

#include <absl/strings/cord.h>
#include <absl/strings/str_format.h>

namespace rekenschap::base {
namespace {

constexpr char kPayloadType[] = "rekenschap/error-details";

// The payload is a sequence of texts, each as "<length>:<bytes>". Counts are texts too.
class Writer {
 public:
  void Text(std::string_view text) {
    out_ += std::to_string(text.size());
    out_ += ':';
    out_ += text;
  }
  void Count(std::size_t count) { Text(std::to_string(count)); }
  void Violations(const std::vector<Violation>& violations) {
    Count(violations.size());
    for (const Violation& violation : violations) {
      Text(violation.field);
      Text(violation.reason);
      Text(violation.description);
    }
  }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

// Reads what Writer wrote. The payload never leaves the process, so anything else is empty rather
// than an error.
class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}
  std::string Text() {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(in_.data(), in_.data() + in_.size(), length);
    const auto digits = static_cast<std::size_t>(end - in_.data());
    if (error != std::errc() || digits + 1 + length > in_.size()) return {};
    std::string text(in_.substr(digits + 1, length));
    in_.remove_prefix(digits + 1 + length);
    return text;
  }
  std::size_t Count() {
    const std::string text = Text();
    std::size_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
  }
  std::vector<Violation> Violations() {
    std::vector<Violation> violations(Count());
    for (Violation& violation : violations) {
      violation.field = Text();
      violation.reason = Text();
      violation.description = Text();
    }
    return violations;
  }

 private:
  std::string_view in_;
};

std::string Encode(const ErrorDetails& details) {
  Writer writer;
  writer.Text(details.reason);
  writer.Count(details.metadata.size());
  for (const auto& [key, value] : details.metadata) {
    writer.Text(key);
    writer.Text(value);
  }
  writer.Violations(details.violations);
  writer.Violations(details.preconditions);
  writer.Text(details.resource_type);
  writer.Text(details.resource_name);
  return writer.Take();
}

ErrorDetails Decode(std::string_view payload) {
  Reader reader(payload);
  ErrorDetails details;
  details.reason = reader.Text();
  for (std::size_t left = reader.Count(); left > 0; --left) {
    std::string key = reader.Text();
    details.metadata[std::move(key)] = reader.Text();
  }
  details.violations = reader.Violations();
  details.preconditions = reader.Violations();
  details.resource_type = reader.Text();
  details.resource_name = reader.Text();
  return details;
}

}  // namespace

absl::Status Error(absl::StatusCode code, std::string message, ErrorDetails details) {
  absl::Status status(code, message);
  status.SetPayload(kPayloadType, absl::Cord(Encode(details)));
  return status;
}

absl::Status InvalidField(std::string field, std::string reason, std::string description,
                          std::map<std::string, std::string> facts) {
  std::string overall = reason;
  return InvalidFields(std::move(overall),
                       {{std::move(field), std::move(reason), std::move(description)}},
                       std::move(facts));
}

absl::Status InvalidFields(std::string reason, std::vector<Violation> violations,
                           std::map<std::string, std::string> facts) {
  const Violation& first = violations.front();
  std::string message = first.field.empty()
                            ? first.description
                            : absl::StrFormat("%s: %s", first.field, first.description);
  if (violations.size() > 1) {
    message += absl::StrFormat(" (and %d more)", violations.size() - 1);
  }
  ErrorDetails details;
  details.reason = std::move(reason);
  details.metadata = std::move(facts);
  details.violations = std::move(violations);
  return Error(absl::StatusCode::kInvalidArgument, std::move(message), std::move(details));
}

absl::Status NotFound(std::string reason, std::string resource_type, std::string resource_name,
                      std::string message) {
  if (message.empty()) message = absl::StrFormat("there is no %s %s", resource_type, resource_name);
  ErrorDetails details;
  details.reason = std::move(reason);
  details.resource_type = std::move(resource_type);
  details.resource_name = std::move(resource_name);
  return Error(absl::StatusCode::kNotFound, std::move(message), std::move(details));
}

ErrorDetails DetailsOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayloadType);
  return payload ? Decode(std::string(*payload)) : ErrorDetails();
}

absl::Status Annotate(const absl::Status& status, std::string_view context) {
  if (status.ok()) return status;
  absl::Status annotated(status.code(),
                         absl::StrFormat("%s: %s", ToAbsl(context), status.message()));
  status.ForEachPayload([&](absl::string_view type, const absl::Cord& payload) {
    annotated.SetPayload(type, payload);
  });
  return annotated;
}

}  // namespace rekenschap::base
