#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_QUERY_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_QUERY_H_

#include <cstdint>
#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "clients/cli/session.h"
#include "rekenschap/planning/v1/difference.pb.h"

// Which plan people ask for, and as it was known when.
namespace rekenschap::cli {

// `avim-mensenhandel`, `avim-mensenhandel/2` or a whole name, as the name of a revision; without a
// number the current one.
std::string RevisionNameOf(const std::string& text);

// The name of the programme in any of those.
std::string ProgrammeNameOf(const std::string& text);

// `avim-mensenhandel/2` of the name of a revision: what people type.
std::string ShortName(const std::string& revision);

// `2` of the name of a revision; 0 for the current one.
std::int64_t NumberOf(const std::string& revision);

// Reads what `--as-of` takes: an entry of the journal, such as `15`; a day, such as `2021-05-01`,
// which means its end in UTC; or a moment, such as `2021-05-01T12:00:00Z`. INVALID_ARGUMENT, saying
// what to write instead, for anything else.
absl::StatusOr<planning::v1::AsOf> ParseAsOf(const std::string& text, finance::Language language);

// A plan that is asked for.
struct PlanQuery {
  std::string name;  // of a revision
  std::optional<planning::v1::AsOf> as_of = std::nullopt;
  std::string effective_date = {};  // ISO 8601, or empty
};

// The query as it was typed. INVALID_ARGUMENT for a plan, a moment or a day that is none.
absl::StatusOr<PlanQuery> PlanQueryOf(const Session& session, const std::string& plan,
                                      const std::string& as_of, const std::string& date);

// A request about the revision asked for.
template <class Request>
Request RequestFor(const PlanQuery& query) {
  Request request;
  request.set_name(query.name);
  if (query.as_of) *request.mutable_as_of() = *query.as_of;
  return request;
}

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_QUERY_H_
