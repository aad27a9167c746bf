#include <catch2/catch.hpp>

#include "http/lint_helpers.hpp"

using namespace statusbook::http;

namespace {

using Lines = std::vector<std::string>;

Lines in_mode(Mode mode, std::string_view bytes) {
  return lint_lines(bytes, test_options(mode));
}

}  // namespace

TEST_CASE("an example may end its lines in LF, once noted, and leave out date and framing") {
  const std::string_view bytes = "HTTP/1.1 200 OK\nContent-Type: text/plain\nVary: Accept\n\nhi\n";
  const Lines notes = {
      "1:1 note close-delimited-without-close: Nothing says where the content ends, and "
      "Connection: close "
      "is not sent either",
      "1:1 note date-missing: The response has no Date",
      "1:16 note line-ending-bare-lf: The line ends in LF where HTTP/1.1 requires CRLF"};
  CHECK(in_mode(Mode::example, bytes) == notes);
  CHECK(in_mode(Mode::curl, bytes) == notes);
  CHECK(lint(bytes, test_options()).refused);
}

TEST_CASE("an example may end without the empty line, or without any line end") {
  const std::string_view bytes = "HTTP/1.1 204 No Content\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT";
  CHECK(in_mode(Mode::example, bytes) == Lines{"2:36 note header-section-unterminated: The input "
                                               "ends before the empty line that ends the "
                                               "section"});
  CHECK(lint(bytes, test_options(Mode::example)).responses.at(0).fields.size() == 1);
}

TEST_CASE("marks of elision in an example stand for lines, and suspend the checks of the content") {
  CHECK(in_mode(Mode::example,
                response_with("Content-Type: text/plain\r\n[...]\r\n# a remark: x\r\n")) ==
        Lines{"4:1 note example-elision: Part of the header section is left out here; it is read "
              "without "
              "this line"});
  CHECK(in_mode(Mode::example,
                "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{\n...\n}\n") ==
        Lines{"6:1 note example-elision: Part of the content is left out here, so its length and "
              "syntax are "
              "not checked"});
}

TEST_CASE("the content of an example is held to its announced length") {
  CHECK(
      in_mode(Mode::example,
              "HTTP/1.1 200 OK\nDate: Tue, 03 Feb 2026 10:15:00 GMT\nContent-Type: text/plain\n"
              "Content-Length: 12\n\nhi there\n") ==
      Lines{
          "1:16 note line-ending-bare-lf: The line ends in LF where HTTP/1.1 requires CRLF",
          "4:1 error content-length-mismatch: Content-Length is 12, but the content has 9 octets"});
}

TEST_CASE("a line end after the content is a note in an example and an error on the wire") {
  const std::string bytes = response_with("Content-Type: text/plain\r\n") + "\n";
  CHECK(in_mode(Mode::example, bytes) ==
        Lines{"7:1 note data-after-message: An empty line follows the message"});
  CHECK(in_mode(Mode::wire, bytes) ==
        Lines{"7:1 error data-after-message: An empty line follows the message"});
}

TEST_CASE("placeholders stand for good values in an example only") {
  const std::string bytes = response_with(
      "Content-Type: text/plain\r\nETag: <tag>\r\nLocation: /a/{id}\r\n", "201 Created");
  CHECK(in_mode(Mode::example, bytes) ==
        Lines{"4:7 note example-placeholder: \"<tag>\" stands for a value, which is not checked"});
  CHECK(in_mode(Mode::wire, bytes) ==
        Lines{"4:7 error etag-syntax: \"<tag>\" is not in double quotes",
              "5:11 error location-syntax: \"/a/{id}\" is not a URI reference"});
}

TEST_CASE("what curl prints of HTTP/2 is read without the rules about connections") {
  const std::string_view bytes =
      "HTTP/2 200 \r\ndate: Tue, 03 Feb 2026 10:15:00 GMT\r\ncontent-type: text/plain\r\n"
      "content-length: 3\r\n\r\nhi\n";
  CHECK(in_mode(Mode::curl, bytes) == Lines{"1:1 note http2-status-line: HTTP/2 has no status "
                                            "line; this is how tools print one, and it is "
                                            "read as such"});
  CHECK(lint(bytes, test_options(Mode::curl)).responses.at(0).content_bytes() == "hi\n");
  CHECK(in_mode(Mode::wire, bytes) == Lines{"1:1 error http-version-unsupported: The version is "
                                            "\"2\", not one digit, a dot and one digit"});
}

TEST_CASE("pseudo-header fields are names in HTTP/2 and errors in HTTP/1.1") {
  CHECK_FALSE(lint("HTTP/2 200\r\n:status: 200\r\n\r\n", test_options(Mode::curl)).refused);
  CHECK(lint("HTTP/1.1 200 \r\n:status: 200\r\n\r\n", test_options(Mode::curl)).refused);
}

TEST_CASE("chunked content may be shown decoded outside the wire") {
  const std::string_view bytes =
      "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\nContent-Type: text/plain\r\n"
      "Transfer-Encoding: chunked\r\n\r\nhi there\n";
  CHECK(
      in_mode(Mode::curl, bytes) ==
      Lines{
          "6:1 note chunked-body-malformed: The content is shown decoded; on the wire it would be "
          "divided into chunks"});
  const Response response = lint(bytes, test_options(Mode::curl)).responses.at(0);
  CHECK(response.framing == Framing::decoded);
  CHECK(response.content_bytes() == "hi there\n");
}

TEST_CASE("several responses, as curl -L prints them, are linted one by one") {
  const LintResult result = lint(
      "HTTP/2 302 \r\nlocation: /a\r\ncontent-length: 0\r\n\r\nHTTP/2 200 \r\ncontent-length: "
      "0\r\n\r\n",
      test_options(Mode::curl));
  CHECK(result.responses.size() == 2);
  CHECK_FALSE(result.refused);
}
