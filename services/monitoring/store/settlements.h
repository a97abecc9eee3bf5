#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_SETTLEMENTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_SETTLEMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/settlement.h"

// Payments, and decisions on what is unspent.
namespace rekenschap::monitoring {

void InsertPayment(base::Connection& connection, const Payment& payment);
// The number of the programme's last payment; 0 for none.
std::int64_t LastPaymentNumber(base::Connection& connection, const std::string& programme);
std::optional<Payment> FindPayment(base::Connection& connection, const std::string& programme,
                                   std::int64_t number);
// The one that the journal entry at `sequence` recorded.
std::optional<Payment> FindPaymentBy(base::Connection& connection, std::int64_t sequence);
// What counter-entries took back of a payment, above zero.
std::int64_t TakenBack(base::Connection& connection, const std::string& programme,
                       std::int64_t number);
// Up to `limit` payments after number `after`, by number; of one year, or of all for 0; recorded by
// journal entry `as_of`.
std::vector<Payment> ListPayments(base::Connection& connection, const std::string& programme,
                                  int year, std::int64_t after, std::int64_t limit,
                                  std::int64_t as_of);

void InsertCarryOver(base::Connection& connection, const CarryOverDecision& decision);
// The last decision on the year by journal entry `as_of`.
std::optional<CarryOverDecision> FindCarryOver(base::Connection& connection,
                                               const std::string& programme, int year,
                                               std::int64_t as_of);
// The one that the journal entry at `sequence` recorded.
std::optional<CarryOverDecision> FindCarryOverBy(base::Connection& connection,
                                                 std::int64_t sequence);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_SETTLEMENTS_H_
