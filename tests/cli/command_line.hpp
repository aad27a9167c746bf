#pragma once

// Runs the command line inside the test, on a file system in memory that holds a site from tests/.
// The site stands at the root, so paths in messages are as short as a person at work sees them.

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catalogue/tiny_catalogue.hpp"
#include "cli/app.hpp"

namespace statusbook::testing {

struct CommandRun {
  int status = 0;
  std::string out;
  std::string err;
};

inline CommandRun run_command(FileSystem& files, const std::vector<std::string>& arguments,
                              std::stop_token stop = {}, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  Session session{files, in, out, err};
  session.stop = std::move(stop);
  const ExitStatus status = run_command_line(arguments, session);
  return {static_cast<int>(status), out.str(), err.str()};
}

struct WrittenFile {
  std::string bytes;
  FileStamp stamp;

  bool operator==(const WrittenFile&) const = default;
};

// Every file below `folder` with its modification time; empty if there is no such folder.
inline std::map<std::string, WrittenFile> read_written(const FileSystem& files,
                                                       const std::string& folder,
                                                       const std::string& below = "") {
  std::map<std::string, WrittenFile> written;
  if (!files.kind(folder)) return written;
  for (const DirectoryEntry& entry : files.list(folder)) {
    const std::string path = join_path(folder, entry.name);
    if (entry.kind == FileKind::directory) {
      written.merge(read_written(files, path, below + entry.name + "/"));
    } else {
      written[below + entry.name] = {files.read(path, 1 << 24), files.stamp(path).value()};
    }
  }
  return written;
}

inline Tree bytes_of(const std::map<std::string, WrittenFile>& written) {
  Tree tree;
  for (const auto& [path, file] : written)
    tree.emplace(path, file.bytes);
  return tree;
}

// STATUSBOOK_ACCEPT=1 takes the output of this run as what is expected from now on.
inline bool accepts_new_output() {
  const char* accept = std::getenv("STATUSBOOK_ACCEPT");
  return accept != nullptr && std::string_view(accept) == "1";
}

}  // namespace statusbook::testing
