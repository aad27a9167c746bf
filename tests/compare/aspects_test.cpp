#include "compare/aspects.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "compare/facts.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

// "aspect: value" in the order of the table, empty ones left out.
std::vector<std::string> said_by(const StatusCode& code) {
  std::vector<std::string> said;
  const AspectSheet sheet = make_aspect_sheet(code);
  REQUIRE(sheet.values.size() == aspects().size());
  for (std::size_t i = 0; i < aspects().size(); ++i) {
    if (!sheet.values[i].empty())
      said.push_back(std::string(aspects()[i].id) + ": " + sheet.values[i]);
  }
  return said;
}

}  // namespace

TEST_CASE("a code says something on every aspect for which it has facts") {
  CHECK(said_by(bad_gateway()) == std::vector<std::string>{
                                      "meaning: The server behind gave nonsense",
                                      "class: 5xx, server error",
                                      "fault: upstream, then network",
                                      "sender: gateway or proxy",
                                      "received: the number itself",
                                      "temporary: usually",
                                      "retry: GET, HEAD, PUT and DELETE: yes\nPOST and PATCH: only "
                                      "after a check",
                                      "fields: none",
                                      "content: recommended",
                                      "caching: if marked",
                                      "crawlers: They slow down.",
                                      "proxies: One logs it.\nOne hides it.",
                                      "use: Sent by proxies.",
                                      "popularity: common",
                                      "grpc: UNAVAILABLE",
                                      "standing: registered",
                                      "specification: RFC 9110, section 15.6.3",
                                      "first-defined: RFC 1945",
                                  });
}

TEST_CASE("a redirect has aspects of its own, and what does not apply is not said") {
  CHECK(said_by(found()) == std::vector<std::string>{
                                "meaning: It is elsewhere for now",
                                "class: 3xx, redirection",
                                "fault: nowhere: no fault is reported",
                                "sender: origin server",
                                "received: the number itself",
                                "permanence: temporary",
                                "method: POST may become GET",
                                "retry: no need to",
                                "fields: Location (SHOULD in some cases)\nDate (MUST)",
                                "use: Sent by proxies.",
                                "popularity: common",
                                "standing: registered",
                                "specification: RFC 9110, section 15.6.3",
                                "first-defined: RFC 1945",
                            });
}

TEST_CASE("near misses of the aspects say what is true of them") {
  const auto says = [](const StatusCode& code, const std::string& sentence) {
    const std::vector<std::string> said = said_by(code);
    return std::find(said.begin(), said.end(), sentence) != said.end();
  };
  StatusCode code = bad_gateway();
  code.code = 499;
  CHECK(says(code, "class: 4xx, client error"));
  code.code = 999;
  CHECK(said_by(code).at(1) == "fault: upstream, then network");
  code.specification.section = "";
  CHECK(says(code, "specification: RFC 9110"));
  code.fault = {};
  CHECK(says(code, "fault: nowhere: no fault is reported"));
  code.redirect = Redirect{"neither", "kept", "x", "x", ""};
  CHECK(says(code, "method: kept"));
  CHECK_FALSE(says(code, "permanence: neither"));
}

TEST_CASE("a number that nothing uses has no fault, no duration and no next try") {
  StatusCode code = bad_gateway();
  code.standing = "unused";
  const std::vector<std::string> said = said_by(code);
  for (const std::string aspect : {"fault: ", "temporary: ", "retry: "}) {
    CAPTURE(aspect);
    CHECK(std::none_of(said.begin(), said.end(),
                       [&](const std::string& each) { return each.starts_with(aspect); }));
  }
}

TEST_CASE("a rule about repeating is said in the words of the row") {
  const auto [rule, text] = GENERATE(table<std::string, std::string>({
      {"not needed", "no need to"},
      {"after a change", "only after a change"},
      {"if idempotent", "GET, HEAD, PUT and DELETE: yes\nPOST and PATCH: only after a check"},
      {"after a delay", "after a pause"},
      {"any method", "yes, with any method"},
      {"no", "no"},
  }));
  StatusCode code = bad_gateway();
  code.retry.rule = rule;
  const std::vector<std::string> said = said_by(code);
  CHECK(std::count(said.begin(), said.end(), "retry: " + text) == 1);
}

TEST_CASE("aspects have ids of their own, as they are anchors") {
  std::set<std::string_view> ids, labels, subjects;
  for (const Aspect& aspect : aspects()) {
    ids.insert(aspect.id);
    labels.insert(aspect.label);
    subjects.insert(aspect.subject);
  }
  CHECK(ids.size() == aspects().size());
  CHECK(labels.size() == aspects().size());
  CHECK(subjects.size() == aspects().size());
}

TEST_CASE("phrases are joined into one") {
  CHECK(join_phrases({}, " or ") == "");
  CHECK(join_phrases({"a"}, " or ") == "a");
  CHECK(join_phrases({"a", "b"}, " or ") == "a or b");
  CHECK(join_phrases({"a", "b", "c"}, ", then ") == "a, b, then c");
}
