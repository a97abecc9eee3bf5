#include "services/planning/domain/unit_lifetimes.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"

namespace rekenschap::planning {
namespace {

// The first day of a month on which a unit with that last day is no more.
finance::Date DayToPassOn(finance::Date last_day) {
  const finance::Date next = std::chrono::sys_days(last_day) + std::chrono::days(1);
  if (next.day() == std::chrono::day(1)) return next;
  return (next.year() / next.month() + std::chrono::months(1)) / 1;
}

bool GoesOnAfter(int year, finance::Date day) {
  return finance::Date(std::chrono::year(year) / 12 / 31) > day;
}

class Checker {
 public:
  Checker(const Revision& revision, const LastDays& last_days, std::vector<finance::Finding>& found)
      : revision_(revision), gone_(last_days), findings_(found) {
    std::erase_if(gone_, [this](const auto& gone) {
      return std::ranges::any_of(revision_.handovers, [&gone](const finance::Handover& handover) {
        return handover.from == gone.first && handover.date <= DayToPassOn(gone.second);
      });
    });
  }

  absl::Status Check() {
    if (gone_.empty()) return absl::OkStatus();
    for (std::size_t i = 0; i < revision_.tables.size(); ++i) {
      const Table& table = revision_.tables[i];
      for (std::size_t j = 0; j < table.lines.size(); ++j) {
        RETURN_IF_ERROR(
            CheckLine(table, table.lines[j], absl::StrFormat("tables[%d].lines[%d]", i, j)));
      }
    }
    for (std::size_t i = 0; i < revision_.handovers.size(); ++i) {
      for (const finance::Weight& to : revision_.handovers[i].to) {
        if (to.weight > 0) {
          CheckUnit(to.id, last_year_, absl::StrFormat("handovers[%d].to_units", i), "");
        }
      }
    }
    return absl::OkStatus();
  }

 private:
  absl::Status CheckLine(const Table& table, const Line& line, const std::string& path) {
    const finance::LinePlan plan = PlanOf(revision_, table, line);
    for (const int year : YearsOf(plan.series)) {
      last_year_ = std::max(last_year_, year);
      ASSIGN_OR_RETURN(const auto division, finance::DivideYear(plan, year));
      for (const finance::Share& share : division->units) {
        if (share.value != 0) CheckUnit(share.id, year, path, line.id);
      }
    }
    return absl::OkStatus();
  }

  // The years named, and one for all that the structural figure holds for, when no unit that goes
  // is left.
  std::vector<int> YearsOf(const finance::Series& series) const {
    std::vector<int> years;
    for (const auto& [year, value] : series.years) years.push_back(year);
    if (years.empty() || !series.structural) return years;
    int beyond = years.back() + 1;
    for (const auto& [unit, day] : gone_) {
      beyond = std::max(beyond, static_cast<int>(day.year()) + 1);
    }
    years.push_back(beyond);
    return years;
  }

  // Notes the unit, once, when it is no more at the end of the year.
  void CheckUnit(const std::string& unit, int year, const std::string& field,
                 const std::string& line) {
    const auto gone = gone_.find(unit);
    if (gone == gone_.end() || !GoesOnAfter(year, gone->second)) return;
    finance::Finding finding;
    finding.rule = "UNIT_GONE";
    finding.severity = finance::Severity::kWarning;
    finding.field = field;
    finding.line = line;
    finding.params["unit"] = unit;
    finding.params["last_day"] = finance::FormatDate(gone->second);
    finding.params["from"] = finance::FormatDate(DayToPassOn(gone->second));
    findings_.push_back(std::move(finding));
    gone_.erase(gone);
  }

  const Revision& revision_;
  LastDays gone_;      // that pass nothing on, and are not noted yet
  int last_year_ = 0;  // for which the plan has a figure
  std::vector<finance::Finding>& findings_;
};

}  // namespace

absl::Status CheckLifetimes(const Revision& revision, const LastDays& last_days,
                            std::vector<finance::Finding>& findings) {
  return Checker(revision, last_days, findings).Check();
}

}  // namespace rekenschap::planning
