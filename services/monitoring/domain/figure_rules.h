#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_RULES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_RULES_H_

#include <cstddef>
#include <span>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/finding.h"
#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/rules.h"

// The rules on what figures say together: with each other, with what came before and with what the
// others report.
namespace rekenschap::monitoring {

// Their part of the catalogue.
std::vector<Rule> FigureRules();

// What they find. `sound` are the indexes, in order, of the lines that are of the plan, once, in
// its measure, and with figures that can be: the others say nothing. The plan is known. What is
// found by a rule that the programme has turned off is left out later, and what is explained is
// settled later. OUT_OF_RANGE when a target does not fit.
absl::StatusOr<std::vector<finance::Finding>> FigureFindings(const Report& report,
                                                             const CheckContext& context,
                                                             std::span<const std::size_t> sound);

// Takes out what only repeats another finding of the same figure: of a figure in the wrong
// magnitude nobody needs to hear that it is above the budget too. What asks for less than the other
// takes nothing out.
void DropWhatFollows(std::vector<finance::Finding>& findings);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_RULES_H_
