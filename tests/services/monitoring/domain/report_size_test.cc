#include "services/monitoring/domain/report_size.h"

#include <gtest/gtest.h>

#include "services/monitoring/domain/rules.h"
#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

ReportVersion VersionWithEveryPart() {
  ReportVersion version;
  version.report = GoodReport("rotterdam");
  version.report.lines.front().explanations = {{Cause::kOther, "", {}}};
  version.report.prior_corrections.emplace_back();
  version.line_returns.emplace_back();
  version.findings.emplace_back().params["name"] = "";
  return version;
}

TEST(ReportSizeTest, CountsEveryText) {
  using TextOf = std::string& (*)(ReportVersion&);
  constexpr TextOf kTexts[] = {
      [](ReportVersion& v) -> std::string& { return v.report.programme; },
      [](ReportVersion& v) -> std::string& { return v.report.unit; },
      [](ReportVersion& v) -> std::string& { return v.report.correction_reason; },
      [](ReportVersion& v) -> std::string& { return v.report.lines.front().line; },
      [](ReportVersion& v) -> std::string& {
        return v.report.lines.front().explanations.front().text;
      },
      [](ReportVersion& v) -> std::string& { return v.report.prior_corrections.front().line; },
      [](ReportVersion& v) -> std::string& { return v.report.prior_corrections.front().reason; },
      [](ReportVersion& v) -> std::string& { return v.drafter; },
      [](ReportVersion& v) -> std::string& { return v.submitter; },
      [](ReportVersion& v) -> std::string& { return v.reviewer; },
      [](ReportVersion& v) -> std::string& { return v.return_reason; },
      [](ReportVersion& v) -> std::string& { return v.reopener; },
      [](ReportVersion& v) -> std::string& { return v.reopen_reason; },
      [](ReportVersion& v) -> std::string& { return v.line_returns.front().line; },
      [](ReportVersion& v) -> std::string& { return v.line_returns.front().reason; },
      [](ReportVersion& v) -> std::string& { return v.findings.front().field; },
      [](ReportVersion& v) -> std::string& { return v.findings.front().line; },
      [](ReportVersion& v) -> std::string& { return v.findings.front().params.begin()->second; },
  };
  constexpr std::size_t kLong = 5'000;
  const std::size_t empty = EstimatedBytes(VersionWithEveryPart());
  for (const TextOf text : kTexts) {
    ReportVersion version = VersionWithEveryPart();
    text(version) += std::string(kLong, 'x');
    EXPECT_GE(EstimatedBytes(version), empty + kLong);
  }
}

TEST(ReportSizeTest, CountsWhatWasAndWhatIs) {
  ReportDifference difference;
  const std::size_t empty = EstimatedBytes(std::vector{difference});
  EXPECT_GE(empty, sizeof(ReportDifference));
  difference.accepted_text = std::string(1'000, 'x');
  difference.text = std::string(2'000, 'x');
  EXPECT_GE(EstimatedBytes(std::vector{difference}), empty + 3'000);
  // Explanations are told twice.
  difference.accepted_explanations = {{Cause::kOther, std::string(1'000, 'x'), {}}};
  difference.explanations = {{Cause::kOther, std::string(2'000, 'x'), {}}};
  EXPECT_GE(EstimatedBytes(std::vector{difference}), empty + 9'000);
  EXPECT_EQ(EstimatedBytes(std::vector<ReportDifference>()), 0U);
}

TEST(ReportSizeTest, LeavesRoomForTheTextsOfEveryRule) {
  for (const Rule& rule : Rules()) {
    finance::Finding finding;
    finding.rule = rule.id;
    for (const auto language : {finance::Language::kDutch, finance::Language::kEnglish}) {
      const FindingText text = TextOf(finding, language);
      EXPECT_LT(text.title.size() + text.message.size() + text.remedy.size(),
                EstimatedBytes(std::vector{finding}))
          << rule.id;
    }
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
