#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_FINDINGS_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_FINDINGS_H_

#include <string>
#include <vector>

#include <google/protobuf/repeated_ptr_field.h>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/type/v1/finding.pb.h"

// What the rules say of a plan, for people.
namespace rekenschap::cli {

using Findings = google::protobuf::RepeatedPtrField<type::v1::Finding>;

// The findings, the heaviest first, in lines of at most a page's width.
std::vector<std::string> FindingLines(const Session& session, const Findings& findings);

// The findings for programs.
Table FindingsTable(const Session& session, const Findings& findings);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_FINDINGS_H_
