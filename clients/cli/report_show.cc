#include "clients/cli/report_show.h"

#include <vector>

#include <absl/strings/str_replace.h>

#include "clients/cli/calls.h"
#include "clients/cli/comparison_words.h"
#include "clients/cli/explanation_words.h"
#include "clients/cli/later_corrections.h"
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
  const auto after_colon = [](const std::string& text) { return text.empty() ? "" : ": " + text; };
  PrintNote(session, report.name() + ": " + ReportStateCell(session, report.state()).text);
  if (draft) PrintNote(session, WhatCountsWords(session, report, versions));
  if (!draft && !report.drafter().empty()) {
    PrintNote(session, session.Say("Opgesteld door ", "Drafted by ") + report.drafter());
  }
  PrintNote(session,
            (draft ? session.Say("Bewaard door ", "Kept by ")
                   : session.Say("Ingediend door ", "Submitted by ")) +
                report.submitter() + session.Say(" op ", " at ") +
                MomentWords(report.submit_time()) +
                (receipt.revision().empty()
                     ? ""
                     : session.Say(", getoetst aan ", ", held against ") + receipt.revision()));
  if (!report.reviewer().empty()) {
    PrintNote(session, session.Say("Beoordeeld door ", "Reviewed by ") + report.reviewer() +
                           session.Say(" op ", " at ") + MomentWords(report.review_time()) +
                           after_colon(report.return_reason()));
  }
  if (IsReopened(report)) {
    // What took its place is what was asked for.
    const bool corrected = report.state() == Report::STATE_SUPERSEDED;
    PrintNote(session,
              (corrected ? session.Say("Is heropend geweest: er was een correctie gevraagd",
                                       "Had been reopened: a correction had been asked for")
                         : session.Say("Heropend: er is een correctie gevraagd",
                                       "Reopened: a correction was asked for")) +
                  after_colon(report.reopen_reason()));
  }
  PrintMarks(session, report);
  for (const auto& prior : report.prior_corrections()) {
    PrintNote(session, session.Say("Bevat een correctie op ", "Takes in a correction of ") +
                           prior.period() + ", " + prior.line() + ": " +
                           FigureCell(session, true, prior.amount()).text + " (" + prior.reason() +
                           ")");
  }
  if (!report.correction_reason().empty()) {
    PrintNote(session, session.Say("Reden van correctie: ", "Reason of the correction: ") +
                           report.correction_reason());
  }
}

void PrintExplanations(const Session& session, const monitoring::v1::ReportLine& line) {
  for (const auto& explanation : line.explanations()) {
    std::string text = session.Say("Toelichting bij ", "Explanation of ") + line.line() + " (" +
                       CauseWord(session.language(), explanation.cause());
    if (explanation.has_amount()) {
      text += ", " + FigureCell(session, true, explanation.amount()).text;
    }
    PrintNote(session, text + "): " + explanation.text());
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
  for (const auto& line : report.lines()) PrintExplanations(session, line);
  PrintLaterCorrections(session, report.period(), report.later_corrections(),
                        report.later_correction_count());
  PrintDifferences(session, report.accepted_version(), report.differences());
  PrintOpenFindings(session, report.findings());
  PrintSettledFindings(session, report.findings());
  if (!response.has_receipt()) return kDone;  // a draft
  const auto& receipt = response.receipt();
  PrintNote(session, session.Say("Bewijs: journaalregel ", "Receipt: journal entry ") +
                         std::to_string(receipt.sequence()) + ", " +
                         session.Say("inhoud ", "content ") + receipt.report_content_hash() + ", " +
                         session.Say("blad ", "leaf ") + receipt.leaf_hash() + ", " +
                         session.Say("keten ", "chain ") + receipt.chain_hash());
  return kDone;
}

}  // namespace rekenschap::cli
