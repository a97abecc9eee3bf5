// planningd: the planning service.
#include <string>
#include <utility>
#include <vector>

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

// From when mutations have to be explained to Parliament.
struct LadderOptions {
  std::vector<std::string> steps;  // empty for the national ones
  std::string source;
};

absl::StatusOr<planning::ExplanationLadder> LadderOf(const LadderOptions& options) {
  if (options.steps.empty()) return planning::NationalLadder();
  if (options.source.empty()) {
    return absl::InvalidArgumentError("--explanation-step needs --explanation-source beside it");
  }
  return planning::ParseLadder(options.source, options.steps);
}

absl::Status Run(const base::DaemonOptions& options, const LadderOptions& ladder_options) {
  const absl::Time start = absl::Now();
  ASSIGN_OR_RETURN(planning::ExplanationLadder ladder, LadderOf(ladder_options));
  RETURN_IF_ERROR(base::StartLog("planning", options.log_level));
  RETURN_IF_ERROR(base::MakeDataFolder(options.data));
  ASSIGN_OR_RETURN(const auto store,
                   base::Store::Open({.path = options.data + "/planning.db",
                                      .readers = options.readers,
                                      .queue_capacity = static_cast<std::size_t>(options.queue)},
                                     "planning", {base::Journal::Schema(), planning::Schema()}));
  ASSIGN_OR_RETURN(const auto journal, base::Journal::Attach(*store, absl::Now));
  planning::Planning planning(*store, *journal, std::move(ladder));
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
  rekenschap::LadderOptions ladder;
  app.add_option(
      "--explanation-step", ladder.steps,
      "From when a mutation has to be explained, in millions of euros by the size of the "
      "budget article: SIZE:POLICY:TECHNICAL per step, such as 50:1:2 200:2:4 :10:20, the "
      "last one without a size. Default: the Rijksbegrotingsvoorschriften");
  app.add_option("--explanation-source", ladder.source, "Where those steps come from");
  int exit_code = base::kExitOk;
  if (!base::ParseFlags(app, argc, argv, exit_code)) return exit_code;
  base::HoldStopSignals();
  return base::EndOf("planningd", rekenschap::Run(options, ladder));
}
