#include "render/html_escape.hpp"

#include <array>

namespace statusbook {
namespace {

// By byte; empty for the bytes that stay as they are.
constexpr std::array<std::string_view, 256> references = [] {
  std::array<std::string_view, 256> table{};
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  table['\''] = "&#39;";
  return table;
}();

}  // namespace

void append_html_escaped(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view reference = references[static_cast<unsigned char>(text[i])];
    if (reference.empty()) continue;
    out.append(text, written, i - written);
    out.append(reference);
    written = i + 1;
  }
  out.append(text, written);
}

std::string html_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_html_escaped(out, text);
  return out;
}

}  // namespace statusbook
