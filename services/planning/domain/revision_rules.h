#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_RULES_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_RULES_H_

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/finding.h"
#include "services/planning/domain/revision.h"

// What stands in the way of adopting a revision, and what a reader should know of it.
namespace rekenschap::planning {

// The findings on a revision, in the order of its fields:
//   RECTIFICATION_MISSING  FATAL    a worked-with value differs from its print and nobody says why
//   RECTIFICATION_IDLE     WARNING  a rectification stands beside a value that is the printed one
//   WORKED_WITH_MISFIT     FATAL    the worked-with lines cannot be what the printed total was
//   rounded from; WARNING
//                                   when a reasoned override stands
//   PRINT_IRRECONCILABLE   WARNING  the printed lines cannot; the contradiction in print is
//   permanent PRINT_FITS_BY_ROUNDING INFO     they can, although they do not add up
// OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<std::vector<finance::Finding>> FindingsOn(const Revision& revision);

// The text of such a finding: what is wrong and how to mend it, in English.
struct FindingText {
  std::string message;
  std::string remedy;
};
FindingText TextOf(const finance::Finding& finding);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_RULES_H_
