#include "clients/cli/plan_query.h"

#include <algorithm>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>
#include <absl/time/time.h>

#include "services/base/status/status.h"
#include "services/finance/date.h"

namespace rekenschap::cli {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, IsDigit);
}

absl::Status Malformed(const std::string& text, finance::Language language, const char* dutch,
                       const char* english) {
  const bool is_dutch = language == finance::Language::kDutch;
  return absl::InvalidArgumentError(absl::StrFormat(
      "--as-of '%s' %s; %s", text.substr(0, 40), is_dutch ? dutch : english,
      is_dutch ? "geef een nummer in het journaal (15), een dag (2021-05-01, tot en met het einde "
                 "daarvan, UTC) of een moment (2021-05-01T12:00:00Z)"
               : "give an entry of the journal (15), a day (2021-05-01, up to and including its "
                 "end, UTC) or a moment (2021-05-01T12:00:00Z)"));
}

// Whether `text` has the shape of a moment from its `T` on: `T12:00:00Z`, `T12:00:00.5+02:00`.
// What absl reads besides, such as `infinite-future`, is not for people.
bool HasTimeOfDay(std::string_view text) {
  if (text.size() < 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':') return false;
  if (!AreDigits(text.substr(1, 2)) || !AreDigits(text.substr(4, 2)) ||
      !AreDigits(text.substr(7, 2))) {
    return false;
  }
  text.remove_prefix(9);
  if (text[0] == '.') {
    text.remove_prefix(1);
    const auto end = std::ranges::find_if_not(text, IsDigit) - text.begin();
    if (end == 0 || end > 9) return false;
    text.remove_prefix(static_cast<std::size_t>(end));
  }
  if (text == "Z") return true;
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
         AreDigits(text.substr(1, 2)) && AreDigits(text.substr(4, 2));
}

planning::v1::AsOf At(absl::Time time) {
  planning::v1::AsOf as_of;
  const std::int64_t seconds = absl::ToUnixSeconds(time);
  as_of.mutable_time()->set_seconds(seconds);
  as_of.mutable_time()->set_nanos(
      static_cast<std::int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return as_of;
}

}  // namespace

std::string ProgrammeNameOf(const std::string& text) {
  const std::string rest = text.rfind("programmes/", 0) == 0 ? text.substr(11) : text;
  return "programmes/" + rest.substr(0, rest.find('/'));
}

std::string RevisionNameOf(const std::string& text) {
  if (text.rfind("programmes/", 0) == 0 && text.find("/revisions/") != std::string::npos)
    return text;
  const std::string rest = text.rfind("programmes/", 0) == 0 ? text.substr(11) : text;
  const std::size_t slash = rest.find('/');
  return ProgrammeNameOf(text) + "/revisions/" +
         (slash == std::string::npos ? "current" : rest.substr(slash + 1));
}

std::string ShortName(const std::string& revision) {
  return ProgrammeNameOf(revision).substr(11) + "/" + revision.substr(revision.rfind('/') + 1);
}

std::int64_t NumberOf(const std::string& revision) {
  std::int64_t number = 0;
  return absl::SimpleAtoi(revision.substr(revision.rfind('/') + 1), &number) ? number : 0;
}

absl::StatusOr<planning::v1::AsOf> ParseAsOf(const std::string& text, finance::Language language) {
  if (AreDigits(text)) {
    planning::v1::AsOf as_of;
    std::int64_t sequence = 0;
    if (!absl::SimpleAtoi(text, &sequence)) {
      return Malformed(text, language, "is groter dan enig nummer in een journaal",
                       "is larger than any entry of a journal");
    }
    if (sequence == 0) {
      return Malformed(text, language, "bestaat niet: het journaal begint bij 1",
                       "does not exist: the journal starts at 1");
    }
    as_of.set_sequence(sequence);
    return as_of;
  }
  const std::string day = text.substr(0, 10);
  if (day.size() < 10 || day[4] != '-' || day[7] != '-') {
    return Malformed(text, language, "is geen nummer, dag of moment", "is no entry, day or moment");
  }
  if (!finance::ParseDate(day).ok()) {
    return Malformed(text, language, "noemt een dag die niet bestaat",
                     "names a day that does not exist");
  }
  absl::Time time;
  std::string error;
  if (text.size() == 10) {
    absl::ParseTime("%Y-%m-%d", day, &time, &error);
    // Services record in microseconds.
    return At(time + absl::Hours(24) - absl::Microseconds(1));
  }
  if (HasTimeOfDay(text.substr(10) + "Z") && !HasTimeOfDay(text.substr(10))) {
    return Malformed(text, language, "noemt geen tijdzone; schrijf er Z achter voor UTC",
                     "names no time zone; write Z after it for UTC");
  }
  if (!HasTimeOfDay(text.substr(10)) || !absl::ParseTime(absl::RFC3339_full, text, &time, &error)) {
    return Malformed(text, language, "noemt een tijd die niet bestaat",
                     "names a time that does not exist");
  }
  return At(time);
}

absl::StatusOr<PlanQuery> PlanQueryOf(const Session& session, const std::string& plan,
                                      const std::string& as_of, const std::string& date) {
  PlanQuery query{.name = RevisionNameOf(plan)};
  const std::string number = query.name.substr(query.name.rfind('/') + 1);
  if (number != "current" && !AreDigits(number)) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "'%s' %s", plan.substr(0, 80),
        session.Say("is geen plan; schrijf avim-mensenhandel of avim-mensenhandel/2",
                    "is not a plan; write avim-mensenhandel or avim-mensenhandel/2")));
  }
  if (!as_of.empty()) {
    ASSIGN_OR_RETURN(query.as_of, ParseAsOf(as_of, session.language()));
  }
  if (!date.empty() && !finance::ParseDate(date).ok()) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--date '%s' %s", date.substr(0, 40),
                        session.Say("is geen dag; schrijf jaar-maand-dag, zoals 2021-05-01",
                                    "is not a day; write year-month-day, such as 2021-05-01")));
  }
  query.effective_date = date;
  return query;
}

}  // namespace rekenschap::cli
