#include "clients/cli/command_line.h"

#include <map>
#include <string>
#include <string_view>

#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/usage_texts.h"

namespace rekenschap::cli {
namespace {

// The texts of help are made before options are read, so the language is looked for by itself. A
// code that is unknown changes nothing here; reading the options refuses it.
void SetLanguageAskedFor(Session& session, int argc, const char* const* argv) {
  constexpr std::string_view kOption = "--lang";
  constexpr std::string_view kWithValue = "--lang=";
  for (int i = 1; i < argc; ++i) {
    std::string_view code = argv[i];
    if (code == "--") return;
    if (code == kOption && i + 1 < argc) {
      code = argv[++i];
    } else if (code.starts_with(kWithValue)) {
      code.remove_prefix(kWithValue.size());
    } else {
      continue;
    }
    if (finance::ParseLanguage(code)) session.language_code = code;
  }
}

void AddOptions(CLI::App& app, Session& session) {
  app.set_version_flag(
      "--version", REKENSCHAP_VERSION,
      session.Say("Toon de versie", "Display program version information and exit"));
  app.add_option("--planning", session.planning_address,
                 session.Say("Adres van de planningsservice", "Address of the planning service"))
      ->capture_default_str();
  app.add_option("--monitoring", session.monitoring_address,
                 session.Say("Adres van de monitoringservice", "Address of the monitoring service"))
      ->capture_default_str();
  app.add_option("--as", session.name,
                 session.Say("Uw naam, waaronder elke wijziging wordt vastgelegd",
                             "Your name, which every change is recorded under"));
  app.add_option("--lang", session.language_code,
                 session.Say("nl of en: teksten en schrijfwijze van cijfers",
                             "nl or en: texts and notation of figures"))
      ->check(CLI::IsMember({"nl", "en"}))
      ->default_str("nl");
  const std::map<std::string, Output> outputs = {
      {"table", Output::kTable}, {"json", Output::kJson}, {"csv", Output::kCsv}};
  app.add_option("--output", session.output,
                 session.Say("Een tabel voor mensen; json of csv voor programma's",
                             "A table for people; json or csv for programs"))
      ->transform(CLI::CheckedTransformer(outputs).description("{table,json,csv}"))
      ->type_name("TEXT")
      ->default_str("table");
  app.add_option("--timeout", session.timeout_seconds,
                 session.Say("Hoeveel seconden op een antwoord wordt gewacht",
                             "Seconds to wait for an answer"))
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
}

}  // namespace

std::unique_ptr<CLI::App> MakeCommandLine(Session& session, int& exit_code) {
  auto app = std::make_unique<CLI::App>(
      session.Say("Volgt geoormerkt geld van het besluit dat het toekent tot de rapportages die "
                  "het verantwoorden.",
                  "Follows earmarked money from the decision that grants it to the reports that "
                  "account for it."),
      "rekenschap");
  app->require_subcommand(1);
  app->fallthrough();
  app->failure_message([&session](const CLI::App* parsed, const CLI::Error& error) {
    return UsageText(session, *parsed, error);
  });
  SetHelpLanguage(session, *app);
  AddOptions(*app, session);
  AddPlanCommands(*app, session, exit_code);
  AddReportCommands(*app, session, exit_code);
  AddPeriodCommands(*app, session, exit_code);
  AddPolicyCommands(*app, session, exit_code);
  AddRuleCommands(*app, session, exit_code);
  AddCompareCommand(*app, session, exit_code);
  AddStatementCommands(*app, session, exit_code);
  AddDevelopmentCommand(*app, session, exit_code);
  AddPortfolioCommand(*app, session, exit_code);
  AddForecastCommand(*app, session, exit_code);
  AddSettlementCommands(*app, session, exit_code);
  AddJournalCommands(*app, session, exit_code);
  AddStatusCommand(*app, session, exit_code);
  // Last, since commands would take it over.
  app->footer(session.Say(
      "Exitcodes:\n"
      "  0  gedaan\n"
      "  1  wat is gecontroleerd, is niet in orde: een rapportage is geweigerd, of een\n"
      "     verantwoordingsstaat of journaal klopt niet\n"
      "  2  de opdracht of een bestand is niet te begrijpen\n"
      "  3  een service antwoordt niet\n"
      "  4  een service wees het verzoek af of kon het niet uitvoeren, en zegt waarom",
      "Exit codes:\n"
      "  0  done\n"
      "  1  what was checked is not in order: a report is refused, or a statement or\n"
      "     journal does not verify\n"
      "  2  the command line or a file cannot be understood\n"
      "  3  a service does not answer\n"
      "  4  a service declined the request or could not carry it out, and says why"));
  return app;
}

int RunCommandLine(Session& session, int argc, const char* const* argv) {
  SetLanguageAskedFor(session, argc, argv);
  int exit_code = kDone;
  const std::unique_ptr<CLI::App> app = MakeCommandLine(session, exit_code);
  try {
    app->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app->exit(error, session.out, session.err) == 0 ? kDone : kUsage;
  }
  return exit_code;
}

}  // namespace rekenschap::cli
