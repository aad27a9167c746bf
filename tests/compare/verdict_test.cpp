#include "compare/verdict.hpp"

#include <catch2/catch.hpp>

#include "compare/facts.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

// Like 502 in all but its number and its meaning, until a test changes it.
StatusCode twin(int number) {
  StatusCode code = bad_gateway();
  code.code = number;
  code.key = std::to_string(number);
  code.meaning = "Something else";
  return code;
}

std::string rule(const StatusCode& code, std::string_view when) {
  const DecisionRule rule = decision_rule(code, when);
  return rule.before + "502" + rule.after;
}

}  // namespace

TEST_CASE("a verdict names the first difference that decides") {
  const std::string other = ", “Something else”.";
  const std::string gateway = ", “The server behind gave nonsense”; ";
  const auto verdict = [](const StatusCode& b) { return derive_verdict(bad_gateway(), b); };
  CHECK(verdict(twin(599)) ==
        "502 means “The server behind gave nonsense”, whereas 599 means “Something else”.");
  CHECK(derive_verdict(twin(404), bad_gateway()) ==
        "404 is classed as a client error, “Something else”; 502 is classed as a server error, "
        "“The server behind gave nonsense”.");
  CHECK(verdict(twin(999)) == "502 is classed as a server error" + gateway +
                                  "999 lies outside the range of status codes" + other);
  StatusCode b = twin(599);
  b.standing = "unofficial";
  CHECK(verdict(b) ==
        "502 is registered with IANA" + gateway + "599 stands outside the registry" + other);
  b.retry.rule = "after a delay";
  CHECK(verdict(b) == "502 lets GET, HEAD, PUT and DELETE be repeated" + gateway +
                          "599 asks for a pause before the next try" + other);
  b.temporary = "no";
  CHECK(verdict(b) == "502 usually passes with time" + gateway +
                          "599 lasts until somebody changes something" + other);
  b.temporary = "yes";
  b.retry.rule = "after a change";  // then it does not pass by itself
  CHECK(verdict(b) == "502 lets GET, HEAD, PUT and DELETE be repeated" + gateway +
                          "599 needs a change before the next try" + other);
  b.temporary = "no";
  b.senders = {"origin server"};
  CHECK(verdict(b) == "502 usually comes from a gateway" + gateway +
                          "599 usually comes from the origin server" + other);
  b.content.rule = "forbidden";
  CHECK(verdict(b) == "502 can carry content" + gateway + "599 carries no content" + other);
  b.fault = {"client"};
  CHECK(verdict(b) ==
        "502 points to a server behind the gateway" + gateway + "599 points to the client" + other);
  b.presence = "log only";
  CHECK(verdict(b) ==
        "502 is a status that clients receive" + gateway + "599 is a line in a log" + other);
}

TEST_CASE("who usually sends a code does not decide where the other is sent from there too") {
  StatusCode b = twin(599);
  b.senders = {"proxy"};  // the second sender of 502
  CHECK(derive_verdict(bad_gateway(), b) ==
        "502 means “The server behind gave nonsense”, whereas 599 means “Something else”.");
  b.senders = {"cache", "gateway"};
  CHECK(derive_verdict(b, bad_gateway()) ==
        "599 means “Something else”, whereas 502 means “The server behind gave nonsense”.");
}

TEST_CASE("redirects differ in permanence, then in what becomes of the method") {
  StatusCode permanent = found(), keeping = found();
  permanent.code = 301;
  permanent.redirect->permanence = "permanent";
  keeping.code = 307;
  keeping.redirect->method = "kept";
  CHECK(derive_verdict(permanent, found()) ==
        "301 is a permanent redirect, “It is elsewhere for now”; 302 is a temporary redirect, “It "
        "is elsewhere for now”.");
  CHECK(derive_verdict(found(), keeping) ==
        "302 lets a POST become a GET, “It is elsewhere for now”; 307 keeps the method, “It is "
        "elsewhere for now”.");
}

TEST_CASE("of two meanings of one number the place it comes from decides") {
  StatusCode vendor = twin(502);
  vendor.key = "502-esri";
  vendor.known_as = "ArcGIS";
  CHECK(derive_verdict(bad_gateway(), vendor) ==
        "Where the 502 comes from decides: 502 (registered) means “The server behind gave "
        "nonsense” and 502 (ArcGIS) means “Something else”.");
}

TEST_CASE("the class of a code is named as the class, not as what happened") {
  const auto [number, words] = GENERATE(table<int, std::string>({
      {103, "103 is classed as informational, “Something else”; "},
      {207, "207 is classed as a success, “Something else”; "},
      {304, "304 is classed as a redirection, “Something else”; "},
      {425, "425 is classed as a client error, “Something else”; "},
  }));
  CHECK(derive_verdict(twin(number), bad_gateway()) ==
        words + "502 is classed as a server error, “The server behind gave nonsense”.");
}

TEST_CASE("words that the meaning repeats are left out") {
  StatusCode success = twin(200);
  success.meaning = "Success, with the result";
  CHECK(derive_verdict(success, twin(404)) ==
        "200 is “Success, with the result”; 404 is classed as a client error, “Something else”.");
  success.meaning = "It has succeeded";  // no stem of the words: "succe" is not "success"
  CHECK(derive_verdict(success, twin(404)) ==
        "200 is classed as a success, “It has succeeded”; 404 is classed as a client error, "
        "“Something else”.");
}

TEST_CASE("numbers that are reserved have neither a class nor a meaning") {
  StatusCode one = twin(306), other = twin(418);
  one.standing = other.standing = "unused";
  one.meaning = "Unused and reserved";
  CHECK(derive_verdict(one, other) ==
        "Neither has a meaning: 306 is “Unused and reserved”, 418 is “Something else”.");
  CHECK(derive_verdict(one, twin(404)) ==
        "306 is “Unused and reserved”; 404 is a status that clients receive, “Something else”.");
}

TEST_CASE("what is not known does not decide") {
  StatusCode b = twin(599);
  b.temporary = "unknown";
  b.retry.rule = "not needed";
  b.content.rule = "not applicable";
  b.senders = {"nobody"};
  CHECK(derive_verdict(bad_gateway(), b) ==
        "502 means “The server behind gave nonsense”, whereas 599 means “Something else”.");
}

TEST_CASE("a number that nothing uses has no fault, duration or repetition to decide by") {
  StatusCode given_up = twin(598), retired = twin(599);
  given_up.deprecated = retired.deprecated = true;
  given_up.popularity = "never sent";
  given_up.fault = {"client"};
  given_up.temporary = given_up.retry.rule = "no";
  CHECK(derive_verdict(given_up, retired) ==
        "598 means “Something else”, whereas 599 means “Something else”.");
}

TEST_CASE("a decision rule says only of a code that is sent that it is to be returned") {
  StatusCode code = bad_gateway();
  CHECK(rule(code, "you are a gateway") == "Return 502 when you are a gateway.");
  CHECK(rule(code, "never; it meant a loop") == "Never return 502: it meant a loop.");
  CHECK(rule(code, "never in new code; it meant a loop") ==
        "Never return 502 in new code: it meant a loop.");
  CHECK(rule(code, "never: it is no code; use 400") == "Never return 502: it is no code; use 400.");
  CHECK(rule(code, "never") == "Never return 502.");
  code.presence = "log only";
  CHECK(rule(code, "the client has left") == "Expect 502 in a log when the client has left.");
  CHECK(rule(code, "a log tells of it") == "Expect 502 when a log tells of it.");
  code.presence = "internal";
  CHECK(rule(code, "you configure it") == "Expect 502 inside the server when you configure it.");
  code.presence = "in the content";
  CHECK(rule(code, "a token fails") == "Expect 502 in the content when a token fails.");
  code.presence = "on the wire";
  code.standing = "unofficial";
  CHECK(rule(code, "a vendor's edge fails") == "Expect 502 when a vendor's edge fails.");
  CHECK(rule(code, "you are that vendor") == "Return 502 when you are that vendor.");
  code.popularity = "never sent";
  CHECK(rule(code, "you are that vendor") == "Return 502 only when you are that vendor.");
}
