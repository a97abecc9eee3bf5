#include "clients/cli/report_difference_views.h"

#include <optional>
#include <ostream>
#include <vector>

#include "clients/cli/explanation_words.h"
#include "clients/cli/layout.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/table.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Explanation;
using monitoring::v1::ReportDifference;

// `besteed` for `euro.spent_eurocents`.
std::string FigureWords(const Session& session, const ReportDifference& difference) {
  const std::string& field = difference.field();
  if (difference.kind() == ReportDifference::KIND_PRIOR_CORRECTION) {
    return session.Say("correctie op ", "correction of ") + field;
  }
  const bool forecast = field.find(".forecast_") != std::string::npos;
  return HeaderOf(forecast ? "forecast" : field, session.language());
}

std::string Remark(const Session& session, const ReportDifference& difference) {
  switch (difference.kind()) {
    case ReportDifference::KIND_LINE_ADDED:
      return session.Say("nieuwe regel", "new line");
    case ReportDifference::KIND_LINE_REMOVED:
      return session.Say("vervallen regel", "line is gone");
    case ReportDifference::KIND_PRIOR_CORRECTION:
      return difference.has_now() ? session.Say("nieuw", "new") : session.Say("vervallen", "gone");
    default:
      return "";
  }
}

void PrintText(const Session& session, const std::string& word, const std::string& text) {
  if (text.empty()) return;
  const std::string lead = "    " + word;
  for (const std::string& line : Wrapped(text, kPageWidth, WidthOf(lead), lead)) {
    session.out << line << '\n';
  }
}

// `Later geleverd. (tijdsverschil, € -74.936,00)`, one after the other.
std::string ExplanationWords(const Session& session,
                             const google::protobuf::RepeatedPtrField<Explanation>& explanations) {
  std::string words;
  for (const Explanation& explanation : explanations) {
    words += (words.empty() ? "" : "; ") + explanation.text();
    const auto amount =
        explanation.has_amount() ? wire::FromProto(explanation.amount()) : std::nullopt;
    if (explanation.cause() == Explanation::CAUSE_UNSPECIFIED && !amount) continue;
    words += " (" + CauseWord(session.language(), explanation.cause());
    if (amount) words += ", " + finance::FormatQuantity(*amount, session.language());
    words += ")";
  }
  return words;
}

// What is other in the texts.
void PrintTexts(const Session& session, const ReportDifference& difference) {
  if (difference.accepted_text().empty() && difference.text().empty()) return;
  const bool explained = difference.kind() == ReportDifference::KIND_EXPLANATION;
  const auto words = [&](const std::string& text, const auto& explanations) {
    return explained ? ExplanationWords(session, explanations) : text;
  };
  const bool prior = difference.kind() == ReportDifference::KIND_PRIOR_CORRECTION;
  session.out << "  "
              << (prior
                      ? session.Say("reden van de correctie op ", "reason of the correction of ") +
                            difference.field() + ", "
                      : session.Say("toelichting bij ", "explanation of "))
              << difference.line() << ":\n";
  PrintText(session, session.Say("was: ", "was: "),
            words(difference.accepted_text(), difference.accepted_explanations()));
  PrintText(session, session.Say("nu: ", "now: "),
            words(difference.text(), difference.explanations()));
}

}  // namespace

void PrintDifferences(const Session& session, const std::string& accepted_version,
                      const ReportDifferences& differences) {
  if (accepted_version.empty() || session.output != Output::kTable) return;
  const std::string version =
      session.Say("geaccepteerde versie ", "accepted version ") + LastPart(accepted_version);
  if (differences.empty()) {
    session.out << session.Say("Geen verschil met de ", "No difference from the ") << version
                << '\n';
    return;
  }
  Table table;
  table.title = session.Say("Verschillen met de ", "Differences from the ") + version;
  table.columns = {{session.Say("regel", "line")},
                   {session.Say("cijfer", "figure")},
                   {session.Say("geaccepteerd", "accepted"), true},
                   {session.Say("nu", "now"), true},
                   {session.Say("verschil", "difference"), true},
                   {""}};
  for (const ReportDifference& difference : differences) {
    if (difference.kind() == ReportDifference::KIND_EXPLANATION) continue;
    table.rows.push_back({difference.line(), FigureWords(session, difference),
                          FigureCell(session, difference.has_accepted(), difference.accepted()),
                          FigureCell(session, difference.has_now(), difference.now()),
                          FigureCell(session, difference.has_difference(), difference.difference()),
                          Remark(session, difference)});
  }
  if (table.rows.empty()) {
    session.out << table.title << '\n';
  } else {
    Print(session, table);
  }
  for (const ReportDifference& difference : differences) PrintTexts(session, difference);
}

}  // namespace rekenschap::cli
