#include <google/protobuf/util/time_util.h>

#include "services/finance/names.h"
#include "services/finance/notation.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::TimeUtil;

static_assert(static_cast<int>(ReportVersion::State::kSuperseded) + 1 ==
              v1::Report::STATE_SUPERSEDED);
static_assert(static_cast<int>(ReportVersion::State::kClosed) + 1 == v1::Report::STATE_CLOSED);
static_assert(static_cast<int>(ReportDifference::Kind::kPriorCorrection) + 1 ==
              v1::ReportDifference::KIND_PRIOR_CORRECTION);
static_assert(static_cast<int>(Cause::kOther) == v1::Explanation::CAUSE_OTHER);
static_assert(static_cast<int>(FeedStatus::State::kDisconnected) + 1 ==
              v1::PlanFeed::STATE_DISCONNECTED);

// Sets a figure where it is known. `set` is a setter of the message.
template <class Message>
void Set(Message& message, void (Message::*set)(std::int64_t),
         const std::optional<std::int64_t>& value) {
  if (value) (message.*set)(*value);
}

void ToProto(const std::vector<Explanation>& explanations, finance::Measure measure,
             google::protobuf::RepeatedPtrField<v1::Explanation>& out) {
  for (const Explanation& explanation : explanations) {
    v1::Explanation& told = *out.Add();
    told.set_cause(static_cast<v1::Explanation::Cause>(explanation.cause));
    told.set_text(explanation.text);
    if (explanation.amount) {
      *told.mutable_amount() = wire::ToProto(finance::Quantity{measure, *explanation.amount});
    }
  }
}

// The explanations with their causes and amounts: `Later geleverd. [TIMING -74936.00]`.
std::string TextOf(const std::vector<Explanation>& explanations, finance::Measure measure) {
  std::string texts;
  for (const Explanation& explanation : explanations) {
    texts += (texts.empty() ? "" : "; ") + explanation.text;
    if (explanation.cause == Cause::kNone && !explanation.amount) continue;
    texts += " [" + std::string(ToString(explanation.cause));
    if (explanation.amount) {
      texts += " " + finance::FormatPlain(finance::Quantity{measure, *explanation.amount});
    }
    texts += "]";
  }
  return texts;
}

void ToProto(const ReportLine& line, v1::ReportLine& out) {
  out.set_line(line.line);
  ToProto(line.explanations, line.measure, *out.mutable_explanations());
  switch (line.measure) {
    case finance::Measure::kEuro: {
      v1::EuroFigures& euro = *out.mutable_euro();
      Set(euro, &v1::EuroFigures::set_spent_eurocents, line[Figure::kRealised]);
      Set(euro, &v1::EuroFigures::set_committed_eurocents, line[Figure::kCommitted]);
      Set(euro, &v1::EuroFigures::set_forecast_eurocents, line[Figure::kForecast]);
      break;
    }
    case finance::Measure::kFte: {
      v1::FteFigures& fte = *out.mutable_fte();
      Set(fte, &v1::FteFigures::set_establishment_fte_thousandths, line[Figure::kEstablishment]);
      Set(fte, &v1::FteFigures::set_in_post_fte_thousandths, line[Figure::kRealised]);
      Set(fte, &v1::FteFigures::set_deployable_fte_thousandths, line[Figure::kDeployable]);
      Set(fte, &v1::FteFigures::set_inflow_fte_thousandths, line[Figure::kInflow]);
      Set(fte, &v1::FteFigures::set_outflow_fte_thousandths, line[Figure::kOutflow]);
      Set(fte, &v1::FteFigures::set_forecast_fte_thousandths, line[Figure::kForecast]);
      break;
    }
    case finance::Measure::kCount:
      Set(*out.mutable_count(), &v1::CountFigures::set_realised_count, line[Figure::kRealised]);
      break;
  }
}

}  // namespace

void ToProto(const finance::Finding& finding, finance::Language language, type::v1::Finding& out) {
  out = wire::ToProto(finding);
  const FindingText text = TextOf(finding, language);
  out.set_title(text.title);
  out.set_message(text.message);
  out.set_remedy(text.remedy);
}

void ToProto(const PriorCorrection& prior, v1::PriorCorrection& out) {
  out.set_line(prior.line);
  out.set_period(finance::FormatPeriod(prior.period));
  *out.mutable_amount() = wire::ToProto(prior.amount);
  out.set_reason(prior.reason);
}

void ToProto(const ReportVersion& version, finance::Language language, v1::Report& out) {
  const Report& report = version.report;
  out.set_name(NameOf(version));
  out.set_programme(finance::ProgrammeName(report.programme));
  out.set_period(finance::FormatPeriod(report.period));
  out.set_unit(finance::UnitName(report.unit));
  for (const ReportLine& line : report.lines) ToProto(line, *out.add_lines());
  out.set_correction_reason(report.correction_reason);
  out.set_version(version.version);
  out.set_state(static_cast<v1::Report::State>(static_cast<int>(version.state) + 1));
  out.set_drafter(version.drafter);
  out.set_submitter(version.submitter);
  *out.mutable_submit_time() = TimeUtil::MicrosecondsToTimestamp(version.submit_time_micros);
  if (!version.reviewer.empty()) {
    out.set_reviewer(version.reviewer);
    *out.mutable_review_time() = TimeUtil::MicrosecondsToTimestamp(version.review_time_micros);
    out.set_return_reason(version.return_reason);
  }
  for (const LineReturn& line : version.line_returns) {
    v1::LineReturn& marked = *out.add_line_returns();
    marked.set_line(line.line);
    marked.set_reason(line.reason);
  }
  out.set_reopen_reason(version.reopen_reason);
  for (const PriorCorrection& prior : report.prior_corrections) {
    ToProto(prior, *out.add_prior_corrections());
  }
  for (const auto& finding : version.findings) ToProto(finding, language, *out.add_findings());
  out.set_content_hash(version.content_hash);
  out.set_etag(EtagOf(version));
  out.set_policy_version(version.policy_version);
}

void ToProto(const ReportDifference& difference, v1::ReportDifference& out) {
  out.set_line(difference.line);
  out.set_kind(static_cast<v1::ReportDifference::Kind>(static_cast<int>(difference.kind) + 1));
  out.set_field(difference.field);
  if (difference.accepted) *out.mutable_accepted() = wire::ToProto(*difference.accepted);
  if (difference.now) *out.mutable_now() = wire::ToProto(*difference.now);
  if (const auto change = difference.Difference()) {
    *out.mutable_difference() = wire::ToProto(*change);
  }
  out.set_accepted_text(difference.accepted_text);
  out.set_text(difference.text);
  if (difference.kind != ReportDifference::Kind::kExplanation) return;
  const finance::Measure measure = difference.measure;
  out.set_accepted_text(TextOf(difference.accepted_explanations, measure));
  out.set_text(TextOf(difference.explanations, measure));
  ToProto(difference.accepted_explanations, measure, *out.mutable_accepted_explanations());
  ToProto(difference.explanations, measure, *out.mutable_explanations());
}

void ToProto(const FeedStatus& feed, v1::PlanFeed& out) {
  out.set_state(static_cast<v1::PlanFeed::State>(static_cast<int>(feed.state) + 1));
  out.set_copied_sequence(feed.copied_sequence);
  out.set_head_sequence(feed.head_sequence);
  if (feed.contact_time) {
    *out.mutable_contact_time() =
        TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(*feed.contact_time));
  }
  out.set_trouble(feed.trouble);
}

void ToProto(const Basis& basis, v1::PlanBasis& out) {
  if (basis.revision_number > 0) {
    out.set_revision(finance::RevisionName(basis.programme, basis.revision_number));
    out.set_revision_hash(basis.revision_hash);
  }
  ToProto(basis.feed, *out.mutable_feed());
}

void ToProto(const PlanCopy& copy, v1::PlanCopy& out) {
  out.set_programme(finance::ProgrammeName(copy.programme));
  out.set_title(copy.title);
  if (copy.revision_number == 0) return;
  out.set_revision(finance::RevisionName(copy.programme, copy.revision_number));
  out.set_revision_hash(copy.revision_hash);
  out.set_adopted_by(copy.adopted_by);
  *out.mutable_arrival_time() = TimeUtil::MicrosecondsToTimestamp(copy.arrival_time_micros);
}

void ToProto(const Submission& submission, const std::string& store_id, finance::Language language,
             v1::Receipt& out) {
  ToProtoWithoutRules(submission, store_id, language, out);
  out.mutable_rule_versions()->insert(submission.rules->begin(), submission.rules->end());
}

void ToProtoWithoutRules(const Submission& submission, const std::string& store_id,
                         finance::Language language, v1::Receipt& out) {
  const ReportVersion& version = submission.version;
  const base::JournalEntry& entry = submission.entry;
  out.set_report(entry.resource);
  out.set_version(version.version);
  out.set_report_content_hash(version.content_hash);
  out.set_revision(finance::RevisionName(version.report.programme, version.revision_number));
  out.set_revision_hash(version.revision_hash);
  for (const auto& finding : version.findings) ToProto(finding, language, *out.add_findings());
  out.set_principal(entry.principal);
  out.set_store_id(store_id);
  out.set_sequence(entry.sequence);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(entry.record_time_micros);
  out.set_content_hash(entry.content_hash);
  out.set_leaf_hash(entry.leaf_hash);
  out.set_chain_hash(entry.chain_hash);
  out.set_policy_version(version.policy_version);
}

}  // namespace rekenschap::monitoring
