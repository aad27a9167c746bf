#include "preview/access.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

IncomingRequest request_with(FieldLines fields, std::string target = "/") {
  return {.method = "GET",
          .target = std::move(target),
          .fields = std::move(fields),
          .body = "",
          .local_address = "192.168.1.5"};
}

std::string refusal_of(const IncomingRequest& request) {
  const auto refusal = refuse_stranger(request, {"box.example"});
  return refusal.has_value() ? std::to_string(refusal->status) + " " + *refusal->body : "";
}

}  // namespace

TEST_CASE("The names and addresses of this machine are its own") {
  const std::string host =
      GENERATE("localhost", "localhost:8080", "LocalHost:1", "docs.localhost", "127.0.0.1:8080",
               "127.9.9.9", "[::1]", "[::1]:8080", "[0:0:0:0:0:0:0:1]:80", "192.168.1.5:8080",
               "box.example", "BOX.example:8080");
  INFO(host);
  CHECK(is_own_host(host, "192.168.1.5", {"box.example"}));
}

TEST_CASE("Any other host is foreign, however near it looks") {
  const std::string host =
      GENERATE("", ":8080", "evil.example", "localhost.evil.example", "notlocalhost",
               "127.0.0.1.evil.example", "127.1", "0.0.0.0", "192.168.1.6", "[::2]", "[::1",
               "[::1]evil", "localhost:80a", "localhost:123456", "localhost:80:80",
               "user@localhost", "localhost/", "localhost ", "evil.box.example", "2130706433");
  INFO(host);
  CHECK_FALSE(is_own_host(host, "192.168.1.5", {"box.example"}));
}

TEST_CASE("A request from a page of the preview is welcome") {
  CHECK(refusal_of(request_with({{"Host", "localhost:8080"}})).empty());
  CHECK(refusal_of(request_with({{"Host", "localhost:8080"}, {"Origin", "http://localhost:8080"}}))
            .empty());
}

TEST_CASE("A request without exactly one Host is malformed") {
  CHECK(refusal_of(request_with({})) == "400 The request must have exactly one Host field.\n");
  CHECK(refusal_of(request_with({{"Host", "localhost"}, {"Host", "localhost"}})) ==
        "400 The request must have exactly one Host field.\n");
}

TEST_CASE("A target that is no path is malformed") {
  const std::string target = GENERATE("http://evil.example/", "*", "502", "");
  INFO(target);
  CHECK(refusal_of(request_with({{"Host", "localhost"}}, target)) ==
        "400 The request target must begin with '/'.\n");
}

TEST_CASE("A foreign Host is misdirected") {
  CHECK(refusal_of(request_with({{"Host", "evil.example"}})) ==
        "421 This preview does not answer for that Host.\n");
}

TEST_CASE("A foreign Origin is forbidden") {
  const std::string origin = GENERATE("http://evil.example", "https://localhost:8080", "null", "",
                                      "http://localhost:3000", "http://localhost");
  INFO(origin);
  CHECK(refusal_of(request_with({{"Host", "localhost:8080"}, {"Origin", origin}})) ==
        "403 This preview does not answer pages from another origin.\n");
}
