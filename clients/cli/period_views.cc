#include "clients/cli/period_views.h"

#include <map>
#include <ostream>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>
#include <absl/strings/strip.h>

#include "clients/cli/plan_words.h"
#include "services/finance/date.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Completeness;
using monitoring::v1::ExpectedReport;
using monitoring::v1::Period;

std::string ProgrammeOf(const Period& period) {
  const std::string& name = period.name();
  const std::size_t start = name.find('/') + 1;
  return name.substr(start, name.find('/', start) - start);
}

std::string PeriodOf(const Period& period) { return LastPart(period.name()); }

// What a program reads for a state: `ACCEPTED`.
std::string StateName(ExpectedReport::State state) {
  return std::string(absl::StripPrefix(ExpectedReport::State_Name(state), "STATE_"));
}

Cell StateCell(const Session& session, const ExpectedReport& report) {
  const auto cell = [&](const char* dutch, const char* english, Colour colour) {
    std::string text = session.Say(dutch, english);
    if (report.correction_pending()) text += session.Say(", correctie", ", correction");
    if (report.draft()) text += session.Say(", concept", ", draft");
    if (report.nil()) text += session.Say(", nihil", ", nil");
    if (report.days_late() > 0) text += absl::StrFormat(" +%d", report.days_late());
    return Cell(std::move(text), StateName(report.state()), colour);
  };
  switch (report.state()) {
    case ExpectedReport::STATE_ACCEPTED:
      return cell("akkoord", "accepted", Colour::kGood);
    case ExpectedReport::STATE_SUBMITTED:
      return cell("ingediend", "submitted", Colour::kNone);
    case ExpectedReport::STATE_RETURNED:
      return cell("terug", "returned", Colour::kBad);
    case ExpectedReport::STATE_MISSING:
      return cell("ontbreekt", "missing", Colour::kBad);
    case ExpectedReport::STATE_EXEMPT:
      return cell("vrijgesteld", "exempt", Colour::kDim);
    case ExpectedReport::STATE_NOT_YET_DUE:
      return cell("nog niet", "not yet", Colour::kDim);
    default:
      return {""};
  }
}

Cell PeriodStateCell(const Session& session, Period::State state) {
  if (state == Period::STATE_CLOSED) return {session.Say("afgesloten", "closed"), "CLOSED"};
  return {session.Say("open", "open"), "OPEN"};
}

std::string OfExpected(int part, const Completeness& counts) {
  return absl::StrFormat("%d/%d", part, counts.expected_count());
}

std::vector<std::vector<Cell>> RowsForPrograms(const std::vector<Period>& periods) {
  std::vector<std::vector<Cell>> rows;
  for (const Period& period : periods) {
    for (const ExpectedReport& report : period.reports()) {
      rows.push_back({ProgrammeOf(period), PeriodOf(period), LastPart(report.unit()),
                      StateName(report.state()), period.due_date(),
                      std::to_string(report.days_late()), report.nil() ? "1" : "0",
                      report.draft() ? "1" : "0", report.correction_pending() ? "1" : "0",
                      report.report(), report.reason()});
    }
  }
  return rows;
}

// A row with one figure per period beneath the units.
template <class Figure>
std::vector<Cell> Beneath(std::string title, const std::vector<Period>& periods,
                          const Figure& figure) {
  std::vector<Cell> row = {std::move(title)};
  for (const Period& period : periods) row.push_back(figure(period));
  return row;
}

}  // namespace

Table PeriodsGrid(const Session& session, const std::vector<Period>& periods) {
  Table table;
  if (session.output != Output::kTable) {
    table.columns = {{"programme"},          {"period"},          {"unit"},  {"state"},
                     {"due_date"},           {"days_late", true}, {"nil"},   {"draft"},
                     {"correction_pending"}, {"report"},          {"reason"}};
    table.rows = RowsForPrograms(periods);
    return table;
  }
  table.columns = {{session.Say("eenheid", "unit")}};
  std::set<std::string> units;
  for (const Period& period : periods) {
    table.columns.push_back({PeriodOf(period)});
    for (const ExpectedReport& report : period.reports()) units.insert(LastPart(report.unit()));
  }
  std::map<std::string, std::vector<Cell>> rows;
  for (const std::string& unit : units) rows[unit] = {unit};
  for (const Period& period : periods) {
    std::map<std::string, Cell> cells;
    for (const ExpectedReport& report : period.reports()) {
      cells.emplace(LastPart(report.unit()), StateCell(session, report));
    }
    for (auto& [unit, row] : rows) {
      const auto found = cells.find(unit);
      row.push_back(found == cells.end() ? Cell("") : found->second);  // it does not exist then
    }
  }
  for (auto& [unit, row] : rows) table.rows.push_back(std::move(row));
  table.rows.push_back(Beneath(session.Say("ontvangen", "received"), periods, [](const Period& p) {
    return Cell(OfExpected(p.completeness().received_count(), p.completeness()));
  }));
  table.rows.push_back(Beneath(session.Say("op tijd", "on time"), periods, [](const Period& p) {
    return Cell(OfExpected(p.completeness().on_time_count(), p.completeness()));
  }));
  table.rows.push_back(Beneath(session.Say("uiterlijk", "due"), periods,
                               [](const Period& p) { return Cell(p.due_date()); }));
  table.rows.push_back(Beneath(session.Say("periode", "period"), periods, [&](const Period& p) {
    return PeriodStateCell(session, p.state());
  }));
  return table;
}

Table PeriodsSummary(const Session& session, const std::vector<Period>& periods) {
  Table table;
  table.columns = {{session.Say("programma", "programme"), false, "programme"},
                   {session.Say("periode", "period"), false, "period"},
                   {session.Say("uiterlijk", "due"), false, "due_date"},
                   {session.Say("stand", "state"), false, "state"},
                   {session.Say("verwacht", "expected"), true, "expected_count"},
                   {session.Say("ontvangen", "received"), true, "received_count"},
                   {session.Say("op tijd", "on time"), true, "on_time_count"},
                   {session.Say("te laat", "late"), true, "late_count"},
                   {session.Say("nihil", "nil"), true, "nil_count"},
                   {session.Say("akkoord", "accepted"), true, "accepted_count"},
                   {session.Say("terug", "returned"), true, "returned_count"},
                   {session.Say("ontbreekt", "missing"), true, "missing_count"},
                   {session.Say("nog niet", "not yet"), true, "not_yet_due_count"},
                   {session.Say("vrijgesteld", "exempt"), true, "exempt_count"},
                   {session.Say("% ontvangen", "% received"), true, "reporting_rate"}};
  for (const Period& period : periods) {
    const Completeness& counts = period.completeness();
    std::vector<Cell> row = {ProgrammeOf(period), PeriodOf(period), period.due_date(),
                             PeriodStateCell(session, period.state())};
    for (const int count :
         {counts.expected_count(), counts.received_count(), counts.on_time_count(),
          counts.late_count(), counts.nil_count(), counts.accepted_count(), counts.returned_count(),
          counts.missing_count(), counts.not_yet_due_count(), counts.exempt_count()}) {
      row.emplace_back(std::to_string(count));
    }
    row.push_back(PercentCell(session, counts.has_reporting_rate_basis_points(),
                              counts.reporting_rate_basis_points()));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string GridLegend(const Session& session) {
  return session.Say(
      "+3 is drie dagen te laat, of nog niet binnen en drie dagen over tijd. Leeg: de eenheid "
      "bestaat dan niet.",
      "+3 is three days late, or three days overdue and not in. Empty: the unit does not exist "
      "then.");
}

void PrintPeriod(const Session& session, const Period& period) {
  session.out << ProgrammeOf(period) << ' ' << PeriodOf(period) << ": "
              << PeriodStateCell(session, period.state()).text << '\n';
  for (const auto& event : period.events()) {
    const bool closed = event.state() == Period::STATE_CLOSED;
    session.out << "  "
                << (closed ? session.Say("afgesloten door ", "closed by ")
                           : session.Say("heropend door ", "reopened by "))
                << event.principal() << session.Say(" op ", " at ")
                << MomentWords(event.record_time())
                << (event.reason().empty() ? "" : ": " + event.reason())
                << session.Say(" (journaalregel ", " (journal entry ") << event.sequence() << ")\n";
  }
}

}  // namespace rekenschap::cli
