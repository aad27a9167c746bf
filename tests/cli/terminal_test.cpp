// What people see in a terminal, whole: each file of tests/terminal/ is the output of one command
// on the site of three codes.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/command_line.hpp"
#include "support/utf8.hpp"

using namespace statusbook;
using namespace statusbook::testing;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

struct Row {
  const char* file;
  std::vector<std::string> arguments;
  std::size_t width = 80;
  Color color = Color::no;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> table{
      {"show-502.txt", {"show", "502"}},
      {"show-502-in-color.txt", {"show", "502"}, 100, Color::yes},
      {"show-301-502.txt", {"show", "301", "502"}},
      {"show-301-502-wide.txt", {"show", "301", "502"}, 120},
      {"show-301-502-narrow.txt", {"show", "301", "502"}, 40},
      {"show-all.txt", {"show", "301", "502", "499-esri"}, 100},
      {"show-5xx.txt", {"show", "5xx"}},
      {"show-502.json", {"show", "502", "--json"}},
      {"show-301-502.json", {"show", "301", "502", "--json"}},
      {"search.txt", {"search", "gateway"}},
      {"search.json", {"search", "gateway", "--json"}},
      {"sheet.txt", {"sheet", "--format", "text"}},
      {"sheet-in-color.txt", {"sheet", "--format", "text"}, 60, Color::yes},
      {"sheet.md", {"sheet", "--format", "markdown"}},
      {"sheet.csv", {"sheet", "--format", "csv"}},
      {"http-status.7", {"sheet", "--format", "man"}},
      {"sheet.html", {"sheet", "--format", "html"}},
  };
  return table;
}

struct Terminal {
  MemoryFileSystem files;
  std::string installed_site;

  CommandRun run(const std::vector<std::string>& arguments, std::size_t width = 80,
                 Color color = Color::no) {
    std::istringstream in;
    std::ostringstream out, err;
    Session session{files, in, out, err};
    session.width = width;
    session.out_color = color;
    session.installed_site = installed_site;
    const ExitStatus status = run_command_line(arguments, session);
    return {static_cast<int>(status), out.str(), err.str()};
  }
};

struct ThreeCodes : Terminal {
  ThreeCodes() { put_site(files, tests_folder() / "sites/three-codes"); }
};

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);)
    widest = std::max(widest, count_code_points(line));
  return widest;
}

}  // namespace

TEST_CASE("each command prints what is expected, byte for byte") {
  ThreeCodes terminal;
  for (const Row& row : rows()) {
    CAPTURE(row.file);
    const CommandRun run = terminal.run(row.arguments, row.width, row.color);
    CHECK(run.status == 0);
    CHECK(run.err == "");
    const fs::path expected = tests_folder() / "terminal" / row.file;
    if (accepts_new_output()) std::ofstream(expected, std::ios::binary) << run.out;
    CHECK(run.out == read_disk(expected));
  }
}

TEST_CASE("no expected output of a terminal is left over") {
  std::set<std::string> known, found;
  for (const Row& row : rows())
    known.insert(row.file);
  for (const auto& entry : fs::directory_iterator(tests_folder() / "terminal"))
    found.insert(entry.path().filename().string());
  CHECK(found == known);
}

TEST_CASE("what is shown fits any width that can hold words") {
  ThreeCodes terminal;
  for (const std::size_t width : {20U, 33U, 60U, 79U, 80U, 81U, 200U}) {
    for (const char* names : {"502", "301 502", "301 502 499-esri", "4xx"}) {
      std::vector<std::string> arguments{"show"};
      std::istringstream words(names);
      for (std::string word; words >> word;)
        arguments.push_back(word);
      CAPTURE(width, names);
      CHECK(widest_line(terminal.run(arguments, width).out) <= width);
    }
  }
}

TEST_CASE("a code is found by its name and by a library's constant") {
  ThreeCodes terminal;
  const std::string expected = terminal.run({"show", "502"}).out;
  for (const char* name : {"Bad Gateway", "bad-gateway", "BAD_GATEWAY"}) {
    CAPTURE(name);
    CHECK(terminal.run({"show", name}).out == expected);
  }
  CHECK(terminal.run({"show", "502", "502"}).out == expected);
}

TEST_CASE("names that mean no code are told, each with what is nearest") {
  struct Unknown {
    std::vector<std::string> arguments;
    const char* message;
  };
  const std::vector<Unknown> unknown{
      {{"show", "Bad Gatewaz"},
       "error: there is no code 'Bad Gatewaz' [unknown-code]\n"
       "  hint: did you mean 'Bad Gateway'?\n1 error\n"},
      {{"show", "5"},
       "error: there is no code '5' [unknown-code]\n"
       "  hint: known names: Moved Permanently, Token Required, Bad Gateway, redirection, "
       "client-error, server-error\n1 error\n"},
      {{"show", "502x"},
       "error: there is no code '502x' [unknown-code]\n"
       "  hint: known names: Moved Permanently, Token Required, Bad Gateway, redirection, "
       "client-error, server-error\n1 error\n"},
      {{"show", "5xx", "301"},
       "error: '5xx' is no code but a group of them [unknown-code]\n"
       "  hint: a class or a family is shown alone\n1 error\n"},
      {{"search", "gateway", "esri"},
       "error: no code fits 'gateway esri' [nothing-found]\n"
       "  hint: every word must begin a word of the code's name, meaning or constants: try "
       "fewer\n1 error\n"},
  };
  ThreeCodes terminal;
  for (const Unknown& row : unknown) {
    const CommandRun run = terminal.run(row.arguments);
    CHECK(run.status == 1);
    CHECK(run.out == "");
    CHECK(run.err == row.message);
  }
}

TEST_CASE("a slip of the fingers is mended, and told") {
  const CommandRun run = ThreeCodes().run({"search", "bad gatewax"});
  CHECK(run.out == ThreeCodes().run({"search", "bad", "gateway"}).out);
  CHECK(run.err == "Nothing fits 'bad gatewax'; this is for 'bad gateway':\n");
  CHECK(run.status == 0);
}

TEST_CASE("a search for machines that finds nothing is an empty list") {
  const CommandRun run = ThreeCodes().run({"search", "nothing", "--json"});
  CHECK(Json::parse(run.out) == Json{{"codes", Json::array()}});
  CHECK(run.status == 1);
}

TEST_CASE("where there is no site, the installed catalogue is shown") {
  Terminal terminal;
  CHECK(terminal.run({"show", "502"}).status == 1);
  put_site(terminal.files, tests_folder() / "sites/three-codes");
  terminal.files.create_directories("/usr/share/statusbook");
  for (const char* part : {"content", "templates", "static", "site.json"}) {
    const std::string from = std::string("/") + part;
    if (terminal.files.kind(from)) {
      terminal.files.rename(from, std::string("/usr/share/statusbook/") + part);
    }
  }
  terminal.installed_site = "/usr/share/statusbook/site.json";
  CHECK(terminal.run({"show", "502"}).out == read_disk(tests_folder() / "terminal/show-502.txt"));
  CHECK(terminal.run({"sheet", "--format", "csv"}).out ==
        read_disk(tests_folder() / "terminal/sheet.csv"));
  CHECK(terminal.run({"show", "502", "--site", "site.json"}).status == 0);
  CHECK(terminal.run({"show", "502", "--site", "other.json"}).status == 1);
}

TEST_CASE("a PDF goes into a file, and replaces the one that was there") {
  ThreeCodes terminal;
  put(terminal.files, "/cheat-sheet-letter.pdf", "old");
  const CommandRun run = terminal.run({"sheet", "--paper", "letter"});
  CHECK(run.status == 0);
  CHECK(run.out == "");
  CHECK(run.err.starts_with("cheat-sheet-letter.pdf: "));
  const std::string bytes = terminal.files.read("/cheat-sheet-letter.pdf", 1 << 24);
  CHECK(bytes.starts_with("%PDF"));
  CHECK_FALSE(terminal.files.kind("/cheat-sheet-letter.pdf.part"));
  CHECK(terminal.run({"sheet", "--paper", "letter", "-o", "-"}).out == bytes);
}

TEST_CASE("a sheet takes the place of an ordinary file only") {
  ThreeCodes terminal;
  terminal.files.create_directories("/folder");
  const CommandRun folder = terminal.run({"sheet", "--format", "csv", "-o", "folder"});
  CHECK(folder.err ==
        "statusbook: cannot replace (is it a pipe or a device? then use -o - and the shell) "
        "'folder'\n");
  CHECK(folder.status == 3);
  const CommandRun nowhere = terminal.run({"sheet", "--format", "csv", "-o", "nowhere/x.csv"});
  CHECK(nowhere.err == "statusbook: cannot write 'nowhere/x.csv': No such file or directory\n");
  CHECK(nowhere.status == 3);
}

TEST_CASE("a file is never colored") {
  ThreeCodes terminal;
  REQUIRE(terminal.run({"sheet", "--format", "text", "-o", "x.txt"}, 80, Color::yes).status == 0);
  CHECK(terminal.files.read("/x.txt", 1 << 24) == read_disk(tests_folder() / "terminal/sheet.txt"));
}

TEST_CASE("the manual names every command and every option") {
  MemoryFileSystem files;
  const std::string manual = read_disk(fs::path(PROJECT_ROOT) / "docs/man/statusbook.1");
  const std::string fish = run_command(files, {"completion", "fish"}).out;
  std::istringstream lines(fish);
  std::size_t named = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t command = line.find("__fish_use_subcommand -a ");
    const std::size_t option = line.find(" -l ");
    const std::size_t start = command != std::string::npos  ? command + 25
                              : option != std::string::npos ? option + 4
                                                            : std::string::npos;
    if (start == std::string::npos) continue;
    const std::string name = line.substr(start, line.find(' ', start) - start);
    CAPTURE(line);
    CHECK(manual.find((command != std::string::npos ? "\n.Cm " : "Fl -") + name) !=
          std::string::npos);
    ++named;
  }
  CHECK(named > 30);
}
