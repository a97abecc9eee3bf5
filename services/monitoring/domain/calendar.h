#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_CALENDAR_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_CALENDAR_H_

#include <optional>
#include <string>
#include <vector>

#include "services/finance/period.h"

// When the reports on a period are due.
namespace rekenschap::monitoring {

// A day of a later month; in a month that is too short its last day.
struct DayOfMonth {
  int months_after = 0;  // the month in which the period ends
  int day = 1;

  bool operator==(const DayOfMonth&) const = default;
};

// When the reports on periods are due that end in certain months: so many days after the end, or on
// a day of a later month.
struct DueRule {
  std::vector<int> end_months;  // 1 to 12; empty stands for any
  std::optional<std::int64_t> days_after_end;
  DayOfMonth day_of_month;  // where no days are given
  std::string source;       // such as an article of a regulation

  bool operator==(const DueRule&) const = default;
};

// The national police's: 1 May, 1 August, 1 November and 1 February for what ends with a quarter, 4
// weeks for the other months. Source: Besluit financieel beheer politie, art. 6.
const std::vector<DueRule>& NationalDueRules();

// The last day on which a report is on time, and where that comes from.
struct DueDate {
  finance::Date date;
  std::string source;

  bool operator==(const DueDate&) const = default;
};

// By the first rule that fits the month in which the period ends; nothing when none does.
std::optional<DueDate> DueDateOf(const std::vector<DueRule>& rules, const finance::Period& period);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_CALENDAR_H_
