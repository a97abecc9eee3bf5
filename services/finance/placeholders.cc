#include "services/finance/placeholders.h"

namespace rekenschap::finance {

std::string FillPlaceholders(std::string_view text,
                             const std::function<std::string(std::string_view name)>& value_of) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    filled += value_of(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace rekenschap::finance
