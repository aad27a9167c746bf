#include "output/prose_scanner.hpp"

#include <catch2/catch.hpp>

#include "output/sentence.hpp"

using namespace statusbook;

namespace {

std::vector<std::string> blocks(std::string_view html) {
  std::vector<std::string> found;
  for (const ProseBlock& block : scan_prose("<main>" + std::string(html)))
    found.push_back(block.text);
  return found;
}

}  // namespace

TEST_CASE("paragraphs, list items and definitions are prose") {
  CHECK(
      blocks("<p>One <em>two</em>.</p> <ul><li>Three</li><li>Four <a href=\"x\">five</a></li></ul>"
             "<dl><dt>Six</dt><dd>Seven &amp; eight</dd></dl>") ==
      std::vector<std::string>{"One two.", "Three", "Four five", "Seven & eight"});
  CHECK(blocks("<li><p>Inner</p> outer</li>") == std::vector<std::string>{"Inner", "outer"});
}

TEST_CASE("what is no prose is left out") {
  const auto html = GENERATE(
      as<std::string>(), "<h2>Title</h2>", "<nav><p>Menu</p></nav>", "<pre><code>x</code></pre>",
      "<table><caption>Same</caption><tr><td><p>Cell</p></td></tr></table>",
      "<figure><figcaption>Label</figcaption></figure>", "<div>Derived</div>", "plain",
      "<footer><p>License</p></footer>", "<p><!-- nothing --></p>",
      "<details><summary>More</summary>", "<p> \n </p>", "<table><p>never closed");
  CAPTURE(html);
  CHECK(blocks(html).empty());
}

TEST_CASE("only what follows the start of main counts") {
  CHECK(scan_prose("<p>Skip to the content</p>").empty());
}

TEST_CASE(
    "text around a skipped element goes on, and a title of a work stays within its sentence") {
  CHECK(blocks("<p>See <cite>The Book</cite> for more.</p>") ==
        std::vector<std::string>{"See  for more."});
  CHECK(blocks("<li>Before<pre>code</pre>after</li>") ==
        std::vector<std::string>{"Before", "after"});
}

TEST_CASE("spaces and a last point within code are marked") {
  const std::string space(1, code_space);
  CHECK(blocks("<p>Run <code>a b.</code> now.</p>") ==
        std::vector<std::string>{"Run a" + space + "b." + space + " now."});
}

TEST_CASE("a block knows where it starts") {
  const auto found = scan_prose("<main><p>\n  <b>Bold</b> text</p>");
  REQUIRE(found.size() == 1);
  CHECK(found[0].offset == 15);
}
