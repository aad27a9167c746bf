#include "support/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace statusbook;

TEST_CASE("well-formed UTF-8 is accepted up to the edges of each length") {
  const auto text = GENERATE(as<std::string>(), "", "plain", "\x7F", "\xC2\x80", "\xDF\xBF",
                             "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF");
  CHECK(find_invalid_utf8(text) == std::nullopt);
  CHECK(find_invalid_utf8("ab" + text + "cd") == std::nullopt);
}

TEST_CASE("the first byte of what is not well-formed is found") {
  const auto text = GENERATE(as<std::string>(),
                             "\x80",              // a continuation by itself
                             "\xC0\xAF",          // overlong in two bytes
                             "\xC1\xBF",          // the last of those
                             "\xE0\x9F\xBF",      // overlong in three
                             "\xED\xA0\x80",      // the first surrogate
                             "\xED\xBF\xBF",      // the last surrogate
                             "\xF0\x8F\xBF\xBF",  // overlong in four
                             "\xF4\x90\x80\x80",  // above U+10FFFF
                             "\xF5\x80\x80\x80", "\xFF", "\xC2", "\xE2\x82", "\xF0\x9F\x98",
                             "\xE2\x28\xA1", "\xC3\x28");
  CHECK(find_invalid_utf8(text) == 0);
  CHECK(find_invalid_utf8("é" + text) == 2);
}

TEST_CASE("code points are counted, and a stray byte is one") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("h\u00E9\u20AC\U0001F600") == 4);
  CHECK(count_code_points("a\xFFz") == 3);
  CHECK(count_code_points("\xE2\x82") == 2);
}

TEST_CASE("control characters are found, the white space of text files is none") {
  CHECK_FALSE(find_control_character("a\tb\r\n\u00e9~").has_value());
  CHECK(find_control_character(std::string("ab\0", 3)) == 2);
  CHECK(find_control_character("\x1b[31m") == 0);
  CHECK(find_control_character("x\x7f") == 1);
}
