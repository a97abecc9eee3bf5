#include "services/planning/rpc/planning_service.h"

#include <utility>

#include "services/base/rpc/call.h"
#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {

using base::Answering;
using base::Call;
using base::Named;
using base::RequestOf;
using base::Serve;

namespace {

template <class Request>
const v1::AsOf* AsOfIn(const Request& request) {
  return request.has_as_of() ? &request.as_of() : nullptr;
}

}  // namespace

grpc::ServerUnaryReactor* PlanningService::CreateUnit(grpc::CallbackServerContext* context,
                                                      const v1::CreateUnitRequest* request,
                                                      v1::CreateUnitResponse* response) {
  return Serve(context, "CreateUnit", [&](const Call& call) {
    auto write = RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto unit = FromProto(request->unit());
    if (!unit.ok()) return call.Finish(unit.status());
    planning_.CreateUnit(*std::move(unit), *std::move(write), call.deadline(),
                         Answering<Unit>(call, [response](const Unit& created) {
                           ToProto(created, *response->mutable_unit());
                         }));
  });
}

grpc::ServerUnaryReactor* PlanningService::GetUnit(grpc::CallbackServerContext* context,
                                                   const v1::GetUnitRequest* request,
                                                   v1::GetUnitResponse* response) {
  return Serve(context, "GetUnit", [&](const Call& call) {
    auto id = Named("name", finance::UnitId(request->name()));
    if (!id.ok()) return call.Finish(id.status());
    planning_.GetUnit(*std::move(id), call.deadline(),
                      Answering<Unit>(call, [response](const Unit& unit) {
                        ToProto(unit, *response->mutable_unit());
                      }));
  });
}

grpc::ServerUnaryReactor* PlanningService::ListUnits(grpc::CallbackServerContext* context,
                                                     const v1::ListUnitsRequest* request,
                                                     v1::ListUnitsResponse* response) {
  return Serve(context, "ListUnits", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = base::PageKey(call.method(), request->page_token());
    if (!after.ok()) return call.Finish(after.status());
    planning_.ListUnits(
        *std::move(after), *size, call.deadline(),
        Answering<Page<Unit>>(call, [call, response](const Page<Unit>& page) {
          for (const Unit& unit : page.items) ToProto(unit, *response->add_units());
          if (page.more) {
            response->set_next_page_token(base::PageToken(call.method(), page.items.back().id));
          }
        }));
  });
}

grpc::ServerUnaryReactor* PlanningService::CreateProgramme(
    grpc::CallbackServerContext* context, const v1::CreateProgrammeRequest* request,
    v1::CreateProgrammeResponse* response) {
  return Serve(context, "CreateProgramme", [&](const Call& call) {
    auto write = RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto programme = FromProto(request->programme());
    if (!programme.ok()) return call.Finish(programme.status());
    planning_.CreateProgramme(*std::move(programme), *std::move(write), call.deadline(),
                              Answering<Programme>(call, [response](const Programme& created) {
                                ToProto(created, *response->mutable_programme());
                              }));
  });
}

grpc::ServerUnaryReactor* PlanningService::GetProgramme(grpc::CallbackServerContext* context,
                                                        const v1::GetProgrammeRequest* request,
                                                        v1::GetProgrammeResponse* response) {
  return Serve(context, "GetProgramme", [&](const Call& call) {
    auto id = Named("name", finance::ProgrammeId(request->name()));
    if (!id.ok()) return call.Finish(id.status());
    planning_.GetProgramme(*std::move(id), call.deadline(),
                           Answering<Programme>(call, [response](const Programme& programme) {
                             ToProto(programme, *response->mutable_programme());
                           }));
  });
}

grpc::ServerUnaryReactor* PlanningService::ListProgrammes(grpc::CallbackServerContext* context,
                                                          const v1::ListProgrammesRequest* request,
                                                          v1::ListProgrammesResponse* response) {
  return Serve(context, "ListProgrammes", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = base::PageKey(call.method(), request->page_token());
    if (!after.ok()) return call.Finish(after.status());
    planning_.ListProgrammes(
        *std::move(after), *size, call.deadline(),
        Answering<Page<Programme>>(call, [call, response](const Page<Programme>& page) {
          for (const Programme& programme : page.items) {
            ToProto(programme, *response->add_programmes());
          }
          if (page.more) {
            response->set_next_page_token(base::PageToken(call.method(), page.items.back().id));
          }
        }));
  });
}

grpc::ServerUnaryReactor* PlanningService::CreateRevision(grpc::CallbackServerContext* context,
                                                          const v1::CreateRevisionRequest* request,
                                                          v1::CreateRevisionResponse* response) {
  return Serve(context, "CreateRevision", [&](const Call& call) {
    auto write = RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto revision = FromProto(request->parent(), request->revision());
    if (!revision.ok()) return call.Finish(revision.status());
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    planning_.CreateRevision(
        *std::move(revision), *std::move(write), call.deadline(),
        Answering<RevisionAndFindings>(
            call, [response, language = *language](const RevisionAndFindings& created) {
              ToProto(created.revision, *response->mutable_revision());
              ToProto(created.findings, language, *response->mutable_findings());
            }));
  });
}

grpc::ServerUnaryReactor* PlanningService::GetRevision(grpc::CallbackServerContext* context,
                                                       const v1::GetRevisionRequest* request,
                                                       v1::GetRevisionResponse* response) {
  return Serve(context, "GetRevision", [&](const Call& call) {
    auto query = QueryOf(request->name(), request->effective_date(), AsOfIn(*request));
    if (!query.ok()) return call.Finish(query.status());
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    planning_.GetRevision(*std::move(query), call.deadline(),
                          Answering<RevisionAndFindings>(call, [response, language = *language](
                                                                   const RevisionAndFindings& got) {
                            ToProto(got.revision, *response->mutable_revision());
                            ToProto(got.findings, language, *response->mutable_findings());
                          }));
  });
}

grpc::ServerUnaryReactor* PlanningService::ListRevisions(grpc::CallbackServerContext* context,
                                                         const v1::ListRevisionsRequest* request,
                                                         v1::ListRevisionsResponse* response) {
  return Serve(context, "ListRevisions", [&](const Call& call) {
    auto programme = Named("parent", finance::ProgrammeId(request->parent()));
    if (!programme.ok()) return call.Finish(programme.status());
    const auto size = base::PageSize(request->page_size(), {.usual = 20, .most = 100});
    if (!size.ok()) return call.Finish(size.status());
    const auto after =
        base::PageNumber(call.method(), request->page_token(), base::Asked(*request));
    if (!after.ok()) return call.Finish(after.status());
    const auto known = KnownOf(AsOfIn(*request));
    if (!known.ok()) return call.Finish(known.status());
    planning_.ListRevisions(
        *std::move(programme), *after, *size, *known, call.deadline(),
        Answering<Page<Revision>>(call, [call, request, response](const Page<Revision>& page) {
          for (const Revision& revision : page.items) ToProto(revision, *response->add_revisions());
          if (!page.more) return;
          const std::string last = std::to_string(page.items.back().number);
          response->set_next_page_token(
              base::PageToken(call.method(), last, base::Asked(*request)));
        }));
  });
}

grpc::ServerUnaryReactor* PlanningService::AdoptRevision(grpc::CallbackServerContext* context,
                                                         const v1::AdoptRevisionRequest* request,
                                                         v1::AdoptRevisionResponse* response) {
  return Serve(context, "AdoptRevision", [&](const Call& call) {
    auto write = RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto id = Named("name", finance::ParseRevisionName(request->name()));
    if (!id.ok()) return call.Finish(id.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    planning_.AdoptRevision(std::move(id->programme), id->number, request->etag(), *language,
                            *std::move(write), call.deadline(),
                            Answering<Revision>(call, [response](const Revision& adopted) {
                              ToProto(adopted, *response->mutable_revision());
                            }));
  });
}

grpc::ServerUnaryReactor* PlanningService::ReconcileRevision(
    grpc::CallbackServerContext* context, const v1::ReconcileRevisionRequest* request,
    v1::ReconcileRevisionResponse* response) {
  return Serve(context, "ReconcileRevision", [&](const Call& call) {
    auto query = QueryOf(request->name(), "", AsOfIn(*request));
    if (!query.ok()) return call.Finish(query.status());
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    planning_.GetRevision(
        *std::move(query), call.deadline(),
        [call, response, language = *language](const absl::StatusOr<RevisionAndFindings>& got) {
          if (!got.ok()) return call.Finish(got.status());
          response->set_revision(
              finance::RevisionName(got->revision.programme, got->revision.number));
          ToProto(got->findings, language, *response->mutable_findings());
          call.Finish(ToProto(got->revision, *response->mutable_tables()));
        });
  });
}

grpc::ServerUnaryReactor* PlanningService::DiffRevisions(grpc::CallbackServerContext* context,
                                                         const v1::DiffRevisionsRequest* request,
                                                         v1::DiffRevisionsResponse* response) {
  return Serve(context, "DiffRevisions", [&](const Call& call) {
    auto query = QueryOf(request->name(), "", AsOfIn(*request));
    if (!query.ok()) return call.Finish(query.status());
    auto base = BaseOf(*request, query->programme);
    if (!base.ok()) return call.Finish(base.status());
    planning_.DiffRevisions(
        *std::move(query), *std::move(base), call.deadline(),
        Answering<RevisionDifference>(call, [response](const RevisionDifference& difference) {
          ToProto(difference, *response);
        }));
  });
}

grpc::ServerUnaryReactor* PlanningService::GetLineHistory(grpc::CallbackServerContext* context,
                                                          const v1::GetLineHistoryRequest* request,
                                                          v1::GetLineHistoryResponse* response) {
  return Serve(context, "GetLineHistory", [&](const Call& call) {
    auto query = QueryOf(request->name(), "", AsOfIn(*request));
    if (!query.ok()) return call.Finish(query.status());
    if (!finance::IsId(request->line())) {
      return call.Finish(base::InvalidField("line", "ID_MALFORMED",
                                            "name a line by its id, such as `mensenhandel`"));
    }
    planning_.GetLineHistory(*std::move(query), request->line(), call.deadline(),
                             Answering<LineHistory>(call, [response](const LineHistory& history) {
                               ToProto(history, *response);
                             }));
  });
}

grpc::ServerUnaryReactor* PlanningService::ListInstalments(
    grpc::CallbackServerContext* context, const v1::ListInstalmentsRequest* request,
    v1::ListInstalmentsResponse* response) {
  return Serve(context, "ListInstalments", [&](const Call& call) {
    auto query = QueryOf(request->name(), "", AsOfIn(*request));
    if (!query.ok()) return call.Finish(query.status());
    auto years = YearsOf(*request);
    if (!years.ok()) return call.Finish(years.status());
    planning_.ListInstalments(
        *query, *std::move(years), call.deadline(),
        Answering<InstalmentsAndRevision>(
            call, [response, programme = query->programme](const InstalmentsAndRevision& got) {
              response->set_revision(finance::RevisionName(programme, got.revision_number));
              for (const InstalmentDue& due : got.instalments) {
                ToProto(due, *response->add_instalments());
              }
            }));
  });
}

grpc::ServerUnaryReactor* PlanningService::ListTargets(grpc::CallbackServerContext* context,
                                                       const v1::ListTargetsRequest* request,
                                                       v1::ListTargetsResponse* response) {
  return Serve(context, "ListTargets", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size(), {.usual = 1000, .most = 10'000});
    if (!size.ok()) return call.Finish(size.status());
    const auto key = base::PageKey(call.method(), request->page_token(), base::Asked(*request));
    if (!key.ok()) return call.Finish(key.status());
    auto query = FromProto(*request, *key);
    if (!query.ok()) return call.Finish(query.status());
    planning_.ListTargets(
        query->revision, std::move(query->targets), query->from, *size, call.deadline(),
        Answering<TargetsAndRevision>(
            call, [call, request, response,
                   programme = query->revision.programme](const TargetsAndRevision& got) {
              for (const Target& target : got.page.targets)
                ToProto(target, *response->add_targets());
              response->set_revision(finance::RevisionName(programme, got.revision_number));
              response->set_revision_hash(got.revision_hash);
              if (!got.page.next) return;
              const std::string next = PageKeyOf(got.revision_number, *got.page.next);
              response->set_next_page_token(
                  base::PageToken(call.method(), next, base::Asked(*request)));
            }));
  });
}

grpc::ServerWriteReactor<v1::WatchPlansResponse>* PlanningService::WatchPlans(
    grpc::CallbackServerContext*, const v1::WatchPlansRequest* request) {
  return watchers_.Start(*request);
}

grpc::ServerBidiReactor<v1::LoadPlansRequest, v1::LoadPlansResponse>* PlanningService::LoadPlans(
    grpc::CallbackServerContext* context) {
  return loads_.Start(context);
}

}  // namespace rekenschap::planning
