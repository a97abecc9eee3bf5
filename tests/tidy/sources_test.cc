// Guards the shape of the tree: who may include what, what stands where, how large a file may be.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int kMostLines = 320;

struct Source {
  std::string path;  // from the root
  std::string text;
};

// A file under `where` may not include anything that `forbidden` matches, unless its path matches
// `except`.
struct IncludeRule {
  const char* where;
  const char* forbidden;
  const char* except;
};

const IncludeRule kIncludeRules[] = {
    // Only the store knows the database, and only its floor knows the engine.
    {"^(services|clients)/", "^soci/", "^services/(base/store|[a-z]+/store)/"},
    {"^(services|clients)/", "^(sqlite3\\.h|soci/sqlite3|libpq)", "^services/base/store/"},
    {"^services/[a-z]+/store/", "(^grpc|\\.pb\\.h$)", "^$"},
    // The domain is pure; finance more so.
    {"^services/(planning|monitoring)/domain/",
     "^(grpc|google/protobuf|services/base/(store|journal|rpc|log|access)|services/[a-z]+/"
     "(app|store|rpc|plan_feed)|services/wire)",
     "^$"},
    {"^services/finance/", "^(grpc|google/protobuf|soci|services/(?!finance|base/(status|text)))",
     "^$"},
    {"^services/(finance|planning/domain|monitoring/domain)/", "^(absl/time|ctime)", "^$"},
    // Layers: the use cases know nothing of the wire, the wire nothing of SQL.
    {"^services/[a-z]+/app/", "^(grpc|google/protobuf|services/[a-z]+/rpc)|\\.pb\\.h$", "^$"},
    {"^services/[a-z]+/rpc/", "^services/(planning|monitoring)/store/", "^$"},
    {"^services/", "^grpcpp/", "^services/(base/rpc|[a-z]+/rpc|monitoring/plan_feed)/"},
    // The pair shares the contract and nothing else; the floor knows neither.
    {"^services/planning/", "^(services|rekenschap)/monitoring/", "^$"},
    {"^services/monitoring/", "^services/planning/", "^$"},
    {"^services/monitoring/", "^rekenschap/planning/", "^services/monitoring/plan_feed/"},
    {"^services/base/",
     "^(services/(finance|planning|monitoring|wire)|rekenschap/(planning|monitoring|type))", "^$"},
    {"^clients/", "^services/(planning|monitoring|base/(store|rpc/server))", "^$"},
    {"^(services|clients)/", "^tests/", "^$"},
};

std::vector<std::string> IncludesOf(const std::string& text) {
  static const std::regex kInclude("^#include [<\"]([^>\"]+)[>\"]", std::regex::multiline);
  std::vector<std::string> includes;
  for (std::sregex_iterator it(text.begin(), text.end(), kInclude), end; it != end; ++it)
    includes.push_back((*it)[1]);
  return includes;
}

std::vector<std::string> BrokenIncludes(const Source& source) {
  std::vector<std::string> broken;
  for (const IncludeRule& rule : kIncludeRules) {
    if (!std::regex_search(source.path, std::regex(rule.where)) ||
        std::regex_search(source.path, std::regex(rule.except))) {
      continue;
    }
    for (const std::string& include : IncludesOf(source.text)) {
      if (std::regex_search(include, std::regex(rule.forbidden)))
        broken.push_back(source.path + " includes " + include);
    }
  }
  return broken;
}

std::vector<Source> Sources() {
  std::vector<Source> sources;
  const fs::path root = REKENSCHAP_SOURCE;
  for (const char* folder : {"services", "clients", "tests", "proto"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".cc" && extension != ".h" && extension != ".proto") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      sources.push_back({fs::relative(entry.path(), root).string(), text.str()});
    }
  }
  return sources;
}

bool Is(const std::string& path, const char* pattern) {
  return std::regex_search(path, std::regex(pattern));
}

TEST(SourcesTest, KeepToTheIncludeRules) {
  const std::vector<Source> sources = Sources();
  EXPECT_GT(sources.size(), 100U);
  for (const Source& source : sources) EXPECT_THAT(BrokenIncludes(source), IsEmpty());
}

TEST(SourcesTest, ARuleThatIsBrokenIsFound) {
  EXPECT_THAT(BrokenIncludes({"services/planning/domain/x.cc", "#include <soci/soci.h>\n"}).size(),
              1U);
  EXPECT_THAT(
      BrokenIncludes({"services/planning/rpc/x.cc", "#include \"services/monitoring/app/y.h\"\n"}),
      ElementsAre("services/planning/rpc/x.cc includes services/monitoring/app/y.h"));
  EXPECT_FALSE(
      BrokenIncludes({"services/finance/x.cc", "#include \"services/base/store/store.h\"\n"})
          .empty());
  EXPECT_FALSE(BrokenIncludes({"services/monitoring/store/x.cc",
                               "#include \"rekenschap/type/v1/figure.pb.h\"\n"})
                   .empty());
  EXPECT_TRUE(BrokenIncludes({"services/base/store/x.cc", "#include <soci/soci.h>\n"}).empty());
}

TEST(SourcesTest, AreGuardedByTheirPath) {
  for (const Source& source : Sources()) {
    if (!Is(source.path, "\\.h$")) continue;
    std::string guard = "REKENSCHAP_" + source.path;
    for (char& c : guard)
      c = std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::toupper(c)) : '_';
    EXPECT_NE(source.text.find("#ifndef " + guard + "_\n#define " + guard + "_\n"),
              std::string::npos)
        << source.path;
  }
}

TEST(SourcesTest, AreSmall) {
  for (const Source& source : Sources()) {
    if (Is(source.path, "^proto/google/|_service\\.proto$|_test\\.cc$")) continue;
    EXPECT_LE(std::ranges::count(source.text, '\n'), kMostLines) << source.path;
  }
}

TEST(SourcesTest, LetNoFloatingPointNearFigures) {
  for (const Source& source : Sources()) {
    if (!Is(source.path, "^services/(finance|planning/domain|monitoring/domain)/")) continue;
    EXPECT_FALSE(Is(source.text, "\\b(double|float)\\b")) << source.path;
  }
}

TEST(SourcesTest, AreAllBuilt) {
  const fs::path root = REKENSCHAP_SOURCE;
  for (const Source& source : Sources()) {
    if (!Is(source.path, "\\.cc$")) continue;
    bool listed = false;
    for (fs::path folder = (root / source.path).parent_path(); folder != root && !listed;
         folder = folder.parent_path()) {
      if (!fs::exists(folder / "CMakeLists.txt")) continue;
      std::ostringstream text;
      text << std::ifstream(folder / "CMakeLists.txt").rdbuf();
      listed = text.str().find(fs::path(source.path).filename().string()) != std::string::npos;
    }
    EXPECT_TRUE(listed) << source.path << " is in no CMakeLists.txt";
  }
}

TEST(SourcesTest, TestsStandWhereWhatTheyTestStands) {
  const fs::path root = REKENSCHAP_SOURCE;
  for (const Source& source : Sources()) {
    std::smatch matched;
    if (!std::regex_match(source.path, matched,
                          std::regex("tests/((services|clients)/.*)_test\\.cc")))
      continue;
    EXPECT_TRUE(fs::exists(root / (matched[1].str() + ".h")) ||
                fs::exists(root / (matched[1].str() + ".cc")) ||
                fs::exists((root / matched[1].str()).parent_path()))
        << source.path;
  }
}

TEST(SourcesTest, TheTopLevelHoldsWhatItShould) {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "proto",
      "services",       "clients",           "tests",   "deploy",    "rekenschap-data"};
  for (const auto& entry : fs::directory_iterator(REKENSCHAP_SOURCE)) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() == ".csv") continue;  // somebody's report, on its way
    EXPECT_TRUE(name.front() == '.' || allowed.contains(name)) << name;
  }
}

}  // namespace
}  // namespace rekenschap
