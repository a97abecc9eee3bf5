#ifndef REKENSCHAP_SERVICES_FINANCE_NAMES_H_
#define REKENSCHAP_SERVICES_FINANCE_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

// The names of resources. Inside a service they are taken apart; on the wire they are whole.
namespace rekenschap::finance {

// Whether `id` is lower-case words with hyphens, at most 63 characters: `zeeland-west-brabant`.
bool IsId(std::string_view id);

std::string UnitName(const std::string& unit);
std::string ProgrammeName(const std::string& programme);
std::string RevisionName(const std::string& programme, std::int64_t number);
std::string ReportName(const std::string& programme, const std::string& period,
                       const std::string& unit);
std::string ReportVersionName(const std::string& programme, const std::string& period,
                              const std::string& unit, std::int64_t version);

std::string PeriodName(const std::string& programme, const std::string& period);
std::string PolicyName(const std::string& programme);
std::string StatementName(const std::string& programme, const std::string& period,
                          std::int64_t number);

// The id in `units/{unit}`. INVALID_ARGUMENT, saying how the name is written, for anything else; so
// the others.
absl::StatusOr<std::string> UnitId(std::string_view name);
absl::StatusOr<std::string> ProgrammeId(std::string_view name);

// `programmes/{programme}/revisions/{number}`; number 0 stands for `current`.
struct RevisionId {
  std::string programme;
  std::int64_t number = 0;
};
absl::StatusOr<RevisionId> ParseRevisionName(std::string_view name);

// `programmes/{programme}/reports/{period}/{unit}` with or without `/versions/{number}`; version 0
// stands for the last.
struct ReportId {
  std::string programme;
  std::string period;
  std::string unit;
  std::int64_t version = 0;
};
absl::StatusOr<ReportId> ParseReportName(std::string_view name);

// `programmes/{programme}/periods/{period}`.
struct PeriodId {
  std::string programme;
  std::string period;
};
absl::StatusOr<PeriodId> ParsePeriodName(std::string_view name);

// `programmes/{programme}/statements/{period}.{number}`.
struct StatementId {
  std::string programme;
  std::string period;
  std::int64_t number = 0;
};
absl::StatusOr<StatementId> ParseStatementName(std::string_view name);

// The programme in `programmes/{programme}/policy`.
absl::StatusOr<std::string> ParsePolicyName(std::string_view name);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_NAMES_H_
