#include "services/finance/placeholders.h"

#include <gtest/gtest.h>

namespace rekenschap::finance {
namespace {

TEST(PlaceholdersTest, FillInWhatTheNamesStandFor) {
  const struct {
    const char* text;
    const char* filled;
  } kCases[] = {{"", ""},
                {"nothing to fill", "nothing to fill"},
                {"{a}", "<a>"},
                {"{a}{b}", "<a><b>"},
                {"from {a} to {b}.", "from <a> to <b>."},
                {"{a} and {a}", "<a> and <a>"},
                {"}{a}", "}<a>"},
                {"{}", "<>"}};
  for (const auto& [text, filled] : kCases) {
    EXPECT_EQ(
        FillPlaceholders(text, [](std::string_view name) { return "<" + std::string(name) + ">"; }),
        filled);
  }
}

// What stands for a name is no text to fill again.
TEST(PlaceholdersTest, AreFilledOnce) {
  EXPECT_EQ(FillPlaceholders("{a}", [](std::string_view) { return std::string("{b}"); }), "{b}");
}

}  // namespace
}  // namespace rekenschap::finance
