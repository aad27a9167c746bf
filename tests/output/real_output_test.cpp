// The promises that only a real disk can show: inodes, the exchange, a killed build.

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <set>

#include "output/site_fixture.hpp"
#include "output/write_site.hpp"
#include "support/io_error.hpp"
#include "support/scratch_folder.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

Site site_with(int pages, const std::string& text) {
  Site site{{"/", "home"}};
  for (int i = 0; i < pages; ++i)
    site["/" + std::to_string(i) + "/"] = text;
  return site;
}

WriteOptions options_for(const std::string& out) {
  WriteOptions options;
  options.out = out;
  return options;
}

WriteSummary build(const std::string& out, const Site& site) {
  Diagnostics report;
  const auto files = real_file_system();
  const auto summary = write_site(plan_of(site), *files, options_for(out), report);
  REQUIRE(text_of(report) == "");
  REQUIRE(summary.has_value());
  return *summary;
}

struct stat status_of(const std::string& path) {
  struct stat status = {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status;
}

}  // namespace

TEST_CASE("on a real disk an unchanged page keeps its inode and its time, a changed one does not") {
  const ScratchFolder scratch;
  const auto files = real_file_system();
  Site site = site_with(20, "text");
  build(scratch / "public", site);
  const struct stat kept = status_of(scratch / "public/3/index.html");
  const struct stat changed = status_of(scratch / "public/4/index.html");
  site["/4/"] = "other";
  site.erase("/5/");
  CHECK(build(scratch / "public", site) == WriteSummary{1, 19, 1, 4 + 18 * 4 + 5});
  const struct stat kept_now = status_of(scratch / "public/3/index.html");
  CHECK(kept_now.st_ino == kept.st_ino);
  CHECK(kept_now.st_mtim.tv_sec == kept.st_mtim.tv_sec);
  CHECK(kept_now.st_mtim.tv_nsec == kept.st_mtim.tv_nsec);
  CHECK(kept_now.st_nlink == 1);
  CHECK(status_of(scratch / "public/4/index.html").st_ino != changed.st_ino);
  CHECK(files->read(scratch / "public/4/index.html", any_size) == "other");
  CHECK(files->kind(scratch / "public/5") == std::nullopt);
  CHECK(files->list(scratch.path()).size() == 1);
}

TEST_CASE("on a real disk a build without changes leaves every time as it was") {
  const ScratchFolder scratch;
  const auto files = real_file_system();
  build(scratch / "public", site_with(20, "text"));
  const Tree before = tree_of(*files, scratch.path());
  const struct stat parent = status_of(scratch.path());
  CHECK(build(scratch / "public", site_with(20, "text")) == WriteSummary{0, 21, 0, 84});
  CHECK(tree_of(*files, scratch.path()) == before);
  CHECK(status_of(scratch.path()).st_ctim.tv_nsec == parent.st_ctim.tv_nsec);
}

TEST_CASE("on a real disk the folder behind a symbolic link is replaced") {
  const ScratchFolder scratch;
  const auto files = real_file_system();
  files->create_directories(scratch / "disk/site");
  REQUIRE(::symlink("disk/site", (scratch / "public").c_str()) == 0);
  build(scratch / "public", site_with(3, "old"));
  build(scratch / "public", site_with(3, "new"));
  CHECK(files->kind(scratch / "public") == FileKind::symlink);
  CHECK(files->read(scratch / "disk/site/1/index.html", any_size) == "new");
  CHECK(files->list(scratch / "disk").size() == 1);
}

TEST_CASE("a killed build leaves the old site or the new one, and the next build succeeds") {
  const ScratchFolder scratch;
  const auto files = real_file_system();
  const std::string out = scratch / "public";
  constexpr int pages = 60;
  build(out, site_with(pages, "0"));
  int last_whole = 0;
  for (int round = 1; round <= 20; ++round) {
    CAPTURE(round);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {  // nothing of the test framework may run in here
      WriteOptions options = options_for(out);
      options.render.jobs = 1;  // a forked child has no worker threads
      Diagnostics report;
      const Site site = site_with(pages, std::to_string(round));
      try {
        write_site(plan_of(site), *real_file_system(), options, report);
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(round * 500));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);

    std::set<std::string> texts;
    for (const auto& [path, bytes] : files_in(*files, out)) {
      if (path != "index.html") texts.insert(bytes);
    }
    REQUIRE(texts.size() == 1);
    const std::string now = *texts.begin();
    CHECK((now == std::to_string(last_whole) || now == std::to_string(round)));
    CHECK(files_in(*files, out).size() == pages + 1);
    if (round % 2 == 0) {
      build(out, site_with(pages, std::to_string(round)));
      CHECK(files->list(scratch.path()).size() == 1);
      last_whole = round;
    } else {
      last_whole = std::stoi(now);
    }
  }
}

TEST_CASE("a folder without write permission is an error that names it, and nothing is touched") {
  if (::geteuid() == 0) return;  // permissions do not bind root
  const ScratchFolder scratch;
  build(scratch / "public", site_with(3, "old"));
  REQUIRE(::chmod(scratch.path().c_str(), 0500) == 0);
  Diagnostics report;
  CHECK_THROWS_WITH(write_site(plan_of(site_with(3, "new")), *real_file_system(),
                               options_for(scratch / "public"), report),
                    "cannot create directory '" + (scratch / ".public.statusbook-staging") +
                        "': Permission denied");
  REQUIRE(::chmod(scratch.path().c_str(), 0700) == 0);
  CHECK(real_file_system()->read(scratch / "public/1/index.html", any_size) == "old");
}
