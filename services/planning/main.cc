// planningd: the planning service.
#include <absl/time/clock.h>

#include "services/base/log/log.h"
#include "services/base/rpc/daemon.h"
#include "services/base/rpc/server.h"
#include "services/base/rpc/system_services.h"
#include "services/base/status/status.h"
#include "services/planning/rpc/planning_service.h"
#include "services/planning/store/schema.h"

namespace rekenschap {
namespace {

absl::Status Run(const base::DaemonOptions& options) {
  const absl::Time start = absl::Now();
  RETURN_IF_ERROR(base::StartLog("planning", options.log_level));
  RETURN_IF_ERROR(base::MakeDataFolder(options.data));
  ASSIGN_OR_RETURN(const auto store,
                   base::Store::Open({.path = options.data + "/planning.db",
                                      .readers = options.readers,
                                      .queue_capacity = static_cast<std::size_t>(options.queue)},
                                     "planning", {base::Journal::Schema(), planning::Schema()}));
  ASSIGN_OR_RETURN(const auto journal, base::Journal::Attach(*store, absl::Now));
  planning::Planning planning(*store, *journal);
  planning::PlanningService planning_service(planning);
  base::SystemService system_service(*store, *journal, "planning", start);
  base::JournalService journal_service(
      *store, *journal, [&planning](base::Connection& connection, const base::JournalEntry& entry) {
        return planning.HashOfStored(connection, entry);
      });
  ASSIGN_OR_RETURN(
      const auto server,
      base::Server::Start(options.listen, {&planning_service, &system_service, &journal_service}));
  RETURN_IF_ERROR(base::AnnounceAddress(options, server->address()));
  base::WaitForStopSignal();
  planning_service.EndStreams();
  server->Shutdown(absl::Seconds(options.drain_seconds));
  return absl::OkStatus();
}

}  // namespace
}  // namespace rekenschap

int main(int argc, char** argv) {
  namespace base = rekenschap::base;
  base::DaemonOptions options;
  options.listen = "127.0.0.1:7401";
  options.data = "rekenschap-data/planning";
  CLI::App app("Rekenschap's planning service: programmes, units and the plans as decided.",
               "planningd");
  base::AddDaemonFlags(app, options);
  int exit_code = base::kExitOk;
  if (!base::ParseFlags(app, argc, argv, exit_code)) return exit_code;
  base::HoldStopSignals();
  return base::EndOf("planningd", rekenschap::Run(options));
}
