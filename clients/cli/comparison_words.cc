#include "clients/cli/comparison_words.h"

#include <algorithm>
#include <ostream>

#include <absl/strings/str_format.h>

#include "clients/cli/layout.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {

using monitoring::v1::ComparisonRow;

std::string MeasureWord(type::v1::Measure measure) {
  switch (measure) {
    case type::v1::MEASURE_EUR:
      return "EUR";
    case type::v1::MEASURE_FTE:
      return "fte";
    default:
      return "#";
  }
}

Cell ComparisonStatusCell(const Session& session, ComparisonRow::Status status) {
  switch (status) {
    case ComparisonRow::STATUS_ON_TARGET:
      return {session.Say("op koers", "on target"), "ON_TARGET", Colour::kGood};
    case ComparisonRow::STATUS_ABOVE:
      return {session.Say("boven", "above"), "ABOVE", Colour::kBad};
    case ComparisonRow::STATUS_BELOW:
      return {session.Say("onder", "below"), "BELOW", Colour::kBad};
    case ComparisonRow::STATUS_MISSING:
      return {session.Say("ontbreekt", "missing"), "MISSING", Colour::kBad};
    case ComparisonRow::STATUS_EXEMPT:
      return {session.Say("vrijgesteld", "exempt"), "EXEMPT", Colour::kDim};
    case ComparisonRow::STATUS_NO_TARGET:
      return {session.Say("geen doel", "no target"), "NO_TARGET", Colour::kDim};
    case ComparisonRow::STATUS_ZERO_TARGET:
      return {session.Say("doel nul", "target zero"), "ZERO_TARGET", Colour::kBad};
    default:
      return {""};
  }
}

std::string CoverageText(bool is_set, const monitoring::v1::Coverage& coverage) {
  if (!is_set) return "";
  return absl::StrFormat("%d/%d", coverage.received_count(), coverage.expected_count());
}

std::string GivenMark(int given, int received, int expected) {
  return given < received ? absl::StrFormat(" (%d/%d)", given, expected) : "";
}

std::string NotReportedWords(const Session& session, bool several_lines) {
  return several_lines ? session.Say("regels niet gerapporteerd", "lines not reported")
                       : session.Say("regel niet gerapporteerd", "line not reported");
}

std::string KindWords(const Session& session, const ComparisonRow& row) {
  std::string words = MeasureWord(row.measure());
  switch (row.plan_basis()) {
    case type::v1::BASIS_COMMITMENTS:
      words += session.Say(", verplichtingen", ", commitments");
      break;
    case type::v1::BASIS_CASH:
      words += session.Say(", kas", ", cash");
      break;
    case type::v1::BASIS_ACCRUAL:
      words += session.Say(", baten en lasten", ", accrual");
      break;
    default:
      break;
  }
  if (row.receipts()) words += session.Say(", ontvangsten", ", receipts");
  if (row.measure() == type::v1::MEASURE_COUNT && row.nature() == type::v1::NATURE_STOCK) {
    words += session.Say(", stand", ", position");
  }
  return words;
}

std::string BasisName(type::v1::Basis basis) {
  return std::string(finance::ToString(wire::FromProto(basis).value_or(finance::Basis::kNone)));
}

std::string DirectionName(bool receipts) { return receipts ? "RECEIPTS" : "EXPENDITURE"; }

void PrintNote(const Session& session, const std::string& note) {
  for (const std::string& line : Wrapped(note)) session.out << line << '\n';
}

void PrintThresholdNote(const Session& session,
                        const google::protobuf::RepeatedPtrField<ComparisonRow>& rows) {
  const bool judged = std::ranges::any_of(rows, [](const ComparisonRow& row) {
    return row.status() == ComparisonRow::STATUS_ON_TARGET ||
           row.status() == ComparisonRow::STATUS_ABOVE ||
           row.status() == ComparisonRow::STATUS_BELOW;
  });
  if (!judged) return;
  PrintNote(
      session,
      session.Say("Boven, onder en op koers volgen de drempel van het programma in het plan.",
                  "Above, below and on target follow the programme's threshold in the plan."));
}

std::string AsKnownAt(const Session& session, std::int64_t sequence) {
  if (sequence == 0) return "";
  return session.Say(" (zoals bekend bij journaalregel ", " (as known at journal entry ") +
         std::to_string(sequence) + ")";
}

std::vector<std::string> BasisNotes(const Session& session,
                                    const std::set<type::v1::Basis>& bases) {
  std::vector<std::string> notes;
  if (bases.contains(type::v1::BASIS_COMMITMENTS)) {
    notes.push_back(
        session.Say("Euro's: plan op verplichtingenbasis, realisatie op baten en lasten: naast "
                    "elkaar gezet; wat is aangegaan hoeft nog niet als last te zijn genomen.",
                    "Euros: plan on a commitments basis, realisation on an accrual basis: set side "
                    "by side; what was committed need not be an expense yet."));
  }
  if (bases.contains(type::v1::BASIS_CASH)) {
    notes.push_back(
        session.Say("Euro's: plan op kasbasis, realisatie op baten en lasten: naast elkaar "
                    "gezet; een verschil kan in het moment van betalen zitten.",
                    "Euros: plan on a cash basis, realisation on an accrual basis: set side "
                    "by side; a difference may lie in the moment of payment."));
  }
  if (bases.contains(type::v1::BASIS_ACCRUAL)) {
    notes.push_back(session.Say("Euro's: plan en realisatie beide op baten en lasten.",
                                "Euros: plan and realisation both on an accrual basis."));
  }
  return notes;
}

void PrintBases(const Session& session, const std::set<type::v1::Basis>& bases) {
  for (const std::string& note : BasisNotes(session, bases)) PrintNote(session, note);
}

void PrintStanding(const Session& session, const monitoring::v1::PlanBasis& basis,
                   std::int64_t sequence) {
  session.out << "Plan: " << basis.revision() << " (" << basis.revision_hash().substr(0, 16)
              << session.Say("). Stand van het journaal: ", "). As of journal entry ") << sequence
              << ".\n";
  PrintFeedTrouble(session, basis.feed());
}

std::string FeedTrouble(const Session& session, const monitoring::v1::PlanFeed& feed) {
  if (feed.state() == monitoring::v1::PlanFeed::STATE_CATCHING_UP) {
    return session.Say("zij wordt bijgewerkt", "it is being brought up to date");
  }
  // The service tells why in English.
  if (session.language() == finance::Language::kEnglish && !feed.trouble().empty()) {
    return feed.trouble();
  }
  return session.Say("monitoring kan planning nu niet volgen; haar logboek zegt waarom",
                     "monitoring cannot follow planning now; its log says why");
}

void PrintFeedTrouble(const Session& session, const monitoring::v1::PlanFeed& feed) {
  if (feed.state() == monitoring::v1::PlanFeed::STATE_CURRENT) return;
  PrintNote(session, session.Say("Let op: de kopie van de plannen loopt mogelijk achter: ",
                                 "Note: the copy of the plans may be behind: ") +
                         FeedTrouble(session, feed));
}

}  // namespace rekenschap::cli
