#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <absl/strings/numbers.h>
#include <absl/strings/strip.h>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/comparison_words.h"
#include "clients/cli/figure_option.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/settlement_views.h"
#include "rekenschap/monitoring/v1/settlement_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using Settlements = monitoring::v1::SettlementService::Stub;

struct Options {
  std::string programme;
  int year = 0;
  std::int64_t as_of = 0;
  std::string date;
  std::string amount;
  std::string document;
  std::string reason;
  std::string corrects;
  std::string most;
};

std::string Named(const Options& options) { return "programmes/" + LastPart(options.programme); }

int Misread(const Session& session, const char* option, const absl::Status& status) {
  session.err << option << ": " << status.message() << '\n';
  return kUsage;
}

// What the plan expected to be paid stands in planning; without it the settlement stands all the
// same.
void PrintInstalments(const Session& session, const Options& options,
                      const monitoring::v1::GetSettlementResponse& settlement) {
  planning::v1::ListInstalmentsRequest request;
  request.set_name(settlement.basis().revision());
  request.add_years(options.year);
  planning::v1::ListInstalmentsResponse response;
  const auto stub = PlanningOf(session);
  const auto status = CallOn(session, *stub, &Planning::ListInstalments, request, response);
  session.out << '\n';
  if (status.ok()) {
    Print(session, InstalmentsBesidePayments(session, response, settlement.payments()));
  } else if (status.code() == absl::StatusCode::kFailedPrecondition) {
    session.out << session.Say("Het plan noemt geen termijnen.\n",
                               "The plan has no schedule of instalments.\n");
  } else {
    session.out << session.Say("De termijnen van het plan zijn nu niet op te vragen: ",
                               "The plan's instalments cannot be asked for now: ")
                << RefusalWords(session, status) << '\n';
  }
}

int ShowSettlement(const Session& session, const Options& options) {
  monitoring::v1::GetSettlementRequest request;
  request.set_programme(Named(options));
  request.set_year(options.year);
  request.set_as_of_sequence(options.as_of);
  request.set_language_code(session.language_code);
  monitoring::v1::GetSettlementResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::SettlementService>(session);
  const auto status = CallOn(session, *stub, &Settlements::GetSettlement, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  PrintSettlement(session, response, LastPart(options.programme), options.year);
  if (session.output == Output::kTable) {
    PrintInstalments(session, options, response);
    PrintStanding(session, response.basis(), response.sequence());
  }
  return kDone;
}

absl::Status ListAll(const Session& session, Settlements& stub, const Options& options,
                     monitoring::v1::ListPaymentsResponse& all) {
  monitoring::v1::ListPaymentsRequest request;
  request.set_programme(Named(options));
  request.set_year(options.year);
  request.set_page_size(1000);
  return ForEachPage(session, stub, &Settlements::ListPayments, request,
                     [&](const auto& page) { all.mutable_payments()->MergeFrom(page.payments()); });
}

int RecordPayment(const Session& session, const Options& options) {
  const auto amount = HundredthsOf(session, options.amount);
  if (!amount.ok()) return Misread(session, "--amount", amount.status());
  const std::string before = Named(options) + "/payments/";
  std::int64_t corrected = 0;
  // The whole name of a payment of another programme is no number.
  if (!options.corrects.empty() &&
      (!absl::SimpleAtoi(absl::StripPrefix(options.corrects, before), &corrected) ||
       corrected < 1)) {
    return Misread(session, "--corrects",
                   absl::InvalidArgumentError(session.Say(
                       "geef het nummer van de betaling die wordt teruggenomen, zoals 1; "
                       "`rekenschap payment list` toont ze",
                       "give the number of the payment that is taken back, such as 1; "
                       "`rekenschap payment list` shows them")));
  }
  monitoring::v1::RecordPaymentRequest request;
  request.set_programme(Named(options));
  auto& payment = *request.mutable_payment();
  payment.set_year(options.year);
  payment.set_payment_date(options.date);
  payment.mutable_amount()->set_eurocents(*amount);
  payment.set_document(options.document);
  payment.set_reason(options.reason);
  if (corrected > 0) {
    payment.set_corrects(before + std::to_string(corrected));
  }
  request.set_request_id(NewRequestId());
  monitoring::v1::RecordPaymentResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::SettlementService>(session);
  const auto status = CallOn(session, *stub, &Settlements::RecordPayment, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response.payment());
    return kDone;
  }
  monitoring::v1::ListPaymentsResponse payments;
  if (session.output == Output::kCsv) {
    *payments.add_payments() = response.payment();
    Print(session, PaymentsTable(session, payments.payments()));
    return kDone;
  }
  // It is recorded, also when what stands paid cannot be asked for now.
  std::optional<std::int64_t> paid;
  if (ListAll(session, *stub, options, payments).ok()) paid = PaidEurocents(payments.payments());
  session.out << RecordedWords(session, response.payment(), paid);
  return kDone;
}

int ListPayments(const Session& session, const Options& options) {
  monitoring::v1::ListPaymentsResponse all;
  const auto stub = StubOfMonitoring<monitoring::v1::SettlementService>(session);
  const absl::Status status = ListAll(session, *stub, options, all);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
  } else {
    Print(session, PaymentsTable(session, all.payments()));
  }
  return kDone;
}

// The decision that stands, where there is one and it can be asked for.
std::optional<monitoring::v1::CarryOverDecision> StandingDecision(const Session& session,
                                                                  Settlements& stub,
                                                                  const Options& options) {
  monitoring::v1::GetSettlementRequest request;
  request.set_programme(Named(options));
  request.set_year(options.year);
  monitoring::v1::GetSettlementResponse response;
  const auto status = CallOn(session, stub, &Settlements::GetSettlement, request, response);
  if (!status.ok() || !response.has_decision()) return std::nullopt;
  return response.decision();
}

int DecideCarryOver(const Session& session, const Options& options) {
  const auto most = HundredthsOf(session, options.most);
  if (!most.ok()) return Misread(session, "--at-most", most.status());
  if (*most < 0 || *most > 100'00) {
    return Misread(session, "--at-most",
                   absl::OutOfRangeError(session.Say("geef een percentage van 0 tot en met 100",
                                                     "give a percentage from 0 to 100")));
  }
  monitoring::v1::DecideCarryOverRequest request;
  request.set_programme(Named(options));
  auto& decision = *request.mutable_decision();
  decision.set_year(options.year);
  decision.set_most_basis_points(*most);
  decision.set_document(options.document);
  decision.set_reason(options.reason);
  request.set_request_id(NewRequestId());
  monitoring::v1::DecideCarryOverResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::SettlementService>(session);
  const auto standing =
      session.output == Output::kTable ? StandingDecision(session, *stub, options) : std::nullopt;
  const auto status = CallOn(session, *stub, &Settlements::DecideCarryOver, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response.decision());
    return kDone;
  }
  if (session.output == Output::kTable) {
    session.out << RecordedWords(session, response.decision(), standing) << '\n';
  }
  return ShowSettlement(session, options);
}

}  // namespace

void AddSettlementCommands(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  const auto add = [&](CLI::App& parent, const char* name, const std::string& help) {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
        ->required();
    return command;
  };
  const auto with_year = [&](CLI::App* command) {
    return command
        ->add_option("year", options->year,
                     session.Say("Het jaar van de bijdrage, zoals 2021",
                                 "Whose contribution it is, such as 2021"))
        ->check(CLI::Range(1900, 2200));
  };
  const auto with_grounds = [&](CLI::App* command) {
    command
        ->add_option("--document", options->document,
                     session.Say("Het stuk waarin het staat", "The paper that says so"))
        ->required();
    command->add_option("--reason", options->reason, session.Say("Waarom", "Why"))->required();
  };

  auto* settlement = add(app, "settlement",
                         session.Say("De afrekening van de bijdrage over een jaar",
                                     "Settle a year's contribution (afrekening)"));
  with_year(settlement)->required();
  settlement->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  settlement->callback(
      [=, &session, &exit_code] { exit_code = ShowSettlement(session, *options); });

  auto* decide = add(
      app, "carry-over",
      session.Say("Leg vast hoeveel van de niet bestede bijdrage mag worden overgeheveld",
                  "Record what of the unspent contribution may be carried over (overheveling)"));
  with_year(decide)->required();
  decide
      ->add_option(
          "--at-most", options->most,
          session.Say(
              "Procent van wat beschikbaar was, zoals 10 of 2,5; bij 0 wordt alles teruggevorderd",
              "Percent of what was available, such as 10 or 2.5; 0 recovers all"))
      ->required();
  with_grounds(decide);
  decide->callback([=, &session, &exit_code] { exit_code = DecideCarryOver(session, *options); });

  auto* payment =
      app.add_subcommand("payment", session.Say("Betalingen van de bijdrage (bevoorschotting)",
                                                "Payments of the contribution (bevoorschotting)"));
  payment->require_subcommand(1);
  auto* record = add(*payment, "record",
                     session.Say("Leg een betaling vast, of neem er een terug",
                                 "Record a payment, or take one back"));
  with_year(record)->required();
  record
      ->add_option("--date", options->date,
                   session.Say("De dag van de betaling, zoals 2021-01-15",
                               "The day of payment, such as 2021-01-15"))
      ->required();
  record
      ->add_option("--amount", options->amount,
                   session.Say("Zoals 1.500.000,00; onder nul neemt terug",
                               "Such as 1,500,000.00; below zero takes back"))
      ->required();
  record->add_option("--corrects", options->corrects,
                     session.Say("Het nummer van de betaling die zij terugneemt",
                                 "The number of the payment it takes back"));
  with_grounds(record);
  record->callback([=, &session, &exit_code] { exit_code = RecordPayment(session, *options); });
  auto* list = add(*payment, "list",
                   session.Say("De betalingen zoals ze zijn vastgelegd", "Payments as recorded"));
  with_year(list);
  list->callback([=, &session, &exit_code] { exit_code = ListPayments(session, *options); });
}

}  // namespace rekenschap::cli
