#ifndef REKENSCHAP_SERVICES_MONITORING_APP_RULE_READS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_RULE_READS_H_

#include <memory>
#include <string>
#include <vector>

#include "services/monitoring/app/deviations.h"
#include "services/monitoring/app/monitoring.h"

// What can be asked about rules. Every function answers through `done`, on a thread of the store.
namespace rekenschap::monitoring {

// The rules as a programme sets them: in its policy, and by the threshold of its plan.
struct SetRules {
  std::shared_ptr<const RuleBook> book;
  DeviationThreshold threshold;
};

// Those of the programme or, when it is empty, as the catalogue has them. NOT_FOUND
// PROGRAMME_UNKNOWN.
void ReadSetRules(Monitoring& monitoring, std::string programme, absl::Time deadline,
                  base::DoneWith<SetRules> done);

// See RecheckReports.
void ReadDeviations(Monitoring& monitoring, std::string programme, RecheckPlace after, int limit,
                    absl::Time deadline, base::DoneWith<RecheckPage> done);

// The last recheck of programmes, by id after `after`.
struct CountedRecheck {
  Recheck recheck;
  bool outdated = false;  // it has to be done again
};
void ReadRechecks(Monitoring& monitoring, std::string after, int limit, absl::Time deadline,
                  base::DoneWith<std::vector<CountedRecheck>> done);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_RULE_READS_H_
