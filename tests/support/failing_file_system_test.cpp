#include "support/failing_file_system.hpp"

#include <catch2/catch.hpp>
#include <cerrno>

#include "support/io_error.hpp"
#include "support/memory_file_system.hpp"

using namespace statusbook;

namespace {

struct Subject {
  MemoryFileSystem memory;
  FailingFileSystem files{memory};
};

}  // namespace

TEST_CASE("without orders everything passes through and is counted") {
  Subject subject;
  FailingFileSystem& files = subject.files;
  files.create_directories("/a");
  files.write("/a/file", "text");
  CHECK(files.read("/a/file", 100) == "text");
  CHECK(files.kind("/a") == FileKind::directory);
  CHECK(files.hard_link("/a/file", "/a/second"));
  CHECK(files.lock("/a") != nullptr);
  files.sync("/a");
  files.sync_all("/a");
  CHECK(files.list("/a").size() == 2);
  CHECK(files.calls() == 9);
  CHECK(files.mutating_calls() == 3);
  CHECK(files.calls(FileOperation::write) == 1);
  CHECK(files.calls(FileOperation::rename) == 0);
}

TEST_CASE("only the chosen call fails, and does nothing") {
  Subject subject;
  subject.files.fail_call(2, ENOSPC);
  subject.files.write("/a", "");
  CHECK_THROWS_WITH(subject.files.write("/b", ""), "cannot write '/b': No space left on device");
  subject.files.write("/c", "");
  CHECK(subject.memory.kind("/b") == std::nullopt);
  CHECK(subject.files.calls() == 3);
}

TEST_CASE("from a chosen call on all fail") {
  Subject subject;
  subject.files.fail_from_call(2, EIO);
  subject.files.write("/a", "");
  CHECK_THROWS_AS(subject.files.write("/b", ""), IoError);
  CHECK_THROWS_AS(subject.files.remove_tree("/a"), IoError);
  CHECK(subject.memory.kind("/a") == FileKind::file);
}

TEST_CASE("an operation on a path fails each time, others do not") {
  Subject subject;
  subject.files.write("/a", "x");
  subject.files.fail(FileOperation::read, "/a", EACCES);
  CHECK_THROWS_WITH(subject.files.read("/a", 9), "cannot read '/a': Permission denied");
  CHECK_THROWS_WITH(subject.files.read("/a", 9), "cannot read '/a': Permission denied");
  CHECK(subject.files.stamp("/a")->size == 1);
}

TEST_CASE("what a file system cannot do is said, not thrown, and not done") {
  Subject subject;
  subject.files.take_away(FileOperation::exchange);
  subject.files.take_away(FileOperation::hard_link);
  subject.files.write("/a", "a");
  subject.files.write("/b", "b");
  CHECK_FALSE(subject.files.exchange("/a", "/b"));
  CHECK_FALSE(subject.files.hard_link("/a", "/c"));
  CHECK(subject.memory.read("/a", 9) == "a");
  CHECK(subject.memory.kind("/c") == std::nullopt);
}
