#pragma once

// Walking the folders that the file watcher looks after, and the stamps by which it sees a change
// without the system's help. What vanishes during a walk counts as not there. No state.

#include <cstdint>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

// The files that editors and version control write beside the real ones: "page.md~",
// ".page.md.swp", "4913" (Vim tries whether it may write), ".git" …
bool is_byproduct(std::string_view file_name);

// Called for a folder before it is listed; false leaves it out.
using FolderVisitor = std::function<bool(const std::string&)>;

// `folder` and all folders below it that a visitor wants; symbolic links are not followed.
void walk_folders(const std::string& folder, const FolderVisitor& visit);

struct TreeStamp {
  std::int64_t changed_ns = 0;  // the inode's, which no program can set back
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  bool folder = false;

  // A folder's own stamp also tells of byproducts, so its entries have to speak for it.
  bool operator==(const TreeStamp& other) const {
    if (inode != other.inode || folder != other.folder) return false;
    return folder || (changed_ns == other.changed_ns && size == other.size);
  }
};

using TreeStamps = std::map<std::string, TreeStamp>;

// Every file and folder at or below the paths.
TreeStamps stamp_trees(const std::vector<std::string>& paths);

// Paths that are in one only, or differ; sorted.
std::vector<std::string> differences(const TreeStamps& before, const TreeStamps& after);

// The clock that the system stamps inodes with.
std::int64_t stamp_clock_ns();

}  // namespace statusbook
