#ifndef REKENSCHAP_CLIENTS_CLI_COMPARE_COLUMNS_H_
#define REKENSCHAP_CLIENTS_CLI_COMPARE_COLUMNS_H_

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "clients/cli/comparison_words.h"
#include "rekenschap/monitoring/v1/comparison.pb.h"
#include "rekenschap/monitoring/v1/comparison_service.pb.h"

// The figures of a comparison as columns.
namespace rekenschap::cli {

// What a screen holds of a table of figures.
inline constexpr std::size_t kFiguresWidth = 120;

// Whose figures are compared: of both kinds they stand side by side.
enum class FigureKind { kProvisional, kAccepted, kBoth };

// What is compared: which figures, and the periods of which what has not come in is not due yet.
struct ComparedFigures {
  FigureKind kind = FigureKind::kProvisional;
  std::set<std::string> not_yet_due;
};

struct FigureColumn {
  Column column;
  std::function<Cell(const monitoring::v1::ComparisonRow&)> cell;
};

// Of totals, what their difference is against; shown where it is another target than the whole.
Column CoveredTargetColumn(const Session& session);
Cell CoveredTargetCell(const Session& session, const monitoring::v1::Coverage& coverage);
bool IsOtherTarget(bool has_target, const type::v1::Quantity& target,
                   const monitoring::v1::Coverage& coverage);

// For people, the most telling first. The target of those that count stands beside the target where
// the difference of any of `rows` is against another one than that.
std::vector<FigureColumn> FigureColumns(
    const Session& session, const ComparedFigures& figures,
    const std::vector<const monitoring::v1::ComparisonRow*>& rows);

// For programs: the same ones always.
std::vector<FigureColumn> PlainColumns(const Session& session);

// What stands behind the figure of a total that reports may leave out; empty of other figures, and
// where every report that counts gave it.
std::string GivenMark(const monitoring::v1::ComparisonRow& row, bool has_figure, int given);

// Whether the figures of any row are marked so.
bool HasGivenMark(const monitoring::v1::ComparePlanResponse& response);

// Whether any row has figures of both kinds.
bool HasBoth(const monitoring::v1::ComparePlanResponse& response);

// `rows` with `columns` after a `lead`, leaving out columns without anything in them.
struct Lead {
  std::vector<Column> columns;
  std::function<std::vector<Cell>(const monitoring::v1::ComparisonRow&)> cells;
};
Table FiguresTable(const Lead& lead, const std::vector<FigureColumn>& columns,
                   const std::vector<const monitoring::v1::ComparisonRow*>& rows);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_COMPARE_COLUMNS_H_
