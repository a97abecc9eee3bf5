#include <vector>

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/services/monitoring/rpc/reports_fixture.h"

// Validating and submitting find exactly the same.
namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::MessageDifferencer;

class SameFindingsTest : public ReportsTest {};

std::int64_t Drawn(std::int64_t least, std::int64_t most) {
  return *rc::gen::inRange<std::int64_t>(least, most + 1);
}

void DrawExplanations(v1::ReportLine& line) {
  line.clear_explanations();
  for (std::int64_t i = Drawn(0, 2); i > 0; --i) {
    v1::Explanation& explanation = *line.add_explanations();
    explanation.set_cause(static_cast<v1::Explanation::Cause>(Drawn(0, 12) % 6));
    explanation.set_text(Drawn(0, 1) == 0 ? "Later begonnen." : "Anders geboekt.");
    if (Drawn(0, 2) != 0) continue;
    if (line.has_euro()) explanation.mutable_amount()->set_eurocents(Drawn(-5, 5) * 1'000'000);
    if (line.has_fte()) explanation.mutable_amount()->set_fte_thousandths(Drawn(-5, 5) * 1'000);
  }
}

// Figures around the targets, now and then far off, missing or below zero.
void DrawFigures(v1::ReportLine& line) {
  if (line.has_euro()) {
    line.mutable_euro()->set_spent_eurocents(Drawn(-1, 60) * 1'000'000);
    if (Drawn(0, 2) == 0) line.mutable_euro()->set_committed_eurocents(Drawn(0, 60) * 1'000'000);
    if (Drawn(0, 9) == 0) line.mutable_euro()->clear_spent_eurocents();
  } else if (line.has_fte()) {
    line.mutable_fte()->set_in_post_fte_thousandths(Drawn(0, 8) * 1'000);
    if (Drawn(0, 2) == 0) line.mutable_fte()->set_inflow_fte_thousandths(Drawn(0, 4) * 1'000);
  } else {
    line.mutable_count()->set_realised_count(Drawn(-1, 60));
  }
}

TEST_F(SameFindingsTest, ValidatingAndSubmittingAgreeOnAnyReport) {
  static const std::vector<std::string> kUnits = {"rotterdam", "amsterdam", "limburg", "unknown"};
  static const std::vector<std::string> kPeriods = {"2021-Q1", "2021-Q2", "2021-Q3", "2021-H1"};
  int submitted = 0;
  int refused = 0;
  const bool agreed = rc::check([&] {
    v1::Report report = ReportOf(kUnits[static_cast<std::size_t>(Drawn(0, 20)) % 4],
                                 kPeriods[static_cast<std::size_t>(Drawn(0, 20)) % 4]);
    for (v1::ReportLine& line : *report.mutable_lines()) {
      DrawFigures(line);
      DrawExplanations(line);
    }
    if (Drawn(0, 9) == 0) report.mutable_lines()->RemoveLast();
    if (Drawn(0, 9) == 0) report.mutable_lines(1)->set_line("mensenhandel-budget");
    if (Drawn(0, 3) == 0) report.set_correction_reason("Boeking hersteld.");
    v1::ValidateReportRequest request;
    *request.mutable_report() = report;
    v1::ValidateReportResponse validated;
    RC_ASSERT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, request, validated).ok());
    const auto receipt = Submit(report);
    RC_ASSERT(receipt.ok() == validated.acceptable());
    if (receipt.ok()) {
      ++submitted;
      v1::ValidateReportResponse taken_in;
      *taken_in.mutable_findings() = receipt->findings();
      *validated.mutable_basis() = {};
      taken_in.set_acceptable(true);
      *taken_in.mutable_basis() = {};
      RC_ASSERT(MessageDifferencer::Equals(validated, taken_in));
      if (Drawn(0, 3) == 0)
        RC_ASSERT(Accept(receipt->report()).code() != absl::StatusCode::kInternal);
      return;
    }
    ++refused;
    // The status holds as many violations as fit, in the order of the findings.
    const auto violations = base::DetailsOf(receipt.status()).violations;
    std::size_t next = 0;
    for (const auto& finding : validated.findings()) {
      if (finding.severity() != type::v1::SEVERITY_FATAL || next == violations.size()) continue;
      RC_ASSERT(violations[next].field == "report." + finding.field());
      RC_ASSERT(violations[next].reason == finding.rule());
      ++next;
    }
    RC_ASSERT(next == violations.size());
  });
  EXPECT_TRUE(agreed);
  EXPECT_GT(submitted, 0);
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace rekenschap::monitoring
