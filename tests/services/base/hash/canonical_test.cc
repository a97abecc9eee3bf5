#include "services/base/hash/canonical.h"

#include <set>

#include <gtest/gtest.h>

namespace rekenschap::base {
namespace {

// FIPS 180-4's own example.
TEST(CanonicalTest, HashesWithSha256) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// Frozen: what was hashed once has to hash the same for ever.
TEST(CanonicalTest, KeepsItsForm) {
  Canonical canonical("rekenschap.example", 1);
  canonical.Text("één").Integer(-5).Absent().Optional(0).List(2).Flag(true);
  EXPECT_EQ(canonical.bytes(), "18:rekenschap.example1:15:één2:-5-1:01:21:1");
  EXPECT_EQ(canonical.Hash(), Sha256Hex(canonical.bytes()));
}

TEST(CanonicalTest, GivesEveryValueAFormOfItsOwn) {
  const auto form = [](auto fill) {
    Canonical canonical("t", 1);
    fill(canonical);
    return canonical.bytes();
  };
  const std::set<std::string> forms = {form([](Canonical& c) { c.Text("ab").Text(""); }),
                                       form([](Canonical& c) { c.Text("a").Text("b"); }),
                                       form([](Canonical& c) { c.Text("ab"); }),
                                       form([](Canonical& c) { c.Absent().Text("ab"); }),
                                       form([](Canonical& c) { c.Integer(0); }),
                                       form([](Canonical& c) { c.Absent(); }),
                                       form([](Canonical& c) { c.Text(""); }),
                                       form([](Canonical& c) { c.Text("2:ab"); })};
  EXPECT_EQ(forms.size(), 8U);
}

}  // namespace
}  // namespace rekenschap::base
