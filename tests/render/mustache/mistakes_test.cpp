#include "render/mustache/rendering.hpp"

using namespace statusbook::mustache;

namespace {

struct Case {
  const char* page;
  const char* expected;  // all messages
};

}  // namespace

TEST_CASE("Each mistake in a template is told with its place") {
  const std::vector<Case> cases{
      {"a\n {{name",
       "page.mustache:2:2: error: this tag is not closed [unclosed-tag]\n"
       "    2 |  {{name\n      |  ^~\n  hint: close it with '}}'\n"},
      {"{{a {{b}}",
       "page.mustache:1:1: error: this tag is not closed [unclosed-tag]\n"
       "    1 | {{a {{b}}\n      | ^~\n  hint: close it with '}}'\n"},
      {"{{{a}}",
       "page.mustache:1:1: error: this tag is not closed [unclosed-tag]\n"
       "    1 | {{{a}}\n      | ^~\n  hint: close it with '}}}'\n"},
      {"{{! a\nb",
       "page.mustache:1:1: error: this tag is not closed [unclosed-tag]\n"
       "    1 | {{! a\n      | ^~\n  hint: close it with '}}'\n"},
      {"x{{ }}",
       "page.mustache:1:2: error: this tag has no name [empty-name]\n"
       "    1 | x{{ }}\n      |  ^~\n"},
      {"{{#}}{{/}}",
       "page.mustache:1:1: error: this tag has no name [empty-name]\n"
       "    1 | {{#}}{{/}}\n      | ^~\n"
       "page.mustache:1:6: error: this tag has no name [empty-name]\n"
       "    1 | {{#}}{{/}}\n      |      ^~\n"},
      {"é{{two words}}",
       "page.mustache:1:4: error: a name cannot contain white space [invalid-name]\n"
       "    1 | é{{two words}}\n      |    ^~~~~~~~~\n"},
      {"{{a..b}}",
       "page.mustache:1:3: error: 'a..b' has an empty step between its dots [invalid-name]\n"
       "    1 | {{a..b}}\n      |   ^~~~\n"
       "  hint: write '.' alone for the current item, or 'a.b' for a member\n"},
      {"{{=<%=}}",
       "page.mustache:1:4: error: delimiters are two words without '=', with a space between them "
       "[bad-delimiters]\n    1 | {{=<%=}}\n      |    ^~\n  hint: write it like {{=<% %>=}}\n"},
      {"{{=a b c=}}",
       "page.mustache:1:4: error: delimiters are two words without '=', with a space between them "
       "[bad-delimiters]\n    1 | {{=a b c=}}\n      |    ^~~~~\n  hint: write it like {{=<% "
       "%>=}}\n"},
      {"{{=<% %>}}",
       "page.mustache:1:4: error: this change of delimiters does not end [bad-delimiters]\n"
       "    1 | {{=<% %>}}\n      |    ^\n  hint: write it like {{=<% %>=}}\n"},
      {"a\n{{#items}}\nb",
       "page.mustache:2:4: error: section 'items' is not closed: the template ends before it is "
       "closed [unclosed-section]\n    2 | {{#items}}\n      |    ^~~~~\n"},
      {"{{#a}}\n{{$b}}\n{{/a}}",
       "page.mustache:2:4: error: block 'b' is not closed: 'a' is closed first, in line 3 "
       "[unclosed-section]\n    2 | {{$b}}\n      |    ^\n"},
      {"{{#items}}\n{{/item}}",
       "page.mustache:2:4: error: 'item' is closed where 'items' is open [mismatched-close]\n"
       "    2 | {{/item}}\n      |    ^~~~\n  hint: 'items' was opened in line 1\n"},
      {"{{#a}}{{/b}}{{/a}}",
       "page.mustache:1:10: error: 'b' is closed where 'a' is open [mismatched-close]\n"
       "    1 | {{#a}}{{/b}}{{/a}}\n      |          ^\n  hint: 'a' was opened in line 1\n"},
      {"{{/a}}",
       "page.mustache:1:4: error: nothing called 'a' is open here [stray-close]\n"
       "    1 | {{/a}}\n      |    ^\n"},
      {"{{<page}}{{$a}}{{/a}}{{$a}}{{/a}}{{/page}}",
       "page.mustache:1:25: error: block 'a' is passed twice to 'page' [duplicate-block]\n"
       "    1 | {{<page}}{{$a}}{{/a}}{{$a}}{{/a}}{{/page}}\n"
       "      |                         ^\n  hint: keep one of the two\n"},
  };
  for (const Case& one : cases) {
    INFO(one.page);
    CHECK(strict(one.page, "{}") == one.expected);
    CHECK(lenient(one.page, "{}") == one.expected);
  }
}

TEST_CASE("The mistakes of all templates are told together") {
  CHECK(strict("{{a b}}\n{{/c}}\n", "{}", {{"other", "{{}}"}, {"page", "{{! again }}"}}) ==
        "other.mustache:1:1: error: this tag has no name [empty-name]\n"
        "    1 | {{}}\n      | ^~\n"
        "page.mustache: error: template 'page' is given twice [duplicate-template]\n"
        "  hint: the other one is page.mustache\n");
  CHECK(strict("{{a b}}\n{{/c}}\n", "{}") ==
        "page.mustache:1:3: error: a name cannot contain white space [invalid-name]\n"
        "    1 | {{a b}}\n      |   ^~~\n"
        "page.mustache:2:4: error: nothing called 'c' is open here [stray-close]\n"
        "    2 | {{/c}}\n      |    ^\n");
}

TEST_CASE("A call of an unknown template is a mistake of the set, unless lenient") {
  CHECK(strict("{{>partials/naw}}{{<layuot}}{{/layuot}}", "{}",
               {{"partials/nav", ""}, {"layout", ""}}) ==
        "page.mustache:1:4: error: there is no template 'partials/naw' [unknown-template]\n"
        "    1 | {{>partials/naw}}{{<layuot}}{{/layuot}}\n      |    ^~~~~~~~~~~~\n"
        "  hint: did you mean 'partials/nav'?\n"
        "page.mustache:1:21: error: there is no template 'layuot' [unknown-template]\n"
        "    1 | {{>partials/naw}}{{<layuot}}{{/layuot}}\n      |                     ^~~~~~\n"
        "  hint: did you mean 'layout'?\n");
}

TEST_CASE("An argument that no block takes is a mistake, unless lenient") {
  const Sources others{{"layout", "{{$main}}{{/main}}{{>foot}}"}, {"foot", "{{$foot}}{{/foot}}"}};
  const std::string page = "{{<layout}}{{$foot}}f{{/foot}}{{$mian}}m{{/mian}}{{/layout}}";
  CHECK(strict(page, "{}", others) ==
        "page.mustache:1:34: error: 'layout' has no block 'mian' [unknown-block]\n"
        "    1 | " +
            page +
            "\n      |                                  ^~~~\n"
            "  hint: did you mean 'main'?\n");
  CHECK(lenient(page, "{}", others) == "f");
}

TEST_CASE("A missing key names its template, the page and the nearest key") {
  const std::string json = R"({"title":"x","facts":{"sender":"y","none":null},"list":[1,2]})";
  const std::vector<Case> cases{
      {"a\n{{titel}}",
       "page.mustache:2:3: error: no key 'titel' is in scope while rendering /502/ [missing-key]\n"
       "    2 | {{titel}}\n      |   ^~~~~\n  hint: did you mean 'title'?\n"},
      {"{{facts.sendr}}",
       "page.mustache:1:9: error: 'facts' has no key 'sendr' while rendering /502/ [missing-key]\n"
       "    1 | {{facts.sendr}}\n      |         ^~~~~\n  hint: did you mean 'sender'?\n"},
      {"{{#facts.sender.name}}{{/facts.sender.name}}",
       "page.mustache:1:17: error: 'facts.sender' has no key 'name' while rendering /502/ "
       "[missing-key]\n    1 | {{#facts.sender.name}}{{/facts.sender.name}}\n"
       "      |                 ^~~~\n"},
      {"{{^lst}}{{/lst}}",
       "page.mustache:1:4: error: no key 'lst' is in scope while rendering /502/ [missing-key]\n"
       "    1 | {{^lst}}{{/lst}}\n      |    ^~~\n  hint: did you mean 'list'?\n"},
      {"{{#list}}{{nowhere}}{{/list}}",
       "page.mustache:1:12: error: no key 'nowhere' is in scope while rendering /502/ "
       "[missing-key]\n    1 | {{#list}}{{nowhere}}{{/list}}\n      |            ^~~~~~~\n"
       "  hint: known names: title, facts, list\n"},
      {"{{list}}",
       "page.mustache:1:3: error: 'list' is a list, which has no text while rendering /502/ "
       "[not-printable]\n    1 | {{list}}\n      |   ^~~~\n"
       "  hint: open it with {{#list}} and {{/list}}, or name a member\n"},
      {"{{{facts}}}",
       "page.mustache:1:4: error: 'facts' is an object, which has no text while rendering /502/ "
       "[not-printable]\n    1 | {{{facts}}}\n      |    ^~~~~\n"
       "  hint: open it with {{#facts}} and {{/facts}}, or name a member\n"},
  };
  for (const Case& one : cases) {
    INFO(one.page);
    CHECK(strict(one.page, json) == one.expected);
  }
  CHECK(strict("[{{facts.none}}{{#facts.none}}{{/facts.none}}]", json) == "[]");
}

TEST_CASE("A missing key in a partial names the calls that led there") {
  CHECK(
      strict("\n{{>middle}}", R"({"key":1})",
             {{"middle", "{{<low}}{{$b}}{{kez}}{{/b}}{{/low}}"}, {"low", "{{kei}}{{$b}}{{/b}}"}}) ==
      "low.mustache:1:3: error: no key 'kei' is in scope while rendering /502/, included from "
      "middle.mustache:1, included from page.mustache:2 [missing-key]\n"
      "    1 | {{kei}}{{$b}}{{/b}}\n      |   ^~~\n  hint: did you mean 'key'?\n"
      "middle.mustache:1:17: error: no key 'kez' is in scope while rendering /502/, included from "
      "page.mustache:2 [missing-key]\n"
      "    1 | {{<low}}{{$b}}{{kez}}{{/b}}{{/low}}\n      |                 ^~~\n"
      "  hint: did you mean 'key'?\n");
}

TEST_CASE("All missing keys of a page are told, up to a limit") {
  std::string page;
  for (int i = 0; i < 30; ++i)
    page += "{{missing" + std::to_string(i) + "}}\n";
  const std::string text = rendered(Strictness::strict, {{"page", page}}, "{}", {.mistakes = 7});
  CHECK(std::count(text.begin(), text.end(), '^') == 7);
  CHECK(text.find("missing6") != std::string::npos);
}

TEST_CASE("A template that is not there cannot be rendered") {
  CHECK(rendered(Strictness::lenient, {{"pages", ""}}, "{}") ==
        "error: there is no template 'page' to render /502/ [unknown-template]\n"
        "  hint: did you mean 'pages'?\n");
}
