#ifndef REKENSCHAP_SERVICES_MONITORING_APP_MONITORING_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_MONITORING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "services/base/journal/journal.h"
#include "services/base/journal/write_once.h"
#include "services/finance/language.h"
#include "services/monitoring/app/feed_status.h"
#include "services/monitoring/app/plan_book.h"
#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rules.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"

// What can be done with reports. Every function answers through `done`, on a thread of the store;
// every write stands in the journal and is done once per request.
namespace rekenschap::monitoring {

// The plan that an answer stands on; none when the programme is not known.
struct Basis {
  std::string programme;
  std::int64_t revision_number = 0;
  std::string revision_hash;
  FeedStatus feed;
};

struct Validation {
  std::vector<finance::Finding> findings;
  Basis basis;
};

// A version as taken in, with the journal entry that is its receipt.
struct Submission {
  ReportVersion version;
  base::JournalEntry entry;
  std::shared_ptr<const RuleVersions> rules;
  Basis basis;
};

struct ComparisonQuery {
  std::string programme;
  finance::Period period;
  Slice slice;
  PositionKind kind = PositionKind::kProvisional;
  std::int64_t as_of_sequence = 0;  // 0 for now
};

struct ComparisonAnswer {
  ComparisonTable table;
  Basis basis;
  std::int64_t sequence = 0;
};

// Something that planning decided. A unit of a programme stands for its id.
using PlanChange =
    std::variant<std::monostate, Unit, Programme, std::pair<std::string, PlanRevision>>;

class Monitoring {
 public:
  // Reads where the copy of the plans stands. Both outlive it.
  static absl::StatusOr<std::unique_ptr<Monitoring>> Open(base::Store& store,
                                                          base::Journal& journal);

  void ValidateReport(Report report, absl::Time deadline, base::DoneWith<Validation> done);
  // Errors as SubmitReport of the contract says; the texts of a refusal are in `language`.
  void SubmitReport(Report report, std::optional<std::int64_t> expected_version,
                    finance::Language language, base::Request request, absl::Time deadline,
                    base::DoneWith<Submission> done);

  // Version 0 gets the last one.
  void GetReport(ReportKey key, std::int64_t version, absl::Time deadline,
                 base::DoneWith<Submission> done);
  void ListReports(ReportFilter filter, ReportPlace after, int limit, absl::Time deadline,
                   base::DoneWith<std::vector<ReportVersion>> done);

  // Accepts the version or, with a reason, returns it.
  void ReviewReport(ReportKey key, std::int64_t version, std::string etag,
                    std::optional<std::string> return_reason, base::Request request,
                    absl::Time deadline, base::DoneWith<ReportVersion> done);

  void ComparePlan(ComparisonQuery query, absl::Time deadline,
                   base::DoneWith<ComparisonAnswer> done);

  void ListPlans(std::string after, int limit, absl::Time deadline,
                 base::DoneWith<std::vector<PlanCopy>> done);

  // Takes a change of the plans into the copy and notes that it came from `place`; waits until it
  // is durable. What is there already stays; DATA_LOSS PLAN_REWRITTEN when it is not the same.
  absl::Status TakePlanChange(const PlanChange& change, const FeedPlace& place);
  absl::StatusOr<FeedPlace> LastFeedPlace();
  FeedStatusBoard& feed() { return feed_; }

  // What the content that `entry` recorded hashes to now; nothing when it is gone.
  absl::StatusOr<std::optional<std::string>> HashOfStored(base::Connection& connection,
                                                          const base::JournalEntry& entry) const;

 private:
  Monitoring(base::Store& store, base::Journal& journal) : store_(store), journal_(journal) {}

  Basis BasisOf(const std::string& programme, const Plan* plan) const;
  absl::StatusOr<Submission> SubmissionAt(base::Connection& connection,
                                          std::int64_t sequence) const;
  absl::StatusOr<base::Recorded<Submission>> Submit(base::Connection& connection,
                                                    const Report& report,
                                                    const std::string& content_hash,
                                                    std::optional<std::int64_t> expected_version,
                                                    finance::Language language,
                                                    const std::string& principal);

  base::Store& store_;
  base::Journal& journal_;
  PlanBook plans_;
  FeedStatusBoard feed_;
  std::int64_t rule_set_ = 0;  // of the rules as they are now
  std::shared_ptr<const RuleVersions> rules_ =
      std::make_shared<const RuleVersions>(CurrentRuleVersions());
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_MONITORING_H_
