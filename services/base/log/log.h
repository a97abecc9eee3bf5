#ifndef REKENSCHAP_SERVICES_BASE_LOG_LOG_H_
#define REKENSCHAP_SERVICES_BASE_LOG_LOG_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>

// Structured logs on standard error, a line an event:
//   time=2026-03-01T09:30:00.123456Z level=info service=planning event=call method=GetUnit code=OK
namespace rekenschap::base {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

// Starts the log of a service; gRPC's own messages go into it too. `level` is debug, info, warning
// or error; another is INVALID_ARGUMENT LOG_LEVEL_UNKNOWN. Before it is started, and in tests,
// nothing below warning is logged.
absl::Status StartLog(std::string_view service, std::string_view level);

// Whether events of this level are logged, for callers that would go to some length to tell.
bool IsLogged(LogLevel level);

// Logs an event with its fields. Values that need it are quoted.
void Log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_LOG_LOG_H_
