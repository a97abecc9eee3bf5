#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/plan_import.h"

namespace rekenschap::cli {
namespace {

// A field of a document as an option.
void AddText(CLI::App& command, const char* name, const std::string& what,
             type::v1::Document& document, void (*set)(type::v1::Document&, const std::string&)) {
  command.add_option_function<std::string>(
      name, [&document, set](const std::string& text) { set(document, text); }, what);
}

void AddDocument(const Session& session, CLI::App& command, const std::string& prefix,
                 const std::string& what, type::v1::Document& document) {
  using type::v1::Document;
  AddText(command, (prefix + "-number").c_str(), what, document,
          [](Document& to, const std::string& text) { to.set_number(text); });
  AddText(command, (prefix + "-date").c_str(),
          session.Say("De datum ervan, zoals 2019-11-19", "Its date, such as 2019-11-19"), document,
          [](Document& to, const std::string& text) { to.set_date(text); });
  AddText(command, (prefix + "-title").c_str(), session.Say("De titel ervan", "Its title"),
          document, [](Document& to, const std::string& text) { to.set_title(text); });
  AddText(command, (prefix + "-uri").c_str(),
          session.Say("Waar het te lezen is (https)", "Where it can be read (https)"), document,
          [](Document& to, const std::string& text) { to.set_uri(text); });
}

void AddReading(const Session& session, CLI::App& command, ImportOptions& options) {
  const auto one_of = [&command](const char* name, std::string& value, const std::string& what,
                                 const std::vector<std::string>& values) {
    command.add_option(name, value, what)->check(CLI::IsMember(values));
  };
  command.add_option("--sheet", options.sheet,
                     session.Say("Het blad van een werkmap, bij zijn naam",
                                 "The sheet of a workbook, by its name"));
  command.add_option("--table", options.table,
                     session.Say("Welke tabel van het plan het is, bij haar id",
                                 "The table of the plan that it is, by its id"));
  command.add_option("--title", options.title,
                     session.Say("De titel van de tabel", "The title of the table"));
  one_of("--measure", options.measure,
         session.Say("Wat de cijfers zijn, als het bestand dat niet zegt: euro's, fte of aantallen",
                     "What the figures are, where the file does not say: euros, fte or counts"),
         {"eur", "fte", "count"});
  one_of("--basis", options.basis,
         session.Say("De grondslag van euro's, als het bestand die niet zegt: verplichtingen, kas "
                     "of baten en lasten",
                     "The basis of euros, where the file does not say"),
         {"commitments", "cash", "accrual"});
  one_of(
      "--direction", options.direction,
      session.Say("Of het om uitgaven of ontvangsten gaat", "Whether euros are spent or received"),
      {"expenditure", "receipts"});
  one_of("--print-unit", options.print_unit,
         session.Say("De eenheid van de cijfers in euro's, in plaats van wat het bestand zegt",
                     "How many euros a figure counts in, instead of what the file says"),
         {"1", "1000", "1000000"});
  one_of("--notation", options.notation,
         session.Say("nl: een decimale komma; en: een decimale punt, komma's bij duizendtallen",
                     "nl: a decimal comma; en: a decimal point, commas by thousands"),
         {"nl", "en"});
  command.add_flag(
      "--thousands-dot", options.thousands_dot,
      session.Say("Een punt scheidt duizendtallen, ook als niets in het bestand dat bewijst",
                  "A dot groups thousands, also where nothing in the file proves it"));
  command.add_flag(
      "--keep-digits", options.keep_digits,
      session.Say("Cijfers aan het eind van namen horen erbij; geen ervan is een voetnoot",
                  "Digits at the end of labels belong to them; none is a footnote"));
}

void AddRecording(const Session& session, CLI::App& command, ImportOptions& options) {
  std::vector<std::string> codes;
  for (const auto& [phase, code] : kPhaseCodes) codes.emplace_back(code);
  command
      .add_option("--phase", options.phase,
                  session.Say("De fase van de begrotingscyclus", "The step of the budget cycle"))
      ->check(CLI::IsMember(codes));
  command
      .add_option("--budget-year", options.budget_year,
                  session.Say("Het begrotingsjaar", "The budget year"))
      ->check(CLI::Range(1900, 2200));
  command.add_option("--revision-title", options.revision_title,
                     session.Say("Hoe de revisie wordt genoemd", "What people call the revision"));
  AddDocument(session, command, "--document",
              session.Say("Het stuk dat het vaststelt, zoals '35 300 VI nr. 15'",
                          "The paper that adopts it, such as '35 300 VI nr. 15'"),
              options.document);
  AddDocument(session, command, "--printed-in",
              session.Say("Het stuk waarin het gedrukt staat, als dat een ander is",
                          "The paper that prints it, where that is another one"),
              options.printed_in);
  command.add_option("--reason", options.reason,
                     session.Say("Waarom cijfers veranderen", "Why figures change (reden)"));
  command.add_option(
      "--explanation", options.explanation,
      session.Say("De toelichting voor de Kamer", "The explanation for Parliament (toelichting)"));
  command.add_option("--key", options.key,
                     session.Say("De verdeelsleutel voor nieuwe regels, bij haar id",
                                 "The key that divides new lines, by its id"));
  command.add_option(
      "--key-file", options.key_file,
      session.Say("Een nieuwe verdeelsleutel voor nieuwe regels: CSV met eenheid;gewicht",
                  "A new key that divides new lines: CSV with eenheid;gewicht"));
  command.add_flag("--write", options.write,
                   session.Say("Leg het vast als ontwerp", "Record it as a draft"));
}

}  // namespace

void AddPlanImport(CLI::App& plan, const Session& session, int& exit_code) {
  const auto options = std::make_shared<ImportOptions>();
  auto* command = plan.add_subcommand(
      "import", session.Say("Lees een begrotingstabel (.csv, .ods, .xlsx) of een export; zegt wat "
                            "het zou doen, --write doet het",
                            "Read a budget table (.csv, .ods, .xlsx) or an export; tells what it "
                            "would do, --write does it"));
  command
      ->add_option("file", options->path,
                   session.Say("Een bestand, of de map van een datapakket",
                               "A file, or the folder of a data package"))
      ->required()
      ->check(CLI::ExistingPath);
  command->add_option("--programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  AddReading(session, *command, *options);
  AddRecording(session, *command, *options);
  command->callback([options, &session, &exit_code] { exit_code = ImportPlan(session, *options); });
}

}  // namespace rekenschap::cli
