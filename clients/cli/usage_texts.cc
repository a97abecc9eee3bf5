#include "clients/cli/usage_texts.h"

#include <array>
#include <string_view>

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

std::string InDutch(const std::string& kind, const std::string& english) {
  constexpr std::string_view kRequired = " is required";
  if (english == "A subcommand is required") return "zeg welke opdracht u bedoelt";
  if (kind == "RequiredError" && english.ends_with(kRequired)) {
    const std::string what = english.substr(0, english.size() - kRequired.size());
    return (what.starts_with('-') ? "de optie " : "het argument ") + what + " ontbreekt";
  }
  for (const Known& known : kBeginnings) {
    const std::size_t at = english.find(known.english);
    if (at == std::string::npos) continue;
    // Before it stands the argument that it is about.
    return english.substr(0, at) + std::string(known.dutch) +
           english.substr(at + known.english.size());
  }
  for (const Known& known : kKinds) {
    if (known.english == kind) return std::string(known.dutch) + " (" + english + ")";
  }
  return "deze opdracht is niet te begrijpen (" + english + ")";
}

// What cannot be understood is told before the options that can be are put into the session.
bool IsInDutch(const Session& session, const CLI::App& app) {
  const CLI::Option* language = app.get_option_no_throw("--lang");
  if (language == nullptr || language->count() == 0) {
    return session.language() == finance::Language::kDutch;
  }
  return language->results().back() != "en";
}

}  // namespace

std::string UsageText(const Session& session, const CLI::App& app, const CLI::Error& error) {
  if (!IsInDutch(session, app)) {
    return CLI::FailureMessage::simple(&app, error);
  }
  return "fout: " + InDutch(error.get_name(), error.what()) + "\nZie --help.\n";
}

}  // namespace rekenschap::cli
