#include "services/planning/domain/mutation.h"

#include <algorithm>
#include <array>

namespace rekenschap::planning {
namespace {

constexpr std::array<std::string_view, 4> kClasses = {"POLICY", "TECHNICAL", "WINDFALL_OR_SETBACK",
                                                      "NET"};
constexpr std::array<std::string_view, 7> kKinds = {
    "ADJUSTMENT",  "CASH_SHIFT", "REALLOCATION",     "INDEXATION",
    "GROSSING_UP", "EXTENSION",  "STRUCTURAL_CHANGE"};

template <class Enum, std::size_t kSize>
std::optional<Enum> Parse(const std::array<std::string_view, kSize>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view ToString(MutationClass mutation_class) {
  return kClasses[static_cast<std::size_t>(mutation_class)];
}
std::string_view ToString(MutationKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<MutationClass> ParseMutationClass(std::string_view name) {
  return Parse<MutationClass>(kClasses, name);
}
std::optional<MutationKind> ParseMutationKind(std::string_view name) {
  return Parse<MutationKind>(kKinds, name);
}

}  // namespace rekenschap::planning
