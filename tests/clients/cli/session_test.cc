#include "clients/cli/session.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

// A precondition error of these.
absl::Status Refusal(std::string message, std::string reason,
                     std::vector<base::Violation> preconditions,
                     absl::StatusCode code = absl::StatusCode::kFailedPrecondition) {
  base::ErrorDetails details;
  details.reason = std::move(reason);
  details.preconditions = std::move(preconditions);
  return base::Error(code, std::move(message), std::move(details));
}

struct Told {
  int exit_code;
  std::string text;
};

Told Tell(const absl::Status& status, const std::string& language = "nl") {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.language_code = language;
  const int exit_code = Fail(session, status);
  EXPECT_EQ(out.str(), "");
  return {exit_code, err.str()};
}

TEST(FailTest, QuotesAnErrorWithItsReason) {
  const Told told = Tell(Refusal("x is adopted already", "REVISION_ADOPTED",
                                 {{"x", "REVISION_ADOPTED", "x is adopted already"}}));
  EXPECT_EQ(told.exit_code, kFailed);
  EXPECT_EQ(told.text,
            "fout: deze revisie is al vastgesteld (x is adopted already) [REVISION_ADOPTED]\n");
}

TEST(FailTest, GivesEveryFieldAndPreconditionALineOfItsOwn) {
  EXPECT_EQ(
      Tell(base::InvalidFields("REVISION_MALFORMED", {{"revision.title", "TITLE_EMPTY", "say it"},
                                                      {"revision.tables", "TABLES_MANY", "split"}}))
          .text,
      "fout: dit kan niet zo:\n  revision.title: say it [TITLE_EMPTY]\n  revision.tables: split "
      "[TABLES_MANY]\n");
  EXPECT_EQ(Tell(Refusal("x cannot be adopted: mend it", "REVISION_HAS_FATAL_FINDINGS",
                         {{"tables[0]", "WRONG", "mend it"}, {"tables[1]", "MISSING", "tell"}}))
                .text,
            "fout: fouten staan het vaststellen in de weg; verhelp ze eerst (x cannot be adopted) "
            "[REVISION_HAS_FATAL_FINDINGS]\n"
            "  tables[0]: mend it [WRONG]\n"
            "  tables[1]: tell [MISSING]\n");
}

TEST(FailTest, SaysInDutchWhatIsWrongWithAField) {
  const absl::Status status = base::InvalidFields(
      "REQUEST_MALFORMED", {{"period", "PERIOD_MALFORMED", "write 2021-Q2"},
                            {"as_of_sequence", "SEQUENCE_AHEAD", "the last entry is 12"},
                            {"lines", "TOO_MANY", "it has 300 entries, and at most 200 fit"}});
  EXPECT_EQ(Tell(status).text,
            "fout: dit kan niet zo:\n"
            "  period: dit is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07 "
            "(write 2021-Q2) [PERIOD_MALFORMED]\n"
            "  as_of_sequence: zo ver is het journaal nog niet (the last entry is 12) "
            "[SEQUENCE_AHEAD]\n"
            "  lines: het zijn er te veel (it has 300 entries, and at most 200 fit) [TOO_MANY]\n");
  EXPECT_EQ(Tell(status, "en").text,
            "error: this cannot be so:\n"
            "  period: write 2021-Q2 [PERIOD_MALFORMED]\n"
            "  as_of_sequence: the last entry is 12 [SEQUENCE_AHEAD]\n"
            "  lines: it has 300 entries, and at most 200 fit [TOO_MANY]\n");
}

TEST(FailTest, NamesALonePreconditionThatTheMessageDoesNotQuote) {
  EXPECT_EQ(Tell(Refusal("p cannot be closed", "SOME_REASON",
                         {{"den-haag", "REPORTS_WAITING", "accept or return its report first"}}))
                .text,
            "fout: p cannot be closed [SOME_REASON]\n"
            "  den-haag: accept or return its report first [REPORTS_WAITING]\n");
}

TEST(FailTest, TellsASilentServiceFromOneThatRefuses) {
  EXPECT_EQ(Tell(absl::UnavailableError("connection refused")).exit_code, kUnreachable);
  EXPECT_EQ(Tell(absl::DeadlineExceededError("late")).exit_code, kUnreachable);
  EXPECT_EQ(
      Tell(Refusal("it is stopping", "DRAINING", {}, absl::StatusCode::kUnavailable)).exit_code,
      kFailed);
}

}  // namespace
}  // namespace rekenschap::cli
