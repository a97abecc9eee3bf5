#include "services/monitoring/app/comparisons.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/app/arrived_plans.h"
#include "services/monitoring/app/compared_periods.h"
#include "services/monitoring/app/counted_units.h"
#include "services/monitoring/app/period_reading.h"
#include "services/monitoring/domain/comparison_totals.h"
#include "services/monitoring/domain/unit_tree.h"
#include "services/monitoring/store/counted_reports.h"
#include "services/monitoring/store/later_corrections.h"
#include "services/monitoring/store/policies.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;
using finance::Period;

constexpr std::size_t kMostRows = 50'000;

absl::StatusOr<ComparisonTable> TableOf(Connection& connection, const Plan& plan,
                                        const Period& period, const Slice& slice, PositionKind kind,
                                        std::int64_t as_of) {
  return Compare(plan, period, slice, PositionsOf(connection, plan, period, slice, kind, as_of));
}

absl::StatusOr<ComparisonTable> ViewOf(Connection& connection, const Plan& plan,
                                       const Period& period, const ComparisonQuery& query,
                                       PositionKind kind, std::int64_t as_of) {
  ASSIGN_OR_RETURN(ComparisonTable table,
                   TableOf(connection, plan, period, query.slice, kind, as_of));
  ASSIGN_OR_RETURN(table.rows, RowsOf(plan, query.slice, query.view, table));
  return table;
}

absl::StatusOr<ComparedPeriod> ComparedOf(Connection& connection, const Plan& plan,
                                          const Period& period, const ComparisonQuery& query,
                                          std::int64_t as_of) {
  ComparedPeriod compared;
  compared.period = period;
  const bool accepted = query.figures == FigureKind::kAccepted;
  ASSIGN_OR_RETURN(compared.table,
                   ViewOf(connection, plan, period, query,
                          accepted ? PositionKind::kAccepted : PositionKind::kProvisional, as_of));
  if (query.figures != FigureKind::kBoth) return compared;
  ASSIGN_OR_RETURN(const ComparisonTable beside,
                   ViewOf(connection, plan, period, query, PositionKind::kAccepted, as_of));
  AddAccepted(beside.rows, compared.table.rows);
  compared.accepted_coverage = beside.coverage;
  return compared;
}

// How many corrections of the lines and units compared reports on later periods hold. One that a
// newer version of its report has too, which waits for a review, is the same.
absl::StatusOr<int> CountLaterCorrections(Connection& connection, const Plan& plan,
                                          const Period& period, const ComparisonQuery& query,
                                          std::int64_t as_of) {
  const Slice& slice = query.slice;
  ASSIGN_OR_RETURN(const auto units, SubtreesOf(plan.programme, slice.units));
  std::set<std::tuple<std::string, Period, std::string>> corrections;
  ForEachLaterCorrection(
      connection, plan.programme.id, period, /*unit=*/"", as_of, [&](const LaterCorrection& one) {
        const std::string& line = one.correction.line;
        if (query.figures == FigureKind::kAccepted && !one.accepted) return;
        const bool compared =
            slice.lines.empty() || std::ranges::find(slice.lines, line) != slice.lines.end();
        if (compared && units.contains(one.unit)) {
          corrections.emplace(one.unit, one.report_period, line);
        }
      });
  return static_cast<int>(corrections.size());
}

// How many rows an answer has at most.
absl::Status CheckSize(const Plan& plan, const ComparisonQuery& query, std::size_t periods) {
  const std::size_t lines =
      query.slice.lines.empty() ? plan.revision.lines.size() : query.slice.lines.size();
  ASSIGN_OR_RETURN(const auto units, SubtreesOf(plan.programme, query.slice.units));
  const std::size_t units_and_total = query.view == View::kTotals ? 1 : units.size() + 1;
  if (periods * lines * units_and_total <= kMostRows) return absl::OkStatus();
  return base::InvalidField(
      "view", "COMPARISON_TOO_LARGE",
      absl::StrFormat("%d lines by %d units and totals by %d periods are more than %d rows; ask "
                      "for fewer, or for the totals alone",
                      lines, units_and_total, periods, kMostRows),
      {{"lines", std::to_string(lines)},
       {"units", std::to_string(units_and_total)},
       {"periods", std::to_string(periods)},
       {"most", std::to_string(kMostRows)}});
}

absl::StatusOr<DevelopmentFigures> FiguresOf(const std::optional<ComparisonTable>& before,
                                             const ComparisonTable& now) {
  DevelopmentFigures figures;
  figures.total = now.rows.front();
  ASSIGN_OR_RETURN(figures.change, ChangeBetween(before ? &*before : nullptr, now));
  return figures;
}

// A line by one kind of figures over consecutive periods.
absl::StatusOr<std::vector<DevelopmentFigures>> Develop(Connection& connection, const Plan& plan,
                                                        const Slice& slice,
                                                        const std::vector<Period>& periods,
                                                        PositionKind kind, std::int64_t as_of) {
  const finance::Nature nature = FindLine(plan.revision, slice.lines.front())->plan.series.nature;
  std::vector<DevelopmentFigures> developed;
  Period last = PeriodBefore(periods.front());
  std::optional<ComparisonTable> before;
  if (GoesOn(nature, last, periods.front())) {
    ASSIGN_OR_RETURN(before, TableOf(connection, plan, last, slice, kind, as_of));
  }
  for (const Period& period : periods) {
    if (!GoesOn(nature, last, period)) before.reset();
    ASSIGN_OR_RETURN(ComparisonTable now, TableOf(connection, plan, period, slice, kind, as_of));
    ASSIGN_OR_RETURN(developed.emplace_back(), FiguresOf(before, now));
    before = std::move(now);
    last = period;
  }
  return developed;
}

absl::StatusOr<std::vector<Period>> PeriodsToFollow(Connection& connection,
                                                    const Programme& programme,
                                                    const DevelopmentQuery& query,
                                                    finance::Date today, std::int64_t as_of) {
  const Period to = query.to.value_or(
      LastReported(connection, programme, PositionKind::kProvisional, today, as_of));
  const Period from = query.from.value_or(Period{to.year - 1, finance::PeriodKind::kYear, 1});
  return PeriodsBetween(programme, from, to);
}

absl::StatusOr<ProgrammeStanding> StandingOf(Connection& connection, const Plan& plan,
                                             const PortfolioQuery& query, finance::Date today,
                                             std::int64_t as_of) {
  ProgrammeStanding standing;
  standing.programme = plan.programme.id;
  standing.title = plan.programme.title;
  standing.revision_number = plan.revision.number;
  standing.period = query.period
                        ? LastEnded(plan.programme.cadence, finance::LastDay(*query.period))
                        : LastReported(connection, plan.programme, query.kind, today, as_of);
  ASSIGN_OR_RETURN(const ComparisonTable table,
                   TableOf(connection, plan, standing.period, {}, query.kind, as_of));
  standing.kinds = StandingsOf(table);
  return standing;
}

// Up to `limit` programmes after `after`, by id; of those that are named no more than that.
std::vector<PlanCopy> ProgrammesAfter(Connection& connection, const PortfolioQuery& query,
                                      const std::string& after, int limit) {
  if (query.programmes.empty()) return ListPlanCopies(connection, after, limit);
  std::vector<PlanCopy> programmes;
  for (const std::string& programme : query.programmes) {  // in order, each once
    if (programme > after && programmes.size() < static_cast<std::size_t>(limit)) {
      programmes.emplace_back().programme = programme;
    }
  }
  return programmes;
}

}  // namespace

void Comparisons::ComparePlan(ComparisonQuery query, absl::Time deadline,
                              base::DoneWith<ComparisonAnswer> done) {
  base::ReadAs<ComparisonAnswer>(
      monitoring_.store(), deadline,
      [this, query = std::move(query)](Connection& connection) -> absl::StatusOr<ComparisonAnswer> {
        ComparisonAnswer answer;
        ASSIGN_OR_RETURN(const Moment moment,
                         MomentOf(connection, monitoring_.journal(), query.as_of_sequence));
        answer.sequence = moment.sequence;
        ASSIGN_OR_RETURN(const auto plan, PlanAt(connection, monitoring_, query.programme, moment));
        RETURN_IF_ERROR(CheckSlice(*plan, query.slice));
        ASSIGN_OR_RETURN(const std::vector<Period> periods,
                         PeriodsOf(connection, plan->programme, query, moment.as_of));
        RETURN_IF_ERROR(CheckSize(*plan, query, periods.size()));
        const auto due_rules =
            ListDueRules(connection, query.programme, query.programme, moment.as_of);
        for (const Period& period : periods) {
          ComparedPeriod& compared = answer.periods.emplace_back();
          ASSIGN_OR_RETURN(compared, ComparedOf(connection, *plan, period, query, moment.as_of));
          ASSIGN_OR_RETURN(const DueDate due, DueIn(due_rules, query.programme, period));
          compared.due = due.date;
          compared.not_yet_due = moment.today <= due.date;
          ASSIGN_OR_RETURN(compared.later_corrections,
                           CountLaterCorrections(connection, *plan, period, query, moment.as_of));
        }
        answer.basis = monitoring_.BasisOf(query.programme, plan.get());
        return answer;
      },
      std::move(done));
}

void Comparisons::GetDevelopment(DevelopmentQuery query, absl::Time deadline,
                                 base::DoneWith<DevelopmentAnswer> done) {
  base::ReadAs<DevelopmentAnswer>(
      monitoring_.store(), deadline,
      [this,
       query = std::move(query)](Connection& connection) -> absl::StatusOr<DevelopmentAnswer> {
        DevelopmentAnswer answer;
        ASSIGN_OR_RETURN(const Moment moment,
                         MomentOf(connection, monitoring_.journal(), query.as_of_sequence));
        answer.sequence = moment.sequence;
        ASSIGN_OR_RETURN(const auto plan, PlanAt(connection, monitoring_, query.programme, moment));
        const Slice slice{{query.line}, query.units};
        RETURN_IF_ERROR(CheckSlice(*plan, slice));
        ASSIGN_OR_RETURN(
            const std::vector<Period> periods,
            PeriodsToFollow(connection, plan->programme, query, moment.today, moment.as_of));
        ASSIGN_OR_RETURN(auto provisional, Develop(connection, *plan, slice, periods,
                                                   PositionKind::kProvisional, moment.as_of));
        ASSIGN_OR_RETURN(auto accepted, Develop(connection, *plan, slice, periods,
                                                PositionKind::kAccepted, moment.as_of));
        for (std::size_t i = 0; i < periods.size(); ++i) {
          answer.points.push_back({periods[i], std::move(provisional[i]), std::move(accepted[i])});
        }
        answer.line = RowFor(*FindLine(plan->revision, query.line));
        answer.basis = monitoring_.BasisOf(query.programme, plan.get());
        return answer;
      },
      std::move(done));
}

void Comparisons::ListPortfolio(PortfolioQuery query, std::string after, int limit,
                                absl::Time deadline, base::DoneWith<PortfolioAnswer> done) {
  base::ReadAs<PortfolioAnswer>(
      monitoring_.store(), deadline,
      [this, query = std::move(query), after = std::move(after),
       limit](Connection& connection) -> absl::StatusOr<PortfolioAnswer> {
        PortfolioAnswer answer;
        ASSIGN_OR_RETURN(const Moment moment,
                         MomentOf(connection, monitoring_.journal(), query.as_of_sequence));
        answer.sequence = moment.sequence;
        answer.today = query.today.value_or(moment.today);
        const auto programmes = ProgrammesAfter(connection, query, after, limit);
        for (const PlanCopy& programme : programmes) {
          const std::string& id = programme.programme;
          const auto plan = PlanAt(connection, monitoring_, id, moment);
          if (absl::IsNotFound(plan.status()) && query.programmes.empty()) {
            if (programme.programme_arrival_sequence <= moment.sequence) {
              answer.omitted.push_back({id});
            }
            continue;
          }
          if (!plan.ok()) return plan.status();
          ASSIGN_OR_RETURN(ProgrammeStanding standing,
                           StandingOf(connection, **plan, query, answer.today, moment.as_of));
          if (standing.kinds.empty()) {
            answer.omitted.push_back({id, standing.period});
          } else {
            answer.programmes.push_back(std::move(standing));
          }
        }
        if (programmes.size() == static_cast<std::size_t>(limit)) {
          answer.last = programmes.back().programme;
        }
        return answer;
      },
      std::move(done));
}

}  // namespace rekenschap::monitoring
