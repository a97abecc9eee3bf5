#include "clients/cli/table.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Printed(Output output, const std::string& language) {
  std::ostringstream out;
  Session session{out, out};
  session.output = output;
  session.language_code = language;
  Table table;
  table.columns = {{session.Say("eenheid", "unit"), false, "unit"},
                   {session.Say("doel jaar", "target of the year"), true, "year_target"}};
  table.rows = {{"rotterdam", {session.Say("1.000,00", "1,000.00"), "1000.00"}}};
  Print(session, table);
  return out.str();
}

TEST(TableTest, SpeaksTheLanguageOfPeople) {
  EXPECT_THAT(Printed(Output::kTable, "nl"),
              AllOf(HasSubstr("eenheid"), HasSubstr("doel jaar"), HasSubstr("1.000,00")));
  EXPECT_THAT(Printed(Output::kTable, "en"),
              AllOf(HasSubstr("target of the year"), HasSubstr("1,000.00")));
}

TEST(TableTest, GivesProgramsTheSameWhateverTheLanguage) {
  for (const char* language : {"nl", "en"}) {
    EXPECT_EQ(Printed(Output::kCsv, language), "unit;year_target\nrotterdam;1000.00\n");
    EXPECT_THAT(Printed(Output::kJson, language),
                AllOf(HasSubstr("\"unit\": \"rotterdam\""),
                      HasSubstr("\"year_target\": \"1000.00\""), Not(HasSubstr("doel"))));
  }
}

TEST(TableTest, LetsNoTextSteerTheTerminal) {
  Table table;
  table.title = "t\x1b]0;x\x07";
  table.columns = {{"a\x1b"}, {"b"}};
  table.rows = {{"\x1b[2J", "x"}, {"spans \u009B it"}};
  std::ostringstream out;
  Session session{out, out};
  Print(session, table);
  EXPECT_EQ(out.str(),
            "t\uFFFD]0;x\uFFFD\n"
            "a\uFFFD    b\n"
            "\uFFFD[2J  x\n"
            "spans \uFFFD it\n");
  // For programs it is as it was.
  out.str("");
  session.output = Output::kCsv;
  Print(session, table);
  EXPECT_THAT(out.str(), HasSubstr("\x1b[2J"));
}

// For programs JSON has every text to the letter.
TEST(TableTest, MakesNoFormulasOfTexts) {
  Table table;
  table.columns = {{"explanation"}, {"difference", true}};
  table.rows = {{"=HYPERLINK(1;2)", {"-12,50", "-12.50"}}};
  std::ostringstream out;
  Session session{out, out};
  session.output = Output::kCsv;
  Print(session, table);
  EXPECT_EQ(out.str(), "explanation;difference\n\"'=HYPERLINK(1;2)\";-12.50\n");
  out.str("");
  session.output = Output::kJson;
  Print(session, table);
  EXPECT_THAT(out.str(), HasSubstr("\"explanation\": \"=HYPERLINK(1;2)\""));
}

}  // namespace
}  // namespace rekenschap::cli
