#include "render/http_html.hpp"

#include <catch2/catch.hpp>

#include "http/lint.hpp"

using namespace statusbook;

namespace {

std::string highlighted(std::string_view bytes) {
  return highlight_responses(bytes, http::lint(bytes).responses);
}

}  // namespace

TEST_CASE("the parts of a response's head stand in spans that say what they are") {
  CHECK(highlighted("HTTP/1.1 200 OK\r\nA-B:  x<y \r\nContent-Length: 3\r\n\r\na&b") ==
        "<span class=\"h-version\">HTTP/1.1</span> <span class=\"h-status\">200</span> "
        "<span class=\"h-reason\">OK</span>\n"
        "<span class=\"h-name\">A-B</span>:  x&lt;y \n"
        "<span class=\"h-name\">Content-Length</span>: 3\n\na&amp;b");
}

TEST_CASE("what HTML cannot hold is shown as a replacement character") {
  const std::string html = highlighted("HTTP/1.1 200 O\x01K\r\nX: caf\xe9\x7f\r\n\r\n");
  CHECK(html.find("O\uFFFDK") != std::string::npos);
  CHECK(html.find("caf\uFFFD\uFFFD") != std::string::npos);
}

TEST_CASE("bytes that no parser could read are shown all the same") {
  CHECK(highlighted("nonsense <b>") == "nonsense &lt;b&gt;");
}
