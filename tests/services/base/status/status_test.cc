#include "services/base/status/status.h"

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::base {
namespace {

TEST(StatusTest, CarriesItsDetails) {
  ErrorDetails details;
  details.reason = "R";
  details.metadata = {{"a", "1:2"}, {"", ""}};
  details.violations = {{"f", "V", "12:text"}, {"", "", ""}};
  details.preconditions = {{"g", "P", "é"}};
  details.resource_type = "unit";
  details.resource_name = "units/a";
  EXPECT_EQ(DetailsOf(Error(absl::StatusCode::kAborted, "m", details)), details);
  EXPECT_EQ(DetailsOf(absl::AbortedError("m")), ErrorDetails());
}

TEST(StatusTest, QuotesTheFirstViolationAndCountsTheOthers) {
  const absl::Status status = InvalidFields("R", {{"a", "X", "is wrong"}, {"b", "Y", "too"}});
  EXPECT_EQ(status.message(), "a: is wrong (and 1 more)");
  EXPECT_THAT(InvalidField("a", "X", "is wrong"), testing::Violates("a", "X"));
  EXPECT_EQ(DetailsOf(InvalidField("a", "X", "is above 5", {{"most", "5"}})).metadata["most"], "5");
}

TEST(StatusTest, KeepsDetailsWhenAnnotated) {
  const absl::Status status = Annotate(NotFound("U", "unit", "units/a"), "loading");
  EXPECT_EQ(status.message(), "loading: there is no unit units/a");
  EXPECT_THAT(status, testing::Fails(absl::StatusCode::kNotFound, "U"));
  EXPECT_TRUE(Annotate(absl::OkStatus(), "x").ok());
}

absl::StatusOr<int> Half(int value) {
  if (value % 2 != 0) return absl::InvalidArgumentError("odd");
  return value / 2;
}
absl::StatusOr<int> Quarter(int value) {
  ASSIGN_OR_RETURN(const int half, Half(value));
  RETURN_IF_ERROR(Half(half).status());
  return half / 2;
}

TEST(StatusTest, MacrosReturnTheFirstError) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_FALSE(Quarter(7).ok());
  EXPECT_FALSE(Quarter(6).ok());
}

}  // namespace
}  // namespace rekenschap::base
