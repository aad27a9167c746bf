#include "preview/file_watcher.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "preview/test_client.hpp"
#include "preview/watched_tree.hpp"

using namespace statusbook;
using statusbook::testing::Folder;
using statusbook::testing::write_file;

namespace {

// Waits until `path` is among what changed; an interrupt after the deadline fails the test.
void expect_change(FileWatcher& watcher, const std::string& path) {
  std::mutex mutex;
  std::condition_variable found;
  bool done = false;
  std::thread guard([&] {
    std::unique_lock lock(mutex);
    if (!found.wait_for(lock, statusbook::testing::deadline, [&] { return done; })) {
      watcher.interrupt();
    }
  });
  bool seen = false;
  while (!seen) {
    const std::vector<std::string> changed = watcher.wait();
    if (changed.empty()) break;
    seen = std::find(changed.begin(), changed.end(), path) != changed.end();
  }
  {
    const std::lock_guard lock(mutex);
    done = true;
  }
  found.notify_one();
  guard.join();
  INFO(path);
  CHECK(seen);
}

// What was made before is no news to a watcher that is made afterwards: the clock of inodes moves
// in steps of some milliseconds.
void pass_tick() {
  const std::int64_t start = stamp_clock_ns();
  while (stamp_clock_ns() == start)
    std::this_thread::yield();
}

WatcherOptions polling() {
  return {.poll_interval = std::chrono::milliseconds(5), .most_watches = 0};
}

}  // namespace

TEST_CASE("A file that is made, changed, replaced by rename or removed is noticed") {
  const Folder folder;
  const WatcherOptions options = GENERATE(WatcherOptions{}, polling());
  FileWatcher watcher(options);
  watcher.watch({folder.path()});
  CHECK(watcher.trouble().empty() == (options.most_watches > 0));

  write_file(folder / "a.md", "1");
  expect_change(watcher, folder / "a.md");
  write_file(folder / "a.md", "22");
  expect_change(watcher, folder / "a.md");
  write_file(folder / "b.tmp", "333");
  std::filesystem::rename(folder / "b.tmp", folder / "a.md");
  expect_change(watcher, folder / "a.md");
  std::filesystem::remove(folder / "a.md");
  expect_change(watcher, folder / "a.md");
}

TEST_CASE("Folders that are made, removed and made again are watched all the way down") {
  const Folder folder;
  const WatcherOptions options = GENERATE(WatcherOptions{}, polling());
  FileWatcher watcher(options);
  watcher.watch({folder.path()});

  std::filesystem::create_directories(folder / "codes/502");
  expect_change(watcher, folder / "codes");
  write_file(folder / "codes/502/page.md", "1");
  expect_change(watcher, folder / "codes/502/page.md");
  std::filesystem::remove_all(folder / "codes");
  expect_change(watcher, folder / "codes");
  std::filesystem::create_directories(folder / "codes/502");
  expect_change(watcher, folder / "codes");
  write_file(folder / "codes/502/page.md", "2");
  expect_change(watcher, folder / "codes/502/page.md");
}

TEST_CASE("A watched folder may itself be missing, come, go and come back") {
  const Folder folder;
  const WatcherOptions options = GENERATE(WatcherOptions{}, polling());
  FileWatcher watcher(options);
  watcher.watch({folder / "content"});

  std::filesystem::create_directory(folder / "content");
  expect_change(watcher, folder / "content");
  write_file(folder / "content/a.md", "1");
  expect_change(watcher, folder / "content/a.md");
  std::filesystem::remove_all(folder / "content");
  expect_change(watcher, folder / "content");
  std::filesystem::create_directory(folder / "content");
  expect_change(watcher, folder / "content");
  write_file(folder / "content/a.md", "2");
  expect_change(watcher, folder / "content/a.md");
  std::filesystem::rename(folder / "content", folder / "elsewhere");
  expect_change(watcher, folder / "content");
}

TEST_CASE("A folder below ones that are missing is waited for") {
  const Folder folder;
  FileWatcher watcher;
  watcher.watch({folder / "a/b/content"});
  std::filesystem::create_directory(folder / "a");
  expect_change(watcher, folder / "a");
  std::filesystem::create_directory(folder / "a/b");
  expect_change(watcher, folder / "a/b");
  std::filesystem::create_directory(folder / "a/b/content");
  expect_change(watcher, folder / "a/b/content");
}

TEST_CASE("A single file is watched without its neighbors") {
  const Folder folder;
  write_file(folder / "site.json", "{}");
  pass_tick();
  const WatcherOptions options = GENERATE(WatcherOptions{}, polling());
  FileWatcher watcher(options);
  watcher.watch({folder / "site.json"});

  write_file(folder / "other.json", "{}");
  write_file(folder / "site.json", "{ }");
  CHECK(watcher.wait() == std::vector<std::string>{folder / "site.json"});
}

TEST_CASE("What changed before the first watch is noticed by its stamp") {
  const Folder folder;
  FileWatcher watcher;
  write_file(folder / "a.md", "1");
  watcher.watch({folder.path()});
  expect_change(watcher, folder / "a.md");
}

TEST_CASE("What editors leave beside a file, even for a moment, is no change") {
  const Folder folder;
  FileWatcher watcher({.settle = std::chrono::milliseconds(100)});
  watcher.watch({folder.path()});
  write_file(folder / "start", "");
  expect_change(watcher, folder / "start");

  write_file(folder / ".a.md.swp", "");
  write_file(folder / "4913", "");
  write_file(folder / "a.md~", "");
  write_file(folder / "sedXYZ", "1");
  std::filesystem::rename(folder / "sedXYZ", folder / "a.md");
  CHECK(watcher.wait() == std::vector<std::string>{folder / "a.md"});
}

TEST_CASE("A burst of changes is told at once") {
  const Folder folder;
  FileWatcher watcher({.settle = std::chrono::milliseconds(200),
                       .longest_burst = std::chrono::milliseconds(20'000)});
  watcher.watch({folder.path()});
  write_file(folder / "start", "");
  expect_change(watcher, folder / "start");

  std::vector<std::string> written;
  for (int number = 100; number < 150; ++number) {
    written.push_back(folder / std::to_string(number));
    write_file(written.back(), "x");
  }
  CHECK(watcher.wait() == written);
}

TEST_CASE("A file that is being written is told once it is closed, or when that takes too long") {
  const Folder folder;
  pass_tick();
  const bool closes = GENERATE(true, false);
  // The burst of a writer that closes never ends by its length, the other one's by nothing else.
  const auto longest = closes ? statusbook::testing::deadline : std::chrono::milliseconds(50);
  FileWatcher watcher({.settle = std::chrono::milliseconds(1), .longest_burst = longest});
  watcher.watch({folder.path()});
  std::ofstream file(folder / "a.md");
  file << "half" << std::flush;
  std::thread writer([&] {
    if (closes) {
      file << " and half" << std::flush;
      file.close();
    }
  });
  CHECK(watcher.wait() == std::vector<std::string>{folder / "a.md"});
  writer.join();
  if (closes) {
    CHECK(std::filesystem::file_size(folder / "a.md") == 13);
  }
}

TEST_CASE("A full table of watches is explained, and the files are looked at instead") {
  const Folder folder;
  std::filesystem::create_directories(folder / "a/b/c/d");
  FileWatcher watcher({.poll_interval = std::chrono::milliseconds(5), .most_watches = 3});
  watcher.watch({folder.path()});
  CHECK(watcher.trouble() ==
        "cannot watch '" + (folder / "a/b") +
            "': the system's inotify table is full (see fs.inotify in sysctl); "
            "looking for changes every 5 ms instead");
  write_file(folder / "a/b/c/d/x.md", "1");
  expect_change(watcher, folder / "a/b/c/d/x.md");
}

TEST_CASE("An interrupted watcher waits no more") {
  const Folder folder;
  const WatcherOptions options = GENERATE(WatcherOptions{}, polling());
  FileWatcher watcher(options);
  watcher.watch({folder / "nothing"});
  std::thread other([&] { watcher.interrupt(); });
  CHECK(watcher.wait().empty());
  CHECK(watcher.wait().empty());
  other.join();
}

TEST_CASE("Byproducts are told from files by their names") {
  for (const char* name : {".page.md.swp", "page.md~", ".#page.md", "#page.md#", "4913", ".git",
                           ".goutputstream-ABC", "page.md___jb_tmp___"}) {
    INFO(name);
    CHECK(is_byproduct(name));
  }
  for (const char* name : {"page.md", "a~b", ".well-known", "#page", "49130", "swp", ".htaccess"}) {
    INFO(name);
    CHECK_FALSE(is_byproduct(name));
  }
}
