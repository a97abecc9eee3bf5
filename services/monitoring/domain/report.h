#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/finance/finding.h"
#include "services/finance/period.h"
#include "services/finance/quantity.h"

namespace rekenschap::monitoring {

// The figures that a line of a report can have. What kRealised is goes with the measure: spent
// (besteed), in post (bezetting) or realised (gerealiseerd).
enum class Figure {
  kRealised,
  kCommitted,
  kForecast,
  kEstablishment,
  kDeployable,
  kInflow,
  kOutflow,
};
inline constexpr std::size_t kFigureCount = 7;

// Where a figure stands in the proto message `ReportLine`, such as `euro.spent_eurocents`; empty
// when lines of the measure do not have it.
std::string_view FieldOf(finance::Measure measure, Figure figure);

// Empty is unknown, 0 is nil.
using Figures = std::array<std::optional<std::int64_t>, kFigureCount>;

// What kind of cause an explanation gives. None is of reports from before causes were asked.
enum class Cause { kNone, kPolicy, kTechnical, kTiming, kRounding, kOther };

// Why figures of a line are not what a rule expects.
struct Explanation {
  Cause cause = Cause::kNone;
  std::string text;
  // The difference that it explains, in the line's measure; nothing where it is of the line as a
  // whole.
  std::optional<std::int64_t> amount;

  bool operator==(const Explanation&) const = default;
};

struct ReportLine {
  std::string line;
  finance::Measure measure = finance::Measure::kEuro;
  Figures figures;
  std::vector<Explanation> explanations;  // in the order given

  const std::optional<std::int64_t>& operator[](Figure figure) const {
    return figures[static_cast<std::size_t>(figure)];
  }
  std::optional<std::int64_t>& operator[](Figure figure) {
    return figures[static_cast<std::size_t>(figure)];
  }
  bool operator==(const ReportLine&) const = default;
};

// What was wrong in a period that has been closed since, and is put right in a later report.
struct PriorCorrection {
  std::string line;
  finance::Period period;
  finance::Quantity amount;
  std::string reason;

  bool operator==(const PriorCorrection&) const = default;
};

// The same as the period that was wrong is told of it: by which report it is put right.
struct LaterCorrection {
  std::string unit;
  finance::Period report_period;
  std::int64_t version = 0;  // of the report
  bool accepted = false;     // or else it waits for a review
  PriorCorrection correction;

  bool operator==(const LaterCorrection&) const = default;
};

// How many such corrections there are, and the first of them.
struct LaterCorrections {
  std::vector<LaterCorrection> first;
  int count = 0;
};

// A unit's statement of its position at a period's end, as submitted.
struct Report {
  std::string programme;
  finance::Period period;
  std::string unit;
  std::vector<ReportLine> lines;  // in the order given
  std::string correction_reason;
  std::vector<PriorCorrection> prior_corrections;  // in the order given

  bool operator==(const Report&) const = default;
};

// A line that has to be mended, or explained, and why.
struct LineReturn {
  std::string line;
  std::string reason;

  bool operator==(const LineReturn&) const = default;
};

// One version of a report, with what became of it.
struct ReportVersion {
  enum class State { kSubmitted, kReturned, kAccepted, kSuperseded, kDraft, kClosed };

  Report report;
  std::int64_t version = 0;
  State state = State::kSubmitted;
  std::string content_hash;
  std::int64_t revision_number = 0;  // the plan that it was held against
  std::string revision_hash;
  std::int64_t rule_set = 0;        // the rule versions that it was held against
  std::int64_t policy_version = 0;  // the programme's arrangements that it was held against
  std::vector<finance::Finding> findings;
  std::string drafter;  // who kept it as a draft; empty for one that never was
  std::string submitter;
  std::int64_t submit_time_micros = 0;
  std::int64_t sequence = 0;         // the journal entry that recorded it
  std::int64_t submit_sequence = 0;  // the one that submitted it; 0 for drafts
  std::string reviewer;              // empty until then
  std::int64_t review_time_micros = 0;
  std::int64_t review_sequence = 0;  // the entry that accepted or returned it; 0 until then
  std::string return_reason;
  std::string reopener;  // who asked for a correction of it; empty unless somebody did
  std::string reopen_reason;
  std::int64_t reopen_sequence = 0;
  std::vector<LineReturn> line_returns;  // what was marked when it was returned or reopened

  bool operator==(const ReportVersion&) const = default;
};

const ReportLine* FindLine(const Report& report, const std::string& line);

// The texts of a line's explanations as one.
std::string ExplanationOf(const ReportLine& line);

// Names for storing and hashing: empty for none, POLICY, TECHNICAL, TIMING, ROUNDING, OTHER.
std::string_view ToString(Cause cause);
std::optional<Cause> ParseCause(std::string_view name);

// Whether every figure that is given is 0: nothing, reported as such (nihilopgave).
bool IsNil(const Report& report);

// Whether its figures are accepted, be it that the period has been closed since.
bool IsAccepted(ReportVersion::State state);

// The version as it was right after the journal entry at `sequence`, which recorded, submitted,
// decided on or reopened it. When a draft was kept, and the plan and the rules that it was held
// against then, are not known any more once it is submitted.
ReportVersion AsOfEntry(ReportVersion version, std::int64_t sequence);

// Whether a correction was asked of it after it was accepted.
bool IsReopened(const ReportVersion& version);

// Names for storing: SUBMITTED, RETURNED, ACCEPTED, SUPERSEDED, DRAFT, CLOSED.
std::string_view ToString(ReportVersion::State state);
std::optional<ReportVersion::State> ParseState(std::string_view name);

// The name of a version as a resource.
std::string NameOf(const ReportVersion& version);

// What every decision on it wants back: it changes with the state.
std::string EtagOf(const ReportVersion& version);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_H_
