#include "render/compact_html.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace statusbook {
namespace {

struct Kept {
  std::string_view start;
  std::string_view end;
};

constexpr std::array<Kept, 2> kept_elements{{{"<pre", "</pre>"}, {"<textarea", "</textarea>"}}};

constexpr std::string_view blanks = " \t\r";

// The bytes from the start of `html` that must stay as they are because an element begins in its
// first `line_size` bytes; 0 when none does.
std::size_t kept_prefix(std::string_view html, std::size_t line_size) {
  for (const Kept& element : kept_elements) {
    const std::size_t start = html.substr(0, line_size).find(element.start);
    if (start == std::string_view::npos) continue;
    const std::size_t end = html.find(element.end, start);
    return end == std::string_view::npos ? html.size() : end + element.end.size();
  }
  return 0;
}

std::string_view without_final_blanks(std::string_view line) {
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

}  // namespace

std::string compact_html(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    html.remove_prefix(std::min(html.find_first_not_of(blanks), html.size()));
    std::size_t size = std::min(html.find('\n'), html.size());
    while (const std::size_t kept = kept_prefix(html, size)) {
      out.append(html.substr(0, kept));
      html.remove_prefix(kept);
      size = std::min(html.find('\n'), html.size());
    }
    const std::string_view line = without_final_blanks(html.substr(0, size));
    const bool continues = !out.empty() && out.back() != '\n';
    if (!line.empty() || continues) out.append(line).push_back('\n');
    html.remove_prefix(std::min(size + 1, html.size()));
  }
  return out;
}

}  // namespace statusbook
