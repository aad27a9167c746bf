#include "support/memory_file_system.hpp"

#include <algorithm>
#include <cerrno>
#include <deque>

#include "support/io_error.hpp"

namespace statusbook {
namespace {

constexpr int most_links = 40;  // followed on one path, as Linux does

std::deque<std::string> parts_of(std::string_view path) {
  std::deque<std::string> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0 && path.substr(0, slash) != ".") parts.emplace_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

bool is_below(std::string_view path, std::string_view directory) {
  return path.size() > directory.size() && path.starts_with(directory) &&
         (directory == "/" || path[directory.size()] == '/');
}

}  // namespace

struct MemoryFileSystem::Node {
  FileKind kind = FileKind::file;
  std::string bytes;  // a symbolic link's target
  std::int64_t modified_ns = 0;
};

class MemoryFileSystem::Lock final : public FileLock {
 public:
  Lock(MemoryFileSystem& owner, std::shared_ptr<Node> node)
      : owner_(owner), node_(std::move(node)) {}
  ~Lock() override {
    const std::lock_guard guard(owner_.mutex_);
    owner_.locked_.erase(node_.get());
  }

 private:
  MemoryFileSystem& owner_;
  std::shared_ptr<Node> node_;
};

MemoryFileSystem::MemoryFileSystem() {
  nodes_["/"] = std::make_shared<Node>(Node{FileKind::directory, {}, 0});
}

MemoryFileSystem::~MemoryFileSystem() = default;

// The absolute path with links resolved. What does not exist is taken as it is written.
std::string MemoryFileSystem::locate(const std::string& path, LastLink last,
                                     const char* operation) const {
  if (path.empty()) throw IoError(operation, path, ENOENT);
  std::deque<std::string> parts = parts_of(path);
  std::string at = "/";
  int links = 0;
  while (!parts.empty()) {
    const std::string part = std::move(parts.front());
    parts.pop_front();
    if (part == ".." && nodes_.contains(at)) {
      at = parent_path(at);
      continue;
    }
    std::string next = join_path(at, part);
    const auto found = nodes_.find(next);
    const bool is_link = found != nodes_.end() && found->second->kind == FileKind::symlink;
    if (!is_link || (parts.empty() && last == LastLink::keep)) {
      at = std::move(next);
      continue;
    }
    if (++links > most_links) throw IoError(operation, path, ELOOP);
    const std::string& target = found->second->bytes;
    if (target.starts_with('/')) at = "/";
    const std::deque<std::string> more = parts_of(target);
    parts.insert(parts.begin(), more.begin(), more.end());
  }
  return at;
}

std::shared_ptr<MemoryFileSystem::Node> MemoryFileSystem::find(const std::string& path,
                                                               LastLink last,
                                                               const char* operation) const {
  const auto found = nodes_.find(locate(path, last, operation));
  return found == nodes_.end() ? nullptr : found->second;
}

std::shared_ptr<MemoryFileSystem::Node> MemoryFileSystem::get(const std::string& path,
                                                              LastLink last,
                                                              const char* operation) const {
  auto node = find(path, last, operation);
  if (!node) throw IoError(operation, path, ENOENT);
  return node;
}

void MemoryFileSystem::touch_parent(const std::string& at) {
  nodes_.at(parent_path(at))->modified_ns = ++clock_;
}

void MemoryFileSystem::add(const std::string& path, std::shared_ptr<Node> node,
                           const char* operation) {
  const std::string at = locate(path, LastLink::keep, operation);
  if (nodes_.contains(at)) throw IoError(operation, path, EEXIST);
  const auto parent = nodes_.find(parent_path(at));
  if (parent == nodes_.end()) throw IoError(operation, path, ENOENT);
  if (parent->second->kind != FileKind::directory) throw IoError(operation, path, ENOTDIR);
  nodes_[at] = std::move(node);
  touch_parent(at);
}

std::string MemoryFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const std::lock_guard guard(mutex_);
  const auto node = get(path, LastLink::follow, "read");
  if (node->kind == FileKind::directory) throw IoError("read", path, EISDIR);
  if (node->bytes.size() > limit) throw IoError("read", path, EFBIG);
  return node->bytes;
}

void MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  const std::lock_guard guard(mutex_);
  auto node = std::make_shared<Node>(Node{FileKind::file, std::string(bytes), ++clock_});
  add(path, std::move(node), "write");
}

void MemoryFileSystem::make_directory(const std::string& at, const std::string& path) {
  const auto found = nodes_.find(at);
  if (found == nodes_.end()) {
    make_directory(parent_path(at), path);
    nodes_[at] = std::make_shared<Node>(Node{FileKind::directory, {}, ++clock_});
    touch_parent(at);
  } else if (found->second->kind != FileKind::directory) {
    throw IoError("create directory", path, EEXIST);
  }
}

void MemoryFileSystem::create_directories(const std::string& path) {
  const std::lock_guard guard(mutex_);
  make_directory(locate(path, LastLink::follow, "create directory"), path);
}

void MemoryFileSystem::remove_file(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const auto found = nodes_.find(locate(path, LastLink::keep, "remove"));
  if (found == nodes_.end()) return;
  if (found->second->kind == FileKind::directory) throw IoError("remove", path, EISDIR);
  touch_parent(found->first);
  nodes_.erase(found);
}

MemoryFileSystem::Nodes MemoryFileSystem::take_tree(const std::string& at) {
  Nodes tree;
  for (auto node = nodes_.begin(); node != nodes_.end();) {
    const bool taken = node->first == at || is_below(node->first, at);
    if (taken) tree[node->first.substr(at.size())] = std::move(node->second);
    node = taken ? nodes_.erase(node) : std::next(node);
  }
  touch_parent(at);
  return tree;
}

void MemoryFileSystem::put_tree(const std::string& at, Nodes&& tree) {
  for (auto& [below, node] : tree)
    nodes_[at + below] = std::move(node);
  touch_parent(at);
}

void MemoryFileSystem::remove_tree(const std::string& path) {
  const std::lock_guard guard(mutex_);
  const std::string at = locate(path, LastLink::keep, "remove");
  if (nodes_.contains(at)) take_tree(at);
}

bool MemoryFileSystem::is_empty_directory(const std::string& at) const {
  const auto below = std::find_if(nodes_.begin(), nodes_.end(),
                                  [&](const auto& node) { return is_below(node.first, at); });
  return nodes_.at(at)->kind == FileKind::directory && below == nodes_.end();
}

void MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  const std::lock_guard guard(mutex_);
  const std::string operation = "rename to " + to;
  const auto node = get(from, LastLink::keep, operation.c_str());
  const std::string source = locate(from, LastLink::keep, operation.c_str());
  const std::string target = locate(to, LastLink::keep, operation.c_str());
  const auto parent = nodes_.find(parent_path(target));
  if (parent == nodes_.end()) throw IoError(operation, from, ENOENT);
  if (is_below(target, source)) throw IoError(operation, from, EINVAL);
  const auto there = nodes_.find(target);
  if (there != nodes_.end()) {
    const bool to_directory = there->second->kind == FileKind::directory;
    const bool from_directory = node->kind == FileKind::directory;
    if (to_directory && !from_directory) throw IoError(operation, from, EISDIR);
    if (!to_directory && from_directory) throw IoError(operation, from, ENOTDIR);
    if (to_directory && !is_empty_directory(target)) throw IoError(operation, from, ENOTEMPTY);
  }
  put_tree(target, take_tree(source));
}

bool MemoryFileSystem::exchange(const std::string& a, const std::string& b) {
  const std::lock_guard guard(mutex_);
  const std::string operation = "exchange with " + b;
  for (const std::string& path : {a, b}) {
    if (!find(path, LastLink::keep, operation.c_str())) throw IoError(operation, a, ENOENT);
  }
  const std::string first = locate(a, LastLink::keep, operation.c_str());
  const std::string second = locate(b, LastLink::keep, operation.c_str());
  Nodes first_tree = take_tree(first);
  Nodes second_tree = take_tree(second);
  put_tree(first, std::move(second_tree));
  put_tree(second, std::move(first_tree));
  return true;
}

bool MemoryFileSystem::hard_link(const std::string& from, const std::string& to) {
  const std::lock_guard guard(mutex_);
  const std::string operation = "link to " + to;
  auto node = get(from, LastLink::keep, operation.c_str());
  if (node->kind == FileKind::directory) return false;
  try {
    add(to, std::move(node), operation.c_str());
  } catch (const IoError& error) {
    throw IoError(operation, from, error.error());
  }
  return true;
}

void MemoryFileSystem::copy(const std::string& from, const std::string& to) {
  const std::lock_guard guard(mutex_);
  const auto node = get(from, LastLink::keep, "copy");
  if (node->kind == FileKind::directory) throw IoError("copy", from, EISDIR);
  add(to, std::make_shared<Node>(*node), "copy to");
}

std::unique_ptr<FileLock> MemoryFileSystem::lock(const std::string& path) {
  const std::lock_guard guard(mutex_);
  auto node = find(path, LastLink::follow, "lock");
  if (!node) return nullptr;
  if (node->kind != FileKind::directory) throw IoError("lock", path, ENOTDIR);
  if (!locked_.insert(node.get()).second) return nullptr;
  return std::make_unique<Lock>(*this, std::move(node));
}

std::vector<DirectoryEntry> MemoryFileSystem::list(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  if (get(path, LastLink::follow, "list")->kind != FileKind::directory) {
    throw IoError("list", path, ENOTDIR);
  }
  const std::string at = locate(path, LastLink::follow, "list");
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, node] : nodes_) {
    if (!is_below(name, at) || parent_path(name) != at) continue;
    entries.push_back({std::string(file_name(name)), node->kind});
  }
  return entries;  // siblings stand in the map in the order of their names
}

std::optional<FileKind> MemoryFileSystem::kind(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  const auto node = find(path, LastLink::keep, "look at");
  if (!node) return std::nullopt;
  return node->kind;
}

std::optional<FileStamp> MemoryFileSystem::stamp(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  const auto node = find(path, LastLink::follow, "look at");
  if (!node) return std::nullopt;
  return FileStamp{node->modified_ns, node->bytes.size()};
}

std::string MemoryFileSystem::resolve(const std::string& path) const {
  const std::lock_guard guard(mutex_);
  static_cast<void>(get(path, LastLink::follow, "resolve"));
  return locate(path, LastLink::follow, "resolve");
}

void MemoryFileSystem::sync(const std::string& path) {
  const std::lock_guard guard(mutex_);
  static_cast<void>(get(path, LastLink::follow, "sync"));
}

void MemoryFileSystem::sync_all(const std::string& path) {
  sync(path);
}

void MemoryFileSystem::symlink(const std::string& target, const std::string& path) {
  const std::lock_guard guard(mutex_);
  add(path, std::make_shared<Node>(Node{FileKind::symlink, target, ++clock_}), "link");
}

}  // namespace statusbook
