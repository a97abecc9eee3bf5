#include "clients/cli/json_text.h"

#include <string>

#include <gtest/gtest.h>

#include "rekenschap/monitoring/v1/statement.pb.h"

namespace rekenschap::cli {
namespace {

TEST(JsonTextTest, HasTheKeysOfMapsInTheirOrderWhateverTheOrderTheyCameIn) {
  monitoring::v1::StatementRuleSet forward;
  monitoring::v1::StatementRuleSet backward;
  std::string expected;
  for (char key = 'a'; key <= 'z'; ++key) {
    (*forward.mutable_rule_versions())[std::string(1, key)] = key - 'a';
    expected += (expected.empty() ? "" : ",") + ("\"" + std::string(1, key) + "\":") +
                std::to_string(key - 'a');
  }
  for (char key = 'z'; key >= 'a'; --key) {
    (*backward.mutable_rule_versions())[std::string(1, key)] = key - 'a';
  }
  EXPECT_EQ(JsonText(forward), "{\"ruleVersions\":{" + expected + "}}");
  EXPECT_EQ(JsonText(backward), JsonText(forward));
}

}  // namespace
}  // namespace rekenschap::cli
