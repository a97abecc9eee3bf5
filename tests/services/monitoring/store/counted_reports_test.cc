#include "services/monitoring/store/counted_reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/journal/journal.h"
#include "services/base/store/store.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/schema.h"
#include "services/monitoring/store/standings.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using testing::IsOk;

const finance::Period kQ1 = *finance::ParsePeriod("2021-Q1");
const finance::Period kQ2 = *finance::ParsePeriod("2021-Q2");
const finance::Period kQ3 = *finance::ParsePeriod("2021-Q3");

class CountedReportsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    store_ = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
    In([](base::Connection& connection) {
      const finance::Date start = *finance::ParseDate("2013-01-01");
      Programme programme;
      programme.id = "avim";
      for (const char* unit : {"limburg", "rotterdam"}) {
        InsertUnit(connection, {unit, unit, start, {}});
        programme.units.push_back({unit, unit, start, {}});
      }
      InsertProgramme(connection, programme, 1);
    });
  }
  void In(const std::function<void(base::Connection&)>& job) {
    ASSERT_THAT(store_->WriteAndWait([&job](base::Connection& connection) {
      job(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  void Look(const std::function<void(base::Connection&)>& job) {
    ASSERT_THAT(store_->ReadAndWait([&job](base::Connection& connection) {
      job(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  // The version that `sequence` records counts from there on.
  void Submit(const std::string& unit, const finance::Period& period, std::int64_t sequence,
              std::int64_t euros, PositionKind kind = PositionKind::kProvisional) {
    In([&](base::Connection& connection) {
      ReportVersion version;
      version.report = {"avim", period, unit, {}, "", {}};
      version.version = sequence;
      version.sequence = sequence;
      for (const char* line : {"budget", "fte"}) {
        ReportLine& added = version.report.lines.emplace_back();
        added.line = line;
        added[Figure::kRealised] = euros;
        added.explanations = {{Cause::kOther, "Zie bijlage.", {}}};
      }
      InsertVersion(connection, version);
      MovePosition(connection, {"avim", period, unit}, kind, sequence, sequence);
      Standing standing = FindStanding(connection, {"avim", period, unit});
      if (kind == PositionKind::kAccepted) {
        standing.accepted_sequence = sequence;
      } else {
        standing.submitted_sequence = sequence;
        standing.submitted_state = ReportVersion::State::kSubmitted;
      }
      SaveStanding(connection, {"avim", period, unit}, standing);
    });
  }
  void Return(const std::string& unit, const finance::Period& period, std::int64_t sequence) {
    In([&](base::Connection& connection) {
      Standing standing = FindStanding(connection, {"avim", period, unit});
      MovePosition(connection, {"avim", period, unit}, PositionKind::kProvisional, sequence,
                   standing.accepted_sequence);
      standing.submitted_state = ReportVersion::State::kReturned;
      SaveStanding(connection, {"avim", period, unit}, standing);
    });
  }
  // What counts, as `unit version realised`.
  std::vector<std::string> Counted(const finance::Period& period, std::int64_t as_of,
                                   PositionKind kind = PositionKind::kProvisional) {
    std::vector<std::string> counted;
    Look([&](base::Connection& connection) {
      for (const auto& [unit, report] :
           LoadCounted(connection, "avim", kind, finance::LastDay(period), as_of)) {
        EXPECT_EQ(report.report.unit, unit);
        EXPECT_EQ(report.report.period, period);
        EXPECT_EQ(report.report.lines.size(), 2U);
        counted.push_back(unit + " " + std::to_string(report.version) + " " +
                          std::to_string(*report.report.lines.at(0)[Figure::kRealised]));
      }
    });
    // What counts now is told the same from how far the reports are and from their positions.
    if (as_of == kNow) {
      EXPECT_EQ(Counted(period, kNow - 1, kind), counted);
    }
    return counted;
  }
  // Where the unit's position stands, as `end sequence`.
  std::string Last(const std::string& unit, const finance::Period& period, std::int64_t as_of) {
    std::string last = "none";
    In([&](base::Connection& connection) {
      const auto found = FindPosition(connection, "avim", unit, PositionKind::kProvisional,
                                      finance::LastDay(period), as_of);
      if (!found) return;
      last = finance::FormatDate(found->period_end) + " " + std::to_string(found->version_sequence);
    });
    return last;
  }
  std::optional<finance::Date> LastEnd(const char* from, const char* to, std::int64_t as_of) {
    std::optional<finance::Date> end;
    In([&](base::Connection& connection) {
      end = LastReportedEnd(connection, "avim", PositionKind::kProvisional,
                            *finance::ParseDate(from), *finance::ParseDate(to), as_of);
    });
    return end;
  }

  testing::TempDir dir_;
  std::unique_ptr<base::Store> store_;
};

TEST_F(CountedReportsTest, AreTheVersionsThatCountedThen) {
  Submit("rotterdam", kQ2, 10, 100);
  Submit("rotterdam", kQ2, 11, 200);
  Submit("limburg", kQ2, 12, 50);
  Submit("rotterdam", kQ2, 13, 300);
  EXPECT_THAT(Counted(kQ2, 9), ElementsAre());
  EXPECT_THAT(Counted(kQ2, 10), ElementsAre("rotterdam 10 100"));
  EXPECT_THAT(Counted(kQ2, 12), ElementsAre("limburg 12 50", "rotterdam 11 200"));
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("limburg 12 50", "rotterdam 13 300"));
  EXPECT_THAT(Counted(kQ1, kNow), ElementsAre());
}

TEST_F(CountedReportsTest, KeepProvisionalAndAcceptedApart) {
  Submit("rotterdam", kQ2, 10, 100);
  Submit("rotterdam", kQ2, 11, 200, PositionKind::kAccepted);
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("rotterdam 10 100"));
  EXPECT_THAT(Counted(kQ2, kNow, PositionKind::kAccepted), ElementsAre("rotterdam 11 200"));
}

TEST_F(CountedReportsTest, LeaveOutWhatWasReturned) {
  Submit("rotterdam", kQ2, 10, 100);
  Return("rotterdam", kQ2, 11);
  EXPECT_THAT(Counted(kQ2, 10), ElementsAre("rotterdam 10 100"));
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre());
  Submit("rotterdam", kQ2, 12, 200);
  EXPECT_THAT(Counted(kQ2, 11), ElementsAre());
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("rotterdam 12 200"));
}

TEST_F(CountedReportsTest, FallBackOnWhatWasAcceptedBeforeAReturn) {
  Submit("rotterdam", kQ2, 10, 100);
  Submit("rotterdam", kQ2, 11, 100, PositionKind::kAccepted);
  Submit("rotterdam", kQ2, 12, 200);
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("rotterdam 12 200"));
  Return("rotterdam", kQ2, 13);
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("rotterdam 11 100"));
}

TEST_F(CountedReportsTest, DoNotOutliveATransactionThatCameToNothing) {
  Submit("rotterdam", kQ2, 10, 100);
  const auto count = [](base::Connection& connection) {
    return LoadCounted(connection, 11).has_value();
  };
  EXPECT_THAT(store_->WriteAndWait([&](base::Connection& connection) {
    ReportVersion version;
    version.report = {"avim", kQ2, "rotterdam", {}, "", {}};
    version.report.lines.emplace_back().line = "budget";
    version.version = version.sequence = 11;
    InsertVersion(connection, version);
    EXPECT_TRUE(count(connection));
    return absl::AbortedError("");
  }),
              testing::Fails(absl::StatusCode::kAborted, ""));
  In([&](base::Connection& connection) { EXPECT_FALSE(count(connection)); });
  Look([&](base::Connection& connection) { EXPECT_FALSE(count(connection)); });
  // Another version that gets the number is the one that is seen.
  Submit("rotterdam", kQ2, 11, 300);
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("rotterdam 11 300"));
  EXPECT_THAT(Counted(kQ2, kNow), ElementsAre("rotterdam 11 300"));
}

TEST_F(CountedReportsTest, AreTheSameHoweverManyAreAskedFor) {
  constexpr int kMany = 400;  // of 50 kB each: more than are kept
  In([](base::Connection& connection) {
    for (int i = 1; i <= kMany; ++i) {
      ReportVersion version;
      version.report = {"avim", kQ2, "rotterdam", {}, "", {}};
      ReportLine& line = version.report.lines.emplace_back();
      line.line = "line-" + std::to_string(i);
      line.explanations = {{Cause::kOther, std::string(50'000, 'x'), {}}};
      version.version = version.sequence = i;
      InsertVersion(connection, version);
    }
  });
  for (int round = 0; round < 2; ++round) {
    Look([](base::Connection& connection) {
      for (int i = 1; i <= kMany; ++i) {
        const auto counted = LoadCounted(connection, i);
        ASSERT_TRUE(counted);
        ASSERT_EQ(counted->version, i);
        ASSERT_EQ(counted->report.lines.at(0).line, "line-" + std::to_string(i));
      }
    });
  }
}

TEST_F(CountedReportsTest, StandAtTheLastEndThatHasOne) {
  Submit("rotterdam", kQ1, 10, 100);
  Submit("rotterdam", kQ2, 11, 100);
  Submit("rotterdam", kQ2, 12, 100);
  Return("rotterdam", kQ2, 13);
  Submit("rotterdam", kQ3, 14, 100);
  EXPECT_EQ(Last("rotterdam", kQ3, kNow), "2021-09-30 14");
  EXPECT_EQ(Last("rotterdam", kQ3, 13), "2021-03-31 10");  // Q2 is returned, Q3 not there yet
  EXPECT_EQ(Last("rotterdam", kQ3, 12), "2021-06-30 12");
  EXPECT_EQ(Last("rotterdam", kQ2, kNow), "2021-03-31 10");
  EXPECT_EQ(Last("rotterdam", kQ3, 9), "none");
  EXPECT_EQ(Last("limburg", kQ3, kNow), "none");
}

TEST_F(CountedReportsTest, TellWhichEndWasReportedOnLast) {
  EXPECT_EQ(LastEnd("2000-01-01", "2099-12-31", kNow), std::nullopt);
  Submit("rotterdam", kQ1, 10, 100);
  Submit("limburg", kQ2, 11, 100);
  Return("limburg", kQ2, 12);
  // What was returned does not count any more; until then it did.
  EXPECT_EQ(LastEnd("2000-01-01", "2099-12-31", kNow), finance::LastDay(kQ1));
  EXPECT_EQ(LastEnd("2000-01-01", "2099-12-31", 12), finance::LastDay(kQ1));
  EXPECT_EQ(LastEnd("2000-01-01", "2099-12-31", 11), finance::LastDay(kQ2));
  EXPECT_EQ(LastEnd("2000-01-01", "2099-12-31", 10), finance::LastDay(kQ1));
  EXPECT_EQ(LastEnd("2021-04-01", "2021-12-31", kNow), std::nullopt);
  // Another version takes the place of one.
  Submit("limburg", kQ2, 13, 100);
  Submit("limburg", kQ2, 14, 200);
  EXPECT_EQ(LastEnd("2000-01-01", "2099-12-31", kNow), finance::LastDay(kQ2));
  EXPECT_EQ(LastEnd("2000-01-01", "2021-06-29", kNow), finance::LastDay(kQ1));
  EXPECT_EQ(LastEnd("2021-07-01", "2021-12-31", kNow), std::nullopt);
}

}  // namespace
}  // namespace rekenschap::monitoring
