#ifndef REKENSCHAP_SERVICES_WIRE_WIRE_H_
#define REKENSCHAP_SERVICES_WIRE_WIRE_H_

#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "rekenschap/type/v1/figure.pb.h"
#include "rekenschap/type/v1/finding.pb.h"
#include "rekenschap/type/v1/period.pb.h"
#include "services/finance/finding.h"
#include "services/finance/language.h"
#include "services/finance/period.h"
#include "services/finance/quantity.h"

// The shared values on the wire (rekenschap.type.v1), both ways.
namespace rekenschap::wire {

type::v1::Measure ToProto(finance::Measure measure);
type::v1::Nature ToProto(finance::Nature nature);
type::v1::Basis ToProto(finance::Basis basis);
type::v1::PeriodKind ToProto(finance::PeriodKind kind);
type::v1::Severity ToProto(finance::Severity severity);
type::v1::Quantity ToProto(const finance::Quantity& quantity);

// Nothing for a value that is not set or not known.
std::optional<finance::Measure> FromProto(type::v1::Measure measure);
std::optional<finance::Nature> FromProto(type::v1::Nature nature);
std::optional<finance::Basis> FromProto(type::v1::Basis basis);
std::optional<finance::PeriodKind> FromProto(type::v1::PeriodKind kind);
std::optional<finance::Severity> FromProto(type::v1::Severity severity);
std::optional<finance::Quantity> FromProto(const type::v1::Quantity& quantity);

// Everything but the texts, which are the service's.
type::v1::Finding ToProto(const finance::Finding& finding);

// What a request says in its `language_code`: `nl` or `en`; empty is English. INVALID_ARGUMENT
// LANGUAGE_UNKNOWN.
absl::StatusOr<finance::Language> LanguageOf(const std::string& language_code);

}  // namespace rekenschap::wire

#endif  // REKENSCHAP_SERVICES_WIRE_WIRE_H_
