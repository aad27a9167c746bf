#include "render/html_scanner.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

using Strings = std::vector<std::string_view>;

struct Row {
  const char* html;
  Strings ids, links;
};

}  // namespace

TEST_CASE("ids and links are found in tags, however they are written") {
  const auto row = GENERATE(values<Row>({
      {"", {}, {}},
      {"plain text", {}, {}},
      {"<p id=\"a\">x</p>", {"a"}, {}},
      {"<p id='a'>", {"a"}, {}},
      {"<p id=a>", {"a"}, {}},
      {"<p id = \"a\" >", {"a"}, {}},
      {"<p\nclass=\"b\"\tid=\"a\">", {"a"}, {}},
      {"<P ID=\"a\">", {"a"}, {}},
      {"<a href=\"x\"><b id=c><a href='y'>", {"c"}, {"x", "y"}},
      {"<a href=\"\">", {}, {""}},
      {"<a href=x/y>", {}, {"x/y"}},
      {"<img src=\"a.png\" alt=\"<b id='no'>\"/>", {}, {"a.png"}},
      {"<br/><hr id=a/>", {"a/"}, {}},
      {"<form action=\"/s\"><button formaction=\"/t\">", {}, {"/s", "/t"}},
      {"<video poster=\"p.jpg\" src=\"v.mp4\">", {}, {"p.jpg", "v.mp4"}},
      {"<svg><use xlink:href=\"#i\"/><use href=\"#j\"/>", {}, {"#i", "#j"}},
      {"<img srcset=\"a.png\">", {}, {"a.png"}},
      {"<img srcset=\" a.png 1x , b.png 2x,c.png\">", {}, {"a.png", "b.png", "c.png"}},
      {"<link imagesrcset=\"a.png, b.png 2x\">", {}, {"a.png", "b.png"}},
      {"<a href=\"x\" id=\"a\">", {"a"}, {"x"}},
      {"<a title=\"1 > 0\" href=\"x\">", {}, {"x"}},
      {"1 < 2 <a href=x>", {}, {"x"}},
      {"<title>t</title><a href=x>", {}, {"x"}},
      {"<SCRIPT src=s.js></SCRIPT><a href=x>", {}, {"s.js", "x"}},
      {"<!-- a --><a href=x>", {}, {"x"}},
      {"<!--><a href=x>", {}, {"x"}},
      {"<!doctype html><a href=x>", {}, {"x"}},
      {"<template><a href=x></template>", {}, {"x"}},
  }));
  CAPTURE(row.html);
  const HtmlScan found = scan_html(row.html);
  CHECK(found.ids == row.ids);
  CHECK(found.links == row.links);
}

TEST_CASE("what only looks like an id or a link is left alone") {
  const auto html = GENERATE(
      as<std::string>(), "<!-- <a href=x id=y> -->", "<!-- <a href=x id=y>",
      "<script>var a = '<a href=x id=y>';</script>", "<script>if (a</b/.test(c)) '<a id=y>'",
      "<style>a::before { content: '<a href=x id=y>' }</style>",
      "<textarea><a href=x id=y></textarea>", "<title><a href=x id=y></title>",
      "<script></scrip><a id=y></script>", "&lt;a href=\"x\" id=\"y\"&gt;", "id=\"y\" href=\"x\"",
      "<p data-id=y data-href=x>", "<p hrefs=x ids=y>", "<p id href>", "</p id=y href=x>",
      "< a href=x id=y>", "<?xml id=y?>", "<!doctype html id=y>", "<p title=\"id=y href=x\">",
      "<p title='<a id=\"y\" href=\"x\">'>", "<p =id=y>", "<", "<a", "<a ", "<p title=\"id=y");
  CAPTURE(html);
  const HtmlScan found = scan_html(html);
  CHECK(found.ids.empty());
  CHECK(found.links.empty());
}

TEST_CASE("text elements end at their own end tag only, and then tags count again") {
  const HtmlScan found = scan_html(
      "<script>'</style><a href=1>'</SCRIPT ><a href=2><style></style>"
      "<a href=3>");
  CHECK(found.links == Strings{"2", "3"});
}

TEST_CASE("html that breaks off anywhere is scanned to its end") {
  const std::string html =
      "<!-- c --><a id=\"a\" href='b' c=d><script>x</script><img srcset=\"e 1x\">";
  for (std::size_t size = 0; size <= html.size(); ++size) {
    const std::string cut = html.substr(0, size);
    CHECK(scan_html(cut).links.size() <= 2);
  }
}

TEST_CASE("character references in attributes are decoded") {
  struct Reference {
    const char *raw, *text;
  };
  const auto row = GENERATE(values<Reference>({{"", ""},
                                               {"plain", "plain"},
                                               {"a&amp;b", "a&b"},
                                               {"&lt;&gt;&quot;&apos;", "<>\"'"},
                                               {"&#39;&#x27;&#X27;", "'''"},
                                               {"&#233;&#x20AC;&#x1F600;", "é€😀"},
                                               {"&amp;amp;", "&amp;"},
                                               {"&", "&"},
                                               {"&;", "&;"},
                                               {"&#;", "&#;"},
                                               {"&#x;", "&#x;"},
                                               {"&#1a;", "&#1a;"},
                                               {"&#x110000;", "&#x110000;"},
                                               {"&#99999999999;", "&#99999999999;"},
                                               {"a&b=c;d", "a&b=c;d"},
                                               {"&amp", "&amp"},
                                               {"&copy;", "&copy;"}}));
  CHECK(decode_references(row.raw) == row.text);
}
