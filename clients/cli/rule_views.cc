#include "clients/cli/rule_views.h"

#include <ostream>
#include <utility>
#include <vector>

#include "clients/cli/explanation_due_words.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_words.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::BilingualText;
using monitoring::v1::Deviation;
using monitoring::v1::ExplanationDue;
using monitoring::v1::Rule;
using monitoring::v1::RuleParameter;

std::string In(const Session& session, const BilingualText& text) {
  return session.language() == finance::Language::kDutch ? text.dutch() : text.english();
}

std::string SettledBy(const Session& session, const Rule& rule) {
  if (rule.severity() != type::v1::SEVERITY_WARNING) return "";
  return rule.explainable() ? session.Say("ja", "yes") : session.Say("nee", "no");
}

// What a programme can set: `uit of lichter; tolerance 0,00 % (0,00 % tot 100,00 %)`.
std::string Settings(const Session& session, const Rule& rule) {
  std::string words = rule.adjustable() ? session.Say("uit of lichter", "off or lighter") : "";
  for (const RuleParameter& parameter : rule.parameters()) {
    const auto number = [&](std::int64_t value) {
      return ParameterWords(session, parameter.unit(), value);
    };
    words += (words.empty() ? "" : "; ") + parameter.name() + " " +
             number(parameter.standard_number()) + " (" + number(parameter.least_number()) +
             session.Say(" tot ", " to ") + number(parameter.most_number()) + ")";
  }
  if (rule.explanation_due_size() > 0) {
    words += (words.empty() ? "" : "; ") + session.Say("staffel per maat", "ladder per measure");
  }
  return words;
}

// How the programme has set it; empty where it is as the catalogue has it.
std::string SetBy(const Session& session, const Rule& rule) {
  std::string words = rule.off() ? session.Say("uit", "off") : "";
  const auto add = [&words](const std::string& more) {
    words += (words.empty() ? "" : "; ") + more;
  };
  if (rule.set_severity() != rule.severity()) {
    add(SeverityCell(session, rule.set_severity()).text);
  }
  for (const RuleParameter& parameter : rule.parameters()) {
    if (parameter.set_number() == parameter.standard_number()) continue;
    add(parameter.name() + " " + ParameterWords(session, parameter.unit(), parameter.set_number()));
  }
  for (const ExplanationDue& due : rule.explanation_due()) {
    if (due.of_programme()) add(ExplanationDueSet(session, due));
  }
  return words;
}

std::string Version(const Session& session, std::int64_t revision, std::int64_t policy) {
  return session.Say("revisie ", "revision ") + std::to_string(revision) +
         session.Say(", afspraken ", ", policy ") + std::to_string(policy);
}

}  // namespace

std::string ParameterWords(const Session& session, RuleParameter::Unit unit, std::int64_t number) {
  const auto figure = [&](int decimals) {
    return finance::FormatFigure(number, decimals, session.language());
  };
  switch (unit) {
    case RuleParameter::UNIT_BASIS_POINTS:
      return figure(2) + " %";
    case RuleParameter::UNIT_EUROCENTS:
      return finance::FormatQuantity({finance::Measure::kEuro, number}, session.language());
    case RuleParameter::UNIT_FTE_THOUSANDTHS:
      return finance::FormatQuantity({finance::Measure::kFte, number}, session.language());
    case RuleParameter::UNIT_HUNDREDTHS:
      return figure(2);
    case RuleParameter::UNIT_PERIODS:
      return figure(0) + (number == 1 ? session.Say(" periode", " period")
                                      : session.Say(" perioden", " periods"));
    case RuleParameter::UNIT_UNITS:
      return figure(0) +
             (number == 1 ? session.Say(" eenheid", " unit") : session.Say(" eenheden", " units"));
    default:
      return figure(0);
  }
}

Table RulesTable(const Session& session, const monitoring::v1::ListRulesResponse& rules,
                 bool of_programme) {
  Table table;
  table.columns = {{session.Say("regel", "rule"), false, "rule"},
                   {session.Say("versie", "version"), true, "version"},
                   {session.Say("ernst", "severity"), false, "severity"},
                   {session.Say("toelichten helpt", "explaining settles it"), false, "explainable"},
                   {session.Say("wat zij vindt", "what it finds"), false, "title"}};
  if (of_programme) {
    table.columns.push_back({session.Say("hier ingesteld", "set here"), false, "set"});
  }
  if (session.output == Output::kCsv) {
    table.columns.push_back({"settings", false, "settings"});
    table.columns.push_back({"source", false, "source"});
  }
  for (const Rule& rule : rules.rules()) {
    std::vector<Cell> row = {rule.rule(), std::to_string(rule.version()),
                             SeverityCell(session, rule.severity()), SettledBy(session, rule),
                             In(session, rule.title())};
    if (of_programme) row.emplace_back(SetBy(session, rule));
    if (session.output == Output::kCsv) {
      row.emplace_back(Settings(session, rule));
      row.emplace_back(In(session, rule.source()));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string RulesMarkdown(const Session& session, const monitoring::v1::ListRulesResponse& rules) {
  std::string text = session.Say(
      "| regel | ernst | wat zij vindt | toelichten helpt | instelbaar per programma |\n"
      "|---|---|---|---|---|\n",
      "| rule | severity | what it finds | explaining settles it | a programme can set |\n"
      "|---|---|---|---|---|\n");
  for (const Rule& rule : rules.rules()) {
    const Cell severity = SeverityCell(session, rule.severity());
    text += "| " + rule.rule() + " | " + severity.plain + " | " + In(session, rule.title());
    for (const std::string& cell : {SettledBy(session, rule), Settings(session, rule)}) {
      text += cell.empty() ? " |" : " | " + cell;
    }
    text += " |\n";
  }
  return text;
}

void PrintRule(const Session& session, const Rule& rule, bool of_programme) {
  constexpr std::size_t kIndent = 16;
  const auto say = [&](const char* dutch, const char* english, const std::string& text) {
    if (text.empty()) return;
    for (const std::string& line :
         Wrapped(text, kPageWidth, kIndent, session.Say(dutch, english))) {
      session.out << line << '\n';
    }
  };
  session.out << rule.rule() << " — " << In(session, rule.title()) << '\n';
  say("versie", "version", std::to_string(rule.version()));
  say("ernst", "severity", SeverityCell(session, rule.severity()).text);
  say("melding", "message", In(session, rule.message()));
  say("te doen", "to do", In(session, rule.remedy()));
  say("toelichten", "explaining",
      rule.explainable()
          ? session.Say("een toelichting handelt de bevinding af", "an explanation settles it")
          : session.Say("helpt niet: het moet worden verbeterd",
                        "does not help: it has to be mended"));
  say("bron", "source", In(session, rule.source()));
  std::string settings =
      rule.adjustable()
          ? session.Say("een programma kan haar uitzetten of lichter maken",
                        "a programme can turn it off or make it lighter")
          : session.Say("niet: zij geldt voor ieder programma", "no: it holds for all programmes");
  if (rule.explanation_due_size() > 0) {
    settings += session.Say(
        ", en eigen drempels geven: een staffel in zijn afspraken (explanation_ladders), of een "
        "drempel in zijn plan (deviation_threshold)",
        ", and give thresholds of its own: a ladder in its policy (explanation_ladders), or a "
        "threshold in its plan (deviation_threshold)");
  }
  say("instellen", "to set", settings);
  for (const RuleParameter& parameter : rule.parameters()) {
    const auto number = [&](std::int64_t value) {
      return ParameterWords(session, parameter.unit(), value);
    };
    say("parameter", "parameter",
        parameter.name() + ": " + In(session, parameter.description()) +
            session.Say("; standaard ", "; by default ") + number(parameter.standard_number()) +
            session.Say(", van ", ", from ") + number(parameter.least_number()) +
            session.Say(" tot ", " to ") + number(parameter.most_number()));
  }
  for (const ExplanationDue& due : rule.explanation_due()) {
    say("drempel", "threshold", ExplanationDueWords(session, due));
  }
  if (!of_programme) return;
  const std::string set = SetBy(session, rule);
  say("hier", "here",
      set.empty() ? session.Say("zoals in de catalogus", "as in the catalogue") : set);
}

Table DeviationsTable(const Session& session, const monitoring::v1::ListDeviationsResponse& found) {
  Table table;
  table.columns = {{session.Say("rapportage", "report"), false, "report"},
                   {session.Say("getoetst aan", "held against"), false, "held_against"},
                   {session.Say("geldt nu", "holds now"), false, "now"},
                   {session.Say("regel", "rule"), false, "rule"},
                   {session.Say("planregel", "line"), false, "line"}};
  const bool sentences_below = session.output == Output::kTable;
  if (!sentences_below) {
    table.columns.push_back({"message", false, "message"});
    table.columns.push_back({"remedy", false, "remedy"});
  }
  for (const Deviation& deviation : found.deviations()) {
    for (const type::v1::Finding& finding : deviation.findings()) {
      std::string report = deviation.report();
      if (sentences_below && report.rfind("programmes/", 0) == 0) report.erase(0, 11);
      table.rows.push_back(
          {report,
           Version(session, deviation.held_revision_number(), deviation.held_policy_version()),
           Version(session, deviation.revision_number(), deviation.policy_version()),
           finding.rule(), finding.line()});
      if (!sentences_below) {
        table.rows.back().emplace_back(finding.message());
        table.rows.back().emplace_back(finding.remedy());
        continue;
      }
      for (auto& line : Wrapped(finding.message(), kPageWidth, 4)) {
        table.rows.push_back({std::move(line)});
      }
    }
  }
  return table;
}

std::string DeviationsSentence(const Session& session,
                               const monitoring::v1::ListDeviationsResponse& found) {
  const std::string checked = finance::FormatFigure(found.checked_count(), 0, session.language());
  if (found.checked_count() == 0) {
    return session.Say("Er zijn nog geen geaccepteerde rapportages.",
                       "There are no accepted reports yet.");
  }
  if (found.deviations_size() == 0) {
    return session.Say("Geen van de ", "None of the ") + checked +
           session.Say(" geaccepteerde rapportages wijkt anders af dan toen zij werd getoetst.",
                       " accepted reports deviates otherwise than when it was checked.");
  }
  return finance::FormatFigure(found.deviations_size(), 0, session.language()) +
         session.Say(" van de ", " of the ") + checked +
         session.Say(" geaccepteerde rapportages ", " accepted reports ") +
         (found.deviations_size() == 1
              ? session.Say("wijkt nu anders af dan toen zij werd getoetst",
                            "now deviates otherwise than when it was checked")
              : session.Say("wijken nu anders af dan toen zij werden getoetst",
                            "now deviate otherwise than when they were checked")) +
         session.Say("; wat is geaccepteerd, verandert daar niet door.",
                     "; what was accepted stays as it is.");
}

}  // namespace rekenschap::cli
