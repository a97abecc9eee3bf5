#include <memory>
#include <ostream>
#include <utility>
#include <vector>

#include <absl/time/clock.h>

#include "clients/cli/commands.h"
#include "clients/cli/message_file.h"
#include "clients/cli/period_views.h"
#include "clients/cli/policy_views.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Period;

struct Options {
  std::string programme;
  std::string period;
  std::string unit;
  std::string from;
  std::string to;
  std::string date;
  std::string reason;
  std::string path;
  int year = 0;
  bool watch = false;
  int seconds = 5;
};

std::string PeriodNameOf(const Options& options) {
  return "programmes/" + LastPart(options.programme) + "/periods/" + options.period;
}

absl::Status ListAll(const Session& session, const Options& options,
                     monitoring::v1::ListPeriodsResponse& all) {
  monitoring::v1::ListPeriodsRequest request;
  request.set_parent("programmes/" +
                     (options.programme.empty() ? "-" : LastPart(options.programme)));
  request.set_from_date(options.from);
  request.set_to_date(options.to);
  if (options.year > 0) {
    request.set_from_date(std::to_string(options.year) + "-01-01");
    request.set_to_date(std::to_string(options.year) + "-12-31");
  }
  request.set_date(options.date);
  const bool one = !options.programme.empty();
  request.set_view(one ? monitoring::v1::PERIOD_VIEW_FULL : monitoring::v1::PERIOD_VIEW_BASIC);
  request.set_page_size(1000);
  const auto stub = MonitoringOf(session);
  return ForEachPage(session, *stub, &Monitoring::ListPeriods, request,
                     [&](const auto& page) { all.mutable_periods()->MergeFrom(page.periods()); });
}

int ShowPeriods(const Session& session, const Options& options) {
  monitoring::v1::ListPeriodsResponse all;
  const absl::Status status = ListAll(session, options, all);
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
  Table grid = PeriodsGrid(session, periods);
  if (!periods.empty()) grid.title = periods.front().programme_title();
  Print(session, grid);
  if (session.output == Output::kTable) session.out << GridLegend(session) << '\n';
  return kDone;
}

// Again and again until it is interrupted; on a terminal each time in the same place.
int WatchPeriods(const Session& session, const Options& options) {
  for (;;) {
    if (session.colour) session.out << "\033[H\033[2J";
    if (const int code = ShowPeriods(session, options); code != kDone) return code;
    session.out.flush();
    absl::SleepFor(absl::Seconds(options.seconds));
  }
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

absl::Status GetPeriod(const Session& session, Monitoring& stub, const Options& options,
                       monitoring::v1::GetPeriodResponse& response) {
  monitoring::v1::GetPeriodRequest request;
  request.set_name(PeriodNameOf(options));
  return CallOn(session, stub, &Monitoring::GetPeriod, request, response);
}

int ClosePeriod(const Session& session, const Options& options) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetPeriodResponse got;
  if (const auto read = GetPeriod(session, *stub, options, got); !read.ok()) {
    return Fail(session, read);
  }
  monitoring::v1::ClosePeriodRequest request;
  request.set_name(got.period().name());
  request.set_etag(got.period().etag());
  request.set_reason(options.reason);
  request.set_request_id(NewRequestId());
  monitoring::v1::ClosePeriodResponse response;
  const auto status = CallOn(session, *stub, &Monitoring::ClosePeriod, request, response);
  return Tell(session, status, response);
}

int ReopenPeriod(const Session& session, const Options& options) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetPeriodResponse got;
  if (const auto read = GetPeriod(session, *stub, options, got); !read.ok()) {
    return Fail(session, read);
  }
  monitoring::v1::ReopenPeriodRequest request;
  request.set_name(got.period().name());
  request.set_etag(got.period().etag());
  request.set_reason(options.reason);
  request.set_request_id(NewRequestId());
  monitoring::v1::ReopenPeriodResponse response;
  const auto status = CallOn(session, *stub, &Monitoring::ReopenPeriod, request, response);
  return Tell(session, status, response);
}

int ExemptUnit(const Session& session, const Options& options, bool lift) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::ExemptUnitRequest request;
  request.set_name(PeriodNameOf(options));
  request.set_unit("units/" + LastPart(options.unit));
  request.set_reason(options.reason);
  request.set_lift(lift);
  request.set_request_id(NewRequestId());
  monitoring::v1::ExemptUnitResponse response;
  const auto status = CallOn(session, *stub, &Monitoring::ExemptUnit, request, response);
  if (status.ok() && session.output == Output::kTable) {
    Print(session, PeriodsGrid(session, {response.period()}));
    return kDone;
  }
  return Tell(session, status, response);
}

absl::Status GetPolicy(const Session& session, Monitoring& stub, const std::string& programme,
                       monitoring::v1::GetPolicyResponse& response) {
  monitoring::v1::GetPolicyRequest request;
  request.set_name("programmes/" + LastPart(programme) + "/policy");
  return CallOn(session, stub, &Monitoring::GetPolicy, request, response);
}

int ShowPolicy(const Session& session, const Options& options) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetPolicyResponse got;
  const auto status = GetPolicy(session, *stub, options.programme, got);
  if (!status.ok()) return Fail(session, status);
  PrintPolicy(session, got.policy());
  return kDone;
}

int SetPolicy(const Session& session, const Options& options) {
  monitoring::v1::SetPolicyRequest request;
  if (const auto read = ReadMessageFile(session, options.path, *request.mutable_policy());
      !read.ok()) {
    session.err << read.message() << '\n';
    return kUsage;
  }
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetPolicyResponse got;
  auto status = GetPolicy(session, *stub, options.programme, got);
  if (!status.ok()) return Fail(session, status);
  request.mutable_policy()->set_name(got.policy().name());
  request.mutable_policy()->set_reason(options.reason);
  request.set_etag(got.policy().etag());
  request.set_request_id(NewRequestId());
  monitoring::v1::SetPolicyResponse response;
  status = CallOn(session, *stub, &Monitoring::SetPolicy, request, response);
  if (!status.ok()) return Fail(session, status);
  PrintPolicy(session, response.policy());
  return kDone;
}

}  // namespace

void AddPeriodCommands(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* periods = app.add_subcommand(
      "periods", "Who reported on what, and in time: units by periods (volledigheid)");
  periods->add_option("programme", options->programme,
                      "Such as avim-mensenhandel; without one: a summary of all");
  periods->add_option("--year", options->year, "Of this year")->check(CLI::Range(1900, 2200));
  periods->add_option("--from", options->from, "From the periods that end on this day, 2021-01-01");
  periods->add_option("--to", options->to, "To the periods that end on this day");
  periods->add_option("--date", options->date, "Judge what is due by this day, not by today");
  periods->add_flag("--watch", options->watch, "Follow it until interrupted");
  periods->add_option("--every", options->seconds, "With --watch: look again after these seconds")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  periods->callback([=, &session, &exit_code] {
    exit_code = options->watch ? WatchPeriods(session, *options) : ShowPeriods(session, *options);
  });

  auto* period = app.add_subcommand("period", "Close a period, reopen it, exempt a unit of it");
  period->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, bool reason_required) {
    auto* command = period->add_subcommand(name, help);
    command->add_option("programme", options->programme, "Such as avim-mensenhandel")->required();
    command->add_option("period", options->period, "Such as 2021-Q2")->required();
    auto* reason = command->add_option("--reason", options->reason, "Why");
    if (reason_required) reason->required();
    return command;
  };
  add("close", "Close it (afsluiten); with a reason when reports are missing", false)
      ->callback([=, &session, &exit_code] { exit_code = ClosePeriod(session, *options); });
  add("reopen", "Open it again (heropenen)", true)->callback([=, &session, &exit_code] {
    exit_code = ReopenPeriod(session, *options);
  });
  auto* exempt = add("exempt", "Ask no report of a unit (vrijstellen)", true);
  exempt->add_option("unit", options->unit, "Such as rotterdam")->required();
  exempt->callback([=, &session, &exit_code] { exit_code = ExemptUnit(session, *options, false); });
  auto* expect = add("expect", "Ask the report of an exempted unit again", true);
  expect->add_option("unit", options->unit, "Such as rotterdam")->required();
  expect->callback([=, &session, &exit_code] { exit_code = ExemptUnit(session, *options, true); });

  auto* policy = app.add_subcommand("policy", "When a programme's reports are due (afspraken)");
  policy->require_subcommand(1);
  auto* show = policy->add_subcommand("show", "As it holds, in the form that `set` reads");
  show->add_option("programme", options->programme, "Such as avim-mensenhandel")->required();
  show->callback([=, &session, &exit_code] { exit_code = ShowPolicy(session, *options); });
  auto* set = policy->add_subcommand("set", "Set it, out of a file in Protobuf's text format");
  set->add_option("programme", options->programme, "Such as avim-mensenhandel")->required();
  set->add_option("file", options->path, "Such as `show` prints")->required();
  set->add_option("--reason", options->reason, "Why")->required();
  set->callback([=, &session, &exit_code] { exit_code = SetPolicy(session, *options); });
}

}  // namespace rekenschap::cli
