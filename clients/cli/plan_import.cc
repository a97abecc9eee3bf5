#include "clients/cli/plan_import.h"

#include <filesystem>
#include <optional>
#include <ostream>
#include <utility>

#include <google/protobuf/text_format.h>

#include "clients/cli/allocation_key_file.h"
#include "clients/cli/calls.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/plan_export_reading.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_findings.h"
#include "clients/cli/plan_import_changes.h"
#include "clients/cli/plan_import_draft.h"
#include "clients/cli/plan_import_file.h"
#include "clients/cli/plan_import_views.h"
#include "clients/cli/plan_query.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/date.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;

Revision::Phase PhaseOf(const std::string& code) {
  for (const auto& [phase, known] : kPhaseCodes) {
    if (code == known) return phase;
  }
  return Revision::PHASE_UNSPECIFIED;
}

// What the command line tells, and where it is silent the plan's own table that is named.
BudgetHints HintsOf(const ImportOptions& options, const Revision* in_force) {
  BudgetHints hints;
  if (const planning::v1::Table* const table = FindTable(in_force, options.table)) {
    hints.title = table->title();
    hints.table_measure = MeasureOf(table->measure());
    hints.basis = wire::FromProto(table->basis());
    hints.direction = table->direction();
  }
  if (in_force != nullptr) {
    for (const planning::v1::Table& table : in_force->tables()) {
      hints.known.push_back({table.id(), table.title(), MeasureOf(table.measure()),
                             wire::FromProto(table.basis()), table.direction()});
    }
  }
  if (!options.title.empty()) hints.title = options.title;
  if (options.measure == "eur") hints.measure = finance::Measure::kEuro;
  if (options.measure == "fte") hints.measure = finance::Measure::kFte;
  if (options.measure == "count") hints.measure = finance::Measure::kCount;
  if (options.basis == "commitments") hints.basis = finance::Basis::kCommitments;
  if (options.basis == "cash") hints.basis = finance::Basis::kCash;
  if (options.basis == "accrual") hints.basis = finance::Basis::kAccrual;
  if (options.direction == "receipts") hints.direction = planning::v1::DIRECTION_RECEIPTS;
  if (options.direction == "expenditure") hints.direction = planning::v1::DIRECTION_EXPENDITURE;
  if (options.print_unit == "1") hints.print_unit = 1;
  if (options.print_unit == "1000") hints.print_unit = 1'000;
  if (options.print_unit == "1000000") hints.print_unit = 1'000'000;
  hints.english = options.notation == "en";
  hints.thousands_dot = options.thousands_dot;
  hints.keep_digits = options.keep_digits;
  return hints;
}

// Of a file that cannot be understood: the table that was named is not one of the plan, which would
// have told what the file does not.
void NoteUnknownTable(const std::string& id, const Revision* in_force, ImportProblems& problems) {
  if (id.empty() || in_force == nullptr || FindTable(in_force, id) != nullptr) return;
  std::string tables;
  for (const planning::v1::Table& table : in_force->tables()) {
    tables += (tables.empty() ? "" : ", ") + table.id() + " («" + table.title() + "»)";
  }
  problems.Add("", "TABLE_UNKNOWN",
               problems.Say("het plan heeft geen tabel «", "the plan has no table «") + id + "»",
               problems.Say("kies met --table uit ", "choose with --table from ") + tables +
                   problems.Say(", of zeg van een nieuwe tabel zelf wat zij is",
                                ", or tell of a new table yourself what it is"));
}

// What the service knows of the programme.
struct Known {
  planning::v1::Programme programme;
  std::optional<Revision> in_force;
};

absl::StatusOr<Known> Fetch(const Session& session, Planning& stub, const std::string& programme) {
  Known known;
  auto plan = ReadPlan(session, stub, {programme + "/revisions/current"}, /*whole_chain=*/true);
  if (plan.ok()) {
    known.programme = std::move(plan->programme);
    known.in_force = WithRectifiedPrints(std::move(plan->revisions));
    return known;
  }
  if (!absl::IsNotFound(plan.status())) return plan.status();
  planning::v1::GetProgrammeRequest get;
  get.set_name(programme);
  planning::v1::GetProgrammeResponse got;
  RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetProgramme, get, got));
  known.programme = got.programme();
  return known;
}

// The keys that go along: the one of the key file, or for a first plan of a programme with one unit
// the one that needs no telling.
std::optional<std::vector<planning::v1::AllocationKey>> KeysOf(const ImportOptions& options,
                                                               const Known& known,
                                                               const type::v1::Document& source,
                                                               ImportProblems& problems) {
  std::vector<planning::v1::AllocationKey> keys;
  if (!options.key_file.empty()) {
    const auto content = ReadFileContent(options.key_file, problems);
    if (!content) return std::nullopt;
    auto key = ReadAllocationKey(*content, problems);
    if (!key) return std::nullopt;
    key->set_id(options.key.empty() ? "verdeelsleutel" : options.key);
    key->set_title("Verdeelsleutel " + key->id());
    keys.push_back(*std::move(key));
  } else if (!known.in_force && options.key.empty() && known.programme.units_size() == 1) {
    planning::v1::AllocationKey& key = keys.emplace_back();
    key.set_id("enige-eenheid");
    key.set_title("Alles voor " + LastPart(known.programme.units(0)));
    auto& weight = *key.add_weights();
    weight.set_unit(known.programme.units(0));
    weight.set_weight(1);
  }
  for (auto& key : keys) *key.mutable_source() = source;
  return keys;
}

// What recording still needs on the command line: by which paper, and who records.
std::string MissingFor(const Session& session, const ImportOptions& options) {
  std::string missing;
  if (options.document.number().empty())
    missing += session.Say(" --document-number \"NUMMER\"", " --document-number \"NUMBER\"");
  if (!finance::ParseDate(options.document.date()).ok())
    missing += session.Say(" --document-date JJJJ-MM-DD", " --document-date YYYY-MM-DD");
  if (session.name.empty()) missing += session.Say(" --as NAAM", " --as NAME");
  return missing;
}

// Recording needs to know by which paper.
bool NamesDocument(const Session& session, const ImportOptions& options) {
  const auto date = finance::ParseDate(options.document.date());
  if (!options.document.number().empty() && date.ok()) return true;
  session.err << session.Say("fout: ", "error: ")
              << session.Say(
                     "vastleggen vraagt om het document: --document-number en "
                     "--document-date (zoals 2019-11-19)",
                     "recording needs the document: --document-number and --document-date "
                     "(such as 2019-11-19)")
              << '\n';
  return false;
}

int Record(const Session& session, Planning& stub, const std::string& programme,
           const Revision& revision) {
  planning::v1::CreateRevisionRequest request;
  request.set_parent(programme);
  *request.mutable_revision() = revision;
  // The same content has the same request id, so that recording it again finds the first answer.
  std::string text;
  google::protobuf::TextFormat::PrintToString(request, &text);
  request.set_request_id("import-" + base::Sha256Hex(text).substr(0, 40));
  request.set_language_code(session.language_code);
  planning::v1::CreateRevisionResponse response;
  const absl::Status status = CallOn(session, stub, &Planning::CreateRevision, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  session.out << response.revision().name()
              << session.Say(
                     ": ontwerp vastgelegd; vaststellen doet een ander met: rekenschap plan "
                     "adopt ",
                     ": draft recorded; somebody else adopts it with: rekenschap plan adopt ")
              << ShortName(response.revision().name())
              << session.Say(" --as NAAM\n", " --as NAME\n");
  for (const std::string& line : FindingLines(session, response.findings())) {
    session.out << line << '\n';
  }
  return kDone;
}

void PrintHeading(const Session& session, const ImportOptions& options, const ImportedFile& file) {
  if (session.output != Output::kTable) return;
  session.out << options.path;
  if (!file.sheet.empty()) session.out << session.Say(", blad «", ", sheet «") << file.sheet << "»";
  if (file.kind == ImportedFile::Kind::kRijksfinancien) session.out << " (rijksfinancien.nl)";
  if (file.kind == ImportedFile::Kind::kDataPackage) session.out << " (Open Fiscal Data Package)";
  if (file.other_phases > 0) {
    session.out << "; " << file.other_phases
                << session.Say(" rijen van andere fasen overgeslagen",
                               " rows of other phases skipped");
  }
  session.out << "\n\n";
}

// Tells what recording does, and does it when asked.
int Finish(const Session& session, Planning& stub, const ImportOptions& options,
           const std::string& programme, const ImportRequest& request, const ImportDraft& draft) {
  // Of a draft that is recorded, programs read the answer.
  if (session.output == Output::kTable || !options.write) PrintImportDraft(session, request, draft);
  if (draft.nothing_new) {
    if (session.output == Output::kTable) {
      session.out << session.Say("dit is het plan dat al geldt (revisie ",
                                 "this is the plan that is in force already (revision ")
                  << LastPart(request.in_force->name())
                  << session.Say("); er is niets vast te leggen\n",
                                 "); there is nothing to record\n");
    }
    return kDone;
  }
  if (options.write) return Record(session, stub, programme, draft.revision);
  if (session.output == Output::kTable) {
    const std::string missing = MissingFor(session, options);
    session.out << session.Say("\nEr is niets vastgelegd; dat doet --write",
                               "\nNothing was recorded; --write does that")
                << (missing.empty() ? "" : session.Say(", samen met", ", together with") + missing)
                << '\n';
    if (draft.revision.mutations_size() > 0 && options.explanation.empty()) {
      session.out << session.Say(
          "Boven de norm wordt een mutatie pas vastgesteld met een toelichting voor de Kamer: "
          "--explanation \"TOELICHTING\"\n",
          "Above the norm a mutation is adopted only with an explanation for Parliament: "
          "--explanation \"EXPLANATION\"\n");
    }
  }
  return kDone;
}

}  // namespace

int ImportPlan(const Session& session, const ImportOptions& options) {
  if (options.write && !NamesDocument(session, options)) return kUsage;
  const std::string programme = ProgrammeNameOf(options.programme);
  const auto stub = PlanningOf(session);
  const auto known = Fetch(session, *stub, programme);
  if (!known.ok()) return Fail(session, known.status());
  const Revision* const in_force = known->in_force ? &*known->in_force : nullptr;

  ImportProblems problems(session.language());
  const auto give_up = [&] {
    PrintImportProblems(session, options.path, problems);
    return kUsage;
  };
  const Revision::Phase phase = PhaseOf(options.phase);
  const auto file = ReadImportedFile(
      options.path, {options.sheet, options.table, phase, HintsOf(options, in_force)}, problems);
  if (!file) {
    NoteUnknownTable(options.table, in_force, problems);
    return give_up();
  }

  ImportRequest request;
  request.in_force = in_force;
  request.tables = file->tables;
  request.adopted_by = options.document;
  if (request.adopted_by.number().empty()) {
    request.adopted_by.set_number(std::filesystem::path(options.path).filename().string());
  }
  request.printed_in =
      options.printed_in.number().empty() ? request.adopted_by : options.printed_in;
  request.title = options.revision_title;
  request.reason = options.reason;
  request.explanation = options.explanation;
  request.phase = options.phase.empty() ? file->phase : phase;
  request.budget_year = options.budget_year;
  request.key = options.key;
  const bool one_table = file->kind == ImportedFile::Kind::kBudgetTable;
  request.matches = MatchTables(file->tables, in_force, one_table ? options.table : "", problems);
  if (!problems.empty()) return give_up();
  PrintHeading(session, options, *file);
  for (std::size_t i = 0; i < file->tables.size(); ++i) {
    PrintUnderstood(session, file->tables[i], request.matches[i]);
  }
  auto keys = KeysOf(options, *known, request.adopted_by, problems);
  if (!keys) return give_up();
  request.new_keys = *std::move(keys);
  const auto draft = MakeImportDraft(request, problems);
  if (!draft) return give_up();
  return Finish(session, *stub, options, programme, request, *draft);
}

}  // namespace rekenschap::cli
