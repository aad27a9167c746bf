#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "support/failing_file_system.hpp"

using namespace statusbook;
using namespace statusbook::testing;
using Json = nlohmann::json;

namespace {

struct BaseSite {
  MemoryFileSystem files;
  BaseSite() { put_base_site(files); }

  CommandRun run(const std::vector<std::string>& arguments) {
    return run_command(files, arguments);
  }
  void edit(const std::string& path, const std::string& old_text, const std::string& new_text) {
    std::string text = files.read(path, 1 << 20);
    REQUIRE(text.find(old_text) != std::string::npos);
    put(files, path, text.replace(text.find(old_text), old_text.size(), new_text));
  }
};

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("help is a result: on standard output, with status 0") {
  MemoryFileSystem files;
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"build", "--help"},
                                                    {"check", "-h"},
                                                    {"view", "--help"},
                                                    {"render", "--help"},
                                                    {"serve", "--help"}}) {
    const CommandRun run = run_command(files, arguments);
    CAPTURE(arguments.front());
    CHECK(run.status == 0);
    CHECK(run.err == "");
    CHECK(run.out.find("Usage: ") != std::string::npos);
  }
  const std::string out = run_command(files, {"--help"}).out;
  for (const char* command : {"build", "serve", "check", "view", "render"}) {
    CAPTURE(command);
    CHECK(out.find(std::string("\n  ") + command + " ") != std::string::npos);
  }
}

TEST_CASE("the version is a result") {
  MemoryFileSystem files;
  const CommandRun run = run_command(files, {"--version"});
  CHECK(run.status == 0);
  CHECK(run.err == "");
  CHECK(run.out.starts_with("statusbook "));
  CHECK(run.out.find('\n') == run.out.size() - 1);
}

TEST_CASE("wrong usage is a message that names what is wrong, with status 2") {
  struct Row {
    std::vector<std::string> arguments;
    const char* named;
  };
  const std::vector<Row> rows{
      {{}, "subcommand"},
      {{"biuld"}, "biuld"},
      {{"build", "--ot", "x"}, "--ot"},
      {{"build", "--out"}, "--out"},
      {{"build", "surplus"}, "surplus"},
      {{"build", "--jobs", "many"}, "many"},
      {{"build", "--jobs", "1025"}, "1025"},
      {{"check", "--format", "xml"}, "xml"},
      {{"view"}, "URL-PATH"},
      {{"render", "a.mustache"}, "--view"},
      {{"serve", "--port", "65536"}, "65536"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.named);
    MemoryFileSystem files;
    const CommandRun run = run_command(files, row.arguments);
    CAPTURE(run.err);
    CHECK(run.status == 2);
    CHECK(run.out == "");
    CHECK(run.err.find(row.named) != std::string::npos);
    CHECK(files.list("/").empty());
  }
}

TEST_CASE("a misspelled command is told with the one that was meant") {
  MemoryFileSystem files;
  CHECK(run_command(files, {"biuld", "--out", "x"}).err ==
        "statusbook: there is no command 'biuld'\n  hint: did you mean 'build'?\n");
}

TEST_CASE("a build prints what it did as a message, and no result") {
  BaseSite site;
  const CommandRun first = site.run({"build"});
  const std::size_t count = read_written(site.files, "/public").size() - 1;  // the manifest
  CHECK(first.status == 0);
  CHECK(first.out == "");
  CHECK(first.err.starts_with(
      fmt::format("public: {0} files, 0.3 MB: {0} written, 0 unchanged, 0 removed (", count)));
  CHECK(first.err.ends_with(" ms)\n"));
  CHECK(site.run({"build"}).err.starts_with(
      fmt::format("public: {} files, 0.3 MB: nothing changed (", count)));
  site.edit("/content/codes/404/page.md", "Nothing is here.", "There is nothing.");
  // The page, its Markdown.
  CHECK(site.run({"build"}).err.starts_with(fmt::format(
      "public: {} files, 0.3 MB: 2 written, {} unchanged, 0 removed (", count, count - 2)));
}

TEST_CASE("a build can be told where the site is, where to write it and where it will stand") {
  BaseSite site;
  CHECK(site.run({"build", "--site", "./site.json", "--out", "elsewhere", "--base-url",
                  "https://other.example/x/", "--jobs", "2"})
            .status == 0);
  CHECK_FALSE(site.files.kind("/public"));
  const std::string page = site.files.read("/elsewhere/404.html", 10000);
  CHECK(page.find("href=\"/x/assets/style.") != std::string::npos);
}

TEST_CASE("checking a good site writes nothing") {
  BaseSite site;
  const CommandRun run = site.run({"check"});
  CHECK(run.status == 0);
  CHECK(run.out == "");
  CHECK(run.err.ends_with(" files are fine\n"));
  CHECK_FALSE(site.files.kind("/public"));
}

TEST_CASE("checking a site with mistakes tells them as messages, with status 1") {
  BaseSite site;
  site.edit("/content/codes/404/page.md", "/503/", "/530/");
  const CommandRun run = site.run({"check"});
  CHECK(run.status == 1);
  CHECK(run.out == "");
  CHECK(run.err ==
        "content/codes/404/page.md:3:58: error: there is no page '/530/' [broken-link]\n"
        "    3 | Nothing is here. If the server itself is down, see [503](/530/).\n"
        "      |                                                          ^~~~~\n"
        "  hint: did you mean '/503/'?\n"
        "1 error\n");
}

TEST_CASE("mistakes as JSON are a result, whole and in order") {
  BaseSite site;
  site.edit("/content/codes/404/page.md", "/503/", "/530/");
  site.edit("/site.json", "/about/", "/abuot/");
  const CommandRun run = site.run({"check", "--format", "json"});
  CHECK(run.status == 1);
  CHECK(run.err == "");
  CHECK(Json::parse(run.out) == Json::parse(R"([
    { "file": "content/codes/404/page.md", "line": 3, "column": 58, "severity": "error",
      "code": "broken-link", "message": "there is no page '/530/'", "hint": "did you mean '/503/'?" },
    { "file": "site.json", "line": 9, "column": 32, "severity": "error",
      "code": "broken-link", "message": "there is no page '/abuot/'", "hint": "did you mean '/about/'?" }
  ])"));
}

TEST_CASE("a mistake of a whole line or a whole file has no column or line in JSON") {
  BaseSite site;
  site.edit("/content/codes/404/page.md", "## In", "## Im");
  site.files.remove_file("/content/codes/503/page.md");
  const CommandRun run = site.run({"check", "--format", "json"});
  CHECK(run.status == 1);
  CHECK(Json::parse(run.out) == Json::parse(R"([
    { "file": "content/codes/404/page.md", "line": 1, "column": 1, "severity": "error",
      "code": "unknown-heading", "message": "unknown heading 'Im plain English'",
      "hint": "did you mean 'In plain English'?" },
    { "file": "content/codes/503/page.md", "line": null, "column": null, "severity": "error",
      "code": "missing-file", "message": "this file is missing", "hint": "" }
  ])"));
}

TEST_CASE("mistakes as SARIF are a result that code hosts understand") {
  BaseSite site;
  site.edit("/content/codes/404/page.md", "## In", "## Im");
  site.edit("/content/codes/404/code.json", "\"code\": \"503\"", "\"code\": \"530\"");
  site.files.remove_file("/content/codes/503/page.md");
  const CommandRun run = site.run({"check", "--format", "sarif"});
  CHECK(run.status == 1);
  CHECK(run.err == "");
  Json sarif = Json::parse(run.out);
  CHECK(sarif.at("runs").at(0).at("tool").at("driver").at("version").is_string());
  sarif.at("runs").at(0).at("tool").at("driver").erase("version");
  CHECK(sarif == Json::parse(R"json({
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
    "version": "2.1.0",
    "runs": [{
      "tool": { "driver": { "name": "statusbook", "rules": [
        { "id": "missing-file" }, { "id": "unknown-code" }, { "id": "unknown-heading" } ] } },
      "columnKind": "unicodeCodePoints",
      "results": [
        { "ruleId": "unknown-code", "level": "error",
          "message": { "text": "unknown code '530' (did you mean '503'?)" },
          "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": "content/codes/404/code.json" },
            "region": { "startLine": 27, "startColumn": 15, "endColumn": 20 } } }] },
        { "ruleId": "unknown-heading", "level": "error",
          "message": { "text": "unknown heading 'Im plain English' (did you mean 'In plain English'?)" },
          "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": "content/codes/404/page.md" },
            "region": { "startLine": 1, "startColumn": 1, "endColumn": 20 } } }] },
        { "ruleId": "missing-file", "level": "error",
          "message": { "text": "this file is missing" },
          "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": "content/codes/503/page.md" } } }] }
      ]
}]
})json"));
}

TEST_CASE("a good site has an empty list of mistakes, in JSON and in SARIF") {
  BaseSite site;
  const CommandRun json = site.run({"check", "--format", "json"});
  CHECK(json.status == 0);
  CHECK(json.err == "");
  CHECK(json.out == "[]\n");
  const CommandRun sarif = site.run({"check", "--format", "sarif"});
  CHECK(sarif.status == 0);
  CHECK(sarif.err == "");
  CHECK(Json::parse(sarif.out).at("runs").at(0).at("results") == Json::array());
}

TEST_CASE("an input that is not there is a finding in every format") {
  BaseSite site;
  for (const char* format : {"json", "sarif"}) {
    const CommandRun run = site.run({"check", "--site", "side.json", "--format", format});
    CHECK(run.status == 1);
    CHECK(run.err == "");
    CHECK(run.out.find("missing-file") != std::string::npos);
  }
}

TEST_CASE("the view of a page is a result, by whatever name the page is asked for") {
  BaseSite site;
  const CommandRun run = site.run({"view", "502"});
  CHECK(run.status == 0);
  CHECK(run.err == "");
  const Json view = Json::parse(run.out);
  CHECK(view.at("card").at("name") == "Bad Gateway");
  CHECK(view.at("page").at("kind") == "code");
  CHECK(view.at("root") == "../");
  for (const char* name : {"/502/", "/502", "502/", "502/index.html"}) {
    CAPTURE(name);
    CHECK(site.run({"view", name}).out == run.out);
  }
  CHECK(Json::parse(site.run({"view", "/"}).out).at("page").at("kind") == "home");
}

TEST_CASE("a page that is not there, or that no template makes, has no view") {
  BaseSite site;
  const CommandRun missing = site.run({"view", "/512/"});
  CHECK(missing.status == 1);
  CHECK(missing.out == "");
  CHECK(missing.err ==
        "error: there is no page '/512/' [unknown-page]\n"
        "  hint: did you mean '/502/'?\n"
        "1 error\n");
  const CommandRun raw = site.run({"view", "/502.http"});
  CHECK(raw.status == 1);
  CHECK(raw.out == "");
  CHECK(raw.err == "error: '/502.http' is not made from a template [no-view]\n1 error\n");
}

TEST_CASE("one template is rendered with a view and partials, strictly") {
  MemoryFileSystem files;
  put(files, "/t.mustache", "{{#codes}}\n{{>parts/code}}\n{{/codes}}\n");
  put(files, "/parts/parts/code.mustache", "<b>{{code}}</b> {{name}}\n");
  put(files, "/v.json", R"({ "codes": [{ "code": 502, "name": "a & b" }] })");
  const CommandRun run =
      run_command(files, {"render", "t.mustache", "--view", "v.json", "--partials", "parts"});
  CHECK(run.status == 0);
  CHECK(run.err == "");
  CHECK(run.out == "<b>502</b> a &amp; b\n");
}

TEST_CASE("a key that the view lacks is an error, or nothing at all when asked to be lenient") {
  MemoryFileSystem files;
  put(files, "/t.mustache", "[{{nome}}]\n");
  put(files, "/v.json", R"({ "name": 1 })");
  const CommandRun strict = run_command(files, {"render", "t.mustache", "--view", "v.json"});
  CHECK(strict.status == 1);
  CHECK(strict.out == "");
  CHECK(first_line(strict.err).starts_with("t.mustache:1:4: error: "));
  CHECK(first_line(strict.err).ends_with(" [missing-key]"));
  CHECK(strict.err.find("did you mean 'name'?") != std::string::npos);
  const CommandRun lenient =
      run_command(files, {"render", "t.mustache", "--view", "v.json", "--lenient"});
  CHECK(lenient.status == 0);
  CHECK(lenient.err == "");
  CHECK(lenient.out == "[]\n");
}

TEST_CASE("a template or view that is missing or broken is told by its path") {
  MemoryFileSystem files;
  put(files, "/t.mustache", "x");
  put(files, "/v.json", "{ \"a\": }");
  const CommandRun missing = run_command(files, {"render", "u.mustache", "--view", "w.json"});
  CHECK(missing.status == 1);
  CHECK(missing.out == "");
  CHECK(missing.err ==
        "u.mustache: error: this file is missing [missing-file]\n"
        "w.json: error: this file is missing [missing-file]\n"
        "2 errors\n");
  const CommandRun broken = run_command(files, {"render", "t.mustache", "--view", "v.json"});
  CHECK(broken.status == 1);
  CHECK(first_line(broken.err).starts_with("v.json:1:8: error: "));
  CHECK(broken.out == "");
}

TEST_CASE("a place that cannot be written is status 3, with its path in the message") {
  BaseSite site;
  FailingFileSystem read_only(site.files);
  read_only.fail(FileOperation::create_directories, "/.public.statusbook-staging", EROFS);
  const CommandRun run = run_command(read_only, {"build"});
  CHECK(run.status == 3);
  CHECK(run.out == "");
  CHECK(
      run.err ==
      "statusbook: cannot create directory '/.public.statusbook-staging': Read-only file system\n");
}

TEST_CASE("a full disk is status 3, names the file and leaves the old site as it was") {
  BaseSite site;
  REQUIRE(site.run({"build"}).status == 0);
  const auto before = read_written(site.files, "/public");
  site.edit("/content/codes/404/page.md", "Nothing is here.", "There is nothing.");
  FailingFileSystem full(site.files);
  const std::string page = "/.public.statusbook-staging/site/404/index.html";
  full.fail(FileOperation::write, page, ENOSPC);
  const CommandRun run = run_command(full, {"build"});
  CHECK(run.status == 3);
  CHECK(run.out == "");
  CHECK(run.err == "statusbook: cannot write '" + page + "': No space left on device\n");
  CHECK(read_written(site.files, "/public") == before);
}

TEST_CASE("content that the system refuses to read is status 3, with its path in the message") {
  BaseSite site;
  FailingFileSystem failing(site.files);
  failing.fail(FileOperation::read, "content/codes/404/page.md", EACCES);
  for (const char* command : {"build", "check"}) {
    const CommandRun run = run_command(failing, {command});
    CHECK(run.status == 3);
    CHECK(run.out == "");
    CHECK(run.err == "statusbook: cannot read 'content/codes/404/page.md': Permission denied\n");
  }
}

TEST_CASE("results that nobody takes are an output failure") {
  BaseSite site;
  std::istringstream in;
  std::ostringstream out, err;
  out.setstate(std::ios::badbit);
  Session session{site.files, in, out, err};
  CHECK(run_command_line({"view", "502"}, session) == ExitStatus::input_output);
  CHECK(err.str().starts_with("statusbook: "));
  CHECK(err.str().find("standard output") != std::string::npos);
}

TEST_CASE("an interrupted build is status 130 and leaves the old site as it was") {
  BaseSite site;
  REQUIRE(site.run({"build"}).status == 0);
  const auto before = read_written(site.files, "/public");
  site.edit("/content/codes/404/page.md", "Nothing is here.", "There is nothing.");
  std::stop_source stop;
  stop.request_stop();
  const CommandRun run = run_command(site.files, {"build"}, stop.get_token());
  CHECK(run.status == 130);
  CHECK(run.out == "");
  CHECK(run.err == "statusbook: interrupted; nothing was changed\n");
  CHECK(read_written(site.files, "/public") == before);
  CHECK(run_command(site.files, {"check"}, stop.get_token()).status == 130);
}

TEST_CASE("messages are coloured only when asked to be") {
  BaseSite site;
  std::istringstream in;
  std::ostringstream out, err;
  Session session{site.files, in, out, err};
  session.color = Color::yes;
  CHECK(run_command_line({"view", "/512/"}, session) == ExitStatus::findings);
  CHECK(err.str().starts_with("\x1b[1;31merror:\x1b[0m there is no page"));
}
