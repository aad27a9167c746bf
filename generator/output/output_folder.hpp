#pragma once

// The folder that a site is written to, before anything is written: where it really is, whether it
// may be replaced, and what stands in it. Codes: `bad-output`, `output-overlaps-input` and
// `foreign-output`.

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "support/diagnostic.hpp"
#include "support/file_system.hpp"

namespace statusbook {

// Paths below a site's root: its files, and the folders that lead to them.
struct SitePaths {
  explicit SitePaths(const std::vector<std::string>& paths);

  std::unordered_set<std::string> files;
  std::unordered_set<std::string> folders;
};

// The absolute path behind `out`, symbolic links resolved; it need not exist. Nothing, and an
// error, if it is no folder, the root of the file system, or above, below or one of `inputs`.
std::optional<std::string> locate_output(const FileSystem& file_system, const std::string& out,
                                         const std::vector<std::string>& inputs,
                                         Diagnostics& report);

// The site that the last build left.
struct OldSite {
  bool exists = false;             // there is a manifest
  std::string manifest;            // its text
  std::vector<std::string> paths;  // the files that it lists
  std::optional<FileStamp> stamp;  // of the manifest: another one means another build
};

// Nothing, and an error, if the folder is not empty and not ours. `shown` is how the user named it.
std::optional<OldSite> read_old_site(const FileSystem& file_system, const std::string& target,
                                     const std::string& shown, Diagnostics& report);

// What somebody else put into our folder.
struct Stray {
  std::string path;  // below the output folder
  FileKind kind = FileKind::file;
};

// In path order. A directory is one only if nothing of ours was ever in it; what is in it follows.
std::vector<Stray> find_strays(const FileSystem& file_system, const std::string& target,
                               const SitePaths& ours);

// Does the stray stand where the new site needs to put something?
bool is_in_the_way(const Stray& stray, const SitePaths& planned);

}  // namespace statusbook
