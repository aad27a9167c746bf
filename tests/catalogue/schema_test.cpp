#include "catalogue/schema.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

constexpr const char* rules = R"({
  "type": "object",
  "additionalProperties": false,
  "required": ["name"],
  "properties": {
    "name": { "type": "string", "minLength": 2, "maxLength": 5, "description": "What it is called." },
    "kind": { "enum": ["class", "vendor"] },
    "count": { "type": "integer", "minimum": 1, "maximum": 9, "description": "From 1 to 9." },
    "flag": { "type": "boolean" },
    "slug": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
    "list": { "type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": { "$ref": "#/definitions/level" } },
    "rows": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["who"], "properties": { "who": { "type": "string", "description": "The one who acts." } } } }
  },
  "definitions": { "level": { "enum": ["MUST", "SHOULD", 7] } }
})";

Schema schema_of(const std::string& text) {
  Diagnostics report;
  auto schema = Schema::parse({"schema.json", text}, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(schema);
  return std::move(*schema);
}

std::string complaint(const std::string& text) {
  static const Schema schema = schema_of(rules);
  const SourceText source{"a.json", text};
  Diagnostics report;
  const auto root = parse_json(source, report);
  REQUIRE(root);
  const bool fine = schema.check(source, *root, report);
  CHECK(fine == report.empty());
  return TinyCatalogue::told(report);
}

}  // namespace

TEST_CASE("a record that satisfies its schema is left alone") {
  CHECK(complaint(R"({ "name": "five5", "kind": "vendor", "count": 9, "flag": false, "slug": "a-1",
                       "list": ["MUST", 7], "rows": [{ "who": "x" }, { "who": "" }] })") == "");
}

TEST_CASE("lengths count characters, not bytes") {
  CHECK(complaint(R"({ "name": "日本日本日" })") == "");
}

TEST_CASE("each kind of schema mistake has its words, its place and its hint") {
  struct Row {
    const char* text;
    const char* told;
  };
  const std::vector<Row> rows{
      {R"({ "name": "ab", "kimd": 1 })",
       "a.json:1:17: error: unknown member 'kimd' [unknown-member]\n"
       "    1 | { \"name\": \"ab\", \"kimd\": 1 }\n"
       "      |                 ^~~~~~\n"
       "  hint: did you mean 'kind'?\n"},
      {R"({ "name": "ab", "rows": [{ "who": "x" }, { "who": "y", "whom": 1 }] })",
       "a.json:1:56: error: unknown member 'whom' [unknown-member]\n"
       "    1 | { \"name\": \"ab\", \"rows\": [{ \"who\": \"x\" }, { \"who\": \"y\", \"whom\": 1 "
       "}] }\n"
       "      |                                                        ^~~~~~\n"
       "  hint: did you mean 'who'?\n"},
      {R"({ "kind": "class" })",
       "a.json:1:1: error: member 'name' is missing from the file [missing-member]\n"
       "    1 | { \"kind\": \"class\" }\n"
       "      | ^\n"
       "  hint: What it is called.\n"},
      {R"({ "name": "ab", "rows": [{ "who": "x" }, {}] })",
       "a.json:1:42: error: member 'who' is missing from item 2 of 'rows' [missing-member]\n"
       "    1 | { \"name\": \"ab\", \"rows\": [{ \"who\": \"x\" }, {}] }\n"
       "      |                                          ^\n"
       "  hint: The one who acts.\n"},
      {R"({ "name": "ab", "kind": "clas" })",
       "a.json:1:25: error: 'clas' is not a value that 'kind' can have [bad-value]\n"
       "    1 | { \"name\": \"ab\", \"kind\": \"clas\" }\n"
       "      |                         ^~~~~~\n"
       "  hint: did you mean 'class'?\n"},
      {R"({ "name": "ab", "kind": true })",
       "a.json:1:25: error: true is not a value that 'kind' can have [bad-value]\n"
       "    1 | { \"name\": \"ab\", \"kind\": true }\n"
       "      |                         ^~~~\n"
       "  hint: known names: class, vendor\n"},
      {R"({ "name": "ab", "list": ["MUST", "MAY"] })",
       "a.json:1:34: error: 'MAY' is not a value that item 2 of 'list' can have [bad-value]\n"
       "    1 | { \"name\": \"ab\", \"list\": [\"MUST\", \"MAY\"] }\n"
       "      |                                  ^~~~~\n"
       "  hint: known names: MUST, SHOULD, 7\n"},
      {R"({ "name": 12 })",
       "a.json:1:11: error: 'name' must be of type string [wrong-type]\n"
       "    1 | { \"name\": 12 }\n"
       "      |           ^~\n"
       "  hint: What it is called.\n"},
      {R"({ "name": "ab", "count": 1.5 })",
       "a.json:1:26: error: 'count' must be of type integer [wrong-type]\n"
       "    1 | { \"name\": \"ab\", \"count\": 1.5 }\n"
       "      |                          ^~~\n"
       "  hint: From 1 to 9.\n"},
      {R"({ "name": "ab", "flag": "true" })",
       "a.json:1:25: error: 'flag' must be of type boolean [wrong-type]\n"
       "    1 | { \"name\": \"ab\", \"flag\": \"true\" }\n"
       "      |                         ^~~~~~\n"},
      {"[]",
       "a.json:1:1: error: the file must be of type object [wrong-type]\n"
       "    1 | []\n"
       "      | ^~\n"},
      {R"({ "name": "é" })",
       "a.json:1:11: error: 'name' is 1 characters long; at least 2 are needed [bad-length]\n"
       "    1 | { \"name\": \"é\" }\n"
       "      |           ^~~\n"
       "  hint: What it is called.\n"},
      {R"({ "name": "sixsix" })",
       "a.json:1:11: error: 'name' is 6 characters long; at most 5 are allowed [bad-length]\n"
       "    1 | { \"name\": \"sixsix\" }\n"
       "      |           ^~~~~~~~\n"
       "  hint: What it is called.\n"},
      {R"({ "name": "ab", "slug": "a--b" })",
       "a.json:1:25: error: 'slug' does not have the form ^[a-z0-9]+(-[a-z0-9]+)*$ [bad-format]\n"
       "    1 | { \"name\": \"ab\", \"slug\": \"a--b\" }\n"
       "      |                         ^~~~~~\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(complaint(row.text) == row.told);
  }
}

TEST_CASE("a number out of bounds and a list of the wrong size are told with what would be right") {
  struct Row {
    const char* member;
    const char* told;
  };
  const std::vector<Row> rows{
      {R"("count": 0)", "26: error: 'count' is 0; at least 1 is needed [bad-value]"},
      {R"("count": 10)", "26: error: 'count' is 10; at most 9 is allowed [bad-value]"},
      {R"("list": [])",
       "25: error: the number of items of 'list' is 0; at least 1 are needed [bad-value]"},
      {R"("list": ["MUST", "SHOULD", 7])",
       "25: error: the number of items of 'list' is 3; at most 2 are allowed [bad-value]"},
      {R"("list": [7, 7])", "29: error: 7 stands in 'list' already [bad-value]"},
  };
  for (const Row& row : rows) {
    const std::string told = complaint(fmt::format(R"({{ "name": "ab", {} }})", row.member));
    CHECK(told.substr(0, told.find('\n')) == std::string("a.json:1:") + row.told);
  }
}

TEST_CASE("all mistakes of a record are told at once") {
  const std::string told = complaint("{ \"kimd\": 1,\n  \"flag\": 0,\n  \"slug\": \"-\" }");
  CHECK(told.find("unknown-member") != std::string::npos);
  CHECK(told.find("missing-member") != std::string::npos);
  CHECK(told.find("wrong-type") != std::string::npos);
  CHECK(told.find("bad-format") != std::string::npos);
}

TEST_CASE("the longest text that JSON may have is held against a pattern without harm") {
  const std::string longest(JsonLimits{}.string, 'a');
  CHECK(complaint(fmt::format(R"({{ "name": "ab", "slug": "{}" }})", longest)) == "");
}

TEST_CASE("what is no schema is refused") {
  Diagnostics report;
  CHECK_FALSE(Schema::parse({"s.json", R"({ "type": 12 })"}, report));
  REQUIRE(report.items().size() == 1);
  CHECK(report.items()[0].code == "bad-schema");
  CHECK(report.items()[0].where == Location{.file = "s.json"});
  CHECK(report.items()[0].message.starts_with("this is no usable JSON Schema: "));
}

TEST_CASE("the project's own schemas are usable") {
  for (const auto& [name, bytes] :
       testing::read_disk_tree(std::filesystem::path(PROJECT_ROOT) / "content/schema")) {
    CAPTURE(name);
    schema_of(bytes);
  }
}
