#include "services/monitoring/domain/settlement.h"

#include <algorithm>
#include <map>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/allocation.h"
#include "services/finance/arithmetic.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

using finance::CheckedAdd;
using finance::CheckedSubtract;

absl::Status Refused(std::string reason, std::string resource, const std::string& why,
                     std::map<std::string, std::string> facts = {}) {
  base::ErrorDetails details;
  details.metadata = std::move(facts);
  details.reason = std::move(reason);
  details.resource_name = std::move(resource);
  std::string message = details.resource_name + " " + why;
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

bool IsGrant(const PlanLine& line, finance::Basis basis) {
  return line.measure == finance::Measure::kEuro && !line.receipts && line.basis == basis &&
         line.plan.series.nature == finance::Nature::kFlow;
}

finance::Basis GrantBasis(const PlanRevision& revision) {
  const bool cash = std::ranges::any_of(
      revision.lines, [](const PlanLine& line) { return IsGrant(line, finance::Basis::kCash); });
  return cash ? finance::Basis::kCash : finance::Basis::kAccrual;
}

absl::StatusOr<SettledLine> SettleLine(const LineClaim& claim) {
  SettledLine line{claim, 0, 0, 0, 0};
  if (claim.granted < 0) {
    return Refused("GRANT_NEGATIVE", "line " + claim.line,
                   "is granted less than nothing, which cannot be settled by itself; revise the "
                   "plan so that the line it is taken from bears it");
  }
  ASSIGN_OR_RETURN(const std::int64_t available, CheckedAdd(claim.granted, claim.carried_in));
  line.charged = std::clamp<std::int64_t>(claim.spent, 0, available);
  ASSIGN_OR_RETURN(line.own_account, CheckedSubtract(claim.spent, line.charged));
  line.unspent = available - line.charged;
  return line;
}

// Divides what is carried over by what the lines left unspent.
absl::Status CarryOver(Settlement& settlement) {
  if (settlement.carried_over == 0) return absl::OkStatus();
  std::vector<finance::Weight> weights;
  for (std::size_t i = 0; i < settlement.lines.size(); ++i) {
    weights.push_back({absl::StrFormat("%06d", i), settlement.lines[i].unspent});
  }
  ASSIGN_OR_RETURN(const auto shares,
                   finance::Allocate(settlement.carried_over, std::move(weights)));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    settlement.lines[i].carried_over = shares[i].value;
  }
  return absl::OkStatus();
}

}  // namespace

std::string PaymentName(const std::string& programme, std::int64_t number) {
  return absl::StrFormat("%s/payments/%d", finance::ProgrammeName(programme), number);
}

absl::StatusOr<std::int64_t> PaymentNumber(std::string_view name, const std::string& programme) {
  const std::string before = finance::ProgrammeName(programme) + "/payments/";
  std::int64_t number = 0;
  if (name.substr(0, before.size()) == before &&
      absl::SimpleAtoi(base::ToAbsl(name.substr(before.size())), &number) && number > 0 &&
      name == PaymentName(programme, number)) {
    return number;
  }
  return absl::InvalidArgumentError("it is not written as " + before + "{number}");
}

std::string SettlementName(const std::string& programme, int year) {
  return absl::StrFormat("%s/settlements/%d", finance::ProgrammeName(programme), year);
}

absl::Status CheckMade(const Payment& payment, finance::Date today) {
  if (payment.date <= today) return absl::OkStatus();
  const std::string day = finance::FormatDate(payment.date);
  const std::string now = finance::FormatDate(today);
  return base::InvalidFields(
      "PAYMENT_REFUSED",
      {{"payment.payment_date", "PAYMENT_NOT_YET_MADE",
        absl::StrFormat("%s is after today, %s; record a payment once it was made", day, now)}},
      {{"payment_date", day}, {"today", now}});
}

absl::Status CheckCorrection(const Payment& payment, const Payment& corrected,
                             std::int64_t taken_back) {
  const std::string name = PaymentName(corrected.programme, corrected.number);
  if (corrected.year != payment.year) {
    return Refused(
        "CORRECTION_OF_OTHER_YEAR", name,
        absl::StrFormat("is of %d and not of %d; give its year", corrected.year, payment.year),
        {{"year", std::to_string(corrected.year)}});
  }
  if (corrected.corrects != 0) {
    return Refused("CORRECTION_OF_CORRECTION", name,
                   "is a counter-entry itself; record the payment again instead");
  }
  ASSIGN_OR_RETURN(const std::int64_t left, CheckedSubtract(corrected.amount, taken_back));
  ASSIGN_OR_RETURN(const std::int64_t after, CheckedAdd(left, payment.amount));
  if (after < 0) {
    return Refused(
        "CORRECTION_TOO_LARGE", name,
        absl::StrFormat("has %d eurocents left to take back; give no more than that", left),
        {{"left_eurocents", std::to_string(left)}});
  }
  return absl::OkStatus();
}

std::vector<const PlanLine*> GrantLines(const PlanRevision& revision) {
  const finance::Basis basis = GrantBasis(revision);
  std::vector<const PlanLine*> lines;
  for (const PlanLine& line : revision.lines) {
    if (IsGrant(line, basis)) lines.push_back(&line);
  }
  return lines;
}

int FirstGrantYear(const PlanRevision& revision) {
  int first = 0;
  for (const PlanLine* line : GrantLines(revision)) {
    if (line->plan.series.years.empty()) continue;
    const int year = line->plan.series.years.begin()->first;
    first = first == 0 ? year : std::min(first, year);
  }
  return first;
}

absl::StatusOr<Settlement> Settle(const std::vector<LineClaim>& claims, std::int64_t paid,
                                  std::int64_t most_basis_points) {
  Settlement whole;
  whole.paid = paid;
  for (const LineClaim& claim : claims) {
    ASSIGN_OR_RETURN(const SettledLine line, SettleLine(claim));
    ASSIGN_OR_RETURN(whole.granted, CheckedAdd(whole.granted, line.granted));
    ASSIGN_OR_RETURN(whole.carried_in, CheckedAdd(whole.carried_in, line.carried_in));
    ASSIGN_OR_RETURN(whole.spent, CheckedAdd(whole.spent, line.spent));
    ASSIGN_OR_RETURN(whole.charged, CheckedAdd(whole.charged, line.charged));
    ASSIGN_OR_RETURN(whole.own_account, CheckedAdd(whole.own_account, line.own_account));
    ASSIGN_OR_RETURN(whole.unspent, CheckedAdd(whole.unspent, line.unspent));
    whole.lines.push_back(line);
  }
  ASSIGN_OR_RETURN(const std::int64_t available, CheckedAdd(whole.granted, whole.carried_in));
  ASSIGN_OR_RETURN(const std::int64_t funds, CheckedAdd(paid, whole.carried_in));
  ASSIGN_OR_RETURN(const std::int64_t left, CheckedSubtract(funds, whole.charged));
  whole.outstanding = std::max<std::int64_t>(left, 0);
  whole.still_to_pay = std::max<std::int64_t>(-left, 0);
  whole.never_paid = std::max<std::int64_t>(whole.granted - paid, 0) - whole.still_to_pay;
  const std::int64_t overpaid = std::max<std::int64_t>(paid - whole.granted, 0);
  ASSIGN_OR_RETURN(const std::int64_t most,
                   finance::MultiplyDivideHalfEven(available, most_basis_points, 10'000));
  whole.carried_over = std::min(whole.outstanding - std::min(whole.outstanding, overpaid), most);
  whole.to_recover = whole.outstanding - whole.carried_over;
  RETURN_IF_ERROR(CarryOver(whole));
  return whole;
}

std::string ContentHash(const Payment& payment) {
  return base::Canonical("rekenschap.payment", 1)
      .Text(payment.programme)
      .Integer(payment.number)
      .Integer(payment.year)
      .Text(finance::FormatDate(payment.date))
      .Integer(payment.amount)
      .Text(payment.document)
      .Text(payment.reason)
      .Integer(payment.corrects)
      .Text(payment.principal)
      .Hash();
}

std::string ContentHash(const CarryOverDecision& decision) {
  return base::Canonical("rekenschap.carry-over", 1)
      .Text(decision.programme)
      .Integer(decision.year)
      .Integer(decision.most_basis_points)
      .Text(decision.document)
      .Text(decision.reason)
      .Text(decision.principal)
      .Hash();
}

}  // namespace rekenschap::monitoring
