#include "services/finance/names.h"

#include <vector>

#include <absl/status/status.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include "services/finance/period.h"

namespace rekenschap::finance {
namespace {

constexpr std::size_t kMaxId = 63;

std::vector<std::string_view> Split(std::string_view name) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = name.find('/');
    parts.push_back(name.substr(0, slash));
    if (slash == std::string_view::npos || parts.size() > 8) return parts;
    name.remove_prefix(slash + 1);
  }
}

absl::Status Malformed(std::string_view name, std::string_view form) {
  return absl::InvalidArgumentError(
      absl::StrFormat("'%s' is not a name here; write %s, ids being lower-case words with hyphens",
                      std::string(name.substr(0, 80)), std::string(form)));
}

// A number of at least 1, or 0 when it is none.
std::int64_t Number(std::string_view text) {
  std::int64_t number = 0;
  if (!absl::SimpleAtoi(std::string(text), &number) || number < 0) return 0;
  return std::to_string(number) == text ? number : 0;
}

}  // namespace

bool IsId(std::string_view id) {
  if (id.empty() || id.size() > kMaxId || id.front() == '-' || id.back() == '-') return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const char c = id[i];
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!allowed || (c == '-' && id[i - 1] == '-')) return false;
  }
  return true;
}

std::string UnitName(const std::string& unit) { return "units/" + unit; }

std::string ProgrammeName(const std::string& programme) { return "programmes/" + programme; }

std::string RevisionName(const std::string& programme, std::int64_t number) {
  return absl::StrFormat("programmes/%s/revisions/%d", programme, number);
}

std::string PeriodName(const std::string& programme, const std::string& period) {
  return "programmes/" + programme + "/periods/" + period;
}

std::string PolicyName(const std::string& programme) {
  return "programmes/" + programme + "/policy";
}

std::string StatementName(const std::string& programme, const std::string& period,
                          std::int64_t number) {
  return absl::StrFormat("programmes/%s/statements/%s.%d", programme, period, number);
}

std::string ReportName(const std::string& programme, const std::string& period,
                       const std::string& unit) {
  return absl::StrFormat("programmes/%s/reports/%s/%s", programme, period, unit);
}

std::string ReportVersionName(const std::string& programme, const std::string& period,
                              const std::string& unit, std::int64_t version) {
  return absl::StrFormat("%s/versions/%d", ReportName(programme, period, unit), version);
}

absl::StatusOr<std::string> UnitId(std::string_view name) {
  const auto parts = Split(name);
  if (parts.size() == 2 && parts[0] == "units" && IsId(parts[1])) return std::string(parts[1]);
  return Malformed(name, "units/{unit}");
}

absl::StatusOr<std::string> ProgrammeId(std::string_view name) {
  const auto parts = Split(name);
  if (parts.size() == 2 && parts[0] == "programmes" && IsId(parts[1])) return std::string(parts[1]);
  return Malformed(name, "programmes/{programme}");
}

absl::StatusOr<RevisionId> ParseRevisionName(std::string_view name) {
  const auto parts = Split(name);
  if (parts.size() == 4 && parts[0] == "programmes" && IsId(parts[1]) && parts[2] == "revisions") {
    const RevisionId id{std::string(parts[1]), Number(parts[3])};
    if (id.number > 0 || parts[3] == "current") return id;
  }
  return Malformed(name, "programmes/{programme}/revisions/{number}, or current for the number");
}

absl::StatusOr<ReportId> ParseReportName(std::string_view name) {
  const auto parts = Split(name);
  const bool versioned = parts.size() == 7 && parts[5] == "versions";
  if ((parts.size() == 5 || versioned) && parts[0] == "programmes" && IsId(parts[1]) &&
      parts[2] == "reports" && ParsePeriod(parts[3]).ok() && IsId(parts[4])) {
    const ReportId id{std::string(parts[1]), std::string(parts[3]), std::string(parts[4]),
                      versioned ? Number(parts[6]) : 0};
    if (!versioned || id.version > 0) return id;
  }
  return Malformed(name,
                   "programmes/{programme}/reports/{period}/{unit}, and /versions/{number} for one "
                   "version");
}

absl::StatusOr<PeriodId> ParsePeriodName(std::string_view name) {
  const std::vector<std::string_view> parts = Split(name);
  if (parts.size() != 4 || parts[0] != "programmes" || !IsId(parts[1]) || parts[2] != "periods" ||
      !ParsePeriod(parts[3]).ok()) {
    return Malformed(name, "programmes/{programme}/periods/{period}, such as 2021-Q2");
  }
  return PeriodId{std::string(parts[1]), std::string(parts[3])};
}

absl::StatusOr<StatementId> ParseStatementName(std::string_view name) {
  const std::vector<std::string_view> parts = Split(name);
  if (parts.size() == 4 && parts[0] == "programmes" && IsId(parts[1]) && parts[2] == "statements") {
    const std::size_t dot = parts[3].find('.');
    const std::string_view period = parts[3].substr(0, dot);
    const std::int64_t number =
        dot == std::string_view::npos ? 0 : Number(parts[3].substr(dot + 1));
    if (number > 0 && ParsePeriod(period).ok()) {
      return StatementId{std::string(parts[1]), std::string(period), number};
    }
  }
  return Malformed(name, "programmes/{programme}/statements/{period}.{number}, such as 2021-Q2.1");
}

absl::StatusOr<std::string> ParsePolicyName(std::string_view name) {
  const std::vector<std::string_view> parts = Split(name);
  if (parts.size() != 3 || parts[0] != "programmes" || !IsId(parts[1]) || parts[2] != "policy") {
    return Malformed(name, "programmes/{programme}/policy");
  }
  return std::string(parts[1]);
}

}  // namespace rekenschap::finance
