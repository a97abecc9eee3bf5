#include <memory>
#include <ostream>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/report_file.h"
#include "clients/cli/report_finding_list.h"
#include "clients/cli/report_intake.h"
#include "clients/cli/report_query.h"
#include "clients/cli/report_show.h"
#include "clients/cli/report_template.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;

struct Options {
  std::vector<std::string> files;
  std::string programme;
  std::string period;
  std::string unit;
  std::string path;
  std::string report;
  std::string state;
  bool all_versions = false;
  bool all_or_nothing = false;  // what is done without good_ones
  bool good_ones = false;
  bool all_units = false;
  std::string receipts;
};

// The warnings that ask for something yet.
int UnsettledCount(const Report& report) {
  int count = 0;
  for (const auto& finding : report.findings()) {
    if (finding.severity() == type::v1::SEVERITY_WARNING && !finding.settled()) ++count;
  }
  return count;
}

int List(const Session& session, const Options& options) {
  monitoring::v1::ListReportsRequest request;
  request.set_parent("programmes/" + LastPart(options.programme));
  request.set_period(options.period);
  if (!options.unit.empty()) request.set_unit("units/" + LastPart(options.unit));
  if (!options.state.empty()) {
    Report::State state = Report::STATE_UNSPECIFIED;
    Report::State_Parse("STATE_" + options.state, &state);
    request.set_state(state);
  }
  request.set_all_versions(options.all_versions);
  request.set_language_code(session.language_code);
  const auto stub = MonitoringOf(session);
  monitoring::v1::ListReportsResponse all;
  const absl::Status status =
      ForEachPage(session, *stub, &Monitoring::ListReports, request,
                  [&](const auto& page) { all.mutable_reports()->MergeFrom(page.reports()); });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  Table table;
  table.columns = {{session.Say("periode", "period"), false, "period"},
                   {session.Say("eenheid", "unit"), false, "unit"},
                   {session.Say("versie", "version"), true, "version"},
                   {session.Say("stand", "state"), false, "state"},
                   {session.Say("ingediend door", "submitted by"), false, "submitter"},
                   {session.Say("op", "at"), false, "submit_time"},
                   {session.Say("waarschuwingen", "warnings"), true, "findings_count"},
                   {session.Say("beoordeeld door", "reviewed by"), false, "reviewer"},
                   {session.Say("reden", "reason"), false, "return_reason"}};
  for (const Report& report : all.reports()) {
    table.rows.push_back(
        {report.period(), LastPart(report.unit()), std::to_string(report.version()),
         ReportStateCell(session, report.state()), report.submitter(),
         MomentCell(report.submit_time()), std::to_string(UnsettledCount(report)),
         report.reviewer(),
         session.output == Output::kTable ? ReviewWords(session, report) : report.return_reason()});
  }
  Print(session, table);
  return kDone;
}

// Why a draft cannot be submitted, by the lines and columns that its file has.
int FailHandingIn(const Session& session, const Report& draft, const absl::Status& refusal) {
  const base::ErrorDetails details = base::DetailsOf(refusal);
  if (!absl::IsInvalidArgument(refusal) || details.violations.empty()) {
    const int failed = Fail(session, refusal);
    return absl::IsInvalidArgument(refusal) ? kRefused : failed;
  }
  session.err << session.Say("fout: dit concept kan zo niet worden ingediend:",
                             "error: this draft cannot be submitted as it is:")
              << '\n';
  for (const base::Violation& violation : details.violations) {
    const std::string field = violation.field.substr(violation.field.find('.') + 1);
    const std::string text = FieldWords(draft, field, session.language()) + ": " +
                             violation.description + " [" + violation.reason + ']';
    for (const std::string& line : Wrapped(text, kPageWidth, 4, "  - "))
      session.err << line << '\n';
  }
  const auto total = details.metadata.find("violations");
  if (total != details.metadata.end() &&
      total->second != std::to_string(details.violations.size())) {
    session.err << session.Say("  in totaal: ", "  in all: ") << total->second << '\n';
  }
  session.err << session.Say(
      "Verbeter het bestand en dien het in met `rekenschap report submit`; het concept blijft "
      "zoals "
      "het is.\n",
      "Mend the file and submit it with `rekenschap report submit`; the draft stays as it is.\n");
  return kRefused;
}

int HandIn(const Session& session, const Options& options) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetReportResponse got;
  absl::Status status = GetReport(session, *stub, options.report, got);
  if (!status.ok()) return Fail(session, status);
  monitoring::v1::SubmitDraftRequest request;
  request.set_name(got.report().name());
  request.set_etag(got.report().etag());
  request.set_request_id(NewRequestId());
  request.set_language_code(session.language_code);
  monitoring::v1::SubmitDraftResponse response;
  status = CallOn(session, *stub, &Monitoring::SubmitDraft, request, response);
  if (!status.ok()) return FailHandingIn(session, got.report(), status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
  } else {
    session.out << response.receipt().report() << ": "
                << session.Say("ingediend (bewijs: journaal ", "submitted (receipt: journal ")
                << response.receipt().sequence() << ", "
                << response.receipt().chain_hash().substr(0, 16) << ")\n";
  }
  if (session.output == Output::kTable) {
    PrintSettledCount(session, response.receipt().findings());
    PrintOpenFindings(session, response.receipt().findings());
  }
  return kDone;
}

void AddFiles(const Session& session, CLI::App& command, Options& options) {
  command
      .add_option(
          "files", options.files,
          session.Say("Bestanden: .xlsx, .ods, .csv of .json", "Files: .xlsx, .ods, .csv or .json"))
      ->required()
      ->check(CLI::ExistingFile);
}

}  // namespace

void AddReportCommands(CLI::App& app, const Session& session, int& exit_code) {
  auto* report = app.add_subcommand(
      "report", session.Say("Wat de eenheden rapporteren", "What the units report (rapportage)"));
  report->require_subcommand(1);
  const auto options = std::make_shared<Options>();

  auto* make = report->add_subcommand(
      "template",
      session.Say("Schrijf een bestand om in te vullen: de regels en doelen van de eenheid",
                  "Write a file to fill in: the unit's lines and targets"));
  make->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  make->add_option("period", options->period, SuchAs(session, "2021-Q2"))->required();
  auto* unit = make->add_option("unit", options->unit, SuchAs(session, "rotterdam"));
  make->add_flag("--all-units", options->all_units,
                 session.Say("Alle eenheden die meedoen, in één bestand",
                             "All units that take part, in one file"))
      ->excludes(unit);
  make->add_option(
      "--file", options->path,
      session.Say(
          "Schrijf hiernaartoe, als werkmap (.xlsx) of .csv; zonder: CSV naar de standaarduitvoer",
          "Write here, a workbook (.xlsx) or .csv, instead of CSV to standard output"));
  make->callback([=, &session, &exit_code] {
    if (options->unit.empty() && !options->all_units) {
      throw CLI::RequiredError(
          session.Say("eenheid of de optie --all-units", "a unit or --all-units"));
    }
    exit_code =
        WriteTemplate(session, options->programme, options->period, options->unit, options->path);
  });

  auto* check = report->add_subcommand(
      "check", session.Say("Controleer rapportages zoals bij indienen; er wordt niets bewaard",
                           "Find what submitting would find; store nothing"));
  AddFiles(session, *check, *options);
  check->callback([=, &session, &exit_code] {
    exit_code = TakeReports(session, options->files, {.intake = Intake::kCheck});
  });

  auto* submit = report->add_subcommand(
      "submit", session.Say("Dien rapportages in, of correcties erop",
                            "Submit reports (indienen), or corrections of them"));
  AddFiles(session, *submit, *options);
  auto* together = submit->add_flag(
      "--all-or-nothing", options->all_or_nothing,
      session.Say(
          "Bij meer rapportages: dien er geen in als er een is geweigerd (zo gaat het ook zonder)",
          "With several reports: submit none when one is refused (the default)"));
  submit
      ->add_flag("--good-ones", options->good_ones,
                 session.Say("Bij meer rapportages: dien de goede in",
                             "With several reports: submit those that are good"))
      ->excludes(together);
  submit->add_option(
      "--receipts", options->receipts,
      session.Say("Bestand waaraan de bewijzen worden toegevoegd, als regels JSON",
                  "File that the receipts (bewijzen) are added to, as lines of JSON"));
  submit->callback([=, &session, &exit_code] {
    exit_code = TakeReports(session, options->files,
                            {Intake::kSubmit, options->good_ones, options->receipts});
  });

  auto* keep = report->add_subcommand(
      "keep", session.Say("Bewaar rapportages als concept, om later in te dienen",
                          "Keep reports as drafts (concept), to submit later"));
  AddFiles(session, *keep, *options);
  keep->callback([=, &session, &exit_code] {
    exit_code = TakeReports(session, options->files, {.intake = Intake::kKeep});
  });

  auto* hand_in = report->add_subcommand(
      "hand-in",
      session.Say("Dien een concept in zoals het bewaard is", "Submit a draft as it is kept"));
  hand_in->add_option("report", options->report, WhichReport(session))->required();
  hand_in->callback([=, &session, &exit_code] { exit_code = HandIn(session, *options); });

  auto* list = report->add_subcommand(
      "list", session.Say("Welke rapportages er zijn, en hoe ze ervoor staan",
                          "Which reports there are, and where they stand"));
  list->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  list->add_option("--period", options->period,
                   session.Say("Alleen van deze periode", "Only of this period"));
  list->add_option("--unit", options->unit,
                   session.Say("Alleen van deze eenheid", "Only of this unit"));
  list->add_option("--state", options->state,
                   session.Say("Alleen in deze stand: concept, ingediend, teruggegeven, "
                               "geaccepteerd, afgesloten of vervangen",
                               "Only in this state"))
      ->check(CLI::IsMember({"DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED", "CLOSED", "SUPERSEDED"},
                            CLI::ignore_case));
  list->add_flag(
      "--all-versions", options->all_versions,
      session.Say("Elke versie, niet alleen de laatste", "Every version, not only the last one"));
  list->callback([=, &session, &exit_code] { exit_code = List(session, *options); });

  auto* show = report->add_subcommand(
      "show", session.Say("Een rapportage met haar bevindingen en haar bewijs",
                          "A report with its findings and its receipt (bewijs)"));
  show->add_option("report", options->report, WhichReport(session))->required();
  show->callback([=, &session, &exit_code] { exit_code = ShowReport(session, options->report); });

  AddReviewCommands(*report, session, exit_code);
}

}  // namespace rekenschap::cli
