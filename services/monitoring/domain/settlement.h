#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_SETTLEMENT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_SETTLEMENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/date.h"
#include "services/monitoring/domain/plan.h"

// Settling an earmarked contribution over a year (afrekening). Amounts in eurocents.
namespace rekenschap::monitoring {

// A payment of the contribution. Never changed; a counter-entry of the opposite sign takes it back.
struct Payment {
  std::string programme;
  std::int64_t number = 0;  // counts from 1 in the programme
  int year = 0;             // whose contribution it is of
  finance::Date date;
  std::int64_t amount = 0;
  std::string document;
  std::string reason;
  std::int64_t corrects = 0;  // the payment that it takes back; 0 for none
  std::string principal;
  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;

  bool operator==(const Payment&) const = default;
};

// What was decided on the unspent contribution of a year.
struct CarryOverDecision {
  std::string programme;
  int year = 0;
  std::int64_t most_basis_points = 10'000;  // of what was available
  std::string document;
  std::string reason;
  std::string principal;
  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;  // 0 when nothing was decided

  bool operator==(const CarryOverDecision&) const = default;
};

// `programmes/{programme}/payments/{number}`, and the number in it when it is of that programme:
// INVALID_ARGUMENT otherwise.
std::string PaymentName(const std::string& programme, std::int64_t number);
absl::StatusOr<std::int64_t> PaymentNumber(std::string_view name, const std::string& programme);
// `programmes/{programme}/settlements/{year}`, what decisions are recorded on.
std::string SettlementName(const std::string& programme, int year);

// INVALID_ARGUMENT PAYMENT_REFUSED with PAYMENT_NOT_YET_MADE when the day of payment is after
// today: what is yet to be paid is no payment.
absl::Status CheckMade(const Payment& payment, finance::Date today);

// Whether `payment`, a counter-entry, may take back `corrected` of which `taken_back` is already.
// FAILED_PRECONDITION CORRECTION_OF_OTHER_YEAR, CORRECTION_OF_CORRECTION, CORRECTION_TOO_LARGE.
absl::Status CheckCorrection(const Payment& payment, const Payment& corrected,
                             std::int64_t taken_back);

// The lines of which the contribution is made up: expenditure in euros that flows, on a cash basis
// or, when the plan has none, on accrual; commitments are not paid. Empty when the plan grants
// nothing.
std::vector<const PlanLine*> GrantLines(const PlanRevision& revision);

// The first year for which the plan grants anything; 0 for none.
int FirstGrantYear(const PlanRevision& revision);

// What goes into a line of the settlement.
struct LineClaim {
  std::string line;
  std::string title;
  std::int64_t granted = 0;     // not below zero
  std::int64_t carried_in = 0;  // not below zero
  std::int64_t spent = 0;
};

// A line of it. granted + carried_in = charged + unspent and spent = charged + own_account.
struct SettledLine : LineClaim {
  std::int64_t charged = 0;      // of what was spent, to the contribution: 0 to what was available
  std::int64_t own_account = 0;  // below zero only where less than nothing was spent
  std::int64_t unspent = 0;
  std::int64_t carried_over = 0;

  bool operator==(const SettledLine&) const = default;
};

// The whole. paid + carried_in + still_to_pay = charged + outstanding; outstanding = carried_over +
// to_recover; never both outstanding and still to pay. Nothing is below zero but what is spent and
// on the own account.
struct Settlement {
  std::vector<SettledLine> lines;
  std::int64_t granted = 0;
  std::int64_t carried_in = 0;
  std::int64_t paid = 0;
  std::int64_t spent = 0;
  std::int64_t charged = 0;
  std::int64_t own_account = 0;
  std::int64_t unspent = 0;
  std::int64_t outstanding = 0;
  std::int64_t still_to_pay = 0;
  std::int64_t never_paid = 0;  // granted, and neither paid nor to be paid
  std::int64_t carried_over = 0;
  std::int64_t to_recover = 0;

  bool operator==(const Settlement&) const = default;
};

// Settles. What a line spends beyond its own money is on the own account: another line's money is
// not there for it, unless the plan is revised (herschikking). What was paid beyond the grant is
// recovered whatever was decided; of the rest of what is outstanding at most `most_basis_points` of
// what was available is carried over, divided over the lines by what they left unspent (largest
// remainder). FAILED_PRECONDITION GRANT_NEGATIVE; OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<Settlement> Settle(const std::vector<LineClaim>& claims, std::int64_t paid,
                                  std::int64_t most_basis_points);

// `rekenschap.payment` 1: programme, number, year, date, amount, document, reason, the payment that
// it corrects, who.
std::string ContentHash(const Payment& payment);
// `rekenschap.carry-over` 1: programme, year, most basis points, document, reason, who.
std::string ContentHash(const CarryOverDecision& decision);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_SETTLEMENT_H_
