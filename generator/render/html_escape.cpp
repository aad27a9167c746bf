#include "render/html_escape.hpp"

#include <array>

namespace statusbook {
namespace {

// By byte; empty for the bytes that stay as they are.
using References = std::array<std::string_view, 256>;

constexpr References text_references = [] {
  References table{};
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  return table;
}();

constexpr References references = [] {
  References table = text_references;
  table['"'] = "&quot;";
  table['\''] = "&#39;";
  return table;
}();

void append_escaped(std::string& out, std::string_view text, const References& table) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view reference = table[static_cast<unsigned char>(text[i])];
    if (reference.empty()) continue;
    out.append(text, written, i - written);
    out.append(reference);
    written = i + 1;
  }
  out.append(text, written);
}

}  // namespace

void append_html_escaped(std::string& out, std::string_view text) {
  append_escaped(out, text, references);
}

void append_html_text(std::string& out, std::string_view text) {
  append_escaped(out, text, text_references);
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
