#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_BALANCE_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_BALANCE_H_

#include <string>
#include <vector>

#include "services/base/status/status.h"
#include "services/planning/domain/mutation.h"
#include "services/planning/domain/mutation_arithmetic.h"

namespace rekenschap::planning {

// Whether the entries of `mutation` balance as its kind asks; see the contract for each. Every
// entry names a line of `stands` and has an amount. What does not hold is noted under `path`
// (`mutations[2]`):
//   CASH_SHIFT_UNBALANCED, CASH_SHIFT_NOT_CASH
//   REALLOCATION_UNBALANCED, REALLOCATION_MIXED
//   GROSSING_UP_UNBALANCED, GROSSING_UP_MIXED, GROSSING_UP_ONE_SIDED
//   FIGURE_TOO_LARGE                     a sum of the entries does not fit
void CheckBalance(const Mutation& mutation, const std::string& path, const Stands& stands,
                  std::vector<base::Violation>& violations);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_BALANCE_H_
