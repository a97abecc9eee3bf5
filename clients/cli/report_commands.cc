#include <memory>
#include <ostream>
#include <vector>

#include <absl/strings/str_replace.h>

#include "clients/cli/commands.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/report_intake.h"
#include "clients/cli/report_template.h"
#include "clients/cli/table.h"

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
  std::string reason;
  std::string state;
  bool all_versions = false;
};

// `avim-mensenhandel/2021-Q2/rotterdam`, with `/2` for version 2, or a whole name.
std::string ReportNameOf(const std::string& text) {
  if (text.rfind("programmes/", 0) == 0) return text;
  const std::size_t first = text.find('/');
  if (first == std::string::npos) return "programmes/" + text;
  std::string name = "programmes/" + text.substr(0, first) + "/reports" + text.substr(first);
  const std::size_t second = text.find('/', first + 1);
  const std::size_t third = second == std::string::npos ? second : text.find('/', second + 1);
  if (third != std::string::npos) {
    name.resize(name.rfind('/'));
    name += "/versions" + text.substr(third);
  }
  return name;
}

Cell StateCell(const Session& session, Report::State state) {
  switch (state) {
    case Report::STATE_SUBMITTED:
      return {session.Say("ingediend", "submitted"), "SUBMITTED"};
    case Report::STATE_RETURNED:
      return {session.Say("teruggegeven", "returned"), "RETURNED", Colour::kBad};
    case Report::STATE_ACCEPTED:
      return {session.Say("geaccepteerd", "accepted"), "ACCEPTED", Colour::kGood};
    case Report::STATE_SUPERSEDED:
      return {session.Say("vervangen", "superseded"), "SUPERSEDED", Colour::kDim};
    default:
      return {""};
  }
}

absl::Status Get(const Session& session, Monitoring& stub, const std::string& name,
                 monitoring::v1::GetReportResponse& response) {
  monitoring::v1::GetReportRequest request;
  request.set_name(ReportNameOf(name));
  request.set_language_code(session.language_code);
  return CallOn(session, stub, &Monitoring::GetReport, request, response);
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
         StateCell(session, report.state()), report.submitter(), MomentCell(report.submit_time()),
         std::to_string(report.findings_size()), report.reviewer(), report.return_reason()});
  }
  Print(session, table);
  return kDone;
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
                const monitoring::v1::Receipt& receipt) {
  session.out << report.name() << ": " << StateCell(session, report.state()).text << '\n'
              << session.Say("Ingediend door ", "Submitted by ") << report.submitter()
              << session.Say(" op ", " at ") << MomentWords(report.submit_time())
              << session.Say(", getoetst aan ", ", held against ") << receipt.revision() << '\n';
  if (!report.reviewer().empty()) {
    session.out << session.Say("Beoordeeld door ", "Reviewed by ") << report.reviewer()
                << session.Say(" op ", " at ") << MomentWords(report.review_time());
    if (!report.return_reason().empty()) session.out << ": " << report.return_reason();
    session.out << '\n';
  }
  if (!report.correction_reason().empty()) {
    session.out << session.Say("Reden van correctie: ", "Reason of the correction: ")
                << report.correction_reason() << '\n';
  }
}

int Show(const Session& session, const Options& options) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetReportResponse response;
  const absl::Status status = Get(session, *stub, options.report, response);
  if (!status.ok()) return Fail(session, status);
  const Report& report = response.report();
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  Table table;
  table.columns = {{session.Say("regel", "line"), false, "line"},
                   {session.Say("cijfer", "figure"), false, "figure"},
                   {session.Say("stand", "position"), true, "position"},
                   {session.Say("in", "in"), false, "measure"}};
  for (const auto& line : report.lines()) {
    for (auto& row : FigureRows(session, line)) table.rows.push_back(std::move(row));
  }
  if (session.output == Output::kTable) PrintFacts(session, report, response.receipt());
  Print(session, table);
  if (session.output == Output::kCsv) return kDone;
  for (const auto& line : report.lines()) {
    if (!line.explanation().empty()) {
      session.out << session.Say("Toelichting bij ", "Explanation of ") << line.line() << ": "
                  << line.explanation() << '\n';
    }
  }
  for (const auto& finding : report.findings()) {
    session.out << finding.rule() << " " << finding.line() << ": " << finding.message() << " — "
                << finding.remedy() << '\n';
  }
  const auto& receipt = response.receipt();
  session.out << session.Say("Bewijs: journaalregel ", "Receipt: journal entry ")
              << receipt.sequence() << ", " << session.Say("inhoud ", "content ")
              << receipt.report_content_hash() << ", " << session.Say("blad ", "leaf ")
              << receipt.leaf_hash() << ", " << session.Say("keten ", "chain ")
              << receipt.chain_hash() << '\n';
  return kDone;
}

int Review(const Session& session, const Options& options, bool accept) {
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetReportResponse got;
  absl::Status status = Get(session, *stub, options.report, got);
  if (!status.ok()) return Fail(session, status);
  Report reviewed;
  if (accept) {
    monitoring::v1::AcceptReportRequest request;
    request.set_name(got.report().name());
    request.set_etag(got.report().etag());
    request.set_request_id(NewRequestId());
    monitoring::v1::AcceptReportResponse response;
    status = CallOn(session, *stub, &Monitoring::AcceptReport, request, response);
    reviewed = response.report();
  } else {
    monitoring::v1::ReturnReportRequest request;
    request.set_name(got.report().name());
    request.set_etag(got.report().etag());
    request.set_reason(options.reason);
    request.set_request_id(NewRequestId());
    monitoring::v1::ReturnReportResponse response;
    status = CallOn(session, *stub, &Monitoring::ReturnReport, request, response);
    reviewed = response.report();
  }
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, reviewed);
  } else {
    session.out << reviewed.name() << ": " << StateCell(session, reviewed.state()).text
                << session.Say(" door ", " by ") << reviewed.reviewer() << '\n';
  }
  return kDone;
}

}  // namespace

void AddReportCommands(CLI::App& app, const Session& session, int& exit_code) {
  auto* report = app.add_subcommand("report", "What the units report (rapportage)");
  report->require_subcommand(1);
  const auto options = std::make_shared<Options>();

  auto* make =
      report->add_subcommand("template", "Write a file to fill in: the unit's lines and targets");
  make->add_option("programme", options->programme, "Such as avim-mensenhandel")->required();
  make->add_option("period", options->period, "Such as 2021-Q2")->required();
  make->add_option("unit", options->unit, "Such as rotterdam")->required();
  make->add_option("--file", options->path, "Write here instead of to standard output");
  make->callback([=, &session, &exit_code] {
    exit_code =
        WriteTemplate(session, options->programme, options->period, options->unit, options->path);
  });

  auto* check = report->add_subcommand("check", "Find what submitting would find; store nothing");
  check->add_option("files", options->files, "CSV files")->required()->check(CLI::ExistingFile);
  check->callback([=, &session, &exit_code] { exit_code = CheckReports(session, options->files); });

  auto* submit =
      report->add_subcommand("submit", "Submit reports (indienen), or corrections of them");
  submit->add_option("files", options->files, "CSV files")->required()->check(CLI::ExistingFile);
  submit->callback(
      [=, &session, &exit_code] { exit_code = SubmitReports(session, options->files); });

  auto* list = report->add_subcommand("list", "Which reports there are, and where they stand");
  list->add_option("programme", options->programme, "Such as avim-mensenhandel")->required();
  list->add_option("--period", options->period, "Only of this period");
  list->add_option("--unit", options->unit, "Only of this unit");
  list->add_option("--state", options->state, "Only in this state")
      ->check(CLI::IsMember({"SUBMITTED", "RETURNED", "ACCEPTED", "SUPERSEDED"}, CLI::ignore_case));
  list->add_flag("--all-versions", options->all_versions, "Every version, not only the last one");
  list->callback([=, &session, &exit_code] { exit_code = List(session, *options); });

  const char* const kWhich =
      "Such as avim-mensenhandel/2021-Q2/rotterdam, with /2 behind it for version 2";
  auto* show =
      report->add_subcommand("show", "A report with its findings and its receipt (bewijs)");
  show->add_option("report", options->report, kWhich)->required();
  show->callback([=, &session, &exit_code] { exit_code = Show(session, *options); });

  auto* give_back =
      report->add_subcommand("return", "Send a report back with a reason (teruggeven)");
  give_back->add_option("report", options->report, kWhich)->required();
  give_back->add_option("--reason", options->reason, "What has to be mended")->required();
  give_back->callback([=, &session, &exit_code] { exit_code = Review(session, *options, false); });

  auto* accept =
      report->add_subcommand("accept", "Accept a report (accepteren); not by who submitted it");
  accept->add_option("report", options->report, kWhich)->required();
  accept->callback([=, &session, &exit_code] { exit_code = Review(session, *options, true); });
}

}  // namespace rekenschap::cli
