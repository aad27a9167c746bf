#include "render/string_literal.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace statusbook;

namespace {

struct Literal {
  const char* style;
  const char* text;
  const char* expected;  // null: there is no way to write it
};

constexpr Literal literals[] = {
    {"c", "", R"("")"},
    {"c", R"(say "hi" \ 100% $5 #{x} 'ok')", R"("say \"hi\" \\ 100% $5 #{x} 'ok'")"},
    {"c", "a\nb", nullptr},
    {"php", R"(it's "$5" \)", R"('it\'s "$5" \\')"},
    {"ruby", R"(#{x} "y" \)", R"("\#{x} \"y\" \\")"},
    {"nginx", R"(it's "fine" \)", R"('it\'s "fine" \\')"},
    {"nginx", "costs $5", nullptr},
    {"apache", R"(100% "sure" \)", R"("100%% \"sure\" \\")"},
    {"backtick", R"(it's "fine" \ $5)", R"(`it's "fine" \ $5`)"},
    {"backtick", "a`b", nullptr},
    {"single", R"(100% "sure" \ $5)", R"('100%% "sure" \ $5')"},
    {"single", "it's", nullptr},
    {"cobol", "text", nullptr},
    {"", "text", nullptr},
};

}  // namespace

TEST_CASE("a text is quoted as its language wants it, or not at all") {
  for (const Literal& literal : literals) {
    CAPTURE(literal.style, literal.text);
    const auto quoted = quote_literal(literal.text, literal.style);
    CHECK(quoted == (literal.expected == nullptr ? std::nullopt
                                                 : std::optional<std::string>(literal.expected)));
  }
}

TEST_CASE("every style that the schema allows can quote") {
  std::ifstream file(PROJECT_ROOT "/content/schema/snippet.schema.json");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const std::string schema = bytes.str();
  const std::size_t start = schema.find(R"("quoting": { "enum": [)");
  REQUIRE(start != std::string::npos);
  std::istringstream names(schema.substr(start + 22, schema.find(']', start) - start - 22));
  int count = 0;
  for (std::string name; std::getline(names, name, ',');) {
    const std::size_t open = name.find('"');
    const std::string style = name.substr(open + 1, name.rfind('"') - open - 1);
    CAPTURE(style);
    CHECK(quote_literal("text", style).has_value());
    ++count;
  }
  CHECK(count == 7);
}
