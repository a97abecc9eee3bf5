#ifndef REKENSCHAP_CLIENTS_CLI_RULE_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_RULE_VIEWS_H_

#include <string>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/rule.pb.h"
#include "rekenschap/monitoring/v1/rule_service.pb.h"

// The rules, and the accepted reports that deviate by them, for people and for programs.
namespace rekenschap::cli {

// The catalogue; `of_programme` shows how the programme has set it.
Table RulesTable(const Session& session, const monitoring::v1::ListRulesResponse& rules,
                 bool of_programme);

// The catalogue as the README has it: a table in Markdown.
std::string RulesMarkdown(const Session& session, const monitoring::v1::ListRulesResponse& rules);

// One rule with all its texts and parameters.
void PrintRule(const Session& session, const monitoring::v1::Rule& rule, bool of_programme);

// The accepted reports that deviate, with what is found in each below it.
Table DeviationsTable(const Session& session, const monitoring::v1::ListDeviationsResponse& found);

// `3 van 120 geaccepteerde rapportages wijken af van het geldende plan en de afspraken.`
std::string DeviationsSentence(const Session& session,
                               const monitoring::v1::ListDeviationsResponse& found);

// A parameter's number in its unit: `5,00 %`, `€ 10.000,00`, `4 perioden`.
std::string ParameterWords(const Session& session, monitoring::v1::RuleParameter::Unit unit,
                           std::int64_t number);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_RULE_VIEWS_H_
