#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_CORRECTION_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_CORRECTION_H_

#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"

namespace rekenschap::monitoring {

// What the report of that key corrects: into a message that names the accepted version and lists
// the differences.
template <class Message>
void ToProto(const ReportKey& key, const Correction& correction, Message& out) {
  if (correction.accepted_version == 0) return;
  out.set_accepted_version(finance::ReportVersionName(
      key.programme, finance::FormatPeriod(key.period), key.unit, correction.accepted_version));
  for (const ReportDifference& difference : correction.differences) {
    ToProto(difference, *out.add_differences());
  }
}

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_CORRECTION_H_
