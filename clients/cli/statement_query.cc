#include "clients/cli/statement_query.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <ostream>

#include <google/protobuf/util/json_util.h>

#include "clients/cli/calls.h"
#include "clients/cli/csv_rows.h"
#include "clients/cli/utf8.h"
#include "rekenschap/monitoring/v1/statement_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;

constexpr std::size_t kMaxFileBytes = 64UL * 1024 * 1024;
constexpr std::int64_t kMostCells = 500'000;
constexpr std::int64_t kMostSteps = 4'000'000'000;

// Whether it is of a size that can be laid out and proven: a page has a cell for every line and
// column, and the proof holds every report against all that is said of units. What a service
// freezes, of 8 MiB at most, is.
bool IsBounded(const StatementContent& content) {
  std::int64_t cells = 0;
  std::int64_t said = content.units_size() + std::int64_t{content.findings_size()};
  for (const auto& table : content.tables()) {
    std::int64_t columns = table.totals_size();
    for (const auto& line : table.lines()) {
      columns = std::max<std::int64_t>(columns, line.cells_size());
      said += line.units_size();
    }
    cells += columns * (std::int64_t{table.lines_size()} + 1);
  }
  return cells <= kMostCells && content.reports_size() * said <= kMostSteps;
}

// Whether it has a programme and a period with a number.
bool IsWritten(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::size_t dot = text.rfind('.');
  return slash != std::string::npos && slash > 0 && dot != std::string::npos && dot > slash + 1 &&
         dot + 1 < text.size() && text.find('/', slash + 1) == std::string::npos;
}

}  // namespace

std::string StatementOrFile(const Session& session) {
  return session.Say(
      "Zoals avim-mensenhandel/2021-Q2.1, of een bestand van `statement show --output json`",
      "Such as avim-mensenhandel/2021-Q2.1, or a file of `statement show --output json`");
}

std::string StatementNameOf(const std::string& text) {
  if (text.rfind("programmes/", 0) == 0) return text;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return "programmes/" + text;
  return "programmes/" + text.substr(0, slash) + "/statements" + text.substr(slash);
}

absl::Status GetStatement(const Session& session, const std::string& text,
                          monitoring::v1::GetStatementResponse& response) {
  const std::string name = StatementNameOf(text);
  if (name != text && !IsWritten(text)) {
    return absl::InvalidArgumentError(
        "'" + text +
        session.Say("' is geen verantwoordingsstaat; schrijf programma/periode.nummer, zoals "
                    "avim-mensenhandel/2021-Q2.1: `rekenschap statement list` toont ze",
                    "' is no statement; write programme/period.number, such as "
                    "avim-mensenhandel/2021-Q2.1: `rekenschap statement list` shows them"));
  }
  monitoring::v1::GetStatementRequest request;
  request.set_name(name);
  request.set_language_code(session.language_code);
  const auto stub = StubOfMonitoring<monitoring::v1::StatementService>(session);
  return CallOn(session, *stub, &monitoring::v1::StatementService::Stub::GetStatement, request,
                response);
}

absl::Status ReadStatementFile(const Session& session, const std::string& path,
                               monitoring::v1::Statement& statement) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  std::string buffer(64UL * 1024, '\0');
  while (in && bytes.size() <= kMaxFileBytes) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    bytes.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || (in.fail() && !in.eof())) {
    return absl::NotFoundError(path + session.Say(": kan niet worden gelezen", ": cannot be read"));
  }
  if (bytes.size() > kMaxFileBytes) {
    return absl::InvalidArgumentError(
        path + session.Say(": is groter dan 64 MiB en dus geen verantwoordingsstaat",
                           ": is larger than 64 MiB and so is no statement"));
  }
  const std::string text(WithoutByteOrderMark(bytes));
  std::string why = session.Say("geen UTF-8", "not UTF-8");
  if (IsUtf8(text)) {
    const auto parsed = google::protobuf::util::JsonStringToMessage(text, &statement);
    if (!parsed.ok()) {
      why = parsed.message().ToString();
    } else if (!statement.has_content()) {
      why = session.Say("er staat geen inhoud in", "it has no content");
    } else if (!IsBounded(statement.content())) {
      why = session.Say("er staat meer in dan een service vastlegt",
                        "it holds more than a service freezes");
    } else {
      return absl::OkStatus();
    }
  }
  return absl::InvalidArgumentError(
      path +
      session.Say(": is geen verantwoordingsstaat zoals `statement show --output json` die "
                  "schrijft (",
                  ": is no statement as `statement show --output json` writes it (") +
      why + ")");
}

bool IsStatementFile(const std::string& text) { return text.ends_with(".json"); }

int FailOn(const Session& session, const std::string& text, const absl::Status& status) {
  if (!IsStatementFile(text)) return Fail(session, status);
  session.err << status.message() << '\n';
  return kUsage;
}

absl::Status LoadStatement(const Session& session, const std::string& text,
                           monitoring::v1::GetStatementResponse& response) {
  if (!IsStatementFile(text)) return GetStatement(session, text, response);
  return ReadStatementFile(session, text, *response.mutable_statement());
}

}  // namespace rekenschap::cli
