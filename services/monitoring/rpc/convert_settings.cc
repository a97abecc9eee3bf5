#include "services/monitoring/rpc/convert_settings.h"

#include <optional>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using base::FieldChecks;

constexpr int kMostSettings = 100;
constexpr int kMostParameters = 20;
constexpr int kMostLadders = 3;
constexpr int kMostSteps = 12;

RuleSetting SettingOf(FieldChecks& checks, const std::string& field, const v1::RuleSetting& in) {
  RuleSetting setting;
  setting.rule = checks.Text(field + ".rule", in.rule(), 1, 64);
  setting.off = in.off();
  if (in.severity() != type::v1::SEVERITY_UNSPECIFIED) {
    setting.severity = wire::FromProto(in.severity());
    if (!setting.severity) checks.Note(field + ".severity", "SEVERITY_UNFIT", "there is no such");
  }
  if (checks.Bounded(field + ".parameters", static_cast<int>(in.parameters_size()),
                     kMostParameters)) {
    for (const auto& [name, value] : in.parameters()) {
      setting.parameters.emplace(checks.Text(field + ".parameters", name, 1, 64), value);
    }
  }
  return setting;
}

// The amount of a quantity that has to be in the ladder's measure.
std::optional<std::int64_t> AmountOf(FieldChecks& checks, const std::string& field, bool given,
                                     const type::v1::Quantity& in, finance::Measure measure) {
  if (!given) return std::nullopt;
  const auto quantity = wire::FromProto(in);
  if (!quantity) {
    checks.Note(field, "AMOUNT_MISSING", "give an amount, or leave it out");
    return std::nullopt;
  }
  if (quantity->measure != measure) {
    checks.Note(field, "MEASURE_WRONG", "it is in another measure than the ladder");
    return std::nullopt;
  }
  return quantity->value;
}

ExplanationLadder LadderOf(FieldChecks& checks, const std::string& field,
                           const v1::ExplanationLadder& in) {
  ExplanationLadder ladder;
  if (const auto measure = wire::FromProto(in.measure())) {
    ladder.measure = *measure;
  } else {
    checks.Note(field + ".measure", "MEASURE_MISSING", "give EUR, FTE or COUNT");
  }
  if (in.preset() < v1::ExplanationLadder::PRESET_UNSPECIFIED ||
      in.preset() > v1::ExplanationLadder::PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN) {
    checks.Note(field + ".preset", "PRESET_UNKNOWN", "there is no such preset");
  }
  ladder.national = in.preset() == v1::ExplanationLadder::PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN;
  ladder.source = checks.Text(field + ".source", in.source(), 0, 300);
  if (ladder.national && ladder.source.empty()) ladder.source = NationalLadder().source;
  if (ladder.national && in.steps().empty()) ladder.steps = NationalLadder().steps;
  if (!checks.Bounded(field + ".steps", in.steps_size(), kMostSteps)) return ladder;
  for (int i = 0; i < in.steps_size(); ++i) {
    const v1::ExplanationStep& step = in.steps(i);
    const std::string path = absl::StrFormat("%s.steps[%d]", field, i);
    ExplanationStep& taken = ladder.steps.emplace_back();
    taken.below = AmountOf(checks, path + ".below", step.has_below(), step.below(), ladder.measure);
    taken.amount =
        AmountOf(checks, path + ".amount", step.has_amount(), step.amount(), ladder.measure);
    if (step.has_share_basis_points()) taken.share_basis_points = step.share_basis_points();
  }
  return ladder;
}

}  // namespace

std::vector<RuleSetting> RuleSettingsOf(
    FieldChecks& checks, const google::protobuf::RepeatedPtrField<v1::RuleSetting>& in) {
  std::vector<RuleSetting> settings;
  if (!checks.Bounded("policy.rule_settings", in.size(), kMostSettings)) return settings;
  for (int i = 0; i < in.size(); ++i) {
    settings.push_back(
        SettingOf(checks, absl::StrFormat("policy.rule_settings[%d]", i), in.Get(i)));
  }
  return settings;
}

std::vector<ExplanationLadder> LaddersOf(
    FieldChecks& checks, const google::protobuf::RepeatedPtrField<v1::ExplanationLadder>& in) {
  std::vector<ExplanationLadder> ladders;
  if (!checks.Bounded("policy.explanation_ladders", in.size(), kMostLadders)) return ladders;
  for (int i = 0; i < in.size(); ++i) {
    ladders.push_back(
        LadderOf(checks, absl::StrFormat("policy.explanation_ladders[%d]", i), in.Get(i)));
  }
  return ladders;
}

void ToProto(const std::vector<RuleSetting>& settings,
             google::protobuf::RepeatedPtrField<v1::RuleSetting>& out) {
  for (const RuleSetting& setting : settings) {
    v1::RuleSetting& told = *out.Add();
    told.set_rule(setting.rule);
    told.set_off(setting.off);
    if (setting.severity) told.set_severity(wire::ToProto(*setting.severity));
    for (const auto& [name, value] : setting.parameters) (*told.mutable_parameters())[name] = value;
  }
}

void ToProto(const ExplanationLadder& ladder, v1::ExplanationLadder& out) {
  out.set_measure(wire::ToProto(ladder.measure));
  if (ladder.national) out.set_preset(v1::ExplanationLadder::PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN);
  out.set_source(ladder.source);
  for (const ExplanationStep& step : ladder.steps) {
    v1::ExplanationStep& rung = *out.add_steps();
    const auto amount = [&ladder](std::int64_t value) {
      return wire::ToProto(finance::Quantity{ladder.measure, value});
    };
    if (step.below) *rung.mutable_below() = amount(*step.below);
    if (step.amount) *rung.mutable_amount() = amount(*step.amount);
    if (step.share_basis_points) rung.set_share_basis_points(*step.share_basis_points);
  }
}

void ToProto(const std::vector<ExplanationLadder>& ladders,
             google::protobuf::RepeatedPtrField<v1::ExplanationLadder>& out) {
  for (const ExplanationLadder& ladder : ladders) ToProto(ladder, *out.Add());
}

}  // namespace rekenschap::monitoring
