#include "clients/cli/explanation_words.h"

#include <array>

#include <absl/strings/str_join.h>

namespace rekenschap::cli {
namespace {

using finance::Language;
using Cause = monitoring::v1::Explanation::Cause;
using monitoring::v1::Explanation;

struct Word {
  Cause cause;
  std::string_view dutch;
  std::string_view english;
};

constexpr std::array<Word, 5> kWords = {{
    {Explanation::CAUSE_POLICY, "beleidsmatig", "policy"},
    {Explanation::CAUSE_TECHNICAL, "technisch", "technical"},
    {Explanation::CAUSE_TIMING, "tijdsverschil", "timing"},
    {Explanation::CAUSE_ROUNDING, "afronding", "rounding"},
    {Explanation::CAUSE_OTHER, "overig", "other"},
}};

}  // namespace

std::string CauseWord(Language language, Cause cause) {
  for (const Word& word : kWords) {
    if (word.cause == cause) {
      return std::string(language == Language::kDutch ? word.dutch : word.english);
    }
  }
  return language == Language::kDutch ? "niet gecodeerd" : "not coded";
}

std::vector<std::string> CauseChoices(Language language) {
  std::vector<std::string> choices;
  for (const Word& word : kWords) choices.push_back(CauseWord(language, word.cause));
  return choices;
}

std::string CauseWords(Language language) { return absl::StrJoin(CauseChoices(language), ", "); }

std::optional<Cause> CauseNamed(std::string_view name) {
  if (name.empty()) return Explanation::CAUSE_UNSPECIFIED;
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const Word& word : kWords) {
    if (word.dutch == lower || word.english == lower) return word.cause;
  }
  return std::nullopt;
}

}  // namespace rekenschap::cli
