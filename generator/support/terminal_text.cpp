#include "support/terminal_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "support/utf8.hpp"

namespace statusbook {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> styles{{
    {"informational", "1;36"},
    {"successful", "1;32"},
    {"redirection", "1;34"},
    {"client-error", "1;33"},
    {"server-error", "1;31"},
    {"vendor", "1;35"},
}};

// The bytes of the first `columns` code points.
std::size_t offset_of_column(std::string_view text, std::size_t columns) {
  std::size_t offset = 0;
  while (offset < text.size() && columns > 0) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80)
      ++offset;
    --columns;
  }
  return offset;
}

// How many bytes of `text` the next line takes.
std::size_t line_length(std::string_view text, std::size_t width) {
  const std::size_t whole = offset_of_column(text, width);
  if (whole == text.size() || text[whole] == ' ') return whole;
  const std::size_t space = text.substr(0, whole).rfind(' ');
  return space == std::string_view::npos || space == 0 ? whole : space;
}

void wrap_paragraph(std::string_view text, std::size_t width, std::vector<std::string>& lines) {
  do {
    const std::size_t length = line_length(text, width);
    lines.push_back(without_trailing_spaces(std::string(text.substr(0, length))));
    text.remove_prefix(std::min(text.find_first_not_of(' ', length), text.size()));
  } while (!text.empty());
}

}  // namespace

std::string padded(std::string text, std::size_t width) {
  const std::size_t length = count_code_points(text);
  if (length < width) text.append(width - length, ' ');
  return text;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::vector<std::string> wrap_words(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  const std::size_t columns = std::max<std::size_t>(width, 1);
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    wrap_paragraph(text.substr(0, end), columns, lines);
    text.remove_prefix(end + 1);
  }
  wrap_paragraph(text, columns, lines);
  return lines;
}

std::string painted(std::string text, std::string_view style, Color color) {
  if (color == Color::no || style.empty() || text.empty()) return text;
  return fmt::format("\x1b[{}m{}\x1b[0m", style, text);
}

std::string_view terminal_style(std::string_view token) {
  for (const auto& [name, style] : styles) {
    if (name == token) return style;
  }
  return "1";
}

std::string text_row(const std::vector<TextCell>& cells, Color color) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 0;
  for (const TextCell& cell : cells) {
    columns.push_back(wrap_words(cell.text, cell.width));
    height = std::max(height, columns.back().size());
  }
  std::string rows;
  for (std::size_t line = 0; line < height; ++line) {
    std::string row;
    std::size_t spaces = 0;  // owed before the next words, so that none end a line
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string words = line < columns[i].size() ? columns[i][line] : "";
      if (!words.empty()) {
        row += std::string(spaces, ' ') + painted(words, cells[i].style, color);
        spaces = 0;
      }
      spaces += std::max(cells[i].width, count_code_points(words)) - count_code_points(words) + 2;
    }
    rows += row + '\n';
  }
  return rows;
}

}  // namespace statusbook
