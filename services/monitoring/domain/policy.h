#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_POLICY_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_POLICY_H_

#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "services/finance/period.h"
#include "services/monitoring/domain/calendar.h"
#include "services/monitoring/domain/explanation_ladder.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// What a programme's reports are held to beside the plan (afspraken over monitoring).
struct Policy {
  std::string programme;
  std::int64_t version = 0;  // 0 is the default
  std::vector<DueRule> due_rules = NationalDueRules();
  std::vector<RuleSetting> rule_settings;
  std::vector<ExplanationLadder> ladders;  // from which difference on an explanation is asked
  std::string reason;                      // why it was set

  std::string principal;
  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;  // the journal entry that recorded it

  bool operator==(const Policy&) const = default;
};

// What SetPolicy wants back: it changes with the version.
std::string EtagOf(const Policy& policy);

// Puts the settings of rules by rule and the ladders by measure, as they are kept and hashed.
void PutInOrder(Policy& policy);

// Whether they arrange the same for the same reason; both in order.
bool ArrangeTheSame(const Policy& one, const Policy& other);

// The catalogue as the policy sets it.
RuleBook RuleBookOf(const Policy& policy);

// INVALID_ARGUMENT POLICY_UNFIT with a violation per due rule, setting of a rule or ladder that
// cannot be, and when the due rules leave the periods of `cadence` that end in some month without a
// due date. The violations count as the policy is given, before it is put in order.
absl::Status CheckPolicy(const Policy& policy, finance::PeriodKind cadence);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_POLICY_H_
