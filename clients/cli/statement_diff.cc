#include "clients/cli/statement_diff.h"

#include <map>
#include <set>
#include <utility>

#include "clients/cli/layout.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_words.h"
#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementUnit;

// The columns of the table.
constexpr std::size_t kWas = 2;
constexpr std::size_t kBecomes = 3;

// What is said under a name, in the order in which it is said: `Rotterdam` -> `geaccepteerd`.
using Said = std::vector<std::pair<std::string, Cell>>;

std::string TextOf(const Cell& cell) { return cell.plain.empty() ? cell.text : cell.plain; }

// Adds a row for everything that one of the two does not say, or says otherwise.
void AddChanges(const std::string& part, const Said& before, const Said& after, Table& out) {
  std::map<std::string, Cell> old(before.begin(), before.end());
  std::set<std::string> still;
  for (const auto& [name, cell] : after) {
    still.insert(name);
    const auto was = old.find(name);
    if (was != old.end() && TextOf(was->second) == TextOf(cell)) continue;
    out.rows.push_back({part, name, was == old.end() ? Cell("") : was->second, cell, ""});
  }
  for (const auto& [name, cell] : before) {
    if (!still.contains(name)) out.rows.push_back({part, name, cell, "", ""});
  }
}

Said BasicsOf(const Session& session, const StatementContent& content) {
  const bool accepted = content.figures() == StatementContent::FIGURES_ACCEPTED;
  const auto& coverage = content.coverage();
  const auto of_expected = [&coverage](int count) {
    return std::to_string(count) + "/" + std::to_string(coverage.expected_count());
  };
  return {
      {session.Say("plan", "plan"), {content.plan().revision()}},
      {session.Say("plan, hash", "plan, hash"), {content.plan().content_hash().substr(0, 16)}},
      {session.Say("cijfers", "figures"),
       {accepted ? session.Say("geaccepteerd", "accepted")
                 : session.Say("ingediend", "submitted")}},
      {session.Say("periode", "period"),
       {content.period_closed() ? session.Say("afgesloten", "closed")
                                : session.Say("open", "open")}},
      {session.Say("stand", "standing"),
       {content.provisional() ? session.Say("voorlopig", "provisional")
                              : session.Say("definitief", "final")}},
      {session.Say("uiterste datum", "due date"), {content.due_date()}},
      {session.Say("ontvangen", "received"), {of_expected(coverage.received_count())}},
      {session.Say("geaccepteerd", "accepted"), {of_expected(coverage.accepted_count())}},
      {session.Say("telt mee", "counts"), {of_expected(coverage.counted_count())}},
      {session.Say("vrijgesteld", "exempt"), {std::to_string(coverage.exempt_count())}},
  };
}

Said UnitsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const StatementUnit& unit : content.units()) {
    std::string state = StatementStateCell(session, unit.state()).text;
    if (!unit.report().empty()) {
      state += session.Say(", versie ", ", version ") + LastPart(unit.report());
    }
    if (unit.nil()) state += session.Say(", nihil", ", nil");
    if (unit.days_late() > 0) state += " +" + std::to_string(unit.days_late());
    if (unit.correction_pending()) {
      state += session.Say(", correctie wacht", ", correction waits");
    }
    said.emplace_back(LastPart(unit.unit()), Cell(std::move(state)));
  }
  return said;
}

Said VersionsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& report : content.reports()) {
    const std::string name = report.report().substr(0, report.report().rfind("/versions/"));
    said.emplace_back(LastPart(name),
                      Cell(session.Say("versie ", "version ") + LastPart(report.report()) + ", " +
                           report.content_hash().substr(0, 16)));
  }
  return said;
}

Said PrintsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) {
      for (const auto& cell : line.cells()) {
        std::string text = FigureCell(session, true, cell.worked_with()).text;
        if (!cell.printed().empty()) {
          text += session.Say(" (gedrukt ", " (printed ") + cell.printed() + ")";
        }
        if (cell.has_rectification()) text += "*";
        said.emplace_back(line.line() + ", " + cell.column(), Cell(std::move(text)));
      }
    }
  }
  return said;
}

template <class Remarks, class Tell>
Said RemarksOf(const Remarks& remarks, const Tell& tell) {
  Said said;
  std::map<std::string, int> times;
  for (const auto& remark : remarks) {
    const std::string report = remark.report().substr(0, remark.report().rfind("/versions/"));
    auto [name, text] = tell(LastPart(report), remark);
    // Of several under one name each is told apart.
    if (const int before = times[name]++; before > 0) name += " #" + std::to_string(before + 1);
    said.emplace_back(std::move(name), Cell(std::move(text)));
  }
  return said;
}

Said ExplanationsOf(const StatementContent& content) {
  return RemarksOf(content.explanations(), [](const std::string& unit, const auto& given) {
    return std::pair(unit + ", " + given.line(), given.text());
  });
}

Said FindingsOf(const Session& session, const StatementContent& content) {
  return RemarksOf(content.findings(), [&session](const std::string& unit, const auto& finding) {
    std::string text = SeverityCell(session, finding.severity()).text;
    if (finding.has_difference()) {
      text += session.Say(", verschil ", ", difference ") +
              FigureCell(session, true, finding.difference()).text;
    }
    const std::string line = finding.line().empty() ? "" : ", " + finding.line();
    return std::pair(unit + line + ", " + finding.rule(), text);
  });
}

// Figures by line, measure and unit, so that their difference can be told.
using Figured = std::map<std::string, std::pair<bool, type::v1::Quantity>>;

void AddFigure(const std::string& name, bool is_set, const type::v1::Quantity& quantity,
               std::vector<std::string>& order, Figured& figures) {
  order.push_back(name);
  figures[name] = {is_set, quantity};
}

void AddFiguresOf(const Session& session, const std::string& name, const StatementFigures& in,
                  std::vector<std::string>& order, Figured& figures) {
  const auto add = [&](const char* dutch, const char* english, bool is_set, const auto& quantity) {
    AddFigure(name + ", " + session.Say(dutch, english), is_set, quantity, order, figures);
  };
  add("doel", "target", in.has_target(), in.target());
  add("realisatie", "realised", in.has_realised(), in.realised());
  add("verschil met doel", "difference from target", in.has_difference(), in.difference());
  add("jaardoel", "year target", in.has_year_target(), in.year_target());
  add("prognose", "forecast", in.has_forecast(), in.forecast());
}

std::vector<std::string> FiguresOf(const Session& session, const StatementContent& content,
                                   bool units, Figured& figures) {
  std::vector<std::string> order;
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) {
      if (!units) AddFiguresOf(session, line.line(), line.figures(), order, figures);
      for (const auto& unit : line.units()) {
        if (!units) break;
        AddFiguresOf(session, line.line() + ", " + LastPart(unit.unit()), unit.figures(), order,
                     figures);
      }
    }
    if (units || !table.has_total()) continue;
    AddFiguresOf(session,
                 session.Say("totaal ", "total ") +
                     (table.id().empty() ? table.lines(0).line() : table.id()),
                 table.total(), order, figures);
  }
  return order;
}

Cell DifferenceCell(const Session& session, const type::v1::Quantity& before,
                    const type::v1::Quantity& after) {
  const auto was = wire::FromProto(before);
  const auto is = wire::FromProto(after);
  if (!was || !is || was->measure != is->measure) return {""};
  const auto difference = finance::CheckedSubtract(is->value, was->value);
  if (!difference.ok()) return {""};
  const finance::Quantity quantity{is->measure, *difference};
  return {(*difference > 0 ? "+" : "") + finance::FormatFigure(quantity, session.language()),
          finance::FormatPlain(quantity)};
}

void AddFigureChanges(const Session& session, const std::string& part,
                      const StatementContent& before, const StatementContent& after, bool units,
                      Table& out) {
  Figured old;
  Figured now;
  const std::vector<std::string> old_order = FiguresOf(session, before, units, old);
  std::vector<std::string> order = FiguresOf(session, after, units, now);
  for (const std::string& name : old_order) {
    if (!now.contains(name)) order.push_back(name);
  }
  for (const std::string& name : order) {
    const auto& [was_set, was] = old[name];
    const auto& [is_set, is] = now[name];
    const Cell from = FigureCell(session, was_set, was);
    const Cell to = FigureCell(session, is_set, is);
    if (from.text == to.text) continue;
    out.rows.push_back(
        {part, name, from, to, was_set && is_set ? DifferenceCell(session, was, is) : Cell("")});
  }
}

}  // namespace

Table StatementChanges(const Session& session, const StatementContent& before,
                       const StatementContent& after) {
  Table out;
  out.columns = {{session.Say("onderdeel", "part"), false, "part"},
                 {session.Say("wat", "what"), false, "what"},
                 {session.Say("was", "was"), true, "was"},
                 {session.Say("wordt", "becomes"), true, "becomes"},
                 {session.Say("verschil", "difference"), true, "difference"}};
  const auto add = [&](const char* dutch, const char* english, const Said& was, const Said& is) {
    AddChanges(session.Say(dutch, english), was, is, out);
  };
  add("staat", "statement", BasicsOf(session, before), BasicsOf(session, after));
  add("volledigheid", "completeness", UnitsOf(session, before), UnitsOf(session, after));
  add("rapportage", "report", VersionsOf(session, before), VersionsOf(session, after));
  add("plan", "plan", PrintsOf(session, before), PrintsOf(session, after));
  AddFigureChanges(session, session.Say("cijfers", "figures"), before, after, false, out);
  AddFigureChanges(session, session.Say("per eenheid", "per unit"), before, after, true, out);
  add("toelichting", "explanation", ExplanationsOf(before), ExplanationsOf(after));
  add("bevinding", "finding", FindingsOf(session, before), FindingsOf(session, after));
  return out;
}

Table WithLongTextsBelow(Table changes) {
  constexpr std::size_t kWide = 32;
  for (auto& row : std::exchange(changes.rows, {})) {
    std::vector<std::string> below;
    for (const std::size_t column : {kWas, kBecomes}) {
      if (WidthOf(row[column].text) <= kWide) continue;
      const std::string lead = "    " + changes.columns[column].title + ": ";
      const std::string text = std::exchange(row[column].text, "…");
      for (auto& line : Wrapped(text, kPageWidth, 6, lead)) below.push_back(std::move(line));
    }
    changes.rows.push_back(std::move(row));
    for (auto& line : below) changes.rows.push_back({std::move(line)});
  }
  return changes;
}

}  // namespace rekenschap::cli
