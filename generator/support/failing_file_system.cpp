#include "support/failing_file_system.hpp"

#include <algorithm>
#include <array>

#include "support/io_error.hpp"

namespace statusbook {
namespace {

struct OperationFacts {
  FileOperation operation;
  const char* name;  // as IoError shows it
  bool mutating;
};

constexpr std::array<OperationFacts, 16> operations{{
    {FileOperation::read, "read", false},
    {FileOperation::write, "write", true},
    {FileOperation::create_directories, "create directory", true},
    {FileOperation::remove_file, "remove", true},
    {FileOperation::remove_tree, "remove", true},
    {FileOperation::rename, "rename", true},
    {FileOperation::exchange, "exchange", true},
    {FileOperation::hard_link, "link", true},
    {FileOperation::copy, "copy", true},
    {FileOperation::lock, "lock", false},
    {FileOperation::list, "list", false},
    {FileOperation::kind, "look at", false},
    {FileOperation::stamp, "look at", false},
    {FileOperation::resolve, "resolve", false},
    {FileOperation::sync, "sync", false},
    {FileOperation::sync_all, "sync", false},
}};

const OperationFacts& facts_of(FileOperation operation) {
  return operations.at(static_cast<std::size_t>(operation));
}

}  // namespace

bool is_mutating(FileOperation operation) {
  return facts_of(operation).mutating;
}

void FailingFileSystem::fail_call(std::size_t call, int error) {
  const std::lock_guard guard(mutex_);
  failing_calls_[call] = error;
}

void FailingFileSystem::fail_from_call(std::size_t call, int error) {
  const std::lock_guard guard(mutex_);
  failing_from_ = call;
  failing_from_error_ = error;
}

void FailingFileSystem::fail(FileOperation operation, const std::string& path, int error) {
  const std::lock_guard guard(mutex_);
  failing_paths_[{operation, path}] = error;
}

void FailingFileSystem::take_away(FileOperation operation) {
  const std::lock_guard guard(mutex_);
  taken_away_.insert(operation);
}

std::size_t FailingFileSystem::calls() const {
  const std::lock_guard guard(mutex_);
  return calls_.size();
}

std::size_t FailingFileSystem::mutating_calls() const {
  const std::lock_guard guard(mutex_);
  return static_cast<std::size_t>(std::count_if(calls_.begin(), calls_.end(), is_mutating));
}

std::size_t FailingFileSystem::calls(FileOperation operation) const {
  const std::lock_guard guard(mutex_);
  return static_cast<std::size_t>(std::count(calls_.begin(), calls_.end(), operation));
}

void FailingFileSystem::enter(FileOperation operation, const std::string& path) const {
  const std::lock_guard guard(mutex_);
  calls_.push_back(operation);
  const char* name = facts_of(operation).name;
  if (failing_from_ != 0 && calls_.size() >= failing_from_) {
    throw IoError(name, path, failing_from_error_);
  }
  const auto call = failing_calls_.find(calls_.size());
  if (call != failing_calls_.end()) throw IoError(name, path, call->second);
  const auto on_path = failing_paths_.find({operation, path});
  if (on_path != failing_paths_.end()) throw IoError(name, path, on_path->second);
}

bool FailingFileSystem::is_taken_away(FileOperation operation) const {
  const std::lock_guard guard(mutex_);
  return taken_away_.contains(operation);
}

std::string FailingFileSystem::read(const std::string& path, std::uint64_t limit) const {
  enter(FileOperation::read, path);
  return inner_.read(path, limit);
}

void FailingFileSystem::write(const std::string& path, std::string_view bytes) {
  enter(FileOperation::write, path);
  inner_.write(path, bytes);
}

void FailingFileSystem::create_directories(const std::string& path) {
  enter(FileOperation::create_directories, path);
  inner_.create_directories(path);
}

void FailingFileSystem::remove_file(const std::string& path) {
  enter(FileOperation::remove_file, path);
  inner_.remove_file(path);
}

void FailingFileSystem::remove_tree(const std::string& path) {
  enter(FileOperation::remove_tree, path);
  inner_.remove_tree(path);
}

void FailingFileSystem::rename(const std::string& from, const std::string& to) {
  enter(FileOperation::rename, from);
  inner_.rename(from, to);
}

bool FailingFileSystem::exchange(const std::string& a, const std::string& b) {
  enter(FileOperation::exchange, a);
  return !is_taken_away(FileOperation::exchange) && inner_.exchange(a, b);
}

bool FailingFileSystem::hard_link(const std::string& from, const std::string& to) {
  enter(FileOperation::hard_link, from);
  return !is_taken_away(FileOperation::hard_link) && inner_.hard_link(from, to);
}

void FailingFileSystem::copy(const std::string& from, const std::string& to) {
  enter(FileOperation::copy, from);
  inner_.copy(from, to);
}

std::unique_ptr<FileLock> FailingFileSystem::lock(const std::string& path) {
  enter(FileOperation::lock, path);
  return inner_.lock(path);
}

std::vector<DirectoryEntry> FailingFileSystem::list(const std::string& path) const {
  enter(FileOperation::list, path);
  return inner_.list(path);
}

std::optional<FileKind> FailingFileSystem::kind(const std::string& path) const {
  enter(FileOperation::kind, path);
  return inner_.kind(path);
}

std::optional<FileStamp> FailingFileSystem::stamp(const std::string& path) const {
  enter(FileOperation::stamp, path);
  return inner_.stamp(path);
}

std::string FailingFileSystem::resolve(const std::string& path) const {
  enter(FileOperation::resolve, path);
  return inner_.resolve(path);
}

void FailingFileSystem::sync(const std::string& path) {
  enter(FileOperation::sync, path);
  inner_.sync(path);
}

void FailingFileSystem::sync_all(const std::string& path) {
  enter(FileOperation::sync_all, path);
  inner_.sync_all(path);
}

}  // namespace statusbook
