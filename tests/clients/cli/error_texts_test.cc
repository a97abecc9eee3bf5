#include "clients/cli/error_texts.h"

#include <filesystem>
#include <fstream>
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

// Codes, reasons whose fields are told one by one, and what the command never sends wrongly.
const std::set<std::string> kWithoutText = {"ALREADY_EXISTS",      "DATA_LOSS",
                                            "FAILED_PRECONDITION", "INVALID_ARGUMENT",
                                            "NOT_FOUND",           "OUT_OF_RANGE",
                                            "PERMISSION_DENIED",   "RESOURCE_EXHAUSTED",
                                            "REPORT_REFUSED",      "REQUEST_MALFORMED",
                                            "ITEMS_UNFIT",         "LANGUAGE_UNKNOWN",
                                            "PAGE_TOKEN_INVALID",  "REQUEST_ID_MALFORMED",
                                            "REQUEST_ID_MISSING"};

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
    EXPECT_TRUE(!DutchErrorText(reason).empty() ||
                MalformedTextOf(reason, finance::Language::kDutch).has_value())
        << reason;
  }
}

TEST(ErrorTextsTest, HaveNothingForWhatIsNotKnown) {
  EXPECT_EQ(DutchErrorText("SOMETHING_ELSE"), "");
  EXPECT_EQ(DutchErrorText(""), "");
}

}  // namespace
}  // namespace rekenschap::cli
