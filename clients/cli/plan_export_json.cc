#include "clients/cli/plan_export_json.h"

#include <absl/strings/str_format.h>

namespace rekenschap::cli {
namespace {

constexpr std::size_t kLongestLine = 100;

std::string Quoted(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (c == '\n') {
      json += "\\n";
    } else if (c == '\r') {
      json += "\\r";
    } else if (byte < 0x20 || byte == 0x7f) {
      json += absl::StrFormat("\\u%04x", byte);
    } else {
      json += c;
    }
  }
  return json + '"';
}

}  // namespace

Json::Json(const std::string& text) : scalar_(Quoted(text)) {}
Json::Json(const char* text) : scalar_(Quoted(text)) {}

Json Json::Flag(bool flag) {
  Json json(Kind::kScalar);
  json.scalar_ = flag ? "true" : "false";
  return json;
}

Json Json::Integer(std::int64_t integer) {
  Json json(Kind::kScalar);
  json.scalar_ = std::to_string(integer);
  return json;
}

Json Json::List(std::vector<Json> items) {
  Json json(Kind::kList);
  for (Json& item : items) json.members_.emplace_back("", std::move(item));
  return json;
}

Json Json::Object(Members members) {
  Json json(Kind::kObject);
  json.members_ = std::move(members);
  return json;
}

std::string Json::OnOneLine() const {
  if (kind_ == Kind::kScalar) return scalar_;
  std::string line;
  for (const auto& [name, value] : members_) {
    if (!line.empty()) line += ", ";
    if (kind_ == Kind::kObject) line += Quoted(name) + ": ";
    line += value.OnOneLine();
  }
  return kind_ == Kind::kList ? "[" + line + "]" : "{" + line + "}";
}

void Json::Print(std::size_t indent, std::size_t already, std::string& out) const {
  std::string line = OnOneLine();
  if (kind_ == Kind::kScalar || already + line.size() <= kLongestLine) {
    out += line;
    return;
  }
  out += kind_ == Kind::kList ? "[\n" : "{\n";
  const std::string margin(indent + 2, ' ');
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const auto& [name, value] = members_[i];
    const std::string start = margin + (kind_ == Kind::kObject ? Quoted(name) + ": " : "");
    out += start;
    value.Print(indent + 2, start.size(), out);
    out += i + 1 < members_.size() ? ",\n" : "\n";
  }
  out += std::string(indent, ' ') + (kind_ == Kind::kList ? "]" : "}");
}

std::string Json::Print() const {
  std::string out;
  Print(0, 0, out);
  return out + "\n";
}

}  // namespace rekenschap::cli
