#include <catch2/catch.hpp>

#include "preview/byte_ranges.hpp"
#include "preview/mock_chance.hpp"
#include "preview/mock_visits.hpp"
#include "preview/preconditions.hpp"

using namespace statusbook;

namespace {

using Ranges = std::vector<ByteRange>;

IncomingRequest request_with(std::string method, FieldLines fields) {
  return {.method = std::move(method),
          .target = "/",
          .fields = std::move(fields),
          .body = {},
          .local_address = {}};
}

// The representation that the conditions below are about: Thu, 19 Nov 2026 16:04:11 GMT.
const Validators strong{"\"a\"", 1795104251};
const Validators weak{"W/\"a\"", {}};

}  // namespace

TEST_CASE("A Range names bytes of the content, or is passed over") {
  const auto [range, verdict, ranges] = GENERATE(table<std::string, RangeVerdict, Ranges>({
      {"bytes=0-4", RangeVerdict::satisfiable, {{0, 4}}},
      {"Bytes=0-0", RangeVerdict::satisfiable, {{0, 0}}},
      {"bytes=5-", RangeVerdict::satisfiable, {{5, 9}}},
      {"bytes=-3", RangeVerdict::satisfiable, {{7, 9}}},
      {"bytes=-99", RangeVerdict::satisfiable, {{0, 9}}},
      {"bytes=8-99", RangeVerdict::satisfiable, {{8, 9}}},
      {"bytes=0-1, 5-6", RangeVerdict::satisfiable, {{0, 1}, {5, 6}}},
      {"bytes=8-9,0-1", RangeVerdict::satisfiable, {{8, 9}, {0, 1}}},
      {"bytes=0-1,50-60", RangeVerdict::satisfiable, {{0, 1}}},
      {"bytes=10-", RangeVerdict::unsatisfiable, {}},
      {"bytes=-0", RangeVerdict::unsatisfiable, {}},
      {"bytes=10-,11-", RangeVerdict::unsatisfiable, {}},
      {"bytes=4-3", RangeVerdict::ignored, {}},
      {"bytes=", RangeVerdict::ignored, {}},
      {"bytes=-", RangeVerdict::ignored, {}},
      {"bytes=a-b", RangeVerdict::ignored, {}},
      {"bytes=0-4-5", RangeVerdict::ignored, {}},
      {"bytes=0-4,x", RangeVerdict::ignored, {}},
      {"bytes=0-4,4-5", RangeVerdict::ignored, {}},
      {"bytes=99999999999999999999-", RangeVerdict::ignored, {}},
      {"lines=0-4", RangeVerdict::ignored, {}},
      {"bytes=0-0,2-2,4-4,6-6,8-8,1-1,3-3,5-5,7-7,9-9,9-9,9-9,9-9,9-9,9-9,9-9,9-9",
       RangeVerdict::ignored,
       {}},
  }));
  INFO(range);
  CHECK(resolve_ranges(range, 10) == RangeResult{verdict, ranges});
}

TEST_CASE("No byte of an empty content can be had") {
  CHECK(resolve_ranges("bytes=0-", 0).verdict == RangeVerdict::unsatisfiable);
  CHECK(resolve_ranges("bytes=-1", 0).verdict == RangeVerdict::unsatisfiable);
}

TEST_CASE("Several ranges are parts with a boundary that the content does not have") {
  const Multipart parts = make_multipart({{0, 1}, {5, 5}}, "--statusbook-0", "text/plain");
  CHECK(parts.content_type == "multipart/byteranges; boundary=statusbook-1");
  CHECK(parts.content ==
        "--statusbook-1\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/14\r\n\r\n--\r\n"
        "--statusbook-1\r\nContent-Type: text/plain\r\nContent-Range: bytes 5-5/14\r\n\r\nt\r\n"
        "--statusbook-1--\r\n");
}

TEST_CASE("Conditions are evaluated in the order of RFC 9110 section 13.2.2") {
  using enum Precondition;
  const std::string before = "Thu, 19 Nov 2026 16:04:10 GMT";
  const std::string at = "Thu, 19 Nov 2026 16:04:11 GMT";
  const auto [method, fields, expected] =
      GENERATE_COPY(table<std::string, FieldLines, Precondition>({
          {"GET", {}, holds},
          {"GET", {{"If-None-Match", "\"a\""}}, not_modified},
          {"HEAD", {{"if-none-match", "\"b\", W/\"a\""}}, not_modified},
          {"GET", {{"If-None-Match", "\"b\""}, {"If-None-Match", "\"a\""}}, not_modified},
          {"GET", {{"If-None-Match", "*"}}, not_modified},
          {"PUT", {{"If-None-Match", "*"}}, failed},
          {"GET", {{"If-None-Match", "\"b\""}}, holds},
          {"GET", {{"If-None-Match", "\"b\""}, {"If-Modified-Since", at}}, holds},
          {"GET", {{"If-Modified-Since", at}}, not_modified},
          {"GET", {{"If-Modified-Since", before}}, holds},
          {"GET", {{"If-Modified-Since", "yesterday"}}, holds},
          {"PUT", {{"If-Modified-Since", at}}, holds},
          {"PUT", {{"If-Match", "\"a\""}}, holds},
          {"PUT", {{"If-Match", "W/\"a\""}}, failed},
          {"PUT", {{"If-Match", "\"b\", \"c\""}}, failed},
          {"PUT", {{"If-Match", "*"}}, holds},
          {"GET", {{"If-Match", "\"b\""}, {"If-None-Match", "\"a\""}}, failed},
          {"GET", {{"If-Match", "\"a\""}, {"If-None-Match", "\"a\""}}, not_modified},
          {"PUT", {{"If-Match", "\"a\""}, {"If-Unmodified-Since", before}}, holds},
          {"PUT", {{"If-Unmodified-Since", before}}, failed},
          {"PUT", {{"If-Unmodified-Since", at}}, holds},
          {"PUT", {{"If-Unmodified-Since", "yesterday"}}, holds},
          {"OPTIONS", {{"If-Match", "\"b\""}}, holds},
      }));
  INFO(method << ' ' << (fields.empty() ? "" : fields[0].first + ": " + fields[0].second));
  CHECK(check_preconditions(request_with(method, fields), strong) == expected);
}

TEST_CASE("A weak tag is good enough not to send again, and not for changing") {
  CHECK(check_preconditions(request_with("GET", {{"If-None-Match", "\"a\""}}), {"\"a\"", {}}) ==
        Precondition::not_modified);
  CHECK(check_preconditions(request_with("PUT", {{"If-Match", "W/\"a\""}}), weak) ==
        Precondition::failed);
}

TEST_CASE("If-Range fits the very same tag or date only") {
  const auto [value, fits] = GENERATE(table<std::string, bool>({
      {"\"a\"", true},
      {"\"b\"", false},
      {"W/\"a\"", false},
      {"Thu, 19 Nov 2026 16:04:11 GMT", true},
      {"Thu, 19 Nov 2026 16:04:12 GMT", false},
      {"", false},
  }));
  CHECK(range_fits(request_with("GET", {{"If-Range", value}}), strong) == fits);
  CHECK_FALSE(range_fits(request_with("GET", {{"If-Range", "W/\"a\""}}), weak));
  CHECK(range_fits(request_with("GET", {}), strong));
}

TEST_CASE("The same seed makes the same row of answers, spread as asked") {
  CHECK(chance_of(7, 3) == chance_of(7, 3));
  CHECK(chance_of(7, 3) != chance_of(8, 3));
  const std::vector<Chance> chances{{503, 0.2}, {500, 0.1}};
  std::size_t unavailable = 0, broken = 0;
  for (std::uint64_t visit = 0; visit < 10'000; ++visit) {
    const auto status = status_by_chance(chances, chance_of(7, visit));
    unavailable += status == 503U ? 1U : 0U;
    broken += status == 500U ? 1U : 0U;
  }
  // The seed is fixed, so these are exact figures, not chances.
  CHECK(unavailable > 1'900);
  CHECK(unavailable < 2'100);
  CHECK(broken > 900);
  CHECK(broken < 1'100);
}

TEST_CASE("A share of nothing never comes, a share of all always does") {
  CHECK_FALSE(status_by_chance({{503, 0}}, 0.0).has_value());
  CHECK(status_by_chance({{503, 1}}, 0x1.fffffffffffffp-1) == 503U);
}

TEST_CASE("Visits are counted for each client and target, and can be started again") {
  MockVisits visits(10);
  CHECK(visits.count("curl", "/mock/200?seq=503") == 0);
  CHECK(visits.count("curl", "/mock/200?seq=503") == 1);
  CHECK(visits.count("curl", "/mock/200?seq=500") == 0);
  CHECK(visits.count("other", "/mock/200?seq=503") == 0);
  visits.reset("curl");
  CHECK(visits.count("curl", "/mock/200?seq=503") == 0);
  CHECK(visits.count("other", "/mock/200?seq=503") == 1);
}

TEST_CASE("When all places are taken, what was asked for longest ago starts again") {
  MockVisits visits(2);
  visits.count("a", "/");
  visits.count("b", "/");
  visits.count("a", "/");
  visits.count("c", "/");
  CHECK(visits.count("a", "/") == 2);
  CHECK(visits.count("b", "/") == 0);
}
