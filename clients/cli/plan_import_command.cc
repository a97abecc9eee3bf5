#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/plan_import.h"

namespace rekenschap::cli {
namespace {

// A field of a document as an option.
void AddText(CLI::App& command, const char* name, const char* what, type::v1::Document& document,
             void (*set)(type::v1::Document&, const std::string&)) {
  command.add_option_function<std::string>(
      name, [&document, set](const std::string& text) { set(document, text); }, what);
}

void AddDocument(CLI::App& command, const std::string& prefix, const char* what,
                 type::v1::Document& document) {
  using type::v1::Document;
  AddText(command, (prefix + "-number").c_str(), what, document,
          [](Document& to, const std::string& text) { to.set_number(text); });
  AddText(command, (prefix + "-date").c_str(), "Its date, such as 2019-11-19", document,
          [](Document& to, const std::string& text) { to.set_date(text); });
  AddText(command, (prefix + "-title").c_str(), "Its title", document,
          [](Document& to, const std::string& text) { to.set_title(text); });
  AddText(command, (prefix + "-uri").c_str(), "Where it can be read (https)", document,
          [](Document& to, const std::string& text) { to.set_uri(text); });
}

void AddReading(CLI::App& command, ImportOptions& options) {
  const auto one_of = [&command](const char* name, std::string& value, const char* what,
                                 const std::vector<std::string>& values) {
    command.add_option(name, value, what)->check(CLI::IsMember(values));
  };
  command.add_option("--sheet", options.sheet, "The sheet of a workbook, by its name");
  command.add_option("--table", options.table, "The table of the plan that it is, by its id");
  command.add_option("--title", options.title, "The title of the table");
  one_of("--measure", options.measure, "What the figures are, where the file does not say",
         {"eur", "fte", "count"});
  one_of("--basis", options.basis, "The basis of euros, where the file does not say",
         {"commitments", "cash", "accrual"});
  one_of("--direction", options.direction, "Whether euros are spent or received",
         {"expenditure", "receipts"});
  one_of("--print-unit", options.print_unit, "The unit, instead of what the file says",
         {"1", "1000", "1000000"});
  one_of("--notation", options.notation, "en: a decimal point, commas by thousands", {"nl", "en"});
  command.add_flag("--thousands-dot", options.thousands_dot,
                   "A dot groups thousands, also where nothing in the file proves it");
  command.add_flag("--keep-digits", options.keep_digits,
                   "Digits at the end of labels belong to them; none is a footnote");
}

void AddRecording(CLI::App& command, ImportOptions& options) {
  std::vector<std::string> codes;
  for (const auto& [phase, code] : kPhaseCodes) codes.emplace_back(code);
  command.add_option("--phase", options.phase, "The step of the budget cycle")
      ->check(CLI::IsMember(codes));
  command.add_option("--budget-year", options.budget_year, "The budget year")
      ->check(CLI::Range(1900, 2200));
  command.add_option("--revision-title", options.revision_title, "What people call the revision");
  AddDocument(command, "--document", "The paper that adopts it, such as '35 300 VI nr. 15'",
              options.document);
  AddDocument(command, "--printed-in", "The paper that prints it, where that is another one",
              options.printed_in);
  command.add_option("--reason", options.reason, "Why figures change (reden)");
  command.add_option("--explanation", options.explanation,
                     "The explanation for Parliament (toelichting)");
  command.add_option("--key", options.key, "The key that divides new lines, by its id");
  command.add_option("--key-file", options.key_file,
                     "A new key that divides new lines: CSV with eenheid;gewicht");
  command.add_flag("--write", options.write, "Record it as a draft");
}

}  // namespace

void AddPlanImport(CLI::App& plan, const Session& session, int& exit_code) {
  const auto options = std::make_shared<ImportOptions>();
  auto* command = plan.add_subcommand("import",
                                      "Read a budget table (.csv, .ods, .xlsx) or an export; tells "
                                      "what it would do, --write does it");
  command->add_option("file", options->path, "A file, or the folder of a data package")
      ->required()
      ->check(CLI::ExistingPath);
  command->add_option("--programme", options->programme, "Such as avim-mensenhandel")->required();
  AddReading(*command, *options);
  AddRecording(*command, *options);
  command->callback([options, &session, &exit_code] { exit_code = ImportPlan(session, *options); });
}

}  // namespace rekenschap::cli
