#include "services/planning/rpc/convert_parts.h"

namespace rekenschap::planning {

using base::FieldChecks;

finance::Date DateOf(FieldChecks& checks, const std::string& field, const std::string& text) {
  return checks.Take(field, "DATE_MALFORMED", finance::ParseDate(text));
}

Document DocumentOf(FieldChecks& checks, const std::string& field, const type::v1::Document& in) {
  Document document;
  document.number = checks.Text(field + ".number", in.number(), 1, 63);
  document.title = checks.Text(field + ".title", in.title(), 0, 300);
  document.date = DateOf(checks, field + ".date", in.date());
  document.uri = checks.Text(field + ".uri", in.uri(), 0, 500);
  if (!in.uri().empty() && in.uri().rfind("https://", 0) != 0) {
    checks.Note(field + ".uri", "URI_MALFORMED", "it is empty or starts with https://");
  }
  return document;
}

}  // namespace rekenschap::planning
