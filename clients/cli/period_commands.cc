#include <memory>
#include <ostream>
#include <utility>
#include <vector>

#include <absl/time/clock.h>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/comparison_words.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/later_corrections.h"
#include "clients/cli/period_views.h"
#include "rekenschap/monitoring/v1/period_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ListPeriodsResponse;
using monitoring::v1::ListReportingRatesResponse;
using monitoring::v1::Period;
using Periods = monitoring::v1::PeriodService::Stub;

struct Options {
  std::string programme;
  std::string period;
  std::string unit;
  std::string from;
  std::string to;
  std::string date;
  std::string reason;
  int year = 0;
  std::int64_t as_of = 0;
  bool rates = false;
  bool watch = false;
  int seconds = 5;
};

std::string PeriodNameOf(const Options& options) {
  return "programmes/" + LastPart(options.programme) + "/periods/" + options.period;
}

// What listing and summing ask alike.
template <class Request>
Request Asking(const Options& options) {
  Request request;
  request.set_parent("programmes/" +
                     (options.programme.empty() ? "-" : LastPart(options.programme)));
  request.set_from_date(options.from);
  request.set_to_date(options.to);
  if (options.year > 0) {
    request.set_from_date(std::to_string(options.year) + "-01-01");
    request.set_to_date(std::to_string(options.year) + "-12-31");
  }
  request.set_date(options.date);
  request.set_as_of_sequence(options.as_of);
  request.set_page_size(1000);
  return request;
}

absl::Status ListAll(const Session& session, const Options& options, ListPeriodsResponse& all) {
  auto request = Asking<monitoring::v1::ListPeriodsRequest>(options);
  const bool one = !options.programme.empty();
  request.set_view(one ? monitoring::v1::PERIOD_VIEW_FULL : monitoring::v1::PERIOD_VIEW_BASIC);
  const auto stub = StubOfMonitoring<monitoring::v1::PeriodService>(session);
  return ForEachPage(session, *stub, &Periods::ListPeriods, request, [&](const auto& page) {
    all.mutable_periods()->MergeFrom(page.periods());
    all.set_sequence(page.sequence());
  });
}

absl::Status ListAllRates(const Session& session, const Options& options,
                          ListReportingRatesResponse& all) {
  const auto stub = StubOfMonitoring<monitoring::v1::PeriodService>(session);
  return ForEachPage(session, *stub, &Periods::ListReportingRates,
                     Asking<monitoring::v1::ListReportingRatesRequest>(options),
                     [&](const auto& page) {
                       all.mutable_rates()->MergeFrom(page.rates());
                       all.set_sequence(page.sequence());
                     });
}

int ShowRates(const Session& session, const Options& options) {
  ListReportingRatesResponse all;
  const absl::Status status = ListAllRates(session, options, all);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  Table table = RatesTable(session, {all.rates().begin(), all.rates().end()});
  if (!options.programme.empty() && all.rates_size() > 0) {
    table.title = all.rates(0).programme_title() + AsKnownAt(session, options.as_of);
  }
  Print(session, table);
  return kDone;
}

int ShowPeriods(const Session& session, const Options& options) {
  if (options.rates) return ShowRates(session, options);
  ListPeriodsResponse all;
  absl::Status status = ListAll(session, options, all);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  const std::vector<Period> periods(all.periods().begin(), all.periods().end());
  if (periods.empty() && session.output == Output::kTable) {
    session.out << session.Say(
        "Er eindigt geen periode tussen deze dagen; geef --year, of --from en --to.\n",
        "No period ends between these days; give --year, or --from and --to.\n");
    return kDone;
  }
  if (options.programme.empty()) {
    Print(session, PeriodsSummary(session, periods));
    return kDone;
  }
  if (session.output == Output::kCsv) {
    Print(session, PeriodsGrid(session, periods, {}));
    return kDone;
  }
  ListReportingRatesResponse rates;
  status = ListAllRates(session, options, rates);
  if (!status.ok()) return Fail(session, status);
  Table grid = PeriodsGrid(session, periods, {rates.rates().begin(), rates.rates().end()});
  grid.title = periods.front().programme_title() + AsKnownAt(session, options.as_of);
  for (const Table& part : GridParts(grid)) Print(session, part);
  session.out << GridLegend(session);
  return kDone;
}

// Again and again until it is interrupted.
int WatchPeriods(const Session& session, const Options& options) {
  for (;;) {
    session.out << WatchHeading(session, absl::Now());
    if (const int code = ShowPeriods(session, options); code != kDone) return code;
    session.out.flush();
    absl::SleepFor(absl::Seconds(options.seconds));
  }
}

int ShowPeriod(const Session& session, const Options& options) {
  const auto stub = StubOfMonitoring<monitoring::v1::PeriodService>(session);
  monitoring::v1::GetPeriodRequest request;
  request.set_name(PeriodNameOf(options));
  request.set_as_of_sequence(options.as_of);
  monitoring::v1::GetPeriodResponse response;
  const auto status = CallOn(session, *stub, &Periods::GetPeriod, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response.period());
    return kDone;
  }
  if (session.output == Output::kTable) PrintPeriod(session, response.period());
  const Period& period = response.period();
  Print(session, PeriodReports(session, period));
  if (session.output == Output::kTable) {
    PrintLaterCorrections(session, LastPart(period.name()), period.later_corrections(),
                          period.later_correction_count());
  }
  return kDone;
}

// Prints the period that a call left.
template <class Response>
int Tell(const Session& session, const absl::Status& status, const Response& response) {
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response.period());
  } else {
    PrintPeriod(session, response.period());
  }
  return kDone;
}

// Has `method` close or reopen the period as it stands.
template <class Request, class Response>
int SetState(const Session& session, const Options& options,
             grpc::Status (Periods::*method)(grpc::ClientContext*, const Request&, Response*)) {
  const auto stub = StubOfMonitoring<monitoring::v1::PeriodService>(session);
  monitoring::v1::GetPeriodRequest get;
  get.set_name(PeriodNameOf(options));
  get.set_view(monitoring::v1::PERIOD_VIEW_BASIC);
  monitoring::v1::GetPeriodResponse got;
  const auto read = CallOn(session, *stub, &Periods::GetPeriod, get, got);
  if (!read.ok()) return Fail(session, read);
  Request request;
  request.set_name(got.period().name());
  request.set_etag(got.period().etag());
  request.set_reason(options.reason);
  request.set_request_id(NewRequestId());
  Response response;
  const auto status = CallOn(session, *stub, method, request, response);
  return Tell(session, status, response);
}

int ExemptUnit(const Session& session, const Options& options, bool lift) {
  const auto stub = StubOfMonitoring<monitoring::v1::PeriodService>(session);
  monitoring::v1::ExemptUnitRequest request;
  request.set_name(PeriodNameOf(options));
  request.set_unit("units/" + LastPart(options.unit));
  request.set_reason(options.reason);
  request.set_lift(lift);
  request.set_request_id(NewRequestId());
  monitoring::v1::ExemptUnitResponse response;
  const auto status = CallOn(session, *stub, &Periods::ExemptUnit, request, response);
  if (status.ok() && session.output == Output::kTable) {
    Print(session, PeriodsGrid(session, {response.period()}, {}));
    return kDone;
  }
  return Tell(session, status, response);
}

}  // namespace

void AddPeriodCommands(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* periods = app.add_subcommand(
      "periods",
      session.Say(
          "Wie waarover rapporteerde, en of het op tijd was: eenheden per periode (volledigheid)",
          "Who reported on what, and in time: units by periods (volledigheid)"));
  periods->add_option(
      "programme", options->programme,
      session.Say("Zoals avim-mensenhandel; zonder: een overzicht van alle programma's",
                  "Such as avim-mensenhandel; without one: a summary of all"));
  periods->add_option("--year", options->year, session.Say("Van dit jaar", "Of this year"))
      ->check(CLI::Range(1900, 2200));
  periods->add_option("--from", options->from,
                      session.Say("Vanaf de perioden die op deze dag eindigen, zoals 2021-01-01",
                                  "From the periods that end on this day, such as 2021-01-01"));
  periods->add_option("--to", options->to,
                      session.Say("Tot en met de perioden die op deze dag eindigen",
                                  "To the periods that end on this day"));
  periods->add_option("--date", options->date,
                      session.Say("Beoordeel wat binnen moet zijn naar deze dag, niet naar vandaag",
                                  "Judge what is due by this day, not by today"));
  periods->add_flag(
      "--rates", options->rates,
      session.Say("Over de perioden opgeteld: per eenheid, of zonder programma per programma",
                  "Summed over the periods: per unit, or without a programme per programme"));
  auto* as_of = periods->add_option("--as-of", options->as_of, AsKnownToMonitoring(session));
  as_of->check(CLI::PositiveNumber);
  periods
      ->add_flag("--watch", options->watch,
                 session.Say("Blijf volgen, tot Ctrl-C", "Follow it until interrupted"))
      ->excludes(as_of);
  periods
      ->add_option("--every", options->seconds,
                   session.Say("Met --watch: kijk na zoveel seconden opnieuw",
                               "With --watch: look again after these seconds"))
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  periods->callback([=, &session, &exit_code] {
    exit_code = options->watch ? WatchPeriods(session, *options) : ShowPeriods(session, *options);
  });

  auto* period = app.add_subcommand(
      "period", session.Say("Eén periode: tonen, afsluiten, heropenen, een eenheid vrijstellen",
                            "One period: show it, close it, reopen it, exempt a unit of it"));
  period->require_subcommand(1);
  const auto of_period = [&](const char* name, const std::string& help) {
    auto* command = period->add_subcommand(name, help);
    command->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
        ->required();
    command->add_option("period", options->period, SuchAs(session, "2021-Q2"))->required();
    return command;
  };
  auto* show = of_period(
      "show",
      session.Say("Hoever elke eenheid is, en elke keer dat de periode is afgesloten en heropend",
                  "How far each unit is, and every closing and reopening of it"));
  show->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  show->callback([=, &session, &exit_code] { exit_code = ShowPeriod(session, *options); });
  const auto add = [&](const char* name, const std::string& help, bool reason_required) {
    auto* command = of_period(name, help);
    auto* reason = command->add_option("--reason", options->reason, session.Say("Waarom", "Why"));
    if (reason_required) reason->required();
    return command;
  };
  add("close",
      session.Say("Sluit de periode af; met een reden als er rapportages ontbreken",
                  "Close a period (afsluiten); with a reason when reports are missing"),
      false)
      ->callback([=, &session, &exit_code] {
        exit_code = SetState(session, *options, &Periods::ClosePeriod);
      });
  add("reopen", session.Say("Heropen de periode", "Open a period again (heropenen)"), true)
      ->callback([=, &session, &exit_code] {
        exit_code = SetState(session, *options, &Periods::ReopenPeriod);
      });
  auto* exempt = add(
      "exempt",
      session.Say("Stel een eenheid vrij van rapporteren", "Ask no report of a unit (vrijstellen)"),
      true);
  exempt->add_option("unit", options->unit, SuchAs(session, "rotterdam"))->required();
  exempt->callback([=, &session, &exit_code] { exit_code = ExemptUnit(session, *options, false); });
  auto* expect = add("expect",
                     session.Say("Hef de vrijstelling van een eenheid op",
                                 "Ask the report of an exempted unit again"),
                     true);
  expect->add_option("unit", options->unit, SuchAs(session, "rotterdam"))->required();
  expect->callback([=, &session, &exit_code] { exit_code = ExemptUnit(session, *options, true); });
}

}  // namespace rekenschap::cli
