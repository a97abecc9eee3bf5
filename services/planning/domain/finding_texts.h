#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_FINDING_TEXTS_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_FINDING_TEXTS_H_

#include <string>

#include "services/finance/finding.h"
#include "services/finance/language.h"

namespace rekenschap::planning {

// What a finding on a revision says: what is wrong and how to mend it; empty for a rule that is not
// one of revision_rules.h.
struct FindingText {
  std::string message;
  std::string remedy;
};
FindingText TextOf(const finance::Finding& finding, finance::Language language);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_FINDING_TEXTS_H_
