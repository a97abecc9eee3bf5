#include "clients/cli/report_intake.h"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <utility>

#include "clients/cli/calls.h"
#include "clients/cli/json_text.h"
#include "clients/cli/progress.h"
#include "clients/cli/report_difference_views.h"
#include "clients/cli/report_explanations.h"
#include "clients/cli/report_file.h"
#include "clients/cli/report_findings.h"
#include "clients/cli/report_outcomes.h"
#include "clients/cli/report_query.h"
#include "clients/cli/report_reading.h"
#include "clients/cli/report_sending.h"
#include "clients/cli/table.h"
#include "services/base/access/access.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::SubmitReportResult;

// Of more reports than this only those that ask for attention are told one by one: the refused, and
// those with a warning.
constexpr std::size_t kTellEach = 40;

// A report on its way.
struct Taken {
  const ReadFile* file = nullptr;
  FiledReport* filed = nullptr;
  bool sound = true;       // the file itself has nothing against it, and all of it is read
  bool sent = false;       // to be kept, and not only to be checked
  bool held_back = false;  // good, and not submitted because of others
  SubmitReportResult result;
  std::int64_t version = 0;  // of the draft or the receipt
  bool stood = false;        // the draft had been kept before
};

// Gives lines without figures the measure that the plan has for them, and reads what waits for it.
absl::Status SettleMeasures(const Session& session, Monitoring& stub, ReportFile& file,
                            FiledReport& filed) {
  if (filed.oversized) return absl::OkStatus();  // it cannot be asked about
  ASSIGN_OR_RETURN(const bool asked, SettleKinds(session, stub, filed.report));
  // A report that the service can make nothing of it refuses and tells why.
  SettleAmounts(session.language(), asked, file, filed);
  AssumeKinds(filed.report);
  return absl::OkStatus();
}

// Sends those of `all` that are meant and can be sent, and puts their results in.
absl::Status SendSome(const Session& session, std::vector<Taken>& all, bool sent, Keeping keeping) {
  std::vector<const monitoring::v1::Report*> reports;
  std::vector<Taken*> meant;
  for (Taken& taken : all) {
    if (taken.sent != sent || taken.filed->oversized) continue;
    reports.push_back(&taken.filed->report);
    meant.push_back(&taken);
  }
  std::vector<SubmitReportResult> results;
  absl::Status status;
  {
    Progress progress(session, reports.size());
    status = SendReports(
        session, reports, keeping, [&progress](std::size_t done) { progress.Show(done); }, results);
  }
  for (std::size_t i = 0; i < results.size(); ++i) meant[i]->result = std::move(results[i]);
  return status;
}

bool IsOthersRefused(const SubmitReportResult& result) {
  return result.has_error() &&
         base::DetailsOf(base::FromProto(result.error())).reason == "OTHERS_REFUSED";
}

// Of a correction that is only checked: what it changes.
void TellDifferences(const Session& session, Monitoring& stub, const Taken& taken) {
  if (taken.result.has_receipt() || taken.filed->oversized) return;
  monitoring::v1::ValidateReportRequest request;
  *request.mutable_report() = taken.filed->report;
  monitoring::v1::ValidateReportResponse response;
  if (!CallOn(session, stub, &Monitoring::ValidateReport, request, response).ok()) return;
  PrintDifferences(session, response.accepted_version(), response.differences());
}

// That what was submitted again as it is has yet to be corrected, and where.
void TellAskedCorrection(const Session& session, Monitoring& stub, const Taken& taken) {
  monitoring::v1::GetReportResponse got;
  if (!GetReport(session, stub, taken.result.receipt().report(), got).ok()) return;
  const monitoring::v1::Report& report = got.report();
  if (report.state() != monitoring::v1::Report::STATE_ACCEPTED || !IsReopened(report)) return;
  session.out << session.Say("  van deze versie is een correctie gevraagd, en die zit hier niet in",
                             "  a correction of this version was asked for, and this is not it")
              << (report.reopen_reason().empty() ? "" : ": " + report.reopen_reason()) << '\n';
  PrintMarks(session, report);
}

// Keeps the report as a draft; its result then has the version.
absl::Status Keep(const Session& session, Monitoring& stub, Taken& taken) {
  monitoring::v1::SaveDraftRequest request;
  *request.mutable_report() = taken.filed->report;
  request.set_request_id(NewRequestId());
  request.set_language_code(session.language_code);
  monitoring::v1::SaveDraftResponse response;
  RETURN_IF_ERROR(CallOn(session, stub, &Monitoring::SaveDraft, request, response));
  taken.version = response.report().version();
  taken.stood = response.unchanged();
  return absl::OkStatus();
}

ExitCode CannotWriteReceipts(const Session& session, const std::string& path) {
  session.err << session.Say("fout: kan de bewijzen niet schrijven: ",
                             "error: cannot write the receipts: ")
              << path << '\n';
  return kUsage;
}

// Adds the receipts to a file, one on a line.
bool WriteReceipts(std::ofstream& file, const std::vector<Taken>& all) {
  for (const Taken& taken : all) {
    if (!taken.result.has_receipt()) continue;
    file << JsonText(taken.result.receipt()) << '\n';
  }
  file.close();
  return !file.fail();
}

// Sends all there is, as the options say.
absl::Status SendAll(const Session& session, const IntakeOptions& options, bool files_sound,
                     std::vector<Taken>& all) {
  const bool sound = files_sound && std::ranges::all_of(all, &Taken::sound);
  const bool together = !options.good_ones && (all.size() > 1 || !files_sound);
  for (Taken& taken : all) {
    taken.sent = options.intake == Intake::kSubmit && taken.sound && (sound || !together);
  }
  RETURN_IF_ERROR(SendSome(session, all, true, together ? Keeping::kAllOrNothing : Keeping::kGood));
  RETURN_IF_ERROR(SendSome(session, all, false, Keeping::kNothing));
  if (options.intake != Intake::kSubmit) return absl::OkStatus();
  // Checked alone, since others could not be read.
  for (Taken& taken : all) {
    taken.held_back = !taken.sent && taken.sound && !taken.result.has_error();
  }
  return absl::OkStatus();
}

// What became of a report that was answered.
Outcome OutcomeOf(const Taken& taken, const std::vector<Noted>& noted) {
  const SubmitReportResult& result = taken.result;
  if (!taken.sound) return Outcome::kRefused;
  if (taken.held_back || IsOthersRefused(result)) return Outcome::kHeldBack;
  if (result.has_error() || IsRefused(noted)) return Outcome::kRefused;
  if (!result.has_receipt()) return Outcome::kGood;
  return result.unchanged() ? Outcome::kUnchanged : Outcome::kTakenIn;
}

// Whether the service is to blame, and not the report.
bool IsFailure(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status) ||
         absl::IsDeadlineExceeded(status) || absl::IsInternal(status) || absl::IsDataLoss(status) ||
         absl::IsUnknown(status);
}

ExitCode ExitCodeOf(Outcome outcome, const SubmitReportResult& result) {
  if (result.has_error() && IsFailure(base::FromProto(result.error()))) return kFailed;
  return outcome == Outcome::kRefused || outcome == Outcome::kHeldBack ? kRefused : kDone;
}

// Tells what became of reports while it is gone through: people read it at once, programs one table
// at the end.
class Telling {
 public:
  Telling(const Session& session, Monitoring& stub, Intake intake, std::size_t reports)
      : session_(session),
        stub_(stub),
        keeping_(intake == Intake::kKeep),
        each_(reports <= kTellEach) {}

  void File(const ReadFile& file) {
    if (file.content.reports.empty()) ++counts_.reports[Outcome::kRefused];
    const std::vector<Noted> common = CommonIn(file.content);
    if (common.empty()) return;
    if (session_.output != Output::kTable) return table_.AddFile(file.path, common);
    session_.out << file.path << ": " << session_.Say("GEWEIGERD", "REFUSED") << '\n';
    PrintNoted(session_, file.path, common);
  }

  void Report(const Taken& taken, Outcome outcome, std::vector<Noted> noted) {
    ++counts_.reports[outcome];
    const bool refused = outcome == Outcome::kRefused;
    const bool warned = !WarningsIn(noted).empty();
    if (warned && !refused) ++counts_.warned;
    // What is kept may be far from good.
    const bool asks = refused || warned || (outcome == Outcome::kKept && IsRefused(noted));
    const ReportOutcome told{taken.file->path, *taken.filed,     outcome, taken.version,
                             taken.result,     std::move(noted), keeping_};
    if (session_.output != Output::kTable) return table_.Add(told);
    if (!each_ && !asks) return;
    PrintOutcome(session_, told);
    if (taken.stood) {
      session_.out << session_.Say("  ongewijzigd: dit concept was al zo bewaard\n",
                                   "  unchanged: this draft was kept so already\n");
    }
    if (each_ && outcome == Outcome::kUnchanged) TellAskedCorrection(session_, stub_, taken);
    if (each_ && outcome != Outcome::kKept) TellDifferences(session_, stub_, taken);
  }

  void End(bool several) {
    if (session_.output != Output::kTable) return table_.Print(session_);
    if (several && !counts_.reports.empty()) PrintCounts(session_, counts_);
    if (!counts_.reports.contains(Outcome::kHeldBack)) return;
    session_.out << session_.Say(
        "Er is niets ingediend. Verbeter wat geweigerd is, of dien de "
        "goede in met --good-ones.\n",
        "Nothing was submitted. Mend what was refused, or submit the good "
        "ones with --good-ones.\n");
  }

 private:
  const Session& session_;
  Monitoring& stub_;
  const bool keeping_;
  const bool each_;
  OutcomeCounts counts_;
  OutcomeTable table_;
};

}  // namespace

int TakeReports(const Session& session, const std::vector<std::string>& paths,
                const IntakeOptions& options) {
  if (options.intake != Intake::kCheck) {
    // Before anything is read and told: without a name nothing can be kept.
    const auto principal = base::UnverifiedPrincipal(session.name);
    if (!principal.ok()) return Fail(session, principal.status());
  }
  // Before anything is sent: what is taken in wants its receipt kept.
  std::ofstream receipts;
  if (!options.receipts.empty()) {
    receipts.open(options.receipts, std::ios::app);
    if (!receipts) return CannotWriteReceipts(session, options.receipts);
  }
  const auto stub = MonitoringOf(session);
  std::vector<ReadFile> files = ReadReportFiles(session, paths);
  bool files_sound = true;
  std::vector<Taken> all;
  for (ReadFile& file : files) {
    if (file.content.reports.empty()) files_sound = false;
    for (FiledReport& filed : file.content.reports) {
      const absl::Status status = SettleMeasures(session, *stub, file.content, filed);
      if (!status.ok()) return Fail(session, status);
      all.push_back({&file, &filed, IsSound(file.content, filed), false, false, {}});
    }
  }
  Telling telling(session, *stub, options.intake, all.size());
  for (const ReadFile& file : files) telling.File(file);
  const absl::Status status = SendAll(session, options, files_sound, all);
  ExitCode exit_code = files_sound ? kDone : kUsage;
  for (Taken& taken : all) {
    // One that was sent was not answered.
    if (taken.result.item_number() == 0 && !taken.filed->oversized) continue;
    std::vector<Noted> noted =
        Together(taken.file->content, *taken.filed, NotedIn(session, *taken.filed, taken.result));
    Outcome outcome = OutcomeOf(taken, noted);
    // What a file says that cannot be read cannot be kept either; else rules do not matter yet.
    if (options.intake == Intake::kKeep && taken.sound) {
      const absl::Status kept = Keep(session, *stub, taken);
      outcome = kept.ok() ? Outcome::kKept : Outcome::kRefused;
      if (!kept.ok()) noted = RefusalIn(session, *taken.filed, kept);
      exit_code = std::max(exit_code, IsFailure(kept) ? kFailed : kDone);
    }
    exit_code = std::max(exit_code, ExitCodeOf(outcome, taken.result));
    if (taken.result.has_receipt()) taken.version = taken.result.receipt().version();
    telling.Report(taken, outcome, std::move(noted));
  }
  telling.End(all.size() > 1 || !files_sound);
  if (receipts.is_open() && !WriteReceipts(receipts, all)) {
    exit_code = std::max(exit_code, CannotWriteReceipts(session, options.receipts));
  }
  return status.ok() ? exit_code : Fail(session, status);
}

}  // namespace rekenschap::cli
