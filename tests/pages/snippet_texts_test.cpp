#include "pages/snippet_texts.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

// A framework whose template is the given line of JSON string content.
std::string framework(const std::string& line, const std::string& quoting = "c") {
  return R"({
  "name": "Mug 1",
  "language": { "name": "Mug", "token": "mug" },
  "order": 30,
  "kind": "application",
  "proof": { "how": "run", "tool": "Mug" },
  "quoting": ")" +
         quoting + R"(",
  "template": ["first line", ")" +
         line + R"("]
}
)";
}

std::string text_of_mug(TinyCatalogue& site, const std::string& key) {
  const auto catalogue = site.load();
  REQUIRE(catalogue);
  Diagnostics report;
  const SnippetTexts texts = render_snippets(*catalogue, 2, report);
  REQUIRE(TinyCatalogue::told(report) == "");
  for (const SnippetText& each : texts.at(key)) {
    if (catalogue->snippets[each.snippet].id == "mug") return each.text;
  }
  return "no code";
}

std::string complaint_about_mug(TinyCatalogue& site) {
  const auto catalogue = site.load();
  REQUIRE(catalogue);
  Diagnostics report;
  render_snippets(*catalogue, 2, report);
  return TinyCatalogue::told(report);
}

}  // namespace

TEST_CASE(
    "problem details have title, status and detail, and a field has its value of the example") {
  TinyCatalogue site;
  site.edit("content/codes/503/code.json", R"("json": { "wait": 20 })",
            R"("example": "basic", "fields": ["Retry-After"], "detail": "Closed until Monday.")");
  site.put("content/snippets/mug.json",
           framework("{{#headers}}{{name}}={{value}}{{^last}}, {{/last}}{{/headers}} "
                     "{{#content}}{{is_problem}} {{json}} {{quoted_detail}}{{/content}}"));
  CHECK(text_of_mug(site, "503") ==
        "first line\nRetry-After=120, Content-Type=application/problem+json true "
        R"({"title":"Service Unavailable","status":503,"detail":"Closed until Monday."} )"
        R"("Closed until Monday.")");
}

TEST_CASE("other content is a JSON object whose numbers stay numbers") {
  TinyCatalogue site;
  site.edit("content/codes/503/code.json", R"({ "wait": 20 })",
            R"({ "wait": 20, "say": "\"no\"" })");
  site.put("content/snippets/mug.json",
           framework("{{#content}}{{is_problem}} {{type}} {{quoted_json}} "
                     "{{#members}}{{quoted_name}}:{{quoted_value}};{{/members}}{{/content}}",
                     "php"));
  CHECK(text_of_mug(site, "503") ==
        "first line\nfalse application/json "
        R"('{"wait":20,"say":"\\"no\\""}' 'wait':20;'say':'"no"';)");
}

TEST_CASE("a code without fields and content is bare, and without a constant has null for it") {
  TinyCatalogue site;
  site.edit("content/codes/503/code.json", R"(, "json": { "wait": 20 })", "");
  site.put("content/snippets/mug.json",
           framework("{{#is_bare}}{{code}} {{quoted_reason}}{{^constant}}!{{/constant}}"
                     "{{/is_bare}}{{#has_headers}}?{{/has_headers}}{{#has_fields}}?{{/has_fields}}"
                     "{{#redirect}}?{{/redirect}}"));
  CHECK(text_of_mug(site, "503") == "first line\n503 \"Service Unavailable\"!");
}

TEST_CASE("a code that is not sent, and one that is omitted, have no code") {
  TinyCatalogue site;
  site.edit("content/codes/502/code.json",
            R"("rule": "as a gateway", "note": "Only code that )"
            R"(forwards a request sends it.", "detail": "The stock service broke the connection.")",
            R"("rule": "not at all", "note": "Gateways do it by themselves.")");
  const auto catalogue = site.load();
  REQUIRE(catalogue);
  Diagnostics report;
  const SnippetTexts texts = render_snippets(*catalogue, 2, report);
  CHECK(texts.count("502") == 0);
  REQUIRE(texts.at("404").size() == 1);
  CHECK(catalogue->snippets[texts.at("404").front().snippet].id == "kettle");
  CHECK(texts.at("503").size() == 2);
}

TEST_CASE("a constant is the library's name of today, with its prefix") {
  TinyCatalogue site;
  std::string mug =
      framework("{{#constant}}{{constant}}{{/constant}}{{^constant}}none{{/constant}}");
  mug.replace(mug.find("  \"template\""), 0, "  \"constants\": \"python\",\n");
  site.put("content/snippets/mug.json", mug);
  CHECK(text_of_mug(site, "503") == "first line\nHTTPStatus.SERVICE_UNAVAILABLE");
  CHECK(text_of_mug(site, "404") == "first line\nnone");
  mug.replace(mug.find("python"), 6, "node");
  site.put("content/snippets/mug.json", mug);
  CHECK(text_of_mug(site, "502") == "first line\nnone");
}

TEST_CASE("code is never escaped for HTML") {
  TinyCatalogue site;
  site.put("content/snippets/mug.json", framework("<b> & {{quoted_reason}}"));
  CHECK(text_of_mug(site, "404") == "first line\n<b> & \"Not Found\"");
}

TEST_CASE("a mistake is told once, at its column in the JSON, whatever is escaped before it") {
  TinyCatalogue site;
  site.put("content/snippets/mug.json", framework(R"(\"a\" \\ {{cod}})"));
  CHECK(complaint_about_mug(site) ==
        "content/snippets/mug.json:8:42: error: no key 'cod' is in scope while rendering code 404 "
        "[missing-key]\n"
        "    8 |   \"template\": [\"first line\", \"\\\"a\\\" \\\\ {{cod}}\"]\n"
        "      |                                          ^~~\n"
        "  hint: did you mean 'code'?\n");
}

TEST_CASE("a section that is never closed is a mistake of the record") {
  TinyCatalogue site;
  site.put("content/snippets/mug.json", framework("{{#fields}}"));
  CHECK(complaint_about_mug(site) ==
        "content/snippets/mug.json:8:34: error: section 'fields' is not closed: the template "
        "ends before it is closed [unclosed-section]\n"
        "    8 |   \"template\": [\"first line\", \"{{#fields}}\"]\n"
        "      |                                  ^~~~~~\n");
}
