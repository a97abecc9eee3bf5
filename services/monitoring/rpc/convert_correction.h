#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_CORRECTION_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_CORRECTION_H_

#include <string>

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

// What later reports put right: into a period or a report.
template <class Message>
void ToProto(const std::string& programme, const LaterCorrections& later, Message& out) {
  out.set_later_correction_count(later.count);
  for (const LaterCorrection& one : later.first) {
    v1::LaterCorrection& told = *out.add_later_corrections();
    told.set_unit(finance::UnitName(one.unit));
    told.set_report(finance::ReportVersionName(programme, finance::FormatPeriod(one.report_period),
                                               one.unit, one.version));
    told.set_state(one.accepted ? v1::Report::STATE_ACCEPTED : v1::Report::STATE_SUBMITTED);
    ToProto(one.correction, *told.mutable_correction());
  }
}

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_CORRECTION_H_
