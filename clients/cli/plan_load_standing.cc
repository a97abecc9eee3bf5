#include "clients/cli/plan_load_standing.h"

#include <google/protobuf/util/message_differencer.h>

#include "clients/cli/calls.h"
#include "clients/cli/plan_export_txtpb.h"
#include "clients/cli/plan_query.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;

template <class Message>
bool AreEqual(const Message& given, const Message& existing) {
  google::protobuf::util::MessageDifferencer differencer;
  differencer.set_repeated_field_comparison(google::protobuf::util::MessageDifferencer::AS_SET);
  return differencer.Compare(given, existing);
}

template <class Message>
bool IsSameRecord(const Message& given, Message existing) {
  existing.clear_record_time();
  existing.clear_sequence();
  return AreEqual(given, existing);
}

}  // namespace

bool Standing::Has(const std::string& name) const {
  return units.contains(name) || programmes.contains(name) || revisions.contains(name);
}

bool Standing::IsAdopted(const std::string& revision) const {
  const auto found = revisions.find(revision);
  return found != revisions.end() && found->second.state() == Revision::STATE_ADOPTED;
}

std::string Standing::ExportedAs(const std::string& programme, const Revision& given) const {
  const auto of = programmes.find(programme);
  if (of == programmes.end() || !given.predecessor().empty() || !given.mutations().empty()) {
    return "";
  }
  for (const auto& [name, revision] : revisions) {
    if (ProgrammeNameOf(name) != programme || revision.predecessor().empty() ||
        revision.title() != given.title()) {
      continue;
    }
    const ExportedPlan alone = PlanFileOf(of->second, {}, {revision});
    if (AreEqual(given, alone.file.revisions(0).revisions(0))) return name;
  }
  return "";
}

absl::StatusOr<Standing> ReadStanding(const Session& session, Planning& stub,
                                      const std::set<std::string>& programmes) {
  Standing standing;
  RETURN_IF_ERROR(ForEachPage(session, stub, &Planning::ListUnits, planning::v1::ListUnitsRequest(),
                              [&standing](const auto& page) {
                                for (const auto& unit : page.units()) {
                                  standing.units.insert(unit.name());
                                }
                              }));
  RETURN_IF_ERROR(ForEachPage(session, stub, &Planning::ListProgrammes,
                              planning::v1::ListProgrammesRequest(), [&standing](const auto& page) {
                                for (const auto& programme : page.programmes()) {
                                  standing.programmes.emplace(programme.name(), programme);
                                }
                              }));
  for (const std::string& programme : programmes) {
    if (!standing.programmes.contains(programme)) continue;
    planning::v1::ListRevisionsRequest request;
    request.set_parent(programme);
    RETURN_IF_ERROR(ForEachPage(session, stub, &Planning::ListRevisions, request,
                                [&standing](const auto& page) {
                                  for (const auto& revision : page.revisions()) {
                                    standing.revisions.emplace(revision.name(), revision);
                                  }
                                }));
  }
  return standing;
}

std::string ExistingName(const Session& session, Planning& stub, const planning::v1::LoadItem& item,
                         const absl::Status& status) {
  const base::ErrorDetails details = base::DetailsOf(status);
  if (details.reason == "REVISION_EXISTS") return details.resource_name;
  if (details.reason == "UNIT_EXISTS") {
    planning::v1::GetUnitRequest get;
    get.set_name(details.resource_name);
    planning::v1::GetUnitResponse got;
    const absl::Status found = CallOn(session, stub, &Planning::GetUnit, get, got);
    if (found.ok() && IsSameRecord(item.unit().unit(), got.unit())) return get.name();
  }
  if (details.reason == "PROGRAMME_EXISTS") {
    planning::v1::GetProgrammeRequest get;
    get.set_name(details.resource_name);
    planning::v1::GetProgrammeResponse got;
    const absl::Status found = CallOn(session, stub, &Planning::GetProgramme, get, got);
    if (found.ok() && IsSameRecord(item.programme().programme(), got.programme())) {
      return get.name();
    }
  }
  return "";
}

}  // namespace rekenschap::cli
