#include "catalogue/prose.hpp"

#include <catch2/catch.hpp>

#include "catalogue/catalogue.hpp"
#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

std::string told(const std::string& text, const std::vector<HeadingRule>& rules,
                 std::size_t begin = 0) {
  Diagnostics report;
  read_prose({"page.md", text}, begin, rules, report);
  return TinyCatalogue::told(report);
}

std::string told(const std::string& text) {
  return told(text, code_headings());
}

Prose read(const std::string& text, const std::vector<HeadingRule>& rules, std::size_t begin = 0) {
  Diagnostics report;
  Prose prose = read_prose({"page.md", text}, begin, rules, report);
  CHECK(TinyCatalogue::told(report) == "");
  return prose;
}

Prose read(const std::string& text) {
  return read(text, code_headings());
}

// "in-plain-english@1: text" for each section, parts behind it.
std::string outline(const std::vector<ProseSection>& sections) {
  std::string text;
  for (const ProseSection& section : sections) {
    text += section.id + "@" + std::to_string(section.line) + "<" + section.markdown + ">";
    if (!section.parts.empty()) text += "(" + outline(section.parts) + ")";
  }
  return text;
}

std::string outline(const Prose& prose) {
  return outline(prose.sections);
}

}  // namespace

TEST_CASE("prose is cut at its headings, blank lines around it taken off") {
  const Prose prose = read(
      "\n## In plain English\n\n\nOne.\n\n  Two.\n\n\n## Common causes\n- a\n- b\n"
      "## How to fix it\n\nFirst:\n\n### For visitors\n\nReload.\n### For developers\nRead.");
  CHECK(outline(prose) ==
        "in-plain-english@2<One.\n\n  Two.>common-causes@10<- a\n- b>"
        "how-to-fix-it@13<First:>(for-visitors@17<Reload.>for-developers@20<Read.>)");
  REQUIRE(prose.find("common-causes") != nullptr);
  CHECK(prose.find("common-causes")->heading == "Common causes");
  CHECK(prose.find("questions") == nullptr);
}

TEST_CASE("line ends of Windows change nothing but the bytes of the prose") {
  const Prose prose =
      read("## In plain English\r\n\r\nOne.\r\nTwo.\r\n\r\n## Common causes\r\n\r\nx\r\n");
  CHECK(outline(prose) == "in-plain-english@1<One.\r\nTwo.>common-causes@6<x>");
}

TEST_CASE("an underlined heading is a heading") {
  CHECK(outline(read("In plain English\n----------------\n\nOne.\n\nCommon causes\n---\nTwo.\n")) ==
        "in-plain-english@1<One.>common-causes@6<Two.>");
}

TEST_CASE("markup in a heading is taken off before it is looked up") {
  CHECK(outline(read("## In *plain* `English` ##\n\nOne.\n")) == "in-plain-english@1<One.>");
}

TEST_CASE("a heading inside a code block, a list or a quotation starts no section") {
  CHECK(
      outline(
          read("## In plain English\n\n```\n## Nothing\n```\n\n    ## Nothing\n\n- ## Nothing\n\n"
               "> ## Nothing\n")) ==
      "in-plain-english@1<```\n## Nothing\n```\n\n    ## Nothing\n\n- ## Nothing\n\n> ## Nothing>");
}

TEST_CASE("questions are free headings whose ids are their slugs") {
  CHECK(outline(
            read("## Questions\n\n### Is a 502 my server's fault?\nNo.\n\n### Why?\nBecause.\n")) ==
        "questions@1<>(is-a-502-my-servers-fault@3<No.>why@6<Because.>)");
}

TEST_CASE("without rules any heading may stand, and its slug is its id") {
  CHECK(outline(read("## Licences & sources\n\nx\n\n## About\n\ny\n", {})) ==
        "licences-sources@1<x>about@5<y>");
}

TEST_CASE("prose behind front matter keeps the lines of its file") {
  const std::string matter = "{\n  \"a\": 1\n}\n";
  const std::string text = matter + "\n## In plain English\n\nSee [it](/502/).\n";
  const Prose prose = read(text, code_headings(), matter.size());
  CHECK(outline(prose) == "in-plain-english@5<See [it](/502/).>");
  REQUIRE(prose.links.size() == 1);
  CHECK(prose.links[0].where == Location{"page.md", 7, 10, 5, "See [it](/502/)."});
  CHECK(told(matter + "lost\n\n## In plain English\n\nx\n", code_headings(), matter.size()) ==
        "page.md:4:1: error: this text stands before the first section [text-outside-section]\n"
        "    4 | lost\n"
        "      | ^~~~\n"
        "  hint: put it under a '## …' heading\n");
}

TEST_CASE("links are told with their destination and its place") {
  const Prose prose = read(
      "## In plain English\n\nOne\n[two](/502/) and\n[trois é](/é/ \"title\"), "
      "<https://example.com/x>\n\n"
      "- a list\n  with [a link](rfc:9110/15.6.3)\n\n[by name][n]\n\n[n]: /far/\n");
  REQUIRE(prose.links.size() == 5);
  CHECK(prose.links[0].destination == "/502/");
  CHECK(prose.links[0].where == Location{"page.md", 4, 7, 5, "[two](/502/) and"});
  CHECK(prose.links[1].where.line == 5);
  CHECK(prose.links[2].destination == "https://example.com/x");
  CHECK(prose.links[2].where.line == 5);
  CHECK(prose.links[2].where.column == 26);
  CHECK(prose.links[3].where == Location{"page.md", 8, 17, 15, "  with [a link](rfc:9110/15.6.3)"});
  CHECK(prose.links[4].where == Location{"page.md", 12, 6, 5, "[n]: /far/"});
}

TEST_CASE("each mistake in prose is told where it stands") {
  struct Row {
    const char* text;
    const char* told;
  };
  const std::vector<Row> rows{
      {"## In plain Englisch\n\nx\n",
       "page.md:1:1: error: unknown heading 'In plain Englisch' [unknown-heading]\n"
       "    1 | ## In plain Englisch\n"
       "      | ^~~~~~~~~~~~~~~~~~~~\n"
       "  hint: did you mean 'In plain English'?\n"},
      {"## How to fix it\n\n### For visitor\n\nx\n",
       "page.md:3:1: error: unknown heading 'For visitor' [unknown-heading]\n"
       "    3 | ### For visitor\n"
       "      | ^~~~~~~~~~~~~~~\n"
       "  hint: did you mean 'For visitors'?\n"},
      {"## Common causes\n\nx\n\n## In plain English\n\nx\n",
       "page.md:5:1: error: section 'In plain English' belongs before 'Common causes' "
       "[section-order]\n"
       "    5 | ## In plain English\n"
       "      | ^~~~~~~~~~~~~~~~~~~\n"},
      {"## How to fix it\n\n### For developers\n\nx\n\n### For visitors\n\nx\n",
       "page.md:7:1: error: section 'For visitors' belongs before 'For developers' "
       "[section-order]\n"
       "    7 | ### For visitors\n"
       "      | ^~~~~~~~~~~~~~~~\n"},
      {"## Common causes\n\nx\n\n## Common causes\n\nx\n",
       "page.md:5:1: error: 'Common causes' is there already [duplicate-heading]\n"
       "    5 | ## Common causes\n"
       "      | ^~~~~~~~~~~~~~~~\n"},
      {"## Questions\n\n### Why?\nx\n### Why\nx\n",
       "page.md:5:1: error: 'Why' is there already [duplicate-heading]\n"
       "    5 | ### Why\n"
       "      | ^~~~~~~\n"},
      {"## Questions\n\n### 日本?\nx\n",
       "page.md:3:1: error: the heading '日本?' has no letter or digit of ASCII [bad-heading]\n"
       "    3 | ### 日本?\n"
       "      | ^~~~~~~\n"
       "  hint: its address is made of them\n"},
      {"## Common causes\n\n## How to fix it\n\nx\n",
       "page.md:1:1: error: section 'Common causes' is empty [empty-section]\n"
       "    1 | ## Common causes\n"
       "      | ^~~~~~~~~~~~~~~~\n"
       "  hint: write it or take the heading out\n"},
      {"## How to fix it\n\n### For visitors\n\n### For developers\nx\n",
       "page.md:3:1: error: nothing stands under 'For visitors' [empty-section]\n"
       "    3 | ### For visitors\n"
       "      | ^~~~~~~~~~~~~~~~\n"
       "  hint: write it or take the heading out\n"},
      {"## Questions\n\nMany.\nMore.\n\n### Why?\nx\n",
       "page.md:3:1: error: this text of 'Questions' stands under none of its headings "
       "[text-outside-section]\n"
       "    3 | Many.\n"
       "      | ^~~~~\n"
       "  hint: put it under a '### …' heading\n"},
      {"One.\nTwo.\n\n## Common causes\n\nx\n",
       "page.md:1:1: error: this text stands before the first section [text-outside-section]\n"
       "    1 | One.\n"
       "      | ^~~~\n"
       "  hint: put it under a '## …' heading\n"},
      {"#hashtag\n\n## Common causes\n\nx\n",
       "page.md:1:1: error: this text stands before the first section [text-outside-section]\n"
       "    1 | #hashtag\n"
       "      | ^~~~~~~~\n"
       "  hint: put it under a '## …' heading\n"},
      {"# Bad Gateway\n\n## Common causes\n\nx\n",
       "page.md:1:1: error: 'Bad Gateway' is a heading of level 1; sections have level 2 "
       "[bad-heading-level]\n"
       "    1 | # Bad Gateway\n"
       "      | ^~~~~~~~~~~~~\n"
       "  hint: the page's title comes from the data; start sections with '## '\n"},
      {"## Common causes\n\nx\n\n### One\n\nx\n",
       "page.md:5:1: error: section 'Common causes' has no place for the heading 'One' "
       "[bad-heading-level]\n"
       "    5 | ### One\n"
       "      | ^~~~~~~\n"},
      {"## How to fix it\n\n#### For visitors\n\nx\n",
       "page.md:3:1: error: section 'How to fix it' has no place for the heading 'For visitors' "
       "[bad-heading-level]\n"
       "    3 | #### For visitors\n"
       "      | ^~~~~~~~~~~~~~~~~\n"},
      {"## Common causes\n\na <b>c</b>\n",
       "page.md:3:3: error: raw HTML is not allowed in prose [raw-html]\n"
       "    3 | a <b>c</b>\n"
       "      |   ^~~\n"
       "  hint: write Markdown, or put `code` marks around what should be shown as it is\n"
       "page.md:3:7: error: raw HTML is not allowed in prose [raw-html]\n"
       "    3 | a <b>c</b>\n"
       "      |       ^~~~\n"
       "  hint: write Markdown, or put `code` marks around what should be shown as it is\n"},
      {"## Common causes\n\n<!-- later\n-->\n",
       "page.md:3:1: error: raw HTML is not allowed in prose [raw-html]\n"
       "    3 | <!-- later\n"
       "      | ^~~~~~~~~~\n"
       "  hint: write Markdown, or put `code` marks around what should be shown as it is\n"},
      {"## Common causes\n\n![it](/a.png)\n",
       "page.md:3:7: error: prose cannot hold images [image]\n"
       "    3 | ![it](/a.png)\n"
       "      |       ^~~~~~\n"
       "  hint: diagrams are made from data\n"},
      {"## Common causes\n\ncaf\xE9\n",
       "page.md:3:4: error: this byte is not valid UTF-8 [invalid-utf8]\n"
       "    3 | caf�\n"
       "      |    ^\n"
       "  hint: save the file as UTF-8\n"},
      {"## Common causes\r\rx\r\r## How to fix it\r\rx\r",
       "page.md:1:17: error: a line ends with CR alone [bad-line-end]\n"
       "    1 | ## Common causes\xEF\xBF\xBD\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD## How to fix "
       "it\xEF\xBF\xBD\xEF\xBF\xBDx\n"
       "      |                 ^\n"
       "  hint: save the file with LF or CRLF line ends\n"},
      {" \r\n\n",
       "page.md: error: the file is empty; prose was expected [empty-file]\n"
       "  hint: start with one of the page's '## …' headings\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(told(row.text) == row.told);
  }
}

TEST_CASE("what looks like HTML inside code is text") {
  CHECK(told("## Common causes\n\n`<b>` and\n\n```\n<div>\n```\n\n    <p>\n") == "");
}

TEST_CASE("a section under an unknown heading is skipped and the others are still read") {
  Diagnostics report;
  const Prose prose =
      read_prose({"page.md", "## Nonsense\n\nx\n\n### Part\n\nx\n\n## Common causes\n\ny\n"}, 0,
                 code_headings(), report);
  CHECK(report.items().size() == 1);
  CHECK(outline(prose) == "common-causes@9<y>");
}

TEST_CASE("an unknown part of a section is told once, not as an empty section too") {
  Diagnostics report;
  read_prose({"page.md", "## How to fix it\n\n### For nobody at all\n\nx\n"}, 0, code_headings(),
             report);
  REQUIRE(report.items().size() == 1);
  CHECK(report.items()[0].code == "unknown-heading");
}

TEST_CASE("a slug is made of ASCII letters, digits and single hyphens") {
  struct Row {
    const char* heading;
    const char* slug;
  };
  const std::vector<Row> rows{
      {"Questions", "questions"},
      {"Is a 502 my fault?", "is-a-502-my-fault"},
      {"server's", "servers"},
      {"  a  --  b  ", "a-b"},
      {"C++ & C#", "c-c"},
      {"été 2026", "t-2026"},
      {"", ""},
      {"?!", ""},
      {"-leading and trailing-", "leading-and-trailing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.heading);
    CHECK(slug(row.heading) == row.slug);
  }
}

TEST_CASE("a comparison's headings name its two codes") {
  Comparison comparison;
  comparison.a = "499";
  comparison.b = "499-esri";
  CHECK(outline(read(
            "## Why they are confused\nx\n## When you see 499\nx\n## When you see 499-esri\nx\n"
            "## How to tell them apart\nx\n## The frequent mistake\nx\n",
            comparison_headings(comparison))) ==
        "why-they-are-confused@1<x>when-you-see-499@3<x>when-you-see-499-esri@5<x>"
        "how-to-tell-them-apart@7<x>the-frequent-mistake@9<x>");
}

TEST_CASE("control characters do not come in by character references") {
  const std::string message =
      "error: a character reference stands for a control character [control-character]\n";
  CHECK(told("## Common causes\n\nA &#27; b\n") == "page.md:3:1: " + message +
                                                       "    3 | A &#27; b\n"
                                                       "      | ^~~~~~~~~\n"
                                                       "  hint: take it out\n");
  CHECK(told("## Common causes\n\n[a](/b \"&#x7F;\")\n").find(message) == 13);
  CHECK(told("## Common causes\n\n`&#27;` and &#9; and &#0;\n") == "");
}
