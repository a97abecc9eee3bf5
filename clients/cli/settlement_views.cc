#include "clients/cli/settlement_views.h"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include <absl/strings/str_format.h>
#include <absl/strings/strip.h>

#include "clients/cli/comparison_words.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_words.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::cli {
namespace {

using google::protobuf::RepeatedPtrField;
using monitoring::v1::GetSettlementResponse;
using monitoring::v1::Payment;
using monitoring::v1::SettlementStep;

Cell Euros(const Session& session, std::int64_t eurocents) {
  type::v1::Quantity quantity;
  quantity.set_eurocents(eurocents);
  return FigureCell(session, true, quantity);
}

std::string InEuros(const Session& session, std::int64_t eurocents) {
  return "€ " + Euros(session, eurocents).text;
}

std::string Listed(const RepeatedPtrField<std::string>& units) {
  std::string list;
  for (const std::string& unit : units) list += (list.empty() ? "" : ", ") + LastPart(unit);
  return list;
}

// The earlier years that are not settled; for people with how many of their reports are accepted.
std::string UnsettledYears(const GetSettlementResponse& response, bool for_people) {
  std::string years;
  for (const auto& unsettled : response.unsettled_years()) {
    years += (years.empty() ? "" : ", ") + std::to_string(unsettled.year());
    if (!for_people) continue;
    years += absl::StrFormat(" (%d/%d)", unsettled.accepted_count(), unsettled.expected_count());
  }
  return years;
}

void PrintSteps(const Session& session, const GetSettlementResponse& response) {
  Table table;
  const bool for_people = session.output == Output::kTable;
  table.columns = {{session.Say("stap", "step"), false, "step"},
                   {session.Say("bedrag (EUR)", "amount (EUR)"), true, "amount"},
                   {session.Say("bron", "source"), false, "source"}};
  if (!for_people) {
    table.columns.insert(table.columns.end(), {{"note"},
                                               {"accepted_count", true},
                                               {"received_count", true},
                                               {"expected_count", true},
                                               {"missing_units"},
                                               {"unaccepted_units"},
                                               {"unsettled_years"}});
  }
  const std::vector<Cell> coverage = {
      std::to_string(response.accepted_count()), std::to_string(response.received_count()),
      std::to_string(response.expected_count()), Listed(response.missing_units()),
      Listed(response.unaccepted_units()),       UnsettledYears(response, /*for_people=*/false)};
  for (const SettlementStep& step : response.steps()) {
    std::vector<Cell> row = {{step.title(), std::string(absl::StripPrefix(
                                                SettlementStep::Kind_Name(step.kind()), "KIND_"))},
                             FigureCell(session, true, step.amount()),
                             step.source().empty() && for_people
                                 ? session.Say("geen bepaling bekend", "no article known")
                                 : step.source()};
    if (!for_people) {
      row.emplace_back(step.note());
      row.insert(row.end(), coverage.begin(), coverage.end());
    }
    table.rows.push_back(std::move(row));
  }
  Print(session, table);
}

void PrintNotes(const Session& session, const GetSettlementResponse& response) {
  for (const SettlementStep& step : response.steps()) {
    for (const std::string& line : Wrapped(step.title() + ". " + step.note(), kPageWidth, 2)) {
      session.out << line << '\n';
    }
  }
  session.out << '\n';
}

Table LinesTable(const Session& session, const GetSettlementResponse& response) {
  Table table;
  table.title = session.Say("Per regel (EUR)", "Per line (EUR)");
  table.columns = {{session.Say("regel", "line")},
                   {session.Say("verleend", "granted"), true},
                   {session.Say("overgeheveld", "carried in"), true},
                   {session.Say("besteed", "spent"), true},
                   {session.Say("ten laste", "charged"), true},
                   {session.Say("eigen rekening", "own account"), true},
                   {session.Say("niet besteed", "unspent"), true},
                   {session.Say("over te hevelen", "carry over"), true}};
  for (const auto& line : response.lines()) {
    table.rows.push_back(
        {line.title(), FigureCell(session, true, line.granted()),
         FigureCell(session, true, line.carried_in()), FigureCell(session, true, line.spent()),
         FigureCell(session, true, line.charged()), FigureCell(session, true, line.own_account()),
         FigureCell(session, true, line.unspent()),
         FigureCell(session, true, line.carried_over())});
  }
  return table;
}

// Whose reports the amounts are of; those of a settlement that is not complete, or rests on a year
// that is not, will change.
void PrintCoverage(const Session& session, const GetSettlementResponse& response) {
  const bool rests = response.unsettled_years_size() > 0;
  std::string text;
  if (response.accepted_count() < response.expected_count()) {
    text = session.Say("VOORLOPIG: deze afrekening is niet volledig; de bedragen veranderen nog. ",
                       "PROVISIONAL: this settlement is not complete; the amounts will change. ");
  } else if (rests) {
    text = session.Say(
        "VOORLOPIG: wat uit vorig jaar is overgeheveld, staat nog niet vast; de bedragen "
        "veranderen nog. ",
        "PROVISIONAL: what was carried over from last year is not final; the amounts will "
        "change. ");
  }
  text += absl::StrFormat(
      "%s: %d/%d %s.", session.Say("Geaccepteerde jaarrapportages", "Accepted year reports"),
      response.accepted_count(), response.expected_count(), session.Say("eenheden", "units"));
  if (response.unaccepted_units_size() > 0) {
    text += session.Say(" Nog niet geaccepteerd: ", " Not accepted yet: ") +
            Listed(response.unaccepted_units()) + ".";
  }
  if (response.missing_units_size() > 0) {
    text += session.Say(" Ontbreekt: ", " Missing: ") + Listed(response.missing_units()) + ".";
  }
  if (rests) {
    text += session.Say(
                " Wat is overgeheveld, rust op jaarrapportages die nog niet alle geaccepteerd "
                "zijn: ",
                " What was carried over rests on year reports that are not all accepted yet: ") +
            UnsettledYears(response, /*for_people=*/true) + ".";
  }
  PrintNote(session, text);
  session.out << session.Say("Besteed volgens voorlopige cijfers: EUR ",
                             "Spent by provisional figures: EUR ")
              << FigureCell(session, true, response.provisional_spent()).text
              << absl::StrFormat(" (%d/%d %s).\n", response.received_count(),
                                 response.expected_count(), session.Say("eenheden", "units"));
}

}  // namespace

void PrintSettlement(const Session& session, const GetSettlementResponse& response,
                     const std::string& programme, int year) {
  if (session.output != Output::kTable) return PrintSteps(session, response);
  session.out << session.Say("Afrekening van de bijzondere bijdrage over ",
                             "Settlement of the earmarked contribution over ")
              << year << ": " << programme << "\n\n";
  PrintCoverage(session, response);
  session.out << '\n';
  PrintSteps(session, response);
  session.out << '\n';
  PrintNotes(session, response);
  Print(session, LinesTable(session, response));
  session.out << '\n'
              << session.Say(
                     "De artikelen zijn die van het Besluit zoals het gold van 2015 tot 2017.\n",
                     "The articles are those of the Besluit as in force from 2015 to 2017.\n");
}

Table InstalmentsBesidePayments(const Session& session,
                                const planning::v1::ListInstalmentsResponse& instalments,
                                const RepeatedPtrField<Payment>& payments) {
  Table table;
  table.title = session.Say("Termijnen volgens het plan en wat betaald is (EUR)",
                            "Instalments by the plan and what was paid (EUR)");
  table.columns = {{session.Say("vervaldatum", "due")},
                   {session.Say("termijn", "instalment"), true},
                   {session.Say("termijnen t/m", "instalments to date"), true},
                   {session.Say("betaald t/m", "paid to date"), true},
                   {session.Say("verschil", "difference"), true}};
  for (const auto& due : instalments.instalments()) {
    std::int64_t paid = 0;
    for (const Payment& payment : payments) {
      if (payment.payment_date() <= due.due_date()) paid += payment.amount().eurocents();
    }
    table.rows.push_back({DayWords(session, due.due_date()),
                          FigureCell(session, true, due.amount()),
                          FigureCell(session, true, due.year_to_date()), Euros(session, paid),
                          Euros(session, paid - due.year_to_date().eurocents())});
  }
  return table;
}

std::optional<std::int64_t> PaidEurocents(const RepeatedPtrField<Payment>& payments) {
  std::int64_t paid = 0;
  for (const Payment& payment : payments) {
    const auto sum = finance::CheckedAdd(paid, payment.amount().eurocents());
    if (!sum.ok()) return std::nullopt;
    paid = *sum;
  }
  return paid;
}

std::string RecordedWords(const Session& session, const Payment& payment,
                          std::optional<std::int64_t> paid_eurocents) {
  const std::string year = std::to_string(payment.year());
  const std::string start = session.Say("Vastgelegd als betaling ", "Recorded as payment ") +
                            LastPart(payment.name()) +
                            session.Say(" (journaalregel ", " (journal entry ") +
                            std::to_string(payment.sequence()) + "): ";
  const std::int64_t amount = payment.amount().eurocents();
  std::string words;
  if (payment.corrects().empty()) {
    words = start + InEuros(session, amount) + session.Say(" betaald voor ", " paid for ") + year +
            ".\n";
  } else {
    words = start + InEuros(session, -amount) +
            session.Say(" tegengeboekt van betaling ", " taken back of payment ") +
            LastPart(payment.corrects()) + ".\n";
  }
  if (!paid_eurocents) return words;
  const std::string euros = InEuros(session, *paid_eurocents);
  return words + (session.language() == finance::Language::kDutch
                      ? "Voor " + year + " is nu " + euros + " betaald.\n"
                      : "Now " + euros + " stands paid for " + year + ".\n");
}

std::string RecordedWords(const Session& session, const monitoring::v1::CarryOverDecision& decision,
                          const std::optional<monitoring::v1::CarryOverDecision>& replaced) {
  const std::string year = std::to_string(decision.year());
  std::string words =
      session.Say("Besluit vastgelegd in journaalregel ", "Decision recorded in journal entry ") +
      std::to_string(decision.sequence()) +
      session.Say(": van wat er in ", ": of what was available in ") + year +
      session.Say(" beschikbaar was gaat hooguit ", " at most ") +
      PercentCell(session, true, decision.most_basis_points()).text +
      session.Say(" over naar ", " goes on to ") + std::to_string(decision.year() + 1) + " (" +
      decision.document() + ").\n";
  if (!replaced) return words;
  return words +
         session.Say("Het vervangt het besluit van journaalregel ",
                     "It replaces the decision of journal entry ") +
         std::to_string(replaced->sequence()) + session.Say(": hooguit ", ": at most ") +
         PercentCell(session, true, replaced->most_basis_points()).text + " (" +
         replaced->document() + ").\n";
}

Table PaymentsTable(const Session& session, const RepeatedPtrField<Payment>& payments) {
  const bool for_people = session.output == Output::kTable;
  Table table;
  table.columns = {{session.Say("nr.", "no."), true, "number"},
                   {session.Say("jaar", "year"), false, "year"},
                   {session.Say("betaald op", "paid on"), false, "payment_date"},
                   {session.Say("bedrag (EUR)", "amount (EUR)"), true, "amount"},
                   {session.Say("stuk", "document"), false, "document"},
                   {session.Say("reden", "reason"), false, "reason"},
                   {session.Say("herstelt", "corrects"), true, "corrects"},
                   {session.Say("vastgelegd door", "recorded by"), false, "principal"},
                   {session.Say("op", "at"), false, "record_time"}};
  std::int64_t total = 0;
  for (const Payment& payment : payments) {
    total += payment.amount().eurocents();
    table.rows.push_back(
        {LastPart(payment.name()), std::to_string(payment.year()),
         for_people ? DayWords(session, payment.payment_date()) : payment.payment_date(),
         FigureCell(session, true, payment.amount()), payment.document(), payment.reason(),
         LastPart(payment.corrects()), payment.principal(), MomentCell(payment.record_time())});
  }
  if (for_people) {
    table.rows.push_back(
        {"", "", session.Say("Totaal", "Total"), Euros(session, total), "", "", "", "", ""});
  }
  return table;
}

}  // namespace rekenschap::cli
