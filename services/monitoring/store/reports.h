#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_REPORTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_REPORTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/review.h"
#include "services/monitoring/domain/rules.h"

namespace rekenschap::monitoring {

// Which report: of which unit, for which period, in which programme.
struct ReportKey {
  std::string programme;
  finance::Period period;
  std::string unit;
};

void InsertVersion(base::Connection& connection, const ReportVersion& version);

// The version that the journal entry at `sequence` recorded; below it ever cheaper parts of that:
// what was submitted, its lines, and their figures without explanations.
std::optional<ReportVersion> LoadVersion(base::Connection& connection, std::int64_t sequence);
std::optional<Report> LoadReport(base::Connection& connection, std::int64_t sequence);
std::vector<ReportLine> LoadLines(base::Connection& connection, std::int64_t sequence);
std::vector<ReportLine> LoadFigures(base::Connection& connection, std::int64_t sequence);

// The sequence of a version by its number, or of the last one, be it a draft; 0 for none.
std::int64_t FindSequence(base::Connection& connection, const ReportKey& key, std::int64_t version);
std::int64_t FindLastSequence(base::Connection& connection, const ReportKey& key);

// The sequence of the version that was submitted first; 0 for none.
std::int64_t FindFirstSubmitted(base::Connection& connection, const ReportKey& key);

// The last version before `version` that was accepted, whatever became of it since.
struct EarlierVersion {
  std::int64_t sequence = 0;
  std::int64_t version = 0;
};
std::optional<EarlierVersion> FindAcceptedBefore(base::Connection& connection, const ReportKey& key,
                                                 std::int64_t version);

// Who wrote the versions after `accepted` up to `last`, drafts included, in their order.
std::vector<Authors> AuthorsSince(base::Connection& connection, const ReportKey& key,
                                  std::int64_t accepted, std::int64_t last);

// The number of the version that was recorded at `sequence`; 0 for none.
std::int64_t VersionNumber(base::Connection& connection, std::int64_t sequence);

void SetState(base::Connection& connection, std::int64_t sequence, ReportVersion::State state);

// Notes state, reviewer, entry, time, reason and marked lines of `version`.
void SaveReview(base::Connection& connection, const ReportVersion& version);

// Notes who reopened `version`, by which entry, why, and the marked lines.
void SaveReopening(base::Connection& connection, const ReportVersion& version);

// Notes that the draft `version` was submitted: when, on which plan, and with which findings.
void SaveSubmission(base::Connection& connection, const ReportVersion& version);

// Which reports to list. Empty fields and no state stand for all.
struct ReportFilter {
  std::string programme;
  std::string period;
  std::string unit;
  std::optional<ReportVersion::State> state;
  bool all_versions = false;
};
// Where a list goes on: after this version.
struct ReportPlace {
  std::string period_end;
  std::string unit;
  std::int64_t version = 0;
};
// The sequences of up to `limit` versions, by end of period, unit and version.
std::vector<std::int64_t> ListVersions(base::Connection& connection, const ReportFilter& filter,
                                       const ReportPlace& after, int limit);

// The rule versions that are known by `id`.
RuleVersions LoadRuleSet(base::Connection& connection, std::int64_t id);

// The id of a set of rule versions, which is stored when it is new.
std::int64_t RuleSetId(base::Connection& connection, const RuleVersions& versions);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_REPORTS_H_
