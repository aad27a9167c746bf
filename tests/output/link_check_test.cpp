#include "output/link_check.hpp"

#include <catch2/catch.hpp>

#include "output/render_site.hpp"
#include "output/site_fixture.hpp"
#include "render/compact_html.hpp"
#include "support/interrupted.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

std::string check(const SitePlan& plan, std::size_t jobs = 1) {
  Diagnostics report;
  RenderOptions options;
  options.jobs = jobs;
  const bool fine = check_site(plan, options, report);
  CHECK(fine == report.empty());
  return text_of(report);
}

std::string check(const Site& site) {
  return check(plan_of(site));
}

}  // namespace

TEST_CASE("links to pages, files and ids of the site are fine") {
  const Site others{{"/502/", "<h2 id=\"fix\"><a href=\"../502/#fix\">"},
                    {"/502.json", "{\"<a href='nowhere'>\": 1}"},
                    {"/dir/index.html", "<p id=caf&eacute;><p id='caf\u00E9'>"},
                    {"/assets/icons.svg", "<svg>"}};
  const auto html = GENERATE(
      as<std::string>(), "<a href=\"502/\">", "<a href=\"./502/index.html\">", "<a href=\"dir/\">",
      "<a href=\"dir/index.html\">", "<a href=\"502/?q=1#fix\">", "<a href=\"502.json\">",
      "<a href=\"502/#\">", "<a href=\"#top\">", "<a href=\"#here\"><p id=\"here\">",
      "<use href=\"assets/icons.svg#arrow\">", "<a href=\"502/#f&#105;x\">",
      "<a href=\"dir/#caf%C3%A9\">", "<a href=\"https://example.org/#x\">",
      "<p id=\"a\"><p id=\"A\">", "<a href=\"502.json#x\">");
  Site site = others;
  site["/"] = html;
  CHECK(check(site) == "");
}

TEST_CASE("a link to nowhere is told with the nearest page") {
  CHECK(check(Site{{"/502/", "<p>\n  <a href=\"../504/\">x</a>"}, {"/503/", ""}, {"/a", ""}}) ==
        "502/index.html:2:12: error: the link '../504/' leads to '/504/', which is no page of this "
        "site [broken-link]\n"
        "    2 |   <a href=\"../504/\">x</a>\n"
        "      |            ^~~~~~~\n"
        "  hint: did you mean '/502/'?\n");
}

TEST_CASE("near misses of a page are broken links") {
  const auto link = GENERATE(as<std::string>(), "502", "502/index.htm", "502//", "502/x",
                             "index.html/", "502.JSON", "502.json/");
  const std::string text =
      check(Site{{"/", "<a href=\"" + link + "\">"}, {"/502/", ""}, {"/502.json", ""}});
  CHECK(text.find("[broken-link]") != std::string::npos);
}

TEST_CASE("a fragment that the target does not have is told with the nearest id") {
  CHECK(check(Site{{"/", "<a href=\"502/#fixes\">"},
                   {"/502/", "<h2 id=\"fix\"><h2 id=\"facts\">"}}) ==
        "index.html:1:10: error: the link '502/#fixes' leads to an id that '/502/' does not have "
        "[missing-fragment]\n"
        "    1 | <a href=\"502/#fixes\">\n"
        "      |          ^~~~~~~~~~\n"
        "  hint: known names: fix, facts\n");
  CHECK(check(Site{{"/", "<p id=\"contents\"><a href=\"#content\">"}}) ==
        "index.html:1:27: error: the link '#content' leads to an id that '/' does not have "
        "[missing-fragment]\n"
        "    1 | <p id=\"contents\"><a href=\"#content\">\n"
        "      |                           ^~~~~~~~\n"
        "  hint: did you mean 'contents'?\n");
}

TEST_CASE("near misses of an id are missing fragments") {
  const auto link = GENERATE(as<std::string>(), "#FIX", "#fix%20", "#fi", "#fix#", "502/#Top",
                             "#in-a-comment", "#in-a-script");
  const std::string html = "<a href=\"" + link +
                           "\"><p id=\"fix\"><!-- <p id=\"in-a-comment\"> -->"
                           "<script>'<p id=\"in-a-script\">'</script>";
  const std::string text = check(Site{{"/", html}, {"/502/", "<p id=\"fix\">"}});
  CHECK(text.find("[missing-fragment]") != std::string::npos);
}

TEST_CASE("an id that comes again is told once for each id") {
  CHECK(check(Site{{"/", "<p id=a><p id=b><p id=\"&#97;\"><p id=a>"}}) ==
        "index.html:1:24: error: the id 'a' stands on this page more than once [duplicate-id]\n"
        "    1 | <p id=a><p id=b><p id=\"&#97;\"><p id=a>\n"
        "      |                        ^~~~~\n");
}

TEST_CASE("a bad link is told with what is bad about it") {
  CHECK(check(Site{{"/", "<a href=\"javascript:alert(1)\">"}}) ==
        "index.html:1:10: error: the link 'javascript:alert(1)' has a scheme that is not allowed "
        "here [bad-link]\n"
        "    1 | <a href=\"javascript:alert(1)\">\n"
        "      |          ^~~~~~~~~~~~~~~~~~~\n");
  CHECK(check(Site{{"/", "<a href=\"../\">"}}) ==
        "index.html:1:10: error: the link '../' leads above the site's root [bad-link]\n"
        "    1 | <a href=\"../\">\n"
        "      |          ^~~\n");
  CHECK(check(Site{{"/", "<a href=\"\">"}}) ==
        "index.html:1:10: error: the link '' is empty [bad-link]\n"
        "    1 | <a href=\"\">\n"
        "      |          ^\n");
  CHECK(
      check(Site{{"/", "<img srcset=\"java&#115;cript:x 2x\">"}}) ==
      "index.html:1:14: error: the link 'java&#115;cript:x' has a scheme that is not allowed here "
      "[bad-link]\n"
      "    1 | <img srcset=\"java&#115;cript:x 2x\">\n"
      "      |              ^~~~~~~~~~~~~~~~~\n");
}

TEST_CASE("one problem on many pages is told once, at the first, with the number of the others") {
  Site site;
  for (int i = 1; i <= 9; ++i) {
    site["/" + std::to_string(i) + "/"] =
        "<a href=\"../nowhere-at-all/\"><a href=\"../nowhere-at-all/\"><a href=\"../1/#none\">";
  }
  site["/8/"] = "<a href=\"../other-missing/\"><p id=x><p id=x>";
  site["/9/"] += "<p id=x><p id=x>";
  CHECK(
      check(site) ==
      "1/index.html:1:10: error: the link '../nowhere-at-all/' leads to '/nowhere-at-all/', which "
      "is no page of this site (and on 7 more pages) [broken-link]\n"
      "    1 | " +
          site["/1/"] +
          "\n"
          "      |          ^~~~~~~~~~~~~~~~~~\n"
          "  hint: known names: /1/, /2/, /3/, /4/, /5/, /6/, /7/, /8/, /9/\n"
          "1/index.html:1:68: error: the link '../1/#none' leads to an id that '/1/' does not have "
          "(and on 7 more pages) [missing-fragment]\n"
          "    1 | " +
          site["/1/"] +
          "\n"
          "      | " +
          std::string(67, ' ') +
          "^~~~~~~~~~\n"
          "8/index.html:1:43: error: the id 'x' stands on this page more than once (and on 1 more "
          "page) [duplicate-id]\n"
          "    1 | " +
          site["/8/"] +
          "\n"
          "      | " +
          std::string(42, ' ') +
          "^\n"
          "8/index.html:1:10: error: the link '../other-missing/' leads to '/other-missing/', "
          "which is "
          "no page of this site [broken-link]\n"
          "    1 | " +
          site["/8/"] +
          "\n"
          "      |          ^~~~~~~~~~~~~~~~~\n"
          "  hint: known names: /1/, /2/, /3/, /4/, /5/, /6/, /7/, /8/, /9/\n");
}

TEST_CASE("diagnostics are the same with one thread and with eight") {
  std::vector<Page> pages;
  for (int i = 0; i < 200; ++i) {
    const std::string name = std::to_string(i);
    pages.push_back(
        i % 7 == 0 ? broken_page_at("/" + name + "/", "wrong " + name)
                   : page_at("/" + name + "/", "<a href=\"../" + name + "x/\"><a href=\"..\">"));
  }
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  const std::string one = check(plan, 1);
  CHECK(std::count(one.begin(), one.end(), '\n') > 300);
  for (int round = 0; round < 5; ++round)
    CHECK(check(plan, 8) == one);
}

TEST_CASE("only the first twenty problems get a suggestion") {
  std::string html;
  for (int i = 10; i < 40; ++i)
    html += "<a href=\"page-" + std::to_string(i) + "/\">\n";
  const std::string text = check(Site{{"/", html}, {"/page-1/", ""}});
  std::size_t hints = 0;
  for (auto at = text.find("hint:"); at != std::string::npos; at = text.find("hint:", at + 1))
    ++hints;
  CHECK(hints == 20);
}

TEST_CASE("a fragment of a page that could not be rendered is not judged") {
  Diagnostics report;
  const SitePlan plan({page_at("/", "<a href=\"a/#x\">"), broken_page_at("/a/", "wrong")}, report);
  CHECK(check(plan) == "a/index.html: error: wrong [test-error]\n");
}

TEST_CASE("checking stops when asked to") {
  std::stop_source stop;
  stop.request_stop();
  RenderOptions options;
  options.stop = stop.get_token();
  Diagnostics report;
  CHECK_THROWS_AS(check_site(plan_of({{"/", ""}}), options, report), Interrupted);
}

TEST_CASE("a warning on a page does not fail the check") {
  std::vector<Page> pages{page_at("/", "")};
  pages[0].render = [](Diagnostics& report) {
    report.warning("careful", {}, "hm");
    return std::optional<std::string>("");
  };
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  CHECK(check_site(plan, {}, report));
  CHECK(text_of(report) == "warning: hm [careful]\n");
}

namespace {

// A page that holds one part, prepared beforehand, between two texts.
Page page_with_part(const std::string& url, const PreparedHtml& part) {
  Page page = page_at(url, "");
  page.render = [&part](Diagnostics&) {
    PageBytes bytes("<p>" + part.compact + "</p>");
    bytes.prepared.push_back({3, &part});
    return std::optional(bytes);
  };
  return page;
}

std::string check_with_part(const std::string& html, const std::vector<std::string>& urls) {
  const PreparedHtml part = prepare_html(html);
  std::vector<Page> pages{page_at("/502/", "<h2 id=\"fix\">")};
  for (const std::string& url : urls)
    pages.push_back(page_with_part(url, part));
  Diagnostics report;
  const SitePlan plan(std::move(pages), report);
  return check(plan, 2);
}

}  // namespace

TEST_CASE("a part of several pages is checked like any text") {
  CHECK(check_with_part("<a href=\"../502/\">x</a>", {"/a/", "/b/", "/c/"}) == "");
  CHECK(check_with_part("<a href=\"../502/#fix\">x</a>", {"/a/", "/b/"}) == "");
  CHECK(check_with_part("no link", {"/a/", "/b/"}) == "");
  CHECK(check_with_part("<a href=\"../503/\">x</a>", {"/a/", "/b/", "/c/"}) ==
        "a/index.html:1:13: error: the link '../503/' leads to '/503/', which is no page of this "
        "site (and on 2 more pages) [broken-link]\n"
        "    1 | <p><a href=\"../503/\">x</a></p>\n"
        "      |             ^~~~~~~\n"
        "  hint: did you mean '/502/'?\n");
  const std::string fragment = check_with_part("<a href=\"../502/#x\">x</a>", {"/a/", "/b/"});
  CHECK(fragment.find("(and on 1 more page) [missing-fragment]") != std::string::npos);
  CHECK(check_with_part("<i id=\"x\"></i><a href=\"#x\">x</a>", {"/a/", "/b/"}) == "");
  CHECK(check_with_part("<a href=\"https://example.org/#x\">x</a>", {"/a/", "/b/"}) == "");
  const std::string own = check_with_part("\n<a href=\"#x\">x</a>", {"/a/", "/b/"});
  CHECK(own.find("a/index.html:1:13: error: the link '#x' leads to an id") != std::string::npos);
  CHECK(own.find("b/index.html:1:13: error: the link '#x' leads to an id") != std::string::npos);
  const std::string id = check_with_part("<i id=\"x\"></i><i id=\"x\"></i>", {"/a/", "/b/"});
  CHECK(id.find("(and on 1 more page) [duplicate-id]") != std::string::npos);
}

TEST_CASE("a part that is right on one page may be wrong on another with a longer way") {
  const std::string text = check_with_part("<a href=\"../502/\">x</a>", {"/a/", "/b/c/"});
  CHECK(text.find("'../502/' leads to '/b/502/'") != std::string::npos);
}
