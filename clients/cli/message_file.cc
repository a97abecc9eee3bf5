#include "clients/cli/message_file.h"

#include <fstream>
#include <utility>

#include <absl/strings/str_format.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include "clients/cli/terminal_text.h"

namespace rekenschap::cli {
namespace {

constexpr std::size_t kMaxFileBytes = 16UL * 1024 * 1024;

// Keeps the first errors of a parse with the places where they stand.
class ErrorLines final : public google::protobuf::io::ErrorCollector {
 public:
  explicit ErrorLines(std::string file) : file_(std::move(file)) {}
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (kept_ == 0) place_ = {line + 1, column + 1};
    if (++kept_ > kMostErrors) return;
    errors_ += absl::StrFormat("\n  %s:%d:%d: %s", file_, line + 1, column + 1, message);
  }
  const std::string& errors() const { return errors_; }
  // The line and the column of the first.
  std::pair<int, int> place() const { return place_; }

 private:
  static constexpr int kMostErrors = 10;
  const std::string file_;
  int kept_ = 0;
  std::pair<int, int> place_ = {1, 1};
  std::string errors_;
};

}  // namespace

absl::Status ReadMessageFile(const Session& session, const std::string& path,
                             const std::string& kind, google::protobuf::Message& message) {
  std::ifstream in(path, std::ios::binary);
  // One byte more than may be tells whether there is more, however much that is.
  std::string bytes(kMaxFileBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || (in.fail() && !in.eof())) {
    return absl::NotFoundError(path + session.Say(": kan niet worden gelezen", ": cannot be read"));
  }
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > kMaxFileBytes) {
    return absl::InvalidArgumentError(
        path + session.Say(": is groter dan 16 MiB; splits het in meer bestanden",
                           ": is larger than 16 MiB; split it into several files"));
  }
  ErrorLines errors(path);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  if (!parser.ParseFromString(bytes, &message)) {
    const auto [line, column] = errors.place();
    // A file of another kind can hold anything.
    return absl::InvalidArgumentError(ForTerminal(
        path + session.Say(": is niet te lezen als ", ": cannot be read as ") + kind +
        session.Say(" (.txtpb): het gaat mis in regel ", " (.txtpb): it goes wrong in line ") +
        std::to_string(line) + session.Say(", kolom ", ", column ") + std::to_string(column) +
        errors.errors()));
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::cli
