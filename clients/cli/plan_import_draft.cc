#include "clients/cli/plan_import_draft.h"

#include <algorithm>
#include <map>
#include <utility>

#include "clients/cli/plan_import_changes.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;

class Maker {
 public:
  Maker(const ImportRequest& request, ImportProblems& problems)
      : request_(request), problems_(problems) {}

  std::optional<ImportDraft> Make() {
    const std::size_t before = problems_.total();
    SetHeading();
    if (request_.in_force != nullptr) CopyTables();
    for (std::size_t i = 0; i < request_.tables.size(); ++i) {
      AddTable(request_.tables[i], request_.matches[i]);
    }
    for (const auto& key : request_.new_keys) *draft_.revision.add_allocation_keys() = key;
    if (problems_.total() > before) return std::nullopt;
    if (prints_ > 0) *draft_.revision.mutable_printed_in() = request_.printed_in;
    draft_.nothing_new = request_.in_force != nullptr && draft_.changes.empty() &&
                         draft_.new_prints == 0 && new_lines_ == 0;
    // What only mutates figures leaves the tables to the service.
    if (request_.in_force != nullptr && prints_ == 0 && new_lines_ == 0 &&
        draft_.may_be_negative.empty()) {
      draft_.revision.clear_tables();
    }
    return std::move(draft_);
  }

 private:
  void SetHeading() {
    Revision& revision = draft_.revision;
    *revision.mutable_adopted_by() = request_.adopted_by;
    revision.set_title(request_.title.empty() ? "Stand volgens " + request_.adopted_by.number()
                                              : request_.title);
    revision.set_phase(request_.phase);
    revision.set_budget_year(request_.budget_year);
    if (request_.in_force != nullptr) revision.set_predecessor(request_.in_force->name());
  }

  // The tables of the plan go on without their prints, which stay with their paper, and without
  // figures: those are what the mutations make of them.
  void CopyTables() {
    *draft_.revision.mutable_tables() = request_.in_force->tables();
    for (auto& table : *draft_.revision.mutable_tables()) {
      table.clear_printed_totals();
      table.clear_printed_grand_total();
      for (auto& line : *table.mutable_lines()) {
        line.clear_printed_row_total();
        for (auto& cell : *line.mutable_cells()) {
          cell.clear_printed();
          cell.clear_worked_with();
          cell.clear_rectification();
        }
      }
    }
  }

  planning::v1::Table& TableFor(const BudgetTable& read, const TableMatch& match) {
    for (auto& table : *draft_.revision.mutable_tables()) {
      if (table.id() == match.id) return table;
    }
    planning::v1::Table& table = *draft_.revision.add_tables();
    table.set_id(match.id);
    table.set_title(match.title);
    table.set_measure(wire::ToProto(read.measure));
    table.set_nature(wire::ToProto(read.nature));
    table.set_basis(wire::ToProto(read.basis));
    table.set_direction(read.direction);
    return table;
  }

  void AddTable(const BudgetTable& read, const TableMatch& match) {
    const planning::v1::Table* const was = FindTable(request_.in_force, match.id);
    planning::v1::Table& table = TableFor(read, match);
    const bool prints = std::ranges::any_of(read.lines, [](const BudgetLine& line) {
      return std::ranges::any_of(
          line.figures, [](const BudgetFigure& figure) { return !figure.printed.empty(); });
    });
    if (prints || was == nullptr) table.set_print_unit_count(read.print_unit);
    ImportedChanges changes;
    for (std::size_t i = 0; i < read.lines.size(); ++i) {
      const LineMatch& line_match = match.lines[i];
      const planning::v1::Line* const line_was = FindLine(was, line_match.id);
      planning::v1::Line& line = LineFor(table, line_was, line_match, read.lines[i]);
      AddFigures(read, read.lines[i], line_was, line, changes);
      if (line_was != nullptr)
        NotePrint(read.lines[i].printed_row_total, line_was->printed_row_total());
      line.set_printed_row_total(read.lines[i].printed_row_total);
    }
    AddTotals(read, was, table);
    NoteAbsent(was, match);
    if (request_.in_force == nullptr) return;
    for (CellChange& change : changes.cells) change.table = match.id;
    AddMutations(changes, request_, match.id, draft_.revision);
    std::ranges::move(changes.cells, std::back_inserter(draft_.changes));
    std::ranges::move(changes.kept, std::back_inserter(draft_.kept));
  }

  planning::v1::Line& LineFor(planning::v1::Table& table, const planning::v1::Line* was,
                              const LineMatch& match, const BudgetLine& read) {
    if (was != nullptr) {
      for (auto& line : *table.mutable_lines()) {
        if (line.id() == match.id) return line;
      }
    }
    ++new_lines_;
    planning::v1::Line& line = *table.add_lines();
    line.set_id(match.id);
    line.set_title(match.title);
    if (!read.figures.empty()) line.set_allocation_key(KeyOfNewLines());
    return line;
  }

  // The key that divides new lines: the one named, or the only one there is.
  std::string KeyOfNewLines() {
    if (!request_.key.empty()) return request_.key;
    std::vector<std::string> ids;
    if (request_.in_force != nullptr) {
      for (const auto& key : request_.in_force->allocation_keys()) ids.push_back(key.id());
    }
    for (const auto& key : request_.new_keys) ids.push_back(key.id());
    if (ids.size() == 1) return ids.front();
    if (std::exchange(key_missed_, true)) return "";
    problems_.Add("", "KEY_MISSING",
                  ids.empty()
                      ? problems_.Say("er is geen sleutel om nieuwe regels over de eenheden te "
                                      "verdelen",
                                      "there is no key to divide new lines over the units")
                      : problems_.Say("er is meer dan één sleutel om nieuwe regels te verdelen",
                                      "there is more than one key to divide new lines"),
                  problems_.Say("noem een sleutel van het plan met --key, of geef een bestand "
                                "(eenheid;gewicht) met --key-file",
                                "name a key of the plan with --key, or give a file (unit;weight) "
                                "with --key-file"));
    return "";
  }

  void AddFigures(const BudgetTable& read, const BudgetLine& read_line,
                  const planning::v1::Line* was, planning::v1::Line& line,
                  ImportedChanges& changes) {
    const bool first = request_.in_force == nullptr;
    if (!first) ChangeLine(read.measure, read_line, was, line, changes, problems_);
    bool negative = false;
    for (const BudgetFigure& figure : read_line.figures) {
      negative |= figure.value < 0;
      planning::v1::Cell& cell = CellFor(line, figure.column);
      cell.set_printed(figure.printed);
      const planning::v1::Cell* const cell_was = FindCell(was, figure.column);
      if (!figure.printed.empty()) {
        ++prints_;
        NotePrint(figure.printed, cell_was == nullptr ? "" : cell_was->printed());
        // The same print keeps the reason why another figure is worked with.
        if (cell_was != nullptr && cell_was->printed() == figure.printed &&
            cell_was->has_rectification()) {
          *cell.mutable_rectification() = cell_was->rectification();
        }
      } else if (first) {
        *cell.mutable_worked_with() = wire::ToProto(finance::Quantity{read.measure, figure.value});
      }
    }
    if (!negative || line.may_be_negative()) return;
    line.set_may_be_negative(true);
    if (was != nullptr) draft_.may_be_negative.push_back(line.title());
  }

  void NotePrint(const std::string& printed, const std::string& was) {
    if (!printed.empty() && printed != was) ++draft_.new_prints;
  }

  void AddTotals(const BudgetTable& read, const planning::v1::Table* was,
                 planning::v1::Table& table) {
    for (const BudgetFigure& figure : read.printed_totals) {
      planning::v1::PrintedTotal& total = *table.add_printed_totals();
      SetColumnOf(figure.column, total);
      total.set_printed(figure.printed);
      ++prints_;
      std::string before;
      if (was != nullptr) {
        for (const auto& then : was->printed_totals()) {
          if (ColumnOf(then) == figure.column) before = then.printed();
        }
      }
      NotePrint(figure.printed, before);
    }
    table.set_printed_grand_total(read.printed_grand_total);
    NotePrint(read.printed_grand_total, was == nullptr ? "" : was->printed_grand_total());
  }

  void NoteAbsent(const planning::v1::Table* was, const TableMatch& match) {
    if (was == nullptr) return;
    for (const auto& line : was->lines()) {
      if (std::ranges::find(match.lines, line.id(), &LineMatch::id) == match.lines.end()) {
        draft_.not_in_file.push_back(line.title());
      }
    }
  }

  const ImportRequest& request_;
  ImportProblems& problems_;
  ImportDraft draft_;
  int prints_ = 0;
  int new_lines_ = 0;
  bool key_missed_ = false;
};

}  // namespace

std::optional<ImportDraft> MakeImportDraft(const ImportRequest& request, ImportProblems& problems) {
  return Maker(request, problems).Make();
}

}  // namespace rekenschap::cli
