#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_JSON_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_JSON_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace rekenschap::cli {

// A JSON value that prints its members in the order in which they are given.
class Json {
 public:
  using Members = std::vector<std::pair<std::string, Json>>;

  // Texts become values without ado; they are UTF-8.
  Json(const std::string& text);  // NOLINT(google-explicit-constructor)
  Json(const char* text);         // NOLINT(google-explicit-constructor)
  static Json Flag(bool flag);
  static Json Integer(std::int64_t integer);
  static Json List(std::vector<Json> items);
  static Json Object(Members members);

  // Indented by two spaces a level, what is short on one line.
  std::string Print() const;

 private:
  enum class Kind { kScalar, kList, kObject };
  explicit Json(Kind kind) : kind_(kind) {}

  std::string OnOneLine() const;
  void Print(std::size_t indent, std::size_t already, std::string& out) const;

  Kind kind_ = Kind::kScalar;
  std::string scalar_;  // as JSON
  Members members_;     // of a list without names
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_JSON_H_
