#ifndef REKENSCHAP_CLIENTS_CLI_SETTLEMENT_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_SETTLEMENT_VIEWS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/settlement.pb.h"
#include "rekenschap/monitoring/v1/settlement_service.pb.h"
#include "rekenschap/planning/v1/planning_service.pb.h"

namespace rekenschap::cli {

// The settlement of a programme step by step, each with its source; for programs that is all.
void PrintSettlement(const Session& session, const monitoring::v1::GetSettlementResponse& response,
                     const std::string& programme, int year);

// The plan's instalments with, beside each, what was paid until that day and since the one before.
Table InstalmentsBesidePayments(
    const Session& session, const planning::v1::ListInstalmentsResponse& instalments,
    const google::protobuf::RepeatedPtrField<monitoring::v1::Payment>& payments);

// That a payment was recorded or, of a counter-entry, what was taken back of which payment; and,
// where it is known, what now stands paid for its year.
std::string RecordedWords(const Session& session, const monitoring::v1::Payment& payment,
                          std::optional<std::int64_t> paid_eurocents);

// That a decision on what may be carried over was recorded, and which one it takes the place of,
// where one stood.
std::string RecordedWords(const Session& session, const monitoring::v1::CarryOverDecision& decision,
                          const std::optional<monitoring::v1::CarryOverDecision>& replaced);

// What the payments come to; nothing when that does not fit.
std::optional<std::int64_t> PaidEurocents(
    const google::protobuf::RepeatedPtrField<monitoring::v1::Payment>& payments);

Table PaymentsTable(const Session& session,
                    const google::protobuf::RepeatedPtrField<monitoring::v1::Payment>& payments);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_SETTLEMENT_VIEWS_H_
