#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_WORDS_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_WORDS_H_

#include <string>

#include <google/protobuf/timestamp.pb.h>

#include "clients/cli/plan_figures.h"
#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/planning/v1/mutation.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "rekenschap/type/v1/document.pb.h"
#include "rekenschap/type/v1/figure.pb.h"
#include "rekenschap/type/v1/finding.pb.h"
#include "services/finance/column.h"

// What the budget world calls things, for people; programs read the names of the contract.
namespace rekenschap::cli {

// `eerste suppletoire`; empty when it is not told. For programs FIRST_SUPPLEMENTARY, and so on.
Cell PhaseCell(const Session& session, planning::v1::Revision::Phase phase);

// `eerste suppletoire 2021`, or `revisie 2` where no phase is told.
std::string StepOf(const Session& session, planning::v1::Revision::Phase phase, int budget_year,
                   const std::string& name);

// `ontwerp` or `vastgesteld`.
Cell StateCell(const Session& session, planning::v1::Revision::State state);

// `beleidsmatig`.
Cell ClassCell(const Session& session, planning::v1::Mutation::Class mutation_class);

// `kasschuif`.
Cell KindCell(const Session& session, planning::v1::Mutation::Kind kind);

// `FATAAL`.
Cell SeverityCell(const Session& session, type::v1::Severity severity);

// `kas, uitgaven`; empty for what is not euros.
std::string BasisWords(const Session& session, type::v1::Basis basis,
                       planning::v1::Direction direction);

// What stands above a table: `Budgetreeks [budget] — kas, uitgaven, x € 1 mln`.
std::string Caption(const Session& session, const std::string& title, type::v1::Basis basis,
                    planning::v1::Direction direction, const Scale& scale);

// What changed in a part of `revision` that is no figure, such as `allocation_keys[sterkte-2012]`,
// in a sentence; the path itself where it is not known here.
std::string ChangedPartWords(const Session& session, const std::string& path,
                             const planning::v1::Revision& revision);

// `2021` or `Struc.`.
std::string ColumnTitle(finance::Column column);

// The column of a cell, a total or a difference.
template <class Proto>
finance::Column ColumnOf(const Proto& cell) {
  return cell.structural() ? finance::Column::Structural() : finance::Column{cell.year()};
}

// `28 mei 2021` of an ISO date.
std::string DayWords(const Session& session, const std::string& date);

// `2021-05-28 12:00 UTC`.
std::string MomentWords(const google::protobuf::Timestamp& time);

// The same; for programs to the microsecond, as the service gives it.
Cell MomentCell(const google::protobuf::Timestamp& time);

// `35 850 VI nr. 2 (28 mei 2021)`.
std::string DocumentWords(const Session& session, const type::v1::Document& document);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_WORDS_H_
