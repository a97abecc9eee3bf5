#include "clients/cli/plan_export_reading.h"

#include <algorithm>
#include <set>

#include "clients/cli/calls.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

// Reads units before what comes after them.
class UnitReader {
 public:
  UnitReader(const Session& session, Planning& stub, std::vector<planning::v1::Unit>& units)
      : session_(session), stub_(stub), units_(units) {}

  absl::Status Read(const std::string& name) {
    if (name.empty() || !seen_.insert(name).second) return absl::OkStatus();
    planning::v1::GetUnitRequest request;
    request.set_name(name);
    planning::v1::GetUnitResponse response;
    RETURN_IF_ERROR(CallOn(session_, stub_, &Planning::GetUnit, request, response));
    RETURN_IF_ERROR(Read(response.unit().parent()));
    RETURN_IF_ERROR(Read(response.unit().predecessor()));
    units_.push_back(response.unit());
    return absl::OkStatus();
  }

 private:
  const Session& session_;
  Planning& stub_;
  std::vector<planning::v1::Unit>& units_;
  std::set<std::string> seen_;
};

}  // namespace

absl::StatusOr<PlanRead> ReadPlan(const Session& session, Planning& stub, const PlanQuery& query,
                                  bool whole_chain) {
  PlanRead plan;
  auto request = RequestFor<planning::v1::GetRevisionRequest>(query);
  do {
    planning::v1::GetRevisionResponse response;
    RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetRevision, request, response));
    plan.revisions.push_back(response.revision());
    request.set_name(response.revision().predecessor());
  } while (whole_chain && !request.name().empty());
  std::ranges::reverse(plan.revisions);
  planning::v1::GetProgrammeRequest get;
  get.set_name(ProgrammeNameOf(plan.revisions.back().name()));
  planning::v1::GetProgrammeResponse got;
  RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetProgramme, get, got));
  plan.programme = got.programme();
  return plan;
}

absl::StatusOr<std::vector<std::string>> DraftsLeftOut(const Session& session, Planning& stub,
                                                       const PlanQuery& query,
                                                       const PlanRead& plan) {
  planning::v1::ListRevisionsRequest request;
  request.set_parent(plan.programme.name());
  if (query.as_of) *request.mutable_as_of() = *query.as_of;
  std::vector<std::string> drafts;
  const auto take = [&](const auto& page) {
    for (const planning::v1::Revision& revision : page.revisions()) {
      const bool in_it = std::ranges::find(plan.revisions, revision.name(),
                                           &planning::v1::Revision::name) != plan.revisions.end();
      if (revision.state() == planning::v1::Revision::STATE_DRAFT && !in_it) {
        drafts.push_back(revision.name());
      }
    }
  };
  RETURN_IF_ERROR(ForEachPage(session, stub, &Planning::ListRevisions, request, take));
  return drafts;
}

absl::Status ReadUnits(const Session& session, Planning& stub, PlanRead& plan) {
  UnitReader reader(session, stub, plan.units);
  for (const std::string& unit : plan.programme.units()) RETURN_IF_ERROR(reader.Read(unit));
  return absl::OkStatus();
}

}  // namespace rekenschap::cli
