#ifndef REKENSCHAP_SERVICES_PLANNING_APP_PLANNING_H_
#define REKENSCHAP_SERVICES_PLANNING_APP_PLANNING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "services/base/journal/journal.h"
#include "services/base/journal/write_once.h"
#include "services/finance/finding.h"
#include "services/planning/app/lookups.h"
#include "services/planning/app/revision_cache.h"
#include "services/planning/domain/difference.h"
#include "services/planning/domain/explanation_duty.h"
#include "services/planning/domain/instalments.h"
#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"
#include "services/planning/domain/revision_rules.h"
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

// How a revision differs from another one.
struct RevisionDifference {
  Revision revision;
  std::optional<Revision> base;  // nothing for a first revision against nothing
  std::vector<CellDifference> cells;
  std::vector<std::string> changed_parts;
  std::vector<std::shared_ptr<const Revision>> kept;  // what the cells' mutations stand in
};

// The story of a line: every revision of the chain that has it, and what differs from the one
// before.
struct LineHistory {
  struct Chapter {
    std::shared_ptr<const Revision> revision;
    std::vector<CellDifference> differences;
  };
  std::string line;
  std::vector<Chapter> chapters;
};

struct InstalmentsAndRevision {
  std::vector<InstalmentDue> instalments;
  std::int64_t revision_number = 0;
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
  // Store and journal outlive it. The ladder says from when mutations have to be explained.
  Planning(base::Store& store, base::Journal& journal, ExplanationLadder ladder = NationalLadder())
      : store_(store), journal_(journal), ladder_(std::move(ladder)) {}

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
  // `language` is that of the findings that stand in the way.
  void AdoptRevision(std::string programme, std::int64_t number, std::string etag,
                     finance::Language language, base::Request request, absl::Time deadline,
                     base::DoneWith<Revision> done);
  void GetRevision(RevisionQuery query, absl::Time deadline,
                   base::DoneWith<RevisionAndFindings> done);
  void ListRevisions(std::string programme, std::int64_t after, int limit, Known known,
                     absl::Time deadline, base::DoneWith<Page<Revision>> done);

  // A page of targets, and the revision that they were resolved from.
  void ListTargets(RevisionQuery query, TargetQuery targets, TargetPlace from, int size,
                   absl::Time deadline, base::DoneWith<TargetsAndRevision> done);
  // Without a base: against the predecessor.
  void DiffRevisions(RevisionQuery query, std::optional<RevisionQuery> base, absl::Time deadline,
                     base::DoneWith<RevisionDifference> done);
  void GetLineHistory(RevisionQuery query, std::string line, absl::Time deadline,
                      base::DoneWith<LineHistory> done);
  void ListInstalments(RevisionQuery query, std::vector<int> years, absl::Time deadline,
                       base::DoneWith<InstalmentsAndRevision> done);

  // Up to `limit` changes after the sequence; without one, after what `token` stands for (see
  // Journal::SequenceOf).
  void ListChanges(std::optional<std::int64_t> after, std::string token, int limit,
                   absl::Time deadline, base::DoneWith<PlanChanges> done);

  // What the content that `entry` recorded hashes to now; nothing when it is gone.
  absl::StatusOr<std::optional<std::string>> HashOfStored(base::Connection& connection,
                                                          const base::JournalEntry& entry) const;

  base::Journal& journal() { return journal_; }

 private:
  absl::StatusOr<RuleContext> ContextOf(base::Connection& connection,
                                        const Revision& revision) const;
  absl::StatusOr<RevisionAndFindings> WithFindings(base::Connection& connection,
                                                   Revision revision) const;

  base::Store& store_;
  base::Journal& journal_;
  const ExplanationLadder ladder_;
  RevisionCache revisions_;
  // Units that are recorded for good: none ever goes away. Of the writer's thread.
  std::unordered_set<std::string> known_units_;
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_APP_PLANNING_H_
