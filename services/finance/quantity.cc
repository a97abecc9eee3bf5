#include "services/finance/quantity.h"

#include <array>

namespace rekenschap::finance {
namespace {

constexpr std::array<std::string_view, 3> kMeasures = {"EUR", "FTE", "COUNT"};
constexpr std::array<std::string_view, 2> kNatures = {"FLOW", "STOCK"};
constexpr std::array<std::string_view, 4> kBases = {"NONE", "COMMITMENTS", "CASH", "ACCRUAL"};

template <class Enum, std::size_t kSize>
std::optional<Enum> Parse(const std::array<std::string_view, kSize>& names, std::string_view name) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

int DecimalsOf(Measure measure) {
  switch (measure) {
    case Measure::kEuro:
      return 2;
    case Measure::kFte:
      return 3;
    case Measure::kCount:
      return 0;
  }
  return 0;
}

std::string_view ToString(Measure measure) { return kMeasures[static_cast<std::size_t>(measure)]; }
std::string_view ToString(Nature nature) { return kNatures[static_cast<std::size_t>(nature)]; }
std::string_view ToString(Basis basis) { return kBases[static_cast<std::size_t>(basis)]; }

std::optional<Measure> ParseMeasure(std::string_view name) {
  return Parse<Measure>(kMeasures, name);
}
std::optional<Nature> ParseNature(std::string_view name) { return Parse<Nature>(kNatures, name); }
std::optional<Basis> ParseBasis(std::string_view name) { return Parse<Basis>(kBases, name); }

}  // namespace rekenschap::finance
