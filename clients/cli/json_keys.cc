#include "clients/cli/json_keys.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <absl/strings/ascii.h>

namespace rekenschap::cli {
namespace {

constexpr std::size_t kMostDepth = 100;  // Protobuf's

// Where the text ends that begins with the quotation mark at `at`.
std::size_t EndOfText(std::string_view json, std::size_t at) {
  for (std::size_t i = at + 1; i < json.size(); ++i) {
    if (json[i] == '\\') {
      ++i;
    } else if (json[i] == json[at]) {
      return i;
    }
  }
  return json.size();
}

bool IsOfWord(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// The field that a key names, however its words are joined.
std::string FieldOf(std::string_view key) {
  std::string field;
  for (const char c : key) {
    if (c != '_') field += absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  return field;
}

}  // namespace

std::optional<RepeatedKey> FindRepeatedKey(std::string_view json) {
  std::vector<std::set<std::string>> objects;  // those that are open, with the keys so far
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '{') objects.emplace_back();
    if (objects.size() > kMostDepth) return std::nullopt;
    if (c == '}' && !objects.empty()) objects.pop_back();
    const bool quoted = c == '"' || c == '\'';
    if (!quoted && !IsOfWord(c)) continue;
    // Protobuf takes keys without quotation marks too.
    const std::size_t start = quoted ? i + 1 : i;
    std::size_t end = start;
    if (quoted) {
      end = EndOfText(json, i);
    } else {
      while (end < json.size() && IsOfWord(json[end])) ++end;
    }
    const std::string_view word = json.substr(std::min(start, json.size()), end - start);
    i = quoted ? end : end - 1;
    const std::size_t next = json.find_first_not_of(" \t\r\n", i + 1);
    const bool is_key = next != std::string_view::npos && json[next] == ':';
    if (!is_key || objects.empty()) continue;
    if (!objects.back().insert(FieldOf(word)).second) return RepeatedKey{word, start};
  }
  return std::nullopt;
}

}  // namespace rekenschap::cli
