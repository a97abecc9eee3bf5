#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/layout.h"
#include "clients/cli/period_views.h"

// How the grid of periods comes on a page, look after look.
namespace rekenschap::cli {
namespace {

// How many rows stand beneath the units: received, on time, due, and the period's state.
constexpr std::size_t kRowsBelow = 4;

}  // namespace

std::vector<Table> GridParts(const Table& grid) {
  std::vector<Table> parts = SplitColumns(grid, 1);
  for (Table& part : parts) {
    const auto below =
        part.rows.end() - static_cast<std::ptrdiff_t>(std::min(kRowsBelow, part.rows.size()));
    const auto silent = [](const std::vector<Cell>& row) {
      return std::all_of(row.begin() + 1, row.end(),
                         [](const Cell& cell) { return cell.text.empty(); });
    };
    part.rows.erase(std::remove_if(below, part.rows.end(), silent), part.rows.end());
  }
  return parts;
}

std::string WatchHeading(const Session& session, absl::Time now) {
  if (session.colour) return "\033[H\033[2J";
  if (session.output != Output::kTable) return "";
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", now, absl::UTCTimeZone()) + '\n';
}

}  // namespace rekenschap::cli
