#include "services/monitoring/store/reports.h"

#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/findings.h"
#include "services/monitoring/store/later_corrections.h"
#include "services/monitoring/store/report_parts.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct InsertRow {
  static constexpr char kSql[] =
      "INSERT INTO report_version (sequence, programme, period, period_end, unit, version, "
      "correction_reason, content_hash, revision_number, revision_hash, rule_set, submitter, "
      "submit_time_micros, submit_sequence, policy_version, state, drafter, reviewer, "
      "review_time_micros, return_reason) VALUES (:sequence, :programme, :period, :end, :unit, "
      ":version, :correction, :hash, :revision, :revision_hash, :rules, :submitter, :time, "
      ":submitted, :policy, :state, :drafter, '', 0, '')";
  using Params = std::tuple<Integer, Text, Text, Text, Text, Integer, Text, Text, Integer, Text,
                            Integer, Text, Integer, Integer, Integer, Text, Text>;
  using Row = std::tuple<>;
};
struct InsertLine {
  static constexpr char kSql[] =
      "INSERT INTO report_line (sequence, position, line, measure, realised, committed, forecast, "
      "establishment, deployable, inflow, outflow) VALUES (:sequence, :position, :line, :measure, "
      ":realised, :committed, :forecast, :establishment, :deployable, :inflow, :outflow)";
  using Params = std::tuple<Integer, Integer, Text, Text, MaybeInteger, MaybeInteger, MaybeInteger,
                            MaybeInteger, MaybeInteger, MaybeInteger, MaybeInteger>;
  using Row = std::tuple<>;
};
struct SelectLines {
  static constexpr char kSql[] =
      "SELECT line, measure, realised, committed, forecast, establishment, deployable, inflow, "
      "outflow FROM report_line WHERE sequence = :sequence ORDER BY position";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Text, MaybeInteger, MaybeInteger, MaybeInteger, MaybeInteger,
                         MaybeInteger, MaybeInteger, MaybeInteger>;
};
struct SelectRow {
  static constexpr char kSql[] =
      "SELECT programme, period, unit, version, correction_reason, content_hash, revision_number, "
      "revision_hash, rule_set, submitter, submit_time_micros, submit_sequence, state, reviewer, "
      "review_time_micros, return_reason, reopener, reopen_reason, drafter, review_sequence, "
      "reopen_sequence, policy_version FROM report_version WHERE sequence = :sequence";
  using Params = std::tuple<Integer>;
  using Row =
      std::tuple<Text, Text, Text, Integer, Text, Text, Integer, Text, Integer, Text, Integer,
                 Integer, Text, Text, Integer, Text, Text, Text, Text, Integer, Integer, Integer>;
};
struct SelectReport {
  static constexpr char kSql[] =
      "SELECT programme, period, unit, correction_reason FROM report_version "
      "WHERE sequence = :sequence";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Text, Text, Text>;
};
struct UpdateState {
  static constexpr char kSql[] =
      "UPDATE report_version SET state = :state WHERE sequence = :sequence";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<>;
};
struct UpdateReview {
  static constexpr char kSql[] =
      "UPDATE report_version SET state = :state, reviewer = :reviewer, review_time_micros = :time, "
      "review_sequence = :reviewed, return_reason = :reason WHERE sequence = :sequence";
  using Params = std::tuple<Text, Text, Integer, Integer, Text, Integer>;
  using Row = std::tuple<>;
};
struct UpdateReopening {
  static constexpr char kSql[] =
      "UPDATE report_version SET reopener = :reopener, reopen_reason = :reason, reopen_sequence = "
      ":reopened WHERE sequence = :sequence";
  using Params = std::tuple<Text, Text, Integer, Integer>;
  using Row = std::tuple<>;
};
struct UpdateSubmission {
  static constexpr char kSql[] =
      "UPDATE report_version SET state = :state, revision_number = :revision, revision_hash = "
      ":revision_hash, rule_set = :rules, submitter = :submitter, submit_time_micros = :time, "
      "submit_sequence = :submitted, policy_version = :policy WHERE sequence = :sequence";
  using Params = std::tuple<Text, Integer, Text, Integer, Text, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct SelectPage {
  static constexpr char kSql[] =
      "SELECT sequence FROM report_version AS v WHERE programme = :programme AND "
      "(period_end > :end OR (period_end = :same_end AND (unit > :unit OR (unit = :same_unit AND "
      "version > :version)))) AND (period = :period OR :any_period = '') AND "
      "(unit = :of_unit OR :any_unit = '') AND (state = :state OR :any_state = '') AND "
      "(:all_versions = 1 OR NOT EXISTS (SELECT 1 FROM report_version AS later WHERE "
      "later.programme = v.programme AND later.period_end = v.period_end AND later.unit = v.unit "
      "AND later.version > v.version AND later.state <> 'DRAFT')) ORDER BY period_end, unit, "
      "version LIMIT :most";
  using Params = std::tuple<Text, Text, Text, Text, Text, Integer, Text, Text, Text, Text, Text,
                            Text, Integer, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectRuleSet {
  static constexpr char kSql[] = "SELECT rule, version FROM rule_set WHERE id = :id ORDER BY rule";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Integer>;
};
struct SelectLastRuleSet {
  static constexpr char kSql[] = "SELECT id FROM rule_set ORDER BY id DESC LIMIT 1";
  using Params = std::tuple<>;
  using Row = std::tuple<Integer>;
};
struct InsertRule {
  static constexpr char kSql[] =
      "INSERT INTO rule_set (id, rule, version) VALUES (:id, :rule, :version)";
  using Params = std::tuple<Integer, Text, Integer>;
  using Row = std::tuple<>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

}  // namespace

std::vector<ReportLine> LoadLines(base::Connection& connection, std::int64_t sequence) {
  std::vector<ReportLine> lines = LoadFigures(connection, sequence);
  LoadExplanations(connection, sequence, lines);
  return lines;
}

std::optional<Report> LoadReport(base::Connection& connection, std::int64_t sequence) {
  auto row = connection.First<SelectReport>(sequence);
  if (!row) return std::nullopt;
  auto& [programme, period, unit, correction] = *row;
  return Report{std::move(programme),  StoredPeriod(period),
                std::move(unit),       LoadLines(connection, sequence),
                std::move(correction), LoadPriorCorrections(connection, sequence)};
}

void InsertVersion(base::Connection& connection, const ReportVersion& version) {
  const Report& report = version.report;
  connection.Run<InsertRow>(version.sequence, report.programme,
                            finance::FormatPeriod(report.period), EndOf(report.period), report.unit,
                            version.version, report.correction_reason, version.content_hash,
                            version.revision_number, version.revision_hash, version.rule_set,
                            version.submitter, version.submit_time_micros, version.submit_sequence,
                            version.policy_version, Text(ToString(version.state)), version.drafter);
  for (std::size_t i = 0; i < report.lines.size(); ++i) {
    const ReportLine& line = report.lines[i];
    const Figures& figures = line.figures;
    connection.Run<InsertLine>(version.sequence, static_cast<Integer>(i), line.line,
                               Text(finance::ToString(line.measure)), figures[0], figures[1],
                               figures[2], figures[3], figures[4], figures[5], figures[6]);
  }
  InsertExplanations(connection, version.sequence, report.lines);
  InsertPriorCorrections(connection, version.sequence, report.prior_corrections);
  NoteCorrectedPeriods(connection, report);
  InsertFindings(connection, version.sequence, version.findings);
}

std::optional<ReportVersion> LoadVersion(base::Connection& connection, std::int64_t sequence) {
  auto row = connection.First<SelectRow>(sequence);
  if (!row) return std::nullopt;
  auto& [programme, period, unit, number, correction, hash, revision, revision_hash, rules,
         submitter, time, submitted, state, reviewer, review_time, reason, reopener, reopen_reason,
         drafter, reviewed, reopened, policy] = *row;
  ReportVersion version;
  version.report = {std::move(programme),  StoredPeriod(period),
                    std::move(unit),       LoadLines(connection, sequence),
                    std::move(correction), LoadPriorCorrections(connection, sequence)};
  version.version = number;
  version.state = Stored(ParseState(state));
  version.content_hash = std::move(hash);
  version.revision_number = revision;
  version.revision_hash = std::move(revision_hash);
  version.rule_set = rules;
  version.policy_version = policy;
  version.findings = LoadFindings(connection, sequence);
  version.drafter = std::move(drafter);
  version.submitter = std::move(submitter);
  version.submit_time_micros = time;
  version.sequence = sequence;
  version.submit_sequence = submitted;
  version.reopener = std::move(reopener);
  version.reopen_reason = std::move(reopen_reason);
  version.reopen_sequence = reopened;
  version.line_returns = LoadLineReturns(connection, sequence);
  version.reviewer = std::move(reviewer);
  version.review_time_micros = review_time;
  version.review_sequence = reviewed;
  version.return_reason = std::move(reason);
  return version;
}

std::vector<ReportLine> LoadFigures(base::Connection& connection, std::int64_t sequence) {
  std::vector<ReportLine> lines;
  for (auto& [id, measure, realised, committed, forecast, establishment, deployable, inflow,
              outflow] : connection.All<SelectLines>(sequence)) {
    lines.push_back({std::move(id),
                     Stored(finance::ParseMeasure(measure)),
                     {realised, committed, forecast, establishment, deployable, inflow, outflow},
                     {}});
  }
  return lines;
}

void SetState(base::Connection& connection, std::int64_t sequence, ReportVersion::State state) {
  connection.Run<UpdateState>(Text(ToString(state)), sequence);
}

void SaveReview(base::Connection& connection, const ReportVersion& version) {
  connection.Run<UpdateReview>(Text(ToString(version.state)), version.reviewer,
                               version.review_time_micros, version.review_sequence,
                               version.return_reason, version.sequence);
  InsertLineReturns(connection, version.sequence, version.line_returns);
}

void SaveReopening(base::Connection& connection, const ReportVersion& version) {
  connection.Run<UpdateReopening>(version.reopener, version.reopen_reason, version.reopen_sequence,
                                  version.sequence);
  InsertLineReturns(connection, version.sequence, version.line_returns);
}

void SaveSubmission(base::Connection& connection, const ReportVersion& version) {
  connection.Run<UpdateSubmission>(Text(ToString(version.state)), version.revision_number,
                                   version.revision_hash, version.rule_set, version.submitter,
                                   version.submit_time_micros, version.submit_sequence,
                                   version.policy_version, version.sequence);
  InsertFindings(connection, version.sequence, version.findings);
}

std::vector<std::int64_t> ListVersions(base::Connection& connection, const ReportFilter& filter,
                                       const ReportPlace& after, int limit) {
  const Text state = filter.state ? Text(ToString(*filter.state)) : Text();
  std::vector<std::int64_t> sequences;
  for (const auto& [sequence] : connection.All<SelectPage>(
           filter.programme, after.period_end, after.period_end, after.unit, after.unit,
           after.version, filter.period, filter.period, filter.unit, filter.unit, state, state,
           Integer{filter.all_versions}, Integer{limit})) {
    sequences.push_back(sequence);
  }
  return sequences;
}

RuleVersions LoadRuleSet(base::Connection& connection, std::int64_t id) {
  RuleVersions versions;
  for (auto& [rule, version] : connection.All<SelectRuleSet>(id)) {
    versions.emplace(std::move(rule), static_cast<int>(version));
  }
  return versions;
}

std::int64_t RuleSetId(base::Connection& connection, const RuleVersions& versions) {
  const auto last = connection.First<SelectLastRuleSet>();
  const Integer last_id = last ? std::get<0>(*last) : 0;
  for (Integer id = last_id; id > 0; --id) {
    if (LoadRuleSet(connection, id) == versions) return id;
  }
  for (const auto& [rule, version] : versions) {
    connection.Run<InsertRule>(last_id + 1, rule, Integer{version});
  }
  return last_id + 1;
}

}  // namespace rekenschap::monitoring
