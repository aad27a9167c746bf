#include "output/overlap_check.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "output/render_site.hpp"
#include "output/site_fixture.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

Page page_about(const std::string& url, ProseKind kind, std::vector<std::string> codes,
                const std::string& paragraph) {
  Page page = page_at(url, "<main><p>" + paragraph + "</p></main>");
  page.subject = {kind, std::move(codes)};
  return page;
}

std::string check(std::vector<Page> pages, std::size_t jobs = 1) {
  Diagnostics report;
  const SitePlan plan(std::move(pages), {"Bad Gateway", "Not Found"}, {}, report);
  RenderOptions options;
  options.jobs = jobs;
  const bool fine = check_site(plan, options, report);
  CHECK(fine == report.empty());
  return text_of(report);
}

// `own` sentences that no other page has, then the given one.
std::string prose(const std::string& name, int own, const std::string& last) {
  std::string text;
  for (int i = 0; i < own; ++i) {
    const std::string word(static_cast<std::size_t>(i + 1), 'a');
    text += fmt::format("Only {} says {} here today. ", name, word);
  }
  return text + last;
}

const std::string common = "Every page says this of 502 Bad Gateway.";

}  // namespace

TEST_CASE("a sentence with another number on a page without a common code is repeated") {
  CHECK(check({page_about("/404/", ProseKind::code, {"404"}, "It is told of 404 Not Found only."),
               page_about("/502/", ProseKind::code, {"502"},
                          "It is told of 502 Bad Gateway only.")}) ==
        "404/index.html:1:10: error: 1 of the 1 sentences of this page are repeated, and 10 % may "
        "be, such as 'It is told of 404 Not Found only.', which '/502/' says too "
        "[repeated-prose]\n"
        "    1 | <main><p>It is told of 404 Not Found only.</p></main>\n"
        "      |          ^\n"
        "  hint: say what is special to these codes; what is true of many belongs in a table\n"
        "502/index.html:1:10: error: 1 of the 1 sentences of this page are repeated, and 10 % may "
        "be, such as 'It is told of 502 Bad Gateway only.', which '/404/' says too "
        "[repeated-prose]\n"
        "    1 | <main><p>It is told of 502 Bad Gateway only.</p></main>\n"
        "      |          ^\n"
        "  hint: say what is special to these codes; what is true of many belongs in a table\n"
        "404/index.html:1:10: error: on average 100.0 % of the sentences of code pages are "
        "repeated, and 5 % may be; here 1 of 1, such as 'It is told of 404 Not Found only.', "
        "which '/502/' says too [repeated-prose]\n"
        "    1 | <main><p>It is told of 404 Not Found only.</p></main>\n"
        "      |          ^\n"
        "  hint: say what is special to these codes; what is true of many belongs in a table\n");
}

TEST_CASE("near misses of a repeated sentence are fine") {
  const auto fine = [](ProseKind kind_a, std::vector<std::string> a, ProseKind kind_b,
                       std::vector<std::string> b, const std::string& text_b) {
    return check({page_about("/a/", kind_a, std::move(a), common),
                  page_about("/b/", kind_b, std::move(b), text_b)}) == "";
  };
  const ProseKind pair = ProseKind::derived_comparison;
  CHECK(fine(pair, {"404", "502"}, pair, {"502", "503"}, common));
  CHECK(fine(pair, {"404", "502"}, ProseKind::curated_comparison, {"500", "503"}, common));
  CHECK(fine(pair, {"404", "502"}, pair, {"500", "503"}, "No page says this of 502 Bad Gateway."));
  CHECK(fine(pair, {"404", "502"}, pair, {"500", "503"}, "<cite>" + common + "</cite>"));
  CHECK(fine(ProseKind::none, {"404"}, ProseKind::none, {"500"}, common));
  CHECK_FALSE(fine(pair, {"404", "502"}, pair, {"500", "503"}, common));
  CHECK_FALSE(fine(pair, {"499"}, pair, {"499-esri"}, common));
}

TEST_CASE("a sentence that pages share in a ring, but not all with all, is repeated") {
  const ProseKind pair = ProseKind::derived_comparison;
  const std::string text = check({page_about("/a/", pair, {"1", "2"}, common),
                                  page_about("/b/", pair, {"2", "3"}, prose("b", 9, common)),
                                  page_about("/c/", pair, {"3", "4"}, common)});
  CHECK(text.find("a/index.html:1:10: error: 1 of the 1") == 0);
  CHECK(text.find("b/index.html") == std::string::npos);
  CHECK(text.find("which '/c/' says too") != std::string::npos);
}

TEST_CASE("a kind's average and each page have a limit of their own") {
  const auto [own, expected] = GENERATE(table<int, std::string>({
      {19, ""},
      {18, "on average 5.3 %"},
      {9, "on average 10.0 %"},
      {8, "1 of the 9 sentences of this page are repeated, and 10 % may be"},
  }));
  CAPTURE(own);
  const std::string text =
      check({page_about("/a/", ProseKind::code, {"404"}, prose("a", own, common)),
             page_about("/b/", ProseKind::code, {"502"}, prose("b", own, common))});
  CHECK(text.empty() == expected.empty());
  CHECK(text.find(expected) != std::string::npos);
}

TEST_CASE("every kind of page with prose of its own has a limit, and only they have one") {
  const auto [kind, name] = GENERATE(table<ProseKind, std::string>({
      {ProseKind::code, "code pages"},
      {ProseKind::curated_comparison, "written comparisons"},
      {ProseKind::derived_comparison, "derived comparisons"},
      {ProseKind::guide, "guides"},
      {ProseKind::leaf, "answers"},
      {ProseKind::questions, "pages of questions"},
      {ProseKind::article, "articles"},
      {ProseKind::table, "tables"},
  }));
  CAPTURE(name);
  const std::string text = check({page_about("/a/", kind, {"404"}, prose("a", 1, common)),
                                  page_about("/b/", kind, {"502"}, prose("b", 1, common))});
  CHECK(text.find("on average 50.0 % of the sentences of " + name + " are repeated") !=
        std::string::npos);
}

TEST_CASE("pages that are about no code in particular have none in common") {
  const auto of = [](int own) {
    return check({page_about("/a/", ProseKind::table, {}, prose("a", own, common)),
                  page_about("/b/", ProseKind::table, {}, prose("b", own, common))});
  };
  CHECK(of(19).empty());
  CHECK_FALSE(of(18).empty());
}

TEST_CASE("a derived comparison may repeat more than a written one") {
  const auto text_of_kind = [](ProseKind kind) {
    return check({page_about("/a/", kind, {"404"}, prose("a", 4, common)),
                  page_about("/b/", kind, {"502"}, prose("b", 4, common))});
  };
  CHECK(text_of_kind(ProseKind::derived_comparison).empty());
  CHECK_FALSE(text_of_kind(ProseKind::curated_comparison).empty());
  CHECK_FALSE(text_of_kind(ProseKind::guide).empty());
  CHECK_FALSE(text_of_kind(ProseKind::leaf).empty());
}

TEST_CASE("the same is told by any number of threads") {
  std::vector<Page> pages;
  for (int i = 0; i < 200; ++i) {
    pages.push_back(page_about(
        fmt::format("/{}/", i), ProseKind::code, {std::to_string(i)},
        prose(fmt::format("n{}", std::string(1, static_cast<char>('a' + i % 26))), 3, common)));
  }
  const std::string one = check(pages, 1);
  CHECK_FALSE(one.empty());
  CHECK(check(pages, 4) == one);
}
