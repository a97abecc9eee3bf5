#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/comparison_words.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/rule_service.grpc.pb.h"
#include "rekenschap/system/v1/system_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using system::v1::GetStatusResponse;

absl::Status StatusOf(const Session& session, const std::string& address,
                      GetStatusResponse& response) {
  const auto stub = system::v1::SystemService::NewStub(base::MakeChannel(address));
  return CallOn(session, *stub, &system::v1::SystemService::Stub::GetStatus,
                system::v1::GetStatusRequest(), response);
}

// The plans that monitoring has: the first of them by name, and how many more; and how current they
// are.
std::string Plans(const Session& session) {
  constexpr int kMostNamed = 100;
  const auto stub = MonitoringOf(session);
  std::string plans;
  int count = 0;
  monitoring::v1::PlanFeed feed;
  const auto status =
      ForEachPage(session, *stub, &Monitoring::ListPlanCopies,
                  monitoring::v1::ListPlanCopiesRequest(), [&](const auto& page) {
                    feed = page.feed();
                    for (const auto& plan : page.plans()) {
                      if (++count > kMostNamed) continue;
                      if (!plans.empty()) plans += ", ";
                      plans += plan.revision().empty() ? plan.programme() : plan.revision();
                    }
                  });
  if (!status.ok()) return "";
  if (count > kMostNamed) {
    plans += session.Say(" en nog ", " and ") + std::to_string(count - kMostNamed) +
             session.Say("", " more");
  }
  const bool current = feed.state() == monitoring::v1::PlanFeed::STATE_CURRENT;
  return plans + (current ? session.Say(" (bij)", " (current)")
                          : session.Say(" (loopt achter: ", " (behind: ") +
                                FeedTrouble(session, feed) + ")");
}

// How many accepted reports deviate by a plan or a policy that came later; empty for none.
std::string Deviations(const Session& session) {
  using Rules = monitoring::v1::RuleService::Stub;
  const auto stub = StubOfMonitoring<monitoring::v1::RuleService>(session);
  std::int64_t count = 0;
  const auto status =
      ForEachPage(session, *stub, &Rules::ListRechecks, monitoring::v1::ListRechecksRequest(),
                  [&count](const auto& page) {
                    for (const auto& recheck : page.rechecks()) count += recheck.deviating_count();
                  });
  if (!status.ok() || count == 0) return "";
  return std::to_string(count) + (count == 1
                                      ? session.Say(" geaccepteerde rapportage wijkt nu af",
                                                    " accepted report now deviates")
                                      : session.Say(" geaccepteerde rapportages wijken nu af",
                                                    " accepted reports now deviate"));
}

// That a service cannot be reached, and how to start it.
std::string HowToStart(const Session& session, const std::string& service,
                       const std::string& address) {
  const bool monitoring = service == "monitoring";
  return service + session.Say(" is niet bereikbaar op ", " cannot be reached at ") + address +
         session.Say("; start hem met `", "; start it with `") + service + "d --listen " + address +
         session.Say(" --data MAP", " --data DIR") +
         (monitoring ? " --planning " + session.planning_address : "") +
         session.Say("`, of alles met `deploy/run`", "`, or everything with `deploy/run`");
}

// A service that gave no status, and why.
struct Silent {
  std::string service;
  std::string address;
  absl::Status status;
};

// Tells people why, and gives the exit code.
int Tell(const Session& session, const Silent& silent) {
  if (IsAway(silent.status)) {
    session.err << HowToStart(session, silent.service, silent.address) << '\n';
    return kUnreachable;
  }
  session.err << silent.service << ": ";
  return Fail(session, silent.status);
}

std::vector<Cell> RowOf(const Session& session, const Silent& silent) {
  const bool answered =
      !IsAway(silent.status) && silent.status.code() != absl::StatusCode::kDeadlineExceeded;
  Cell state =
      answered ? Cell{session.Say("fout", "error"), "FAILED", Colour::kBad}
               : Cell{session.Say("niet bereikbaar", "unreachable"), "UNREACHABLE", Colour::kBad};
  return {silent.service, silent.address, std::move(state), "", "", "", ""};
}

int Run(const Session& session) {
  Table table;
  table.columns = {{session.Say("service", "service"), false, "service"},
                   {session.Say("adres", "address"), false, "address"},
                   {session.Say("toestand", "state"), false, "state"},
                   {session.Say("versie", "version"), false, "version"},
                   {session.Say("opslag", "store"), true, "store_bytes"},
                   {session.Say("journaal", "journal"), true, "journal_sequence"},
                   {session.Say("plannen", "plans"), false, "plans"}};
  std::string plans;
  std::string deviations;
  std::vector<Silent> silent;
  for (const auto& [service, address] :
       {std::pair<std::string, std::string>{"planning", session.planning_address},
        std::pair<std::string, std::string>{"monitoring", session.monitoring_address}}) {
    GetStatusResponse response;
    const absl::Status status = StatusOf(session, address, response);
    if (!status.ok()) {
      silent.push_back({service, address, status});
      table.rows.push_back(RowOf(session, silent.back()));
      continue;
    }
    const bool monitoring = response.service() == "monitoring";
    if (monitoring) {
      plans = Plans(session);
      deviations = Deviations(session);
    }
    table.rows.push_back(
        {response.service(),
         address,
         {session.Say("in dienst", "serving"), "SERVING", Colour::kGood},
         response.version(),
         {std::to_string(response.store_bytes() / 1024) + " KiB",
          std::to_string(response.store_bytes())},
         std::to_string(response.journal().sequence()),
         monitoring ? absl::StrCat(plans, deviations.empty() ? "" : "; ", deviations) : ""});
  }
  const bool for_people = session.output == Output::kTable;
  if (for_people) {
    // For a column the plans are too many.
    table.columns.pop_back();
    for (auto& row : table.rows) row.pop_back();
  }
  Print(session, table);
  if (for_people && !plans.empty()) {
    PrintNote(session, session.Say("Plannen bij monitoring: ", "Plans in monitoring: ") +
                           (plans.starts_with(' ') ? session.Say("geen", "none") : "") + plans);
  }
  if (for_people && !deviations.empty()) PrintNote(session, deviations + ".");
  int exit_code = kDone;
  for (const Silent& each : silent) {
    const int told = Tell(session, each);
    if (exit_code != kUnreachable) exit_code = told;
  }
  return exit_code;
}

}  // namespace

void AddStatusCommand(CLI::App& app, const Session& session, int& exit_code) {
  app.add_subcommand(
         "status",
         session.Say("De toestand van beide services: versie, opslag, journaal, bekende plannen",
                     "State of both services: version, store, journal, plans known"))
      ->callback([&session, &exit_code] { exit_code = Run(session); });
}

}  // namespace rekenschap::cli
