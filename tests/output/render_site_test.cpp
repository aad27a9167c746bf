#include "output/render_site.hpp"

#include <catch2/catch.hpp>

#include "output/site_fixture.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

// A page whose template has a mistake at line 3, told with the page's name.
Page page_of_faulty_template(const std::string& url) {
  Page page = page_at(url, "");
  page.render = [url](Diagnostics& report) -> std::optional<std::string> {
    report.error(
        "missing-key",
        {.file = "code.mustache", .line = 3, .column = 5, .source_line = "<p>{{nmae}}</p>"},
        "no key 'nmae' while rendering " + url);
    return std::nullopt;
  };
  return page;
}

std::string messages_of(std::vector<Page> pages, std::size_t jobs) {
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  REQUIRE_FALSE(check_site(plan, {jobs, "", {}}, report));
  return text_of(report);
}

}  // namespace

TEST_CASE("a mistake in a template is told once, with the first page and the number of others") {
  const auto jobs = GENERATE(std::size_t{1}, std::size_t{8});
  const std::string excerpt = "    3 | <p>{{nmae}}</p>\n      |     ^\n";
  CHECK(messages_of({page_of_faulty_template("/1/"), page_of_faulty_template("/2/"),
                     page_of_faulty_template("/3/"), page_at("/4/", "fine")},
                    jobs) ==
        "code.mustache:3:5: error: no key 'nmae' while rendering /1/ (and on 2 more pages) "
        "[missing-key]\n" +
            excerpt);
  CHECK(messages_of({page_of_faulty_template("/1/"), page_of_faulty_template("/2/")}, jobs) ==
        "code.mustache:3:5: error: no key 'nmae' while rendering /1/ (and on 1 more page) "
        "[missing-key]\n" +
            excerpt);
}

TEST_CASE("mistakes without a line are told for each page") {
  CHECK(messages_of({broken_page_at("/1/", "first"), broken_page_at("/2/", "second")}, 1) ==
        "1/index.html: error: first [test-error]\n2/index.html: error: second [test-error]\n");
}
