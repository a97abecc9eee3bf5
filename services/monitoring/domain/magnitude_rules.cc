#include <array>
#include <string>

#include "services/finance/arithmetic.h"
#include "services/monitoring/domain/figure_lines.h"

// Figures in the wrong magnitude: thousands or millions for whole euros, eurocents for euros,
// thousandths for fte, and the other way round.
namespace rekenschap::monitoring {
namespace {

constexpr char kRule[] = "MAGNITUDE_WRONG";

// What was likely meant, and by which factor it is off.
struct Intended {
  std::int64_t value = 0;
  std::int64_t factor = 1;
};

std::optional<Intended> Mend(std::int64_t given, std::int64_t target, std::int64_t factor,
                             std::int64_t closeness) {
  for (const bool too_large : {true, false}) {
    const auto value = too_large ? finance::MultiplyDivideHalfEven(given, 1, factor)
                                 : finance::CheckedMultiply(given, factor);
    if (!value.ok()) continue;
    const auto difference = finance::CheckedSubtract(*value, target);
    if (difference.ok() && IsWithin(*difference, target, closeness)) {
      return Intended{*value, factor};
    }
  }
  return std::nullopt;
}

// No closeness reaches further than 80 % from the target, so that such a figure is off by no factor
// of a hundred or more.
bool IsWithinTenfold(std::int64_t given, std::int64_t target) {
  constexpr std::int64_t kTenfold = 100'000;
  return IsWithin(given, target, kTenfold) && IsWithin(target, given, kTenfold);
}

std::optional<Intended> IntendedOf(const RuleBook& rules, finance::Measure measure,
                                   std::int64_t given, std::int64_t target) {
  if (given == 0 || target == 0 || IsWithinTenfold(given, target)) return std::nullopt;
  const std::int64_t closeness = rules.Parameter(kRule, "closeness");
  for (const std::int64_t factor : std::array{1'000, 1'000'000}) {
    if (const auto intended = Mend(given, target, factor, closeness)) return intended;
  }
  if (measure != finance::Measure::kEuro) return std::nullopt;
  return Mend(given, target, 100, rules.Parameter(kRule, "cents_closeness"));
}

void CheckFigure(const FigureReport& figures, const FigureLine& line, Figure figure,
                 std::int64_t target, Findings& findings) {
  const auto& given = (*line.line)[figure];
  if (!given) return;
  const auto intended = IntendedOf(figures.context.rules, line.line->measure, *given, target);
  if (!intended) return;
  finance::Finding& finding = findings.emplace_back(figures.NewFinding(kRule, line, figure));
  Expect(finding, target);
  finding.params["factor"] = std::to_string(intended->factor);
  finding.params["intended"] = std::to_string(intended->value);
}

}  // namespace

void CheckMagnitudes(const FigureReport& figures, Findings& findings) {
  for (const FigureLine& line : figures.lines) {
    if (!line.target) continue;
    CheckFigure(figures, line, Figure::kRealised, line.target->to_date, findings);
    CheckFigure(figures, line, Figure::kForecast, line.target->year, findings);
  }
}

}  // namespace rekenschap::monitoring
