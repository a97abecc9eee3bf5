#include "services/monitoring/rpc/convert_settlement.h"

#include <utility>

#include <absl/strings/str_format.h>
#include <google/protobuf/util/time_util.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/monitoring/domain/settlement_texts.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using base::FieldChecks;
using google::protobuf::util::TimeUtil;

static_assert(static_cast<int>(SettlementStepKind::kToRecover) + 1 ==
              v1::SettlementStep::KIND_TO_RECOVER);

type::v1::Quantity Euros(std::int64_t eurocents) {
  return wire::ToProto(finance::Quantity{finance::Measure::kEuro, eurocents});
}

int YearIn(FieldChecks& checks, const char* field, std::int32_t year) {
  if (year < finance::kFirstYear || year > finance::kLastYear) {
    checks.Note(
        field, "YEAR_OUT_OF_BOUNDS",
        absl::StrFormat("it is not between %d and %d", finance::kFirstYear, finance::kLastYear));
  }
  return year;
}

// The amount of a payment, and whether it is a counter-entry.
void TakeAmount(FieldChecks& checks, const v1::Payment& in, Payment& payment) {
  if (in.amount().value_case() != type::v1::Quantity::kEurocents) {
    checks.Note("payment.amount", "AMOUNT_MISSING", "give it in eurocents");
    return;
  }
  payment.amount = in.amount().eurocents();
  if (payment.amount == 0) {
    checks.Note("payment.amount", "AMOUNT_ZERO", "nothing was paid; record what was");
  } else if (payment.amount > finance::kMaxFigure || payment.amount < -finance::kMaxFigure) {
    checks.Note("payment.amount", "AMOUNT_TOO_LARGE", "it is larger than a figure can be");
  } else if (payment.amount < 0 && in.corrects().empty()) {
    checks.Note("payment.corrects", "CORRECTED_PAYMENT_MISSING",
                "an amount below zero takes a payment back; name that payment");
  } else if (payment.amount > 0 && !in.corrects().empty()) {
    checks.Note("payment.amount", "COUNTER_ENTRY_POSITIVE",
                "what takes a payment back is below zero");
  }
}

void ToProto(const SettledLine& line, std::int64_t provisional, v1::SettlementLine& out) {
  out.set_line(line.line);
  out.set_title(line.title);
  *out.mutable_granted() = Euros(line.granted);
  *out.mutable_carried_in() = Euros(line.carried_in);
  *out.mutable_spent() = Euros(line.spent);
  *out.mutable_charged() = Euros(line.charged);
  *out.mutable_own_account() = Euros(line.own_account);
  *out.mutable_unspent() = Euros(line.unspent);
  *out.mutable_carried_over() = Euros(line.carried_over);
  *out.mutable_provisional_spent() = Euros(provisional);
}

}  // namespace

absl::StatusOr<SettlementQuery> FromProto(const v1::GetSettlementRequest& in) {
  FieldChecks checks;
  SettlementQuery query;
  query.programme =
      checks.Take("programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  query.year = YearIn(checks, "year", in.year());
  query.as_of_sequence = in.as_of_sequence();
  if (query.as_of_sequence < 0) {
    checks.Note("as_of_sequence", "NUMBER_NEGATIVE", "it is below 0");
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

absl::StatusOr<Payment> FromProto(const v1::RecordPaymentRequest& in) {
  FieldChecks checks;
  Payment payment;
  payment.programme =
      checks.Take("programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  payment.year = YearIn(checks, "payment.year", in.payment().year());
  payment.date = checks.Take("payment.payment_date", "DATE_MALFORMED",
                             finance::ParseDate(in.payment().payment_date()));
  TakeAmount(checks, in.payment(), payment);
  payment.document = checks.Text("payment.document", in.payment().document(), 1, 200);
  payment.reason = checks.Text("payment.reason", in.payment().reason(), 3, 2000);
  if (!in.payment().corrects().empty()) {
    payment.corrects = checks.Take("payment.corrects", "NAME_MALFORMED",
                                   PaymentNumber(in.payment().corrects(), payment.programme));
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("PAYMENT_REFUSED"));
  return payment;
}

absl::StatusOr<CarryOverDecision> FromProto(const v1::DecideCarryOverRequest& in) {
  FieldChecks checks;
  CarryOverDecision decision;
  decision.programme =
      checks.Take("programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  decision.year = YearIn(checks, "decision.year", in.decision().year());
  decision.most_basis_points = in.decision().most_basis_points();
  if (decision.most_basis_points < 0 || decision.most_basis_points > 10'000) {
    checks.Note("decision.most_basis_points", "NUMBER_OUT_OF_BOUNDS",
                "it is not between 0 and 10000");
  }
  decision.document = checks.Text("decision.document", in.decision().document(), 1, 200);
  decision.reason = checks.Text("decision.reason", in.decision().reason(), 3, 2000);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return decision;
}

absl::StatusOr<int> YearOf(std::int32_t year) {
  if (year == 0) return 0;
  FieldChecks checks;
  const int known = YearIn(checks, "year", year);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return known;
}

void ToProto(const SettlementAnswer& answer, finance::Language language,
             v1::GetSettlementResponse& out) {
  for (const SettlementStep& step : StepsOf(answer.settlement, answer.decision, language)) {
    v1::SettlementStep& told = *out.add_steps();
    told.set_kind(static_cast<v1::SettlementStep::Kind>(static_cast<int>(step.kind) + 1));
    *told.mutable_amount() = Euros(step.amount);
    told.set_title(step.title);
    told.set_source(std::string(step.source));
    told.set_note(step.note);
  }
  for (std::size_t i = 0; i < answer.settlement.lines.size(); ++i) {
    ToProto(answer.settlement.lines[i], answer.provisional_spent[i], *out.add_lines());
  }
  if (answer.decision.sequence > 0) ToProto(answer.decision, *out.mutable_decision());
  for (const Payment& payment : answer.payments) ToProto(payment, *out.add_payments());
  out.set_expected_count(answer.expected);
  out.set_accepted_count(answer.accepted);
  out.set_received_count(answer.received);
  for (const std::string& unit : answer.missing_units) {
    out.add_missing_units(finance::UnitName(unit));
  }
  for (const std::string& unit : answer.unaccepted_units) {
    out.add_unaccepted_units(finance::UnitName(unit));
  }
  for (const UnsettledYear& unsettled : answer.unsettled_years) {
    v1::UnsettledYear& told = *out.add_unsettled_years();
    told.set_year(unsettled.year);
    told.set_expected_count(unsettled.expected);
    told.set_accepted_count(unsettled.accepted);
  }
  *out.mutable_provisional_spent() = Euros(answer.provisional_total);
  out.set_plan_basis(wire::ToProto(answer.plan_basis));
  ToProto(answer.basis, *out.mutable_basis());
  out.set_sequence(answer.sequence);
}

void ToProto(const Payment& payment, v1::Payment& out) {
  out.set_name(PaymentName(payment.programme, payment.number));
  out.set_year(payment.year);
  out.set_payment_date(finance::FormatDate(payment.date));
  *out.mutable_amount() = Euros(payment.amount);
  out.set_document(payment.document);
  out.set_reason(payment.reason);
  if (payment.corrects > 0) out.set_corrects(PaymentName(payment.programme, payment.corrects));
  out.set_principal(payment.principal);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(payment.record_time_micros);
  out.set_sequence(payment.sequence);
  out.set_content_hash(ContentHash(payment));
}

void ToProto(const CarryOverDecision& decision, v1::CarryOverDecision& out) {
  out.set_year(decision.year);
  out.set_most_basis_points(decision.most_basis_points);
  out.set_document(decision.document);
  out.set_reason(decision.reason);
  out.set_principal(decision.principal);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(decision.record_time_micros);
  out.set_sequence(decision.sequence);
  out.set_content_hash(ContentHash(decision));
}

}  // namespace rekenschap::monitoring
