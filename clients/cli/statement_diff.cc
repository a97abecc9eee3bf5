#include "clients/cli/statement_diff.h"

#include <map>
#include <utility>

#include "clients/cli/layout.h"
#include "clients/cli/statement_columns.h"
#include "clients/cli/statement_said.h"
#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;

// The columns of the table.
constexpr std::size_t kWas = 2;
constexpr std::size_t kBecomes = 3;

std::string TextOf(const Cell& cell) { return cell.plain.empty() ? cell.text : cell.plain; }

// By name; of several under one name each is told apart.
std::map<std::string, Cell> ByName(Said& said) {
  std::map<std::string, Cell> cells;
  std::map<std::string, int> times;
  for (auto& [name, cell] : said) {
    if (const int before = times[name]++; before > 0) name += " #" + std::to_string(before + 1);
    cells.emplace(name, cell);
  }
  return cells;
}

// Adds a row for everything that one of the two does not say, or says otherwise.
void AddChanges(const std::string& part, Said before, Said after, Table& out) {
  const std::map<std::string, Cell> old = ByName(before);
  const std::map<std::string, Cell> now = ByName(after);
  const auto in = [](const std::map<std::string, Cell>& cells, const std::string& name) {
    const auto found = cells.find(name);
    return found == cells.end() ? Cell("") : found->second;
  };
  for (const auto& [name, cell] : after) {
    Cell was = in(old, name);
    if (TextOf(was) != TextOf(cell)) out.rows.push_back({part, name, std::move(was), cell, ""});
  }
  for (const auto& [name, cell] : before) {
    if (!now.contains(name) && !TextOf(cell).empty()) {
      out.rows.push_back({part, name, cell, "", ""});
    }
  }
}

// A figure, with of how many units it is where that has to be said.
struct Told {
  bool is_set = false;
  type::v1::Quantity quantity;
  std::string mark;
};

// Figures by line, measure and unit, so that their difference can be told.
using Figured = std::map<std::string, Told>;

void AddFiguresOf(const Session& session, const std::string& name, const StatementFigures& in,
                  const GivenCounts& given, std::vector<std::string>& order, Figured& figures) {
  const auto add = [&](const char* dutch, const char* english, bool is_set, const auto& quantity,
                       const std::string& mark = "") {
    order.push_back(name + ", " + session.Say(dutch, english));
    figures[order.back()] = {is_set, quantity, mark};
  };
  add("doel", "target", in.has_target(), in.target());
  add("realisatie", "realised", in.has_realised(), in.realised());
  add("verschil met doel", "difference from target", in.has_difference(), in.difference());
  add("jaardoel", "year target", in.has_year_target(), in.year_target());
  add("prognose", "forecast", in.has_forecast(), in.forecast(), GivenMark(given.forecast, in));
  add("verplicht", "committed", in.has_committed(), in.committed(), GivenMark(given.committed, in));
  add("inzetbaar", "deployable", in.has_deployable(), in.deployable(),
      GivenMark(given.deployable, in));
  add("doel van wie meetelt", "target of those that count", in.has_covered_target(),
      in.covered_target());
  add("centraal gehouden", "kept central", in.has_central_reserve(), in.central_reserve());
}

std::vector<std::string> FiguresOf(const Session& session, const StatementContent& content,
                                   bool units, Figured& figures) {
  std::vector<std::string> order;
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) {
      if (!units) AddFiguresOf(session, line.line(), line.figures(), GivenOf(line), order, figures);
      for (const auto& unit : line.units()) {
        if (!units) break;
        AddFiguresOf(session, line.line() + ", " + LastPart(unit.unit()), unit.figures(), {}, order,
                     figures);
      }
    }
    if (units || !table.has_total()) continue;
    AddFiguresOf(session, session.Say("totaal ", "total ") + TableNameOf(table), table.total(),
                 GivenOf(table), order, figures);
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
    const Told& was = old[name];
    const Told& is = now[name];
    Cell from = FigureCell(session, was.is_set, was.quantity);
    Cell to = FigureCell(session, is.is_set, is.quantity);
    if (from.text == to.text) continue;
    if (was.is_set) from.text += was.mark;
    if (is.is_set) to.text += is.mark;
    out.rows.push_back(
        {part, name, std::move(from), std::move(to),
         was.is_set && is.is_set ? DifferenceCell(session, was.quantity, is.quantity) : Cell("")});
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
  std::vector<SaidPart> old = SaidOf(session, before);
  std::vector<SaidPart> now = SaidOf(session, after);
  for (std::size_t i = 0; i < now.size(); ++i) {
    AddChanges(now[i].title, std::move(old[i].said), std::move(now[i].said), out);
  }
  AddFigureChanges(session, session.Say("cijfers", "figures"), before, after, false, out);
  AddFigureChanges(session, session.Say("per eenheid", "per unit"), before, after, true, out);
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
