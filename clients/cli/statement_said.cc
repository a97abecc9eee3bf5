#include "clients/cli/statement_said.h"

#include <cstdint>
#include <map>

#include <absl/strings/str_cat.h>

#include "clients/cli/plan_words.h"
#include "clients/cli/statement_document.h"
#include "clients/cli/statement_hashes.h"
#include "clients/cli/statement_standing.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementUnit;

// The beginning of a hash for people; the whole for programs, and to compare by.
Cell HashCell(const std::string& before, const std::string& hash) {
  return {before + hash.substr(0, 16), before + hash};
}

// `28 638 nr. 177, Mensenhandel (2019-11-19) https://...`.
std::string PaperText(bool is_set, const type::v1::Document& paper) {
  if (!is_set) return "";
  return paper.number() + (paper.title().empty() ? "" : ", " + paper.title()) + " (" +
         paper.date() + ")" + (paper.uri().empty() ? "" : " " + paper.uri());
}

// The name of a report without its version.
std::string ReportOf(const std::string& version) {
  return version.substr(0, version.rfind("/versions/"));
}

void AddPlan(const Session& session, const StatementContent& content, Said& said) {
  const auto& plan = content.plan();
  const auto add = [&](const char* dutch, const char* english, Cell cell) {
    said.emplace_back(session.Say("plan", "plan") + session.Say(dutch, english), std::move(cell));
  };
  add("", "", {plan.revision()});
  add(", titel", ", title", {plan.title()});
  add(", hash", ", hash", HashCell("", plan.content_hash()));
  add(", vastgesteld bij", ", adopted by", {PaperText(plan.has_adopted_by(), plan.adopted_by())});
  add(", gedrukt in", ", printed in", {PaperText(plan.has_printed_in(), plan.printed_in())});
  add(", journaalregels", ", journal entries",
      {std::to_string(plan.record_sequence()) + ", " + std::to_string(plan.adopt_sequence()) +
       ", " + std::to_string(plan.arrival_sequence())});
  add(", tabellen", ", tables",
      {plan.tables_kept() ? session.Say("bewaard", "kept")
                          : session.Say("niet bewaard", "not kept")});
}

void AddCounts(const Session& session, const StatementContent& content, Said& said) {
  const auto& coverage = content.coverage();
  const auto add = [&](const char* dutch, const char* english, int count) {
    said.emplace_back(session.Say(dutch, english), Cell(std::to_string(count) + "/" +
                                                        std::to_string(coverage.expected_count())));
  };
  add("ontvangen", "received", coverage.received_count());
  add("geaccepteerd", "accepted", coverage.accepted_count());
  add("telt mee", "counts", coverage.counted_count());
  add("op tijd", "on time", coverage.on_time_count());
  add("te laat", "late", coverage.late_count());
  add("nihil", "nil", coverage.nil_count());
  add("teruggegeven", "returned", coverage.returned_count());
  add("ontbreekt", "missing", coverage.missing_count());
  said.emplace_back(session.Say("vrijgesteld", "exempt"),
                    Cell(std::to_string(coverage.exempt_count())));
}

Said BasicsOf(const Session& session, const StatementContent& content) {
  Said said;
  const auto add = [&](const char* dutch, const char* english, Cell cell) {
    said.emplace_back(session.Say(dutch, english), std::move(cell));
  };
  add("hash van alles", "hash of all", HashCell("", StatementHash(content)));
  add("formaat", "format", {std::to_string(content.format_version())});
  add("programma", "programme", {content.programme() + ", " + content.programme_title()});
  add("tijdvak", "span",
      {content.period() + " (" + content.start_date() + " - " + content.end_date() + ")"});
  std::string papers;
  for (const auto& paper : content.legal_basis()) {
    papers += (papers.empty() ? "" : "; ") + PaperText(true, paper);
  }
  add("grondslag", "legal basis", {papers});
  add("begroting", "budget",
      {content.budget_chapter() + ", " + content.budget_article() + ", " + content.instrument()});
  AddPlan(session, content, said);
  const auto& position = content.position();
  add("peilmoment", "as of", {std::to_string(position.sequence()) + ", " + position.date()});
  add("journaal", "journal", HashCell(position.store_id() + " ", position.chain_hash()));
  add("cijfers", "figures",
      {content.figures() == StatementContent::FIGURES_ACCEPTED
           ? session.Say("geaccepteerd", "accepted")
           : session.Say("ingediend", "submitted")});
  add("periode", "period",
      {content.period_closed() ? session.Say("afgesloten", "closed")
                               : session.Say("open", "open")});
  add("stand", "standing",
      {StandingCell(session, content.provisional(), content.period_closed()).text});
  add("uiterste datum", "due date", {content.due_date()});
  add("uiterste datum, volgens", "due date, by", {content.due_source()});
  AddCounts(session, content, said);
  return said;
}

Said UnitsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const StatementUnit& unit : content.units()) {
    std::string state = StatementStateCell(session, unit.state()).text;
    if (!unit.report().empty()) {
      state += session.Say(", versie ", ", version ") + LastPart(unit.report());
    }
    if (unit.nil()) state += session.Say(", nihil", ", nil");
    if (!unit.first_submit_date().empty()) {
      state += session.Say(", ontvangen ", ", received ") + unit.first_submit_date();
    }
    if (unit.days_late() > 0) state += " +" + std::to_string(unit.days_late());
    if (unit.correction_pending()) state += ", " + CorrectionWords(session, unit);
    state += unit.counted() ? session.Say(", telt mee", ", counts")
                            : session.Say(", telt niet mee", ", does not count");
    if (!unit.reason().empty()) state += ": " + unit.reason();
    const std::string name = LastPart(unit.unit());
    said.emplace_back(name, Cell(std::move(state)));
    said.emplace_back(name + session.Say(", naam", ", name"), Cell(unit.title()));
  }
  return said;
}

Said VersionsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& report : content.reports()) {
    const std::string whole = ReportOf(report.report());
    std::string name = LastPart(whole);
    // A position that is carried along is of an earlier period.
    if (report.carried()) name += ", " + LastPart(whole.substr(0, whole.rfind('/')));
    std::string behind = session.Say(", ingediend door ", ", submitted by ") + report.submitter() +
                         " (" + std::to_string(report.submit_sequence()) + ")";
    if (!report.reviewer().empty()) {
      behind += session.Say(", geaccepteerd door ", ", accepted by ") + report.reviewer() + " (" +
                std::to_string(report.accept_sequence()) + ")";
    }
    behind += session.Say(", gehouden tegen revisie ", ", held against revision ") +
              std::to_string(report.revision_number()) + " " + report.revision_hash() +
              session.Say(", regelset ", ", rule set ") + std::to_string(report.rule_set()) +
              session.Say(", afspraken ", ", policy ") + std::to_string(report.policy_version());
    Cell cell = HashCell(session.Say("versie ", "version ") + LastPart(report.report()) + ", ",
                         report.content_hash());
    cell.text += behind;
    cell.plain += behind;
    said.emplace_back(name, std::move(cell));
    if (report.correction_reason().empty()) continue;
    said.emplace_back(name + session.Say(", reden van de correctie", ", reason of the correction"),
                      Cell(report.correction_reason()));
  }
  return said;
}

Said RuleSetsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (int i = 0; i < content.rule_sets_size(); ++i) {
    const auto& versions = content.rule_sets(i).rule_versions();
    for (const auto& [rule, version] :
         std::map<std::string, std::int32_t>(versions.begin(), versions.end())) {
      said.emplace_back(session.Say("set ", "set ") + std::to_string(i) + ", " + rule,
                        Cell(session.Say("versie ", "version ") + std::to_string(version)));
    }
  }
  return said;
}

// `rotterdam, mensenhandel-fte`.
template <class Remark>
std::string AboutOf(const Remark& remark) {
  return LastPart(ReportOf(remark.report())) + (remark.line().empty() ? "" : ", " + remark.line());
}

Said ExplanationsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& given : content.explanations()) {
    said.emplace_back(AboutOf(given), Cell(ExplanationWords(session, given)));
  }
  return said;
}

Said FindingsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& finding : content.findings()) {
    std::string text = SeverityCell(session, finding.severity()).text;
    const auto add = [&](const char* dutch, const char* english, bool is_set,
                         const type::v1::Quantity& quantity) {
      if (!is_set) return;
      text += session.Say(dutch, english) + FigureCell(session, true, quantity).text;
    };
    add(", opgegeven ", ", given ", finding.has_given(), finding.given());
    add(", verwacht ", ", expected ", finding.has_expected(), finding.expected());
    add(", verschil ", ", difference ", finding.has_difference(), finding.difference());
    for (const auto& [name, value] :
         std::map<std::string, std::string>(finding.params().begin(), finding.params().end())) {
      absl::StrAppend(&text, ", ", name, " ", value);
    }
    if (finding.settled()) text += session.Say(", toegelicht", ", explained");
    text += session.Say(", regel versie ", ", rule version ") +
            std::to_string(finding.rule_version()) + ", " + finding.field();
    said.emplace_back(AboutOf(finding) + ", " + finding.rule(), Cell(std::move(text)));
  }
  return said;
}

Said CorrectionsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& prior : content.prior_corrections()) {
    said.emplace_back(
        AboutOf(prior) + ", " + prior.period(),
        Cell(prior.reason() + " (" + FigureCell(session, true, prior.amount()).text + ")"));
  }
  return said;
}

Said EventsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const auto& event : content.events()) {
    said.emplace_back(
        session.Say("journaalregel ", "journal entry ") + std::to_string(event.sequence()),
        Cell((event.closed() ? session.Say("afgesloten door ", "closed by ")
                             : session.Say("heropend door ", "reopened by ")) +
             event.principal() + (event.reason().empty() ? "" : ": " + event.reason())));
  }
  return said;
}

}  // namespace

std::vector<SaidPart> SaidOf(const Session& session, const StatementContent& content) {
  return {
      {session.Say("staat", "statement"), BasicsOf(session, content)},
      {session.Say("volledigheid", "completeness"), UnitsOf(session, content)},
      {session.Say("rapportage", "report"), VersionsOf(session, content)},
      {session.Say("regels", "rules"), RuleSetsOf(session, content)},
      {session.Say("plan", "plan"), PrintsOf(session, content)},
      {session.Say("oordeel", "verdict"), VerdictsOf(session, content)},
      {session.Say("toelichting", "explanation"), ExplanationsOf(session, content)},
      {session.Say("bevinding", "finding"), FindingsOf(session, content)},
      {session.Say("correctie", "correction"), CorrectionsOf(session, content)},
      {session.Say("afsluiting", "closing"), EventsOf(session, content)},
  };
}

}  // namespace rekenschap::cli
