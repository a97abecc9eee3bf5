#include "clients/cli/progress.h"

#include <iostream>
#include <string>
#include <unistd.h>

#include <absl/time/clock.h>

#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

constexpr std::size_t kLittle = 200;
constexpr std::size_t kWidth = 30;

}  // namespace

Progress::Progress(const Session& session, std::size_t total)
    : session_(session),
      total_(total),
      visible_(total > kLittle && session.output == Output::kTable && &session.err == &std::cerr &&
               isatty(STDERR_FILENO) == 1),
      start_(absl::Now()) {}

Progress::~Progress() {
  if (visible_) session_.err << "\r\x1b[K" << std::flush;
}

void Progress::Show(std::size_t done) {
  const absl::Time now = absl::Now();
  if (!visible_ || (now - shown_ < absl::Milliseconds(100) && done < total_)) return;
  shown_ = now;
  const auto number = [this](std::size_t value) {
    return finance::FormatFigure(static_cast<std::int64_t>(value), 0, session_.language());
  };
  const std::size_t filled = done * kWidth / total_;
  const auto seconds = absl::ToInt64Seconds(now - start_);
  session_.err << "\r[" << std::string(filled, '#') << std::string(kWidth - filled, '.') << "] "
               << number(done) << session_.Say(" van ", " of ") << number(total_);
  if (seconds > 0) {
    session_.err << " (" << number(done / static_cast<std::size_t>(seconds))
                 << session_.Say(" per seconde)", " a second)");
  }
  session_.err << "\x1b[K" << std::flush;
}

}  // namespace rekenschap::cli
