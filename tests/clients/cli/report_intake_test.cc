#include "clients/cli/report_intake.h"

#include <array>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>
#include <utility>

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "clients/cli/calls.h"
#include "clients/cli/report_sending.h"
#include "rekenschap/monitoring/v1/report_stream_service.grpc.pb.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"
#include "tests/support/same_message.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;
using monitoring::v1::ReportLine;
using rekenschap::testing::Fails;
using rekenschap::testing::IsOk;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

ReportLine::FiguresCase KindOf(const type::v1::Quantity& amount) {
  if (amount.has_fte_thousandths()) return ReportLine::kFte;
  return amount.has_count() ? ReportLine::kCount : ReportLine::kEuro;
}

// What the service says of reports on a plan with the lines `budget`, `fte` and `zaken`.
class Plan {
 public:
  // What it cannot understand of a report.
  static absl::Status Form(const Report& report) {
    std::vector<base::Violation> violations;
    if (report.period() != "2021-Q2") {
      violations.push_back({"report.period", "PERIOD_MALFORMED", "it is no period"});
    }
    for (int i = 0; i < report.lines_size(); ++i) {
      const ReportLine& line = report.lines(i);
      const std::string field = "report.lines[" + std::to_string(i) + "]";
      if (line.figures_case() == ReportLine::FIGURES_NOT_SET) {
        violations.push_back({field, "FIGURES_MISSING", "give figures"});
      }
      for (const auto& explanation : line.explanations()) {
        if (!explanation.has_amount() || KindOf(explanation.amount()) == line.figures_case()) {
          continue;
        }
        violations.push_back({field + ".explanations[0].amount", "MEASURE_WRONG", "other measure"});
      }
    }
    if (violations.empty()) return absl::OkStatus();
    return base::InvalidFields("REPORT_MALFORMED", std::move(violations));
  }

  // What its rules find of one that it understands.
  template <class Findings>
  static void Check(const Report& report, Findings& findings) {
    if (!report.programme().ends_with("/avim")) {
      return Note("programme", "PROGRAMME_UNKNOWN", findings);
    }
    for (int i = 0; i < report.lines_size(); ++i) {
      const ReportLine& line = report.lines(i);
      const std::string field = "lines[" + std::to_string(i) + "]";
      const auto kind = KindOfLine(line.line());
      if (kind == ReportLine::FIGURES_NOT_SET) {
        Note(field + ".line", "LINE_UNKNOWN", findings);
      } else if (kind != line.figures_case()) {
        Note(field, "MEASURE_WRONG", findings);
      } else if (line.has_euro() && !line.euro().has_spent_eurocents()) {
        Note(field + ".euro.spent_eurocents", "FIGURE_MISSING", findings);
      } else if (line.has_fte() && !line.fte().has_in_post_fte_thousandths()) {
        Note(field + ".fte.in_post_fte_thousandths", "FIGURE_MISSING", findings);
      } else if (line.has_count() && !line.count().has_realised_count()) {
        Note(field + ".count.realised_count", "FIGURE_MISSING", findings);
      }
    }
  }

 private:
  static ReportLine::FiguresCase KindOfLine(const std::string& line) {
    if (line == "budget") return ReportLine::kEuro;
    if (line == "fte") return ReportLine::kFte;
    return line == "zaken" ? ReportLine::kCount : ReportLine::FIGURES_NOT_SET;
  }
  template <class Findings>
  static void Note(const std::string& field, const char* rule, Findings& findings) {
    auto& finding = *findings.Add();
    finding.set_field(field);
    finding.set_rule(rule);
    finding.set_message(std::string("text of ") + rule);
    finding.set_severity(type::v1::SEVERITY_FATAL);
  }
};

class Checker final : public monitoring::v1::MonitoringService::Service {
 public:
  grpc::Status ValidateReport(grpc::ServerContext* /*context*/,
                              const monitoring::v1::ValidateReportRequest* request,
                              monitoring::v1::ValidateReportResponse* response) override {
    const std::lock_guard lock(mutex_);
    ++asked_;
    if (!refusal_.ok()) return base::ToGrpc(refusal_);
    const absl::Status form = Plan::Form(request->report());
    if (!form.ok()) return base::ToGrpc(form);
    Plan::Check(request->report(), *response->mutable_findings());
    return grpc::Status::OK;
  }
  grpc::Status SaveDraft(grpc::ServerContext* /*context*/,
                         const monitoring::v1::SaveDraftRequest* request,
                         monitoring::v1::SaveDraftResponse* response) override {
    const std::lock_guard lock(mutex_);
    const absl::Status form = Plan::Form(request->report());
    if (!form.ok()) return base::ToGrpc(form);
    if (!no_drafts_.ok()) return base::ToGrpc(no_drafts_);
    response->set_unchanged(!drafts_.empty() && testing::Same(drafts_.back(), request->report()));
    drafts_.push_back(request->report());
    response->mutable_report()->set_version(1);
    return grpc::Status::OK;
  }

  // How it answers whatever is asked of it.
  void Refuse(absl::Status refusal) { refusal_ = std::move(refusal); }
  void RefuseDrafts(absl::Status refusal) { no_drafts_ = std::move(refusal); }
  int asked() const { return asked_; }
  const std::vector<Report>& drafts() const { return drafts_; }

 private:
  std::mutex mutex_;
  absl::Status refusal_;
  absl::Status no_drafts_;
  int asked_ = 0;
  std::vector<Report> drafts_;
};

class Taker final : public monitoring::v1::ReportStreamService::Service {
 public:
  using Stream = grpc::ServerReaderWriter<monitoring::v1::SubmitReportsResponse,
                                          monitoring::v1::SubmitReportsRequest>;

  grpc::Status SubmitReports(grpc::ServerContext* /*context*/, Stream* stream) override {
    monitoring::v1::SubmitReportsRequest request;
    std::int64_t number = 0;
    while (stream->Read(&request)) {
      monitoring::v1::SubmitReportsResponse response;
      for (const auto& item : request.items()) {
        auto& result = *response.add_results();
        result.set_item_number(++number);
        const absl::Status form = Plan::Form(item.report());
        if (form.ok()) {
          Plan::Check(item.report(), *result.mutable_findings());
        } else {
          base::SetError(form, *result.mutable_error());
        }
      }
      stream->Write(response);
    }
    return grpc::Status::OK;
  }
};

class ReportIntakeTest : public ::testing::Test {
 protected:
  ReportIntakeTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&checker_);
    builder.RegisterService(&taker_);
    server_ = builder.BuildAndStart();
    session_.monitoring_address = "127.0.0.1:" + std::to_string(port);
    session_.name = "controller";
  }

  // Takes a file with these rows in; what is told of it is in `out_`.
  int Take(Intake intake, const std::string& rows) {
    out_.str("");
    std::ofstream(folder_ / "f.csv", std::ios::binary)
        << "programma;eenheid;periode;regel;besteed;bezetting;toelichting;oorzaak;"
           "toegelicht bedrag\n"
        << rows;
    return TakeReports(session_, {folder_ / "f.csv"}, {.intake = intake});
  }
  absl::StatusOr<bool> Settle(Report& report) {
    return SettleKinds(session_, *MonitoringOf(session_), report);
  }
  std::string Told() const { return out_.str(); }

  testing::TempDir folder_;
  Checker checker_;
  Taker taker_;
  std::unique_ptr<grpc::Server> server_;
  std::ostringstream out_;
  std::ostringstream err_;
  Session session_{out_, err_};
};

Report WithLines(const std::vector<std::string>& lines) {
  Report report;
  report.set_programme("programmes/avim");
  report.set_period("2021-Q2");
  for (const std::string& line : lines) report.add_lines()->set_line(line);
  return report;
}

TEST_F(ReportIntakeTest, FindsTheKindsOfLinesWithoutFigures) {
  Report report = WithLines({"zaken", "fte", "budget", "onbekend", "budget"});
  report.mutable_lines(4)->mutable_euro()->set_spent_eurocents(1);
  const auto asked = Settle(report);
  ASSERT_THAT(asked, IsOk());
  EXPECT_TRUE(*asked);
  EXPECT_TRUE(report.lines(0).has_count());
  EXPECT_FALSE(report.lines(0).count().has_realised_count());
  EXPECT_TRUE(report.lines(1).has_fte());
  EXPECT_TRUE(report.lines(2).has_euro());
  EXPECT_EQ(report.lines(3).figures_case(), ReportLine::FIGURES_NOT_SET);
  EXPECT_EQ(report.lines(4).euro().spent_eurocents(), 1);
  AssumeKinds(report);
  EXPECT_THAT(Plan::Form(report), IsOk());
  EXPECT_TRUE(report.lines(0).has_count());
  EXPECT_EQ(report.lines(4).euro().spent_eurocents(), 1);
}

TEST_F(ReportIntakeTest, AsksNothingWhereEveryLineHasFigures) {
  Report report = WithLines({"budget"});
  report.mutable_lines(0)->mutable_fte();
  const auto asked = Settle(report);
  ASSERT_THAT(asked, IsOk());
  EXPECT_TRUE(*asked);
  EXPECT_EQ(checker_.asked(), 0);
  EXPECT_TRUE(report.lines(0).has_fte());
}

TEST_F(ReportIntakeTest, LeavesLinesWithoutFiguresWhereTheReportIsNotUnderstood) {
  Report report = WithLines({"fte", "budget"});
  report.mutable_lines(1)->mutable_euro();
  report.set_period("2021-Q5");
  const auto asked = Settle(report);
  ASSERT_THAT(asked, IsOk());
  EXPECT_FALSE(*asked);
  EXPECT_EQ(report.lines(0).figures_case(), ReportLine::FIGURES_NOT_SET);
  EXPECT_TRUE(report.lines(1).has_euro());
}

// Of an amount that tells its own measure the service is not asked as if it were one of euros.
TEST_F(ReportIntakeTest, TriesTheKindOfAnAmountFirst) {
  for (const auto& [line, kind] : std::vector<std::pair<std::string, ReportLine::FiguresCase>>{
           {"fte", ReportLine::kFte},
           {"zaken", ReportLine::kCount},
           {"budget", ReportLine::kEuro}}) {
    Report report = WithLines({line});
    auto& amount = *report.mutable_lines(0)->add_explanations()->mutable_amount();
    if (kind == ReportLine::kFte) amount.set_fte_thousandths(500);
    if (kind == ReportLine::kCount) amount.set_count(5);
    if (kind == ReportLine::kEuro) amount.set_eurocents(500);
    const auto asked = Settle(report);
    ASSERT_THAT(asked, IsOk());
    EXPECT_TRUE(*asked) << line;
    EXPECT_EQ(report.lines(0).figures_case(), kind) << line;
    // Where it cannot be asked, that of the amount is assumed too.
    report.mutable_lines(0)->clear_figures();
    AssumeKinds(report);
    EXPECT_EQ(report.lines(0).figures_case(), kind) << line;
  }
}

// What is wrong with one line takes nothing from the others.
TEST_F(ReportIntakeTest, TriesNoKindThatDoesNotGoWithAnAmount) {
  Report report = WithLines({"budget", "zaken"});
  report.mutable_lines(0)->add_explanations()->mutable_amount()->set_fte_thousandths(500);
  const auto asked = Settle(report);
  ASSERT_THAT(asked, IsOk());
  EXPECT_TRUE(*asked);
  EXPECT_EQ(report.lines(0).figures_case(), ReportLine::FIGURES_NOT_SET);
  EXPECT_TRUE(report.lines(1).has_count());
  AssumeKinds(report);
  EXPECT_TRUE(report.lines(0).has_fte());
}

TEST_F(ReportIntakeTest, PassesOnWhyTheServiceDoesNotAnswer) {
  checker_.Refuse(absl::PermissionDeniedError("no"));
  Report report = WithLines({"fte"});
  EXPECT_THAT(Settle(report), Fails(absl::StatusCode::kPermissionDenied, ""));
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;fte;;;Later;overig;1,000\n"), kFailed);
  EXPECT_THAT(checker_.drafts(), IsEmpty());
}

TEST_F(ReportIntakeTest, KeepsAnAmountInTheMeasureThatThePlanHasForItsLine) {
  EXPECT_EQ(Take(Intake::kKeep,
                 "avim;a;2021-Q2;fte;;;Later;overig;1,000\n"
                 "avim;a;2021-Q2;budget;;;Later;overig;1.234,56\n"
                 "avim;a;2021-Q2;zaken;;;Later;overig;12\n"),
            kDone);
  EXPECT_THAT(Told(), HasSubstr("a, 2021-Q2: bewaard als concept, versie 1"));
  ASSERT_THAT(checker_.drafts(), SizeIs(1));
  const Report& draft = checker_.drafts()[0];
  EXPECT_EQ(draft.lines(0).explanations(0).amount().fte_thousandths(), 1'000);
  EXPECT_EQ(draft.lines(1).explanations(0).amount().eurocents(), 123'456);
  EXPECT_EQ(draft.lines(2).explanations(0).amount().count(), 12);
}

TEST_F(ReportIntakeTest, KeepsNoDraftOfAnAmountThatCannotBeReadOrPlaced) {
  for (const auto& [row, rule, told] : std::vector<std::array<std::string, 3>>{
           {"fte;;;Later;overig;1.500", "FIGURE_AMBIGUOUS", "'1.500' kan 1500 zijn en ook 1,500"},
           {"budget;;;Later;overig;0,125", "FIGURE_MALFORMED", "hooguit 2 decimalen"},
           {"zaken;;;Later;overig;1,000", "FIGURE_MALFORMED", "schrijf 1000 of 1\n"},
           {"zaken;;;Later;overig;20,5", "FIGURE_MALFORMED",
            "'20,5': een aantal heeft geen decimalen\n    → schrijf 20 of 21\n"},
           {"zaken;;;Later;overig;-0,5", "FIGURE_MALFORMED", "schrijf 0 of -1\n"},
           {"zaken;;;Later;overig;twaalf", "FIGURE_MALFORMED",
            "'twaalf' is geen aantal in Nederlandse notatie"},
           {"onbekend;;;Later;overig;1,000", "MEASURE_UNKNOWN", "'1,000' is niet te lezen"}}) {
    EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;" + row + "\n"), kRefused) << row;
    EXPECT_THAT(Told(), AllOf(HasSubstr("a, 2021-Q2: GEWEIGERD"), HasSubstr("I2"),
                              HasSubstr("toegelicht bedrag"), HasSubstr(rule), HasSubstr(told)));
    EXPECT_THAT(checker_.drafts(), IsEmpty()) << row;
  }
  // Beside it the service tells of the line what it always does.
  EXPECT_THAT(Told(), AllOf(HasSubstr("LINE_UNKNOWN"), Not(HasSubstr("FIGURES_MISSING"))));
  // Without an amount nothing is lost of it.
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;onbekend;;;Later;overig;\n"), kDone);
  EXPECT_THAT(checker_.drafts(), SizeIs(1));
}

TEST_F(ReportIntakeTest, SaysNothingOfAmountsWhereTheReportIsNotUnderstood) {
  const std::string rows =
      "avim;a;2021-Q5;fte;;;Later;overig;1.500\n"
      "avim;a;2021-Q5;budget;;;Later;overig;0,125\n";
  for (const Intake intake : {Intake::kCheck, Intake::kKeep, Intake::kSubmit}) {
    EXPECT_EQ(Take(intake, rows), kRefused);
    EXPECT_THAT(Told(), AllOf(HasSubstr("GEWEIGERD"), HasSubstr("PERIOD_MALFORMED"),
                              Not(HasSubstr("MEASURE")), Not(HasSubstr("FIGURE")),
                              Not(HasSubstr("toegelicht bedrag"))));
  }
  EXPECT_THAT(checker_.drafts(), IsEmpty());
}

// What is a figure in no measure needs no measure.
TEST_F(ReportIntakeTest, TellsAtOnceOfAmountsThatAreNoFigure) {
  for (const std::string amount : {"veel", "0,1255", "#REF!"}) {
    for (const std::string period : {"2021-Q5", "2021-Q2"}) {
      EXPECT_EQ(Take(Intake::kKeep, "avim;a;" + period + ";fte;;;Later;overig;" + amount + "\n"),
                kRefused);
      EXPECT_THAT(Told(), AllOf(HasSubstr("FIGURE_MALFORMED"), HasSubstr("'" + amount + "'"),
                                Not(HasSubstr("MEASURE"))));
    }
    EXPECT_THAT(Told(), Not(HasSubstr("PERIOD_MALFORMED")));
  }
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;onbekend;;;Later;overig;veel\n"), kRefused);
  EXPECT_THAT(Told(), AllOf(HasSubstr("FIGURE_MALFORMED"), HasSubstr("LINE_UNKNOWN"),
                            Not(HasSubstr("MEASURE_UNKNOWN"))));
  EXPECT_THAT(checker_.drafts(), IsEmpty());
}

TEST_F(ReportIntakeTest, TellsWhatStopsADraftApartFromWhatDoesNot) {
  EXPECT_EQ(Take(Intake::kKeep,
                 "avim;a;2021-Q2;onbekend;;;;;\n"
                 "avim;a;2021-Q2;budget;veel;;;;\n"),
            kRefused);
  const std::string told = Told();
  const std::size_t besides = told.find("Dit staat een concept niet in de weg");
  ASSERT_NE(besides, std::string::npos) << told;
  EXPECT_LT(told.find("Dit staat het bewaren als concept in de weg"),
            told.find("FIGURE_MALFORMED"));
  EXPECT_LT(told.find("FIGURE_MALFORMED"), besides);
  EXPECT_GT(told.find("LINE_UNKNOWN"), besides);
  EXPECT_THAT(checker_.drafts(), IsEmpty());
}

// As a file has it: nobody finds `report.lines[1]` in a spreadsheet.
TEST_F(ReportIntakeTest, TellsWhereARefusedDraftIsWrong) {
  checker_.RefuseDrafts(base::InvalidFields(
      "REPORT_REFUSED",
      {{"report.unit", "UNIT_NOT_VALID", "die eenheid is er niet meer"},
       {"report.lines[1].euro.spent_eurocents", "FIGURE_WRONG", "dit kan niet"}}));
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;zaken;;;;;\navim;a;2021-Q2;budget;1;;;;\n"),
            kRefused);
  EXPECT_THAT(Told(), AllOf(HasSubstr("B2"), HasSubstr("eenheid"), HasSubstr("UNIT_NOT_VALID"),
                            HasSubstr("die eenheid is er niet meer"), HasSubstr("E3"),
                            HasSubstr("besteed"), HasSubstr("dit kan niet"),
                            Not(HasSubstr("report.")), Not(HasSubstr("lines["))));
}

TEST_F(ReportIntakeTest, SaysOnceOfALineThatNothingTellsItsMeasure) {
  EXPECT_EQ(Take(Intake::kKeep,
                 "avim;a;2021-Q2;onbekend;;;Later;overig;1\n"
                 "avim;a;2021-Q2;onbekend;;;Minder;overig;2\n"
                 "avim;a;2021-Q2;onbekend;;;Meer;overig;3\n"),
            kRefused);
  const std::string told = Told();
  EXPECT_EQ(told.find("MEASURE_UNKNOWN"), told.rfind("MEASURE_UNKNOWN"));
  EXPECT_THAT(told, AllOf(HasSubstr("MEASURE_UNKNOWN"), HasSubstr("LINE_UNKNOWN")));
}

TEST_F(ReportIntakeTest, SaysNothingOfAmountsOfAProgrammeThatNobodyKnows) {
  EXPECT_EQ(Take(Intake::kKeep, "avmi;a;2021-Q2;fte;;;Later;overig;1,000\n"), kRefused);
  EXPECT_THAT(Told(), AllOf(HasSubstr("PROGRAMME_UNKNOWN"), Not(HasSubstr("MEASURE_UNKNOWN"))));
  EXPECT_THAT(checker_.drafts(), IsEmpty());
}

// An amount is held against its own measure where the plan tells it, and only then.
TEST_F(ReportIntakeTest, CountsTheDecimalsAndDigitsOfTheMeasureThatTheLineHas) {
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;budget;;;Later;overig;0,1255\n"), kRefused);
  EXPECT_THAT(Told(), AllOf(HasSubstr("hooguit 2 decimalen"), Not(HasSubstr("hooguit 3"))));
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;budget;;;Later;overig;20.000.000.000.000,50\n"),
            kDone);
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;zaken;;;Later;overig;1.000.000.000.000.001\n"),
            kDone);
  ASSERT_THAT(checker_.drafts(), SizeIs(2));
  EXPECT_EQ(checker_.drafts()[0].lines(0).explanations(0).amount().eurocents(),
            2'000'000'000'000'050);
  EXPECT_EQ(checker_.drafts()[1].lines(0).explanations(0).amount().count(), 1'000'000'000'000'001);
}

// Whatever it says next: without its amounts the report is not what was filled in.
TEST_F(ReportIntakeTest, KeepsNoDraftWhileAmountsAreOpen) {
  checker_.Refuse(base::InvalidField("report.period", "PERIOD_MALFORMED", "it is no period"));
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;fte;;;Later;overig;0,5\n"), kRefused);
  EXPECT_THAT(checker_.drafts(), IsEmpty());
  EXPECT_EQ(Take(Intake::kKeep, "avim;a;2021-Q2;fte;;;Later;overig;\n"), kDone);
  EXPECT_THAT(checker_.drafts(), SizeIs(1));
}

TEST_F(ReportIntakeTest, SaysWhenADraftWasKeptSoAlready) {
  const char* const row = "avim;a;2021-Q2;budget;1;;;;\n";
  EXPECT_EQ(Take(Intake::kKeep, row), kDone);
  EXPECT_THAT(Told(), AllOf(HasSubstr("bewaard als concept, versie 1"),
                            Not(HasSubstr("ongewijzigd: dit concept was al zo bewaard"))));
  EXPECT_EQ(Take(Intake::kKeep, row), kDone);
  EXPECT_THAT(Told(), AllOf(HasSubstr("bewaard als concept, versie 1"),
                            HasSubstr("ongewijzigd: dit concept was al zo bewaard")));
}

// Nothing else is told of files that cannot be kept in anybody's name.
TEST_F(ReportIntakeTest, AsksWhoOneIsBeforeItReadsWhatIsToBeKept) {
  for (const auto& [name, why] : std::vector<std::pair<std::string, std::string>>{
           {"", "fout: zeg wie u bent: geef --as NAAM [PRINCIPAL_MISSING]\n"},
           {"Jan Jansen",
            "fout: zo'n naam kan niet achter --as staan; schrijf 1 tot 63 kleine letters, cijfers "
            "en . _ @ -, met een letter of cijfer voorop [PRINCIPAL_MALFORMED]\n"}}) {
    session_.name = name;
    for (const Intake intake : {Intake::kKeep, Intake::kSubmit}) {
      err_.str("");
      EXPECT_EQ(Take(intake, "avim;a;2021-Q2;fte;;;Later;overig;veel\n"), kFailed);
      EXPECT_EQ(Told(), "");
      EXPECT_EQ(err_.str(), why);
    }
  }
  EXPECT_EQ(checker_.asked(), 0);
  EXPECT_THAT(checker_.drafts(), IsEmpty());
  // Who only looks needs no name.
  session_.name = "";
  EXPECT_EQ(Take(Intake::kCheck, "avim;a;2021-Q2;budget;1;;;;\n"), kDone);
}

TEST_F(ReportIntakeTest, CountsNoReportsWhereNoneIsAnswered) {
  server_->Shutdown();
  session_.timeout_seconds = 1;
  EXPECT_EQ(Take(Intake::kSubmit, "avim;a;2021-Q2;budget;1;;;;\navim;b;2021-Q2;budget;1;;;;\n"),
            kUnreachable);
  EXPECT_EQ(Told(), "");
}

// gRPC would end the stream for it, and take those behind it along.
TEST_F(ReportIntakeTest, SendsTheReportsBesideOneThatIsTooLargeToSend) {
  std::string rows = "avim;a;2021-Q2;budget;1;;;;\n";
  for (int i = 0; i < 500; ++i) {
    rows += "avim;b;2021-Q2;budget;1;;" + std::string(9'000, 'x') + ";overig;\n";
  }
  rows += "avim;c;2021-Q2;budget;1;;;;\n";
  EXPECT_EQ(Take(Intake::kCheck, rows), kRefused);
  EXPECT_THAT(Told(), AllOf(HasSubstr("a, 2021-Q2: kan worden ingediend"),
                            HasSubstr("b, 2021-Q2: GEWEIGERD"), HasSubstr("REPORT_TOO_LARGE"),
                            HasSubstr("G3"), HasSubstr("toelichting"),
                            HasSubstr("c, 2021-Q2: kan worden ingediend")));
  EXPECT_THAT(err_.str(), IsEmpty());
  EXPECT_EQ(Take(Intake::kKeep, rows), kRefused);
  EXPECT_THAT(checker_.drafts(), SizeIs(2));
  EXPECT_EQ(Take(Intake::kSubmit, rows), kRefused);
  EXPECT_THAT(Told(), AllOf(HasSubstr("a, 2021-Q2: goed, maar niet ingediend"),
                            HasSubstr("c, 2021-Q2: goed, maar niet ingediend")));
}

}  // namespace
}  // namespace rekenschap::cli
