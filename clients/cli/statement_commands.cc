#include <memory>
#include <ostream>
#include <utility>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/statement_diff.h"
#include "clients/cli/statement_query.h"
#include "clients/cli/statement_standing.h"
#include "clients/cli/statement_verify.h"
#include "clients/cli/statement_views.h"
#include "rekenschap/monitoring/v1/statement_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::GetStatementResponse;
using monitoring::v1::Statement;
using monitoring::v1::StatementContent;

struct Options {
  std::string programme;
  std::string period;
  std::string statement;
  std::string other;
  std::string form;
  std::int64_t as_of = 0;
  std::int64_t revision = 0;
  bool provisional = false;
};

int Freeze(const Session& session, const Options& options) {
  monitoring::v1::FreezeStatementRequest request;
  request.set_parent("programmes/" + LastPart(options.programme));
  request.set_period(options.period);
  request.set_figures(options.provisional ? StatementContent::FIGURES_PROVISIONAL
                                          : StatementContent::FIGURES_ACCEPTED);
  request.set_as_of_sequence(options.as_of);
  request.set_revision_number(options.revision);
  request.set_request_id(NewRequestId());
  const auto stub = StubOfMonitoring<monitoring::v1::StatementService>(session);
  monitoring::v1::FreezeStatementResponse response;
  const absl::Status status = CallOn(
      session, *stub, &monitoring::v1::StatementService::Stub::FreezeStatement, request, response);
  if (!status.ok()) return Fail(session, status);
  const Statement& statement = response.statement();
  const StatementContent& content = statement.content();
  if (session.output == Output::kJson) {
    PrintJson(session, statement);
    return kDone;
  }
  if (session.output == Output::kCsv) {
    Table table;
    table.columns = {{"statement"}, {"content_hash"}, {"sequence"}, {"provisional"}, {"unchanged"}};
    table.rows.push_back({statement.name(), statement.content_hash(),
                          std::to_string(statement.sequence()), content.provisional() ? "1" : "0",
                          response.unchanged() ? "1" : "0"});
    Print(session, table);
    return kDone;
  }
  session.out << statement.name()
              << (response.unchanged()
                      ? session.Say(" stond er al: er is niets veranderd sinds journaalregel ",
                                    " stood already: nothing changed since journal entry ")
                      : session.Say(" is vastgelegd in journaalregel ",
                                    " was frozen in journal entry "))
              << statement.sequence()
              << (content.provisional() ? session.Say(" (VOORLOPIG)", " (PROVISIONAL)") : "")
              << "\n  " << content.coverage().counted_count() << '/'
              << content.coverage().expected_count()
              << session.Say(" eenheden tellen mee; stand van journaalregel ",
                             " units count; as of journal entry ")
              << content.position().sequence() << ", " << content.plan().revision() << "\n  "
              << InGroups(statement.content_hash()) << '\n';
  return kDone;
}

// Where what is stored is no statement any more.
Cell UnknownCell(const Session& session) {
  return {session.Say("onbekend", "unknown"), "UNKNOWN", Colour::kBad};
}

Cell FiguresCell(const Session& session, StatementContent::Figures figures) {
  switch (figures) {
    case StatementContent::FIGURES_ACCEPTED:
      return {session.Say("geaccepteerd", "accepted"), "ACCEPTED"};
    case StatementContent::FIGURES_PROVISIONAL:
      return {session.Say("ingediend", "submitted"), "PROVISIONAL"};
    default:
      return UnknownCell(session);
  }
}

int List(const Session& session, const Options& options) {
  monitoring::v1::ListStatementsRequest request;
  request.set_parent("programmes/" + LastPart(options.programme));
  request.set_period(options.period);
  request.set_page_size(1000);
  const auto stub = StubOfMonitoring<monitoring::v1::StatementService>(session);
  monitoring::v1::ListStatementsResponse all;
  const absl::Status status = ForEachPage(
      session, *stub, &monitoring::v1::StatementService::Stub::ListStatements, request,
      [&](const auto& page) { all.mutable_statements()->MergeFrom(page.statements()); });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  if (session.output == Output::kTable && all.statements_size() == 0) {
    session.out << session.Say(
        "Er is nog geen verantwoordingsstaat vastgelegd; zie `statement "
        "freeze`.\n",
        "No statement has been frozen yet; see `statement freeze`.\n");
    return kDone;
  }
  Table table;
  table.columns = {{session.Say("staat", "statement"), false, "statement"},
                   {session.Say("vastgelegd door", "frozen by"), false, "principal"},
                   {session.Say("op", "at"), false, "freeze_time"},
                   {session.Say("regel", "entry"), true, "sequence"},
                   {"hash", false, "content_hash"},
                   {session.Say("cijfers", "figures"), false, "figures"},
                   {session.Say("stand", "standing"), false, "standing"}};
  for (const auto& statement : all.statements()) {
    const bool known = statement.figures() != StatementContent::FIGURES_UNSPECIFIED;
    table.rows.push_back(
        {{LastPart(statement.name()), statement.name()},
         statement.principal(),
         MomentCell(statement.freeze_time()),
         std::to_string(statement.sequence()),
         {statement.content_hash().substr(0, 16), statement.content_hash(), Colour::kDim},
         FiguresCell(session, statement.figures()),
         known ? StandingCell(session, statement.provisional(), statement.period_closed())
               : UnknownCell(session)});
  }
  Print(session, table);
  return kDone;
}

int Show(const Session& session, const Options& options) {
  GetStatementResponse response;
  const absl::Status status = LoadStatement(session, options.statement, response);
  if (!status.ok()) return FailOn(session, options.statement, status);
  const std::string form = !options.form.empty()             ? options.form
                           : session.output == Output::kJson ? "json"
                           : session.output == Output::kCsv  ? "csv"
                                                             : "text";
  if (form == "json") {
    PrintJson(session, response.statement());
  } else if (form == "csv") {
    Session programs = session;
    programs.output = Output::kCsv;
    Print(programs, StatementRows(response.statement().content()));
  } else if (form == "markdown") {
    PrintMarkdown(session, StatementBlocks(session, response));
  } else {
    PrintText(session, StatementBlocks(session, response));
  }
  return kDone;
}

int Verify(const Session& session, const Options& options) {
  GetStatementResponse response;
  const absl::Status status = LoadStatement(session, options.statement, response);
  // What the service cannot read any more is no statement: an answer, and not in order.
  if (status.code() == absl::StatusCode::kDataLoss) {
    Fail(session, status);
    return kRefused;
  }
  if (!status.ok()) return FailOn(session, options.statement, status);
  const auto checks = VerifyStatement(session, response.statement());
  if (!checks.ok()) return Fail(session, checks.status());
  return PrintChecks(session, response.statement().name(), *checks);
}

int Diff(const Session& session, const Options& options) {
  GetStatementResponse before;
  GetStatementResponse after;
  absl::Status status = LoadStatement(session, options.statement, before);
  if (!status.ok()) return FailOn(session, options.statement, status);
  status = LoadStatement(session, options.other, after);
  if (!status.ok()) return FailOn(session, options.other, status);
  const auto changes_for = [&](const Session& reader) {
    return StatementChanges(reader, before.statement().content(), after.statement().content());
  };
  if (session.output != Output::kTable) {
    // Programs read the same in every language.
    Session programs = session;
    programs.language_code = "en";
    Print(programs, changes_for(programs));
    return kDone;
  }
  Table changes = changes_for(session);
  session.out << LastPart(before.statement().name()) << " → " << LastPart(after.statement().name())
              << '\n';
  if (changes.rows.empty()) {
    session.out << session.Say("Ze zeggen hetzelfde.\n", "They say the same.\n");
    return kDone;
  }
  Print(session, WithLongTextsBelow(std::move(changes)));
  return kDone;
}

}  // namespace

void AddStatementCommands(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* statement = app.add_subcommand(
      "statement", session.Say("Verantwoordingsstaten die vaststaan",
                               "Accountability statements (verantwoordingsstaten) that stand"));
  statement->require_subcommand(1);

  auto* freeze = statement->add_subcommand(
      "freeze", session.Say("Leg een verantwoordingsstaat vast, van de geaccepteerde cijfers",
                            "Freeze a statement, of the accepted figures"));
  freeze->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  freeze->add_option("period", options->period, SuchAs(session, "2021-Q2"))->required();
  freeze->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  freeze
      ->add_option(
          "--revision", options->revision,
          session.Say("Tegen deze revisie van het plan", "Against this revision of the plan"))
      ->check(CLI::PositiveNumber);
  freeze->add_flag(
      "--provisional", options->provisional,
      session.Say("Van de ingediende cijfers (voorlopig) in plaats van de geaccepteerde",
                  "Of the submitted figures instead"));
  freeze->callback([=, &session, &exit_code] { exit_code = Freeze(session, *options); });

  auto* list = statement->add_subcommand(
      "list",
      session.Say("De verantwoordingsstaten van een programma", "The statements of a programme"));
  list->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  list->add_option("--period", options->period,
                   session.Say("Alleen van deze periode", "Only of this period"));
  list->callback([=, &session, &exit_code] { exit_code = List(session, *options); });

  auto* show = statement->add_subcommand(
      "show", session.Say("Wat een verantwoordingsstaat zegt", "What a statement says"));
  show->add_option("statement", options->statement, StatementOrFile(session))->required();
  show->add_option("--output", options->form,
                   session.Say("Als text (ook: table), markdown, csv of json",
                               "As text (also: table), markdown, csv or json"))
      ->check(CLI::IsMember({"text", "table", "markdown", "csv", "json"}));
  show->callback([=, &session, &exit_code] { exit_code = Show(session, *options); });

  auto* verify = statement->add_subcommand(
      "verify",
      session.Say(
          "Toon aan dat een verantwoordingsstaat klopt, uit de journalen van beide services en de "
          "rapportages waarop hij rust",
          "Prove a statement from the journals of both services and the reports it stands on"));
  verify->add_option("statement", options->statement, StatementOrFile(session))->required();
  verify->callback([=, &session, &exit_code] { exit_code = Verify(session, *options); });

  auto* diff = statement->add_subcommand(
      "diff", session.Say("Wat er van de ene op de andere verantwoordingsstaat veranderde",
                          "What changed from one statement to another"));
  diff->add_option("before", options->statement, StatementOrFile(session))->required();
  diff->add_option("after", options->other, StatementOrFile(session))->required();
  diff->callback([=, &session, &exit_code] { exit_code = Diff(session, *options); });
}

}  // namespace rekenschap::cli
