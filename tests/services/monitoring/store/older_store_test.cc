#include <span>
#include <string>
#include <vector>

#include <absl/time/clock.h>
#include <gtest/gtest.h>

#include "services/base/journal/journal.h"
#include "services/base/store/store.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/store/findings.h"
#include "services/monitoring/store/later_corrections.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"
#include "services/monitoring/store/schema.h"
#include "services/monitoring/store/standings.h"
#include "services/monitoring/store/statements.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

// Stores as they were before.
namespace rekenschap::monitoring {
namespace {

using State = ReportVersion::State;
using testing::IsOk;

// A report that was accepted and has a correction waiting, and one of nothing that was returned.
const char* const kRows[] = {
    "INSERT INTO plan_programme VALUES ('avim', 'AVIM', 'QUARTER', 500, 1, 1, 0)",
    "INSERT INTO journal_entry VALUES (13, 2000, 'reviewer', 'report.accept', "
    "'programmes/avim/reports/2021-Q2/rotterdam/versions/1', 'h', 'c')",
    "INSERT INTO journal_entry VALUES (14, 2500, 'reviewer', 'report.return', "
    "'programmes/avim/reports/2021-Q2/limburg/versions/1', 'h', 'c')",
    "INSERT INTO report_version VALUES (10, 'avim', '2021-Q2', '2021-06-30', 'rotterdam', 1, '', "
    "'a', 1, 'r', 1, 'controller', 1000, 'ACCEPTED', 'reviewer', 2000, '')",
    "INSERT INTO report_version VALUES (12, 'avim', '2021-Q2', '2021-06-30', 'rotterdam', 2, "
    "'Factuur.', 'b', 1, 'r', 1, 'controller', 3000, 'SUBMITTED', '', 0, '')",
    "INSERT INTO report_line VALUES (12, 0, 'budget', 'EUR', 5, NULL, NULL, NULL, NULL, NULL, "
    "NULL, '')",
    "INSERT INTO report_version VALUES (11, 'avim', '2021-Q2', '2021-06-30', 'limburg', 1, '', "
    "'c', 1, 'r', 1, 'controller', 1500, 'RETURNED', 'reviewer', 2500, 'Leeg.')",
    "INSERT INTO report_line VALUES (11, 0, 'budget', 'EUR', 0, NULL, NULL, NULL, NULL, NULL, "
    "NULL, 'Begint later.')",
};

const PeriodRange kRange = {"avim", "avim", *finance::ParseDate("2021-06-30"),
                            *finance::ParseDate("2021-06-30")};

// What follows from the versions is what the standings are, at the last entry.
void ExpectTheSameThen(base::Connection& connection) {
  const auto now = ListStandings(connection, kRange);
  const auto then = ListStandingsThen(connection, kRange, 1'000);
  ASSERT_EQ(now.size(), then.size());
  for (std::size_t i = 0; i < now.size(); ++i) EXPECT_EQ(now[i].standings, then[i].standings);
}

TEST(OlderMonitoringStoreTest, KnowsHowFarItsReportsAre) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(2);
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      for (const char* row : kRows) connection.session() << row;
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  ASSERT_THAT(store->ReadAndWait([](base::Connection& connection) {
    const auto periods = ListStandings(connection, kRange);
    EXPECT_EQ(periods.size(), 1U);
    const std::vector<Standing>& standings = periods.at(0).standings;
    EXPECT_EQ(standings.size(), 2U);
    const Standing& limburg = standings.at(0);
    EXPECT_EQ(limburg.unit, "limburg");
    EXPECT_EQ(limburg.submitted_state, State::kReturned);
    EXPECT_EQ(limburg.return_reason, "Leeg.");
    EXPECT_TRUE(limburg.nil);
    const Standing& rotterdam = standings.at(1);
    EXPECT_EQ(rotterdam.last_version, 2);
    EXPECT_EQ(rotterdam.submitted_sequence, 12);
    EXPECT_EQ(rotterdam.submitted_state, State::kSubmitted);
    EXPECT_EQ(rotterdam.accepted_sequence, 10);
    EXPECT_EQ(rotterdam.first_submit_time_micros, 1000);
    EXPECT_FALSE(rotterdam.nil);
    EXPECT_EQ(rotterdam.submitted_hash, "b");
    EXPECT_FALSE(rotterdam.reopened);
    ExpectTheSameThen(connection);
    EXPECT_EQ(LoadVersion(connection, 12)->submit_sequence, 12);
    EXPECT_TRUE(LoadVersion(connection, 12)->report.lines.at(0).explanations.empty());
    EXPECT_EQ(LoadVersion(connection, 12)->policy_version, 0);
    const auto explanations = LoadVersion(connection, 11)->report.lines.at(0).explanations;
    EXPECT_EQ(explanations,
              (std::vector<Explanation>{{Cause::kNone, "Begint later.", std::nullopt}}));
    return absl::OkStatus();
  }),
              IsOk());
}

// Before it was kept who drafted, and which entries decided.
const char* const kWorkflowRows[] = {
    "INSERT INTO plan_programme VALUES ('avim', 'AVIM', 'QUARTER', 500, 1, 1, 0)",
    // Drafted by one, submitted by another, accepted and reopened.
    "INSERT INTO journal_entry VALUES (20, 1, 'assistant', 'report.draft', "
    "'programmes/avim/reports/2021-Q2/rotterdam/versions/1', 'h', 'c')",
    "INSERT INTO journal_entry VALUES (21, 2, 'controller', 'report.submit', "
    "'programmes/avim/reports/2021-Q2/rotterdam/versions/1', 'h', 'c')",
    "INSERT INTO journal_entry VALUES (22, 3, 'reviewer', 'report.accept', "
    "'programmes/avim/reports/2021-Q2/rotterdam/versions/1', 'h', 'c')",
    "INSERT INTO journal_entry VALUES (23, 4, 'reviewer', 'report.reopen', "
    "'programmes/avim/reports/2021-Q2/rotterdam/versions/1', 'h', 'c')",
    "INSERT INTO report_version (sequence, programme, period, period_end, unit, version, "
    "correction_reason, content_hash, revision_number, revision_hash, rule_set, submitter, "
    "submit_time_micros, state, reviewer, review_time_micros, return_reason, submit_sequence, "
    "reopener, reopen_reason) VALUES (20, 'avim', '2021-Q2', '2021-06-30', 'rotterdam', 1, '', "
    "'a', 1, 'r', 1, 'controller', 2, 'ACCEPTED', 'reviewer', 3, '', 21, 'reviewer', 'Factuur.')",
    "INSERT INTO report_standing (programme, period_end, unit, last_version, last_sequence, "
    "last_state, first_submit_time_micros, submitted_sequence, submitted_state, "
    "accepted_sequence, nil, return_reason) VALUES ('avim', '2021-06-30', 'rotterdam', 1, 20, "
    "'ACCEPTED', 2, 20, 'ACCEPTED', 20, 1, '')",
};

TEST(OlderMonitoringStoreTest, KnowsWhoDraftedAndWhichEntriesDecided) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(3);
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      for (const char* row : kWorkflowRows) connection.session() << row;
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  ASSERT_THAT(store->ReadAndWait([](base::Connection& connection) {
    const ReportVersion version = LoadVersion(connection, 20).value();
    EXPECT_EQ(version.drafter, "assistant");
    EXPECT_EQ(version.review_sequence, 22);
    EXPECT_EQ(version.reopen_sequence, 23);
    const Standing standing = ListStandings(connection, kRange).at(0).standings.at(0);
    EXPECT_EQ(standing.submitted_hash, "a");
    EXPECT_TRUE(standing.reopened);
    ExpectTheSameThen(connection);
    const auto at = [&](std::int64_t entry) {
      return ListStandingsThen(connection, kRange, entry).at(0).standings.at(0);
    };
    EXPECT_EQ(at(20).last_state, State::kDraft);
    EXPECT_EQ(at(21).submitted_state, State::kSubmitted);
    EXPECT_EQ(at(22).accepted_sequence, 20);
    EXPECT_FALSE(at(22).reopened);
    EXPECT_TRUE(ListStandingsThen(connection, kRange, 19).empty());
    return absl::OkStatus();
  }),
              IsOk());
}

// What was filled in later holds against the journal of before as well.
TEST(OlderMonitoringStoreTest, NamesWhoDidWhatAndWhenAsTheJournalDoes) {
  const auto expect_held = [](std::size_t migrations, std::span<const char* const> rows,
                              const std::vector<base::JournalEntry>& entries) {
    const testing::TempDir dir;
    base::StoreOptions options;
    options.path = dir / "monitoring.db";
    base::SchemaPart old = Schema();
    old.migrations.resize(migrations);
    {
      const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
      ASSERT_THAT(store->WriteAndWait([&](base::Connection& connection) {
        for (const char* row : rows) connection.session() << row;
        return absl::OkStatus();
      }),
                  IsOk());
    }
    const auto store =
        *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
    const auto journal = *base::Journal::Attach(*store, absl::Now);
    const auto monitoring = *Monitoring::Open(*store, *journal);
    ASSERT_THAT(store->ReadAndWait([&](base::Connection& connection) {
      for (const base::JournalEntry& entry : entries) {
        EXPECT_TRUE(monitoring->HashOfStored(connection, entry)->has_value()) << entry.sequence;
        base::JournalEntry by_another = entry;
        by_another.principal = "ander";
        EXPECT_FALSE(monitoring->HashOfStored(connection, by_another)->has_value())
            << entry.sequence;
      }
      return absl::OkStatus();
    }),
                IsOk());
  };
  const std::string rotterdam = "programmes/avim/reports/2021-Q2/rotterdam/versions/";
  const std::string limburg = "programmes/avim/reports/2021-Q2/limburg/versions/";
  expect_held(2, kRows,
              {{10, 1000, "controller", "report.submit", rotterdam + "1", "", "", ""},
               {11, 1500, "controller", "report.submit", limburg + "1", "", "", ""},
               {12, 3000, "controller", "report.submit", rotterdam + "2", "", "", ""},
               {13, 2000, "reviewer", "report.accept", rotterdam + "1", "", "", ""},
               {14, 2500, "reviewer", "report.return", limburg + "1", "", "", ""}});
  expect_held(3, kWorkflowRows,
              {{20, 1, "assistant", "report.draft", rotterdam + "1", "", "", ""},
               {21, 2, "controller", "report.submit", rotterdam + "1", "", "", ""},
               {22, 3, "reviewer", "report.accept", rotterdam + "1", "", "", ""},
               {23, 4, "reviewer", "report.reopen", rotterdam + "1", "", "", ""}});
}

// Before units stood in a tree.
TEST(OlderMonitoringStoreTest, LearnsWhereItsUnitsStandInTheTree) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  const Unit west{"west", "West", *finance::ParseDate("2013-01-01"), {}};
  Unit rotterdam{"rotterdam", "Rotterdam", *finance::ParseDate("2013-01-01"), {}};
  base::SchemaPart old = Schema();
  old.migrations.resize(3);
  std::vector<base::JournalEntry> entries;
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    const auto journal = *base::Journal::Attach(*store, absl::Now);
    ASSERT_THAT(store->WriteAndWait([&](base::Connection& connection) {
      for (const Unit* unit : std::initializer_list<const Unit*>{&west, &rotterdam}) {
        connection.session() << "INSERT INTO plan_unit VALUES ('" + unit->id + "', '" +
                                    unit->title + "', '2013-01-01', NULL)";
        entries.push_back(journal->Append(connection, {"service:planning", "plan.unit",
                                                       "units/" + unit->id, ContentHash(*unit)}));
      }
      connection.session() << "INSERT INTO plan_programme VALUES ('avim', 'AVIM', 'QUARTER', 500, "
                              "1000000, 500, 0)";
      connection.session() << "INSERT INTO plan_programme_unit VALUES ('avim', 'rotterdam')";
      connection.session() << "INSERT INTO plan_revision VALUES ('avim', 1, 'h', 'p', 'd', 0)";
      connection.session() << "INSERT INTO plan_feed VALUES (1, 'token', 4)";
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  const auto journal = *base::Journal::Attach(*store, absl::Now);
  const auto monitoring = *Monitoring::Open(*store, *journal);
  const auto plan = [&] {
    std::shared_ptr<const Plan> read;
    EXPECT_THAT(store->ReadAndWait([&](base::Connection& connection) {
      read = monitoring->plans().Get(connection, "avim");
      return absl::OkStatus();
    }),
                IsOk());
    return read;
  };
  // The plans are gone through again from their beginning.
  EXPECT_EQ(monitoring->LastFeedPlace()->resume_token, "");
  EXPECT_EQ(plan()->programme.units.at(0).parent, "");
  EXPECT_TRUE(plan()->programme.above.empty());
  rotterdam.parent = "west";
  ASSERT_THAT(monitoring->TakePlanChange(west, {"t1", 1}), IsOk());
  ASSERT_THAT(monitoring->TakePlanChange(rotterdam, {"t2", 2}), IsOk());
  EXPECT_EQ(plan()->programme.units.at(0).parent, "west");
  EXPECT_EQ(plan()->programme.above, std::vector<Unit>{west});
  // Both what was recorded then and what is known since stand in the journal, and verify.
  ASSERT_THAT(store->ReadAndWait([&](base::Connection& connection) {
    const std::int64_t head = journal->Head(connection).sequence;
    EXPECT_EQ(head, entries.back().sequence + 1);
    entries.push_back(*journal->Get(connection, head));
    EXPECT_EQ(entries.back().content_hash, ContentHash(rotterdam));
    for (const base::JournalEntry& entry : entries) {
      EXPECT_EQ(**monitoring->HashOfStored(connection, entry), entry.content_hash);
    }
    return absl::OkStatus();
  }),
              IsOk());
  // From now on it stays what it is.
  ASSERT_THAT(monitoring->TakePlanChange(rotterdam, {"t3", 3}), IsOk());
  rotterdam.parent = "oost";
  EXPECT_THAT(monitoring->TakePlanChange(rotterdam, {"t4", 4}),
              testing::Fails(absl::StatusCode::kDataLoss, "PLAN_REWRITTEN"));
  Unit renamed = west;
  renamed.title = "Wester";
  EXPECT_THAT(monitoring->TakePlanChange(renamed, {"t5", 5}),
              testing::Fails(absl::StatusCode::kDataLoss, "PLAN_REWRITTEN"));
}

// Before what was expected of an empty figure kept its measure, and a returned correction of
// nothing left the accepted report alone.
const char* const kMendedRows[] = {
    "INSERT INTO plan_programme (id, title, cadence, threshold_share_basis_points, "
    "threshold_eurocents, threshold_fte_thousandths, threshold_count) VALUES "
    "('avim', 'AVIM', 'QUARTER', 500, 1, 1, 0)",
    "INSERT INTO report_line (sequence, position, line, measure, realised) VALUES (10, 0, 'fte', "
    "'FTE', 5)",
    "INSERT INTO report_finding (sequence, position, rule, rule_version, severity, field, line, "
    "measure, expected) VALUES (10, 0, 'EXPLANATION_LAPSED', 1, 'WARNING', "
    "'lines[0].explanations[0].text', 'fte', '', 7)",
    "INSERT INTO report_finding (sequence, position, rule, rule_version, severity, field, line, "
    "measure) VALUES (10, 1, 'LINE_MISSING', 1, 'FATAL', 'lines', 'budget', '')",
    "INSERT INTO report_standing (programme, period_end, unit, last_version, last_sequence, "
    "last_state, first_submit_time_micros, submitted_sequence, submitted_state, submitted_hash, "
    "accepted_sequence, reopened, nil, return_reason) VALUES ('avim', '2021-06-30', 'rotterdam', "
    "2, 11, 'RETURNED', 2, 11, 'RETURNED', 'h', 10, 0, 1, 'Leeg.')",
};

TEST(OlderMonitoringStoreTest, MendsFindingsAndWhatCountsAsNothing) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(10);
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      for (const char* row : kMendedRows) connection.session() << row;
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  ASSERT_THAT(store->ReadAndWait([](base::Connection& connection) {
    const auto findings = LoadFindings(connection, 10);
    EXPECT_EQ(findings.at(0).expected, (finance::Quantity{finance::Measure::kFte, 7}));
    EXPECT_EQ(findings.at(0).given, std::nullopt);
    EXPECT_EQ(findings.at(1).expected, std::nullopt);
    const ReportKey key{"avim", *finance::ParsePeriod("2021-Q2"), "rotterdam"};
    EXPECT_FALSE(FindStanding(connection, key).nil);
    return absl::OkStatus();
  }),
              IsOk());
}

// Before whose figures a statement is of, and whether it may still change, was kept beside it.
TEST(OlderMonitoringStoreTest, ListsStatementsFromBeforeTheirStandingWasKept) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(11);
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      connection.session() << "INSERT INTO statement VALUES ('avim', '2021-06-30', 1, '2021-Q2', "
                              "'form', 'hash', 'facts', 'ministerie', 1000, 12)";
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  const finance::Period period = *finance::ParsePeriod("2021-Q2");
  StoredStatement newer{"avim", period, 2, "form", "hash", "others", "ministerie", 2000, 13, {}};
  newer.standing = {StatementKind::kProvisional, false, true};
  ASSERT_THAT(store->WriteAndWait([&](base::Connection& connection) {
    InsertStatement(connection, newer);
    return absl::OkStatus();
  }),
              IsOk());
  ASSERT_THAT(store->ReadAndWait([&](base::Connection& connection) {
    const auto statements = ListStatements(connection, "avim", period, {}, 10);
    EXPECT_EQ(statements.size(), 2U);
    EXPECT_EQ(statements.at(0).content_hash, "hash");
    EXPECT_EQ(statements.at(0).standing, std::nullopt);
    EXPECT_EQ(statements.at(1).standing, newer.standing);
    EXPECT_EQ(FindStatement(connection, "avim", period, 1)->standing, std::nullopt);
    EXPECT_EQ(FindStatement(connection, "avim", period, 2)->standing, newer.standing);
    return absl::OkStatus();
  }),
              IsOk());
}

TEST(OlderMonitoringStoreTest, KnowsFromTheJournalWhenAProgrammeArrived) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(12);
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      for (const char* id : {"avim", "avim-2"}) {
        connection.session() << "INSERT INTO plan_programme (id, title, cadence, "
                                "threshold_share_basis_points, threshold_eurocents, "
                                "threshold_fte_thousandths, threshold_count) VALUES ('"
                             << id << "', 'AVIM', 'QUARTER', 500, 1, 1, 0)";
      }
      connection.session() << "INSERT INTO journal_entry VALUES (4, 1, 'service:planning', "
                              "'plan.programme', 'programmes/avim', 'h', 'c')";
      connection.session() << "INSERT INTO journal_entry VALUES (5, 1, 'service:planning', "
                              "'plan.programme', 'programmes/avim-2', 'h', 'c')";
      connection.session() << "INSERT INTO journal_entry VALUES (6, 1, 'service:planning', "
                              "'plan.revision', 'programmes/avim/revisions/1', 'h', 'c')";
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  ASSERT_THAT(store->ReadAndWait([](base::Connection& connection) {
    const auto copies = ListPlanCopies(connection, "", 10);
    EXPECT_EQ(copies.size(), 2U);
    EXPECT_EQ(copies.at(0).programme_arrival_sequence, 4);
    EXPECT_EQ(copies.at(1).programme_arrival_sequence, 5);
    return absl::OkStatus();
  }),
              IsOk());
}

// Before it was kept which reports put a closed period right.
TEST(OlderMonitoringStoreTest, KnowsWhichReportsPutAPeriodRight) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(13);
  {
    const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      // Two versions that put right the same, the last of them accepted.
      for (const char* sequence : {"20", "21"}) {
        connection.session() << "INSERT INTO report_version (sequence, programme, period, "
                                "period_end, unit, version, correction_reason, content_hash, "
                                "revision_number, revision_hash, rule_set, submitter, "
                                "submit_time_micros, state, reviewer, review_time_micros, "
                                "return_reason) VALUES ("
                             << sequence << ", 'avim', '2021-Q3', '2021-09-30', 'limburg', "
                             << sequence
                             << ", '', 'a', 1, 'r', 1, 'controller', 2, 'ACCEPTED', 'reviewer', 3, "
                                "'')";
        connection.session() << "INSERT INTO report_prior_correction VALUES (" << sequence
                             << ", 0, 'budget', '2021-Q2', 'EUR', -100000, 'Dubbel geboekt.')";
      }
      for (const char* kind : {"PROVISIONAL", "ACCEPTED"}) {
        connection.session() << "INSERT INTO position VALUES ('avim', 'limburg', '" << kind
                             << "', '2021-09-30', 22, 9223372036854775807, 21)";
      }
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  ASSERT_THAT(store->ReadAndWait([](base::Connection& connection) {
    const finance::Period period = *finance::ParsePeriod("2021-Q2");
    const LaterCorrection expected{
        "limburg",
        *finance::ParsePeriod("2021-Q3"),
        21,
        true,
        {"budget", period, {finance::Measure::kEuro, -100'000}, "Dubbel geboekt."}};
    EXPECT_EQ(FirstLaterCorrections(connection, "avim", period, "", kNow).first,
              std::vector<LaterCorrection>{expected});
    return absl::OkStatus();
  }),
              IsOk());
}

}  // namespace
}  // namespace rekenschap::monitoring
