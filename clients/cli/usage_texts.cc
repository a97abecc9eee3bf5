#include "clients/cli/usage_texts.h"

#include <array>
#include <string_view>
#include <vector>

namespace rekenschap::cli {
namespace {

struct Known {
  std::string_view english;
  std::string_view dutch;
};

// Beginnings after which what was typed follows.
constexpr std::array kBeginnings = {
    Known{"File does not exist: ", "dit bestand is er niet: "},
    Known{"Path does not exist: ", "dit bestand of deze map is er niet: "},
    Known{"File is actually a directory: ", "dit is een map en geen bestand: "},
    Known{"The following argument was not expected: ", "dit hoort niet in deze opdracht: "},
    Known{"The following arguments were not expected: ", "dit hoort niet in deze opdracht: "},
};

// By the kind of error.
constexpr std::array kKinds = {
    Known{"RequiredError", "er ontbreekt iets in de opdracht"},
    Known{"ValidationError", "deze waarde kan niet"},
    Known{"ConversionError", "deze waarde kan niet"},
    Known{"ArgumentMismatch", "er staan te veel of te weinig waarden"},
    Known{"ExcludesError", "deze opties gaan niet samen"},
    Known{"RequiresError", "de ene optie kan niet zonder de andere"},
};

// The name of an argument as help has it.
std::string Named(const CLI::App& app, const std::string& argument) {
  return app.get_formatter()->get_label(argument);
}

std::string InDutch(const CLI::App& app, const std::string& kind, const std::string& english) {
  constexpr std::string_view kRequired = " is required";
  if (kind == "RequiredError" && english.ends_with(kRequired)) {
    const std::string what = english.substr(0, english.size() - kRequired.size());
    return (what.starts_with('-') ? "de optie " : "het argument ") + Named(app, what) +
           " ontbreekt";
  }
  for (const Known& known : kBeginnings) {
    const std::size_t at = english.find(known.english);
    if (at == std::string::npos) continue;
    // Before it stands the argument that it is about.
    const std::size_t name = at > 1 ? at - 2 : 0;
    return Named(app, english.substr(0, name)) + english.substr(name, at - name) +
           std::string(known.dutch) + english.substr(at + known.english.size());
  }
  for (const Known& known : kKinds) {
    if (known.english == kind) return std::string(known.dutch) + " (" + english + ")";
  }
  return "deze opdracht is niet te begrijpen (" + english + ")";
}

// That no command is named, or one that there is not: which there are.
std::string CommandMissing(const Session& session, const CLI::App& app) {
  const CLI::App* within = &app;
  std::string path = app.get_name();
  while (!within->get_subcommands().empty()) {
    within = within->get_subcommands().back();
    path += " " + within->get_name();
  }
  std::string known;
  for (const CLI::App* command : within->get_subcommands([](const CLI::App*) { return true; })) {
    known += (known.empty() ? "" : ", ") + command->get_name();
  }
  const std::vector<std::string> unknown = app.remaining();
  if (unknown.empty()) {
    return session.Say("zeg welke opdracht u bedoelt: ", "say which command you mean: ") + known;
  }
  if (unknown.front().starts_with('-')) {
    return session.Say("dit is geen optie van ", "this is no option of ") + path + ": " +
           unknown.front();
  }
  return "«" + unknown.front() + session.Say("» is geen opdracht van ", "» is no command of ") +
         path + session.Say("; er zijn: ", "; there are: ") + known;
}

}  // namespace

std::string UsageText(const Session& session, const CLI::App& app, const CLI::Error& error) {
  if (std::string_view(error.what()) == "A subcommand is required") {
    return session.Say("fout: ", "error: ") + CommandMissing(session, app) +
           session.Say("\nZie --help.\n", "\nRun with --help for more information.\n");
  }
  if (session.language() != finance::Language::kDutch) {
    return CLI::FailureMessage::simple(&app, error);
  }
  return "fout: " + InDutch(app, error.get_name(), error.what()) + "\nZie --help.\n";
}

}  // namespace rekenschap::cli
