#include "services/base/rpc/fields.h"

#include <algorithm>

#include <absl/strings/str_format.h>

#include "services/base/text/blanks.h"

namespace rekenschap::base {
const std::string& FieldChecks::Text(const std::string& field, const std::string& text, int least,
                                     int most) {
  // Every byte that does not continue a character starts one; protobuf has checked that it is
  // UTF-8.
  const auto characters = std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  if (characters == 0 && least > 0) {
    Note(field, "TEXT_MISSING", "it is required");
  } else if (characters > 0 && Trimmed(text).empty()) {
    Note(field, "TEXT_BLANK",
         least > 0 ? "it has only blanks; give a text"
                   : "it has only blanks; give a text, or leave it empty");
  } else if (characters < least) {
    NoteWith(field, "TEXT_TOO_SHORT", absl::StrFormat("it has fewer than %d characters", least),
             {{"least", std::to_string(least)}});
  } else if (characters > most) {
    NoteWith(field, "TEXT_TOO_LONG", absl::StrFormat("it has more than %d characters", most),
             {{"most", std::to_string(most)}});
  }
  if (std::ranges::any_of(text, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') ||
               c == 0x7f;
      })) {
    Note(field, "TEXT_UNPRINTABLE", "it has control characters; leave them out");
  }
  return text;
}

bool FieldChecks::Bounded(const std::string& field, int size, int most) {
  if (size <= most) return true;
  NoteWith(field, "TOO_MANY", absl::StrFormat("it has %d entries, and at most %d fit", size, most),
           {{"count", std::to_string(size)}, {"most", std::to_string(most)}});
  return false;
}

absl::Status FieldChecks::ToStatus(std::string reason) && {
  if (violations_.empty()) return absl::OkStatus();
  // Of several, nobody could tell whose they are.
  if (violations_.size() > 1) facts_.clear();
  return InvalidFields(std::move(reason), std::move(violations_), std::move(facts_));
}

}  // namespace rekenschap::base
