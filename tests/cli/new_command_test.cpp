#include <catch2/catch.hpp>
#include <regex>

#include "cli/command_line.hpp"
#include "cli/skeletons.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

// Three codes, a page of each kind.
void put_three_codes(MemoryFileSystem& files) {
  put_site(files, tests_folder() / "sites/three-codes");
}

// What an author does: takes the marks away and leaves words.
void fill_blanks(MemoryFileSystem& files, const std::string& path) {
  const std::string text = files.read(path, 1 << 20);
  put(files, path, std::regex_replace(text, std::regex(std::string(blank_mark) + " "), "Here: "));
}

// `new` succeeds, `check` then asks for nothing but the blanks, and is content when they are
// filled.
void start_and_fill(MemoryFileSystem& files, const std::vector<std::string>& arguments,
                    const std::string& written) {
  const CommandRun run = run_command(files, arguments);
  CHECK(run.err == "Fill the blanks marked @@, then run: statusbook check\n");
  CHECK(run.out == written);
  CHECK(run.status == 0);

  const CommandRun refused = run_command(files, {"check"});
  CHECK(refused.status == 1);
  std::size_t errors = 0;
  for (const std::string& line : lines_of(refused.err)) {
    if (line.find(": error: ") == std::string::npos) continue;
    ++errors;
    CAPTURE(line);
    CHECK(line.ends_with("'@@' waits to be filled in [placeholder]"));
  }
  CHECK(errors > 3);

  for (const std::string& path : lines_of(written))
    fill_blanks(files, path);
  const CommandRun passed = run_command(files, {"check"});
  CAPTURE(passed.err);
  CHECK(passed.err.ends_with(" files are fine\n"));
  CHECK(passed.status == 0);
}

}  // namespace

TEST_CASE("a new file is refused for its blanks alone, and passes once they are filled") {
  struct Row {
    std::vector<std::string> arguments;
    std::string written;
  };
  const auto row = GENERATE(values<Row>({
      {{"new", "comparison", "502", "499-esri"}, "content/comparisons/499-esri-vs-502.md\n"},
      {{"new", "article", "who-is-it", "502"}, "content/articles/who-is-it.md\n"},
      {{"new", "guide", "all-of-them", "502", "301", "499-esri"},
       "content/guides/all-of-them.md\n"},
  }));
  CAPTURE(row.written);
  MemoryFileSystem files;
  put_three_codes(files);
  start_and_fill(files, row.arguments, row.written);
}

TEST_CASE("a new code is refused for its blanks alone, and joins the topic of its neighbor") {
  MemoryFileSystem files;
  put_base_site(files);
  const std::string family = "content/families/server-error.json";
  const std::string record = files.read(family, 4096);
  put(files, family, "{\n  \"first_digit\": 5," + record.substr(1));
  put(files, "content/topics.json",
      R"({"topics": [{"id": "a", "title": "Gateways", "codes": ["404", "503", "502"]}]})");
  for (const char* kind : {"faq", "faq_topic"})
    put(files, std::string("templates/pages/") + kind + ".mustache",
        "<title>{{page.title}}</title>");
  start_and_fill(files, {"new", "code", "599"},
                 "content/codes/599/code.json\ncontent/codes/599/page.md\n"
                 "content/codes/599/response.http\ncontent/topics.json\n");
  CHECK(files.read("content/topics.json", 4096) ==
        R"({"topics": [{"id": "a", "title": "Gateways", "codes": ["404", "503", "599", "502"]}]})");
}

TEST_CASE("a vendor's code is put into the vendor's family") {
  MemoryFileSystem files;
  put_three_codes(files);
  put(files, "content/families/esri.json", files.read("content/families/server-error.json", 4096));
  REQUIRE(run_command(files, {"new", "code", "599-esri"}).status == 0);
  const std::string record = files.read("content/codes/599-esri/code.json", 1 << 16);
  CHECK(record.find("\"family\": \"esri\"") != std::string::npos);
  CHECK(record.find("\"standing\": \"unofficial\"") != std::string::npos);
}

TEST_CASE("what is there already stays") {
  MemoryFileSystem files;
  put_three_codes(files);
  REQUIRE(run_command(files, {"new", "code", "599"}).status == 0);
  put(files, "content/codes/599/page.md", "written in the meantime");
  files.remove_file("content/codes/599/response.http");

  const CommandRun run = run_command(files, {"new", "code", "599"});
  CHECK(run.status == 1);
  CHECK(run.out == "");
  CHECK(run.err ==
        "error: content/codes/599/code.json is there already [exists-already]\n"
        "  hint: edit it, or remove it first\n"
        "error: content/codes/599/page.md is there already [exists-already]\n"
        "  hint: edit it, or remove it first\n"
        "2 errors\n");
  CHECK(files.read("content/codes/599/page.md", 4096) == "written in the meantime");
  CHECK_FALSE(files.kind("content/codes/599/response.http"));
}

TEST_CASE("new says what it takes") {
  struct Row {
    std::vector<std::string> arguments;
    int status;
    std::string message;
  };
  const auto row = GENERATE(values<Row>({
      {{"new", "cod", "599"},
       2,
       "statusbook: there is nothing new of the kind 'cod'\n  hint: did you mean 'code'?\n"},
      {{"new", "code", "5990"}, 2, "statusbook: new code takes a key such as 599 or 599-vendor\n"},
      {{"new", "code", "../x"}, 2, "statusbook: new code takes a key such as 599 or 599-vendor\n"},
      {{"new", "comparison", "502"},
       2,
       "statusbook: new comparison takes two codes, such as 502 503\n"},
      {{"new", "guide", "login", "301", "502"},
       2,
       "statusbook: new guide takes a name and three to five codes, such as login 401 403 407\n"},
      {{"new", "article", "a/b", "301"},
       2,
       "statusbook: new article takes a name and its codes, such as who-answered 502 504\n"},
      {{"new", "comparison", "502", "502"},
       1,
       "error: '502' is named twice [same-code]\n  hint: a comparison has two codes\n1 error\n"},
      {{"new", "comparison", "301", "505"},
       1,
       "error: the catalogue has no code '505' [unknown-code]\n  hint: did you mean '502'?\n"
       "1 error\n"},
      {{"new", "code", "799"},
       1,
       "error: no family in content/families is for 799 [unknown-family]\n"
       "  hint: add a family first\n1 error\n"},
  }));
  MemoryFileSystem files;
  put_three_codes(files);
  const CommandRun run = run_command(files, row.arguments);
  CAPTURE(row.arguments.at(1));
  CHECK(run.err == row.message);
  CHECK(run.status == row.status);
  CHECK(run.out == "");
}
