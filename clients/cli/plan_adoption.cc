#include "clients/cli/plan_adoption.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

#include <absl/strings/str_format.h>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_query.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;

const Revision* Find(const Revisions& revisions, const std::string& name) {
  const auto found = std::ranges::find(revisions, name, &Revision::name);
  return found == revisions.end() ? nullptr : &*found;
}

// Whether what the draft was made on is itself to be adopted first.
bool Waits(const Revision& draft, const Revision* in_force) {
  return !draft.predecessor().empty() &&
         NumberOf(draft.predecessor()) > (in_force == nullptr ? 0 : NumberOf(in_force->name()));
}

std::string Join(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ", ") + text;
  return joined;
}

// Drafts that one word of the command stands for.
struct Drafts {
  std::vector<std::string> names;
  std::optional<Revisions> all;  // of the programme, where it stands for all drafts
};

absl::StatusOr<Drafts> DraftsOf(const Session& session, Planning& stub, const std::string& plan) {
  const std::string name = RevisionNameOf(plan);
  if (LastPart(name) != "all") return Drafts{{name}, std::nullopt};
  Drafts drafts;
  drafts.all.emplace();
  planning::v1::ListRevisionsRequest request;
  request.set_parent(ProgrammeNameOf(plan));
  RETURN_IF_ERROR(ForEachPage(session, stub, &Planning::ListRevisions, request,
                              [&](const auto& page) { drafts.all->MergeFrom(page.revisions()); }));
  for (const Revision& revision : *drafts.all) {
    if (revision.state() == Revision::STATE_DRAFT) drafts.names.push_back(revision.name());
  }
  return drafts;
}

void PrintFindings(const Session& session, const Findings& findings) {
  if (session.output != Output::kTable) return;
  for (const std::string& line : FindingLines(session, findings)) session.out << line << '\n';
}

absl::StatusOr<Revision> Adopt(const Session& session, Planning& stub, const std::string& name) {
  planning::v1::GetRevisionRequest get;
  get.set_name(name);
  get.set_language_code(session.language_code);
  planning::v1::GetRevisionResponse got;
  RETURN_IF_ERROR(CallOn(session, stub, &Planning::GetRevision, get, got));
  planning::v1::AdoptRevisionRequest request;
  request.set_name(got.revision().name());
  request.set_etag(got.revision().etag());
  request.set_request_id(NewRequestId());
  request.set_language_code(session.language_code);
  planning::v1::AdoptRevisionResponse response;
  const absl::Status status = CallOn(session, stub, &Planning::AdoptRevision, request, response);
  if (session.output == Output::kTable &&
      base::DetailsOf(status).reason == "REVISION_HAS_FATAL_FINDINGS") {
    // They are told in full, so that the error need not repeat them.
    PrintFindings(session, got.findings());
    base::ErrorDetails details;
    details.reason = "REVISION_HAS_FATAL_FINDINGS";
    return base::Error(
        status.code(),
        got.revision().name() + session.Say(" heeft fatale bevindingen; zie hierboven",
                                            " has fatal findings; see above"),
        std::move(details));
  }
  RETURN_IF_ERROR(status);
  if (session.output == Output::kTable) {
    session.out << response.revision().name() << ": "
                << session.Say("vastgesteld door ", "adopted by ") << response.revision().adopter()
                << '\n';
    PrintFindings(session, got.findings());
  }
  return response.revision();
}

// For programs.
void PrintAdopted(const Session& session, const planning::v1::ListRevisionsResponse& adopted) {
  if (session.output == Output::kJson && adopted.revisions_size() == 1) {
    planning::v1::AdoptRevisionResponse one;
    *one.mutable_revision() = adopted.revisions(0);
    return PrintJson(session, one);
  }
  if (session.output == Output::kJson) return PrintJson(session, adopted);
  if (session.output != Output::kCsv) return;
  Table table;
  table.columns = {{"name"}, {"state"}, {"adopter"}};
  for (const Revision& revision : adopted.revisions()) {
    table.rows.push_back(
        {revision.name(), StateCell(session, revision.state()), revision.adopter()});
  }
  Print(session, table);
}

// Which were adopted before one was refused, and which are left.
void TellHowFar(const Session& session, const planning::v1::ListRevisionsResponse& adopted,
                const std::string& refused, const std::vector<std::string>& left) {
  if (adopted.revisions().empty() && left.empty()) return;
  std::vector<std::string> names;
  for (const Revision& revision : adopted.revisions()) names.push_back(ShortName(revision.name()));
  session.err << session.Say("geweigerd: ", "refused: ") << ShortName(refused)
              << session.Say("; vastgesteld: ", "; adopted: ")
              << (names.empty() ? session.Say("geen", "none") : Join(names));
  names.clear();
  for (const std::string& name : left) names.push_back(ShortName(name));
  if (!names.empty()) {
    session.err << session.Say("; niet geprobeerd: ", "; not tried: ") << Join(names);
  }
  session.err << '\n';
}

void TellPassed(const Session& session, const std::string& draft, const std::string& why) {
  std::ostream& to = session.output == Output::kTable ? session.out : session.err;
  const std::string text = ShortName(draft) +
                           session.Say(" blijft liggen, kan niet meer worden vastgesteld: ",
                                       " is left, can no longer be adopted: ") +
                           why;
  for (const std::string& line : Wrapped(text, kPageWidth, 2)) to << line << '\n';
}

// Why the draft has passed, where it is one of all; empty when it is to be adopted.
std::string WhyLeft(const Session& session, const Drafts& drafts, const std::string& name) {
  if (!drafts.all) return "";
  const Revision* const draft = Find(*drafts.all, name);
  return WhyPassed(session, *draft, AdoptedLast(*drafts.all), *drafts.all);
}

bool HasPassed(const absl::Status& status) {
  const std::string reason = base::DetailsOf(status).reason;
  return reason == "REVISION_STALE" || reason == "REVISION_OUT_OF_ORDER";
}

}  // namespace

const Revision* AdoptedLast(const Revisions& revisions) {
  const Revision* last = nullptr;
  for (const Revision& revision : revisions) {
    if (revision.state() == Revision::STATE_ADOPTED) last = &revision;
  }
  return last;
}

std::string WhyPassed(const Session& session, const Revision& draft, const Revision* in_force,
                      const Revisions& others) {
  if (in_force == nullptr) return "";
  const std::string stands = ShortName(in_force->name());
  if (NumberOf(in_force->name()) > NumberOf(draft.name()) ||
      in_force->adopted_by().date() > draft.adopted_by().date()) {
    return session.Say("een latere revisie geldt al: ", "a later revision is in force already: ") +
           stands + session.Say(", sinds ", ", since ") +
           DayWords(session, in_force->adopted_by().date()) +
           session.Say("; leg een latere vast", "; record a later one");
  }
  if (draft.predecessor() == in_force->name()) return "";
  if (!Waits(draft, in_force)) {
    return session.Say("het is gemaakt op een stand die niet meer geldt; nu geldt ",
                       "it was made on a stand that has passed; now stands ") +
           stands +
           session.Say("; leg de mutaties daarop opnieuw vast",
                       "; record its mutations again on that one");
  }
  const Revision* const below = Find(others, draft.predecessor());
  if (below == nullptr || WhyPassed(session, *below, in_force, others).empty()) return "";
  return session.Say("het is gemaakt op ", "it was made on ") + ShortName(below->name()) +
         session.Say(", en dat ontwerp kan niet meer worden vastgesteld; nu geldt ",
                     ", and that draft can no longer be adopted; now stands ") +
         stands +
         session.Say("; leg de mutaties daarop opnieuw vast",
                     "; record its mutations again on that one");
}

std::vector<std::string> ObstaclesTo(const Session& session, const Revision& draft,
                                     const Findings& findings, const Revision* in_force,
                                     const Revisions& others) {
  std::vector<std::string> obstacles;
  int fatal = 0;
  for (const auto& finding : findings) fatal += finding.severity() == type::v1::SEVERITY_FATAL;
  if (fatal > 0) {
    obstacles.push_back(absl::StrFormat(
        "%d %s", fatal,
        fatal == 1
            ? session.Say("fatale bevinding; zie hierboven", "fatal finding; see above")
            : session.Say("fatale bevindingen; zie hierboven", "fatal findings; see above")));
  }
  std::string passed = WhyPassed(session, draft, in_force, others);
  if (!passed.empty()) {
    obstacles.push_back(std::move(passed));
  } else if (Waits(draft, in_force)) {
    obstacles.push_back(session.Say("eerst moet worden vastgesteld waarop het is gemaakt: ",
                                    "first to be adopted is what it was made on: ") +
                        ShortName(draft.predecessor()));
  }
  return obstacles;
}

int AdoptPlans(const Session& session, const std::vector<std::string>& plans) {
  const auto stub = PlanningOf(session);
  std::vector<Drafts> asked;
  std::vector<std::string> left;  // not tried yet
  for (const std::string& plan : plans) {
    auto drafts = DraftsOf(session, *stub, plan);
    if (!drafts.ok()) return Fail(session, drafts.status());
    left.insert(left.end(), drafts->names.begin(), drafts->names.end());
    asked.push_back(*std::move(drafts));
  }
  planning::v1::ListRevisionsResponse adopted;
  for (Drafts& drafts : asked) {
    for (const std::string& name : drafts.names) {
      left.erase(left.begin());
      if (const std::string why = WhyLeft(session, drafts, name); !why.empty()) {
        TellPassed(session, name, why);
        continue;
      }
      auto revision = Adopt(session, *stub, name);
      if (!revision.ok() && drafts.all && HasPassed(revision.status())) {
        // Somebody else adopted one meanwhile.
        TellPassed(session, name, RefusalWords(session, revision.status()));
        continue;
      }
      if (!revision.ok()) {
        PrintAdopted(session, adopted);
        const int exit_code = Fail(session, revision.status());
        TellHowFar(session, adopted, name, left);
        return exit_code;
      }
      if (drafts.all) *std::ranges::find(*drafts.all, name, &Revision::name) = *revision;
      *adopted.add_revisions() = *std::move(revision);
    }
  }
  if (adopted.revisions().empty() && session.output == Output::kTable) {
    session.out << session.Say("Er zijn geen ontwerpen om vast te stellen.",
                               "There are no drafts to adopt.")
                << '\n';
  }
  PrintAdopted(session, adopted);
  return kDone;
}

}  // namespace rekenschap::cli
