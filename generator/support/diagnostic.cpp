#include "support/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "support/utf8.hpp"

namespace statusbook {
namespace {

constexpr std::size_t widest_excerpt = 160;      // characters of a source line that are shown
constexpr std::size_t context_before_mark = 80;  // of them, before the mark of a longer line

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::note:
      return "\x1b[1;36m";
  }
  return "";
}

std::string paint(std::string_view text, std::string_view escape, Color color) {
  if (color == Color::no) return std::string(text);
  return fmt::format("{}{}\x1b[0m", escape, text);
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Tabs become one space so that the caret line stays aligned.
void add_valid(std::string& shown, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t') {
      shown += ' ';
    } else if (byte < 0x20 || byte == 0x7F) {
      shown += replacement;
    } else {
      shown += c;
    }
  }
}

// A byte that belongs to no sequence of UTF-8 is one character, as it is where columns are counted.
std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (const auto invalid = find_invalid_utf8(text)) {
    add_valid(shown, text.substr(0, *invalid));
    shown += replacement;
    text.remove_prefix(*invalid + 1);
  }
  add_valid(shown, text);
  return shown;
}

std::string place(const Location& where) {
  std::string text = printable(where.file);
  if (where.line > 0) text += fmt::format(":{}", where.line);
  if (where.line > 0 && where.column > 0) text += fmt::format(":{}", where.column);
  return text;
}

// A part of a line that is too long to be shown whole.
struct Window {
  std::string text;
  std::size_t column = 1;  // of the mark, in `text`
  std::size_t length = 1;
};

// Splits into code points; a byte that belongs to none stands alone.
std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
      ++length;
    characters.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return characters;
}

// The whole line, or as much around the mark as fits, with an ellipsis where it is cut.
Window window_around(const Location& where) {
  const std::string shown = printable(where.source_line);
  const std::vector<std::string_view> characters = characters_of(shown);
  const std::size_t mark = std::max<std::size_t>(where.column, 1) - 1;
  if (characters.size() <= widest_excerpt) return {shown, mark + 1, where.length};
  const std::size_t wanted = mark > context_before_mark ? mark - context_before_mark : 0;
  const std::size_t begin = std::min(wanted, characters.size() - widest_excerpt);
  const std::size_t end = begin + widest_excerpt;
  Window window;
  if (begin > 0) window.text = "…";
  for (std::size_t i = begin; i < end; ++i)
    window.text += characters[i];
  if (end < characters.size()) window.text += "…";
  window.column = mark - std::min(mark, begin) + (begin > 0 ? 2 : 1);
  window.length = std::max<std::size_t>(std::min(where.length, end - std::min(end, mark)), 1);
  return window;
}

std::string excerpt(const Location& where, Severity severity, Color color) {
  if (where.line == 0 || where.source_line.empty()) return {};
  const Window window = window_around(where);
  const std::string number = fmt::format("{:>5}", where.line);
  std::string text = fmt::format("{} | {}\n", number, window.text);
  if (where.column == 0) return text;
  const std::string mark = "^" + std::string(window.length - 1, '~');
  text += fmt::format("{} | {}{}\n", std::string(number.size(), ' '),
                      std::string(window.column - 1, ' '), paint(mark, color_of(severity), color));
  return text;
}

auto order_of(const Diagnostic& d) {
  return std::tie(d.where.file, d.where.line, d.where.column, d.code, d.message);
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "note";
}

void Diagnostics::error(std::string code, Location where, std::string message, std::string hint) {
  add({Severity::error, std::move(code), std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::warning(std::string code, Location where, std::string message, std::string hint) {
  add({Severity::warning, std::move(code), std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::append(Diagnostics other) {
  std::move(other.items_.begin(), other.items_.end(), std::back_inserter(items_));
}

bool Diagnostics::has_errors() const {
  return count(Severity::error) > 0;
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      items_.begin(), items_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> all = items_;
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return order_of(a) < order_of(b);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::string format(const Diagnostic& diagnostic, Color color) {
  const Location& where = diagnostic.where;
  std::string text = place(where);
  if (!text.empty()) text += ": ";
  text += paint(fmt::format("{}:", to_string(diagnostic.severity)), color_of(diagnostic.severity),
                color);
  text += fmt::format(" {} [{}]\n", printable(diagnostic.message), diagnostic.code);
  text += excerpt(where, diagnostic.severity, color);
  if (!diagnostic.hint.empty()) text += fmt::format("  hint: {}\n", printable(diagnostic.hint));
  return text;
}

}  // namespace statusbook
