#include "clients/cli/portfolio_views.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "clients/cli/compare_columns.h"
#include "clients/cli/layout.h"
#include "services/finance/arithmetic.h"
#include "services/finance/period.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparisonRow;
using monitoring::v1::ListPortfolioResponse;
using monitoring::v1::OmittedProgramme;
using monitoring::v1::PortfolioRow;
using type::v1::Quantity;

// The last columns, of how many units and lines there are: they stand together.
constexpr std::size_t kCounts = 4;
// Where the target of those counted is put in: after the target.
constexpr std::ptrdiff_t kAfterTarget = 3;

// What is said of those of whom no figures count.
std::string MissingWord(const Session& session, bool accepted) {
  return accepted ? session.Say("niet geaccepteerd", "not accepted")
                  : session.Say("ontbreekt", "missing");
}

std::vector<Column> ColumnsOf(const Session& session, bool accepted) {
  return {{session.Say("programma", "programme"), false, "programme"},
          {session.Say("periode", "period"), false, "period"},
          {session.Say("doel", "target"), true, "target"},
          {session.Say("gerealiseerd", "realised"), true, "realised"},
          {session.Say("verschil", "difference"), true, "difference"},
          {"%", true, "difference_percentage"},
          {session.Say("uitputting", "of year"), true, "year_share_percentage"},
          {session.Say("dekking", "coverage"), false, "coverage"},
          {session.Say("boven", "above"), true, "above_count"},
          {session.Say("onder", "below"), true, "below_count"},
          {MissingWord(session, accepted), true, "missing_count"}};
}

std::vector<Cell> CellsOf(const Session& session, const PortfolioRow& row) {
  const ComparisonRow& total = row.total();
  return {
      LastPart(row.programme()),
      row.period(),
      FigureCell(session, total.has_target(), total.target()),
      FigureCell(session, total.has_realised(), total.realised()),
      FigureCell(session, total.has_difference(), total.difference()),
      PercentCell(session, total.has_difference_basis_points(), total.difference_basis_points()),
      PercentCell(session, total.has_year_share_basis_points(), total.year_share_basis_points()),
      CoverageText(total.has_coverage(), total.coverage()),
      std::to_string(row.above_count()),
      std::to_string(row.below_count()),
      std::to_string(row.missing_count())};
}

// What figures of one kind add up to; nothing once a sum does not fit.
class Sum {
 public:
  void Add(bool is_set, const Quantity& quantity) {
    const auto figure = is_set ? wire::FromProto(quantity) : std::nullopt;
    if (!figure || !fits_) return;
    const auto sum = finance::CheckedAdd(sum_ ? sum_->value : 0, figure->value);
    fits_ = sum.ok();
    sum_ = fits_ ? std::optional(finance::Quantity{figure->measure, *sum}) : std::nullopt;
  }
  Cell Shown(const Session& session) const {
    return sum_ ? FigureCell(session, true, wire::ToProto(*sum_)) : Cell("");
  }

 private:
  std::optional<finance::Quantity> sum_;
  bool fits_ = true;
};

// Whether the difference of any is against another target than the one that stands there.
bool HasOtherTarget(const std::vector<const PortfolioRow*>& rows) {
  return std::ranges::any_of(rows, [](const PortfolioRow* row) {
    const ComparisonRow& total = row->total();
    return total.has_difference() &&
           IsOtherTarget(total.has_target(), total.target(), total.coverage());
  });
}

// The totals of figures of one kind; with `covered` also of the targets of those counted.
std::vector<Cell> TotalCells(const Session& session, const std::vector<const PortfolioRow*>& rows,
                             bool covered) {
  Sum target;
  Sum covered_target;
  Sum realised;
  Sum difference;
  PortfolioRow counts;
  auto& coverage = *counts.mutable_total()->mutable_coverage();
  for (const PortfolioRow* row : rows) {
    const ComparisonRow& total = row->total();
    target.Add(total.has_target(), total.target());
    covered_target.Add(total.coverage().has_covered_target(), total.coverage().covered_target());
    realised.Add(total.has_realised(), total.realised());
    difference.Add(total.has_difference(), total.difference());
    coverage.set_expected_count(coverage.expected_count() + total.coverage().expected_count());
    coverage.set_received_count(coverage.received_count() + total.coverage().received_count());
    counts.set_above_count(counts.above_count() + row->above_count());
    counts.set_below_count(counts.below_count() + row->below_count());
    counts.set_missing_count(counts.missing_count() + row->missing_count());
  }
  std::vector<Cell> cells = CellsOf(session, counts);
  cells[0] = session.Say("Totaal", "Total");
  cells[2] = target.Shown(session);
  cells[3] = realised.Shown(session);
  cells[4] = difference.Shown(session);
  if (covered) cells.insert(cells.begin() + kAfterTarget, covered_target.Shown(session));
  return cells;
}

// The programmes of one kind, with their total where they stand `together`.
Table KindTable(const Session& session, const std::string& kind,
                const std::vector<const PortfolioRow*>& rows, bool accepted, bool together) {
  const bool covered = HasOtherTarget(rows);
  Table table;
  table.title = kind;
  table.columns = ColumnsOf(session, accepted);
  if (covered) {
    table.columns.insert(table.columns.begin() + kAfterTarget, CoveredTargetColumn(session));
  }
  for (const PortfolioRow* row : rows) {
    std::vector<Cell>& cells = table.rows.emplace_back(CellsOf(session, *row));
    if (!covered) continue;
    cells.insert(cells.begin() + kAfterTarget, CoveredTargetCell(session, row->total().coverage()));
  }
  if (rows.size() > 1 && together) table.rows.push_back(TotalCells(session, rows, covered));
  return table;
}

// Whether all stand at the same day: what was realised by different days does not add up.
bool StandTogether(const std::vector<const PortfolioRow*>& rows) {
  std::set<finance::Date> ends;
  for (const PortfolioRow* row : rows) {
    const auto period = finance::ParsePeriod(row->period());
    if (!period.ok()) return false;
    ends.insert(finance::LastDay(*period));
  }
  return ends.size() == 1;
}

void PrintForPrograms(const Session& session, const ListPortfolioResponse& response) {
  Table table;
  table.columns = ColumnsOf(session, /*accepted=*/false);  // their names are the same
  for (const char* name :
       {"compared_count", "measure", "nature", "plan_basis", "direction", "revision",
        "programme_title", "year_target", "status", "covered_target", "zero_target_count"}) {
    table.columns.push_back({name, false, name});
  }
  for (const PortfolioRow& row : response.rows()) {
    std::vector<Cell> cells = CellsOf(session, row);
    const ComparisonRow& total = row.total();
    const auto nature = wire::FromProto(total.nature());
    const std::vector<Cell> more = {
        std::to_string(row.compared_count()),
        MeasureWord(total.measure()),
        std::string(finance::ToString(nature.value_or(finance::Nature::kFlow))),
        BasisName(total.plan_basis()),
        DirectionName(total.receipts()),
        row.revision(),
        row.programme_title(),
        FigureCell(session, total.has_year_target(), total.year_target()),
        ComparisonStatusCell(session, total.status()),
        CoveredTargetCell(session, total.coverage()),
        std::to_string(row.zero_target_count())};
    cells.insert(cells.end(), more.begin(), more.end());
    table.rows.push_back(std::move(cells));
  }
  Print(session, table);
}

// The programmes without a row for a reason: the first of them by name, and how many more.
void PrintOmitted(const Session& session, const ListPortfolioResponse& response,
                  OmittedProgramme::Reason reason, const std::string& why) {
  constexpr int kMostNamed = 100;
  int count = 0;
  std::string names;
  for (const OmittedProgramme& omitted : response.omitted_programmes()) {
    if (omitted.reason() != reason || ++count > kMostNamed) continue;
    names += (names.empty() ? "" : ", ") + LastPart(omitted.programme());
    if (!omitted.period().empty()) names += " (" + omitted.period() + ")";
  }
  if (count == 0) return;
  if (count > kMostNamed) {
    names += session.Say(" en nog ", " and ") + std::to_string(count - kMostNamed) +
             session.Say("", " more");
  }
  PrintNote(session, why + names + ".");
}

}  // namespace

void PrintPortfolio(const Session& session, const ListPortfolioResponse& response, bool accepted) {
  if (session.output != Output::kTable) return PrintForPrograms(session, response);
  std::map<std::string, std::vector<const PortfolioRow*>> kinds;
  std::vector<std::string> order;
  std::set<type::v1::Basis> bases;
  for (const PortfolioRow& row : response.rows()) {
    const std::string kind = KindWords(session, row.total());
    if (kinds[kind].empty()) order.push_back(kind);
    kinds[kind].push_back(&row);
    bases.insert(row.total().plan_basis());
  }
  if (order.empty() && response.omitted_programmes().empty()) {
    session.out << session.Say("Er is geen programma met een vastgesteld plan.\n",
                               "There is no programme with an adopted plan.\n");
  }
  bool apart = false;  // some kind has no total
  for (const std::string& kind : order) {
    const std::vector<const PortfolioRow*>& rows = kinds[kind];
    const bool together = StandTogether(rows);
    apart = apart || (rows.size() > 1 && !together);
    const Table table = KindTable(session, kind, rows, accepted, together);
    for (const Table& part : SplitColumns(table, 2, kPageWidth, kCounts)) {
      Print(session, part);
      session.out << '\n';
    }
  }
  PrintOmitted(session, response, OmittedProgramme::REASON_NO_PLAN,
               session.Say("Niet in deze tabel, want zonder vastgesteld plan: ",
                           "Not in this table, since they have no adopted plan: "));
  PrintOmitted(session, response, OmittedProgramme::REASON_NO_TARGET,
               session.Say("Niet in deze tabel, want zonder doel in die periode: ",
                           "Not in this table, since they have no target in that period: "));
  if (apart) {
    PrintNote(session,
              session.Say("Waar een totaal ontbreekt staan de programma's op verschillende "
                          "momenten; kies er een met --period.",
                          "Where there is no total the programmes stand at different moments; "
                          "choose one with --period."));
  }
  if (!order.empty()) {
    PrintNote(
        session,
        session.Say("Dekking: ", "Coverage: units ") +
            (accepted ? session.Say("geaccepteerd", "accepted")
                      : session.Say("ontvangen", "received")) +
            session.Say(" van verwachte eenheden; verschil en uitputting zijn tegen hun doel. "
                        "Boven, onder, ",
                        " of expected; difference and share of the year are against their target. "
                        "Above, below, ") +
            MissingWord(session, accepted) +
            session.Say(": regels van eenheden. Cijfers van verschillende soort worden nooit "
                        "opgeteld.",
                        ": lines of units. Figures of different kinds are never added."));
  }
  session.out << session.Say("Stand van het journaal: ", "As of journal entry ")
              << response.sequence() << ".\n";
  PrintFeedTrouble(session, response.feed());
  PrintBases(session, bases);
}

}  // namespace rekenschap::cli
