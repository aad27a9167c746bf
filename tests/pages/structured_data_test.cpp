#include "pages/structured_data.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

SiteSettings settings() {
  SiteSettings site;
  site.title = "Codes";
  site.description = "All about codes.";
  site.base_url = "https://example.com/status";
  return site;
}

}  // namespace

TEST_CASE("an article says what it is, where it stands and when it changed, as the page does") {
  PageInfo info{.url = "/502/",
                .kind = "code",
                .title = "502 Bad Gateway",
                .description = "What 502 says.",
                .updated = "2026-11-20",
                .parents = {{"Server Error", "categories/server-error/"}}};
  CHECK(
      make_structured_data(settings(), info) ==
      R"({"@context":"https://schema.org","@graph":[)"
      R"({"@type":"TechArticle","headline":"502 Bad Gateway","url":"https://example.com/status/502/",)"
      R"("dateModified":"2026-11-20","description":"What 502 says."},)"
      R"({"@type":"BreadcrumbList","itemListElement":[)"
      R"({"@type":"ListItem","position":1,"name":"Home","item":"https://example.com/status/"},)"
      R"({"@type":"ListItem","position":2,"name":"Server Error",)"
      R"("item":"https://example.com/status/categories/server-error/"},)"
      R"({"@type":"ListItem","position":3,"name":"502 Bad Gateway"}]}]})");
}

TEST_CASE("a page that is no article says the way to it, and the home page what site it is") {
  PageInfo info{
      .url = "/lint/", .kind = "lint_index", .title = "Rules", .description = "All rules."};
  CHECK(
      make_structured_data(settings(), info) ==
      R"({"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[)"
      R"({"@type":"ListItem","position":1,"name":"Home","item":"https://example.com/status/"},)"
      R"({"@type":"ListItem","position":2,"name":"Rules"}]}]})");
  info.url = "/";
  CHECK(make_structured_data(settings(), info) ==
        R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Codes",)"
        R"("url":"https://example.com/status/","description":"All about codes."}]})");
}

TEST_CASE("questions come with their answers, and no text ends the script element") {
  PageInfo info{.url = "/", .kind = "faq_topic", .title = "Q", .description = "D"};
  info.questions = [] {
    return View::List{make_question_data("Is </script> safe & sound?", "<p>It is.</p>")};
  };
  CHECK(make_structured_data(settings(), info) ==
        R"({"@context":"https://schema.org","@graph":[{"@type":"FAQPage","mainEntity":[)"
        R"({"@type":"Question","name":"Is \u003c/script> safe \u0026 sound?","acceptedAnswer":)"
        R"({"@type":"Answer","text":"\u003cp>It is.\u003c/p>"}}]}]})");
}
