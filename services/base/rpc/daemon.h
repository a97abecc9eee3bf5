#ifndef REKENSCHAP_SERVICES_BASE_RPC_DAEMON_H_
#define REKENSCHAP_SERVICES_BASE_RPC_DAEMON_H_

#include <string>

#include <CLI/CLI.hpp>
#include <absl/status/status.h>

// What the mains of both services share: flags, the signal to stop, exit codes.
namespace rekenschap::base {

// A service's settings, from flags or from the file that --config names.
struct DaemonOptions {
  std::string listen;  // HOST:PORT or unix:PATH, on this machine
  std::string data;    // the folder of the store
  std::string log_level = "info";
  std::string address_file;  // gets the address once the service can be reached; empty for none
  int readers = 2;
  int queue = 4096;
  int drain_seconds = 10;
};

// Exit codes of a service.
inline constexpr int kExitOk = 0;
inline constexpr int kExitUsage = 2;  // a flag or the configuration file is wrong
inline constexpr int kExitCannotStart =
    3;  // port taken, store of a newer version, folder not writable, ...

// Adds the flags that fill `options`, with what they hold now as defaults.
void AddDaemonFlags(CLI::App& app, DaemonOptions& options);

// Parses the command line. True to go on; otherwise `exit_code` says how to end.
bool ParseFlags(CLI::App& app, int argc, char** argv, int& exit_code);

// Makes the data folder where it is missing. FAILED_PRECONDITION STORE_NOT_WRITABLE.
absl::Status MakeDataFolder(const std::string& folder);

// From here on SIGTERM and SIGINT wait for WaitForStopSignal. To be called before any thread
// starts.
void HoldStopSignals();
void WaitForStopSignal();

// Tells that the service can be reached, in the log and in the address file.
absl::Status AnnounceAddress(const DaemonOptions& options, const std::string& address);

// Prints why the service ends, where there is something to say, and gives the exit code.
int EndOf(const std::string& program, const absl::Status& status);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_DAEMON_H_
