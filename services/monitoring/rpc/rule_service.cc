#include "services/monitoring/rpc/rule_service.h"

#include <utility>

#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/rpc/fields.h"
#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/monitoring/app/rule_reads.h"
#include "services/monitoring/rpc/convert_rule.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

// The programme that is asked about; empty for none.
absl::StatusOr<std::string> ProgrammeAsked(const std::string& name) {
  if (name.empty()) return std::string();
  return base::Named("programme", finance::ProgrammeId(name));
}

// Pages of deviations go on after `<programme>|<unit>|<end of period>`.
absl::StatusOr<RecheckPlace> PlaceOf(const Call& call, const v1::ListDeviationsRequest& request) {
  ASSIGN_OR_RETURN(const std::string key,
                   base::PageKey(call.method(), request.page_token(), base::Asked(request)));
  if (key.empty()) return RecheckPlace{};
  const std::vector<std::string> parts = absl::StrSplit(key, '|');
  if (parts.size() == 3) return RecheckPlace{parts[0], {parts[1], parts[2]}};
  return base::InvalidField("page_token", "PAGE_TOKEN_INVALID",
                            "it is not one that ListDeviations gave");
}

}  // namespace

grpc::ServerUnaryReactor* RuleService::ListRules(grpc::CallbackServerContext* context,
                                                 const v1::ListRulesRequest* request,
                                                 v1::ListRulesResponse* response) {
  return Serve(context, "ListRules", [&](const Call& call) {
    auto programme = ProgrammeAsked(request->programme());
    if (!programme.ok()) return call.Finish(programme.status());
    ReadSetRules(monitoring_, *std::move(programme), call.deadline(),
                 Answering<SetRules>(call, [response](const SetRules& set) {
                   for (const Rule& rule : Rules()) {
                     ToProto(rule, *set.book, set.threshold, *response->add_rules());
                   }
                   response->set_policy_version(set.book->policy_version());
                 }));
  });
}

grpc::ServerUnaryReactor* RuleService::GetRule(grpc::CallbackServerContext* context,
                                               const v1::GetRuleRequest* request,
                                               v1::GetRuleResponse* response) {
  return Serve(context, "GetRule", [&](const Call& call) {
    auto programme = ProgrammeAsked(request->programme());
    if (!programme.ok()) return call.Finish(programme.status());
    std::string_view id = request->name();
    if (!id.starts_with("rules/")) {
      return call.Finish(base::InvalidField("name", "NAME_MALFORMED",
                                            "it is not written as rules/{rule}, such as "
                                            "rules/SPENT_ABOVE_COMMITTED"));
    }
    id.remove_prefix(6);
    const Rule* rule = FindRule(id);
    if (rule == nullptr) {
      return call.Finish(base::NotFound("RULE_UNKNOWN", "rule", request->name().substr(0, 100)));
    }
    ReadSetRules(monitoring_, *std::move(programme), call.deadline(),
                 Answering<SetRules>(call, [response, rule](const SetRules& set) {
                   ToProto(*rule, *set.book, set.threshold, *response->mutable_rule());
                 }));
  });
}

grpc::ServerUnaryReactor* RuleService::ListDeviations(grpc::CallbackServerContext* context,
                                                      const v1::ListDeviationsRequest* request,
                                                      v1::ListDeviationsResponse* response) {
  return Serve(context, "ListDeviations", [&](const Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = PlaceOf(call, *request);
    if (!after.ok()) return call.Finish(after.status());
    std::string programme;
    if (request->parent() != "programmes/-") {
      auto named = base::Named("parent", finance::ProgrammeId(request->parent()));
      if (!named.ok()) return call.Finish(named.status());
      programme = *std::move(named);
    }
    ReadDeviations(monitoring_, std::move(programme), *std::move(after), *size, call.deadline(),
                   Answering<RecheckPage>(call, [call, request, response,
                                                 language = *language](const RecheckPage& page) {
                     for (const Deviation& deviation : page.deviations) {
                       ToProto(deviation, language, *response->add_deviations());
                     }
                     response->set_checked_count(page.checked);
                     if (!page.next) return;
                     response->set_next_page_token(base::PageToken(
                         call.method(),
                         absl::StrFormat("%s|%s|%s", page.next->programme, page.next->accepted.unit,
                                         page.next->accepted.period_end),
                         base::Asked(*request)));
                   }));
  });
}

grpc::ServerUnaryReactor* RuleService::ListRechecks(grpc::CallbackServerContext* context,
                                                    const v1::ListRechecksRequest* request,
                                                    v1::ListRechecksResponse* response) {
  return Serve(context, "ListRechecks", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = base::PageKey(call.method(), request->page_token());
    if (!after.ok()) return call.Finish(after.status());
    using Rechecks = std::vector<CountedRecheck>;
    ReadRechecks(
        monitoring_, *std::move(after), *size, call.deadline(),
        Answering<Rechecks>(call, [call, response, size = *size](const Rechecks& rechecks) {
          for (const auto& [recheck, outdated] : rechecks) {
            ToProto(recheck, outdated, *response->add_rechecks());
          }
          if (rechecks.size() < static_cast<std::size_t>(size)) return;
          response->set_next_page_token(
              base::PageToken(call.method(), rechecks.back().recheck.programme));
        }));
  });
}

}  // namespace rekenschap::monitoring
