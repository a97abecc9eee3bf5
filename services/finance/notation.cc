#include "services/finance/notation.h"

#include <array>
#include <optional>
#include <utility>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/base/text/blanks.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {
namespace {

constexpr int kMaxDigits = 18;  // always fits in 64 bits

// Hyphen-minus, figure dash, en dash, minus sign.
constexpr std::array<std::string_view, 4> kMinuses = {"-", "\u2012", "\u2013", "\u2212"};

bool StripMinus(std::string_view& text) {
  for (const std::string_view minus : kMinuses) {
    if (!text.starts_with(minus)) continue;
    text.remove_prefix(minus.size());
    return true;
  }
  return false;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

absl::Status NotAFigure(std::string_view text, std::string_view why) {
  return absl::InvalidArgumentError(absl::StrFormat(
      "'%s' is not a figure: %s", std::string(text.substr(0, 40)), std::string(why)));
}

// Joins digits before and behind the decimal sign.
absl::StatusOr<Written> Join(std::string_view text, bool negative, const std::string& whole,
                             std::string_view fraction) {
  if (whole.size() + fraction.size() > kMaxDigits) {
    return NotAFigure(text, absl::StrFormat("it has more than %d digits", kMaxDigits));
  }
  std::int64_t digits = 0;
  for (const char c : whole) digits = digits * 10 + (c - '0');
  for (const char c : fraction) digits = digits * 10 + (c - '0');
  return Written{negative ? -digits : digits, static_cast<int>(fraction.size())};
}

// The digits of `grouped` without its thousands dots; nothing when a group is not one of three.
std::optional<std::string> Ungroup(std::string_view grouped) {
  std::string digits(grouped.substr(0, grouped.find('.')));
  // A zero begins no thousands: `0.125` is meant otherwise.
  if (digits.size() > 3 || digits.empty() || digits.front() == '0') return std::nullopt;
  for (std::size_t at = digits.size(); at < grouped.size(); at += 4) {
    const std::string_view group = grouped.substr(at + 1, 3);
    if (group.size() != 3 || grouped[at] != '.') return std::nullopt;
    digits += group;
  }
  return digits;
}

// What a sign, blanks and the rest of the text are.
struct Signed {
  bool negative;
  std::string_view rest;
};

Signed SplitSign(std::string_view text) {
  text = base::Trimmed(text);
  const bool negative = StripMinus(text);
  return {negative, base::Trimmed(text)};
}

}  // namespace

absl::StatusOr<Written> ReadDutch(std::string_view text) {
  const auto [negative, rest] = SplitSign(text);
  if (rest.empty())
    return NotAFigure(text, "it is empty; leave out what is unknown and write 0 for nil");
  if (rest.find_first_not_of("0123456789.,") != std::string_view::npos) {
    return NotAFigure(text, "write digits with a decimal comma, such as 1.234,5");
  }
  const std::size_t comma = rest.find(',');
  const std::string_view whole = rest.substr(0, comma);
  const std::string_view fraction =
      comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  if (comma != std::string_view::npos && !IsDigits(fraction)) {
    return NotAFigure(text, "behind the decimal comma only digits can stand, such as 1.234,5");
  }
  if (whole.find('.') == std::string_view::npos) {
    if (!IsDigits(whole)) return NotAFigure(text, "digits are missing before the decimal comma");
    return Join(text, negative, std::string(whole), fraction);
  }
  const auto digits = Ungroup(whole);
  if (!digits || !IsDigits(*digits)) {
    return NotAFigure(
        text,
        "a dot groups thousands by three, as in 1.234.567; for decimals write a comma, as in 1,23");
  }
  return Join(text, negative, *digits, fraction);
}

absl::StatusOr<Written> ReadPlain(std::string_view text) {
  const auto [negative, rest] = SplitSign(text);
  const std::size_t point = rest.find('.');
  const std::string_view whole = rest.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
  if (!IsDigits(whole) || (point != std::string_view::npos && !IsDigits(fraction))) {
    return NotAFigure(text, "write digits with a decimal point and no grouping, such as 1234.5");
  }
  return Join(text, negative, std::string(whole), fraction);
}

absl::StatusOr<std::int64_t> ScaleTo(const Written& written, int decimals) {
  std::int64_t value = written.digits;
  for (int i = written.decimals; i > decimals; --i) {
    if (value % 10 != 0) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "it has more than %d decimals; nothing is rounded on the way in", decimals));
    }
    value /= 10;
  }
  for (int i = written.decimals; i < decimals; ++i) {
    ASSIGN_OR_RETURN(value, CheckedMultiply(value, 10));
  }
  if (value > kMaxFigure || value < -kMaxFigure) {
    return absl::OutOfRangeError("it is larger than any figure can be here");
  }
  return value;
}

std::string FormatFigure(std::int64_t value, int decimals, Language language) {
  // The magnitude as unsigned, so that the most negative value has one too.
  std::uint64_t magnitude =
      value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  std::string digits = std::to_string(magnitude);
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  std::string out = digits.substr(0, digits.size() - behind);
  for (std::size_t at = out.size(); at > 3; at -= 3) {
    out.insert(at - 3, 1, language == Language::kDutch ? '.' : ',');
  }
  if (behind > 0) {
    out += language == Language::kDutch ? ',' : '.';
    out += digits.substr(digits.size() - behind);
  }
  return value < 0 ? "-" + out : out;
}

std::string FormatFigure(const Quantity& quantity, Language language) {
  return FormatFigure(quantity.value, DecimalsOf(quantity.measure), language);
}

std::string FormatQuantity(const Quantity& quantity, Language language) {
  std::string figure = FormatFigure(quantity, language);
  switch (quantity.measure) {
    case Measure::kEuro:
      return "€ " + figure;
    case Measure::kFte:
      return figure + " fte";
    case Measure::kCount:
      return figure;
  }
  return figure;
}

std::string FormatPlain(const Quantity& quantity) {
  std::string plain;
  for (const char c : FormatFigure(quantity, Language::kEnglish)) {
    if (c != ',') plain += c;
  }
  return plain;
}

}  // namespace rekenschap::finance
