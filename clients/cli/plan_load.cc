#include "clients/cli/plan_load.h"

#include <fstream>
#include <ostream>
#include <sstream>

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include "clients/cli/table.h"
#include "rekenschap/planning/v1/plan_file.pb.h"
#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::PlanFile;

constexpr std::size_t kMaxFileBytes = 16 * 1024 * 1024;

// Keeps the errors of a parse with the places where they stand.
class ErrorLines final : public google::protobuf::io::ErrorCollector {
 public:
  explicit ErrorLines(std::string file) : file_(std::move(file)) {}
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    errors_.push_back(file_ + ":" + std::to_string(line + 1) + ":" + std::to_string(column + 1) +
                      ": " + message);
  }
  const std::vector<std::string>& errors() const { return errors_; }

 private:
  const std::string file_;
  std::vector<std::string> errors_;
};

bool Read(const Session& session, const std::string& path, PlanFile& file) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || text.str().size() > kMaxFileBytes) {
    session.err << session.Say("fout: ", "error: ") << path
                << session.Say(": kan niet worden gelezen, of is groter dan 16 MiB\n",
                               ": cannot be read, or is larger than 16 MiB\n");
    return false;
  }
  ErrorLines errors(path);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  if (parser.ParseFromString(text.str(), &file)) return true;
  session.err << session.Say("fout: het bestand is geen planbestand; er is niets geladen\n",
                             "error: the file is not a plan file; nothing was loaded\n");
  for (const std::string& error : errors.errors()) session.err << "  " << error << '\n';
  return false;
}

// The same content gets the same request id, so that loading it again finds the first answer.
std::string RequestIdOf(const google::protobuf::Message& request) {
  std::string text;
  google::protobuf::TextFormat::PrintToString(request, &text);
  return "load-" + base::Sha256Hex(text).substr(0, 40);
}

void Tell(const Session& session, const std::string& name, const std::string& what) {
  if (session.output == Output::kTable) session.out << name << ": " << what << '\n';
}

// Whether `status` says that somebody else recorded the resource before, and it is the same.
// `existing` is as stored.
template <class Message>
bool SameAsStored(const absl::Status& status, const Message& given, Message existing) {
  if (status.code() != absl::StatusCode::kAlreadyExists) return false;
  existing.clear_record_time();
  existing.clear_sequence();
  google::protobuf::util::MessageDifferencer differencer;
  differencer.set_repeated_field_comparison(google::protobuf::util::MessageDifferencer::AS_SET);
  return differencer.Compare(given, existing);
}

absl::Status LoadUnit(const Session& session, Planning& stub, const planning::v1::Unit& unit) {
  planning::v1::CreateUnitRequest request;
  *request.mutable_unit() = unit;
  request.set_request_id(RequestIdOf(request));
  planning::v1::CreateUnitResponse response;
  absl::Status status = CallOn(session, stub, &Planning::CreateUnit, request, response);
  if (base::DetailsOf(status).reason == "UNIT_EXISTS") {
    planning::v1::GetUnitRequest get;
    get.set_name(unit.name());
    planning::v1::GetUnitResponse got;
    RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetUnit, get, got));
    if (!SameAsStored(status, unit, got.unit())) return status;
    status = absl::OkStatus();
  }
  if (status.ok()) Tell(session, unit.name(), session.Say("vastgelegd", "recorded"));
  return status;
}

absl::Status LoadProgramme(const Session& session, Planning& stub,
                           const planning::v1::Programme& programme) {
  planning::v1::CreateProgrammeRequest request;
  *request.mutable_programme() = programme;
  request.set_request_id(RequestIdOf(request));
  planning::v1::CreateProgrammeResponse response;
  absl::Status status = CallOn(session, stub, &Planning::CreateProgramme, request, response);
  if (base::DetailsOf(status).reason == "PROGRAMME_EXISTS") {
    planning::v1::GetProgrammeRequest get;
    get.set_name(programme.name());
    planning::v1::GetProgrammeResponse got;
    RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetProgramme, get, got));
    if (!SameAsStored(status, programme, got.programme())) return status;
    status = absl::OkStatus();
  }
  if (status.ok()) Tell(session, programme.name(), session.Say("vastgelegd", "recorded"));
  return status;
}

absl::Status LoadRevision(const Session& session, Planning& stub, const std::string& programme,
                          const planning::v1::Revision& revision) {
  planning::v1::CreateRevisionRequest request;
  request.set_parent(programme);
  *request.mutable_revision() = revision;
  request.set_request_id(RequestIdOf(request));
  planning::v1::CreateRevisionResponse response;
  RETURN_IF_ERROR(CallOn(session, stub, &Planning::CreateRevision, request, response));
  Tell(session, response.revision().name(),
       session.Say("ontwerp vastgelegd; vaststellen doet een ander met: rekenschap plan adopt ",
                   "draft recorded; somebody else adopts it with: rekenschap plan adopt ") +
           response.revision().name() + " --as NAAM");
  for (const auto& finding : response.findings()) {
    Tell(session, "  " + finding.rule(), finding.message());
  }
  return absl::OkStatus();
}

absl::Status Load(const Session& session, Planning& stub, const PlanFile& file) {
  for (const auto& unit : file.units()) RETURN_IF_ERROR(LoadUnit(session, stub, unit));
  for (const auto& programme : file.programmes()) {
    RETURN_IF_ERROR(LoadProgramme(session, stub, programme));
  }
  for (const auto& chain : file.revisions()) {
    for (const auto& revision : chain.revisions()) {
      RETURN_IF_ERROR(LoadRevision(session, stub, chain.programme(), revision));
    }
  }
  return absl::OkStatus();
}

}  // namespace

int LoadPlans(const Session& session, const std::vector<std::string>& files) {
  std::vector<PlanFile> parsed(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!Read(session, files[i], parsed[i])) return kUsage;
  }
  const auto stub = PlanningOf(session);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (const absl::Status status = Load(session, *stub, parsed[i]); !status.ok()) {
      session.err << files[i] << ":\n";
      return Fail(session, status);
    }
  }
  return kDone;
}

}  // namespace rekenschap::cli
