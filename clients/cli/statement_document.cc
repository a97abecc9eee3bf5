#include "clients/cli/statement_document.h"

#include <algorithm>
#include <utility>

#include "clients/cli/comparison_words.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/statement_standing.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::GetStatementResponse;
using monitoring::v1::Statement;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementCoverage;
using monitoring::v1::StatementUnit;
using Kind = Block::Kind;

// `28 638 nr. 177, Mensenhandel (19 november 2019)`.
std::string PaperWords(const Session& session, const type::v1::Document& document) {
  return document.number() + (document.title().empty() ? "" : ", " + document.title()) + " (" +
         DayWords(session, document.date()) + ")";
}

std::string PeriodWords(const Session& session, const StatementContent& content) {
  return content.period() + " (" + DayWords(session, content.start_date()) +
         session.Say(" tot en met ", " to ") + DayWords(session, content.end_date()) + ")";
}

std::string FiguresWords(const Session& session, const StatementContent& content) {
  const bool accepted = content.figures() == StatementContent::FIGURES_ACCEPTED;
  return (accepted ? session.Say("uit geaccepteerde rapportages", "from accepted reports")
                   : session.Say("uit ingediende rapportages", "from submitted reports")) +
         session.Say(", van ", ", of ") + std::to_string(content.coverage().counted_count()) +
         session.Say(" van de ", " of the ") + std::to_string(content.coverage().expected_count()) +
         session.Say(" eenheden", " units");
}

Block FactsOf(const Session& session, const Statement& statement) {
  const StatementContent& content = statement.content();
  const auto& plan = content.plan();
  Block facts{Kind::kFacts};
  const auto add = [&](const char* dutch, const char* english, std::string value) {
    facts.items.emplace_back(session.Say(dutch, english), std::move(value));
  };
  add("Periode", "Period", PeriodWords(session, content));
  add("Stand", "Standing", StandingWords(session, content));
  if (!content.budget_chapter().empty()) {
    add("Begroting", "Budget",
        session.Say("hoofdstuk ", "chapter ") + content.budget_chapter() +
            session.Say(", artikel ", ", article ") + content.budget_article() + "; " +
            content.instrument());
  }
  for (int i = 0; i < content.legal_basis_size(); ++i) {
    add(i == 0 ? "Grondslag" : "", i == 0 ? "Legal basis" : "",
        PaperWords(session, content.legal_basis(i)));
  }
  add("Plan", "Plan",
      (plan.title().empty() ? "" : plan.title() + ", ") + session.Say("revisie ", "revision ") +
          LastPart(plan.revision()));
  add("Vastgesteld bij", "Adopted by", PaperWords(session, plan.adopted_by()));
  if (plan.has_printed_in()) {
    add("Gedrukt in", "Printed in", PaperWords(session, plan.printed_in()));
  }
  add("Cijfers", "Figures", FiguresWords(session, content));
  add("Peilmoment", "As of",
      session.Say("journaalregel ", "journal entry ") +
          std::to_string(content.position().sequence()) + ", " +
          DayWords(session, content.position().date()));
  add("Vastgelegd", "Frozen",
      session.Say("door ", "by ") + statement.principal() + session.Say(" op ", " at ") +
          MomentWords(statement.freeze_time()));
  return facts;
}

void AddCoverage(const Session& session, const StatementContent& content, Blocks& blocks) {
  const StatementCoverage& counts = content.coverage();
  blocks.push_back({Kind::kHeading, session.Say("Volledigheid", "Completeness")});
  const auto part = [&session](const char* dutch, const char* english, int count) {
    return session.Say(dutch, english) + std::to_string(count);
  };
  blocks.push_back(
      {Kind::kText,
       part("Verwacht ", "Expected ", counts.expected_count()) +
           part(", ontvangen ", ", received ", counts.received_count()) +
           part(" (op tijd ", " (on time ", counts.on_time_count()) +
           part(", te laat ", ", late ", counts.late_count()) +
           part(", nihil ", ", nil ", counts.nil_count()) +
           part("), geaccepteerd ", "), accepted ", counts.accepted_count()) +
           part(", teruggegeven ", ", returned ", counts.returned_count()) +
           part(", ontbreekt ", ", missing ", counts.missing_count()) +
           part("; vrijgesteld ", "; exempt ", counts.exempt_count()) +
           session.Say(". Uiterste datum: ", ". Due on ") + DayWords(session, content.due_date()) +
           (content.due_source().empty() ? "" : " (" + content.due_source() + ")") + "."});
  Block units{Kind::kTable};
  const bool corrections = std::ranges::any_of(content.units(), &StatementUnit::correction_pending);
  units.table.columns = {{session.Say("eenheid", "unit")}, {session.Say("rapportage", "report")}};
  if (corrections) units.table.columns.push_back({session.Say("correctie", "correction")});
  units.table.columns.insert(units.table.columns.end(),
                             {{session.Say("versie", "version"), true},
                              {session.Say("ontvangen", "received")},
                              {session.Say("dagen te laat", "days late"), true},
                              {session.Say("telt mee", "counts")}});
  Block notes{Kind::kNotes};
  for (const StatementUnit& unit : content.units()) {
    Cell state = StatementStateCell(session, unit.state());
    if (unit.nil()) state.text += session.Say(", nihil", ", nil");
    std::vector<Cell> row = {unit.title(), std::move(state)};
    if (corrections) row.emplace_back(CorrectionState(session, unit));
    row.emplace_back(unit.report().empty() ? "" : LastPart(unit.report()));
    row.emplace_back(
        unit.first_submit_date().empty() ? "" : DayWords(session, unit.first_submit_date()));
    row.emplace_back(unit.days_late() > 0 ? std::to_string(unit.days_late()) : "");
    row.emplace_back(unit.counted() ? session.Say("ja", "yes") : session.Say("nee", "no"));
    units.table.rows.push_back(std::move(row));
    if (unit.reason().empty()) continue;
    const std::string correction = CorrectionWords(session, unit);
    notes.items.emplace_back(
        "-", unit.title() + (correction.empty() ? "" : ", " + correction) + ": " + unit.reason());
  }
  blocks.push_back(std::move(units));
  if (!notes.items.empty()) blocks.push_back(std::move(notes));
}

// A heading with notes, when there are any.
void AddNotes(const std::string& heading, Block notes, Blocks& blocks) {
  if (notes.items.empty()) return;
  blocks.push_back({Kind::kHeading, heading});
  blocks.push_back(std::move(notes));
}

// What a finding is about, where only the statement is at hand: what it says belongs to the
// service.
std::string FindingFigures(const Session& session,
                           const monitoring::v1::StatementFinding& finding) {
  std::string words;
  const auto add = [&](const char* dutch, const char* english, bool is_set, const auto& quantity) {
    if (!is_set) return;
    words += (words.empty() ? "" : ", ") + session.Say(dutch, english) +
             FigureCell(session, true, quantity).text;
  };
  add("opgegeven ", "given ", finding.has_given(), finding.given());
  add("verwacht ", "expected ", finding.has_expected(), finding.expected());
  add("verschil ", "difference ", finding.has_difference(), finding.difference());
  return words.empty() ? session.Say("zie `rules show`", "see `rules show`") : words;
}

void AddRemarks(const Session& session, const GetStatementResponse& response, Blocks& blocks) {
  const StatementContent& content = response.statement().content();
  const StatementTitles titles(content);
  const auto about = [&](const auto& remark) {
    return titles.OfReport(remark.report()) +
           (remark.line().empty() ? "" : ", " + titles.OfLine(remark.line())) + ": ";
  };
  Block explanations{Kind::kNotes};
  for (const auto& given : content.explanations()) {
    explanations.items.emplace_back("-", about(given) + ExplanationWords(session, given));
  }
  AddNotes(session.Say("Toelichtingen van de eenheden", "Explanations of the units"),
           std::move(explanations), blocks);
  Block findings{Kind::kNotes};
  for (int i = 0; i < content.findings_size(); ++i) {
    const auto& finding = content.findings(i);
    std::string text = about(finding) + SeverityCell(session, finding.severity()).text + ", ";
    text += i < response.finding_texts_size() ? response.finding_texts(i).message()
                                              : FindingFigures(session, finding);
    findings.items.emplace_back("-", text + " [" + finding.rule() + "]");
  }
  AddNotes(session.Say("Bevindingen", "Findings"), std::move(findings), blocks);
  Block corrections{Kind::kNotes};
  for (const auto& prior : content.prior_corrections()) {
    corrections.items.emplace_back("-", about(prior) + prior.period() + ", " +
                                            FigureCell(session, true, prior.amount()).text + ". " +
                                            prior.reason());
  }
  for (const auto& report : content.reports()) {
    if (report.correction_reason().empty()) continue;
    corrections.items.emplace_back(
        "-", titles.OfReport(report.report()) + session.Say(", versie ", ", version ") +
                 LastPart(report.report()) + ": " + report.correction_reason());
  }
  AddNotes(session.Say("Correcties", "Corrections"), std::move(corrections), blocks);
  Block events{Kind::kNotes};
  for (const auto& event : content.events()) {
    events.items.emplace_back(
        "-", (event.closed() ? session.Say("afgesloten door ", "closed by ")
                             : session.Say("heropend door ", "reopened by ")) +
                 event.principal() + session.Say(" (journaalregel ", " (journal entry ") +
                 std::to_string(event.sequence()) + ")" +
                 (event.reason().empty() ? "" : ": " + event.reason()));
  }
  AddNotes(session.Say("Afsluiting van de periode", "Closing of the period"), std::move(events),
           blocks);
}

void AddSources(const Session& session, const Statement& statement, Blocks& blocks) {
  const StatementContent& content = statement.content();
  const StatementTitles titles(content);
  blocks.push_back({Kind::kHeading, session.Say("Bronnen", "Sources")});
  Block reports{Kind::kTable};
  reports.table.columns = {{session.Say("eenheid", "unit")},
                           {session.Say("versie", "version"), true},
                           {session.Say("ingediend door", "submitted by")},
                           {session.Say("regel", "entry"), true},
                           {session.Say("geaccepteerd door", "accepted by")},
                           {session.Say("regel", "entry"), true},
                           {session.Say("hash (begin)", "hash (begin)")}};
  for (const auto& report : content.reports()) {
    reports.table.rows.push_back(
        {titles.OfReport(report.report()) +
             (report.carried() ? session.Say(" (verouderd)", " (stale)") : ""),
         LastPart(report.report()), report.submitter(), std::to_string(report.submit_sequence()),
         report.reviewer(),
         report.accept_sequence() > 0 ? std::to_string(report.accept_sequence()) : "",
         report.content_hash().substr(0, 16)});
  }
  blocks.push_back(std::move(reports));
  const auto hash = [&](const std::string& what, const std::string& value) {
    blocks.push_back({Kind::kText, what});
    blocks.push_back({Kind::kCode, InGroups(value)});
  };
  hash(session.Say("Plan: ", "Plan: ") + content.plan().revision(), content.plan().content_hash());
  hash(session.Say("Journaal ", "Journal ") + content.position().store_id() +
           session.Say(", ketenhash van regel ", ", chain hash of entry ") +
           std::to_string(content.position().sequence()),
       content.position().chain_hash());
  hash(session.Say("Deze staat (SHA-256), vastgelegd in journaalregel ",
                   "This statement (SHA-256), recorded in journal entry ") +
           std::to_string(statement.sequence()),
       statement.content_hash());
  blocks.push_back({Kind::kText, session.Say("Te controleren met:", "To be checked with:")});
  blocks.push_back({Kind::kCode, "rekenschap statement verify " + statement.name()});
}

}  // namespace

Blocks StatementBlocks(const Session& session, const GetStatementResponse& response) {
  const Statement& statement = response.statement();
  const StatementContent& content = statement.content();
  Blocks blocks;
  blocks.push_back(
      {Kind::kTitle, session.Say("Verantwoordingsstaat — ", "Accountability statement — ") +
                         content.programme_title()});
  blocks.push_back(FactsOf(session, statement));
  AddStatementTables(session, content, blocks);
  std::set<type::v1::Basis> bases;
  for (const auto& table : content.tables()) bases.insert(table.basis());
  for (std::string& note : BasisNotes(session, bases)) {
    blocks.push_back({Kind::kText, std::move(note)});
  }
  blocks.push_back(
      {Kind::kText,
       session.Say("Verschillen zijn met de exacte bedragen berekend; door afronding kunnen "
                   "tabellen afwijken.",
                   "Differences are reckoned with the exact amounts; tables may deviate by "
                   "rounding.")});
  AddCoverage(session, content, blocks);
  AddRemarks(session, response, blocks);
  AddSources(session, statement, blocks);
  blocks.push_back({Kind::kHeading, session.Say("Bijlage: per eenheid", "Annex: per unit")});
  AddUnitTables(session, content, blocks);
  return blocks;
}

}  // namespace rekenschap::cli
