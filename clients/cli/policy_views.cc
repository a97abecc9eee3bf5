#include "clients/cli/policy_views.h"

#include <ostream>
#include <string>

#include <google/protobuf/text_format.h>

#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Policy;

// Line breaks would end a comment.
std::string OneLine(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

}  // namespace

void PrintPolicy(const Session& session, const Policy& policy) {
  if (session.output == Output::kJson) {
    PrintJson(session, policy);
    return;
  }
  session.out << "# " << policy.name();
  if (policy.version() == 0) {
    session.out << session.Say(": de standaard, zolang er niets anders is vastgelegd\n",
                               ": the default, as long as nothing else is set\n");
  } else {
    session.out << session.Say(": versie ", ": version ") << policy.version()
                << session.Say(", vastgelegd door ", ", set by ") << policy.principal()
                << session.Say(" op ", " at ") << MomentWords(policy.record_time()) << ": "
                << OneLine(policy.reason()) << '\n';
  }
  // What is the service's to fill in is left out: the rest can be edited and set.
  Policy given;
  *given.mutable_due_rules() = policy.due_rules();
  *given.mutable_rule_settings() = policy.rule_settings();
  *given.mutable_explanation_ladders() = policy.explanation_ladders();
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(given, &text);
  session.out << text;
}

}  // namespace rekenschap::cli
