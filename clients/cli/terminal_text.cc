#include "clients/cli/terminal_text.h"

#include <cstddef>

namespace rekenschap::cli {
namespace {

// How many bytes the control character takes that `text` starts with; 0 when it starts with none.
std::size_t LeadingControl(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x20 || first == 0x7f) return 1;
  // C1 in UTF-8.
  if (first != 0xc2 || text.size() < 2) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  return second >= 0x80 && second < 0xa0 ? 2 : 0;
}

}  // namespace

std::string ForTerminal(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t control = LeadingControl(text);
    if (control == 0 || text[0] == '\n' || text[0] == '\t') {
      shown += text[0];
      text.remove_prefix(1);
      continue;
    }
    shown += text[0] == '\r' ? " " : "\uFFFD";
    text.remove_prefix(control);
  }
  return shown;
}

}  // namespace rekenschap::cli
