#include "render/http_html.hpp"

#include <catch2/catch.hpp>

#include "http/lint.hpp"

using namespace statusbook;

namespace {

std::string highlighted(std::string_view bytes) {
  return highlight_responses(bytes, http::lint(bytes).responses);
}

}  // namespace

TEST_CASE("each part of a response stands in a span that says what it is") {
  CHECK(highlighted("HTTP/1.1 200 OK\r\nA-B:  x<y \r\nContent-Length: 3\r\n\r\na&b") ==
        "<span class=\"h-version\">HTTP/1.1</span> <span class=\"h-status\">200</span> "
        "<span class=\"h-reason\">OK</span>\n"
        "<span class=\"h-name\">A-B</span>:  <span class=\"h-value\">x&lt;y</span> \n"
        "<span class=\"h-name\">Content-Length</span>: <span class=\"h-value\">3</span>\n\n"
        "<span class=\"h-content\">a&amp;b</span>");
}

TEST_CASE("what HTML cannot hold is shown as a replacement character") {
  const std::string html = highlighted("HTTP/1.1 200 O\x01K\r\nX: caf\xe9\x7f\r\n\r\n");
  CHECK(html.find("O\uFFFDK") != std::string::npos);
  CHECK(html.find("caf\uFFFD\uFFFD") != std::string::npos);
}

TEST_CASE("bytes that no parser could read are shown all the same") {
  CHECK(highlighted("nonsense <b>") == "nonsense &lt;b&gt;");
}
