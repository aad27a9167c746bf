#include "support/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

const SourceText source{"codes/502.md", "# Héading\n\tsee [x](#y)\n"};

Diagnostic error_at(Location where, std::string message = "it is wrong", std::string hint = "") {
  return {Severity::error, "some-code", std::move(where), std::move(message), std::move(hint)};
}

}  // namespace

TEST_CASE("a diagnostic shows place, severity, message, code, line, caret and hint") {
  CHECK(format(error_at(source.locate(12, 3), "no such thing", "try another"), Color::no) ==
        "codes/502.md:2:2: error: no such thing [some-code]\n"
        "    2 |  see [x](#y)\n"
        "      |  ^~~\n"
        "  hint: try another\n");
}

TEST_CASE("carets count characters, not bytes") {
  CHECK(format(error_at(source.locate(5, 5)), Color::no) ==
        "codes/502.md:1:5: error: it is wrong [some-code]\n"
        "    1 | # Héading\n"
        "      |     ^~~~~\n");
}

TEST_CASE("a place may be a whole line, a whole file or nowhere") {
  CHECK(format(error_at({.file = "a", .line = 3, .source_line = "text"}), Color::no) ==
        "a:3: error: it is wrong [some-code]\n    3 | text\n");
  CHECK(format(error_at({.file = "a"}), Color::no) == "a: error: it is wrong [some-code]\n");
  CHECK(format(error_at({}), Color::no) == "error: it is wrong [some-code]\n");
}

TEST_CASE("each severity has its name and its color") {
  struct Row {
    Severity severity;
    const char *plain, *colored;
  };
  const auto row = GENERATE(
      values<Row>({{Severity::error, "error: m [c]\n", "\x1b[1;31merror:\x1b[0m m [c]\n"},
                   {Severity::warning, "warning: m [c]\n", "\x1b[1;33mwarning:\x1b[0m m [c]\n"},
                   {Severity::note, "note: m [c]\n", "\x1b[1;36mnote:\x1b[0m m [c]\n"}}));
  const Diagnostic diagnostic{row.severity, "c", {}, "m", ""};
  CHECK(format(diagnostic, Color::no) == row.plain);
  CHECK(format(diagnostic, Color::yes) == row.colored);
}

TEST_CASE("control characters of the input do not reach the terminal") {
  const Location where{
      .file = "a\x1b[2J", .line = 1, .column = 1, .source_line = "\x1b]0;x\x07\t|"};
  CHECK(format(error_at(where, "bad \x7F", "hint\n"), Color::no) ==
        "a\uFFFD[2J:1:1: error: bad \uFFFD [some-code]\n"
        "    1 | \uFFFD]0;x\uFFFD |\n"
        "      | ^\n"
        "  hint: hint\uFFFD\n");
}

TEST_CASE("a byte that is no UTF-8 is shown as one character, above its caret") {
  const Location where{.file = "caf\xE9",
                       .line = 1,
                       .column = 4,
                       .source_line = "\x80\xC3\xA9\xF0\x9F|\xED\xA0\x80"};
  CHECK(format(error_at(where, "bad \xFF"), Color::no) ==
        "caf\uFFFD:1:4: error: bad \uFFFD [some-code]\n"
        "    1 | \uFFFD\u00E9\uFFFD\uFFFD|\uFFFD\uFFFD\uFFFD\n"
        "      |    ^\n");
}

TEST_CASE("of a long line the part around the mark is shown, with an ellipsis where it is cut") {
  Location where{.file = "a", .line = 1, .column = 1, .source_line = std::string(160, 'x')};
  CHECK(format(error_at(where), Color::no) == "a:1:1: error: it is wrong [some-code]\n    1 | " +
                                                  std::string(160, 'x') + "\n      | ^\n");
  where.source_line += 'y';
  CHECK(format(error_at(where), Color::no) == "a:1:1: error: it is wrong [some-code]\n    1 | " +
                                                  std::string(160, 'x') + "…\n      | ^\n");
  where = {.file = "a",
           .line = 1,
           .column = 301,
           .length = 3,
           .source_line = std::string(300, 'x') + "äbc" + std::string(300, 'z')};
  CHECK(format(error_at(where), Color::no) ==
        "a:1:301: error: it is wrong [some-code]\n    1 | …" + std::string(80, 'x') + "äbc" +
            std::string(77, 'z') + "…\n      | " + std::string(81, ' ') + "^~~\n");
  where.source_line = std::string(300, 'x') + "end";
  CHECK(format(error_at(where), Color::no) == "a:1:301: error: it is wrong [some-code]\n    1 | …" +
                                                  std::string(157, 'x') + "end\n      | " +
                                                  std::string(158, ' ') + "^~~\n");
}

TEST_CASE("a report is sorted by place with repetitions taken out") {
  Diagnostics report;
  report.error("b", {.file = "b", .line = 1}, "third");
  report.error("a", {.file = "a", .line = 10}, "second");
  report.warning("a", {.file = "a", .line = 2}, "first");
  report.error("b", {.file = "b", .line = 1}, "third");
  std::vector<std::string> messages;
  for (const Diagnostic& each : report.sorted())
    messages.push_back(each.message);
  CHECK(messages == std::vector<std::string>{"first", "second", "third"});
  CHECK(report.items().size() == 4);
  CHECK(report.count(Severity::error) == 3);
  CHECK(report.count(Severity::warning) == 1);
}

TEST_CASE("a report fails on errors only, and takes over another one") {
  Diagnostics report, other;
  CHECK(report.empty());
  report.warning("w", {}, "careful");
  CHECK_FALSE(report.has_errors());
  other.error("e", {}, "wrong");
  report.append(std::move(other));
  CHECK(report.has_errors());
  CHECK(report.items().back().message == "wrong");
}
