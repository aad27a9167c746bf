#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>

#include "support/descriptor.hpp"
#include "support/file_system.hpp"
#include "support/io_error.hpp"

namespace statusbook {
namespace {

constexpr std::size_t chunk_bytes = 1 << 17;  // read at once where the size is not known
constexpr mode_t file_mode = 0666;            // the umask takes its share
constexpr mode_t directory_mode = 0777;
constexpr mode_t permission_bits = 07777;

bool is_one_of(int error, std::initializer_list<int> errors) {
  return std::find(errors.begin(), errors.end(), error) != errors.end();
}

// Calls again for as long as a signal interrupts it.
template <typename Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR)
    result = call();
  return result;
}

Descriptor open_at(int directory, const char* name, int flags) {
  return Descriptor(uninterrupted(
      [&] { return ::openat(directory, name, flags | O_CLOEXEC | O_NOCTTY, file_mode); }));
}

Descriptor open_or_throw(const char* operation, const std::string& path, int flags) {
  Descriptor file = open_at(AT_FDCWD, path.c_str(), flags);
  if (!file.is_open()) throw IoError(operation, path, errno);
  return file;
}

struct stat status_of(const char* operation, const std::string& path, const Descriptor& file) {
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) throw IoError(operation, path, errno);
  return status;
}

// O_NONBLOCK: opening a FIFO that nobody writes to must not wait for ever.
Descriptor open_regular(const char* operation, const std::string& path) {
  Descriptor file = open_or_throw(operation, path, O_RDONLY | O_NONBLOCK);
  const struct stat status = status_of(operation, path, file);
  if (S_ISDIR(status.st_mode)) throw IoError(operation, path, EISDIR);
  if (!S_ISREG(status.st_mode)) {
    throw IoError(std::string(operation) + " as a regular file", path, 0);
  }
  return file;
}

bool write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        uninterrupted([&] { return ::write(file.get(), bytes.data(), bytes.size()); });
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::size_t read_some(const char* operation, const std::string& path, const Descriptor& file,
                      char* to, std::size_t size) {
  const ssize_t count = uninterrupted([&] { return ::read(file.get(), to, size); });
  if (count < 0) throw IoError(operation, path, errno);
  return static_cast<std::size_t>(count);
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::file;
  if (S_ISDIR(mode)) return FileKind::directory;
  if (S_ISLNK(mode)) return FileKind::symlink;
  return FileKind::other;
}

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using DirectoryStream = std::unique_ptr<DIR, CloseDirectory>;

// Some file systems leave d_type unset.
FileKind kind_of(const dirent& entry, const DirectoryStream& directory, const std::string& path) {
  switch (entry.d_type) {
    case DT_REG:
      return FileKind::file;
    case DT_DIR:
      return FileKind::directory;
    case DT_LNK:
      return FileKind::symlink;
    case DT_UNKNOWN:
      break;
    default:
      return FileKind::other;
  }
  struct stat status = {};
  if (::fstatat(::dirfd(directory.get()), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    throw IoError("list", path, errno);
  }
  return kind_of(status.st_mode);
}

DirectoryStream open_directory(const char* operation, const std::string& path, Descriptor file) {
  if (!file.is_open()) throw IoError(operation, path, errno);
  DirectoryStream directory(::fdopendir(file.get()));
  if (!directory) throw IoError(operation, path, errno);
  static_cast<void>(file.release());  // the stream closes it now
  return directory;
}

std::vector<DirectoryEntry> entries_of(const DirectoryStream& directory, const std::string& path) {
  std::vector<DirectoryEntry> entries;
  while (true) {
    errno = 0;  // readdir tells its end from its failure by this alone
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr && errno != 0) throw IoError("list", path, errno);
    if (entry == nullptr) return entries;
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({std::move(name), kind_of(*entry, directory, path)});
  }
}

// By descriptors, so that a directory replaced by a symbolic link meanwhile leads nowhere.
void remove_at(int parent, const char* name, const std::string& path) {
  const DirectoryStream directory =
      open_directory("remove", path, open_at(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW));
  const int here = ::dirfd(directory.get());
  for (const DirectoryEntry& entry : entries_of(directory, path)) {
    const std::string child = join_path(path, entry.name);
    if (entry.kind == FileKind::directory) {
      remove_at(here, entry.name.c_str(), child);
    } else if (::unlinkat(here, entry.name.c_str(), 0) != 0 && errno != ENOENT) {
      throw IoError("remove", child, errno);
    }
  }
  if (::unlinkat(parent, name, AT_REMOVEDIR) != 0) throw IoError("remove", path, errno);
}

// Nothing where there is nothing.
std::optional<struct stat> status_at(const std::string& path, int flags) {
  struct stat status = {};
  if (::fstatat(AT_FDCWD, path.c_str(), &status, flags) == 0) return status;
  if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
  throw IoError("look at", path, errno);
}

void copy_symlink(const std::string& from, const std::string& to) {
  std::string target(PATH_MAX, '\0');
  const ssize_t length = ::readlink(from.c_str(), target.data(), target.size());
  if (length < 0) throw IoError("copy", from, errno);
  target.resize(static_cast<std::size_t>(length));
  if (::symlink(target.c_str(), to.c_str()) != 0) throw IoError("copy to", to, errno);
}

void copy_bytes(const std::string& from, const Descriptor& source, const std::string& to,
                Descriptor target) {
  std::string chunk(chunk_bytes, '\0');
  while (const std::size_t count = read_some("copy", from, source, chunk.data(), chunk.size())) {
    if (!write_all(target, std::string_view(chunk).substr(0, count))) {
      throw IoError("copy to", to, errno);
    }
  }
  const struct stat status = status_of("copy", from, source);
  const timespec times[] = {status.st_atim, status.st_mtim};
  const bool kept = ::fchmod(target.get(), status.st_mode & permission_bits) == 0 &&
                    ::futimens(target.get(), times) == 0 && target.close();
  if (!kept) throw IoError("copy to", to, errno);
}

class DirectoryLock final : public FileLock {
 public:
  explicit DirectoryLock(Descriptor directory) : directory_(std::move(directory)) {}

 private:
  Descriptor directory_;  // flock's lock goes when this is closed
};

class RealFileSystem final : public FileSystem {
 public:
  std::string read(const std::string& path, std::uint64_t limit) const override {
    const Descriptor file = open_regular("read", path);
    const auto expected = static_cast<std::uint64_t>(status_of("read", path, file).st_size);
    if (expected > limit) throw IoError("read", path, EFBIG);
    // One byte more, so that the first read sees the end of a file that has not grown: a regular
    // file gives less than it is asked for only there.
    std::string bytes(expected + 1, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
      const std::size_t wanted = bytes.size() - size;
      const std::size_t count = read_some("read", path, file, bytes.data() + size, wanted);
      size += count;
      if (size > limit) throw IoError("read", path, EFBIG);
      if (count < wanted) break;
      bytes.resize(size + chunk_bytes);
    }
    bytes.resize(size);
    return bytes;
  }

  void write(const std::string& path, std::string_view bytes) override {
    Descriptor file = open_or_throw("write", path, O_WRONLY | O_CREAT | O_EXCL);
    if (write_all(file, bytes) && file.close()) return;
    const int error = errno;
    ::unlink(path.c_str());
    throw IoError("write", path, error);
  }

  void create_directories(const std::string& path) override {
    if (::mkdir(path.c_str(), directory_mode) == 0) return;
    if (errno == ENOENT) {
      const std::string parent = parent_path(path);
      if (parent == path) throw IoError("create directory", path, ENOENT);
      create_directories(parent);
      if (::mkdir(path.c_str(), directory_mode) == 0) return;
    }
    if (errno != EEXIST) throw IoError("create directory", path, errno);
    const auto status = status_at(path, 0);
    if (!status || !S_ISDIR(status->st_mode)) throw IoError("create directory", path, EEXIST);
  }

  void remove_file(const std::string& path) override {
    if (::unlink(path.c_str()) == 0 || errno == ENOENT) return;
    throw IoError("remove", path, errno);
  }

  void remove_tree(const std::string& path) override {
    const std::optional<FileKind> there = kind(path);
    if (!there) return;
    if (*there != FileKind::directory) return remove_file(path);
    remove_at(AT_FDCWD, path.c_str(), path);
  }

  void rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) throw IoError("rename to " + to, from, errno);
  }

  bool exchange(const std::string& a, const std::string& b) override {
    if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return true;
    if (is_one_of(errno, {ENOSYS, EINVAL, EOPNOTSUPP})) return false;
    throw IoError("exchange with " + b, a, errno);
  }

  bool hard_link(const std::string& from, const std::string& to) override {
    if (::link(from.c_str(), to.c_str()) == 0) return true;
    if (is_one_of(errno, {EPERM, EXDEV, EMLINK, ENOSYS, EOPNOTSUPP})) return false;
    throw IoError("link to " + to, from, errno);
  }

  void copy(const std::string& from, const std::string& to) override {
    if (kind(from) == FileKind::symlink) return copy_symlink(from, to);
    const Descriptor source = open_regular("copy", from);
    Descriptor target = open_or_throw("copy to", to, O_WRONLY | O_CREAT | O_EXCL);
    try {
      copy_bytes(from, source, to, std::move(target));
    } catch (const IoError&) {
      ::unlink(to.c_str());
      throw;
    }
  }

  std::unique_ptr<FileLock> lock(const std::string& path) override {
    Descriptor directory = open_at(AT_FDCWD, path.c_str(), O_RDONLY | O_DIRECTORY);
    if (!directory.is_open() && errno == ENOENT) return nullptr;
    if (!directory.is_open()) throw IoError("lock", path, errno);
    if (uninterrupted([&] { return ::flock(directory.get(), LOCK_EX | LOCK_NB); }) != 0) {
      if (errno == EWOULDBLOCK) return nullptr;
      throw IoError("lock", path, errno);
    }
    // The last holder may have removed it between our open and our flock.
    const struct stat held = status_of("lock", path, directory);
    const auto there = status_at(path, 0);
    const bool same = there && there->st_dev == held.st_dev && there->st_ino == held.st_ino;
    return same ? std::make_unique<DirectoryLock>(std::move(directory)) : nullptr;
  }

  std::vector<DirectoryEntry> list(const std::string& path) const override {
    const DirectoryStream directory =
        open_directory("list", path, open_at(AT_FDCWD, path.c_str(), O_RDONLY | O_DIRECTORY));
    std::vector<DirectoryEntry> entries = entries_of(directory, path);
    std::sort(entries.begin(), entries.end(),
              [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
    return entries;
  }

  std::optional<FileKind> kind(const std::string& path) const override {
    const auto status = status_at(path, AT_SYMLINK_NOFOLLOW);
    if (!status) return std::nullopt;
    return kind_of(status->st_mode);
  }

  std::optional<FileStamp> stamp(const std::string& path) const override {
    constexpr std::int64_t second_ns = 1'000'000'000;
    const auto status = status_at(path, 0);
    if (!status) return std::nullopt;
    return FileStamp{status->st_mtim.tv_sec * second_ns + status->st_mtim.tv_nsec,
                     static_cast<std::uint64_t>(status->st_size)};
  }

  std::string resolve(const std::string& path) const override {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                           &std::free);
    if (!real) throw IoError("resolve", path, errno);
    return real.get();
  }

  void sync(const std::string& path) override {
    const Descriptor file = open_or_throw("sync", path, O_RDONLY | O_NONBLOCK);
    // EINVAL: a file system on which this kind of file cannot be synced, and needs not be.
    if (uninterrupted([&] { return ::fsync(file.get()); }) == 0 || errno == EINVAL) return;
    throw IoError("sync", path, errno);
  }

  void sync_all(const std::string& path) override {
    const Descriptor file = open_or_throw("sync", path, O_RDONLY | O_NONBLOCK);
    if (uninterrupted([&] { return ::syncfs(file.get()); }) != 0) {
      throw IoError("sync", path, errno);
    }
  }
};

}  // namespace

std::unique_ptr<FileSystem> real_file_system() {
  return std::make_unique<RealFileSystem>();
}

}  // namespace statusbook
