#include "services/monitoring/store/period_books.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct InsertEvent {
  static constexpr char kSql[] =
      "INSERT INTO period_event (programme, period_end, sequence, period, state, principal, "
      "reason, record_time_micros) VALUES (:programme, :end, :sequence, :period, :state, "
      ":principal, :reason, :time)";
  using Params = std::tuple<Text, Text, Integer, Text, Text, Text, Text, Integer>;
  using Row = std::tuple<>;
};
struct SelectEvents {
  static constexpr char kSql[] =
      "SELECT sequence, state, principal, reason, record_time_micros FROM period_event WHERE "
      "programme = :programme AND period_end = :end ORDER BY sequence";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<Integer, Text, Text, Text, Integer>;
};
struct SelectRange {
  static constexpr char kSql[] =
      "SELECT e.programme, e.period, e.sequence, e.state, e.principal, e.reason, "
      "e.record_time_micros FROM plan_programme AS p CROSS JOIN period_event AS e WHERE p.id >= "
      ":first AND p.id <= :last AND e.programme = p.id AND e.period_end >= :from AND e.period_end "
      "<= :to AND e.sequence <= :as_of ORDER BY p.id, e.period_end, e.sequence";
  using Params = std::tuple<Text, Text, Text, Text, Integer>;
  using Row = std::tuple<Text, Text, Integer, Text, Text, Text, Integer>;
};
struct SelectLastEvent {
  static constexpr char kSql[] =
      "SELECT sequence, state FROM period_event WHERE programme = :programme AND period_end = :end "
      "ORDER BY sequence DESC LIMIT 1";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<Integer, Text>;
};
struct InsertRow {
  static constexpr char kSql[] =
      "INSERT INTO exemption (sequence, programme, period, unit, lifted, principal, reason) VALUES "
      "(:sequence, :programme, :period, :unit, :lifted, :principal, :reason)";
  using Params = std::tuple<Integer, Text, Text, Text, Integer, Text, Text>;
  using Row = std::tuple<>;
};
struct SelectRow {
  static constexpr char kSql[] =
      "SELECT programme, period, unit, lifted, principal, reason FROM exemption WHERE sequence = "
      ":sequence";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Text, Text, Text, Integer, Text, Text>;
};
struct UpdateReports {
  static constexpr char kSql[] =
      "UPDATE report_version SET state = :to_state WHERE programme = :programme AND period_end = "
      ":end AND state = :from_state";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

PeriodState StateOf(const Text& name) {
  return name == ToString(PeriodState::kClosed) ? PeriodState::kClosed : PeriodState::kOpen;
}
struct SelectExemptions {
  static constexpr char kSql[] =
      "SELECT sequence, unit, lifted, principal, reason FROM exemption WHERE programme = "
      ":programme AND period = :period AND sequence <= :as_of ORDER BY sequence";
  using Params = std::tuple<Text, Text, Integer>;
  using Row = std::tuple<Integer, Text, Integer, Text, Text>;
};

}  // namespace

void InsertPeriodEvent(base::Connection& connection, const PeriodEvent& event) {
  connection.Run<InsertEvent>(event.programme, EndOf(event.period), event.sequence,
                              finance::FormatPeriod(event.period), Text(ToString(event.state)),
                              event.principal, event.reason, event.record_time_micros);
}

std::vector<PeriodEvent> ListPeriodEvents(base::Connection& connection,
                                          const std::string& programme,
                                          const finance::Period& period) {
  std::vector<PeriodEvent> events;
  for (auto& [sequence, state, principal, reason, time] :
       connection.All<SelectEvents>(programme, EndOf(period))) {
    events.push_back({programme, period, StateOf(state), std::move(principal), std::move(reason),
                      time, sequence});
  }
  return events;
}

std::vector<PeriodEvent> ListPeriodEvents(base::Connection& connection, const PeriodRange& range,
                                          std::int64_t as_of) {
  std::vector<PeriodEvent> events;
  for (auto& [programme, period, sequence, state, principal, reason, time] :
       connection.All<SelectRange>(range.first_programme, range.last_programme,
                                   finance::FormatDate(range.from), finance::FormatDate(range.to),
                                   as_of)) {
    events.push_back({std::move(programme), StoredPeriod(period), StateOf(state),
                      std::move(principal), std::move(reason), time, sequence});
  }
  return events;
}

PeriodStanding FindPeriodStanding(base::Connection& connection, const std::string& programme,
                                  const finance::Period& period) {
  const auto row = connection.First<SelectLastEvent>(programme, EndOf(period));
  if (!row) return {};
  return {StateOf(std::get<1>(*row)), std::get<0>(*row)};
}

void InsertExemption(base::Connection& connection, const Exemption& exemption) {
  connection.Run<InsertRow>(exemption.sequence, exemption.programme,
                            finance::FormatPeriod(exemption.period), exemption.unit,
                            Integer{exemption.lifted}, exemption.principal, exemption.reason);
}

std::optional<Exemption> FindExemption(base::Connection& connection, std::int64_t sequence) {
  auto row = connection.First<SelectRow>(sequence);
  if (!row) return std::nullopt;
  auto& [programme, period, unit, lifted, principal, reason] = *row;
  return Exemption{std::move(programme), StoredPeriod(period), std::move(unit), lifted != 0,
                   std::move(principal), std::move(reason),    sequence};
}

std::vector<Exemption> ListExemptions(base::Connection& connection, const std::string& programme,
                                      const finance::Period& period, std::int64_t as_of) {
  std::vector<Exemption> exemptions;
  for (auto& [sequence, unit, lifted, principal, reason] :
       connection.All<SelectExemptions>(programme, finance::FormatPeriod(period), as_of)) {
    exemptions.push_back({programme, period, std::move(unit), lifted != 0, std::move(principal),
                          std::move(reason), sequence});
  }
  return exemptions;
}

void SetAcceptedReports(base::Connection& connection, const std::string& programme,
                        const finance::Period& period, PeriodState state) {
  const bool closes = state == PeriodState::kClosed;
  using State = ReportVersion::State;
  connection.Run<UpdateReports>(Text(ToString(closes ? State::kClosed : State::kAccepted)),
                                programme, EndOf(period),
                                Text(ToString(closes ? State::kAccepted : State::kClosed)));
}

}  // namespace rekenschap::monitoring
