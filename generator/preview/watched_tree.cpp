#include "preview/watched_tree.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "support/file_system.hpp"

namespace statusbook {
namespace {

struct Byproduct {
  std::string_view prefix;
  std::string_view suffix;
};

constexpr std::array byproducts = {
    Byproduct{"", "~"},                // Emacs, Vim, gedit, Kate
    Byproduct{".#", ""},               // Emacs: lock
    Byproduct{"#", "#"},               // Emacs: autosave
    Byproduct{".", ".swp"},            // Vim
    Byproduct{".", ".swo"},            // Vim, second session
    Byproduct{".", ".swx"},            // Vim, trying out
    Byproduct{"", "___jb_tmp___"},     // JetBrains
    Byproduct{"", "___jb_old___"},     // JetBrains
    Byproduct{".goutputstream-", ""},  // GIO
    Byproduct{".~lock.", "#"},         // LibreOffice
};

constexpr std::array<std::string_view, 2> byproduct_names = {
    "4913",  // Vim tries whether it may write
    ".git",
};

constexpr std::int64_t second_ns = 1'000'000'000;

void add_stamp(const std::string& path, TreeStamps& stamps) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return;
  stamps[path] = {.changed_ns = info.st_ctim.tv_sec * second_ns + info.st_ctim.tv_nsec,
                  .size = static_cast<std::uint64_t>(info.st_size),
                  .inode = info.st_ino,
                  .folder = S_ISDIR(info.st_mode)};
}

std::vector<std::filesystem::directory_entry> entries_of(const std::string& folder) {
  std::vector<std::filesystem::directory_entry> entries;
  std::error_code error;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    entries.push_back(*at);
  }
  return entries;
}

}  // namespace

bool is_byproduct(std::string_view file_name) {
  const auto* whole = std::find(byproduct_names.begin(), byproduct_names.end(), file_name);
  if (whole != byproduct_names.end()) return true;
  return std::any_of(byproducts.begin(), byproducts.end(), [&](const Byproduct& row) {
    return file_name.size() >= row.prefix.size() + row.suffix.size() &&
           file_name.starts_with(row.prefix) && file_name.ends_with(row.suffix);
  });
}

void walk_folders(const std::string& folder, const FolderVisitor& visit) {
  if (!visit(folder)) return;
  for (const auto& entry : entries_of(folder)) {
    std::error_code ignored;
    const std::string name = entry.path().filename().string();
    if (is_byproduct(name) || entry.is_symlink(ignored) || !entry.is_directory(ignored)) continue;
    walk_folders(join_path(folder, name), visit);
  }
}

TreeStamps stamp_trees(const std::vector<std::string>& paths) {
  TreeStamps stamps;
  for (const std::string& path : paths) {
    add_stamp(path, stamps);
    walk_folders(path, [&](const std::string& folder) {
      for (const auto& entry : entries_of(folder)) {
        const std::string name = entry.path().filename().string();
        if (!is_byproduct(name)) add_stamp(join_path(folder, name), stamps);
      }
      return true;
    });
  }
  return stamps;
}

std::vector<std::string> differences(const TreeStamps& before, const TreeStamps& after) {
  std::vector<std::string> changed;
  for (const auto& [path, stamp] : before) {
    const auto now = after.find(path);
    if (now == after.end() || now->second != stamp) changed.push_back(path);
  }
  for (const auto& [path, stamp] : after) {
    if (!before.contains(path)) changed.push_back(path);
  }
  std::sort(changed.begin(), changed.end());
  return changed;
}

std::int64_t stamp_clock_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return now.tv_sec * second_ns + now.tv_nsec;
}

}  // namespace statusbook
