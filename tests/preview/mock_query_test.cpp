#include "preview/mock_query.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

MockQuery query_of(std::string_view target) {
  auto parsed = parse_mock_query(target);
  REQUIRE(std::holds_alternative<MockQuery>(parsed));
  return std::get<MockQuery>(std::move(parsed));
}

std::string problem_of(std::string_view target) {
  auto parsed = parse_mock_query(target);
  REQUIRE(std::holds_alternative<std::string>(parsed));
  return std::get<std::string>(std::move(parsed));
}

}  // namespace

TEST_CASE("A mock's path is a key of the catalogue or a number") {
  CHECK(query_of("/mock/502").key == "502");
  CHECK(query_of("/mock/529-anthropic?").key == "529-anthropic");
  CHECK(problem_of("/mock/50") == "'50' is no status code");
  CHECK(problem_of("/mock/099") == "'099' is no status code");
  CHECK(problem_of("/mock/5021") == "'5021' is no status code");
  CHECK(problem_of("/mock/502/") == "'502/' is no status code");
  CHECK(problem_of("/mock/502%00") == "'502%00' is no status code");
}

TEST_CASE("Each parameter of a mock is read") {
  const MockQuery query = query_of(
      "/mock/200?sleep=250&body=a%20b+c&header=X-A:%201&header=X-A:2&seq=503,529-anthropic"
      "&chance=503:0.25,500:0.5&seed=7&fault=drip&client=x");
  CHECK(query.sleep == std::chrono::milliseconds(250));
  CHECK(query.body == "a b+c");
  CHECK(query.fields == FieldLines{{"X-A", "1"}, {"X-A", "2"}});
  CHECK(query.sequence == std::vector<std::string>{"503", "529-anthropic"});
  REQUIRE(query.chances.size() == 2);
  CHECK(query.chances[1].status == 500);
  CHECK(query.chances[1].share == 0.5);
  CHECK(query.seed == 7U);
  CHECK(query.fault == Fault::drip);
}

TEST_CASE("The last millisecond, field and code that are allowed are") {
  CHECK(query_of("/mock/200?sleep=30000").sleep == MockLimits::sleep);
  std::string fields = "/mock/200?";
  for (std::size_t number = 0; number < MockLimits::fields; ++number)
    fields += "header=a:b&";
  CHECK(query_of(fields).fields.size() == MockLimits::fields);
  CHECK(problem_of(fields + "header=a:b") == "there are more than 32 fields");
  std::string codes = "/mock/200?seq=503";
  for (std::size_t number = 1; number < MockLimits::sequence; ++number)
    codes += ",503";
  CHECK(query_of(codes).sequence.size() == MockLimits::sequence);
  CHECK(problem_of(codes + ",503") == "seq has at most 100 codes");
}

TEST_CASE("A parameter that cannot be is refused with the reason") {
  const auto [query, problem] = GENERATE(table<std::string, std::string>({
      {"sleep=30001", "sleep is a number of milliseconds up to 30000"},
      {"sleep=-1", "sleep is a number of milliseconds up to 30000"},
      {"sleep=", "sleep is a number of milliseconds up to 30000"},
      {"sleep=1e3", "sleep is a number of milliseconds up to 30000"},
      {"sleep=99999999999999999999", "sleep is a number of milliseconds up to 30000"},
      {"seq=503,", "'' is no status code"},
      {"seq=503,20", "'20' is no status code"},
      {"chance=503", "chance is a code and its share of the answers, such as 503:0.2"},
      {"chance=503:2", "chance is a code and its share of the answers, such as 503:0.2"},
      {"chance=503:nan", "chance is a code and its share of the answers, such as 503:0.2"},
      {"chance=503:-0.1", "chance is a code and its share of the answers, such as 503:0.2"},
      {"chance=503:0.6,500:0.6", "the shares of chance sum up to more than 1"},
      {"seed=x", "seed is a whole number"},
      {"fault=crash", "fault is one of reset, truncate, drip, bad-length, no-answer"},
      {"slep=1", "there is no parameter 'slep'; did you mean 'sleep'?"},
      {"body=%4", "'body=%4' is not percent-encoded"},
      {"body=%zz", "'body=%zz' is not percent-encoded"},
  }));
  CHECK(problem_of("/mock/200?" + query) == problem);
}

TEST_CASE("No field line gets in that is none, frames the message or ends the line") {
  const auto [line, problem] = GENERATE(table<std::string, std::string>({
      {"X-A", "header is a field line, such as Retry-After: 2"},
      {":b", "header is a field line, such as Retry-After: 2"},
      {"X%20A:b", "header is a field line, such as Retry-After: 2"},
      {"X-A%0D%0ASet-Cookie:a", "header is a field line, such as Retry-After: 2"},
      {"X-A:b%0D%0ASet-Cookie:%20a", "the value of X-A has a control character"},
      {"X-A:b%0ASet-Cookie:%20a", "the value of X-A has a control character"},
      {"X-A:b%0D", "the value of X-A has a control character"},
      {"X-A:%0Ab", "the value of X-A has a control character"},
      {"X-A:b%00", "the value of X-A has a control character"},
      {"X-A:b%7F", "the value of X-A has a control character"},
      {"content-length:1", "the field content-length is not for a query to set"},
      {"Transfer-Encoding:chunked", "the field Transfer-Encoding is not for a query to set"},
      {"Connection:close", "the field Connection is not for a query to set"},
      {"Content-Security-Policy:%20x",
       "the field Content-Security-Policy is not for a query to set"},
  }));
  CHECK(problem_of("/mock/200?header=" + line) == problem);
}
