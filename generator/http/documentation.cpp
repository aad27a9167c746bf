#include "http/documentation.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

bool is_dots(std::string_view text) {
  return text == ellipsis || (text.size() >= 3 && text.find_first_not_of('.') == text.npos);
}

bool is_enclosed(std::string_view text, char open, char close) {
  return text.size() > 2 && text.front() == open && text.back() == close;
}

std::string_view inside(std::string_view text) {
  return text.substr(1, text.size() - 2);
}

bool is_bracketed_dots(std::string_view text) {
  return (is_enclosed(text, '[', ']') || is_enclosed(text, '<', '>') ||
          is_enclosed(text, '(', ')')) &&
         is_dots(trim(inside(text)));
}

// "... 1,204 more octets ..." and "[body elided]" are elisions with a remark.
bool is_remark(std::string_view text) {
  return (text.size() > 3 && is_dots(text.substr(0, 3))) || text.substr(0, 3) == ellipsis ||
         is_enclosed(text, '[', ']');
}

bool is_mark(std::string_view line) {
  const std::string_view text = trim(line);
  return is_dots(text) || is_bracketed_dots(text);
}

bool is_upper_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c); });
}

}  // namespace

bool is_elision(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.empty()) return false;
  return is_mark(text) || is_remark(text) || is_enclosed(text, '<', '>') || text.front() == '#' ||
         text.substr(0, 2) == "//";
}

bool has_elision(std::string_view body) {
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size() - 1);
    if (is_mark(body.substr(0, end + 1))) return true;
    body.remove_prefix(end + 1);
  }
  return false;
}

bool is_placeholder(std::string_view value) {
  if (is_enclosed(value, '{', '}')) return true;
  // "<https://a.example/>; rel=next" is a Link, and "</a>" a value of one.
  if (is_enclosed(value, '<', '>')) {
    return inside(value).find_first_of("/<>:") == std::string_view::npos;
  }
  if (value.substr(0, 5) == "YOUR_" && is_upper_name(value)) return true;
  return is_dots(value) ||
         (value.size() >= 3 && lower(value).find_first_not_of('x') == std::string::npos);
}

}  // namespace statusbook::http
