#include "clients/cli/report_query.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;
using ::testing::HasSubstr;

class ReportQueryTest : public ::testing::Test {
 protected:
  static void Mark(Report& report, const std::string& line, const std::string& reason) {
    auto& marked = *report.add_line_returns();
    marked.set_line(line);
    marked.set_reason(reason);
  }
  // What counts beside version 3, a draft, when the versions before it are in these states.
  std::string WithStates(const std::vector<Report::State>& states) {
    google::protobuf::RepeatedPtrField<Report> versions;
    for (const Report::State state : states) {
      auto& version = *versions.Add();
      version.set_version(versions.size());
      version.set_state(state);
    }
    auto& draft = *versions.Add();
    draft.set_version(3);
    draft.set_state(Report::STATE_DRAFT);
    return WhatCountsWords(session_, draft, versions);
  }

  std::ostringstream out_;
  Session session_{out_, out_};
};

TEST_F(ReportQueryTest, SaysWhichVersionsCountBesideADraft) {
  EXPECT_EQ(WithStates({Report::STATE_SUPERSEDED, Report::STATE_RETURNED}),
            "versie 3 (concept); nog geen versie telt");
  EXPECT_EQ(WithStates({Report::STATE_ACCEPTED, Report::STATE_RETURNED}),
            "versie 3 (concept); versie 1 telt (geaccepteerd)");
  EXPECT_EQ(WithStates({Report::STATE_SUPERSEDED, Report::STATE_CLOSED}),
            "versie 3 (concept); versie 2 telt (geaccepteerd)");
  EXPECT_EQ(WithStates({Report::STATE_SUPERSEDED, Report::STATE_SUBMITTED}),
            "versie 3 (concept); versie 2 telt voorlopig (wacht op beoordeling)");
  EXPECT_EQ(WithStates({Report::STATE_ACCEPTED, Report::STATE_SUBMITTED}),
            "versie 3 (concept); versie 1 telt (geaccepteerd), versie 2 telt voorlopig (wacht op "
            "beoordeling)");
  session_.language_code = "en";
  EXPECT_EQ(WithStates({}), "version 3 (draft); no version counts yet");
}

TEST_F(ReportQueryTest, SaysWhyAReportWasReturnedOrReopened) {
  Report report;
  report.set_state(Report::STATE_SUBMITTED);
  EXPECT_EQ(ReviewWords(session_, report), "");
  report.set_state(Report::STATE_RETURNED);
  Mark(report, "mensenhandel-fte", "controleer de telling");
  EXPECT_EQ(ReviewWords(session_, report), "mensenhandel-fte: controleer de telling");
  report.set_return_reason("Niet af");
  EXPECT_EQ(ReviewWords(session_, report), "Niet af; mensenhandel-fte: controleer de telling");
  report.clear_return_reason();
  report.set_state(Report::STATE_ACCEPTED);
  EXPECT_EQ(ReviewWords(session_, report), "heropend; mensenhandel-fte: controleer de telling");
  for (const auto since : {Report::STATE_CLOSED, Report::STATE_SUPERSEDED}) {
    report.set_state(since);
    EXPECT_EQ(ReviewWords(session_, report), "heropend; mensenhandel-fte: controleer de telling");
  }
  report.set_reopen_reason("Factuur ontbreekt");
  report.clear_line_returns();
  EXPECT_EQ(ReviewWords(session_, report), "heropend: Factuur ontbreekt");
  session_.language_code = "en";
  EXPECT_THAT(ReviewWords(session_, report), HasSubstr("reopened: "));
  report.set_reopen_reason(std::string(2'000, 'x'));
  EXPECT_LE(WidthOf(ReviewWords(session_, report)), kPageWidth);
}

TEST_F(ReportQueryTest, KeepsLongMarksWithinAPage) {
  Report report;
  std::string reason = "Zie";
  for (int i = 0; i < 40; ++i) reason += " bijlage";
  Mark(report, "mensenhandel-fte", reason);
  PrintMarks(session_, report);
  EXPECT_THAT(out_.str(), HasSubstr("  Te verbeteren, mensenhandel-fte: Zie bijlage"));
  std::istringstream lines(out_.str());
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), kPageWidth) << line;
}

TEST_F(ReportQueryTest, PrintsEveryMarkOnALine) {
  Report report;
  PrintMarks(session_, report);
  EXPECT_EQ(out_.str(), "");
  Mark(report, "ienr-budget", "Bijlage ontbreekt");
  Mark(report, "ienr-fte", "Telling klopt niet");
  PrintMarks(session_, report);
  EXPECT_EQ(out_.str(),
            "  Te verbeteren, ienr-budget: Bijlage ontbreekt\n"
            "  Te verbeteren, ienr-fte: Telling klopt niet\n");
}

TEST_F(ReportQueryTest, SaysHowAReportIsWrittenWithoutAskingForIt) {
  // Nobody listens there.
  session_.monitoring_address = "127.0.0.1:1";
  const auto stub = MonitoringOf(session_);
  monitoring::v1::GetReportResponse response;
  for (const char* text : {"limburg", "avim/2021-Q2", "avim/2021-Q2/", "/2021-Q2/limburg",
                           "avim//limburg", "avim/2021-Q2/limburg/1/2", ""}) {
    const absl::Status status = GetReport(session_, *stub, text, response);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(status.message(), "'" + std::string(text) +
                                    "' is geen rapportage; schrijf programma/periode/eenheid, "
                                    "zoals avim-mensenhandel/2021-Q2/rotterdam");
  }
  session_.timeout_seconds = 1;
  for (const char* text : {"avim/2021-Q2/limburg", "avim/2021-Q2/limburg/1",
                           "programmes/avim/reports/2021-Q2/limburg"}) {
    EXPECT_NE(GetReport(session_, *stub, text, response).code(), absl::StatusCode::kInvalidArgument)
        << text;
  }
  session_.language_code = "en";
  EXPECT_EQ(GetReport(session_, *stub, "limburg", response).message(),
            "'limburg' is no report; write programme/period/unit, such as "
            "avim-mensenhandel/2021-Q2/rotterdam");
}

}  // namespace
}  // namespace rekenschap::cli
