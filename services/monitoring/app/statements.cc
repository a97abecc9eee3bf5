#include "services/monitoring/app/statements.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/domain/statement_form.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

std::string NameOf(const std::string& programme, const finance::Period& period,
                   std::int64_t number) {
  return finance::StatementName(programme, finance::FormatPeriod(period), number);
}

absl::StatusOr<Statement> StatementOf(StoredStatement stored) {
  auto content = ParseStatement(stored.form);
  if (!content.ok()) {
    return base::Annotate(content.status(), NameOf(stored.programme, stored.period, stored.number));
  }
  return Statement{std::move(stored.programme),
                   stored.period,
                   stored.number,
                   *std::move(content),
                   std::move(stored.content_hash),
                   std::move(stored.principal),
                   stored.freeze_time_micros,
                   stored.sequence};
}

// What the content of one says that is kept without a standing. One at a time: each may be large.
std::optional<StatementStanding> StandingOf(Connection& connection,
                                            const StoredStatement& statement) {
  const auto whole =
      FindStatement(connection, statement.programme, statement.period, statement.number);
  if (!whole) return std::nullopt;
  const auto content = ParseStatement(whole->form);
  return content.ok() ? std::optional(StandingIn(*content)) : std::nullopt;
}

absl::Status CheckEnded(const StatementQuery& query, finance::Date today) {
  if (finance::LastDay(query.period) < today) return absl::OkStatus();
  const std::string period = finance::FormatPeriod(query.period);
  base::ErrorDetails details;
  details.reason = "PERIOD_NOT_ENDED";
  details.resource_type = "period";
  details.resource_name = finance::PeriodName(query.programme, period);
  std::string message = details.resource_name +
                        " has not ended; a statement is frozen after its "
                        "last day";
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

absl::Status CheckSize(const StatementQuery& query, std::size_t bytes) {
  if (bytes <= kMaxStatementBytes) return absl::OkStatus();
  base::ErrorDetails details;
  details.reason = "STATEMENT_TOO_LARGE";
  details.metadata = {{"bytes", std::to_string(bytes)},
                      {"most_bytes", std::to_string(kMaxStatementBytes)}};
  details.resource_type = "programme";
  details.resource_name = finance::ProgrammeName(query.programme);
  return base::Error(
      absl::StatusCode::kFailedPrecondition,
      absl::StrFormat("the statement would have %d bytes of at most %d; divide the programme's "
                      "units or lines over more programmes",
                      bytes, kMaxStatementBytes),
      std::move(details));
}

// The request as it is compared when it is repeated.
std::string RequestHash(const StatementQuery& query) {
  return base::Canonical("rekenschap.freeze-request", 1)
      .Text(query.programme)
      .Text(finance::FormatPeriod(query.period))
      .Flag(query.kind == StatementKind::kProvisional)
      .Integer(query.as_of_sequence)
      .Integer(query.revision_number)
      .Hash();
}

}  // namespace

void Statements::Freeze(StatementQuery query, base::Request request, absl::Time deadline,
                        base::DoneWith<Freezing> done) {
  request.request_hash = RequestHash(query);
  base::Journal& journal = monitoring_.journal();
  auto decide = [&journal, query, today = monitoring_.Today(), principal = request.principal](
                    Connection& connection) -> absl::StatusOr<base::Recorded<Freezing>> {
    ASSIGN_OR_RETURN(StatementFacts facts, FactsOf(connection, journal, query));
    RETURN_IF_ERROR(CheckEnded(query, today));
    ASSIGN_OR_RETURN(StatementContent content, AssembleStatement(std::move(facts)));
    StoredStatement stored;
    stored.facts_hash = FactsHash(content);
    if (auto same = FindStatementOf(connection, query.programme, query.period, stored.facts_hash)) {
      ASSIGN_OR_RETURN(Statement standing, StatementOf(*std::move(same)));
      const base::Remembered by{standing.sequence, /*stood=*/true};
      return base::Recorded<Freezing>{{std::move(standing), true}, by};
    }
    stored.programme = query.programme;
    stored.period = query.period;
    stored.number = LastStatementNumber(connection, query.programme, query.period) + 1;
    stored.form = CanonicalForm(content);
    stored.standing = StandingIn(content);
    RETURN_IF_ERROR(CheckSize(query, stored.form.size()));
    stored.content_hash = base::Sha256Hex(stored.form);
    stored.principal = principal;
    const base::JournalEntry entry = journal.Append(
        connection, {principal, "statement.freeze",
                     NameOf(query.programme, query.period, stored.number), stored.content_hash});
    stored.freeze_time_micros = entry.record_time_micros;
    stored.sequence = entry.sequence;
    InsertStatement(connection, stored);
    ASSIGN_OR_RETURN(Statement statement, StatementOf(std::move(stored)));
    return base::Recorded<Freezing>{{std::move(statement), false}, {entry.sequence}};
  };
  auto recall = [&journal, query](Connection& connection,
                                  const base::Remembered& by) -> absl::StatusOr<Freezing> {
    const auto entry = journal.Get(connection, by.sequence);
    if (!entry)
      return absl::DataLossError(absl::StrFormat("journal entry %d is gone", by.sequence));
    ASSIGN_OR_RETURN(const finance::StatementId id, finance::ParseStatementName(entry->resource));
    auto stored = FindStatement(connection, query.programme, query.period, id.number);
    if (!stored) return absl::DataLossError(entry->resource + " is gone");
    ASSIGN_OR_RETURN(Statement statement, StatementOf(*std::move(stored)));
    return Freezing{std::move(statement), by.stood};
  };
  base::WriteOnce<Freezing>(monitoring_.store(), deadline, std::move(request), std::move(decide),
                            std::move(recall), std::move(done));
}

void Statements::Get(std::string programme, finance::Period period, std::int64_t number,
                     absl::Time deadline, base::DoneWith<Statement> done) {
  base::ReadAs<Statement>(
      monitoring_.store(), deadline,
      [programme = std::move(programme), period,
       number](Connection& connection) -> absl::StatusOr<Statement> {
        auto stored = FindStatement(connection, programme, period, number);
        if (!stored) {
          return base::NotFound("STATEMENT_UNKNOWN", "statement",
                                NameOf(programme, period, number));
        }
        return StatementOf(*std::move(stored));
      },
      std::move(done));
}

void Statements::List(std::string programme, std::optional<finance::Period> period,
                      StatementPlace after, int limit, absl::Time deadline,
                      base::DoneWith<std::vector<StoredStatement>> done) {
  base::ReadAs<std::vector<StoredStatement>>(
      monitoring_.store(), deadline,
      [programme = std::move(programme), period, after = std::move(after),
       limit](Connection& connection) -> absl::StatusOr<std::vector<StoredStatement>> {
        auto statements = ListStatements(connection, programme, period, after, limit);
        for (StoredStatement& statement : statements) {
          if (!statement.standing) statement.standing = StandingOf(connection, statement);
        }
        return statements;
      },
      std::move(done));
}

}  // namespace rekenschap::monitoring
