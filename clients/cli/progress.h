#ifndef REKENSCHAP_CLIENTS_CLI_PROGRESS_H_
#define REKENSCHAP_CLIENTS_CLI_PROGRESS_H_

#include <cstddef>

#include <absl/time/time.h>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// How far a long piece of work is, as a bar on the terminal that the messages go to. Nothing is
// shown where that is no terminal, nor of little work.
class Progress {
 public:
  Progress(const Session& session, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Show(std::size_t done);

 private:
  const Session& session_;
  const std::size_t total_;
  const bool visible_;
  const absl::Time start_;
  absl::Time shown_ = absl::InfinitePast();
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PROGRESS_H_
