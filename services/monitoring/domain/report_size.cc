#include "services/monitoring/domain/report_size.h"

#include <string>
#include <utility>

namespace rekenschap::monitoring {
namespace {

// Title, message and remedy of a finding, without what is filled in.
constexpr std::size_t kTextsOfFinding = 1024;

std::size_t BytesOf(const std::vector<Explanation>& explanations) {
  std::size_t bytes = 0;
  for (const Explanation& one : explanations) bytes += sizeof(Explanation) + one.text.size();
  return bytes;
}

}  // namespace

std::size_t EstimatedBytes(const Report& report) {
  std::size_t bytes = sizeof(Report) + report.programme.size() + report.unit.size() +
                      report.correction_reason.size();
  for (const ReportLine& line : report.lines) {
    bytes += sizeof(ReportLine) + line.line.size() + BytesOf(line.explanations);
  }
  for (const PriorCorrection& prior : report.prior_corrections) {
    bytes += sizeof(PriorCorrection) + prior.line.size() + prior.reason.size();
  }
  return bytes;
}

std::size_t EstimatedBytes(const ReportVersion& version) {
  // An answer names programme and unit more than once.
  std::size_t bytes = sizeof(ReportVersion) + EstimatedBytes(version.report) +
                      2 * (version.report.programme.size() + version.report.unit.size());
  for (const auto* text :
       {&version.content_hash, &version.revision_hash, &version.drafter, &version.submitter,
        &version.reviewer, &version.return_reason, &version.reopener, &version.reopen_reason}) {
    bytes += text->size();
  }
  for (const LineReturn& line : version.line_returns) {
    bytes += sizeof(LineReturn) + line.line.size() + line.reason.size();
  }
  return bytes + EstimatedBytes(version.findings);
}

std::size_t EstimatedBytes(const std::vector<finance::Finding>& findings) {
  std::size_t bytes = 0;
  for (const finance::Finding& finding : findings) {
    bytes += sizeof(finance::Finding) + kTextsOfFinding + finding.rule.size() +
             finding.field.size() + 3 * finding.line.size();
    for (const auto& [name, value] : finding.params) {
      bytes += sizeof(std::pair<std::string, std::string>) + name.size() + 3 * value.size();
    }
  }
  return bytes;
}

std::size_t EstimatedBytes(const std::vector<ReportDifference>& differences) {
  std::size_t bytes = 0;
  for (const ReportDifference& difference : differences) {
    bytes += sizeof(ReportDifference) + difference.line.size() + difference.field.size() +
             difference.accepted_text.size() + difference.text.size();
    // An answer has each explanation twice: in a text, and by itself.
    bytes += 2 * (BytesOf(difference.accepted_explanations) + BytesOf(difference.explanations));
  }
  return bytes;
}

}  // namespace rekenschap::monitoring
