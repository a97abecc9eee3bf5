#include "clients/cli/refusal_words.h"

#include <algorithm>
#include <set>

#include "clients/cli/error_facts.h"
#include "clients/cli/error_texts.h"
#include "clients/cli/malformed_texts.h"

namespace rekenschap::cli {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The words of a text, without the punctuation around them.
std::set<std::string_view> WordsIn(std::string_view text) {
  constexpr std::string_view kAround = ".,;:()'`\"";
  std::set<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, space);
    const std::size_t first = word.find_first_not_of(kAround);
    if (first != std::string_view::npos) {
      words.insert(word.substr(first, word.find_last_not_of(kAround) - first + 1));
    }
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

// Whether a word is a figure, or a name in capitals such as KIND_EXTENSION, which no translation
// replaces.
bool IsParticular(std::string_view word) {
  if (std::ranges::any_of(word, IsDigit)) return true;
  return word.find('_') != std::string_view::npos &&
         std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether the English holds a figure, a name or a quotation that is not told already.
bool HoldsMore(std::string_view english, const std::set<std::string_view>& told) {
  // An apostrophe within a word quotes nothing.
  for (std::size_t at = english.find('\''); at != std::string_view::npos;
       at = english.find('\'', at + 1)) {
    if (at > 0 && english[at - 1] != ' ' && english[at - 1] != '(') continue;
    const std::size_t end = english.find('\'', at + 1);
    if (end == std::string_view::npos) break;
    for (const std::string_view word : WordsIn(english.substr(at + 1, end - at - 1))) {
      if (!told.contains(word)) return true;
    }
    at = end;
  }
  return std::ranges::any_of(WordsIn(english), [&told](std::string_view word) {
    return IsParticular(word) && !told.contains(word);
  });
}

// What a sentence is about, where it begins with that: a value in quotes, a rule, a line or a unit.
struct Lead {
  std::string dutch;
  std::string_view rest;
};

Lead LeadOf(std::string_view english) {
  constexpr std::string_view kLine = "line ";
  constexpr std::string_view kUnit = "unit '";
  const bool unit = english.starts_with(kUnit);
  if (unit || english.starts_with('\'')) {
    const std::string_view quoted = english.substr(unit ? kUnit.size() : 1);
    const std::size_t end = quoted.find('\'');
    if (end == std::string_view::npos) return {"", english};
    const std::string value(quoted.substr(0, end));
    return {unit ? "eenheid " + value : "'" + value + "'", quoted.substr(end + 1)};
  }
  if (english.starts_with(kLine)) {
    const std::string_view named = english.substr(kLine.size());
    const std::size_t end = named.find_first_of(" ,:");
    if (end == std::string_view::npos) return {"", english};
    const std::string name(named.substr(0, end));
    std::string_view rest = named.substr(end);
    if (constexpr std::string_view kTail = ", structural"; rest.starts_with(kTail)) {
      return {"regel " + name + ", structureel", rest.substr(kTail.size())};
    }
    return {"regel " + name, rest};
  }
  const std::size_t space = english.find(' ');
  if (const std::string_view first = english.substr(0, space);
      space != std::string_view::npos && first.find('_') != std::string_view::npos &&
      IsParticular(first)) {
    return {std::string(first), english.substr(space)};
  }
  return {"", english};
}

std::string DutchTextOf(std::string_view reason) {
  const std::string_view text = DutchErrorText(reason);
  if (!text.empty()) return std::string(text);
  const auto malformed = MalformedTextOf(reason, finance::Language::kDutch);
  return malformed ? malformed->message + "; " + malformed->remedy : "";
}

}  // namespace

std::string InDutch(const ServiceWords& words) {
  if (const auto whole = DutchErrorWith(words.reason, words.facts)) return *whole;
  const std::string text = DutchTextOf(words.reason);
  if (text.empty()) return std::string(words.english);
  const Lead lead = LeadOf(words.english);
  // Its English goes on with the form that the contract has for such names, which nobody types.
  if (words.reason == "NAME_MALFORMED" && !lead.dutch.empty()) return lead.dutch + ": " + text;
  std::set<std::string_view> told = WordsIn(text);
  told.merge(WordsIn(words.about));
  told.merge(WordsIn(lead.dutch));
  if (HoldsMore(lead.rest, told)) return text + " (" + std::string(words.english) + ")";
  return lead.dutch.empty() ? text : lead.dutch + ": " + text;
}

}  // namespace rekenschap::cli
