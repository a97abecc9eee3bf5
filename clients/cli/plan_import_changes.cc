#include "clients/cli/plan_import_changes.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "clients/cli/plan_figures.h"
#include "services/finance/arithmetic.h"
#include "services/finance/interval.h"
#include "services/finance/printed.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Mutation;
using planning::v1::Revision;

constexpr std::size_t kMaxId = 63;

std::string MutationId(const std::string& table, const std::string& behind) {
  const std::string before = "import-";
  std::string id = before + table.substr(0, kMaxId - before.size() - behind.size());
  while (id.ends_with('-')) id.pop_back();
  return id + behind;
}

Mutation& AddMutation(const ImportRequest& request, Mutation::Kind kind, std::string id,
                      std::string title, planning::v1::Revision& revision) {
  Mutation& mutation = *revision.add_mutations();
  mutation.set_id(std::move(id));
  mutation.set_title(std::move(title));
  mutation.set_class_(Mutation::CLASS_NET);
  mutation.set_kind(kind);
  mutation.set_reason(request.reason.empty() ? "Overgenomen uit " + request.adopted_by.number() +
                                                   "; de bron geeft standen en noemt geen mutaties."
                                             : request.reason);
  mutation.set_explanation(request.explanation);
  return mutation;
}

// The cell in the last of the revisions that prints that figure; null when none does.
const planning::v1::Cell* LastPrint(std::span<const Revision> revisions, const std::string& table,
                                    const std::string& line, finance::Column column) {
  for (std::size_t i = revisions.size(); i-- > 0;) {
    const planning::v1::Cell* const cell =
        FindCell(FindLine(FindTable(&revisions[i], table), line), column);
    if (cell != nullptr && !cell->printed().empty()) return cell;
  }
  return nullptr;
}

}  // namespace

Revision WithRectifiedPrints(std::vector<Revision> chain) {
  Revision last = std::move(chain.back());
  chain.pop_back();
  for (auto& table : *last.mutable_tables()) {
    for (auto& line : *table.mutable_lines()) {
      for (auto& cell : *line.mutable_cells()) {
        if (!cell.printed().empty()) continue;
        const auto* const print = LastPrint(chain, table.id(), line.id(), ColumnOf(cell));
        if (print == nullptr || !print->has_rectification() ||
            ValueOf(print->worked_with()) != ValueOf(cell.worked_with())) {
          continue;
        }
        cell.set_printed(print->printed());
        *cell.mutable_rectification() = print->rectification();
      }
    }
  }
  return last;
}

void ChangeLine(finance::Measure measure, const BudgetLine& read, const planning::v1::Line* was,
                const planning::v1::Line& line, ImportedChanges& changes,
                ImportProblems& problems) {
  std::map<finance::Column, std::int64_t> stand;
  if (was != nullptr) {
    for (const auto& cell : was->cells()) stand[ColumnOf(cell)] = ValueOf(cell.worked_with());
  }
  const auto structural = stand.find(finance::Column::Structural());
  for (const BudgetFigure& figure : read.figures) {
    CellChange change{"",      line.id(),    line.title(), figure.column,
                      measure, std::nullopt, figure.value, false};
    if (was == nullptr) {
      changes.cells.push_back(std::move(change));
      continue;
    }
    auto found = stand.find(figure.column);
    if (found == stand.end()) {
      // The last year named; the structural column comes after it.
      const bool has_years = structural != stand.end() && structural != stand.begin();
      if (!has_years || figure.column.is_structural() ||
          figure.column.year != std::prev(structural)->first.year + 1) {
        problems.Add(figure.place, "YEAR_NOT_IN_SERIES",
                     problems.Say("regel ", "line ") + line.id() +
                         problems.Say(" van het plan heeft geen cijfer voor ",
                                      " of the plan has no figure for ") +
                         ColumnTitle(figure.column) +
                         problems.Say(", en dat volgt ook niet op het laatste jaar voor «Struc.»",
                                      ", nor does that follow on the last year before «Struc.»"),
                     problems.Say("geef aansluitende jaren, of geef de reeks een nieuwe regel met "
                                  "een eigen naam",
                                  "give years that follow on one another, or give the series a new "
                                  "line with a name of its own"));
        continue;
      }
      found = stand.emplace(figure.column, structural->second).first;
      change.extends = true;
    }
    change.was = found->second;
    const planning::v1::Cell* const cell = FindCell(was, figure.column);
    std::optional<Kept> why;
    if (figure.value != found->second && !figure.printed.empty() && !change.extends) {
      if (cell != nullptr && cell->printed() == figure.printed) {
        why = Kept::kSamePrint;
      } else if (figure.half_place > 0 &&
                 finance::IntervalOf({figure.printed, figure.value, figure.half_place}, true)
                     .Contains(found->second)) {
        why = Kept::kRounding;
      }
    }
    if (why) {
      changes.kept.push_back(
          {line.title(), figure.column, measure, found->second, figure.printed, *why});
    } else if (change.extends || figure.value != found->second) {
      changes.cells.push_back(std::move(change));
    }
  }
}

void AddMutations(const ImportedChanges& changes, const ImportRequest& request,
                  const std::string& table, planning::v1::Revision& revision) {
  if (std::ranges::any_of(changes.cells, &CellChange::extends)) {
    Mutation& years = AddMutation(request, Mutation::KIND_EXTENSION, MutationId(table, "-jaren"),
                                  "Jaren uit de structurele reeks", revision);
    for (const CellChange& change : changes.cells) {
      if (!change.extends) continue;
      auto& entry = *years.add_entries();
      entry.set_line(change.line);
      SetColumnOf(change.column, entry);
    }
  }
  Mutation* net = nullptr;
  for (const CellChange& change : changes.cells) {
    const auto amount = finance::CheckedSubtract(change.becomes, change.was.value_or(0));
    // Figures are far smaller than what could overflow here.
    if (!amount.ok() || *amount == 0) continue;
    if (net == nullptr) {
      net = &AddMutation(request, Mutation::KIND_ADJUSTMENT, MutationId(table, ""),
                         "Saldo volgens " + request.adopted_by.number(), revision);
    }
    auto& entry = *net->add_entries();
    entry.set_line(change.line);
    SetColumnOf(change.column, entry);
    *entry.mutable_amount() = wire::ToProto(finance::Quantity{change.measure, *amount});
  }
}

const planning::v1::Cell* FindCell(const planning::v1::Line* line, finance::Column column) {
  if (line == nullptr) return nullptr;
  const auto found = std::ranges::find_if(
      line->cells(), [column](const planning::v1::Cell& cell) { return ColumnOf(cell) == column; });
  return found == line->cells().end() ? nullptr : &*found;
}

planning::v1::Cell& CellFor(planning::v1::Line& line, finance::Column column) {
  for (auto& cell : *line.mutable_cells()) {
    if (ColumnOf(cell) == column) return cell;
  }
  planning::v1::Cell& cell = *line.add_cells();
  SetColumnOf(column, cell);
  return cell;
}

}  // namespace rekenschap::cli
