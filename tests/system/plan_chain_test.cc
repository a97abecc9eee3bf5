// The plan commands, end to end: chains of revisions in, adopted, asked about, out and in again.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/pair.h"
#include "tests/support/process.h"

namespace rekenschap {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Ran;

// A planning service of its own, and the command.
class Planningd {
 public:
  explicit Planningd(std::vector<std::string> flags = {}) {
    flags.insert(flags.begin(), {testing::Binary("planningd"), "--listen", "127.0.0.1:0", "--data",
                                 dir_ / "data", "--address-file", dir_ / "address"});
    process_ = std::make_unique<testing::Process>(flags, dir_ / "log");
    address_ = testing::AwaitAddress(dir_ / "address");
  }
  Ran Do(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {testing::Binary("rekenschap"), "--planning", address_});
    return testing::Run(arguments);
  }
  std::string operator/(const std::string& name) const { return dir_ / name; }

 private:
  testing::TempDir dir_;
  std::unique_ptr<testing::Process> process_;
  std::string address_;
};

std::string Example(const std::string& name) {
  return std::string(REKENSCHAP_EXAMPLES) + "/" + name;
}

std::string ContentOf(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::string> LoadAvimChain(const std::string& as) {
  return {"plan",
          "load",
          Example("avim/units.txtpb"),
          Example("avim/programme.txtpb"),
          Example("avim/plan.txtpb"),
          Example("avim/later-synthetic.txtpb"),
          "--as",
          as};
}

TEST(PlanChainTest, LoadsAdoptsAndTellsAChain) {
  Planningd planning;
  ASSERT_EQ(planning.Do(LoadAvimChain("beleid")).exit_code, 0);
  EXPECT_EQ(planning.Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "beleid"}).exit_code, 4)
      << "four eyes";
  const Ran adopted = planning.Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"});
  EXPECT_EQ(adopted.exit_code, 0) << adopted.out << adopted.out;
  EXPECT_THAT(planning.Do({"plan", "show", "avim-mensenhandel/3"}).out,
              AllOf(HasSubstr("Kasschuif vertraagde werving"), HasSubstr("tweede suppletoire")));
  EXPECT_THAT(planning.Do({"plan", "history", "avim-mensenhandel", "mensenhandel-budget"}).out,
              AllOf(HasSubstr("Loonbijstelling tranche 2022"), HasSubstr("SYNTHETISCH 2024-2"),
                    Not(HasSubstr("ONVERKLAARD"))));
  EXPECT_THAT(planning.Do({"plan", "diff", "avim-mensenhandel/6", "1"}).out,
              AllOf(HasSubstr("Desaldering Europese bijdrage"), Not(HasSubstr("onverklaard"))));
  EXPECT_THAT(planning.Do({"plan", "instalments", "avim-mensenhandel", "--year", "2024"}).out,
              HasSubstr("10.557.000,00"));
  EXPECT_THAT(planning
                  .Do({"plan", "targets", "avim-mensenhandel", "--period", "2022", "--line",
                       "mensenhandel-budget", "--date", "2022-07-01"})
                  .out,
              HasSubstr("5.743.920,00"));
  // What was known when only the first revision stood: the eleventh entry recorded the programme.
  EXPECT_EQ(planning.Do({"plan", "show", "avim-mensenhandel/2", "--as-of", "12"}).exit_code, 4);
  EXPECT_EQ(planning.Do({"plan", "show", "avim-mensenhandel", "--as-of", "yesterday"}).exit_code,
            2);
}

TEST(PlanChainTest, LoadingAgainChangesNothingWhoeverDoesIt) {
  Planningd planning;
  ASSERT_EQ(planning.Do(LoadAvimChain("beleid")).exit_code, 0);
  ASSERT_EQ(planning.Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"}).exit_code,
            0);
  const std::string before = planning.Do({"plan", "list", "avim-mensenhandel"}).out;
  EXPECT_EQ(planning.Do(LoadAvimChain("beleid")).exit_code, 0);
  const Ran other = planning.Do(LoadAvimChain("iemand-anders"));
  EXPECT_EQ(other.exit_code, 0) << other.out;
  EXPECT_THAT(other.out, HasSubstr("was al vastgelegd"));
  EXPECT_EQ(planning.Do({"plan", "list", "avim-mensenhandel"}).out, before);
}

TEST(PlanChainTest, LeavesOutTheRestOfAChainThatIsRefused) {
  Planningd planning;
  std::string later = ContentOf(Example("avim/later-synthetic.txtpb"));
  // A cash shift that loses EUR 1.000.
  later.replace(later.find("eurocents: 80000000"), 19, "eurocents: 79900000");
  std::ofstream(planning / "later.txtpb") << later;
  std::vector<std::string> load = LoadAvimChain("beleid");
  load[5] = planning / "later.txtpb";
  const Ran ran = planning.Do(load);
  EXPECT_EQ(ran.exit_code, 4);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("CASH_SHIFT_UNBALANCED"), HasSubstr("mensenhandel-budget"),
                             HasSubstr("overgeslagen"), HasSubstr("4 van 17")));
  EXPECT_EQ(planning.Do({"plan", "show", "avim-mensenhandel/3"}).exit_code, 4);
  EXPECT_EQ(planning.Do({"plan", "show", "avim-mensenhandel/2"}).exit_code, 0);
}

TEST(PlanChainTest, HoldsMutationsToTheLadderThatItIsGiven) {
  // From EUR 0,1 million on, whatever the size of the article.
  Planningd strict({"--explanation-step", ":0:0", "--explanation-source", "A stricter ladder"});
  ASSERT_EQ(strict.Do(LoadAvimChain("beleid")).exit_code, 0);
  const Ran adopted = strict.Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"});
  EXPECT_EQ(adopted.exit_code, 4);
  EXPECT_THAT(adopted.out, AllOf(HasSubstr("EXPLANATION_MISSING"), HasSubstr("(A stricter")));
}

TEST(PlanChainTest, AnExportLoadedElsewhereIsTheSamePlan) {
  Planningd here;
  ASSERT_EQ(here.Do(LoadAvimChain("beleid")).exit_code, 0);
  ASSERT_EQ(here.Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"}).exit_code, 0);
  const std::string file = here / "chain.txtpb";
  const Ran exported = here.Do(
      {"plan", "export", "avim-mensenhandel", "--format", "txtpb", "--file", file, "--chain"});
  ASSERT_EQ(exported.exit_code, 0) << exported.out;
  Planningd there;
  const Ran loaded = there.Do({"plan", "load", file, "--as", "beleid"});
  ASSERT_EQ(loaded.exit_code, 0) << loaded.out;
  ASSERT_EQ(there.Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"}).exit_code, 0);
  for (int number = 1; number <= 6; ++number) {
    const std::string plan = "avim-mensenhandel/" + std::to_string(number);
    const auto hash = [&](Planningd& planning) {
      const std::string json = planning.Do({"plan", "show", plan, "--output", "json"}).out;
      const std::size_t at = json.find("\"content_hash\"");
      return at == std::string::npos ? "none in " + json : json.substr(at, 90);
    };
    EXPECT_EQ(hash(here), hash(there)) << plan;
  }
  // Where it came from, it is known, although it says in full what the original left to follow.
  const std::string before = here.Do({"plan", "list", "avim-mensenhandel"}).out;
  const Ran again = here.Do({"plan", "load", file, "--as", "iemand-anders"});
  EXPECT_EQ(again.exit_code, 0) << again.out;
  EXPECT_EQ(here.Do({"plan", "list", "avim-mensenhandel"}).out, before);
}

}  // namespace
}  // namespace rekenschap
