#pragma once

// The pieces of a template as the lexer hands them on: runs of text and tags, by position in the
// source. A token owns nothing; it is meaningful only beside the SourceText it was read from.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace statusbook::mustache {

enum class TokenKind : std::uint8_t {
  text,        // never runs over a line's end: the line break closes it
  comment,     // {{! … }}
  delimiters,  // {{=<% %>=}}
  variable,    // {{name}}
  raw,         // {{{name}}} and {{&name}}
  section,     // {{#name}}
  inverted,    // {{^name}}
  close,       // {{/name}}
  partial,     // {{>name}}
  parent,      // {{<name}}
  block        // {{$name}}
};

struct Token {
  TokenKind kind = TokenKind::text;
  std::size_t begin = 0;  // the first byte, delimiters included
  std::size_t end = 0;    // one past the last
  std::size_t name_begin = 0;
  std::size_t name_length = 0;
};

using Tokens = std::vector<Token>;

inline std::string_view bytes_of(const Token& token, std::string_view source) {
  return source.substr(token.begin, token.end - token.begin);
}

inline std::string_view name_of(const Token& token, std::string_view source) {
  return source.substr(token.name_begin, token.name_length);
}

}  // namespace statusbook::mustache
