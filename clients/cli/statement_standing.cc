#include "clients/cli/statement_standing.h"

#include <set>
#include <vector>

#include <absl/strings/str_join.h>

#include "clients/cli/statement_document.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementUnit;
using Titles = std::vector<std::string>;

constexpr std::size_t kMostNamed = 12;

// ` (Rotterdam, Limburg)`; of many the first ones, for the table of completeness has them all.
std::string Named(const Session& session, Titles titles) {
  if (titles.empty()) return "";
  std::string more;
  if (titles.size() > kMostNamed + 1) {
    more = session.Say(" en ", " and ") + std::to_string(titles.size() - kMostNamed) +
           session.Say(" andere", " others");
    titles.resize(kMostNamed);
  }
  return " (" + absl::StrJoin(titles, ", ") + more + ")";
}

bool IsAsked(const StatementUnit& unit) {
  return unit.correction_pending() && !unit.reason().empty();
}

// Which units ended in the year: what they report last is of an earlier period.
Titles EndedUnits(const StatementContent& content) {
  const StatementTitles titles(content);
  std::set<std::string> ended;
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) {
      for (const auto& unit : line.units()) {
        if (unit.unit_ended()) ended.insert(titles.OfUnit(unit.unit()));
      }
    }
  }
  return {ended.begin(), ended.end()};
}

// Why it may still change, the period being open.
std::vector<std::string> ReasonsOf(const Session& session, const StatementContent& content) {
  Titles open;
  Titles waiting;
  Titles asked;
  int expected = 0;
  for (const StatementUnit& unit : content.units()) {
    if (unit.state() == StatementUnit::STATE_EXEMPT) continue;
    ++expected;
    const std::string title = unit.title().empty() ? LastPart(unit.unit()) : unit.title();
    if (unit.state() != StatementUnit::STATE_ACCEPTED) {
      open.push_back(title);
    } else if (unit.correction_pending()) {
      (IsAsked(unit) ? asked : waiting).push_back(title);
    }
  }
  std::vector<std::string> reasons;
  const auto add = [&](const Titles& titles, const std::string& one, const std::string& many) {
    if (titles.empty()) return;
    reasons.push_back(std::to_string(titles.size()) + (titles.size() == 1 ? one : many) +
                      Named(session, titles));
  };
  if (content.figures() != StatementContent::FIGURES_ACCEPTED) {
    reasons.push_back(session.Say("de cijfers zijn die van de ingediende rapportages",
                                  "the figures are those of the submitted reports"));
  }
  const std::string of = session.Say(" van de ", " of the ") + std::to_string(expected) +
                         session.Say(" rapportages ", " reports ");
  add(open, of + session.Say("is nog niet geaccepteerd", "is not accepted yet"),
      of + session.Say("zijn nog niet geaccepteerd", "are not accepted yet"));
  add(asked,
      session.Say(" gevraagde correctie is nog niet ingediend",
                  " correction that was asked for has not come in"),
      session.Say(" gevraagde correcties zijn nog niet ingediend",
                  " corrections that were asked for have not come in"));
  add(waiting, session.Say(" correctie wacht op beoordeling", " correction waits for a review"),
      session.Say(" correcties wachten op beoordeling", " corrections wait for a review"));
  // A statement does not say of which of them: it can be told only where nothing else keeps it.
  if (reasons.empty()) {
    reasons.push_back(session.Say("de laatste rapportage van een opgeheven eenheid is nog niet "
                                  "afgehandeld",
                                  "the last report of a unit that ended is not settled yet") +
                      Named(session, EndedUnits(content)));
  }
  return reasons;
}

}  // namespace

Cell StandingCell(const Session& session, bool provisional, bool period_closed) {
  if (provisional) {
    return {session.Say("voorlopig", "provisional"), "PROVISIONAL", Colour::kBad};
  }
  if (period_closed) return {session.Say("definitief", "final"), "FINAL", Colour::kGood};
  return {session.Say("volledig", "complete"), "COMPLETE"};
}

std::string StandingWords(const Session& session, const StatementContent& content) {
  if (content.provisional()) {
    return session.Say("VOORLOPIG: ", "PROVISIONAL: ") +
           absl::StrJoin(ReasonsOf(session, content), "; ") +
           session.Say("; de periode is nog open", "; the period is still open");
  }
  if (content.period_closed()) {
    return session.Say("definitief: de periode is afgesloten", "final: the period is closed");
  }
  return session.Say(
      "volledig, nog niet definitief: elke verwachte rapportage is geaccepteerd, maar de periode "
      "is nog open",
      "complete, not final yet: every expected report is accepted, but the period is still open");
}

std::string CorrectionState(const Session& session, const StatementUnit& unit) {
  if (!unit.correction_pending()) return "";
  return IsAsked(unit) ? session.Say("gevraagd", "asked for") : session.Say("wacht", "waits");
}

std::string CorrectionWords(const Session& session, const StatementUnit& unit) {
  const std::string state = CorrectionState(session, unit);
  return state.empty() ? "" : session.Say("correctie ", "correction ") + state;
}

}  // namespace rekenschap::cli
