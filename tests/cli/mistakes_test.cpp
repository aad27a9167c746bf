#include <catch2/catch.hpp>
#include <set>

#include "cli/mistake_case.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

namespace fs = std::filesystem;

std::set<fs::path> mistake_folders() {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(tests_folder() / "mistakes")) {
    if (entry.path().filename() != "base") folders.insert(entry.path());
  }
  return folders;
}

std::string as_expected_text(const CommandRun& run) {
  return run.err + fmt::format("exit status {}\n", run.status);
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename());
  return {names.begin(), names.end()};
}

}  // namespace

TEST_CASE("the site on which the mistakes are made is itself without any") {
  MemoryFileSystem files;
  put_base_site(files);
  const CommandRun run = run_command(files, {"check"});
  CHECK(run.err.ends_with(" files are fine\n"));
  CHECK(run.out == "");
  CHECK(run.status == 0);
}

TEST_CASE("each mistake gets its message, and the site that was built before stays as it was") {
  for (const fs::path& folder : mistake_folders()) {
    const std::string name = folder.filename();
    CAPTURE(name);
    MemoryFileSystem files;
    put_base_site(files);
    REQUIRE(run_command(files, {"build"}).status == 0);
    const Mistake mistake = parse_mistake(read_disk(folder / "change.txt"));
    for (const FileChange& change : mistake.changes)
      apply(change, files);
    const auto before = read_written(files, "/public");
    REQUIRE(before.size() > 10);
    const auto beside = files.list("/");

    const CommandRun run = run_command(files, mistake.arguments);
    const std::string told = as_expected_text(run);
    if (accepts_new_output()) std::ofstream(folder / "expected.txt", std::ios::binary) << told;
    CHECK(told == read_disk(folder / "expected.txt"));
    CHECK(run.out == "");
    CHECK(run.status != 0);
    CHECK(read_written(files, "/public") == before);
    CHECK(files.list("/") == beside);  // nothing half-made is left there
  }
}

TEST_CASE("a mistake's folder holds its change and its expectation, and nothing is left over") {
  for (const fs::path& folder : mistake_folders()) {
    CAPTURE(folder.filename().string());
    CHECK(names_in(folder) == std::vector<std::string>{"change.txt", "expected.txt"});
  }
}

TEST_CASE("every mistake is named after a code that its message shows") {
  for (const fs::path& folder : mistake_folders()) {
    const std::string name = folder.filename();
    const std::string told = read_disk(folder / "expected.txt");
    CAPTURE(name, told);
    // "broken-link.in-prose" is a broken-link.
    CHECK(told.find("[" + name.substr(0, name.find('.')) + "]\n") != std::string::npos);
  }
}
