#include "services/monitoring/rpc/named_report.h"

#include <utility>

#include "services/base/rpc/handlers.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {

absl::StatusOr<NamedReport> ReportNamed(const std::string& name, bool versioned) {
  ASSIGN_OR_RETURN(finance::ReportId id, base::Named("name", finance::ParseReportName(name)));
  if (versioned && id.version == 0) {
    return base::InvalidField("name", "NAME_MALFORMED",
                              "it names a report and not a version of it; add /versions/{number}");
  }
  ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
  return NamedReport{{std::move(id.programme), period, std::move(id.unit)}, id.version};
}

}  // namespace rekenschap::monitoring
