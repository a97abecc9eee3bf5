#include "services/finance/finding.h"

#include <algorithm>
#include <array>

namespace rekenschap::finance {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"INFO", "WARNING", "FATAL"};

}  // namespace

std::string_view ToString(Severity severity) { return kNames[static_cast<std::size_t>(severity)]; }

std::optional<Severity> ParseSeverity(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Severity>(found - kNames.begin());
}

}  // namespace rekenschap::finance
