#include "render/view_json.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

std::string reprint(const std::string& json, std::size_t indentation = 0) {
  Diagnostics report;
  const auto view = view_from_json({"view.json", json}, report);
  CHECK(view.has_value() == report.empty());
  if (view) return view_to_json(*view, indentation);
  std::string text;
  for (const Diagnostic& one : report.sorted())
    text += format(one, Color::no);
  return text;
}

}  // namespace

TEST_CASE("JSON comes back as it was, without its white space") {
  for (const char* json :
       {"null", "true", "false", "\"\"", "\"a\\\"b\\\\c\"", "[]", "{}", "0", "-12", "1.10", "1e3",
        "123456789012345678901234567890", "[1,[2,{}],null]", R"({"b":1,"a":{"c":[true]}})"}) {
    CHECK(reprint(json) == json);
  }
  CHECK(reprint(" { \"z\" : [ 1 , 2 ] } ") == R"({"z":[1,2]})");
}

TEST_CASE("Indented JSON puts each member on a line") {
  CHECK(reprint(R"({"a":[1,{}],"b":{"c":null}})", 2) ==
        "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {\n    \"c\": null\n  }\n}");
}

TEST_CASE("Text that JSON cannot hold is escaped or replaced") {
  CHECK(view_to_json(View("a\n\t\x01\x1f/é"), 0) == "\"a\\n\\u0009\\u0001\\u001f/é\"");
  CHECK(view_to_json(View("a\xFFz\xC3"), 0) == "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
  CHECK(view_to_json(View(View::Number{"0502"}), 0) == "\"0502\"");
  CHECK(view_to_json(View(View::Number{"0.50"}), 0) == "0.50");
}

TEST_CASE("A borrowed view is written like its original") {
  const View facts{{"code", 502}};
  View page;
  page.set("facts", View::borrow(facts));
  CHECK(view_to_json(page, 0) == R"({"facts":{"code":502}})");
}

TEST_CASE("Mistakes in JSON are told with their place") {
  CHECK(reprint("{\n  \"a\": ,\n}") ==
        "view.json:2:8: error: syntax error while parsing value - unexpected ','; expected '[', "
        "'{', or a literal [json-syntax]\n    2 |   \"a\": ,\n      |        ^\n");
  CHECK(reprint(R"({"a":1,"a":2})") ==
        "view.json:1:8: error: member 'a' is given twice [duplicate-member]\n"
        "    1 | {\"a\":1,\"a\":2}\n      |        ^~~\n  hint: keep one of the two\n");
}

TEST_CASE("A view may be deeper than a record and hold a whole page as text") {
  const std::string deep = std::string(200, '[') + std::string(200, ']');
  CHECK(reprint(deep) == deep);
  CHECK(reprint("[" + deep + "]")
            .starts_with("view.json:1:201: error: nested deeper than 200 levels"));
  const std::string page = '"' + std::string(1 << 20, 'x') + '"';
  CHECK(reprint(page) == page);
}
