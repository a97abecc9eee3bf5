#include "tests/bench/quarterly_reports.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include <absl/strings/str_format.h>

namespace rekenschap::bench {
namespace {

constexpr int kFirstYear = 2016;
constexpr int kYears = 10;
constexpr int kProgrammes = 250;
constexpr int kUnits = 10;
static_assert(kQuarterlyReports == kProgrammes * kUnits * kYears * 4);

// Of one unit: a year's budget in cents, and its staff in thousandths of an fte.
constexpr std::int64_t kBudget = 40'000'000;
constexpr std::int64_t kStaff = 10'000;

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::abort();  // nothing fails here but for a broken benchmark
}

std::string ProgrammeId(int number) { return absl::StrFormat("bijdrage-%03d", number); }
std::string UnitId(int number) { return absl::StrFormat("eenheid-%02d", number); }

monitoring::PlanLine Line(const std::string& id, finance::Measure measure, std::int64_t value) {
  monitoring::PlanLine line;
  line.id = line.title = id;
  line.measure = measure;
  finance::Series& series = line.plan.series;
  if (measure == finance::Measure::kFte) {
    series.nature = finance::Nature::kStock;
    series.opening = value;
  } else {
    line.basis = finance::Basis::kCash;
  }
  for (int year = kFirstYear; year < kFirstYear + kYears; ++year) series.years[year] = value;
  for (int unit = 0; unit < kUnits; ++unit) line.plan.weights.push_back({UnitId(unit), 1});
  return line;
}

void AddEuroLine(const std::string& id, std::int64_t spent, monitoring::v1::Report& report) {
  auto& line = *report.add_lines();
  line.set_line(id);
  line.mutable_euro()->set_spent_eurocents(spent);
  line.mutable_euro()->set_committed_eurocents(spent + 100'000);
  line.mutable_euro()->set_forecast_eurocents(kBudget);
}

}  // namespace

void TakeQuarterlyPlans(monitoring::Monitoring& app) {
  std::vector<monitoring::Unit> units;
  for (int i = 0; i < kUnits; ++i) {
    units.push_back(
        {UnitId(i), "Eenheid " + std::to_string(i), *finance::ParseDate("2013-01-01"), {}});
    Must(app.TakePlanChange(units.back(), {}));
  }
  monitoring::PlanRevision revision;
  revision.number = 1;
  revision.content_hash = std::string(64, 'a');
  revision.adopted_by = "kst-1";
  revision.adopted_date = "2015-12-01";
  revision.lines = {Line("menskracht-budget", finance::Measure::kEuro, kBudget * kUnits),
                    Line("materieel-budget", finance::Measure::kEuro, kBudget * kUnits),
                    Line("menskracht", finance::Measure::kFte, kStaff * kUnits)};
  revision.lines[0].pays_for = "menskracht";
  for (int i = 0; i < kProgrammes; ++i) {
    monitoring::Programme programme;
    programme.id = ProgrammeId(i);
    programme.title = "Bijzondere bijdrage " + std::to_string(i);
    programme.units = units;
    Must(app.TakePlanChange(programme, {}));
    Must(app.TakePlanChange(std::pair(programme.id, revision), {}));
  }
}

monitoring::v1::Report QuarterlyReport(int number) {
  const int period = number / (kProgrammes * kUnits);
  const int quarter = period % 4 + 1;
  monitoring::v1::Report report;
  report.set_programme("programmes/" + ProgrammeId(number / kUnits % kProgrammes));
  report.set_unit("units/" + UnitId(number % kUnits));
  report.set_period(absl::StrFormat("%d-Q%d", kFirstYear + period / 4, quarter));
  const std::int64_t to_date = kBudget / 4 * quarter - number % 100'000;
  AddEuroLine("menskracht-budget", to_date, report);
  if (number % 10 == 0) {
    AddEuroLine("materieel-budget", to_date / 2, report);
    auto& explanation = *report.mutable_lines(1)->add_explanations();
    explanation.set_cause(monitoring::v1::Explanation::CAUSE_TIMING);
    explanation.set_text("De aanschaf is aanbesteed; de levering volgt later in het jaar.");
  } else {
    AddEuroLine("materieel-budget", to_date, report);
  }
  auto& staff = *report.add_lines();
  staff.set_line("menskracht");
  staff.mutable_fte()->set_in_post_fte_thousandths(kStaff - number % 7 * 10);
  staff.mutable_fte()->set_establishment_fte_thousandths(kStaff);
  return report;
}

}  // namespace rekenschap::bench
