#ifndef REKENSCHAP_TESTS_SUPPORT_PROCESS_H_
#define REKENSCHAP_TESTS_SUPPORT_PROCESS_H_

#include <string>
#include <sys/types.h>
#include <vector>

namespace rekenschap::testing {

// What a program that ran to its end printed, and how it ended.
struct Ran {
  int exit_code = -1;
  std::string out;  // standard output and standard error
};
Ran Run(const std::vector<std::string>& command);

// A program that goes on running; killed with the object.
class Process {
 public:
  // Its output is kept in `log`.
  Process(const std::vector<std::string>& command, const std::string& log);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Signal(int signal) const;
  // Waits for its end; the exit code, or minus the signal.
  int Wait();

 private:
  pid_t pid_;
};

// Where the programs that are tested stand.
std::string Binary(const std::string& name);

// The address that a service writes once it can be reached; empty when it does not within half a
// minute.
std::string AwaitAddress(const std::string& file);

}  // namespace rekenschap::testing

#endif  // REKENSCHAP_TESTS_SUPPORT_PROCESS_H_
