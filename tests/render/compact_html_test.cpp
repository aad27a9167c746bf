#include "render/compact_html.hpp"

#include <catch2/catch.hpp>

using statusbook::compact_html;

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
