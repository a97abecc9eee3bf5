#include <ostream>

#include <google/protobuf/util/time_util.h>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_adoption.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;

std::string YearOf(int year) { return year == 0 ? "" : std::to_string(year); }

bool WasKnown(const planning::v1::Programme& programme, const PlanQuery& query) {
  if (!query.as_of) return true;
  return query.as_of->has_time() ? !(query.as_of->time() < programme.record_time())
                                 : programme.sequence() <= query.as_of->sequence();
}

// The plan in force of a programme; not set when none was adopted yet.
absl::StatusOr<Revision> InForce(const Session& session, Planning& stub, const PlanQuery& query) {
  const auto request = RequestFor<planning::v1::GetRevisionRequest>(query);
  planning::v1::GetRevisionResponse response;
  const absl::Status status = CallOn(session, stub, &Planning::GetRevision, request, response);
  if (base::DetailsOf(status).reason == "REVISION_UNKNOWN") return Revision();
  RETURN_IF_ERROR(status);
  return std::move(*response.mutable_revision());
}

// For people: what does not fit on a row stands under it.
std::vector<std::string> Beneath(const Session& session, const Revision& revision,
                                 const std::string& why_passed) {
  std::string people = session.Say("vastgelegd door ", "recorded by ") + revision.author() +
                       session.Say(" op ", " on ") + MomentWords(revision.record_time());
  if (revision.state() == Revision::STATE_ADOPTED) {
    people += session.Say("; vastgesteld door ", "; adopted by ") + revision.adopter() +
              session.Say(" op ", " on ") + MomentWords(revision.adopt_time());
  }
  std::vector<std::string> lines = Wrapped(revision.title(), kPageWidth, 4);
  if (!why_passed.empty()) {
    people += session.Say("; kan niet meer worden vastgesteld: ", "; can no longer be adopted: ") +
              why_passed;
  }
  for (std::string& line : Wrapped(people, kPageWidth, 4)) lines.push_back(std::move(line));
  return lines;
}

Table RevisionsTable(const Session& session, const planning::v1::ListRevisionsResponse& all) {
  Table table;
  table.columns = {{session.Say("nr", "nr"), true, "number"},
                   {session.Say("fase", "phase"), false, "phase"},
                   {session.Say("jaar", "year"), false, "budget_year"},
                   {session.Say("stuk", "paper"), false, "document"},
                   {session.Say("datum", "date"), false, "document_date"},
                   {session.Say("stand", "state"), false, "state"}};
  const bool for_people = session.output == Output::kTable;
  if (!for_people) {
    table.columns.push_back({session.Say("titel", "title"), false, "title"});
    table.columns.push_back({session.Say("vastgelegd door", "recorded by"), false, "author"});
    table.columns.push_back({session.Say("vastgesteld door", "adopted by"), false, "adopter"});
  }
  const Revision* const in_force = AdoptedLast(all.revisions());
  for (const Revision& revision : all.revisions()) {
    const std::string why_passed = revision.state() == Revision::STATE_DRAFT
                                       ? WhyPassed(session, revision, in_force, all.revisions())
                                       : "";
    Cell state = StateCell(session, revision.state());
    if (!why_passed.empty()) state.text = session.Say("vervallen ontwerp", "passed draft");
    std::vector<Cell> row = {LastPart(revision.name()),      PhaseCell(session, revision.phase()),
                             YearOf(revision.budget_year()), revision.adopted_by().number(),
                             revision.adopted_by().date(),   std::move(state)};
    if (!for_people) {
      row.insert(row.end(), {revision.title(), revision.author(), revision.adopter()});
    }
    table.rows.push_back(std::move(row));
    if (!for_people) continue;
    for (const std::string& line : Beneath(session, revision, why_passed))
      table.rows.push_back({line});
  }
  return table;
}

}  // namespace

int ListProgrammes(const Session& session, const PlanQuery& query) {
  const auto stub = PlanningOf(session);
  planning::v1::ListProgrammesResponse all;
  const absl::Status status =
      ForEachPage(session, *stub, &Planning::ListProgrammes, planning::v1::ListProgrammesRequest(),
                  [&](const auto& page) {
                    for (const auto& programme : page.programmes()) {
                      if (WasKnown(programme, query)) *all.add_programmes() = programme;
                    }
                  });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  Table table;
  table.columns = {{session.Say("programma", "programme"), false, "programme"},
                   {session.Say("titel", "title"), false, "title"},
                   {session.Say("artikel", "article"), false, "budget_article"},
                   {session.Say("geldt", "in force"), true, "in_force"},
                   {session.Say("stap", "step"), false, "phase"}};
  for (const auto& programme : all.programmes()) {
    const auto in_force =
        InForce(session, *stub, {.name = RevisionNameOf(programme.name()), .as_of = query.as_of});
    if (!in_force.ok()) return Fail(session, in_force.status());
    const bool none = in_force->name().empty();
    table.rows.push_back(
        {LastPart(programme.name()),
         {Shortened(programme.title(), 44), programme.title()},
         programme.budget_chapter() + " " + programme.budget_article(),
         none ? "" : LastPart(in_force->name()),
         none ? Cell(session.Say("nog niets vastgesteld", "nothing adopted yet"), "NONE")
              : Cell(StepOf(session, in_force->phase(), in_force->budget_year(), in_force->name()),
                     PhaseCell(session, in_force->phase()).plain)});
  }
  Print(session, table);
  return kDone;
}

int ListPlans(const Session& session, const PlanQuery& query) {
  const auto stub = PlanningOf(session);
  planning::v1::ListRevisionsRequest request;
  request.set_parent(ProgrammeNameOf(query.name));
  if (query.as_of) *request.mutable_as_of() = *query.as_of;
  planning::v1::ListRevisionsResponse all;
  const absl::Status status =
      ForEachPage(session, *stub, &Planning::ListRevisions, request,
                  [&](const auto& page) { all.mutable_revisions()->MergeFrom(page.revisions()); });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  Print(session, RevisionsTable(session, all));
  return kDone;
}

}  // namespace rekenschap::cli
