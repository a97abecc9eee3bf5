
#include "clients/cli/calls.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {

int ShowInstalments(const Session& session, const PlanQuery& query, const std::vector<int>& years) {
  auto request = RequestFor<planning::v1::ListInstalmentsRequest>(query);
  for (const int year : years) request.add_years(year);
  planning::v1::ListInstalmentsResponse response;
  const auto stub = PlanningOf(session);
  const absl::Status status = CallOn(session, *stub, &Planning::ListInstalments, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  const bool for_people = session.output == Output::kTable;
  Table table;
  table.title = session.Say("Betaling van de bijdrage volgens ", "Payments according to ") +
                ShortName(response.revision()) + session.Say(" (kas, in euro's)", " (cash, euros)");
  table.columns = {{session.Say("vervaldatum", "due"), false, "due_date"},
                   {session.Say("bedrag", "amount"), true, "amount"},
                   {session.Say("aandeel", "share"), true, "share_percentage"},
                   {session.Say("betaald t/m", "paid to date"), true, "year_to_date"}};
  std::string year;
  Cell total("");
  const auto add_total = [&] {
    if (year.empty() || !for_people) return;
    table.rows.push_back(
        {{session.Say("Totaal ", "Total ") + year, "", Colour::kDim}, total, "", ""});
  };
  for (const auto& due : response.instalments()) {
    if (due.due_date().substr(0, 4) != year) {
      add_total();
      year = due.due_date().substr(0, 4);
    }
    total = FigureCell(session, true, due.year_to_date());
    table.rows.push_back({for_people ? DayWords(session, due.due_date()) : due.due_date(),
                          FigureCell(session, true, due.amount()),
                          PercentCell(session, true, due.share_basis_points()),
                          FigureCell(session, true, due.year_to_date())});
  }
  add_total();
  Print(session, table);
  return kDone;
}

}  // namespace rekenschap::cli
