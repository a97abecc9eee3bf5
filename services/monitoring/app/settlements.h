#ifndef REKENSCHAP_SERVICES_MONITORING_APP_SETTLEMENTS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_SETTLEMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/settlement.h"

// Settling the earmarked contribution, and what is recorded for it.
namespace rekenschap::monitoring {

struct SettlementQuery {
  std::string programme;
  int year = 0;
  std::int64_t as_of_sequence = 0;  // 0 for now
};

// An earlier year that what is carried in rests on, of which not every year report is accepted.
struct UnsettledYear {
  int year = 0;
  int expected = 0;
  int accepted = 0;
};

struct SettlementAnswer {
  std::string programme;
  Settlement settlement;
  std::vector<std::int64_t> provisional_spent;  // per line of the settlement
  std::int64_t provisional_total = 0;           // of all of them
  CarryOverDecision decision;                   // sequence 0 when nothing was decided
  std::vector<Payment> payments;
  int expected = 0;
  int accepted = 0;
  int received = 0;
  std::vector<std::string> missing_units;      // no report on the year came in
  std::vector<std::string> unaccepted_units;   // one did, and is not accepted
  std::vector<UnsettledYear> unsettled_years;  // the first one first
  finance::Basis plan_basis = finance::Basis::kNone;
  Basis basis;
  std::int64_t sequence = 0;
};

// Settles the year and, for what was carried over, every year before it since the plan's first.
// `monitoring` outlives the answers. Errors as the contract says.
void GetSettlement(Monitoring& monitoring, SettlementQuery query, absl::Time deadline,
                   base::DoneWith<SettlementAnswer> done);

// Takes `payment` without its number.
void RecordPayment(Monitoring& monitoring, Payment payment, base::Request request,
                   absl::Time deadline, base::DoneWith<Payment> done);

// Up to `limit` payments after number `after`; of one year, or of all for 0.
void ListPayments(Monitoring& monitoring, std::string programme, int year, std::int64_t after,
                  std::int64_t limit, absl::Time deadline,
                  base::DoneWith<std::vector<Payment>> done);

void DecideCarryOver(Monitoring& monitoring, CarryOverDecision decision, base::Request request,
                     absl::Time deadline, base::DoneWith<CarryOverDecision> done);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_SETTLEMENTS_H_
