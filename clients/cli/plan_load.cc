#include "clients/cli/plan_load.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ostream>

#include <absl/time/clock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include "clients/cli/plan_file.h"
#include "clients/cli/plan_findings.h"
#include "clients/cli/plan_query.h"
#include "clients/cli/table.h"
#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::LoadItem;
using planning::v1::LoadPlansRequest;
using planning::v1::LoadPlansResponse;
using planning::v1::LoadResult;
using planning::v1::PlanFile;

// How much goes in one request.
constexpr int kMostItems = 100;
constexpr std::size_t kMostBytes = 1024 * 1024;
// How long what the service has no room for waits before it is sent again, at first and at most.
constexpr absl::Duration kFirstWait = absl::Milliseconds(50);
constexpr absl::Duration kLongestWait = absl::Seconds(2);

// One thing of a file.
struct Item {
  LoadItem load;
  std::string where;      // for messages: the file, and what it is of it
  std::string chain;      // of a revision: its programme
  bool follows = false;   // on the revision before it in its chain
  bool left_out = false;  // because that one was refused
  bool answered = false;  // for good
};

// Whether what was refused may be taken when it is sent again.
bool MayPass(const absl::Status& status) {
  return status.code() == absl::StatusCode::kResourceExhausted ||
         status.code() == absl::StatusCode::kUnavailable ||
         status.code() == absl::StatusCode::kDeadlineExceeded;
}

std::string Where(const std::string& file, const std::string& what) { return file + ": " + what; }

std::vector<Item> ItemsOf(const std::string& path, const PlanFile& file) {
  std::vector<Item> items;
  for (const auto& unit : file.units()) {
    Item& item = items.emplace_back();
    *item.load.mutable_unit()->mutable_unit() = unit;
    item.where = Where(path, unit.name());
  }
  for (const auto& programme : file.programmes()) {
    Item& item = items.emplace_back();
    *item.load.mutable_programme()->mutable_programme() = programme;
    item.where = Where(path, programme.name());
  }
  for (const auto& chain : file.revisions()) {
    for (int i = 0; i < chain.revisions_size(); ++i) {
      Item& item = items.emplace_back();
      item.load.mutable_revision()->set_parent(chain.programme());
      *item.load.mutable_revision()->mutable_revision() = chain.revisions(i);
      item.where = Where(path, chain.programme() + ", «" + chain.revisions(i).title() + "»");
      item.chain = chain.programme();
      item.follows = i > 0;
    }
  }
  return items;
}

// The same content gets the same request id, so that loading it again finds the first answer.
template <class Request>
void SetRequestId(Request& request) {
  request.clear_request_id();
  std::string text;
  google::protobuf::TextFormat::PrintToString(request, &text);
  request.set_request_id("load-" + base::Sha256Hex(text).substr(0, 40));
}

void SetRequestId(LoadItem& item) {
  if (item.has_unit()) SetRequestId(*item.mutable_unit());
  if (item.has_programme()) SetRequestId(*item.mutable_programme());
  if (item.has_revision()) SetRequestId(*item.mutable_revision());
}

// Whether `given` is what is stored; `existing` is as stored.
template <class Message>
bool IsSame(const Message& given, Message existing) {
  existing.clear_record_time();
  existing.clear_sequence();
  google::protobuf::util::MessageDifferencer differencer;
  differencer.set_repeated_field_comparison(google::protobuf::util::MessageDifferencer::AS_SET);
  return differencer.Compare(given, existing);
}

class Loader {
 public:
  explicit Loader(const Session& session) : session_(session), stub_(PlanningOf(session)) {}

  int Load(std::vector<Item> items) {
    items_ = std::move(items);
    absl::Status status = absl::UnavailableError("");
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
      std::vector<Item*> open;
      for (std::size_t i = settled_; i < end; ++i) {
        if (!items_[i].answered && Prepare(items_[i])) open.push_back(&items_[i]);
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
  bool Send(Call& call, std::vector<Item*>& open) {
    LoadPlansRequest request;
    for (const Item* const item : open) *request.add_items() = item->load;
    LoadPlansResponse response;
    if (!call.Write(request) || !call.Read(&response)) return false;
    std::vector<Item*> again;
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
           (end == settled_ || !items_[end].follows)) {
      bytes += items_[end++].load.ByteSizeLong();
    }
    return end;
  }

  // Whether the item can be sent; not when the chain that it stands on broke off.
  bool Prepare(Item& item) {
    if (item.load.has_revision() && item.follows) {
      const std::string& before = last_of_chain_[item.chain];
      if (item.left_out) return false;
      if (before.empty()) {
        item.left_out = true;
        ++refused_;
        session_.err << item.where
                     << session_.Say(": overgeslagen, want de revisie ervoor is geweigerd\n",
                                     ": left out, because the revision before it was refused\n");
        return false;
      }
      auto& revision = *item.load.mutable_revision()->mutable_revision();
      if (revision.predecessor().empty()) revision.set_predecessor(before);
    }
    if (item.load.has_revision()) item.load.mutable_revision()->clear_language_code();
    SetRequestId(item.load);
    if (item.load.has_revision()) {
      item.load.mutable_revision()->set_language_code(session_.language_code);
    }
    return true;
  }

  void Take(Item& item, const LoadResult& result, const absl::Status& status) {
    item.answered = true;
    const std::string name = status.ok() ? result.name() : Existing(item, status);
    if (!item.chain.empty()) last_of_chain_[item.chain] = name;
    if (name.empty()) {
      ++refused_;
      session_.err << item.where << '\n';
      Fail(session_, status);
    } else if (session_.output == Output::kTable) {
      Tell(item, name, result, status.ok());
    }
  }

  void Tell(const Item& item, const std::string& name, const LoadResult& result, bool recorded) {
    session_.out << name << ": ";
    if (!item.load.has_revision()) {
      session_.out << session_.Say("vastgelegd\n", "recorded\n");
      return;
    }
    if (!recorded) {
      session_.out << session_.Say("was al vastgelegd\n", "was recorded before\n");
      return;
    }
    session_.out << session_.Say("vastgelegd; vaststellen doet een ander met: ",
                                 "recorded; somebody else adopts it with: ")
                 << "rekenschap plan adopt " << ShortName(name)
                 << session_.Say(" --as NAAM\n", " --as NAME\n");
    for (const std::string& line : FindingLines(session_, result.findings())) {
      session_.out << line << '\n';
    }
  }

  // The name of what was recorded by somebody else before, and is the same; else empty.
  std::string Existing(const Item& item, const absl::Status& status) {
    const base::ErrorDetails details = base::DetailsOf(status);
    if (details.reason == "REVISION_EXISTS") return details.resource_name;
    if (details.reason == "UNIT_EXISTS") {
      planning::v1::GetUnitRequest get;
      get.set_name(details.resource_name);
      planning::v1::GetUnitResponse got;
      const absl::Status found = CallOn(session_, *stub_, &Planning::GetUnit, get, got);
      if (found.ok() && IsSame(item.load.unit().unit(), got.unit())) return get.name();
    }
    if (details.reason == "PROGRAMME_EXISTS") {
      planning::v1::GetProgrammeRequest get;
      get.set_name(details.resource_name);
      planning::v1::GetProgrammeResponse got;
      const absl::Status found = CallOn(session_, *stub_, &Planning::GetProgramme, get, got);
      if (found.ok() && IsSame(item.load.programme().programme(), got.programme())) {
        return get.name();
      }
    }
    return "";
  }

  const Session& session_;
  const std::unique_ptr<Planning> stub_;
  std::vector<Item> items_;
  std::size_t settled_ = 0;                           // how many have been answered
  std::map<std::string, std::string> last_of_chain_;  // by programme; empty where it broke off
  std::size_t refused_ = 0;
  absl::Duration waited_;  // in all, for a service that had no room
};

}  // namespace

int LoadPlans(const Session& session, const std::vector<std::string>& files) {
  std::vector<Item> items;
  for (const std::string& path : files) {
    const absl::StatusOr<PlanFile> file = ReadPlanFile(session, path);
    if (!file.ok()) {
      session.err << session.Say("fout: er is niets geladen: ", "error: nothing was loaded: ")
                  << file.status().message() << '\n';
      return kUsage;
    }
    std::ranges::move(ItemsOf(path, *file), std::back_inserter(items));
  }
  if (items.empty()) {
    session.err << session.Say(
        "fout: er is niets te laden: geen eenheden (units), programma's (programmes) of revisies "
        "(revisions)\n",
        "error: there is nothing to load: no units, programmes or revisions\n");
    return kUsage;
  }
  return Loader(session).Load(std::move(items));
}

}  // namespace rekenschap::cli
