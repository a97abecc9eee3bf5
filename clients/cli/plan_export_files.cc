#include "clients/cli/plan_export_files.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <set>

#include "clients/cli/calls.h"

namespace rekenschap::cli {
namespace {

namespace fs = std::filesystem;

int CannotWrite(const Session& session, const fs::path& path, const std::error_code& error) {
  session.err << session.Say("fout: kan niet schrijven: ", "error: cannot write: ") << path.string()
              << ": " << error.message()
              << session.Say(
                     "; noem met --file een plaats waar u mag schrijven; er is niets "
                     "veranderd\n",
                     "; name a place that you may write to with --file; nothing was "
                     "changed\n");
  return kUsage;
}

fs::path FolderOf(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

// Removes what was made unless all of it is wanted.
class Made {
 public:
  ~Made() {
    std::error_code ignored;
    for (auto path = paths_.rbegin(); path != paths_.rend(); ++path) fs::remove(*path, ignored);
  }
  void Add(fs::path path) { paths_.push_back(std::move(path)); }
  void Keep() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
};

std::error_code Write(const fs::path& path, const std::string& content) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (file) return {};
  return {errno != 0 ? errno : EIO, std::generic_category()};
}

}  // namespace

int WriteFiles(const Session& session, const std::vector<OutputFile>& files, bool force) {
  std::error_code error;
  for (const OutputFile& file : files) {
    if (fs::is_directory(file.path, error)) {
      return CannotWrite(session, file.path, std::make_error_code(std::errc::is_a_directory));
    }
    if (force || !fs::exists(fs::symlink_status(file.path, error))) continue;
    session.err << session.Say("fout: ", "error: ") << file.path
                << session.Say(
                       " bestaat al; noem een andere plaats, of vervang het met --force; er is "
                       "niets veranderd\n",
                       " is there already; name another place, or replace it with --force; "
                       "nothing was changed\n");
    return kUsage;
  }
  Made made;
  const std::string ending = "." + NewRequestId() + ".part";
  for (const OutputFile& file : files) {
    const fs::path folder = FolderOf(file.path);
    error.clear();
    if (fs::create_directory(folder, error)) made.Add(folder);
    if (error) return CannotWrite(session, folder, error);
    made.Add(file.path + ending);
    error = Write(file.path + ending, file.content);
    if (error) return CannotWrite(session, file.path, error);
  }
  for (const OutputFile& file : files) {
    fs::rename(file.path + ending, file.path, error);
    if (error) return CannotWrite(session, file.path, error);
  }
  made.Keep();
  return kDone;
}

}  // namespace rekenschap::cli
