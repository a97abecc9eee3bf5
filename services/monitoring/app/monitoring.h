#ifndef REKENSCHAP_SERVICES_MONITORING_APP_MONITORING_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_MONITORING_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "services/base/journal/journal.h"
#include "services/base/journal/write_once.h"
#include "services/finance/language.h"
#include "services/monitoring/app/dutch_day.h"
#include "services/monitoring/app/feed_status.h"
#include "services/monitoring/app/plan_book.h"
#include "services/monitoring/app/rule_books.h"
#include "services/monitoring/domain/completeness.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/policy.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/report_difference.h"
#include "services/monitoring/domain/review.h"
#include "services/monitoring/domain/rules.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"
#include "services/monitoring/store/standings.h"

// What can be done with reports. Every function answers through `done`, on a thread of the store;
// every write stands in the journal and is done once per request.
namespace rekenschap::monitoring {

struct PeriodContext;

// The plan that an answer stands on; none when the programme is not known.
struct Basis {
  std::string programme;
  std::int64_t revision_number = 0;
  std::string revision_hash;
  FeedStatus feed;
};

// The accepted version before one, and how that one differs from it.
struct Correction {
  std::int64_t accepted_version = 0;  // 0 for none
  std::vector<ReportDifference> differences;
};

struct Validation {
  std::vector<finance::Finding> findings;
  Basis basis;
  ReportKey key;
  Correction correction;
};

// A version as taken in, with the journal entry that is its receipt.
struct Submission {
  ReportVersion version;
  base::JournalEntry entry;
  std::shared_ptr<const RuleVersions> rules;
  Basis basis;
  bool unchanged = false;  // nothing was recorded: the last one submitted has its content
};

// A version as it stands.
struct ReportAnswer {
  Submission submission;
  Correction correction;
  LaterCorrections later_corrections;
};
struct ListedReport {
  ReportVersion version;
  Correction correction;
};

// A page ends before it takes more than this, as estimated, but has one at the least: a gRPC client
// takes in 4 MiB unless it was told otherwise.
inline constexpr std::size_t kMostPageBytes = 3UL * 1024 * 1024;

struct ReportPage {
  std::vector<ListedReport> reports;
  bool more = false;  // there may be others after them
};

// One of several reports to take in; where it could not be understood, why.
struct SubmitItem {
  absl::StatusOr<Report> report;
  std::optional<std::int64_t> expected_version;
  base::Request request;  // of the method SubmitReport
};

// What became of it, or would; the findings also when it was refused for them.
struct SubmitOutcome {
  absl::StatusOr<Submission> submission;
  std::vector<finance::Finding> findings;
  bool stands = false;  // it was taken in before this
};

// What is kept of several reports: those that are good, all or none, or nothing in any case.
enum class Keep { kGood, kAllOrNothing, kNothing };

// A draft as kept, with what the rules find of it now.
struct DraftAnswer {
  ReportVersion version;
  Basis basis;
  bool unchanged = false;  // nothing was recorded: the draft that stands is the same
};

// A version of a report, what is decided on it, and as which state it was read.
struct ReviewRequest {
  ReportKey key;
  std::int64_t version = 0;
  std::string etag;
  Decision decision = Decision::kAccept;
  std::string reason;             // of a return or a reopening
  std::vector<LineReturn> lines;  // what is marked then
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

  // Each as SubmitReport after those before it, in one transaction. The outcomes are in the order
  // of `items`.
  void SubmitReports(std::vector<SubmitItem> items, Keep keep, finance::Language language,
                     absl::Time deadline, base::DoneWith<std::vector<SubmitOutcome>> done);

  // Version 0 gets the last one.
  void GetReport(ReportKey key, std::int64_t version, absl::Time deadline,
                 base::DoneWith<ReportAnswer> done);
  // Up to `limit` of them, or as many as fit in a page.
  void ListReports(ReportFilter filter, ReportPlace after, int limit, absl::Time deadline,
                   base::DoneWith<ReportPage> done);

  void SaveDraft(Report report, std::optional<std::int64_t> expected_version,
                 finance::Language language, base::Request request, absl::Time deadline,
                 base::DoneWith<DraftAnswer> done);
  void SubmitDraft(ReportKey key, std::int64_t version, std::string etag,
                   finance::Language language, base::Request request, absl::Time deadline,
                   base::DoneWith<Submission> done);

  // Today in the Netherlands, where the due dates hold.
  finance::Date Today() const { return DutchDay(journal_.Now()); }

  // Accepts, returns or reopens.
  void ReviewReport(ReviewRequest review, base::Request request, absl::Time deadline,
                    base::DoneWith<ReportVersion> done);

  // Without a version: the one that holds.
  void GetPolicy(std::string programme, std::optional<std::int64_t> version, absl::Time deadline,
                 base::DoneWith<Policy> done);
  void SetPolicy(Policy policy, std::string etag, base::Request request, absl::Time deadline,
                 base::DoneWith<Policy> done);

  void ListPlans(std::string after, int limit, absl::Time deadline,
                 base::DoneWith<std::vector<PlanCopy>> done);

  // Takes a change of the plans into the copy and notes that it came from `place`; waits until it
  // is durable. What is there already stays; DATA_LOSS PLAN_REWRITTEN when it is not the same.
  absl::Status TakePlanChange(const PlanChange& change, const FeedPlace& place);
  absl::StatusOr<FeedPlace> LastFeedPlace();
  FeedStatusBoard& feed() { return feed_; }

  // What other use cases over the same books stand on.
  base::Store& store() { return store_; }
  base::Journal& journal() { return journal_; }
  PlanBook& plans() { return plans_; }
  RuleBooks& rule_books() { return rule_books_; }
  // `observer` hears of every programme that gets a plan or a policy, and of one whose accepted
  // reports are others than before while they were held against another plan or policy than it has
  // now; once that is durable, on the thread that stored it; it must not wait. To be set while
  // nothing else goes on.
  using BasisObserver = std::function<void(const std::string& programme)>;
  void ObserveBases(BasisObserver observer) { basis_observer_ = std::move(observer); }
  // `plan` is null when the programme is not known.
  Basis BasisOf(const std::string& programme, const Plan* plan) const;

  // What the content that `entry` recorded hashes to now; nothing when it is gone, or when what is
  // stored beside it names another principal or moment than the entry.
  absl::StatusOr<std::optional<std::string>> HashOfStored(base::Connection& connection,
                                                          const base::JournalEntry& entry) const;

 private:
  Monitoring(base::Store& store, base::Journal& journal)
      : store_(store), journal_(journal), rule_books_(journal) {}

  absl::StatusOr<Submission> SubmissionAt(base::Connection& connection,
                                          std::int64_t sequence) const;
  absl::StatusOr<base::Recorded<Submission>> Submit(
      base::Connection& connection, const Report& report, const std::string& content_hash,
      const PeriodContext& shared, std::optional<std::int64_t> expected_version,
      finance::Language language, const std::string& principal,
      std::vector<finance::Finding>& findings);
  // As it was taken in, whatever became of it.
  absl::StatusOr<Submission> RecallSubmission(base::Connection& connection,
                                              const base::Remembered& by) const;
  // The last one submitted, when it waits for a review or counts and has this content: then there
  // is nothing new to take in, and nothing else to find.
  absl::StatusOr<std::optional<Submission>> SameAsLast(base::Connection& connection,
                                                       const Standing& standing,
                                                       const std::string& content_hash) const;
  // Holds `version` against the rules and takes it in: a new one, or a draft that is kept already.
  // A refusal leaves in `findings` what was found, and nothing was written then.
  absl::StatusOr<Submission> TakeIn(base::Connection& connection, ReportVersion version,
                                    Standing standing, const PeriodContext& shared,
                                    finance::Language language, const std::string& principal,
                                    std::vector<finance::Finding>& findings);
  // The submission that the journal entry at `sequence` recorded.
  absl::StatusOr<Submission> SubmissionBy(base::Connection& connection,
                                          std::int64_t sequence) const;

  base::Store& store_;
  base::Journal& journal_;
  PlanBook plans_;
  RuleBooks rule_books_;
  BasisObserver basis_observer_ = [](const std::string&) {};
  FeedStatusBoard feed_;
  std::int64_t rule_set_ = 0;  // of the rules as they are now
  std::shared_ptr<const RuleVersions> rules_ =
      std::make_shared<const RuleVersions>(CurrentRuleVersions());
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_MONITORING_H_
