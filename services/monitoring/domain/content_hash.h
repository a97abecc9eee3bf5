#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_CONTENT_HASH_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_CONTENT_HASH_H_

#include <string>

#include "services/monitoring/domain/period_books.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/policy.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rules.h"

// What the journal holds of each change: a hash over its canonical content. The order of the fields
// below is the order in the canonical form.
namespace rekenschap::monitoring {

// `rekenschap.report` 1: programme, period, unit, correction reason, lines by id (line, measure,
// the figures in the order of `Figure`, explanation). Format 2 for one with corrections of earlier
// periods, which go on with those (line, period, measure, amount, reason) in the order given.
// Format 3 for one with coded explanations: as 2, with per line its explanations (cause, text,
// amount) in the order given in place of the one text.
std::string ContentHash(const Report& report);

// What a receipt covers. `rekenschap.submission` 1: report content hash, version, revision number
// and hash, rules (id, version), findings (rule, version, severity, field, line, given, expected,
// difference, params). Format 2 for one on a policy that was set, or with settled findings, which
// goes on with the policy's version and per finding whether it is settled.
std::string SubmissionHash(const ReportVersion& version, const RuleVersions& rules);

// `rekenschap.draft` 1: report content hash, version.
std::string DraftHash(const ReportVersion& version);

// `rekenschap.review` 1: report content hash, version, what was decided (ACCEPTED or RETURNED),
// reviewer, reason. Format 2 for one with marked lines, which goes on with those (line, reason).
std::string ReviewHash(const ReportVersion& version, ReportVersion::State decision);

// `rekenschap.reopening` 1: report content hash, version, who reopened it, reason, lines (line,
// reason).
std::string ReopeningHash(const ReportVersion& version);

// `rekenschap.period-event` 1: programme, period, state after it, who, reason.
std::string ContentHash(const PeriodEvent& event);

// `rekenschap.exemption` 1: programme, period, unit, whether it was lifted, who, reason.
std::string ContentHash(const Exemption& exemption);

// `rekenschap.policy` 1: programme, version, reason, due rules (months, days after the end, months
// after, day, source). Format 2 for one that sets rules or ladders, which goes on with the settings
// (rule, off, severity, parameters) and the ladders (measure, whether it is the national one,
// source, steps (below, amount, share)).
std::string ContentHash(const Policy& policy);

// The copies of the plans. `rekenschap.unit-copy` 1: id, title, valid from, valid until. Format 2
// for one below another, which goes on with that.
// `rekenschap.programme-copy` 1: id, title, cadence, threshold, unit ids. Format 2 for one with a
// legal basis, which comes after them (number, title, date, address), with chapter, article and
// instrument.
// `rekenschap.revision-copy` 1: programme, number, planning's content hash, paper, date, lines (id,
// title, measure, basis, may be negative, series, weights). Format 2 for one that says more than
// that; each line then goes on with receipts, profile, figures per period by year, amounts by
// column (column, reserve, units), handovers (unit, date, successors). Format 3 for one with
// tables: after the lines of format 2 come title, paper printed in, paper adopted by (as above),
// the two entries of planning's journal, tables (id, title, print unit, lines (line, row total,
// cells (column, print, rectification)), totals (column, print), grand total). Format 4 for
// one with a line that pays for another: as format 3, and each line ends with the line that it pays
// for.
std::string ContentHash(const Unit& unit);
std::string ContentHash(const Programme& programme);
std::string ContentHash(const std::string& programme, const PlanRevision& revision);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_CONTENT_HASH_H_
