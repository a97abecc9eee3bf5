#include "services/base/hash/canonical_reader.h"

#include <charconv>

namespace rekenschap::base {
namespace {

// A whole number as std::to_chars writes it.
template <class T>
std::optional<T> NumberOf(std::string_view text) {
  T number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (std::to_string(number) != text) return std::nullopt;
  return number;
}

}  // namespace

CanonicalReader::CanonicalReader(std::string_view bytes, std::string_view domain_tag,
                                 int format_version)
    : rest_(bytes) {
  if (Text() != domain_tag || Integer() != format_version) Break();
}

std::string CanonicalReader::Text() {
  const std::size_t colon = rest_.find(':');
  if (broken_ || colon == std::string_view::npos) {
    Break();
    return "";
  }
  const auto length = NumberOf<std::size_t>(rest_.substr(0, colon));
  if (!length || *length > rest_.size() - colon - 1) {
    Break();
    return "";
  }
  std::string text(rest_.substr(colon + 1, *length));
  rest_.remove_prefix(colon + 1 + *length);
  return text;
}

std::int64_t CanonicalReader::Integer() {
  const auto number = NumberOf<std::int64_t>(Text());
  if (!number) Break();
  return number.value_or(0);
}

bool CanonicalReader::Flag() {
  const std::int64_t flag = Integer();
  if (flag != 0 && flag != 1) Break();
  return flag == 1;
}

bool CanonicalReader::Absent() {
  if (broken_ || rest_.empty() || rest_.front() != '-') return false;
  rest_.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> CanonicalReader::Optional() {
  if (Absent()) return std::nullopt;
  return Integer();
}

std::size_t CanonicalReader::List() {
  const std::int64_t length = Integer();
  if (length < 0 || static_cast<std::uint64_t>(length) > rest_.size()) {
    Break();
    return 0;
  }
  return static_cast<std::size_t>(length);
}

}  // namespace rekenschap::base
