#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_ARCHIVE_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_ARCHIVE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/hash/canonical.h"
#include "services/base/hash/canonical_reader.h"
#include "services/monitoring/domain/statement.h"

// Writing the canonical form of a statement and reading it back, with one set of calls, so that the
// order of the fields stands in one place.
namespace rekenschap::monitoring {

inline constexpr char kStatementTag[] = "rekenschap.statement";

// Writes fields.
class StatementWriter {
 public:
  StatementWriter() : canonical_(kStatementTag, StatementContent::kFormat) {}

  void Text(const std::string& text) { canonical_.Text(text); }
  template <class T>
  void Integer(const T& integer) {
    canonical_.Integer(integer);
  }
  void Flag(const bool& flag) { canonical_.Flag(flag); }
  void Maybe(const std::optional<std::int64_t>& integer) { canonical_.Optional(integer); }
  template <class Enum, std::size_t N>
  void Name(const Enum& value, const std::string_view (&names)[N]) {
    const std::string_view name = names[static_cast<std::size_t>(value)];
    name.empty() ? canonical_.Absent() : canonical_.Text(name);
  }
  // A part that is always there.
  template <class T, class Fields>
  void Part(const T& part, const Fields& fields) {
    canonical_.Flag(true);
    fields(part);
  }
  template <class T, class Fields>
  void Maybe(const std::optional<T>& part, const Fields& fields) {
    part ? Part(*part, fields) : void(canonical_.Absent());
  }
  template <class T, class Fields>
  void List(const std::vector<T>& list, const Fields& fields) {
    canonical_.List(list.size());
    for (const T& element : list) fields(element);
  }
  template <class Value, class Put>
  void Map(const std::map<std::string, Value>& map, const Put& put) {
    canonical_.List(map.size());
    for (const auto& [key, value] : map) {
      canonical_.Text(key);
      put(value);
    }
  }

  const std::string& bytes() const { return canonical_.bytes(); }

 private:
  base::Canonical canonical_;
};

// Reads them back, in the same order.
class StatementReader {
 public:
  explicit StatementReader(std::string_view form)
      : reader_(form, kStatementTag, StatementContent::kFormat) {}

  void Text(std::string& text) { text = reader_.Text(); }
  template <class T>
  void Integer(T& integer) {
    const std::int64_t read = reader_.Integer();
    integer = static_cast<T>(read);
    if (integer != read) reader_.Break();
  }
  void Flag(bool& flag) { flag = reader_.Flag(); }
  void Maybe(std::optional<std::int64_t>& integer) { integer = reader_.Optional(); }
  template <class Enum, std::size_t N>
  void Name(Enum& value, const std::string_view (&names)[N]) {
    const std::string name = reader_.Absent() ? "" : reader_.Text();
    for (std::size_t i = 0; i < N; ++i) {
      if (names[i] != name) continue;
      value = static_cast<Enum>(i);
      return;
    }
    reader_.Break();
  }
  template <class T, class Fields>
  void Part(T& part, const Fields& fields) {
    if (!reader_.Flag()) reader_.Break();
    fields(part);
  }
  template <class T, class Fields>
  void Maybe(std::optional<T>& part, const Fields& fields) {
    if (!reader_.Absent()) Part(part.emplace(), fields);
  }
  template <class T, class Fields>
  void List(std::vector<T>& list, const Fields& fields) {
    const std::size_t length = reader_.List();
    for (std::size_t i = 0; i < length && !reader_.broken(); ++i) fields(list.emplace_back());
  }
  template <class Value, class Put>
  void Map(std::map<std::string, Value>& map, const Put& put) {
    const std::size_t length = reader_.List();
    for (std::size_t i = 0; i < length && !reader_.broken(); ++i) {
      std::string key = reader_.Text();
      if (!map.empty() && key <= map.rbegin()->first) reader_.Break();
      put(map[std::move(key)]);
    }
  }

  bool Done() const { return reader_.Done(); }

 private:
  base::CanonicalReader reader_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_ARCHIVE_H_
