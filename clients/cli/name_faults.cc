#include "clients/cli/name_faults.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <absl/strings/numbers.h>
#include <absl/strings/str_split.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/finance/period.h"

namespace rekenschap::cli {
namespace {

constexpr std::size_t kQuoted = 80;  // the services quote no more of a name

bool IsNumber(std::string_view text) {
  std::int64_t number = 0;
  return absl::SimpleAtoi(base::ToAbsl(text), &number) && number > 0 &&
         std::to_string(number) == text;
}

bool IsPeriod(std::string_view text) { return finance::ParsePeriod(text).ok(); }

bool IsRevision(std::string_view text) { return text == "current" || IsNumber(text); }

// Its period is judged apart.
bool IsStatement(std::string_view text) {
  const std::size_t dot = text.find('.');
  return dot != std::string_view::npos && IsNumber(text.substr(dot + 1));
}

// What a part can be.
struct Part {
  bool (*is_sound)(std::string_view);
  const char* dutch;
  const char* english;
};

constexpr Part kProgramme = {
    finance::IsId,
    "is geen naam van een programma; schrijf hooguit 63 kleine letters, cijfers en streepjes, "
    "zoals avim-mensenhandel",
    "is no name of a programme; write at most 63 lower-case letters, digits and hyphens, such as "
    "avim-mensenhandel"};
constexpr Part kUnit = {
    finance::IsId,
    "is geen naam van een eenheid; schrijf hooguit 63 kleine letters, cijfers en streepjes, zoals "
    "den-haag",
    "is no name of a unit; write at most 63 lower-case letters, digits and hyphens, such as "
    "den-haag"};
constexpr Part kPeriod = {
    IsPeriod, "is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07",
    "is no period; write 2021, 2021-H1, 2021-T2 (four months), 2021-Q3 or 2021-M07"};
constexpr Part kVersion = {IsNumber, "is geen versie; schrijf een getal vanaf 1",
                           "is no version; write a number from 1"};
constexpr Part kRevision = {
    IsRevision, "is geen revisie; schrijf een getal vanaf 1, of niets voor wat geldt",
    "is no revision; write a number from 1, or nothing for the one in force"};
constexpr Part kStatement = {
    IsStatement, "is geen verantwoordingsstaat; schrijf de periode en een nummer, zoals 2021-Q2.1",
    "is no statement; write the period and a number, such as 2021-Q2.1"};

std::optional<std::string> FaultOf(const Part& part, std::string_view text,
                                   finance::Language language) {
  if (part.is_sound(text)) return std::nullopt;
  return "'" + std::string(text) + "' " +
         (language == finance::Language::kDutch ? part.dutch : part.english);
}

// What follows a word of a name, such as the period and the unit of `reports`.
struct Collection {
  std::string_view word;
  std::array<const Part*, 2> parts;
};

constexpr std::array kCollections = {
    Collection{"programmes", {&kProgramme, nullptr}}, Collection{"units", {&kUnit, nullptr}},
    Collection{"revisions", {&kRevision, nullptr}},   Collection{"periods", {&kPeriod, nullptr}},
    Collection{"reports", {&kPeriod, &kUnit}},        Collection{"versions", {&kVersion, nullptr}},
    Collection{"statements", {&kStatement, nullptr}}};

}  // namespace

std::optional<std::string> NameFaultIn(std::string_view english, finance::Language language) {
  constexpr std::string_view kAfter = "' is not a name here";
  const std::size_t end = english.rfind(kAfter);
  if (!english.starts_with('\'') || end == 0 || end == std::string_view::npos) return std::nullopt;
  const std::string_view name = english.substr(1, end - 1);
  std::vector<absl::string_view> parts = absl::StrSplit(base::ToAbsl(name), '/');
  if (name.size() >= kQuoted) parts.pop_back();  // it may be cut off
  std::size_t at = 0;
  while (at < parts.size()) {
    const std::string_view word(parts[at].data(), parts[at].size());
    const auto* const collection = std::ranges::find(kCollections, word, &Collection::word);
    if (collection == kCollections.end()) return std::nullopt;
    ++at;
    for (const Part* part : collection->parts) {
      if (part == nullptr) continue;
      if (at == parts.size()) return std::nullopt;
      const std::string_view text(parts[at].data(), parts[at].size());
      ++at;
      if (auto fault = FaultOf(*part, text, language)) return fault;
      if (part != &kStatement) continue;
      if (auto fault = FaultOf(kPeriod, text.substr(0, text.find('.')), language)) return fault;
    }
  }
  return std::nullopt;
}

}  // namespace rekenschap::cli
