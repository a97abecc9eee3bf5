#include <filesystem>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "clients/cli/report_template.h"
#include "rekenschap/monitoring/v1/comparison_service.grpc.pb.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A plan in which only `limburg` has something to report.
class Comparer final : public monitoring::v1::ComparisonService::Service {
 public:
  grpc::Status ComparePlan(grpc::ServerContext* /*context*/,
                           const monitoring::v1::ComparePlanRequest* request,
                           monitoring::v1::ComparePlanResponse* response) override {
    const std::lock_guard lock(mutex_);
    if (request->units_size() == 0 ? !all_ : request->units(0) != "units/limburg") {
      response->add_rows()->set_line("budget");  // the total
      return grpc::Status::OK;
    }
    auto& row = *response->add_rows();
    row.set_unit("units/limburg");
    row.set_line("budget");
    row.set_measure(type::v1::MEASURE_EUR);
    return grpc::Status::OK;
  }
  void LeaveOutAll() { all_ = false; }

 private:
  std::mutex mutex_;
  bool all_ = true;
};

class ReportTemplateWritingTest : public ::testing::Test {
 protected:
  ReportTemplateWritingTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&comparer_);
    server_ = builder.BuildAndStart();
    session_.monitoring_address = "127.0.0.1:" + std::to_string(port);
    session_.name = "controller";
  }

  int Write(const std::string& unit, const std::string& path = "") {
    return WriteTemplate(session_, "avim", "2024-Q1", unit, path);
  }

  Comparer comparer_;
  std::unique_ptr<grpc::Server> server_;
  std::ostringstream out_;
  std::ostringstream err_;
  Session session_{out_, err_};
};

TEST_F(ReportTemplateWritingTest, WritesTheRowsOfAUnit) {
  EXPECT_EQ(Write("limburg"), kDone);
  EXPECT_THAT(out_.str(), HasSubstr("avim;limburg;2024-Q1;budget;"));
  EXPECT_THAT(err_.str(), IsEmpty());
}

TEST_F(ReportTemplateWritingTest, WritesNothingForAUnitThatIsNotThereThen) {
  const testing::TempDir folder;
  for (const std::string path : {"", "t.csv", "t.xlsx"}) {
    err_.str("");
    EXPECT_EQ(Write("units/opgeheven", path.empty() ? path : folder / path), kFailed) << path;
    EXPECT_THAT(err_.str(),
                AllOf(HasSubstr("opgeheven heeft niets te rapporteren in 2024-Q1: de eenheid "
                                "bestaat dan niet. Kies een eenheid"),
                      HasSubstr("rekenschap report template avim 2024-Q1 --all-units")));
  }
  EXPECT_THAT(out_.str(), IsEmpty());
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(ReportTemplateWritingTest, WritesNothingWhereNoUnitReports) {
  comparer_.LeaveOutAll();
  session_.language_code = "en";
  EXPECT_EQ(Write(""), kFailed);
  EXPECT_THAT(err_.str(), HasSubstr("no unit has anything to report in this period: 2024-Q1"));
  EXPECT_THAT(out_.str(), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
