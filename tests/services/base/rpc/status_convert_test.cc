#include "services/base/rpc/status_convert.h"

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::base {
namespace {

TEST(StatusConvertTest, KeepsWhatACallerCanActOn) {
  ErrorDetails details;
  details.reason = "UNIT_UNKNOWN";
  details.metadata["unit"] = "rotterdam";
  details.violations = {{"report.unit", "R", "do this"}};
  details.preconditions = {{"units/a", "P", "and that"}};
  details.resource_type = "unit";
  details.resource_name = "units/rotterdam";
  const absl::Status there = Error(absl::StatusCode::kNotFound, "there is no unit", details);
  const absl::Status back = FromGrpc(ToGrpc(there));
  EXPECT_EQ(back.code(), there.code());
  EXPECT_EQ(back.message(), there.message());
  details.metadata["violations"] = "1";
  EXPECT_EQ(DetailsOf(back), details);
  EXPECT_TRUE(FromGrpc(ToGrpc(absl::OkStatus())).ok());
}

TEST(StatusConvertTest, SaysHowManyViolationsThereAreWhenNotAllFit) {
  std::vector<Violation> violations(
      500, {"report.lines[0].euro.spent_eurocents", "FIGURE_MISSING", "fill it in"});
  const grpc::Status sent = ToGrpc(InvalidFields("REPORT_REFUSED", violations));
  EXPECT_LT(sent.error_details().size(), 4096U);
  const ErrorDetails back = DetailsOf(FromGrpc(sent));
  EXPECT_EQ(back.metadata.at("violations"), "500");
  EXPECT_GT(back.violations.size(), 5U);
  EXPECT_LT(back.violations.size(), 500U);
}

TEST(StatusConvertTest, TellsMoreViolationsInAResponse) {
  const std::vector<Violation> violations(
      500, {"report.lines[0].euro.spent_eurocents", "FIGURE_MISSING", "fill it in"});
  const absl::Status refused = InvalidFields("REPORT_REFUSED", violations);
  google::rpc::Status in_response;
  SetError(refused, in_response);
  EXPECT_LT(in_response.ByteSizeLong(), 20'000U);
  const ErrorDetails told = DetailsOf(FromProto(in_response));
  EXPECT_EQ(told.metadata.at("violations"), "500");
  EXPECT_GT(told.violations.size(), 5 * DetailsOf(FromGrpc(ToGrpc(refused))).violations.size());
}

TEST(StatusConvertTest, CutsALongMessageBetweenCharacters) {
  std::string text = "a";
  for (int i = 0; i < 2000; ++i) text += "é";
  const std::string cut = ToGrpc(absl::NotFoundError(text)).error_message();
  EXPECT_LE(cut.size(), 1024U);
  EXPECT_EQ(cut.size() % 2, 1U);  // the first letter, and whole characters of two bytes
}

TEST(StatusConvertTest, KeepsWhatWentWrongInsideToItself) {
  EXPECT_EQ(ToGrpc(absl::InternalError("secret")).error_message().find("secret"),
            std::string::npos);
}

}  // namespace
}  // namespace rekenschap::base
