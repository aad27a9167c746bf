// Other addresses of pages: the list, and the rules that servers are given.

#include "pages/moves.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"
#include "pages/plan_site.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

std::optional<PlannedSite> load(TinyCatalogue& tiny) {
  Diagnostics report;
  auto site = load_site(tiny.files(), {}, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(site);
  return site;
}

std::string bytes_of(const PlannedSite& site, std::string_view url) {
  Diagnostics report;
  const Page* page = site.plan->find(url);
  REQUIRE(page != nullptr);
  return page->render(report).value().bytes;
}

constexpr const char* name_of_503 = "\"name\": \"Service Unavailable\",\n  \"family\"";

}  // namespace

TEST_CASE("a name becomes an address of lower-case words") {
  CHECK(slug_of_name("Payload Too Large") == "payload-too-large");
  CHECK(slug_of_name("I'm a teapot") == "im-a-teapot");
  CHECK(slug_of_name("Non-Authoritative Information") == "non-authoritative-information");
  CHECK(slug_of_name("(Unused)") == "unused");
  CHECK(slug_of_name("HTTP -- 2.0, really!") == "http-2-0-really");
  CHECK(slug_of_name("") == "");
}

TEST_CASE("a code is also found under its names, its former ones and what the registry calls it") {
  TinyCatalogue tiny;
  tiny.edit(
      "content/codes/503/code.json", name_of_503,
      "\"name\": \"Service Unavailable\",\n  \"former_names\": [{ \"name\": \"Out of Order\", "
      "\"where\": \"RFC 1\" }],\n  \"family\"");
  const auto site = load(tiny);
  CHECK(site->plan->moves() == Moves{{"/404-not-found/", "/404/"},
                                     {"/502-bad-gateway/", "/502/"},
                                     {"/503-out-of-order/", "/503/"},
                                     {"/503-service-unavailable/", "/503/"}});
}

TEST_CASE("the address of a code is never another one's other address") {
  TinyCatalogue tiny;
  tiny.put("content/codes/503-service-unavailable/code.json",
           tiny.files().read("/content/codes/503/code.json", 10000));
  tiny.put("content/codes/503-service-unavailable/page.md",
           "## In plain English\n\nThe same number again.\n");
  const auto site = load(tiny);
  CHECK(site->plan->moves() == Moves{{"/404-not-found/", "/404/"}, {"/502-bad-gateway/", "/502/"}});
}

TEST_CASE("what site.json says has moved is led on, too, and must lead somewhere") {
  TinyCatalogue tiny;
  tiny.edit("site.json", "\"popular\":",
            "\"moved\": [{ \"from\": \"/imprint/\", \"to\": \"/about/\" }],\n  \"popular\":");
  CHECK(load(tiny)->plan->moves().at("/imprint/") == "/about/");

  tiny.edit("site.json", "\"to\": \"/about/\"", "\"to\": \"/abuot/\"");
  Diagnostics report;
  CHECK_FALSE(load_site(tiny.files(), {}, report));
  CHECK(TinyCatalogue::told(report) ==
        "site.json:11:42: error: there is no page '/abuot/' [broken-link]\n"
        "   11 |   \"moved\": [{ \"from\": \"/imprint/\", \"to\": \"/abuot/\" }],\n"
        "      |                                          ^~~~~~~~~\n"
        "  hint: did you mean '/about/'?\n");
}

TEST_CASE("every server gets the same list, below the site's path") {
  TinyCatalogue tiny;
  const auto site = load(tiny);
  const std::string rules = bytes_of(*site, "/_redirects");
  CHECK(rules.find("/status/404-not-found/ /status/404/ 301\n") != std::string::npos);
  CHECK(rules.find("/status/404-not-found/") < rules.find("/status/compare/503-vs-502/"));
  CHECK(bytes_of(*site, "/moves.nginx.conf") ==
        "# Other addresses of pages, for nginx, inside a server block:\n"
        "#   include /path/to/moves.nginx.conf;\n"
        "location = /status/404-not-found { return 301 /status/404/; }\n"
        "location = /status/404-not-found/ { return 301 /status/404/; }\n"
        "location = /status/502-bad-gateway { return 301 /status/502/; }\n"
        "location = /status/502-bad-gateway/ { return 301 /status/502/; }\n"
        "location = /status/503-service-unavailable { return 301 /status/503/; }\n"
        "location = /status/503-service-unavailable/ { return 301 /status/503/; }\n");
  CHECK(bytes_of(*site, "/moves.caddy") ==
        "# Other addresses of pages, for Caddy, inside a site block:\n"
        "#   import /path/to/moves.caddy\n"
        "map {path} {moved} {\n"
        "\t/status/404-not-found /status/404/\n"
        "\t/status/404-not-found/ /status/404/\n"
        "\t/status/502-bad-gateway /status/502/\n"
        "\t/status/502-bad-gateway/ /status/502/\n"
        "\t/status/503-service-unavailable /status/503/\n"
        "\t/status/503-service-unavailable/ /status/503/\n"
        "\tdefault \"\"\n"
        "}\n"
        "@moved expression `{moved} != \"\"`\n"
        "redir @moved {moved} 301\n");
}
