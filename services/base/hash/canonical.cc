#include "services/base/hash/canonical.h"

#include <array>
#include <charconv>
#include <cstdlib>

#include <openssl/evp.h>

namespace rekenschap::base {

std::string Sha256Hex(std::string_view bytes) {
  // Fetched once: OpenSSL 3 looks an algorithm up by name at every use otherwise.
  static EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  std::array<unsigned char, 32> digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, kSha256, nullptr) != 1) {
    std::abort();  // only without memory or without SHA-256: nothing that follows could be trusted
  }
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xf];
  }
  return hex;
}

Canonical::Canonical(std::string_view domain_tag, int format_version) {
  bytes_.reserve(2048);
  Text(domain_tag);
  Integer(format_version);
}

Canonical& Canonical::Text(std::string_view text) {
  std::array<char, 24> length{};
  const auto end = std::to_chars(length.data(), length.data() + length.size(), text.size()).ptr;
  bytes_.append(length.data(), end);
  bytes_ += ':';
  bytes_ += text;
  return *this;
}

Canonical& Canonical::Integer(std::int64_t integer) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), integer).ptr;
  return Text({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

Canonical& Canonical::Absent() {
  bytes_ += '-';
  return *this;
}

}  // namespace rekenschap::base
