#include "services/base/text/blanks.h"

#include <array>

namespace rekenschap::base {
namespace {

constexpr std::array<std::string_view, 7> kBlanks = {" ",      "\t",     "\r",    "\n",
                                                     "\u00a0", "\u2009", "\u202f"};

std::size_t TrailingBlank(std::string_view text) {
  for (const std::string_view blank : kBlanks) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

std::size_t LeadingBlank(std::string_view text) {
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::string_view Trimmed(std::string_view text) {
  while (const std::size_t size = LeadingBlank(text)) text.remove_prefix(size);
  while (const std::size_t size = TrailingBlank(text)) text.remove_suffix(size);
  return text;
}

}  // namespace rekenschap::base
