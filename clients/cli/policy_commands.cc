#include <memory>
#include <ostream>
#include <string>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/message_file.h"
#include "clients/cli/policy_views.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/policy_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using Policies = monitoring::v1::PolicyService::Stub;

struct Options {
  std::string programme;
  std::string reason;
  std::string path;
};

absl::Status GetPolicy(const Session& session, Policies& stub, const std::string& programme,
                       monitoring::v1::GetPolicyResponse& response) {
  monitoring::v1::GetPolicyRequest request;
  request.set_name("programmes/" + LastPart(programme) + "/policy");
  return CallOn(session, stub, &Policies::GetPolicy, request, response);
}

int ShowPolicy(const Session& session, const Options& options) {
  const auto stub = StubOfMonitoring<monitoring::v1::PolicyService>(session);
  monitoring::v1::GetPolicyResponse got;
  const auto status = GetPolicy(session, *stub, options.programme, got);
  if (!status.ok()) return Fail(session, status);
  PrintPolicy(session, got.policy());
  return kDone;
}

int SetPolicy(const Session& session, const Options& options) {
  monitoring::v1::SetPolicyRequest request;
  if (const auto read = ReadMessageFile(session, options.path, session.Say("afspraken", "a policy"),
                                        *request.mutable_policy());
      !read.ok()) {
    session.err << session.Say("fout: er is niets ingesteld: ", "error: nothing was set: ")
                << read.message() << '\n';
    return kUsage;
  }
  const auto stub = StubOfMonitoring<monitoring::v1::PolicyService>(session);
  monitoring::v1::GetPolicyResponse got;
  auto status = GetPolicy(session, *stub, options.programme, got);
  if (!status.ok()) return Fail(session, status);
  request.mutable_policy()->set_name(got.policy().name());
  request.mutable_policy()->set_reason(options.reason);
  request.set_etag(got.policy().etag());
  request.set_request_id(NewRequestId());
  monitoring::v1::SetPolicyResponse response;
  status = CallOn(session, *stub, &Policies::SetPolicy, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output != Output::kJson && response.policy().version() == got.policy().version()) {
    session.out << session.Say("# ongewijzigd: dit is al zo vastgelegd\n",
                               "# unchanged: it is set so already\n");
  }
  PrintPolicy(session, response.policy());
  return kDone;
}

}  // namespace

void AddPolicyCommands(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* policy = app.add_subcommand(
      "policy",
      session.Say("De afspraken van een programma: uiterste data van rapportages en instellingen "
                  "van regels",
                  "A programme's policy (afspraken): when reports are due, and how rules are set"));
  policy->require_subcommand(1);
  auto* show = policy->add_subcommand(
      "show", session.Say("De afspraken zoals ze gelden, in de vorm die `set` leest",
                          "The policy as it holds, in the form that `set` reads"));
  show->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  show->callback([=, &session, &exit_code] { exit_code = ShowPolicy(session, *options); });
  auto* set = policy->add_subcommand(
      "set", session.Say("Stel de afspraken in, uit een tekstbestand van Protobuf (.txtpb)",
                         "Set the policy, out of a file in Protobuf's text format (.txtpb)"));
  set->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  set->add_option("file", options->path,
                  session.Say("Zoals `show` het schrijft", "Such as `show` prints"))
      ->required();
  set->add_option("--reason", options->reason, session.Say("Waarom", "Why"))->required();
  set->callback([=, &session, &exit_code] { exit_code = SetPolicy(session, *options); });
}

}  // namespace rekenschap::cli
