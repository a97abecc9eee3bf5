#include <gtest/gtest.h>

#include "services/base/store/store.h"
#include "services/monitoring/store/reports.h"
#include "services/monitoring/store/schema.h"
#include "services/monitoring/store/standings.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

// A store as it was before reports could be kept as drafts, and periods closed.
namespace rekenschap::monitoring {
namespace {

using State = ReportVersion::State;
using testing::IsOk;

// A report that was accepted and has a correction waiting, and one of nothing that was returned.
const char* const kRows[] = {
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

TEST(OlderMonitoringStoreTest, KnowsHowFarItsReportsAre) {
  const testing::TempDir dir;
  base::StoreOptions options;
  options.path = dir / "monitoring.db";
  base::SchemaPart old = Schema();
  old.migrations.resize(2);
  {
    const auto store = *base::Store::Open(options, "monitoring", {old});
    ASSERT_THAT(store->WriteAndWait([](base::Connection& connection) {
      for (const char* row : kRows) connection.session() << row;
      return absl::OkStatus();
    }),
                IsOk());
  }
  const auto store = *base::Store::Open(options, "monitoring", {Schema()});
  ASSERT_THAT(store->ReadAndWait([](base::Connection& connection) {
    const auto standings = ListStandings(connection, "avim", *finance::ParsePeriod("2021-Q2"));
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

}  // namespace
}  // namespace rekenschap::monitoring
