#include "clients/cli/explanation_due_words.h"

#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ExplanationDue;
using monitoring::v1::ExplanationLadder;
using monitoring::v1::ExplanationStep;

std::string Lines(const Session& session, type::v1::Measure measure) {
  switch (measure) {
    case type::v1::MEASURE_EUR:
      return session.Say("euro's", "euros");
    case type::v1::MEASURE_FTE:
      return "fte";
    default:
      return session.Say("aantallen", "counts");
  }
}

std::string Amount(const Session& session, const type::v1::Quantity& quantity) {
  const auto amount = wire::FromProto(quantity);
  return amount ? finance::FormatQuantity(*amount, session.language()) : "?";
}

std::string Share(const Session& session, std::int64_t basis_points) {
  return finance::FormatFigure(basis_points, 2, session.language()) +
         session.Say(" % van het doel", " % of the target");
}

// `vanaf € 1.000.000,00`.
std::string StepWords(const Session& session, const ExplanationStep& step) {
  const std::string from = session.Say("vanaf ", "from ");
  if (!step.has_share_basis_points()) return from + Amount(session, step.amount());
  const std::string share = Share(session, step.share_basis_points());
  if (!step.has_amount()) return from + share;
  return from + session.Say("het hoogste van ", "the larger of ") + share +
         session.Say(" en ", " and ") + Amount(session, step.amount());
}

std::string LadderWords(const Session& session, const ExplanationLadder& ladder) {
  std::string words;
  for (const ExplanationStep& step : ladder.steps()) {
    if (step.has_below()) {
      words += (words.empty() ? session.Say("bij een doel onder ", "with a target below ")
                              : session.Say("onder ", "below ")) +
               Amount(session, step.below()) + ": " + StepWords(session, step) + "; ";
    } else {
      words += (words.empty() ? "" : session.Say("daarboven: ", "from there on: ")) +
               StepWords(session, step);
    }
  }
  words += session.Say(" (staffel van het programma", " (ladder of the programme");
  return words + (ladder.source().empty() ? "" : "; " + ladder.source()) + ")";
}

std::string ThresholdWords(const Session& session, const ExplanationDue& due) {
  const auto amount = wire::FromProto(due.amount());
  const bool any_amount = amount && amount->value > 0;
  if (!any_amount && due.share_basis_points() == 0) {
    return session.Say("bij elk verschil", "at any difference");
  }
  const std::string above = session.Say("boven ", "above ");
  if (!any_amount) return above + Share(session, due.share_basis_points());
  if (due.share_basis_points() == 0) return above + Amount(session, due.amount());
  return above + session.Say("het hoogste van ", "the larger of ") +
         Share(session, due.share_basis_points()) + session.Say(" en ", " and ") +
         Amount(session, due.amount());
}

}  // namespace

std::string ExplanationDueWords(const Session& session, const ExplanationDue& due) {
  const std::string lines = Lines(session, due.measure()) + ": ";
  if (due.has_ladder()) return lines + LadderWords(session, due.ladder());
  return lines + ThresholdWords(session, due) +
         (due.of_programme()
              ? session.Say(" (uit het plan van het programma)", " (of the programme's plan)")
              : session.Say(" (standaard)", " (by default)"));
}

std::string ExplanationDueSet(const Session& session, const ExplanationDue& due) {
  if (!due.of_programme()) return "";
  return (due.has_ladder() ? session.Say("eigen staffel voor ", "own ladder for ")
                           : session.Say("eigen drempel voor ", "own threshold for ")) +
         Lines(session, due.measure());
}

}  // namespace rekenschap::cli
