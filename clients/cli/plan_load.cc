#include "clients/cli/plan_load.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ostream>
#include <set>

#include <absl/time/clock.h>

#include "clients/cli/calls.h"
#include "clients/cli/message_file.h"
#include "clients/cli/plan_findings.h"
#include "clients/cli/plan_load_items.h"
#include "clients/cli/plan_load_standing.h"
#include "clients/cli/plan_query.h"
#include "clients/cli/table.h"
#include "rekenschap/planning/v1/plan_file.pb.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::LoadPlansRequest;
using planning::v1::LoadPlansResponse;
using planning::v1::LoadResult;
using planning::v1::PlanFile;

// How much goes in one request.
constexpr int kMostItems = 100;
constexpr std::size_t kMostBytes = 1024UL * 1024;
// How long what the service has no room for waits before it is sent again, at first and at most.
constexpr absl::Duration kFirstWait = absl::Milliseconds(50);
constexpr absl::Duration kLongestWait = absl::Seconds(2);

// Whether what was refused may be taken when it is sent again.
bool MayPass(const absl::Status& status) {
  return status.code() == absl::StatusCode::kResourceExhausted ||
         status.code() == absl::StatusCode::kUnavailable ||
         status.code() == absl::StatusCode::kDeadlineExceeded;
}

// Whether a revision is given whole, as if no other came before it.
bool StandsAlone(const planning::v1::Revision& revision) {
  return revision.predecessor().empty() && revision.mutations().empty();
}

bool HasViolation(const absl::Status& status, const char* reason) {
  const auto violations = base::DetailsOf(status).violations;
  return std::ranges::any_of(violations,
                             [reason](const auto& found) { return found.reason == reason; });
}

class Loader {
 public:
  explicit Loader(const Session& session) : session_(session), stub_(PlanningOf(session)) {}

  int Load(std::vector<LoadedItem> items) {
    items_ = std::move(items);
    absl::Status status = Look();
    if (!status.ok()) return Fail(session_, status);
    status = absl::UnavailableError("");
    // A service that is away for a moment is tried again; what it recorded before it finds again.
    for (int attempt = 0; attempt < 3 && status.code() == absl::StatusCode::kUnavailable;
         ++attempt) {
      status = Stream(attempt > 0);
    }
    if (!status.ok()) return Fail(session_, status);
    if (refused_ == 0) return kDone;
    session_.err << refused_ << session_.Say(" van ", " of ") << items_.size()
                 << session_.Say(" geweigerd of overgeslagen; de rest is vastgelegd\n",
                                 " refused or left out; the rest is recorded\n");
    return kFailed;
  }

 private:
  using Call = grpc::ClientReaderWriterInterface<LoadPlansRequest, LoadPlansResponse>;

  absl::Status Look() {
    std::set<std::string> programmes;
    for (const LoadedItem& item : items_) {
      if (!item.chain.empty()) programmes.insert(item.chain);
    }
    ASSIGN_OR_RETURN(standing_, ReadStanding(session_, *stub_, programmes));
    return absl::OkStatus();
  }

  // Sends what is not settled yet, some at a time, and takes the answers.
  absl::Status Stream(bool again) {
    grpc::ClientContext context;
    context.set_wait_for_ready(again);
    // Besides what the answers may take, what the waits may.
    base::PrepareCall(context, Patience() * (2 + static_cast<int>(items_.size()) / kMostItems),
                      session_.name);
    const std::unique_ptr<Call> call = stub_->LoadPlans(&context);
    bool goes_on = true;
    while (goes_on && settled_ < items_.size()) {
      const std::size_t end = EndOfBatch();
      std::vector<LoadedItem*> open;
      for (std::size_t i = settled_; i < end; ++i) {
        if (!items_[i].answered && Prepare(i)) open.push_back(&items_[i]);
      }
      absl::Duration wait = kFirstWait;
      while (goes_on && !open.empty()) {
        goes_on = Send(*call, open);
        if (!goes_on || open.empty()) break;
        absl::SleepFor(wait);
        waited_ += wait;
        wait = std::min(2 * wait, kLongestWait);
      }
      if (goes_on) settled_ = end;
    }
    if (goes_on) call->WritesDone();
    return base::FromGrpc(call->Finish());
  }

  // Sends these and takes their answers; those that may pass when they are sent again stay.
  bool Send(Call& call, std::vector<LoadedItem*>& open) {
    LoadPlansRequest request;
    for (const LoadedItem* const item : open) *request.add_items() = item->load;
    LoadPlansResponse response;
    if (!call.Write(request) || !call.Read(&response)) return false;
    std::vector<LoadedItem*> again;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const int at = static_cast<int>(i);
      if (at >= response.results_size()) return false;
      const absl::Status status = StatusOf(response.results(at));
      // What is refused after it may be so for want of it.
      if ((MayPass(status) || (!status.ok() && !again.empty())) && waited_ < Patience()) {
        again.push_back(open[i]);
      } else {
        Take(*open[i], response.results(at), status);
      }
    }
    open = std::move(again);
    return true;
  }

  absl::Duration Patience() const { return absl::Seconds(session_.timeout_seconds); }

  static absl::Status StatusOf(const LoadResult& result) {
    return base::FromGrpc(grpc::Status(static_cast<grpc::StatusCode>(result.error().code()),
                                       result.error().message(),
                                       result.error().SerializeAsString()));
  }

  // Where the next request ends: what a revision stands on has to be known before it is sent.
  std::size_t EndOfBatch() const {
    std::size_t end = settled_;
    std::size_t bytes = 0;
    while (end < items_.size() && end - settled_ < kMostItems && bytes < kMostBytes &&
           (end == settled_ || !items_[end].waits)) {
      bytes += items_[end++].load.ByteSizeLong();
    }
    return end;
  }

  // Whether the item can be sent; not when the chain that it stands on broke off, or when it stands
  // already.
  bool Prepare(std::size_t at) {
    LoadedItem& item = items_[at];
    if (item.left_out) return false;
    if (item.prepared) return true;
    if (item.load.has_revision() && !Attach(at)) return false;
    if (item.load.has_revision()) item.load.mutable_revision()->clear_language_code();
    SetRequestId(item.load);
    if (item.load.has_revision()) {
      item.load.mutable_revision()->set_language_code(session_.language_code);
    }
    item.prepared = true;
    return true;
  }

  // Names the revision that the item stands on by the number that it has here.
  bool Attach(std::size_t at) {
    LoadedItem& item = items_[at];
    auto& revision = *item.load.mutable_revision()->mutable_revision();
    const std::string before = item.follows ? last_of_chain_[item.chain] : "";
    const auto own = LoadedPredecessor(session_, items_, at);
    if ((item.follows && before.empty()) || (own.ok() && *own != nullptr && (*own)->name.empty())) {
      LeaveOut(item, absl::OkStatus());
      return false;
    }
    if (!own.ok()) {
      LeaveOut(item, own.status());
      return false;
    }
    if (*own != nullptr) {
      TellNumber(**own);
      revision.set_predecessor((*own)->name);
    } else if (item.follows && revision.predecessor().empty()) {
      revision.set_predecessor(before);
    } else if (const std::string known = standing_.ExportedAs(item.chain, revision);
               !known.empty()) {
      Settle(item, known);
      if (session_.output == Output::kTable) Tell(item, {});
      return false;
    }
    return true;
  }

  void LeaveOut(LoadedItem& item, const absl::Status& why) {
    item.left_out = true;
    ++refused_;
    last_of_chain_[item.chain].clear();
    session_.err << item.where;
    if (why.ok()) {
      session_.err << session_.Say(": overgeslagen, want de revisie ervoor is geweigerd\n",
                                   ": left out, because the revision before it was refused\n");
    } else {
      session_.err << ": " << why.message() << '\n';
    }
  }

  // Says once that a revision has another number here than the file means it to have.
  void TellNumber(const LoadedItem& item) {
    if (NumberOf(item.name) == item.number || !told_.insert(&item).second) return;
    std::ostream& to = session_.output == Output::kTable ? session_.out : session_.err;
    to << session_.Say("revisie ", "revision ") << item.number
       << session_.Say(" van het bestand is hier revisie ", " of the file is here revision ")
       << NumberOf(item.name) << '\n';
  }

  void Settle(LoadedItem& item, const std::string& name) {
    item.answered = true;
    item.name = name;
    if (!item.chain.empty()) last_of_chain_[item.chain] = name;
  }

  void Take(LoadedItem& item, const LoadResult& result, const absl::Status& status) {
    Settle(item, status.ok() ? result.name() : ExistingName(session_, *stub_, item.load, status));
    if (item.name.empty()) {
      ++refused_;
      session_.err << item.where << '\n';
      Fail(session_, status);
      if (StandsAlone(item.load.revision().revision()) && HasViolation(status, "STAND_MISFIT")) {
        TellOfChain();
      }
    } else if (session_.output == Output::kTable) {
      Tell(item, result);
    }
  }

  void TellOfChain() {
    session_.err << session_.Say(
        "  Het bestand geeft een plan op zichzelf, en dit programma heeft al een plan. Is het een "
        "export\n  van een latere revisie, exporteer die dan met --chain: dan gaan de revisies "
        "ervoor en hun\n  mutaties mee.\n",
        "  The file gives a plan of its own, and this programme has a plan already. If it is an "
        "export\n  of a later revision, export that with --chain: then the revisions before it "
        "and their\n  mutations go along.\n");
  }

  void Tell(const LoadedItem& item, const LoadResult& result) {
    session_.out << item.name << ": ";
    if (result.has_error() || standing_.Has(item.name)) {
      session_.out << session_.Say("was al vastgelegd", "was recorded before")
                   << (standing_.IsAdopted(item.name) ? session_.Say(" (vastgesteld)", " (adopted)")
                                                      : "")
                   << '\n';
      return;
    }
    if (!item.load.has_revision()) {
      session_.out << session_.Say("vastgelegd\n", "recorded\n");
      return;
    }
    session_.out << session_.Say("vastgelegd; vaststellen doet een ander met: ",
                                 "recorded; somebody else adopts it with: ")
                 << "rekenschap plan adopt " << ShortName(item.name)
                 << session_.Say(" --as NAAM\n", " --as NAME\n");
    for (const std::string& line : FindingLines(session_, result.findings())) {
      session_.out << line << '\n';
    }
  }

  const Session& session_;
  const std::unique_ptr<Planning> stub_;
  Standing standing_;  // before the load
  std::vector<LoadedItem> items_;
  std::set<const LoadedItem*> told_;                  // which have another number here
  std::size_t settled_ = 0;                           // how many have been answered
  std::map<std::string, std::string> last_of_chain_;  // by programme; empty where it broke off
  std::size_t refused_ = 0;
  absl::Duration waited_;  // in all, for a service that had no room
};

}  // namespace

int LoadPlans(const Session& session, const std::vector<std::string>& files) {
  std::vector<LoadedItem> items;
  for (const std::string& path : files) {
    PlanFile file;
    if (const auto read = ReadMessageFile(session, path, session.Say("een plan", "a plan"), file);
        !read.ok()) {
      session.err << session.Say("fout: er is niets geladen: ", "error: nothing was loaded: ")
                  << read.message() << '\n';
      return kUsage;
    }
    std::ranges::move(ItemsOf(path, file), std::back_inserter(items));
  }
  if (items.empty()) {
    session.err << session.Say(
        "fout: er is niets te laden: geen eenheden (units), programma's (programmes) of revisies "
        "(revisions)\n",
        "error: there is nothing to load: no units, programmes or revisions\n");
    return kUsage;
  }
  NumberItems(items);
  return Loader(session).Load(std::move(items));
}

}  // namespace rekenschap::cli
