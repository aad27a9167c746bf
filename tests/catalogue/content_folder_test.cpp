#include "catalogue/content_folder.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

// /site is the site's folder; /outside is not.
struct TwoFolders {
  MemoryFileSystem files;
  Diagnostics report;

  TwoFolders() {
    files.create_directories("/site/content");
    files.create_directories("/site-too");
    files.create_directories("/outside");
    files.write("/site/content/a.json", "inside");
    files.write("/site-too/a.json", "beside");
    files.write("/outside/a.json", "outside");
  }

  std::string read(const std::string& path) {
    const auto source = ContentFolder(files, "/site").read(path, report);
    return source ? source->text : "nothing";
  }
  std::string told() const { return TinyCatalogue::told(report); }
};

}  // namespace

TEST_CASE("a file of the site is read under the name by which it was asked for") {
  TwoFolders site;
  const auto source =
      ContentFolder(site.files, "/site").read("/site/content/../content/a.json", site.report);
  REQUIRE(source);
  CHECK(source->name == "/site/content/../content/a.json");
  CHECK(source->text == "inside");
  CHECK(site.told() == "");
}

TEST_CASE("a missing file is a mistake only where it is needed") {
  TwoFolders site;
  CHECK_FALSE(ContentFolder(site.files, "/site").read_if_present("/site/b.json", site.report));
  CHECK(site.told() == "");
  CHECK(site.read("/site/b.json") == "nothing");
  CHECK(site.told() == "/site/b.json: error: this file is missing [missing-file]\n");
}

TEST_CASE("a symbolic link inside the site is followed") {
  TwoFolders site;
  site.files.symlink("content/a.json", "/site/link.json");
  CHECK(site.read("/site/link.json") == "inside");
  CHECK(site.told() == "");
}

TEST_CASE("nothing outside of the site's folder is read, whatever way leads there") {
  for (const char* target : {"/outside/a.json", "../outside/a.json", "/site-too/a.json"}) {
    CAPTURE(target);
    TwoFolders site;
    site.files.symlink(target, "/site/link.json");
    CHECK(site.read("/site/link.json") == "nothing");
    CHECK(site.told() ==
          "/site/link.json: error: this file lies outside of the site's folder [outside-site]\n"
          "  hint: copy it into the site; a symbolic link or '..' must not lead out\n");
  }
  TwoFolders site;
  site.files.symlink("/outside", "/site/folder");
  for (const char* path : {"/site/../outside/a.json", "/site/folder/a.json", "/site-too/a.json"}) {
    CHECK(site.read(path) == "nothing");
  }
  CHECK(site.report.items().size() == 3);
}

TEST_CASE("a link that leads nowhere is a missing file") {
  TwoFolders site;
  site.files.symlink("gone.json", "/site/link.json");
  CHECK(site.read("/site/link.json") == "nothing");
  CHECK(site.told() == "/site/link.json: error: this file is missing [missing-file]\n");
}

TEST_CASE(
    "a folder in the place of a file is a mistake of the input, not a failure of the system") {
  TwoFolders site;
  CHECK(site.read("/site/content") == "nothing");
  CHECK(site.told() ==
        "/site/content: error: a file is expected here, and this is none [not-a-file]\n");
}

TEST_CASE("a file may be as large as the limit and no larger") {
  TwoFolders site;
  site.files.write("/site/fits", std::string(largest_input, ' '));
  site.files.write("/site/large", std::string(largest_input + 1, ' '));
  CHECK(site.read("/site/fits").size() == largest_input);
  CHECK(site.told() == "");
  CHECK(site.read("/site/large") == "nothing");
  CHECK(site.told() ==
        "/site/large: error: the file has 4194305 bytes; at most 4194304 are read [large-file]\n");
}

TEST_CASE("hidden files and what editors leave behind are passed over") {
  TwoFolders site;
  for (const char* name : {".a.json.swp", "a.json~", ".git", "b~c"}) {
    site.files.write(std::string("/site/content/") + name, "");
  }
  const auto entries = ContentFolder(site.files, "/site").list("/site/content");
  CHECK(entries ==
        std::vector<DirectoryEntry>{{"a.json", FileKind::file}, {"b~c", FileKind::file}});
}

TEST_CASE("a folder that is missing, or is a file, has no entries") {
  TwoFolders site;
  const ContentFolder folder(site.files, "/site");
  CHECK(folder.list("/site/none").empty());
  CHECK(folder.list("/site/content/a.json").empty());
  CHECK_FALSE(folder.has_folder("/site/content/a.json"));
  CHECK(folder.has_folder("/site/content"));
  CHECK(folder.has_file("/site/content/a.json"));
  CHECK_FALSE(folder.has_file("/site/content"));
}
