#include "clients/cli/plan_findings.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "tests/clients/cli/plan_sample.h"

namespace rekenschap::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kFindings[] = R"pb(
  findings { rule: "FITS" severity: SEVERITY_INFO message: "het past" remedy: "niets" }
  findings { rule: "ODD" severity: SEVERITY_WARNING message: "het valt op" remedy: "kijk" }
  findings {
    rule: "WRONG"
    severity: SEVERITY_FATAL
    field: "tables[0]"
    line: "a"
    message: "het klopt niet"
    remedy: "herstel het"
  }
)pb";

Findings Sample() { return Parsed<planning::v1::GetRevisionResponse>(kFindings).findings(); }

TEST(PlanFindingsTest, TellTheHeaviestFirstWithWhatToDo) {
  std::ostringstream out;
  const Session session{out, out};
  EXPECT_THAT(
      FindingLines(session, Sample()),
      ElementsAre("  FATAAL          WRONG: het klopt niet",
                  "                  Te doen: herstel het", "  waarschuwing    ODD: het valt op",
                  "                  Te doen: kijk", "  ter informatie  FITS: het past"))
      << "what is for information asks nothing";
  EXPECT_THAT(FindingLines(session, {}), IsEmpty());
}

TEST(PlanFindingsTest, AreGivenWholeToPrograms) {
  std::ostringstream out;
  const Session session{.out = out, .err = out, .output = Output::kCsv};
  Print(session, FindingsTable(session, Sample()));
  EXPECT_EQ(out.str(),
            "severity;rule;field;line;message;remedy\n"
            "FATAL;WRONG;tables[0];a;het klopt niet;herstel het\n"
            "WARNING;ODD;;;het valt op;kijk\n"
            "INFO;FITS;;;het past;niets\n");
}

}  // namespace
}  // namespace rekenschap::cli
