#include "catalogue/cross_reader.hpp"

#include <fmt/format.h>

namespace statusbook {

void CrossReader::for_each_file(
    const std::string& path, std::string_view ending, std::string_view what,
    const std::function<void(const std::string& file, const std::string& slug)>& read) const {
  for (const DirectoryEntry& entry : folder.list(path)) {
    const std::string file = join_path(path, entry.name);
    if (entry.name.ends_with(ending)) {
      read(file, entry.name.substr(0, entry.name.size() - ending.size()));
    } else {
      report.error("unknown-file", {.file = file}, "nothing reads this file",
                   fmt::format("{} are {} files", what, ending));
    }
  }
}

}  // namespace statusbook
