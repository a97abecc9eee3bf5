#include "services/base/log/log.h"

#include <array>
#include <memory>

#include <grpc/support/log.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr std::array<std::string_view, 4> kLevels = {"debug", "info", "warning", "error"};

spdlog::level::level_enum LevelOf(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::shared_ptr<spdlog::logger> MakeLogger(std::string_view service) {
  auto logger = std::make_shared<spdlog::logger>(std::string(service),
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%fZ level=%l service=%n %v",
                      spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::warn);
  logger->flush_on(spdlog::level::info);
  return logger;
}

// Swapped once, before a service's threads start.
std::shared_ptr<spdlog::logger>& Logger() {
  static std::shared_ptr<spdlog::logger> logger = MakeLogger("rekenschap");
  return logger;
}

bool NeedsQuotes(std::string_view value) {
  return value.empty() || value.find_first_of(" \"=\\\n\r\t") != std::string_view::npos;
}

void AppendValue(std::string& line, std::string_view value) {
  if (!NeedsQuotes(value)) {
    line += value;
    return;
  }
  line += '"';
  for (const char c : value) {
    // Nothing from outside may start a line of its own.
    if (c == '\n' || c == '\r' || c == '\t') {
      line += ' ';
      continue;
    }
    if (c == '"' || c == '\\') line += '\\';
    line += c;
  }
  line += '"';
}

void LogFromGrpc(gpr_log_func_args* args) {
  const LogLevel level = args->severity == GPR_LOG_SEVERITY_ERROR  ? LogLevel::kWarning
                         : args->severity == GPR_LOG_SEVERITY_INFO ? LogLevel::kInfo
                                                                   : LogLevel::kDebug;
  if (IsLogged(level)) Log(level, "grpc", {{"message", args->message}});
}

}  // namespace

absl::Status StartLog(std::string_view service, std::string_view level) {
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    if (kLevels[i] != level) continue;
    Logger() = MakeLogger(service);
    Logger()->set_level(LevelOf(static_cast<LogLevel>(i)));
    gpr_set_log_function(LogFromGrpc);
    return absl::OkStatus();
  }
  return InvalidField("log-level", "LOG_LEVEL_UNKNOWN",
                      "'" + std::string(level) + "' is not debug, info, warning or error");
}

bool IsLogged(LogLevel level) { return Logger()->should_log(LevelOf(level)); }

void Log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  if (!IsLogged(level)) return;
  std::string line = "event=";
  line += event;
  for (const auto& [key, value] : fields) {
    line += ' ';
    line += key;
    line += '=';
    AppendValue(line, value);
  }
  Logger()->log(LevelOf(level), "{}", line);
}

}  // namespace rekenschap::base
