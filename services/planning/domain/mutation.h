#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/finance/column.h"
#include "services/finance/quantity.h"

// What changes from one revision to the next.
namespace rekenschap::planning {

// What brings a mutation about; kNet is the balance of several that the source does not tell apart.
enum class MutationClass { kPolicy, kTechnical, kWindfallOrSetback, kNet };

// What kind of change it is; see the contract for the arithmetic of each.
enum class MutationKind {
  kAdjustment,        // bijstelling
  kCashShift,         // kasschuif
  kReallocation,      // herschikking
  kIndexation,        // loon- of prijsbijstelling
  kGrossingUp,        // desaldering
  kExtension,         // of the series by a year out of its structural figure
  kStructuralChange,  // of the structural figure
};

// The change of one figure.
struct MutationEntry {
  std::string line;
  finance::Column column;
  std::optional<std::int64_t> amount;  // always set once the draft is made
  // Only while a draft is being made: what the amount was given in.
  std::optional<finance::Measure> measure = {};

  bool operator==(const MutationEntry&) const = default;
};

// One named change of a plan.
struct Mutation {
  std::string id;
  std::string title;
  MutationClass mutation_class = MutationClass::kPolicy;
  MutationKind kind = MutationKind::kAdjustment;
  std::string reason;
  std::string explanation;
  std::vector<MutationEntry> entries;  // in the order given
  std::int64_t index_rate_per_million = 0;
  std::string price_level;

  bool operator==(const Mutation&) const = default;
};

// Names for storing, hashing and messages: POLICY, ...; ADJUSTMENT, CASH_SHIFT, ...
std::string_view ToString(MutationClass mutation_class);
std::string_view ToString(MutationKind kind);
std::optional<MutationClass> ParseMutationClass(std::string_view name);
std::optional<MutationKind> ParseMutationKind(std::string_view name);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_H_
