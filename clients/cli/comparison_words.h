#ifndef REKENSCHAP_CLIENTS_CLI_COMPARISON_WORDS_H_
#define REKENSCHAP_CLIENTS_CLI_COMPARISON_WORDS_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/comparison.pb.h"
#include "rekenschap/monitoring/v1/plan_basis.pb.h"
#include "rekenschap/type/v1/figure.pb.h"

// What comparisons, developments and portfolios have in common.
namespace rekenschap::cli {

// `EUR`, `fte`, `#`.
std::string MeasureWord(type::v1::Measure measure);

// `op koers`; for programs ON_TARGET.
Cell ComparisonStatusCell(const Session& session, monitoring::v1::ComparisonRow::Status status);

// `3/10`; empty when it is not set.
std::string CoverageText(bool is_set, const monitoring::v1::Coverage& coverage);

// ` (9/10)`, for behind a total of figures that not all reports that count give, though `received`
// of the units are in; empty where all of those gave it.
std::string GivenMark(int given, int received, int expected);

// What is said of a line that a report that counts has nothing on, or of several of them.
std::string NotReportedWords(const Session& session, bool several_lines);

// `EUR, kas, ontvangsten`: what is never added to anything else.
std::string KindWords(const Session& session, const monitoring::v1::ComparisonRow& row);

// `CASH`, `RECEIPTS`: the kind's for programs.
std::string BasisName(type::v1::Basis basis);
std::string DirectionName(bool receipts);

// Prints a sentence in lines of a page's width.
void PrintNote(const Session& session, const std::string& note);

// What above, below and on target follow, where any of the rows is one of these.
void PrintThresholdNote(
    const Session& session,
    const google::protobuf::RepeatedPtrField<monitoring::v1::ComparisonRow>& rows);

// Of figures of an earlier moment which one, for behind a heading; nothing for 0, which is now.
std::string AsKnownAt(const Session& session, std::int64_t sequence);

// Says which bases stand side by side.
void PrintBases(const Session& session, const std::set<type::v1::Basis>& bases);
// The same as sentences: one for each basis that the euros of a plan are on.
std::vector<std::string> BasisNotes(const Session& session, const std::set<type::v1::Basis>& bases);

// Names the plan's revision and the entry of monitoring's journal that figures stand on, and says
// so when the copy of the plans may be behind.
void PrintStanding(const Session& session, const monitoring::v1::PlanBasis& basis,
                   std::int64_t sequence);

// Why the copy of the plans may be behind, where it is not current.
std::string FeedTrouble(const Session& session, const monitoring::v1::PlanFeed& feed);

// Says so when the copy of the plans may be behind.
void PrintFeedTrouble(const Session& session, const monitoring::v1::PlanFeed& feed);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_COMPARISON_WORDS_H_
