#include "output/render_site.hpp"

#include <algorithm>
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

TEST_CASE("drawn pages are rendered far from one another, and every page once") {
  const auto drawn = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3},
                              std::size_t{7}, std::size_t{12});
  constexpr std::size_t count = 12;
  std::vector<bool> order;  // whether the page was a drawn one
  std::vector<Page> pages;
  for (std::size_t i = 0; i < count; ++i) {
    pages.push_back(page_at("/" + std::string(1, static_cast<char>('a' + i)), "x"));
    pages.back().is_drawn = i < drawn;
    pages.back().render = [&order, is_drawn = i < drawn](Diagnostics&) {
      order.push_back(is_drawn);
      return std::optional<std::string>("x");
    };
  }
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  REQUIRE(check_site(plan, {1, "", {}}, report));
  REQUIRE(order.size() == count);
  CHECK(static_cast<std::size_t>(std::count(order.begin(), order.end(), true)) == drawn);
  if (drawn < 2 || drawn > count / 2) return;
  std::size_t last = count, nearest = count;
  for (std::size_t i = 0; i < count; ++i) {
    if (!order[i]) continue;
    if (last < count) nearest = std::min(nearest, i - last);
    last = i;
  }
  CHECK(nearest >= count / drawn);
}
