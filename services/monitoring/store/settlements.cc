#include "services/monitoring/store/settlements.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

using PaymentRow =
    std::tuple<Text, Integer, Integer, Text, Integer, Text, Text, Integer, Text, Integer, Integer>;
using CarryOverRow = std::tuple<Text, Integer, Integer, Text, Text, Text, Integer, Integer>;

struct InsertPaymentRow {
  static constexpr char kSql[] =
      "INSERT INTO payment (programme, number, year, payment_date, amount, document, reason, "
      "corrects, principal, record_time_micros, sequence) VALUES (:programme, :number, :year, "
      ":date, :amount, :document, :reason, :corrects, :principal, :time, :sequence)";
  using Params = PaymentRow;
  using Row = std::tuple<>;
};
struct SelectLastNumber {
  static constexpr char kSql[] =
      "SELECT number FROM payment WHERE programme = :programme ORDER BY number DESC LIMIT 1";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Integer>;
};
struct SelectPayment {
  static constexpr char kSql[] =
      "SELECT programme, number, year, payment_date, amount, document, reason, corrects, "
      "principal, record_time_micros, sequence FROM payment WHERE programme = :programme AND "
      "number = :number";
  using Params = std::tuple<Text, Integer>;
  using Row = PaymentRow;
};
struct SelectPaymentBy {
  static constexpr char kSql[] =
      "SELECT programme, number, year, payment_date, amount, document, reason, corrects, "
      "principal, record_time_micros, sequence FROM payment WHERE sequence = :sequence";
  using Params = std::tuple<Integer>;
  using Row = PaymentRow;
};
struct SelectTakenBack {
  static constexpr char kSql[] =
      "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM payment WHERE programme = :programme "
      "AND corrects = :number";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectPayments {
  static constexpr char kSql[] =
      "SELECT programme, number, year, payment_date, amount, document, reason, corrects, "
      "principal, record_time_micros, sequence FROM payment WHERE programme = :programme AND "
      "number > :after AND (:any = 0 OR year = :year) AND sequence <= :as_of ORDER BY number "
      "LIMIT :limit";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, Integer>;
  using Row = PaymentRow;
};
struct InsertCarryOverRow {
  static constexpr char kSql[] =
      "INSERT INTO carry_over_decision (programme, year, most_basis_points, document, reason, "
      "principal, record_time_micros, sequence) VALUES (:programme, :year, :most, :document, "
      ":reason, :principal, :time, :sequence)";
  using Params = CarryOverRow;
  using Row = std::tuple<>;
};
struct SelectCarryOver {
  static constexpr char kSql[] =
      "SELECT programme, year, most_basis_points, document, reason, principal, "
      "record_time_micros, sequence FROM carry_over_decision WHERE programme = :programme AND "
      "year = :year AND sequence <= :as_of ORDER BY sequence DESC LIMIT 1";
  using Params = std::tuple<Text, Integer, Integer>;
  using Row = CarryOverRow;
};
struct SelectCarryOverBy {
  static constexpr char kSql[] =
      "SELECT programme, year, most_basis_points, document, reason, principal, "
      "record_time_micros, sequence FROM carry_over_decision WHERE sequence = :sequence";
  using Params = std::tuple<Integer>;
  using Row = CarryOverRow;
};

Payment PaymentOf(PaymentRow row) {
  auto& [programme, number, year, date, amount, document, reason, corrects, principal, time,
         sequence] = row;
  return {std::move(programme),
          number,
          static_cast<int>(year),
          StoredDate(date),
          amount,
          std::move(document),
          std::move(reason),
          corrects,
          std::move(principal),
          time,
          sequence};
}

std::optional<Payment> PaymentOf(std::optional<PaymentRow> row) {
  if (!row) return std::nullopt;
  return PaymentOf(*std::move(row));
}

std::optional<CarryOverDecision> DecisionOf(std::optional<CarryOverRow> row) {
  if (!row) return std::nullopt;
  auto& [programme, year, most, document, reason, principal, time, sequence] = *row;
  return CarryOverDecision{std::move(programme), static_cast<int>(year), most, std::move(document),
                           std::move(reason),    std::move(principal),   time, sequence};
}

}  // namespace

void InsertPayment(base::Connection& connection, const Payment& payment) {
  connection.Run<InsertPaymentRow>(payment.programme, payment.number, Integer{payment.year},
                                   finance::FormatDate(payment.date), payment.amount,
                                   payment.document, payment.reason, payment.corrects,
                                   payment.principal, payment.record_time_micros, payment.sequence);
}

std::int64_t LastPaymentNumber(base::Connection& connection, const std::string& programme) {
  const auto row = connection.First<SelectLastNumber>(programme);
  return row ? std::get<0>(*row) : 0;
}

std::optional<Payment> FindPayment(base::Connection& connection, const std::string& programme,
                                   std::int64_t number) {
  return PaymentOf(connection.First<SelectPayment>(programme, number));
}

std::optional<Payment> FindPaymentBy(base::Connection& connection, std::int64_t sequence) {
  return PaymentOf(connection.First<SelectPaymentBy>(sequence));
}

std::int64_t TakenBack(base::Connection& connection, const std::string& programme,
                       std::int64_t number) {
  const auto row = connection.First<SelectTakenBack>(programme, number);
  return row ? -std::get<0>(*row) : 0;
}

std::vector<Payment> ListPayments(base::Connection& connection, const std::string& programme,
                                  int year, std::int64_t after, std::int64_t limit,
                                  std::int64_t as_of) {
  std::vector<Payment> payments;
  for (PaymentRow& row : connection.All<SelectPayments>(programme, after, Integer{year},
                                                        Integer{year}, as_of, limit)) {
    payments.push_back(PaymentOf(std::move(row)));
  }
  return payments;
}

void InsertCarryOver(base::Connection& connection, const CarryOverDecision& decision) {
  connection.Run<InsertCarryOverRow>(
      decision.programme, Integer{decision.year}, decision.most_basis_points, decision.document,
      decision.reason, decision.principal, decision.record_time_micros, decision.sequence);
}

std::optional<CarryOverDecision> FindCarryOver(base::Connection& connection,
                                               const std::string& programme, int year,
                                               std::int64_t as_of) {
  return DecisionOf(connection.First<SelectCarryOver>(programme, Integer{year}, as_of));
}

std::optional<CarryOverDecision> FindCarryOverBy(base::Connection& connection,
                                                 std::int64_t sequence) {
  return DecisionOf(connection.First<SelectCarryOverBy>(sequence));
}

}  // namespace rekenschap::monitoring
