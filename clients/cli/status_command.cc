#include <ostream>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
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

std::string Plans(const Session& session) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::ListPlanCopiesResponse response;
  if (!CallOn(session, *stub, &Monitoring::ListPlanCopies, monitoring::v1::ListPlanCopiesRequest(),
              response)
           .ok()) {
    return "";
  }
  std::string plans;
  for (const auto& plan : response.plans()) {
    if (!plans.empty()) plans += ", ";
    plans += plan.revision().empty() ? plan.programme() : plan.revision();
  }
  const auto& feed = response.feed();
  const bool current = feed.state() == monitoring::v1::PlanFeed::STATE_CURRENT;
  return plans + (current ? session.Say(" (bij)", " (current)")
                          : session.Say(" (loopt achter: ", " (behind: ") + feed.trouble() + ")");
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
  return "; " + std::to_string(count) +
         (count == 1 ? session.Say(" geaccepteerde rapportage wijkt nu af",
                                   " accepted report now deviates")
                     : session.Say(" geaccepteerde rapportages wijken nu af",
                                   " accepted reports now deviate"));
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
  int exit_code = kDone;
  for (const std::string& address : {session.planning_address, session.monitoring_address}) {
    GetStatusResponse response;
    const absl::Status status = StatusOf(session, address, response);
    if (!status.ok()) {
      table.rows.push_back(
          {"?",
           address,
           {session.Say("onbereikbaar", "unreachable"), "UNREACHABLE", Colour::kBad},
           "",
           "",
           "",
           std::string(status.message())});
      exit_code = kUnreachable;
      continue;
    }
    table.rows.push_back(
        {response.service(),
         address,
         {session.Say("in dienst", "serving"), "SERVING", Colour::kGood},
         response.version(),
         {std::to_string(response.store_bytes() / 1024) + " KiB",
          std::to_string(response.store_bytes())},
         std::to_string(response.journal().sequence()),
         response.service() == "monitoring" ? Plans(session) + Deviations(session) : ""});
  }
  Print(session, table);
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
