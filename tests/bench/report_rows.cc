#include "tests/bench/report_rows.h"

#include <cstdio>
#include <cstdlib>

#include <sqlite3.h>

namespace rekenschap::bench {
namespace {

constexpr std::int64_t kUnits = 10;

// Every version by the journal entry that records it: period by period, and in a period the units'
// first versions, then their second ones. Accepting takes an entry of its own.
constexpr char kVersions[] = R"(
  CREATE TEMP TABLE made AS
  WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < %lld),
  unit_number AS (SELECT unit, ROW_NUMBER() OVER (ORDER BY unit) - 1 AS u FROM plan_programme_unit)
  SELECT (SELECT sequence FROM journal_head) + 2 * n + 1 AS sequence, unit,
    2024 + n / (10 * %lld) / 4 AS year, n / (10 * %lld) %% 4 AS quarter,
    n / 10 %% %lld + 1 AS version, n
  FROM number JOIN unit_number ON u = n %% 10
  WHERE NOT (n / (10 * %lld) = 1 AND u = 9)
)";

constexpr const char* kRows[] = {
    R"(CREATE TEMP TABLE row AS SELECT *, year || '-Q' || (quarter + 1) AS period,
         year || CASE quarter WHEN 0 THEN '-03-31' WHEN 1 THEN '-06-30' WHEN 2 THEN '-09-30'
           ELSE '-12-31' END AS period_end FROM made ORDER BY sequence)",
    R"(INSERT INTO report_version (sequence, programme, period, period_end, unit, version,
         correction_reason, content_hash, revision_number, revision_hash, rule_set, submitter,
         submit_time_micros, state, reviewer, review_time_micros, return_reason, submit_sequence,
         reopener, reopen_reason)
       SELECT sequence, 'avim-mensenhandel', period, period_end, unit,
         version, CASE version WHEN 1 THEN '' ELSE 'Nagekomen factuur.' END,
         printf('%064x', sequence), 1, (SELECT content_hash FROM plan_revision), 1,
         'unverified:controller', 1700000000000000 + sequence,
         CASE WHEN version % 5 = 0 THEN 'ACCEPTED' ELSE 'SUPERSEDED' END,
         CASE WHEN version % 5 = 0 THEN 'unverified:reviewer' ELSE '' END,
         CASE WHEN version % 5 = 0 THEN 1700000000000001 + sequence ELSE 0 END, '', sequence, '', ''
       FROM row)",
    R"(INSERT INTO report_line (sequence, position, line, measure, realised, committed, forecast)
       SELECT sequence, position, id, 'EUR', 1000000 + n, 2000000 + n, 4000000
       FROM row CROSS JOIN plan_line WHERE plan_line.programme = 'avim-mensenhandel')",
    R"(INSERT INTO report_explanation (sequence, line_position, position, cause, text)
       SELECT sequence, plan_line.position, 0, 'OTHER', 'Zie de toelichting.'
       FROM row CROSS JOIN plan_line WHERE plan_line.programme = 'avim-mensenhandel')",
    R"(INSERT INTO report_finding (sequence, position, rule, rule_version, severity, field, line,
         measure, given, expected, difference)
       SELECT sequence, 0, 'DEVIATION_UNEXPLAINED', 1, 'WARNING',
         'lines[0]', 'mensenhandel-budget', 'EUR', 1000000 + n, 5000000, -4000000
       FROM row WHERE version % 2 = 1)",
    R"(INSERT INTO position SELECT 'avim-mensenhandel', unit, 'PROVISIONAL', period_end, sequence,
         LEAD(sequence, 1, 9223372036854775807) OVER (PARTITION BY unit, period_end ORDER BY
           sequence), sequence
       FROM row)",
    R"(INSERT INTO position SELECT 'avim-mensenhandel', unit, 'ACCEPTED', period_end, sequence + 1,
         LEAD(sequence + 1, 1, 9223372036854775807) OVER (PARTITION BY unit, period_end ORDER BY
           sequence), sequence
       FROM row WHERE version % 5 = 0)",
    R"(INSERT INTO report_standing (programme, period_end, unit, last_version, last_sequence,
         last_state, first_submit_time_micros, submitted_sequence, submitted_state,
         accepted_sequence, nil, return_reason, exemption)
       SELECT 'avim-mensenhandel', period_end, unit, MAX(version),
         MAX(sequence), 'ACCEPTED', MIN(1700000000000000 + sequence), MAX(sequence), 'ACCEPTED',
         MAX(sequence), 0, '', NULL
       FROM row GROUP BY period_end, unit)",
    R"(INSERT INTO journal_entry SELECT sequence, 1700000000000000 + sequence,
         'unverified:controller', 'report.submit', 'programmes/avim-mensenhandel/reports/' ||
         period || '/' || unit || '/versions/' || version, printf('%064x', sequence),
         printf('%064x', sequence) FROM row)",
    R"(INSERT INTO journal_entry SELECT sequence + 1, 1700000000000001 + sequence,
         'unverified:reviewer', 'report.accept', 'programmes/avim-mensenhandel/reports/' ||
         period || '/' || unit || '/versions/' || version, printf('%064x', sequence),
         printf('%064x', sequence) FROM row WHERE version % 5 = 0)",
    "UPDATE journal_head SET sequence = (SELECT MAX(sequence) FROM journal_entry)",
};

void Run(sqlite3* database, const char* sql) {
  char* why = nullptr;
  if (sqlite3_exec(database, sql, nullptr, nullptr, &why) == SQLITE_OK) return;
  std::fprintf(stderr, "%s\n%s\n", why, sql);
  std::abort();  // nothing fails here but for a broken benchmark
}

}  // namespace

std::int64_t CountOf(const ReportRows& rows) {
  return kUnits * rows.periods * rows.versions - rows.versions;
}

void WriteReports(const std::string& path, const ReportRows& rows) {
  sqlite3* database = nullptr;
  if (sqlite3_open(path.c_str(), &database) != SQLITE_OK) std::abort();
  Run(database, "PRAGMA synchronous = OFF");
  Run(database, "PRAGMA temp_store = FILE");
  Run(database, "BEGIN IMMEDIATE");
  char made[2'000];
  const auto count = static_cast<long long>(kUnits * rows.periods * rows.versions);
  const auto versions = static_cast<long long>(rows.versions);
  std::snprintf(made, sizeof(made), kVersions, count, versions, versions, versions, versions);
  Run(database, made);
  for (const char* sql : kRows) Run(database, sql);
  Run(database, "COMMIT");
  Run(database, "PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_close(database);
}

}  // namespace rekenschap::bench
