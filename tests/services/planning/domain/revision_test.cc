#include "services/planning/domain/revision.h"

#include <set>

#include <gtest/gtest.h>

namespace rekenschap::planning {
namespace {

// Every name of an enumeration goes there and back, and no other name is one.
template <class Enum, class Parse>
void ExpectNames(int count, Parse parse) {
  std::set<std::string> names;
  for (int i = 0; i < count; ++i) {
    const std::string name(ToString(static_cast<Enum>(i)));
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(parse(name), static_cast<Enum>(i)) << name;
  }
  EXPECT_EQ(parse(""), std::nullopt);
  EXPECT_EQ(parse("policy"), std::nullopt);
}

TEST(RevisionTest, NamesGoThereAndBack) {
  ExpectNames<Phase>(11, ParsePhase);
  ExpectNames<MutationClass>(4, ParseMutationClass);
  ExpectNames<MutationKind>(7, ParseMutationKind);
  EXPECT_EQ(ToString(Phase::kTechnicalCorrection), "TECHNICAL_CORRECTION");
  EXPECT_EQ(ToString(MutationClass::kNet), "NET");
  EXPECT_EQ(ToString(MutationKind::kStructuralChange), "STRUCTURAL_CHANGE");
}

TEST(RevisionTest, TheEtagChangesWithTheState) {
  Revision revision;
  revision.content_hash = "0123456789abcdef0123";
  EXPECT_EQ(EtagOf(revision), "0123456789abcdef-draft");
  revision.state = Revision::State::kAdopted;
  EXPECT_EQ(EtagOf(revision), "0123456789abcdef-adopted");
}

}  // namespace
}  // namespace rekenschap::planning
