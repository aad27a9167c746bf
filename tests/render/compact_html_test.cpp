#include "render/compact_html.hpp"

#include <catch2/catch.hpp>

#include <vector>

using statusbook::compact_html;
using statusbook::compact_page;
using statusbook::PageBytes;
using statusbook::prepare_html;
using statusbook::PreparedHtml;

namespace {

// A page in which `part` stands between `before` and `after`, and what became of it.
struct Outcome {
  std::string html;
  bool was_copied = false;
};

Outcome compact_with(const std::string& before, const std::string& part, const std::string& after) {
  const PreparedHtml prepared = prepare_html(part);
  PageBytes page(before + part + after);
  page.prepared.push_back({before.size(), &prepared});
  const PageBytes result = compact_page(page);
  for (const auto& [offset, known] : result.prepared) {
    CHECK(known == &prepared);
    CHECK(result.bytes.substr(offset, prepared.compact.size()) == prepared.compact);
  }
  return {result.bytes, !result.prepared.empty()};
}

}  // namespace

TEST_CASE("indentation, blank lines and spaces at line ends go") {
  CHECK(compact_html("<ul>\n  <li>\n\t\tone \n\n   \n  two</li>\n</ul>\n") ==
        "<ul>\n<li>\none\ntwo</li>\n</ul>\n");
}

TEST_CASE("a line end between words stays") {
  CHECK(compact_html("<p>one\n   two</p>") == "<p>one\ntwo</p>\n");
}

TEST_CASE("preformatted text and what is typed into fields stay to the byte") {
  CHECK(compact_html("  <pre class=\"http\">\n  a  \n\n  b\n</pre>  \n  <p>c") ==
        "<pre class=\"http\">\n  a  \n\n  b\n</pre>\n<p>c\n");
  CHECK(compact_html("<textarea>\n  a\n</textarea>\n") == "<textarea>\n  a\n</textarea>\n");
  CHECK(compact_html("<pre>\n  a\n</pre> <pre>\n  b\n</pre>\n") ==
        "<pre>\n  a\n</pre> <pre>\n  b\n</pre>\n");
  CHECK(compact_html("x <pre>\n  a\n</pre>\n") == "x <pre>\n  a\n</pre>\n");
}

TEST_CASE("an element that never ends keeps the rest") {
  CHECK(compact_html("<pre>\n  a \n  b") == "<pre>\n  a \n  b\n");
}

TEST_CASE("nothing stays nothing") {
  CHECK(compact_html("").empty());
  CHECK(compact_html(" \n \n").empty());
}

TEST_CASE("quotes in text need no entity, those in attributes keep it") {
  CHECK(compact_html(
            "<p title=\"a &quot;b&quot; > &#39;\">say &quot;it&#39;s&quot; &amp; &lt;b&gt;</p>") ==
        "<p title=\"a &quot;b&quot; > &#39;\">say \"it's\" &amp; &lt;b&gt;</p>\n");
  CHECK(compact_html("<pre>\n  &quot;a&quot;\n</pre>") == "<pre>\n  \"a\"\n</pre>\n");
}

TEST_CASE("a tag or a quote that never ends loses nothing") {
  CHECK(compact_html("a <b") == "a <b\n");
  CHECK(compact_html("a <b c=\"&quot;>") == "a <b c=\"&quot;>\n");
  CHECK(compact_html("a &quo") == "a &quo\n");
}

TEST_CASE("a prepared part is copied, and the page is what it would be without it") {
  struct Case {
    std::string before, part, after;
    bool is_copied;
  };
  const std::vector<Case> cases{
      {"<ul>\n  ", "<li>a</li>\n", "  <li>b</li>\n</ul>", true},
      {"<ul>\n", "  <li>\n    it&#39;s\n\n  </li>  \n", "\n\n</ul>", true},
      {"", "a\n", "b", true},
      {"<td>", "it&#39;s", "</td>", true},
      {"<td> \n ", "<b>x</b>", " \n </td>", true},
      {"a", "\n", "b", false},                // a line end in the middle of a line
      {"a\n", " \n", "b", true},              // and a line of its own, which goes
      {"<td>", " x", "</td>", false},         // a blank that stays
      {"<td>\n", " x", "</td>", true},        // and one that goes
      {"<td>", "x ", "\n</td>", false},       // its last blank goes with the line
      {"<pre>", "  x\n\n", "</pre>", false},  // kept to the byte
      {"<p title=\"", "it&#39;s", "\">", false},
      {"<p title='", "&quot;", "'>", false},
      {"a", "<pre>\n", "  x\n\n</pre>", false},  // what it opens goes on behind it
      {"a", "<p title=\"", "&quot;\">", false},
      {"a", "", "b", false}};
  for (const Case& each : cases) {
    CAPTURE(each.before, each.part, each.after);
    const Outcome outcome = compact_with(each.before, each.part, each.after);
    CHECK(outcome.html == compact_html(each.before + each.part + each.after));
    CHECK(outcome.was_copied == each.is_copied);
  }
}

TEST_CASE("parts beside one another, in one another's place and in a tag are told apart") {
  const PreparedHtml item = prepare_html("<li>a</li>\n"), word = prepare_html("href");
  PageBytes page("<ul>\n<li>a</li>\n<li>a</li>\n</ul><a href=\"x\">");
  page.prepared = {{5, &item}, {16, &item}, {35, &word}};
  const PageBytes result = compact_page(page);
  CHECK(result.bytes == compact_html(page.bytes));
  REQUIRE(result.prepared.size() == 2);
  CHECK(result.prepared[0].offset == 5);
  CHECK(result.prepared[1].offset == 16);
}
