#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_RULES_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_RULES_H_

#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/finding.h"
#include "services/planning/domain/explanation_duty.h"
#include "services/planning/domain/revision.h"
#include "services/planning/domain/unit_lifetimes.h"

// What stands in the way of adopting a revision, and what a reader should know of it.
namespace rekenschap::planning {

// What the rules look at beside the revision itself.
struct RuleContext {
  std::int64_t article_size = 0;  // in eurocents; 0 when not known
  const ExplanationLadder* ladder = nullptr;
  // Of the predecessor; kUnspecified and 0 without one.
  Phase phase_before = Phase::kUnspecified;
  int budget_year_before = 0;
  LastDays last_days = {};  // of the programme's units
};

// The findings on a revision:
//   RECTIFICATION_MISSING  FATAL    a worked-with value differs from its print and nobody says why;
//                                   one that mutations derive may be what the print was rounded
//                                   from
//   RECTIFICATION_IDLE     WARNING  a rectification stands beside a value that is the printed one
//   WORKED_WITH_MISFIT     FATAL    the worked-with lines cannot be what the printed total was
//                                   rounded from; WARNING when a reasoned override stands
//   PRINT_IRRECONCILABLE   WARNING  the printed lines cannot; the contradiction in print is
//                                   permanent
//   PRINT_FITS_BY_ROUNDING INFO     they can, although they do not add up
//   ROW_IRRECONCILABLE     WARNING  printed years cannot add up to their printed total
//   STRENGTH_IMPLAUSIBLE   WARNING  euros are not what the strength that they pay for costs
//   UNIT_OFF_KEY           WARNING  where amounts are given, a unit is further from its share of
//                                   the key than may be (Besluit verdeling sterkte en middelen
//                                   politie, art. 3, 6)
//   UNIT_GONE              WARNING  a unit has targets after its last day and passes them on to
//                                   nobody
//   EXPLANATION_MISSING    FATAL    a mutation above the norm for the article is not explained
//   PHASE_OUT_OF_ORDER     WARNING  the step comes before its predecessor's in the budget cycle
//   INSTALMENTS_WITHOUT_CASH WARNING there is a schedule and no cash budget to pay
// OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<std::vector<finance::Finding>> FindingsOn(const Revision& revision,
                                                         const RuleContext& context);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_RULES_H_
