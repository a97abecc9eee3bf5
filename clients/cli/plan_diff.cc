#include <ostream>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_tables.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using planning::v1::CellDifference;
using planning::v1::DiffRevisionsResponse;
using planning::v1::Revision;

std::int64_t ChangeOf(const CellDifference& cell) {
  return ValueOf(cell.becomes()) - ValueOf(cell.was());
}

type::v1::Quantity DifferenceOf(const CellDifference& cell) {
  const finance::Measure measure = MeasureOf(cell.has_becomes() ? cell.becomes() : cell.was());
  return wire::ToProto(finance::Quantity{measure, ChangeOf(cell)});
}

// For programs: a row for each mutation of each figure, or for what none explains.
void PrintFlat(const Session& session, const DiffRevisionsResponse& response) {
  Table table;
  table.columns = {{"table"},      {"line"},        {"column"},   {"was"},      {"becomes"},
                   {"difference"}, {"unexplained"}, {"revision"}, {"mutation"}, {"title"},
                   {"class"},      {"kind"},        {"amount"}};
  for (const CellDifference& cell : response.differences()) {
    const std::vector<Cell> figure = {cell.table(),
                                      cell.line(),
                                      finance::FormatColumn(ColumnOf(cell)),
                                      FigureCell(session, cell.has_was(), cell.was()),
                                      FigureCell(session, cell.has_becomes(), cell.becomes()),
                                      FigureCell(session, true, DifferenceOf(cell)),
                                      FigureCell(session, true, cell.unexplained())};
    for (const auto& mutation : cell.mutations()) {
      std::vector<Cell> row = figure;
      row.insert(row.end(),
                 {LastPart(mutation.revision()), mutation.mutation(), mutation.title(),
                  ClassCell(session, mutation.class_()), KindCell(session, mutation.kind()),
                  FigureCell(session, true, mutation.amount())});
      table.rows.push_back(std::move(row));
    }
    if (cell.mutations().empty()) {
      std::vector<Cell> row = figure;
      row.resize(table.columns.size(), "");
      table.rows.push_back(std::move(row));
    }
  }
  Print(session, table);
}

// The differences of one table.
struct Group {
  std::string table;
  std::vector<const CellDifference*> cells;
};

std::vector<Group> ByTable(const DiffRevisionsResponse& response) {
  std::vector<Group> groups;
  for (const CellDifference& cell : response.differences()) {
    if (groups.empty() || groups.back().table != cell.table()) {
      groups.push_back({cell.table(), {}});
    }
    groups.back().cells.push_back(&cell);
  }
  return groups;
}

Scale ScaleOf(const Group& group, std::int64_t print_unit) {
  std::vector<std::int64_t> values;
  for (const CellDifference* cell : group.cells) {
    values.insert(values.end(), {ValueOf(cell->was()), ValueOf(cell->becomes())});
    for (const auto& mutation : cell->mutations()) values.push_back(ValueOf(mutation.amount()));
  }
  const CellDifference& first = *group.cells.front();
  return ScaleFor(MeasureOf(first.has_becomes() ? first.becomes() : first.was()), print_unit,
                  values);
}

Cell Known(const Session& session, const Scale& scale, bool is_set,
           const type::v1::Quantity& quantity) {
  return is_set ? ScaledCell(session, scale, ValueOf(quantity)) : Cell("—");
}

void AddRows(const Session& session, const CellDifference& cell, const Scale& scale,
             bool names_line, bool names_revisions, Table& table) {
  std::vector<Cell> row = {names_line ? cell.line() : "", ColumnTitle(ColumnOf(cell)),
                           Known(session, scale, cell.has_was(), cell.was()),
                           Known(session, scale, cell.has_becomes(), cell.becomes()),
                           SignedCell(session, scale, ChangeOf(cell))};
  const auto add = [&](Cell amount, Cell by) {
    row.push_back(std::move(amount));
    row.push_back(std::move(by));
    table.rows.push_back(row);
    row.assign(5, "");
  };
  for (const auto& mutation : cell.mutations()) {
    const std::string revision =
        names_revisions ? LastPart(mutation.revision()) + ": " : std::string();
    add(SignedCell(session, scale, ValueOf(mutation.amount())),
        Shortened(revision + mutation.title(), 36));
  }
  if (const std::int64_t rest = ValueOf(cell.unexplained()); rest != 0) {
    add(SignedCell(session, scale, rest, Colour::kBad),
        {session.Say("ONVERKLAARD", "UNEXPLAINED"), "", Colour::kBad});
  } else if (cell.mutations().empty()) {
    add("", "");
  }
}

void PrintGroup(const Session& session, const Group& group, const Revision& revision,
                const Revision& base, bool names_revisions) {
  const planning::v1::Table* const now = FindTable(revision, group.table);
  const planning::v1::Table* const of = now == nullptr ? FindTable(base, group.table) : now;
  const Scale scale = ScaleOf(group, of == nullptr ? 1 : of->print_unit_count());
  Table table;
  table.title = of == nullptr ? group.table
                              : Caption(session, of->title() + " [" + group.table + "]",
                                        of->basis(), of->direction(), scale);
  table.columns = {{session.Say("regel", "line")},
                   {session.Say("kolom", "column")},
                   {session.Say("was", "was"), true},
                   {session.Say("wordt", "becomes"), true},
                   {session.Say("verschil", "difference"), true},
                   {session.Say("waarvan", "of which"), true},
                   {session.Say("door", "by")}};
  std::string line;
  for (const CellDifference* cell : group.cells) {
    AddRows(session, *cell, scale, cell->line() != line, names_revisions, table);
    line = cell->line();
  }
  Print(session, table);
  session.out << '\n';
}

void PrintDiff(const Session& session, const DiffRevisionsResponse& response,
               const Revision& revision, const Revision& base) {
  bool names_revisions = false;
  bool all_explained = true;
  for (const CellDifference& cell : response.differences()) {
    all_explained = all_explained && ValueOf(cell.unexplained()) == 0;
    for (const auto& mutation : cell.mutations()) {
      names_revisions = names_revisions || mutation.revision() != response.revision();
    }
  }
  const std::string heading =
      session.Say("Van ", "From ") +
      (response.base().empty() ? session.Say("niets", "nothing") : ShortName(response.base())) +
      session.Say(" naar ", " to ") + ShortName(response.revision()) + " (" +
      StepOf(session, revision.phase(), revision.budget_year(), revision.name()) +
      "): " + revision.title();
  for (const std::string& line : Wrapped(heading)) session.out << line << '\n';
  session.out << '\n';
  for (const Group& group : ByTable(response)) {
    PrintGroup(session, group, revision, base, names_revisions);
  }
  if (response.differences().empty()) {
    session.out << session.Say("Geen enkel cijfer verschilt.", "No figure differs.") << '\n';
  } else if (!response.base().empty()) {
    session.out << (all_explained
                        ? session.Say("Elk verschil is door mutaties verklaard.",
                                      "Every difference is explained by mutations.")
                        : session.Say("LET OP: niet elk verschil is door mutaties verklaard.",
                                      "NOTE: not every difference is explained by mutations."))
                << '\n';
  }
  if (response.changed_parts().empty()) return;
  session.out << '\n' << session.Say("En verder:", "Besides:") << '\n';
  for (const std::string& part : response.changed_parts()) {
    for (const std::string& text :
         Wrapped(ChangedPartWords(session, part, revision), kPageWidth, 4, "  -")) {
      session.out << text << '\n';
    }
  }
}

// The revision of that name; an empty one for no name.
absl::StatusOr<Revision> Get(const Session& session, Planning& stub, const std::string& name) {
  planning::v1::GetRevisionResponse response;
  if (name.empty()) return Revision();
  planning::v1::GetRevisionRequest request;
  request.set_name(name);
  RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetRevision, request, response));
  return std::move(*response.mutable_revision());
}

}  // namespace

int DiffPlans(const Session& session, const PlanQuery& query, const std::string& base) {
  auto request = RequestFor<planning::v1::DiffRevisionsRequest>(query);
  if (!base.empty()) {
    // A number alone is of the same programme.
    const bool is_number = base.find_first_not_of("0123456789") == std::string::npos;
    request.set_base(is_number ? ProgrammeNameOf(query.name) + "/revisions/" + base
                               : RevisionNameOf(base));
  }
  DiffRevisionsResponse response;
  const auto stub = PlanningOf(session);
  const absl::Status status = CallOn(session, *stub, &Planning::DiffRevisions, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  if (session.output == Output::kCsv) {
    PrintFlat(session, response);
    return kDone;
  }
  const auto revision = Get(session, *stub, response.revision());
  if (!revision.ok()) return Fail(session, revision.status());
  const auto base_revision = Get(session, *stub, response.base());
  if (!base_revision.ok()) return Fail(session, base_revision.status());
  PrintDiff(session, response, *revision, *base_revision);
  return kDone;
}

}  // namespace rekenschap::cli
