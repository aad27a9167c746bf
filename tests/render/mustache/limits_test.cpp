#include "render/mustache/rendering.hpp"

using namespace statusbook::mustache;

namespace {

std::string repeat(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i)
    all += text;
  return all;
}

}  // namespace

TEST_CASE("A partial without an end is stopped, in both modes") {
  const std::string expected =
      "page.mustache:1:6: error: templates are nested more than 100 deep while rendering /502/, "
      "included from page.mustache:1, included from page.mustache:1, included from "
      "page.mustache:1, included from page.mustache:1, and so on [template-too-deep]\n"
      "    1 | .\t{{>page}}\n      |      ^~~~\n"
      "  hint: does a partial or parent include itself without an end?\n";
  std::string shown = expected;
  shown.replace(shown.find('\t'), 1, " ");  // as messages show tabs
  CHECK(lenient(".\t{{>page}}", "{}") == shown);
  CHECK(strict(".\t{{>page}}", "{}") == shown);
}

TEST_CASE("A parent without an end is stopped") {
  const std::string text =
      lenient("{{<page}}{{$a}}{{<page}}{{/page}}{{/a}}{{/page}}{{$a}}{{/a}}", "{}");
  CHECK(text.find("[template-too-deep]") != std::string::npos);
}

TEST_CASE("As many levels as the limit allows are fine") {
  const Sources sources{{"page", "{{n}}{{#next}}{{>page}}{{/next}}{{^next}}.{{/next}}"}};
  const std::string json = R"({"n":1,"next":{"n":2,"next":{"n":3,"next":null}}})";
  CHECK(rendered(Strictness::strict, sources, json, {.depth = 2}) == "123.");
  CHECK(rendered(Strictness::strict, sources, json, {.depth = 1}).find("nested more than 1 deep") !=
        std::string::npos);
}

TEST_CASE("Tags nested beyond all reason are refused") {
  CHECK(lenient(repeat("{{#a}}", 100) + repeat("{{/a}}", 100), "{}").empty());
  const std::string text = lenient(repeat("{{#a}}\n", 101) + repeat("{{/a}}", 101), "{}");
  CHECK(text ==
        "page.mustache:101:4: error: tags are nested more than 100 deep [nesting-too-deep]\n"
        "  101 | {{#a}}\n      |    ^\n  hint: move the inner part to a partial\n");
}

TEST_CASE("A page that grows without measure is stopped") {
  const std::string page = "{{#l}}{{#l}}{{#l}}0123456789{{/l}}{{/l}}{{/l}}";
  const std::string json = R"({"l":[1,2,3,4,5,6,7,8,9,10]})";
  CHECK(rendered(Strictness::strict, {{"page", page}}, json, {.output_bytes = 10'000}).size() ==
        10'000);
  const std::string text =
      rendered(Strictness::strict, {{"page", page}}, json, {.output_bytes = 9'989});
  CHECK(text.find("the page is larger than 9989 bytes while rendering /502/") != std::string::npos);
}

TEST_CASE("A page that takes for ever without printing is stopped") {
  Sources sources{{"page", "{{>p0}}{{>p0}}"}, {"p30", ""}};
  for (int i = 0; i < 30; ++i) {
    const std::string call = "{{>p" + std::to_string(i + 1) + "}}";
    sources.push_back({"p" + std::to_string(i), call + call});
  }
  const std::string text = rendered(Strictness::strict, sources, "{}", {.steps = 10'000});
  CHECK(text.find("the page takes more than 10000 steps while rendering /502/") !=
        std::string::npos);
}

TEST_CASE("Lists within lists without an end in sight are stopped") {
  const std::string page = repeat("{{#l}}", 5) + repeat("{{/l}}", 5);
  const std::string json = R"({"l":[1,2,3,4,5,6,7,8,9,10]})";
  CHECK(rendered(Strictness::strict, {{"page", page}}, json, {.steps = 10'000}) ==
        "page.mustache:1:1: error: the page takes more than 10000 steps while rendering /502/ "
        "[template-too-long]\n"
        "    1 | {{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}\n"
        "      | ^\n"
        "  hint: do sections or partials multiply one another?\n");
}

TEST_CASE("Mistakes beyond counting are cut off") {
  const std::string text = lenient(repeat("{{}}\n", 1000), "{}");
  CHECK(std::count(text.begin(), text.end(), '^') == 50);
}

TEST_CASE("A template beyond the size limit is refused") {
  CHECK(lenient(std::string((std::size_t{16} << 20) + 1, 'x'), "{}") ==
        "page.mustache: error: a template may have at most 16 MiB [template-too-large]\n");
}
