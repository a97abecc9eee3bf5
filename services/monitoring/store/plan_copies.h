#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_COPIES_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_COPIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/plan.h"

// The copy of the plans.
namespace rekenschap::monitoring {

// How far the copy is; empty token and 0 before the first change.
struct FeedPlace {
  std::string resume_token;
  std::int64_t copied_sequence = 0;
};
FeedPlace LoadFeedPlace(base::Connection& connection);
void SaveFeedPlace(base::Connection& connection, const FeedPlace& place);

// What is there already stays as it is.
void InsertUnit(base::Connection& connection, const Unit& unit);
std::optional<Unit> LoadUnit(base::Connection& connection, const std::string& id);

// Whether a unit's place in the tree is known, and the journal entry that brought it: 0 when that
// is the one that brought the unit.
struct ParentEntry {
  bool known = false;
  std::int64_t sequence = 0;
};
// Nothing for a unit that is not there.
std::optional<ParentEntry> FindParentEntry(base::Connection& connection, const std::string& id);
void SetParent(base::Connection& connection, const Unit& unit, std::int64_t sequence);
// The last journal entry that brought a unit's place in the tree after the unit; 0 for none.
std::int64_t LastPlacing(base::Connection& connection);

// Of its units only the ids count; they have arrived before. The journal's entry at
// `arrival_sequence` noted it.
void InsertProgramme(base::Connection& connection, const Programme& programme,
                     std::int64_t arrival_sequence);
std::optional<Programme> LoadProgramme(base::Connection& connection, const std::string& id);

// The journal entry that noted an arrival.
struct Arrival {
  std::int64_t time_micros = 0;
  std::int64_t sequence = 0;
};
// Up to `limit` programmes' ids that come after `after`, in order.
std::vector<std::string> ListProgrammeIds(base::Connection& connection, const std::string& after,
                                          int limit);
// The programmes from `first` to `last`, by id.
std::vector<Programme> ListProgrammes(base::Connection& connection, const std::string& first,
                                      const std::string& last);

void InsertRevision(base::Connection& connection, const std::string& programme,
                    const PlanRevision& revision, const Arrival& arrival);
std::optional<PlanRevision> LoadRevision(base::Connection& connection, const std::string& programme,
                                         std::int64_t number);

// The number of the last adopted revision that arrived; 0 for none.
std::int64_t LastRevisionNumber(base::Connection& connection, const std::string& programme);

// A programme in the copy, with its last revision.
struct PlanCopy {
  std::string programme;
  std::string title;
  std::int64_t revision_number = 0;  // 0 for none
  std::string revision_hash;
  std::string adopted_by;
  std::int64_t arrival_time_micros = 0;         // of the revision
  std::int64_t programme_arrival_sequence = 0;  // the entry that noted the programme itself
};
// Up to `limit` programmes whose id comes after `after`, by id.
std::vector<PlanCopy> ListPlanCopies(base::Connection& connection, const std::string& after,
                                     int limit);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_COPIES_H_
