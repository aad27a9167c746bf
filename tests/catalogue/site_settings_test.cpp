#include "catalogue/site_settings.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

struct Loaded {
  std::optional<SiteSettings> settings;
  std::string told;
};

Loaded load(TinyCatalogue& site, const std::string& path = "site.json") {
  Diagnostics report;
  auto settings = load_site_settings(ContentFolder(site.files(), "."), path, report);
  return {std::move(settings), TinyCatalogue::told(report)};
}

SiteSettings settings_at(const std::string& base_url) {
  SiteSettings settings;
  settings.base_url = base_url;
  return settings;
}

}  // namespace

TEST_CASE("a site's settings are read with the places of what they refer to") {
  TinyCatalogue site;
  const auto [settings, told] = load(site);
  CHECK(told == "");
  REQUIRE(settings);
  CHECK(settings->title == "Codes");
  CHECK(settings->tagline == "Three of them");
  CHECK(settings->base_url == "https://example.com/status");
  CHECK(settings->base_path() == "/status/");
  CHECK(settings->language == "en");
  CHECK(settings->content_folder == "content");
  CHECK(settings->templates_folder == "templates");
  CHECK(settings->static_folder == "static");
  REQUIRE(settings->navigation.size() == 2);
  CHECK(settings->navigation[1].label == "About");
  CHECK(settings->navigation[1].url == "/about/");
  CHECK(settings->navigation[1].where ==
        Location{"site.json", 9, 32, 9, "    { \"label\": \"About\", \"url\": \"/about/\" }"});
  REQUIRE(settings->popular.size() == 2);
  CHECK(settings->popular[1].name == "502");
  CHECK(settings->popular[1].where ==
        Location{"site.json", 11, 22, 5, "  \"popular\": [\"404\", \"502\"],"});
  REQUIRE(settings->popular_comparisons.size() == 1);
  CHECK(settings->popular_comparisons[0].name == "502-vs-503");
}

TEST_CASE("the site's folders stand beside its settings and may have other names") {
  TinyCatalogue site;
  site.edit("site.json", "\"popular\":", "\"folders\": { \"templates\": \"theme\" }, \"popular\":");
  const std::string text = site.files().read("/site.json", 10000);
  site.put("demo/site.json", text);
  site.put("demo/content/schema/site.schema.json",
           site.files().read("/content/schema/site.schema.json", 1 << 20));
  const auto [settings, told] = load(site, "demo/site.json");
  CHECK(told == "");
  REQUIRE(settings);
  CHECK(settings->content_folder == "demo/content");
  CHECK(settings->templates_folder == "demo/theme");
  CHECK(settings->static_folder == "demo/static");
}

TEST_CASE("settings that are missing, broken or without a schema are refused") {
  TinyCatalogue site;
  CHECK(load(site, "side.json").told == "side.json: error: this file is missing [missing-file]\n");
  site.edit("site.json", "\"language\": \"en\"", "\"language\": \"English\"");
  CHECK(load(site).told ==
        "site.json:6:15: error: 'language' does not have the form ^[a-z]{2}(-[A-Z]{2})?$ "
        "[bad-format]\n"
        "    6 |   \"language\": \"English\",\n"
        "      |               ^~~~~~~~~\n");
  site.remove("content/schema/site.schema.json");
  CHECK(load(site).told ==
        "content/schema/site.schema.json: error: this file is missing [missing-file]\n");
}

TEST_CASE("the base URL of site.json is held to the rule of --base-url") {
  TinyCatalogue site;
  site.edit("site.json", "https://example.com/status", "https://example.com/a b");
  CHECK(load(site).told ==
        "site.json:5:15: error: 'https://example.com/a b' is no http or https URL [bad-base-url]\n"
        "    5 |   \"base_url\": \"https://example.com/a b\",\n"
        "      |               ^~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  hint: for example https://example.com/status\n");
}

TEST_CASE("the base path is the path of the base URL between slashes") {
  CHECK(settings_at("https://a.example").base_path() == "/");
  CHECK(settings_at("https://a.example/b").base_path() == "/b/");
  CHECK(settings_at("https://a.example:8080/b/c").base_path() == "/b/c/");
}

TEST_CASE("another base URL takes the place of the one in the settings") {
  struct Row {
    const char* url;
    const char* kept;
  };
  const std::vector<Row> rows{{"http://localhost:8080", "http://localhost:8080"},
                              {"https://a.example/", "https://a.example"},
                              {"https://a.example/b//", "https://a.example/b"}};
  for (const Row& row : rows) {
    SiteSettings settings;
    Diagnostics report;
    set_base_url(settings, row.url, report);
    CHECK(report.empty());
    CHECK(settings.base_url == row.kept);
  }
}

TEST_CASE("a base URL that no site can stand at is refused and the old one kept") {
  for (const std::string& url :
       {std::string(""), std::string("example.com"), std::string("ftp://example.com"),
        std::string("https://"), std::string("https://a b"), std::string("https://a?b"),
        std::string("https://a#b"), std::string("https://\"a"), std::string("HTTPS//a"),
        std::string("https://me:secret@a"), std::string("https://a/../b"),
        "https://" + std::string(2000, 'a')}) {
    SiteSettings settings = settings_at("https://kept.example");
    Diagnostics report;
    set_base_url(settings, url, report);
    CHECK(TinyCatalogue::told(report) == "--base-url: error: '" + url +
                                             "' is no http or https URL [bad-base-url]\n"
                                             "  hint: for example https://example.com/status\n");
    CHECK(settings.base_url == "https://kept.example");
  }
}
