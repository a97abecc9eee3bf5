#include "services/base/access/access.h"

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::base {
namespace {

using testing::Fails;

TEST(AccessTest, MarksAClaimedNameAsUnverified) {
  EXPECT_EQ(*UnverifiedPrincipal("controller.rotterdam"), "unverified:controller.rotterdam");
}

TEST(AccessTest, RefusesMissingAndMalformedNames) {
  EXPECT_THAT(UnverifiedPrincipal(std::nullopt),
              Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
  EXPECT_THAT(UnverifiedPrincipal(""),
              Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
  for (const std::string& name : {std::string("Jan"), std::string(".jan"), std::string("jan\n"),
                                  std::string("jan jansen"), std::string(64, 'a')}) {
    EXPECT_THAT(UnverifiedPrincipal(name),
                Fails(absl::StatusCode::kInvalidArgument, "PRINCIPAL_MALFORMED"))
        << name;
  }
}

TEST(AccessTest, ListensOnThisMachineOnly) {
  for (const char* address :
       {"127.0.0.1:7401", "127.9.9.9:0", "[::1]:80", "localhost:1", "unix:/run/x"}) {
    EXPECT_THAT(CheckLocalAddress(address), testing::IsOk()) << address;
  }
  for (const char* address :
       {"0.0.0.0:7401", "[::]:7401", "10.0.0.1:1", "example.org:80", "128.0.0.1:1"}) {
    EXPECT_THAT(CheckLocalAddress(address),
                Fails(absl::StatusCode::kFailedPrecondition, "LISTEN_NOT_LOCAL"))
        << address;
  }
  for (const char* address : {"", "7401", ":7401", "127.0.0.1:", "unix:"}) {
    EXPECT_THAT(CheckLocalAddress(address),
                Fails(absl::StatusCode::kInvalidArgument, "LISTEN_MALFORMED"))
        << address;
  }
}

}  // namespace
}  // namespace rekenschap::base
