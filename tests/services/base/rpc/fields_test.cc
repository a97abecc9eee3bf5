#include "services/base/rpc/fields.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::base {
namespace {

using Facts = std::map<std::string, std::string>;

TEST(FieldChecksTest, GiveTheBoundsThatOneFieldBroke) {
  FieldChecks text;
  text.Text("reason", "no", 3, 10);
  const absl::Status too_short = std::move(text).ToStatus("R");
  EXPECT_THAT(too_short, testing::Violates("reason", "TEXT_TOO_SHORT"));
  EXPECT_EQ(DetailsOf(too_short).metadata, (Facts{{"least", "3"}}));
  FieldChecks list;
  EXPECT_FALSE(list.Bounded("lines", 300, 200));
  EXPECT_EQ(DetailsOf(std::move(list).ToStatus("R")).metadata,
            (Facts{{"count", "300"}, {"most", "200"}}));
}

TEST(FieldChecksTest, GiveNoBoundsOfSeveral) {
  FieldChecks checks;
  checks.Text("a", "much too long", 0, 5);
  checks.Note("b", "X", "it is wrong");
  const absl::Status status = std::move(checks).ToStatus("R");
  EXPECT_EQ(DetailsOf(status).violations.size(), 2U);
  EXPECT_EQ(DetailsOf(status).metadata, Facts());
}

TEST(FieldChecksTest, CountCharactersAndNotBytes) {
  FieldChecks checks;
  checks.Text("a", "één", 3, 3);
  EXPECT_THAT(std::move(checks).ToStatus("R"), testing::IsOk());
}

}  // namespace
}  // namespace rekenschap::base
