#include "services/monitoring/app/settlements.h"

#include <cstddef>
#include <limits>
#include <map>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/names.h"
#include "services/monitoring/app/arrived_plans.h"
#include "services/monitoring/app/counted_units.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/settlements.h"
#include "services/monitoring/store/statement_facts.h"

namespace rekenschap::monitoring {

using base::Connection;

namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int32_t>::max();

// What the units spent in a year by reports of one kind, by line.
using Spending = std::map<std::string, std::int64_t>;

finance::Period EndOf(const Plan& plan, int year) {
  const finance::PeriodKind cadence = plan.programme.cadence;
  return {year, cadence, finance::PeriodsInYear(cadence)};
}

absl::StatusOr<Spending> SpendingOf(const std::vector<UnitPosition>& positions) {
  Spending spending;
  for (const UnitPosition& position : positions) {
    if (!position.current) continue;
    for (const ReportLine& line : position.current->report.lines) {
      std::int64_t& sum = spending[line.line];
      ASSIGN_OR_RETURN(sum, finance::CheckedAdd(sum, line[Figure::kRealised].value_or(0)));
    }
  }
  return spending;
}

std::int64_t SpentOn(const std::string& line, const Spending& spending) {
  const auto found = spending.find(line);
  return found == spending.end() ? 0 : found->second;
}

// Of whom a year report is asked, and whose is accepted.
struct YearReports {
  int expected = 0;
  int accepted = 0;
  std::vector<ComparedUnit> not_accepted;
};

// `accepted` are the positions at the `end` of the year by accepted reports.
YearReports YearReportsOf(const Plan& plan, const finance::Period& end,
                          const std::vector<UnitPosition>& accepted) {
  YearReports reports;
  const std::vector<ComparedUnit> units = UnitsToCompare(plan, end, {});
  for (std::size_t i = 0; i < units.size(); ++i) {
    // One that had ended before the year's first period did has nothing to report.
    if (units[i].ended && units[i].period == end) continue;
    if (IsLeftOut(accepted[i])) continue;
    ++reports.expected;
    if (accepted[i].current) {
      ++reports.accepted;
    } else {
      reports.not_accepted.push_back(units[i]);
    }
  }
  return reports;
}

// Settles the years one by one up to the one that is asked.
class Settler {
 public:
  Settler(Connection& connection, const Plan& plan, std::int64_t as_of)
      : connection_(connection), plan_(plan), as_of_(as_of) {}

  // `provisional` is what was spent in `year` by reports that are in: their lines are told too.
  absl::StatusOr<Settlement> Until(int year, const Spending& provisional) {
    Settlement settled;
    for (int each = FirstGrantYear(plan_.revision); each <= year; ++each) {
      ASSIGN_OR_RETURN(settled, Year(each, settled, each == year ? provisional : Spending()));
      if (each < year) Note(each, settled.carried_over);
    }
    return settled;
  }

  // Those before the year that is asked, as far as that rests on them.
  const std::vector<UnsettledYear>& Unsettled() const { return unsettled_; }

  const YearReports& Reports() const { return reports_; }  // on the year that is asked

 private:
  // Nothing rests on a year that carries nothing over, nor through it on those before it.
  void Note(int year, std::int64_t carried_over) {
    if (carried_over == 0) {
      unsettled_.clear();
    } else if (reports_.accepted < reports_.expected) {
      unsettled_.push_back({year, reports_.expected, reports_.accepted});
    }
  }

  absl::StatusOr<Settlement> Year(int year, const Settlement& before, const Spending& provisional) {
    std::map<std::string, std::int64_t> carried;
    for (const SettledLine& line : before.lines) carried[line.line] = line.carried_over;
    const finance::Period end = EndOf(plan_, year);
    const std::vector<UnitPosition> accepted =
        PositionsOf(connection_, plan_, end, {}, PositionKind::kAccepted, as_of_);
    reports_ = YearReportsOf(plan_, end, accepted);
    ASSIGN_OR_RETURN(const Spending spent, SpendingOf(accepted));
    std::vector<LineClaim> claims;
    // A line that is granted nothing in the year still has what was carried over to it, and what
    // was spent on it all the same.
    for (const PlanLine* line : GrantLines(plan_.revision)) {
      const auto granted = finance::ValueInYear(line->plan.series, year);
      const std::int64_t spent_on_it = SpentOn(line->id, spent);
      const bool touched = spent_on_it != 0 || SpentOn(line->id, provisional) != 0;
      if (!granted && carried[line->id] == 0 && !touched) continue;
      claims.push_back(
          {line->id, line->title, granted.value_or(0), carried[line->id], spent_on_it});
    }
    std::int64_t paid = 0;
    for (const Payment& payment :
         monitoring::ListPayments(connection_, plan_.programme.id, year, 0, kAll, as_of_)) {
      ASSIGN_OR_RETURN(paid, finance::CheckedAdd(paid, payment.amount));
    }
    const auto decision = FindCarryOver(connection_, plan_.programme.id, year, as_of_);
    return Settle(claims, paid, decision.value_or(CarryOverDecision{}).most_basis_points);
  }

  Connection& connection_;
  const Plan& plan_;
  const std::int64_t as_of_;
  YearReports reports_;  // on the year that was settled last
  std::vector<UnsettledYear> unsettled_;
};

absl::Status CheckGranted(const Plan& plan, int year) {
  const int first = FirstGrantYear(plan.revision);
  if (first > 0 && year >= first) return absl::OkStatus();
  base::ErrorDetails details;
  details.reason = "GRANT_UNKNOWN";
  details.resource_name = finance::RevisionName(plan.programme.id, plan.revision.number);
  if (first > 0) details.metadata["first_year"] = std::to_string(first);
  std::string message =
      first == 0 ? details.resource_name + " grants nothing: it has no expenditure in euros"
                 : absl::StrFormat("%s grants nothing before %d; ask for that year or a later one",
                                   details.resource_name, first);
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

absl::StatusOr<SettlementAnswer> Answer(Connection& connection, Monitoring& monitoring,
                                        const SettlementQuery& query) {
  SettlementAnswer answer;
  answer.programme = query.programme;
  ASSIGN_OR_RETURN(const Moment moment,
                   MomentOf(connection, monitoring.journal(), query.as_of_sequence));
  answer.sequence = moment.sequence;
  ASSIGN_OR_RETURN(const auto plan, PlanAt(connection, monitoring, query.programme, moment));
  RETURN_IF_ERROR(CheckGranted(*plan, query.year));
  const std::vector<UnitPosition> provisional = PositionsOf(
      connection, *plan, EndOf(*plan, query.year), {}, PositionKind::kProvisional, moment.as_of);
  for (const UnitPosition& position : provisional) answer.received += position.current ? 1 : 0;
  ASSIGN_OR_RETURN(const Spending spent, SpendingOf(provisional));
  Settler settler(connection, *plan, moment.as_of);
  ASSIGN_OR_RETURN(answer.settlement, settler.Until(query.year, spent));
  answer.unsettled_years = settler.Unsettled();
  answer.expected = settler.Reports().expected;
  answer.accepted = settler.Reports().accepted;
  for (const ComparedUnit& unit : settler.Reports().not_accepted) {
    const bool came = CameIn(connection, {query.programme, unit.period, unit.unit}, moment.as_of);
    (came ? answer.unaccepted_units : answer.missing_units).push_back(unit.unit);
  }
  for (const SettledLine& line : answer.settlement.lines) {
    answer.provisional_spent.push_back(SpentOn(line.line, spent));
    ASSIGN_OR_RETURN(
        answer.provisional_total,
        finance::CheckedAdd(answer.provisional_total, answer.provisional_spent.back()));
  }
  answer.decision = FindCarryOver(connection, query.programme, query.year, answer.sequence)
                        .value_or(CarryOverDecision{});
  answer.payments =
      monitoring::ListPayments(connection, query.programme, query.year, 0, kAll, answer.sequence);
  const auto lines = GrantLines(plan->revision);
  if (!lines.empty()) answer.plan_basis = lines.front()->basis;
  answer.basis = monitoring.BasisOf(query.programme, plan.get());
  return answer;
}

absl::Status CheckKnown(Connection& connection, const std::string& programme) {
  if (LoadProgramme(connection, programme)) return absl::OkStatus();
  return NoPlan(connection, programme);
}

absl::Status CheckCorrects(Connection& connection, const Payment& payment) {
  if (payment.corrects == 0) return absl::OkStatus();
  const auto corrected = FindPayment(connection, payment.programme, payment.corrects);
  if (!corrected) {
    return base::NotFound("PAYMENT_UNKNOWN", "payment",
                          PaymentName(payment.programme, payment.corrects));
  }
  return CheckCorrection(payment, *corrected,
                         TakenBack(connection, payment.programme, payment.corrects));
}

}  // namespace

void GetSettlement(Monitoring& monitoring, SettlementQuery query, absl::Time deadline,
                   base::DoneWith<SettlementAnswer> done) {
  base::ReadAs<SettlementAnswer>(
      monitoring.store(), deadline,
      [&monitoring, query = std::move(query)](Connection& connection) {
        return Answer(connection, monitoring, query);
      },
      std::move(done));
}

void RecordPayment(Monitoring& monitoring, Payment payment, base::Request request,
                   absl::Time deadline, base::DoneWith<Payment> done) {
  payment.principal = request.principal;
  request.request_hash = ContentHash(payment);
  auto decide = [&monitoring, payment](
                    Connection& connection) mutable -> absl::StatusOr<base::Recorded<Payment>> {
    RETURN_IF_ERROR(CheckKnown(connection, payment.programme));
    RETURN_IF_ERROR(CheckMade(payment, monitoring.Today()));
    RETURN_IF_ERROR(CheckCorrects(connection, payment));
    payment.number = LastPaymentNumber(connection, payment.programme) + 1;
    const base::JournalEntry entry = monitoring.journal().Append(
        connection, {payment.principal, "payment.record",
                     PaymentName(payment.programme, payment.number), ContentHash(payment)});
    payment.record_time_micros = entry.record_time_micros;
    payment.sequence = entry.sequence;
    InsertPayment(connection, payment);
    return base::Recorded<Payment>{payment, {entry.sequence}};
  };
  auto recall = [](Connection& connection, const base::Remembered& by) -> absl::StatusOr<Payment> {
    auto found = FindPaymentBy(connection, by.sequence);
    if (found) return *std::move(found);
    return absl::DataLossError("a payment is gone");
  };
  base::WriteOnce<Payment>(monitoring.store(), deadline, std::move(request), std::move(decide),
                           std::move(recall), std::move(done));
}

void ListPayments(Monitoring& monitoring, std::string programme, int year, std::int64_t after,
                  std::int64_t limit, absl::Time deadline,
                  base::DoneWith<std::vector<Payment>> done) {
  base::ReadAs<std::vector<Payment>>(
      monitoring.store(), deadline,
      [programme = std::move(programme), year, after,
       limit](Connection& connection) -> absl::StatusOr<std::vector<Payment>> {
        RETURN_IF_ERROR(CheckKnown(connection, programme));
        return monitoring::ListPayments(connection, programme, year, after, limit, kNow);
      },
      std::move(done));
}

void DecideCarryOver(Monitoring& monitoring, CarryOverDecision decision, base::Request request,
                     absl::Time deadline, base::DoneWith<CarryOverDecision> done) {
  decision.principal = request.principal;
  request.request_hash = ContentHash(decision);
  auto decide =
      [&monitoring, decision](
          Connection& connection) mutable -> absl::StatusOr<base::Recorded<CarryOverDecision>> {
    RETURN_IF_ERROR(CheckKnown(connection, decision.programme));
    const base::JournalEntry entry = monitoring.journal().Append(
        connection, {decision.principal, "carry-over.decide",
                     SettlementName(decision.programme, decision.year), ContentHash(decision)});
    decision.record_time_micros = entry.record_time_micros;
    decision.sequence = entry.sequence;
    InsertCarryOver(connection, decision);
    return base::Recorded<CarryOverDecision>{decision, {entry.sequence}};
  };
  auto recall = [](Connection& connection,
                   const base::Remembered& by) -> absl::StatusOr<CarryOverDecision> {
    auto found = FindCarryOverBy(connection, by.sequence);
    if (found) return *std::move(found);
    return absl::DataLossError("a decision is gone");
  };
  base::WriteOnce<CarryOverDecision>(monitoring.store(), deadline, std::move(request),
                                     std::move(decide), std::move(recall), std::move(done));
}

}  // namespace rekenschap::monitoring
