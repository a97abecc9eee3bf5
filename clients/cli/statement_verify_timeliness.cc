#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include <absl/time/time.h>

#include "clients/cli/statement_verify.h"
#include "services/base/time/dutch_zone.h"
#include "services/finance/date.h"

// When each unit reported first, and how late that was, against monitoring's journal.
namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementUnit;

// The days in the Netherlands, by unit, up to the statement's place.
std::map<std::string, std::string> FirstSubmitDays(const ProvenJournal& journal,
                                                   const StatementContent& content) {
  const std::string prefix = content.programme() + "/reports/" + content.period() + "/";
  std::map<std::string, std::string> days;
  for (const auto& [sequence, entry] : journal.entries) {
    if (sequence > content.position().sequence()) break;
    if (entry.action != "report.submit" || entry.resource.rfind(prefix, 0) != 0) continue;
    const std::string unit = entry.resource.substr(
        prefix.size(), entry.resource.find('/', prefix.size()) - prefix.size());
    days.try_emplace("units/" + unit,
                     absl::FormatTime("%E4Y-%m-%d", absl::FromUnixMicros(entry.record_time_micros),
                                      base::DutchZone()));
  }
  return days;
}

// 0 where nothing came in, and where it was not asked.
std::int64_t DaysLate(const StatementUnit& unit, const std::string& first_day,
                      finance::Date due_date) {
  const auto day = finance::ParseDate(first_day);
  if (!day.ok() || unit.state() == StatementUnit::STATE_EXEMPT) return 0;
  const auto days = std::chrono::sys_days(*day) - std::chrono::sys_days(due_date);
  return std::max<std::int64_t>(0, days.count());
}

}  // namespace

Check CheckTimeliness(const Session& session, const StatementContent& content,
                      const ProvenJournal& journal) {
  Check check{session.Say("tijdigheid: wanneer elke eenheid het eerst indiende, en hoeveel dagen "
                          "te laat",
                          "timeliness: when each unit first submitted, and how many days late"),
              {}};
  const auto due_date = finance::ParseDate(content.due_date());
  if (!due_date.ok()) {
    check.faults.push_back(
        session.Say("haar uiterste datum is geen datum: ", "its due date is not a date: ") +
        content.due_date());
    return check;
  }
  const auto in_words = [&session](const std::string& day) {
    return day.empty() ? session.Say("niets ingediend", "nothing submitted") : day;
  };
  const auto days = FirstSubmitDays(journal, content);
  for (const StatementUnit& unit : content.units()) {
    const auto found = days.find(unit.unit());
    const std::string day = found == days.end() ? "" : found->second;
    if (unit.first_submit_date() != day) {
      check.faults.push_back(unit.unit() +
                             session.Say(": volgens het journaal het eerst ingediend: ",
                                         ": by the journal first submitted: ") +
                             in_words(day) +
                             session.Say("; volgens de staat: ", "; by the statement: ") +
                             in_words(unit.first_submit_date()));
    }
    const std::int64_t late = DaysLate(unit, day, *due_date);
    if (unit.days_late() != late) {
      check.faults.push_back(
          unit.unit() +
          session.Say(": dagen te laat volgens het journaal: ", ": days late by the journal: ") +
          std::to_string(late) + session.Say("; volgens de staat: ", "; by the statement: ") +
          std::to_string(unit.days_late()));
    }
  }
  return check;
}

}  // namespace rekenschap::cli
