#include "clients/cli/error_texts.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "clients/cli/malformed_texts.h"

namespace rekenschap::cli {
namespace {

namespace fs = std::filesystem;

// What the contract says that calls can fail with: in comments, from `Errors:` on.
std::set<std::string> ReasonsIn(const fs::path& proto) {
  static const std::regex kReason("\\b[A-Z]+(_[A-Z]+)+\\b");
  std::set<std::string> reasons;
  std::ifstream in(proto);
  bool errors = false;
  for (std::string line; std::getline(in, line);) {
    const std::size_t start = line.find_first_not_of(' ');
    const bool comment = start != std::string::npos && line.compare(start, 2, "//") == 0;
    errors = comment && (errors || line.find("Errors:") != std::string::npos);
    if (!errors) continue;
    for (std::sregex_iterator it(line.begin(), line.end(), kReason), end; it != end; ++it) {
      reasons.insert(it->str());
    }
  }
  return reasons;
}

// What the sources of the services call by such names, in quotes.
std::set<std::string> NamesIn(const fs::path& source) {
  static const std::regex kName("\"([A-Z][A-Z0-9]*(_[A-Z0-9]+)+)\"");
  std::ifstream in(source);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::set<std::string> names;
  for (std::sregex_iterator it(text.begin(), text.end(), kName), end; it != end; ++it) {
    names.insert(it->str(1));
  }
  return names;
}

bool HasText(const std::string& reason) {
  return !DutchErrorText(reason).empty() ||
         MalformedTextOf(reason, finance::Language::kDutch).has_value();
}

// Codes, and reasons whose fields are told one by one.
const std::set<std::string> kWithoutText = {
    "ALREADY_EXISTS", "DATA_LOSS",        "FAILED_PRECONDITION", "INVALID_ARGUMENT",
    "NOT_FOUND",      "OUT_OF_RANGE",     "PERMISSION_DENIED",   "RESOURCE_EXHAUSTED",
    "REPORT_REFUSED", "REQUEST_MALFORMED"};

// Reasons whose fields are told one by one.
const std::set<std::string> kFieldByField = {
    "INSTALMENTS_REFUSED", "LINES_REFUSED",     "PAYMENT_REFUSED",        "POLICY_REFUSED",
    "POLICY_UNFIT",        "PROGRAMME_REFUSED", "REASON_REFUSED",         "REPORT_MALFORMED",
    "REPORT_REFUSED",      "REQUEST_MALFORMED", "REVISION_QUERY_REFUSED", "REVISION_REFUSED",
    "TARGETS_REFUSED",     "UNIT_REFUSED"};

// Reasons why a service does not start: it says so itself, and to nobody else.
const std::set<std::string> kAtStart = {
    "LISTEN_FAILED", "LISTEN_MALFORMED", "LISTEN_NOT_LOCAL",      "LOG_LEVEL_UNKNOWN",
    "STORE_IN_USE",  "STORE_NEWER",      "STORE_OF_OTHER_SERVICE"};

// Names that are no reasons: of phases, kinds, units of parameters and standings.
const std::set<std::string> kNoReasons = {"ADOPTED_BUDGET",
                                          "BASIS_POINTS",
                                          "BUDGET_DAY_SUPPLEMENTARY",
                                          "CASH_SHIFT",
                                          "DRAFT_BUDGET",
                                          "FINAL_LAW",
                                          "FIRST_SUPPLEMENTARY",
                                          "FOUR_MONTHS",
                                          "FTE_THOUSANDTHS",
                                          "GROSSING_UP",
                                          "INCIDENTAL_SUPPLEMENTARY",
                                          "KIND_INDEXATION",
                                          "MEMORANDUM_OF_AMENDMENT",
                                          "NO_TARGET",
                                          "ON_TARGET",
                                          "SECOND_SUPPLEMENTARY",
                                          "STRUCTURAL_CHANGE",
                                          "TECHNICAL_CORRECTION",
                                          "WINDFALL_OR_SETBACK",
                                          "ZERO_TARGET"};

TEST(ErrorTextsTest, SayInDutchAllThatTheContractNames) {
  std::set<std::string> reasons;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(REKENSCHAP_SOURCE) / "proto/rekenschap")) {
    if (!entry.path().string().ends_with("_service.proto")) continue;
    reasons.merge(ReasonsIn(entry.path()));
  }
  EXPECT_GT(reasons.size(), 50U);
  for (const std::string& reason : reasons) {
    if (kWithoutText.contains(reason)) continue;
    EXPECT_TRUE(HasText(reason)) << reason;
  }
}

TEST(ErrorTextsTest, SayInDutchAllThatTheServicesGive) {
  std::set<std::string> given;
  std::set<std::string> rules;  // the services tell findings in both languages
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(REKENSCHAP_SOURCE) / "services")) {
    if (!entry.is_regular_file()) continue;
    (entry.path().string().ends_with("_texts.cc") ? rules : given).merge(NamesIn(entry.path()));
  }
  EXPECT_GT(given.size(), 200U);
  EXPECT_GT(rules.size(), 40U);
  for (const std::string& name : given) {
    if (rules.contains(name) || kFieldByField.contains(name) || kAtStart.contains(name) ||
        kNoReasons.contains(name)) {
      continue;
    }
    EXPECT_TRUE(HasText(name)) << name;
  }
}

TEST(ErrorTextsTest, HaveNothingForWhatIsNotKnown) {
  EXPECT_EQ(DutchErrorText("SOMETHING_ELSE"), "");
  EXPECT_EQ(DutchErrorText(""), "");
}

}  // namespace
}  // namespace rekenschap::cli
