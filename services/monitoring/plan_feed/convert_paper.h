#ifndef REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_CONVERT_PAPER_H_
#define REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_CONVERT_PAPER_H_

#include <absl/status/statusor.h>

#include "rekenschap/planning/v1/programme.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "services/finance/column.h"
#include "services/monitoring/domain/plan_paper.h"

namespace rekenschap::monitoring {

// The column that a message names.
template <class Proto>
absl::StatusOr<finance::Column> ColumnOf(const Proto& in) {
  if (in.column_case() == Proto::kStructural && in.structural()) {
    return finance::Column::Structural();
  }
  if (in.column_case() == Proto::kYear) return finance::Column{in.year()};
  return absl::InvalidArgumentError("a figure is in no column");
}

// The papers that a programme rests on.
Purpose PurposeOf(const planning::v1::Programme& in);

// How the papers print a revision. INVALID_ARGUMENT when a figure is in no column.
absl::StatusOr<RevisionPaper> PaperOf(const planning::v1::Revision& in);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_CONVERT_PAPER_H_
