#include <google/protobuf/util/time_util.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/domain/finding_texts.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

using google::protobuf::util::TimeUtil;

}  // namespace

void ToProto(const Unit& unit, v1::Unit& out) {
  out.set_name(finance::UnitName(unit.id));
  out.set_title(unit.title);
  if (!unit.parent.empty()) out.set_parent(finance::UnitName(unit.parent));
  out.set_valid_from(finance::FormatDate(unit.valid_from));
  if (unit.valid_until) out.set_valid_until(finance::FormatDate(*unit.valid_until));
  if (!unit.predecessor.empty()) out.set_predecessor(finance::UnitName(unit.predecessor));
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(unit.record_time_micros);
  out.set_sequence(unit.sequence);
}

void ToProto(const Programme& programme, v1::Programme& out) {
  out.set_name(finance::ProgrammeName(programme.id));
  out.set_title(programme.title);
  for (const Document& document : programme.legal_basis) ToProto(document, *out.add_legal_basis());
  out.set_budget_chapter(programme.budget_chapter);
  out.set_budget_article(programme.budget_article);
  out.set_instrument(programme.instrument);
  out.set_cadence(wire::ToProto(programme.cadence));
  for (const std::string& unit : programme.units) out.add_units(finance::UnitName(unit));
  const DeviationThreshold& given = programme.threshold;
  if (given != DeviationThreshold()) {
    v1::DeviationThreshold& threshold = *out.mutable_deviation_threshold();
    if (given.share_basis_points) {
      threshold.set_share_basis_points(static_cast<std::int32_t>(*given.share_basis_points));
    }
    if (given.amount_eurocents) threshold.set_amount_eurocents(*given.amount_eurocents);
    if (given.amount_fte_thousandths) {
      threshold.set_amount_fte_thousandths(*given.amount_fte_thousandths);
    }
    if (given.amount_count) threshold.set_amount_count(*given.amount_count);
  }
  out.set_article_size_eurocents(programme.article_size_eurocents);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(programme.record_time_micros);
  out.set_sequence(programme.sequence);
}

void ToProto(const Target& target, v1::Target& out) {
  out.set_line(target.line);
  if (!target.unit.empty()) out.set_unit(finance::UnitName(target.unit));
  out.set_period(finance::FormatPeriod(target.period));
  *out.mutable_to_date() = wire::ToProto(finance::Quantity{target.measure, target.to_date});
  *out.mutable_year() = wire::ToProto(finance::Quantity{target.measure, target.year});
  out.set_central_reserve(target.central_reserve);
}

void ToProto(const std::vector<finance::Finding>& findings, finance::Language language,
             google::protobuf::RepeatedPtrField<type::v1::Finding>& out) {
  for (const finance::Finding& finding : findings) {
    const FindingText text = TextOf(finding, language);
    type::v1::Finding& to = *out.Add();
    to = wire::ToProto(finding);
    to.set_message(text.message);
    to.set_remedy(text.remedy);
  }
}

}  // namespace rekenschap::planning
