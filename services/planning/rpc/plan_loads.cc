#include "services/planning/rpc/plan_loads.h"

#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

using AnswerPtr = std::shared_ptr<PlanLoads::Answer>;

// Takes the store's answer for the thing at `at`.
template <class Made, class Fill>
base::DoneWith<Made> Settling(AnswerPtr answer, int at, Fill fill) {
  return [answer = std::move(answer), at, fill](absl::StatusOr<Made> made) {
    if (!made.ok()) return answer->Refuse(at, made.status());
    answer->Settle(1, [&](v1::LoadPlansResponse& out) { fill(*made, *out.mutable_results(at)); });
  };
}

// The write that the unary call `method` would be, so that repeating it either way is safe.
absl::StatusOr<base::Request> Writing(const std::string& principal, const char* method,
                                      const std::string& request_id) {
  RETURN_IF_ERROR(base::CheckRequestId(request_id));
  return base::Request{principal, method, request_id, ""};
}

// Hands an item to the store. What is wrong with it alone is answered here.
absl::Status Record(Planning& planning, const std::string& principal, const v1::LoadItem& item,
                    const AnswerPtr& answer, int at) {
  const auto forever = absl::InfiniteFuture();
  switch (item.item_case()) {
    case v1::LoadItem::kUnit: {
      ASSIGN_OR_RETURN(base::Request write,
                       Writing(principal, "CreateUnit", item.unit().request_id()));
      ASSIGN_OR_RETURN(Unit unit, FromProto(item.unit().unit()));
      planning.CreateUnit(std::move(unit), std::move(write), forever,
                          Settling<Unit>(answer, at, [](const auto& made, auto& out) {
                            out.set_name(finance::UnitName(made.id));
                          }));
      return absl::OkStatus();
    }
    case v1::LoadItem::kProgramme: {
      const v1::CreateProgrammeRequest& given = item.programme();
      ASSIGN_OR_RETURN(base::Request write,
                       Writing(principal, "CreateProgramme", given.request_id()));
      ASSIGN_OR_RETURN(Programme programme, FromProto(given.programme()));
      planning.CreateProgramme(std::move(programme), std::move(write), forever,
                               Settling<Programme>(answer, at, [](const auto& made, auto& out) {
                                 out.set_name(finance::ProgrammeName(made.id));
                               }));
      return absl::OkStatus();
    }
    case v1::LoadItem::kRevision: {
      const v1::CreateRevisionRequest& given = item.revision();
      ASSIGN_OR_RETURN(base::Request write,
                       Writing(principal, "CreateRevision", given.request_id()));
      ASSIGN_OR_RETURN(Revision revision, FromProto(given.parent(), given.revision()));
      ASSIGN_OR_RETURN(const auto language, wire::LanguageOf(given.language_code()));
      planning.CreateRevision(
          std::move(revision), std::move(write), forever,
          Settling<RevisionAndFindings>(answer, at, [language](const auto& made, auto& out) {
            out.set_name(finance::RevisionName(made.revision.programme, made.revision.number));
            ToProto(made.findings, language, *out.mutable_findings());
          }));
      return absl::OkStatus();
    }
    case v1::LoadItem::ITEM_NOT_SET:
      break;
  }
  return base::InvalidField("item", "ITEM_MISSING", "give a unit, a programme or a revision");
}

}  // namespace

PlanLoads::Take TakePlans(Planning& planning) {
  return [&planning](const absl::StatusOr<std::string>& principal,
                     const v1::LoadPlansRequest& request, const AnswerPtr& answer) {
    for (int i = 0; i < request.items_size(); ++i) {
      const absl::Status status = Record(planning, *principal, request.items(i), answer, i);
      if (!status.ok()) answer->Refuse(i, status);
    }
    return absl::OkStatus();
  };
}

}  // namespace rekenschap::planning
