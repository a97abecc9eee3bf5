#include <map>
#include <ostream>
#include <set>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_changes.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_tables.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::GetLineHistoryResponse;
using planning::v1::LineChapter;
using planning::v1::Mutation;
using planning::v1::Revision;

constexpr std::size_t kNumberWidth = 4;  // of a revision's number, with the room after it
constexpr std::size_t kTitleWidth = 28;  // of a mutation's title beside its amounts

// The revisions of the chapters, complete.
absl::StatusOr<std::vector<Revision>> RevisionsOf(const Session& session, Planning& stub,
                                                  const GetLineHistoryResponse& history) {
  std::vector<Revision> revisions;
  for (const LineChapter& chapter : history.chapters()) {
    planning::v1::GetRevisionRequest request;
    request.set_name(chapter.revision());
    planning::v1::GetRevisionResponse response;
    RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetRevision, request, response));
    revisions.push_back(std::move(*response.mutable_revision()));
  }
  return revisions;
}

const Mutation* MutationOf(const Revision& revision, const std::string& id) {
  for (const Mutation& mutation : revision.mutations()) {
    if (mutation.id() == id) return &mutation;
  }
  return nullptr;
}

const planning::v1::Table* TableOf(const Revision& revision, const std::string& line) {
  for (const auto& table : revision.tables()) {
    for (const auto& candidate : table.lines()) {
      if (candidate.id() == line) return &table;
    }
  }
  return nullptr;
}

const planning::v1::CellDifference* DifferenceIn(const LineChapter& chapter,
                                                 finance::Column column) {
  for (const auto& difference : chapter.differences()) {
    if (ColumnOf(difference) == column) return &difference;
  }
  return nullptr;
}

Scale ScaleOf(const GetLineHistoryResponse& history, std::int64_t print_unit) {
  std::vector<std::int64_t> values;
  for (const LineChapter& chapter : history.chapters()) {
    for (const auto& cell : chapter.cells()) values.push_back(ValueOf(cell.worked_with()));
    for (const auto& difference : chapter.differences()) {
      for (const auto& mutation : difference.mutations()) {
        values.push_back(ValueOf(mutation.amount()));
      }
    }
  }
  return ScaleFor(MeasureOf(history.measure()), print_unit, values);
}

// What the line works with, marked where it is rectified, or more or less than before.
Cell FigureOf(const Session& session, const LineChapter& chapter, const planning::v1::Cell& cell,
              const Scale& scale) {
  Cell shown = ScaledCell(session, scale, ValueOf(cell.worked_with()));
  if (cell.has_rectification()) shown.text += "*";
  const auto* const difference = DifferenceIn(chapter, ColumnOf(cell));
  if (difference == nullptr || !difference->has_was()) return shown;
  const std::int64_t before = ValueOf(difference->was());
  const std::int64_t now = ValueOf(cell.worked_with());
  if (now != before) shown.text += now > before ? "▴" : "▾";
  return shown;
}

void AddChapter(const Session& session, const LineChapter& chapter, const Revision& revision,
                const std::string& line, const std::set<finance::Column>& columns,
                const Scale& scale, Table& table) {
  const auto beneath = [&table](const std::vector<std::string>& lines) {
    for (const std::string& text : lines) table.rows.push_back({text});
  };
  std::map<finance::Column, Cell> figures;
  for (const auto& cell : chapter.cells()) {
    figures.emplace(ColumnOf(cell), FigureOf(session, chapter, cell, scale));
  }
  std::vector<Cell> row = {
      Padded(LastPart(chapter.revision()), kNumberWidth) +
      StepOf(session, chapter.phase(), revision.budget_year(), chapter.revision())};
  for (const finance::Column column : columns) {
    const auto found = figures.find(column);
    row.push_back(found == figures.end() ? Cell("") : found->second);
  }
  table.rows.push_back(std::move(row));
  const bool is_draft = chapter.state() == Revision::STATE_DRAFT;
  beneath(Wrapped(DocumentWords(session, chapter.adopted_by()) + ": " + chapter.title() +
                      (is_draft ? session.Say(" — ONTWERP", " — DRAFT") : ""),
                  kPageWidth, kNumberWidth));
  for (const MutationRow& mutation : MutationRowsOf(revision, line, chapter.differences())) {
    const Mutation* const made = MutationOf(revision, mutation.id);
    const std::string title =
        made == nullptr ? session.Say("ONVERKLAARD", "UNEXPLAINED") : made->title();
    std::vector<Cell> amounts = {"    - " + Shortened(title, kTitleWidth)};
    for (const finance::Column column : columns) {
      const auto found = mutation.amounts.find(column);
      amounts.push_back(found == mutation.amounts.end()
                            ? Cell("")
                            : SignedCell(session, scale, found->second, Colour::kDim));
    }
    table.rows.push_back(std::move(amounts));
    if (made == nullptr) continue;
    // A title that was cut off is told in full.
    const std::string whole = WidthOf(title) > kTitleWidth ? title + " — " : "";
    beneath(Wrapped(whole + KindCell(session, made->kind()).text + ": " + made->reason(),
                    kPageWidth, kNumberWidth + 2));
  }
  for (const auto& of : revision.tables()) {
    for (const auto& candidate : of.lines()) {
      if (candidate.id() == line) beneath(RectificationLines(session, candidate, kNumberWidth));
    }
  }
}

void PrintStory(const Session& session, const GetLineHistoryResponse& history,
                const std::vector<Revision>& revisions, const std::string& line) {
  std::set<finance::Column> columns;
  for (const LineChapter& chapter : history.chapters()) {
    for (const auto& cell : chapter.cells()) columns.insert(ColumnOf(cell));
  }
  const planning::v1::Table* const of = TableOf(revisions.back(), line);
  const Scale scale = ScaleOf(history, of == nullptr ? 1 : of->print_unit_count());
  Table table;
  table.title =
      Caption(session, history.line_title() + " (" + line + ")", history.basis(),
              of == nullptr ? planning::v1::DIRECTION_UNSPECIFIED : of->direction(), scale);
  table.columns = {{Padded(session.Say("nr", "nr"), kNumberWidth) + session.Say("fase", "phase")}};
  for (const finance::Column column : columns) table.columns.push_back({ColumnTitle(column), true});
  for (int i = 0; i < history.chapters_size(); ++i) {
    AddChapter(session, history.chapters(i), revisions[static_cast<std::size_t>(i)], line, columns,
               scale, table);
  }
  AlignMarks(table);
  const std::vector<Table> parts = SplitColumns(table, 1);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Table part = parts[i];
    // What stands beneath the figures is told once.
    if (i > 0) std::erase_if(part.rows, [](const auto& row) { return row.size() == 1; });
    Print(session, part);
  }
  session.out << '\n'
              << session.Say("▴ meer, ▾ minder dan in de revisie ervoor; * gerectificeerd",
                             "▴ more, ▾ less than in the revision before; * rectified")
              << '\n';
}

void PrintFigures(const Session& session, const GetLineHistoryResponse& history,
                  const std::vector<Revision>& revisions) {
  Table table;
  table.columns = {{"revision"},
                   {"phase"},
                   {"budget_year"},
                   {"document"},
                   {"document_date"},
                   {"state"},
                   {"column"},
                   {"was"},
                   {"worked_with"},
                   {"printed"},
                   {"rectification_reason"},
                   {"rectification_author"},
                   {"rectification_date"}};
  for (int i = 0; i < history.chapters_size(); ++i) {
    const LineChapter& chapter = history.chapters(i);
    const int year = revisions[static_cast<std::size_t>(i)].budget_year();
    for (const auto& cell : chapter.cells()) {
      const auto* const difference = DifferenceIn(chapter, ColumnOf(cell));
      const bool changed = difference != nullptr && difference->has_was();
      table.rows.push_back({LastPart(chapter.revision()), PhaseCell(session, chapter.phase()),
                            year == 0 ? "" : std::to_string(year), chapter.adopted_by().number(),
                            chapter.adopted_by().date(), StateCell(session, chapter.state()),
                            finance::FormatColumn(ColumnOf(cell)),
                            changed ? FigureCell(session, true, difference->was())
                                    : FigureCell(session, i > 0, cell.worked_with()),
                            FigureCell(session, true, cell.worked_with()), cell.printed(),
                            cell.rectification().reason(), cell.rectification().author(),
                            cell.rectification().date()});
    }
  }
  Print(session, table);
}

void PrintMutations(const Session& session, const GetLineHistoryResponse& history,
                    const std::vector<Revision>& revisions) {
  Table table;
  table.columns = {{"revision"}, {"column"}, {"mutation"}, {"title"},
                   {"class"},    {"kind"},   {"amount"},   {"reason"}};
  for (int i = 0; i < history.chapters_size(); ++i) {
    const LineChapter& chapter = history.chapters(i);
    for (const auto& difference : chapter.differences()) {
      for (const auto& mutation : difference.mutations()) {
        const Mutation* const made =
            MutationOf(revisions[static_cast<std::size_t>(i)], mutation.mutation());
        table.rows.push_back(
            {LastPart(chapter.revision()), finance::FormatColumn(ColumnOf(difference)),
             mutation.mutation(), mutation.title(), ClassCell(session, mutation.class_()),
             KindCell(session, mutation.kind()), FigureCell(session, true, mutation.amount()),
             made == nullptr ? "" : made->reason()});
      }
    }
  }
  Print(session, table);
}

}  // namespace

int ShowHistory(const Session& session, const PlanQuery& query, const std::string& line) {
  auto request = RequestFor<planning::v1::GetLineHistoryRequest>(query);
  request.set_line(line);
  GetLineHistoryResponse history;
  const auto stub = PlanningOf(session);
  const absl::Status status = CallOn(session, *stub, &Planning::GetLineHistory, request, history);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, history);
    return kDone;
  }
  const auto revisions = RevisionsOf(session, *stub, history);
  if (!revisions.ok()) return Fail(session, revisions.status());
  if (session.output == Output::kCsv) {
    PrintFigures(session, history, *revisions);
    session.out << '\n';
    PrintMutations(session, history, *revisions);
  } else {
    PrintStory(session, history, *revisions, line);
  }
  return kDone;
}

}  // namespace rekenschap::cli
