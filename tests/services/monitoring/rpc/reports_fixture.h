#ifndef REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_REPORTS_FIXTURE_H_
#define REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_REPORTS_FIXTURE_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/eventually.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

// The pair with the AVIM plan, and units that report on it.
namespace rekenschap::monitoring {

using testing::CallAs;
using testing::IsOk;
using testing::NextRequestId;
using Stub = v1::MonitoringService::Stub;

class ReportsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_THAT(testing::LoadAndAdopt(*planning_, testing::AvimPlan()), IsOk());
    Start();
  }
  void Start() {
    monitoring_ = std::make_unique<testing::MonitoringServer>(dir_.path(), planning_->address());
    ASSERT_TRUE(testing::Eventually([this] {
      v1::ListPlanCopiesResponse plans;
      return CallAs("", monitoring_->stub(), &Stub::ListPlanCopies, v1::ListPlanCopiesRequest(),
                    plans)
                 .ok() &&
             plans.plans_size() == 1 && !plans.plans(0).revision().empty();
    }));
  }
  // On target for the unit, or off by `euros` on the first line.
  static v1::Report ReportOf(const std::string& unit, const std::string& period = "2021-Q2",
                             std::int64_t euros = 0) {
    v1::Report report;
    report.set_programme("programmes/avim-mensenhandel");
    report.set_period(period);
    report.set_unit("units/" + unit);
    for (const char* line : {"mensenhandel-budget", "ienr-budget", "tijdelijke-inhuur"}) {
      auto& added = *report.add_lines();
      added.set_line(line);
      Explain(added, "Zie de bijlage bij " + std::to_string(euros) + ".");
      added.mutable_euro()->set_spent_eurocents(10'000'000);
    }
    report.mutable_lines(0)->mutable_euro()->set_spent_eurocents(10'000'000 + 100 * euros);
    for (const char* line : {"mensenhandel-fte", "ienr-fte"}) {
      auto& added = *report.add_lines();
      added.set_line(line);
      Explain(added, "Zie de bijlage bij " + std::to_string(euros) + ".");
      added.mutable_fte()->set_in_post_fte_thousandths(2'000);
    }
    auto& trained = *report.add_lines();
    trained.set_line("ienr-getraind");
    trained.mutable_count()->set_realised_count(5);
    return report;
  }
  static void Explain(v1::ReportLine& line, const std::string& text) {
    v1::Explanation& explanation = *line.add_explanations();
    explanation.set_cause(v1::Explanation::CAUSE_TIMING);
    explanation.set_text(text);
  }
  // Of what was found, that which nothing settles.
  template <class Findings>
  static std::vector<type::v1::Finding> Unsettled(const Findings& findings) {
    std::vector<type::v1::Finding> unsettled;
    for (const auto& finding : findings) {
      if (!finding.settled()) unsettled.push_back(finding);
    }
    return unsettled;
  }
  absl::StatusOr<v1::Receipt> Submit(const v1::Report& report,
                                     const std::string& request_id = NextRequestId(),
                                     std::optional<std::int64_t> expected = {},
                                     const std::string& as = "controller") {
    v1::SubmitReportRequest request;
    *request.mutable_report() = report;
    request.set_request_id(request_id);
    if (expected) request.set_expected_version(*expected);
    v1::SubmitReportResponse response;
    const absl::Status status =
        CallAs(as, monitoring_->stub(), &Stub::SubmitReport, request, response);
    if (!status.ok()) return status;
    return response.receipt();
  }
  absl::StatusOr<v1::GetReportResponse> Get(const std::string& name) {
    v1::GetReportRequest request;
    request.set_name(name);
    v1::GetReportResponse response;
    const absl::Status status =
        CallAs("", monitoring_->stub(), &Stub::GetReport, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::Status Accept(const std::string& name, const std::string& as = "reviewer") {
    const auto got = Get(name);
    if (!got.ok()) return got.status();
    v1::AcceptReportRequest request;
    request.set_name(got->report().name());
    request.set_etag(got->report().etag());
    request.set_request_id(NextRequestId());
    v1::AcceptReportResponse response;
    return CallAs(as, monitoring_->stub(), &Stub::AcceptReport, request, response);
  }
  absl::Status Return(const std::string& name, const std::string& reason,
                      const std::vector<std::string>& lines = {}) {
    const auto got = Get(name);
    if (!got.ok()) return got.status();
    v1::ReturnReportRequest request;
    request.set_name(got->report().name());
    request.set_etag(got->report().etag());
    request.set_reason(reason);
    for (const std::string& line : lines) {
      auto& marked = *request.add_lines();
      marked.set_line(line);
      marked.set_reason("Klopt niet.");
    }
    request.set_request_id(NextRequestId());
    v1::ReturnReportResponse response;
    return CallAs("reviewer", monitoring_->stub(), &Stub::ReturnReport, request, response);
  }
  // What was realised on the first line by the unit, in euros; nothing where it is missing.
  std::optional<std::int64_t> Realised(const std::string& unit, bool accepted,
                                       std::int64_t as_of = 0) {
    v1::ComparePlanRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_period("2021-Q2");
    request.add_lines("mensenhandel-budget");
    request.add_units("units/" + unit);
    request.set_figures(accepted ? v1::ComparePlanRequest::FIGURES_ACCEPTED
                                 : v1::ComparePlanRequest::FIGURES_PROVISIONAL);
    request.set_as_of_sequence(as_of);
    v1::ComparePlanResponse response;
    EXPECT_THAT(CallAs("", monitoring_->comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                       request, response),
                IsOk());
    for (const auto& row : response.rows()) {
      if (!row.unit().empty() && row.has_realised()) return row.realised().eurocents() / 100;
    }
    return std::nullopt;
  }
  static constexpr char kRotterdam[] = "programmes/avim-mensenhandel/reports/2021-Q2/rotterdam";

  testing::TempDir dir_;
  std::unique_ptr<testing::PlanningServer> planning_ =
      std::make_unique<testing::PlanningServer>(dir_.path());
  std::unique_ptr<testing::MonitoringServer> monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_REPORTS_FIXTURE_H_
