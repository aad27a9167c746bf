// The pages around comparisons: the index, the page of each code, reverse addresses and rules.

#include <algorithm>
#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"
#include "pages/plan_site.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

PlannedSite load(TinyCatalogue& tiny) {
  Diagnostics report;
  auto site = load_site(tiny.files(), {}, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(site);
  return std::move(*site);
}

std::string bytes_of(const PlannedSite& site, std::string_view url) {
  Diagnostics report;
  const Page* page = site.plan->find(url);
  REQUIRE(page != nullptr);
  const auto bytes = page->render(report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(bytes);
  return bytes->bytes;
}

View view_of(const PlannedSite& site, std::string_view url) {
  const Page* page = site.plan->find(url);
  REQUIRE(page != nullptr);
  return page->view();
}

// The member of each item, which may stand on a path such as "card.key".
std::string texts(const View& items, std::string_view path) {
  std::string text;
  for (const View& item : *items.as_list()) {
    const View* at = &item;
    for (std::string_view rest = path; !rest.empty();) {
      const std::size_t dot = std::min(rest.find('.'), rest.size());
      at = at->find(rest.substr(0, dot));
      REQUIRE(at != nullptr);
      rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    text += (text.empty() ? "" : " ") + *at->as_text();
  }
  return text;
}

// Gives the code 503 a second, less known meaning.
void add_second_meaning(TinyCatalogue& tiny) {
  tiny.put("content/codes/503-other/code.json",
           tiny.files().read("/content/codes/503/code.json", 10000));
  tiny.put("content/codes/503-other/page.md", "## In plain English\n\nThe same number again.\n");
}

}  // namespace

TEST_CASE("the page of a code lists the written comparisons first, then each other code once") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  const View view = view_of(site, "/compare/502/");
  const View& written = *view.find("written")->find("items");
  CHECK(texts(written, "url") == "compare/502-vs-503/");
  const View& groups = *view.find("groups");
  CHECK(texts(groups, "slug") == "client-error");
  const View& codes = *groups.as_list()->front().find("codes")->find("items");
  CHECK(texts(codes, "pair_url") == "compare/404-vs-502/");
  CHECK(view_of(site, "/compare/404/").find("written")->is_null());
}

TEST_CASE("a code with a suffix stands behind the plain number in the address of a pair") {
  TinyCatalogue tiny;
  add_second_meaning(tiny);
  const PlannedSite site = load(tiny);
  CHECK(site.plan->find("/compare/503-vs-503-other/") != nullptr);
  CHECK(site.plan->find("/compare/503-other-vs-503/") == nullptr);
  const View view = view_of(site, "/compare/503-other/");
  std::string urls;
  for (const View& group : *view.find("groups")->as_list())
    urls += texts(*group.find("codes")->find("items"), "pair_url") + ";";
  CHECK(urls == "compare/404-vs-503-other/;compare/502-vs-503-other/ compare/503-vs-503-other/;");
}

TEST_CASE("the index shows each pair of a class once, in the row of the higher code") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  const View view = view_of(site, "/compare/");
  CHECK(texts(*view.find("topics")->find("items"), "title") == "5xx Server Error");
  const View::List& matrices = *view.find("matrices")->find("items")->as_list();
  REQUIRE(matrices.size() == 1);  // a class with one code has no pairs
  CHECK(texts(*matrices[0].find("columns"), "key") == "502");
  const View::List& rows = *matrices[0].find("rows")->as_list();
  REQUIRE(rows.size() == 1);
  CHECK(*rows[0].find("card")->find("key")->as_text() == "503");
  const View::List& cells = *rows[0].find("cells")->as_list();
  REQUIRE(cells.size() == 1);
  CHECK(*cells[0].find("url")->as_text() == "compare/502-vs-503/");
  CHECK(*cells[0].find("written")->as_bool());
}

TEST_CASE("a comparison names the written ones that share a code, without itself") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  const auto pairs_of = [&site](std::string_view url) {
    std::string urls;
    const View view = view_of(site, url);
    for (const View& side : *view.find("neighbors")->as_list()) {
      const View* pairs = side.find("pairs");
      urls += *side.find("title")->as_text() + ":";
      if (!pairs->is_null()) urls += texts(*pairs->find("items"), "url");
      urls += ";";
    }
    return urls;
  };
  CHECK(pairs_of("/compare/502-vs-503/") == "502 Bad Gateway:;503 Service Unavailable:;");
  CHECK(pairs_of("/compare/404-vs-502/") == "404 Not Found:;502 Bad Gateway:compare/502-vs-503/;");
}

TEST_CASE("the reverse address of a written comparison leads to the canonical one") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  const Page* page = site.plan->find("/compare/503-vs-502/");
  REQUIRE(page != nullptr);
  CHECK_FALSE(page->indexable);
  CHECK(bytes_of(site, "/compare/503-vs-502/") ==
        "<!DOCTYPE html>\n"
        "<html lang=\"en\">\n"
        "<title>502 vs 503 | Codes</title>\n"
        "<link rel=\"canonical\" href=\"https://example.com/status/compare/502-vs-503/\">\n"
        "<meta http-equiv=\"refresh\" content=\"0; url=../../compare/502-vs-503/\">\n"
        "<a href=\"../../compare/502-vs-503/\">502 vs 503</a>\n"
        "</html>\n");
  CHECK(site.plan->find("/compare/503-vs-404/") == nullptr);
}

TEST_CASE("the rules for Netlify and Cloudflare Pages start with written comparisons") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  CHECK(
      bytes_of(site, "/_redirects") ==
      "# Other addresses of pages; then comparisons at their reverse address, most wanted first; "
      "at\n"
      "# most 2000 in all, the limit of Cloudflare Pages. Every comparison: redirects.nginx.conf.\n"
      "/status/404-not-found/ /status/404/ 301\n"
      "/status/502-bad-gateway/ /status/502/ 301\n"
      "/status/503-service-unavailable/ /status/503/ 301\n"
      "/status/compare/503-vs-502/ /status/compare/502-vs-503/ 301\n"
      "/status/compare/502-vs-404/ /status/compare/404-vs-502/ 301\n"
      "/status/compare/503-vs-404/ /status/compare/404-vs-503/ 301\n");
}

TEST_CASE("the rules for nginx hold every pair, and no code with itself") {
  TinyCatalogue tiny;
  tiny.edit("site.json", "https://example.com/status", "https://example.com/v1.0");
  const PlannedSite site = load(tiny);
  CHECK(bytes_of(site, "/redirects.nginx.conf") ==
        "# Every comparison at its reverse address, for nginx:\n"
        "#   location /v1.0/compare/ { include /path/to/redirects.nginx.conf; }\n"
        "rewrite ^/v1\\.0/compare/502-vs-(404)/?$ /v1.0/compare/$1-vs-502/ permanent;\n"
        "rewrite ^/v1\\.0/compare/503-vs-(404|502)/?$ /v1.0/compare/$1-vs-503/ permanent;\n");
}

TEST_CASE("the completion knows each code by number, name, family, meaning and what people type") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  const std::string data = site.context->generated_files().at(0).bytes;
  CHECK(data.starts_with("globalThis.statusbookCodes = [\n[\"404\",404,\"Not Found\",\"4xx\","));
  CHECK(data.ends_with("],\n];\n"));
  CHECK(std::count(data.begin(), data.end(), '\n') == 5);
}

TEST_CASE("the completion gets each term once, and no constant that repeats the name") {
  TinyCatalogue tiny;
  tiny.edit("content/codes/502/code.json", "\"sources\": [",
            R"("search_terms": ["Proxy Error", "proxy-error", "Bad gateway"], "sources": [)");
  const PlannedSite site = load(tiny);
  const std::string data = site.context->generated_files().at(0).bytes;
  CHECK(data.find("\"Proxy Error") != std::string::npos);
  CHECK(data.find("proxy-error") == std::string::npos);
  CHECK(data.find("Bad gateway") == std::string::npos);
}

TEST_CASE("the search knows the pages that are no codes by group, address, title and words") {
  TinyCatalogue tiny;
  const PlannedSite site = load(tiny);
  const std::string data = site.context->generated_files().at(1).bytes;
  CHECK(data.starts_with("globalThis.statusbookPages = [\n"));
  for (
      const char* row : {
          R"(["Comparisons","compare/502-vs-503/","502 vs 503","Bad Gateway Service Unavailable"],)",
          R"(["Categories","categories/server-error/","5xx Server Error",""],)",
          R"(["Lint rules","lint/field-obs-fold/","A field is folded over several lines","field-obs-fold"],)",
      }) {
    CAPTURE(row);
    CHECK(data.find(row) != std::string::npos);
  }
}
