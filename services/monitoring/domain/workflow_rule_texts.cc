#include "services/monitoring/domain/rule_texts.h"

namespace rekenschap::monitoring {
namespace {

using finance::Severity;

constexpr RuleText kDesign = {"de opzet van Rekenschap", "the design of Rekenschap"};

}  // namespace

std::vector<Rule> WorkflowRules() {
  return {
      {.id = "CORRECTION_REASON_MISSING",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Correctie zonder reden", "Correction without a reason"},
       .message = {"versie {version} van deze rapportage is al geaccepteerd",
                   "version {version} of this report has been accepted already"},
       .remedy = {"geef aan waarom de geaccepteerde rapportage wordt gecorrigeerd",
                  "say why the accepted report is corrected"},
       .source = kDesign},
      {.id = "PERIOD_CLOSED",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Periode is afgesloten", "Period is closed"},
       .message = {"{given_period} is afgesloten", "{given_period} is closed"},
       .remedy =
           {"laat de periode heropenen, of neem de correctie op in de rapportage over een latere "
            "periode",
            "have the period reopened, or put the correction in the report on a later period"},
       .source = kDesign},
      {.id = "RETURNED_UNCHANGED",
       .version = 4,
       .severity = Severity::kFatal,
       .title = {"Teruggegeven en niet verbeterd", "Returned and not mended"},
       .message = {"dit is versie {version} zonder een wijziging, terwijl om verbetering is "
                   "gevraagd: {asked}",
                   "this is version {version} without a change, while it was to be mended: "
                   "{asked}"},
       .remedy = {"verbeter wat is aangemerkt, of licht het toe",
                  "mend what was marked, or explain it"},
       .source = kDesign},
      {.id = "UNMARKED_LINE_CHANGED",
       .version = 3,
       .severity = Severity::kFatal,
       .title = {"Andere regel gewijzigd dan gevraagd", "Line changed that was not marked"},
       .message =
           {"regel {line} is anders dan in versie {version}, terwijl alleen verbetering is "
            "gevraagd van {marked}",
            "line {line} is not as in version {version}, while only these were to be mended: "
            "{marked}"},
       .remedy = {"laat de regel zoals hij was, of geef in een nieuwe correctiereden waarom hij "
                  "verandert",
                  "leave the line as it was, or say in a new correction reason why it changes"},
       .source = kDesign},
      {.id = "PRIOR_LINE_MISSING",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Correctie op een regel die er niet staat",
                 "Correction of a line that is not there"},
       .message =
           {"de correctie op {given_period} noemt regel {line}, die niet in deze rapportage staat",
            "the correction of {given_period} names line {line}, which is not in this report"},
       .remedy = {"noem een regel van deze rapportage", "name a line of this report"},
       .source = kDesign},
      {.id = "PRIOR_MEASURE_WRONG",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Correctie in een andere maat", "Correction in another measure"},
       .message = {"de correctie op {given_period} van regel {line} is {given}, en de regel heeft "
                   "een andere maat",
                   "the correction of {given_period} of line {line} is {given}, and the line has "
                   "another measure"},
       .remedy = {"geef het bedrag in de maat van de regel",
                  "give the amount in the line's measure"},
       .source = kDesign},
      {.id = "PRIOR_PERIOD_NOT_OF_CADENCE",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Correctie op een periode zonder rapportage",
                 "Correction of a period not of the cadence"},
       .message = {"over {given_period}, waarop een correctie wordt gegeven, rapporteert dit "
                   "programma niet",
                   "{given_period}, which is corrected, is not a period that this programme "
                   "reports on"},
       .remedy = {"noem de periode waarin het fout stond, zoals {example}",
                  "name the period that was wrong, such as {example}"},
       .source = kDesign},
      {.id = "PRIOR_PERIOD_OPEN",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Correctie op een open periode", "Correction of an open period"},
       .message = {"{given_period} is geen afgesloten eerdere periode",
                   "{given_period} is not an earlier period that is closed"},
       .remedy = {"dien voor een open periode een nieuwe versie van die rapportage in",
                  "submit a next version of that report for a period that is open"},
       .source = kDesign},
  };
}

}  // namespace rekenschap::monitoring
