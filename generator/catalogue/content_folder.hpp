#pragma once

// Reads input files for the loaders, with the guards that hold for all of them: a size limit, no
// symbolic link out of the site's folder, editors' leftovers passed over. Problems become
// diagnostics; only the system's refusals (permission, I/O) are thrown as IoError. Borrows its file
// system, and remembers where the site's folders really are, so it lives for one load. Usable from
// several threads.

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"
#include "support/file_system.hpp"

namespace statusbook {

inline constexpr std::uint64_t largest_input = 4 << 20;  // bytes of one input file

class ContentFolder {
 public:
  // `site_root` is the folder of site.json; nothing outside of it is read.
  ContentFolder(const FileSystem& files, const std::string& site_root);

  // The file; nothing (and a diagnostic) if it is missing, too large, no regular file or outside.
  std::optional<SourceText> read(const std::string& path, Diagnostics& report) const;
  // The same, but a missing file is no error.
  std::optional<SourceText> read_if_present(const std::string& path, Diagnostics& report) const;
  // Entries by name; empty if the folder is missing. Names that start with '.' or end with '~' are
  // left out.
  std::vector<DirectoryEntry> list(const std::string& path) const;
  bool has_folder(const std::string& path) const;
  bool has_file(const std::string& path) const;

 private:
  bool is_inside(const std::string& resolved) const;
  std::string resolve_folder(const std::string& path) const;
  std::optional<SourceText> read_file(const std::string& path, const FileStamp& stamp,
                                      Diagnostics& report) const;

  const FileSystem& files_;
  std::string resolved_root_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string> resolved_folders_;  // guarded by mutex_
};

}  // namespace statusbook
