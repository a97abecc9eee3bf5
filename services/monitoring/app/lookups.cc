#include "services/monitoring/app/lookups.h"

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/store/plan_copies.h"

namespace rekenschap::monitoring {

absl::StatusOr<std::int64_t> SequenceOf(base::Connection& connection, const ReportKey& key,
                                        std::int64_t version) {
  const std::int64_t sequence = version > 0 ? FindSequence(connection, key, version)
                                            : FindLastVersion(connection, key).sequence;
  if (sequence > 0) return sequence;
  const std::string period = finance::FormatPeriod(key.period);
  return base::NotFound("REPORT_UNKNOWN", "report",
                        version > 0
                            ? finance::ReportVersionName(key.programme, period, key.unit, version)
                            : finance::ReportName(key.programme, period, key.unit));
}

absl::Status NoPlan(base::Connection& connection, const std::string& programme) {
  const std::string name = finance::ProgrammeName(programme);
  if (LoadProgramme(connection, programme)) {
    return base::NotFound("REVISION_UNKNOWN", "adopted plan here for", name);
  }
  return base::NotFound("PROGRAMME_UNKNOWN", "programme", name);
}

}  // namespace rekenschap::monitoring
