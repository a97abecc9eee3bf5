// monitoringd: the monitoring service.
#include <absl/time/clock.h>

#include "services/base/access/access.h"
#include "services/base/log/log.h"
#include "services/base/rpc/channel.h"
#include "services/base/rpc/daemon.h"
#include "services/base/rpc/server.h"
#include "services/base/rpc/system_services.h"
#include "services/base/status/status.h"
#include "services/monitoring/app/rechecker.h"
#include "services/monitoring/plan_feed/plan_feed.h"
#include "services/monitoring/rpc/services.h"
#include "services/monitoring/store/schema.h"

namespace rekenschap {
namespace {

absl::Status Run(const base::DaemonOptions& options, const std::string& planning_address) {
  const absl::Time start = absl::Now();
  RETURN_IF_ERROR(base::StartLog("monitoring", options.log_level));
  RETURN_IF_ERROR(base::CheckLocalAddress(planning_address));
  RETURN_IF_ERROR(base::MakeDataFolder(options.data));
  ASSIGN_OR_RETURN(
      const auto store,
      base::Store::Open({.path = options.data + "/monitoring.db",
                         .readers = options.readers,
                         .queue_capacity = static_cast<std::size_t>(options.queue)},
                        "monitoring", {base::Journal::Schema(), monitoring::Schema()}));
  ASSIGN_OR_RETURN(const auto journal, base::Journal::Attach(*store, absl::Now));
  ASSIGN_OR_RETURN(const auto monitoring, monitoring::Monitoring::Open(*store, *journal));
  const monitoring::Rechecker rechecker(*monitoring);
  monitoring::Services services(*monitoring, store->id());
  base::SystemService system_service(*store, *journal, "monitoring", start);
  base::JournalService journal_service(
      *store, *journal,
      [&monitoring](base::Connection& connection, const base::JournalEntry& entry) {
        return monitoring->HashOfStored(connection, entry);
      });
  ASSIGN_OR_RETURN(
      const auto server,
      base::Server::Start(options.listen, services.With({&system_service, &journal_service})));
  const monitoring::PlanFeed feed(*monitoring, base::MakeChannel(planning_address), {});
  RETURN_IF_ERROR(base::AnnounceAddress(options, server->address()));
  base::WaitForStopSignal();
  services.EndStreams();
  server->Shutdown(absl::Seconds(options.drain_seconds));
  return absl::OkStatus();
}

}  // namespace
}  // namespace rekenschap

int main(int argc, char** argv) {
  namespace base = rekenschap::base;
  base::DaemonOptions options;
  options.listen = "127.0.0.1:7402";
  options.data = "rekenschap-data/monitoring";
  std::string planning_address = "127.0.0.1:7401";
  CLI::App app("Rekenschap's monitoring service: the units' reports, held against the plan.",
               "monitoringd");
  base::AddDaemonFlags(app, options);
  app.add_option("--planning", planning_address, "Address of the planning service")
      ->capture_default_str();
  int exit_code = base::kExitOk;
  if (!base::ParseFlags(app, argc, argv, exit_code)) return exit_code;
  base::HoldStopSignals();
  return base::EndOf("monitoringd", rekenschap::Run(options, planning_address));
}
