#pragma once

// A file system that lives in memory, for tests: the behaviour of the real one, hard links,
// symbolic links and locks included, without a disk. Relative paths start at "/". Its clock is a
// counter, so each write gives a stamp that no other write has. Safe to use from several threads at
// once; must outlive the locks it has handed out.

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/file_system.hpp"

namespace statusbook {

class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem();
  ~MemoryFileSystem() override;
  MemoryFileSystem(const MemoryFileSystem&) = delete;
  MemoryFileSystem& operator=(const MemoryFileSystem&) = delete;

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

  // Makes a symbolic link at `path`; `target` need not exist.
  void symlink(const std::string& target, const std::string& path);

 private:
  struct Node;
  class Lock;
  // Shared because one file may have several names.
  using Nodes = std::map<std::string, std::shared_ptr<Node>>;
  enum class LastLink { follow, keep };

  std::string locate(const std::string& path, LastLink last, const char* operation) const;
  std::shared_ptr<Node> find(const std::string& path, LastLink last, const char* operation) const;
  std::shared_ptr<Node> get(const std::string& path, LastLink last, const char* operation) const;
  void add(const std::string& path, std::shared_ptr<Node> node, const char* operation);
  void make_directory(const std::string& at, const std::string& path);
  Nodes take_tree(const std::string& at);
  void put_tree(const std::string& at, Nodes&& tree);
  bool is_empty_directory(const std::string& at) const;
  void touch_parent(const std::string& at);

  mutable std::mutex mutex_;
  Nodes nodes_;  // by absolute path; a directory's tree follows it with '/' after its name
  std::set<const Node*> locked_;
  std::int64_t clock_ = 0;
};

}  // namespace statusbook
