#ifndef REKENSCHAP_CLIENTS_CLI_EXPLANATION_DUE_WORDS_H_
#define REKENSCHAP_CLIENTS_CLI_EXPLANATION_DUE_WORDS_H_

#include <string>

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/rule.pb.h"

// From which difference on an explanation is due, in words.
namespace rekenschap::cli {

// `euro's: boven het hoogste van 5,00 % van het doel en € 10.000,00 (standaard)`, or the ladder
// step by step and where it comes from.
std::string ExplanationDueWords(const Session& session, const monitoring::v1::ExplanationDue& due);

// What the programme has set, in short: `eigen staffel voor euro's`. Empty where the default holds.
std::string ExplanationDueSet(const Session& session, const monitoring::v1::ExplanationDue& due);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_EXPLANATION_DUE_WORDS_H_
