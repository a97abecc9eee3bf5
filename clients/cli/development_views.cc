#include "clients/cli/development_views.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include <absl/strings/str_format.h>

#include "clients/cli/compare_columns.h"
#include "clients/cli/layout.h"
#include "services/finance/arithmetic.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::DevelopmentFigures;
using monitoring::v1::DevelopmentPoint;
using monitoring::v1::GetDevelopmentResponse;

constexpr std::size_t kBarWidth = 24;
// For people the last columns, from the accepted figures on, which stand together.
constexpr std::size_t kAcceptedOn = 4;

// Zero for what is not set or below zero.
std::int64_t ValueOf(bool is_set, const type::v1::Quantity& quantity) {
  const auto figure = is_set ? wire::FromProto(quantity) : std::nullopt;
  return figure ? std::max<std::int64_t>(figure->value, 0) : 0;
}

std::int64_t TargetOf(const DevelopmentPoint& point) {
  return ValueOf(point.has_target(), point.target());
}

std::int64_t RealisedOf(const DevelopmentFigures& figures) {
  return ValueOf(figures.has_realised(), figures.realised());
}

// How far `value` reaches in a bar whose whole width is `most`.
std::size_t ReachOf(std::int64_t value, std::int64_t most, std::size_t width) {
  const auto reach = finance::MultiplyDivideHalfEven(value, static_cast<std::int64_t>(width), most);
  return reach.ok() ? static_cast<std::size_t>(*reach) : 0;
}

// What changed, with over how many units where that is not all of them.
Cell ChangeCell(const Session& session, const DevelopmentFigures& figures) {
  Cell cell = FigureCell(session, figures.has_change(), figures.change());
  if (figures.has_change() && figures.change_count() < figures.change_expected_count()) {
    cell.text +=
        absl::StrFormat(" (%d/%d)", figures.change_count(), figures.change_expected_count());
  }
  return cell;
}

Cell CoverageCell(const DevelopmentFigures& figures) {
  return {CoverageText(figures.has_coverage(), figures.coverage())};
}

// Whether the difference at any point is against another target than the one that stands there.
bool HasOtherTarget(const GetDevelopmentResponse& response) {
  return std::ranges::any_of(response.points(), [](const DevelopmentPoint& point) {
    const DevelopmentFigures& figures = point.provisional();
    return figures.has_difference_basis_points() &&
           IsOtherTarget(point.has_target(), point.target(), figures.coverage());
  });
}

std::vector<Cell> CellsOf(const Session& session, const DevelopmentPoint& point) {
  const DevelopmentFigures& figures = point.provisional();
  return {point.period(),
          FigureCell(session, point.has_target(), point.target()),
          FigureCell(session, figures.has_realised(), figures.realised()),
          CoverageCell(figures),
          FigureCell(session, point.accepted().has_realised(), point.accepted().realised()),
          CoverageCell(point.accepted()),
          ChangeCell(session, figures),
          PercentCell(session, figures.has_difference_basis_points(),
                      figures.difference_basis_points())};
}

std::vector<Column> ColumnsOf(const Session& session, bool flow) {
  return {
      {session.Say("periode", "period"), false, "period"},
      {session.Say("doel", "target"), true, "target"},
      {session.Say("voorlopig", "provisional"), true, "provisional"},
      {session.Say("dekking", "coverage"), false, "provisional_coverage"},
      {session.Say("geaccepteerd", "accepted"), true, "accepted"},
      {session.Say("dekking", "coverage"), false, "accepted_coverage"},
      {flow ? session.Say("in de periode", "in the period") : session.Say("verandering", "change"),
       true, "provisional_change"},
      {session.Say("verschil", "difference"), true, "provisional_difference_percentage"}};
}

// For people: what the difference is against beside it, and a bar at the end.
Table PeoplesTable(const Session& session, const GetDevelopmentResponse& response,
                   const std::vector<std::string>& bars) {
  const bool covered = HasOtherTarget(response);
  // Of the columns for everybody: the period and target, then the others in this order.
  constexpr std::array<std::size_t, 6> kOrder = {2, 7, 3, 4, 5, 6};
  const auto arrange = [&](auto all, auto other, auto bar) {
    decltype(all) some = {all[0], all[1]};
    if (covered) some.push_back(std::move(other));
    for (const std::size_t i : kOrder) some.push_back(std::move(all[i]));
    some.push_back(std::move(bar));
    return some;
  };
  Table table;
  table.title =
      response.line_title() + " (" + response.line() + "), " + MeasureWord(response.measure());
  table.columns = arrange(ColumnsOf(session, response.nature() == type::v1::NATURE_FLOW),
                          CoveredTargetColumn(session), Column{""});
  for (int i = 0; i < response.points_size(); ++i) {
    const DevelopmentPoint& point = response.points(i);
    table.rows.push_back(arrange(CellsOf(session, point),
                                 CoveredTargetCell(session, point.provisional().coverage()),
                                 Cell(bars[static_cast<std::size_t>(i)])));
  }
  return table;
}

// What only programs read.
void AddPlainColumns(const Session& session, const GetDevelopmentResponse& response, Table& table) {
  for (const char* name :
       {"provisional_change_count", "provisional_change_expected_count", "provisional_status",
        "provisional_year_share_percentage", "accepted_change", "accepted_difference_percentage",
        "accepted_status", "year_target", "measure", "nature", "plan_basis",
        "provisional_covered_target", "accepted_covered_target"}) {
    table.columns.push_back({name, false, name});
  }
  for (int i = 0; i < response.points_size(); ++i) {
    const DevelopmentPoint& point = response.points(i);
    const DevelopmentFigures& figures = point.provisional();
    const DevelopmentFigures& accepted = point.accepted();
    const auto nature = wire::FromProto(response.nature());
    const std::vector<Cell> more = {
        std::to_string(figures.change_count()),
        std::to_string(figures.change_expected_count()),
        ComparisonStatusCell(session, figures.status()),
        PercentCell(session, figures.has_year_share_basis_points(),
                    figures.year_share_basis_points()),
        FigureCell(session, accepted.has_change(), accepted.change()),
        PercentCell(session, accepted.has_difference_basis_points(),
                    accepted.difference_basis_points()),
        ComparisonStatusCell(session, accepted.status()),
        FigureCell(session, point.has_year_target(), point.year_target()),
        MeasureWord(response.measure()),
        std::string(finance::ToString(nature.value_or(finance::Nature::kFlow))),
        BasisName(response.plan_basis()),
        CoveredTargetCell(session, figures.coverage()),
        CoveredTargetCell(session, accepted.coverage())};
    auto& row = table.rows[static_cast<std::size_t>(i)];
    row.insert(row.end(), more.begin(), more.end());
  }
}

void PrintFoot(const Session& session, const GetDevelopmentResponse& response,
               const ChartMarks& marks) {
  session.out << '\n'
              << marks.accepted << session.Say(" geaccepteerd  ", " accepted  ")
              << marks.provisional << session.Say(" voorlopig  ", " provisional  ") << marks.target
              << (HasOtherTarget(response)
                      ? session.Say(" doel van alle eenheden\n", " target of all units\n")
                      : session.Say(" doel\n", " target\n"))
              << session.Say(
                     "Dekking: ontvangen van verwachte eenheden. Verschil: van de ontvangen "
                     "eenheden tegen hun doel.\n",
                     "Coverage: units received of expected. Difference: of the received units "
                     "against their target.\n");
  const bool partly = std::ranges::any_of(response.points(), [](const DevelopmentPoint& point) {
    return point.provisional().has_change() &&
           point.provisional().change_count() < point.provisional().change_expected_count();
  });
  if (partly) {
    session.out << session.Say(
        "(x/y): over de x van y eenheden waarvan beide standen bekend zijn.\n",
        "(x/y): over the x of y units whose position is known at both ends.\n");
  }
  PrintStanding(session, response.basis(), response.sequence());
  PrintBases(session, {response.plan_basis()});
}

}  // namespace

ChartMarks PlainMarks() { return {"#", "+", "|"}; }

std::vector<std::string> BarsOf(const GetDevelopmentResponse& response, const ChartMarks& marks,
                                std::size_t width) {
  std::int64_t most = 0;
  for (const DevelopmentPoint& point : response.points()) {
    most = std::max(
        {most, TargetOf(point), RealisedOf(point.provisional()), RealisedOf(point.accepted())});
  }
  std::vector<std::string> bars;
  for (const DevelopmentPoint& point : response.points()) {
    std::string& bar = bars.emplace_back();
    if (most == 0) continue;
    const std::size_t accepted = ReachOf(RealisedOf(point.accepted()), most, width - 1);
    const std::size_t realised = ReachOf(RealisedOf(point.provisional()), most, width - 1);
    const std::size_t target =
        point.has_target() ? ReachOf(TargetOf(point), most, width - 1) : width;
    const std::size_t end =
        target < width ? std::max({accepted, realised, target + 1}) : std::max(accepted, realised);
    for (std::size_t i = 0; i < end; ++i) {
      bar += i == target    ? marks.target
             : i < accepted ? marks.accepted
             : i < realised ? marks.provisional
                            : " ";
    }
  }
  return bars;
}

void PrintDevelopment(const Session& session, const GetDevelopmentResponse& response,
                      const ChartMarks& marks) {
  if (session.output == Output::kTable) {
    const char* between = "";
    const Table table = PeoplesTable(session, response, BarsOf(response, marks, kBarWidth));
    for (const Table& part : SplitColumns(table, 1, kPageWidth, kAcceptedOn)) {
      session.out << between;
      Print(session, part);
      between = "\n";
    }
    return PrintFoot(session, response, marks);
  }
  Table table;
  table.columns = ColumnsOf(session, response.nature() == type::v1::NATURE_FLOW);
  for (const DevelopmentPoint& point : response.points()) {
    table.rows.push_back(CellsOf(session, point));
  }
  AddPlainColumns(session, response, table);
  Print(session, table);
}

}  // namespace rekenschap::cli
