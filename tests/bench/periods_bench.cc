// Prints, from one run on the machine it stands on, what it costs to ask how complete 1000
// programmes of 10 units are in one call, beside reading the rows that the answer stands on
// straight with SQLite from the same file: programmes, units, standings, closings, due rules.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include <absl/strings/str_format.h>
#include <absl/time/clock.h>
#include <sqlite3.h>

#include "services/monitoring/store/standings.h"
#include "tests/support/pair.h"

namespace rekenschap::bench {
namespace {

using monitoring::v1::ListPeriodsRequest;
using monitoring::v1::ListPeriodsResponse;
using PeriodStub = monitoring::v1::PeriodService::Stub;

constexpr int kProgrammes = 1'000;
constexpr int kUnits = 10;
constexpr int kRuns = 41;

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::abort();
}

std::string ProgrammeId(int number) { return absl::StrFormat("programma-%04d", number); }
std::string UnitId(int number) { return absl::StrFormat("regionale-eenheid-%02d", number); }

// Programmes that report by quarter, with two years of reports: three of four accepted, one late.
void Fill(testing::MonitoringServer& server) {
  const finance::Date start = *finance::ParseDate("2013-01-01");
  std::vector<monitoring::Unit> units;
  for (int i = 0; i < kUnits; ++i) {
    units.push_back({UnitId(i), "Eenheid " + std::to_string(i), start, {}});
    Must(server.app().TakePlanChange(units.back(), {}));
  }
  for (int i = 0; i < kProgrammes; ++i) {
    monitoring::Programme programme;
    programme.id = ProgrammeId(i);
    programme.title = "Bijzondere bijdrage " + std::to_string(i);
    programme.units = units;
    Must(server.app().TakePlanChange(programme, {}));
  }
  Must(server.store().WriteAndWait([](base::Connection& connection) {
    std::int64_t sequence = 0;
    for (int i = 0; i < kProgrammes; ++i) {
      for (const char* name : {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2",
                               "2025-Q3", "2025-Q4"}) {
        const finance::Period period = *finance::ParsePeriod(name);
        for (int unit = 0; unit < kUnits; ++unit) {
          monitoring::Standing standing;
          standing.unit = UnitId(unit);
          standing.last_version = 1;
          standing.last_sequence = standing.submitted_sequence = ++sequence;
          standing.last_state = standing.submitted_state =
              unit % 4 == 0 ? monitoring::ReportVersion::State::kSubmitted
                            : monitoring::ReportVersion::State::kAccepted;
          if (unit % 4 != 0) standing.accepted_sequence = sequence;
          standing.submitted_hash = std::string(64, 'a');
          standing.first_submit_time_micros = absl::ToUnixMicros(
              absl::FromCivil(absl::CivilDay(2025, 7, 28 + unit % 10), absl::UTCTimeZone()));
          SaveStanding(connection, {ProgrammeId(i), period, standing.unit}, standing);
        }
      }
    }
    return absl::OkStatus();
  }));
}

// Steps through all rows of a query and reads every column.
class PlainReading {
 public:
  PlainReading(sqlite3* database, const char* sql) {
    if (sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr) != SQLITE_OK) {
      std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
      std::abort();
    }
  }
  ~PlainReading() { sqlite3_finalize(statement_); }
  PlainReading(const PlainReading&) = delete;
  PlainReading& operator=(const PlainReading&) = delete;

  // The number of rows.
  int Read() {
    int rows = 0;
    while (sqlite3_step(statement_) == SQLITE_ROW) {
      ++rows;
      for (int i = 0; i < sqlite3_column_count(statement_); ++i) {
        if (sqlite3_column_type(statement_, i) == SQLITE_TEXT) {
          bytes_ += sqlite3_column_text(statement_, i) != nullptr ? 1 : 0;
        } else {
          bytes_ += sqlite3_column_int64(statement_, i);
        }
      }
    }
    sqlite3_reset(statement_);
    return rows;
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  std::int64_t bytes_ = 0;  // so that what is read is used
};

double MillisecondsOf(const std::function<void()>& work) {
  const absl::Time start = absl::Now();
  work();
  return absl::ToDoubleMilliseconds(absl::Now() - start);
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

int Main() {
  const testing::TempDir dir;
  const testing::PlanningServer planning(dir.path());
  testing::MonitoringServer server(dir.path(), planning.address());
  Fill(server);

  sqlite3* database = nullptr;
  if (sqlite3_open_v2((dir / "monitoring.db").c_str(), &database, SQLITE_OPEN_READONLY, nullptr) !=
      SQLITE_OK) {
    return 1;
  }
  double plain = 0;
  double basic = 0;
  double full = 0;
  int rows = 0;
  {
    PlainReading programmes(database, "SELECT id, title, cadence FROM plan_programme ORDER BY id");
    PlainReading units(database,
                       "SELECT programme, plan_unit.id, title, valid_from, valid_until FROM "
                       "plan_programme_unit JOIN plan_unit ON plan_unit.id = unit ORDER BY "
                       "programme, plan_unit.id");
    PlainReading standings(
        database,
        "SELECT s.* FROM plan_programme AS p CROSS JOIN report_standing AS s WHERE s.programme = "
        "p.id AND s.period_end = '2025-06-30' ORDER BY p.id, s.period_end, s.unit");
    PlainReading events(database, "SELECT * FROM period_event WHERE period_end = '2025-06-30'");
    PlainReading rules(database, "SELECT * FROM policy_due_rule");
    const auto read = [&] {
      rows = programmes.Read() + units.Read() + standings.Read() + events.Read() + rules.Read();
    };
    const auto list = [&](monitoring::v1::PeriodView view) {
      ListPeriodsRequest request;
      request.set_parent("programmes/-");
      request.set_from_date("2025-06-30");
      request.set_to_date("2025-06-30");
      request.set_date("2025-09-01");
      request.set_view(view);
      request.set_page_size(kProgrammes);
      ListPeriodsResponse response;
      Must(testing::CallAs("", server.periods(), &PeriodStub::ListPeriods, request, response));
      int expected = 0;
      for (const auto& period : response.periods()) {
        expected += period.completeness().expected_count();
      }
      if (expected != kProgrammes * kUnits) std::abort();
    };
    std::vector<double> plain_times;
    std::vector<double> basic_times;
    std::vector<double> full_times;
    for (int run = 0; run < kRuns; ++run) {
      plain_times.push_back(MillisecondsOf(read));
      basic_times.push_back(MillisecondsOf([&] { list(monitoring::v1::PERIOD_VIEW_BASIC); }));
      full_times.push_back(MillisecondsOf([&] { list(monitoring::v1::PERIOD_VIEW_FULL); }));
    }
    plain = Median(plain_times);
    basic = Median(basic_times);
    full = Median(full_times);
  }
  sqlite3_close(database);
  std::printf(
      "Completeness of %d programmes by %d units in one call takes %.2f ms, and reading the %d "
      "rows "
      "that it stands on with SQLite %.2f ms: ratio %.2f (goal below 2).\n",
      kProgrammes, kUnits, basic, rows, plain, basic / plain);
  std::printf("With every report told apart it takes %.2f ms: ratio %.2f.\n", full, full / plain);
  return 0;
}

}  // namespace
}  // namespace rekenschap::bench

int main() { return rekenschap::bench::Main(); }
