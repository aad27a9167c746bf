#include <catch2/catch.hpp>
#include <set>

#include "cli/command_line.hpp"
#include "support/scratch_folder.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

namespace fs = std::filesystem;

std::set<fs::path> site_folders() {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(tests_folder() / "sites")) {
    if (entry.is_directory()) folders.insert(entry.path());
  }
  return folders;
}

void write_disk(const fs::path& folder, const Tree& tree) {
  for (const auto& [path, bytes] : tree) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << bytes;
  }
}

void accept(const fs::path& expected, const Tree& tree) {
  fs::remove_all(expected);
  write_disk(expected, tree);
}

// The pages of the linter's rules come from the program alone and are the same on every site, so
// they are no part of the expectation, nor are their lines in the manifest. Nor are the PDFs and
// the icons, whose bytes depend on the releases of Cairo and zlib; tests/print looks at them.
Tree without_made_files(Tree tree) {
  std::erase_if(tree, [](const auto& file) {
    const bool is_rule = file.first.starts_with("lint/") && file.first != "lint/index.html";
    const bool is_drawn = file.first.ends_with(".pdf") || file.first.ends_with(".png") ||
                          file.first.ends_with(".ico");
    return is_rule || is_drawn;
  });
  std::istringstream lines(tree[".statusbook-manifest"]);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("lint/") == std::string::npos) kept += line + "\n";
  }
  tree[".statusbook-manifest"] = kept;
  return tree;
}

std::vector<std::string> paths_of(const Tree& tree) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : tree)
    paths.push_back(path);
  return paths;
}

}  // namespace

TEST_CASE("each golden site is built to the expected files, byte for byte") {
  for (const fs::path& folder : site_folders()) {
    CAPTURE(folder.filename().string());
    MemoryFileSystem files;
    put_site(files, folder);
    const CommandRun run = run_command(files, {"build"});
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
    const Tree built = without_made_files(bytes_of(read_written(files, "/public")));
    if (accepts_new_output()) accept(folder / "expected", built);
    const Tree expected = read_disk_tree(folder / "expected");
    CHECK(paths_of(built) == paths_of(expected));
    for (const auto& [path, bytes] : built) {
      CAPTURE(path);
      if (expected.contains(path)) CHECK(bytes == expected.at(path));
    }
  }
}

TEST_CASE("a second build of a golden site writes nothing") {
  for (const fs::path& folder : site_folders()) {
    CAPTURE(folder.filename().string());
    MemoryFileSystem files;
    put_site(files, folder);
    REQUIRE(run_command(files, {"build"}).status == 0);
    const auto first = read_written(files, "/public");
    REQUIRE(run_command(files, {"build"}).status == 0);
    CHECK(read_written(files, "/public") == first);
  }
}

TEST_CASE("the number of threads leaves no trace in a golden site") {
  for (const fs::path& folder : site_folders()) {
    CAPTURE(folder.filename().string());
    MemoryFileSystem one, many;
    put_site(one, folder);
    put_site(many, folder);
    REQUIRE(run_command(one, {"build", "--jobs", "1"}).status == 0);
    REQUIRE(run_command(many, {"build", "--jobs", "4"}).status == 0);
    CHECK(bytes_of(read_written(one, "/public")) == bytes_of(read_written(many, "/public")));
  }
}

TEST_CASE("a golden site built on a disk is the one built in memory") {
  const ScratchFolder scratch;
  const fs::path site = tests_folder() / "sites/three-codes";
  fs::copy(site, scratch / "site", fs::copy_options::recursive);
  fs::copy(fs::path(PROJECT_ROOT) / "content/schema", scratch / "site/content/schema");
  const auto files = real_file_system();
  const CommandRun run = run_command(
      *files, {"build", "--site", scratch / "site/site.json", "--out", scratch / "public"});
  CAPTURE(run.err);
  CHECK(run.status == 0);
  CHECK(without_made_files(read_disk_tree(scratch / "public")) ==
        read_disk_tree(site / "expected"));
}
