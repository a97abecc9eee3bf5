#include "services/monitoring/domain/calendar.h"

#include <algorithm>
#include <chrono>

namespace rekenschap::monitoring {
namespace {

bool Fits(const DueRule& rule, int month) {
  return rule.end_months.empty() ||
         std::ranges::find(rule.end_months, month) != rule.end_months.end();
}

finance::Date DayIn(std::chrono::year_month month, int day) {
  const finance::Date last = month / std::chrono::last;
  const finance::Date wanted = month / std::chrono::day(static_cast<unsigned>(day));
  return std::min(wanted, last);
}

}  // namespace

const std::vector<DueRule>& NationalDueRules() {
  static const std::vector<DueRule> kRules = {
      {{3, 6, 9, 12}, std::nullopt, {2, 1}, "Besluit financieel beheer politie, art. 6"},
      {{}, 28, {}, "Besluit financieel beheer politie, art. 6"},
  };
  return kRules;
}

std::optional<DueDate> DueDateOf(const std::vector<DueRule>& rules, const finance::Period& period) {
  const finance::Date end = finance::LastDay(period);
  const auto month = static_cast<int>(static_cast<unsigned>(end.month()));
  const auto rule = std::ranges::find_if(rules, [&](const DueRule& r) { return Fits(r, month); });
  if (rule == rules.end()) return std::nullopt;
  if (rule->days_after_end) {
    return DueDate{std::chrono::sys_days(end) + std::chrono::days(*rule->days_after_end),
                   rule->source};
  }
  const DayOfMonth& due = rule->day_of_month;
  return DueDate{DayIn(end.year() / end.month() + std::chrono::months(due.months_after), due.day),
                 rule->source};
}

}  // namespace rekenschap::monitoring
