#include "clients/cli/utf8.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

TEST(Utf8Test, KnowsWellFormedText) {
  for (const std::string_view text :
       {"", "abc", "één €", "\U0001F600", "\uFEFF", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
  for (const std::string_view text :
       {"\xe9", "\xc3", "\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80", "a\xff", "\xe2\x82"}) {
    EXPECT_FALSE(IsUtf8(text));
  }
}

}  // namespace
}  // namespace rekenschap::cli
