#include "services/base/journal/entry.h"

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::base {
namespace {

using testing::Fails;

std::vector<JournalEntry> ThreeEntries() {
  std::vector<JournalEntry> entries;
  JournalHead head = Genesis("store");
  for (int i = 1; i <= 3; ++i) {
    JournalEntry entry{i,  1000 * i, "unverified:jan", "report.submit", "programmes/a", "c0ffee",
                       "", ""};
    entry.leaf_hash = LeafHash(entry);
    entry.chain_hash = ChainHash(head.chain_hash, entry.leaf_hash);
    head = {entry.sequence, entry.record_time_micros, entry.chain_hash};
    entries.push_back(entry);
  }
  return entries;
}

absl::Status Verify(const std::vector<JournalEntry>& entries) {
  JournalHead head = Genesis("store");
  return VerifyChain(entries, head);
}

// Frozen: receipts that were given out have to verify for ever.
TEST(EntryTest, KeepsItsHashes) {
  EXPECT_EQ(Genesis("store").chain_hash,
            "46ff9b48b9df3d1ae8789c417f61586a00f5cb2945c1fda74461d1c2f13662ab");
  EXPECT_EQ(ThreeEntries()[0].leaf_hash,
            "74ed1146b6fb16f917b0923c78b323e4cf6492f5fc05b4199f5d89e8279e9b1a");
  EXPECT_EQ(ThreeEntries()[2].chain_hash,
            "d4fb60f28035f0c95fb0cfdad5d2d56651f17b74a2966eecdcd4acc2551e8a9f");
}

TEST(EntryTest, VerifiesWhatWasRecorded) {
  JournalHead head = Genesis("store");
  EXPECT_THAT(VerifyChain(ThreeEntries(), head), testing::IsOk());
  EXPECT_EQ(head.sequence, 3);
  EXPECT_EQ(head.chain_hash, ThreeEntries().back().chain_hash);
}

TEST(EntryTest, FindsAnyFieldThatWasChanged) {
  const std::vector<void (*)(JournalEntry&)> tamperings = {
      [](JournalEntry& e) { e.sequence = 4; }, [](JournalEntry& e) { e.record_time_micros += 1; },
      [](JournalEntry& e) { e.record_time_micros = 1; },
      [](JournalEntry& e) { e.principal += "x"; },
      [](JournalEntry& e) { e.action = "report.accept"; },
      [](JournalEntry& e) { e.resource = "programmes/b"; },
      [](JournalEntry& e) { e.content_hash = "decade"; },
      [](JournalEntry& e) { e.leaf_hash[0] ^= 1; }, [](JournalEntry& e) { e.chain_hash[0] ^= 1; },
      // A leaf hash that was made to fit breaks the chain instead.
      [](JournalEntry& e) {
        e.principal += "x";
        e.leaf_hash = LeafHash(e);
      }};
  for (std::size_t i = 0; i < tamperings.size(); ++i) {
    std::vector<JournalEntry> entries = ThreeEntries();
    tamperings[i](entries[1]);
    EXPECT_THAT(Verify(entries), Fails(absl::StatusCode::kDataLoss, "JOURNAL_BROKEN")) << i;
  }
}

TEST(EntryTest, FindsEntriesThatAreGoneOrMoved) {
  std::vector<JournalEntry> entries = ThreeEntries();
  entries.erase(entries.begin() + 1);
  EXPECT_THAT(Verify(entries), Fails(absl::StatusCode::kDataLoss, "JOURNAL_BROKEN"));
  entries = ThreeEntries();
  std::swap(entries[0], entries[1]);
  EXPECT_THAT(Verify(entries), Fails(absl::StatusCode::kDataLoss, "JOURNAL_BROKEN"));
  JournalHead other = Genesis("other store");
  EXPECT_THAT(VerifyChain(ThreeEntries(), other),
              Fails(absl::StatusCode::kDataLoss, "JOURNAL_BROKEN"));
}

}  // namespace
}  // namespace rekenschap::base
