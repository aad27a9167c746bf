#pragma once

// What holds for every reader of input files, whatever the bytes: the properties that the fuzz
// targets share. `require` says which one was broken before it aborts, which is what a fuzzer
// looks for.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"
#include "support/utf8.hpp"

namespace statusbook::fuzz {

inline void require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "broken property: %s\n", property);
  std::abort();
}

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Without their ends. A text that ends with a line end has an empty line behind it.
inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (newline == std::string_view::npos) return lines;
    text.remove_prefix(newline + 1);
  }
}

// The place is there: the line as it is shown, a column in it or right behind it, a mark that ends
// with it. A line is shown whole or not at all.
inline bool is_inside(const Location& where, const SourceText& source) {
  if (where.file != source.name) return false;
  if (where.line == 0) return where.column == 0;
  const auto lines = lines_of(source.text);
  if (where.line > lines.size()) return false;
  const std::string_view line = lines[where.line - 1];
  const std::size_t characters = count_code_points(line);
  const bool has_mark = where.column > 0 && where.length > 0;
  return where.source_line == line && has_mark && where.column <= characters + 1 &&
         where.column - 1 + where.length <= std::max(characters, where.column);
}

inline bool is_sentence(std::string_view message) {
  return !message.empty() && !message.ends_with('.');
}

// Each diagnostic points into its file, and what is printed of it is text.
inline void require_sound(const Diagnostics& report, const SourceText& source) {
  for (const Diagnostic& one : report.items()) {
    require(is_inside(one.where, source), "a diagnostic's place lies inside of its file");
    require(is_sentence(one.message), "a message is a sentence without a full stop");
    require(!find_invalid_utf8(format(one, Color::yes)), "a printed diagnostic is UTF-8");
  }
}

inline std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

inline std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

}  // namespace statusbook::fuzz
