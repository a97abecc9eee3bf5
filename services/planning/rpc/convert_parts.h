#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_PARTS_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_PARTS_H_

#include <string>
#include <vector>

#include <absl/strings/str_format.h>

#include "rekenschap/planning/v1/revision.pb.h"
#include "services/base/rpc/fields.h"
#include "services/planning/domain/revision.h"

// Parts that several messages have.
namespace rekenschap::planning {

// Notes DATE_MALFORMED.
finance::Date DateOf(base::FieldChecks& checks, const std::string& field, const std::string& text);

// Notes what is wrong with any of its fields.
Document DocumentOf(base::FieldChecks& checks, const std::string& field,
                    const type::v1::Document& in);

// The column that a message names. Notes COLUMN_MISSING.
template <class Proto>
finance::Column ColumnOf(base::FieldChecks& checks, const std::string& field, const Proto& in) {
  if (in.column_case() == Proto::kStructural && in.structural()) {
    return finance::Column::Structural();
  }
  if (in.column_case() == Proto::kYear && in.year() >= finance::kFirstYear &&
      in.year() <= finance::kLastYear) {
    return {in.year()};
  }
  checks.Note(field, "COLUMN_MISSING",
              absl::StrFormat("name a year from %d to %d, or structural: true", finance::kFirstYear,
                              finance::kLastYear));
  return {};
}

template <class Proto>
void SetColumn(finance::Column column, Proto& out) {
  if (column.is_structural()) {
    out.set_structural(true);
  } else {
    out.set_year(column.year);
  }
}

// An amount in the measure. Notes MEASURE_WRONG, FIGURE_TOO_LARGE.
std::int64_t AmountOf(base::FieldChecks& checks, const std::string& field,
                      const type::v1::Quantity& in, finance::Measure measure);

// Weights by unit, at most 1000. Notes NAME_MALFORMED, TOO_MANY.
std::vector<finance::Weight> WeightsOf(
    base::FieldChecks& checks, const std::string& field,
    const google::protobuf::RepeatedPtrField<v1::UnitWeight>& in);

// How a line is spread over units and periods, into the line.
void TakeSpread(base::FieldChecks& checks, const std::string& field, const v1::Line& in,
                finance::Measure measure, Line& line);

// Mutations, profiles, handovers, instalments and the step of the cycle, into the revision.
void TakeChanges(base::FieldChecks& checks, const v1::Revision& in, Revision& revision);

void ToProto(const Document& document, type::v1::Document& out);
void ToProto(const Cell& cell, finance::Measure measure, v1::Cell& out);
v1::Revision::Phase ToProto(Phase phase);
v1::Mutation::Class ToProto(MutationClass mutation_class);
v1::Mutation::Kind ToProto(MutationKind kind);

// The same ways back.
void SpreadToProto(const Line& line, finance::Measure measure, v1::Line& out);
void ChangesToProto(const Revision& revision, v1::Revision& out);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_PARTS_H_
