#include "services/monitoring/domain/statement_form.h"

#include <gtest/gtest.h>

#include "services/base/hash/canonical.h"
#include "tests/services/monitoring/domain/statement_sample.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::IsOk;

// Frozen: statements that were kept outside are proven with it.
TEST(StatementFormTest, HashesToWhatItAlwaysDid) {
  EXPECT_EQ(base::Sha256Hex(CanonicalForm(FullStatement())),
            "ae688c926bdaf7ca8f25325319ff464df355af01b600f0693ba798f09f58e1e9");
  EXPECT_EQ(base::Sha256Hex(CanonicalForm(StatementContent())),
            "8d33108829d19ca819eae318541875a86e1391cfc7bf580f25f471a71e5b293d");
}

TEST(StatementFormTest, StartsWithItsTagAndWritesFieldsInOrder) {
  EXPECT_EQ(CanonicalForm(FullStatement())
                .rfind("20:rekenschap.statement1:11:115:programmes/avim16:Versterking AVIM7:2021-Q2"
                       "10:2021-04-0110:2021-06-3010:2021-08-01",
                       0),
            0U);
}

TEST(StatementFormTest, ReadsBackToTheByte) {
  for (const StatementContent& content : {FullStatement(), StatementContent()}) {
    const std::string form = CanonicalForm(content);
    const auto read = ParseStatement(form);
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(*read, content);
    EXPECT_EQ(CanonicalForm(*read), form);
  }
}

TEST(StatementFormTest, RefusesWhatIsNoStatement) {
  const std::string form = CanonicalForm(FullStatement());
  const std::string spoiled[] = {"",
                                 "nonsense",
                                 form.substr(0, form.size() - 1),
                                 form + "0:",
                                 "19" + form.substr(2),
                                 "20:rekenschap.statement1:2" + form.substr(26)};
  for (const std::string& text : spoiled) {
    EXPECT_THAT(ParseStatement(text), Fails(absl::StatusCode::kDataLoss, "STATEMENT_UNREADABLE"))
        << text.substr(0, 40);
  }
}

// However a form is cut or a byte of it changed, it never reads as another statement's form.
TEST(StatementFormTest, NeverReadsAChangedFormAsTheSameStatement) {
  const StatementContent content = FullStatement();
  const std::string form = CanonicalForm(content);
  for (std::size_t i = 0; i < form.size(); ++i) {
    std::string changed = form;
    changed[i] = changed[i] == '7' ? '8' : '7';
    const auto read = ParseStatement(changed);
    if (read.ok()) {
      EXPECT_NE(*read, content) << i;
    }
    EXPECT_THAT(ParseStatement(form.substr(0, i)),
                Fails(absl::StatusCode::kDataLoss, "STATEMENT_UNREADABLE"));
  }
}

TEST(StatementFormTest, TellsFactsApartFromTheirPlace) {
  StatementContent later = FullStatement();
  later.position = {"other", 99, "ff", "2022-01-01"};
  EXPECT_EQ(FactsHash(later), FactsHash(FullStatement()));
  later.coverage.late += 1;
  EXPECT_NE(FactsHash(later), FactsHash(FullStatement()));
}

}  // namespace
}  // namespace rekenschap::monitoring
