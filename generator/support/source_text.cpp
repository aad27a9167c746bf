#include "support/source_text.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace statusbook {
namespace {

std::string_view line_at(std::string_view text, std::size_t start) {
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

Location SourceText::locate(std::size_t offset, std::size_t length) const {
  offset = std::min(offset, text.size());
  const std::string_view before = std::string_view(text).substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  const std::string_view line = line_at(text, start);
  const std::size_t in_line = std::min(offset - start, line.size());
  const std::size_t marked = count_code_points(line.substr(in_line, length));
  return {.file = name,
          .line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          .column = count_code_points(line.substr(0, in_line)) + 1,
          .length = std::max<std::size_t>(marked, 1),
          .source_line = std::string(line)};
}

Location SourceText::locate_line(std::size_t line) const {
  std::size_t start = 0;
  for (std::size_t current = 1; current < line; ++current) {
    const std::size_t newline = text.find('\n', start);
    if (newline == std::string::npos) return locate_file();
    start = newline + 1;
  }
  const std::string_view content = line_at(text, start);
  return {.file = name,
          .line = line,
          .column = 1,
          .length = std::max<std::size_t>(count_code_points(content), 1),
          .source_line = std::string(content)};
}

}  // namespace statusbook
