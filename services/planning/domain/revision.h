#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/finance/allocation.h"
#include "services/finance/target.h"
#include "services/planning/domain/document.h"
#include "services/planning/domain/mutation.h"
#include "services/planning/domain/table.h"

namespace rekenschap::planning {

// The step of the budget cycle, in the order in which a budget year goes through them.
enum class Phase {
  kUnspecified,
  kDraftBudget,
  kMemorandumOfAmendment,
  kAmendment,
  kAdoptedBudget,
  kIncidentalSupplementary,
  kFirstSupplementary,
  kBudgetDaySupplementary,
  kSecondSupplementary,
  kFinalLaw,
  kTechnicalCorrection,
};

// How an amount is divided over the units (verdeelsleutel).
struct AllocationKey {
  std::string id;
  std::string title;
  Document source;
  std::vector<finance::Weight> weights;  // by unit
  std::int64_t total_weight = 0;         // what they have to add up to; 0 for no matter what
  std::optional<std::int64_t> deviation_limit_basis_points;

  bool operator==(const AllocationKey&) const = default;
};

// A named way in which a year's figure builds up (fasering).
struct PhasingProfile {
  std::string id;
  std::string title;
  std::vector<std::int64_t> shares;  // hundredths of a percent per period

  bool operator==(const PhasingProfile&) const = default;
};

// One payment of the earmarked contribution in a year.
struct Instalment {
  int month = 1;
  int day = 1;
  std::int64_t share = 0;  // hundredths of a percent of the year's cash budget

  bool operator==(const Instalment&) const = default;
};

// One complete, immutable state of a programme's tables, and its way from draft to adoption.
struct Revision {
  enum class State { kDraft, kAdopted };

  // The content: never changes.
  std::string title;
  std::optional<Document> printed_in;
  Document adopted_by;  // its date is the effective date
  std::vector<Table> tables;
  std::vector<AllocationKey> keys;  // by id
  std::string reconciliation_override;
  int target_resolution_version = finance::kTargetResolutionVersion;
  Phase phase = Phase::kUnspecified;
  int budget_year = 0;           // 0 for none
  std::int64_t predecessor = 0;  // the number of the revision that it changes; 0 for none
  std::vector<Mutation> mutations;
  std::vector<PhasingProfile> profiles;      // by id
  std::vector<finance::Handover> handovers;  // by date
  std::vector<Instalment> instalments;       // by day in the year

  // The record.
  std::string programme;
  std::int64_t number = 0;
  std::string author;
  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;
  State state = State::kDraft;
  std::string adopter;
  std::int64_t adopt_time_micros = 0;
  std::int64_t adopt_sequence = 0;
  std::string content_hash;

  bool operator==(const Revision&) const = default;
};

// The key that divides `line`; null for a line without one.
const AllocationKey* KeyOf(const Revision& revision, const Line& line);

// All that decides the line's targets.
finance::LinePlan PlanOf(const Revision& revision, const Table& table, const Line& line);

// What AdoptRevision wants back: it changes with the state.
std::string EtagOf(const Revision& revision);

// Names for storing and hashing: NONE, DRAFT_BUDGET, ...
std::string_view ToString(Phase phase);
std::optional<Phase> ParsePhase(std::string_view name);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_H_
