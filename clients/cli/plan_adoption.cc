#include "clients/cli/plan_adoption.h"

#include <ostream>
#include <utility>

#include <absl/strings/str_format.h>

#include "clients/cli/plan_query.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;

std::string Join(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ", ") + text;
  return joined;
}

// The names of the drafts that `plan` stands for.
absl::StatusOr<std::vector<std::string>> DraftsOf(const Session& session, Planning& stub,
                                                  const std::string& plan) {
  const std::string name = RevisionNameOf(plan);
  if (LastPart(name) != "all") return std::vector<std::string>{name};
  std::vector<std::string> drafts;
  planning::v1::ListRevisionsRequest request;
  request.set_parent(ProgrammeNameOf(plan));
  RETURN_IF_ERROR(
      ForEachPage(session, stub, &Planning::ListRevisions, request, [&](const auto& page) {
        for (const Revision& revision : page.revisions()) {
          if (revision.state() == Revision::STATE_DRAFT) drafts.push_back(revision.name());
        }
      }));
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
void TellHowFar(const Session& session, const std::vector<std::string>& drafts, std::size_t done) {
  if (drafts.size() < 2) return;
  std::vector<std::string> names;
  names.reserve(drafts.size());
  for (const std::string& draft : drafts) names.push_back(ShortName(draft));
  const auto refused = names.begin() + static_cast<std::ptrdiff_t>(done);
  const std::vector<std::string> adopted(names.begin(), refused);
  const std::vector<std::string> left(refused + 1, names.end());
  session.err << session.Say("geweigerd: ", "refused: ") << *refused
              << session.Say("; vastgesteld: ", "; adopted: ")
              << (adopted.empty() ? session.Say("geen", "none") : Join(adopted));
  if (!left.empty())
    session.err << session.Say("; niet geprobeerd: ", "; not tried: ") << Join(left);
  session.err << '\n';
}

}  // namespace

std::vector<std::string> ObstaclesTo(const Session& session, const Revision& draft,
                                     const Findings& findings, const Revision* in_force) {
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
  const std::string stands = in_force == nullptr ? "" : in_force->name();
  if (in_force != nullptr && (NumberOf(stands) > NumberOf(draft.name()) ||
                              in_force->adopted_by().date() > draft.adopted_by().date())) {
    obstacles.push_back(
        session.Say("een latere revisie geldt al: ", "a later revision is in force already: ") +
        ShortName(stands) + session.Say(", sinds ", ", since ") +
        DayWords(session, in_force->adopted_by().date()) +
        session.Say("; leg een latere vast", "; record a later one"));
  } else if (draft.predecessor() != stands) {
    const bool waits =
        !draft.predecessor().empty() && NumberOf(draft.predecessor()) > NumberOf(stands);
    obstacles.push_back(
        waits ? session.Say("eerst moet worden vastgesteld waarop het is gemaakt: ",
                            "first to be adopted is what it was made on: ") +
                    ShortName(draft.predecessor())
              : session.Say("het is gemaakt op een stand die niet meer geldt; nu geldt ",
                            "it was made on a stand that has passed; now stands ") +
                    ShortName(stands) +
                    session.Say("; leg de mutaties daarop opnieuw vast",
                                "; record its mutations again on that one"));
  }
  return obstacles;
}

int AdoptPlans(const Session& session, const std::vector<std::string>& plans) {
  const auto stub = PlanningOf(session);
  std::vector<std::string> drafts;
  for (const std::string& plan : plans) {
    const auto named = DraftsOf(session, *stub, plan);
    if (!named.ok()) return Fail(session, named.status());
    drafts.insert(drafts.end(), named->begin(), named->end());
  }
  if (drafts.empty() && session.output == Output::kTable) {
    session.out << session.Say("Er zijn geen ontwerpen om vast te stellen.",
                               "There are no drafts to adopt.")
                << '\n';
  }
  planning::v1::ListRevisionsResponse adopted;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto revision = Adopt(session, *stub, drafts[i]);
    if (!revision.ok()) {
      PrintAdopted(session, adopted);
      const int exit_code = Fail(session, revision.status());
      TellHowFar(session, drafts, i);
      return exit_code;
    }
    *adopted.add_revisions() = *std::move(revision);
  }
  PrintAdopted(session, adopted);
  return kDone;
}

}  // namespace rekenschap::cli
