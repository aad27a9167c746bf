#pragma once

// A new folder on the disk that goes with its owner.

#include <stdlib.h>

#include <stdexcept>
#include <string>

#include "support/file_system.hpp"

namespace statusbook::testing {

class ScratchFolder {
 public:
  ScratchFolder() : path_(make()) {}
  ~ScratchFolder() {
    try {
      real_file_system()->remove_tree(path_);
    } catch (const std::exception&) {  // what a test has left unreadable stays
    }
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return join_path(path_, name); }

 private:
  static std::string make() {
    const char* folder = ::getenv("TMPDIR");
    std::string name = join_path(folder == nullptr ? "/tmp" : folder, "statusbook-test-XXXXXX");
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder: " + name);
    return real_file_system()->resolve(name);
  }

  std::string path_;
};

}  // namespace statusbook::testing
