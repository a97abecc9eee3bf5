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

Told Tell(const absl::Status& status) {
  std::ostringstream out;
  std::ostringstream err;
  const Session session{out, err};
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
            "fout: er staan fouten in de weg van vaststellen (x cannot be adopted) "
            "[REVISION_HAS_FATAL_FINDINGS]\n"
            "  tables[0]: mend it [WRONG]\n"
            "  tables[1]: tell [MISSING]\n");
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
