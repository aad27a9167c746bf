#include "preview/message.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

constexpr std::string_view security =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

std::string with_security(std::string_view before, std::string_view after) {
  return std::string(before) + std::string(security) + std::string(after);
}

}  // namespace

TEST_CASE("A head has the status, the date, the security fields and what frames the content") {
  const Answer answer = text_answer(404, "Nothing.");
  CHECK(head_of(answer, {.now = 784111777}) ==
        with_security("HTTP/1.1 404 Not Found\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
                      "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-cache\r\n"
                      "Content-Length: 9\r\n\r\n"));
  CHECK(*answer.body == "Nothing.\n");
}

TEST_CASE("A head without content has no length where HTTP forbids it, and says that it closes") {
  CHECK(head_of({.status = 204, .fields = {}}, {.persistence = Persistence::close}) ==
        with_security("HTTP/1.1 204 No Content\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
                      "Connection: close\r\n\r\n"));
  CHECK(head_of({.status = 799, .fields = {}}, {}) ==
        with_security("HTTP/1.1 799 \r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
                      "Content-Length: 0\r\n\r\n"));
}

TEST_CASE("A target is split at its first question mark, and nothing in it is decoded") {
  const IncomingRequest request{.method = "GET",
                                .target = "/a%2Fb?q=1?2",
                                .fields = {{"host", "x"}, {"HOST", "y"}},
                                .body = "",
                                .local_address = ""};
  CHECK(request.path() == "/a%2Fb");
  CHECK(request.query() == "?q=1?2");
  CHECK(request.field("Host") == "x");
  CHECK(request.count("Host") == 2);
  CHECK(request.field("Origin").empty());
}

TEST_CASE("Equal bytes have equal tags") {
  CHECK(entity_tag("") == "\"cbf29ce484222325\"");
  CHECK(entity_tag("a") == "\"af63dc4c8601ec8c\"");
}

TEST_CASE("If-None-Match names a tag by weak comparison") {
  CHECK(names_tag("\"a\"", "\"a\""));
  CHECK(names_tag("W/\"a\"", "\"a\""));
  CHECK(names_tag("\"b\" ,\t\"a\"", "\"a\""));
  CHECK(names_tag("*", "\"a\""));
  CHECK_FALSE(names_tag("", "\"a\""));
  CHECK_FALSE(names_tag("a", "\"a\""));
  CHECK_FALSE(names_tag("\"ab\"", "\"a\""));
  CHECK_FALSE(names_tag(",,", "\"a\""));
}
