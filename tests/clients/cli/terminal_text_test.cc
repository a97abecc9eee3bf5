#include "clients/cli/terminal_text.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

TEST(TerminalTextTest, LeavesWordsAsTheyAre) {
  for (const char* text : {"", "één € – “ja”", "a\nb\tc", "\u00A0\u00C2"}) {
    EXPECT_EQ(ForTerminal(text), text);
  }
  EXPECT_EQ(ForTerminal("cut \xc2"), "cut \xc2");
}

TEST(TerminalTextTest, ShowsWhatWouldSteerTheTerminal) {
  EXPECT_EQ(ForTerminal("1\x1b[31m2"), "1\uFFFD[31m2");
  EXPECT_EQ(ForTerminal("\x07\x7f"), "\uFFFD\uFFFD");
  EXPECT_EQ(ForTerminal("a\u009Bb"), "a\uFFFDb");
  EXPECT_EQ(ForTerminal(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(ForTerminal("goed\rfout\r\n"), "goed fout \n");
}

}  // namespace
}  // namespace rekenschap::cli
