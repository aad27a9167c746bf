#include "preview/mock_answer.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "catalogue/load_catalogue.hpp"
#include "catalogue/status_facts.hpp"
#include "http/lint.hpp"
#include "preview/mock_endpoint.hpp"

using namespace statusbook;

namespace {

constexpr std::time_t now = 1795300000;  // Sat, 21 Nov 2026 22:26:40 GMT

const Catalogue& catalogue() {
  static const Catalogue loaded = [] {
    const auto files = real_file_system();
    Diagnostics report;
    const ContentFolder folder(*files, PROJECT_ROOT);
    return load_catalogue(folder, PROJECT_ROOT "/content", report).value();
  }();
  return loaded;
}

const MockTable& mock_table() {
  static const MockTable table(catalogue());
  return table;
}

IncomingRequest request(std::string target, std::string method = "GET", FieldLines fields = {}) {
  return {.method = std::move(method),
          .target = std::move(target),
          .fields = std::move(fields),
          .body = {},
          .local_address = "127.0.0.1",
          .remote_address = "127.0.0.1"};
}

ScriptedAnswer play(MockEndpoint& endpoint, const IncomingRequest& asked) {
  return std::get<ScriptedAnswer>(endpoint.answer(mock_table(), asked, now));
}

std::string bytes_of(const ScriptedAnswer& answer) {
  std::string bytes;
  for (const ScriptStep& step : answer.steps)
    bytes += step.bytes;
  return bytes;
}

std::string answer_to(const IncomingRequest& asked) {
  MockEndpoint endpoint(1);
  return bytes_of(play(endpoint, asked));
}

bool has_line(const std::string& bytes, const std::string& line) {
  return bytes.find("\r\n" + line + "\r\n") != std::string::npos;
}

std::string content_of(const std::string& bytes) {
  return bytes.substr(bytes.rfind("\r\n\r\n") + 4);
}

// What the linter says about the number itself, which is what was asked for.
const std::set<std::string_view> about_the_number = {
    "status-code-unregistered", "status-code-unknown", "status-code-out-of-range",
    "status-deprecated",        "status-code-unused",  "status-code-reserved"};

// What the catalogue says of its own example, with a reason that the code's page shows.
bool is_excused(const std::string& key, std::string_view rule) {
  const StatusCode* code = catalogue().find_code(key);
  if (code == nullptr) return false;
  const auto& excused = code->lint_exceptions;
  return std::any_of(excused.begin(), excused.end(),
                     [&](const LintException& each) { return each.rule == rule; });
}

std::vector<std::string> complaints(const std::string& bytes, const std::string& method,
                                    const std::string& key) {
  static const http::StatusFactsTable facts = status_facts_of(catalogue().codes);
  http::LintOptions options;
  options.request.method = method;
  options.facts = &facts;
  std::vector<std::string> found;
  for (const http::Finding& finding : http::lint(bytes, options).findings) {
    if (finding.severity == http::Severity::note || is_excused(key, finding.rule) ||
        about_the_number.contains(finding.rule)) {
      continue;
    }
    found.push_back(std::string(finding.rule) + ": " + finding.message);
  }
  return found;
}

std::vector<std::string> all_keys() {
  std::vector<std::string> keys;
  for (int number = 100; number <= 599; ++number)
    keys.push_back(std::to_string(number));
  for (const StatusCode& code : catalogue().codes)
    keys.push_back(code.key);
  return keys;
}

}  // namespace

TEST_CASE("The linter has nothing against any mock, whatever the method") {
  for (const std::string method : {"GET", "HEAD", "POST"}) {
    for (const std::string& key : all_keys()) {
      INFO(method << ' ' << key);
      const std::string bytes = answer_to(request("/mock/" + key, method));
      CHECK(complaints(bytes, method, key) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("A mock really has the status, and the fields that its code always asks for") {
  for (const StatusCode& code : catalogue().codes) {
    if (code.code == 101) continue;
    INFO(code.key);
    const std::string bytes = answer_to(request("/mock/" + code.key));
    CHECK(bytes.starts_with("HTTP/1.1 " + std::to_string(code.code) + " "));
    for (const FieldRequirement& field : code.fields) {
      if (!field.always || field.level != "MUST" || !code.lint_exceptions.empty()) continue;
      CHECK(bytes.find("\r\n" + field.name + ": ") != std::string::npos);
    }
  }
}

TEST_CASE("A mock is the catalogue's example, sent now") {
  CHECK(answer_to(request("/mock/429", "GET", {}))
            .starts_with("HTTP/1.1 429 Too Many Requests\r\n"
                         "Date: Sat, 21 Nov 2026 22:26:40 GMT\r\n"));
  const std::string bytes = answer_to(request("/mock/200"));
  CHECK(has_line(bytes, "ETag: \"b42-7\""));
  CHECK(has_line(bytes, "Last-Modified: Thu, 19 Nov 2026 16:04:11 GMT"));
  CHECK(has_line(bytes, "Content-Length: 93"));
  CHECK(has_line(bytes, "Content-Security-Policy: default-src 'none'; sandbox"));
  CHECK(content_of(bytes).starts_with("{\n  \"id\": 42,"));
}

TEST_CASE("A 405 does not list the method that it has just refused") {
  CHECK(has_line(answer_to(request("/mock/405")), "Allow: HEAD, POST, OPTIONS"));
  CHECK(has_line(answer_to(request("/mock/405", "POST")), "Allow: GET, HEAD, OPTIONS"));
  CHECK(has_line(answer_to(request("/mock/405", "BREW")), "Allow: GET, HEAD, POST, OPTIONS"));
}

TEST_CASE("A date to come keeps its distance to the present, one gone by stays") {
  const MockMessage example{.status = 503,
                            .reason = "Service Unavailable",
                            .fields = {{"Date", "Sat, 21 Nov 2026 09:30:00 GMT"},
                                       {"Retry-After", "Sat, 21 Nov 2026 11:00:00 GMT"},
                                       {"Last-Modified", "Thu, 19 Nov 2026 16:04:11 GMT"},
                                       {"Age", "3"}}};
  const MockMessage sent = final_message(example, {.key = "503"}, request("/mock/503"), now);
  CHECK(sent.fields == FieldLines{{"Date", "Sat, 21 Nov 2026 22:26:40 GMT"},
                                  {"Retry-After", "Sat, 21 Nov 2026 23:56:40 GMT"},
                                  {"Last-Modified", "Thu, 19 Nov 2026 16:04:11 GMT"},
                                  {"Age", "3"}});
}

TEST_CASE("HEAD, 204, 205 and 304 have no content, even if a body is asked for") {
  CHECK(content_of(answer_to(request("/mock/200", "HEAD"))).empty());
  CHECK(has_line(answer_to(request("/mock/200", "HEAD")), "Content-Length: 93"));
  for (const std::string key : {"204", "205", "304"}) {
    const std::string bytes = answer_to(request("/mock/" + key + "?body=x"));
    INFO(bytes);
    CHECK(bytes.ends_with("\r\n\r\n"));
    CHECK((bytes.find("Content-Length: 0\r\n") != std::string::npos) == (key == "205"));
  }
}

TEST_CASE("The query's body and fields take the place of the example's") {
  const std::string bytes = answer_to(
      request("/mock/401?body=hi&header=WWW-Authenticate:Basic&header=X-A:1&header=x-a:2"));
  CHECK(content_of(bytes) == "hi");
  CHECK(has_line(bytes, "Content-Type: text/plain; charset=utf-8"));
  CHECK(has_line(bytes, "Content-Length: 2"));
  CHECK(has_line(bytes, "WWW-Authenticate: Basic"));
  CHECK(bytes.find("Bearer") == std::string::npos);
  CHECK(has_line(bytes, "X-A: 1\r\nx-a: 2"));
}

TEST_CASE("A 200 has conditions and ranges; another status has none") {
  const auto status_line = [](const std::string& key, FieldLines fields) {
    const std::string bytes = answer_to(request("/mock/" + key, "GET", std::move(fields)));
    return bytes.substr(0, bytes.find("\r\n"));
  };
  CHECK(status_line("200", {{"If-None-Match", "\"b42-7\""}}) == "HTTP/1.1 304 Not Modified");
  CHECK(status_line("200", {{"If-Match", "\"x\""}}) == "HTTP/1.1 412 Precondition Failed");
  CHECK(status_line("200", {{"Range", "bytes=0-4"}}) == "HTTP/1.1 206 Partial Content");
  CHECK(status_line("200", {{"Range", "bytes=93-"}}) == "HTTP/1.1 416 Range Not Satisfiable");
  CHECK(status_line("200", {{"Range", "bytes=0-4"}, {"If-Range", "\"x\""}}) == "HTTP/1.1 200 OK");
  CHECK(status_line("404", {{"If-Match", "\"x\""}, {"Range", "bytes=0-4"}}) ==
        "HTTP/1.1 404 Not Found");
  const FieldLines range{{"Range", "bytes=0-4"}};
  CHECK(answer_to(request("/mock/200", "POST", range)).starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("What conditions and ranges lead to is sound as well") {
  const auto [method, fields] = GENERATE(table<std::string, FieldLines>({
      {"GET", {{"If-None-Match", "\"b42-7\""}}},
      {"PUT", {{"If-Match", "\"x\""}}},
      {"GET", {{"Range", "bytes=0-4"}}},
      {"GET", {{"Range", "bytes=0-4,10-12"}}},
      {"GET", {{"Range", "bytes=93-"}}},
  }));
  CHECK(complaints(answer_to(request("/mock/200", method, fields)), method, "200") ==
        std::vector<std::string>{});
}

TEST_CASE("A part of the content is those bytes, with where they stand") {
  const std::string bytes =
      answer_to(request("/mock/200?body=0123456789", "GET", {{"Range", "bytes=2-4"}}));
  CHECK(has_line(bytes, "Content-Range: bytes 2-4/10"));
  CHECK(has_line(bytes, "Content-Length: 3"));
  CHECK(content_of(bytes) == "234");
}

TEST_CASE("An interim response comes first, and at once; HTTP/1.0 gets none") {
  MockEndpoint endpoint(1);
  const ScriptedAnswer answer = play(endpoint, request("/mock/103?sleep=100"));
  REQUIRE(answer.steps.size() == 2);
  CHECK(answer.steps[0].pause == std::chrono::milliseconds(0));
  CHECK(answer.steps[0].bytes.starts_with("HTTP/1.1 103 Early Hints\r\n"));
  CHECK(answer.steps[1].pause == std::chrono::milliseconds(100));
  CHECK(answer.steps[1].bytes.starts_with("HTTP/1.1 200 OK\r\n"));
  IncomingRequest old = request("/mock/103");
  old.version = 10;
  CHECK(answer_to(old).starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("101 takes an offer that needs no handshake, and is the connection's last") {
  const auto answer_to_offer = [](FieldLines fields) {
    MockEndpoint endpoint(1);
    return play(endpoint, request("/mock/101", "GET", std::move(fields)));
  };
  const ScriptedAnswer taken =
      answer_to_offer({{"Connection", "keep-alive, Upgrade"}, {"Upgrade", "chat/1, other"}});
  CHECK(bytes_of(taken).starts_with("HTTP/1.1 101 Switching Protocols\r\n"));
  CHECK(has_line(bytes_of(taken), "Upgrade: chat/1"));
  CHECK(taken.end == ScriptEnd::close);
  const auto refused = [&](FieldLines fields) {
    const std::string bytes = bytes_of(answer_to_offer(std::move(fields)));
    return bytes.starts_with("HTTP/1.1 426 Upgrade Required\r\n") &&
           has_line(bytes, "Upgrade: statusbook-mock/1");
  };
  CHECK(refused({}));
  CHECK(refused({{"Upgrade", "chat/1"}}));
  CHECK(refused({{"Connection", "Upgrade"}, {"Upgrade", ""}}));
  CHECK(refused({{"Connection", "Upgrade"}, {"Upgrade", "websocket"}}));
  CHECK(refused({{"Connection", "Upgrade"}, {"Upgrade", "h2c"}}));
}

TEST_CASE("Each fault breaks the answer in its own way") {
  MockEndpoint endpoint(1);
  const auto with = [&](const std::string& fault) {
    return play(endpoint, request("/mock/200?body=0123456789&fault=" + fault));
  };
  CHECK(bytes_of(with("reset")).empty());
  CHECK(with("reset").end == ScriptEnd::reset);
  CHECK(bytes_of(with("no-answer")).empty());
  CHECK(with("no-answer").end == ScriptEnd::silence);
  CHECK(has_line(bytes_of(with("truncate")), "Content-Length: 10"));
  CHECK(bytes_of(with("truncate")).ends_with("\r\n\r\n01234"));
  CHECK(with("truncate").end == ScriptEnd::close);
  CHECK(has_line(bytes_of(with("bad-length")), "Content-Length: many"));
  CHECK(with("bad-length").end == ScriptEnd::close);
  const ScriptedAnswer drip = with("drip");
  REQUIRE(drip.steps.size() == 11);
  CHECK(drip.steps[10] == ScriptStep{std::chrono::milliseconds(50), "9"});
  CHECK(drip.end == ScriptEnd::as_requested);
}

TEST_CASE("Truncating what has no content cuts its head") {
  const std::string bytes = answer_to(request("/mock/204?fault=truncate"));
  CHECK(bytes.starts_with("HTTP/1.1 204 No Content\r\n"));
  CHECK(bytes.find("\r\n\r\n") == std::string::npos);
}

TEST_CASE("A client that wants the connection to end is told that it does") {
  IncomingRequest last = request("/mock/200");
  last.persistence = Persistence::close;
  CHECK(has_line(answer_to(last), "Connection: close"));
  CHECK(answer_to(request("/mock/200")).find("Connection") == std::string::npos);
}

TEST_CASE("A sequence goes on with each request of a client, then the path follows, until reset") {
  MockEndpoint endpoint(1);
  const auto status = [&](FieldLines fields) {
    return bytes_of(play(endpoint, request("/mock/200?seq=503,502", "GET", std::move(fields))))
        .substr(9, 3);
  };
  const FieldLines other{{"User-Agent", "other"}};
  CHECK(status({}) == "503");
  CHECK(status({}) == "502");
  CHECK(status(other) == "503");
  CHECK(status({}) == "200");
  CHECK(status({}) == "200");
  const auto answer = endpoint.answer(mock_table(), request("/mock/reset", "POST"), now);
  CHECK(std::get<Answer>(answer).status == 204);
  CHECK(status({}) == "503");
  CHECK(status(other) == "502");
}

TEST_CASE("Chance follows the seed of the query, and without one the endpoint's") {
  const auto row = [](std::uint64_t own, const std::string& seed) {
    MockEndpoint endpoint(own);
    std::string statuses;
    for (int visit = 0; visit < 12; ++visit)
      statuses += bytes_of(play(endpoint, request("/mock/200?chance=503:0.5" + seed))).substr(9, 1);
    return statuses;
  };
  CHECK(row(1, "&seed=7") == row(2, "&seed=7"));
  CHECK(row(1, "&seed=7") != row(1, "&seed=8"));
  CHECK(row(1, "") == row(1, ""));
  CHECK(row(1, "") != row(2, ""));
}

TEST_CASE("What cannot be answered is explained") {
  MockEndpoint endpoint(1);
  const auto refusal = [&](const IncomingRequest& asked) {
    return std::get<Answer>(endpoint.answer(mock_table(), asked, now));
  };
  CHECK(refusal(request("/mock/777")).status == 400);
  CHECK(*refusal(request("/mock/777")).body ==
        "777 is no code of the catalogue. The endpoints are described at /mock/\n");
  CHECK(refusal(request("/mock/reset")).status == 405);
  CHECK(refusal(request("/mock/200", "GET", {{"Sec-Fetch-Site", "cross-site"}})).status == 403);
  CHECK(std::holds_alternative<ScriptedAnswer>(endpoint.answer(
      mock_table(), request("/mock/200", "GET", {{"Sec-Fetch-Site", "same-origin"}}), now)));
}
