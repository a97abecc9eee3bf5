#include "services/finance/date.h"

#include <array>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

namespace rekenschap::finance {
namespace {

constexpr std::array<const char*, 12> kDutchMonths = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr std::array<const char*, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// The digits at [from, from + length) as a number, or -1.
int Digits(std::string_view text, std::size_t from, std::size_t length) {
  int number = 0;
  for (const char c : text.substr(from, length)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

absl::StatusOr<Date> ParseDate(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const int year = Digits(text, 0, 4);
    const int month = Digits(text, 5, 2);
    const int day = Digits(text, 8, 2);
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (year >= kFirstYear && year <= kLastYear && month > 0 && day > 0 && date.ok()) return date;
  }
  return absl::InvalidArgumentError(
      absl::StrFormat("'%s' is not a date; write year-month-day, such as 2021-03-31, from %d to %d",
                      std::string(text.substr(0, 40)), kFirstYear, kLastYear));
}

std::string FormatDate(Date date) {
  // By hand: every row that is read or written has some, and formats are interpreted.
  std::string text = "0000-00-00";
  const auto put = [&text](std::size_t at, std::size_t width, unsigned number) {
    for (; width > 0; number /= 10) text[at + --width] = static_cast<char>('0' + number % 10);
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put(5, 2, static_cast<unsigned>(date.month()));
  put(8, 2, static_cast<unsigned>(date.day()));
  return text;
}

std::string FormatDateInWords(Date date, Language language) {
  const auto& months = language == Language::kDutch ? kDutchMonths : kEnglishMonths;
  return absl::StrFormat("%u %s %d", static_cast<unsigned>(date.day()),
                         months[static_cast<unsigned>(date.month()) - 1],
                         static_cast<int>(date.year()));
}

}  // namespace rekenschap::finance
