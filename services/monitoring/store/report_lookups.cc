#include <utility>

#include "services/monitoring/store/columns.h"
#include "services/monitoring/store/reports.h"

// Which version is which. Periods that end on the same day have names of their own.
namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct SelectSequence {
  static constexpr char kSql[] =
      "SELECT sequence FROM report_version WHERE programme = :programme AND period_end = :end AND "
      "unit = :unit AND version = :version AND period = :period";
  using Params = std::tuple<Text, Text, Text, Integer, Text>;
  using Row = std::tuple<Integer>;
};
struct SelectLastSequence {
  static constexpr char kSql[] =
      "SELECT sequence FROM report_version WHERE programme = :programme AND period_end = :end AND "
      "unit = :unit AND period = :period ORDER BY version DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<Integer>;
};
// A draft that a later version took the place of is never submitted: numbers go with the moments.
struct SelectFirstSubmitted {
  static constexpr char kSql[] =
      "SELECT sequence FROM report_version WHERE programme = :programme AND period_end = :end AND "
      "unit = :unit AND period = :period AND submit_sequence > 0 ORDER BY version LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Text>;
  using Row = std::tuple<Integer>;
};
struct SelectAcceptedBefore {
  static constexpr char kSql[] =
      "SELECT sequence, version FROM report_version WHERE programme = :programme AND period_end = "
      ":end AND unit = :unit AND version < :version AND review_sequence > 0 AND state <> "
      "'RETURNED' ORDER BY version DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Text, Integer>;
  using Row = std::tuple<Integer, Integer>;
};
struct SelectAuthors {
  static constexpr char kSql[] =
      "SELECT version, drafter, submitter FROM report_version WHERE programme = :programme AND "
      "period_end = :end AND unit = :unit AND version > :accepted AND version <= :last ORDER BY "
      "version";
  using Params = std::tuple<Text, Text, Text, Integer, Integer>;
  using Row = std::tuple<Integer, Text, Text>;
};
struct SelectNumber {
  static constexpr char kSql[] = "SELECT version FROM report_version WHERE sequence = :sequence";
  using Params = std::tuple<Integer>;
  using Row = std::tuple<Integer>;
};

Text EndOf(const finance::Period& period) { return finance::FormatDate(finance::LastDay(period)); }

}  // namespace

std::int64_t FindSequence(base::Connection& connection, const ReportKey& key,
                          std::int64_t version) {
  const auto row = connection.First<SelectSequence>(key.programme, EndOf(key.period), key.unit,
                                                    version, finance::FormatPeriod(key.period));
  return row ? std::get<0>(*row) : 0;
}

std::int64_t FindLastSequence(base::Connection& connection, const ReportKey& key) {
  const auto row = connection.First<SelectLastSequence>(key.programme, EndOf(key.period), key.unit,
                                                        finance::FormatPeriod(key.period));
  return row ? std::get<0>(*row) : 0;
}

std::int64_t FindFirstSubmitted(base::Connection& connection, const ReportKey& key) {
  const auto row = connection.First<SelectFirstSubmitted>(
      key.programme, EndOf(key.period), key.unit, finance::FormatPeriod(key.period));
  return row ? std::get<0>(*row) : 0;
}

std::optional<EarlierVersion> FindAcceptedBefore(base::Connection& connection, const ReportKey& key,
                                                 std::int64_t version) {
  const auto row =
      connection.First<SelectAcceptedBefore>(key.programme, EndOf(key.period), key.unit, version);
  if (!row) return std::nullopt;
  return EarlierVersion{std::get<0>(*row), std::get<1>(*row)};
}

std::vector<Authors> AuthorsSince(base::Connection& connection, const ReportKey& key,
                                  std::int64_t accepted, std::int64_t last) {
  std::vector<Authors> authors;
  for (auto& [version, drafter, submitter] :
       connection.All<SelectAuthors>(key.programme, EndOf(key.period), key.unit, accepted, last)) {
    authors.push_back({version, std::move(drafter), std::move(submitter)});
  }
  return authors;
}

std::int64_t VersionNumber(base::Connection& connection, std::int64_t sequence) {
  const auto row = connection.First<SelectNumber>(sequence);
  return row ? std::get<0>(*row) : 0;
}

}  // namespace rekenschap::monitoring
