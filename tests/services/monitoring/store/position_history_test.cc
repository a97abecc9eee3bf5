#include "services/monitoring/store/position_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/journal/journal.h"
#include "services/base/store/store.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/schema.h"
#include "services/monitoring/store/standings.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using State = ReportVersion::State;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;

finance::Period PeriodOf(const std::string& text) { return *finance::ParsePeriod(text); }

class PositionHistoryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    store_ = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  }
  // Stores a report with that figure on its first line; answers its sequence.
  std::int64_t Insert(const std::string& unit, const std::string& period, std::int64_t realised) {
    ReportVersion version;
    version.report = GoodReport(unit);
    version.report.period = PeriodOf(period);
    version.report.lines[0][Figure::kRealised] = realised;
    version.version = version.sequence = ++sequence_;
    Write([&version](base::Connection& connection) { InsertVersion(connection, version); });
    return version.sequence;
  }
  void Stand(const std::string& unit, const std::string& period, std::int64_t submitted,
             State state = State::kSubmitted, std::int64_t accepted = 0) {
    Standing standing;
    standing.unit = unit;
    standing.last_version = standing.last_sequence = standing.submitted_sequence = submitted;
    standing.last_state = standing.submitted_state = state;
    standing.accepted_sequence = accepted;
    Write([&](base::Connection& connection) {
      const ReportKey key{"avim", PeriodOf(period), unit};
      SaveStanding(connection, key, standing);
      MovePosition(connection, key, PositionKind::kProvisional, ++sequence_,
                   state == State::kReturned ? accepted : submitted);
    });
  }
  void Put(const std::string& unit, const std::string& period, std::int64_t realised) {
    Stand(unit, period, Insert(unit, period, realised));
  }
  template <class Change>
  void Write(const Change& change) {
    ASSERT_THAT(store_->WriteAndWait([&change](base::Connection& connection) {
      change(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  template <class Look>
  void Read(const Look& look) {
    ASSERT_THAT(store_->ReadAndWait([&look](base::Connection& connection) {
      look(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  std::map<std::string, std::vector<PastFigure>> PastOf(const std::string& line,
                                                        const std::string& period) {
    std::map<std::string, std::vector<PastFigure>> past;
    Read([&](base::Connection& connection) {
      past = ListPastFigures(connection, {"avim", PeriodOf(period), "rotterdam"}, line);
    });
    return past;
  }
  std::vector<PastFigure> Past(const std::string& period) { return PastOf("", period)["budget"]; }
  std::map<std::string, std::vector<PeerFigure>> Peers(const std::string& line, int limit = 100) {
    std::map<std::string, std::vector<PeerFigure>> peers;
    Read([&](base::Connection& connection) {
      peers = ListPeerFigures(connection, {"avim", PeriodOf("2021-Q2"), "rotterdam"}, line, limit);
    });
    return peers;
  }

  testing::TempDir dir_;
  std::unique_ptr<base::Store> store_;
  std::int64_t sequence_ = 0;
};

TEST_F(PositionHistoryTest, GoesEightPeriodsBackAndNoFurther) {
  EXPECT_THAT(Past("2021-Q2"), IsEmpty());
  std::int64_t realised = 0;
  for (const int year : {2018, 2019, 2020, 2021}) {
    for (const finance::Period& period : finance::PeriodsOf(year, finance::PeriodKind::kQuarter)) {
      Put("rotterdam", finance::FormatPeriod(period), ++realised);
    }
  }
  Put("amsterdam", "2021-Q1", 100);
  EXPECT_THAT(
      Past("2021-Q2"),
      ElementsAre(PastFigure{PeriodOf("2019-Q2"), 6}, PastFigure{PeriodOf("2019-Q3"), 7},
                  PastFigure{PeriodOf("2019-Q4"), 8}, PastFigure{PeriodOf("2020-Q1"), 9},
                  PastFigure{PeriodOf("2020-Q2"), 10}, PastFigure{PeriodOf("2020-Q3"), 11},
                  PastFigure{PeriodOf("2020-Q4"), 12}, PastFigure{PeriodOf("2021-Q1"), 13}));
  EXPECT_THAT(Past("2018-Q2"), ElementsAre(PastFigure{PeriodOf("2018-Q1"), 1}));
  EXPECT_EQ(PastOf("budget", "2021-Q2").at("budget"), Past("2021-Q2"));
  EXPECT_EQ(PastOf("budget", "2021-Q2").size(), 1U);
  EXPECT_EQ(PastOf("", "2021-Q2").size(), 3U);
  EXPECT_THAT(PastOf("unknown", "2021-Q2"), IsEmpty());
}

TEST_F(PositionHistoryTest, TakesTheVersionThatCounts) {
  const std::int64_t accepted = Insert("rotterdam", "2021-Q1", 1);
  const std::int64_t correction = Insert("rotterdam", "2021-Q1", 2);
  Stand("rotterdam", "2021-Q1", correction, State::kSubmitted, accepted);
  EXPECT_THAT(Past("2021-Q2"), ElementsAre(PastFigure{PeriodOf("2021-Q1"), 2}));
  Stand("rotterdam", "2021-Q1", correction, State::kReturned, accepted);
  EXPECT_THAT(Past("2021-Q2"), ElementsAre(PastFigure{PeriodOf("2021-Q1"), 1}));
  Stand("rotterdam", "2021-Q1", correction, State::kReturned);
  EXPECT_THAT(Past("2021-Q2"), IsEmpty());
  // A draft alone has not been submitted.
  Stand("rotterdam", "2021-Q1", 0, State::kDraft);
  EXPECT_THAT(Past("2021-Q2"), IsEmpty());
}

TEST_F(PositionHistoryTest, SetsOtherUnitsBesideIt) {
  Put("rotterdam", "2021-Q2", 1);
  Put("limburg", "2021-Q2", 3);
  Put("amsterdam", "2021-Q2", 2);
  Put("amsterdam", "2021-Q1", 9);
  const auto peers = Peers("budget");
  ASSERT_EQ(peers.size(), 1U);
  EXPECT_THAT(peers.at("budget"),
              ElementsAre(PeerFigure{"amsterdam", 2}, PeerFigure{"limburg", 3}));
  EXPECT_EQ(Peers("").size(), 3U);  // one for each of the lines
  EXPECT_THAT(Peers("budget", 1).at("budget"), ElementsAre(PeerFigure{"amsterdam", 2}));
  EXPECT_THAT(Peers("unknown"), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::monitoring
