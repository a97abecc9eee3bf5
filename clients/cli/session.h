#ifndef REKENSCHAP_CLIENTS_CLI_SESSION_H_
#define REKENSCHAP_CLIENTS_CLI_SESSION_H_

#include <iosfwd>
#include <string>

#include <absl/status/status.h>

#include "services/finance/language.h"

namespace rekenschap::cli {

enum class Output { kTable, kJson, kCsv };

// Exit codes of the command.
enum ExitCode {
  kDone = 0,
  kRefused = 1,      // what was checked is not in order: a report, a statement, a journal
  kUsage = 2,        // the command line or a file cannot be understood
  kUnreachable = 3,  // a service does not answer
  kFailed = 4,       // a service declined the request or could not carry it out
};

// What every command works with.
struct Session {
  std::ostream& out;
  std::ostream& err;
  std::string planning_address = "127.0.0.1:7401";
  std::string monitoring_address = "127.0.0.1:7402";
  std::string name = {};  // who one is
  std::string language_code = "nl";
  Output output = Output::kTable;
  bool colour = false;
  int timeout_seconds = 30;

  finance::Language language() const {
    return finance::ParseLanguage(language_code).value_or(finance::Language::kDutch);
  }
  // The text in the language of the session.
  std::string Say(const char* dutch, const char* english) const {
    return language() == finance::Language::kDutch ? dutch : english;
  }
};

// What a refusal means and what to do, in the session's language, in one line.
std::string RefusalWords(const Session& session, const absl::Status& refusal);

// Whether no service answered at all: nothing listens there, or it went away.
bool IsAway(const absl::Status& status);

// That no service answered, where they should be, and what to do.
std::string AwayWords(const Session& session);

// Prints what went wrong, for a person: what, where, what to do. Gives the exit code.
int Fail(const Session& session, const absl::Status& status);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_SESSION_H_
