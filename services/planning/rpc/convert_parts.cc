#include "services/planning/rpc/convert_parts.h"

#include <algorithm>

#include "services/finance/names.h"
#include "services/wire/wire.h"

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

std::int64_t AmountOf(FieldChecks& checks, const std::string& field, const type::v1::Quantity& in,
                      finance::Measure measure) {
  const auto quantity = wire::FromProto(in);
  if (!quantity || quantity->measure != measure) {
    checks.Note(field, "MEASURE_WRONG",
                absl::StrFormat("the table is in %s; give the amount in that measure",
                                std::string(finance::ToString(measure))));
    return 0;
  }
  if (quantity->value > finance::kMaxFigure || quantity->value < -finance::kMaxFigure) {
    checks.Note(field, "FIGURE_TOO_LARGE", "it is larger than any figure can be here");
    return 0;
  }
  return quantity->value;
}

std::vector<finance::Weight> WeightsOf(
    FieldChecks& checks, const std::string& field,
    const google::protobuf::RepeatedPtrField<v1::UnitWeight>& in) {
  std::vector<finance::Weight> weights;
  if (!checks.Bounded(field, in.size(), 1000)) return weights;
  for (int i = 0; i < in.size(); ++i) {
    weights.push_back({checks.Take(absl::StrFormat("%s[%d].unit", field, i), "NAME_MALFORMED",
                                   finance::UnitId(in.Get(i).unit())),
                       in.Get(i).weight()});
  }
  std::ranges::stable_sort(weights, {}, &finance::Weight::id);
  return weights;
}

void ToProto(const Document& document, type::v1::Document& out) {
  out.set_number(document.number);
  out.set_title(document.title);
  out.set_date(finance::FormatDate(document.date));
  out.set_uri(document.uri);
}

}  // namespace rekenschap::planning
