#include "output/search_text_check.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

const std::string fifty(50, 'd');

Page page(std::string url, std::string title, std::string description) {
  Page made;
  made.path = url.substr(1) + "index.html";
  made.url = std::move(url);
  made.title = std::move(title);
  made.description = std::move(description);
  return made;
}

std::string told(std::vector<Page> pages) {
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  check_search_texts(plan, report);
  std::string text;
  for (const Diagnostic& each : report.items())
    text += each.where.file + ": " + each.message + " [" + each.code + "]\n";
  return text;
}

}  // namespace

TEST_CASE("titles and descriptions of one's own are fine, from 50 to 160 characters") {
  CHECK(told({page("/a/", "A", fifty), page("/b/", "B", std::string(160, 'e'))}) == "");
  std::string umlauts;
  for (int i = 0; i < 160; ++i)
    umlauts += "ü";
  CHECK(told({page("/a/", "A", umlauts)}) == "");
}

TEST_CASE("a description that is too short or too long is told with its length") {
  CHECK(told({page("/a/", "A", "Too short.")}) ==
        "a/index.html: the description has 10 characters, not 50 to 160: 'Too short.' "
        "[description-length]\n");
  const std::string longer(161, 'e');
  CHECK(told({page("/a/", "A", longer)}) ==
        "a/index.html: the description has 161 characters, not 50 to 160: '" + longer +
            "' [description-length]\n");
}

TEST_CASE("two pages with one title or one description are told with the first of them") {
  CHECK(told({page("/a/", "A", fifty), page("/b/", "A", fifty + "!")}) ==
        "b/index.html: 'A' is the title of '/a/' too [duplicate-title]\n");
  CHECK(told({page("/a/", "A", fifty), page("/b/", "B", fifty)}) ==
        "b/index.html: '" + fifty + "' describes '/a/' too [duplicate-description]\n");
}

TEST_CASE("pages that search engines are not to show may say what they like") {
  CHECK(told({page("/a/", "", ""), page("/b/", "", "")}) == "");
}
