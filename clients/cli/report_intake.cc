#include "clients/cli/report_intake.h"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <utility>

#include <google/protobuf/util/json_util.h>

#include "clients/cli/plan_import_file.h"
#include "clients/cli/progress.h"
#include "clients/cli/report_difference_views.h"
#include "clients/cli/report_file.h"
#include "clients/cli/report_findings.h"
#include "clients/cli/report_sending.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::SubmitReportResult;

// Of more reports than this only those that ask for attention are told one by one.
constexpr std::size_t kTellEach = 40;

struct ReadFile {
  std::string path;
  ReportFile content;
};

// A report on its way.
struct Taken {
  const ReadFile* file = nullptr;
  FiledReport* filed = nullptr;
  bool sound = true;       // the file itself has nothing against it
  bool sent = false;       // to be kept, and not only to be checked
  bool held_back = false;  // good, and not submitted because of others
  SubmitReportResult result;
};

// A sentence for people; programs have the exit code and the rows.
void Tell(const Session& session, const std::string& sentence) {
  if (session.output == Output::kTable) session.out << sentence << '\n';
}

std::string NameOf(const FiledReport& filed) {
  return LastPart(filed.report.unit()) + ", " + filed.report.period();
}

// Reads the files; a file without reports is told of, and counted in `refused`.
std::vector<ReadFile> Read(const Session& session, const std::vector<std::string>& paths,
                           std::size_t& refused) {
  std::vector<ReadFile> files;
  for (const std::string& path : paths) {
    ReadFile& file = files.emplace_back(ReadFile{path, {}});
    ImportProblems problems(session.language());
    const auto content = ReadFileContent(path, problems);
    if (content) {
      file.content = ReadReportFile(path, *content, session.language());
    } else {
      const ImportProblem& problem = problems.first().front();
      file.content.problems.push_back(
          {0, "", problem.rule, problem.message, problem.remedy, problem.place});
    }
    if (!file.content.reports.empty()) continue;
    ++refused;
    std::vector<Noted> noted;
    for (const FileProblem& problem : file.content.problems) noted.push_back({problem});
    Tell(session, path + ": " + session.Say("GEWEIGERD", "REFUSED"));
    PrintNoted(session, path, noted);
  }
  return files;
}

// Sends those of `all` that are meant and puts their results in.
absl::Status SendSome(const Session& session, std::vector<Taken>& all, bool sent, Keeping keeping) {
  std::vector<const monitoring::v1::Report*> reports;
  std::vector<Taken*> meant;
  for (Taken& taken : all) {
    if (taken.sent != sent) continue;
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

std::string ReceiptWords(const Session& session, const SubmitReportResult& result) {
  const monitoring::v1::Receipt& receipt = result.receipt();
  return (result.unchanged()
              ? session.Say("ongewijzigd ten opzichte van versie ", "unchanged from version ")
              : session.Say("ontvangen als versie ", "taken in as version ")) +
         std::to_string(receipt.version()) +
         session.Say(" (bewijs: journaal ", " (receipt: journal ") +
         std::to_string(receipt.sequence()) + ", " + receipt.chain_hash().substr(0, 16) +
         "; plan " + receipt.revision() + ")";
}

// How many of its findings its explanations settle.
void TellSettled(const Session& session, const SubmitReportResult& result) {
  const auto& findings = result.has_receipt() ? result.receipt().findings() : result.findings();
  const auto settled = std::ranges::count_if(
      findings, [](const type::v1::Finding& finding) { return finding.settled(); });
  if (settled == 0) return;
  Tell(session, session.Say("  toegelicht: ", "  explained: ") + std::to_string(settled) +
                    (settled == 1 ? session.Say(" bevinding", " finding")
                                  : session.Say(" bevindingen", " findings")));
}

// Of a correction that is only checked: what it changes.
void TellDifferences(const Session& session, Monitoring& stub, const Taken& taken) {
  if (taken.result.has_receipt() || session.output != Output::kTable) return;
  monitoring::v1::ValidateReportRequest request;
  *request.mutable_report() = taken.filed->report;
  monitoring::v1::ValidateReportResponse response;
  if (!CallOn(session, stub, &Monitoring::ValidateReport, request, response).ok()) return;
  PrintDifferences(session, response.accepted_version(), response.differences());
}

int Keep(const Session& session, Monitoring& stub, const Taken& taken,
         const std::vector<Noted>& noted) {
  monitoring::v1::SaveDraftRequest request;
  *request.mutable_report() = taken.filed->report;
  request.set_request_id(NewRequestId());
  request.set_language_code(session.language_code);
  monitoring::v1::SaveDraftResponse response;
  const absl::Status status = CallOn(session, stub, &Monitoring::SaveDraft, request, response);
  if (!status.ok()) {
    session.err << taken.file->path << ", " << NameOf(*taken.filed) << ":\n";
    return Fail(session, status);
  }
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  Tell(session, NameOf(*taken.filed) + ": " +
                    session.Say("bewaard als concept, versie ", "kept as a draft, version ") +
                    std::to_string(response.report().version()));
  PrintNoted(session, taken.file->path, noted);
  return kDone;
}

// How many came to what.
struct Tally {
  std::size_t good = 0;  // taken in, or would be
  std::size_t unchanged = 0;
  std::size_t held_back = 0;  // good, and not taken in because of others
  std::size_t refused = 0;
};

// Tells what became of one report.
int Present(const Session& session, Monitoring& stub, const Taken& taken, bool each, Tally& tally) {
  const SubmitReportResult& result = taken.result;
  const std::string name = NameOf(*taken.filed);
  const auto noted =
      Together(taken.file->content, *taken.filed, NotedIn(session, *taken.filed, result));
  const bool others = taken.held_back || IsOthersRefused(result);
  if (result.has_error() && !others && !IsRefused(noted)) {
    ++tally.refused;
    session.err << taken.file->path << ", " << name << ":\n";
    return Fail(session, base::FromProto(result.error()));
  }
  if (!taken.sound || (result.has_error() && !others)) {
    ++tally.refused;
    Tell(session, name + ": " + session.Say("GEWEIGERD", "REFUSED"));
    PrintNoted(session, taken.file->path, noted);
    if (each) TellDifferences(session, stub, taken);
    return kRefused;
  }
  if (others) {
    ++tally.held_back;
    if (each) {
      Tell(session,
           name + ": " + session.Say("goed, maar niet ingediend", "good, but not submitted"));
    }
    return kRefused;
  }
  ++(result.unchanged() ? tally.unchanged : tally.good);
  if (session.output == Output::kJson && result.has_receipt()) {
    monitoring::v1::SubmitReportResponse response;
    *response.mutable_receipt() = result.receipt();
    response.set_unchanged(result.unchanged());
    PrintJson(session, response);
    return kDone;
  }
  if (!each) return kDone;
  Tell(session,
       name + ": " +
           (result.has_receipt() ? ReceiptWords(session, result)
                                 : session.Say("kan worden ingediend", "can be submitted")));
  TellSettled(session, result);
  PrintNoted(session, taken.file->path, noted);
  TellDifferences(session, stub, taken);
  return kDone;
}

void TellTally(const Session& session, const Tally& tally, bool submitted) {
  const auto count = [](std::size_t number, const std::string& words) {
    return number == 0 ? std::string() : ", " + std::to_string(number) + words;
  };
  const std::size_t all = tally.good + tally.unchanged + tally.held_back + tally.refused;
  Tell(session, std::to_string(all) + session.Say(" rapportages", " reports") +
                    count(tally.good, submitted ? session.Say(" ontvangen", " taken in")
                                                : session.Say(" goed", " good")) +
                    count(tally.unchanged, session.Say(" ongewijzigd", " unchanged")) +
                    count(tally.held_back,
                          session.Say(" goed maar niet ingediend", " good, not submitted")) +
                    count(tally.refused, session.Say(" geweigerd", " refused")));
}

int CannotWriteReceipts(const Session& session, const std::string& path) {
  session.err << session.Say("fout: kan de bewijzen niet schrijven: ",
                             "error: cannot write the receipts: ")
              << path << '\n';
  return kUsage;
}

// Adds the receipts to a file, one on a line.
bool WriteReceipts(std::ofstream& file, const std::vector<Taken>& all) {
  for (const Taken& taken : all) {
    if (!taken.result.has_receipt()) continue;
    std::string json;
    if (google::protobuf::util::MessageToJsonString(taken.result.receipt(), &json).ok()) {
      file << json << '\n';
    }
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

}  // namespace

int TakeReports(const Session& session, const std::vector<std::string>& paths,
                const IntakeOptions& options) {
  // Before anything is sent: what is taken in wants its receipt kept.
  std::ofstream receipts;
  if (!options.receipts.empty()) {
    receipts.open(options.receipts, std::ios::app);
    if (!receipts) return CannotWriteReceipts(session, options.receipts);
  }
  const auto stub = MonitoringOf(session);
  Tally tally;
  std::vector<ReadFile> files = Read(session, paths, tally.refused);
  const bool files_sound = tally.refused == 0;
  std::vector<Taken> all;
  for (ReadFile& file : files) {
    for (FiledReport& filed : file.content.reports) {
      const absl::Status status = SettleKinds(session, *stub, filed.report);
      if (!status.ok()) return Fail(session, status);
      all.push_back({&file, &filed, IsSound(file.content, filed), false, false, {}});
    }
  }
  const absl::Status status = SendAll(session, options, files_sound, all);
  int exit_code = files_sound ? kDone : kRefused;
  const bool each = all.size() <= kTellEach;
  for (const Taken& taken : all) {
    if (taken.result.item_number() == 0) continue;  // it was not answered
    // What a file says that cannot be read cannot be kept either.
    if (options.intake == Intake::kKeep && taken.sound) {
      const auto noted = NotedIn(session, *taken.filed, taken.result);
      exit_code = std::max(exit_code, Keep(session, *stub, taken, noted));
    } else {
      exit_code = std::max(exit_code, Present(session, *stub, taken, each, tally));
    }
  }
  if (receipts.is_open() && !WriteReceipts(receipts, all)) {
    exit_code = std::max(exit_code, CannotWriteReceipts(session, options.receipts));
  }
  if (!status.ok()) exit_code = Fail(session, status);
  const bool submitted = options.intake == Intake::kSubmit;
  if ((all.size() > 1 || !files_sound) && options.intake != Intake::kKeep) {
    TellTally(session, tally, submitted);
  }
  if (submitted && tally.held_back > 0) {
    Tell(session, session.Say("Er is niets ingediend. Verbeter wat geweigerd is, of dien de goede "
                              "in met --good-ones.",
                              "Nothing was submitted. Mend what was refused, or submit the good "
                              "ones with --good-ones."));
  }
  return exit_code;
}

}  // namespace rekenschap::cli
