// rekenschap: the command.
#include <iostream>
#include <unistd.h>

#include "clients/cli/command_line.h"

int main(int argc, char** argv) {
  rekenschap::cli::Session session{std::cout, std::cerr};
  session.colour = isatty(STDOUT_FILENO) == 1;
  return rekenschap::cli::RunCommandLine(session, argc, argv);
}
