#pragma once

// A site of three codes in memory, for tests that break it: the files of tests/mistakes/base with
// the project's own schemas, of which there is no second copy. It stands at the root of its file
// system.

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "catalogue/load_catalogue.hpp"
#include "support/memory_file_system.hpp"

namespace statusbook::testing {

inline std::string read_disk(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Path below the folder → bytes.
using Tree = std::map<std::string, std::string>;

inline Tree read_disk_tree(const std::filesystem::path& folder) {
  Tree tree;
  if (!std::filesystem::exists(folder)) return tree;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    tree.emplace(entry.path().lexically_relative(folder).generic_string(), read_disk(entry.path()));
  }
  return tree;
}

inline void put(FileSystem& files, const std::string& path, const std::string& bytes) {
  files.remove_file(path);
  files.create_directories(parent_path(path));
  files.write(path, bytes);
}

// A site of the tests with the project's own schemas, of which there is no second copy.
inline void put_site(FileSystem& files, const std::filesystem::path& site) {
  for (const auto& [path, bytes] : read_disk_tree(site)) {
    if (!path.starts_with("expected/")) put(files, "/" + path, bytes);
  }
  const std::filesystem::path schemas = std::filesystem::path(PROJECT_ROOT) / "content/schema";
  for (const auto& [name, bytes] : read_disk_tree(schemas)) {
    put(files, "/content/schema/" + name, bytes);
  }
}

inline std::filesystem::path tests_folder() {
  return std::filesystem::path(PROJECT_ROOT) / "tests";
}

// The good site on which the mistakes are made.
inline void put_base_site(FileSystem& files) {
  put_site(files, tests_folder() / "mistakes/base");
}

class TinyCatalogue {
 public:
  TinyCatalogue() { put_base_site(files_); }

  MemoryFileSystem& files() { return files_; }

  void put(const std::string& path, const std::string& bytes) {
    testing::put(files_, "/" + path, bytes);
  }
  void remove(const std::string& path) { files_.remove_tree("/" + path); }

  // Puts `new_text` in the place of `old_text`, which must be there exactly once.
  void edit(const std::string& path, const std::string& old_text, const std::string& new_text) {
    std::string text = files_.read("/" + path, 1 << 24);
    const std::size_t place = text.find(old_text);
    if (place == std::string::npos || text.find(old_text, place + 1) != std::string::npos) {
      throw std::runtime_error(path + " does not hold exactly one: " + old_text);
    }
    put(path, text.replace(place, old_text.size(), new_text));
  }

  std::optional<Catalogue> load() {
    report_ = {};
    return load_catalogue(ContentFolder(files_, "."), "content", report_);
  }

  // What the last load has to say, as a person sees it.
  std::string told() const { return told(report_); }

  // What is wrong after the edit, without a catalogue.
  std::string complaint() {
    if (load()) return "it loads";
    return told();
  }

  static std::string told(const Diagnostics& report) {
    std::string text;
    for (const Diagnostic& each : report.sorted())
      text += format(each, Color::no);
    return text;
  }

 private:
  MemoryFileSystem files_;
  Diagnostics report_;
};

}  // namespace statusbook::testing
