#include "render/html_escape.hpp"

#include "support/byte_search.hpp"

namespace statusbook {
namespace {

constexpr std::string_view reference_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

// `escaped` are those of the five characters that are to be replaced.
template <char... escaped>
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t written = 0;;) {
    const std::size_t found = find_any<escaped...>(text, written);
    out.append(text, written, found - written);
    if (found == text.size()) return;
    out.append(reference_of(text[found]));
    written = found + 1;
  }
}

}  // namespace

void append_html_escaped(std::string& out, std::string_view text) {
  append_escaped<'&', '<', '>', '"', '\''>(out, text);
}

void append_html_text(std::string& out, std::string_view text) {
  append_escaped<'&', '<', '>'>(out, text);
}

std::string html_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_html_escaped(out, text);
  return out;
}

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_html_text(out, text);
  return out;
}

}  // namespace statusbook
