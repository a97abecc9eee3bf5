#include "tests/support/process.h"

#include <fcntl.h>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/eventually.h"
#include "tests/support/pair.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::testing {
namespace {

pid_t Start(const std::vector<std::string>& command, const std::string& log) {
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t pid = fork();
  if (pid != 0) return pid;
  const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  execv(arguments[0], arguments.data());
  _exit(127);
}

int AwaitEnd(pid_t pid) {
  int status = 0;
  if (waitpid(pid, &status, 0) != pid) throw std::runtime_error("there is no such process");
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string Content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

Ran Run(const std::vector<std::string>& command) {
  const TempDir dir;
  Ran ran;
  ran.exit_code = AwaitEnd(Start(command, dir / "out"));
  ran.out = Content(dir / "out");
  return ran;
}

Process::Process(const std::vector<std::string>& command, const std::string& log)
    : pid_(Start(command, log)) {}

Process::~Process() {
  if (pid_ == 0) return;
  kill(pid_, SIGKILL);
  AwaitEnd(pid_);
}

void Process::Signal(int signal) const { kill(pid_, signal); }

int Process::Wait() {
  const int end = AwaitEnd(pid_);
  pid_ = 0;
  return end;
}

std::string Binary(const std::string& name) {
  return std::string(REKENSCHAP_BINARIES) + "/" + name;
}

std::string AwaitAddress(const std::string& file) {
  std::string address;
  Eventually([&] {
    address = Content(file);
    return !address.empty();
  });
  return address.substr(0, address.find('\n'));
}

}  // namespace rekenschap::testing
