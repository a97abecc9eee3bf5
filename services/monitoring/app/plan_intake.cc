#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"

// The copy of the plans, and what the journal's entries stand for.
namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The plans come from planning, not from a caller.
constexpr char kPrincipal[] = "service:planning";

// What arrives again stays as it is, and has to be what it was.
absl::Status CheckSame(const std::string& name, const std::string& before, const std::string& now) {
  if (before == now) return absl::OkStatus();
  base::ErrorDetails details;
  details.reason = "PLAN_REWRITTEN";
  details.resource_name = name;
  return base::Error(absl::StatusCode::kDataLoss,
                     absl::StrFormat("planning now has another %s than the one that was copied "
                                     "here; what was adopted cannot have changed",
                                     name),
                     std::move(details));
}

// What `now` hashes to with as much of it as was kept when `before` arrived. Planning's own hash,
// which both hold, covers the rest.
std::string HashAsKept(const Programme& before, Programme now) {
  if (before.purpose == Purpose()) now.purpose = {};
  return ContentHash(now);
}

std::string HashAsKept(const std::string& programme, const PlanRevision& before, PlanRevision now) {
  if (before.paper.tables.empty()) now.paper = {};
  const auto pays = [](const PlanLine& line) { return !line.pays_for.empty(); };
  if (std::ranges::none_of(before.lines, pays)) {
    for (PlanLine& line : now.lines) line.pays_for.clear();
  }
  return ContentHash(programme, now);
}

// Takes a unit in. When it was there already and only its place in the tree is new, the journal
// entry that tells it; otherwise 0.
absl::StatusOr<std::int64_t> TakeUnit(Connection& connection, base::Journal& journal,
                                      const Unit& unit) {
  const std::string name = finance::UnitName(unit.id);
  const base::Journal::Change recorded = {kPrincipal, "plan.unit", name, ContentHash(unit)};
  const auto before = LoadUnit(connection, unit.id);
  if (!before) {
    InsertUnit(connection, unit);
    journal.Append(connection, recorded);
    return 0;
  }
  if (FindParentEntry(connection, unit.id)->known) {
    RETURN_IF_ERROR(CheckSame(name, ContentHash(*before), recorded.content_hash));
    return 0;
  }
  Unit unplaced = unit;
  unplaced.parent.clear();
  RETURN_IF_ERROR(CheckSame(name, ContentHash(*before), ContentHash(unplaced)));
  const std::int64_t placed =
      unit.parent.empty() ? 0 : journal.Append(connection, recorded).sequence;
  SetParent(connection, unit, placed);
  return placed;
}

}  // namespace

absl::StatusOr<FeedPlace> Monitoring::LastFeedPlace() {
  FeedPlace place;
  RETURN_IF_ERROR(store_.ReadAndWait([&place](Connection& connection) {
    place = LoadFeedPlace(connection);
    return absl::OkStatus();
  }));
  return place;
}

absl::Status Monitoring::TakePlanChange(const PlanChange& change, const FeedPlace& place) {
  std::int64_t placed = 0;
  absl::Status taken = store_.WriteAndWait([&](Connection& connection) -> absl::Status {
    if (const auto* unit = std::get_if<Unit>(&change)) {
      ASSIGN_OR_RETURN(placed, TakeUnit(connection, journal_, *unit));
    } else if (const auto* programme = std::get_if<Programme>(&change)) {
      const std::string name = finance::ProgrammeName(programme->id);
      const std::string hash = ContentHash(*programme);
      if (const auto before = LoadProgramme(connection, programme->id)) {
        RETURN_IF_ERROR(CheckSame(name, ContentHash(*before), HashAsKept(*before, *programme)));
      } else {
        const base::JournalEntry entry =
            journal_.Append(connection, {kPrincipal, "plan.programme", name, hash});
        InsertProgramme(connection, *programme, entry.sequence);
      }
    } else if (const auto* adopted = std::get_if<std::pair<std::string, PlanRevision>>(&change)) {
      const auto& [id, revision] = *adopted;
      const std::string name = finance::RevisionName(id, revision.number);
      const std::string hash = ContentHash(id, revision);
      if (const auto before = LoadRevision(connection, id, revision.number)) {
        RETURN_IF_ERROR(
            CheckSame(name, ContentHash(id, *before), HashAsKept(id, *before, revision)));
      } else {
        const base::JournalEntry entry =
            journal_.Append(connection, {kPrincipal, "plan.revision", name, hash});
        InsertRevision(connection, id, revision, {entry.record_time_micros, entry.sequence});
      }
    }
    SaveFeedPlace(connection, place);
    return absl::OkStatus();
  });
  if (taken.ok() && placed > 0) plans_.Forget(placed);
  const auto* adopted = std::get_if<std::pair<std::string, PlanRevision>>(&change);
  if (taken.ok() && adopted != nullptr) basis_observer_(adopted->first);
  return taken;
}

}  // namespace rekenschap::monitoring
