#include "services/finance/period.h"

#include <array>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

namespace rekenschap::finance {
namespace {

struct Kind {
  std::string_view name;
  char letter;  // none for the year
  int count;
};

constexpr std::array<Kind, 5> kKinds = {{{"YEAR", '\0', 1},
                                         {"HALF", 'H', 2},
                                         {"FOUR_MONTHS", 'T', 3},
                                         {"QUARTER", 'Q', 4},
                                         {"MONTH", 'M', 12}}};

const Kind& Of(PeriodKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

int MonthsIn(PeriodKind kind) { return 12 / PeriodsInYear(kind); }

// The digits of `text` as a number, or -1 when there are none or other characters.
int Number(std::string_view text) {
  if (text.empty() || text.size() > 4) return -1;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<Period> TryParse(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  Period period{Number(text.substr(0, 4)), PeriodKind::kYear, 1};
  if (period.year < kFirstYear || period.year > kLastYear) return std::nullopt;
  if (text.size() == 4) return period;
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  for (std::size_t i = 1; i < kKinds.size(); ++i) {
    if (text[5] != kKinds[i].letter) continue;
    period.kind = static_cast<PeriodKind>(i);
    period.index = Number(text.substr(6));
    const std::size_t digits = period.kind == PeriodKind::kMonth ? 2 : 1;
    if (text.size() == 6 + digits && period.index >= 1 && period.index <= kKinds[i].count) {
      return period;
    }
  }
  return std::nullopt;
}

}  // namespace

std::strong_ordering operator<=>(const Period& a, const Period& b) {
  const auto by_end = std::chrono::sys_days(LastDay(a)) <=> std::chrono::sys_days(LastDay(b));
  if (by_end != 0) return by_end;
  return static_cast<int>(b.kind) <=> static_cast<int>(a.kind);
}

int PeriodsInYear(PeriodKind kind) { return Of(kind).count; }

absl::StatusOr<Period> ParsePeriod(std::string_view text) {
  if (const auto period = TryParse(text)) return *period;
  return absl::InvalidArgumentError(absl::StrFormat(
      "'%s' is not a period; write 2021, 2021-H1, 2021-T2 (four months), 2021-Q3 or 2021-M07",
      std::string(text.substr(0, 40))));
}

std::string FormatPeriod(const Period& period) {
  if (period.kind == PeriodKind::kYear) return absl::StrFormat("%04d", period.year);
  return absl::StrFormat("%04d-%c%0*d", period.year, Of(period.kind).letter,
                         period.kind == PeriodKind::kMonth ? 2 : 1, period.index);
}

Date FirstDay(const Period& period) {
  const int month = (period.index - 1) * MonthsIn(period.kind) + 1;
  return {std::chrono::year(period.year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(1)};
}

Date LastDay(const Period& period) {
  const int month = period.index * MonthsIn(period.kind);
  return std::chrono::year_month_day_last(
      std::chrono::year(period.year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
}

std::optional<Period> PreviousInYear(const Period& period) {
  if (period.index == 1) return std::nullopt;
  return Period{period.year, period.kind, period.index - 1};
}

std::vector<Period> PeriodsOf(int year, PeriodKind kind) {
  std::vector<Period> periods;
  for (int index = 1; index <= PeriodsInYear(kind); ++index) periods.push_back({year, kind, index});
  return periods;
}

std::string_view ToString(PeriodKind kind) { return Of(kind).name; }

std::optional<PeriodKind> ParsePeriodKind(std::string_view name) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i].name == name) return static_cast<PeriodKind>(i);
  }
  return std::nullopt;
}

std::string ExampleOf(PeriodKind kind) { return FormatPeriod({2021, kind, 1}); }

}  // namespace rekenschap::finance
