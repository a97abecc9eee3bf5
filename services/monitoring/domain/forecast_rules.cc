#include "services/finance/arithmetic.h"
#include "services/monitoring/domain/figure_lines.h"

// What a unit expects of the whole year, against what it has realised of it.
namespace rekenschap::monitoring {
namespace {

constexpr char kOffPace[] = "FORECAST_OFF_PACE";

// What the year comes to when it goes on as it went: by how the plan builds up or, without a
// target, evenly. Nothing where that says nothing yet.
std::optional<std::int64_t> PaceOf(const FigureReport& figures, const FigureLine& line) {
  std::int64_t whole = finance::PeriodsInYear(figures.report.period.kind);
  std::int64_t part = figures.report.period.index;
  if (line.target) {
    whole = line.target->year;
    part = line.target->to_date;
    if (part <= 0) return std::nullopt;
  }
  const auto pace = finance::MultiplyDivideHalfEven(line.realised(), whole, part);
  return pace.ok() ? std::optional(*pace) : std::nullopt;
}

bool IsFarEnough(const FigureReport& figures) {
  const std::int64_t elapsed = figures.report.period.index;
  return elapsed * 10'000 >= finance::PeriodsInYear(figures.report.period.kind) *
                                 figures.context.rules.Parameter(kOffPace, "elapsed");
}

void CheckPace(const FigureReport& figures, const FigureLine& line, Findings& findings) {
  const RuleBook& rules = figures.context.rules;
  const auto pace = PaceOf(figures, line);
  if (!pace || !IsFarEnough(figures)) return;
  const auto difference = finance::CheckedSubtract(*(*line.line)[Figure::kForecast], *pace);
  if (!difference.ok() || IsWithin(*difference, *pace, rules.Parameter(kOffPace, "tolerance"))) {
    return;
  }
  const std::int64_t least = rules.Parameter(kOffPace, "least");
  if (line.line->measure == finance::Measure::kEuro && *difference <= least &&
      *difference >= -least) {
    return;
  }
  Expect(findings.emplace_back(figures.NewFinding(kOffPace, line, Figure::kForecast)), *pace);
}

}  // namespace

void CheckForecasts(const FigureReport& figures, Findings& findings) {
  for (const FigureLine& line : figures.lines) {
    const auto& forecast = (*line.line)[Figure::kForecast];
    // The forecast of a stock is where the year ends, which may be anywhere.
    if (!forecast || !line.is_flow()) continue;
    if (*forecast < line.realised()) {
      Expect(findings.emplace_back(
                 figures.NewFinding("FORECAST_BELOW_REALISED", line, Figure::kForecast)),
             line.realised());
    } else {
      CheckPace(figures, line, findings);
    }
  }
}

}  // namespace rekenschap::monitoring
