#include <optional>
#include <ostream>

#include <absl/strings/str_format.h>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_adoption.h"
#include "clients/cli/plan_changes.h"
#include "clients/cli/plan_findings.h"
#include "clients/cli/plan_tables.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Mutation;
using planning::v1::Revision;

constexpr std::size_t kIndent = 22;

// All that is shown of a plan.
struct Shown {
  Revision revision;
  Findings findings;
  std::optional<Revision> before;    // the one that it changes
  std::optional<Revision> in_force;  // only for a draft
  Revisions below;                   // only for a draft: the drafts that it stands on
  Differences differences;           // from the one before
};

absl::StatusOr<std::optional<Revision>> RevisionOrNone(const Session& session, Planning& stub,
                                                       PlanQuery query, std::string name) {
  query.name = std::move(name);
  const auto request = RequestFor<planning::v1::GetRevisionRequest>(query);
  planning::v1::GetRevisionResponse response;
  const absl::Status status = CallOn(session, stub, &Planning::GetRevision, request, response);
  if (base::DetailsOf(status).reason == "REVISION_UNKNOWN") return std::optional<Revision>();
  RETURN_IF_ERROR(status);
  return std::optional(std::move(*response.mutable_revision()));
}

// The plan itself stands in `got`.
absl::StatusOr<Shown> Gather(const Session& session, Planning& stub, const PlanQuery& query,
                             planning::v1::GetRevisionResponse got) {
  Shown shown;
  shown.revision = std::move(*got.mutable_revision());
  shown.findings = std::move(*got.mutable_findings());
  const Revision& revision = shown.revision;
  if (!revision.predecessor().empty()) {
    ASSIGN_OR_RETURN(shown.before, RevisionOrNone(session, stub, query, revision.predecessor()));
    PlanQuery changes = query;
    changes.name = revision.name();
    const auto request = RequestFor<planning::v1::DiffRevisionsRequest>(changes);
    planning::v1::DiffRevisionsResponse response;
    RETURN_IF_ERROR(CallOn(session, stub, &Planning::DiffRevisions, request, response));
    shown.differences = std::move(*response.mutable_differences());
  }
  if (revision.state() == Revision::STATE_DRAFT) {
    ASSIGN_OR_RETURN(shown.in_force,
                     RevisionOrNone(session, stub, query,
                                    ProgrammeNameOf(revision.name()) + "/revisions/current"));
    std::optional<Revision> below = shown.before;
    while (below && below->state() == Revision::STATE_DRAFT) {
      *shown.below.Add() = *below;
      if (below->predecessor().empty()) break;
      ASSIGN_OR_RETURN(below, RevisionOrNone(session, stub, query, below->predecessor()));
    }
  }
  return shown;
}

// A label and what belongs to it.
void Tell(const Session& session, const std::string& label, const std::string& text) {
  for (const std::string& line : Wrapped(text, kPageWidth, kIndent, "  " + label)) {
    session.out << line << '\n';
  }
}

void TellDocument(const Session& session, const std::string& label,
                  const type::v1::Document& document) {
  if (document.number().empty()) return;
  Tell(
      session, label,
      DocumentWords(session, document) + (document.title().empty() ? "" : ": " + document.title()));
  if (!document.uri().empty()) Tell(session, "", document.uri());
}

void TellHeading(const Session& session, const Shown& shown) {
  const Revision& revision = shown.revision;
  const bool is_draft = revision.state() == Revision::STATE_DRAFT;
  const auto entry = [&session](std::int64_t sequence) {
    return absl::StrFormat(" (%s %d)", session.Say("journaal", "journal entry"), sequence);
  };
  for (const std::string& line : Wrapped(revision.name() + ": " + revision.title())) {
    session.out << line << '\n';
  }
  Tell(session, session.Say("Stand", "State"),
       is_draft ? session.Say("ONTWERP, nog niet vastgesteld", "DRAFT, not adopted")
                : StateCell(session, revision.state()).text);
  if (const std::string phase = PhaseCell(session, revision.phase()).text; !phase.empty()) {
    Tell(session, session.Say("Fase", "Phase"), phase);
  }
  if (revision.budget_year() != 0) {
    Tell(session, session.Say("Begrotingsjaar", "Budget year"),
         std::to_string(revision.budget_year()));
  }
  if (shown.before) {
    Tell(session, session.Say("Wijzigt", "Changes"),
         ShortName(shown.before->name()) + " (" +
             StepOf(session, shown.before->phase(), shown.before->budget_year(),
                    shown.before->name()) +
             "): " + shown.before->title());
  }
  TellDocument(session, session.Say("Gedrukt in", "Printed in"), revision.printed_in());
  TellDocument(session,
               is_draft ? session.Say("Vast te stellen bij", "To be adopted by")
                        : session.Say("Vastgesteld bij", "Adopted in"),
               revision.adopted_by());
  Tell(session, session.Say("Vastgelegd door", "Recorded by"),
       revision.author() + session.Say(" op ", " on ") + MomentWords(revision.record_time()) +
           entry(revision.sequence()));
  if (!is_draft) {
    Tell(session, session.Say("Vastgesteld door", "Adopted by"),
         revision.adopter() + session.Say(" op ", " on ") + MomentWords(revision.adopt_time()) +
             entry(revision.adopt_sequence()));
  }
  if (!revision.reconciliation_override().empty()) {
    Tell(session, session.Say("Toch zo omdat", "As it is because"),
         revision.reconciliation_override());
  }
}

void TellTables(const Session& session, const Revision& revision) {
  for (const auto& table : revision.tables()) {
    session.out << '\n';
    for (const Table& part : SplitColumns(PrintedTable(session, table), 1)) Print(session, part);
    for (const auto& line : table.lines()) {
      for (const std::string& text : RectificationLines(session, line)) {
        session.out << text << '\n';
      }
    }
  }
}

void TellChanges(const Session& session, const Shown& shown) {
  if (!shown.before) return;
  const auto step = [&session](const Revision& revision) {
    return StepOf(session, revision.phase(), revision.budget_year(), revision.name());
  };
  std::string was = step(*shown.before);
  std::string becomes = step(shown.revision);
  if (was == becomes) {
    was += " (" + LastPart(shown.before->name()) + ")";
    becomes += " (" + LastPart(shown.revision.name()) + ")";
  }
  session.out << '\n' << session.Say("WAS, MUTATIE, WORDT", "WAS, MUTATION, BECOMES") << '\n';
  const auto changes = ChangesOf(shown.revision, shown.differences);
  if (changes.empty()) {
    session.out << session.Say("Geen enkel cijfer verandert.", "No figure changes.") << '\n';
  }
  for (const TableChanges& table : changes) {
    session.out << '\n';
    for (const Table& part : SplitColumns(ChangesTable(session, table, was, becomes), 1)) {
      Print(session, part);
    }
  }
}

// `2,57 %` of 25700 millionths; four decimals where two are not enough.
std::string RateWords(const Session& session, std::int64_t rate) {
  const bool two = rate % 100 == 0;
  return finance::FormatFigure(two ? rate / 100 : rate, two ? 2 : 4, session.language()) + " %";
}

std::string KindWords(const Session& session, const Mutation& mutation) {
  std::string words =
      ClassCell(session, mutation.class_()).text + ", " + KindCell(session, mutation.kind()).text;
  if (mutation.index_rate_per_million() != 0) {
    words += ", " + RateWords(session, mutation.index_rate_per_million()) + ", " +
             mutation.price_level();
  }
  return words;
}

void TellMutations(const Session& session, const Revision& revision) {
  if (revision.mutations().empty()) return;
  session.out << '\n' << session.Say("MUTATIES", "MUTATIONS") << '\n';
  for (const Mutation& mutation : revision.mutations()) {
    for (const std::string& line :
         Wrapped(mutation.title() + " [" + mutation.id() + "]", kPageWidth, 2)) {
      session.out << line << '\n';
    }
    Tell(session, session.Say("  Aard", "  Nature"), KindWords(session, mutation));
    Tell(session, session.Say("  Reden", "  Reason"), mutation.reason());
    Tell(session, session.Say("  Toelichting", "  Explanation"),
         mutation.explanation().empty() ? session.Say("geen", "none") : mutation.explanation());
  }
}

void TellFindings(const Session& session, const Shown& shown) {
  if (!shown.findings.empty()) {
    session.out << '\n' << session.Say("BEVINDINGEN", "FINDINGS") << '\n';
    for (const std::string& line : FindingLines(session, shown.findings)) {
      session.out << line << '\n';
    }
  }
  if (shown.revision.state() != Revision::STATE_DRAFT) return;
  session.out << '\n' << session.Say("VASTSTELLEN", "ADOPTION") << '\n';
  const auto obstacles = ObstaclesTo(session, shown.revision, shown.findings,
                                     shown.in_force ? &*shown.in_force : nullptr, shown.below);
  for (const std::string& obstacle : obstacles) {
    Tell(session, session.Say("In de weg staat", "In the way stands"), obstacle);
  }
  if (!obstacles.empty()) return;
  Tell(session, session.Say("Niets in de weg", "Nothing in the way"),
       session.Say("een ander dan ", "somebody other than ") + shown.revision.author() +
           session.Say(" stelt vast met: rekenschap plan adopt ",
                       " adopts it with: rekenschap plan adopt ") +
           ShortName(shown.revision.name()) + session.Say(" --as NAAM", " --as NAME"));
}

// The mutations of every figure for programs.
Table MutationsTable(const Session& session, const Revision& revision) {
  Table table;
  table.columns = {{"mutation"}, {"title"},  {"class"},  {"kind"},       {"line"},
                   {"column"},   {"amount"}, {"reason"}, {"explanation"}};
  for (const Mutation& mutation : revision.mutations()) {
    for (const auto& entry : mutation.entries()) {
      table.rows.push_back({mutation.id(), mutation.title(), ClassCell(session, mutation.class_()),
                            KindCell(session, mutation.kind()), entry.line(),
                            finance::FormatColumn(ColumnOf(entry)),
                            FigureCell(session, entry.has_amount(), entry.amount()),
                            mutation.reason(), mutation.explanation()});
    }
  }
  return table;
}

}  // namespace

int ShowPlan(const Session& session, const PlanQuery& query) {
  auto request = RequestFor<planning::v1::GetRevisionRequest>(query);
  request.set_effective_date(query.effective_date);
  request.set_language_code(session.language_code);
  planning::v1::GetRevisionResponse response;
  const auto stub = PlanningOf(session);
  const absl::Status status = CallOn(session, *stub, &Planning::GetRevision, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  if (session.output == Output::kCsv) {
    Print(session, FiguresTable(session, response.revision()));
    session.out << '\n';
    Print(session, MutationsTable(session, response.revision()));
    session.out << '\n';
    Print(session, FindingsTable(session, response.findings()));
    return kDone;
  }
  const auto shown = Gather(session, *stub, query, std::move(response));
  if (!shown.ok()) return Fail(session, shown.status());
  TellHeading(session, *shown);
  TellTables(session, shown->revision);
  TellChanges(session, *shown);
  TellMutations(session, shown->revision);
  TellFindings(session, *shown);
  return kDone;
}

}  // namespace rekenschap::cli
