#ifndef REKENSCHAP_SERVICES_BASE_HASH_CANONICAL_READER_H_
#define REKENSCHAP_SERVICES_BASE_HASH_CANONICAL_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rekenschap::base {

// Reads a canonical form back, field by field in its order. Once a field is not what it is read as,
// the reader is broken and everything after it is empty: a caller looks once, at the end.
class CanonicalReader {
 public:
  // Of `bytes`, which outlive it, in that form.
  CanonicalReader(std::string_view bytes, std::string_view domain_tag, int format_version);

  std::string Text();
  std::int64_t Integer();
  bool Flag();
  // Whether the next field is absent; then it is behind.
  bool Absent();
  std::optional<std::int64_t> Optional();
  // The length of a list, at most as many elements as bytes are left.
  std::size_t List();

  void Break() { broken_ = true; }
  bool broken() const { return broken_; }
  // Whether all of it was read, and could be.
  bool Done() const { return !broken_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool broken_ = false;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_HASH_CANONICAL_READER_H_
