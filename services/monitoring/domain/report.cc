#include "services/monitoring/domain/report.h"

#include <algorithm>

#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

constexpr std::array<std::string_view, 6> kStates = {"SUBMITTED",  "RETURNED", "ACCEPTED",
                                                     "SUPERSEDED", "DRAFT",    "CLOSED"};

constexpr std::array<std::string_view, 6> kCauses = {"",       "POLICY",   "TECHNICAL",
                                                     "TIMING", "ROUNDING", "OTHER"};

// By measure, then by figure.
constexpr std::array<std::array<std::string_view, kFigureCount>, 3> kFields = {{
    {"euro.spent_eurocents", "euro.committed_eurocents", "euro.forecast_eurocents", "", "", "", ""},
    {"fte.in_post_fte_thousandths", "", "fte.forecast_fte_thousandths",
     "fte.establishment_fte_thousandths", "fte.deployable_fte_thousandths",
     "fte.inflow_fte_thousandths", "fte.outflow_fte_thousandths"},
    {"count.realised_count", "", "", "", "", "", ""},
}};

}  // namespace

std::string_view FieldOf(finance::Measure measure, Figure figure) {
  return kFields[static_cast<std::size_t>(measure)][static_cast<std::size_t>(figure)];
}

const ReportLine* FindLine(const Report& report, const std::string& line) {
  const auto found = std::ranges::find(report.lines, line, &ReportLine::line);
  return found == report.lines.end() ? nullptr : &*found;
}

std::string ExplanationOf(const ReportLine& line) {
  std::string texts;
  for (const Explanation& explanation : line.explanations) {
    texts += (texts.empty() ? "" : "; ") + explanation.text;
  }
  return texts;
}

std::string_view ToString(Cause cause) { return kCauses[static_cast<std::size_t>(cause)]; }

std::optional<Cause> ParseCause(std::string_view name) {
  const auto found = std::ranges::find(kCauses, name);
  if (found == kCauses.end()) return std::nullopt;
  return static_cast<Cause>(found - kCauses.begin());
}

bool IsNil(const Report& report) {
  return std::ranges::all_of(report.lines, [](const ReportLine& line) {
    return std::ranges::all_of(line.figures,
                               [](const auto& figure) { return figure.value_or(0) == 0; });
  });
}

bool IsAccepted(ReportVersion::State state) {
  return state == ReportVersion::State::kAccepted || state == ReportVersion::State::kClosed;
}

ReportVersion AsOfEntry(ReportVersion version, std::int64_t sequence) {
  using State = ReportVersion::State;
  const bool returned = version.state == State::kReturned;
  if (version.reopen_sequence > sequence) {
    version.reopener.clear();
    version.reopen_reason.clear();
    version.reopen_sequence = 0;
    version.line_returns.clear();
  }
  if (version.review_sequence > sequence) {
    version.reviewer.clear();
    version.return_reason.clear();
    version.review_time_micros = version.review_sequence = 0;
    version.line_returns.clear();
  }
  if (version.submit_sequence > sequence) {
    version.submitter = version.drafter;
    version.submit_sequence = 0;
  }
  if (version.submit_sequence == 0) {
    version.state = State::kDraft;
  } else if (version.review_sequence == 0) {
    version.state = State::kSubmitted;
  } else {
    version.state = returned ? State::kReturned : State::kAccepted;
  }
  return version;
}

bool IsReopened(const ReportVersion& version) { return !version.reopener.empty(); }

std::string_view ToString(ReportVersion::State state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::optional<ReportVersion::State> ParseState(std::string_view name) {
  const auto found = std::ranges::find(kStates, name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<ReportVersion::State>(found - kStates.begin());
}

std::string NameOf(const ReportVersion& version) {
  return finance::ReportVersionName(version.report.programme,
                                    finance::FormatPeriod(version.report.period),
                                    version.report.unit, version.version);
}

std::string EtagOf(const ReportVersion& version) {
  return version.content_hash.substr(0, 16) + "-" + std::string(ToString(version.state)) +
         (IsReopened(version) ? "-REOPENED" : "");
}

}  // namespace rekenschap::monitoring
