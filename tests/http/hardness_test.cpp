#include <catch2/catch.hpp>

#include "http/lint_helpers.hpp"

using namespace statusbook::http;

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t mebibyte = 1024 * 1024;

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    result += text;
  return result;
}

std::string errors_in(std::string_view bytes) {
  std::string lines;
  for (const Finding& finding : lint(bytes, test_options()).findings) {
    if (finding.severity == Severity::error) lines += line_of(finding) + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("a hundred megabytes without a line end are given up after the limit") {
  CHECK(errors_in("HTTP/1.1 200 " + std::string(100 * mebibyte, 'a')) ==
        "1:1048577 error header-section-unterminated: The status line is longer than any server "
        "needs; "
        "nothing is read beyond\n");
  CHECK(
      errors_in("HTTP/1.1 200 OK\r\nA: " + std::string(4 * mebibyte, 'a')) ==
      "2:1 error header-section-unterminated: The section is longer than any server needs (1048559 "
      "octets) and has not ended; nothing is read beyond\n");
  CHECK(errors_in(std::string(4 * mebibyte, '\0')).substr(0, 37) ==
        "1:1 error status-line-malformed: The ");
}

TEST_CASE("a million fields are given up after ten thousand") {
  CHECK(errors_in("HTTP/1.1 200 OK\r\n" + repeat("A:b\r\n", 1'000'000)) ==
        "10003:1 error header-section-unterminated: More than 10000 field lines without an empty "
        "line; "
        "nothing is read beyond\n");
}

TEST_CASE("ten thousand fields are still read") {
  const std::string bytes =
      "HTTP/1.1 200 OK\r\n" + repeat("A:b\r\n", 9'999) + "Content-Length: 0\r\n\r\n";
  const LintResult result = lint(bytes, test_options());
  CHECK_FALSE(result.refused);
  CHECK(result.responses.at(0).fields.size() == 10'000);
}

TEST_CASE("findings are capped, and those left out still refuse") {
  const std::string bytes = "HTTP/1.1 200 OK\r\n" + repeat("a\r\n", 5'000) + "\r\n";
  const LintResult result = lint(bytes, test_options());
  CHECK(result.findings.size() == Report::most_findings);
  CHECK(result.findings_left_out >= 4'000);
  CHECK(result.refused);
}

TEST_CASE("lines that are no fields do not escape the limits") {
  const LintResult result = lint("HTTP/1.1 200 OK\r\n" + repeat(" \n", mebibyte), test_options());
  CHECK(result.refused);
  CHECK(result.findings.size() == Report::most_findings);
}

TEST_CASE("responses and chunks are capped") {
  CHECK(errors_in(repeat("HTTP/1.1 100 \r\n\r\n", 2'000)) ==
        "2001:1 error data-after-message: There are more than 1000 responses; nothing is read "
        "beyond\n");
  LintOptions options = test_options();
  options.limits.chunks = 2;
  CHECK(lint_lines(
            "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\nContent-Type: text/plain\r\n"
            "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\na\r\n1\r\na\r\n0\r\n\r\n",
            options) == Lines{"10:1 error chunked-body-malformed: There are more than 2 chunks; "
                              "nothing is read beyond"});
}

TEST_CASE("large contents are read whole") {
  const std::string content(50 * mebibyte, 'x');
  const std::string bytes =
      "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
  const LintResult result = lint(bytes, test_options());
  CHECK_FALSE(result.refused);
  CHECK(result.responses.at(0).content_size() == content.size());
}

TEST_CASE("deep nesting of content costs no stack") {
  const std::string json = repeat("[", mebibyte / 8) + repeat("]", mebibyte / 8);
  const std::string head =
      "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\nConnection: close\r\n";
  CHECK(errors_in(head + "Content-Type: application/json\r\n\r\n" + json).empty());
  CHECK(errors_in(head + "Content-Type: text/xml\r\n\r\n" + repeat("<a>", mebibyte / 8) +
                  repeat("</a>", mebibyte / 8))
            .empty());
}

TEST_CASE("values made to be searched again and again are read once") {
  for (const std::string_view part :
       {"<", "\"", "\\", ",", ";", "=", "(", "a=\"", "<>;", "a ", ", ,"}) {
    for (const std::string_view name :
         {"Link", "Cache-Control", "WWW-Authenticate", "Via", "Server", "Set-Cookie",
          "Content-Type", "Vary", "Connection", "Transfer-Encoding", "Content-Disposition",
          "Alt-Svc"}) {
      INFO(name << ": " << part);
      const std::string bytes = "HTTP/1.1 200 OK\r\n" + std::string(name) + ": " +
                                repeat(part, mebibyte / 64) + "\r\n\r\n";
      CHECK(lint(bytes, test_options()).responses.size() == 1);
    }
  }
}
