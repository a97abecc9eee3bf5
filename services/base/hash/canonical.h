#ifndef REKENSCHAP_SERVICES_BASE_HASH_CANONICAL_H_
#define REKENSCHAP_SERVICES_BASE_HASH_CANONICAL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rekenschap::base {

// SHA-256 as 64 lower-case hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

// The canonical form of a value, for hashing: a domain tag and a format version, then the fields in
// the order that the value's own hash function documents. A field is `<length>:<bytes>`, an absent
// one is `-`, so that no two values share a form; integers are decimal text, lists are preceded by
// their length and ordered by id.
class Canonical {
 public:
  Canonical(std::string_view domain_tag, int format_version);

  Canonical& Text(std::string_view text);
  Canonical& Integer(std::int64_t integer);
  Canonical& Flag(bool flag) { return Integer(flag ? 1 : 0); }
  Canonical& List(std::size_t length) { return Integer(static_cast<std::int64_t>(length)); }
  Canonical& Absent();
  Canonical& Optional(const std::optional<std::int64_t>& integer) {
    return integer ? Integer(*integer) : Absent();
  }

  const std::string& bytes() const { return bytes_; }
  std::string Hash() const { return Sha256Hex(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_HASH_CANONICAL_H_
