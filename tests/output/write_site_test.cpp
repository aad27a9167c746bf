#include "output/write_site.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "output/site_fixture.hpp"
#include "support/failing_file_system.hpp"
#include "support/interrupted.hpp"
#include "support/io_error.hpp"
#include "support/memory_file_system.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

const Site first_site{{"/", "<a href='a/'>a</a>"},
                      {"/a/", "<a href='../b/'>b</a>"},
                      {"/b/", "old"},
                      {"/c.json", "{}"},
                      {"/gone/deep/", "stale"}};
const Site second_site{{"/", "<a href='a/'>a</a>"},
                       {"/a/", "<a href='../b/'>b</a>"},
                       {"/b/", "new"},
                       {"/c.json", "{}"},
                       {"/d/", "added"}};
const Site first_files{{"index.html", "<a href='a/'>a</a>"},
                       {"a/index.html", "<a href='../b/'>b</a>"},
                       {"b/index.html", "old"},
                       {"c.json", "{}"},
                       {"gone/deep/index.html", "stale"}};
const Site second_files{{"index.html", "<a href='a/'>a</a>"},
                        {"a/index.html", "<a href='../b/'>b</a>"},
                        {"b/index.html", "new"},
                        {"c.json", "{}"},
                        {"d/index.html", "added"}};

const std::string staging = "/work/.public.statusbook-staging";

WriteOptions options_for(const std::string& out, std::size_t jobs = 1) {
  WriteOptions options;
  options.out = out;
  options.render.jobs = jobs;
  return options;
}

// A build that must go well.
WriteSummary build(FileSystem& files, const Site& site, const std::string& out = "/work/public") {
  Diagnostics report;
  const auto summary = write_site(plan_of(site), files, options_for(out), report);
  REQUIRE(text_of(report) == "");
  REQUIRE(summary.has_value());
  return *summary;
}

// What a build that must be refused says.
std::string refusal(FileSystem& files, const WriteOptions& options, const Site& site = first_site) {
  Diagnostics report;
  REQUIRE_FALSE(write_site(plan_of(site), files, options, report).has_value());
  return text_of(report);
}

}  // namespace

TEST_CASE("a first build writes every page, its folders and the manifest, and nothing else") {
  MemoryFileSystem files;
  CHECK(build(files, first_site) == WriteSummary{5, 0, 0, 18 + 21 + 3 + 2 + 5});
  CHECK(files_in(files, "/work/public") == first_files);
  CHECK(files.read("/work/public/.statusbook-manifest", any_size) ==
        "statusbook-manifest 1\n"
        "a/index.html\nb/index.html\nc.json\ngone/deep/index.html\nindex.html\n");
  CHECK(files.list("/work").size() == 1);
}

TEST_CASE("a build into an empty folder is a first build") {
  MemoryFileSystem files;
  files.create_directories("/work/public");
  build(files, first_site);
  CHECK(files_in(files, "/work/public") == first_files);
  CHECK(files.list("/work").size() == 1);
}

TEST_CASE("a site without pages is written too, and replaces one with pages") {
  MemoryFileSystem files;
  CHECK(build(files, {}) == WriteSummary{0, 0, 0, 0});
  CHECK(build(files, first_site) == WriteSummary{5, 0, 0, 49});
  CHECK(build(files, {}) == WriteSummary{0, 0, 5, 0});
  CHECK(files.list("/work/public") ==
        std::vector<DirectoryEntry>{{".statusbook-manifest", FileKind::file}});
}

TEST_CASE("a second build changes what differs, keeps what does not and removes what is stale") {
  MemoryFileSystem files;
  build(files, first_site);
  const Tree before = tree_of(files, "/work/public");
  CHECK(build(files, second_site) == WriteSummary{2, 3, 1, 18 + 21 + 3 + 2 + 5});
  CHECK(files_in(files, "/work/public") == second_files);
  const Tree after = tree_of(files, "/work/public");
  for (const char* kept : {"index.html", "a/index.html", "c.json"}) {
    CHECK(after.at(kept) == before.at(kept));
  }
  CHECK_FALSE(after.contains("gone"));
  CHECK(after.at("b/index.html").modified_ns != before.at("b/index.html").modified_ns);
  CHECK(files.list("/work").size() == 1);
}

TEST_CASE("a build that only loses pages removes them") {
  MemoryFileSystem files;
  build(files, first_site);
  Site fewer = first_site;
  fewer.erase("/gone/deep/");
  CHECK(build(files, fewer) == WriteSummary{0, 4, 1, 44});
  CHECK(files.kind("/work/public/gone") == std::nullopt);
}

TEST_CASE("a build without changes writes and touches nothing") {
  MemoryFileSystem memory;
  build(memory, first_site);
  const Tree before = tree_of(memory, "/");
  FailingFileSystem files(memory);
  CHECK(build(files, first_site) == WriteSummary{0, 5, 0, 49});
  CHECK(files.mutating_calls() == 0);
  CHECK(files.calls(FileOperation::lock) == 0);
  CHECK(files.calls(FileOperation::sync_all) == 0);
  CHECK(tree_of(memory, "/") == before);
}

TEST_CASE("a page of ours that somebody edited or removed is made again") {
  MemoryFileSystem files;
  build(files, first_site);
  files.remove_file("/work/public/c.json");
  files.remove_file("/work/public/b/index.html");
  files.write("/work/public/b/index.html", "OLD");  // of the same length
  files.remove_file("/work/public/index.html");
  files.symlink("a/index.html", "/work/public/index.html");
  CHECK(build(files, first_site) == WriteSummary{3, 2, 0, 49});
  CHECK(files_in(files, "/work/public") == first_files);
}

TEST_CASE("files that somebody else put into the output are carried over") {
  MemoryFileSystem files;
  build(files, first_site);
  files.write("/work/public/CNAME", "example.org");
  files.create_directories("/work/public/mine/empty");
  files.write("/work/public/mine/note", "text");
  files.write("/work/public/gone/deep/note", "beside a stale page");
  files.symlink("nowhere", "/work/public/link");
  const Tree before = tree_of(files, "/work/public");
  build(files, second_site);
  const Tree after = tree_of(files, "/work/public");
  for (const char* kept : {"CNAME", "mine/note", "gone/deep/note", "link"}) {
    CHECK(after.at(kept) == before.at(kept));
  }
  CHECK(after.at("mine/empty").kind == FileKind::directory);
  CHECK_FALSE(after.contains("gone/deep/index.html"));
  CHECK(build(files, second_site).written == 0);
}

TEST_CASE("a stray file in the place of a page is never overwritten") {
  MemoryFileSystem files;
  Site site = first_site;
  build(files, site);
  files.write("/work/public/robots.txt", "mine");
  files.write("/work/public/e", "a file where a folder must be");
  files.create_directories("/work/public/f.json/inner");
  files.write("/work/public/gone/deep/note", "in a folder where a file must be");
  const Tree before = tree_of(files, "/");
  site.erase("/gone/deep/");
  for (const char* url : {"/robots.txt", "/e/", "/f.json", "/gone"})
    site[url] = "ours";
  CHECK(refusal(files, options_for("/work/public"), site) ==
        "/work/public/e: error: Statusbook did not make this, and the site needs its place "
        "[foreign-file]\n  hint: move it out of the output folder\n"
        "/work/public/f.json: error: Statusbook did not make this, and the site needs its place "
        "[foreign-file]\n  hint: move it out of the output folder\n"
        "/work/public/f.json/inner: error: Statusbook did not make this, and the site needs its "
        "place [foreign-file]\n  hint: move it out of the output folder\n"
        "/work/public/gone/deep/note: error: Statusbook did not make this, and the site needs its "
        "place [foreign-file]\n  hint: move it out of the output folder\n"
        "/work/public/robots.txt: error: Statusbook did not make this, and the site needs its "
        "place [foreign-file]\n  hint: move it out of the output folder\n");
  Tree after = tree_of(files, "/");
  after.at("work").modified_ns = before.at("work").modified_ns;  // a staging folder came and went
  CHECK(after == before);
}

TEST_CASE("a folder that is not ours is refused and left alone") {
  MemoryFileSystem files;
  files.create_directories("/work/public");
  files.write("/work/public/thesis.txt", "two years of work");
  const Tree before = tree_of(files, "/");
  CHECK(refusal(files, options_for("/work/public")) ==
        "/work/public: error: this folder is not empty, and Statusbook did not make it "
        "[foreign-output]\n"
        "  hint: choose another folder with --out, or empty this one\n");
  CHECK(tree_of(files, "/") == before);
}

TEST_CASE("a manifest of another version is not trusted") {
  MemoryFileSystem files;
  files.create_directories("/work/public");
  const auto manifest =
      GENERATE(as<std::string>(), "", "statusbook-manifest 2\na\n", "statusbook-manifest 1\na",
               "statusbook-manifest 1\n\n", "statusbook-manifest 1", "a\n");
  files.write("/work/public/.statusbook-manifest", manifest);
  CHECK(refusal(files, options_for("/work/public")) ==
        "/work/public: error: this folder's .statusbook-manifest is not one that this version of "
        "Statusbook knows [foreign-output]\n"
        "  hint: choose another folder with --out, or empty this one\n");
}

TEST_CASE("an output that can be no folder is refused") {
  MemoryFileSystem files;
  files.write("/file", "x");
  files.symlink("/file", "/link-to-file");
  files.symlink("/nowhere", "/dangling");
  const std::string no_place = "error: this is no place for an output folder [bad-output]\n";
  const std::string no_folder =
      "error: the output must be a folder, and this is not one [bad-output]\n"
      "  hint: choose another folder with --out\n";
  CHECK(refusal(files, options_for("/file")) == "/file: " + no_folder);
  CHECK(refusal(files, options_for("/link-to-file")) == "/link-to-file: " + no_folder);
  CHECK(refusal(files, options_for("/dangling")) ==
        "/dangling: " + no_place + "  hint: it is a symbolic link that leads nowhere\n");
  CHECK(refusal(files, options_for("")) ==
        no_place + "  hint: name a folder, which need not exist yet\n");
  CHECK(refusal(files, options_for("/none/..")) ==
        "/none/..: " + no_place + "  hint: name a folder, which need not exist yet\n");
  CHECK(refusal(files, options_for("/")) ==
        "/: error: the root of the file system cannot be replaced by a site [bad-output]\n"
        "  hint: choose another folder with --out\n");
}

TEST_CASE("an output above, below or at an input is refused, through links too") {
  MemoryFileSystem files;
  files.create_directories("/site/content/codes");
  files.write("/site/site.json", "{}");
  files.symlink("/site/content", "/alias");
  const auto out =
      GENERATE(as<std::string>(), "/site", "/site/", "/site/content", "/site/content/public",
               "/site/content/codes/../x", "/alias", "/alias/public", "/site/site.json/x");
  WriteOptions options = options_for(out);
  options.inputs = {"/missing", "/site/content", "/site/site.json"};
  const std::string input =
      out.find("json") == std::string::npos ? "/site/content" : "/site/site.json";
  CHECK(refusal(files, options) ==
        out + ": error: the output folder is replaced as a whole, and it would overlap '" + input +
            "', which the site is made from [output-overlaps-input]\n"
            "  hint: choose another folder with --out\n");
}

TEST_CASE("an output beside the inputs, or with a like name, is fine") {
  MemoryFileSystem files;
  files.create_directories("/site/content");
  const auto out = GENERATE(as<std::string>(), "/site/public", "/site/content2", "/site/cont",
                            "site/x/../public/", "/site/new/deeper/public");
  files.create_directories("/site/x");
  WriteOptions options = options_for(out);
  options.inputs = {"/site/content"};
  Diagnostics report;
  CHECK(write_site(plan_of(first_site), files, options, report).has_value());
  CHECK(files_in(files, out) == first_files);
}

TEST_CASE("behind a symbolic link the folder that it points to is replaced") {
  MemoryFileSystem files;
  files.create_directories("/disk/site");
  files.create_directories("/work");
  files.symlink("../disk/site", "/work/public");
  build(files, first_site);
  build(files, second_site);
  CHECK(files.kind("/work/public") == FileKind::symlink);
  CHECK(files_in(files, "/disk/site") == second_files);
  CHECK(files.list("/disk").size() == 1);
  CHECK(files.list("/work").size() == 1);
}

TEST_CASE("an error on any page leaves the old site as it was, and all errors are told") {
  MemoryFileSystem files;
  build(files, first_site);
  const Tree before = tree_of(files, "/work/public");
  std::vector<Page> pages{page_at("/", "changed"), broken_page_at("/x/", "first"),
                          page_at("/y/", "<a href='../z/'>"), broken_page_at("/z/", "second")};
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  const auto jobs = GENERATE(std::size_t{1}, std::size_t{8});
  CHECK_FALSE(write_site(plan, files, options_for("/work/public", jobs), report).has_value());
  CHECK(text_of(report) ==
        "x/index.html: error: first [test-error]\nz/index.html: error: second [test-error]\n");
  CHECK(tree_of(files, "/work/public") == before);
  CHECK(files.list("/work").size() == 1);
}

TEST_CASE("a broken link fails the build") {
  MemoryFileSystem files;
  CHECK(refusal(files, options_for("/work/public"), {{"/", "<a href='nowhere/'>"}}) ==
        "index.html:1:10: error: the link 'nowhere/' leads to '/nowhere/', which is no page of "
        "this site [broken-link]\n"
        "    1 | <a href='nowhere/'>\n"
        "      |          ^~~~~~~~\n"
        "  hint: known names: /\n");
  CHECK(tree_of(files, "/").empty());
}

TEST_CASE("a failure of any one call leaves the old site or the new one, and nothing beside it") {
  const bool can_exchange = GENERATE(true, false);
  const bool can_link = GENERATE(true, false);
  std::size_t failures = 0;
  for (std::size_t call = 1;; ++call) {
    CAPTURE(call);
    MemoryFileSystem memory;
    build(memory, first_site);
    memory.write("/work/public/stray", "mine");
    const Tree before = tree_of(memory, "/work/public");
    FailingFileSystem files(memory);
    if (!can_exchange) files.take_away(FileOperation::exchange);
    if (!can_link) files.take_away(FileOperation::hard_link);
    files.fail_call(call, ENOSPC);
    Diagnostics report;
    bool failed = false;
    try {
      write_site(plan_of(second_site), files, options_for("/work/public"), report);
    } catch (const IoError&) {
      failed = true;
    }
    if (files.calls() < call) break;  // the build has no such call
    failures += failed ? 1 : 0;
    Site wanted = second_files;
    wanted["stray"] = "mine";
    const bool is_old = tree_of(memory, "/work/public") == before;
    const bool is_new = files_in(memory, "/work/public") == wanted;
    CHECK((is_old || is_new));
    if (!failed) CHECK(is_new);
    // An empty folder may stay: one that could not be locked, or whose removal failed twice.
    CHECK(tree_of(memory, staging).empty());
    build(memory, second_site);
    CHECK(files_in(memory, "/work/public") == wanted);
    CHECK(memory.list("/work").size() == 1);
  }
  CHECK(failures > 30);
}

TEST_CASE("a failure of any one call of a first build leaves nothing or the site") {
  for (std::size_t call = 1;; ++call) {
    CAPTURE(call);
    MemoryFileSystem memory;
    FailingFileSystem files(memory);
    files.fail_call(call, EACCES);
    Diagnostics report;
    bool failed = false;
    try {
      write_site(plan_of(first_site), files, options_for("/work/public"), report);
    } catch (const IoError&) {
      failed = true;
    }
    if (files.calls() < call) break;
    const Site now = files_in(memory, "/work/public");
    CHECK((now == first_files || (failed && !memory.kind("/work/public"))));
    CHECK(tree_of(memory, staging).empty());
    build(memory, first_site);
    CHECK(files_in(memory, "/work/public") == first_files);
  }
}

TEST_CASE("a build that dies at any call is repaired by the next one") {
  const bool can_exchange = GENERATE(true, false);
  for (std::size_t call = 1;; ++call) {
    CAPTURE(call);
    MemoryFileSystem memory;
    build(memory, first_site);
    memory.write("/work/public/stray", "mine");
    const Tree before = tree_of(memory, "/work/public");
    FailingFileSystem files(memory);
    if (!can_exchange) files.take_away(FileOperation::exchange);
    files.fail_from_call(call, EIO);
    Diagnostics report;
    try {
      write_site(plan_of(second_site), files, options_for("/work/public"), report);
    } catch (const IoError&) {
    }
    if (files.calls() < call) break;
    Site wanted = second_files;
    wanted["stray"] = "mine";
    const bool is_old = tree_of(memory, "/work/public") == before;
    const bool is_new = files_in(memory, "/work/public") == wanted;
    // Only without an exchange is there a moment between the two.
    CHECK((is_old || is_new || (!can_exchange && !memory.kind("/work/public"))));

    // A next build that fails on its content brings the old site back, too.
    Diagnostics broken;
    const SitePlan bad_plan({broken_page_at("/", "wrong")}, broken);
    CHECK_FALSE(write_site(bad_plan, memory, options_for("/work/public"), broken).has_value());
    CHECK(text_of(broken) == "index.html: error: wrong [test-error]\n");
    if (!is_new) CHECK(tree_of(memory, "/work/public") == before);
    CHECK(memory.list("/work").size() == 1);

    build(memory, second_site);
    CHECK(files_in(memory, "/work/public") == wanted);
    CHECK(memory.list("/work").size() == 1);
  }
}

TEST_CASE("what a killed build left is removed even when nothing has changed") {
  MemoryFileSystem files;
  build(files, first_site);
  const Tree before = tree_of(files, "/work/public");
  files.create_directories(staging + "/site/half");
  files.write(staging + "/process", "1");
  CHECK(build(files, first_site) == WriteSummary{0, 5, 0, 49});
  CHECK(files.list("/work").size() == 1);
  CHECK(tree_of(files, "/work/public") == before);
}

TEST_CASE("a second build at the same time fails at once and names the first") {
  MemoryFileSystem files;
  build(files, first_site);
  files.create_directories(staging);
  const auto held = files.lock(staging);
  const Tree before = tree_of(files, "/");
  Diagnostics report;
  const SitePlan plan = plan_of(second_site);
  CHECK_THROWS_WITH(write_site(plan, files, options_for("/work/public"), report),
                    "cannot build: another build is already writing '/work/public'");
  CHECK(tree_of(files, "/") == before);
  files.write(staging + "/process", "4711");
  CHECK_THROWS_WITH(write_site(plan, files, options_for("/work/public"), report),
                    "cannot build: another build (process 4711) is already writing '/work/public'");
}

TEST_CASE("a build that another one overtakes gives up before it writes") {
  MemoryFileSystem files;
  build(files, {{"/", "home"}});
  Page slow = page_at("/slow", "");
  slow.render = [&](Diagnostics&) {
    build(files, second_site);
    return std::optional<std::string>("late");
  };
  Diagnostics report;
  const SitePlan plan({page_at("/", "home"), slow}, report);
  CHECK_THROWS_WITH(write_site(plan, files, options_for("/work/public"), report),
                    "cannot build: another build has just changed '/work/public'");
  CHECK(files_in(files, "/work/public") == second_files);
  CHECK(files.list("/work").size() == 1);
}

TEST_CASE("a build that has begun to write keeps others out") {
  MemoryFileSystem files;
  build(files, {{"/", "home"}});
  Page slow = page_at("/slow", "");
  slow.render = [&](Diagnostics&) {
    CHECK_THROWS_WITH(build(files, second_site), "cannot build: another build (process " +
                                                     std::to_string(::getpid()) +
                                                     ") is already writing '/work/public'");
    return std::optional<std::string>("late");
  };
  Diagnostics report;
  const SitePlan plan({page_at("/", "changed"), slow}, report);
  CHECK(write_site(plan, files, options_for("/work/public"), report).has_value());
  CHECK(files_in(files, "/work/public") == Site{{"index.html", "changed"}, {"slow", "late"}});
}

TEST_CASE("somebody else's folder with the name of our staging folder is left alone") {
  MemoryFileSystem files;
  files.create_directories(staging + "/site");
  files.write(staging + "/thesis.txt", "x");
  const Tree before = tree_of(files, "/");
  Diagnostics report;
  CHECK_THROWS_WITH(write_site(plan_of(first_site), files, options_for("/work/public"), report),
                    "cannot build: something that is not Statusbook's stands in the staging folder "
                    "'/work/.public.statusbook-staging'");
  CHECK(tree_of(files, "/") == before);
}

TEST_CASE("a stop request ends the build between two pages and leaves the old site") {
  MemoryFileSystem files;
  build(files, first_site);
  const Tree before = tree_of(files, "/work/public");
  std::stop_source stop;
  std::vector<Page> pages{page_at("/", "changed"), page_at("/a/", "changed"),
                          page_at("/b/", "changed")};
  pages[1].render = [&](Diagnostics&) {
    stop.request_stop();
    return std::optional<std::string>("changed");
  };
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  WriteOptions options = options_for("/work/public", GENERATE(std::size_t{1}, std::size_t{4}));
  options.render.stop = stop.get_token();
  try {
    write_site(plan, files, options, report);
  } catch (const Interrupted&) {
    CHECK(tree_of(files, "/work/public") == before);
    CHECK(files.list("/work").size() == 1);
    return;
  }
  FAIL("the build went on");
}

TEST_CASE("a mount point is named as such") {
  MemoryFileSystem memory;
  build(memory, first_site);
  FailingFileSystem files(memory);
  files.fail(FileOperation::exchange, staging + "/site", EBUSY);
  Diagnostics report;
  CHECK_THROWS_WITH(write_site(plan_of(second_site), files, options_for("/work/public"), report),
                    "cannot replace (is it a mount point? then choose a folder inside it) "
                    "'/work/public': Device or resource busy");
  CHECK(files_in(memory, "/work/public") == first_files);
}

TEST_CASE("a page path that could leave the output is a bug of its maker") {
  const auto path = GENERATE(as<std::string>(), "", "/etc/passwd", "../x", "a/../../x", "a//b",
                             "a/", ".", "a/./b", "a\nb", ".statusbook-manifest");
  MemoryFileSystem files;
  std::vector<Page> pages{page_at("/x", "")};
  pages[0].path = path;
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  CHECK_THROWS_WITH(write_site(plan, files, options_for("/work/public"), report),
                    "'" + path + "' is no path for a page");
}

TEST_CASE("a page that gives neither content nor an error is a bug") {
  MemoryFileSystem files;
  std::vector<Page> pages{page_at("/x", "")};
  pages[0].render = [](Diagnostics&) { return std::nullopt; };
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  CHECK_THROWS_WITH(write_site(plan, files, options_for("/work/public"), report),
                    "the page /x gave neither content nor an error");
}

TEST_CASE("the same site is written with one thread and with eight") {
  Site site;
  for (int i = 0; i < 300; ++i)
    site["/" + std::to_string(i) + "/"] = std::to_string(i);
  MemoryFileSystem one, eight;
  Diagnostics report;
  write_site(plan_of(site), one, options_for("/public", 1), report);
  write_site(plan_of(site), eight, options_for("/public", 8), report);
  CHECK(text_of(report) == "");
  CHECK(files_in(one, "/public") == files_in(eight, "/public"));
  CHECK(files_in(one, "/public").size() == 300);
  CHECK(one.read("/public/.statusbook-manifest", any_size) ==
        eight.read("/public/.statusbook-manifest", any_size));
}

namespace {

// A page whose bytes begin with `beginning`; whoever makes it adds to `made`.
Page dear_page_at(const std::string& url, const std::string& beginning, std::size_t& made) {
  Page page = page_at(url, "");
  page.beginning = [beginning](Diagnostics&) { return beginning; };
  page.render = [beginning, &made](Diagnostics&) {
    ++made;
    return beginning + " and the rest";
  };
  return page;
}

SitePlan plan_of_pages(std::vector<Page> pages) {
  Diagnostics report;
  return SitePlan(std::move(pages), report);
}

Page archive_page() {
  Page page = page_at("/all.zip", "");
  page.render = nullptr;
  page.holds_site = true;
  return page;
}

WriteSummary build_plan(FileSystem& files, const SitePlan& plan) {
  Diagnostics report;
  WriteOptions options = options_for("/work/public");
  options.archive_date = "2026-11-21";
  const auto summary = write_site(plan, files, options, report);
  REQUIRE(text_of(report) == "");
  REQUIRE(summary.has_value());
  return *summary;
}

}  // namespace

TEST_CASE("a file that begins as it should is kept without being made again") {
  MemoryFileSystem files;
  std::size_t made = 0;
  build_plan(files, plan_of_pages({dear_page_at("/card.png", "one", made), page_at("/", "old")}));
  CHECK(made == 1);
  const auto kept = files.stamp("/work/public/card.png");
  const WriteSummary second = build_plan(
      files, plan_of_pages({dear_page_at("/card.png", "one", made), page_at("/", "new")}));
  CHECK(second == WriteSummary{1, 1, 0, 3 + 16});
  CHECK(made == 1);
  CHECK(files.stamp("/work/public/card.png") == kept);
  build_plan(files, plan_of_pages({dear_page_at("/card.png", "two", made), page_at("/", "new")}));
  CHECK(made == 2);
  CHECK(files.read("/work/public/card.png", any_size) == "two and the rest");
}

TEST_CASE("a file that begins as it should, but is none of ours, is not kept") {
  MemoryFileSystem files;
  std::size_t made = 0;
  build_plan(files, plan_of_pages({page_at("/", "old")}));
  files.write("/work/public/card.png", "one by somebody else");
  Diagnostics report;
  const SitePlan plan =
      plan_of_pages({dear_page_at("/card.png", "one", made), page_at("/", "old")});
  CHECK_FALSE(write_site(plan, files, options_for("/work/public"), report).has_value());
  CHECK(made == 1);
}

TEST_CASE("an archive holds every page, changed or not, and is made when one changes") {
  MemoryFileSystem files;
  const auto plan = [](const std::string& text) {
    return plan_of_pages({page_at("/", text), page_at("/a/", "a"), archive_page()});
  };
  CHECK(build_plan(files, plan("old")) == WriteSummary{3, 0, 0, 4});
  const std::string first = files.read("/work/public/all.zip", any_size);
  CHECK(first.find("statusbook/index.html") != std::string::npos);
  CHECK(first.find("statusbook/a/index.html") != std::string::npos);
  CHECK(first.find("all.zip") == std::string::npos);
  CHECK(build_plan(files, plan("old")) == WriteSummary{0, 3, 0, 4});
  CHECK(build_plan(files, plan("new")) == WriteSummary{2, 1, 0, 4});
  CHECK(files.read("/work/public/all.zip", any_size) != first);
  CHECK(build_plan(files, plan("old")) == WriteSummary{2, 1, 0, 4});
  CHECK(files.read("/work/public/all.zip", any_size) == first);
}

TEST_CASE("an archive that was removed is made again") {
  MemoryFileSystem files;
  const auto plan = [] { return plan_of_pages({page_at("/", "x"), archive_page()}); };
  build_plan(files, plan());
  const std::string first = files.read("/work/public/all.zip", any_size);
  files.remove_file("/work/public/all.zip");
  CHECK(build_plan(files, plan()) == WriteSummary{1, 1, 0, 1});
  CHECK(files.read("/work/public/all.zip", any_size) == first);
}
