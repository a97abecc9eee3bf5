#include "clients/cli/statement_hashes.h"

#include <gtest/gtest.h>

#include "services/base/hash/canonical.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/domain/statement_form.h"
#include "services/monitoring/rpc/convert.h"
#include "tests/clients/cli/statement_changes.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/services/monitoring/domain/statement_sample.h"

// What the command hashes for itself is what the service hashes, and covers every field.
namespace rekenschap::cli {
namespace {

TEST(StatementHashesTest, HashAStatementAsTheServiceDoes) {
  EXPECT_EQ(StatementHash(SampleStatement()),
            base::Sha256Hex(monitoring::CanonicalForm(monitoring::FullStatement())));
}

TEST(StatementHashesTest, ChangeWithEveryFieldOfAStatement) {
  monitoring::v1::StatementContent content = SampleStatement();
  const std::string hash = StatementHash(content);
  int changes = 0;
  ForEachChange(content, [&](const std::string& what) {
    EXPECT_NE(StatementHash(content), hash) << what;
    ++changes;
  });
  EXPECT_GT(changes, 200);
  EXPECT_EQ(StatementHash(content), hash);
}

TEST(StatementHashesTest, HashAReportAsTheServiceDoes) {
  monitoring::ReportVersion version;
  version.report = monitoring::GoodReport();
  version.report.lines[1].explanations = {
      {monitoring::Cause::kTiming, "Instroom loopt achter.", -500}};
  version.report.correction_reason = "Factuur.";
  std::swap(version.report.lines[0], version.report.lines[2]);
  monitoring::v1::Report plain;
  monitoring::ToProto(version, finance::Language::kDutch, plain);
  EXPECT_EQ(ReportHash(plain), monitoring::ContentHash(version.report));
  version.report.prior_corrections = {
      {"fte", *finance::ParsePeriod("2021-Q1"), {finance::Measure::kFte, -3}, "Dubbel."}};
  monitoring::v1::Report corrected;
  monitoring::ToProto(version, finance::Language::kDutch, corrected);
  EXPECT_EQ(ReportHash(corrected), monitoring::ContentHash(version.report));
}

TEST(StatementHashesTest, HashSubmissionAndAcceptanceAsTheServiceDoes) {
  monitoring::v1::StatementContent content = SampleStatement();
  const auto& report = content.reports(0);
  const monitoring::StatementContent sample = monitoring::FullStatement();
  monitoring::ReportVersion version;
  version.version = 2;
  version.content_hash = report.content_hash();
  version.revision_number = report.revision_number();
  version.revision_hash = report.revision_hash();
  version.findings = {sample.findings[0].finding};
  version.reviewer = report.reviewer();
  EXPECT_EQ(SubmissionHash(content, report),
            monitoring::SubmissionHash(version, sample.rule_sets[0]));
  EXPECT_EQ(AcceptanceHash(report),
            monitoring::ReviewHash(version, monitoring::ReportVersion::State::kAccepted));
}

TEST(StatementHashesTest, HashAnExemptionAsTheServiceDoes) {
  monitoring::v1::StatementContent content;
  content.set_programme("programmes/avim");
  content.set_period("2021-Q2");
  monitoring::v1::StatementUnit unit;
  unit.set_unit("units/rotterdam");
  unit.set_reason("Reorganisatie.");
  EXPECT_EQ(ExemptionHash(content, unit, "korps"),
            monitoring::ContentHash(monitoring::Exemption{"avim", *finance::ParsePeriod("2021-Q2"),
                                                          "rotterdam", false, "korps",
                                                          "Reorganisatie.", 12}));
}

}  // namespace
}  // namespace rekenschap::cli
