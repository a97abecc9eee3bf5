#include "clients/cli/journal_views.h"

#include <algorithm>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include "tests/support/same_message.h"

namespace rekenschap::cli {
namespace {

using system::v1::ListEntriesResponse;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class JournalViewsTest : public ::testing::Test {
 protected:
  // The entries from `from` to `to`.
  static ListEntriesResponse Entries(int from, int to) {
    ListEntriesResponse page;
    for (int i = from; i <= to; ++i) {
      auto& entry = *page.add_entries();
      entry.set_sequence(i);
      entry.mutable_record_time()->set_seconds(i);
      entry.set_principal("unverified:\"korps\"");
      entry.set_action("report.submit");
      entry.set_resource("programmes/avim/reports/2021-Q2/unit-" + std::to_string(i));
      entry.set_chain_hash(std::string(64, 'a'));
    }
    return page;
  }
  // What is printed of a journal of `count` entries, 1,000 to a page as they come.
  std::string Printed(int count, std::size_t last = 0) {
    out_.str("");
    JournalPrinter printer(session_, last);
    for (int from = 1; from <= count; from += 1000) {
      printer.Take(Entries(from, std::min(count, from + 999)));
    }
    printer.Finish();
    return out_.str();
  }
  static std::ptrdiff_t LinesOf(const std::string& text) { return std::ranges::count(text, '\n'); }

  std::ostringstream out_;
  Session session_{out_, out_};
};

TEST_F(JournalViewsTest, GivesProgramsEveryEntry) {
  session_.output = Output::kCsv;
  const std::string csv = Printed(2'001);
  EXPECT_THAT(
      csv, ::testing::StartsWith("sequence;record_time;principal;action;resource;chain_hash\n1;"));
  EXPECT_THAT(csv, AllOf(HasSubstr("/unit-1;"), HasSubstr("/unit-1000;"), HasSubstr("/unit-1001;"),
                         HasSubstr("/unit-2001;" + std::string(64, 'a') + "\n")));
  EXPECT_EQ(Printed(0), "sequence;record_time;principal;action;resource;chain_hash\n");
  session_.output = Output::kJson;
  for (const int count : {0, 1, 2'001}) {
    ListEntriesResponse read;
    const std::string json = Printed(count);
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, &read).ok()) << count;
    EXPECT_TRUE(testing::Same(read, Entries(1, count))) << count;
    EXPECT_THAT(json, ::testing::EndsWith("}\n"));
  }
}

// A journal that could not be read is not an empty one.
TEST_F(JournalViewsTest, GivesProgramsNothingBeforeAnEntryOrTheEndIsThere) {
  for (const Output output : {Output::kCsv, Output::kJson}) {
    session_.output = output;
    out_.str("");
    JournalPrinter printer(session_, 0);
    EXPECT_EQ(out_.str(), "");
    printer.Finish();
    EXPECT_NE(out_.str(), "");
  }
}

TEST_F(JournalViewsTest, GivesProgramsTheLastEntriesWhereAsked) {
  session_.output = Output::kCsv;
  EXPECT_THAT(Printed(2'001, 2), AllOf(Not(HasSubstr("/unit-1999;")), HasSubstr("/unit-2000;"),
                                       HasSubstr("/unit-2001;")));
  session_.output = Output::kJson;
  ListEntriesResponse read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(Printed(2'001, 1'500), &read).ok());
  EXPECT_TRUE(testing::Same(read, Entries(502, 2'001)));
}

TEST_F(JournalViewsTest, ShowsPeopleTheLastEntriesAndSaysWhatCameBefore) {
  const std::string all = Printed(1'000);
  EXPECT_EQ(LinesOf(all), 1'001);
  EXPECT_THAT(all, AllOf(HasSubstr("/unit-1 "), HasSubstr("/unit-1000 ")));
  const std::string last = Printed(2'001);
  EXPECT_EQ(LinesOf(last), 1'002);
  EXPECT_THAT(
      last, AllOf(Not(HasSubstr("/unit-1001 ")), HasSubstr("/unit-1002 "), HasSubstr("/unit-2001 "),
                  HasSubstr("\nLaatste regels: 1000; daarvoor: 1001. "
                            "Verder terug: --most; alle regels: --output csv.\n")));
  session_.language_code = "en";
  EXPECT_THAT(Printed(5, 2), HasSubstr("\nLast entries: 2; before them: 3. "));
}

}  // namespace
}  // namespace rekenschap::cli
