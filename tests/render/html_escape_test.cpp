#include "render/html_escape.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("The five characters that mean something to HTML are escaped") {
  CHECK(html_escape("&<>\"'") == "&amp;&lt;&gt;&quot;&#39;");
  CHECK(html_escape("a&b") == "a&amp;b");
  CHECK(html_escape("&amp;") == "&amp;amp;");
  CHECK(html_escape("<") == "&lt;");
}

TEST_CASE("All other bytes stay as they are") {
  std::string others;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (std::string_view("&<>\"'").find(c) == std::string_view::npos) others += c;
  }
  CHECK(others.size() == 251);
  CHECK(html_escape(others) == others);
  CHECK(html_escape("").empty());
}

TEST_CASE("Escaped text goes behind what is there") {
  std::string out = "<p>";
  append_html_escaped(out, "1 < 2");
  CHECK(out == "<p>1 &lt; 2");
}

TEST_CASE("Content keeps its quotes") {
  CHECK(html_text("&<>\"'") == "&amp;&lt;&gt;\"'");
  std::string out = "<p>";
  append_html_text(out, "1 < \"2\"");
  CHECK(out == "<p>1 &lt; \"2\"");
}
