#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORTING_RATES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORTING_RATES_H_

#include <map>
#include <string>
#include <vector>

#include "services/monitoring/domain/completeness.h"

// How the reporting went over several periods.
namespace rekenschap::monitoring {

struct ReportingRate {
  int periods = 0;  // on which anything was expected
  Completeness sum;

  bool operator==(const ReportingRate&) const = default;
};

// Sums the periods of one programme, one after another. A unit counts in the periods at whose end
// it exists, so one that is gone counts against nobody.
class ReportingRates {
 public:
  // Takes in the reports that a period asks for.
  void Take(const std::vector<ExpectedReport>& reports);

  const std::map<std::string, ReportingRate>& units() const { return units_; }
  const ReportingRate& whole() const { return whole_; }

 private:
  static void Count(const Completeness& period, ReportingRate& rate);

  std::map<std::string, ReportingRate> units_;  // by id
  ReportingRate whole_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORTING_RATES_H_
