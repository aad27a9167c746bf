#include "render/mustache/rendering.hpp"

using namespace statusbook::mustache;

namespace {

struct Case {
  const char* page;
  const char* expected;
};

void check(const Sources& others, const std::vector<Case>& cases, const char* json = "{}") {
  for (const Case& one : cases) {
    INFO(one.page);
    CHECK(lenient(one.page, json, others) == one.expected);
    CHECK(strict(one.page, json, others) == one.expected);
  }
}

}  // namespace

TEST_CASE("A block shows its default until an inheriting template passes another content") {
  check({{"layout", "<{{$title}}Codes{{/title}}|{{$main}}{{/main}}>"}},
        {{"{{$a}}alone{{/a}}", "alone"},
         {"{{>layout}}", "<Codes|>"},
         {"{{<layout}}{{/layout}}", "<Codes|>"},
         {"{{<layout}}{{$title}}502{{/title}}{{/layout}}", "<502|>"},
         {"{{<layout}}{{$main}}M{{/main}}{{$title}}T{{/title}}{{/layout}}", "<T|M>"},
         {"{{<layout}} ignored {{x}} {{>layout}} {{$main}}M{{/main}} as "
          "{{#y}}{{$title}}T{{/title}}{{/y}}{{/layout}}",
          "<T|M>"},
         {"{{<layout}}{{<layout}}{{$main}}lost{{/main}}{{/layout}}{{/layout}}", "<Codes|>"},
         {"{{<layout}}{{$main}}1{{/main}}{{/layout}}{{<layout}}{{/layout}}", "<Codes|1><Codes|>"},
         {"{{=<% %>=}}<%<layout%><%$main%>{{x}}<%/main%><%/layout%>", "<Codes|{{x}}>"}});
}

TEST_CASE("Content passed to a block sees the views of the place it fills") {
  check({{"list", "{{#codes}}{{$item}}-{{/item}}{{/codes}}"}},
        {{"{{<list}}{{$item}}[{{n}}{{unit}}]{{/item}}{{/list}}", "[1s][2s]"},
         {"{{<list}}{{/list}}", "--"}},
        R"({"unit":"s","codes":[{"n":1},{"n":2}]})");
}

TEST_CASE("Through several levels the outermost content wins") {
  check({{"base", "{{$a}}base a{{/a}} {{$b}}base b{{/b}} {{$c}}base c{{/c}}"},
         {"middle",
          "{{<base}}{{$a}}middle a{{/a}}{{$b}}middle b {{$inner}}inner{{/inner}}{{/b}}{{/base}}"}},
        {{"{{<middle}}{{/middle}}", "middle a middle b inner base c"},
         {"{{<middle}}{{$a}}mine{{/a}}{{$c}}own{{/c}}{{/middle}}", "mine middle b inner own"},
         {"{{<middle}}{{$inner}}deep{{/inner}}{{/middle}}", "middle a middle b deep base c"}});
}

TEST_CASE("A block's name belongs to the template in which it is written") {
  check({{"layout", "{{$title}}-{{/title}}:{{$main}}{{/main}}"},
         {"card", "[{{$title}}card{{/title}}]"}},
        {{"{{<layout}}{{$title}}T{{/title}}{{$main}}{{<card}}{{/card}}{{<card}}{{$title}}C{{/"
          "title}}{{/card}}{{/main}}{{/layout}}",
          "T:[card][C]"}});
}

TEST_CASE("What a parent calls can be filled through it") {
  check({{"layout", "{{>head}}{{$body}}{{<box}}{{/box}}{{/body}}"},
         {"head", "<{{$title}}none{{/title}}>"},
         {"box", "({{$title}}box{{/title}})"}},
        {{"{{<layout}}{{$title}}T{{/title}}{{/layout}}", "<T>(T)"}});
}

TEST_CASE("A parent alone on its line is indented and takes the line with it") {
  check({{"two", "1\n{{$x}}2{{/x}}\n"}},
        {{"a\n  {{<two}}{{/two}}\nb\n", "a\n  1\n  2\nb\n"},
         {"a\n  {{<two}}{{$x}}y{{/x}}{{/two}}\nb\n", "a\n  1\n  y\nb\n"},
         {"a\n  {{<two}}\n  {{$x}}y{{/x}}\n  {{/two}}\nb\n", "a\n  1\n  y\nb\n"},
         {"a {{<two}}{{/two}} b\n", "a 1\n2\n b\n"},
         {"a\n  {{<two}}\n  {{/two}} b\n", "a\n  1\n  2\n b\n"},
         {"{{<two}}{{/two}}\r\nb", "1\n2\nb"}});
}

TEST_CASE("A block alone on its line moves the content to its own indentation") {
  const char* const passed =
      "{{<layout}}\n{{$main}}\n      <h1>\n        x\n\n      </h1>\n{{/main}}\n{{/layout}}\n";
  const struct {
    const char* layout;
    const char* expected;
  } cases[] = {
      {"<\n  {{$main}}{{/main}}\n>\n", "<\n  <h1>\n    x\n  \n  </h1>\n>\n"},
      {"<\n  {{$main}}-{{/main}}\n>\n", "<\n  <h1>\n    x\n  \n  </h1>\n>\n"},
      {"<\n  {{$main}}\n  {{/main}}\n>\n", "<\n  <h1>\n    x\n  \n  </h1>\n>\n"},
      {"<\n{{$main}}\n  default\n{{/main}}\n>\n", "<\n  <h1>\n    x\n  \n  </h1>\n>\n"},
      {"<{{$main}}{{/main}}>", "<<h1>\n  x\n\n</h1>\n>"},
      {"<\n\t{{$main}}{{/main}} \r\n>\n", "<\n\t<h1>\n\t  x\n\t\n\t</h1>\n>\n"},
  };
  for (const auto& one : cases) {
    INFO(one.layout);
    CHECK(strict(passed, "{}", {{"layout", one.layout}}) == one.expected);
  }
}

TEST_CASE("A block with nothing to show leaves no line behind") {
  check({{"layout", "<\n  {{$a}}{{/a}}\n  {{$b}}\n  {{/b}}\n>\n"}},
        {{"{{>layout}}", "<\n>\n"},
         {"{{<layout}}{{$a}}x{{/a}}{{/layout}}", "<\n  x\n>\n"},
         {"{{<layout}}{{$a}}{{/a}}{{$b}}{{/b}}{{/layout}}", "<\n>\n"}});
  CHECK(strict("{{$a}}{{x}}{{/a}}\n", R"({"x":""})") == "\n");
}

TEST_CASE("Blocks inside blocks keep their distance from the block around them") {
  const Sources others{{"layout", "<main>\n    {{$main}}{{/main}}\n</main>\n"},
                       {"code",
                        "{{<layout}}\n{{$main}}\n  <article>\n    {{$facts}}\n      <p>\n    "
                        "{{/facts}}\n    {{>note}}\n"
                        "    {{$tail}}{{/tail}}\n  </article>\n{{/main}}\n{{/layout}}\n"},
                       {"note", "<aside>\n</aside>\n"}};
  check(others,
        {{"{{>code}}",
          "<main>\n    <article>\n        <p>\n      <aside>\n      </aside>\n    "
          "</article>\n</main>\n"},
         {"{{<code}}{{$facts}}\n<b>\n  <i>\n{{/facts}}{{$tail}}end{{/tail}}{{/code}}",
          "<main>\n    <article>\n        <b>\n          <i>\n      <aside>\n      </aside>\n"
          "      end\n    </article>\n</main>\n"}});
}

TEST_CASE("Sections inside passed content repeat at the new indentation") {
  check({{"layout", "<ul>\n  {{$items}}{{/items}}\n</ul>\n"}},
        {{"{{<layout}}{{$items}}\n{{#n}}\n<li>{{.}}\n{{/n}}\n{{/items}}{{/layout}}",
          "<ul>\n  <li>1\n  <li>2\n</ul>\n"}},
        R"({"n":[1,2]})");
}
