#include "clients/cli/report_show.h"

#include <ostream>
#include <vector>

#include <absl/strings/str_replace.h>

#include "clients/cli/calls.h"
#include "clients/cli/explanation_words.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/report_difference_views.h"
#include "clients/cli/report_finding_list.h"
#include "clients/cli/report_query.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;

// All versions of the report that a draft is of; none of what is not a draft.
absl::Status VersionsBeside(const Session& session, Monitoring& stub, const Report& report,
                            google::protobuf::RepeatedPtrField<Report>& versions) {
  if (report.state() != Report::STATE_DRAFT) return absl::OkStatus();
  monitoring::v1::ListReportsRequest request;
  request.set_parent(report.programme());
  request.set_period(report.period());
  request.set_unit(report.unit());
  request.set_all_versions(true);
  return ForEachPage(session, stub, &Monitoring::ListReports, request,
                     [&versions](const auto& page) { versions.MergeFrom(page.reports()); });
}

// The figures of a line as one text, by name.
std::vector<std::vector<Cell>> FigureRows(const Session& session,
                                          const monitoring::v1::ReportLine& line) {
  std::vector<std::vector<Cell>> rows;
  const auto add = [&](bool is_set, std::int64_t value, const char* dutch, const char* english,
                       const char* unit, auto set) {
    if (!is_set) return;
    type::v1::Quantity quantity;
    (quantity.*set)(value);
    rows.push_back({line.line(),
                    {session.Say(dutch, english), absl::StrReplaceAll(english, {{" ", "_"}})},
                    FigureCell(session, true, quantity),
                    unit});
  };
  using type::v1::Quantity;
  const auto& euro = line.euro();
  add(euro.has_spent_eurocents(), euro.spent_eurocents(), "besteed", "spent", "EUR",
      &Quantity::set_eurocents);
  add(euro.has_committed_eurocents(), euro.committed_eurocents(), "verplicht", "committed", "EUR",
      &Quantity::set_eurocents);
  add(euro.has_forecast_eurocents(), euro.forecast_eurocents(), "prognose", "forecast", "EUR",
      &Quantity::set_eurocents);
  const auto& fte = line.fte();
  add(fte.has_establishment_fte_thousandths(), fte.establishment_fte_thousandths(), "formatie",
      "establishment", "fte", &Quantity::set_fte_thousandths);
  add(fte.has_in_post_fte_thousandths(), fte.in_post_fte_thousandths(), "bezetting", "in post",
      "fte", &Quantity::set_fte_thousandths);
  add(fte.has_deployable_fte_thousandths(), fte.deployable_fte_thousandths(), "inzetbaar",
      "deployable", "fte", &Quantity::set_fte_thousandths);
  add(fte.has_inflow_fte_thousandths(), fte.inflow_fte_thousandths(), "instroom", "inflow", "fte",
      &Quantity::set_fte_thousandths);
  add(fte.has_outflow_fte_thousandths(), fte.outflow_fte_thousandths(), "uitstroom", "outflow",
      "fte", &Quantity::set_fte_thousandths);
  add(fte.has_forecast_fte_thousandths(), fte.forecast_fte_thousandths(), "prognose", "forecast",
      "fte", &Quantity::set_fte_thousandths);
  add(line.count().has_realised_count(), line.count().realised_count(), "gerealiseerd", "realised",
      "#", &Quantity::set_count);
  return rows;
}

void PrintFacts(const Session& session, const Report& report,
                const monitoring::v1::Receipt& receipt,
                const google::protobuf::RepeatedPtrField<Report>& versions) {
  const bool draft = report.state() == Report::STATE_DRAFT;
  session.out << report.name() << ": " << ReportStateCell(session, report.state()).text << '\n';
  if (draft) session.out << WhatCountsWords(session, report, versions) << '\n';
  if (!draft && !report.drafter().empty()) {
    session.out << session.Say("Opgesteld door ", "Drafted by ") << report.drafter() << '\n';
  }
  session.out << (draft ? session.Say("Bewaard door ", "Kept by ")
                        : session.Say("Ingediend door ", "Submitted by "))
              << report.submitter() << session.Say(" op ", " at ")
              << MomentWords(report.submit_time())
              << (receipt.revision().empty()
                      ? ""
                      : session.Say(", getoetst aan ", ", held against ") + receipt.revision())
              << '\n';
  if (!report.reviewer().empty()) {
    session.out << session.Say("Beoordeeld door ", "Reviewed by ") << report.reviewer()
                << session.Say(" op ", " at ") << MomentWords(report.review_time());
    if (!report.return_reason().empty()) session.out << ": " << report.return_reason();
    session.out << '\n';
  }
  if (IsReopened(report)) {
    session.out << session.Say("Heropend: er is een correctie gevraagd",
                               "Reopened: a correction was asked for")
                << (report.reopen_reason().empty() ? "" : ": " + report.reopen_reason()) << '\n';
  }
  PrintMarks(session, report);
  for (const auto& prior : report.prior_corrections()) {
    session.out << session.Say("Bevat een correctie op ", "Takes in a correction of ")
                << prior.period() << ", " << prior.line() << ": "
                << FigureCell(session, true, prior.amount()).text << " (" << prior.reason()
                << ")\n";
  }
  if (!report.correction_reason().empty()) {
    session.out << session.Say("Reden van correctie: ", "Reason of the correction: ")
                << report.correction_reason() << '\n';
  }
}

}  // namespace

int ShowReport(const Session& session, const std::string& name) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetReportResponse response;
  absl::Status status = GetReport(session, *stub, name, response);
  if (!status.ok()) return Fail(session, status);
  const Report& report = response.report();
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  google::protobuf::RepeatedPtrField<Report> versions;
  status = VersionsBeside(session, *stub, report, versions);
  if (!status.ok()) return Fail(session, status);
  Table table;
  table.columns = {{session.Say("regel", "line"), false, "line"},
                   {session.Say("cijfer", "figure"), false, "figure"},
                   {session.Say("stand", "position"), true, "position"},
                   {session.Say("in", "in"), false, "measure"}};
  for (const auto& line : report.lines()) {
    for (auto& row : FigureRows(session, line)) table.rows.push_back(std::move(row));
  }
  if (session.output == Output::kTable) PrintFacts(session, report, response.receipt(), versions);
  Print(session, table);
  if (session.output == Output::kCsv) return kDone;
  for (const auto& line : report.lines()) {
    for (const auto& explanation : line.explanations()) {
      session.out << session.Say("Toelichting bij ", "Explanation of ") << line.line() << " ("
                  << CauseWord(session.language(), explanation.cause());
      if (explanation.has_amount()) {
        session.out << ", " << FigureCell(session, true, explanation.amount()).text;
      }
      session.out << "): " << explanation.text() << '\n';
    }
  }
  PrintDifferences(session, report.accepted_version(), report.differences());
  PrintOpenFindings(session, report.findings(),
                    report.state() == Report::STATE_DRAFT ? Refuses::kOnSubmitting : Refuses::kNow);
  PrintSettledFindings(session, report.findings());
  if (!response.has_receipt()) return kDone;  // a draft
  const auto& receipt = response.receipt();
  session.out << session.Say("Bewijs: journaalregel ", "Receipt: journal entry ")
              << receipt.sequence() << ", " << session.Say("inhoud ", "content ")
              << receipt.report_content_hash() << ", " << session.Say("blad ", "leaf ")
              << receipt.leaf_hash() << ", " << session.Say("keten ", "chain ")
              << receipt.chain_hash() << '\n';
  return kDone;
}

}  // namespace rekenschap::cli
