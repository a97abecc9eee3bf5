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
  EXPECT_EQ(told.text, "fout: x: deze revisie is al vastgesteld [REVISION_ADOPTED]\n");
  EXPECT_EQ(Tell(Refusal("x is adopted already", "REVISION_ADOPTED",
                         {{"x", "REVISION_ADOPTED", "x is adopted already"}}),
                 "en")
                .text,
            "error: x is adopted already [REVISION_ADOPTED]\n");
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
            "fout: fouten staan het vaststellen in de weg; verhelp ze eerst "
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
            "  periode: dit is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07 "
            "(write 2021-Q2) [PERIOD_MALFORMED]\n"
            "  --as-of: zo ver is het journaal nog niet (the last entry is 12) [SEQUENCE_AHEAD]\n"
            "  --line: het zijn er 300, en er passen er hooguit 200 [TOO_MANY]\n");
  EXPECT_EQ(Tell(status, "en").text,
            "error: this cannot be so:\n"
            "  period: write 2021-Q2 [PERIOD_MALFORMED]\n"
            "  --as-of: the last entry is 12 [SEQUENCE_AHEAD]\n"
            "  --line: it has 300 entries, and at most 200 fit [TOO_MANY]\n");
}

TEST(FailTest, TellsInDutchWhatTheDetailsOfARefusalAre) {
  base::ErrorDetails details;
  details.reason = "REPORTS_MISSING";
  details.resource_name = "programmes/avim/periods/2021-Q2";
  details.metadata["reports_count"] = "3";
  details.preconditions = {
      {"den-haag", "REPORT_MISSING", "no report came in; exempt the unit, or close with a reason"},
      {"limburg", "REPORT_RETURNED", "its report was returned and did not come in again"},
      {"rotterdam", "CORRECTION_MISSING", "a correction was asked for and did not come in"}};
  const absl::Status status =
      base::Error(absl::StatusCode::kFailedPrecondition,
                  "programmes/avim/periods/2021-Q2 cannot be closed: 3 of its reports are missing "
                  "or uncorrected, and no reason is given",
                  details);
  EXPECT_EQ(
      Tell(status).text,
      "fout: programmes/avim/periods/2021-Q2: niet binnen of niet gecorrigeerd: 3 van de "
      "rapportages; stel de eenheid vrij, of geef met --reason aan waarom de periode toch sluit "
      "[REPORTS_MISSING]\n"
      "  den-haag: er is geen rapportage binnen; stel de eenheid vrij, of sluit af met --reason "
      "[REPORT_MISSING]\n"
      "  limburg: de rapportage is teruggegeven en kwam niet opnieuw binnen; wacht erop, stel de "
      "eenheid vrij, of sluit af met --reason [REPORT_RETURNED]\n"
      "  rotterdam: een gevraagde correctie is niet binnen; wacht erop, of sluit af met --reason "
      "[CORRECTION_MISSING]\n");
}

TEST(FailTest, SaysOnceWhatIsTheSameOfSeveral) {
  base::ErrorDetails details;
  details.reason = "REPORTS_MISSING";
  details.resource_name = "programmes/avim/periods/2021-Q2";
  details.metadata["reports_count"] = "5";
  for (const char* unit : {"amsterdam", "den-haag", "midden-nederland", "zeeland-west-brabant"}) {
    details.preconditions.push_back(
        {unit, "REPORT_MISSING", "no report came in; exempt the unit, or close with a reason"});
  }
  details.preconditions.push_back(
      {"limburg", "REPORT_RETURNED", "its report was returned and did not come in again"});
  const absl::Status status = base::Error(absl::StatusCode::kFailedPrecondition, "no", details);
  EXPECT_THAT(
      Tell(status).text,
      ::testing::HasSubstr(
          "\n  amsterdam, den-haag, midden-nederland, zeeland-west-brabant: er is geen rapportage "
          "binnen; stel de\n  eenheid vrij, of sluit af met --reason [REPORT_MISSING]\n"
          "  limburg: de rapportage is teruggegeven"));
}

TEST(FailTest, LeavesFindingsAsTheServiceTellsThem) {
  // In the session's language already, and one of them is listed as several are.
  base::ErrorDetails details;
  details.reason = "REVISION_HAS_FATAL_FINDINGS";
  details.resource_name = "programmes/avim/revisions/2";
  details.preconditions = {{"tables[0]", "INSTALMENTS_WITHOUT_CASH", "er is een schema; 5 keer"}};
  const absl::Status status = base::Error(
      absl::StatusCode::kFailedPrecondition,
      "programmes/avim/revisions/2 cannot be adopted: er is een schema; 5 keer", details);
  EXPECT_EQ(Tell(status).text,
            "fout: programmes/avim/revisions/2: fouten staan het vaststellen in de weg; verhelp ze "
            "eerst [REVISION_HAS_FATAL_FINDINGS]\n"
            "  tables[0]: er is een schema; 5 keer [INSTALMENTS_WITHOUT_CASH]\n");
  EXPECT_EQ(
      Tell(base::InvalidField("report.period", "PERIOD_NOT_OF_CADENCE",
                              "2021 is geen periode waarover wordt gerapporteerd"))
          .text,
      "fout: dit kan niet zo:\n  report.period: over zulke periodes rapporteert dit programma "
      "niet (2021 is geen periode waarover wordt gerapporteerd) [PERIOD_NOT_OF_CADENCE]\n");
  EXPECT_EQ(Tell(base::InvalidFields("REPORT_REFUSED", {{"report.period", "PERIOD_NOT_OF_CADENCE",
                                                         "2021 is geen periode"}}))
                .text,
            "fout: dit kan niet zo:\n  report.period: 2021 is geen periode "
            "[PERIOD_NOT_OF_CADENCE]\n");
}

TEST(FailTest, TakesTheFactsOfALoneFieldFromItsMetadata) {
  EXPECT_EQ(Tell(base::InvalidField("as_of_sequence", "SEQUENCE_AHEAD",
                                    "the journal's last entry is 12", {{"last_entry", "12"}}))
                .text,
            "fout: dit kan niet zo:\n  --as-of: zo ver is het journaal nog niet; de laatste "
            "journaalregel is 12 [SEQUENCE_AHEAD]\n");
  // Of two nobody knows whose they are: what each says of itself tells.
  EXPECT_EQ(Tell(base::InvalidFields("REQUEST_MALFORMED",
                                     {{"a", "TEXT_TOO_LONG", "it has more than 20 characters"},
                                      {"b", "TEXT_TOO_LONG", "it has more than 90 characters"}},
                                     {{"most", "90"}}))
                .text,
            "fout: dit kan niet zo:\n"
            "  a: deze tekst is te lang; kort hem in tot 20 tekens [TEXT_TOO_LONG]\n"
            "  b: deze tekst is te lang; kort hem in tot 90 tekens [TEXT_TOO_LONG]\n");
}

TEST(FailTest, NamesWhatWasTypedAndNotTheFieldOfTheContract) {
  const absl::Status status = base::InvalidFields(
      "REQUEST_MALFORMED", {{"payment.reason", "TEXT_TOO_SHORT", "it has fewer than 3 characters"},
                            {"payment.document", "TEXT_MISSING", "it is required"}});
  EXPECT_EQ(Tell(status).text,
            "fout: dit kan niet zo:\n"
            "  --reason: deze tekst is te kort; schrijf er ten minste 3 tekens [TEXT_TOO_SHORT]\n"
            "  --document: hier ontbreekt een tekst; vul hem in [TEXT_MISSING]\n");
  std::ostringstream out;
  const Session session{out, out};
  EXPECT_EQ(RefusalWords(session, status),
            "--reason: deze tekst is te kort; schrijf er ten minste 3 tekens (en nog 1)");
}

TEST(FailTest, NamesThePartOfANameThatCannotBe) {
  const absl::Status status = base::InvalidField(
      "name", "NAME_MALFORMED",
      "'programmes/avim/reports/2022-Q9/limburg' is not a name here; write "
      "programmes/{programme}/reports/{period}/{unit}, ids being lower-case words with hyphens");
  EXPECT_EQ(Tell(status).text,
            "fout: dit kan niet zo:\n  '2022-Q9' is geen periode; schrijf 2021, 2021-H1, 2021-T2, "
            "2021-Q3 of 2021-M07 [NAME_MALFORMED]\n");
  EXPECT_EQ(Tell(status, "en").text,
            "error: this cannot be so:\n  '2022-Q9' is no period; write 2021, 2021-H1, 2021-T2 "
            "(four months), 2021-Q3 or 2021-M07 [NAME_MALFORMED]\n");
}

TEST(RefusalWordsTest, TellInOneLineWhatIsWrongWithFields) {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  const absl::Status status = base::InvalidFields(
      "REQUEST_MALFORMED", {{"units[0]", "UNIT_UNKNOWN", "it is not known"}, {"b", "X", "wrong"}});
  EXPECT_EQ(RefusalWords(session, status),
            "eenheid: deze eenheid is er niet, of doet hier niet mee (en nog 1)");
  session.language_code = "en";
  EXPECT_EQ(RefusalWords(session, status), "units[0]: it is not known (and 1 more)");
}

TEST(FailTest, NamesALonePreconditionThatTheMessageDoesNotQuote) {
  EXPECT_EQ(Tell(Refusal("p cannot be closed", "SOME_REASON",
                         {{"den-haag", "REPORT_WAITING", "accept or return its report first"}}))
                .text,
            "fout: p cannot be closed [SOME_REASON]\n"
            "  den-haag: accepteer eerst de rapportage, of geef haar terug [REPORT_WAITING]\n");
}

TEST(FailTest, TellsInTheReadersLanguageWhatComesWithoutAReason) {
  // What the service says of what it keeps for its log, and what gRPC answers for one that is
  // older.
  const absl::Status failed = absl::InternalError("the service failed; its log tells why");
  EXPECT_EQ(Tell(failed).text, "fout: er ging iets mis in de service; zijn logboek zegt wat\n");
  EXPECT_EQ(Tell(failed).exit_code, kFailed);
  EXPECT_EQ(Tell(failed, "en").text, "error: the service failed; its log tells why\n");
  EXPECT_EQ(Tell(absl::InternalError("RST_STREAM")).text,
            "fout: er ging iets mis in de service; zijn logboek zegt wat (RST_STREAM)\n");
  const Told older = Tell(absl::UnimplementedError(""));
  EXPECT_EQ(
      older.text,
      "fout: de service kent deze vraag niet; breng services en opdracht op dezelfde versie\n");
  EXPECT_EQ(older.exit_code, kFailed);
  EXPECT_THAT(Tell(absl::UnimplementedError(""), "en").text,
              ::testing::HasSubstr("does not know this request"));
}

TEST(FailTest, LetsNoTextSteerTheTerminal) {
  const absl::Status status =
      base::InvalidField("name", "SOMETHING_ELSE", "'a\x1b[2Jb' is no name");
  EXPECT_EQ(Tell(status).text,
            "fout: dit kan niet zo:\n  'a\uFFFD[2Jb' is no name [SOMETHING_ELSE]\n");
  std::ostringstream out;
  const Session session{out, out};
  EXPECT_EQ(RefusalWords(session, status), "'a\uFFFD[2Jb' is no name");
}

TEST(RefusalWordsTest, TellThatAnAnswerCameTooLate) {
  std::ostringstream out;
  const Session session{out, out};
  EXPECT_EQ(RefusalWords(session, absl::DeadlineExceededError("Deadline Exceeded")),
            "de service antwoordde niet op tijd; zie --timeout");
}

TEST(FailTest, TellsASilentServiceFromOneThatRefuses) {
  for (const char* language : {"nl", "en"}) {
    const Told away = Tell(absl::UnavailableError("failed to connect to all addresses"), language);
    EXPECT_EQ(away.exit_code, kUnreachable);
    // The words of the connection help nobody; where it was sought does.
    EXPECT_THAT(away.text, ::testing::AllOf(::testing::HasSubstr("127.0.0.1:7401"),
                                            ::testing::HasSubstr("127.0.0.1:7402"),
                                            ::testing::HasSubstr("rekenschap status"),
                                            ::testing::Not(::testing::HasSubstr("failed"))));
  }
  EXPECT_EQ(Tell(absl::DeadlineExceededError("late")).exit_code, kUnreachable);
  EXPECT_EQ(
      Tell(Refusal("it is stopping", "DRAINING", {}, absl::StatusCode::kUnavailable)).exit_code,
      kFailed);
}

}  // namespace
}  // namespace rekenschap::cli
