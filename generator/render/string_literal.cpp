#include "render/string_literal.hpp"

#include <algorithm>
#include <array>

namespace statusbook {
namespace {

struct Style {
  std::string_view name;
  char delimiter;
  std::string_view escaped;    // gets a backslash before it
  std::string_view doubled;    // is written twice
  std::string_view forbidden;  // cannot be written
};

constexpr std::array<Style, 7> styles{{
    {"c", '"', "\\\"", "", ""},
    {"php", '\'', "\\'", "", ""},
    // "#{…}", "#$…" and "#@…" would be evaluated.
    {"ruby", '"', "\\\"#", "", ""},
    // A variable begins with "$", which nothing can escape.
    {"nginx", '\'', "\\'", "", "$"},
    // "%" begins a format specifier in the value of a Header directive.
    {"apache", '"', "\\\"", "%", ""},
    {"backtick", '`', "", "", "`"},
    // HAProxy's strong quotes; in the value of a field "%" begins a log format.
    {"single", '\'', "", "%", "'"},
}};

bool holds(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> quote_literal(std::string_view text, std::string_view style) {
  const auto found = std::find_if(styles.begin(), styles.end(),
                                  [&](const Style& each) { return each.name == style; });
  if (found == styles.end()) return std::nullopt;
  std::string literal(1, found->delimiter);
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || holds(found->forbidden, c)) return std::nullopt;
    if (holds(found->escaped, c)) literal += '\\';
    if (holds(found->doubled, c)) literal += c;
    literal += c;
  }
  literal += found->delimiter;
  return literal;
}

}  // namespace statusbook
