#ifndef REKENSCHAP_SERVICES_PLANNING_APP_PLANNING_H_
#define REKENSCHAP_SERVICES_PLANNING_APP_PLANNING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "services/base/journal/journal.h"
#include "services/base/journal/write_once.h"
#include "services/finance/finding.h"
#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"
#include "services/planning/domain/targets.h"
#include "services/planning/domain/unit.h"

// What can be done with plans. Every function answers through `done`, on a thread of the store;
// every write stands in the journal and is done once per request.
namespace rekenschap::planning {

struct RevisionAndFindings {
  Revision revision;
  std::vector<finance::Finding> findings;
};

struct TargetsAndRevision {
  TargetPage page;
  std::int64_t revision_number = 0;
  std::string revision_hash;
};

// A page of what comes after a key, and whether there is more.
template <class Item>
struct Page {
  std::vector<Item> items;
  bool more = false;
};

// Something that was decided, for those who watch: nothing where the entry is of a draft.
struct PlanChange {
  base::JournalHead head;  // of the entry
  std::variant<std::monostate, Unit, Programme, Revision> change;
};
struct PlanChanges {
  std::vector<PlanChange> changes;
  base::JournalHead head;  // of the journal
};

class Planning {
 public:
  // Both outlive it.
  Planning(base::Store& store, base::Journal& journal) : store_(store), journal_(journal) {}

  // Errors as CreateUnit of the contract says; so the others.
  void CreateUnit(Unit unit, base::Request request, absl::Time deadline, base::DoneWith<Unit> done);
  void GetUnit(std::string id, absl::Time deadline, base::DoneWith<Unit> done);
  void ListUnits(std::string after, int limit, absl::Time deadline,
                 base::DoneWith<Page<Unit>> done);

  void CreateProgramme(Programme programme, base::Request request, absl::Time deadline,
                       base::DoneWith<Programme> done);
  void GetProgramme(std::string id, absl::Time deadline, base::DoneWith<Programme> done);
  void ListProgrammes(std::string after, int limit, absl::Time deadline,
                      base::DoneWith<Page<Programme>> done);

  // Records a draft; its programme is set, its record is not.
  void CreateRevision(Revision revision, base::Request request, absl::Time deadline,
                      base::DoneWith<RevisionAndFindings> done);
  void AdoptRevision(std::string programme, std::int64_t number, std::string etag,
                     base::Request request, absl::Time deadline, base::DoneWith<Revision> done);
  // Number 0 gets the adopted revision in force on the date, or the last one adopted.
  void GetRevision(std::string programme, std::int64_t number,
                   std::optional<finance::Date> effective_date, absl::Time deadline,
                   base::DoneWith<RevisionAndFindings> done);
  void ListRevisions(std::string programme, std::int64_t after, int limit, absl::Time deadline,
                     base::DoneWith<Page<Revision>> done);

  // A page of targets, and the revision that they were resolved from (number 0 as in GetRevision).
  void ListTargets(std::string programme, std::int64_t number,
                   std::optional<finance::Date> effective_date, TargetQuery query, TargetPlace from,
                   int size, absl::Time deadline, base::DoneWith<TargetsAndRevision> done);

  // Up to `limit` changes after the sequence; without one, after what `token` stands for (see
  // Journal::SequenceOf).
  void ListChanges(std::optional<std::int64_t> after, std::string token, int limit,
                   absl::Time deadline, base::DoneWith<PlanChanges> done);

  // What the content that `entry` recorded hashes to now; nothing when it is gone.
  absl::StatusOr<std::optional<std::string>> HashOfStored(base::Connection& connection,
                                                          const base::JournalEntry& entry) const;

  base::Journal& journal() { return journal_; }

 private:
  base::Store& store_;
  base::Journal& journal_;
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_APP_PLANNING_H_
