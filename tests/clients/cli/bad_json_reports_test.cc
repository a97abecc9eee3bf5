#include <array>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/budget_sheet.h"
#include "tests/clients/cli/read_report.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(BadJsonReportsTest, SayInWhichLineTheyAreNone) {
  const std::string line = "{\"lines\": [{\"line\": \"a\", \"euro\": {\"spentEurocents\": ";
  const std::string spent = "(lines[0].euro.spent_eurocents): invalid value ";
  for (const auto& [content, why] : std::vector<std::pair<std::string, std::string>>{
           {"{}\n{\"programme\": 7", "rij 2: het object dat hier begint heeft geen einde"},
           {"{}\n{\"bestedt\": 7}", "rij 2: een rapportage heeft geen veld 'bestedt'"},
           {"[{\"period\": \"2021-Q2\"},\n{\"lines\": 3}]",
            "rij 2: (lines): invalid value 3 for type "
            "type.googleapis.com/rekenschap.monitoring.v1.ReportLine"},
           {"{\"reports\": [\n{},\n{\"bestedt\": 7}]}",
            "rij 3: een rapportage heeft geen veld 'bestedt'"},
           {"geen json", "rij 1: hier wordt een { verwacht"},
           {"{\n}}", "rij 2: een } te veel"},
           {line + "1.5}}]}", "rij 1: " + spent + "1.5 for type TYPE_INT64"},
           {line + "\"NaN\"}}]}", "rij 1: " + spent + "\"NaN\" for type TYPE_INT64"},
           {std::string(100'000, '{'), "rij 1: het object dat hier begint heeft geen einde"},
           {std::string(100'000, '['),
            "rij 1: hier begint nog een lijst; er wordt er één gelezen, met alle rapportages "
            "erin"}}) {
    const ReportFile file = Read("f.json", content);
    EXPECT_THAT(Problems(file), ElementsAre("0 FILE_NOT_JSON ")) << content.substr(0, 60);
    ASSERT_THAT(file.problems, SizeIs(1));
    EXPECT_EQ(file.problems[0].message, "dit zijn geen rapportages in JSON: " + why);
    EXPECT_THAT(file.reports, IsEmpty());
  }
}

TEST(BadJsonReportsTest, NameAFieldThatIsNotOfAReport) {
  const ReportFile nested = Read("f.json", R"({"lines": [{"euro": {"bestedt": 1}}]})");
  ASSERT_THAT(nested.problems, SizeIs(1));
  EXPECT_EQ(nested.problems[0].message,
            "dit zijn geen rapportages in JSON: rij 1: lines[0].euro heeft geen veld 'bestedt'");
  EXPECT_EQ(nested.problems[0].remedy,
            "schrijf de velden zoals in rekenschap.monitoring.v1.Report");
  const ReportFile wide = Read("f.json", "{\"" + std::string(5'000, 'x') + "\": 1}");
  ASSERT_THAT(wide.problems, SizeIs(1));
  EXPECT_LT(wide.problems[0].message.size(), 200U);
}

// What `report show` answers has the report in it, beside its receipt.
TEST(BadJsonReportsTest, TellWhatToTakeOutOfAnAnswer) {
  for (const char* const answer :
       {R"({"receipt": {"report": "programmes/avim/reports/2021-Q2/limburg/versions/1"}})",
        R"({"report": {"period": "2021-Q2"}, "receipt": {}})"}) {
    const ReportFile file = Read("f.json", answer);
    ASSERT_THAT(file.problems, SizeIs(1));
    EXPECT_THAT(file.problems[0].message,
                AllOf(HasSubstr("rij 1: een rapportage heeft geen veld 're"),
                      HasSubstr("; dit lijkt het hele antwoord van `rekenschap report show`")));
    EXPECT_EQ(file.problems[0].remedy, "bewaar daaruit alleen wat onder `report` staat");
    const ReportFile english = ReadReportFile("f.json", answer, Language::kEnglish);
    ASSERT_THAT(english.problems, SizeIs(1));
    EXPECT_THAT(english.problems[0].message, HasSubstr("row 1: a report has no field 're"));
    EXPECT_EQ(english.problems[0].remedy, "keep only what stands under `report` in it");
  }
}

// Of a list that lost its end, or its beginning, nobody can say how many reports it had.
TEST(BadJsonReportsTest, HoldAListThatIsNotWhole) {
  const std::string another =
      "hier begint nog een lijst; er wordt er één gelezen, met alle rapportages erin";
  const std::string loose =
      "een komma staat alleen tussen rapportages in een lijst: zet [ voor de eerste en ] na de "
      "laatste";
  for (const auto& [content, why] : std::vector<std::pair<std::string, std::string>>{
           {"\n[ {},\n {},\n", "rij 2: de lijst die hier begint heeft geen einde"},
           {"[", "rij 1: de lijst die hier begint heeft geen einde"},
           {"{\"reports\":\n[ {}, }", "rij 2: de lijst die hier begint heeft geen einde"},
           {"{},\n{}", "rij 1: " + loose},
           {",", "rij 1: " + loose},
           {"[\n,{}]", "rij 2: een komma te veel"},
           {"[,]", "rij 1: een komma te veel"},
           {"[{},\n,{}]", "rij 2: een komma te veel"},
           {"[{},,]", "rij 1: een komma te veel"},
           {"[{}\n{}]", "rij 2: voor deze { ontbreekt een komma"},
           {"{\"reports\": [{}{}]}", "rij 1: voor deze { ontbreekt een komma"},
           {"{}\n]", "rij 2: een ] te veel"},
           {"[{},\n[{}]]", "rij 2: " + another},
           {"{}\n[{}]", "rij 2: " + another},
           {"[{}]\n[{}]", "rij 2: achter de lijst kan niets staan"},
           {"[{}]\n{}", "rij 2: achter de lijst kan niets staan"}}) {
    const ReportFile file = Read("f.json", content);
    ASSERT_THAT(file.problems, SizeIs(1)) << content;
    EXPECT_EQ(file.problems[0].message, "dit zijn geen rapportages in JSON: " + why);
    EXPECT_THAT(file.reports, IsEmpty()) << content;
  }
  const ReportFile cut = ReadReportFile("f.json", "[ {},\n {},\n", Language::kEnglish);
  ASSERT_THAT(cut.problems, SizeIs(1));
  EXPECT_EQ(cut.problems[0].message,
            "these are no reports in JSON: row 1: the list that begins here has no end");
  EXPECT_THAT(cut.problems[0].remedy, HasSubstr("made again when a part is missing"));
  for (const char* whole : {"[{},\n{}]\n", "[{}, {},\n]", "{}\n{}\n", "{\"reports\": [{}, {}]}"}) {
    const ReportFile file = Read("f.json", whole);
    EXPECT_THAT(Problems(file), IsEmpty()) << whole;
    EXPECT_THAT(file.reports, SizeIs(2)) << whole;
  }
}

// Which of two values is meant, nobody can say.
TEST(BadJsonReportsTest, HoldAFieldThatStandsTwice) {
  for (const auto& [content, row, field] : std::vector<std::array<std::string, 3>>{
           {"{\"period\": \"2021-Q1\",\n\"period\" : \"2021-Q2\"}", "2", "period"},
           {"{}\n{\"lines\": [{\"line\": \"a\"},\n{\"line\": \"b\", \"line\": \"c\"}]}", "3",
            "line"},
           {R"({"lines": [{"euro": {"spentEurocents": 1, "spent_eurocents": 2}}]})", "1",
            "spent_eurocents"},
           {R"({period: "2021-Q1", "period": "2021-Q2"})", "1", "period"}}) {
    const ReportFile file = Read("f.json", content);
    EXPECT_THAT(Problems(file), ElementsAre("0 FILE_NOT_JSON ")) << content;
    ASSERT_THAT(file.problems, SizeIs(1));
    EXPECT_EQ(file.problems[0].message, "dit zijn geen rapportages in JSON: rij " + row +
                                            ": dit veld staat hier voor de tweede keer: '" + field +
                                            "'");
    EXPECT_THAT(file.reports, IsEmpty());
  }
  const ReportFile once =
      Read("f.json",
           R"({"period": "2021-Q2", "correctionReason": "\"period\": {period: 1}", "lines": [)"
           R"({"line": "line", "euro": {"spentEurocents": 1}}, {"line": "line", "euro": {}}]})");
  EXPECT_THAT(Problems(once), IsEmpty());
  EXPECT_THAT(once.reports, SizeIs(1));
}

// Some editors put it there; of CSV it is taken too.
TEST(BadJsonReportsTest, MayStartWithAByteOrderMark) {
  const ReportFile file = Read("f.json", "\xef\xbb\xbf{\"period\": \"2021-Q2\"}\n");
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_THAT(file.reports, SizeIs(1));
  EXPECT_EQ(file.reports[0].report.period(), "2021-Q2");
  EXPECT_EQ(file.reports[0].first_row, 1);
}

TEST(BadJsonReportsTest, HoldMoreReportsThanAreRead) {
  std::string most;
  for (int i = 0; i < 20'000; ++i) most += "{}\n";
  EXPECT_THAT(Read("f.json", most).reports, SizeIs(20'000));
  const ReportFile file = Read("f.json", most + "{}");
  EXPECT_THAT(Problems(file), ElementsAre("0 FILE_TOO_LARGE "));
  EXPECT_THAT(file.reports, IsEmpty());
  EXPECT_EQ(file.problems.at(0).message,
            "rij 20001: de rapportage die hier begint staat voorbij de 20.000 die worden gelezen");
  const ReportFile large = Read("f.json", std::string(kMaxImportBytes + 1, ' '));
  EXPECT_THAT(Problems(large), ElementsAre("0 FILE_TOO_LARGE "));
  EXPECT_EQ(large.problems.at(0).message, "het bestand is groter dan 16 MiB");
}

// The others are not of it: they can go on.
TEST(BadJsonReportsTest, HoldAReportThatIsLargerThanIsSent) {
  const auto report = [](std::size_t bytes) {
    return R"({"lines": [{"line": "a"}, {"line": "budget", "explanations": [{"text": "Kort."}, )"
           R"({"text": ")" +
           std::string(bytes, 'x') + "\"}]}]}\n";
  };
  const std::string content = report(9) + report(5'000'000) + report(9);
  const ReportFile file = Read("f.json", content);
  EXPECT_THAT(Problems(file), ElementsAre("2 REPORT_TOO_LARGE "));
  ASSERT_THAT(file.reports, SizeIs(3));
  EXPECT_THAT(file.common_problems, IsEmpty());
  EXPECT_THAT(file.reports[0].problems, IsEmpty());
  EXPECT_THAT(file.reports[1].problems, ElementsAre(0U));
  EXPECT_THAT(file.reports[2].problems, IsEmpty());
  EXPECT_TRUE(file.reports[1].oversized);
  EXPECT_FALSE(file.reports[0].oversized || file.reports[2].oversized);
  EXPECT_EQ(file.problems[0].column, "lines[1].explanations[1].text");
  EXPECT_THAT(
      file.problems[0].message,
      AllOf(HasSubstr("er kunnen er hooguit 3.145.728 worden verstuurd"), HasSubstr("2 regels"),
            HasSubstr("'budget, toelichting', telt 5.000.000 bytes")));
  const ReportFile english = ReadReportFile("f.json", content, Language::kEnglish);
  ASSERT_THAT(english.problems, SizeIs(1));
  EXPECT_THAT(english.problems[0].message, HasSubstr("at most 3,145,728 can be sent"));
  EXPECT_THAT(Problems(Read("f.json", report(3'145'000))), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
