#include "clients/cli/plan_import_match.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clients/cli/budget_label.h"
#include "clients/cli/budget_subject.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_tables.h"
#include "services/finance/names.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;
using planning::v1::Table;

bool IsReceipts(planning::v1::Direction direction) {
  return direction == planning::v1::DIRECTION_RECEIPTS;
}

bool IsOfKind(const Table& table, const BudgetTable& read) {
  return MeasureOf(table.measure()) == read.measure &&
         wire::FromProto(table.nature()) == read.nature &&
         wire::FromProto(table.basis()).value_or(finance::Basis::kNone) == read.basis &&
         IsReceipts(table.direction()) == IsReceipts(read.direction);
}

class Matcher {
 public:
  Matcher(const Revision* in_force, const std::string& table_id, ImportProblems& problems)
      : in_force_(in_force), table_id_(table_id), problems_(problems) {
    if (in_force == nullptr) return;
    for (const Table& table : in_force->tables()) {
      table_ids_.insert(table.id());
      for (const auto& line : table.lines()) line_ids_.insert(line.id());
    }
  }

  TableMatch Match(const BudgetTable& read) {
    TableMatch match = MatchTable(read);
    const Table* const table = FindTable(in_force_, match.id);
    if (table != nullptr && !IsOfKind(*table, read)) {
      problems_.Add(
          read.header_place, "TABLE_OTHER_KIND",
          problems_.Say("tabel ", "table ") + match.id +
              problems_.Say(" van het plan is van een andere soort, grondslag of richting",
                            " of the plan is of another kind, basis or direction"),
          problems_.Say("kies een andere tabel met --table, of kijk naar --measure, "
                        "--basis en --direction",
                        "choose another table with --table, or look at --measure, --basis "
                        "and --direction"));
      return match;
    }
    std::set<std::string> used;
    for (const BudgetLine& line : read.lines) {
      match.lines.push_back(MatchLine(line, table, match.id));
      if (used.insert(match.lines.back().id).second) continue;
      problems_.Add(line.place, "LINE_TWICE",
                    "'" + line.title +
                        problems_.Say("' is dezelfde regel van het plan als een andere rij: ",
                                      "' is the same line of the plan as another row: ") +
                        match.lines.back().id,
                    problems_.Say("geef de rijen namen die verschillen, of een kolom «id»",
                                  "give the rows different names, or a column «id»"));
    }
    return match;
  }

 private:
  TableMatch MatchTable(const BudgetTable& read) {
    const std::string& id = table_id_.empty() ? read.id : table_id_;
    if (!id.empty()) {
      if (const Table* const table = FindTable(in_force_, id)) {
        return {id, table->title(), MatchedBy::kId, {}};
      }
      table_ids_.insert(id);
      return {id, read.title, MatchedBy::kNew, {}};
    }
    std::vector<const Table*> of_kind;
    if (in_force_ != nullptr) {
      for (const Table& table : in_force_->tables()) {
        if (!IsOfKind(table, read)) continue;
        if (IsSameTitle(table.title(), read.title)) {
          return {table.id(), table.title(), MatchedBy::kTitle, {}};
        }
        of_kind.push_back(&table);
      }
    }
    if (of_kind.size() == 1) {
      return {of_kind.front()->id(), of_kind.front()->title(), MatchedBy::kKind, {}};
    }
    if (of_kind.size() > 1) {
      problems_.Add(read.header_place, "TABLE_AMBIGUOUS",
                    problems_.Say("het plan heeft meer dan één tabel die dit kan zijn",
                                  "the plan has more than one table that this can be"),
                    problems_.Say("kies er een met --table", "choose one with --table"));
    }
    return {FreshId(IdFromTitle(WithoutUnit(read.title)), "tabel", table_ids_),
            read.title,
            MatchedBy::kNew,
            {}};
  }

  LineMatch MatchLine(const BudgetLine& read, const Table* table, const std::string& table_id) {
    if (!read.id.empty()) {
      if (const auto* const line = FindLine(table, read.id)) {
        return {line->id(), line->title(), MatchedBy::kId};
      }
      if (line_ids_.contains(read.id)) {
        problems_.Add(read.place, "LINE_OF_OTHER_TABLE",
                      "'" + read.id +
                          problems_.Say("' is een regel van een andere tabel van het plan",
                                        "' is a line of another table of the plan"),
                      problems_.Say("geef de regel een ander id, of kies de tabel met --table",
                                    "give the line another id, or choose the table with --table"));
      }
      line_ids_.insert(read.id);
      return {read.id, read.title, MatchedBy::kNew};
    }
    if (table != nullptr) {
      for (const auto& line : table->lines()) {
        if (LabelKey(line.title()) == LabelKey(read.title)) {
          return {line.id(), line.title(), MatchedBy::kTitle};
        }
      }
    }
    return {FreshId(IdFromTitle(read.title), table_id, line_ids_), read.title, MatchedBy::kNew};
  }

  // `wanted`, or with `otherwise` and a number behind it where that is taken.
  static std::string FreshId(const std::string& wanted, const std::string& otherwise,
                             std::set<std::string>& taken) {
    std::string id = wanted.empty() ? otherwise : wanted;
    for (int i = 1; !finance::IsId(id) || taken.contains(id); ++i) {
      const std::string behind = otherwise.substr(0, 24) + (i == 1 ? "" : "-" + std::to_string(i));
      id = IdFromTitle((wanted.empty() ? "" : wanted.substr(0, 30) + "-") + behind);
    }
    taken.insert(id);
    return id;
  }

  const Revision* in_force_;
  const std::string& table_id_;
  ImportProblems& problems_;
  std::set<std::string> table_ids_;
  std::set<std::string> line_ids_;
};

}  // namespace

std::vector<TableMatch> MatchTables(const std::vector<BudgetTable>& tables,
                                    const Revision* in_force, const std::string& table_id,
                                    ImportProblems& problems) {
  Matcher matcher(in_force, table_id, problems);
  std::vector<TableMatch> matches;
  for (const BudgetTable& table : tables) matches.push_back(matcher.Match(table));
  return matches;
}

const planning::v1::Table* FindTable(const Revision* revision, const std::string& id) {
  return revision == nullptr ? nullptr : FindTable(*revision, id);
}

const planning::v1::Line* FindLine(const planning::v1::Table* table, const std::string& id) {
  if (table == nullptr) return nullptr;
  const auto found = std::ranges::find_if(
      table->lines(), [&id](const planning::v1::Line& line) { return line.id() == id; });
  return found == table->lines().end() ? nullptr : &*found;
}

}  // namespace rekenschap::cli
