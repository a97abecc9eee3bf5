#include "services/planning/domain/targets.h"

#include <algorithm>
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
  std::set<std::string> lines;
  std::set<std::string> units;
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) lines.insert(line.id);
  }
  for (const AllocationKey& key : revision.keys) {
    for (const finance::Weight& weight : key.weights) units.insert(weight.id);
  }
  for (const std::string& line : query.lines) {
    if (!lines.contains(line)) return base::NotFound("LINE_UNKNOWN", "line", line);
  }
  for (const std::string& unit : query.units) {
    if (!units.contains(unit)) {
      return base::NotFound("UNIT_UNKNOWN", "unit with a target", finance::UnitName(unit));
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

absl::StatusOr<std::vector<Target>> TargetsOf(const Revision& revision, const Table& table,
                                              const Line& line, const finance::Period& period) {
  const finance::Series series = SeriesOf(table, line);
  const AllocationKey* key = KeyOf(revision, line);
  ASSIGN_OR_RETURN(const std::optional<std::int64_t> to_date, finance::TargetAt(series, period));
  const std::optional<std::int64_t> year = finance::ValueInYear(series, period.year);
  if (!to_date || !year || key == nullptr) return std::vector<Target>();
  ASSIGN_OR_RETURN(const auto shares_to_date, finance::Allocate(*to_date, key->weights));
  ASSIGN_OR_RETURN(const auto shares_of_year, finance::Allocate(*year, key->weights));
  std::vector<Target> targets;
  targets.reserve(1 + shares_to_date.size());
  targets.push_back({line.id, "", period, table.measure, *to_date, *year});
  for (std::size_t i = 0; i < shares_to_date.size(); ++i) {
    targets.push_back({line.id, shares_to_date[i].id, period, table.measure,
                       shares_to_date[i].value, shares_of_year[i].value});
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
  for (; from.block < blocks; from = {from.block + 1, 0}) {
    const auto& [table, line] = lines[static_cast<std::size_t>(from.block / periods)];
    const finance::Period& period = query.periods[static_cast<std::size_t>(from.block % periods)];
    ASSIGN_OR_RETURN(std::vector<Target> targets, TargetsOf(revision, *table, *line, period));
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
