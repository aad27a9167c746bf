#pragma once

// Text in cells of equal width: padded, wrapped, colored, side by side. Pure functions. Each code
// point counts as one column, which is true of the Latin, Greek and Cyrillic that the catalogue is
// written in; it is not of East Asian text or combining marks.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"

namespace statusbook {

struct TerminalLook {
  std::size_t width = 80;
  Color color = Color::no;
};

// With spaces behind it up to `width` columns; longer text stays as it is.
std::string padded(std::string text, std::size_t width);

std::string without_trailing_spaces(std::string line);

// Lines of at most `width` columns, cut at spaces; a longer word is cut where the line ends. '\n'
// ends a line, too. One empty line for empty text.
std::vector<std::string> wrap_words(std::string_view text, std::size_t width);

// `text` with the escape sequences of `style`, an SGR parameter like "1;31" (ECMA-48 8.3.117), if
// both color and style are wanted.
std::string painted(std::string text, std::string_view style, Color color);

// The style of a color token of the style sheet: "31" for "server-error". Bold for other names.
std::string_view terminal_style(std::string_view token);

struct TextCell {
  std::string text;
  std::size_t width = 0;
  std::string_view style = {};
};

// The cells side by side with two spaces between them, on as many lines as the longest needs.
std::string text_row(const std::vector<TextCell>& cells, Color color);

}  // namespace statusbook
