#include <catch2/catch.hpp>

#include "http/lint_helpers.hpp"
#include "http/parse.hpp"

using namespace statusbook::http;

namespace {

const Response& response_in(const ParsedResponse& parsed) {
  REQUIRE(std::holds_alternative<Response>(parsed));
  return std::get<Response>(parsed);
}

std::vector<std::string> refusals_in(const ParsedResponse& parsed) {
  REQUIRE(std::holds_alternative<Findings>(parsed));
  std::vector<std::string> lines;
  for (const Finding& finding : std::get<Findings>(parsed)) {
    if (refuses(finding)) lines.push_back(line_of(finding));
  }
  return lines;
}

ParsedResponse parse(std::string_view bytes, std::string method = "GET") {
  ParseOptions options;
  options.request.method = std::move(method);
  return parse_response(bytes, options);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("each part of a response is a span of the input") {
  const std::string_view bytes =
      "HTTP/1.1 404 Not Here\r\nA: 1\r\nLong-Name:\t two  words \r\nEmpty:\r\n"
      "Content-Length: 3\r\n\r\nabc";
  const ParsedResponse parsed = parse(bytes);
  const Response& response = response_in(parsed);
  CHECK(response.version == Span{0, 8});
  CHECK(response.status == Span{9, 3});
  CHECK(response.reason == Span{13, 8});
  CHECK(response.status_line == Span{0, 21});
  CHECK(response.code == 404);
  CHECK(response.major == 1);
  CHECK(response.minor == 1);
  REQUIRE(response.fields.size() == 4);
  CHECK(response.fields[1].name == "Long-Name");
  CHECK(response.fields[1].value == "two  words");
  CHECK(span_of(bytes, response.fields[1].value) == Span{41, 10});
  CHECK(response.fields[1].line == Span{29, 23});
  CHECK(response.fields[2].value == "");
  CHECK(response.header_section == Span{23, 58});
  CHECK(response.framing == Framing::length);
  CHECK(response.body == Span{83, 3});
  CHECK(response.content == std::vector<Span>{{83, 3}});
  CHECK(response.whole == Span{0, 86});
  CHECK(response.content_bytes() == "abc");
}

TEST_CASE("fields are found in any case of letters") {
  const ParsedResponse parsed = parse("HTTP/1.1 204 \r\nvary: a\r\nVARY: b\r\n\r\n");
  const Response& response = response_in(parsed);
  CHECK(response.find("Vary")->value == "a");
  CHECK(response.all("vArY").size() == 2);
  CHECK(response.find("Var") == nullptr);
}

TEST_CASE("chunks, their extensions and trailers have spans, and the content is without them") {
  const std::string_view bytes =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;a=1;b=\"x\\\"y\" ; c\r\nabc\r\n02\r\nde\r\n0\r\nT: v\r\n\r\n";
  const ParsedResponse parsed = parse(bytes);
  const Response& response = response_in(parsed);
  CHECK(response.framing == Framing::chunked);
  REQUIRE(response.chunks.size() == 3);
  CHECK(response.text(response.chunks[0].size_line) == "3;a=1;b=\"x\\\"y\" ; c");
  CHECK(response.text(response.chunks[0].extensions) == ";a=1;b=\"x\\\"y\" ; c");
  CHECK(response.text(response.chunks[0].data) == "abc");
  CHECK(response.text(response.chunks[1].size_line) == "02");
  CHECK(response.chunks[1].extensions.empty());
  CHECK(response.text(response.chunks[2].size_line) == "0");
  CHECK(response.content_bytes() == "abcde");
  REQUIRE(response.trailers.size() == 1);
  CHECK(response.trailers[0].name == "T");
  CHECK(response.trailers[0].value == "v");
  CHECK(response.whole.end() == bytes.size());
}

TEST_CASE("where the content ends depends on status, method and fields") {
  struct Case {
    std::string_view bytes;
    std::string method;
    Framing framing;
    std::string_view content;
  };
  const Case cases[] = {
      {"HTTP/1.1 200 OK\r\n\r\nabc", "GET", Framing::until_close, "abc"},
      {"HTTP/1.0 200 OK\r\n\r\n", "GET", Framing::until_close, ""},
      {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", "HEAD", Framing::none, ""},
      {"HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n", "GET", Framing::none, ""},
      {"HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n", "GET", Framing::none, ""},
      {"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", "GET", Framing::none, ""},
      {"HTTP/1.1 100 Continue\r\n\r\n", "GET", Framing::none, ""},
      {"HTTP/1.1 101 Switching Protocols\r\n\r\n\x81\x05hello", "GET", Framing::tunnel, ""},
      {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nanything", "CONNECT", Framing::tunnel, ""},
      {"HTTP/1.1 400 Bad\r\nContent-Length: 1\r\n\r\na", "CONNECT", Framing::length, "a"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\nab", "GET", Framing::until_close,
       "ab"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
       "GET", Framing::chunked, ""},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n\r\nab", "GET", Framing::until_close, "ab"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 0002 \t\r\n\r\nab", "GET", Framing::length, "ab"},
      {"HTTP/1.7 200 OK\r\nContent-Length: 2\r\n\r\nab", "GET", Framing::length, "ab"},
  };
  for (const Case& row : cases) {
    INFO(row.bytes << row.method);
    const ParsedResponse parsed = parse(row.bytes, row.method);
    const Response& response = response_in(parsed);
    CHECK(response.framing == row.framing);
    CHECK(response.content_bytes() == row.content);
    CHECK(response.body_complete == (row.framing != Framing::tunnel));
  }
}

TEST_CASE("an incomplete or overlong message is refused") {
  CHECK(refusals_in(parse("")) ==
        Lines{"1:1 error header-section-unterminated: The input is empty"});
  CHECK(refusals_in(parse("HTTP/1.1 200 OK")) ==
        Lines{"1:16 error header-section-unterminated: The input ends inside the status line"});
  CHECK(refusals_in(parse("HTTP/1.1 200 OK\r\nA: b\r\n")) ==
        Lines{"3:1 error header-section-unterminated: The input ends before the empty line that "
              "ends the "
              "section"});
  CHECK(refusals_in(parse("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\na\nb")) ==
        Lines{"2:1 error content-length-mismatch: Content-Length is 4, but the content has 3 "
              "octets; the "
              "count fits if each LF in it were CRLF"});
  CHECK(refusals_in(parse("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc")) ==
        Lines{"4:2 error data-after-message: 2 octets follow the end of the message"});
  CHECK(refusals_in(parse("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na\r\n")) ==
        Lines{"4:2 error data-after-message: An empty line follows the message"});
  CHECK(refusals_in(parse("HTTP/1.1 204 No Content\r\n\r\nabc")) ==
        Lines{"3:1 error content-forbidden: 3 octets follow a response that ends with its header "
              "section"});
  CHECK(refusals_in(parse("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 \r\n\r\n")) ==
        Lines{"3:1 error data-after-message: A second response follows the first"});
}

TEST_CASE("malformed chunks are refused with the place of the fault") {
  struct Case {
    std::string_view body;
    std::string_view finding;
  };
  const Case cases[] = {
      {"",
       "4:1 error chunked-body-malformed: The content ends without the last chunk, whose size is "
       "0"},
      {"3\r\nabc\r\n",
       "6:1 error chunked-body-malformed: The content ends without the last chunk, whose size is "
       "0"},
      {"3", "4:1 error chunked-body-malformed: The line of the chunk size has no end"},
      {"3\r\nab",
       "4:1 error chunked-body-malformed: The chunk should have 3 octets, but the content ends "
       "after 2"},
      {"3\r\nabc",
       "4:1 error chunked-body-malformed: The content ends without the line end behind this chunk"},
      {"3\r\nabcd\r\n0\r\n\r\n",
       "4:1 error chunked-body-malformed: No line end follows the 3 octets of the chunk"},
      {"-1\r\n\r\n",
       "4:1 error chunked-body-malformed: A chunk size is expected here, in hexadecimal digits"},
      {"10000000000000000\r\n\r\n",
       "4:1 error chunked-body-malformed: The chunk size \"10000000000000000\" is too large"},
      {"0 \r\n\r\n",
       "4:2 error chunked-body-malformed: \" \" after the chunk size is not a chunk extension"},
      {"0;\r\n\r\n",
       "4:2 error chunked-body-malformed: \";\" after the chunk size is not a chunk extension"},
      {"0;a=\r\n\r\n",
       "4:2 error chunked-body-malformed: \";a=\" after the chunk size is not a chunk extension"},
      {"0;a=\"b\r\n\r\n",
       "4:2 error chunked-body-malformed: \";a=\"b\" after the chunk size is not a chunk "
       "extension"},
      {"0\r\n",
       "5:1 error chunked-body-malformed: The input ends before the empty line that ends the "
       "section"},
      {"0\r\n\n",
       "5:1 error line-ending-bare-lf: The line ends in LF where HTTP/1.1 requires CRLF"},
      {"1\na\r\n0\r\n\r\n",
       "4:2 error line-ending-bare-lf: The line ends in LF where HTTP/1.1 requires CRLF"},
      {"1\r\na\n0\r\n\r\n",
       "5:2 error line-ending-bare-lf: The chunk ends in LF where HTTP/1.1 requires CRLF"},
  };
  for (const Case& row : cases) {
    INFO(row.body);
    const std::string bytes =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(row.body);
    CHECK(refusals_in(parse(bytes)) == Lines{std::string(row.finding)});
  }
}

TEST_CASE("contradictory framing is refused") {
  const auto refusals = [](std::string fields, std::string body) {
    return refusals_in(parse("HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body));
  };
  CHECK(
      refusals("Content-Length: 1\r\nContent-Length: 2\r\n", "a") ==
      Lines{"3:1 error content-length-repeated: Content-Length has different values, so recipients "
            "disagree where the message ends"});
  CHECK(refusals("Content-Length: 1, 1\r\n", "a") ==
        Lines{"2:1 error content-length-repeated: Content-Length is given 2 times; it may be sent "
              "only once "
              "even with equal values"});
  CHECK(refusals("Content-Length: 18446744073709551616\r\n", "a") ==
        Lines{"2:17 error content-length-syntax: The Content-Length \"18446744073709551616\" is "
              "too large "
              "to be meant"});
  CHECK(
      refusals("Content-Length: +1\r\n", "a") ==
      Lines{"2:17 error content-length-syntax: The Content-Length \"+1\" is not a decimal number"});
  CHECK(refusals("Transfer-Encoding: \"chunked\"\r\n", "a") ==
        Lines{"2:20 error transfer-encoding-chunked-not-final: \"\"chunked\"\" is not a transfer "
              "coding"});
  CHECK(refusals("Transfer-Encoding: gzip\r\nContent-Length: 1\r\n", "a") ==
        Lines{"3:1 error content-length-with-transfer-encoding: Content-Length and "
              "Transfer-Encoding are "
              "both present"});
}

TEST_CASE("interim responses stand before the final one") {
  const std::string_view bytes =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na";
  const ParsedResponses parsed = parse_responses(bytes);
  REQUIRE(std::holds_alternative<std::vector<Response>>(parsed));
  const auto& responses = std::get<std::vector<Response>>(parsed);
  REQUIRE(responses.size() == 3);
  CHECK(responses[0].interim);
  CHECK(responses[1].interim);
  CHECK_FALSE(responses[2].interim);
  CHECK(responses[1].whole == Span{25, 53});
  CHECK(responses[2].whole.end() == bytes.size());
}

TEST_CASE("the result is the same however the bytes are split") {
  for (const Rule& rule : all_rules()) {
    for (const std::string_view bytes : {rule.failing, rule.passing}) {
      INFO(rule.id);
      LintOptions options = options_of(rule);
      const LintResult whole = lint(bytes, options);
      for (const std::size_t size : {1U, 2U, 3U, 7U}) {
        options.piece_size = size;
        const LintResult split = lint(bytes, options);
        CHECK(split.findings == whole.findings);
        REQUIRE(split.responses.size() == whole.responses.size());
        for (std::size_t i = 0; i < whole.responses.size(); ++i) {
          CHECK(split.responses[i].content == whole.responses[i].content);
        }
      }
    }
  }
}
