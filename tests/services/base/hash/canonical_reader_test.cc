#include "services/base/hash/canonical_reader.h"

#include <gtest/gtest.h>

#include "services/base/hash/canonical.h"

namespace rekenschap::base {
namespace {

TEST(CanonicalReaderTest, ReadsBackWhatWasWritten) {
  const std::string bytes = Canonical("rekenschap.example", 3)
                                .Text("één: twee")
                                .Integer(-5)
                                .Flag(true)
                                .Absent()
                                .Optional(7)
                                .List(2)
                                .Text("")
                                .bytes();
  CanonicalReader reader(bytes, "rekenschap.example", 3);
  EXPECT_EQ(reader.Text(), "één: twee");
  EXPECT_FALSE(reader.Absent());
  EXPECT_EQ(reader.Integer(), -5);
  EXPECT_TRUE(reader.Flag());
  EXPECT_EQ(reader.Optional(), std::nullopt);
  EXPECT_EQ(reader.Optional(), 7);
  EXPECT_EQ(reader.List(), 2U);
  EXPECT_FALSE(reader.Done());
  EXPECT_EQ(reader.Text(), "");
  EXPECT_TRUE(reader.Done());
}

TEST(CanonicalReaderTest, IsBrokenByAnotherTagOrFormat) {
  const std::string bytes = Canonical("a", 1).bytes();
  EXPECT_TRUE(CanonicalReader(bytes, "a", 1).Done());
  EXPECT_TRUE(CanonicalReader(bytes, "b", 1).broken());
  EXPECT_TRUE(CanonicalReader(bytes, "a", 2).broken());
}

TEST(CanonicalReaderTest, IsBrokenByFieldsThatAreNot) {
  for (const char* rest :
       {"", "5:abc", "x:a", "-1:a", "01:a", "99999999999999999999:a", ":", "3"}) {
    const std::string bytes = Canonical("a", 1).bytes() + rest;
    CanonicalReader reader(bytes, "a", 1);
    EXPECT_EQ(reader.Text(), "") << rest;
    EXPECT_TRUE(reader.broken()) << rest;
    EXPECT_EQ(reader.Text(), "") << rest;
  }
  for (const char* rest : {"1:x", "2:01", "2:+1", "0:", "20:99999999999999999999"}) {
    const std::string bytes = Canonical("a", 1).bytes() + rest;
    CanonicalReader reader(bytes, "a", 1);
    EXPECT_EQ(reader.Integer(), 0) << rest;
    EXPECT_TRUE(reader.broken()) << rest;
  }
}

TEST(CanonicalReaderTest, BelievesNoListThatCannotBe) {
  for (const char* rest : {"2:-1", "10:2000000000"}) {
    const std::string bytes = Canonical("a", 1).bytes() + rest;
    CanonicalReader reader(bytes, "a", 1);
    EXPECT_EQ(reader.List(), 0U) << rest;
    EXPECT_TRUE(reader.broken()) << rest;
  }
}

}  // namespace
}  // namespace rekenschap::base
