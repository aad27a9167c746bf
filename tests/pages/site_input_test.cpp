#include "pages/site_input.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

std::string complaint(TinyCatalogue& tiny, const SiteOptions& options = {}) {
  Diagnostics report;
  ReadCache cache;
  const auto input = load_site_input(tiny.files(), options, cache, report);
  CHECK((input == nullptr) == report.has_errors());
  return TinyCatalogue::told(report);
}

}  // namespace

TEST_CASE("a good site is read whole: settings, catalogue, templates and static files") {
  TinyCatalogue tiny;
  Diagnostics report;
  SiteOptions options;
  options.base_url = "http://localhost:8080/";
  ReadCache cache;
  const auto input = load_site_input(tiny.files(), options, cache, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(input);
  CHECK(input->settings.base_url == "http://localhost:8080");
  CHECK(input->catalogue.codes.size() == 3);
  REQUIRE(input->static_files.size() == 1);
  CHECK(input->static_files[0].name == "style.css");
  CHECK(input->static_files[0].bytes == "body{margin:0}");
}

TEST_CASE("what stands in the templates or static folder and is read by nobody is told") {
  TinyCatalogue tiny;
  tiny.put("templates/pages/home.html", "x");
  tiny.put("static/icons/logo.svg", "<svg/>");
  CHECK(complaint(tiny) ==
        "static/icons: error: the static folder holds files only [unknown-file]\n"
        "templates/pages/home.html: error: nothing reads this file [unknown-file]\n"
        "  hint: templates end with .mustache\n");
}

TEST_CASE("a site needs its templates folder and can do without static files") {
  TinyCatalogue tiny;
  tiny.remove("static");
  CHECK(complaint(tiny) == "");
  tiny.remove("templates");
  CHECK(complaint(tiny) == "templates: error: there is no templates folder [missing-folder]\n");
}

TEST_CASE("mistakes in the settings, the content and the templates are told in one go") {
  TinyCatalogue tiny;
  tiny.put("content/codes/404/page.md", "## Nothing of the kind\n\nx\n");
  tiny.put("templates/pages/about.mustache", "{{#open}}");
  SiteOptions options;
  options.base_url = "nowhere";
  const std::string told = complaint(tiny, options);
  for (const char* code : {"[bad-base-url]", "[unknown-heading]", "[unclosed-section]"}) {
    CAPTURE(code);
    CHECK(told.find(code) != std::string::npos);
  }
}

TEST_CASE("the preview watches the settings and the three folders, found or not") {
  TinyCatalogue tiny;
  using Paths = std::vector<std::string>;
  const Paths paths = watched_paths(tiny.files(), {});
  CHECK(paths.at(0) == "site.json");
  CHECK(paths.size() == 4);
  tiny.put("site.json", "{");
  CHECK(watched_paths(tiny.files(), {}).size() == 4);
}
