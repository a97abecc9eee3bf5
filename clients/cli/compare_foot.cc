#include "clients/cli/compare_foot.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

#include "clients/cli/comparison_words.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_query.h"
#include "clients/cli/plan_words.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparedPeriod;
using monitoring::v1::ComparePlanResponse;
using monitoring::v1::ComparisonRow;

// Of more periods than this only the last ones are told one by one.
constexpr int kMostPeriodsTold = 12;

std::string DueWords(const Session& session, const ComparedPeriod& period) {
  return session.Say("uiterste datum ", "due ") + DayWords(session, period.due_date());
}

void PrintMissing(const Session& session, const ComparedPeriod& period, bool named, bool accepted) {
  if (period.missing_units_size() == 0) return;
  // Whether anything came in that is not accepted, an answer does not say.
  std::string text = accepted ? session.Say("Geen geaccepteerde rapportage", "No accepted report")
                     : period.not_yet_due()
                         ? session.Say("Nog niet verwacht", "Not due yet")
                         : session.Say("Ontbrekende rapportages", "Missing reports");
  if (named) text += " " + period.period();
  if (!accepted && period.not_yet_due()) text += " (" + DueWords(session, period) + ")";
  text += ": ";
  for (int i = 0; i < period.missing_units_size(); ++i) {
    text += (i > 0 ? ", " : "") + LastPart(period.missing_units(i));
  }
  for (const std::string& line : Wrapped(text, kPageWidth)) session.out << line << '\n';
}

void PrintReceived(const Session& session, const ComparedPeriod& period, bool accepted) {
  session.out << (accepted ? session.Say("Geaccepteerd: ", "Accepted: ")
                           : session.Say("Ontvangen: ", "Received: "))
              << period.coverage().received_count() << session.Say(" van ", " of ")
              << period.coverage().expected_count();
  if (period.has_accepted_coverage()) {
    session.out << session.Say(", geaccepteerd: ", ", accepted: ")
                << period.accepted_coverage().received_count() << session.Say(" van ", " of ")
                << period.accepted_coverage().expected_count();
  }
}

// How much of each of several periods is in, and who is missing; where nobody reported, nobody is
// named.
void PrintReceivedByPeriod(const Session& session, const ComparePlanResponse& response,
                           bool accepted) {
  const int first = std::max(0, response.periods_size() - kMostPeriodsTold);
  int incomplete = 0;
  for (int i = 0; i < first; ++i) {
    const ComparedPeriod& period = response.periods(i);
    const bool awaited = accepted || !period.not_yet_due();
    incomplete += awaited && period.missing_units_size() > 0 ? 1 : 0;
  }
  if (incomplete > 0) {
    session.out << (accepted ? session.Say("Eerdere periodes waarvan niet alles is geaccepteerd: ",
                                           "Earlier periods of which not everything is accepted: ")
                             : session.Say("Eerdere periodes waarover rapportages ontbreken: ",
                                           "Earlier periods that reports are missing on: "))
                << incomplete << ".\n";
  }
  for (int i = first; i < response.periods_size(); ++i) {
    const ComparedPeriod& period = response.periods(i);
    const bool any = period.coverage().received_count() > 0;
    if (any) PrintMissing(session, period, true, accepted);
    session.out << period.period() << ": ";
    PrintReceived(session, period, accepted);
    if (!any && !accepted && period.not_yet_due()) {
      session.out << session.Say(", nog niet verwacht (", ", not due yet (")
                  << DueWords(session, period) << ")";
    }
    session.out << ".\n";
  }
}

void PrintReceivedOfOne(const Session& session, const ComparePlanResponse& response,
                        bool accepted) {
  ComparedPeriod last;
  if (response.periods_size() > 0) last = response.periods(0);
  *last.mutable_coverage() = response.coverage();
  *last.mutable_missing_units() = response.missing_units();
  PrintMissing(session, last, false, accepted);
  PrintReceived(session, last, accepted);
  session.out << ".\n";
}

// Which periods later reports put figures right of, and where they are told.
void PrintPutRight(const Session& session, const ComparePlanResponse& response) {
  std::string periods;
  std::string last;
  for (const ComparedPeriod& period : response.periods()) {
    const int count = period.later_correction_count();
    if (count == 0) continue;
    periods += (periods.empty() ? "" : ", ") + period.period() + " (" + std::to_string(count) +
               (count == 1 ? session.Say(" correctie)", " correction)")
                           : session.Say(" correcties)", " corrections)"));
    last = last.empty() ? period.period() : session.Say("PERIODE", "PERIOD");
  }
  if (periods.empty()) return;
  PrintNote(session, session.Say("Later rechtgezet, en in deze cijfers niet verwerkt: ",
                                 "Put right later, and not taken into these figures: ") +
                         periods + session.Say("; zie", "; see"));
  session.out << "  rekenschap period show "
              << LastPart(ProgrammeNameOf(response.basis().revision())) << ' ' << last << '\n';
}

}  // namespace

void PrintFoot(const Session& session, const ComparePlanResponse& response, FigureKind kind) {
  const bool accepted = kind == FigureKind::kAccepted;
  session.out << '\n';
  if (response.periods_size() > 1) {
    PrintReceivedByPeriod(session, response, accepted);
  } else {
    PrintReceivedOfOne(session, response, accepted);
  }
  PrintPutRight(session, response);
  PrintStanding(session, response.basis(), response.sequence());
  if (kind == FigureKind::kBoth) {
    session.out << session.Say(
        "Verschil, oordeel en uitputting zijn die van de voorlopige "
        "cijfers.\n",
        "Difference, status and share of the year are those of the "
        "provisional figures.\n");
  }
  PrintThresholdNote(session, response.rows());
  if (std::ranges::any_of(response.rows(), &ComparisonRow::has_central_reserve)) {
    session.out << session.Say(
        "Centrale reserve: in geen doel van een eenheid; doel en reserve zijn samen het plan.\n",
        "Central reserve: in no unit's target; target and reserve together are the plan.\n");
  }
  if (HasGivenMark(response)) {
    PrintNote(session,
              session.Say("(x/y) achter een totaal: niet elke rapportage die meetelt geeft dit "
                          "cijfer; volledig is het er van x van de y eenheden.",
                          "(x/y) behind a total: not every report that counts gives this figure; "
                          "all of it is there of x of the y units."));
  }
  std::set<type::v1::Basis> bases;
  for (const ComparisonRow& row : response.rows()) bases.insert(row.plan_basis());
  PrintBases(session, bases);
}

}  // namespace rekenschap::cli
