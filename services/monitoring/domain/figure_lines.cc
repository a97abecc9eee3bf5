#include "services/monitoring/domain/figure_lines.h"

#include <algorithm>
#include <utility>

#include "services/base/status/status.h"

namespace rekenschap::monitoring {

const FigureLine* FigureReport::Find(const std::string& line) const {
  const auto found =
      std::ranges::find(lines, line, [](const FigureLine& of) { return of.line->line; });
  return found == lines.end() ? nullptr : &*found;
}

const ReportLine* FigureReport::Before(const FigureLine& line) const {
  if (!context.figures.before) return nullptr;
  const ReportLine* before = FindLine(*context.figures.before, line.line->line);
  return before != nullptr && before->measure == line.line->measure ? before : nullptr;
}

finance::Finding FigureReport::NewFinding(std::string_view rule, const FigureLine& line,
                                          Figure figure) const {
  return context.rules.NewFigureFinding(rule, line.index, *line.line, figure);
}

absl::StatusOr<FigureReport> FigureReportOf(const Report& report, const CheckContext& context,
                                            std::span<const std::size_t> sound) {
  const PlanRevision& revision = context.plan->revision;
  FigureReport figures{report, context, context.figures.targets, {}};
  if (figures.targets == nullptr) {
    ASSIGN_OR_RETURN(PeriodTargets targets, PeriodTargetsOf(revision, report.period));
    figures.targets = std::make_shared<const PeriodTargets>(std::move(targets));
  }
  for (const std::size_t index : sound) {
    FigureLine& line = figures.lines.emplace_back();
    line.index = index;
    line.line = &report.lines[index];
    line.planned = FindLine(revision, line.line->line);
    line.of_all = figures.targets->Of(revision, *line.planned);
    line.target = figures.targets->OfUnit(revision, *line.planned, report.unit);
  }
  return figures;
}

bool IsWithin(std::int64_t difference, std::int64_t of, std::int64_t basis_points) {
  __extension__ using Wide = __int128;
  const Wide size = difference < 0 ? -Wide{difference} : Wide{difference};
  const Wide whole = of < 0 ? -Wide{of} : Wide{of};
  return size * 10'000 <= whole * basis_points;
}

}  // namespace rekenschap::monitoring
