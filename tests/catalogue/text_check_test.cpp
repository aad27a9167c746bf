#include "catalogue/text_check.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

std::vector<std::string> codes_of(const Diagnostics& report) {
  std::vector<std::string> codes;
  for (const Diagnostic& each : report.items())
    codes.push_back(each.code);
  return codes;
}

std::vector<std::string> slips_in(const std::string& text) {
  Diagnostics report;
  check_text({"page.md", text}, 0, text.size(), report);
  return codes_of(report);
}

std::vector<std::string> slips_in_record(const std::string& json) {
  Diagnostics report;
  const SourceText source{"code.json", json};
  const auto root = parse_json(source, report);
  REQUIRE(root);
  check_record_texts(source, *root, report);
  return codes_of(report);
}

}  // namespace

TEST_CASE("slips of the pen are found") {
  const auto [text, code] = GENERATE(table<std::string, std::string>({
      {"It waits..", "doubled-punctuation"},
      {"It waits.. Then it goes", "doubled-punctuation"},
      {"First,, second", "doubled-punctuation"},
      {"First , second", "doubled-punctuation"},
      {"Why?. Because", "doubled-punctuation"},
      {"Stop!.", "doubled-punctuation"},
      {"First,. second", "doubled-punctuation"},
      {"First;; second", "doubled-punctuation"},
      {"The end .", "doubled-punctuation"},
      {"The end .\r\nNext", "doubled-punctuation"},
      {"Write @@ here", "placeholder"},
      {"Lorem ipsum", "placeholder"},
      {"lorem", "placeholder"},
      {"TBD: more", "placeholder"},
      {"See XXX.", "placeholder"},
      {"An example text stands here", "placeholder"},
      {"It is safe to retry.", "unnamed-method"},
      {"A GET is fine. The other is safe to repeat.", "unnamed-method"},
  }));
  CAPTURE(text);
  CHECK(slips_in(text) == std::vector<std::string>{code});
}

TEST_CASE("near misses of slips are fine") {
  const auto text =
      GENERATE(as<std::string>(), "It waits ... and goes", "It waits... Then",
               "see ../502/ and ./x", "a .NET server", "e.g., this", "ranges such as `1..2`",
               "`a,, b` and `TODO`", "```\nlorem ,, TBD\n```", "[x](/a,,b/..c)", "1xxx errors",
               "XXXL", "TBDs", "explorem", "A GET is safe to retry.",
               "With any idempotent request it is safe to repeat", "safe to re-enter", "What?! No",
               "\"Why?\", he said", "a; b", "std::vector", "Wait .5 seconds");
  CAPTURE(text);
  CHECK(slips_in(text).empty());
}

TEST_CASE("a slip is shown where it stands") {
  Diagnostics report;
  const SourceText source{"page.md", "## A\n\nFirst , second"};
  check_text(source, 6, source.text.size() - 6, report);
  REQUIRE(report.items().size() == 1);
  CHECK(format(report.items()[0], Color::no) ==
        "page.md:3:6: error: the punctuation ' ,' is a slip [doubled-punctuation]\n"
        "    3 | First , second\n"
        "      |      ^~\n"
        "  hint: write it once, without a space before it\n");
}

TEST_CASE("the texts of a record are checked, its data are not") {
  CHECK(slips_in_record(R"({"answer": "It waits..", "list": ["a ,b", {"x": "TBD"}]})") ==
        std::vector<std::string>{"doubled-punctuation", "doubled-punctuation", "placeholder"});
  CHECK(slips_in_record(R"({"search_terms": ["what?."], "url": "https://a/,,", "phrase": "No .."})")
            .empty());
  CHECK(slips_in_record(R"({"a": "", "b": " "})") ==
        std::vector<std::string>{"empty-text", "empty-text"});
  CHECK(slips_in_record(R"({"cells": ["", "503", "502 .", " "]})") ==
        std::vector<std::string>{"doubled-punctuation", "empty-text"});
  CHECK(slips_in_record(R"({"updated": "2026-02-31"})") == std::vector<std::string>{"bad-date"});
  CHECK(slips_in_record(R"({"updated": "2026-02-28", "n": 5, "b": true, "z": null})").empty());
}

TEST_CASE("a date is one that a calendar has") {
  CHECK(is_calendar_date("2026-11-21"));
  CHECK(is_calendar_date("2024-02-29"));
  const auto wrong =
      GENERATE(as<std::string>(), "2026-02-29", "2026-02-31", "2026-04-31", "2026-13-01",
               "2026-00-10", "2026-01-00", "2026-1-1", "20260101", "2026-01-0x", "");
  CAPTURE(wrong);
  CHECK_FALSE(is_calendar_date(wrong));
}
