#include "services/monitoring/domain/mending.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/monitoring/domain/content_hash.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;

class Mending {
 public:
  Mending(const Report& report, const ReportVersion& returned, const RuleBook& rules,
          std::vector<Finding>& findings)
      : report_(report), returned_(returned), rules_(rules), findings_(findings) {}

  void Check() {
    // By content: in what order the lines come makes no other report.
    if (ContentHash(report_) == ContentHash(returned_.report)) {
      Note("RETURNED_UNCHANGED", "lines");
    }
    // A reason that was there already says nothing of what is changed now.
    const bool says_why = !report_.correction_reason.empty() &&
                          report_.correction_reason != returned_.report.correction_reason;
    if (returned_.line_returns.empty() || says_why) return;
    CheckLines();
    CheckPriorCorrections();
  }

 private:
  Finding& Note(const char* rule, std::string field) {
    Finding& finding = findings_.emplace_back(rules_.NewFinding(rule, std::move(field)));
    finding.params["version"] = std::to_string(returned_.version);
    return finding;
  }

  void NoteUnlessMarked(std::string field, const std::string& line) {
    const bool marked = std::ranges::find(returned_.line_returns, line, &LineReturn::line) !=
                        returned_.line_returns.end();
    if (!marked) Note("UNMARKED_LINE_CHANGED", std::move(field)).line = line;
  }

  void CheckLines() {
    for (std::size_t i = 0; i < report_.lines.size(); ++i) {
      const ReportLine& line = report_.lines[i];
      const ReportLine* before = FindLine(returned_.report, line.line);
      if (before == nullptr || *before == line) continue;
      NoteUnlessMarked(absl::StrFormat("lines[%d]", i), line.line);
    }
  }

  void CheckPriorCorrections() {
    const std::vector<PriorCorrection>& now = report_.prior_corrections;
    const std::vector<PriorCorrection>& before = returned_.report.prior_corrections;
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (std::ranges::find(before, now[i]) != before.end()) continue;
      NoteUnlessMarked(absl::StrFormat("prior_corrections[%d]", i), now[i].line);
    }
    for (const PriorCorrection& gone : before) {
      if (std::ranges::find(now, gone) == now.end()) {
        NoteUnlessMarked("prior_corrections", gone.line);
      }
    }
  }

  const Report& report_;
  const ReportVersion& returned_;
  const RuleBook& rules_;
  std::vector<Finding>& findings_;
};

}  // namespace

void CheckMending(const Report& report, const CheckContext& context,
                  std::vector<Finding>& findings) {
  if (context.returned) Mending(report, *context.returned, context.rules, findings).Check();
}

}  // namespace rekenschap::monitoring
