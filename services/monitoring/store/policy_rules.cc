#include "services/monitoring/store/policy_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct InsertSetting {
  static constexpr char kSql[] =
      "INSERT INTO policy_rule (programme, version, rule, turned_off, severity) VALUES "
      "(:programme, :version, :rule, :off, :severity)";
  using Params = std::tuple<Text, Integer, Text, Integer, std::optional<Text>>;
  using Row = std::tuple<>;
};
struct InsertParameter {
  static constexpr char kSql[] =
      "INSERT INTO policy_rule_parameter (programme, version, rule, name, value) VALUES "
      "(:programme, :version, :rule, :name, :value)";
  using Params = std::tuple<Text, Integer, Text, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertLadder {
  static constexpr char kSql[] =
      "INSERT INTO policy_ladder (programme, version, measure, national, source) VALUES "
      "(:programme, :version, :measure, :national, :source)";
  using Params = std::tuple<Text, Integer, Text, Integer, Text>;
  using Row = std::tuple<>;
};
struct InsertStep {
  static constexpr char kSql[] =
      "INSERT INTO policy_ladder_step (programme, version, measure, position, below, amount, "
      "share_basis_points) VALUES (:programme, :version, :measure, :position, :below, :amount, "
      ":share)";
  using Params = std::tuple<Text, Integer, Text, Integer, MaybeInteger, MaybeInteger, MaybeInteger>;
  using Row = std::tuple<>;
};
struct SelectSettings {
  static constexpr char kSql[] =
      "SELECT rule, turned_off, severity FROM policy_rule WHERE programme = :programme AND version "
      "= :version ORDER BY rule";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Integer, std::optional<Text>>;
};
struct SelectParameters {
  static constexpr char kSql[] =
      "SELECT name, value FROM policy_rule_parameter WHERE programme = :programme AND version = "
      ":version AND rule = :rule ORDER BY name";
  using Params = std::tuple<Text, Integer, Text>;
  using Row = std::tuple<Text, Integer>;
};
struct SelectLadders {
  static constexpr char kSql[] =
      "SELECT measure, national, source FROM policy_ladder WHERE programme = :programme AND "
      "version = :version";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Integer, Text>;
};
struct SelectSteps {
  static constexpr char kSql[] =
      "SELECT below, amount, share_basis_points FROM policy_ladder_step WHERE programme = "
      ":programme AND version = :version AND measure = :measure ORDER BY position";
  using Params = std::tuple<Text, Integer, Text>;
  using Row = std::tuple<MaybeInteger, MaybeInteger, MaybeInteger>;
};

}  // namespace

void InsertPolicyRules(base::Connection& connection, const Policy& policy) {
  for (const RuleSetting& setting : policy.rule_settings) {
    std::optional<Text> severity;
    if (setting.severity) severity = Text(finance::ToString(*setting.severity));
    connection.Run<InsertSetting>(policy.programme, policy.version, setting.rule,
                                  Integer{setting.off}, severity);
    for (const auto& [name, value] : setting.parameters) {
      connection.Run<InsertParameter>(policy.programme, policy.version, setting.rule, name, value);
    }
  }
  for (const ExplanationLadder& ladder : policy.ladders) {
    const Text measure(finance::ToString(ladder.measure));
    connection.Run<InsertLadder>(policy.programme, policy.version, measure,
                                 Integer{ladder.national}, ladder.source);
    for (std::size_t i = 0; i < ladder.steps.size(); ++i) {
      const ExplanationStep& step = ladder.steps[i];
      connection.Run<InsertStep>(policy.programme, policy.version, measure, static_cast<Integer>(i),
                                 step.below, step.amount, step.share_basis_points);
    }
  }
}

void LoadPolicyRules(base::Connection& connection, Policy& policy) {
  for (auto& [rule, off, severity] :
       connection.All<SelectSettings>(policy.programme, policy.version)) {
    RuleSetting& setting = policy.rule_settings.emplace_back();
    setting.rule = std::move(rule);
    setting.off = off != 0;
    if (severity) setting.severity = Stored(finance::ParseSeverity(*severity));
    for (auto& [name, value] :
         connection.All<SelectParameters>(policy.programme, policy.version, setting.rule)) {
      setting.parameters.emplace(std::move(name), value);
    }
  }
  for (auto& [measure, national, source] :
       connection.All<SelectLadders>(policy.programme, policy.version)) {
    ExplanationLadder& ladder = policy.ladders.emplace_back();
    ladder.measure = Stored(finance::ParseMeasure(measure));
    ladder.national = national != 0;
    ladder.source = std::move(source);
    for (const auto& [below, amount, share] :
         connection.All<SelectSteps>(policy.programme, policy.version, measure)) {
      ladder.steps.push_back({below, amount, share});
    }
  }
  std::ranges::sort(policy.ladders, {}, &ExplanationLadder::measure);
}

}  // namespace rekenschap::monitoring
