#include "services/wire/wire.h"

#include "services/base/status/status.h"

namespace rekenschap::wire {
namespace {

// Every enum here has its values in the order of ours, after the unspecified one.
template <class Proto, class Ours>
Proto Next(Ours ours) {
  return static_cast<Proto>(static_cast<int>(ours) + 1);
}

template <class Ours, class Proto>
std::optional<Ours> Previous(Proto proto, int count) {
  const int value = static_cast<int>(proto);
  if (value < 1 || value > count) return std::nullopt;
  return static_cast<Ours>(value - 1);
}

static_assert(type::v1::MEASURE_COUNT == static_cast<int>(finance::Measure::kCount) + 1);
static_assert(type::v1::NATURE_STOCK == static_cast<int>(finance::Nature::kStock) + 1);
static_assert(type::v1::PERIOD_KIND_FOUR_MONTHS ==
              static_cast<int>(finance::PeriodKind::kFourMonths) + 1);
static_assert(type::v1::PERIOD_KIND_MONTH == static_cast<int>(finance::PeriodKind::kMonth) + 1);
static_assert(type::v1::SEVERITY_FATAL == static_cast<int>(finance::Severity::kFatal) + 1);
// A basis that is not set is none, on both sides.
static_assert(type::v1::BASIS_ACCRUAL == static_cast<int>(finance::Basis::kAccrual));

}  // namespace

type::v1::Measure ToProto(finance::Measure measure) { return Next<type::v1::Measure>(measure); }
type::v1::Nature ToProto(finance::Nature nature) { return Next<type::v1::Nature>(nature); }
type::v1::Basis ToProto(finance::Basis basis) { return static_cast<type::v1::Basis>(basis); }
type::v1::PeriodKind ToProto(finance::PeriodKind kind) { return Next<type::v1::PeriodKind>(kind); }
type::v1::Severity ToProto(finance::Severity severity) {
  return Next<type::v1::Severity>(severity);
}

type::v1::Quantity ToProto(const finance::Quantity& quantity) {
  type::v1::Quantity out;
  switch (quantity.measure) {
    case finance::Measure::kEuro:
      out.set_eurocents(quantity.value);
      break;
    case finance::Measure::kFte:
      out.set_fte_thousandths(quantity.value);
      break;
    case finance::Measure::kCount:
      out.set_count(quantity.value);
      break;
  }
  return out;
}

std::optional<finance::Measure> FromProto(type::v1::Measure measure) {
  return Previous<finance::Measure>(measure, 3);
}
std::optional<finance::Nature> FromProto(type::v1::Nature nature) {
  return Previous<finance::Nature>(nature, 2);
}
std::optional<finance::Basis> FromProto(type::v1::Basis basis) {
  const int value = static_cast<int>(basis);
  if (value < 0 || value > static_cast<int>(finance::Basis::kAccrual)) return std::nullopt;
  return static_cast<finance::Basis>(value);
}
std::optional<finance::PeriodKind> FromProto(type::v1::PeriodKind kind) {
  return Previous<finance::PeriodKind>(kind, 5);
}
std::optional<finance::Severity> FromProto(type::v1::Severity severity) {
  return Previous<finance::Severity>(severity, 3);
}

std::optional<finance::Quantity> FromProto(const type::v1::Quantity& quantity) {
  switch (quantity.value_case()) {
    case type::v1::Quantity::kEurocents:
      return finance::Quantity{finance::Measure::kEuro, quantity.eurocents()};
    case type::v1::Quantity::kFteThousandths:
      return finance::Quantity{finance::Measure::kFte, quantity.fte_thousandths()};
    case type::v1::Quantity::kCount:
      return finance::Quantity{finance::Measure::kCount, quantity.count()};
    case type::v1::Quantity::VALUE_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

type::v1::Finding ToProto(const finance::Finding& finding) {
  type::v1::Finding out;
  out.set_rule(finding.rule);
  out.set_rule_version(finding.rule_version);
  out.set_severity(ToProto(finding.severity));
  out.set_field(finding.field);
  out.set_line(finding.line);
  if (finding.given) *out.mutable_given() = ToProto(*finding.given);
  if (finding.expected) *out.mutable_expected() = ToProto(*finding.expected);
  if (finding.difference) *out.mutable_difference() = ToProto(*finding.difference);
  for (const auto& [name, value] : finding.params) (*out.mutable_params())[name] = value;
  out.set_settled(finding.settled);
  return out;
}

absl::StatusOr<finance::Language> LanguageOf(const std::string& language_code) {
  if (language_code.empty()) return finance::Language::kEnglish;
  if (const auto language = finance::ParseLanguage(language_code)) return *language;
  return base::InvalidField("language_code", "LANGUAGE_UNKNOWN", "it is not nl or en");
}

}  // namespace rekenschap::wire
