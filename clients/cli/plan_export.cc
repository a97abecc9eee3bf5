#include "clients/cli/plan_export.h"

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/plan_export_files.h"
#include "clients/cli/plan_export_ofdp.h"
#include "clients/cli/plan_export_reading.h"
#include "clients/cli/plan_export_rijksfinancien.h"
#include "clients/cli/plan_export_txtpb.h"
#include "clients/cli/plan_query.h"

namespace rekenschap::cli {
namespace {

struct Options {
  std::string plan;
  std::string format;
  std::string path;
  std::string as_of;
  bool whole_chain = false;
  bool force = false;
};

int Usage(const Session& session, const std::string& what) {
  session.err << session.Say("fout: ", "error: ") << what << '\n';
  return kUsage;
}

void Tell(const Session& session, const Options& options, const PlanRead& plan) {
  if (session.output != Output::kTable) return;
  const planning::v1::Revision& last = plan.revisions.back();
  session.out << options.path << session.Say(": geschreven: ", ": written: ") << last.name();
  if (plan.revisions.size() > 1) {
    session.out << session.Say(" met de ", " with the ") << plan.revisions.size() - 1
                << session.Say(" ervoor", " before it");
  }
  session.out << session.Say(", inhoud ", ", content ") << last.content_hash().substr(0, 16)
              << '\n';
}

// What a whole chain does not hold, since nobody adopted it yet.
void TellLeftOut(const Session& session, const std::vector<std::string>& drafts) {
  if (drafts.empty()) return;
  constexpr std::size_t kMostNamed = 10;
  session.err << session.Say("Niet meegenomen, want nog een ontwerp: ",
                             "Left out, still a draft: ");
  for (std::size_t i = 0; i < drafts.size() && i < kMostNamed; ++i) {
    session.err << (i > 0 ? ", " : "") << ShortName(drafts[i]);
  }
  if (drafts.size() > kMostNamed) {
    session.err << session.Say(" en nog ", " and ") << drafts.size() - kMostNamed
                << session.Say("", " more");
  }
  session.err << session.Say(". Noem een ontwerp om het met zijn keten te exporteren.\n",
                             ". Name a draft to export it with its chain.\n");
}

int ExportText(const Session& session, Planning& stub, const Options& options,
               const PlanQuery& query, PlanRead plan) {
  if (const absl::Status status = ReadUnits(session, stub, plan); !status.ok()) {
    return Fail(session, status);
  }
  std::vector<std::string> drafts;
  if (options.whole_chain) {
    auto left_out = DraftsLeftOut(session, stub, query, plan);
    if (!left_out.ok()) return Fail(session, left_out.status());
    drafts = *std::move(left_out);
  }
  const ExportedPlan exported = PlanFileOf(plan.programme, plan.units, plan.revisions);
  const int written = WriteFiles(session, {{options.path, ToTxtpb(exported)}}, options.force);
  if (written != kDone) return written;
  Tell(session, options, plan);
  TellLeftOut(session, drafts);
  if (!plan.revisions.front().predecessor().empty()) {
    session.err << session.Say(
        "Als plan op zichzelf: zonder de revisies ervoor en de mutaties. Met --chain komt de hele "
        "geschiedenis mee.\n",
        "As a plan of its own: without the revisions before it and the mutations. With --chain the "
        "whole history comes along.\n");
  }
  return kDone;
}

int ExportTable(const Session& session, const Options& options, const PlanRead& plan) {
  const RijksfinancienExport exported = ToRijksfinancien(plan.programme, plan.revisions.back());
  const int written = WriteFiles(session, {{options.path, exported.csv}}, options.force);
  if (written != kDone) return written;
  Tell(session, options, plan);
  session.err << session.Say(
      "Het bestand bevat de bedragen per jaar waarmee gewerkt wordt; geen druk, verdeling over "
      "eenheden of mutaties.",
      "The file holds the amounts per year that are worked with; no prints, division over units or "
      "mutations.");
  if (!exported.left_out.empty()) {
    session.err << session.Say(" Geen plaats was er voor:", " There was no place for:");
  }
  session.err << '\n';
  for (const LeftOut& left_out : exported.left_out) {
    session.err << "  " << left_out.ToText(session) << '\n';
  }
  return kDone;
}

int ExportPackage(const Session& session, const Options& options, const PlanRead& plan) {
  const FiscalDataPackage package = ToFiscalDataPackage(plan.programme, plan.revisions.back());
  const int written = WriteFiles(session,
                                 {{options.path + '/' + ofdp::kFiguresFile, package.figures},
                                  {options.path + '/' + ofdp::kDescriptorFile, package.descriptor}},
                                 options.force);
  if (written != kDone) return written;
  Tell(session, options, plan);
  for (const auto& table : plan.revisions.back().tables()) {
    for (const auto& line : table.lines()) {
      if (!line.cells().empty()) continue;
      session.err << session.Say("Geen cijfers, en dus niet in het bestand: ",
                                 "No figures, and so not in the file: ")
                  << line.id() << " (" << line.title() << ")\n";
    }
  }
  return kDone;
}

int Export(const Session& session, const Options& options) {
  if (options.whole_chain && options.format != "txtpb") {
    return Usage(session,
                 session.Say("--chain hoort bij --format txtpb: de andere vormen kennen geen "
                             "geschiedenis",
                             "--chain goes with --format txtpb: the other forms know no history"));
  }
  const absl::StatusOr<PlanQuery> query = PlanQueryOf(session, options.plan, options.as_of, "");
  if (!query.ok()) return Usage(session, std::string(query.status().message()));
  const auto stub = PlanningOf(session);
  absl::StatusOr<PlanRead> plan = ReadPlan(session, *stub, *query, options.whole_chain);
  if (!plan.ok()) return Fail(session, plan.status());
  if (options.format == "txtpb") {
    return ExportText(session, *stub, options, *query, *std::move(plan));
  }
  if (options.format == "rijksfinancien") return ExportTable(session, options, *plan);
  return ExportPackage(session, options, *plan);
}

}  // namespace

void AddPlanExport(CLI::App& plan, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* command = plan.add_subcommand(
      "export", session.Say("Schrijf een plan naar een bestand, voor anderen of om in te lezen",
                            "Write a plan to a file, for others or to load"));
  command->add_option("plan", options->plan, WhichPlan(session))->required();
  command
      ->add_option(
          "--format", options->format,
          session.Say(
              "txtpb: alles, voor plan load; rijksfinancien: de kolommen van de open data van het "
              "ministerie van Financiën; ofdp: een Open Fiscal Data Package, een map",
              "txtpb: all of it, for plan load; rijksfinancien: the open-data columns of the "
              "ministry of Finance; ofdp: an Open Fiscal Data Package, a folder"))
      ->required()
      ->check(CLI::IsMember({"txtpb", "rijksfinancien", "ofdp"}));
  command
      ->add_option("--file", options->path,
                   session.Say("Het bestand dat wordt geschreven; voor ofdp de map",
                               "The file to write; for ofdp the folder"))
      ->required();
  command->add_flag("--chain", options->whole_chain,
                    session.Say("Met de revisies waarop het voortbouwt (txtpb)",
                                "With the revisions that it stands on (txtpb)"));
  command->add_option("--as-of", options->as_of, AsKnownToPlanning(session));
  command->add_flag("--force", options->force,
                    session.Say("Vervang wat er al staat", "Replace what is there already"));
  command->callback([=, &session, &exit_code] { exit_code = Export(session, *options); });
}

}  // namespace rekenschap::cli
