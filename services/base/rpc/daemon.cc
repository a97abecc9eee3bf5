#include "services/base/rpc/daemon.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include <absl/strings/str_format.h>

#include "services/base/log/log.h"
#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

absl::Status NotWritable(std::string message) {
  ErrorDetails details;
  details.reason = "STORE_NOT_WRITABLE";
  return Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

void AddDaemonFlags(CLI::App& app, DaemonOptions& options) {
  app.set_config(
      "--config", "",
      "Read settings from this file: lines of NAME = VALUE, the names being those of the flags");
  app.set_version_flag("--version", REKENSCHAP_VERSION);
  app.add_option("--listen", options.listen,
                 "HOST:PORT (port 0 takes a free one) or unix:PATH, on this machine")
      ->capture_default_str();
  app.add_option("--data", options.data, "Folder of the store; made when it is missing")
      ->capture_default_str();
  app.add_option("--log-level", options.log_level, "debug, info, warning or error")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
      ->capture_default_str();
  app.add_option("--address-file", options.address_file,
                 "Write the address here once the service can be reached");
  app.add_option("--readers", options.readers, "Threads that read from the store")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  app.add_option("--queue", options.queue, "Calls that may wait for the store")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  app.add_option("--drain-seconds", options.drain_seconds,
                 "How long calls that are under way may take when the service stops")
      ->check(CLI::Range(0, 600))
      ->capture_default_str();
}

bool ParseFlags(CLI::App& app, int argc, char** argv, int& exit_code) {
  try {
    app.parse(argc, argv);
    return true;
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? kExitOk : kExitUsage;
    return false;
  }
}

absl::Status MakeDataFolder(const std::string& folder) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(folder, error);
  // Nobody else on the machine needs to read what is in there.
  if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) {
    return NotWritable(
        absl::StrFormat("cannot make the data folder '%s': %s; choose another with --data", folder,
                        error.message()));
  }
  if (!std::filesystem::is_directory(folder, error)) {
    return NotWritable(absl::StrFormat("'%s' is not a folder; choose another with --data", folder));
  }
  return absl::OkStatus();
}

void HoldStopSignals() {
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void WaitForStopSignal() {
  const sigset_t signals = StopSignals();
  int signal = 0;
  sigwait(&signals, &signal);
  Log(LogLevel::kInfo, "stopping", {{"signal", std::to_string(signal)}});
}

absl::Status AnnounceAddress(const DaemonOptions& options, const std::string& address) {
  Log(LogLevel::kInfo, "started",
      {{"address", address},
       {"data", options.data},
       {"version", REKENSCHAP_VERSION},
       {"access", "claimed names, this machine only"}});
  if (options.address_file.empty()) return absl::OkStatus();
  // Renamed into place, so that whoever waits for the file never reads half of it.
  const std::string draft = options.address_file + ".new";
  std::ofstream(draft) << address << '\n';
  std::error_code error;
  std::filesystem::rename(draft, options.address_file, error);
  if (error) {
    return NotWritable(absl::StrFormat("cannot write the address file '%s': %s",
                                       options.address_file, error.message()));
  }
  return absl::OkStatus();
}

int EndOf(const std::string& program, const absl::Status& status) {
  if (status.ok()) return kExitOk;
  std::cerr << program << ": " << status.message() << '\n';
  return status.code() == absl::StatusCode::kInvalidArgument ? kExitUsage : kExitCannotStart;
}

}  // namespace rekenschap::base
