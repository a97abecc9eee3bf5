#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_RULE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_RULE_H_

#include "rekenschap/monitoring/v1/rule.pb.h"
#include "services/finance/language.h"
#include "services/monitoring/app/deviations.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/rule_book.h"
#include "services/monitoring/domain/rules.h"

// Rules, deviations and rechecks on the wire.
namespace rekenschap::monitoring {

// A rule as `book` sets it, for a programme with that threshold.
void ToProto(const Rule& rule, const RuleBook& book, const DeviationThreshold& threshold,
             v1::Rule& out);
void ToProto(const Deviation& deviation, finance::Language language, v1::Deviation& out);
// `outdated` is whether it has to be done again.
void ToProto(const Recheck& recheck, bool outdated, v1::Recheck& out);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_RULE_H_
