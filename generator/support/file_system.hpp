#pragma once

// The file operations that Statusbook needs, behind an interface so that a full disk or a failing
// rename is an ordinary unit test. Paths are '/'-separated strings. Every failure throws IoError
// naming the operation and the path. Implementations may be called from several threads at once on
// different paths.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

enum class FileKind { file, directory, symlink, other };

struct DirectoryEntry {
  std::string name;  // the last part of the path
  FileKind kind = FileKind::other;

  bool operator==(const DirectoryEntry&) const = default;
};

struct FileStamp {  // changes whenever a file's content may have
  std::int64_t modified_ns = 0;
  std::uint64_t size = 0;

  bool operator==(const FileStamp&) const = default;
};

// An exclusive lock, held until it is destroyed; the system takes it back from a process that dies.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  // The whole file. One larger than `limit` bytes, or anything but a regular file (a symbolic link
  // is followed), is an IoError.
  virtual std::string read(const std::string& path, std::uint64_t limit) const = 0;
  // Creates a new file (an existing one is an IoError) in an existing directory.
  virtual void write(const std::string& path, std::string_view bytes) = 0;
  // `path` and its missing parents; fine if it is there.
  virtual void create_directories(const std::string& path) = 0;
  // Nothing happens if it is not there. `remove_tree` does not follow symbolic links.
  virtual void remove_file(const std::string& path) = 0;
  virtual void remove_tree(const std::string& path) = 0;
  virtual void rename(const std::string& from, const std::string& to) = 0;
  // Swaps two existing paths in one atomic step; false if this file system cannot.
  virtual bool exchange(const std::string& a, const std::string& b) = 0;
  // A second name for the same file; false if this file system cannot.
  virtual bool hard_link(const std::string& from, const std::string& to) = 0;
  // A new file with the bytes, permissions and modification time of `from`; a symbolic link is
  // copied as a link. An existing `to` is an IoError.
  virtual void copy(const std::string& from, const std::string& to) = 0;
  // Locks an existing directory; null if somebody else holds it, or has just removed or replaced
  // it.
  virtual std::unique_ptr<FileLock> lock(const std::string& path) = 0;
  // Entries sorted by name, without "." and "..".
  virtual std::vector<DirectoryEntry> list(const std::string& path) const = 0;
  // What is at `path` itself (a symbolic link is not followed); nothing if there is nothing.
  virtual std::optional<FileKind> kind(const std::string& path) const = 0;
  // Size and modification time, symbolic links followed; nothing if there is nothing.
  virtual std::optional<FileStamp> stamp(const std::string& path) const = 0;
  // The absolute path with symbolic links resolved; the path must exist.
  virtual std::string resolve(const std::string& path) const = 0;
  // Makes the content of a file, or the entries of a directory, durable.
  virtual void sync(const std::string& path) = 0;
  // The same for everything on the file system that holds `path`, at the price of one call.
  virtual void sync_all(const std::string& path) = 0;
};

// The operating system's.
std::unique_ptr<FileSystem> real_file_system();

// Joins with exactly one '/': join_path("a/", "b") == "a/b". An empty part adds nothing.
std::string join_path(std::string_view directory, std::string_view name);

// "a.json" without ".json"; a name that ends otherwise stays as it is.
std::string without_ending(std::string_view name, std::string_view ending);
// "a/b/c" → "a/b"; "c" → "."; "/c" → "/".
std::string parent_path(std::string_view path);
// "a/b/c" → "c"; "/" → "".
std::string_view file_name(std::string_view path);

}  // namespace statusbook
