#include "compare/questions.hpp"

#include <catch2/catch.hpp>

#include "compare/facts.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

// "id: question answer" of each.
std::vector<std::string> asked(const StatusCode& a, const StatusCode& b) {
  std::vector<std::string> all;
  for (const DerivedQuestion& each : derive_questions(a, b))
    all.push_back(each.id.substr(9) + ": " + each.question + " " + each.answer);
  return all;
}

// 502 under another number, so that only what a test changes differs.
StatusCode twin(int number) {
  StatusCode code = bad_gateway();
  code.code = number;
  code.key = std::to_string(number);
  return code;
}

}  // namespace

TEST_CASE("nothing is asked where nothing differs") {
  CHECK(asked(bad_gateway(), twin(599)).empty());
}

TEST_CASE("what one code's page says of the other comes first") {
  StatusCode a = bad_gateway(), b = twin(504);
  a.related = {{"504", "Too slow instead of wrong."}};
  CHECK(asked(a, b) ==
        std::vector<std::string>{
            "neighbors: How is 504 related to 502? 504: Too slow instead of wrong."});
  CHECK(asked(b, a) ==
        std::vector<std::string>{
            "neighbors: How is 504 related to 502? 504: Too slow instead of wrong."});
  b.related = {{"502", "Wrong instead of slow"}};
  CHECK(asked(a, b) ==
        std::vector<std::string>{"neighbors: How are 502 and 504 related? 504: Too slow instead of "
                                 "wrong. 502: Wrong instead of slow."});
}

TEST_CASE("the question about repeating depends on the two rules") {
  const auto [rule_a, rule_b, question] = GENERATE(table<std::string, std::string, std::string>({
      {"after a delay", "after a change",
       "What has to come before a second try after 503, and what after 502?"},
      {"after a change", "any method",
       "What has to come before a second try after 502, and what after 503?"},
      {"no", "after a delay", "What is a second try worth after 502, and what after 503?"},
      {"after a change", "no",
       "What has to change before a request gets past 502, and does anything help after 503?"},
      {"if idempotent", "any method",
       "How soon, and with which methods, may a request follow 502 or 503?"},
      {"no", "not needed", "What is a client to do next after 503, and what after 502?"},
      {"not needed", "no", "What is a client to do next after 502, and what after 503?"},
  }));
  CAPTURE(rule_a, rule_b);
  StatusCode a = bad_gateway(), b = twin(503);
  a.retry = {rule_a, "Do this", ""};
  b.retry = {rule_b, "Do that.", ""};
  CHECK(asked(a, b) == std::vector<std::string>{"retry: " + question +
                                                " After 502: Do this. After 503: Do that."});
}

TEST_CASE("a header field that one code calls for is asked about") {
  StatusCode a = bad_gateway(), b = twin(401);
  b.fields = {{"Vary", "MAY", "server", "if it likes", false, ""},
              {"WWW-Authenticate", "MUST", "server", "in every 401", true, ""}};
  CHECK(asked(b, a) ==
        std::vector<std::string>{
            "fields: Which header field must every 401 have that a 502 need not? The "
            "server MUST send WWW-Authenticate in every 401."});
  b.fields.back().always = false;
  b.fields.back().when = "when a password helps";
  CHECK(asked(b, a) ==
        std::vector<std::string>{
            "fields: When does 401 call for WWW-Authenticate, which 502 does not need? With 401, "
            "the server MUST send WWW-Authenticate when a password helps."});
  a.fields = {{"Link", "SHOULD", "the entity that blocks", "always", true, ""}};
  CHECK(asked(a, b) ==
        std::vector<std::string>{
            "fields: Which header field does 502 call for, and which does 401? With 502, the "
            "entity that blocks SHOULD send Link always. With 401, the server MUST send "
            "WWW-Authenticate when a password helps."});
}

TEST_CASE("a field that belongs to both codes is not said to be missing from one") {
  StatusCode a = bad_gateway(), b = twin(303);
  a.fields = {{"Location", "SHOULD", "server", "always", true, ""}};
  b.fields = {{"Location", "no keyword", "server", "by its definition", true, ""}};
  CHECK(asked(a, b).empty());
  b.fields = {{"Location", "MAY", "server", "if it likes", false, ""}};
  CHECK(asked(a, b).empty());
  b.fields = {{"Location", "MUST NOT", "server", "ever", true, ""},
              {"Link", "no keyword", "server", "by its definition", true, ""}};
  CHECK(asked(a, b) == std::vector<std::string>{
                           "fields: Which header field does 502 call for, and which does 303? With "
                           "502, the server SHOULD send Location always. With 303, the server "
                           "sends Link by its definition."});
}

TEST_CASE("content and caching are asked about where the rules differ and apply") {
  StatusCode a = bad_gateway(), b = twin(204);
  b.content = {"forbidden", "Ends at once"};
  b.caching.storable = "by default";
  CHECK(asked(a, b) ==
        std::vector<std::string>{
            "content: May 204 carry content, as 502 may? No. 204: Ends at once.",
            "caching: A cache may keep 204 unasked; what about 502? 502: Only if it says so. 204: "
            "Only if it says so."});
  b.content.rule = "required";
  b.caching.storable = "never";
  CHECK(
      asked(a, b) ==
      std::vector<std::string>{
          "caching: A cache may keep 502 if it is marked so; may it keep 204? No. 502: Only if it "
          "says so. 204: Only if it says so.",
          "content: What belongs in the content of 502, and what in that of 204? 502: Say why. "
          "204: Ends at once."});
  b.standing = "unofficial";
  CHECK(asked(a, b).size() == 1);  // the content of a vendor's code is the vendor's affair
  b.content.rule = b.caching.storable = "not applicable";
  CHECK(asked(a, b).empty());
  b.content.rule = "allowed";
  b.standing = "registered";
  CHECK(asked(a, b).empty());
}

TEST_CASE("two redirects are asked what becomes of a POST") {
  StatusCode other = found();
  other.code = 307;
  other.redirect = Redirect{"temporary", "kept", "MUST NOT change", "They keep it.", ""};
  CHECK(asked(found(), other) ==
        std::vector<std::string>{
            "method: What becomes of a POST after 302, and what after 307? 302: x. In browsers: x. "
            "307: MUST NOT change. In browsers: They keep it."});
  other.redirect->method = "POST may become GET";
  CHECK(asked(found(), other).empty());
  other.redirect->method = "not followed";
  CHECK(asked(found(), other).empty());
}

TEST_CASE("a field that a code should have is not said to belong to every one") {
  StatusCode a = bad_gateway(), b = twin(451);
  b.fields = {{"Link", "SHOULD", "server", "always, with rel=\"blocked-by\"", true, ""}};
  CHECK(asked(a, b) == std::vector<std::string>{
                           "fields: Which header field should a 451 have that a 502 need not? With "
                           "451, the server SHOULD send Link with rel=\"blocked-by\"."});
  b.fields.front().always = false;
  CHECK(asked(a, b).empty());
  b.fields = {{"Location", "no keyword", "server", "by its definition", true, ""}};
  CHECK(asked(a, b) ==
        std::vector<std::string>{
            "fields: Which header field belongs to every 451 by definition, and not to 502? With "
            "451, the server sends Location by its definition."});
}

TEST_CASE("fields that belong to every response of a code are told together") {
  StatusCode a = bad_gateway(), b = twin(426);
  b.fields = {{"Upgrade", "MUST", "server", "always, naming it", true, ""},
              {"Connection", "MUST", "server", "always, with the option", true, ""},
              {"Via", "MUST", "server", "if it is a proxy", false, ""}};
  CHECK(asked(a, b) ==
        std::vector<std::string>{
            "fields: Which header fields must every 426 have that a 502 need not? With 426, the "
            "server MUST send Upgrade naming it. The server MUST send Connection with the "
            "option."});
}

TEST_CASE("no rule is asked about where a number is not met or has been given up") {
  StatusCode sound = twin(405);
  sound.retry = {"after a change", "Do this", ""};
  sound.fields = {{"Allow", "MUST", "server", "in every 405", true, ""}};
  sound.content.rule = "forbidden";
  sound.caching.storable = "by default";
  REQUIRE(asked(bad_gateway(), sound).size() == 3);
  const auto give_up = GENERATE(values<void (*)(StatusCode&)>({
      [](StatusCode& code) { code.standing = "unused"; },
      [](StatusCode& code) { code.presence = "rumored"; },
      [](StatusCode& code) { code.presence = "client side"; },
      [](StatusCode& code) { code.popularity = "never sent"; },
      [](StatusCode& code) {
        code.deprecated = true;
        code.senders = {"nobody"};
      },
  }));
  StatusCode other = bad_gateway();
  give_up(other);
  CHECK(asked(other, sound).empty());
  CHECK(asked(sound, other).empty());
}

TEST_CASE("header fields are not asked about where the number is on no status line") {
  StatusCode sound = twin(405), inside = bad_gateway();
  sound.fields = {{"Allow", "MUST", "server", "in every 405", true, ""}};
  inside.presence = "in the content";
  CHECK(asked(inside, sound).empty());
}

TEST_CASE("at most three questions are asked, the most telling ones") {
  StatusCode a = bad_gateway(), b = found();
  a.related = {{"302", "Not an error"}};
  a.telling_note = b.telling_note = "A note.";
  b.content.rule = "forbidden";
  b.caching.storable = "never";
  const auto all = asked(a, b);
  REQUIRE(all.size() == 3);
  CHECK(all[0].starts_with("neighbors: "));
  CHECK(all[1].starts_with("fields: "));
  CHECK(all[2].starts_with("content: "));
}

TEST_CASE("telling notes are asked about where little else differs") {
  StatusCode a = bad_gateway(), b = twin(599);
  a.notes = {"First.", "Second."};
  a.telling_note = "First.";
  b.notes = {"It is old."};
  CHECK(asked(a, b).empty());
  b.telling_note = "Third";
  CHECK(asked(a, b) == std::vector<std::string>{"notes: What is easily missed about 502 and 599? "
                                                "502: First. 599: Third."});
}
