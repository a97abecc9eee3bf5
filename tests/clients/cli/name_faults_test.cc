#include "clients/cli/name_faults.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "services/finance/names.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

// What is to blame in a name of a report, as the service words that it is none.
std::string FaultOfReport(const std::string& name, Language language = Language::kDutch) {
  const auto parsed = finance::ParseReportName(name);
  EXPECT_FALSE(parsed.ok()) << name;
  return NameFaultIn(std::string(parsed.status().message()), language).value_or("");
}

TEST(NameFaultTest, IsThePartOfAReportThatCannotBe) {
  const std::string start = "programmes/avim/reports/";
  EXPECT_EQ(FaultOfReport(start + "2022-Q9/limburg"),
            "'2022-Q9' is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07");
  EXPECT_EQ(FaultOfReport(start + "2022-Q9/limburg", Language::kEnglish),
            "'2022-Q9' is no period; write 2021, 2021-H1, 2021-T2 (four months), 2021-Q3 or "
            "2021-M07");
  EXPECT_EQ(FaultOfReport(start + "2022-Q1/Limburg"),
            "'Limburg' is geen naam van een eenheid; schrijf hooguit 63 kleine letters, cijfers en "
            "streepjes, zoals den-haag");
  EXPECT_EQ(FaultOfReport(start + "2022-Q1/limburg/versions/x"),
            "'x' is geen versie; schrijf een getal vanaf 1");
  // The first of several.
  EXPECT_EQ(FaultOfReport("programmes/AVIM/reports/2022-Q9/Limburg"),
            "'AVIM' is geen naam van een programma; schrijf hooguit 63 kleine letters, cijfers en "
            "streepjes, zoals avim-mensenhandel");
}

TEST(NameFaultTest, IsThePartOfOtherNames) {
  const auto fault = [](const absl::Status& status) {
    return NameFaultIn(std::string(status.message()), Language::kDutch).value_or("");
  };
  EXPECT_EQ(fault(finance::ParsePeriodName("programmes/avim/periods/2021-Q9").status()),
            "'2021-Q9' is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07");
  EXPECT_EQ(fault(finance::ParseStatementName("programmes/avim/statements/2021-Q9.1").status()),
            "'2021-Q9' is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07");
  EXPECT_EQ(fault(finance::ParseStatementName("programmes/avim/statements/2021-Q2").status()),
            "'2021-Q2' is geen verantwoordingsstaat; schrijf de periode en een nummer, zoals "
            "2021-Q2.1");
  EXPECT_EQ(fault(finance::ParseRevisionName("programmes/avim/revisions/0").status()),
            "'0' is geen revisie; schrijf een getal vanaf 1, of niets voor wat geldt");
  EXPECT_EQ(fault(finance::UnitId("units/Den Haag").status()),
            "'Den Haag' is geen naam van een eenheid; schrijf hooguit 63 kleine letters, cijfers "
            "en streepjes, zoals den-haag");
}

TEST(NameFaultTest, IsNoneWhereNoPartIsToBlame) {
  for (const char* name : {"", "avim", "programmes/avim", "programmes/avim/reports/2021-Q2",
                           "programmes/avim/reports/2021-Q2/limburg/versions",
                           "programmes/avim/reports/2021-Q2/limburg/4"}) {
    EXPECT_EQ(FaultOfReport(name), "") << name;
  }
  // Of a name that is quoted in part, its end cannot be judged.
  EXPECT_EQ(FaultOfReport("programmes/avim/reports/2021-Q2/" + std::string(80, 'x')), "");
  for (const char* other : {"", "'", "' is not a name here", "it is no name",
                            "programmes/A' is not a name here; write it otherwise"}) {
    EXPECT_EQ(NameFaultIn(other, Language::kDutch), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace rekenschap::cli
