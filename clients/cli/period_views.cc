#include "clients/cli/period_views.h"

#include <map>
#include <ostream>
#include <utility>

#include <absl/strings/str_format.h>
#include <absl/strings/strip.h>

#include "clients/cli/layout.h"
#include "clients/cli/plan_words.h"
#include "services/finance/date.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Completeness;
using monitoring::v1::ExpectedReport;
using monitoring::v1::Period;
using monitoring::v1::ReportingRate;

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
    if (report.correction_asked()) text += session.Say(", heropend", ", reopened");
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

// `3/4  75,00 %`: of those that are due or have come in.
Cell RateCell(const Session& session, int part, const Completeness& counts, bool is_set,
              std::int64_t basis_points) {
  std::string text =
      absl::StrFormat("%d/%d", part, counts.expected_count() - counts.not_yet_due_count());
  if (is_set) text += "  " + PercentCell(session, true, basis_points).text;
  return Cell(std::move(text));
}

Cell ReceivedCell(const Session& session, const Completeness& counts) {
  return RateCell(session, counts.received_count(), counts,
                  counts.has_reporting_rate_basis_points(), counts.reporting_rate_basis_points());
}

Cell OnTimeCell(const Session& session, const Completeness& counts) {
  return RateCell(session, counts.on_time_count(), counts, counts.has_on_time_rate_basis_points(),
                  counts.on_time_rate_basis_points());
}

// The columns of counts, and what stands in them.
std::vector<Column> CountColumns(const Session& session) {
  return {{session.Say("verwacht", "expected"), true, "expected_count"},
          {session.Say("ontvangen", "received"), true, "received_count"},
          {session.Say("op tijd", "on time"), true, "on_time_count"},
          {session.Say("te laat", "late"), true, "late_count"},
          {session.Say("nihil", "nil"), true, "nil_count"},
          {session.Say("geaccepteerd", "accepted"), true, "accepted_count"},
          {session.Say("terug", "returned"), true, "returned_count"},
          {session.Say("ontbreekt", "missing"), true, "missing_count"},
          {session.Say("nog niet", "not yet"), true, "not_yet_due_count"},
          {session.Say("vrijgesteld", "exempt"), true, "exempt_count"},
          {session.Say("% ontvangen", "% received"), true, "reporting_rate"},
          {session.Say("% op tijd", "% on time"), true, "on_time_rate"}};
}

void AddCounts(const Session& session, const Completeness& counts, std::vector<Cell>& row) {
  for (const int count :
       {counts.expected_count(), counts.received_count(), counts.on_time_count(),
        counts.late_count(), counts.nil_count(), counts.accepted_count(), counts.returned_count(),
        counts.missing_count(), counts.not_yet_due_count(), counts.exempt_count()}) {
    row.emplace_back(std::to_string(count));
  }
  row.push_back(PercentCell(session, counts.has_reporting_rate_basis_points(),
                            counts.reporting_rate_basis_points()));
  row.push_back(PercentCell(session, counts.has_on_time_rate_basis_points(),
                            counts.on_time_rate_basis_points()));
}

std::vector<std::vector<Cell>> RowsForPrograms(const std::vector<Period>& periods) {
  std::vector<std::vector<Cell>> rows;
  for (const Period& period : periods) {
    for (const ExpectedReport& report : period.reports()) {
      rows.push_back({ProgrammeOf(period), PeriodOf(period), LastPart(report.unit()),
                      StateName(report.state()), period.due_date(),
                      std::to_string(report.days_late()), report.nil() ? "1" : "0",
                      report.draft() ? "1" : "0", report.correction_pending() ? "1" : "0",
                      report.correction_asked() ? "1" : "0", report.report(), report.reason()});
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

Table PeriodsGrid(const Session& session, const std::vector<Period>& periods,
                  const std::vector<ReportingRate>& rates) {
  Table table;
  if (session.output != Output::kTable) {
    table.columns = {{"programme"},          {"period"},           {"unit"},   {"state"},
                     {"due_date"},           {"days_late", true},  {"nil"},    {"draft"},
                     {"correction_pending"}, {"correction_asked"}, {"report"}, {"reason"}};
    table.rows = RowsForPrograms(periods);
    return table;
  }
  table.columns = {{session.Say("eenheid", "unit")}};
  std::map<std::string, std::vector<Cell>> rows;
  for (const Period& period : periods) {
    table.columns.push_back({PeriodOf(period)});
    for (const ExpectedReport& report : period.reports()) {
      const std::string unit = LastPart(report.unit());
      rows.emplace(unit, std::vector<Cell>{unit});
    }
  }
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
  std::vector<Cell> received =
      Beneath(session.Say("ontvangen", "received"), periods, [](const Period& p) {
        return Cell(OfExpected(p.completeness().received_count(), p.completeness()));
      });
  std::vector<Cell> on_time =
      Beneath(session.Say("op tijd", "on time"), periods, [](const Period& p) {
        return Cell(OfExpected(p.completeness().on_time_count(), p.completeness()));
      });
  std::vector<Cell> due = Beneath(session.Say("uiterlijk", "due"), periods,
                                  [](const Period& p) { return Cell(p.due_date()); });
  std::vector<Cell> state =
      Beneath(session.Say("periode", "period"), periods,
              [&](const Period& p) { return PeriodStateCell(session, p.state()); });
  if (!rates.empty()) {
    table.columns.push_back({session.Say("ontvangen", "received"), true});
    table.columns.push_back({session.Say("op tijd", "on time"), true});
    for (const ReportingRate& rate : rates) {
      const Cell in = ReceivedCell(session, rate.completeness());
      const Cell in_time = OnTimeCell(session, rate.completeness());
      if (rate.unit().empty()) {
        received.insert(received.end(), {in, Cell("")});
        on_time.insert(on_time.end(), {Cell(""), in_time});
      } else if (const auto row = rows.find(LastPart(rate.unit())); row != rows.end()) {
        row->second.insert(row->second.end(), {in, in_time});
      }
    }
    for (auto* row : {&due, &state}) row->insert(row->end(), {Cell(""), Cell("")});
  }
  for (auto& [unit, row] : rows) table.rows.push_back(std::move(row));
  for (auto* row : {&received, &on_time, &due, &state}) table.rows.push_back(std::move(*row));
  for (auto& row : table.rows) row.resize(table.columns.size(), Cell(""));
  return table;
}

Table PeriodsSummary(const Session& session, const std::vector<Period>& periods) {
  Table table;
  table.columns = {{session.Say("programma", "programme"), false, "programme"},
                   {session.Say("periode", "period"), false, "period"},
                   {session.Say("uiterlijk", "due"), false, "due_date"},
                   {session.Say("stand", "state"), false, "state"}};
  for (Column& column : CountColumns(session)) table.columns.push_back(std::move(column));
  for (const Period& period : periods) {
    std::vector<Cell> row = {ProgrammeOf(period), PeriodOf(period), period.due_date(),
                             PeriodStateCell(session, period.state())};
    AddCounts(session, period.completeness(), row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table RatesTable(const Session& session, const std::vector<ReportingRate>& rates) {
  Table table;
  table.columns = {{session.Say("programma", "programme"), false, "programme"},
                   {session.Say("eenheid", "unit"), false, "unit"},
                   {session.Say("perioden", "periods"), true, "periods_count"}};
  for (Column& column : CountColumns(session)) table.columns.push_back(std::move(column));
  for (const ReportingRate& rate : rates) {
    std::vector<Cell> row = {LastPart(rate.programme()),
                             rate.unit().empty()
                                 ? Cell(session.Say("alle samen", "all together"), "ALL")
                                 : Cell(LastPart(rate.unit())),
                             std::to_string(rate.periods_count())};
    AddCounts(session, rate.completeness(), row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string GridLegend(const Session& session) {
  const std::string text = session.Say(
      "akkoord: geaccepteerd; ingediend: wacht op beoordeling; terug: teruggegeven en nog niet "
      "opnieuw ingediend; ontbreekt: niet binnen en over tijd; nog niet: niet binnen, en dat hoeft "
      "nog niet; vrijgesteld: er wordt niets gevraagd. nihil: alle cijfers zijn 0; concept: er is "
      "een concept bewaard; correctie: er wacht een correctie op beoordeling; heropend: er is een "
      "correctie gevraagd. +3 is drie dagen te laat, of nog niet binnen en drie dagen over tijd. "
      "Leeg: de eenheid bestaat dan niet, en telt nergens mee.",
      "accepted: by a reviewer; submitted: waits for a review; returned: sent back and not "
      "submitted again; missing: not in and overdue; not yet: not in, and not due yet; exempt: "
      "nothing is asked. nil: every figure is 0; draft: one is kept; correction: one waits for a "
      "review; reopened: a correction was asked for. +3 is three days late, or three days overdue "
      "and not in. Empty: the unit does not exist then, and counts nowhere.");
  std::string lines;
  for (const std::string& line : Wrapped(text)) lines += line + '\n';
  return lines;
}

Table PeriodReports(const Session& session, const Period& period) {
  if (session.output != Output::kTable) return PeriodsGrid(session, {period}, {});
  Table table;
  table.columns = {{session.Say("eenheid", "unit")},
                   {session.Say("stand", "state")},
                   {session.Say("versie", "version"), true},
                   {session.Say("eerst ingediend", "first submitted")},
                   {session.Say("reden", "reason")}};
  for (const ExpectedReport& report : period.reports()) {
    std::string version = LastPart(report.report());
    // Without a word it would pass for the version that was accepted or submitted.
    if (report.draft()) version += session.Say(" (concept)", " (draft)");
    table.rows.push_back(
        {LastPart(report.unit()), StateCell(session, report), std::move(version),
         report.has_first_submit_time() ? MomentWords(report.first_submit_time()) : std::string(),
         Shortened(report.reason(), kPageWidth)});
  }
  return table;
}

void PrintPeriod(const Session& session, const Period& period) {
  const Completeness& counts = period.completeness();
  session.out << ProgrammeOf(period) << ' ' << PeriodOf(period) << ": "
              << PeriodStateCell(session, period.state()).text
              << session.Say("; uiterlijk ", "; due ") << period.due_date() << " ("
              << period.due_source() << session.Say("); ontvangen ", "); received ")
              << OfExpected(counts.received_count(), counts)
              << session.Say(", geaccepteerd ", ", accepted ")
              << OfExpected(counts.accepted_count(), counts) << '\n';
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
