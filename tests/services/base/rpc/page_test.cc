#include "services/base/rpc/page.h"

#include <gtest/gtest.h>

#include "services/base/rpc/call.h"
#include "services/base/rpc/fields.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::base {
namespace {

using testing::Violates;

TEST(PageTest, BoundsTheSize) {
  EXPECT_EQ(*PageSize(0), 100);
  EXPECT_EQ(*PageSize(7), 7);
  EXPECT_EQ(*PageSize(5000), 1000);
  EXPECT_THAT(PageSize(-1), Violates("page_size", "PAGE_SIZE_NEGATIVE"));
}

TEST(PageTest, TakesBackItsOwnTokensOnly) {
  EXPECT_EQ(*PageKey("ListUnits", ""), "");
  EXPECT_EQ(*PageKey("ListUnits", PageToken("ListUnits", "rotterdam")), "rotterdam");
  EXPECT_EQ(*PageNumber("ListEntries", PageToken("ListEntries", "42")), 42);
  EXPECT_THAT(PageKey("ListUnits", PageToken("ListProgrammes", "a")),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
  EXPECT_THAT(PageKey("ListUnits", "%%%"), Violates("page_token", "PAGE_TOKEN_INVALID"));
  EXPECT_THAT(PageKey("ListUnits", std::string(5000, 'a')),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
  EXPECT_THAT(PageNumber("ListEntries", PageToken("ListEntries", "-1")),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
  EXPECT_THAT(PageNumber("ListEntries", PageToken("ListEntries", "x")),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
}

TEST(PageTest, TakesBackATokenOnlyForWhatWasAsked) {
  const std::string token = PageToken("ListReports", "7", "of 2021");
  EXPECT_EQ(*PageKey("ListReports", token, "of 2021"), "7");
  EXPECT_EQ(*PageNumber("ListReports", token, "of 2021"), 7);
  EXPECT_EQ(*PageKey("ListReports", "", "of 2021"), "");
  for (const char* asked : {"of 2022", ""}) {
    EXPECT_THAT(PageKey("ListReports", token, asked), Violates("page_token", "PAGE_TOKEN_INVALID"));
  }
  EXPECT_THAT(PageNumber("ListReports", PageToken("ListReports", "7"), "of 2021"),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
}

TEST(FieldChecksTest, CountsCharactersNotBytes) {
  FieldChecks checks;
  checks.Text("a", "éé", 0, 2);
  EXPECT_THAT(std::move(checks).ToStatus("X"), testing::IsOk());
}

TEST(FieldChecksTest, RefusesATextOfBlanks) {
  FieldChecks checks;
  checks.Text("web", "\u00a0\u2009\u202f", 3, 2000);
  checks.Text("text", "\u00a0x", 1, 2000);
  checks.Text("reason", "  \n\t ", 3, 2000);
  checks.Text("source", " ", 0, 300);
  checks.Text("document", "", 0, 300);
  const absl::Status status = std::move(checks).ToStatus("REFUSED");
  EXPECT_THAT(status, Violates("reason", "TEXT_BLANK"));
  EXPECT_THAT(status, Violates("source", "TEXT_BLANK"));
  EXPECT_THAT(status, Violates("web", "TEXT_BLANK"));
  EXPECT_EQ(DetailsOf(status).violations.size(), 3U);
}

TEST(FieldChecksTest, AnswersAllViolationsAtOnce) {
  FieldChecks checks;
  checks.Text("missing", "", 1, 5);
  checks.Text("short", "a", 2, 5);
  checks.Text("long", "abcdef", 0, 5);
  checks.Text("control", "a\x01", 0, 5);
  checks.Bounded("many", 6, 5);
  EXPECT_EQ(checks.Take("taken", "R", absl::StatusOr<int>(absl::InvalidArgumentError("no")), 7), 7);
  const absl::Status status = std::move(checks).ToStatus("REFUSED");
  EXPECT_THAT(status, testing::Fails(absl::StatusCode::kInvalidArgument, "REFUSED"));
  EXPECT_THAT(status, Violates("missing", "TEXT_MISSING"));
  EXPECT_THAT(status, Violates("short", "TEXT_TOO_SHORT"));
  EXPECT_THAT(status, Violates("long", "TEXT_TOO_LONG"));
  EXPECT_THAT(status, Violates("control", "TEXT_UNPRINTABLE"));
  EXPECT_THAT(status, Violates("many", "TOO_MANY"));
  EXPECT_THAT(status, Violates("taken", "R"));
}

TEST(RequestIdTest, IsBounded) {
  EXPECT_THAT(CheckRequestId("a-Z_0.9"), testing::IsOk());
  EXPECT_THAT(CheckRequestId(""), Violates("request_id", "REQUEST_ID_MISSING"));
  EXPECT_THAT(CheckRequestId("a b"), Violates("request_id", "REQUEST_ID_MALFORMED"));
  EXPECT_THAT(CheckRequestId(std::string(65, 'a')), Violates("request_id", "REQUEST_ID_MALFORMED"));
}

}  // namespace
}  // namespace rekenschap::base
