#include "tests/support/pair.h"

#include <atomic>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <absl/time/clock.h>
#include <google/protobuf/text_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/store/schema.h"
#include "services/planning/store/schema.h"

namespace rekenschap::testing {
namespace {

// A fixture that cannot be made is a broken test.
template <class T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) throw std::runtime_error(value.status().ToString());
  return *std::move(value);
}

}  // namespace

PlanningServer::PlanningServer(const std::string& folder, const std::string& address) {
  base::StoreOptions options;
  options.path = folder + "/planning.db";
  store_ =
      Must(base::Store::Open(options, "planning", {base::Journal::Schema(), planning::Schema()}));
  journal_ = Must(base::Journal::Attach(*store_, absl::Now));
  planning_ = std::make_unique<planning::Planning>(*store_, *journal_);
  service_ = std::make_unique<planning::PlanningService>(*planning_);
  system_service_ =
      std::make_unique<base::SystemService>(*store_, *journal_, "planning", absl::Now());
  journal_service_ = std::make_unique<base::JournalService>(
      *store_, *journal_, [this](base::Connection& connection, const base::JournalEntry& entry) {
        return planning_->HashOfStored(connection, entry);
      });
  server_ = Must(base::Server::Start(
      address, {service_.get(), system_service_.get(), journal_service_.get()}));
  channel_ = base::MakeChannel(server_->address());
  stub_ = planning::v1::PlanningService::NewStub(channel_);
}

PlanningServer::~PlanningServer() {
  service_->EndStreams();
  server_->Shutdown(absl::Seconds(10));
}

MonitoringServer::MonitoringServer(const std::string& folder, const std::string& planning_address) {
  base::StoreOptions options;
  options.path = folder + "/monitoring.db";
  store_ = Must(
      base::Store::Open(options, "monitoring", {base::Journal::Schema(), monitoring::Schema()}));
  journal_ = Must(base::Journal::Attach(*store_, absl::Now));
  monitoring_ = Must(monitoring::Monitoring::Open(*store_, *journal_));
  rechecker_ = std::make_unique<monitoring::Rechecker>(*monitoring_);
  services_ = std::make_unique<monitoring::Services>(*monitoring_, store_->id());
  system_service_ =
      std::make_unique<base::SystemService>(*store_, *journal_, "monitoring", absl::Now());
  journal_service_ = std::make_unique<base::JournalService>(
      *store_, *journal_, [this](base::Connection& connection, const base::JournalEntry& entry) {
        return monitoring_->HashOfStored(connection, entry);
      });
  server_ = Must(base::Server::Start(
      "127.0.0.1:0", services_->With({system_service_.get(), journal_service_.get()})));
  monitoring::PlanFeed::Options feed_options;
  feed_options.heartbeat_seconds = 1;
  feed_options.first_retry = absl::Milliseconds(20);
  feed_options.longest_retry = absl::Milliseconds(200);
  feed_ = std::make_unique<monitoring::PlanFeed>(*monitoring_, base::MakeChannel(planning_address),
                                                 feed_options);
  channel_ = base::MakeChannel(server_->address());
  stub_ = monitoring::v1::MonitoringService::NewStub(channel_);
  periods_ = monitoring::v1::PeriodService::NewStub(channel_);
  policies_ = monitoring::v1::PolicyService::NewStub(channel_);
  rules_stub_ = monitoring::v1::RuleService::NewStub(channel_);
  comparisons_ = monitoring::v1::ComparisonService::NewStub(channel_);
  stream_stub_ = monitoring::v1::ReportStreamService::NewStub(channel_);
}

MonitoringServer::~MonitoringServer() {
  feed_.reset();
  services_->EndStreams();
  server_->Shutdown(absl::Seconds(10));
}

planning::v1::PlanFile ExamplePlan(const std::vector<std::string>& names) {
  planning::v1::PlanFile plan;
  for (const std::string& name : names) {
    const std::string path = std::string(REKENSCHAP_EXAMPLES) + "/" + name;
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    planning::v1::PlanFile part;
    if (!google::protobuf::TextFormat::ParseFromString(text.str(), &part)) {
      throw std::runtime_error("cannot read " + path);
    }
    plan.MergeFrom(part);
  }
  return plan;
}

planning::v1::PlanFile AvimPlan() {
  return ExamplePlan({"avim/units.txtpb", "avim/programme.txtpb", "avim/plan.txtpb"});
}

absl::Status LoadAndAdopt(PlanningServer& server, const planning::v1::PlanFile& file) {
  using Stub = planning::v1::PlanningService::Stub;
  for (const auto& unit : file.units()) {
    planning::v1::CreateUnitRequest request;
    *request.mutable_unit() = unit;
    request.set_request_id(NextRequestId());
    planning::v1::CreateUnitResponse response;
    RETURN_IF_ERROR(CallAs("planner", server.stub(), &Stub::CreateUnit, request, response));
  }
  for (const auto& programme : file.programmes()) {
    planning::v1::CreateProgrammeRequest request;
    *request.mutable_programme() = programme;
    request.set_request_id(NextRequestId());
    planning::v1::CreateProgrammeResponse response;
    RETURN_IF_ERROR(CallAs("planner", server.stub(), &Stub::CreateProgramme, request, response));
  }
  for (const auto& chain : file.revisions()) {
    for (const auto& revision : chain.revisions()) {
      planning::v1::CreateRevisionRequest request;
      request.set_parent(chain.programme());
      *request.mutable_revision() = revision;
      request.set_request_id(NextRequestId());
      planning::v1::CreateRevisionResponse created;
      RETURN_IF_ERROR(CallAs("planner", server.stub(), &Stub::CreateRevision, request, created));
      planning::v1::AdoptRevisionRequest adopt;
      adopt.set_name(created.revision().name());
      adopt.set_etag(created.revision().etag());
      adopt.set_request_id(NextRequestId());
      planning::v1::AdoptRevisionResponse adopted;
      RETURN_IF_ERROR(CallAs("adopter", server.stub(), &Stub::AdoptRevision, adopt, adopted));
    }
  }
  return absl::OkStatus();
}

std::string NextRequestId() {
  static std::atomic<int> next = 0;
  return "test-" + std::to_string(++next);
}

}  // namespace rekenschap::testing
