#include "catalogue/json_tree.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

// Each value as what its span holds in the file: text, number and word between '‹' and '›'.
std::string spans_of(const SourceText& source, const JsonNode& node) {
  std::string text = "‹" + source.text.substr(node.span.offset, node.span.length) + "›";
  for (const JsonNode& item : node.items)
    text += " " + spans_of(source, item);
  for (const JsonMember& member : node.members) {
    text += " " + source.text.substr(member.name_span.offset, member.name_span.length) + "=" +
            spans_of(source, member.value);
  }
  return text;
}

std::string spans_of(const std::string& text) {
  const SourceText source{"a.json", text};
  Diagnostics report;
  const auto root = parse_json(source, report);
  return root && report.empty() ? spans_of(source, *root) : "refused";
}

JsonNode parsed(const std::string& text) {
  Diagnostics report;
  const auto root = parse_json({"a.json", text}, report);
  REQUIRE(root);
  return *root;
}

std::string complaint(const std::string& text) {
  Diagnostics report;
  const auto root = parse_json({"a.json", text}, report);
  if (root) return "it parses";
  std::string told;
  for (const Diagnostic& each : report.items())
    told += format(each, Color::no);
  return told;
}

}  // namespace

TEST_CASE("each JSON value knows exactly where it stands") {
  struct Row {
    const char* text;
    const char* spans;
  };
  const std::vector<Row> rows{
      {"true", "‹true›"},
      {" null\n", "‹null›"},
      {"-0", "‹-0›"},
      {"12", "‹12›"},
      {"12 ", "‹12›"},
      {"-1.50e+3", "‹-1.50e+3›"},
      {"18446744073709551616", "‹18446744073709551616›"},
      {"\"a\\\"b\"", "‹\"a\\\"b\"›"},
      {"[]", "‹[]›"},
      {"{}", "‹{}›"},
      {"[ ]", "‹[ ]›"},
      {"[1]", "‹[1]› ‹1›"},
      {"[1 ]", "‹[1 ]› ‹1›"},
      {"[1,2]", "‹[1,2]› ‹1› ‹2›"},
      {"[[1],[2,[3]]]", "‹[[1],[2,[3]]]› ‹[1]› ‹1› ‹[2,[3]]› ‹2› ‹[3]› ‹3›"},
      {"{\"a\":1}", "‹{\"a\":1}› \"a\"=‹1›"},
      {"{\"a\":1,\"b\":2}", "‹{\"a\":1,\"b\":2}› \"a\"=‹1› \"b\"=‹2›"},
      {"{\"a\":{\"b\":1},\"c\":3}",
       "‹{\"a\":{\"b\":1},\"c\":3}› \"a\"=‹{\"b\":1}› \"b\"=‹1› \"c\"=‹3›"},
      {"{ \"a\" :\t[ true , \"x,:y\" ] }",
       "‹{ \"a\" :\t[ true , \"x,:y\" ] }› \"a\"=‹[ true , \"x,:y\" ]› ‹true› ‹\"x,:y\"›"},
      {"\r\n{\r\n\"a\"\r\n:\r\n1\r\n}\r\n", "‹{\r\n\"a\"\r\n:\r\n1\r\n}› \"a\"=‹1›"},
      {"[\"日本\",1]", "‹[\"日本\",1]› ‹\"日本\"› ‹1›"},
      {"\xEF\xBB\xBF[1]", "‹[1]› ‹1›"},
      {"\xEF\xBB\xBF 7", "‹7›"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(spans_of(row.text) == row.spans);
  }
}

TEST_CASE("numbers keep the digits that were written") {
  for (const char* digits :
       {"0", "-0", "1.10", "1E2", "502", "-7", "123456789012345678901234567890"}) {
    CHECK(parsed(digits).text == digits);
    CHECK(parsed(digits).kind == JsonNode::Kind::number);
    CHECK(parsed(std::string("[") + digits + "]").items.at(0).text == digits);
  }
}

TEST_CASE("escapes in a JSON text are taken off, and its span still covers what was written") {
  const JsonNode node = parsed(R"(["\u00e9\n\ud83d\ude00\"\/", "next"])");
  CHECK(node.items.at(0).text == "é\n😀\"/");
  CHECK(node.items.at(0).span.offset == 1);
  CHECK(node.items.at(0).span.length == 26);
  CHECK(node.items.at(1).span.offset == 29);
}

TEST_CASE(
    "a member is found by its unescaped name, and a missing one reads as a null that stands "
    "nowhere") {
  const JsonNode node = parsed(R"({ "\u0061": 1, "b": null })");
  REQUIRE(node.find("a") != nullptr);
  CHECK(node.find("a")->text == "1");
  CHECK(node.find("c") == nullptr);
  CHECK(node.find("a")->find("x") == nullptr);
  CHECK(node.at("c").kind == JsonNode::Kind::null);
  CHECK(node.at("c").at("d").span.length == 0);
}

TEST_CASE("a place in a file counts characters, and CRLF ends a line") {
  const SourceText source{"a.json", "{\r\n  \"日本\": \"é\",\r\n  \"n\": 7\r\n}\r\n"};
  Diagnostics report;
  const auto root = parse_json(source, report);
  REQUIRE(root);
  const Location text = source.locate(root->at("日本").span.offset, root->at("日本").span.length);
  CHECK(text == Location{"a.json", 2, 9, 3, "  \"日本\": \"é\","});
  const Location number = source.locate(root->at("n").span.offset, root->at("n").span.length);
  CHECK(number == Location{"a.json", 3, 8, 1, "  \"n\": 7"});
}

TEST_CASE("each JSON mistake is told where it stands") {
  struct Row {
    const char* text;
    const char* told;
  };
  const std::vector<Row> rows{
      {"{\n  \"a\": 1\n  \"b\": 2\n}",
       "a.json:3:3: error: syntax error while parsing object - unexpected string literal; expected "
       "'}' [json-syntax]\n"
       "    3 |   \"b\": 2\n"
       "      |   ^~~\n"
       "  hint: is a ',' missing before it?\n"},
      {"[1 2]",
       "a.json:1:4: error: syntax error while parsing array - unexpected number literal; expected "
       "']' [json-syntax]\n"
       "    1 | [1 2]\n"
       "      |    ^\n"
       "  hint: is a ',' missing before it?\n"},
      {"[1,]",
       "a.json:1:4: error: syntax error while parsing value - unexpected ']'; expected '[', '{', "
       "or a literal [json-syntax]\n"
       "    1 | [1,]\n"
       "      |    ^\n"
       "  hint: JSON has no comma after the last item\n"},
      {"{\"a\":1, }",
       "a.json:1:9: error: syntax error while parsing object key - unexpected '}'; expected string "
       "literal [json-syntax]\n"
       "    1 | {\"a\":1, }\n"
       "      |         ^\n"
       "  hint: JSON has no comma after the last item\n"},
      {"{\"a\" 1}",
       "a.json:1:6: error: syntax error while parsing object separator - unexpected number "
       "literal; expected ':' [json-syntax]\n"
       "    1 | {\"a\" 1}\n"
       "      |      ^\n"},
      {"[1] 2",
       "a.json:1:5: error: syntax error while parsing value - unexpected number literal; expected "
       "end of input [json-syntax]\n"
       "    1 | [1] 2\n"
       "      |     ^\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(complaint(row.text) == row.told);
  }
}

TEST_CASE("a broken JSON token is marked at the byte that breaks it") {
  struct Row {
    const char* text;
    std::size_t line, column;
    const char* hint;
  };
  const std::vector<Row> rows{
      {"[tru]", 1, 5, ""},
      {"[\"a\\q\"]", 1, 5, ""},
      {"[\"a\nb\"]", 1, 4, "is the closing '\"' missing?"},
      {"[\n// why\n1]", 2, 1, "JSON has no comments"},
      {"[01]", 1, 3, "is a ',' missing before it?"},
      {"[-]", 1, 3, ""},
      {"[1.]", 1, 4, ""},
      {"[\"\\ud800\"]", 1, 9, ""},
      {"['a']", 1, 2, ""},
      {"[NaN]", 1, 2, ""},
      {"[\"\\u12g4\"]", 1, 7, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics report;
    CHECK_FALSE(parse_json({"a.json", row.text}, report));
    REQUIRE(report.items().size() == 1);
    const Diagnostic& told = report.items().front();
    CAPTURE(told.message);
    CHECK(told.code == "json-syntax");
    CHECK(told.where.line == row.line);
    CHECK(told.where.column == row.column);
    CHECK(told.hint == row.hint);
  }
}

TEST_CASE("a number that no computer can hold is refused in words") {
  CHECK(complaint("[1, 1e999]") ==
        "a.json:1:5: error: number overflow parsing '1e999' [json-syntax]\n"
        "    1 | [1, 1e999]\n"
        "      |     ^~~~~\n");
}

TEST_CASE("a JSON text that ends too early is told at its end") {
  CHECK(complaint("{\"a\": [1") ==
        "a.json:1:9: error: syntax error while parsing array - unexpected end of input; expected "
        "']' [json-syntax]\n"
        "    1 | {\"a\": [1\n"
        "      |         ^\n");
}

TEST_CASE("a member that comes twice is refused at its second name") {
  CHECK(complaint("{ \"a\": 1,\n  \"b\": { \"a\": 2 }, \"\\u0061\": 3 }") ==
        "a.json:2:20: error: member 'a' is given twice [duplicate-member]\n"
        "    2 |   \"b\": { \"a\": 2 }, \"\\u0061\": 3 }\n"
        "      |                    ^~~~~~~~\n"
        "  hint: keep one of the two\n");
}

TEST_CASE("a file without a value is empty, whatever white space it has") {
  for (const char* text : {"", " ", "\n", "\r\n\t \n"}) {
    CHECK(complaint(text) ==
          "a.json: error: the file is empty; a JSON value was expected [empty-file]\n");
  }
}

TEST_CASE("bytes that are no UTF-8 are refused before anything else") {
  CHECK(complaint("{\n \"é\": \"a\xE9\", \n") ==
        "a.json:2:9: error: this byte is not valid UTF-8 [invalid-utf8]\n"
        "    2 |  \"é\": \"a�\", \n"
        "      |         ^\n"
        "  hint: save the file as UTF-8\n");
}

TEST_CASE("a NUL does not end a JSON text") {
  CHECK(complaint(std::string("{\"a\": 1}\n\0 anything", 19)) ==
        "a.json:2:1: error: this control character has no place in text [control-character]\n"
        "    2 | � anything\n"
        "      | ^\n"
        "  hint: take it out\n");
}

TEST_CASE("control characters do not come in by escapes, unless somebody asks for them") {
  CHECK(complaint("{\"a\": \"x\\u001b[2J\"}") ==
        "a.json:1:7: error: this text holds a control character [control-character]\n"
        "    1 | {\"a\": \"x\\u001b[2J\"}\n"
        "      |       ^~~~~~~~~~~~\n"
        "  hint: take its escape out\n");
  CHECK(complaint("{\"\\u0000\": 1}") ==
        "a.json:1:2: error: this text holds a control character [control-character]\n"
        "    1 | {\"\\u0000\": 1}\n"
        "      |  ^~~~~~~~\n"
        "  hint: take its escape out\n");
  CHECK(complaint("\"\\u007f\"") != "it parses");
  CHECK(parsed("\"\\t\\n\\r\"").text == "\t\n\r");
  Diagnostics report;
  const auto root = parse_json({"a.json", "\"\\u0001\""}, report,
                               {.controls = ControlCharacters::allowed});
  REQUIRE(root);
  CHECK(root->text == "\x01");
}

TEST_CASE("JSON may be nested to the limit and no deeper") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(complaint(nested(JsonLimits{}.depth)) == "it parses");
  CHECK(complaint("\n" + nested(JsonLimits{}.depth + 1)) ==
        "a.json:2:65: error: nested deeper than 64 levels [deep-json]\n"
        "    2 | " +
            nested(65) + "\n      | " + std::string(64, ' ') + "^\n");
  CHECK(complaint(std::string(1000000, '[')).find("[deep-json]") != std::string::npos);
}

TEST_CASE("a JSON text may be as long as the limit and no longer") {
  const auto text_of = [](std::size_t length) { return "\"" + std::string(length, 'x') + "\""; };
  CHECK(complaint(text_of(JsonLimits{}.string)) == "it parses");
  CHECK(complaint(text_of(JsonLimits{}.string + 1)) ==
        "a.json:1:1: error: this string is 8193 bytes long; at most 8192 are allowed "
        "[long-string]\n    1 | \"" +
            std::string(159, 'x') + "…\n      | ^" + std::string(159, '~') + "\n");
}
