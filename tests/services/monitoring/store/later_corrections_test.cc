#include "services/monitoring/store/later_corrections.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/journal/journal.h"
#include "services/base/store/store.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"
#include "services/monitoring/store/schema.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;

finance::Period PeriodOf(const std::string& text) { return *finance::ParsePeriod(text); }

class LaterCorrectionsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    store_ = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
  }
  void In(const std::function<void(base::Connection&)>& job) {
    ASSERT_THAT(store_->WriteAndWait([&job](base::Connection& connection) {
      job(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  // Stores a version by journal entry `sequence` that puts a period right by so much, or none for
  // an empty one.
  void Insert(const std::string& unit, const std::string& period, std::int64_t sequence,
              const std::string& corrected, std::int64_t amount,
              const std::string& programme = "avim") {
    ReportVersion version;
    version.report = {programme, PeriodOf(period), unit, {}, "", {}};
    version.version = version.sequence = sequence;
    if (!corrected.empty()) {
      version.report.prior_corrections = {
          {"budget", PeriodOf(corrected), {finance::Measure::kEuro, amount}, "Dubbel geboekt."}};
    }
    In([&version](base::Connection& connection) { InsertVersion(connection, version); });
  }
  // From `sequence` on the version recorded at `version` counts.
  void Count(const std::string& unit, const std::string& period, PositionKind kind,
             std::int64_t sequence, std::int64_t version, const std::string& programme = "avim") {
    In([&](base::Connection& connection) {
      MovePosition(connection, {programme, PeriodOf(period), unit}, kind, sequence, version);
    });
  }
  // What puts 2021-Q2 right, as `unit period version amount`, with `*` where it is accepted.
  std::vector<std::string> Told(std::int64_t as_of = kNow, const std::string& unit = "") {
    std::vector<std::string> told;
    EXPECT_THAT(store_->ReadAndWait([&](base::Connection& connection) {
      const LaterCorrections later =
          FirstLaterCorrections(connection, "avim", PeriodOf("2021-Q2"), unit, as_of, most_);
      counted_ = later.count;
      for (const LaterCorrection& one : later.first) {
        EXPECT_EQ(one.correction.line, "budget");
        EXPECT_EQ(one.correction.period, PeriodOf("2021-Q2"));
        EXPECT_EQ(one.correction.amount.measure, finance::Measure::kEuro);
        EXPECT_EQ(one.correction.reason, "Dubbel geboekt.");
        told.push_back(one.unit + " " + finance::FormatPeriod(one.report_period) + " " +
                       std::to_string(one.version) + " " +
                       std::to_string(one.correction.amount.value) + (one.accepted ? " *" : ""));
      }
      return absl::OkStatus();
    }),
                IsOk());
    return told;
  }

  testing::TempDir dir_;
  std::unique_ptr<base::Store> store_;
  std::size_t most_ = kMostLaterCorrections;  // that are told
  int counted_ = 0;                           // that there were when they were told last
};

TEST_F(LaterCorrectionsTest, AreThoseOfTheVersionsThatCountedThen) {
  Insert("limburg", "2021-Q3", 10, "2021-Q2", -100);
  EXPECT_THAT(Told(), IsEmpty());  // a draft
  Count("limburg", "2021-Q3", PositionKind::kProvisional, 11, 10);
  Count("limburg", "2021-Q3", PositionKind::kAccepted, 12, 10);
  Insert("limburg", "2021-Q3", 13, "2021-Q2", -150);
  Count("limburg", "2021-Q3", PositionKind::kProvisional, 13, 13);
  EXPECT_THAT(Told(), ElementsAre("limburg 2021-Q3 10 -100 *", "limburg 2021-Q3 13 -150"));
  // The correction is returned, and the one after it puts nothing right.
  Count("limburg", "2021-Q3", PositionKind::kProvisional, 14, 10);
  EXPECT_THAT(Told(), ElementsAre("limburg 2021-Q3 10 -100 *"));
  Insert("limburg", "2021-Q3", 15, "", 0);
  Count("limburg", "2021-Q3", PositionKind::kProvisional, 15, 15);
  EXPECT_THAT(Told(), ElementsAre("limburg 2021-Q3 10 -100 *"));
  Count("limburg", "2021-Q3", PositionKind::kAccepted, 16, 15);
  EXPECT_THAT(Told(), IsEmpty());
  EXPECT_THAT(Told(10), IsEmpty());
  EXPECT_THAT(Told(11), ElementsAre("limburg 2021-Q3 10 -100"));
  EXPECT_THAT(Told(12), ElementsAre("limburg 2021-Q3 10 -100 *"));
  EXPECT_THAT(Told(13), ElementsAre("limburg 2021-Q3 10 -100 *", "limburg 2021-Q3 13 -150"));
  EXPECT_THAT(Told(15), ElementsAre("limburg 2021-Q3 10 -100 *"));
}

TEST_F(LaterCorrectionsTest, AreOfThatPeriodAlone) {
  const auto submit = [this](const char* unit, const char* period, std::int64_t sequence,
                             const char* corrected, const char* programme = "avim") {
    Insert(unit, period, sequence, corrected, sequence, programme);
    Count(unit, period, PositionKind::kProvisional, sequence, sequence, programme);
  };
  submit("rotterdam", "2021-Q4", 20, "2021-Q2");
  submit("rotterdam", "2021-Q3", 21, "2021-Q2");
  submit("limburg", "2022-Q1", 22, "2021-Q2");
  submit("amsterdam", "2021-Q3", 23, "2021-Q1");
  submit("amsterdam", "2021-Q4", 24, "2021-Q2", "avim-2");
  EXPECT_THAT(Told(), ElementsAre("limburg 2022-Q1 22 22", "rotterdam 2021-Q3 21 21",
                                  "rotterdam 2021-Q4 20 20"));
  EXPECT_THAT(Told(kNow, "limburg"), ElementsAre("limburg 2022-Q1 22 22"));
  EXPECT_THAT(Told(kNow, "amsterdam"), IsEmpty());
}

TEST_F(LaterCorrectionsTest, AreCountedBeyondThoseThatAreTold) {
  for (const std::int64_t sequence : {30, 31, 32}) {
    const std::string unit = "unit-" + std::to_string(sequence);
    Insert(unit, "2021-Q3", sequence, "2021-Q2", sequence);
    Count(unit, "2021-Q3", PositionKind::kProvisional, sequence, sequence);
  }
  most_ = 2;
  EXPECT_THAT(Told(), ElementsAre("unit-30 2021-Q3 30 30", "unit-31 2021-Q3 31 31"));
  EXPECT_EQ(counted_, 3);
  most_ = 0;
  EXPECT_THAT(Told(), IsEmpty());
  EXPECT_EQ(counted_, 3);
}

}  // namespace
}  // namespace rekenschap::monitoring
