#include "support/terminal_text.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

using Lines = std::vector<std::string>;

TEST_CASE("text is padded by characters, not by bytes") {
  CHECK(padded("ab", 4) == "ab  ");
  CHECK(padded("äö", 4) == "äö  ");
  CHECK(padded("abcde", 4) == "abcde");
  CHECK(padded("", 2) == "  ");
}

TEST_CASE("words are wrapped at spaces, and cut only when one is wider than the line") {
  CHECK(wrap_words("a gateway", 9) == Lines{"a gateway"});
  CHECK(wrap_words("a gateway", 8) == Lines{"a", "gateway"});
  CHECK(wrap_words("a  gateway", 8) == Lines{"a", "gateway"});
  CHECK(wrap_words("gateways", 3) == Lines{"gat", "ewa", "ys"});
  CHECK(wrap_words("ööö ää", 3) == Lines{"ööö", "ää"});
  CHECK(wrap_words("öööö", 3) == Lines{"ööö", "ö"});
  CHECK(wrap_words("one\ntwo", 80) == Lines{"one", "two"});
  CHECK(wrap_words("one\n\ntwo", 80) == Lines{"one", "", "two"});
  CHECK(wrap_words("", 80) == Lines{""});
  CHECK(wrap_words("ab", 0) == Lines{"a", "b"});
}

TEST_CASE("color is added only when it is wanted") {
  CHECK(painted("502", "1;31", Color::yes) == "\x1b[1;31m502\x1b[0m");
  CHECK(painted("502", "1;31", Color::no) == "502");
  CHECK(painted("502", "", Color::yes) == "502");
  CHECK(painted("", "1", Color::yes) == "");
}

TEST_CASE("cells stand side by side, on as many lines as the longest needs") {
  const std::vector<TextCell> cells{{"502", 4}, {"one two three", 7}, {"x", 3}};
  CHECK(text_row(cells, Color::no) == "502   one two  x\n      three\n");
}

TEST_CASE("escape sequences take no columns") {
  const std::vector<TextCell> cells{{"502", 4, "1"}, {"a", 2}};
  CHECK(text_row(cells, Color::yes) == "\x1b[1m502\x1b[0m   a\n");
}
