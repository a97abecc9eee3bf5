#include "clients/cli/calls.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {

int ShowTargets(const Session& session, const PlanQuery& query, const TargetsWanted& wanted) {
  planning::v1::ListTargetsRequest request;
  request.set_parent(ProgrammeNameOf(query.name));
  request.set_revision_number(wanted.revision > 0 ? wanted.revision : NumberOf(query.name));
  request.set_effective_date(query.effective_date);
  if (query.as_of) *request.mutable_as_of() = *query.as_of;
  for (const std::string& period : wanted.periods) request.add_periods(period);
  for (const std::string& line : wanted.lines) request.add_lines(line);
  for (const std::string& unit : wanted.units) request.add_units("units/" + LastPart(unit));
  const auto stub = PlanningOf(session);
  planning::v1::ListTargetsResponse all;
  const absl::Status status =
      ForEachPage(session, *stub, &Planning::ListTargets, request, [&](const auto& page) {
        all.mutable_targets()->MergeFrom(page.targets());
        all.set_revision(page.revision());
        all.set_revision_hash(page.revision_hash());
      });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  Table table;
  table.title = session.Say("Doelen volgens ", "Targets according to ") + all.revision();
  table.columns = {{session.Say("regel", "line"), false, "line"},
                   {session.Say("periode", "period"), false, "period"},
                   {session.Say("eenheid", "unit"), false, "unit"},
                   {session.Say("doel t/m periode", "target to date"), true, "to_date"},
                   {session.Say("doel jaar", "target of the year"), true, "year"}};
  for (const auto& target : all.targets()) {
    Cell unit(LastPart(target.unit()));
    if (target.unit().empty()) unit = {session.Say("— geheel —", "— whole —"), "WHOLE"};
    if (target.central_reserve()) {
      unit = {session.Say("centraal aangehouden", "kept central"), "CENTRAL_RESERVE"};
    }
    table.rows.push_back({target.line(), target.period(), unit,
                          FigureCell(session, true, target.to_date()),
                          FigureCell(session, true, target.year())});
  }
  Print(session, table);
  return kDone;
}

}  // namespace rekenschap::cli
