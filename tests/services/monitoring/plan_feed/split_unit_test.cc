#include <map>
#include <tuple>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "tests/support/eventually.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

// A plan with all that decides targets, from planning's draft to monitoring's comparison.
namespace rekenschap::monitoring {
namespace {

using testing::CallAs;
using testing::IsOk;
using Stub = v1::MonitoringService::Stub;

// A programme with all that decides targets; one of its units is split on 1 July 2024.
constexpr char kSplit[] = R"pb(
  units {
    name: "units/landelijk"
    title: "Landelijk"
    valid_from: "2013-01-01"
    valid_until: "2024-06-30"
  }
  units { name: "units/lo" title: "Opsporing" valid_from: "2024-07-01" }
  units { name: "units/lx" title: "Expertise" valid_from: "2024-07-01" }
  units { name: "units/rotterdam" title: "Rotterdam" valid_from: "2013-01-01" }
  programmes {
    name: "programmes/split"
    title: "Splitsing"
    instrument: "bijzondere bijdrage"
    legal_basis { number: "36 410 VI nr. 1" date: "2023-09-19" }
    budget_chapter: "VI"
    budget_article: "31"
    cadence: PERIOD_KIND_QUARTER
    units: "units/landelijk"
    units: "units/lo"
    units: "units/lx"
    units: "units/rotterdam"
  }
  revisions {
    programme: "programmes/split"
    revisions {
      title: "Begroting"
      adopted_by { number: "36 410 VI nr. 1" date: "2023-09-19" }
      tables {
        id: "budget"
        title: "Budget"
        measure: MEASURE_EUR
        nature: NATURE_FLOW
        basis: BASIS_CASH
        lines {
          id: "budget"
          title: "Budget"
          allocation_key: "sterkte"
          phasing_profile: "laat"
          cells {
            year: 2024
            worked_with { eurocents: 120000001 }
          }
          cells {
            year: 2025
            worked_with { eurocents: 100000000 }
          }
          cells {
            structural: true
            worked_with { eurocents: 90000000 }
          }
          unit_amounts {
            unit: "units/rotterdam"
            year: 2024
            amount { eurocents: 30000000 }
          }
          central_reserve {
            year: 2024
            amount { eurocents: 5000000 }
          }
          phased_figures {
            period: "2025-H1"
            to_date { eurocents: 10000000 }
          }
          phased_figures {
            period: "2025-H2"
            to_date { eurocents: 100000000 }
          }
        }
      }
      tables {
        id: "ontvangsten"
        title: "Ontvangsten"
        measure: MEASURE_EUR
        nature: NATURE_FLOW
        basis: BASIS_CASH
        direction: DIRECTION_RECEIPTS
        lines {
          id: "ontvangsten"
          title: "Ontvangsten"
          allocation_key: "sterkte"
          cells {
            year: 2024
            worked_with { eurocents: 1000003 }
          }
        }
      }
      tables {
        id: "fte"
        title: "Fte"
        measure: MEASURE_FTE
        nature: NATURE_STOCK
        lines {
          id: "fte"
          title: "Fte"
          allocation_key: "sterkte"
          opening_position { fte_thousandths: 8000 }
          cells {
            year: 2024
            worked_with { fte_thousandths: 40001 }
          }
          cells {
            structural: true
            worked_with { fte_thousandths: 50000 }
          }
        }
      }
      allocation_keys {
        id: "sterkte"
        title: "Sterkte"
        source { number: "36 410 VI nr. 1" date: "2023-09-19" }
        weights { unit: "units/landelijk" weight: 7 }
        weights { unit: "units/rotterdam" weight: 4 }
      }
      phasing_profiles {
        id: "laat"
        title: "Laat"
        shares_basis_points: [ 3333, 6667 ]
      }
      handovers {
        from_unit: "units/landelijk"
        date: "2024-07-01"
        to_units { unit: "units/lo" weight: 2 }
        to_units { unit: "units/lx" weight: 1 }
      }
    }
  }
)pb";

// What a service says of targets: by line, then unit, `-` for the central reserve.
using Targets =
    std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>>;

std::int64_t ValueOf(const type::v1::Quantity& quantity) {
  return quantity.eurocents() + quantity.fte_thousandths();
}

Targets TargetsOf(testing::PlanningServer& planning, const std::string& period) {
  planning::v1::ListTargetsRequest request;
  request.set_parent("programmes/split");
  request.add_periods(period);
  planning::v1::ListTargetsResponse response;
  EXPECT_THAT(CallAs("", planning.stub(), &planning::v1::PlanningService::Stub::ListTargets,
                     request, response),
              IsOk());
  Targets targets;
  for (const auto& target : response.targets()) {
    if (target.unit().empty() && !target.central_reserve()) continue;
    targets[{target.line(), target.central_reserve() ? "-" : target.unit()}] = {
        ValueOf(target.to_date()), target.central_reserve() ? 0 : ValueOf(target.year())};
  }
  return targets;
}

Targets TargetsOf(testing::MonitoringServer& monitoring, const std::string& period) {
  v1::ComparePlanRequest request;
  request.set_programme("programmes/split");
  request.set_period(period);
  v1::ComparePlanResponse response;
  EXPECT_THAT(CallAs("", monitoring.comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                     request, response),
              IsOk());
  Targets targets;
  for (const auto& row : response.rows()) {
    if (row.line().empty()) continue;
    if (row.has_target() && !row.unit().empty()) {
      targets[{row.line(), row.unit()}] = {ValueOf(row.target()), ValueOf(row.year_target())};
    }
    if (row.has_central_reserve()) {
      targets[{row.line(), "-"}] = {ValueOf(row.central_reserve()), 0};
    }
  }
  return targets;
}

class SplitUnitTest : public ::testing::Test {
 protected:
  void SetUp() override {
    planning::v1::PlanFile file;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(kSplit, &file));
    ASSERT_THAT(testing::LoadAndAdopt(planning_, file), IsOk());
    ASSERT_TRUE(testing::Eventually([this] {
      v1::ListPlanCopiesResponse plans;
      return CallAs("", monitoring_.stub(), &Stub::ListPlanCopies, v1::ListPlanCopiesRequest(),
                    plans)
                 .ok() &&
             plans.plans_size() == 1 && !plans.plans(0).revision().empty();
    }));
  }

  testing::TempDir dir_;
  testing::PlanningServer planning_{dir_.path()};
  testing::MonitoringServer monitoring_{dir_.path(), planning_.address()};
};

TEST_F(SplitUnitTest, ResolvesTargetsAsPlanningDoes) {
  for (const char* period : {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2026-Q3"}) {
    Targets planned = TargetsOf(planning_, period);
    EXPECT_GE(planned.size(), 6U) << period;
    // Who does not exist yet is in no comparison, and has nothing to come to.
    std::erase_if(planned, [](const auto& target) {
      return target.first.second.starts_with("units/l") && target.second.first == 0;
    });
    Targets compared = TargetsOf(monitoring_, period);
    std::erase_if(compared, [](const auto& target) { return target.second.first == 0; });
    EXPECT_EQ(compared, planned) << period;
  }
  EXPECT_EQ(TargetsOf(monitoring_, "2024-Q4").at({"budget", "-"}).first, 5'000'000);
  // What was copied is what the journal says, also of these parts.
  const auto stub = system::v1::JournalService::NewStub(monitoring_.channel());
  system::v1::VerifyContentsRequest request;
  request.set_page_size(1000);
  const auto mismatches = [&] {
    system::v1::VerifyContentsResponse response;
    EXPECT_THAT(
        CallAs("", *stub, &system::v1::JournalService::Stub::VerifyContents, request, response),
        IsOk());
    return response.mismatches_size();
  };
  EXPECT_EQ(mismatches(), 0);
  ASSERT_THAT(monitoring_.store().WriteAndWait([](base::Connection& connection) {
    connection.session() << "UPDATE plan_handover SET weight = 3 WHERE to_unit = 'lo'";
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(mismatches(), 1);
}

TEST_F(SplitUnitTest, CountsTheLastReportOfAUnitThatWasSplit) {
  const auto submit = [&](const std::string& period, std::int64_t spent) {
    v1::SubmitReportRequest request;
    request.set_request_id(testing::NextRequestId());
    v1::Report& report = *request.mutable_report();
    report.set_programme("programmes/split");
    report.set_period(period);
    report.set_unit("units/landelijk");
    for (const char* line : {"budget", "ontvangsten", "fte"}) {
      v1::ReportLine& added = *report.add_lines();
      added.set_line(line);
      added.add_explanations()->set_text("Zie de bijlage.");
      added.mutable_explanations(0)->set_cause(v1::Explanation::CAUSE_OTHER);
      if (line == std::string("fte")) {
        added.mutable_fte()->set_in_post_fte_thousandths(1'000);
      } else {
        added.mutable_euro()->set_spent_eurocents(spent);
      }
    }
    v1::SubmitReportResponse response;
    return CallAs("controller", monitoring_.stub(), &Stub::SubmitReport, request, response);
  };
  const auto compared = [&](const std::string& period) {
    v1::ComparePlanRequest request;
    request.set_programme("programmes/split");
    request.set_period(period);
    request.add_lines("budget");
    v1::ComparePlanResponse response;
    EXPECT_THAT(CallAs("", monitoring_.comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                       request, response),
                IsOk());
    EXPECT_EQ(response.coverage().expected_count(), 3);
    EXPECT_EQ(response.missing_units_size(), 3);
    return std::pair(response.rows(0), response.rows(1));
  };
  ASSERT_THAT(submit("2024-Q1", 100), IsOk());
  auto [total, ended] = compared("2024-Q4");
  EXPECT_EQ(ended.unit(), "units/landelijk");
  EXPECT_TRUE(ended.unit_ended());
  EXPECT_EQ(ended.status(), v1::ComparisonRow::STATUS_MISSING);
  EXPECT_EQ(ended.carried().period(), "2024-Q1");
  EXPECT_EQ(total.coverage().received_count(), 0);
  ASSERT_THAT(submit("2024-Q2", 250), IsOk());
  std::tie(total, ended) = compared("2024-Q4");
  EXPECT_EQ(ended.realised().eurocents(), 250);
  EXPECT_EQ(ended.report(), "programmes/split/reports/2024-Q2/landelijk/versions/1");
  EXPECT_EQ(total.realised().eurocents(), 250);
  EXPECT_EQ(total.coverage().received_count(), 1);
  EXPECT_EQ(total.coverage().expected_count(), 4);
  EXPECT_THAT(submit("2024-Q3", 300), testing::Violates("report.unit", "UNIT_NOT_VALID"));
  EXPECT_EQ(compared("2025-Q1").second.unit(), "units/lo");
}

}  // namespace
}  // namespace rekenschap::monitoring
