#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_MADE_MUTATIONS_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_MADE_MUTATIONS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/planning/domain/mutation_arithmetic.h"
#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {

// Makes the mutations on the plan of every kind, and remembers where that leads.
struct Made {
  explicit Made(std::vector<Mutation> given) : mutations(std::move(given)) {
    for (std::size_t i = 0; i < mutations.size(); ++i) {
      Make(mutations[i], "mutations[" + std::to_string(i) + "]", stands, violations);
    }
  }
  std::int64_t At(const std::string& line, finance::Column column) const {
    return stands.at(line).figures.at(column);
  }

  std::vector<Mutation> mutations;
  Stands stands = StandsOf(PlanOfEveryKind().tables);
  std::vector<base::Violation> violations;
};

inline MutationEntry In(std::string line, finance::Column column,
                        std::optional<std::int64_t> amount,
                        std::optional<finance::Measure> measure = std::nullopt) {
  return {std::move(line), column, amount, measure};
}

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_MADE_MUTATIONS_H_
