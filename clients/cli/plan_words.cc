#include "clients/cli/plan_words.h"

#include <algorithm>

#include <absl/time/time.h>
#include <google/protobuf/util/time_util.h>

#include "services/finance/date.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Mutation;
using planning::v1::Revision;

// `FIRST_SUPPLEMENTARY` of `PHASE_FIRST_SUPPLEMENTARY`.
std::string Without(const std::string& prefix, const std::string& name) {
  return name.rfind(prefix, 0) == 0 ? name.substr(prefix.size()) : name;
}

// The text between the first `open` after `from` and the `]` that follows.
std::string Between(const std::string& path, const std::string& open) {
  const std::size_t start = path.find(open);
  if (start == std::string::npos) return "";
  const std::size_t from = start + open.size();
  return path.substr(from, path.find(']', from) - from);
}

struct PartWords {
  const char* part;  // how the path ends, or what follows the line
  const char* dutch;
  const char* english;
};

constexpr PartWords kLineParts[] = {
    {".title", "heet anders", "has another title"},
    {".opening_position", "heeft een andere beginstand", "has another opening position"},
    {".allocation_key", "wordt verdeeld met een andere sleutel", "is divided by another key"},
    {".unit_amounts", "heeft andere bedragen per eenheid of een andere centrale reserve",
     "has other amounts per unit or another central reserve"},
    {".central_reserve", "heeft een andere centrale reserve", "has another central reserve"},
    {".phasing_profile", "bouwt op volgens een ander profiel", "builds up by another profile"},
    {".phased_figures", "heeft andere cijfers per periode", "has other figures per period"},
    {".pays_for", "betaalt een andere fte-regel", "pays for another fte line"}};

constexpr PartWords kWholeParts[] = {{"handovers", "Eenheden dragen hun doelen anders over.",
                                      "Units pass their targets on in another way."},
                                     {"instalments", "Het betaalschema van de bijdrage is anders.",
                                      "The schedule of the contribution's instalments differs."}};

}  // namespace

Cell PhaseCell(const Session& session, Revision::Phase phase) {
  const auto words = [&]() -> std::string {
    switch (phase) {
      case Revision::PHASE_DRAFT_BUDGET:
        return session.Say("ontwerpbegroting", "draft budget");
      case Revision::PHASE_MEMORANDUM_OF_AMENDMENT:
        return session.Say("nota van wijziging", "memorandum of amendment");
      case Revision::PHASE_AMENDMENT:
        return session.Say("amendement", "amendment");
      case Revision::PHASE_ADOPTED_BUDGET:
        return session.Say("vastgestelde begroting", "adopted budget");
      case Revision::PHASE_INCIDENTAL_SUPPLEMENTARY:
        return session.Say("incidentele suppletoire", "incidental supplementary budget");
      case Revision::PHASE_FIRST_SUPPLEMENTARY:
        return session.Say("eerste suppletoire", "first supplementary budget");
      case Revision::PHASE_BUDGET_DAY_SUPPLEMENTARY:
        return session.Say("Prinsjesdagsuppletoire", "Budget Day supplementary budget");
      case Revision::PHASE_SECOND_SUPPLEMENTARY:
        return session.Say("tweede suppletoire", "second supplementary budget");
      case Revision::PHASE_FINAL_LAW:
        return session.Say("slotwet", "final budget law");
      case Revision::PHASE_TECHNICAL_CORRECTION:
        return session.Say("technische correctie", "technical correction");
      default:
        return "";
    }
  }();
  if (words.empty()) return {""};
  return {words, Without("PHASE_", Revision::Phase_Name(phase))};
}

std::string StepOf(const Session& session, Revision::Phase phase, int budget_year,
                   const std::string& name) {
  const std::string words = PhaseCell(session, phase).text;
  if (words.empty()) return session.Say("revisie ", "revision ") + LastPart(name);
  return budget_year == 0 ? words : words + " " + std::to_string(budget_year);
}

Cell StateCell(const Session& session, Revision::State state) {
  if (state == Revision::STATE_ADOPTED) {
    return {session.Say("vastgesteld", "adopted"), "ADOPTED", Colour::kGood};
  }
  return {session.Say("ontwerp", "draft"), "DRAFT", Colour::kDim};
}

Cell ClassCell(const Session& session, Mutation::Class mutation_class) {
  const std::string plain = Without("CLASS_", Mutation::Class_Name(mutation_class));
  switch (mutation_class) {
    case Mutation::CLASS_POLICY:
      return {session.Say("beleidsmatig", "policy"), plain};
    case Mutation::CLASS_TECHNICAL:
      return {session.Say("technisch", "technical"), plain};
    case Mutation::CLASS_WINDFALL_OR_SETBACK:
      return {session.Say("mee- of tegenvaller", "windfall or setback"), plain};
    case Mutation::CLASS_NET:
      return {session.Say("saldo van mutaties", "balance of several"), plain};
    default:
      return {plain};
  }
}

Cell KindCell(const Session& session, Mutation::Kind kind) {
  const std::string plain = Without("KIND_", Mutation::Kind_Name(kind));
  switch (kind) {
    case Mutation::KIND_ADJUSTMENT:
      return {session.Say("bijstelling", "adjustment"), plain};
    case Mutation::KIND_CASH_SHIFT:
      return {session.Say("kasschuif", "cash shift"), plain};
    case Mutation::KIND_REALLOCATION:
      return {session.Say("herschikking", "reallocation"), plain};
    case Mutation::KIND_INDEXATION:
      return {session.Say("loon- of prijsbijstelling", "indexation"), plain};
    case Mutation::KIND_GROSSING_UP:
      return {session.Say("desaldering", "grossing up"), plain};
    case Mutation::KIND_EXTENSION:
      return {session.Say("verlenging van de reeks", "extension of the series"), plain};
    case Mutation::KIND_STRUCTURAL_CHANGE:
      return {session.Say("wijziging van het structurele bedrag", "structural change"), plain};
    default:
      return {plain};
  }
}

Cell SeverityCell(const Session& session, type::v1::Severity severity) {
  switch (severity) {
    case type::v1::SEVERITY_FATAL:
      return {session.Say("FATAAL", "FATAL"), "FATAL", Colour::kBad};
    case type::v1::SEVERITY_WARNING:
      return {session.Say("waarschuwing", "warning"), "WARNING"};
    default:
      return {session.Say("ter informatie", "information"), "INFO", Colour::kDim};
  }
}

std::string BasisWords(const Session& session, type::v1::Basis basis,
                       planning::v1::Direction direction) {
  const std::string way = direction == planning::v1::DIRECTION_RECEIPTS
                              ? session.Say(", ontvangsten", ", receipts")
                              : session.Say(", uitgaven", ", expenditure");
  switch (basis) {
    case type::v1::BASIS_COMMITMENTS:
      return session.Say("verplichtingen", "commitments") + way;
    case type::v1::BASIS_CASH:
      return session.Say("kas", "cash") + way;
    case type::v1::BASIS_ACCRUAL:
      return session.Say("baten en lasten", "accrual") + way;
    default:
      return "";
  }
}

std::string Caption(const Session& session, const std::string& title, type::v1::Basis basis,
                    planning::v1::Direction direction, const Scale& scale) {
  const std::string words = BasisWords(session, basis, direction);
  return title + " — " + (words.empty() ? "" : words + ", ") + ScaleWords(session, scale);
}

std::string ChangedPartWords(const Session& session, const std::string& path,
                             const Revision& revision) {
  const std::string gone = session.Say(" is vervallen.", " is gone.");
  const auto has = [](const auto& parts, const std::string& id) {
    return std::ranges::any_of(parts, [&id](const auto& part) { return part.id() == id; });
  };
  const auto named = [&](const std::string& what, const auto& parts, const std::string& id) {
    return what + id +
           (has(parts, id) ? session.Say(" is nieuw of anders.", " is new or changed.") : gone);
  };
  if (const std::string line = Between(path, ".lines["); !line.empty()) {
    const std::string name = session.Say("Regel ", "Line ") + line;
    if (path.ends_with(".lines[" + line + "]")) {
      const bool is_there = std::ranges::any_of(
          revision.tables(), [&](const auto& table) { return has(table.lines(), line); });
      return name + (is_there ? session.Say(" is nieuw.", " is new.") : gone);
    }
    for (const PartWords& words : kLineParts) {
      if (!path.ends_with("[" + line + "]" + words.part)) continue;
      return name + " " + session.Say(words.dutch, words.english) + ".";
    }
  }
  if (const std::string key = Between(path, "allocation_keys["); !key.empty()) {
    return named(session.Say("Verdeelsleutel ", "Allocation key "), revision.allocation_keys(),
                 key);
  }
  if (const std::string profile = Between(path, "phasing_profiles["); !profile.empty()) {
    return named(session.Say("Faseringsprofiel ", "Phasing profile "), revision.phasing_profiles(),
                 profile);
  }
  for (const PartWords& words : kWholeParts) {
    if (path == words.part) return session.Say(words.dutch, words.english);
  }
  return path;
}

std::string ColumnTitle(finance::Column column) {
  return column.is_structural() ? "Struc." : finance::FormatColumn(column);
}

std::string DayWords(const Session& session, const std::string& date) {
  const auto parsed = finance::ParseDate(date);
  return parsed.ok() ? finance::FormatDateInWords(*parsed, session.language()) : date;
}

std::string MomentWords(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d %H:%M UTC", absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

Cell MomentCell(const google::protobuf::Timestamp& time) {
  return {MomentWords(time), google::protobuf::util::TimeUtil::ToString(time)};
}

std::string DocumentWords(const Session& session, const type::v1::Document& document) {
  return document.number() + " (" + DayWords(session, document.date()) + ")";
}

}  // namespace rekenschap::cli
