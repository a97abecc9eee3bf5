#include "services/planning/domain/targets.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"

namespace rekenschap::planning {
namespace {

struct PlannedLine {
  const Table* table;
  const Line* line;
};

bool Wants(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

absl::Status CheckKnown(const Revision& revision, const TargetQuery& query) {
  if (query.lines.empty() && query.units.empty()) return absl::OkStatus();
  std::set<std::string> lines;
  std::set<std::string> units;
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) {
      lines.insert(line.id);
      for (const auto& [column, given] : line.amounts) {
        for (const finance::Share& share : given.units) units.insert(share.id);
      }
    }
  }
  for (const AllocationKey& key : revision.keys) {
    for (const finance::Weight& weight : key.weights) units.insert(weight.id);
  }
  for (const finance::Handover& handover : revision.handovers) {
    for (const finance::Weight& weight : handover.to) units.insert(weight.id);
  }
  for (const std::string& line : query.lines) {
    if (!lines.contains(line)) return base::NotFound("LINE_UNKNOWN", "line", line);
  }
  for (const std::string& unit : query.units) {
    if (!units.contains(unit)) {
      const std::string name = finance::UnitName(unit);
      return base::NotFound("UNIT_UNKNOWN", "unit", name, name + " has no target in this plan");
    }
  }
  return absl::OkStatus();
}

std::vector<PlannedLine> WantedLines(const Revision& revision, const TargetQuery& query) {
  std::vector<PlannedLine> wanted;
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) {
      if (!line.cells.empty() && Wants(query.lines, line.id)) wanted.push_back({&table, &line});
    }
  }
  return wanted;
}

}  // namespace

absl::StatusOr<std::vector<Target>> TargetsOf(const finance::LinePlan& plan, const Line& line,
                                              finance::Measure measure,
                                              const finance::Period& period) {
  ASSIGN_OR_RETURN(const auto target, finance::TargetOf(plan, period));
  std::vector<Target> targets;
  if (!target) return targets;
  const auto& to_date = target->to_date_division;
  const auto& year = target->year_division;
  targets.reserve(2 + to_date.units.size());
  targets.push_back({line.id, "", period, measure, target->to_date, target->year});
  // A unit may have passed its targets on by the end of the year, and still have one before.
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> units;
  for (const finance::Share& share : to_date.units) units[share.id].first = share.value;
  for (const finance::Share& share : year.units) units[share.id].second = share.value;
  for (const auto& [unit, figures] : units) {
    targets.push_back({line.id, unit, period, measure, figures.first, figures.second});
  }
  if (to_date.reserve != 0 || year.reserve != 0) {
    targets.push_back({line.id, "", period, measure, to_date.reserve, year.reserve, true});
  }
  return targets;
}

absl::StatusOr<TargetPage> ListTargets(const Revision& revision, TargetQuery query,
                                       TargetPlace from, int size) {
  RETURN_IF_ERROR(CheckKnown(revision, query));
  std::ranges::sort(query.periods, [](const auto& a, const auto& b) { return a < b; });
  const std::vector<PlannedLine> lines = WantedLines(revision, query);
  const auto periods = static_cast<std::int64_t>(query.periods.size());
  const auto blocks = static_cast<std::int64_t>(lines.size()) * periods;
  TargetPage page;
  std::int64_t planned = -1;  // the line that `plan` is of
  finance::LinePlan plan;
  for (; from.block < blocks; from = {from.block + 1, 0}) {
    const auto& [table, line] = lines[static_cast<std::size_t>(from.block / periods)];
    if (planned != from.block / periods) plan = PlanOf(revision, *table, *line);
    planned = from.block / periods;
    const finance::Period& period = query.periods[static_cast<std::size_t>(from.block % periods)];
    ASSIGN_OR_RETURN(std::vector<Target> targets, TargetsOf(plan, *line, table->measure, period));
    // With units named, only theirs; the whole is for those who ask for all.
    if (!query.units.empty()) {
      std::erase_if(targets,
                    [&](const Target& target) { return !Wants(query.units, target.unit); });
    }
    for (; from.offset < static_cast<std::int64_t>(targets.size()); ++from.offset) {
      if (page.targets.size() == static_cast<std::size_t>(size)) {
        page.next = from;
        return page;
      }
      page.targets.push_back(std::move(targets[static_cast<std::size_t>(from.offset)]));
    }
  }
  return page;
}

}  // namespace rekenschap::planning
