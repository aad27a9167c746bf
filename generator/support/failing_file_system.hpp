#pragma once

// A file system that fails on demand, around another one: for tests of a full disk, a directory
// without write permission, a crash. Counts calls. Safe to use from several threads at once, which
// makes call numbers meaningless; use one thread where they matter.

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/file_system.hpp"

namespace statusbook {

enum class FileOperation {
  read,
  write,
  create_directories,
  remove_file,
  remove_tree,
  rename,
  exchange,
  hard_link,
  copy,
  lock,
  list,
  kind,
  stamp,
  resolve,
  sync,
  sync_all
};

// Does it change what is on the disk? Locking and syncing do not.
bool is_mutating(FileOperation operation);

class FailingFileSystem final : public FileSystem {
 public:
  // `inner` must outlive it.
  explicit FailingFileSystem(FileSystem& inner) : inner_(inner) {}

  // Call number `call` (the first is 1) fails with `error`, an errno value such as ENOSPC.
  void fail_call(std::size_t call, int error);
  // Call number `call` and every later one fail: what a killed process leaves behind.
  void fail_from_call(std::size_t call, int error);
  // Every call of `operation` on `path` (of two paths, the first) fails.
  void fail(FileOperation operation, const std::string& path, int error);
  // `exchange` or `hard_link` says that this file system cannot do it.
  void take_away(FileOperation operation);

  std::size_t calls() const;
  std::size_t mutating_calls() const;
  std::size_t calls(FileOperation operation) const;

  std::string read(const std::string& path, std::uint64_t limit) const override;
  void write(const std::string& path, std::string_view bytes) override;
  void create_directories(const std::string& path) override;
  void remove_file(const std::string& path) override;
  void remove_tree(const std::string& path) override;
  void rename(const std::string& from, const std::string& to) override;
  bool exchange(const std::string& a, const std::string& b) override;
  bool hard_link(const std::string& from, const std::string& to) override;
  void copy(const std::string& from, const std::string& to) override;
  std::unique_ptr<FileLock> lock(const std::string& path) override;
  std::vector<DirectoryEntry> list(const std::string& path) const override;
  std::optional<FileKind> kind(const std::string& path) const override;
  std::optional<FileStamp> stamp(const std::string& path) const override;
  std::string resolve(const std::string& path) const override;
  void sync(const std::string& path) override;
  void sync_all(const std::string& path) override;

 private:
  // Counts the call, then throws if it is to fail.
  void enter(FileOperation operation, const std::string& path) const;
  bool is_taken_away(FileOperation operation) const;

  FileSystem& inner_;
  mutable std::mutex mutex_;
  mutable std::vector<FileOperation> calls_;
  std::map<std::size_t, int> failing_calls_;
  std::size_t failing_from_ = 0;  // 0: never
  int failing_from_error_ = 0;
  std::map<std::pair<FileOperation, std::string>, int> failing_paths_;
  std::set<FileOperation> taken_away_;
};

}  // namespace statusbook
