#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_PERIOD_BOOKS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_PERIOD_BOOKS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/period_books.h"
#include "services/monitoring/store/period_range.h"

namespace rekenschap::monitoring {

void InsertPeriodEvent(base::Connection& connection, const PeriodEvent& event);
// The oldest first.
std::vector<PeriodEvent> ListPeriodEvents(base::Connection& connection,
                                          const std::string& programme,
                                          const finance::Period& period);
// Those of a range until the journal entry `as_of`, by programme, end and age.
std::vector<PeriodEvent> ListPeriodEvents(base::Connection& connection, const PeriodRange& range,
                                          std::int64_t as_of);
PeriodStanding FindPeriodStanding(base::Connection& connection, const std::string& programme,
                                  const finance::Period& period);

void InsertExemption(base::Connection& connection, const Exemption& exemption);
// By the journal entry that recorded it.
std::optional<Exemption> FindExemption(base::Connection& connection, std::int64_t sequence);

// Every exemption and lifting of one on the period until the journal entry `as_of`, the oldest
// first.
std::vector<Exemption> ListExemptions(base::Connection& connection, const std::string& programme,
                                      const finance::Period& period, std::int64_t as_of);

// Closes the accepted reports of a period, or has them merely accepted again.
void SetAcceptedReports(base::Connection& connection, const std::string& programme,
                        const finance::Period& period, PeriodState state);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_PERIOD_BOOKS_H_
