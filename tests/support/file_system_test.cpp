// One table of behaviours, held against the real file system and the one in memory.

#include "support/file_system.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <functional>

#include "support/io_error.hpp"
#include "support/memory_file_system.hpp"
#include "support/scratch_folder.hpp"

using namespace statusbook;
using statusbook::testing::ScratchFolder;

namespace {

constexpr std::uint64_t any_size = 1 << 20;

// A file system and an existing folder in it.
class Subject {
 public:
  explicit Subject(const std::string& which) {
    if (which == "real") {
      files_ = real_file_system();
      root_ = scratch_.path();
    } else {
      auto memory = std::make_unique<MemoryFileSystem>();
      memory_ = memory.get();
      files_ = std::move(memory);
      root_ = "/root";
      files_->create_directories(root_);
    }
  }

  FileSystem& operator*() const { return *files_; }
  FileSystem* operator->() const { return files_.get(); }
  std::string at(const std::string& name) const { return join_path(root_, name); }
  std::string text(const std::string& name) const { return files_->read(at(name), any_size); }
  void write(const std::string& name, std::string_view bytes) const {
    files_->write(at(name), bytes);
  }

  void symlink(const std::string& target, const std::string& name) const {
    if (memory_ != nullptr) return memory_->symlink(target, at(name));
    REQUIRE(::symlink(target.c_str(), at(name).c_str()) == 0);
  }

 private:
  ScratchFolder scratch_;
  std::unique_ptr<FileSystem> files_;
  MemoryFileSystem* memory_ = nullptr;
  std::string root_;
};

std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const IoError& error) {
    return error.what();
  }
  return "no IoError";
}

int error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const IoError& error) {
    return error.error();
  }
  return 0;
}

}  // namespace

TEST_CASE("what is written is read back, byte for byte") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  const std::string odd("a\0b\xFF\r\n", 6);
  const std::string large(3 << 17, 'x');
  files.write("odd", odd);
  files.write("empty", "");
  files.write("large", large);
  CHECK(files.text("odd") == odd);
  CHECK(files.text("empty") == "");
  CHECK(files.text("large") == large);
}

TEST_CASE("reading has a limit") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("a", "12345");
  CHECK(files->read(files.at("a"), 5) == "12345");
  CHECK(message_of([&] { files->read(files.at("a"), 4); }) ==
        "cannot read '" + files.at("a") + "': File too large");
  CHECK(files->read(files.at("a"), UINT64_MAX) == "12345");
}

TEST_CASE("every failure names the operation and the path") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("file", "x");
  files->create_directories(files.at("folder/inner"));
  const std::string none = files.at("none"), file = files.at("file"), folder = files.at("folder");
  const auto quoted = [](const std::string& path) { return " '" + path + "': "; };

  CHECK(message_of([&] { files->read(none, any_size); }) ==
        "cannot read" + quoted(none) + "No such file or directory");
  CHECK(message_of([&] { files->read(folder, any_size); }) ==
        "cannot read" + quoted(folder) + "Is a directory");
  CHECK(message_of([&] { files->write(file, "y"); }) ==
        "cannot write" + quoted(file) + "File exists");
  CHECK(message_of([&] { files->write(none + "/a", "y"); }) ==
        "cannot write" + quoted(none + "/a") + "No such file or directory");
  CHECK(message_of([&] { files->create_directories(file); }) ==
        "cannot create directory" + quoted(file) + "File exists");
  CHECK(message_of([&] { files->remove_file(folder); }) ==
        "cannot remove" + quoted(folder) + "Is a directory");
  CHECK(message_of([&] { files->rename(none, folder); }) ==
        "cannot rename to " + folder + quoted(none) + "No such file or directory");
  CHECK(message_of([&] { files->exchange(file, none); }) ==
        "cannot exchange with " + none + quoted(file) + "No such file or directory");
  CHECK(message_of([&] { files->hard_link(none, file); }) ==
        "cannot link to " + file + quoted(none) + "No such file or directory");
  CHECK(message_of([&] { files->hard_link(file, folder); }) ==
        "cannot link to " + folder + quoted(file) + "File exists");
  CHECK(message_of([&] { files->copy(none, folder); }) ==
        "cannot copy" + quoted(none) + "No such file or directory");
  CHECK(message_of([&] { files->copy(file, folder); }) ==
        "cannot copy to" + quoted(folder) + "File exists");
  CHECK(message_of([&] { files->list(file); }) == "cannot list" + quoted(file) + "Not a directory");
  CHECK(message_of([&] { files->lock(file); }) == "cannot lock" + quoted(file) + "Not a directory");
  CHECK(message_of([&] { files->resolve(none); }) ==
        "cannot resolve" + quoted(none) + "No such file or directory");
  CHECK(message_of([&] { files->sync(none); }) ==
        "cannot sync" + quoted(none) + "No such file or directory");
  CHECK(message_of([&] { files->sync_all(none); }) ==
        "cannot sync" + quoted(none) + "No such file or directory");
  CHECK(files.text("file") == "x");
}

TEST_CASE("directories are created with their parents, and again without complaint") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("a/b/c"));
  files->create_directories(files.at("a/b/c"));
  files->create_directories(files.at("a/b/"));
  CHECK(files->kind(files.at("a/b/c")) == FileKind::directory);
}

TEST_CASE("a listing is sorted by name and knows kinds") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("b", "");
  files->create_directories(files.at("a-b"));
  files->create_directories(files.at("a/deeper"));
  files.write("B", "");
  files.symlink("nowhere", "c");
  CHECK(files->list(files.at("")) == std::vector<DirectoryEntry>{{"B", FileKind::file},
                                                                 {"a", FileKind::directory},
                                                                 {"a-b", FileKind::directory},
                                                                 {"b", FileKind::file},
                                                                 {"c", FileKind::symlink}});
  CHECK(files->list(files.at("a-b")).empty());
}

TEST_CASE("kind looks at a link itself, stamp and read look behind it") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("file", "123");
  files.symlink("file", "link");
  files.symlink("nowhere", "dangling");
  files.symlink("loop", "loop");
  CHECK(files->kind(files.at("link")) == FileKind::symlink);
  CHECK(files->stamp(files.at("link")) == files->stamp(files.at("file")));
  CHECK(files->stamp(files.at("link"))->size == 3);
  CHECK(files.text("link") == "123");
  CHECK(files->kind(files.at("dangling")) == FileKind::symlink);
  CHECK(files->stamp(files.at("dangling")) == std::nullopt);
  CHECK(files->kind(files.at("none")) == std::nullopt);
  CHECK(files->kind(files.at("file/below")) == std::nullopt);
  CHECK(error_of([&] { files.text("loop"); }) == ELOOP);
}

TEST_CASE("resolve follows links, dots and double slashes to the real path") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("a/b"));
  files.symlink("a/b", "link");
  CHECK(files->resolve(files.at("link")) == files.at("a/b"));
  CHECK(files->resolve(files.at("link/..")) == files.at("a"));
  CHECK(files->resolve(files.at("a/./b/..//b/")) == files.at("a/b"));
  CHECK(files->stamp(files.at("none/..")) == std::nullopt);
}

TEST_CASE("removing what is not there is fine") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->remove_file(files.at("none"));
  files->remove_tree(files.at("none"));
  files.write("file", "");
  files->remove_file(files.at("file"));
  CHECK(files->kind(files.at("file")) == std::nullopt);
}

TEST_CASE("removing a tree leaves what its links point to, and neighbors with a like name") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("kept"));
  files.write("kept/file", "still here");
  files->create_directories(files.at("tree/deep/deeper"));
  files.write("tree/deep/file", "");
  files.symlink("../kept", "tree/link");
  files.write("tree-2", "");
  files->remove_tree(files.at("tree"));
  CHECK(files->kind(files.at("tree")) == std::nullopt);
  CHECK(files.text("kept/file") == "still here");
  CHECK(files->kind(files.at("tree-2")) == FileKind::file);
}

TEST_CASE("removing a tree that is a link removes the link") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("kept"));
  files.symlink("kept", "link");
  files->remove_tree(files.at("link"));
  CHECK(files->kind(files.at("link")) == std::nullopt);
  CHECK(files->kind(files.at("kept")) == FileKind::directory);
}

TEST_CASE("a rename moves a tree with its stamps and replaces a file or an empty directory") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("from/deep"));
  files.write("from/deep/file", "moved");
  const auto stamp = files->stamp(files.at("from/deep/file"));
  files->create_directories(files.at("empty"));
  files->rename(files.at("from"), files.at("empty"));
  CHECK(files.text("empty/deep/file") == "moved");
  CHECK(files->stamp(files.at("empty/deep/file")) == stamp);
  CHECK(files->kind(files.at("from")) == std::nullopt);

  files.write("a", "a");
  files.write("b", "b");
  files->rename(files.at("a"), files.at("b"));
  CHECK(files.text("b") == "a");

  files->create_directories(files.at("other"));
  CHECK(error_of([&] { files->rename(files.at("other"), files.at("empty")); }) == ENOTEMPTY);
  CHECK(error_of([&] { files->rename(files.at("other"), files.at("b")); }) == ENOTDIR);
  CHECK(error_of([&] { files->rename(files.at("b"), files.at("other")); }) == EISDIR);
  CHECK(error_of([&] { files->rename(files.at("other"), files.at("none/x")); }) == ENOENT);
  CHECK(error_of([&] { files->rename(files.at("empty"), files.at("empty/deep/x")); }) == EINVAL);
}

TEST_CASE("an exchange swaps two directories, full as they are") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("a"));
  files->create_directories(files.at("b/deep"));
  files.write("a/file", "was in a");
  files.write("b/deep/file", "was in b");
  if (!files->exchange(files.at("a"), files.at("b"))) return;  // not on this disk
  CHECK(files.text("b/file") == "was in a");
  CHECK(files.text("a/deep/file") == "was in b");
  CHECK(files->kind(files.at("a/file")) == std::nullopt);
}

TEST_CASE("a hard link is the same file with the same stamp, and outlives the first name") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("first", "text");
  const auto stamp = files->stamp(files.at("first"));
  REQUIRE(files->hard_link(files.at("first"), files.at("second")));
  files->remove_file(files.at("first"));
  CHECK(files.text("second") == "text");
  CHECK(files->stamp(files.at("second")) == stamp);
}

TEST_CASE("a directory cannot be hard-linked, which is said and not thrown") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("folder"));
  CHECK(files->hard_link(files.at("folder"), files.at("second")) == false);
}

TEST_CASE("a copy keeps the modification time; a link is copied as a link") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("file", "text");
  files.symlink("file", "link");
  files->copy(files.at("file"), files.at("copy"));
  files->copy(files.at("link"), files.at("link-copy"));
  CHECK(files.text("copy") == "text");
  CHECK(files->stamp(files.at("copy")) == files->stamp(files.at("file")));
  CHECK(files->kind(files.at("link-copy")) == FileKind::symlink);
  files->remove_file(files.at("file"));
  CHECK(files.text("copy") == "text");
  CHECK(files->stamp(files.at("link-copy")) == std::nullopt);
}

TEST_CASE("a lock keeps others out until it is given back") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("folder"));
  auto first = files->lock(files.at("folder"));
  REQUIRE(first != nullptr);
  CHECK(files->lock(files.at("folder")) == nullptr);
  first.reset();
  CHECK(files->lock(files.at("folder")) != nullptr);
  CHECK(files->lock(files.at("none")) == nullptr);
}

TEST_CASE("a lock belongs to the directory, not to its name") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files->create_directories(files.at("folder"));
  const auto first = files->lock(files.at("folder"));
  files->remove_tree(files.at("folder"));
  files->create_directories(files.at("folder"));
  CHECK(files->lock(files.at("folder")) != nullptr);
}

TEST_CASE("syncing files and directories works") {
  const Subject files(GENERATE(as<std::string>(), "real", "memory"));
  files.write("file", "x");
  CHECK_NOTHROW(files->sync(files.at("file")));
  CHECK_NOTHROW(files->sync(files.at("")));
  CHECK_NOTHROW(files->sync_all(files.at("")));
}

TEST_CASE("two writes in a row have different stamps in memory") {
  const Subject files("memory");
  files.write("a", "x");
  files.write("b", "x");
  CHECK(files->stamp(files.at("a")) != files->stamp(files.at("b")));
}

TEST_CASE("a FIFO or a device is refused at once instead of being waited for") {
  const Subject files("real");
  REQUIRE(::mkfifo(files.at("fifo").c_str(), 0600) == 0);
  CHECK(files->kind(files.at("fifo")) == FileKind::other);
  CHECK(message_of([&] { files.text("fifo"); }) ==
        "cannot read as a regular file '" + files.at("fifo") + "'");
  CHECK(message_of([&] { files->copy(files.at("fifo"), files.at("copy")); }) ==
        "cannot copy as a regular file '" + files.at("fifo") + "'");
  CHECK(message_of([&] { files->read("/dev/zero", any_size); }) ==
        "cannot read as a regular file '/dev/zero'");
}

TEST_CASE("a file whose size is not known beforehand is read to its end") {
  const Subject files("real");
  CHECK(files->read("/proc/self/cmdline", any_size).size() > 1);
  CHECK(error_of([&] { files->read("/proc/self/cmdline", 1); }) == EFBIG);
}

TEST_CASE("a copy keeps permissions, and stamps are exact to the nanosecond") {
  const Subject files("real");
  files.write("file", "x");
  REQUIRE(::chmod(files.at("file").c_str(), 0640) == 0);
  const timespec times[] = {{1, 2}, {1700000000, 123456789}};
  REQUIRE(::utimensat(AT_FDCWD, files.at("file").c_str(), times, 0) == 0);
  CHECK(files->stamp(files.at("file")) == FileStamp{1700000000123456789, 1});
  files->copy(files.at("file"), files.at("copy"));
  struct stat status = {};
  REQUIRE(::stat(files.at("copy").c_str(), &status) == 0);
  CHECK((status.st_mode & 07777) == 0640);
  CHECK(files->stamp(files.at("copy")) == FileStamp{1700000000123456789, 1});
}

TEST_CASE("paths are joined with exactly one slash") {
  struct Row {
    const char *directory, *name, *joined;
  };
  const auto row = GENERATE(values<Row>({{"a", "b", "a/b"},
                                         {"a/", "b", "a/b"},
                                         {"a//", "/b", "a/b"},
                                         {"", "b", "b"},
                                         {"a", "", "a"},
                                         {"/", "b", "/b"},
                                         {"a/b", "c/d", "a/b/c/d"}}));
  CHECK(join_path(row.directory, row.name) == row.joined);
}

TEST_CASE("a path has a parent and a last name") {
  struct Row {
    const char *path, *parent, *name;
  };
  const auto row = GENERATE(values<Row>({{"a/b/c", "a/b", "c"},
                                         {"c", ".", "c"},
                                         {"/c", "/", "c"},
                                         {"/", "/", ""},
                                         {"a/b/", "a", "b"},
                                         {"a//b", "a", "b"},
                                         {"..", ".", ".."}}));
  CHECK(parent_path(row.path) == row.parent);
  CHECK(file_name(row.path) == row.name);
}
