#include "services/monitoring/domain/mending.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/monitoring/domain/content_hash.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;

// What a finding holds of what was asked: a report can have 200 lines, and a remark 2000
// characters.
constexpr std::size_t kMostMarked = 5;
constexpr std::size_t kMostOfRemark = 200;  // bytes

// `“Bijlage ontbreekt”`: on one line, and cut where a UTF-8 character starts.
std::string Quoted(std::string remark) {
  if (remark.size() > kMostOfRemark) {
    std::size_t end = kMostOfRemark;
    while (end > 0 && (static_cast<unsigned char>(remark[end]) & 0xc0) == 0x80) --end;
    remark.resize(end);
    remark += "…";
  }
  for (char& c : remark) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return "“" + remark + "”";
}

class Mending {
 public:
  Mending(const Report& report, const ReportVersion& returned, const RuleBook& rules,
          std::vector<Finding>& findings)
      : report_(report), returned_(returned), rules_(rules), findings_(findings) {}

  void Check() {
    // By content: in what order the lines come makes no other report.
    if (ContentHash(report_) == ContentHash(returned_.report)) {
      NoteUnchanged();
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

  // The marked lines as `words` tells each, the first of many, after `before`.
  template <class Words>
  void NameMarked(Finding& finding, const char* param, std::string before, const char* between,
                  Words words) const {
    const std::vector<LineReturn>& marked = returned_.line_returns;
    for (std::size_t i = 0; i < std::min(marked.size(), kMostMarked); ++i) {
      before += (before.empty() ? "" : between) + words(marked[i]);
    }
    finding.params[param] = std::move(before);
    if (marked.size() > kMostMarked) {
      finding.params["more"] = std::to_string(marked.size() - kMostMarked);
    }
  }

  void NoteUnchanged() {
    const std::string& remark =
        IsReopened(returned_) ? returned_.reopen_reason : returned_.return_reason;
    NameMarked(Note("RETURNED_UNCHANGED", "lines"), "asked", remark.empty() ? "" : Quoted(remark),
               "; ", [](const LineReturn& mark) { return mark.line + ": " + Quoted(mark.reason); });
  }

  void NoteUnlessMarked(std::string field, const std::string& line) {
    const bool is_marked = std::ranges::find(returned_.line_returns, line, &LineReturn::line) !=
                           returned_.line_returns.end();
    if (is_marked) return;
    Finding& finding = Note("UNMARKED_LINE_CHANGED", std::move(field));
    finding.line = line;
    NameMarked(finding, "marked", "", ", ", [](const LineReturn& mark) { return mark.line; });
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
