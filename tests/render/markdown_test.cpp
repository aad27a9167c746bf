#include "render/markdown.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

using namespace statusbook;

TEST_CASE("a link of the catalogue leads from the page to its target") {
  struct Row {
    const char* markdown;
    const char* html;
  };
  const std::vector<Row> rows{
      {"[a](/502/)", "<p><a href=\"../502/\">a</a></p>\n"},
      {"[a](/)", "<p><a href=\"../\">a</a></p>\n"},
      {"[a](/502/#b)", "<p><a href=\"../502/#b\">a</a></p>\n"},
      {"[a](rfc:9110/15.6.3)",
       "<p><a href=\"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.3\">a</a></p>\n"},
      {"[a](rfc:9110/B.3)",
       "<p><a href=\"https://www.rfc-editor.org/rfc/rfc9110.html#appendix-B.3\">a</a></p>\n"},
      {"[a](rfc:5861)", "<p><a href=\"https://www.rfc-editor.org/rfc/rfc5861.html\">a</a></p>\n"},
      {"[a](https://example.com/?a=1&b=2 \"t\")",
       "<p><a href=\"https://example.com/?a=1&amp;b=2\" title=\"t\">a</a></p>\n"},
      {"<https://example.com>", "<p><a href=\"https://example.com\">https://example.com</a></p>\n"},
      {"[a][b]\n\n[b]: /502/", "<p><a href=\"../502/\">a</a></p>\n"},
      {"`[a](/502/)`", "<p><code>[a](/502/)</code></p>\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.markdown);
    CHECK(render_markdown(row.markdown, "../") == row.html);
  }
}

TEST_CASE("GitHub's tables are understood, its strikethrough is not") {
  CHECK(render_markdown("| a | b |\n| - | -: |\n| ~~1~~ | [2](/2/) |\n", "./") ==
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"a, b\">\n"
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n"
        "<tr>\n<td>~~1~~</td>\n<td align=\"right\"><a href=\"./2/\">2</a></td>\n</tr>\n"
        "</tbody>\n</table>\n</div>\n");
}

TEST_CASE("a table is named after its columns, and an empty cell over them is no header") {
  const std::string html = render_markdown(
      "One.\n\n| | `a` & \"b\" |\n| - | - |\n| 1 | 2 |\n\nTwo.\n\n| c |\n| - |\n\nThree.\n", "./");
  CHECK(html ==
        "<p>One.</p>\n"
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" "
        "aria-label=\"a &amp; &quot;b&quot;\">\n"
        "<table>\n<thead>\n<tr>\n<td></td>\n<th><code>a</code> &amp; &quot;b&quot;</th>\n</tr>\n"
        "</thead>\n<tbody>\n<tr>\n<th "
        "scope=\"row\">1</th>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"
        "<p>Two.</p>\n"
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"c\">\n"
        "<table>\n<thead>\n<tr>\n<th>c</th>\n</tr>\n</thead>\n</table>\n</div>\n"
        "<p>Three.</p>\n");
}

TEST_CASE("a table with an empty corner has headers for its rows") {
  CHECK(render_markdown("| a | |\n| - | - |\n| 1 | |\n", "./").find("<tr>\n<td>1</td>") !=
        std::string::npos);
  CHECK(render_markdown("| | a |\n| - | - |\n| 1 | |\n| 2 | 3 |\n", "./") ==
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"a\">\n"
        "<table>\n<thead>\n<tr>\n<td></td>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n"
        "<tr>\n<th scope=\"row\">1</th>\n<td></td>\n</tr>\n"
        "<tr>\n<th scope=\"row\">2</th>\n<td>3</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST_CASE("nothing in Markdown can become markup of its own") {
  CHECK(render_markdown("a & b \"c\" 1 < 2 > 0", "./") ==
        "<p>a &amp; b &quot;c&quot; 1 &lt; 2 &gt; 0</p>\n");
  CHECK(render_markdown("<script>x</script>\n", "./") == "<!-- raw HTML omitted -->\n");
  CHECK(render_markdown("a <b>c</b>\n", "./") ==
        "<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n");
  CHECK(render_markdown("[a](javascript:alert(1))", "./") == "<p><a href=\"\">a</a></p>\n");
  CHECK(render_markdown("```\n<b>&\n```\n", "./") == "<pre><code>&lt;b&gt;&amp;\n</code></pre>\n");
}

TEST_CASE("one paragraph is shown without its tag where a line is wanted") {
  struct Row {
    const char* markdown;
    const char* html;
  };
  const std::vector<Row> rows{
      {"a *b*", "a <em>b</em>"},
      {"", ""},
      {"a\n\nb", "<p>a</p>\n<p>b</p>\n"},
      {"- a", "<ul>\n<li>a</li>\n</ul>\n"},
      {"a\n\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.markdown);
    CHECK(render_inline_markdown(row.markdown, "./") == row.html);
  }
}

TEST_CASE("line ends of Windows give the same page") {
  CHECK(render_markdown("a\r\nb\r\n\r\n- c\r\n", "./") == render_markdown("a\nb\n\n- c\n", "./"));
}

TEST_CASE("Markdown is rendered from several threads at once") {
  const std::string markdown = "| a |\n| - |\n| ~~b~~ `c` |\n\n1. [d](/502/) *e*\n";
  const std::string expected = render_markdown(markdown, "./");
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          if (render_markdown(markdown, "./") != expected) ++wrong;
        }
      });
    }
  }
  CHECK(wrong == 0);
}
