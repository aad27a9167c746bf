#include "render/mustache/rendering.hpp"

using namespace statusbook::mustache;

namespace {

struct Case {
  const char* page;
  const char* json;
  const char* expected;
};

// Each case must give the same in both modes.
void check(const std::vector<Case>& cases, const Sources& others = {}) {
  for (const Case& one : cases) {
    INFO(one.page << " over " << one.json);
    CHECK(lenient(one.page, one.json, others) == one.expected);
    CHECK(strict(one.page, one.json, others) == one.expected);
  }
}

}  // namespace

TEST_CASE("A tag shows its value, escaped unless asked otherwise") {
  check({{"", "{}", ""},
         {"no } tags { here }}", "{}", "no } tags { here }}"},
         {"{{code}} {{ phrase }}", R"({"code":502,"phrase":"Bad Gateway"})", "502 Bad Gateway"},
         {"{{x}}", R"({"x":"<a href='?b&c'>\"</a>"})",
          "&lt;a href=&#39;?b&amp;c&#39;&gt;&quot;&lt;/a&gt;"},
         {"{{{x}}}{{{ x }}}{{&x}}{{& x }}", R"({"x":"<&>"})", "<&><&><&><&>"},
         {"{{x}}", R"({"x":"{{y}}"})", "{{y}}"},
         {"{{{x}}}}", R"({"x":1})", "1}"},
         {"{{\n x\n}}", R"({"x":1})", "1"},
         {"{{x}}|{{y}}|{{z}}", R"({"x":null,"y":true,"z":false})", "|true|false"},
         {"{{a}} {{b}} {{c}} {{d}}", R"({"a":1.10,"b":-0.5,"c":1e3,"d":123456789012345678901234})",
          "1.10 -0.5 1e3 123456789012345678901234"}});
}

TEST_CASE("A dotted name is followed step by step from the innermost view that has its first") {
  check({{"{{a.b.c}}", R"({"a":{"b":{"c":"deep"}}})", "deep"},
         {"{{#a}}{{b.c}}{{/a}}", R"({"a":{"x":1},"b":{"c":"outer"}})", "outer"},
         {"{{#a.b}}{{c}}{{/a.b}}", R"({"a":{"b":{"c":7}}})", "7"},
         {"{{.}}", R"("<self>")", "&lt;self&gt;"},
         {"{{{.}}}", R"("<self>")", "<self>"}});
  CHECK(lenient("[{{a.b.c}}]", R"({"a":{},"b":{"c":1}})", {}) == "[]");
  CHECK(lenient("[{{#a}}{{b.c}}{{/a}}]", R"({"a":{"b":{}},"b":{"c":1}})", {}) == "[]");
  CHECK(lenient("[{{a.b}}]", R"({"a.b":1})", {}) == "[]");
}

TEST_CASE("A section repeats for a list and shows once for any other truth") {
  check({{"{{#codes}}<{{.}}>{{/codes}}", R"({"codes":[500,"a",true]})", "<500><a><true>"},
         {"{{#c}}{{n}},{{/c}}", R"({"n":"x","c":[{"n":1},{},{"n":3}]})", "1,x,3,"},
         {"{{#rows}}{{#.}}{{.}}{{/.}};{{/rows}}", R"({"rows":[[1,2],[],[3]]})", "12;;3;"},
         {"{{#.}}({{v}}){{/.}}", R"([{"v":1},{"v":2}])", "(1)(2)"},
         {"{{#a}}{{#b}}{{a.n}}{{b}}{{/b}}{{/a}}", R"({"a":{"n":4,"b":"z"}})", "4z"},
         {"{{#x}}{{#x}}in{{/x}}{{/x}}", R"({"x":true})", "in"},
         {"{{#t}}{{.}}{{/t}}", R"({"t":"text"})", "text"},
         {"{{#a}}{{#b}}{{k}}{{/b}}{{/a}}", R"({"k":1,"a":[{},{}],"b":[1,2]})", "1111"}});
}

TEST_CASE("False, null, empty lists, empty texts and zero are nothing to show") {
  for (const char* value : {"false", "null", "[]", "\"\"", "0", "-0.0", "0e7"}) {
    INFO(value);
    const std::string json = std::string(R"({"x":)") + value + "}";
    check({{"{{#x}}shown{{/x}}{{^x}}not{{/x}}", json.c_str(), "not"}});
  }
  for (const char* value : {"true", "{}", "[0]", "\"0\"", "0.01", "\" \"", "10"}) {
    INFO(value);
    const std::string json = std::string(R"({"x":)") + value + "}";
    check({{"{{#x}}shown{{/x}}{{^x}}not{{/x}}", json.c_str(), "shown"}});
  }
  CHECK(lenient("{{#gone}}a{{/gone}}{{^gone.too}}b{{/gone.too}}", "{}") == "b");
}

TEST_CASE("A list or an object has no text in lenient mode") {
  CHECK(lenient("[{{l}}{{{o}}}]", R"({"l":[1],"o":{"a":1}})") == "[]");
}

TEST_CASE("A tag alone on its line takes the line with it") {
  check({{"a\n{{! note }}\nb\n", "{}", "a\nb\n"},
         {"a\n \t{{! note }} \t\nb\n", "{}", "a\nb\n"},
         {"a\r\n{{! note }}\r\nb\r\n", "{}", "a\r\nb\r\n"},
         {"{{! at the start }}\nb", "{}", "b"},
         {"a\n  {{! at the end }}", "{}", "a\n"},
         {"a\n{{! two\n lines }}\nb", "{}", "a\nb"},
         {"a {{! beside }}\nb", "{}", "a \nb"},
         {"{{! a }}{{! b }}\nc", "{}", "\nc"},
         {"{{#x}}\n  in\n{{/x}}\nout\n", R"({"x":[1,2]})", "  in\n  in\nout\n"},
         {"{{^x}}\n\n{{/x}}\n", R"({"x":false})", "\n"},
         {"{{#x}} {{/x}}\n", R"({"x":true})", " \n"},
         {"  {{x}}  \n", R"({"x":1})", "  1  \n"},
         {"\n\n{{=<% %>=}}\n<%x%>\n", R"({"x":1})", "\n\n1\n"},
         {"a\n  {{! a CR alone ends no line }}\r", "{}", "a\n  \r"},
         {"{{#x}}\r\n{{.}}\r\n{{/x}}\r\nend", R"({"x":[1,2]})", "1\r\n2\r\nend"}});
}

TEST_CASE("Delimiters change from there to the end of their template") {
  const Sources others{{"p", "{{x}}<%x%>{{=| |=}}"}};
  check({{"{{=<% %>=}}<%x%>{{x}}", R"({"x":1})", "1{{x}}"},
         {"{{= [ ] =}}[x][=<< >>=]<<x>>[x]", R"({"x":1})", "11[x]"},
         {"{{=| |=}}|x||#x||.||/x|", R"({"x":1})", "11"},
         {"{{=<% %>=}}<%{x}%><%& x%>", R"({"x":"<"})", "<<"},
         {"{{=$ $=}}$x$$={{ }}=${{x}}", R"({"x":1})", "11"},
         {"{{={{ }}=}}{{x}}", R"({"x":1})", "1"},
         {"{{>p}}{{x}}", R"({"x":1})", "1<%x%>1"},
         {"{{=<% %>=}}<%>p%>", R"({"x":1})", "1<%x%>"}},
        others);
}

TEST_CASE("A partial sees the views of its place") {
  const Sources others{
      {"partials/item", "<{{n}}>"}, {"tree", "{{n}}({{#kids}}{{>tree}}{{/kids}})"}, {"empty", ""}};
  check({{"{{#l}}{{>partials/item}}{{/l}}", R"({"l":[{"n":1},{"n":2}]})", "<1><2>"},
         {"{{> tree }}", R"({"n":1,"kids":[{"n":2,"kids":[{"n":3,"kids":[]}]},{"n":4,"kids":[]}]})",
          "1(2(3())4())"},
         {"a\n  {{>empty}}\nb", "{}", "a\nb"}},
        others);
  CHECK(lenient("[{{>nowhere}}]\n {{>nowhere}}\n", "{}") == "[]\n");
}

TEST_CASE("A partial alone on its line is indented line by line, its values are not") {
  const Sources others{{"two", "one\ntwo\n"},
                       {"open", "one\ntwo"},
                       {"value", "{{v}}\n{{#v}}\n<{{.}}>\n{{/v}}\n"},
                       {"outer", "(\n  {{>two}}\n  {{>open}}\n)\n"},
                       {"beside", "[{{>two}}]\n"},
                       {"gap", "a\n\nb\n"},
                       {"crlf", "a\r\nb\r\n"},
                       {"starts", "{{v}}{{! c }}\n{{! c }} x\n"}};
  check({{" {{>two}}\nend\n", "{}", " one\n two\nend\n"},
         {" {{>two}}", "{}", " one\n two\n"},
         {"\t{{>open}}\r\nend", "{}", "\tone\n\ttwoend"},
         {" {{>value}}\n", R"({"v":"p\nq"})", " p\nq\n <p\nq>\n"},
         {" {{>outer}}\n", "{}", " (\n   one\n   two\n   one\n   two )\n"},
         {" {{>beside}}\n", "{}", " [one\ntwo\n]\n"},
         {"x {{>two}}\n", "{}", "x one\ntwo\n\n"},
         {" {{>gap}}\n", "{}", " a\n \n b\n"},
         {" {{>crlf}}\n", "{}", " a\r\n b\r\n"},
         {" {{>starts}}\n", R"({"v":1})", " 1\n  x\n"}},
        others);
}

TEST_CASE("Pages share the view below theirs") {
  statusbook::Diagnostics report;
  const auto set = TemplateSet::compile(
      {{"page", {"page.mustache", "{{site}}: {{title}}{{#site}}{{.}}{{/site}}"}}},
      Strictness::strict, report);
  REQUIRE(set);
  const statusbook::View site = view_of(R"({"site":"Book","title":"none"})");
  const statusbook::View page = view_of(R"({"title":"502"})");
  const statusbook::View* const contexts[] = {&site, &page};
  CHECK(render(*set, "page", contexts, Strictness::strict, "/502/", report) == "Book: 502Book");
  CHECK(set->has("page"));
  CHECK_FALSE(set->has("pag"));
  CHECK(set->names() == std::vector<std::string>{"page"});
}
