#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_RPC_PLANNING_FIXTURE_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_RPC_PLANNING_FIXTURE_H_

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {

using Stub = v1::PlanningService::Stub;

// A planning service on a store of its own, with the AVIM example at hand.
class PlanningFixture : public ::testing::Test {
 protected:
  absl::StatusOr<v1::CreateRevisionResponse> Create(const v1::Revision& revision,
                                                    const std::string& as = "planner") {
    v1::CreateRevisionRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    *request.mutable_revision() = revision;
    request.set_request_id(testing::NextRequestId());
    v1::CreateRevisionResponse response;
    const absl::Status status =
        testing::CallAs(as, server_->stub(), &Stub::CreateRevision, request, response);
    if (!status.ok()) return status;
    return response;
  }
  absl::StatusOr<v1::Revision> Adopt(const v1::Revision& revision,
                                     const std::string& as = "adopter") {
    v1::AdoptRevisionRequest request;
    request.set_name(revision.name());
    request.set_etag(revision.etag());
    request.set_request_id(testing::NextRequestId());
    v1::AdoptRevisionResponse response;
    const absl::Status status =
        testing::CallAs(as, server_->stub(), &Stub::AdoptRevision, request, response);
    if (!status.ok()) return status;
    return response.revision();
  }
  absl::StatusOr<v1::Revision> Get(const std::string& name) {
    v1::GetRevisionRequest request;
    request.set_name(name);
    v1::GetRevisionResponse response;
    const absl::Status status =
        testing::CallAs("", server_->stub(), &Stub::GetRevision, request, response);
    if (!status.ok()) return status;
    return response.revision();
  }
  absl::StatusOr<v1::ListTargetsResponse> Targets(v1::ListTargetsRequest request) {
    request.set_parent("programmes/avim-mensenhandel");
    v1::ListTargetsResponse response;
    const absl::Status status =
        testing::CallAs("", server_->stub(), &Stub::ListTargets, request, response);
    if (!status.ok()) return status;
    return response;
  }
  v1::Revision Plan() const { return file_.revisions(0).revisions(0); }
  void LoadUnitsAndProgramme() {
    auto without_plan = file_;
    without_plan.clear_revisions();
    ASSERT_THAT(testing::LoadAndAdopt(*server_, without_plan), testing::IsOk());
  }

  testing::TempDir dir_;
  const v1::PlanFile file_ = testing::AvimPlan();
  std::unique_ptr<testing::PlanningServer> server_ =
      std::make_unique<testing::PlanningServer>(dir_.path());
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_RPC_PLANNING_FIXTURE_H_
