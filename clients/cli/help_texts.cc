#include "clients/cli/help_texts.h"

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/strings/str_split.h>

namespace rekenschap::cli {
namespace {

struct Known {
  const char* english;
  const char* dutch;
};

constexpr Known kLabels[] = {
    {"Usage", "Gebruik"},
    {"OPTIONS", "OPTIES"},
    {"SUBCOMMAND", "OPDRACHT"},
    {"SUBCOMMANDS", "OPDRACHTEN"},
    {"Positionals", "Argumenten"},
    {"Options", "Opties"},
    {"REQUIRED", "VERPLICHT"},
    {"Excludes", "Niet met"},
    // Types.
    {"TEXT", "TEKST"},
    {"INT", "GETAL"},
    {"FILE", "BESTAND"},
    {"PATH(existing)", "PAD"},
    {"POSITIVE", "VANAF 1"},
    // Names of arguments. What is typed for an option is the same in both languages.
    {"after", "latere"},
    {"base", "basis"},
    {"before", "eerdere"},
    {"file", "bestand"},
    {"files", "bestanden"},
    {"line", "regel"},
    {"period", "periode"},
    {"plans", "plannen"},
    {"programme", "programma"},
    {"programmes", "programma's"},
    {"report", "rapportage"},
    {"rule", "regel"},
    {"statement", "staat"},
    {"unit", "eenheid"},
    {"year", "jaar"},
};

// Help as the library lays it out, without its sentence on how many commands to give and its way of
// telling a type twice.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    return app->get_description() + "\n";
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(get_label(std::move(group)), is_positional,
                                      std::move(options));
  }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    const std::string name = CLI::Formatter::make_option_name(option, is_positional);
    return is_positional ? get_label(name) : name;
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    std::string text;
    if (option->get_type_size() != 0) {
      if (!option->get_type_name().empty()) text += " " + TypeWords(option->get_type_name());
      if (!option->get_default_str().empty()) text += "=" + option->get_default_str();
      if (option->get_expected_max() == CLI::detail::expected_max_vector_size) text += " ...";
      if (option->get_required()) text += " " + get_label("REQUIRED");
    }
    if (option->get_excludes().empty()) return text;
    text += " " + get_label("Excludes") + ":";
    for (const CLI::Option* other : option->get_excludes()) {
      text += " " + get_label(other->get_name());
    }
    return text;
  }

 private:
  // `INT:INT in [1 - 3600]` is a type with what holds for the value.
  std::string TypeWords(const std::string& type) const {
    constexpr std::string_view kRange = "INT in ";
    std::string words;
    const std::vector<std::string> parts = absl::StrSplit(type, ':');
    for (std::string_view part : parts) {
      if (part.starts_with(kRange)) part.remove_prefix(kRange.size());
      if (!words.empty()) words += ":";
      words += get_label(std::string(part));
    }
    return words;
  }
};

}  // namespace

void SetHelpLanguage(const Session& session, CLI::App& app) {
  const auto formatter = std::make_shared<HelpFormatter>();
  if (session.language() == finance::Language::kDutch) {
    for (const Known& label : kLabels) formatter->label(label.english, label.dutch);
  }
  app.formatter(formatter);
  app.group(session.Say("Opdrachten", "Subcommands"));
  app.set_help_flag("-h,--help",
                    session.Say("Toon deze uitleg", "Print this help message and exit"));
}

std::string SuchAs(const Session& session, const std::string& example) {
  return session.Say("Zoals ", "Such as ") + example;
}

std::string WithinUnits(const Session& session) {
  return session.Say("Alleen deze eenheden, met alles wat eronder valt",
                     "Only these units, with all below them");
}

std::string WhichPlan(const Session& session) {
  return session.Say(
      "avim-mensenhandel voor het plan dat geldt, avim-mensenhandel/2 voor revisie 2",
      "avim-mensenhandel for the plan in force, avim-mensenhandel/2 for revision 2");
}

std::string AsKnownToPlanning(const Session& session) {
  return session.Say(
      "Zoals toen bekend: een regel van het journaal van planning (15), een dag (2021-05-01) of "
      "een moment (2021-05-01T12:00:00Z)",
      "As known then: an entry of planning's journal (15), a day (2021-05-01) or a moment "
      "(2021-05-01T12:00:00Z)");
}

std::string AsKnownToMonitoring(const Session& session) {
  return session.Say("Zoals bekend bij deze regel van het journaal van monitoring",
                     "As known at this entry of monitoring's journal");
}

}  // namespace rekenschap::cli
