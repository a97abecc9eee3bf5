#include "services/base/rpc/fields.h"

#include <algorithm>
#include <array>

#include <absl/strings/str_format.h>

namespace rekenschap::base {
namespace {

// With the no-break, thin and narrow no-break spaces of spreadsheets and web pages.
constexpr std::array<std::string_view, 7> kBlanks = {" ",      "\t",     "\r",    "\n",
                                                     "\u00a0", "\u2009", "\u202f"};

bool IsBlank(std::string_view text) {
  while (!text.empty()) {
    const auto* const blank = std::ranges::find_if(
        kBlanks, [text](std::string_view candidate) { return text.starts_with(candidate); });
    if (blank == kBlanks.end()) return false;
    text.remove_prefix(blank->size());
  }
  return true;
}

}  // namespace

const std::string& FieldChecks::Text(const std::string& field, const std::string& text, int least,
                                     int most) {
  // Every byte that does not continue a character starts one; protobuf has checked that it is
  // UTF-8.
  const auto characters = std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  if (characters == 0 && least > 0) {
    Note(field, "TEXT_MISSING", "it is required");
  } else if (characters > 0 && IsBlank(text)) {
    Note(field, "TEXT_BLANK",
         least > 0 ? "it has only blanks; give a text"
                   : "it has only blanks; give a text, or leave it empty");
  } else if (characters < least) {
    Note(field, "TEXT_TOO_SHORT", absl::StrFormat("it has fewer than %d characters", least));
  } else if (characters > most) {
    Note(field, "TEXT_TOO_LONG", absl::StrFormat("it has more than %d characters", most));
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
  Note(field, "TOO_MANY", absl::StrFormat("it has %d entries, and at most %d fit", size, most));
  return false;
}

absl::Status FieldChecks::ToStatus(std::string reason) && {
  if (violations_.empty()) return absl::OkStatus();
  return InvalidFields(std::move(reason), std::move(violations_));
}

}  // namespace rekenschap::base
