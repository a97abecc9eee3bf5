#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_SETTINGS_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_SETTINGS_H_

#include <vector>

#include "rekenschap/monitoring/v1/policy.pb.h"
#include "services/base/rpc/fields.h"
#include "services/monitoring/domain/policy.h"

// How a policy sets rules and ladders, on the wire. What comes in stays in its order, by which what
// is wrong with it is told; whether it can be is the domain's to say.
namespace rekenschap::monitoring {

std::vector<RuleSetting> RuleSettingsOf(
    base::FieldChecks& checks, const google::protobuf::RepeatedPtrField<v1::RuleSetting>& in);
std::vector<ExplanationLadder> LaddersOf(
    base::FieldChecks& checks, const google::protobuf::RepeatedPtrField<v1::ExplanationLadder>& in);

void ToProto(const std::vector<RuleSetting>& settings,
             google::protobuf::RepeatedPtrField<v1::RuleSetting>& out);
void ToProto(const ExplanationLadder& ladder, v1::ExplanationLadder& out);
void ToProto(const std::vector<ExplanationLadder>& ladders,
             google::protobuf::RepeatedPtrField<v1::ExplanationLadder>& out);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_SETTINGS_H_
