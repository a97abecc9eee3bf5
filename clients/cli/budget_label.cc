#include "clients/cli/budget_label.h"

#include <array>
#include <utility>

#include "services/base/text/blanks.h"

namespace rekenschap::cli {
namespace {

constexpr std::size_t kMaxId = 63;
// Fewer letters than this before a digit are a code of which it is part.
constexpr std::size_t kWord = 3;
constexpr std::size_t kMaxFootnoteDigits = 2;

constexpr std::array<std::string_view, 10> kSuperscripts = {"\u2070", "\u00b9", "\u00b2", "\u00b3",
                                                            "\u2074", "\u2075", "\u2076", "\u2077",
                                                            "\u2078", "\u2079"};

// Letters with accents, of the second half of Latin-1, as they are written without.
constexpr std::array<std::pair<std::string_view, char>, 22> kPlain = {{
    {"\u00e0", 'a'}, {"\u00e1", 'a'}, {"\u00e2", 'a'}, {"\u00e4", 'a'}, {"\u00e7", 'c'},
    {"\u00e8", 'e'}, {"\u00e9", 'e'}, {"\u00ea", 'e'}, {"\u00eb", 'e'}, {"\u00ec", 'i'},
    {"\u00ed", 'i'}, {"\u00ee", 'i'}, {"\u00ef", 'i'}, {"\u00f1", 'n'}, {"\u00f2", 'o'},
    {"\u00f3", 'o'}, {"\u00f4", 'o'}, {"\u00f6", 'o'}, {"\u00f9", 'u'}, {"\u00fa", 'u'},
    {"\u00fb", 'u'}, {"\u00fc", 'u'},
}};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t LettersAtEnd(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && IsLetter(text[text.size() - 1 - count])) ++count;
  return count;
}

// How many bytes at the end of `label` are the mark of a footnote.
std::size_t FootnoteSize(std::string_view label) {
  for (const std::string_view mark : kSuperscripts) {
    if (label.ends_with(mark)) {
      return mark.size() + FootnoteSize(label.substr(0, label.size() - mark.size()));
    }
  }
  if (label.ends_with('*')) return 1 + FootnoteSize(label.substr(0, label.size() - 1));
  // `1)` without a bracket that it closes.
  const bool bracket = label.ends_with(')') && label.find('(') == std::string_view::npos;
  std::string_view before = bracket ? label.substr(0, label.size() - 1) : label;
  std::size_t digits = 0;
  while (digits < before.size() && IsDigit(before[before.size() - 1 - digits])) ++digits;
  if (digits == 0 || digits > kMaxFootnoteDigits) return 0;
  before.remove_suffix(digits);
  if (bracket) return digits + 1;
  return before.ends_with(')') || LettersAtEnd(before) >= kWord ? digits : 0;
}

std::string Spaced(std::string_view title) {
  std::string spaced;
  for (std::size_t i = 0; i < title.size(); ++i) {
    // A bracket of some length is a remark; a short one is part of the word: `functie(s)`.
    const bool remark = title[i] == '(' && i > 0 && title[i - 1] != ' ' &&
                        title.find(')', i) != std::string_view::npos &&
                        title.find(')', i) - i > kWord + 1;
    if (remark) spaced += ' ';
    spaced += title[i];
  }
  return spaced;
}

}  // namespace

CleanLabel CleanedLabel(const std::string& label, bool keep_digits) {
  const std::string_view trimmed = base::Trimmed(label);
  const std::size_t mark = keep_digits ? 0 : FootnoteSize(trimmed);
  if (mark >= trimmed.size()) return {Spaced(trimmed), ""};
  const std::size_t size = trimmed.size() - mark;
  return {Spaced(base::Trimmed(trimmed.substr(0, size))), std::string(trimmed.substr(size))};
}

std::string LabelKey(std::string_view title) {
  std::string key;
  while (!title.empty()) {
    if (const std::size_t blank = base::LeadingBlank(title)) {
      title.remove_prefix(blank);
      continue;
    }
    key += Lower(title.front());
    title.remove_prefix(1);
  }
  return key;
}

std::string IdFromTitle(std::string_view title) {
  std::string id;
  while (!title.empty()) {
    char c = Lower(title.front());
    std::size_t size = 1;
    for (const auto& [accented, plain] : kPlain) {
      if (!title.starts_with(accented)) continue;
      c = plain;
      size = accented.size();
    }
    title.remove_prefix(size);
    if (IsLetter(c) || IsDigit(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  id.resize(std::min(id.size(), kMaxId));
  while (id.ends_with('-')) id.pop_back();
  return id;
}

bool IsTotalLabel(std::string_view title) {
  const std::string key = LabelKey(title);
  return key.starts_with("totaal") || key.starts_with("total") || key == "som" || key == "sum";
}

bool IsPartLabel(std::string_view title) {
  const std::string key = LabelKey(title);
  return key.starts_with("waarvan") || key.starts_with("w.v.") || key.starts_with("ofwhich");
}

}  // namespace rekenschap::cli
