#include "services/monitoring/rpc/convert_rule.h"

#include <algorithm>
#include <cstdint>

#include <google/protobuf/util/time_util.h>

#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/convert_settings.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::TimeUtil;

static_assert(static_cast<int>(ParameterUnit::kUnits) + 1 == v1::RuleParameter::UNIT_UNITS);

void ToProto(const RuleText& text, v1::BilingualText& out) {
  out.set_dutch(std::string(text.dutch));
  out.set_english(std::string(text.english));
}

v1::ExplanationDue DueOf(finance::Measure measure, const RuleBook& book,
                         const DeviationThreshold& threshold) {
  v1::ExplanationDue due;
  due.set_measure(wire::ToProto(measure));
  if (const ExplanationLadder* ladder = book.LadderFor(measure)) {
    ToProto(*ladder, *due.mutable_ladder());
    due.set_of_programme(true);
    return due;
  }
  const DeviationThreshold standard;
  const std::int64_t amount = AmountOf(threshold, measure);
  *due.mutable_amount() = wire::ToProto(finance::Quantity{measure, amount});
  due.set_share_basis_points(threshold.share_basis_points);
  due.set_of_programme(amount != AmountOf(standard, measure) ||
                       threshold.share_basis_points != standard.share_basis_points);
  return due;
}

}  // namespace

void ToProto(const Rule& rule, const RuleBook& book, const DeviationThreshold& threshold,
             v1::Rule& out) {
  out.set_name("rules/" + std::string(rule.id));
  out.set_rule(std::string(rule.id));
  out.set_version(rule.version);
  out.set_severity(wire::ToProto(rule.severity));
  out.set_adjustable(rule.adjustable);
  out.set_explainable(rule.explainable);
  ToProto(rule.title, *out.mutable_title());
  ToProto(rule.message, *out.mutable_message());
  ToProto(rule.remedy, *out.mutable_remedy());
  ToProto(rule.source, *out.mutable_source());
  for (const RuleParameter& parameter : rule.parameters) {
    v1::RuleParameter& told = *out.add_parameters();
    told.set_name(std::string(parameter.name));
    told.set_unit(static_cast<v1::RuleParameter::Unit>(static_cast<int>(parameter.unit) + 1));
    told.set_standard_number(parameter.standard);
    told.set_least_number(parameter.least);
    told.set_most_number(parameter.most);
    ToProto(parameter.description, *told.mutable_description());
    told.set_set_number(book.Parameter(rule.id, parameter.name));
  }
  out.set_set_severity(wire::ToProto(book.SeverityOf(rule.id)));
  out.set_off(!book.IsOn(rule.id));
  if (rule.id != "DEVIATION_UNEXPLAINED") return;
  for (const auto measure :
       {finance::Measure::kEuro, finance::Measure::kFte, finance::Measure::kCount}) {
    *out.add_explanation_due() = DueOf(measure, book, threshold);
  }
}

void ToProto(const Deviation& deviation, finance::Language language, v1::Deviation& out) {
  out.set_report(deviation.report);
  out.set_held_revision_number(deviation.held_revision);
  out.set_held_policy_version(deviation.held_policy);
  out.set_revision_number(deviation.revision);
  out.set_policy_version(deviation.policy);
  for (const finance::Finding& finding : deviation.findings) {
    ToProto(finding, language, *out.add_findings());
  }
}

void ToProto(const Recheck& recheck, bool outdated, v1::Recheck& out) {
  out.set_programme(finance::ProgrammeName(recheck.programme));
  out.set_revision_number(std::max<std::int64_t>(recheck.revision_number, 0));
  out.set_policy_version(recheck.policy_version);
  out.set_checked_count(recheck.checked);
  out.set_deviating_count(recheck.deviating);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(recheck.record_time_micros);
  out.set_outdated(outdated);
}

}  // namespace rekenschap::monitoring
