#include "clients/cli/usage_texts.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
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

// `csv, json` of `csv->2,json->1} OR {2,1} FAILED`, what follows the brace of a set.
std::string ChoicesIn(const std::string& set) {
  std::string choices;
  for (const std::string& choice : CLI::detail::split(set.substr(0, set.find('}')), ',')) {
    choices += (choices.empty() ? "" : ", ") + choice.substr(0, choice.find("->"));
  }
  return choices;
}

// A value that is out of a range, and the bounds as the library has them.
struct OutOfRange {
  std::string value;
  std::string least;
  std::string most;
};

std::optional<OutOfRange> OutOfRangeIn(const std::string& english) {
  constexpr std::string_view kValue = "Value ";
  constexpr std::string_view kRange = " not in range ";
  constexpr std::string_view kTo = " to ";
  // The value itself may hold anything: what follows it is sought from the end.
  const auto range = english.rfind(kRange);
  if (!english.starts_with(kValue) || range == std::string::npos) return std::nullopt;
  const std::string value = english.substr(kValue.size(), range - kValue.size());
  const std::string bounds = english.substr(range + kRange.size());
  const auto to = bounds.find(kTo);
  if (to == std::string::npos) return std::nullopt;
  return OutOfRange{value, bounds.substr(0, to), bounds.substr(to + kTo.size())};
}

// The value that is not a whole number from 1: of bounds with a point there is no upper one that
// anybody reaches.
std::optional<std::string> NotPositiveIn(const std::string& english) {
  const auto out = OutOfRangeIn(english);
  if (!out || out->most.find('.') == std::string::npos) return std::nullopt;
  return out->value;
}

// What a value would have to be, by what the library says of it. Nothing when it says something
// that is not known.
std::optional<std::string> ValueInDutch(const std::string& english) {
  constexpr std::string_view kSet = " not in {";
  constexpr std::string_view kCheck = "Check ";
  constexpr std::string_view kMap = " value in {";
  if (const auto small = NotPositiveIn(english)) {
    return *small + " is te klein, of geen getal; geef een getal vanaf 1";
  }
  if (const auto out = OutOfRangeIn(english)) {
    return out->value + " ligt niet tussen " + out->least + " en " + out->most;
  }
  std::size_t from = 0;
  std::size_t end = english.rfind(kSet);
  std::size_t set = end + kSet.size();
  if (english.starts_with(kCheck) && end == std::string::npos) {
    from = kCheck.size();
    end = english.rfind(kMap);
    set = end + kMap.size();
  }
  if (end == std::string::npos || end < from) return std::nullopt;
  return english.substr(from, end - from) + " kan hier niet; kies uit " +
         ChoicesIn(english.substr(set));
}

// What the library says of the particulars, where they are of a kind that is known.
std::optional<std::string> ParticularsInDutch(const CLI::App& app, const std::string& kind,
                                              const std::string& english) {
  const auto both = [&](std::string_view verb, const char* dutch) -> std::optional<std::string> {
    const auto at = english.find(verb);
    if (at == std::string::npos) return std::nullopt;
    return Named(app, english.substr(0, at)) + dutch + Named(app, english.substr(at + verb.size()));
  };
  if (kind == "ExcludesError") return both(" excludes ", " gaat niet samen met ");
  if (kind == "RequiresError") return both(" requires ", " kan niet zonder ");
  constexpr std::string_view kConvert = "Could not convert: ";
  constexpr std::string_view kIs = " = ";
  if (const auto is = english.find(kIs);
      kind == "ConversionError" && english.starts_with(kConvert) && is != std::string::npos) {
    return Named(app, english.substr(kConvert.size(), is - kConvert.size())) + ": " +
           english.substr(is + kIs.size()) + " is geen getal";
  }
  const auto colon = english.find(": ");
  if (colon == std::string::npos) return std::nullopt;
  const std::string name = Named(app, english.substr(0, colon)) + ": ";
  const std::string rest = english.substr(colon + 2);
  if (kind == "ArgumentMismatch" && rest.starts_with("1 required ") && rest.ends_with(" missing")) {
    return name + "hier ontbreekt een waarde";
  }
  if (kind != "ValidationError") return std::nullopt;
  const auto value = ValueInDutch(rest);
  return value ? std::optional(name + *value) : std::nullopt;
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
  if (auto particulars = ParticularsInDutch(app, kind, english)) return *std::move(particulars);
  for (const Known& known : kKinds) {
    if (known.english == kind) return std::string(known.dutch) + " (" + english + ")";
  }
  return "deze opdracht is niet te begrijpen (" + english + ")";
}

// As the library says it, but for bounds that nobody could give.
std::string InEnglish(const CLI::App& app, const CLI::Error& error) {
  const std::string english = error.what();
  const auto colon = english.find(": ");
  const auto small =
      colon == std::string::npos ? std::nullopt : NotPositiveIn(english.substr(colon + 2));
  if (!small) return CLI::FailureMessage::simple(&app, error);
  return "error: " + english.substr(0, colon + 2) + *small +
         " is too small, or no number; give a number from 1\nRun with --help for more "
         "information.\n";
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
    return InEnglish(app, error);
  }
  return "fout: " + InDutch(app, error.get_name(), error.what()) + "\nZie --help.\n";
}

}  // namespace rekenschap::cli
