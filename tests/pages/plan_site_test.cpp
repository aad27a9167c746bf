#include "pages/plan_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "catalogue/tiny_catalogue.hpp"
#include "http/rules.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

struct Loaded {
  std::optional<PlannedSite> site;
  std::string told;
};

Loaded load(TinyCatalogue& tiny, SiteOptions options = {}) {
  Diagnostics report;
  auto site = load_site(tiny.files(), options, report);
  return {std::move(site), TinyCatalogue::told(report)};
}

std::vector<std::string> urls_of(const SitePlan& plan) {
  std::vector<std::string> urls;
  for (const Page& page : plan.pages())
    urls.push_back(page.url);
  return urls;
}

std::size_t count_of(const SitePlan& plan, std::string_view kind) {
  return static_cast<std::size_t>(
      std::count_if(plan.pages().begin(), plan.pages().end(),
                    [&](const Page& page) { return page.kind == kind; }));
}

// Adds codes 600, 601 … that are like 404.
void add_codes(TinyCatalogue& tiny, int count) {
  const std::string record = tiny.files().read("/content/codes/404/code.json", 10000);
  for (int i = 0; i < count; ++i) {
    const std::string key = std::to_string(600 + i);
    tiny.put("content/codes/" + key + "/code.json",
             std::string(record).replace(record.find("404"), 3, key));
    tiny.put("content/codes/" + key + "/page.md", "## In plain English\n\nOne more.\n");
  }
}

}  // namespace

TEST_CASE("the plan holds every page of the site, each at its URL for ever") {
  TinyCatalogue tiny;
  const auto [site, told] = load(tiny);
  INFO(told);
  REQUIRE(site);
  std::vector<std::string> urls = urls_of(*site->plan);
  const auto asset_called = [&urls](const std::string& start) {
    return std::find_if(urls.begin(), urls.end(),
                        [&start](const std::string& url) { return url.starts_with(start); });
  };
  for (const char* generated : {"/assets/codes.", "/assets/pages."}) {
    REQUIRE(asset_called(generated) != urls.end());
    urls.erase(asset_called(generated));
  }
  const auto asset = asset_called("/assets/style.");
  REQUIRE(asset != urls.end());
  CHECK(asset->ends_with(".css"));
  CHECK(asset->size() == std::string("/assets/style.0123456789.css").size());
  urls.erase(asset);
  const std::size_t rule_pages = std::erase_if(
      urls, [](const std::string& url) { return url.starts_with("/lint/") && url != "/lint/"; });
  CHECK(rule_pages == http::all_rules().size());
  CHECK(urls == std::vector<std::string>{"/",
                                         "/404.html",
                                         "/404.json",
                                         "/404.md",
                                         "/404/",
                                         "/404/code/",
                                         "/502.http",
                                         "/502.json",
                                         "/502.md",
                                         "/502/",
                                         "/502/code/",
                                         "/503-basic.http",
                                         "/503.json",
                                         "/503.md",
                                         "/503/",
                                         "/503/code/",
                                         "/_headers",
                                         "/_redirects",
                                         "/about/",
                                         "/api/code.schema.json",
                                         "/api/codes-csv.schema.json",
                                         "/api/codes.csv",
                                         "/api/codes.json",
                                         "/api/codes.schema.json",
                                         "/api/comparisons.json",
                                         "/api/comparisons.schema.json",
                                         "/api/openapi.json",
                                         "/apple-touch-icon.png",
                                         "/categories/client-error/",
                                         "/categories/server-error/",
                                         "/cheat-sheet-a4.pdf",
                                         "/cheat-sheet-letter.pdf",
                                         "/cheat-sheet/",
                                         "/codes/",
                                         "/compare/",
                                         "/compare/404-vs-502/",
                                         "/compare/404-vs-503/",
                                         "/compare/404/",
                                         "/compare/502-vs-503/",
                                         "/compare/502/",
                                         "/compare/503-vs-502/",
                                         "/compare/503/",
                                         "/faq/",
                                         "/faq/server-error/",
                                         "/favicon.ico",
                                         "/icon-192.png",
                                         "/icon-512.png",
                                         "/icon.svg",
                                         "/lint/",
                                         "/llms.txt",
                                         "/manifest.webmanifest",
                                         "/mock/",
                                         "/moves.caddy",
                                         "/moves.nginx.conf",
                                         "/opensearch.xml",
                                         "/redirects.nginx.conf",
                                         "/robots.txt",
                                         "/search-bar/",
                                         "/sitemap.xml"});
}

TEST_CASE(
    "every pair of codes has one comparison, in the order of the codes, and no code with itself") {
  for (const int more : {0, 1, 4}) {
    TinyCatalogue tiny;
    add_codes(tiny, more);
    const auto [site, told] = load(tiny);
    INFO(told);
    REQUIRE(site);
    const std::vector<StatusCode>& codes = site->input->catalogue.codes;
    const std::size_t n = 3 + static_cast<std::size_t>(more);
    REQUIRE(codes.size() == n);
    CHECK(count_of(*site->plan, "comparison") == n * (n - 1) / 2);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        const auto url = fmt::format("/compare/{}-vs-{}/", codes[i].key, codes[j].key);
        CAPTURE(url);
        const Page* page = site->plan->find(url);
        const bool is_reversed = page != nullptr && page->kind == "reversed_comparison";
        CHECK((page != nullptr && page->kind == "comparison") == (i < j));
        CHECK(is_reversed == (url == "/compare/503-vs-502/"));
      }
    }
  }
}

TEST_CASE("only pages worth finding are open to search engines") {
  TinyCatalogue tiny;
  const auto [site, told] = load(tiny);
  REQUIRE(site);
  std::vector<std::string> closed;
  for (const Page& page : site->plan->pages()) {
    if (page.is_html && !page.indexable) closed.push_back(page.url);
  }
  CHECK(closed == std::vector<std::string>{"/404.html", "/compare/404-vs-502/",
                                           "/compare/404-vs-503/", "/compare/404/",
                                           "/compare/503-vs-502/"});
}

TEST_CASE("files that are handed out as they are have no view, and keep their bytes") {
  TinyCatalogue tiny;
  const auto [site, told] = load(tiny);
  REQUIRE(site);
  Diagnostics report;
  const Page* example = site->plan->find("/503-basic.http");
  REQUIRE(example != nullptr);
  CHECK_FALSE(example->view);
  CHECK_FALSE(example->is_html);
  CHECK(example->render(report).value().bytes ==
        tiny.files().read("/content/codes/503/basic.response.http", 1000));
  CHECK(report.empty());
}

TEST_CASE("the address of a static file changes with its bytes and with nothing else") {
  const auto path = [](const char* name, const char* bytes) {
    return asset_path(StaticFile{name, bytes});
  };
  CHECK(path("style.css", "") == "assets/style.e484222325.css");
  CHECK(path("style.css", "a") == "assets/style.4c8601ec8c.css");
  CHECK(path("style.min.css", "a") == "assets/style.min.4c8601ec8c.css");
  CHECK(path("LICENSE", "a") == "assets/LICENSE.4c8601ec8c");
}

TEST_CASE("a code's view knows its neighbors, and a pair's view its two codes in order") {
  TinyCatalogue tiny;
  const auto [site, told] = load(tiny);
  REQUIRE(site);
  const View first = site->plan->find("/404/")->view();
  CHECK(first.find("previous")->is_null());
  CHECK(first.find("next")->find("code")->as_number()->digits == "502");
  CHECK(site->plan->find("/503/")->view().find("next")->is_null());
  const View pair = site->plan->find("/compare/404-vs-502/")->view();
  CHECK(pair.find("a")->find("key")->as_text()->compare("404") == 0);
  CHECK(pair.find("b")->find("key")->as_text()->compare("502") == 0);
  CHECK(*pair.find("curated")->as_bool() == false);
  CHECK(*site->plan->find("/compare/502-vs-503/")->view().find("curated")->as_bool());
}

TEST_CASE("each reference of the settings and each link of the prose must lead somewhere") {
  struct Row {
    const char *file, *old_text, *new_text, *told;
  };
  const std::vector<Row> rows{
      {"site.json", "\"404\", \"502\"", "\"404\", \"504\"",
       "site.json:11:22: error: unknown code '504' [unknown-code]\n"
       "   11 |   \"popular\": [\"404\", \"504\"],\n"
       "      |                      ^~~~~\n"
       "  hint: did you mean '404'?\n"},
      {"site.json", "502-vs-503", "404-vs-502",
       "site.json:12:27: error: unknown comparison '404-vs-502' [unknown-comparison]\n"
       "   12 |   \"popular_comparisons\": [\"404-vs-502\"]\n"
       "      |                           ^~~~~~~~~~~~\n"
       "  hint: did you mean '502-vs-503'?\n"},
      {"site.json", "/about/", "/abuot/",
       "site.json:9:32: error: there is no page '/abuot/' [broken-link]\n"
       "    9 |     { \"label\": \"About\", \"url\": \"/abuot/\" }\n"
       "      |                                ^~~~~~~~~\n"
       "  hint: did you mean '/about/'?\n"},
      {"content/codes/404/page.md", "(/503/)", "(/50/)",
       "content/codes/404/page.md:3:58: error: there is no page '/50/' [broken-link]\n"
       "    3 | Nothing is here. If the server itself is down, see [503](/50/).\n"
       "      |                                                          ^~~~\n"
       "  hint: did you mean '/502/'?\n"},
      {"content/codes/404/page.md", "(/503/)", "(503/)",
       "content/codes/404/page.md:3:58: error: '503/' is not a link that can be followed "
       "[bad-link]\n"
       "    3 | Nothing is here. If the server itself is down, see [503](503/).\n"
       "      |                                                          ^~~~\n"
       "  hint: link pages as '/502/', RFC sections as 'rfc:9110/15.6.3', others with https://\n"},
      {"content/codes/404/page.md", "(/503/)", "(rfc:9110#15)",
       "content/codes/404/page.md:3:58: error: 'rfc:9110#15' names no section of an RFC "
       "[bad-link]\n"
       "    3 | Nothing is here. If the server itself is down, see [503](rfc:9110#15).\n"
       "      |                                                          ^~~~~~~~~~~\n"
       "  hint: write it like 'rfc:9110/15.6.3' or 'rfc:9110'\n"},
      {"content/comparisons/502-vs-503.md", "(/502/)", "(/502)",
       "content/comparisons/502-vs-503.md:19:27: error: there is no page '/502' [broken-link]\n"
       "   19 | Look behind the [gateway](/502).\n"
       "      |                           ^~~~\n"
       "  hint: did you mean '/502/'?\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.new_text);
    TinyCatalogue tiny;
    tiny.edit(row.file, row.old_text, row.new_text);
    const auto [site, told] = load(tiny);
    CHECK_FALSE(site);
    CHECK(told == row.told);
  }
}

TEST_CASE("a link may lead to a fragment, to another site or to a section of an RFC") {
  for (const char* link : {"/502/#questions", "https://example.com", "http://example.com/a?b#c",
                           "rfc:9110", "rfc:9110/15.6.3", "rfc:9110/B.3"}) {
    CAPTURE(link);
    TinyCatalogue tiny;
    tiny.edit("content/codes/404/page.md", "/503/", link);
    CHECK(load(tiny).told == "");
  }
}
