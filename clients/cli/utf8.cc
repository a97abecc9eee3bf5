#include "clients/cli/utf8.h"

#include <cstddef>

namespace rekenschap::cli {
namespace {

struct Lead {
  std::size_t length;     // of the whole character
  unsigned char lowest;   // that the second byte can be
  unsigned char highest;  // that the second byte can be
};

// What may follow a first byte; length 0 for one that starts nothing.
Lead LeadOf(unsigned char first) {
  if (first < 0x80) return {1, 0, 0};
  if (first >= 0xc2 && first <= 0xdf) return {2, 0x80, 0xbf};
  if (first == 0xe0) return {3, 0xa0, 0xbf};
  if (first == 0xed) return {3, 0x80, 0x9f};
  if (first >= 0xe1 && first <= 0xef) return {3, 0x80, 0xbf};
  if (first == 0xf0) return {4, 0x90, 0xbf};
  if (first >= 0xf1 && first <= 0xf3) return {4, 0x80, 0xbf};
  if (first == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

}  // namespace

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const Lead lead = LeadOf(static_cast<unsigned char>(text[0]));
    if (lead.length == 0 || lead.length > text.size()) return false;
    for (std::size_t i = 1; i < lead.length; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const unsigned char lowest = i == 1 ? lead.lowest : 0x80;
      const unsigned char highest = i == 1 ? lead.highest : 0xbf;
      if (byte < lowest || byte > highest) return false;
    }
    text.remove_prefix(lead.length);
  }
  return true;
}

}  // namespace rekenschap::cli
