#include "clients/cli/statement_hashes.h"

#include <functional>
#include <set>

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "services/base/hash/canonical.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/domain/statement_form.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/convert_statement.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/services/monitoring/domain/statement_sample.h"

// What the command hashes for itself is what the service hashes, and covers every field.
namespace rekenschap::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

monitoring::v1::StatementContent Sample() {
  monitoring::Statement statement;
  statement.content = monitoring::FullStatement();
  monitoring::v1::Statement out;
  monitoring::ToProto(statement, out);
  return out.content();
}

TEST(StatementHashesTest, HashAStatementAsTheServiceDoes) {
  EXPECT_EQ(StatementHash(Sample()),
            base::Sha256Hex(monitoring::CanonicalForm(monitoring::FullStatement())));
}

// Changes a value, or adds it where there is none.
void Spoil(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.SetString(&message, &field, reflection.GetString(message, &field) + "x");
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, !reflection.GetBool(message, &field));
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.SetInt32(&message, &field, reflection.GetInt32(message, &field) + 1);
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(&message, &field, reflection.GetInt64(message, &field) + 1);
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.SetEnumValue(&message, &field,
                                     reflection.GetEnumValue(message, &field) == 1 ? 2 : 1);
    default:
      FAIL() << field.full_name();
  }
}

// Calls `seen` with the whole after each change of one thing in it, which is then undone.
void ForEachChange(Message& part, const std::function<void(const std::string&)>& seen) {
  const Reflection& reflection = *part.GetReflection();
  for (int i = 0; i < part.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *part.GetDescriptor()->field(i);
    const std::unique_ptr<Message> before(part.New());
    before->CopyFrom(part);
    const bool is_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (field.is_repeated()) {
      EXPECT_GT(reflection.FieldSize(part, &field), 0) << field.full_name();
      reflection.RemoveLast(&part, &field);
      seen(field.full_name() + " without its last");
      part.CopyFrom(*before);
      ForEachChange(*reflection.MutableRepeatedMessage(&part, &field, 0), seen);
    } else if (is_message) {
      EXPECT_TRUE(reflection.HasField(part, &field)) << field.full_name();
      reflection.ClearField(&part, &field);
      seen(field.full_name() + " gone");
      part.CopyFrom(*before);
      ForEachChange(*reflection.MutableMessage(&part, &field), seen);
    } else {
      Spoil(part, field);
      seen(field.full_name());
    }
    part.CopyFrom(*before);
  }
}

TEST(StatementHashesTest, ChangeWithEveryFieldOfAStatement) {
  monitoring::v1::StatementContent content = Sample();
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
  monitoring::v1::StatementContent content = Sample();
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

}  // namespace
}  // namespace rekenschap::cli
