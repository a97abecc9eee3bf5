#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "services/planning/app/planning.h"

// Plans on the wire, both ways. What comes in is checked field by field, and all violations are
// answered at once, under their paths in the request.
namespace rekenschap::planning {

// INVALID_ARGUMENT UNIT_REFUSED, PROGRAMME_REFUSED, REVISION_REFUSED.
absl::StatusOr<Unit> FromProto(const v1::Unit& in);
absl::StatusOr<Programme> FromProto(const v1::Programme& in);
absl::StatusOr<Revision> FromProto(const std::string& parent, const v1::Revision& in);

// Which targets a request wants, from where on.
struct TargetsWanted {
  RevisionQuery revision;
  TargetQuery targets;
  TargetPlace from;
};
// INVALID_ARGUMENT TARGETS_REFUSED; PAGE_TOKEN_INVALID for a key that is none.
absl::StatusOr<TargetsWanted> FromProto(const v1::ListTargetsRequest& in,
                                        const std::string& page_key);
// The key of the page that goes on from there. The pages of one list stay with the revision of the
// first, also when another one is adopted meanwhile.
std::string PageKeyOf(std::int64_t revision_number, TargetPlace next);

// Which revision a request means. INVALID_ARGUMENT REVISION_QUERY_REFUSED.
absl::StatusOr<RevisionQuery> QueryOf(const std::string& name, const std::string& effective_date,
                                      const v1::AsOf* as_of);
// How much is known then; everything for null. INVALID_ARGUMENT AS_OF_UNFIT.
absl::StatusOr<Known> KnownOf(const v1::AsOf* as_of);

// What a revision of the programme is compared with; nothing for its predecessor. INVALID_ARGUMENT
// REVISION_QUERY_REFUSED, OTHER_PROGRAMME.
absl::StatusOr<std::optional<RevisionQuery>> BaseOf(const v1::DiffRevisionsRequest& in,
                                                    const std::string& programme);

// The years that a request names. INVALID_ARGUMENT INSTALMENTS_REFUSED.
absl::StatusOr<std::vector<int>> YearsOf(const v1::ListInstalmentsRequest& in);

void ToProto(const Unit& unit, v1::Unit& out);
void ToProto(const Programme& programme, v1::Programme& out);
void ToProto(const Revision& revision, v1::Revision& out);
void ToProto(const Target& target, v1::Target& out);
void ToProto(const std::vector<finance::Finding>& findings, finance::Language language,
             google::protobuf::RepeatedPtrField<type::v1::Finding>& out);
void ToProto(const RevisionDifference& difference, v1::DiffRevisionsResponse& out);
void ToProto(const LineHistory& history, v1::GetLineHistoryResponse& out);
void ToProto(const InstalmentDue& due, v1::InstalmentDue& out);

// The reconciliation of every table that has a printed figure.
absl::Status ToProto(const Revision& revision,
                     google::protobuf::RepeatedPtrField<v1::TableReconciliation>& out);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_H_
